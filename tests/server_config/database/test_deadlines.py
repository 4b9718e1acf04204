"""When a report must be resolved: the database against a computation of its own."""

import os
from contextlib import closing
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import psycopg2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapalus.tests.server_config.database.life_cycle_model import working_deadline, working_time

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


# ---------------------------------------------------------------- pauses


def test_time_of_work_agrees_with_counting_minutes(cursor):
    @settings(max_examples=EXAMPLES // 4, deadline=None, derandomize=ALWAYS_THE_SAME, database=None)
    @given(calendars(), st.integers(-60, 8 * 24 * 60))
    def agree(calendar, minutes):
        zone = ZoneInfo(calendar["zone"])
        start = calendar["start"].replace(second=0, microsecond=0)
        end = start + timedelta(minutes=minutes)
        cursor.execute("SAVEPOINT before")
        try:
            use(cursor, calendar)
            cursor.execute(
                "SELECT mapalus.allowance_between(%s, %s)", (start.replace(tzinfo=zone), end.replace(tzinfo=zone))
            )
            ((found,),) = cursor.fetchall()
        finally:
            cursor.execute("ROLLBACK TO before; RELEASE before")
        rules = (calendar["days"], calendar["starts"], calendar["ends"], calendar["holidays"])
        # In a clock's spring or autumn an earlier moment can look like a later one; nobody works then.
        if end.replace(tzinfo=zone).timestamp() <= start.replace(tzinfo=zone).timestamp():
            assert found == timedelta()
        else:
            assert found == working_time(start, end, *rules)

    agree()


def test_calendar_time_is_no_days_of_a_clock(cursor):
    """Clocks in New York went forward in between."""
    cursor.execute("SET LOCAL TIME ZONE 'America/New_York'")
    cursor.execute(
        "SELECT mapalus.moved_deadline('2026-03-06 15:00', mapalus.allowance_between('2026-03-07 12:00', "
        "'2026-03-09 12:00')) - timestamptz '2026-03-06 15:00'"
    )
    assert cursor.fetchone() == (timedelta(hours=47),)


class Life:
    """One report of a city in which coordination pauses the clock, and what is done to it an hour at a time."""

    def __init__(self, cursor, status="received", **values):
        self.cursor = cursor
        cursor.execute("UPDATE mapalus.city SET pausing_states = '{coordination}'")
        values = {"category": "waste", "agency": "DLH", "status": status, **values}
        cursor.execute(
            f"INSERT INTO mapalus.report ({', '.join(values)}) VALUES ({', '.join(['%s'] * len(values))}) "
            "RETURNING id, due_at, now()",
            list(values.values()),
        )
        ((self.number, self.due_at, self.now),) = cursor.fetchall()

    def change(self, **values):
        """Change it and return how far its deadline is from the first one."""
        self.cursor.execute(
            f"UPDATE mapalus.report SET {', '.join(f'{name} = %s' for name in values)}, version = version + 1 "
            "WHERE id = %s RETURNING due_at - %s",
            [*values.values(), self.number, self.due_at],
        )
        return self.cursor.fetchone()[0]

    def wait(self, **time):
        """Let a pause have begun earlier: all of a test happens at one moment."""
        self.cursor.execute(
            "UPDATE mapalus.report_pause SET began_at = began_at - %(time)s, moves_from = moves_from - %(time)s "
            "WHERE ended_at IS NULL",
            {"time": timedelta(**time)},
        )

    def events(self):
        self.cursor.execute(
            "SELECT kind, to_value::timestamptz - from_value::timestamptz FROM mapalus.report_event "
            "WHERE report_id = %s AND kind = 'deadline' ORDER BY id",
            (self.number,),
        )
        return [moved for _, moved in self.cursor.fetchall()]


HOURS_5, HOURS_7, NONE = timedelta(hours=5), timedelta(hours=7), timedelta()


def test_a_pause_moves_the_deadline_when_it_ends(cursor):
    life = Life(cursor)
    assert life.change(status="coordination") == NONE
    life.wait(hours=5)
    assert life.change(priority=1) == NONE
    assert life.change(status="in_progress") == HOURS_5
    assert life.change(status="coordination") == HOURS_5
    life.wait(hours=7)
    # In whatever way it ends.
    assert life.change(status="rejected", status_reason="invalid") == HOURS_5 + HOURS_7
    assert life.change(status="received") == HOURS_5 + HOURS_7
    assert life.events() == [HOURS_5, HOURS_7]
    cursor.execute("SELECT status, ended_at, counted FROM mapalus.report_pause ORDER BY id")
    assert cursor.fetchall() == [("coordination", life.now, HOURS_5), ("coordination", life.now, HOURS_7)]


def test_without_pausing_states_the_clock_never_stands_still(cursor):
    life = Life(cursor)
    cursor.execute("UPDATE mapalus.city SET pausing_states = '{}'")
    assert life.change(status="coordination") == NONE
    # A changed profile holds for what is entered from then on.
    cursor.execute("UPDATE mapalus.city SET pausing_states = '{coordination}'")
    assert life.change(status="in_progress") == NONE
    life.change(status="coordination")
    life.wait(hours=5)
    cursor.execute("UPDATE mapalus.city SET pausing_states = '{}'")
    assert life.change(status="in_progress") == HOURS_5
    assert life.events() == [HOURS_5]


@pytest.mark.parametrize("status", ["received", "resolved", "rejected", "forgotten"])
def test_what_cannot_pause(cursor, status):
    with pytest.raises(psycopg2.errors.CheckViolation):
        cursor.execute("UPDATE mapalus.city SET pausing_states = %s", ([status],))


def test_a_pause_of_working_hours(cursor):
    """From Friday 15:00 over a weekend and a holiday to Tuesday 10:00: three hours of work."""
    use(cursor, OFFICE_HOURS)
    life = Life(cursor, reported_at="2026-08-12 09:00+08")
    life.change(status="coordination")
    cursor.execute(
        "SELECT mapalus.allowance_between('2026-08-14 15:00+08', '2026-08-18 10:00+08'), "
        "mapalus.allowance_between('2026-08-14 16:00+08', '2026-08-18 08:00+08')"
    )
    assert cursor.fetchone() == (timedelta(hours=3), NONE)
    # 48 hours are six days of work: Friday, 2026-08-21, 09:00. Three more end at noon, none leave it where it was.
    cursor.execute(
        "SELECT mapalus.moved_deadline(due_at, '3 hours') AT TIME ZONE 'Asia/Makassar', "
        "mapalus.moved_deadline(due_at, '8 hours') AT TIME ZONE 'Asia/Makassar', "
        "mapalus.moved_deadline('2026-08-15 03:00+08', '0') AT TIME ZONE 'Asia/Makassar' "
        "FROM mapalus.report WHERE id = %s",
        (life.number,),
    )
    assert [str(moment) for moment in cursor.fetchone()] == [
        "2026-08-21 12:00:00",
        "2026-08-24 09:00:00",
        "2026-08-15 03:00:00",
    ]
    life.wait(days=28)
    # Four weeks have the same time of work wherever they begin, without a holiday in them.
    cursor.execute("DELETE FROM mapalus.holiday")
    assert life.change(status="in_progress") == timedelta(days=28)
    assert life.events() == [timedelta(days=28)]


def test_the_whole_pause_is_as_good_as_a_longer_allowance(cursor):
    """A report with a pause is due when one with so much more of an allowance is, whatever is counted."""
    for calendar in (None, {**OFFICE_HOURS, "zone": "America/New_York"}):
        if calendar:
            use(cursor, calendar)
        cursor.execute(
            "SELECT mapalus.moved_deadline(mapalus.deadline(at, 48), make_interval(hours => more)) "
            "     = mapalus.deadline(at, 48 + more) "
            "FROM generate_series(timestamptz '2026-03-01 00:10Z', '2026-03-20Z', '7 hours') AS at, "
            "generate_series(1, 30, 3) AS more"
        )
        assert set(cursor.fetchall()) == {(True,)}


def test_a_deadline_said_during_a_pause(cursor):
    life = Life(cursor)
    life.change(status="coordination")
    life.wait(hours=5)
    wanted = life.due_at + timedelta(days=1)
    assert life.change(due_at=wanted) == timedelta(days=1)
    life.wait(hours=7)
    assert life.change(status="in_progress") == timedelta(days=1) + HOURS_7
    # And with the step out of it.
    life.change(status="coordination")
    life.wait(hours=5)
    assert life.change(status="in_progress", due_at=wanted) == timedelta(days=1)


def test_a_deadline_computed_anew_keeps_the_pauses(cursor):
    life = Life(cursor)
    life.change(status="coordination")
    life.wait(hours=5)
    life.change(status="in_progress")
    # Damaged roads have 168 hours, waste has 48.
    assert life.change(category="road") == timedelta(hours=120) + HOURS_5
    assert life.change(category="waste") == HOURS_5
    assert life.change(due_at=life.due_at + timedelta(days=9)) == timedelta(days=9)
    assert life.change(due_at=None) == HOURS_5
    life.change(status="coordination")
    life.wait(hours=7)
    # Together with the step out of it.
    assert life.change(status="in_progress", category="road") == timedelta(hours=120) + HOURS_5 + HOURS_7


def test_filed_in_a_pausing_status(cursor):
    life = Life(cursor, "coordination")
    life.wait(hours=5)
    assert life.change(status="in_progress") == HOURS_5


def test_an_import_ends_a_pause_when_the_report_was_closed(cursor):
    life = Life(cursor, "coordination")
    life.wait(hours=7)
    cursor.execute("UPDATE mapalus.report SET reported_at = reported_at - interval '1 day', version = 2")
    due = life.change(priority=1)
    closed_at = life.now - timedelta(hours=2)
    moved = life.change(status="resolved", resolved_at=closed_at, source_hash="00000000-0000-0000-0000-000000000001")
    assert moved - due == HOURS_5


def test_a_merged_report_pauses_as_it_follows(cursor):
    parent, child = Life(cursor), Life(cursor)
    child.change(duplicate_of=parent.number)
    parent.change(status="coordination")
    parent.wait(hours=5)
    assert parent.change(status="in_progress") == HOURS_5
    assert child.events() == [HOURS_5]
    assert child.change(duplicate_of=None) == HOURS_5
