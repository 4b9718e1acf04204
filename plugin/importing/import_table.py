"""Importing a file into one of the tables of what the city owns, as a description of the table says.

The file is streamed into a staging table, judged there by the rules of the database and loaded, in one transaction.
"""

import math
import re
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from mapalus.plugin.database.connection import refused
from mapalus.plugin.database.refusals import Refusal, explain
from mapalus.plugin.database.sql import statements
from mapalus.plugin.errors import Cancelled, MapalusError, Sentence
from mapalus.plugin.i18n import error_words, in_words, tr
from mapalus.plugin.importing.mapping import NOT_KEPT, RowRefused, kept_text, read_position
from mapalus.plugin.importing.readers import GEOMETRY, GEOMETRY_X, GEOMETRY_Y, ReportFile
from mapalus.plugin.importing.staging import StagedRows, copy_rows, require_schema
from mapalus.plugin.importing.tables import AMOUNT, ANY, DAY, FLAG, NUMBER, POINT, TEXT
from mapalus.plugin.packages import psycopg2, sql

_SQL = statements(Path(__file__).with_suffix(".sql"))

# The checks of foreign keys wait in memory until their statement ends: so many rows a statement, no more.
_ROWS_A_STATEMENT = 50_000

_STAGED = ("line", "row_text", "reason_code", "reason")

_SQL_TYPES = {TEXT: "text", NUMBER: "numeric", AMOUNT: "numeric", FLAG: "boolean", DAY: "date"}

# What the database says, by the kind that a word should name. Its format() fills the name in.
_UNKNOWN = {
    "agency": Sentence("No agency, or more than one, is called “{name}”.", name="%%s"),
    "cctv": Sentence("No camera, or more than one, is called “{name}”.", name="%%s"),
    "market": Sentence("No market, or more than one, is called “{name}”.", name="%%s"),
    "commodity": Sentence("No commodity, or more than one, is called “{name}”.", name="%%s"),
}

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")
# In Indonesia a dot separates thousands: such an amount can be read in two ways.
_AMBIGUOUS = re.compile(r"[+-]?\d{1,3}(\.\d{3})+")

_FLAGS = {
    **dict.fromkeys(("true", "t", "yes", "y", "1", "ya", "benar"), True),
    **dict.fromkeys(("false", "f", "no", "n", "0", "tidak", "salah"), False),
}


@dataclass
class TableResult:
    """What became of a file; ``rows == loaded + rejected`` always.

    ``reasons`` are tuples (code, number of rows, first line, its sentence); ``unused`` are columns that mean nothing.
    """

    rows: int
    added: int
    updated: int
    unchanged: int
    rejected: int
    reasons: list = field(default_factory=list)
    unused: list = field(default_factory=list)

    @property
    def loaded(self):
        return self.added + self.updated + self.unchanged


def import_table(connection, path, table, feedback, date_format="", encoding="", delimiter="", transform=None):
    """Load a CSV or GeoJSON file into one of the tables.

    Rows are told apart by their key. A row that says the same as the stored one is left alone; one that differs
    is updated; columns that the file does not have stay as they are. When the work fails or is cancelled, nothing of
    it stays.

    :param connection: psycopg2 connection of a planner; its transaction is used and ended.
    :param table: :class:`Table`
    :param date_format: ``strptime`` pattern where days are not ISO 8601.
    :param transform: callable (x, y) -> (longitude, latitude) where points are not WGS 84.
    :raises MapalusError: when the file or the database does not allow it.
    :returns: :class:`TableResult`
    """
    wanted = table.column_names()
    with ReportFile(path, encoding, delimiter, wanted, any_geometry=table.geometry == ANY) as file:
        mapping = TableMapping(table, file, date_format, transform)
        try:
            with connection, connection.cursor() as cursor:
                cursor.execute("SET LOCAL search_path = pg_temp, mapalus, public")
                require_schema(cursor)
                cursor.execute(
                    sql.SQL(_SQL["stage"]).format(
                        columns=_list(
                            sql.SQL("{} {}").format(sql.Identifier(name), sql.SQL(kind))
                            for name, kind in mapping.staged.items()
                        )
                    )
                )
                copy_rows(cursor, (*_STAGED, *mapping.staged), StagedRows(file, mapping, feedback))
                if feedback.isCanceled():
                    raise Cancelled()
                return _load(cursor, file, table, mapping, feedback)
        except psycopg2.extensions.QueryCanceledError as error:
            raise Cancelled() from error
        except psycopg2.errors.InsufficientPrivilege as error:
            if not table.is_secret:
                raise refused(error) from error
            raise MapalusError(
                "This database user may not import what only administrators may see.",
                "Connect as a user with the role mapalus_admin; nothing was imported.",
            ) from error
        except psycopg2.Error as error:
            raise refused(error) from error


