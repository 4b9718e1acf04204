"""Query plans of the public login do not depend on hidden rows.

Two cities have the same public rows and equally many hidden ones. What the hidden rows say differs: agency, category,
time, village, position. Every number of every plan (rows found, rows removed, rows expected) must be the same in both.
"""

import json

import pytest

from mapalus.tests.server_config.database.conftest import PUBLIC

SETTINGS = (
    "SELECT 1",
    "SET enable_seqscan = off",
    "SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off",
    "SET enable_indexscan = off; SET enable_nestloop = off",
)
VALUES = {
    "text": (
        "DINSOS",
        "DPUPR",
        "DLH",
        "social",
        "waste",
        "71.02.01.1001",
        "received",
        "police_post",
        "F40",
        "C3",
        "deadline",
    ),
    "name": ("x",),
    "timestamp with time zone": ("2026-01-05 00:30+08", "2026-01-08 00:30+08"),
    "boolean": ("true",),
    "integer": ("1",),
    "bigint": ("300",),
}
BOXES = ("124.9, 1.299, 124.905, 1.301", "124.6, 1.0, 124.8, 1.2")
COUNTERS = ("Plan Rows", "Actual Rows", "Actual Loops", "Heap Fetches", "Node Type", "Index Name")


@pytest.fixture(scope="module")
def publics(two_cities):
    """Sessions of the public login in two cities that differ in what is hidden."""
    sessions = [city.log_in(PUBLIC) for city in two_cities]
    yield sessions
    for session in sessions:
        session.close()


def questions(fetch, session):
    """Yield a condition on each column of each public view."""
    columns = fetch(
        session,
        "SELECT attrelid::regclass::text, attname, format_type(atttypid, NULL) FROM pg_attribute "
        "JOIN pg_class ON pg_class.oid = attrelid WHERE relnamespace = 'mapalus_public'::regnamespace "
        "AND relkind = 'v' AND attnum > 0 AND has_table_privilege(attrelid, 'SELECT') ORDER BY 1, attnum",
    )
    for view, column, kind in columns:
        if column == "geom":
            for box in BOXES:
                srid = 3857 if view.endswith("report_grid") else 4326
                yield f"SELECT FROM {view} WHERE geom && ST_MakeEnvelope({box}, {srid})"
            continue
        for value in VALUES.get(kind, ()):
            for operator in "=", ">":
                yield f"SELECT FROM {view} WHERE {column} {operator} '{value}'::{kind}"
        yield f"SELECT {column}, count(*) FROM {view} GROUP BY 1 ORDER BY 1 LIMIT 3"
    yield (
        "SELECT FROM mapalus_public.report JOIN mapalus_public.report_event USING (reference) "
        "WHERE agency_name_en LIKE 'S%' AND at > '2026-01-05' AND to_value = 'DINSOS'"
    )
    yield "SELECT FROM mapalus_public.agency a JOIN mapalus_public.report r ON r.agency = a.code WHERE a.code > 'DI'"


def counters(plan):
    """Return all numbers of a plan's nodes."""
    kept = {key: value for key, value in plan.items() if key in COUNTERS or key.startswith("Rows Removed")}
    return [kept, *(one for inner in plan.get("Plans", ()) for one in counters(inner))]


def explained(session, statement):
    with session.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {statement}")
        return counters(cursor.fetchone()[0][0]["Plan"])


@pytest.mark.parametrize("setting", SETTINGS)
def test_plans_tell_nothing_of_hidden_rows(publics, fetch, setting):
    asked = list(questions(fetch, publics[0]))
    assert len(asked) > 200
    differing = {}
    for session in publics:
        fetch(session, f"SET jit = off; SET max_parallel_workers_per_gather = 0; {setting}; SELECT 1")
    for statement in asked:
        one, other = (explained(session, statement) for session in publics)
        if one != other:
            differing[statement] = [pair for pair in zip(one, other) if pair[0] != pair[1]]
    for session in publics:
        session.rollback()
        fetch(session, "RESET ALL; SELECT 1")
    assert not differing, json.dumps(differing, indent=1, default=str)[:4000]
