"""What an agency reads and writes back, and that it never misses a change."""

from contextlib import closing

import psycopg2
import pytest

FILE = (
    "INSERT INTO mapalus.report (category, agency, description, geom) "
    "VALUES ('waste', %s, 'raw words', ST_SetSRID(ST_MakePoint(124.9118, 1.3002), 4326)) RETURNING reference"
)


@pytest.fixture
def agencies(minahasa):
    """Two agencies' logins, which live as long as the test."""
    names = {"DLH": "feed_test_dlh", "DISHUB": "feed_test_dishub"}
    with minahasa, minahasa.cursor() as cursor:
        for code, name in names.items():
            cursor.execute(f"CREATE ROLE {name} IN ROLE mapalus_agency")
            cursor.execute("INSERT INTO mapalus.agency_login (role_name, agency) VALUES (%s, %s)", (name, code))
    yield names
    minahasa.rollback()
    with minahasa, minahasa.cursor() as cursor:
        for name in names.values():
            cursor.execute(f"DROP ROLE {name}")


def file(connection, agency):
    with connection, connection.cursor() as cursor:
        cursor.execute(FILE, (agency,))
        return cursor.fetchone()[0]


def as_role(connection, role, statement, parameters=None):
    """Run a statement in the name of a role and return its rows, or how many it changed."""
    with connection, connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {role}")
        cursor.execute(statement, parameters)
        return cursor.fetchall() if cursor.description else cursor.rowcount


def test_an_agency_sees_its_own_reports_and_no_other(minahasa, agencies):
    own, other = file(minahasa, "DLH"), file(minahasa, "DISHUB")
    for view in ("report", "report_change", "report_event"):
        for code, expected in (("DLH", own), ("DISHUB", other)):
            rows = as_role(minahasa, agencies[code], f"SELECT DISTINCT reference FROM mapalus_feed.{view}")
            assert rows == [(expected,)], view
        with pytest.raises(psycopg2.errors.InsufficientPrivilege):
            as_role(minahasa, "mapalus_public", f"SELECT reference FROM mapalus_feed.{view}")
        minahasa.rollback()
    # A filter that fails on a hidden row would tell that the row is there.
    leaky = "SELECT count(*) FROM mapalus_feed.report WHERE 1 / (CASE agency WHEN 'DISHUB' THEN 0 ELSE 1 END) = 1"
    assert as_role(minahasa, agencies["DLH"], leaky) == [(1,)]


def test_an_agency_writes_back_through_its_view(minahasa, agencies, fetch):
    reference = file(minahasa, "DLH")
    write = "UPDATE mapalus_feed.report SET status = %s, status_note = %s, version = %s WHERE reference = %s"
    as_role(minahasa, "mapalus_planner", "UPDATE mapalus.report SET status = 'assigned', version = 2")
    assert as_role(minahasa, agencies["DLH"], write, ("in_progress", "On our way.", 3, reference)) == 1
    with pytest.raises(psycopg2.Error) as stale:
        as_role(minahasa, agencies["DLH"], write, ("coordination", None, 3, reference))
    assert stale.value.pgcode == "MA004"
    assert fetch(
        minahasa,
        "SELECT actor, to_value, note FROM mapalus.report_event WHERE kind = 'status' ORDER BY id DESC LIMIT 1",
    ) == [(agencies["DLH"], "in_progress", "On our way.")]
    for column in ("report_description", "due_at", "priority", "geom"):
        with pytest.raises(psycopg2.Error) as refusal:
            as_role(minahasa, agencies["DLH"], f"UPDATE mapalus_feed.report SET {column} = NULL, version = 4")
        assert refusal.value.pgcode == "42501"


def test_what_was_passed_on_leaves_and_says_so(minahasa, agencies):
    reference = file(minahasa, "DLH")
    as_role(minahasa, "mapalus_planner", "UPDATE mapalus.report SET status = 'assigned', version = 2")
    passed_on = "UPDATE mapalus_feed.report SET status = 'coordination', agency = 'DISHUB', version = 3"
    assert as_role(minahasa, agencies["DLH"], passed_on) == 1
    assert as_role(minahasa, agencies["DLH"], "SELECT * FROM mapalus_feed.report") == []
    handed = as_role(minahasa, agencies["DLH"], "SELECT reference, agency FROM mapalus_feed.report_handed_over")
    assert handed == [(reference, "DISHUB")]
    assert len(as_role(minahasa, agencies["DISHUB"], "SELECT * FROM mapalus_feed.report_change")) == 1


def pull(connection, role, after):
    """Return the references that came after a change number, and the number from which to go on."""
    rows = as_role(
        connection,
        role,
        "SELECT reference, change_seq FROM mapalus_feed.report_change WHERE change_seq > %s "
        "ORDER BY change_seq LIMIT 2",
        (after,),
    )
    return [reference for reference, _ in rows], rows[-1][1] if rows else after


def test_a_late_commit_is_never_missed(minahasa, agencies, cluster):
    """Transactions that overlap in every order: a reader that asks for what came after N gets each row once."""
    role, seen, after = agencies["DLH"], [], 0
    dsn = cluster.dsn(minahasa.info.dbname)
    written = []
    with closing(psycopg2.connect(dsn)) as early, closing(psycopg2.connect(dsn)) as late:

        def write(connection):
            with connection.cursor() as cursor:
                cursor.execute(FILE, ("DLH",))
                written.append(cursor.fetchone()[0])

        for order in ("el", "le"):
            for first_writer in (early, late):
                second_writer = late if first_writer is early else early
                write(first_writer)
                write(second_writer)
                # The one that began first writes again, with a higher number than the other's.
                write(first_writer)
                for name in order:
                    (early if name == "e" else late).commit()
                    found, after = pull(minahasa, role, after)
                    seen += found
        while True:
            found, after = pull(minahasa, role, after)
            if not found:
                break
            seen += found
    assert sorted(seen) == sorted(written)
    assert len(set(seen)) == len(seen)


def test_a_pull_reads_through_its_index_wherever_it_begins(minahasa, agencies, fetch):
    with minahasa, minahasa.cursor() as cursor:
        cursor.execute(
            "INSERT INTO mapalus.report (category, agency, geom) "
            "SELECT 'waste', (ARRAY['DLH', 'DISHUB'])[1 + n % 2], ST_SetSRID(ST_MakePoint(124.9118, 1.3002), 4326) "
            "FROM generate_series(1, 5000) AS n"
        )
        cursor.execute("ANALYZE mapalus.report")
        cursor.execute(
            "SELECT unnest(percentile_disc(ARRAY[0, 0.3, 0.6, 0.9, 0.99, 1]) WITHIN GROUP (ORDER BY change_seq)) "
            "FROM mapalus.report"
        )
        places = [after for (after,) in cursor.fetchall()]
    for page_cost in (1.1, 4):
        for after in places:
            plan = as_role(
                minahasa,
                agencies["DLH"],
                "SET LOCAL random_page_cost = %s; EXPLAIN SELECT * FROM mapalus_feed.report_change "
                "WHERE change_seq > %s ORDER BY change_seq LIMIT 100",
                (page_cost, after),
            )
            text = "\n".join(line for (line,) in plan)
            assert "Index Scan using report_feed" in text, (page_cost, after)
            assert "Sort" not in text, (page_cost, after)