def _load(cursor, file, table, mapping, feedback):
    pieces = _pieces(cursor, table, mapping)

    def step(name, **parameters):
        cursor.execute(sql.SQL(_SQL[name]).format(**pieces), parameters)
        if feedback.isCanceled():
            raise Cancelled()

    cursor.execute("ANALYZE import_row")
    # From here on nobody else may add the rows that are about to be found missing.
    names = ("lock", "words", *(["points"] if table.geometry == POINT else []), "judge", "index")
    for done, name in enumerate(names, start=1):
        step(name)
        feedback.setProgress(60 + 3 * done)
    step("last place")
    last, last_to_add = (place or 0 for place in cursor.fetchone())
    for part in _parts(last):
        step("problems", **part)
        said = [(place, _reason(rule, details, table)) for place, rule, details in cursor.fetchall()]
        if said:
            places, reasons = map(list, zip(*said))
            step("say problems", **part, places=places, reasons=reasons)
    step("reject", source=table.name, file=file.path.name)
    cursor.execute("ANALYZE import_judged")
    step("update")
    feedback.setProgress(80)
    for part in _parts(last_to_add):
        step("add", **part)
        feedback.setProgress(80 + 20 * min(1.0, part["up_to"] / last_to_add))
    feedback.setProgress(100)
    step("result")
    result = TableResult(*cursor.fetchone())
    step("reasons")
    result.reasons = cursor.fetchall()
    result.unused = list(mapping.unused)
    return result


def _parts(last):
    """Yield the rows up to a place, so many a statement."""
    for after in range(0, last, _ROWS_A_STATEMENT):
        yield {"after": after, "up_to": after + _ROWS_A_STATEMENT}


def _reason(rule, details, table):
    """Say a problem that the database found in a row in the language of QGIS, as the row's form would."""
    return error_words(explain(Refusal(values={**details, "rule": rule, "table": table.name})))


# ---------------------------------------------------------------- a record's values


