"""Everything that the card of one report shows, and what its forms offer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from mapalus.plugin.database.sql import statements
from mapalus.plugin.words import Words

if TYPE_CHECKING:
    from psycopg2.extensions import connection as Connection  # noqa: N812 - the class of a library

    from mapalus.plugin.desk.user import DeskUser

_SQL = statements(Path(__file__).with_suffix(".sql"))

CLOSED = ("resolved", "rejected")


@dataclass(frozen=True)
class Category:
    """A kind of problem; ``agency`` is the code of the agency that usually gets its reports."""

    code: str
    name: Words
    icon: str
    privacy_class: str
    agency: str


@dataclass(frozen=True)
class Agency:
    """``open_reports`` is None where this login cannot know it."""

    code: str
    name: Words
    is_office: bool
    open_reports: int | None = None


@dataclass(frozen=True)
class Step:
    """A step that this login may take; ``needs`` holds what is missing: ``reason``, ``agency``, ``after_photo``."""

    to_status: str
    needs: tuple = ()


@dataclass(frozen=True)
class Event:
    """One entry of the history. ``from_words`` and ``to_words`` are the names of an agency or a category."""

    id: int
    at: datetime
    actor: str
    kind: str
    from_value: str | None
    to_value: str | None
    reason: str | None
    note: str | None
    is_public: bool
    from_source: bool
    from_words: Words | None = None
    to_words: Words | None = None


@dataclass(frozen=True)
class Pause:
    """A time in which the deadline stood still; ``ended_at`` is None while it does."""

    status: str
    began_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True)
class OtherReport:
    """A report beside this one.

    ``distance_m`` (metres) and ``hours_apart`` are None where they are not known, or it is merged into this one.
    """

    id: int
    reference: str
    status: str
    reported_at: datetime
    description: str | None
    address: str | None
    version: int
    distance_m: float | None = None
    hours_apart: float | None = None
    same_object: bool = False


@dataclass(frozen=True)
class Photo:
    """What is known about a photo, without the photo itself."""

    id: int
    kind: str
    taken_at: datetime | None
    added_at: datetime
    added_by: str
    approved_by: str | None
    approved_at: datetime | None


@dataclass(frozen=True)
class ConcernedObject:
    """The facility, camera, market or programme that a report is about; ``name`` is None where it is gone."""

    table: str
    key: str
    name: Words | None


@dataclass(frozen=True)
class Card:
    """One report as a user sees it.

    ``changeable`` holds the columns that the user may change, ``steps`` the steps that the user may take. ``longitude``
    and ``latitude`` are degrees (EPSG:4326) or None. ``duplicate_of`` is the number of the report that this one is
    merged into, ``master`` its reference. ``is_paused`` tells whether the deadline stands still.
    """

    id: int
    reference: str
    version: int
    status: str
    status_reason: str | None
    status_note: str | None
    channel: str
    description: str | None
    address: str | None
    area: str | None
    district: str | None
    longitude: float | None
    latitude: float | None
    position_method: str | None
    category: Category
    agency: Agency
    priority: int
    reported_at: datetime
    due_at: datetime
    due_is_set: bool
    resolved_at: datetime | None
    is_public: bool
    public_description: str | None
    supporters: int
    duplicate_of: int | None
    master: str | None
    concerns: ConcernedObject | None
    is_paused: bool
    changeable: frozenset
    steps: tuple
    events: tuple
    pauses: tuple
    merged: tuple
    duplicates: tuple
    photos: tuple

    @property
    def is_closed(self) -> bool:
        return self.status in CLOSED

    def time_left(self, now: datetime) -> timedelta:
        """Return the time until the deadline, negative when it is over; of a closed report, when it was closed."""
        return self.due_at - (self.resolved_at or now)


@dataclass(frozen=True)
class Template:
    """A prepared note; ``reason`` and ``category`` are None where it fits all."""

    status: str
    reason: str | None
    category: str | None
    title: Words
    words: Words

    def fits(self, to_status: str, reason: str | None, category: str) -> bool:
        """Return whether it fits a step of a report of a category; without a reason, those of all reasons fit."""
        fits_reason = self.reason is None or reason in (None, self.reason)
        return self.status == to_status and fits_reason and self.category in (None, category)

    def fill(self, language: str, **values: str) -> str:
        """Return the note in a language, ``id`` or ``en``.

        :param values: ``reference``, ``agency``, ``deadline`` and ``category``.
        """
        text = self.words.in_language(language)
        for name in ("reference", "agency", "deadline", "category"):
            text = text.replace(f"{{{name}}}", values[name])
        return text


@dataclass(frozen=True)
class Choices:
    """What forms of the card offer. Offices of areas come last among the agencies.

    ``own`` holds the codes of a login's own agencies where it passes reports on to others by coordination alone.
    """

    agencies: tuple
    categories: tuple
    templates: tuple
    own: tuple = ()

    def agencies_for(self, step: Step | None) -> list[Agency]:
        """Return the agencies to choose from for a step, or without a step (None)."""
        is_own_only = self.own and (step is None or step.to_status != "coordination")
        needs_agency = step is not None and "agency" in step.needs
        return [
            agency
            for agency in self.agencies
            if not (is_own_only and agency.code not in self.own) and not (needs_agency and agency.is_office)
        ]

    def is_possible(self, step: Step) -> bool:
        """Return whether there is what a step needs: an office cannot assign a report if it has no sub-unit."""
        return "agency" not in step.needs or bool(self.agencies_for(step))


def read_card(connection: Connection, report_id: int, user: DeskUser) -> Card | None:
    """Return what a user sees of a report; None where it is gone, or is not the user's to see."""
    asked = {"report": report_id, "sees_all": user.is_staff, "agencies": list(user.agencies)}
    with connection.cursor() as cursor:

        def rows(name):
            cursor.execute(_SQL[name], asked)
            return cursor.fetchall()

        cursor.execute(_SQL["report"], asked)
        row = cursor.fetchone()
        if row is None:
            return None
        report = dict(zip((column.name for column in cursor.description), row))
        return _card(
            report,
            steps=tuple(Step(to_status, tuple(needs)) for to_status, needs in rows("steps")),
            events=tuple(_event(row) for row in rows("events")),
            pauses=tuple(Pause(*row) for row in rows("pauses")) if user.is_staff else (),
            merged=tuple(OtherReport(*row) for row in rows("merged")),
            duplicates=tuple(OtherReport(*row) for row in rows("duplicates")) if _may_be_one(report, user) else (),
            photos=tuple(Photo(*row) for row in rows("photos")),
        )


