"""Workspaces that are declared once and made for each login of an agency.

The names that come of a login are made here and nowhere else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mapalus.plugin.publication.declaration.model import AgencyLogin


# Becomes part of a workspace, of its address and of a role, as it stands.
_LOGIN = re.compile(r"[a-z_][a-z0-9_]*")


def is_for_each(entry: dict) -> bool:
    """Return whether an entry of the file is made for each login of an agency."""
    return "for_each" in entry


def has_usable_name(login: str) -> bool:
    """Return whether a login can have a workspace of its name."""
    return _LOGIN.fullmatch(login) is not None


def is_published(agency: AgencyLogin) -> bool:
    """Return whether a login gets a workspace; all others are left out, which closes their feeds."""
    return agency.may_log_in and agency.password is not None and has_usable_name(agency.login)


def workspace_name(entry: dict, login: str) -> str:
    """Return the name of the workspace that an entry of the file has for a login."""
    return f"{entry['name']}_{login}"


def role_name(workspace: str) -> str:
    """Return the name of the role of GeoServer that alone reads and writes an agency's workspace."""
    return workspace.upper()


def entries_for(entry: dict, agencies: Sequence[AgencyLogin]) -> Iterator[dict]:
    """Yield an entry of the file, or what it is for each login of an agency.

    The store logs in to the database as that login. A role of GeoServer that only its user has reads and writes.
    """
    if not is_for_each(entry):
        yield entry
        return
    for agency in agencies:
        if not is_published(agency):
            continue
        name = workspace_name(entry, agency.login)
        role = role_name(name)
        yield {
            **entry,
            "name": name,
            "store": {**entry["store"], "role": agency.login},
            "readers": [role],
            "writers": [role],
            "entry": entry["name"],
            "agency_login": agency.login,
            "user_roles": sorted({role, *entry.get("user_roles", ())}),
        }
