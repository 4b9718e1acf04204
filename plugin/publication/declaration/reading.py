"""Reading the declaration for a city."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapalus.plugin.city.city import read_city
from mapalus.plugin.errors import MapalusError, Sentence, listed
from mapalus.plugin.packages import yaml
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
            "{file} declares the user {both}, who is an agency's login of the database.",
            "Give one of them another name; nothing was changed.",
            file=path.name,
            both=", ".join(both),
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
                        "The own layer {name} has lost its table.",
                        "Publish it again from another, or withdraw it.",
                        name=name,
                    )
    return load(city, path, users, own_layers)


def _read(path):
    text = path.read_text(encoding="utf-8")
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        content = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise MapalusError(
            "{file} is not valid YAML: {reason}.", "Correct it; nothing was changed.", file=path.name, reason=error
        ) from error
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
        # The file itself was correct before the own layers were added.
        raise MapalusError(
            "The own layer {which} cannot be published: {problem}.",
            "Publish it again otherwise, or withdraw it.",
            which=which,
            problem=sentence.with_values(where=which),
        )
    return styles