def read_choices(connection: Connection, user: DeskUser) -> Choices:
    """Return agencies with their number of open reports, categories, and templates of notes."""
    with connection.cursor() as cursor:
        cursor.execute(_SQL["agencies"])
        agencies = tuple(
            Agency(code, Words(name_id, name_en), is_office, load if user.is_staff or code in user.agencies else None)
            for code, name_id, name_en, is_office, load in cursor.fetchall()
        )
        cursor.execute(_SQL["categories"])
        categories = tuple(
            Category(code, Words(name_id, name_en), icon, privacy_class, agency)
            for code, name_id, name_en, icon, privacy_class, agency in cursor.fetchall()
        )
        templates = ()
        if user.is_staff:
            cursor.execute(_SQL["templates"])
            templates = tuple(
                Template(status, reason, category, Words(*title), Words(*words))
                for status, reason, category, *texts in cursor.fetchall()
                for title, words in [(texts[:2], texts[2:])]
            )
        return Choices(agencies, categories, templates, () if user.is_staff else user.agencies)


def _may_be_one(report, user):
    """Tell whether duplicates are looked for: of an open report, for those who may ask."""
    return user.is_staff and report["status"] not in CLOSED and report["duplicate_of"] is None


def _card(report, **beside):
    def take(name):
        return report.pop(name)

    category = Category(
        take("category"),
        Words(take("category_name_id"), take("category_name_en")),
        take("category_icon"),
        take("privacy_class"),
        take("usual_agency"),
    )
    agency = Agency(
        take("agency"), Words(take("agency_name_id"), take("agency_name_en")), take("is_office"), take("open_reports")
    )
    return Card(
        area=take("area_name"),
        district=take("district_name"),
        category=category,
        agency=agency,
        concerns=_concerns(take("concerns_table"), take("concerns_key"), take("concerns_name"), take("programme_name")),
        changeable=frozenset(take("changeable")),
        **report,
        **beside,
    )


def _concerns(table, key, name, programme_name):
    if table is None:
        return None
    if programme_name:
        return ConcernedObject(table, key, Words(*programme_name))
    return ConcernedObject(table, key, Words(name, name) if name else None)


def _event(row):
    *values, from_id, from_en, to_id, to_en = row
    from_words, to_words = (Words(*pair) if pair[0] else None for pair in ((from_id, from_en), (to_id, to_en)))
    return Event(*values, from_words, to_words)
