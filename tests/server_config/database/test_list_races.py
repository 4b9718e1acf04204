"""Lists change while others write reports: privacy classes, outlines of villages, agencies' parents, codes of objects.

What is stored in a report must follow from the lists, whatever committed first.
"""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import psycopg2
import pytest

# A point of one village, some metres from the next one.
POINT = "ST_SetSRID(ST_MakePoint(124.9118, 1.3002), 4326)"
FILE = f"INSERT INTO mapalus.report (category, agency, geom) VALUES (%s, %s, {POINT}) RETURNING id"
CLASS = "UPDATE mapalus.category SET privacy_class = %s, version = version + 1 WHERE code = 'road'"
WRONG = """
    SELECT report.reference FROM mapalus.report JOIN mapalus.category ON category.code = report.category
    WHERE report.area_code IS DISTINCT FROM mapalus.area_at(report.geom)
       OR agency_root <> mapalus.agency_root(report.agency)
       OR is_public
          AND public_geom IS DISTINCT FROM mapalus.public_position(report.geom, privacy_class, report.area_code)
"""
# Cuts a village in two through the point, and gives one half to its neighbour.
CUT = f"""
    WITH village AS (
        SELECT code, geom, ST_X(point) AS x, ST_Y(point) AS y
        FROM mapalus.area CROSS JOIN (SELECT {POINT} AS point) AS place
        WHERE level = 'village' AND code = mapalus.area_at(point)
    ), neighbour AS (
        SELECT area.code, area.geom FROM mapalus.area JOIN village ON ST_Touches(area.geom, village.geom)
        WHERE level = 'village' ORDER BY code LIMIT 1
    ), half AS (
        SELECT ST_Intersection(geom, ST_MakeEnvelope(x - 1, y - 1, x + 0.0001, y + 1, 4326)) AS geom FROM village
    )
    UPDATE mapalus.area SET geom = ST_Multi(ST_CollectionExtract(CASE area.code
        WHEN village.code THEN ST_Difference(area.geom, half.geom) ELSE ST_Union(area.geom, half.geom) END, 3))
    FROM village, neighbour, half WHERE area.code IN (village.code, neighbour.code)
"""


@pytest.fixture
def session(feeds):
    """Return a function that opens a transaction of its own."""
    opened = []

    def session(level=None):
        connection = psycopg2.connect(feeds.dsn)
        if level:
            connection.set_session(isolation_level=level)
        opened.append(connection)
        return connection

    yield session
    for connection in opened:
        connection.close()


def run(connection, statement, parameters=None):
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall() if cursor.description else cursor.rowcount


def meanwhile(feeds, first, statement, parameters=None):
    """Run a statement that waits for an open transaction, which then commits; return what the statement returned."""

    def work():
        with closing(psycopg2.connect(feeds.dsn)) as connection, connection:
            return run(connection, statement, parameters)

    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(work)
        with closing(psycopg2.connect(feeds.dsn)) as observer:
            observer.autocommit = True
            while not waiting.done():
                if run(observer, "SELECT FROM pg_locks WHERE NOT granted"):
                    break
        first.commit()
        return waiting.result()


@pytest.mark.parametrize("wanted", ["B", "C", "D"])
def test_a_category_becomes_private_while_a_report_is_filed(feeds, session, wanted):
    first = session()
    run(first, FILE, ("road", "WORKS"))
    meanwhile(feeds, first, CLASS, (wanted,))
    assert feeds.run(WRONG) == []
    assert feeds.run("SELECT count(*) FROM mapalus.report WHERE public_geom = geom") == [(0,)]


def test_a_report_gets_a_category_while_that_becomes_private(feeds, session):
    ((number,),) = feeds.run(FILE, ("waste", "WORKS"))
    first = session()
    run(first, "UPDATE mapalus.report SET category = 'road', version = 2 WHERE id = %s", (number,))
    meanwhile(feeds, first, CLASS, ("D",))
    assert feeds.run("SELECT count(*) FROM mapalus_public.report") == [(0,)]
    assert feeds.run("SELECT count(*) FROM mapalus_public.report_event") == [(0,)]


def test_agencies_move_while_a_report_is_filed(feeds, session):
    first = session()
    run(first, FILE, ("waste", "TEAM"))
    meanwhile(feeds, first, "UPDATE mapalus.agency SET parent = 'WASTE', version = version + 1 WHERE code = 'ROADS'")
    assert feeds.run(WRONG) == []
    assert len(feeds.present("WASTE")) == len(feeds.present("TEAM")) == 1


def test_two_moves_at_the_same_time_close_no_circle(feeds, session):
    first = session()
    move = "UPDATE mapalus.agency SET parent = %s, version = version + 1 WHERE code = %s"
    run(first, move, ("TRAFFIC", "WASTE"))
    with pytest.raises(psycopg2.Error) as refusal:
        meanwhile(feeds, first, move, ("WASTE", "TRAFFIC"))
    assert refusal.value.pgcode == "MA011"


