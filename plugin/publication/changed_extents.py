"""Where edits changed the public map, and having the tiles there drawn again."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapalus.plugin.database import work
from mapalus.plugin.database.connection import refused
from mapalus.plugin.errors import MapalusError
from mapalus.plugin.i18n import tr
from mapalus.plugin.ogc.extents import merge
from mapalus.plugin.packages import psycopg2

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapalus.plugin.database.connection import Connection
    from mapalus.plugin.feedback import Feedback
    from mapalus.plugin.ogc.geoserver.tile_cache import TileCache
    from mapalus.plugin.publication.declaration.model import Publication

_WORK = "refresh tiles"


@dataclass(frozen=True)
class ChangedExtents:
    """Rectangles that wait for their tiles to be refreshed.

    ``numbers`` names their rows; ``boxes`` maps a view of the public schema to (west, south, east, north) in degrees.
    """

    numbers: tuple
    boxes: dict


@dataclass(frozen=True)
class Refreshed:
    """What :func:`refresh` did: rows of the database, rectangles after merging, tile layers, GeoWebCache's tasks."""

    extents: int = 0
    rectangles: int = 0
    layers: int = 0
    tasks: int = 0


@contextmanager
def lock(connection: Connection) -> Iterator[None]:
    """Keep other workers from the same rectangles; a worker that dies lets go of them by itself.

    :raises MapalusError: when another worker is at it.
    """
    with _cursor(connection) as cursor:
        holder = work.take(cursor, _WORK)
    if holder:
        raise MapalusError(
            "{login} is refreshing the tiles at this moment, since {since}.",
            "Nothing needs to be done; they see to it.",
            login=holder.login,
            since=holder.since,
        )
    try:
        yield
    finally:
        if not connection.closed:
            with _cursor(connection) as cursor:
                work.release(cursor, _WORK)


def pending(connection: Connection) -> ChangedExtents:
    """Return the :class:`ChangedExtents` that wait; they go on waiting until :func:`forget` is called.

    :param connection: psycopg2 connection of a planner or an administrator.
    """
    with _cursor(connection) as cursor:
        cursor.execute(
            "SELECT id, relation, ST_XMin(geom), ST_YMin(geom), ST_XMax(geom), ST_YMax(geom) "
            "FROM mapalus.changed_extent ORDER BY id"
        )
        rows = cursor.fetchall()
    boxes = {}
    for _, relation, *box in rows:
        boxes.setdefault(relation, []).append(tuple(box))
    return ChangedExtents(tuple(row[0] for row in rows), boxes)


def forget(connection: Connection, extents: ChangedExtents) -> None:
    """Take rectangles away after their tiles were refreshed."""
    with _cursor(connection) as cursor:
        cursor.execute("SELECT mapalus.forget_changed_extents(%s::bigint[])", (list(extents.numbers),))


def tile_layers(publication: Publication, relation: str) -> list[str]:
    """Return the names of the layers and groups, as GeoWebCache has them, that show a view of the public schema.

    Layers without tiles, such as restricted ones, are left out.
    """
    names = []
    for workspace in publication.workspaces:
        if workspace.store.schema != "mapalus_public":
            continue
        showing = {layer.name for layer in workspace.layers if layer.relation == relation and layer.cache}
        cached = {layer.name for layer in workspace.layers if layer.cache}
        names += sorted(f"{workspace.name}:{name}" for name in showing)
        names += [
            f"{workspace.name}:{group.name}"
            for group in workspace.groups
            if showing & set(group.layers) and cached >= set(group.layers)
        ]
    return names


def refresh(connection: Connection, publication: Publication, cache: TileCache, feedback: Feedback) -> Refreshed:
    """Have the tiles of everything that changed drawn again when somebody asks for them next.

    What a worker did not finish is done again by the next one: truncating twice does no harm.

    :param connection: psycopg2 connection of a planner or an administrator.
    :param cache: :class:`~mapalus.plugin.ogc.geoserver.tile_cache.TileCache`
    :returns: :class:`Refreshed`
    :raises MapalusError: when another worker is at it, or GeoServer does not do it; nothing is forgotten then.
    """
    with lock(connection):
        extents = pending(connection)
        if not extents.numbers:
            return Refreshed()
        wanted = {}
        for relation, boxes in extents.boxes.items():
            for layer in tile_layers(publication, relation):
                wanted.setdefault(layer, set()).update(boxes)
        wanted = {layer: merge(boxes) for layer, boxes in wanted.items()}
        known = cache.layers()
        tasks = layers = 0
        for number, (layer, boxes) in enumerate(sorted(wanted.items())):
            if feedback.isCanceled():
                raise MapalusError(
                    "Cancelled: the tiles of some layers were refreshed.", "All of them are when it runs next."
                )
            if layer in known:
                layers += 1
                tasks += cache.truncate(layer, boxes)
                feedback.pushInfo(tr("{layer}: {number} rectangles", layer=layer, number=len(boxes)))
            else:
                feedback.pushInfo(tr("{layer}: GeoServer keeps no tiles", layer=layer))
            feedback.setProgress(100 * (number + 1) / (len(wanted) + 1))
        cache.wait(feedback)
        forget(connection, extents)
        return Refreshed(len(extents.numbers), sum(map(len, wanted.values())), layers, tasks)


@contextmanager
def _cursor(connection):
    try:
        with connection, connection.cursor() as cursor:
            yield cursor
    except psycopg2.Error as error:
        if error.pgcode in ("42P01", "42883", "3F000"):
            raise MapalusError(
                "This database does not note yet where the map changes.", "Run “Install or upgrade the database” first."
            ) from error
        raise refused(error) from error
