"""Importing streets: all of a source are replaced by those of a layer, in one transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from mapalus.plugin.database.connection import refused
from mapalus.plugin.database.sql import statements
from mapalus.plugin.errors import Cancelled, MapalusError
from mapalus.plugin.importing.staging import require_schema
from mapalus.plugin.packages import extras, psycopg2, sql

_SQL = statements(Path(__file__).with_suffix(".sql"))
_ROWS_A_BLOCK = 500
_LONGEST_NAME = 200


class StreetRow(NamedTuple):
    """A line of the layer: its name and its identifier, empty where it has none, and a multi-line as WKB (EPSG:4326).

    ``wkb`` is None where the feature has no line that could be read.
    """

    line: int
    name: str
    source_id: str
    wkb: bytes | None


@dataclass
class StreetResult:
    """What became of the rows: ``rows`` = ``loaded`` + ``rejected``; ``removed`` are former streets of the source.

    ``reasons`` are pairs of reason, number and the first row: ``no_name``, ``long_name``, ``no_line``, ``twice``,
    ``outside``.
    """

    rows: int = 0
    loaded: int = 0
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    removed: int = 0
    rejected: int = 0
    reasons: list = field(default_factory=list)


def import_streets(connection, rows: Iterable[StreetRow], source: str, feedback) -> StreetResult:
    """Replace the streets of a source by these rows.

    :raises MapalusError: when no row could be used, the user cancels or the database refuses; nothing is changed then.
    """
    if not source.strip():
        raise MapalusError("The streets have no source.", "Name where they come from, such as the layer's name.")
    result = StreetResult()
    try:
        with connection, connection.cursor() as cursor:
            require_schema(cursor)
            cursor.execute("SET LOCAL search_path = pg_temp, mapalus, public")
            cursor.execute(_SQL["stage"])
            early = _stage(cursor, rows, result, feedback)
            cursor.execute(_SQL["refused"])
            result.reasons = [(reason, *counted) for reason, counted in sorted(early.items())] + cursor.fetchall()
            cursor.execute(_SQL["replace"], {"source": source.strip()})
            result.loaded, result.added, result.updated, result.removed = cursor.fetchone()
            result.unchanged = result.loaded - result.added - result.updated
            result.rejected = result.rows - result.loaded
            if not result.loaded:
                raise MapalusError(
                    "None of the {number} lines can be used as a street.",
                    "Check the layer, its CRS and the field of the name; nothing was changed.",
                    number=result.rows,
                )
            if feedback.isCanceled():
                raise Cancelled()
    except psycopg2.extensions.QueryCanceledError as error:
        raise Cancelled() from error
    except psycopg2.Error as error:
        raise refused(error) from error
    return result


def _stage(cursor, rows, result, feedback):
    """Write the usable rows into the temporary table; return reason -> number and first row of the others."""
    early, block = {}, []
    statement = sql.SQL("INSERT INTO street_row (line, source_id, street_name, geom) VALUES %s")
    template = "(%s, %s, %s, ST_Multi(ST_CollectionExtract(ST_Force2D(ST_GeomFromWKB(%s, 4326)), 2)))"
    for row in rows:
        if feedback.isCanceled():
            raise Cancelled()
        result.rows += 1
        name = " ".join(row.name.split())
        reason = _reason(name, row.wkb)
        if reason:
            number, first = early.get(reason, (0, row.line))
            early[reason] = number + 1, first
            continue
        block.append((row.line, row.source_id or _digest(name, row.wkb), name, psycopg2.Binary(row.wkb)))
        if len(block) == _ROWS_A_BLOCK:
            extras.execute_values(cursor, statement, block, template)
            block.clear()
    if block:
        extras.execute_values(cursor, statement, block, template)
    return early


def _reason(name, wkb):
    if not name:
        return "no_name"
    if len(name) > _LONGEST_NAME:
        return "long_name"
    return "" if wkb else "no_line"


def _digest(name, wkb):
    return hashlib.sha256(name.encode() + b"\0" + bytes(wkb)).hexdigest()[:32]
