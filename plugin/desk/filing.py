"""Filing what a caller tells: what the database will make of it, the report itself, and what the caller hears."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields
from datetime import datetime
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from mapalus.plugin.city import profile
from mapalus.plugin.database.sql import statements
from mapalus.plugin.errors import MapalusError, Sentence
from mapalus.plugin.i18n import words_in
from mapalus.plugin.vocabulary import STATUSES
from mapalus.plugin.words import Words

if TYPE_CHECKING:
    from psycopg2.extensions import connection as Connection  # noqa: N812 - the class of a library

_SQL = statements(Path(__file__).with_suffix(".sql"))
CANDIDATES = 3
"""How many reports about the same problem are told at most."""
_LIKE = 0.7
_CLOSED = ("resolved", "rejected")


@dataclass(frozen=True)
class Kind:
    """A category that a caller's problem may belong to; ``keywords`` are everyday words for it."""

    code: str
    name: Words
    icon: str
    keywords: tuple = ()


@dataclass(frozen=True)
class Candidate:
    """An open report that may be about the same problem: metres and hours away."""

    id: int
    reference: str
    status: str
    address: str | None
    supporters: int
    distance_m: float
    hours_apart: float


@dataclass(frozen=True)
class Preview:
    """What the database would make of a report.

    ``agency``, ``resolve_hours`` and ``due_at`` (the city's local time) are None without a category. ``village`` and
    ``district`` are None where there is none.
    """

    is_in_city: bool
    village: str | None
    district: str | None
    city: Words
    agency: str | None = None
    agency_name: Words | None = None
    resolve_hours: float | None = None
    due_at: datetime | None = None
    candidates: tuple = ()


@dataclass(frozen=True)
class Caller:
    """Who tells of the problem. It is stored only with the caller's consent."""

    name: str = ""
    phone: str = ""
    email: str = ""
    has_agreed: bool = False

    def __bool__(self) -> bool:
        return any(part.strip() for part in (self.name, self.phone, self.email))


@dataclass(frozen=True)
class Draft:
    """A report that is not filed yet.

    ``key`` makes sure that it is filed once, also where the answer of the first try was lost. ``position_method`` is
    ``by_hand`` for a point on the map, ``geocoded`` for one that was searched, ``default`` where only the area is
    known. ``accuracy_m`` is in metres.
    """

    category: str
    description: str = ""
    address: str = ""
    longitude: float | None = None
    latitude: float | None = None
    position_method: str = "by_hand"
    accuracy_m: float | None = None
    caller: Caller = Caller()
    channel: str = "call_centre"
    key: str = field(default_factory=lambda: str(uuid4()))


@dataclass(frozen=True)
class Filed:
    """A report as the database stored it; ``due_at`` is the city's local time."""

    id: int
    reference: str
    agency: str
    agency_name: Words
    category_name: Words
    due_at: datetime
    hours: float
    village: str | None
    supporters: int
    is_support: bool = False


def read_kinds(connection: Connection) -> list[Kind]:
    """Return the city's categories, the catch-all last, with the everyday words of the city's profile."""
    with connection.cursor() as cursor:
        cursor.execute(_SQL["categories"])
        rows = cursor.fetchall()
    keywords = _keywords(rows[0][4]) if rows else {}
    return [Kind(code, Words(*names), icon, keywords.get(code, ())) for code, *names, icon, _ in rows]


def _keywords(city):
    try:
        categories = profile.load(city).categories
    except MapalusError:
        # A city's own profile need not be on this machine. Then names alone are searched.
        return {}
    return {category.code: (*category.keywords, *category.source_names) for category in categories}


def find_kinds(kinds: list[Kind], said: str) -> list[Kind]:
    """Return the categories that a word may mean, the best first; all of them for no word."""
    said = said.strip().casefold()
    if not said:
        return list(kinds)
    ranked = [
        (max(_likeness(said, word) for word in (kind.name.id, kind.name.en, *kind.keywords)), kind) for kind in kinds
    ]
    return [kind for likeness, kind in sorted(ranked, key=lambda pair: -pair[0]) if likeness >= _LIKE]


def _likeness(said, word):
    word = word.casefold()
    if word.startswith(said):
        return 3
    if any(part.startswith(said) for part in word.split()):
        return 2
    if len(said) >= 3 and (said in word or word in said):
        return 1.5
    # A prefix of the word's length, so that a word is found while it is typed.
    return max(SequenceMatcher(None, said, part[: len(said) + 1]).ratio() for part in (word, *word.split()))


def preview(connection: Connection, longitude: float, latitude: float, category: str | None = None) -> Preview:
    """Return what the database would make of a report that is filed now at a point.

    :param longitude: in degrees, EPSG:4326.
    :param category: its code; without one, only the place is told.
    """
    asked = {"longitude": longitude, "latitude": latitude, "category": category, "most": CANDIDATES}
    with connection.cursor() as cursor:
        cursor.execute(_SQL["preview"], asked)
        row = cursor.fetchone()
        if row is None:
            raise MapalusError("This database has no city yet.", "Load one with the algorithm Load a city profile.")
        is_in_city, village, district, city_id, city_en, agency, name_id, name_en, hours, due_at = row
        candidates = ()
        if category is not None and is_in_city:
            cursor.execute(_SQL["candidates"], asked)
            candidates = tuple(Candidate(*found) for found in cursor)
    name = Words(name_id, name_en) if agency else None
    return Preview(is_in_city, village, district, Words(city_id, city_en), agency, name, hours, due_at, candidates)


