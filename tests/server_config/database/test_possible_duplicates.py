"""Which reports may be of the same problem: against a look at all of them, and how the database finds them."""

import random
import re
from contextlib import closing

import psycopg2
import pytest

from mapalus.tests.server_config.database.life_cycle_database import city_with_logins

HERE = (124.9118, 1.3002)

# Distances on the ellipsoid, which know nothing of the city's projection; it differs by less than a thousandth.
EVERYTHING = """
    SELECT other.id, ST_Distance(other.geom::geography, asked.geom::geography),
           abs(extract(epoch FROM other.reported_at - asked.reported_at))::float8 / 3600,
           other.category = asked.category AND other.status NOT IN ('resolved', 'rejected')
           AND other.duplicate_of IS NULL AND 'default' NOT IN (other.position_method, asked.position_method)
    FROM mapalus.report AS asked, mapalus.report AS other WHERE asked.id = %s AND other.id <> asked.id
"""


@pytest.fixture
def file(minahasa):
    """Return a function that files reports, given as metres to the east and north, and what else is to be said."""

    def insert(east, north, **values):
        values = {"category": "waste", "reported_at": "2026-05-01 08:00+08", **values}
        with minahasa, minahasa.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO mapalus.report (geom, {', '.join(values)}) VALUES (ST_SetSRID(ST_MakePoint("
                f"%s + %s / 111290.0, %s + %s / 110574.0), 4326), {', '.join(['%s'] * len(values))}) RETURNING id",
                (HERE[0], east, HERE[1], north, *values.values()),
            )
            return cursor.fetchone()[0]

    return insert


def found(fetch, connection, number):
    return fetch(connection, "SELECT id, distance_m, hours_apart FROM mapalus.possible_duplicates(%s)", (number,))


def test_what_may_be_the_same(minahasa, file, fetch):
    asked = file(0, 0)
    near = [file(40, 0), file(0, 30), file(-10, -10, status="in_progress", source_hash="0" * 32)]
    file(60, 0)
    file(0, 0, category="tree")
    file(0, 0, status="resolved", resolved_at="2026-05-02", source_hash="0" * 32)
    file(5, 0, reported_at="2026-05-08 08:01+08")
    file(5, 0, position_method="default")
    near.append(file(20, 0, reported_at="2026-05-08 07:59+08"))
    merged = file(1, 0)
    fetch(minahasa, f"UPDATE mapalus.report SET duplicate_of = {near[0]}, version = 2 WHERE id = {merged} RETURNING 1")
    rows = found(fetch, minahasa, asked)
    assert [row[0] for row in rows] == [near[2], near[3], near[1], near[0]]
    assert [row[1] for row in rows] == pytest.approx([14.1, 20, 30, 40], rel=0.01)
    assert [row[2] for row in rows] == pytest.approx([0, 168, 0, 0], rel=0.001)


def test_no_place_and_no_report(minahasa, file, fetch):
    file(0, 0)
    assert found(fetch, minahasa, file(0, 0, position_method="default")) == []
    assert found(fetch, minahasa, 10**9) == []
    assert found(fetch, minahasa, None) == []
    ((nowhere,),) = fetch(minahasa, "INSERT INTO mapalus.report (category) VALUES ('waste') RETURNING id")
    assert found(fetch, minahasa, nowhere) == []


@pytest.fixture
def cameras(minahasa):
    """Two cameras."""
    with minahasa, minahasa.cursor() as cursor:
        cursor.execute(
            "INSERT INTO mapalus.cctv (code, cctv_name, geom) "
            "SELECT code, code, ST_SetSRID(ST_MakePoint(%s, %s), 4326) FROM unnest(ARRAY['K1', 'K2']) AS code",
            HERE,
        )


def test_the_same_object_comes_first(minahasa, file, cameras, fetch):
    """Wherever and whenever it was told; two objects that stand side by side are two."""
    k1, k2 = ({"concerns_table": "cctv", "concerns_key": code} for code in ("K1", "K2"))
    asked = file(0, 0, **k1)
    near = file(10, 0)
    far = file(900, 0, **k1, reported_at="2025-01-01")
    guessed = file(0, 5, **k1, position_method="default")
    ((nowhere,),) = fetch(
        minahasa,
        "INSERT INTO mapalus.report (category, concerns_table, concerns_key) VALUES ('waste', 'cctv', 'K1') "
        "RETURNING id",
    )
    other = file(1, 0, **k2)
    file(0, 0, **k1, category="tree")
    file(0, 0, **k1, status="resolved", resolved_at="2026-05-02", source_hash="0" * 32)
    merged = file(1, 0, **k1)
    fetch(minahasa, f"UPDATE mapalus.report SET duplicate_of = {far}, version = 2 WHERE id = {merged} RETURNING 1")

    def ask(number):
        return fetch(minahasa, "SELECT id, same_object FROM mapalus.possible_duplicates(%s)", (number,))

    assert ask(asked) == [(far, True), (guessed, True), (nowhere, True), (near, False)]
    assert ask(nowhere) == [(asked, True), (far, True), (guessed, True)]
    assert {number for number, _ in ask(near)} == {asked, other}
    assert ask(other) == [(near, False)]
    assert found(fetch, minahasa, nowhere)[0][1] is None


def test_an_object_that_is_called_otherwise_takes_its_reports_along(minahasa, file, cameras, fetch):
    number = file(0, 0, concerns_table="cctv", concerns_key="K1")
    fetch(minahasa, "UPDATE mapalus.cctv SET code = 'K7', version = version + 1 WHERE code = 'K1' RETURNING 1")
    fetch(minahasa, f"UPDATE mapalus.report SET priority = 1, version = -version WHERE id = {number} RETURNING 1")
    # One that is gone stays on record.
    fetch(minahasa, "DELETE FROM mapalus.cctv WHERE code = 'K7' RETURNING 1")
    fetch(minahasa, f"UPDATE mapalus.report SET priority = 2, version = -version WHERE id = {number} RETURNING 1")
    assert fetch(minahasa, f"SELECT concerns_key FROM mapalus.report WHERE id = {number}") == [("K7",)]
    fetch(
        minahasa,
        f"UPDATE mapalus.report SET concerns_table = NULL, concerns_key = NULL, version = -version "
        f"WHERE id = {number} RETURNING 1",
    )
    assert fetch(
        minahasa, "SELECT from_value, to_value, is_public FROM mapalus.report_event WHERE kind = 'object' ORDER BY id"
    ) == [
        ("cctv/K1", "cctv/K7", False),
        ("cctv/K7", None, False),
    ]


@pytest.mark.parametrize(("radius", "hours"), [(50, 168), (5, 1), (700, 24), (20_000, 2000)])
def test_it_agrees_with_looking_at_all(minahasa, file, fetch, radius, hours):
    fetch(
        minahasa,
        "UPDATE mapalus.category SET duplicate_radius_m = %s, duplicate_hours = %s, version = version + 1 "
        "WHERE code IN ('waste', 'tree') RETURNING 1",
        (radius, hours),
    )
    chance = random.Random(radius)  # noqa: S311 - the same places every time
    numbers = [
        file(
            chance.uniform(-radius, radius) * 0.7,
            chance.uniform(-radius, radius) * 0.7,
            category=chance.choice(["waste", "waste", "waste", "tree"]),
            reported_at=f"2026-05-{chance.randint(1, 28):02d} {chance.randint(0, 23):02d}:30+08",
        )
        if radius < 10_000
        else file(chance.uniform(-1500, 1500), chance.uniform(-1500, 1500))
        for _ in range(60)
    ]
    lengths = []
    for asked in numbers[:20]:
        rows = found(fetch, minahasa, asked)
        lengths.append(len(rows))
        assert [row[1] for row in rows] == sorted(row[1] for row in rows)
        listed = {row[0] for row in rows}
        for number, metres, apart, may_be in fetch(minahasa, EVERYTHING, (asked,)):
            if metres < 0.998 * radius and apart <= hours and may_be:
                assert number in listed
            elif metres > 1.002 * radius or apart > hours or not may_be:
                assert number not in listed
    assert max(lengths) > 0


def test_who_asks_sees_what_it_may_see(make_database, minahasa_template):
    """It has no rights of its own: called by an agency, which it is not meant for, it tells of that one's alone."""
    with city_with_logins(make_database(minahasa_template)) as (connection, people):
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO mapalus.report (category, agency, geom) SELECT 'waste', agency, "
                "ST_SetSRID(ST_MakePoint(%s, %s), 4326) FROM unnest(ARRAY['DLH', 'DLH', 'DPUPR']) AS agency "
                "RETURNING id",
                HERE,
            )
            own, other, foreign = (number for (number,) in cursor.fetchall())

            def ask(who, number):
                cursor.execute("SAVEPOINT before")
                cursor.execute(f"SET LOCAL ROLE {people[who].name}")
                try:
                    cursor.execute("SELECT id FROM mapalus.possible_duplicates(%s)", (number,))
                    return {found for (found,) in cursor.fetchall()}
                finally:
                    cursor.execute("ROLLBACK TO before")

            for who in ("planner", "operator", "admin"):
                assert ask(who, own) == {other, foreign}
            for who in ("waste", "public", "nobody"):
                with pytest.raises(psycopg2.errors.InsufficientPrivilege):
                    ask(who, own)
            cursor.execute(
                "GRANT EXECUTE ON FUNCTION mapalus.possible_duplicates(bigint), "
                "mapalus.possible_duplicates_at(text, geometry, timestamptz, text, text, bigint) TO mapalus_agency"
            )
            assert ask("waste", own) == {other}
            assert ask("waste", foreign) == set()
        connection.rollback()


def test_among_a_hundred_thousand_it_uses_the_index(make_database, minahasa_template):
    """Called as a planner, whose row-level security stands in between, and often enough for a plan that is kept."""
    with closing(psycopg2.connect(make_database(minahasa_template))) as connection, connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO mapalus.report (category, source_hash, geom, area_code, reported_at) "
            "SELECT 'waste', gen_random_uuid(), point.geom, code, '2026-05-01' "
            "FROM mapalus.area CROSS JOIN LATERAL ST_Dump(ST_GeneratePoints(area.geom, 400, 1)) AS point "
            "WHERE level = 'village' LIMIT 100000"
        )
        assert cursor.rowcount == 100_000
        connection.commit()
        connection.autocommit = True
        cursor.execute("VACUUM ANALYZE mapalus.report")
        cursor.execute(
            "LOAD 'auto_explain'; SET auto_explain.log_min_duration = 0; SET auto_explain.log_nested_statements = on; "
            "SET auto_explain.log_level = notice; SET ROLE mapalus_planner"
        )
        for number in range(1, 12):
            del connection.notices[:]
            cursor.execute("SELECT count(*) FROM mapalus.possible_duplicates(%s)", (number * 9000,))
            plans = [notice for notice in connection.notices if "&& nearby" in notice]
            assert len(plans) == 1
            assert re.search("Index Scan (using|on) report_geom", plans[0]), plans[0]
            assert "Seq Scan on report" not in plans[0], plans[0]
