"""Many people at the same reports at the same time: nothing is lost, nothing contradicts, nothing hangs."""

import random
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager

import psycopg2
import pytest
from psycopg2 import sql

from mapalus.tests.server_config.database import life_cycle_model as model
from mapalus.tests.server_config.database.life_cycle_database import VILLAGES, city_with_logins, positions

WRITERS = 20
REPORTS = 100
WRITES = 40
DEADLOCK = "40P01"
TIMEOUT = "57014"

# Longer than anything here takes; short enough to tell a hang from a wait.
SECONDS_FOR_A_STATEMENT = 20
SECONDS_FOR_ALL = 90


@pytest.fixture(scope="module")
def city(make_database, minahasa_template):
    """The connection string of a city with logins of all kinds, those logins, and a position."""
    dsn = make_database(minahasa_template)
    with city_with_logins(dsn) as (connection, logins):
        yield dsn, logins, positions(connection)[VILLAGES[0]]


@pytest.fixture
def open_as(city):
    """Return a context manager: a connection in the name of a login (of the superuser by default)."""
    dsn, logins, _ = city

    @contextmanager
    def opened(name=None, autocommit=True):
        with closing(psycopg2.connect(dsn)) as connection:
            connection.autocommit = True
            with connection.cursor() as cursor:
                cursor.execute("SET statement_timeout = %s", (SECONDS_FOR_A_STATEMENT * 1000,))
                # Deadlocks are looked for sooner than the usual second, so that more happens in the time of a test.
                cursor.execute("SET deadlock_timeout = '30ms'")
                if name is not None:
                    cursor.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(logins[name].name)))
            connection.autocommit = autocommit
            yield connection

    return opened


@pytest.fixture
def new_reports(city, open_as):
    """Return a function that files some reports with an agency and returns their ids."""

    def file(number, status="in_progress"):
        with open_as() as connection, connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO mapalus.report (category, agency, status, geom) "
                "SELECT 'waste', 'DLH', %s, ST_SetSRID(ST_MakePoint(%s, %s), 4326) FROM generate_series(1, %s) "
                "RETURNING id",
                (status, *city[2], number),
            )
            return [row[0] for row in cursor.fetchall()]

    return file