class TableMapping:
    """Turns records into staged rows; :attr:`staged` says which columns those have, by SQL type.

    :raises MapalusError: when the file lacks a column of the key, or has two columns that mean the same.
    """

    def __init__(self, table, file, date_format="", transform=None):
        self.table = table
        self.staged = {one.name: _SQL_TYPES[one.type] for one in table.fields}
        if table.geometry == POINT:
            self.staged.update(x="double precision", y="double precision")
        elif table.geometry == ANY:
            self.staged.update(geometry="text")
        self.given = set()
        self.unused = {}
        self._file = file
        self._date_format = date_format
        self._transform = transform
        self._names = table.column_names()
        self._layouts = {}
        if file.columns is not None:
            self._require_key(self._layout(tuple(file.columns)))

    def stage(self, record):
        """Return the values of a row of import_row; a refused one carries its reason."""
        kept = self._key_alone(record) if self.table.is_secret else self._kept(record)
        try:
            if record.values is None:
                raise RowRefused("columns", record.problem)
            if "\0" in record.text:
                raise RowRefused("binary", "It holds a NUL character, which is no text.")
            values = self._values(record.values)
            if self.table.is_secret and "://" in kept:
                kept = NOT_KEPT
                raise RowRefused("columns", "An address stands where its key should be.")
        except RowRefused as error:
            return (record.line, kept, error.code, in_words(error.sentence), *(None for _ in self.staged))
        return (record.line, kept, None, None, *values)

    def _kept(self, record):
        mapped = () if record.values is None else dict.fromkeys(self._layout(tuple(record.values)).values())
        return kept_text(record, mapped)

    def _key_alone(self, record):
        """Return what may be recorded of a row that holds a secret: nothing of one that cannot be read."""
        if record.values is None or "\0" in record.text:
            return NOT_KEPT
        layout = self._layout(tuple(record.values))
        return ", ".join(f"{name}={record.values.get(layout.get(name)) or ''}" for name in self.table.key)

    def _values(self, row):
        layout = self._layout(tuple(row))
        values = {}
        for one in self.table.fields:
            column = layout.get(one.name)
            given = row[column].strip() if column is not None else ""
            if given:
                values[one.name] = self._read(one, given, column)
            elif one.required and (column is not None or one.name in self.table.key):
                raise RowRefused("missing", "It has no {column}.", column=column or one.name)
            elif column is not None:
                values[one.name] = one.default
        for one in self.table.fields:
            if one.fallback and one.name in layout and values[one.name] is None:
                values[one.name] = values.get(one.fallback)
        found = [values.get(one.name) for one in self.table.fields]
        if self.table.geometry == POINT:
            x = row.get(layout.get("longitude")) or row.get(GEOMETRY_X) or ""
            y = row.get(layout.get("latitude")) or row.get(GEOMETRY_Y) or ""
            # A row that does not say where keeps the position that it has, if it has one.
            found += read_position(x, y, self._transform) if x.strip() or y.strip() else (None, None)
        elif self.table.geometry == ANY:
            found.append(row.get(layout.get("geometry"), "").strip() or row.get(GEOMETRY) or None)
            if GEOMETRY in row:
                self.given.add("geometry")
        return found

    def _read(self, one, text, column):
        if one.type == TEXT:
            return one.words.get(text.lower().replace("_", " "), text.lower()) if one.words else text
        if one.type == FLAG:
            flag = _FLAGS.get(text.lower())
            if flag is None:
                raise RowRefused(
                    "flag", "“{text}” in {column} is neither yes nor no (ya, tidak).", text=text, column=column
                )
            return flag
        if one.type == DAY:
            try:
                if self._date_format:
                    return datetime.strptime(text, self._date_format).date().isoformat()
                return date.fromisoformat(text).isoformat()
            except ValueError:
                raise RowRefused(
                    "date", "“{text}” in {column} is no day like 2026-01-31.", text=text, column=column
                ) from None
        if one.type == AMOUNT and _AMBIGUOUS.fullmatch(text):
            raise RowRefused(
                "number",
                "“{text}” in {column} can be read in two ways; write it without separators.",
                text=text,
                column=column,
            )
        if not _NUMBER.fullmatch(text) or not math.isfinite(float(text)):
            raise RowRefused(
                "number", "“{text}” in {column} is no number like 12500 or 12500.5.", text=text, column=column
            )
        return text

    def _layout(self, columns):
        """Return name of a field -> column, for a file or record of these columns."""
        layout = self._layouts.get(columns)
        if layout is None:
            layout = {}
            for column in columns:
                name = self._names.get(re.sub(r"[\s_-]+", "_", column.strip().lower()))
                if name in layout:
                    raise MapalusError(
                        "The columns {first} and {second} of {file} mean the same.",
                        "Rename or remove one of them; nothing was imported.",
                        first=layout[name],
                        second=column,
                        file=self._file.path.name,
                    )
                if name is not None:
                    layout[name] = column
                elif not column.startswith("\0"):
                    self.unused[column] = True
            self.given.update(layout)
            self._layouts[columns] = layout
        return layout

    def _require_key(self, layout):
        missing = [name for name in self.table.key if name not in layout]
        if missing:
            raise MapalusError(
                "{file} has no column {missing}; it has {columns}.",
                "Name the columns as the guide says; nothing was imported.",
                file=self._file.path.name,
                missing=", ".join(missing),
                columns=", ".join(self._file.columns),
            )


# ---------------------------------------------------------------- the statements of a table


