"""When a report must be resolved: the database against a computation of its own."""

import os
from contextlib import closing
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import psycopg2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapalus.tests.plugin.database.life_cycle_model import working_deadline

# By default always the same examples; a longer run tries others every time.
EXAMPLES = int(os.environ.get("MAPALUS_EXAMPLES", "200"))
ALWAYS_THE_SAME = "MAPALUS_EXAMPLES" not in os.environ

# One zone without summer time, two with, of which one is south of the equator.
ZONES = ("Asia/Makassar", "America/New_York", "Australia/Sydney")


@st.composite
def calendars(draw):
    first = draw(st.dates(date(2025, 1, 1), date(2026, 12, 31)))
    # Clocks change between one and three: no office is open then.
    starts = draw(st.integers(5 * 60, 22 * 60))
    ends = draw(st.integers(starts + 30, 24 * 60 - 1))
    days = sorted(draw(st.sets(st.integers(1, 7), min_size=1)))
    # At most four years of working hours.
    most = min(400.0, 4 * 50 * len(days) * (ends - starts) / 60)
    return {
        "zone": draw(st.sampled_from(ZONES)),
        "days": days,
        "starts": time(starts // 60, starts % 60),
        "ends": time(ends // 60, ends % 60),
        "holidays": {first + timedelta(days=away) for away in draw(st.sets(st.integers(0, 30), max_size=12))},
        "start": datetime.combine(first, draw(st.times())),
        "hours": draw(st.one_of(st.integers(1, int(most)), st.integers(1, int(most * 100)).map(lambda n: n / 100))),
    }


@pytest.fixture(scope="module")
def connection(make_database, minahasa_template):
    with closing(psycopg2.connect(make_database(minahasa_template))) as connection:
        yield connection


@pytest.fixture
def cursor(connection):
    """A cursor whose work is undone after the test."""
    with connection.cursor() as cursor:
        yield cursor
    connection.rollback()


def use(cursor, calendar):
    cursor.execute(
        "UPDATE mapalus.city SET allowance_in = 'working_hours', time_zone = %(zone)s, "
        "work_days = %(days)s::smallint[], work_starts = %(starts)s, work_ends = %(ends)s",
        calendar,
    )
    cursor.execute("DELETE FROM mapalus.holiday")
    for day in calendar["holidays"]:
        cursor.execute("INSERT INTO mapalus.holiday VALUES (%s, 'Libur', 'Holiday')", (day,))


def test_working_hours_agree_with_walking_from_day_to_day(cursor):
    @settings(max_examples=EXAMPLES, deadline=None, derandomize=ALWAYS_THE_SAME, database=None)
    @given(calendars())
    def agree(calendar):
        start = calendar["start"].replace(tzinfo=ZoneInfo(calendar["zone"]))
        cursor.execute("SAVEPOINT before")
        try:
            use(cursor, calendar)
            cursor.execute("SELECT mapalus.deadline(%s, %s::numeric)", (start, calendar["hours"]))
            ((found,),) = cursor.fetchall()
        finally:
            cursor.execute("ROLLBACK TO before; RELEASE before")
        expected = working_deadline(
            start,
            calendar["hours"],
            calendar["days"],
            calendar["starts"],
            calendar["ends"],
            calendar["holidays"],
        )
        # A hundredth of an hour is 36 seconds, whatever floating point makes of it.
        assert abs(found - expected) < timedelta(milliseconds=1)

    agree()


OFFICE_HOURS = {
    "zone": "Asia/Makassar",
    "days": [1, 2, 3, 4, 5],
    "starts": time(8),
    "ends": time(16),
    "holidays": {date(2026, 8, 17)},
}


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        # 2026-08-12 is a Wednesday; the Monday after is Independence Day.
        ("2026-08-12 09:00", 4, "2026-08-12 13:00"),
        ("2026-08-12 08:00", 8, "2026-08-12 16:00"),
        ("2026-08-12 16:00", 1, "2026-08-13 09:00"),
        ("2026-08-12 05:00", 1, "2026-08-12 09:00"),
        ("2026-08-12 23:30", 8, "2026-08-13 16:00"),
        ("2026-08-14 15:00", 2, "2026-08-18 09:00"),
        ("2026-08-15 12:00", 0.5, "2026-08-18 08:30"),
        ("2026-08-12 12:00", 48, "2026-08-21 12:00"),
    ],
)
def test_working_hours(cursor, start, hours, end):
    use(cursor, OFFICE_HOURS)
    cursor.execute(
        "SELECT mapalus.deadline(%s::timestamp AT TIME ZONE 'Asia/Makassar', %s::numeric) AT TIME ZONE 'Asia/Makassar'",
        (start, hours),
    )
    ((found,),) = cursor.fetchall()
    assert found == datetime.fromisoformat(end)


