"""What the desktop must know of a city before it can load its layers."""

from dataclasses import dataclass

import psycopg2

from mapalus.plugin.city.profile import Words
from mapalus.plugin.database.connection import refused
from mapalus.plugin.errors import MapalusError
from mapalus.plugin.i18n import tr

# Up to here reports are counted; beyond, the planner's estimate is near enough and costs nothing.
_COUNT_UP_TO = 200_000


@dataclass(frozen=True)
class CityInfo:
    """The city of a database; ``extent`` is west, south, east, north in EPSG:4326.

    ``readable`` has the names of the tables of the schema ``mapalus`` that the login may read as a whole.
    """

    code: str
    title: Words
    time_zone: str
    metric_srid: int
    extent: tuple
    readable: frozenset


def fetch_city(connection):
    """Return the :class:`CityInfo` of a database.

    :raises MapalusError: when there is no Mapalus, no city, or no right to read it.
    """
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute("""
                SELECT code, title_id, title_en, time_zone, metric_srid,
                       ST_XMin(extent), ST_YMin(extent), ST_XMax(extent), ST_YMax(extent)
                FROM mapalus.city
            """)
            row = cursor.fetchone()
            cursor.execute("""
                SELECT relname FROM pg_class
                WHERE relnamespace = 'mapalus'::regnamespace AND relkind IN ('r', 'p')
                  AND has_table_privilege(oid, 'SELECT')
            """)
            readable = frozenset(name for (name,) in cursor)
    except (psycopg2.errors.UndefinedTable, psycopg2.errors.InvalidSchemaName) as error:
        raise MapalusError(
            tr("There is no Mapalus in this database."),
            tr("Install it with the algorithm Install or upgrade the database."),
        ) from error
    except psycopg2.Error as error:
        raise refused(error) from error
    if row is None:
        raise MapalusError(tr("This database has no city yet."), tr("Load one with the algorithm Load a city profile."))
    code, title_id, title_en, time_zone, metric_srid, *extent = row
    return CityInfo(code, Words(title_id, title_en), time_zone, metric_srid, tuple(extent), readable)


def count_reports(connection):
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
