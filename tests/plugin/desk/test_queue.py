"""The queue: pages that join without a gap, filters, words with typing errors, counts, saved views."""

import random
from contextlib import closing
from dataclasses import replace

import psycopg2
import pytest

from mapalus.plugin.database.logins import drop_login, make_login
from mapalus.plugin.desk.queue import (
    BACKWARD,
    count_duplicates,
    drop_view,
    read_choices,
    read_counts,
    read_page,
    read_views,
    row_key,
    save_view,
)
from mapalus.plugin.desk.queue_filter import ALL, ORDERS, TABS, QueueFilter
from mapalus.plugin.desk.user import read_user
from mapalus.tests.conftest import fetch

REPORTS = """
    INSERT INTO mapalus.report (category, agency, reported_at, due_at, priority, geom, address, description, channel)
    SELECT (ARRAY['waste', 'road', 'noise'])[1 + n % 3], CASE WHEN n % 4 = 0 THEN 'DLH' END,
           now() - n % 40 * interval '3 hours', now() - n % 40 * interval '3 hours' + interval '48 hours', n % 4,
           ST_PointOnSurface(geom), 'Jl. Danau No. ' || n, CASE WHEN n = 7 THEN 'Lampu jalan padam' ELSE 'Sampah' END,
           CASE WHEN n % 5 = 0 THEN 'app' ELSE 'call_centre' END
    FROM (SELECT geom, row_number() OVER (ORDER BY code) AS n FROM mapalus.area WHERE level = 'village') AS village
    WHERE n <= 130;
    UPDATE mapalus.report SET status = 'in_progress', version = -version WHERE id % 3 = 0;
    UPDATE mapalus.report SET status = 'resolved', version = -version WHERE id % 6 = 0;
    UPDATE mapalus.report SET duplicate_of = (SELECT min(id) FROM mapalus.report), version = -version
    WHERE id IN (SELECT id FROM mapalus.report WHERE category = 'road' AND status = 'received' ORDER BY id DESC LIMIT 2)
"""
OPEN = "status NOT IN ('resolved', 'rejected') AND duplicate_of IS NULL"


@pytest.fixture(scope="module")
def city(make_database, minahasa_template):
    """A connection of a superuser to a city with 130 reports in some states."""
    with closing(psycopg2.connect(make_database(minahasa_template))) as connection:
        with connection, connection.cursor() as cursor:
            cursor.execute(REPORTS)
        with closing(psycopg2.connect(connection.dsn, password=connection.info.password)) as cleaning:
            cleaning.autocommit = True
            cleaning.cursor().execute("ANALYZE mapalus.report")
        yield connection


@pytest.fixture(scope="module")
def planner(city):
    return read_user(city)


@pytest.fixture(scope="module")
def log_in(city, cluster):
    """Return a function that opens a session with a new login."""
    made = []

    def connect(role, agency=None):
        login = f"queue_{role}"
        password = make_login(city, login, role, agency)
        made.append((login, psycopg2.connect(cluster.dsn(city.info.dbname, login, password))))
        return made[-1][1]

    yield connect
    for login, connection in made:
        connection.close()
        drop_login(city, login)


def pages(connection, wanted, user, rows=7):
    """Return the numbers of all pages' reports, going forward."""
    key, found = None, []
    while True:
        page = read_page(connection, wanted, user, key, rows=rows)
        found.append([row.id for row in page.rows])
        if not page.has_after:
            return found
        key = row_key(page.rows[-1], wanted.order)


def all_of(connection, wanted, user):
    return [report for page in pages(connection, wanted, user, 50) for report in page]


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("tab", ["open", ALL])
def test_pages_join_without_a_gap_in_both_directions(city, planner, order, tab):
    wanted = QueueFilter(tab=tab, order=order)
    flat = [report for page in pages(city, wanted, planner) for report in page]
    columns = {"deadline": "due_at, id", "oldest": "reported_at, id", "newest": "reported_at DESC, id DESC"}
    sql_order = columns.get(order, "priority DESC, due_at, id")
    condition = OPEN if tab == "open" else "true"
    assert flat == [
        row for (row,) in fetch(city, f"SELECT id FROM mapalus.report WHERE {condition} ORDER BY {sql_order}")
    ]

    key, back = None, []
    while True:
        page = read_page(city, wanted, planner, key, BACKWARD, rows=7)
        back = [row.id for row in page.rows] + back
        if not page.has_before:
            break
        key = row_key(page.rows[0], order)
    assert back == flat


def test_a_page_is_read_again_where_it_began(city, planner):
    wanted = QueueFilter()
    second = read_page(city, wanted, planner, row_key(read_page(city, wanted, planner).rows[9], wanted.order))
    again = read_page(city, wanted, planner, row_key(second.rows[0], wanted.order), includes_key=True)
    assert again.rows == second.rows


# Condition on the table, in the words of a test.
FILTERS = {
    "statuses": (("received", "in_progress"), "status IN ('received', 'in_progress')"),
    "agencies": (("DLH",), "agency = 'DLH'"),
    "categories": (("waste",), "category = 'waste'"),
    "channels": (("app",), "channel = 'app'"),
    "areas": (("71.02.01",), "area_code LIKE '71.02.01.%'"),
    "since": ("2020-01-01", "true"),
    "until": ("2020-01-01", "false"),
    "priority": (2, "priority >= 2"),
    "box": ((124.8, 1.2, 124.95, 1.35), "geom && ST_MakeEnvelope(124.8, 1.2, 124.95, 1.35, 4326)"),
}
TAB_CONDITIONS = {
    "new": "status = 'received'",
    "mine": "false",
    "due_soon": "due_at BETWEEN now() AND now() + interval '12 hours'",
    "overdue": "due_at < now()",
    "unassigned": "status = 'received' AND agency IN (SELECT code FROM mapalus.agency WHERE kind = 'area_office')",
    "open": "true",
}


