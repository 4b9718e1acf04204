"""The queue: pages of reports by key, counts, and views that the staff share."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mapalus.plugin.database.sql import statements
from mapalus.plugin.desk.queue_filter import (
    ALL,
    DUE_SOON,
    MINE,
    NEW,
    OPEN,
    OVERDUE,
    UNASSIGNED,
    QueueFilter,
    condition,
    keys,
    only_open,
    tab_condition,
)
from mapalus.plugin.packages import sql
from mapalus.plugin.words import Words

if TYPE_CHECKING:
    from psycopg2.extensions import connection as Connection  # noqa: N812 - the class of a library

    from mapalus.plugin.desk.user import DeskUser

PAGE_ROWS = 50
MOST_COUNTED = 10_000
"""More reports than this are not counted in the tab of all."""

FORWARD, BACKWARD = "forward", "backward"
_SQL = statements(Path(__file__).with_suffix(".sql"))


class QueueRow(NamedTuple):
    """One report in the queue. Names are :class:`Words`; longitude and latitude are degrees, None without a place."""

    id: int
    reference: str
    category: str
    category_name: Words
    icon: str
    address: str | None
    area_name: str | None
    status: str
    agency: str
    agency_name: Words
    reported_at: datetime
    due_at: datetime
    resolved_at: datetime | None
    priority: int
    supporters: int
    version: int
    photos: int
    longitude: float | None
    latitude: float | None


@dataclass(frozen=True)
class Page:
    """Rows of the queue in their order.

    ``has_before`` and ``has_after`` say whether there are more on either side: before the first row's key, and after
    the last one's.
    """

    rows: tuple
    has_before: bool
    has_after: bool


@dataclass(frozen=True)
class Counts:
    """How many reports each tab holds, by the tab's name.

    ``is_rough`` says that the number of all reports is an estimate, or a lower bound.
    """

    numbers: dict
    is_rough: bool


@dataclass(frozen=True)
class QueueView:
    """A view of the queue that somebody saved for all staff."""

    id: int
    title: str
    filter: QueueFilter
    created_by: str
    version: int


@dataclass(frozen=True)
class Choices:
    """What the queue can be filtered by: code -> :class:`Words`, and the icons of the categories."""

    agencies: dict
    categories: dict
    icons: dict
    areas: dict


def row_key(row: QueueRow, order: str) -> tuple:
    """Return where a row stands in an order."""
    values = {"r.due_at": row.due_at, "r.reported_at": row.reported_at, "(-r.priority)": -row.priority, "r.id": row.id}
    return tuple(values[column] for column, _ in keys(order))


def read_page(
    connection: Connection,
    wanted: QueueFilter,
    user: DeskUser,
    key: tuple | None = None,
    direction: str = FORWARD,
    includes_key: bool = False,
    rows: int = PAGE_ROWS,
) -> Page:
    """Read one page; its cost does not depend on how far it is from the beginning.

    :param key: where it begins, from :func:`row_key`; None for the very beginning, or the end if it goes backward.
    :param direction: :data:`FORWARD`: rows after the key; :data:`BACKWARD`: before it.
    :param includes_key: whether the row at the key belongs to it.
    """
    columns = keys(wanted.order)
    goes_down = columns[0][1] != (direction == BACKWARD)
    parts = [condition(wanted, user)]
    if key is not None:
        parts.append(
            sql.SQL("({}) {} ({})").format(
                sql.SQL(", ").join(sql.SQL(column) for column, _ in columns),
                sql.SQL(("<" if goes_down else ">") + ("=" if includes_key else "")),
                sql.SQL(", ").join(map(sql.Literal, key)),
            )
        )
    way = sql.SQL("{} DESC" if goes_down else "{}")
    query = sql.SQL(_SQL["page"]).format(
        condition=sql.SQL(" AND ").join(parts),
        order=sql.SQL(", ").join(way.format(sql.SQL(column)) for column, _ in columns),
        limit=sql.Literal(rows + 1),
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        found = [_row(*values) for values in cursor.fetchall()]
    has_more = len(found) > rows
    found = found[:rows]
    if direction == BACKWARD:
        return Page(tuple(reversed(found)), has_before=has_more, has_after=key is not None)
    return Page(tuple(found), has_before=key is not None, has_after=has_more)


def read_counts(connection: Connection, wanted: QueueFilter, user: DeskUser) -> Counts:
    """Count the reports of each tab under the other filters.

    Open reports are counted. Of all reports, at most :data:`MOST_COUNTED` are; without filters, staff get PostgreSQL's
    own estimate.
    """
    tabs = {tab: tab_condition(tab, user) for tab in (NEW, MINE, DUE_SOON, OVERDUE, UNASSIGNED)}
    rest = condition(wanted.in_tab(ALL), user)
    with connection.cursor() as cursor:
        counted = sql.SQL(" AND ").join((only_open(), rest))
        cursor.execute(sql.SQL(_SQL["counts"]).format(condition=counted, **tabs))
        numbers = dict(zip((*tabs, OPEN), cursor.fetchone()))
        if user.is_staff and not wanted.is_narrow:
            cursor.execute(_SQL["estimate"])
            # Negative where nobody has looked yet.
            estimate = max(cursor.fetchone()[0], numbers[OPEN])
            if estimate > MOST_COUNTED:
                return Counts({**numbers, ALL: estimate}, is_rough=True)
        cursor.execute(sql.SQL(_SQL["count of all"]).format(condition=rest, limit=sql.Literal(MOST_COUNTED + 1)))
        ((number,),) = cursor.fetchall()
    return Counts({**numbers, ALL: min(number, MOST_COUNTED)}, is_rough=number > MOST_COUNTED)


def count_duplicates(connection: Connection, reports: Sequence[int]) -> dict[int, int]:
    """Return how many possible duplicates each report has; those without any are left out. For staff alone."""
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(_SQL["duplicates"]).format(reports=sql.Literal(list(reports))))
        return {report: number for report, number in cursor.fetchall() if number}


def read_choices(connection: Connection) -> Choices:
    """Read what the queue can be filtered by."""
    with connection.cursor() as cursor:
        cursor.execute(_SQL["agencies"])
        agencies = {code: Words(*names) for code, *names in cursor.fetchall()}
        cursor.execute(_SQL["categories"])
        rows = cursor.fetchall()
        cursor.execute(_SQL["areas"])
        areas = {code: Words(name, name) for code, name, _ in cursor.fetchall()}
    categories = {code: Words(*names) for code, *names, _ in rows}
    return Choices(agencies, categories, {code: icon for code, *_, icon in rows}, areas)


def read_views(connection: Connection) -> list[QueueView]:
    """Read the saved views."""
    with connection.cursor() as cursor:
        cursor.execute(_SQL["views"])
        return [
            QueueView(number, title, QueueFilter.from_json(stored), by, version)
            for number, title, stored, by, version in cursor.fetchall()
        ]


def save_view(connection: Connection, title: str, wanted: QueueFilter) -> None:
    """Save a view for all staff; one of the same title is replaced."""
    stored = json.dumps(wanted.as_json(), ensure_ascii=False)
    with connection.cursor() as cursor:
        cursor.execute(_SQL["replace view"], (stored, title))
        if cursor.fetchone() is None:
            cursor.execute(_SQL["save view"], (title, stored))


def drop_view(connection: Connection, number: int) -> None:
    """Delete a saved view; nothing happens where it is gone."""
    with connection.cursor() as cursor:
        cursor.execute(_SQL["drop view"], (number,))


def _row(*values):
    report, reference, category, name_id, name_en, icon, address, area, status, agency, *rest = values
    agency_id, agency_en, *rest = rest
    names = Words(name_id, name_en), Words(agency_id, agency_en)
    return QueueRow(report, reference, category, names[0], icon, address, area, status, agency, names[1], *rest)
