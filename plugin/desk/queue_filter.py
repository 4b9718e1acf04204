"""What the queue shows: tab, filters and order, as conditions of SQL."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

from mapalus.plugin.database.sql import statements
from mapalus.plugin.desk.times import SOON
from mapalus.plugin.packages import sql

if TYPE_CHECKING:
    from psycopg2.sql import Composable

    from mapalus.plugin.desk.user import DeskUser

NEW, MINE, DUE_SOON, OVERDUE, UNASSIGNED, OPEN, ALL = TABS = (
    "new",
    "mine",
    "due_soon",
    "overdue",
    "unassigned",
    "open",
    "all",
)
BY_DEADLINE, NEWEST, OLDEST, BY_PRIORITY = ORDERS = "deadline", "newest", "oldest", "priority"

WORDS_DAYS = 90
"""Words are searched in closed reports of so many days, where no period is given. Open ones are all searched."""

_SQL = statements(Path(__file__).with_name("queue.sql"))
# Written as in the partial indexes of schema/0007_desk.sql, so that PostgreSQL uses them.
_OPEN = sql.SQL("r.status NOT IN ('resolved', 'rejected') AND r.duplicate_of IS NULL")
_WORDS = sql.SQL("lower(coalesce(r.address, '') || ' ' || coalesce(r.description, ''))")
_TABS = {
    NEW: sql.SQL("r.status = 'received'"),
    DUE_SOON: sql.SQL("r.due_at >= now() AND r.due_at < now() + make_interval(secs => {seconds})").format(
        seconds=sql.Literal(SOON.total_seconds())
    ),
    OVERDUE: sql.SQL("r.due_at < now()"),
    UNASSIGNED: sql.SQL(
        "(r.status = 'coordination' OR r.status = 'received' "
        "AND r.agency IN (SELECT code FROM mapalus.agency WHERE kind = 'area_office'))"
    ),
    OPEN: sql.SQL("true"),
}
# Column and whether it descends; the id makes the order complete.
_KEYS = {
    BY_DEADLINE: (("r.due_at", False), ("r.id", False)),
    OLDEST: (("r.reported_at", False), ("r.id", False)),
    NEWEST: (("r.reported_at", True), ("r.id", True)),
    # Negated, so that all descend or none.
    BY_PRIORITY: (("(-r.priority)", False), ("r.due_at", False), ("r.id", False)),
}
_REFERENCE = re.compile(r"(?:[A-Za-z]{2,5}[-\s]?)?(?:(\d{4})[-\s])?0*(\d{1,9})")


@dataclass(frozen=True)
class QueueFilter:
    """What the queue shows. Empty values filter nothing.

    :param tab: one of :data:`TABS`. All tabs but ``all`` show open reports that are not merged.
    :param areas: codes of areas of any level.
    :param since: first day of reporting, as ``YYYY-MM-DD``; likewise ``until``, the last one.
    :param priority: the lowest.
    :param words: a reference, the number in one, or words of address and description with typing errors.
    :param box: west, south, east, north in degrees (EPSG:4326).
    :param order: one of :data:`ORDERS`.
    """

    tab: str = OPEN
    statuses: tuple = ()
    agencies: tuple = ()
    categories: tuple = ()
    areas: tuple = ()
    channels: tuple = ()
    since: str = ""
    until: str = ""
    priority: int = 0
    words: str = ""
    box: tuple = ()
    order: str = BY_DEADLINE

    @property
    def is_narrow(self) -> bool:
        """Whether something but the tab filters."""
        return replace(self, tab=OPEN, order=BY_DEADLINE) != QueueFilter()

    def in_tab(self, tab: str) -> QueueFilter:
        """Return the same filters in another tab."""
        return replace(self, tab=tab)

    def as_json(self) -> dict:
        """Return it as plain data, without what is as usual."""
        usual = asdict(QueueFilter())
        return {name: value for name, value in asdict(self).items() if value != usual[name]}

    @classmethod
    def from_json(cls, stored: dict) -> QueueFilter:
        """Return the filter of what :meth:`as_json` made. What this version does not know is left out."""
        known = {field.name for field in fields(cls)}
        values = {
            name: tuple(value) if isinstance(value, list) else value for name, value in stored.items() if name in known
        }
        made = cls(**values)
        if made.tab not in TABS or made.order not in ORDERS:
            made = replace(
                made,
                tab=made.tab if made.tab in TABS else OPEN,
                order=made.order if made.order in ORDERS else BY_DEADLINE,
            )
        return made


def condition(wanted: QueueFilter, user: DeskUser) -> Composable:
    """Return the condition on ``mapalus.report AS r`` for a filter, with its values in it."""
    parts = [] if wanted.tab == ALL else [_OPEN]
    if wanted.tab != ALL:
        parts.append(tab_condition(wanted.tab, user))
    if not user.is_staff:
        # An agency may still read what it passed on; that waits for somebody else.
        parts.append(_own(user))
    for column, values in (
        ("status", wanted.statuses),
        ("agency", wanted.agencies),
        ("category", wanted.categories),
        ("channel", wanted.channels),
    ):
        if values:
            parts.append(sql.SQL("{} = ANY ({})").format(sql.Identifier("r", column), sql.Literal(list(values))))
    if wanted.areas:
        below = sql.SQL(_SQL["areas below"]).format(areas=sql.Literal(list(wanted.areas)))
        parts.append(sql.SQL("r.area_code IN ({})").format(below))
    if wanted.since:
        parts.append(_day("r.reported_at >= {}", wanted.since, 0))
    if wanted.until:
        parts.append(_day("r.reported_at < {}", wanted.until, 1))
    if wanted.priority:
        parts.append(sql.SQL("r.priority >= {}").format(sql.Literal(wanted.priority)))
    if wanted.box:
        box = sql.SQL(", ").join(map(sql.Literal, wanted.box))
        parts.append(sql.SQL("r.geom && ST_MakeEnvelope({}, 4326)").format(box))
    if wanted.words.strip():
        parts.append(_words(wanted))
    return sql.SQL(" AND ").join(parts) if parts else sql.SQL("true")


def reports_query(wanted: QueueFilter, user: DeskUser) -> Composable:
    """Return the query for the numbers of all reports that a filter finds."""
    return sql.SQL("SELECT r.id FROM mapalus.report AS r WHERE {}").format(condition(wanted, user))


def tab_condition(tab: str, user: DeskUser) -> Composable:
    """Return what a tab asks of an open report."""
    if tab != MINE:
        return _TABS[tab]
    if not user.is_staff:
        return _own(user)
    return sql.SQL("r.id IN ({})").format(sql.SQL(_SQL["own reports"]))


def only_open() -> Composable:
    """Return the condition on reports that are open and not merged."""
    return _OPEN


def keys(order: str) -> tuple:
    """Return the columns of an order, each with whether it descends."""
    return _KEYS[order]


def _own(user):
    return sql.SQL("r.agency = ANY ({}::text[])").format(sql.Literal(list(user.agencies)))


def _day(comparison, day, later):
    day = sql.SQL("(({}::date + {})::timestamp AT TIME ZONE (SELECT time_zone FROM mapalus.city))").format(
        sql.Literal(day), sql.Literal(later)
    )
    return sql.SQL(comparison).format(day)


def _words(wanted):
    text = " ".join(wanted.words.split())
    number = _REFERENCE.fullmatch(text)
    found = []
    if number and number[1]:
        found.append(sql.SQL("r.reference = upper({})").format(sql.Literal(text.replace(" ", "-"))))
    if number:
        references = sql.SQL(_SQL["references of a number"]).format(number=sql.Literal(number[2].zfill(6)))
        found.append(sql.SQL("r.reference IN ({})").format(references))
    if not number or not number[1]:
        parts = [_word(word) for word in text.lower().split()]
        if wanted.tab == ALL and not wanted.since:
            parts.append(
                sql.SQL("({} OR r.reported_at >= now() - make_interval(days => {}))").format(
                    _OPEN, sql.Literal(WORDS_DAYS)
                )
            )
        found.append(sql.SQL("({})").format(sql.SQL(" AND ").join(parts)))
    return sql.SQL("({})").format(sql.SQL(" OR ").join(found))


def _word(word):
    if len(word) < 3:
        # Too short for a trigram.
        escaped = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        return sql.SQL("{} LIKE {}").format(_WORDS, sql.Literal(f"%{escaped}%"))
    # Is the word, or nearly, a part of the text?
    return sql.SQL("{} OPERATOR(public.<%) {}").format(sql.Literal(word), _WORDS)
