"""What of an earlier state must not come back: feeds of agencies' logins that are gone, and passwords."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mapalus.plugin.ogc.state import password_digest, workspaces_of
from mapalus.plugin.publication.declaration.agencies import role_name

if TYPE_CHECKING:
    from mapalus.plugin.ogc.state import Snapshot
    from mapalus.plugin.publication.declaration.model import Publication


# What belongs to no workspace; all other kinds are named after theirs.
_OF_SERVER = ("server setting", "service rule", "rest rule")


def whole_scope(publication: Publication, applied: Snapshot | None, wanted: Snapshot) -> tuple[str, ...]:
    """Return the workspaces to read: the declared ones, and those of logins that are gone.

    :param applied: what the last publication left.
    """
    left = (workspaces_of(applied.own) if applied else set()) | workspaces_of(wanted.state)
    return (*publication.scope, *sorted(left - set(publication.scope)))


def leave_out_gone_feeds(wanted: Snapshot, publication: Publication) -> None:
    """Leave workspaces out of an earlier state that are not declared now, with their users and roles.

    They were declared in the same file, so each was made for an agency's login that is gone. Agencies that still have a
    login keep their password of today.
    """
    passwords = publication.passwords
    gone = workspaces_of(wanted.state) - set(publication.scope)
    roles = {role_name(workspace) for workspace in gone} - set(publication.server.get("roles", ()))
    for (kind, name), fields in list(wanted.state.items()):
        is_agencys = fields.get("password") is not None
        if kind == "role":
            is_gone = name in roles
        elif kind == "user":
            is_gone = is_agencys and name not in passwords
        else:
            is_gone = kind not in _OF_SERVER and re.split("[.:/]", name)[0] in gone
        if is_gone:
            del wanted.state[kind, name]
        elif is_agencys:
            user = name if kind == "user" else fields.get("parameters", {}).get("user")
            fields["password"] = password_digest(user, passwords.get(user))
