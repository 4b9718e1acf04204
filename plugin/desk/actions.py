"""What staff do with reports: steps, agencies, merges and other changes, of one report or of thousands, and undoing it.

A change is a dict of columns and values, as the functions below make them. ``mapalus.change_reports`` makes it for each
report under that report's own rules: what is refused for one does not stop the others.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mapalus.plugin.database.refusals import explain, refusal_from
from mapalus.plugin.database.sql import statements
from mapalus.plugin.errors import MapalusError, Sentence
from mapalus.plugin.packages import sql

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from psycopg2.extensions import connection as Connection  # noqa: N812 - the class of a library

_SQL = statements(Path(__file__).with_suffix(".sql"))

DONE, UNCHANGED, REFUSED = "done", "unchanged", "refused"

# As mapalus.read_reporter() wants it.
_PURPOSE = re.compile(r"[^\W\d_](?:.*?[^\W\d_]){4}")


@dataclass(frozen=True)
class Outcome:
    """What became of one report.

    :param outcome: ``done``, ``unchanged`` (it had these values already) or ``refused``.
    :param reference: None where the report is gone.
    :param version: after the change; None where the report is gone.
    :param before: the changed columns' values before; empty unless it was done.
    :param refusal: why it was refused, in words that name the report; None otherwise.
    """

    id: int
    reference: str | None
    outcome: str
    version: int | None
    before: dict = field(default_factory=dict)
    refusal: MapalusError | None = None

    @property
    def is_done(self) -> bool:
        return self.outcome == DONE

    @property
    def is_refused(self) -> bool:
        return self.outcome == REFUSED


@dataclass(frozen=True)
class Reporter:
    """The person who told of a problem; empty values where they are not known or were erased."""

    name: str | None
    phone: str | None
    email: str | None
    consent_at: datetime | None
    erased_at: datetime | None


# ---------------------------------------------------------------- what can be changed


def take_step(to_status: str, reason: str | None = None, agency: str | None = None, note: str | None = None) -> dict:
    """Return the change of a step to another status, with what it needs and what is said about it."""
    return {"status": to_status, **_given(status_reason=reason, agency=agency, status_note=note)}


def pass_on(agency: str, note: str | None = None) -> dict:
    """Return the change that gives a report to an agency without a step."""
    return {"agency": agency, **_given(status_note=note)}


def set_priority(priority: int) -> dict:
    """Return the change of the priority; higher is more urgent."""
    return {"priority": priority}


def set_category(category: str) -> dict:
    """Return the change of the category. The agency stays."""
    return {"category": category}


def move(longitude: float, latitude: float) -> dict:
    """Return the change of the position.

    :param longitude: in degrees, EPSG:4326.
    :param latitude: as well.
    """
    point = f"SRID=4326;POINT({float(longitude)!r} {float(latitude)!r})"
    return {"geom": point, "position_method": "by_hand", "position_accuracy_m": None}


def merge_into(report: int) -> dict:
    """Return the change that merges a report into another one, whose status and agency the database copies."""
    return {"duplicate_of": report}


def split() -> dict:
    """Return the change that undoes a merge. The report gets its own status and agency back."""
    return {"duplicate_of": None}


def describe_for_public(text: str | None) -> dict:
    """Return the change of what the public reads of a report; a planner approves it by writing it."""
    return {"public_description": (text or "").strip() or None}


def show_to_public(is_public: bool) -> dict:
    """Return the change that shows a report to the public or hides it."""
    return {"is_public": is_public}


# ---------------------------------------------------------------- changing


def change_reports(connection: Connection, reports: Mapping[int, int | None], change: dict) -> list[Outcome]:
    """Change reports, each under its own rules, and return the outcome of each, in the order of their numbers.

    :param reports: number -> version that was read, None to change what is stored now. If somebody changed a report
        meanwhile, it is refused and not overwritten.
    :param change: column -> value.
    :raises psycopg2.Error: when nothing could be changed at all.
    """
    if not reports:
        return []
    values = {"ids": list(reports), "versions": list(reports.values()), "change": json.dumps(change)}
    return _outcomes(connection, _SQL["change"], values, change)


def change_filtered(connection: Connection, query: Any, change: dict) -> list[Outcome]:
    """Change all reports that a query finds, at any version. Their numbers stay in the database.

    :param query: psycopg2 composable without placeholders: a SELECT of one column, the numbers of the reports.
    """
    statement = sql.SQL(_SQL["change filtered"]).format(query=query, change=sql.Literal(json.dumps(change)))
    return _outcomes(connection, statement, None, change)


def undo(connection: Connection, outcomes: Iterable[Outcome]) -> list[Outcome]:
    """Write the values back that reports had before, and return the outcome of each report that had been changed.

    A step that has no way back is taken back by the login that took it, for 15 minutes. A report that was changed since
    is refused.
    """
    done = [outcome for outcome in outcomes if outcome.is_done and outcome.before]
    if not done:
        return []
    values = {
        "ids": [outcome.id for outcome in done],
        "versions": [outcome.version for outcome in done],
        "changes": [json.dumps(outcome.before) for outcome in done],
    }
    touched = {name for outcome in done for name in outcome.before}
    with connection.cursor() as cursor:
        cursor.execute(_SQL["take back"], ("on",))
        found = _outcomes(connection, _SQL["undo"], values, touched)
        cursor.execute(_SQL["take back"], ("off",))
    return found


def find_report(connection: Connection, reference: str) -> int | None:
    """Return the number of the report with a reference; None where there is none that this login sees."""
    with connection.cursor() as cursor:
        cursor.execute(_SQL["number of"], {"reference": reference.strip().upper()})
        row = cursor.fetchone()
        return row and row[0]


def merge_by_reference(connection: Connection, report: int, version: int, reference: str) -> list[Outcome]:
    """Merge a report into the one with a reference, and return its outcome.

    :raises MapalusError: when there is no such report.
    """
    master = find_report(connection, reference)
    if master is None:
        raise MapalusError(
            "There is no report {reference}.",
            "Check the number for a typing error; nothing was changed.",
            reference=reference.strip(),
        )
    return change_reports(connection, {report: version}, merge_into(master))


def read_reporter(connection: Connection, report: int, purpose: str) -> Reporter | None:
    """Return who reported a report; None where nobody is known. The database records who read it, and what for.

    :param purpose: in words, with at least five letters.
    :raises MapalusError: when it says too little.
    """
    purpose = " ".join(purpose.split())
    if not is_purpose(purpose):
        raise MapalusError(
            "The purpose of reading a reporter must be said in one line, in words.",
            "Say why you need it, such as: call back about the photo.",
        )
    with connection.cursor() as cursor:
        cursor.execute(_SQL["reporter"], {"report": report, "purpose": purpose})
        row = cursor.fetchone()
        return row and Reporter(*row)


def is_purpose(text: str) -> bool:
    """Return whether a text says enough for :func:`read_reporter`."""
    return _PURPOSE.search(" ".join(text.split())) is not None


def sum_up(outcomes: list[Outcome]) -> Sentence:
    """Return how many reports were changed, had the values already, and were refused."""
    counts = [sum(outcome.outcome == kind for outcome in outcomes) for kind in (DONE, UNCHANGED, REFUSED)]
    done, unchanged, refused = counts
    if refused:
        return Sentence("Changed: {done}. Refused: {refused}.", done=done, refused=refused)
    if unchanged and not done:
        return Sentence("Nothing to change: all have these values already.")
    return Sentence("Changed: {done}.", done=done)


def _given(**values):
    return {name: value for name, value in values.items() if value not in (None, "")}


def _outcomes(connection, statement, values, columns):
    """Run a statement that returns outcomes. Without values, a per cent sign is one."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [
            Outcome(number, reference, outcome, version, before or {}, _explained(refusal, reference, columns))
            for number, reference, outcome, version, before, refusal in cursor.fetchall()
        ]


def _explained(refusal, reference, columns):
    if refusal is None:
        return None
    known = {"reference": reference, "edited": sorted(columns), "table": "report"}
    return explain(refusal_from(refusal), known=known)
