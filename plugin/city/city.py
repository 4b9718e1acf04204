"""The city of a database, and the only reader of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapalus.plugin.database.connection import refused
from mapalus.plugin.errors import MapalusError
from mapalus.plugin.packages import psycopg2
from mapalus.plugin.words import Words

if TYPE_CHECKING:
    from mapalus.plugin.database.connection import Connection


# Up to here reports are counted. Beyond, the query planner's estimate is near enough and costs nothing.
_COUNT_UP_TO = 200_000


class NoMapalus(MapalusError):
    """Mapalus was never installed in a database."""

    def __init__(self) -> None:
        super().__init__(
            "There is no Mapalus in this database.",
            "Install it with the algorithm Install or upgrade the database.",
        )


class NoCity(MapalusError):
    """No city profile was loaded into a database."""

    def __init__(self) -> None:
        super().__init__("This database has no city yet.", "Load one with the algorithm Load a city profile.")


@dataclass(frozen=True)
class City:
    """The city of a database; ``extent`` is west, south, east, north in EPSG:4326.

    ``readable`` has the names of the tables of the schema ``mapalus`` that the login may read as a whole. ``workspace``
    is that of the public map on servers.
    """

    code: str
    title: Words
    languages: tuple
    time_zone: str
    metric_srid: int
    extent: tuple
    notice: Words = None
    attribution: Words = None
    readable: frozenset = frozenset()
    workspace: str = "mapalus"


def read_city(connection: Connection) -> City:
    """Return the :class:`City` of a database; planners, operators and agencies may ask.

    :raises NoMapalus: when there is no Mapalus.
    :raises NoCity: when there is no city.
    :raises MapalusError: when the login may not read it.
    """
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute(
                "SELECT code, title_id, title_en, notice_id, notice_en, attribution_id, attribution_en, languages, "
                "time_zone, metric_srid, ST_XMin(extent), ST_YMin(extent), ST_XMax(extent), ST_YMax(extent), "
                "workspace FROM mapalus.city"
            )
            row = cursor.fetchone()
            cursor.execute(
                "SELECT relname FROM pg_class WHERE relnamespace = 'mapalus'::regnamespace "
                "AND relkind IN ('r', 'p') AND has_table_privilege(oid, 'SELECT')"
            )
            readable = frozenset(name for (name,) in cursor)
    except (psycopg2.errors.UndefinedTable, psycopg2.errors.InvalidSchemaName) as error:
        raise NoMapalus() from error
    except psycopg2.Error as error:
        raise refused(error) from error
    if row is None:
        raise NoCity()
    code, title_id, title_en, notice_id, notice_en, attribution_id, attribution_en, languages, zone, srid, *rest = row
    return City(
        code=code,
        title=Words(title_id, title_en),
        languages=tuple(languages),
        time_zone=zone,
        metric_srid=srid,
        extent=tuple(rest[:4]),
        notice=Words(notice_id, notice_en) if notice_id else None,
        attribution=Words(attribution_id, attribution_en) if attribution_id else None,
        readable=readable,
        workspace=rest[4],
    )


def count_reports(connection: Connection) -> tuple[int, bool]:
    """Return the number of reports, and whether it is exact."""
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute("SELECT reltuples::bigint FROM pg_class WHERE oid = 'mapalus.report'::regclass")
            (estimate,) = cursor.fetchone()
            if estimate > _COUNT_UP_TO:
                return estimate, False
            cursor.execute("SELECT count(*) FROM mapalus.report")
            return cursor.fetchone()[0], True
    except psycopg2.Error as error:
        raise refused(error) from error
