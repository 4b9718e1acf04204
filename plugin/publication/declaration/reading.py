"""Reading the declaration for a city."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapalus.plugin.city.city import read_city
from mapalus.plugin.errors import MapalusError, Sentence, listed
from mapalus.plugin.packages import yaml
from mapalus.plugin.paths import PUBLICATION
from mapalus.plugin.publication.declaration.agencies import entries_for
from mapalus.plugin.publication.declaration.filling import server_of, workspace_of
from mapalus.plugin.publication.declaration.model import AgencyLogin, Publication
from mapalus.plugin.publication.declaration.own import add_fit_own_layers, add_own_layers, read_own_layers
from mapalus.plugin.publication.declaration.problems import find_problems, line_of, repeated_entries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mapalus.plugin.city.city import City
    from mapalus.plugin.database.connection import Connection
    from mapalus.plugin.publication.declaration.model import LeftOut, OwnLayer


_SHOWN = 5


def load(
    city: City,
    path: Path = PUBLICATION,
    agency_logins: Sequence[AgencyLogin] = (),
    own_layers: Sequence[OwnLayer] = (),
    left_out: Sequence[LeftOut] | None = None,
) -> Publication:
    """Read the declaration for a city.

    :param city: :class:`~mapalus.plugin.city.city.City`
    :param agency_logins: :class:`AgencyLogin` list.
    :param own_layers: :class:`OwnLayer` list, which the public workspace has besides.
    :param left_out: own layers that are left out already. With such a list, an own layer that does not fit is left out
        as well, instead of refused.
    :raises MapalusError: naming file, line and what is wrong there, or the own layer and what is wrong with it.
    """
    content = _read(path, city.workspace)
    if left_out is None:
        styles, left_out = add_own_layers(content, own_layers), []
    else:
        styles, unfit = add_fit_own_layers(content, own_layers)
        left_out = [*left_out, *unfit]
    workspaces = tuple(
        workspace_of(entry, city, styles if entry.get("map_page") else {})
        for declared in content["workspaces"]
        for entry in entries_for(declared, agency_logins)
    )
    server = server_of(content["server"], city)
    if both := sorted(set(server.get("users", {})) & {agency.login for agency in agency_logins}):
        raise MapalusError(
            "{file} declares the user {both}, who is an agency's login of the database.",
            "Give one of them another name; nothing was changed.",
            file=path.name,
            both=", ".join(both),
        )
    entries = tuple(entry["name"] for entry in content["workspaces"])
    return Publication(server, workspaces, city, tuple(agency_logins), entries, tuple(left_out))


def load_for(
    connection: Connection, path: Path = PUBLICATION, own_layers: Sequence[OwnLayer] | None = None
) -> Publication:
    """Read the declaration for the city, the agencies and the own layers of a database.

    An own layer that must not be published as it is now is left out, and :class:`Publication` says why.

    :param own_layers: instead of those that the database declares: what it would be like with others.
    :raises MapalusError: when the file cannot be used, or one of the given own layers.
    """
    city, left_out = read_city(connection), None
    with connection, connection.cursor() as cursor:
        cursor.execute(
            "SELECT role_name, agency, password, coalesce(rolcanlogin, false) FROM mapalus.agency_login "
            "LEFT JOIN mapalus.feed_password USING (role_name) LEFT JOIN pg_roles ON rolname = role_name "
            "ORDER BY role_name"
        )
        agency_logins = [AgencyLogin(*row) for row in cursor.fetchall()]
        if own_layers is None:
            own_layers, left_out = read_own_layers(cursor)
    return load(city, path, agency_logins, own_layers, left_out)


def _read(path, workspace):
    text = path.read_text(encoding="utf-8")
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        content = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise MapalusError(
            "{file} is not valid YAML: {reason}.", "Correct it; nothing was changed.", file=path.name, reason=error
        ) from error
    _name_workspaces(content, workspace)
    problems = sorted(
        [(line, Sentence("the entry {name} stands there twice", name=name)) for line, name in repeated_entries(root)]
        or ((line_of(root, place), sentence) for place, sentence in find_problems(content))
    )
    if problems:
        shown = [Sentence("line {line}: {problem}", line=line, problem=problem) for line, problem in problems[:_SHOWN]]
        if len(problems) > _SHOWN:
            shown.append(Sentence("and {number} more", number=len(problems) - _SHOWN))
        raise MapalusError(
            "{file}, {problems}.", "Correct it; nothing was changed.", file=path.name, problems=listed(shown, "; ")
        )
    return content


def _name_workspaces(content, workspace):
    """Put the city's own name into the names of workspaces. What is wrong with the content is said later."""
    for entry in (content.get("workspaces") or ()) if isinstance(content, dict) else ():
        if isinstance(entry, dict) and isinstance(entry.get("name"), str):
            entry["name"] = entry["name"].replace("{workspace}", workspace)