def file_report(connection: Connection, draft: Draft) -> Filed:
    """File a report and its caller, in the caller's transaction: both or neither.

    A draft that was filed already is not filed again.

    :raises MapalusError: when there is neither place nor address, or the caller did not agree to be stored.
    """
    if draft.longitude is None and not draft.address.strip():
        raise MapalusError("The report has no place.", "Search an address, click the map, or write the address down.")
    if draft.caller and not draft.caller.has_agreed:
        raise MapalusError(
            "The caller has not agreed that name and number are stored.",
            "Ask, then tick the box; or leave the caller's fields empty.",
        )
    values = {one.name: getattr(draft, one.name) for one in fields(draft) if one.name != "caller"}
    with connection.cursor() as cursor:
        cursor.execute(_SQL["filed already"], values)
        found = cursor.fetchone()
        if found is None:
            cursor.execute(_SQL["file"], values)
            found = cursor.fetchone()
            if draft.caller:
                caller = {"name": draft.caller.name, "phone": draft.caller.phone, "email": draft.caller.email}
                cursor.execute(_SQL["caller"], {**values, **caller, "report": found[0]})
        return _read_filed(cursor, found[0])


def support(connection: Connection, report: int, key: str | None = None, channel: str = "call_centre") -> Filed:
    """Add a supporter to an open report, in place of a report of its own; return that report.

    :param report: its number. If it was merged in the meantime, the other report gets the supporter.
    :param key: the same key counts once.
    :raises MapalusError: when it is closed or not there.
    """
    with connection.cursor() as cursor:
        cursor.execute(_SQL["supported"], {"report": report})
        found = cursor.fetchone()
        if found is None:
            raise MapalusError("That report is not there any more.", "File a new one.")
        number, reference, status = found
        if status in _CLOSED:
            raise MapalusError(
                "{reference} was closed in the meantime: {status}.",
                "File a new report.",
                reference=reference,
                status=STATUSES[status],
            )
        cursor.execute(_SQL["support"], {"report": number, "channel": channel, "key": key})
        return _read_filed(cursor, number, is_support=True)


def _read_filed(cursor, report, is_support=False):
    cursor.execute(_SQL["filed"], {"report": report})
    number, reference, agency, agency_id, agency_en, name_id, name_en, *rest = cursor.fetchone()
    return Filed(number, reference, agency, Words(agency_id, agency_en), Words(name_id, name_en), *rest, is_support)


# ---------------------------------------------------------------- what the caller hears

_DAYS = (
    Sentence("Monday"),
    Sentence("Tuesday"),
    Sentence("Wednesday"),
    Sentence("Thursday"),
    Sentence("Friday"),
    Sentence("Saturday"),
    Sentence("Sunday"),
)
_MONTHS = (
    Sentence("January"),
    Sentence("February"),
    Sentence("March"),
    Sentence("April"),
    Sentence("May"),
    Sentence("June"),
    Sentence("July"),
    Sentence("August"),
    Sentence("September"),
    Sentence("October"),
    Sentence("November"),
    Sentence("December"),
)


def spelled(reference: str) -> str:
    """Return a reference as it is read aloud: letters one by one, the number in groups of three digits."""
    *first, number = reference.split("-")
    groups = re.findall(r"\d{1,3}(?=(?:\d{3})*$)", number)
    letters = ["-".join(part) if part.isalpha() else part for part in first]
    return ", ".join([*letters, " ".join(groups) or number])


def day_words(when: datetime) -> Sentence:
    """Return a local time as ``Tuesday 1 December, 14:05``."""
    return Sentence(
        "{day} {number} {month}, {time}",
        day=_DAYS[when.weekday()],
        number=when.day,
        month=_MONTHS[when.month - 1],
        time=f"{when:%H:%M}",
    )


def hours_words(hours: float) -> Sentence:
    """Return an allowance in whole days where it is one, else in hours."""
    if hours >= 48 and abs(hours / 24 - round(hours / 24)) < 0.01:
        return Sentence("{number} days", number=round(hours / 24))
    return Sentence("{number} hours", number=max(1, round(hours)))


def words_for_caller(filed: Filed, language: str) -> str:
    """Return what the operator reads to the caller, in ``id`` or ``en``: the number, who does what, until when."""
    values = {
        "number": spelled(filed.reference),
        "agency": filed.agency_name,
        "due": day_words(filed.due_at),
        "hours": hours_words(filed.hours),
    }
    if filed.is_support:
        said = Sentence(
            "The city knows of this problem already. Your call was added to report number {number}. {agency} takes "
            "care of it, until {due} at the latest. Please keep the number; you can ask about it at any time.",
            **values,
        )
    else:
        said = Sentence(
            "Your report has the number {number}. It goes to {agency} now, which has {hours}: until {due} at the "
            "latest. Please keep the number; you can ask about it at any time.",
            **values,
        )
    return said.in_words(words_in(language))