def run(connection, statement, parameters=()):
    """Run a statement; return how many rows it changed, or the SQLSTATE with which it was refused."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(statement, parameters)
            return cursor.rowcount
    except psycopg2.Error as error:
        assert error.pgcode is not None, f"the connection broke: {error}"
        assert error.pgcode != TIMEOUT, f"it hung: {statement} {parameters}"
        return error.pgcode


def read(connection, statement, parameters=()):
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall()


def together(tasks):
    """Run functions at the same time, each in a thread; return their results. None may hang."""
    gate = threading.Barrier(len(tasks))

    def started(task):
        gate.wait(SECONDS_FOR_ALL)
        return task()

    with ThreadPoolExecutor(len(tasks)) as pool:
        futures = [pool.submit(started, task) for task in tasks]
        ends = time.monotonic() + SECONDS_FOR_ALL
        return [future.result(max(0, ends - time.monotonic())) for future in futures]


def interleaved(first, first_does, second, second_does):
    """Let one transaction act, then another while the first is open, then end both; return what each was answered.

    Where the database makes the second wait for the first, it goes on once the first has ended.
    """
    answers = [run(first, *first_does)]
    assert answers[0] == 1
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(run, second, *second_does)
        wait_until_blocked_or_done(first, second, waiting)
        first.commit()
        answers.append(waiting.result(SECONDS_FOR_ALL))
    if isinstance(answers[1], str):
        second.rollback()
    else:
        second.commit()
    return answers


def wait_until_blocked_or_done(first, second, waiting):
    ends = time.monotonic() + SECONDS_FOR_ALL
    while not waiting.done() and time.monotonic() < ends:
        ((blocked,),) = read(first, "SELECT cardinality(pg_blocking_pids(%s)) > 0", (second.info.backend_pid,))
        if blocked:
            return
        time.sleep(0.005)


def contradictions(connection, reports):
    """Return what is wrong among some reports: circles, merged ones that do not follow, wrong counts."""
    rows = {
        row[0]: row[1:]
        for row in read(
            connection,
            "SELECT id, duplicate_of, status, status_reason, agency, resolved_at, reported_at, supporters, "
            "(SELECT count(*) FROM mapalus.report_support WHERE report_id = report.id) "
            "FROM mapalus.report WHERE id = ANY (%s)",
            (list(reports),),
        )
    }
    found = []

    def counted(number, above=()):
        if number in above:
            found.append(f"{number} is merged into itself")
            return 0
        return rows[number][7] + sum(
            1 + counted(other, (*above, number)) for other, row in rows.items() if row[0] == number
        )

    for number, (parent, *standing, closed_at, reported_at, supporters, _) in rows.items():
        if parent is not None:
            *parent_standing, parent_closed_at = rows[parent][1:5]
            if standing != parent_standing:
                found.append(f"{number} has {standing}, but {parent} has {parent_standing}")
            if closed_at != (parent_closed_at and max(parent_closed_at, reported_at)):
                found.append(f"{number} was closed at another time than {parent}")
        if supporters != counted(number):
            found.append(f"{number} has {supporters} supporters instead of {counted(number)}")
    return found


def merge(child, parent, version=1):
    return "UPDATE mapalus.report SET duplicate_of = %s, version = %s WHERE id = %s", (parent, version + 1, child)


def test_no_edit_is_lost(open_as, new_reports):
    reports = new_reports(REPORTS)
    # Most writers meet at a few reports.
    busy = reports[:8]

    def writer(seed):
        chance = random.Random(seed)  # noqa: S311 - chance that can be repeated, no secret
        by_negative = seed % 2
        won, refused = [], Counter()
        with open_as("planner" if seed % 4 else "admin") as connection:
            while len(won) < WRITES:
                number = chance.choice(busy if chance.random() < 0.8 else reports)
                while True:
                    ((version, priority),) = read(
                        connection, "SELECT version, priority FROM mapalus.report WHERE id = %s", (number,)
                    )
                    answer = run(
                        connection,
                        "UPDATE mapalus.report SET priority = %s, version = %s WHERE id = %s",
                        (priority + 1, -version if by_negative else version + 1, number),
                    )
                    if answer == 1:
                        won.append((number, version))
                        break
                    refused[answer] += 1
        return won, refused

    results = together([lambda seed=seed: writer(seed) for seed in range(WRITERS)])
    won = [pair for pairs, _ in results for pair in pairs]
    refusals = sum((refused for _, refused in results), Counter())
    assert len(won) == WRITERS * WRITES
    assert len(set(won)) == len(won), "two writers won the same version of a row"
    assert refusals, "nobody met anybody: this tests nothing"
    assert set(refusals) <= {model.CHANGED_MEANWHILE}, refusals
    written = Counter(number for number, _ in won)
    with open_as() as connection:
        for number, priority, version in read(
            connection, "SELECT id, priority, version FROM mapalus.report WHERE id = ANY (%s)", (reports,)
        ):
            assert (priority, version) == (written[number], 1 + written[number])
        history = read(
            connection,
            "SELECT report_id, from_value, to_value FROM mapalus.report_event "
            "WHERE kind = 'priority' AND report_id = ANY (%s)",
            (reports,),
        )
    assert sorted(history) == sorted(
        (number, str(count), str(count + 1)) for number in written for count in range(written[number])
    )


@pytest.mark.parametrize("statuses", [("in_progress", "in_progress"), ("received", "resolved")])
def test_two_reports_merged_into_each_other(open_as, new_reports, statuses):
    (one,), (other,) = (new_reports(1, status) for status in statuses)
    with open_as("planner", autocommit=False) as first, open_as("planner", autocommit=False) as second:
        answers = interleaved(first, merge(one, other), second, merge(other, one))
    assert answers[0] == 1
    # Told that it is a circle; or that the row followed the other one in the meantime; or found in a deadlock.
    assert answers[1] in (model.IMPOSSIBLE_MERGE, model.CHANGED_MEANWHILE, DEADLOCK)
    with open_as() as connection:
        assert contradictions(connection, [one, other]) == []


def test_a_circle_of_three_at_the_same_time(open_as, new_reports):
    for _ in range(10):
        ring = new_reports(3)

        def merging(turn, ring=ring):
            with open_as("planner") as connection:
                return run(connection, *merge(ring[turn], ring[(turn + 1) % 3]))

        answers = together([lambda turn=turn: merging(turn) for turn in range(3)])
        assert 1 <= answers.count(1) <= 2, answers
        assert set(answers) <= {1, model.IMPOSSIBLE_MERGE, model.CHANGED_MEANWHILE, DEADLOCK}
        with open_as() as connection:
            assert contradictions(connection, ring) == []


CLOSE = "UPDATE mapalus.report SET status = 'resolved', version = -version WHERE id = %s"


def test_a_merge_while_the_parent_is_closed(open_as, new_reports):
    parent, child = new_reports(2)
    with open_as("waste", autocommit=False) as agency, open_as("planner", autocommit=False) as planner:
        answers = interleaved(agency, (CLOSE, (parent,)), planner, merge(child, parent))
    assert_closed_together(open_as, [parent, child], answers)


def test_a_parent_closed_while_a_merge_is_under_way(open_as, new_reports):
    parent, child = new_reports(2)
    with open_as("waste", autocommit=False) as agency, open_as("planner", autocommit=False) as planner:
        answers = interleaved(planner, merge(child, parent), agency, (CLOSE, (parent,)))
    assert_closed_together(open_as, [parent, child], answers)


def test_a_chain_closed_while_it_grows(open_as, new_reports):
    top, middle, child = new_reports(3)
    with open_as("planner") as planner:
        assert run(planner, *merge(middle, top)) == 1
    with open_as("waste", autocommit=False) as agency, open_as("planner", autocommit=False) as planner:
        answers = interleaved(planner, merge(child, middle), agency, (CLOSE, (top,)))
    assert_closed_together(open_as, [top, middle, child], answers)


def assert_closed_together(open_as, reports, answers):
    assert answers == [1, 1]
    with open_as() as connection:
        assert contradictions(connection, reports) == []
        # Each of them is closed, and that it was is on record once.
        assert read(
            connection,
            "SELECT report_id, from_value, to_value FROM mapalus.report_event "
            "WHERE kind = 'status' AND report_id = ANY (%s) AND from_value <> 'received' ORDER BY report_id",
            (reports,),
        ) == [(number, "in_progress", "resolved") for number in reports]


SUPPORT = "INSERT INTO mapalus.report_support (report_id) VALUES (%s)"


def test_two_supporters_at_the_same_time(open_as, new_reports):
    (number,) = new_reports(1)
    with open_as("operator", autocommit=False) as first, open_as("planner", autocommit=False) as second:
        assert interleaved(first, (SUPPORT, (number,)), second, (SUPPORT, (number,))) == [1, 1]
    with open_as() as connection:
        assert contradictions(connection, [number]) == []


def test_support_while_the_report_is_merged(open_as, new_reports):
    for support_first in (True, False):
        parent, child = new_reports(2)
        deeds = [(SUPPORT, (child,)), merge(child, parent)]
        with open_as("planner", autocommit=False) as first, open_as("planner", autocommit=False) as second:
            answers = interleaved(first, deeds[0 if support_first else 1], second, deeds[1 if support_first else 0])
        # Support may count as a change of the report that the merge did not know of.
        assert answers in ([1, 1], [1, model.CHANGED_MEANWHILE])
        with open_as() as connection:
            assert contradictions(connection, [parent, child]) == []


def test_two_merged_into_the_same_one_at_the_same_time(open_as, new_reports):
    parent, one, other = new_reports(3)
    with open_as("planner", autocommit=False) as first, open_as("planner", autocommit=False) as second:
        assert interleaved(first, merge(one, parent), second, merge(other, parent)) == [1, 1]
    with open_as() as connection:
        assert contradictions(connection, [parent, one, other]) == []


def test_a_merge_into_a_report_that_is_being_deleted(open_as, new_reports):
    parent, child = new_reports(2)
    delete = ("DELETE FROM mapalus.report WHERE id = %s", (parent,))
    with open_as("admin", autocommit=False) as admin, open_as("planner", autocommit=False) as planner:
        answers = interleaved(admin, delete, planner, merge(child, parent))
    assert answers == [1, model.NO_SUCH_ROW] or answers == [1, model.IMPOSSIBLE_MERGE]
    parent, child = new_reports(2)
    delete = ("DELETE FROM mapalus.report WHERE id = %s", (parent,))
    with open_as("admin", autocommit=False) as admin, open_as("planner", autocommit=False) as planner:
        answers = interleaved(planner, merge(child, parent), admin, delete)
    assert answers[1] in (model.IMPOSSIBLE_MERGE, model.NO_SUCH_ROW)


def test_a_storm(open_as, new_reports):
    """Everybody merges, undoes, closes, reopens, passes on and supports the same dozen reports."""
    reports = new_reports(12)
    ends = time.monotonic() + 4
    # Whatever one of them finds changed, merged or in the way is said so; nothing else may go wrong.
    lawful = {
        model.CHANGED_MEANWHILE,
        model.NO_SUCH_STEP,
        model.NOT_FOR_THIS_ROLE,
        model.FOLLOWS_ANOTHER,
        model.IMPOSSIBLE_MERGE,
        DEADLOCK,
    }

    def storm(seed):
        chance = random.Random(seed)  # noqa: S311 - chance that can be repeated, no secret
        answers = Counter()
        with open_as(chance.choice(("planner", "admin"))) as connection:
            while time.monotonic() < ends:
                number, other = chance.sample(reports, 2)
                ((version, status),) = read(
                    connection, "SELECT version, status FROM mapalus.report WHERE id = %s", (number,)
                )
                column, value = chance.choice(
                    (
                        ("duplicate_of", other),
                        ("duplicate_of", None),
                        ("status", {"in_progress": "resolved", "resolved": "received"}.get(status, "in_progress")),
                        ("agency", chance.choice(("DLH", "DPUPR", "ROADS"))),
                        (None, None),
                    )
                )
                if column is None:
                    answers[run(connection, SUPPORT, (number,))] += 1
                    continue
                answers[
                    run(
                        connection,
                        sql.SQL("UPDATE mapalus.report SET {} = %s, version = %s WHERE id = %s").format(
                            sql.Identifier(column)
                        ),
                        (value, -version, number),
                    )
                ] += 1
        return answers

    answers = sum(together([lambda seed=seed: storm(seed) for seed in range(8)]), Counter())
    assert set(answers) - {1} <= lawful, answers
    assert answers[1] > 100, answers
    with open_as() as connection:
        assert contradictions(connection, reports) == []
