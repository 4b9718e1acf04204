"""The state of a server, normalised: what is declared and what is live, in the same words.

A state maps ``(kind, name)`` to a dictionary of fields, all of them JSON: ``("style", "mapalus:report")`` to
``{"format": "sld", "sha256": …}``. Files are named by the SHA-256 of their content.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass
class Snapshot:
    """A state with the files it names.

    ``stamps`` says when the server's folders had last changed (folder -> text), and is empty where the server cannot
    say; ``contents`` holds those files that were read or are to be written (SHA-256 -> bytes); ``secrets`` the
    passwords of database roles and users, which are in no state and no journal; ``foreign`` the keys of what somebody
    else made.
    ``kinds`` are the kinds that the state tells of, None for all: an older Mapalus knew fewer.
    """

    state: dict = field(default_factory=dict)
    contents: dict = field(default_factory=dict)
    stamps: dict = field(default_factory=dict)
    secrets: dict = field(default_factory=dict)
    foreign: frozenset = frozenset()
    kinds: frozenset | None = None

    def add(self, kind: str, name: str, fields: dict) -> None:
        self.state[kind, name] = fields

    def add_file(self, kind: str, name: str, content: bytes, **fields) -> None:
        """Add a resource that is a file, or has one."""
        self.add(kind, name, {**fields, "sha256": self.keep(content)})

    def keep(self, content: bytes) -> str:
        digest = hashlib.sha256(content).hexdigest()
        self.contents[digest] = content
        return digest

    @property
    def own(self) -> dict:
        """The state without what somebody else made."""
        return {key: fields for key, fields in self.state.items() if key not in self.foreign}

    def of_kind(self, kind: str) -> dict[str, dict]:
        """Return name -> fields of one kind."""
        return {name: fields for (its, name), fields in self.state.items() if its == kind}


def password_digest(user: str, password: str | None) -> str | None:
    """Return by what a state tells a password from another one; None for none.

    Passwords are random and long, so nobody finds them from it.
    """
    if password is None:
        return None
    return hashlib.sha256(f"{user}:{password}".encode()).hexdigest()[:16]


def workspaces_of(state: dict) -> set[str]:
    """Return the workspaces that a state names. A workspace's rules are deleted last."""
    return {name.split(".")[0] for kind, name in state if kind in ("workspace", "access rule")}


def to_json(state: dict, kinds: Iterable[str] = ()) -> dict:
    """Return a state as a JSON object: kind -> name -> fields.

    :param kinds: kinds that stand there even where there is nothing of them, which tells that they were known.
    """
    nested = {kind: {} for kind in sorted(kinds)}
    for (kind, name), fields in sorted(state.items()):
        nested.setdefault(kind, {})[name] = fields
    return nested


def from_json(nested: dict) -> dict:
    """Return the state of what :func:`to_json` made."""
    return {(kind, name): fields for kind, names in nested.items() for name, fields in names.items()}


def canonical(state: dict) -> str:
    """Return a state as text that is equal for equal states, byte for byte."""
    return json.dumps(to_json(state), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def drop_useless_stamps(before: Snapshot, after: Snapshot) -> None:
    """Forget stamps that did not change with what they stamp, or that tell no parts of a second."""
    moved = any(before.stamps.get(folder) != stamp for folder, stamp in after.stamps.items())
    coarse = all(stamp == "absent" or ".0 " in stamp for stamp in after.stamps.values())
    if coarse or (before.state != after.state and before.stamps and not moved):
        after.stamps.clear()
