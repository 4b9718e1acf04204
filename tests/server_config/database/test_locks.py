"""Work that one session does at a time: no login can stop it that may not do it, and who does it is named."""

import threading
from contextlib import closing

import psycopg2
import pytest

from mapalus.plugin.database import work
from mapalus.plugin.database.connection import refused
from mapalus.plugin.database.logins import ensure_login
from mapalus.plugin.database.schema import migrate
from mapalus.plugin.errors import MapalusError
from mapalus.plugin.publication.changed_extents import lock
from mapalus.plugin.publication.journal import Journal

PASSWORD = "a password for tests"
PLANNER = "locks_planner"
FUNCTIONS = (
    "SELECT string_agg(oid::regprocedure::text, ', ') FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace "
    "AND proname ~ '^pg_(try_)?advisory_(xact_)?lock(_shared)?$'"
)
# Every key that was ever a constant or the number of a relation, as one number and as two.
KNOWN_KEYS = (
    "SELECT pg_advisory_lock(oid::bigint), pg_advisory_lock(oid::integer, 0) FROM pg_class "
    "WHERE relname IN ('report_grid_count', 'report_count_change', 'price', 'changed_extent', 'work_lock')",
    "SELECT pg_advisory_lock(x'6D617061'::integer), pg_advisory_lock(x'6D617062'::integer, key) "
    "FROM unnest(ARRAY[0, ('x' || left(encode(sha256('s'), 'hex'), 8))::bit(32)::integer]) AS key",
)


@pytest.fixture
def log_in(minahasa, cluster):
    """Return a function that opens a session as the public login, or as a planner."""
    opened = []

    def connect(name, group=None):
        ensure_login(minahasa, name, PASSWORD, member_of=group)
        opened.append(psycopg2.connect(cluster.dsn(minahasa.info.dbname, name, PASSWORD)))
        return opened[-1]

    yield connect
    for connection in opened:
        connection.close()


@pytest.fixture
def planner(log_in):
    return log_in(PLANNER, "mapalus_planner")


def open_to_all(connection, fetch):
    """Let every login take advisory locks, as where the installer was no superuser."""
    ((functions,),) = fetch(connection, FUNCTIONS)
    fetch(connection, f"GRANT EXECUTE ON FUNCTION {functions} TO PUBLIC; SELECT 1")


@pytest.fixture
def stranger(minahasa, log_in, fetch):
    open_to_all(minahasa, fetch)
    return log_in("mapalus_public")


MARKET = (
    "INSERT INTO mapalus.market (code, market_name, level, geom) VALUES ('m', 'M', 'retail', "
    "ST_SetSRID(ST_MakePoint(124.9118, 1.3002), 4326)) ON CONFLICT DO NOTHING;"
    "INSERT INTO mapalus.commodity (code, commodity_name_id, commodity_name_en, unit) "
    "VALUES ('c', 'C', 'C', 'kg') ON CONFLICT DO NOTHING; SELECT 1"
)
PRICE = (
    "INSERT INTO mapalus.price (market, commodity, day, price) "
    "SELECT 'm', 'c', coalesce(max(day), '2026-01-01') + 1, 5 "
    "FROM mapalus.price"
)


def journal_of(connection):
    return Journal(connection, "s", ["mapalus"], {})


def test_no_login_stops_others_by_advisory_locks(minahasa, planner, stranger, fetch, feedback):
    for statement in KNOWN_KEYS:
        fetch(stranger, statement)
    for connection in (minahasa, planner):
        fetch(connection, "SET lock_timeout = '2s'; SET statement_timeout = '10s'; SELECT 1")
    fetch(planner, f"{MARKET}; {PRICE}; SELECT 1")
    assert fetch(minahasa, "SELECT mapalus.rebuild_report_counts(), mapalus.rebuild_report_grid()") == [(0, 0)]
    with journal_of(planner).lock(), lock(planner):
        pass
    fetch(minahasa, "UPDATE mapalus.schema_code SET checksum = 'of another text' RETURNING 1")
    assert migrate(minahasa, feedback)
    open_to_all(minahasa, fetch)
    # Nor does a login that waits for the key that a publication has at this moment.
    with journal_of(planner).lock():
        ((key,),) = fetch(minahasa, "SELECT key FROM mapalus.work_lock WHERE work LIKE 'publish to %'")
        waiting = threading.Thread(target=fetch, args=(stranger, "SELECT pg_advisory_lock(%s)", (key,)))
        waiting.start()
    waiting.join()
    with journal_of(planner).lock():
        ((changed,),) = fetch(
            minahasa, "SELECT key <> %s FROM mapalus.work_lock WHERE work LIKE 'publish to %%'", (key,)
        )
        assert changed


