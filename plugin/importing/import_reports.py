"""Importing a file of reports: streamed into a staging table, judged and loaded there, in one transaction."""

from dataclasses import dataclass, field
from pathlib import Path

from mapalus.plugin.database.connection import refused
from mapalus.plugin.database.sql import statements
from mapalus.plugin.errors import Cancelled, MapalusError
from mapalus.plugin.i18n import tr
from mapalus.plugin.importing.mapping import OPEN311_COLUMNS, STAGED, ReportMapping
from mapalus.plugin.importing.readers import ReportFile
from mapalus.plugin.importing.staging import StagedRows, copy_rows, require_schema
from mapalus.plugin.packages import psycopg2

_SQL = statements(Path(__file__).with_suffix(".sql"))

_LINES_A_STATEMENT = 20_000


@dataclass
class ImportResult:
    """What became of a file; ``rows == loaded + rejected`` always."""

    rows: int
    added: int
    updated: int
    unchanged: int
    rejected: int
    at_default_position: int
    reasons: list = field(default_factory=list)
    unknown_categories: dict = field(default_factory=dict)
    unknown_agencies: dict = field(default_factory=dict)

    @property
    def loaded(self):
        return self.added + self.updated + self.unchanged


def import_reports(
    connection,
    path,
    profile,
    feedback,
    columns=None,
    source="",
    time_zone="",
    time_format="",
    encoding="",
    delimiter="",
    transform=None,
):
    """Load a CSV, GeoJSON or Open311 file of reports.

    Importing the same file again adds nothing; a report that the source changed since is updated, one that
    only was edited here is left alone. When the work fails or is cancelled, nothing of it stays.

    :param connection: psycopg2 connection of a planner; its transaction is used and ended.
    :param profile: :class:`~mapalus.plugin.city.profile.CityProfile` of the database's city.
    :param columns: report field -> column, instead of the profile's.
    :param source: name under which identifiers are unique; the profile's own by default.
    :param time_zone: of times without an offset (IANA name); the city's by default.
    :param transform: see :class:`~mapalus.plugin.importing.mapping.ReportMapping`.
    :raises MapalusError: when the file or the database does not allow it.
    :returns: :class:`ImportResult`
    """
    wanted = (columns or profile.imports.columns).values()
    with ReportFile(path, encoding, delimiter, wanted) as file:
        if columns is None and file.is_json:
            columns = _json_columns(file, profile)
        mapping = ReportMapping(profile, columns, time_format, transform)
        mapping.require_columns(file)
        names = {"source": source or profile.imports.source, "file": file.path.name}
        try:
            with connection, connection.cursor() as cursor:
                cursor.execute("SET LOCAL search_path = pg_temp, mapalus, public")
                require_schema(cursor)
                _set_time_zone(cursor, time_zone or profile.time_zone)
                cursor.execute(_SQL["agencies"])
                mapping.know_agencies(cursor.fetchall())
                cursor.execute(_SQL["stage"])
                copy_rows(cursor, STAGED, StagedRows(file, mapping, feedback))
                if feedback.isCanceled():
                    raise Cancelled()
                return _load(cursor, names, mapping, feedback)
        except psycopg2.extensions.QueryCanceledError as error:
            raise Cancelled() from error
        except psycopg2.Error as error:
            raise refused(error) from error


def _json_columns(file, profile):
    """Return the mapping for a JSON file: the profile's where its columns are there, else Open311's."""
    first = next(iter(file), None)
    file.rewind()
    known = set((first.values or {}) if first else {})
    if known & {"service_request_id", "requested_datetime"}:
        return OPEN311_COLUMNS
    return profile.imports.columns


def _set_time_zone(cursor, time_zone):
    try:
        # Times without an offset are read by the database itself, in this zone.
        cursor.execute("SELECT set_config('timezone', %s, true)", (time_zone,))
    except psycopg2.errors.InvalidParameterValue as error:
        raise MapalusError(
            "{time_zone} is no time zone.",
            "Use a name such as Asia/Makassar; nothing was imported.",
            time_zone=time_zone,
        ) from error


def _reasons():
    """Return what the database says of rows that it refuses, as values of the statement that judges them."""
    # Its format() numbers the values: a translation may name them in another order.
    twice = tr("Its identifier {identifier} stands in line {line} already.", identifier="%1$s", line="%2$s")
    return {
        "said_twice": twice,
        "said_closed_early": tr("It was closed before it was reported."),
        "said_due_early": tr("Its deadline lies before it was reported."),
        "said_outside": tr("It lies outside the city."),
    }


def _load(cursor, names, mapping, feedback):
    def step(name, **more):
        cursor.execute(_SQL[name], {**names, **more})
        if feedback.isCanceled():
            raise Cancelled()

    names = {**names, **_reasons()}
    cursor.execute("ANALYZE import_row (source_id, x, y)")
    for done, name in enumerate(("lock", "points", "judge", "index", "reject", "default positions", "update")):
        step(name)
        feedback.setProgress(60 + 3 * done)
    cursor.execute(_SQL["last line"])
    last = cursor.fetchone()[0] or 0
    # The checks of foreign keys wait in memory until their statement ends: so many rows a statement, no more.
    for after in range(0, last, _LINES_A_STATEMENT):
        step("add", after=after, up_to=after + _LINES_A_STATEMENT)
        feedback.setProgress(78 + 20 * min(1.0, (after + _LINES_A_STATEMENT) / last))
    step("mark defaults")
    feedback.setProgress(100)
    cursor.execute(_SQL["result"])
    result = ImportResult(*cursor.fetchone())
    cursor.execute(_SQL["reasons"])
    result.reasons = cursor.fetchall()
    result.unknown_categories = dict(mapping.unknown_categories)
    result.unknown_agencies = dict(mapping.unknown_agencies)
    return result