def test_every_filter_alone_and_many_together(city, planner):
    chosen = random.Random(1)  # noqa: S311 - the same every time
    for _ in range(60):
        names = chosen.sample(sorted(FILTERS), chosen.choice((0, 1, 1, 2, 3)))
        tab = chosen.choice(sorted(TAB_CONDITIONS))
        wanted = QueueFilter(tab=tab, **{name: FILTERS[name][0] for name in names})
        conditions = [OPEN, TAB_CONDITIONS[tab], *(FILTERS[name][1] for name in names)]
        if tab == "mine":
            conditions[1] = (
                "id IN (SELECT report_id FROM mapalus.report_event WHERE actor = current_user AND kind <> 'received')"
            )
        expected = fetch(city, f"SELECT id FROM mapalus.report WHERE {' AND '.join(conditions)}")
        assert sorted(all_of(city, wanted, planner)) == sorted(report for (report,) in expected), wanted


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("lampu padam", [7]),
        ("lampo padm", [7]),
        ("danau 7", None),
        ("nothing like it", []),
        ("%", []),
        ("'; DROP TABLE mapalus.report; --", []),
    ],
)
def test_words_are_found_with_typing_errors(city, planner, words, found):
    rows = read_page(city, QueueFilter(words=words), planner, rows=200).rows
    if found is None:
        assert all("7" in row.address for row in rows)
        assert rows
    else:
        assert [row.address for row in rows] == [f"Jl. Danau No. {number}" for number in found]


def test_a_reference_is_found_however_it_is_written(city, planner):
    row = read_page(city, QueueFilter(), planner).rows[3]
    number = row.reference.rpartition("-")[2]
    for words in (row.reference, row.reference.lower(), row.reference.replace("-", " "), number, number.lstrip("0")):
        assert row.id in [found.id for found in read_page(city, QueueFilter(words=words), planner, rows=200).rows]
    closed = fetch(city, "SELECT reference FROM mapalus.report WHERE status = 'resolved' LIMIT 1")[0][0]
    assert [found.reference for found in read_page(city, QueueFilter(tab=ALL, words=closed), planner).rows] == [closed]


def test_counts_are_those_of_the_tabs(city, planner):
    for wanted in (QueueFilter(), QueueFilter(categories=("waste",)), QueueFilter(words="lampu")):
        counts = read_counts(city, wanted, planner)
        for tab in TABS:
            number = len(all_of(city, wanted.in_tab(tab), planner))
            assert counts.numbers[tab] == number, (wanted, tab)
        assert not counts.is_rough


def test_an_agency_has_its_own_queue(city, log_in):
    connection = log_in("agency", "DLH")
    user = read_user(connection)
    rows = read_page(connection, QueueFilter(tab=ALL), user, rows=500).rows
    assert {row.agency for row in rows} == {"DLH"}
    counts = read_counts(connection, QueueFilter(), user)
    assert counts.numbers["mine"] == counts.numbers["open"] == len(pages(connection, QueueFilter(), user, 500)[0])
    assert counts.numbers[ALL] == len(rows)


def test_possible_duplicates_are_counted(city):
    first = fetch(city, f"SELECT id FROM mapalus.report WHERE {OPEN} AND category = 'waste' LIMIT 1")[0][0]
    with city, city.cursor() as cursor:
        cursor.execute(
            "INSERT INTO mapalus.report (category, geom, reported_at) "
            "SELECT category, geom, reported_at FROM mapalus.report WHERE id = %s RETURNING id",
            (first,),
        )
        ((second,),) = cursor.fetchall()
    assert count_duplicates(city, [first, second]) == {first: 1, second: 1}
    assert count_duplicates(city, []) == {}
    with city, city.cursor() as cursor:
        cursor.execute("DELETE FROM mapalus.report WHERE id = %s", (second,))


def test_views_are_shared(city, log_in):
    operator = log_in("operator")
    wanted = QueueFilter(tab="overdue", agencies=("DLH",), box=(1.0, 2.0, 3.0, 4.0), order="priority")
    save_view(operator, "Late at DLH", wanted)
    operator.commit()
    assert [(view.title, view.filter, view.created_by) for view in read_views(city)] == [
        ("Late at DLH", wanted, "queue_operator")
    ]
    save_view(city, "Late at DLH", replace(wanted, tab="new"))
    city.commit()
    (view,) = read_views(operator)
    assert view.filter.tab == "new"
    drop_view(operator, view.id)
    operator.commit()
    assert read_views(city) == []


def test_a_view_of_another_version_is_read_as_far_as_it_is_known():
    assert QueueFilter.from_json({"tab": "later", "order": "x", "mood": 1, "words": "a"}) == QueueFilter(words="a")
    assert QueueFilter.from_json({}) == QueueFilter()


def test_what_can_be_chosen(city):
    choices = read_choices(city)
    assert choices.agencies["DLH"].id
    assert choices.categories["waste"].en == "Waste"
    assert choices.icons["waste"] == "waste"
    assert len(choices.areas) == 25
