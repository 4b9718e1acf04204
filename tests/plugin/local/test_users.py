"""Under root, services run as users of their own, who see nothing of root's closed folders but what is theirs."""

import os
import pwd
import subprocess
from pathlib import Path

import pytest

from mapalus.plugin.local import users
from mapalus.plugin.local.users import POSTGRESQL, WEB, as_user, hand_over, java_user

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="an ordinary user cannot change users: run as root")


@pytest.fixture
def folders(tmp_path):
    """A closed folder with a service's own, one that it may read, and a password."""
    closed = tmp_path / "closed"
    for name in ("own", "read", "secrets"):
        (closed / name).mkdir(parents=True)
        (closed / name / "word").write_text(name)
    closed.chmod(0o700)
    hand_over(WEB, closed / "own")
    return closed


def run(folders, script):
    words = as_user(WEB, [folders / "own", folders / "read"])
    return subprocess.run(
        [*map(str, words), "sh", "-c", script], cwd=folders / "own", capture_output=True, text=True, check=False
    )


def test_a_service_sees_its_own_folders_alone(folders):
    done = run(
        folders, f"id -un; pwd; cat word ../read/word; echo; echo more >> word; ls {folders}; cat ../secrets/word"
    )
    assert done.stdout.splitlines()[:3] == [WEB, str(folders / "own"), "ownread"]
    assert done.stdout.split()[-2:] == ["own", "read"]
    assert "No such file" in done.stderr
    assert (folders / "own" / "word").read_text() == "ownmore\n"
    assert not run(folders, "echo more >> ../read/word").stdout
    assert (folders / "read" / "word").read_text() == "read"
    # The machine's own folder is as it was.
    assert sorted(path.name for path in folders.iterdir()) == ["own", "read", "secrets"]


def test_it_has_no_rights_besides(folders):
    status = dict(
        line.split(":\t") for line in run(folders, "cat /proc/self/status").stdout.splitlines() if ":\t" in line
    )
    assert [status[name].strip("0") for name in ("CapInh", "CapPrm", "CapEff", "CapAmb")] == [""] * 4
    assert status["NoNewPrivs"] == "1"
    assert run(folders, "id -G").stdout.split() == [str(pwd.getpwnam(WEB).pw_gid)]


def test_where_nothing_may_be_hidden_it_may_pass_through(folders, monkeypatch):
    monkeypatch.setattr(users, "_way_to_hide", lambda: None)
    done = run(folders, "id -un; cat word; echo more >> ../secrets/word")
    assert done.stdout == f"{WEB}\nown"
    assert (folders / "secrets" / "word").read_text() == "secrets"
    assert as_user(WEB, [folders / "own"], may_pass_through=False) == []


def ids_and_root(pid):
    """Return who a process runs as, and how it sees the machine's files."""
    status = Path(f"/proc/{pid}/status").read_text().partition("Uid:\t")[2].split()
    return pwd.getpwuid(int(status[1])).pw_name, Path(f"/proc/{pid}/root")


def require_apart(pid, user, own):
    """Fail where a process runs as somebody else, or sees a file beside its folder."""
    who, root = ids_and_root(pid)
    assert who == user
    beside = own.parent / "beside"
    beside.touch()
    assert (root / own.relative_to("/")).is_dir()
    assert not (root / beside.relative_to("/")).exists()
    beside.unlink()


def test_postgresql(cluster):
    for process in cluster._record.processes:
        require_apart(process.pid, POSTGRESQL, cluster.folder)


@pytest.mark.slow
def test_geoserver(geoserver_process):
    """It does not see its administrator's password in clear text, either."""
    for process in geoserver_process._record.processes:
        require_apart(process.pid, java_user(), geoserver_process.folder / "data")
        _, root = ids_and_root(process.pid)
        password = geoserver_process.folder / "admin_password"
        assert password.exists()
        assert not (root / password.relative_to("/")).exists()


@pytest.mark.slow
def test_qgis_server_and_nginx(qgis_server):
    pids = [(qgis_server.folder / name).read_text() for name in ("fcgi.pid", "nginx.pid")]
    for pid in pids:
        require_apart(int(pid), WEB, qgis_server.folder)
