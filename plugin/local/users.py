"""Who the services of this machine run as: under root, each one as a user of its own that sees its own folders alone.

A server that answers strangers may be made to read files. So it runs as neither root nor the owner of passwords. Where
root's closed folders lie above its own, such as ``/root``, it gets a mount namespace: there each closed folder is empty
but for the service's own folders, at their usual paths (Linux: ``unshare``, ``mount_namespaces(7)``).

Who starts services as an ordinary user has no right to change users: then they run as that user.
"""

import functools
import os
import pwd
import shlex
import subprocess
from pathlib import Path

POSTGRESQL, WEB = "postgres", "www-data"
# Debian's Jetty brings a user; a GeoServer with a Jetty of its own may be here without it.
JAVA = ("jetty", "nobody")

_NEW_NAMESPACE = ["unshare", "--mount"]
# In a chroot, where / is no mount: only as long as no mount is shared, or it would be seen everywhere.
_SAME_PROPAGATION = [*_NEW_NAMESPACE, "--propagation", "unchanged"]


def java_user():
    """Return the user for Java's servers."""
    for name in JAVA[:-1]:
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    return JAVA[-1]


def as_user(user, folders, may_pass_through=True):
    """Return the words before a command that make root run it as another user; none for ordinary users.

    :param folders: absolute paths of all that it needs below closed folders.
    :param may_pass_through: whether the capability to pass through closed folders is enough, where a container forbids
        to hide them. Java asks with access(2), which does not count it; then Java runs as root.
    """
    if os.geteuid() != 0:
        return []
    words = [
        "setpriv",
        f"--reuid={user}",
        f"--regid={pwd.getpwnam(user).pw_gid}",
        "--clear-groups",
        "--no-new-privs",
        "--inh-caps=-all",
    ]
    folders = [folder.resolve() for folder in folders]
    closed = sorted({above for folder in folders if (above := _closed_above(folder))})
    if not closed:
        return words
    namespace = _way_to_hide()
    if namespace:
        return [*namespace, "sh", "-c", _hide_all_but(folders, closed), "sh", *words]
    if not may_pass_through:
        return []
    # It may read what lies there, too.
    return [*words[:-1], "--inh-caps=-all,+dac_read_search", "--ambient-caps=-all,+dac_read_search"]


def hand_over(user, *paths):
    """Give files and folders, with all within, to the user of a service; does nothing for ordinary users."""
    if os.geteuid() != 0:
        return
    entry = pwd.getpwnam(user)
    for path in paths:
        for place in (path, *path.rglob("*")) if path.is_dir() else (path,):
            os.chown(place, entry.pw_uid, entry.pw_gid, follow_symlinks=False)


def _closed_above(folder):
    """Return the uppermost folder above that others may not pass, None where they may pass all."""
    for parent in reversed(folder.parents):
        if parent.exists() and not parent.stat().st_mode & 0o001:
            return parent
    return None


@functools.cache
def _way_to_hide():
    """Return the words that begin a mount namespace; None where a container forbids it."""
    ways = [_NEW_NAMESPACE]
    if " shared:" not in Path("/proc/self/mountinfo").read_text():
        ways.append(_SAME_PROPAGATION)
    for way in ways:
        hide = [*way, "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
        if subprocess.run(hide, capture_output=True, check=False).returncode == 0:
            return way
    return None


def _hide_all_but(folders, closed):
    """Return a script that empties closed folders but for some, in its own namespace, and runs its arguments."""
    shown = [(number, shlex.quote(str(folder))) for number, folder in enumerate(folders, start=3)]
    return "\n".join(
        (
            "set -e",
            *(f"exec {number}< {folder}" for number, folder in shown),
            *(f"mount -t tmpfs -o mode=755 tmpfs {shlex.quote(str(folder))}" for folder in closed),
            *(f"(umask 022; mkdir -p {folder})" for _, folder in shown),
            # --no-canonicalize: the path behind the descriptor is hidden already.
            *(f"mount --no-canonicalize --bind /proc/self/fd/{number} {folder}" for number, folder in shown),
            *(f"exec {number}<&-" for number, _ in shown),
            # The folder that it began in is the hidden one.
            'cd "$PWD" || cd /',
            'exec "$@"',
        )
    )