def test_reports_get_the_deadline_of_their_category(cursor):
    for working, ends in (
        (False, ("2026-08-14 15:00", "2026-08-19 15:00")),
        (True, ("2026-08-21 15:00", "2026-09-11 15:00")),
    ):
        if working:
            use(cursor, OFFICE_HOURS)
        # Waste has 48 hours, damaged roads have 168.
        cursor.execute(
            "INSERT INTO mapalus.report (category, reported_at) VALUES ('waste', '2026-08-12 15:00+08') "
            "RETURNING id, due_at AT TIME ZONE 'Asia/Makassar'"
        )
        number, found = cursor.fetchone()
        assert found == datetime.fromisoformat(ends[0])
        cursor.execute(
            "UPDATE mapalus.report SET category = 'road', version = 2 WHERE id = %s "
            "RETURNING due_at AT TIME ZONE 'Asia/Makassar'",
            (number,),
        )
        assert cursor.fetchone() == (datetime.fromisoformat(ends[1]),)


def test_a_deadline_that_nobody_set_follows_the_category(cursor):
    """Also where the category's allowance has changed since the report was filed."""
    cursor.execute(
        "INSERT INTO mapalus.report (category, reported_at) VALUES ('waste', '2026-08-12 15:00+00') RETURNING id"
    )
    ((number,),) = cursor.fetchall()
    cursor.execute("UPDATE mapalus.category SET resolve_hours = 24, version = version + 1 WHERE code = 'waste'")
    cursor.execute(
        "UPDATE mapalus.report SET category = 'road', version = 2 WHERE id = %s RETURNING due_at - reported_at",
        (number,),
    )
    assert cursor.fetchone() == (timedelta(hours=168),)


def test_a_deadline_that_somebody_set_stays(cursor):
    cursor.execute(
        "INSERT INTO mapalus.report (category) VALUES ('waste') RETURNING id, reported_at + interval '5 days'"
    )
    ((number, wanted),) = cursor.fetchall()
    cursor.execute("UPDATE mapalus.report SET due_at = %s, version = 2 WHERE id = %s", (wanted, number))
    cursor.execute("UPDATE mapalus.report SET category = 'road', version = 3 WHERE id = %s RETURNING due_at", (number,))
    assert cursor.fetchone() == (wanted,)


def test_clocks_that_change_do_not_shorten_a_working_day(cursor):
    use(cursor, {**OFFICE_HOURS, "zone": "America/New_York", "holidays": set()})
    # In 2026 summer time begins there on Sunday, 8 March.
    cursor.execute(
        "SELECT mapalus.deadline('2026-03-06 15:00 America/New_York', 2) AT TIME ZONE 'America/New_York', "
        "mapalus.deadline('2026-03-06 15:00 America/New_York', 2) - timestamptz '2026-03-06 15:00 America/New_York'"
    )
    assert cursor.fetchall() == [(datetime(2026, 3, 9, 9), timedelta(hours=65))]


@pytest.mark.parametrize("hours", [0.01, 1, 47.5, 400])
def test_calendar_hours(cursor, hours):
    cursor.execute("SELECT mapalus.deadline('2026-03-06 15:00 America/New_York', %s::numeric)", (hours,))
    start = datetime(2026, 3, 6, 20, tzinfo=ZoneInfo("UTC"))
    assert cursor.fetchone() == (start + timedelta(hours=hours),)