NOT_ALLOWED = (
    "LOCK TABLE mapalus.work_on_prices IN ACCESS SHARE MODE",
    "SELECT FROM mapalus.work_lock FOR UPDATE",
    "SELECT mapalus.take_work('publish to s')",
    "SELECT mapalus.hold_table('mapalus.report', 'ACCESS EXCLUSIVE')",
    "SELECT pg_advisory_lock(1)",
    "SELECT count(pg_advisory_lock_shared(n)) FROM generate_series(1, 100000) AS n",
    "SELECT pg_try_advisory_xact_lock(1, 2)",
)


def test_who_may_not_work_may_not_lock(log_in):
    for connection in (log_in("mapalus_public"), log_in("locks_agency", "mapalus_agency")):
        for statement in NOT_ALLOWED:
            with pytest.raises(psycopg2.errors.InsufficientPrivilege), connection, connection.cursor() as cursor:
                cursor.execute(statement)


def test_the_session_that_does_it_is_named(minahasa, planner, log_in, fetch):
    other = log_in("locks_other", "mapalus_planner")
    with journal_of(planner).lock():
        # Also after the transaction that took it, and without holding anybody's feed back.
        assert fetch(minahasa, "SELECT count(backend_xid) FROM pg_stat_activity WHERE usename = %s", (PLANNER,)) == [
            (0,)
        ]
        with pytest.raises(MapalusError, match=rf"{PLANNER} is publishing to s at this moment, since \d{{4}}-"):
            journal_of(other).lock().__enter__()
        with lock(other), pytest.raises(MapalusError, match="locks_other is refreshing the tiles"):
            lock(planner).__enter__()
    with journal_of(other).lock():
        pass


def test_what_a_session_took_ends_with_it(minahasa, planner, log_in, fetch):
    dying = log_in("locks_other", "mapalus_planner")
    with dying, dying.cursor() as cursor:
        assert work.take(cursor, "publish to s") is None
    fetch(minahasa, "SELECT pg_terminate_backend(%s, 5000)", (dying.info.backend_pid,))
    with journal_of(planner).lock():
        pass


@pytest.mark.parametrize(
    ("begun", "wanted", "about"),
    [
        (PRICE, PRICE, "Prices"),
        ("INSERT INTO mapalus.report (category) VALUES ('waste')", "SELECT mapalus.rebuild_report_counts()", "Reports"),
    ],
)
def test_who_changes_the_same_table_is_named(minahasa, planner, fetch, begun, wanted, about):
    # Thirty seconds are too long for a test.
    fetch(minahasa, MARKET)
    fetch(minahasa, "ALTER FUNCTION mapalus.hold_table(regclass, text) SET lock_timeout = '100ms'; SELECT 1")
    planner.cursor().execute(begun)
    with pytest.raises(psycopg2.Error) as refusal, minahasa, minahasa.cursor() as cursor:
        cursor.execute(wanted)
    assert refusal.value.pgcode == "MA013"
    assert f"Somebody else is changing {about} at this moment: {PLANNER}." in str(refused(refusal.value))
    planner.rollback()
    with minahasa, minahasa.cursor() as cursor:
        cursor.execute(wanted)


def test_others_can_write_while_a_rebuild_waits_for_its_turn(minahasa, planner, cluster, fetch):
    """A rebuild that waited with the table locked would stop every report."""
    with closing(psycopg2.connect(cluster.dsn(minahasa.info.dbname))) as folding:
        folding.cursor().execute("SELECT mapalus.fold_count_changes()")
        rebuild = threading.Thread(target=fetch, args=(minahasa, "SELECT mapalus.rebuild_report_counts()"))
        rebuild.start()
        fetch(planner, "SET lock_timeout = '2s'; SELECT 1")
        for _ in range(5):
            fetch(planner, "INSERT INTO mapalus.report (category) VALUES ('waste') RETURNING id")
        folding.rollback()
        rebuild.join()