def _pieces(cursor, table, mapping):
    """Return what the statements of import_table.sql leave open, for a table and the columns that the file has."""
    cursor.execute(_SQL["columns"], (f"mapalus.{table.name}",))
    columns_of_table = [name for (name,) in cursor.fetchall()]
    references = [one for one in table.fields if one.refers_to]
    joins, resolved, wanted = [], [], {}
    unknown = []

    for one in table.fields:
        new, old = sql.Identifier("new", one.name), sql.Identifier("old", one.name)
        value = sql.Identifier("staged", one.name)
        if one in references:
            word = sql.Identifier(f"word_{one.name}")
            joins.append(
                sql.SQL("LEFT JOIN import_word AS {w} ON {w}.refers_to = {kind} AND {w}.word = lower({value})").format(
                    w=word, kind=sql.Literal(one.refers_to), value=value
                )
            )
            unknown.append(
                (
                    sql.SQL("{} IS NOT NULL AND {}.code IS NULL").format(value, word),
                    sql.Literal(f"unknown_{one.refers_to}"),
                    sql.SQL("format({}, {})").format(sql.Literal(in_words(_UNKNOWN[one.refers_to])), value),
                )
            )
            value = sql.SQL("{}.code").format(word)
        resolved.append(sql.SQL("{} AS {}").format(value, sql.Identifier(one.name)))
        if one.name in table.key or one.name in mapping.given:
            wanted[one.name] = new
        else:
            instead = sql.Identifier("new", one.fallback) if one.fallback else sql.Literal(one.default)
            wanted[one.name] = sql.SQL("coalesce({}, {})").format(old, instead)

    if table.geometry == POINT:
        joins.append(sql.SQL("LEFT JOIN import_point AS point ON point.x = staged.x AND point.y = staged.y"))
        resolved.append(sql.SQL("point.geom, point.area_code"))
        wanted["geom"] = sql.SQL("coalesce(new.geom, old.geom)")
    elif table.geometry == ANY:
        joins.append(sql.SQL("CROSS JOIN LATERAL (SELECT read_geometry(staged.geometry) AS geom OFFSET 0) AS shape"))
        resolved.append(sql.SQL("shape.geom"))
        unknown.append(
            (
                sql.SQL("staged.geometry IS NOT NULL AND shape.geom IS NULL"),
                sql.Literal("geometry"),
                sql.Literal(tr("Its geometry cannot be read; it must be WKT in longitude and latitude, or GeoJSON.")),
            )
        )
        wanted["geom"] = sql.SQL("new.geom" if "geometry" in mapping.given else "old.geom")

    in_whole_row = {name: sql.Identifier("wanted", name) for name in wanted}
    named = [sql.SQL("{} AS {}").format(value, sql.Identifier(name)) for name, value in wanted.items()]
    if table.geometry == POINT:
        named.append(sql.SQL("CASE WHEN new.geom IS NULL THEN old.area_code ELSE new.area_code END AS area_code"))
        in_whole_row["area_code"] = sql.Identifier("wanted", "area_code")
    return {
        "table": sql.Identifier("mapalus", table.name),
        "columns": _list(map(sql.Identifier, wanted)),
        "new": _list(sql.Identifier("new", name) for name in wanted),
        "old": _list(sql.Identifier("old", name) for name in wanted),
        "wanted": _list(named),
        "values": _list(wanted.values()),
        "whole_row": _list(in_whole_row.get(name, sql.SQL("NULL")) for name in columns_of_table),
        "twice": sql.Literal(tr("{key} stands in line {line} already.", key="%%1$s", line="%%2$s")),
        "key": _list(map(sql.Identifier, table.key)),
        "order": _list(map(sql.Identifier, (*table.order, "line"))),
        "is_same_row": sql.SQL(" AND ").join(
            sql.SQL("{} = {}").format(sql.Identifier("old", name), sql.Identifier("new", name)) for name in table.key
        ),
        "resolved": _list(resolved),
        "joins": sql.SQL(" ").join(joins),
        "unresolved_codes": sql.SQL(" ").join(
            sql.SQL("WHEN {} THEN {}").format(when, code) for when, code, _ in unknown
        ),
        "unresolved": sql.SQL(" ").join(sql.SQL("WHEN {} THEN {}").format(when, said) for when, _, said in unknown),
    }


def _list(pieces):
    return sql.SQL(", ").join(pieces)