def test_an_object_gets_another_code_while_a_report_about_it_is_filed(feeds, session):
    feeds.run(
        f"INSERT INTO mapalus.facility (code, facility_name, kind, geom) VALUES ('OLD', 'A school', 'school', {POINT})"
    )
    first = session()
    run(
        first,
        "INSERT INTO mapalus.report (category, agency, concerns_table, concerns_key) "
        "VALUES ('waste', 'WASTE', 'facility', 'OLD')",
    )
    meanwhile(feeds, first, "UPDATE mapalus.facility SET code = 'NEW', version = 2 WHERE code = 'OLD'")
    assert feeds.run("SELECT concerns_key FROM mapalus.report") == [("NEW",)]


# ---------------------------------------------------------------- outlines


def scatter(feeds):
    """File reports of two privacy classes around the point, and put objects there."""
    feeds.run(CLASS, ("B",))
    feeds.run(
        "INSERT INTO mapalus.report (category, agency, geom) "
        "SELECT (ARRAY['road', 'waste'])[1 + n % 2], 'WORKS', point "
        "FROM (SELECT n, ST_SetSRID(ST_MakePoint(124.9118 + 0.00025 * (n % 20 - 10), 1.3002 + 0.0003 * (n / 20 - 5)), "
        "                           4326) AS point FROM generate_series(1, 200) AS n) AS points "
        "WHERE mapalus.area_at(point) IS NOT NULL"
    )
    feeds.run(
        "INSERT INTO mapalus.facility (code, facility_name, kind, geom) "
        "SELECT 'S' || id, 'A school', 'school', geom FROM mapalus.report"
    )


def test_reports_and_objects_follow_an_outline_that_moves(feeds):
    scatter(feeds)
    count = "SELECT count(*) FROM mapalus.report GROUP BY area_code ORDER BY 1"
    versions = "SELECT sum(version) FROM mapalus.report"
    before, ((untouched,),) = feeds.run(count), feeds.run(versions)
    assert feeds.run(CUT) == 2
    assert feeds.run(count) != before
    assert feeds.run(WRONG) == []
    assert feeds.run("SELECT code FROM mapalus.facility WHERE area_code IS DISTINCT FROM mapalus.area_at(geom)") == []
    # Only what differs was touched, and an edit without another outline touches nothing.
    ((touched,),) = feeds.run(versions)
    assert untouched < touched < 2 * untouched
    feeds.run("UPDATE mapalus.area SET population = 7, geom = geom WHERE level = 'village'")
    assert feeds.run(versions) == [(touched,)]


def test_an_outline_moves_while_a_report_is_filed(feeds, session):
    feeds.run(CLASS, ("B",))
    first = session()
    run(first, FILE, ("road", "WORKS"))
    run(
        first,
        f"INSERT INTO mapalus.facility (code, facility_name, kind, geom) VALUES ('S', 'A school', 'school', {POINT})",
    )
    assert meanwhile(feeds, first, CUT) == 2
    assert feeds.run(WRONG) == []
    assert feeds.run("SELECT code FROM mapalus.facility WHERE area_code IS DISTINCT FROM mapalus.area_at(geom)") == []


def test_a_report_outside_of_all_outlines_stays_without_a_village(feeds):
    scatter(feeds)
    feeds.run(
        "UPDATE mapalus.area SET geom = ST_Multi(ST_Translate(geom, 3, 0)) "
        f"WHERE level = 'village' AND ST_DWithin(geom, {POINT}, 0.02)"
    )
    assert feeds.run("SELECT count(*) > 0, count(area_code) FROM mapalus.report") == [(True, 0)]
    assert feeds.run(WRONG) == []


def test_public_positions_follow_the_citys_metric_crs(feeds):
    scatter(feeds)
    feeds.run("UPDATE mapalus.city SET metric_srid = 32652")
    assert feeds.run(WRONG) == []


# ---------------------------------------------------------------- who waits, and who is refused


@pytest.mark.parametrize("level", ["REPEATABLE READ", "SERIALIZABLE"])
@pytest.mark.parametrize(
    "change",
    [
        CLASS % "'D'",
        CUT,
        "UPDATE mapalus.agency SET parent = 'WASTE', version = version + 1 WHERE code = 'ROADS'",
    ],
    ids=["class", "outline", "parent"],
)
def test_a_transaction_with_an_old_snapshot_cannot_file_by_old_lists(feeds, session, level, change):
    first = session(level)
    run(first, "SELECT count(*) FROM mapalus.report")
    feeds.run(change)
    with pytest.raises(psycopg2.errors.SerializationFailure):
        run(first, FILE, ("road", "TEAM"))
    first.rollback()
    run(first, FILE, ("road", "TEAM"))
    first.commit()
    assert feeds.run(WRONG) == []


def test_a_list_cannot_be_changed_with_an_old_snapshot(session):
    with pytest.raises(psycopg2.Error) as refusal:
        run(session("REPEATABLE READ"), CLASS, ("D",))
    assert refusal.value.pgcode == "MA014"


def test_who_waits_too_long_is_told_for_whom(feeds, session, cluster):
    first = session()
    run(first, FILE, ("road", "WORKS"))
    with pytest.raises(psycopg2.Error) as refusal:
        run(session(), CLASS, ("D",))
    assert refusal.value.pgcode == "MA014"
    assert f"The login {cluster.superuser} is writing to report" in str(refusal.value)
    first.commit()
    assert feeds.run(WRONG) == []
