"""The picture of a layer before it is published: its style, its features, where it lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapalus.plugin.packages import sql
from mapalus.plugin.publication.own_layers.statements import cursor_of, relation_of
from mapalus.plugin.styles import convert

if TYPE_CHECKING:
    from mapalus.plugin.database.connection import Connection
    from mapalus.plugin.publication.own_layers.model import Offer
    from mapalus.plugin.styles.convert import Converted


MOST_SHOWN = 3000
"""Features in the picture of a layer that is not published yet."""


def sld(offered: Offer) -> Converted:
    """Return the style of an offer as it will stand on GeoServer, see :func:`~mapalus.plugin.styles.convert`."""
    return convert(offered.source.qml, offered.name)


def features_in(connection: Connection, offered: Offer, box: tuple) -> tuple[list[str], list[tuple]]:
    """Return what lies in a box as (GML 2 in EPSG:3857, values of the columns that the style reads), and those columns.

    Read as the planner: nothing must be granted or published for a picture.

    :param box: west, south, east, north in EPSG:3857.
    :returns: names of columns, rows; of more than :data:`MOST_SHOWN` features the first.
    """
    source = offered.source
    names = sorted(offered.style_columns & {column.name for column in offered.columns})
    geometry = sql.Identifier(source.geometry)
    query = sql.SQL(
        "SELECT ST_AsGML(2, ST_Transform(ST_Force2D({geometry}), 3857), 3) AS gml {columns} FROM {relation} "
        "WHERE {geometry} && ST_Transform(ST_MakeEnvelope(%s, %s, %s, %s, 3857), {srid}) LIMIT {most}"
    ).format(
        geometry=geometry,
        columns=sql.SQL("").join(sql.SQL(", {}").format(sql.Identifier(name)) for name in names),
        relation=relation_of(source),
        srid=sql.Literal(offered.native_srid),
        most=sql.Literal(MOST_SHOWN),
    )
    with cursor_of(connection, named=False) as cursor:
        cursor.execute(query, box)
        return names, [(row[0], row[1:]) for row in cursor.fetchall() if row[0]]


def place_of(connection: Connection, offered: Offer) -> tuple | None:
    """Return where a layer lies, in degrees: (west, south, east, north), (longitude, latitude) of one of its features.

    None where it has no features.
    """
    source = offered.source
    query = sql.SQL(
        "SELECT ST_XMin(box), ST_YMin(box), ST_XMax(box), ST_YMax(box), ST_X(one), ST_Y(one) FROM (SELECT "
        "ST_Transform(ST_SetSRID(ST_Extent({geometry})::geometry, {srid}), 4326) AS box, "
        "(SELECT ST_Transform(ST_PointOnSurface({geometry}), 4326) FROM {relation} WHERE NOT ST_IsEmpty({geometry}) "
        "LIMIT 1) AS one FROM {relation}) AS whole WHERE box IS NOT NULL AND one IS NOT NULL"
    ).format(
        geometry=sql.Identifier(source.geometry), srid=sql.Literal(offered.native_srid), relation=relation_of(source)
    )
    with cursor_of(connection, named=False) as cursor:
        cursor.execute(query)
        row = cursor.fetchone()
        return row and (row[:4], row[4:])
