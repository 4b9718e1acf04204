"""Reading the declaration for a city."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from mapalus.plugin.city.city import read_city
from mapalus.plugin.errors import MapalusError
from mapalus.plugin.paths import PUBLICATION
from mapalus.plugin.publication.declaration.filling import server_of, workspace_of
from mapalus.plugin.publication.declaration.model import OwnLayer, Publication
from mapalus.plugin.publication.declaration.problems import find_problems, line_of, repeated_entries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mapalus.plugin.city.city import City
    from mapalus.plugin.database.connection import Connection


_SHOWN = 5


def load(
    city: City, path: Path = PUBLICATION, users: dict[str, str] | None = None, own_layers: Sequence[OwnLayer] = ()
) -> Publication:
    """Read the declaration for a city.

    :param city: :class:`~mapalus.plugin.city.city.City`
    :param users: database logins of agencies, see :class:`Publication`.
    :param own_layers: :class:`OwnLayer` list, which the public workspace has besides.
    :raises MapalusError: naming file, line and what is wrong there, or the own layer and what is wrong with it.
    """
    content = _read(path)
    styles = _add_own(content, own_layers)
    workspaces = tuple(
        workspace_of(entry, city, styles if entry.get("map_page") else {}) for entry in content["workspaces"]
    )
    server = server_of(content["server"], city)
    if both := sorted(set(server.get("users", {})) & set(users or {})):
        raise MapalusError(
            f"{path.name} declares the user {', '.join(both)}, who is an agency's login of the database.",
            "Give one of them another name; nothing was changed.",
        )
    return Publication(server, workspaces, city, dict(users or {}))


def load_for(
    connection: Connection, path: Path = PUBLICATION, own_layers: Sequence[OwnLayer] | None = None
) -> Publication:
    """Read the declaration for the city, the agencies and the own layers of a database.

    :param own_layers: instead of those that the database declares: what it would be like with others.
    """
    city = read_city(connection)
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT role_name, agency FROM mapalus.agency_login ORDER BY role_name")
        users = dict(cursor.fetchall())
        if own_layers is None:
            cursor.execute(
                "SELECT layer_name, declaration, style, to_regclass('mapalus_public.own_' || layer_name) IS NOT NULL "
                "FROM mapalus.own_layer ORDER BY layer_name"
            )
            rows = cursor.fetchall()
            own_layers = [OwnLayer(*row[:3]) for row in rows]
            for name, *_, is_whole in rows:
                if not is_whole:
                    raise MapalusError(
                        f"The own layer {name} has lost its table.", "Publish it again from another, or withdraw it."
                    )
    return load(city, path, users, own_layers)


def _read(path):
    text = path.read_text(encoding="utf-8")
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        content = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise MapalusError(f"{path.name} is not valid YAML: {error}.", "Correct it; nothing was changed.") from error
    problems = sorted(
        [(line, f"the entry {name} stands there twice") for line, name in repeated_entries(root)]
        or ((line_of(root, place), sentence) for place, sentence in find_problems(content))
    )
    if problems:
        shown = "; ".join(f"line {line}: {sentence}" for line, sentence in problems[:_SHOWN])
        more = f"; and {len(problems) - _SHOWN} more" if len(problems) > _SHOWN else ""
        raise MapalusError(f"{path.name}, {shown}{more}.", "Correct it; nothing was changed.")
    return content


# Areas lie below the lines upon them, and points above both.
_BOTTOM_FIRST = ("MultiPolygon", "Polygon", "MultiLineString", "LineString", "MultiPoint", "Point")


def _add_own(content, own_layers):
    """Add own layers to the public workspace of a declaration and return their styles, name -> QML.

    They lie above the bottom layer, the areas, and below all others: nothing of the city's own is hidden by them.
    """
    if not own_layers:
        return {}
    number, public = next((n, entry) for n, entry in enumerate(content["workspaces"]) if entry.get("map_page"))
    styles = {own.entry["style"]: own.style for own in own_layers if own.style}

    def place(own):
        kind = own.declaration.get("geometry")
        return _BOTTOM_FIRST.index(kind) if kind in _BOTTOM_FIRST else len(_BOTTOM_FIRST), own.name

    added = sorted(own_layers, key=place)
    public["layers"][1:1] = [own.entry for own in added]
    for where, sentence in find_problems(content, styles):
        index = where[3] if where[:3] == ["workspaces", number, "layers"] else 0
        which = added[index - 1].name if 1 <= index <= len(added) else ", ".join(own.name for own in added)
        # The file was found to be right before: it is they that do not fit.
        sentence = sentence.removeprefix(".".join(map(str, where))).lstrip(": ")
        raise MapalusError(
            f"The own layer {which} cannot be published: {sentence}.", "Publish it again otherwise, or withdraw it."
        )
    return styles
