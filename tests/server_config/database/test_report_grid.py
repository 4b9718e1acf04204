"""The counts of the map's cells are always what a recount says."""

from contextlib import closing

import psycopg2
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

RECOUNT = """
    SELECT zoom, floor((ST_X(geom) + 180) / 360 * 2 ^ zoom)::int,
           floor((1 - ln(tan(radians(ST_Y(geom))) + 1 / cos(radians(ST_Y(geom)))) / pi()) / 2 * 2 ^ zoom)::int,
           category, status, count(*)
    FROM mapalus_public.report, generate_series(6, 14) AS zoom GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
"""
GRID = "SELECT zoom, x, y, category, status, number FROM mapalus_public.report_grid ORDER BY 1, 2, 3, 4, 5"

# How many are private, for whichever class their category is of; what of that is told, test_reporter_privacy.py tries.
PRIVATE = """
    SELECT area_code, category, count(*) FROM mapalus.report
    WHERE is_public AND duplicate_of IS NULL AND public_geom IS NULL AND geom IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2
"""
COUNTED = """
    SELECT area_code, category, sum(number) FROM mapalus.report_count_change GROUP BY 1, 2 HAVING sum(number) <> 0
    ORDER BY 1, 2
"""

# Each changes many rows at once; the number in them is a part of the table.
BATCHES = (
    "INSERT INTO mapalus.report (category, source_hash, status, geom, area_code) "
    "SELECT (ARRAY['waste', 'noise', 'health', 'road'])[1 + n % 4], gen_random_uuid(), "
    "       CASE WHEN n % 3 = 0 THEN 'in_progress' ELSE 'received' END, ST_PointOnSurface(geom), code "
    "FROM mapalus.area, generate_series(1, {n}) AS n WHERE level = 'village' AND right(code, 1) = '{digit}'",
    "UPDATE mapalus.report SET status = 'in_progress', version = -version WHERE id % 7 = {n} AND status = 'received' "
    "AND duplicate_of IS NULL",
    "UPDATE mapalus.report SET category = (ARRAY['waste', 'social', 'noise'])[1 + id % 3], version = -version "
    "WHERE id % 5 = {n}",
    "UPDATE mapalus.report SET is_public = NOT is_public, version = -version WHERE id % 6 = {n}",
    "UPDATE mapalus.report AS r SET geom = ST_PointOnSurface(a.geom), version = -version FROM mapalus.area AS a "
    "WHERE r.id % 9 = {n} AND a.code = '71.02.01.1015'",
    "UPDATE mapalus.report SET duplicate_of = (SELECT max(id) FROM mapalus.report), version = -version "
    "WHERE id % 11 = {n} AND duplicate_of IS NULL AND id < (SELECT max(id) FROM mapalus.report)",
    "UPDATE mapalus.report SET duplicate_of = NULL, version = -version "
    "WHERE duplicate_of IS NOT NULL AND id % 2 = {n} % 2",
    "DELETE FROM mapalus.report AS r WHERE id % 8 = {n} "
    "AND NOT EXISTS (SELECT FROM mapalus.report AS child WHERE child.duplicate_of = r.id)",
    "UPDATE mapalus.category SET privacy_class = (ARRAY['A', 'B', 'C', 'D'])[1 + {n} % 4], version = version + 1 "
    "WHERE code = 'waste'",
    "SELECT mapalus.fold_report_grid()",
    "SELECT mapalus.rebuild_report_grid()",
    "SELECT mapalus.fold_count_changes()",
    "UPDATE mapalus.report_count_change SET month = month - {n} * interval '1 month' WHERE month > '-infinity'",
    "SELECT mapalus.rebuild_report_counts()",
)


@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(BATCHES), st.integers(0, 5)), min_size=4, max_size=12))
def test_any_batches_leave_the_counts_of_a_recount(minahasa, batches):
    with minahasa.cursor() as cursor:
        cursor.execute(BATCHES[0].format(n=3, digit=5))
        for batch, number in batches:
            cursor.execute(batch.format(n=number, digit=number))
            cursor.execute(RECOUNT)
            expected = cursor.fetchall()
            cursor.execute(GRID)
            assert cursor.fetchall() == expected, batch
            cursor.execute(PRIVATE)
            expected = cursor.fetchall()
            cursor.execute(COUNTED)
            assert cursor.fetchall() == expected, batch
    minahasa.rollback()


def test_an_import_of_a_hundred_thousand(minahasa, fetch):
    with minahasa, minahasa.cursor() as cursor:
        for _ in range(5):
            cursor.execute(
                "INSERT INTO mapalus.report (category, source_hash, geom, area_code) "
                "SELECT (ARRAY['waste', 'road', 'tree'])[1 + n % 3], gen_random_uuid(), ST_PointOnSurface(geom), code "
                "FROM mapalus.area, generate_series(1, 75) AS n WHERE level = 'village'"
            )
    assert fetch(minahasa, "SELECT count(*) > 100000 FROM mapalus.report") == [(True,)]
    assert fetch(minahasa, GRID) == fetch(minahasa, RECOUNT)
    ((waiting,),) = fetch(minahasa, "SELECT count(*) FROM mapalus.report_grid_change")
    assert waiting < 1000


def test_nobody_waits_for_anothers_counts(minahasa, cluster, fetch):
    """Reports in one cell are changed by two transactions at the same time."""
    insert = (
        "INSERT INTO mapalus.report (category, geom) SELECT 'waste', ST_SetSRID(ST_MakePoint(124.9118, 1.3002), 4326) "
        "FROM generate_series(1, 1500)"
    )
    with closing(psycopg2.connect(cluster.dsn(minahasa.info.dbname), options="-c lock_timeout=5s")) as other:
        with minahasa.cursor() as mine, other.cursor() as theirs:
            mine.execute(insert)
            theirs.execute(insert)
            mine.execute("SELECT mapalus.fold_report_grid()")
            theirs.execute("SELECT mapalus.fold_report_grid()")
        other.commit()
        minahasa.commit()
    assert fetch(minahasa, "SELECT number FROM mapalus_public.report_grid WHERE zoom = 6") == [(3000,)]
    assert fetch(minahasa, GRID) == fetch(minahasa, RECOUNT)


def test_a_cell_is_where_the_map_draws_it(minahasa, fetch):
    with minahasa, minahasa.cursor() as cursor:
        cursor.execute(
            "INSERT INTO mapalus.report (category, geom) VALUES "
            "('waste', ST_SetSRID(ST_MakePoint(124.9118, 1.3002), 4326))"
        )
    rows = fetch(
        minahasa,
        "SELECT zoom, ST_SRID(geom), "
        "ST_Covers(geom, ST_Transform(ST_SetSRID(ST_MakePoint(124.9118, 1.3002), 4326), 3857)) "
        "FROM mapalus_public.report_grid ORDER BY zoom",
    )
    assert rows == [(zoom, 3857, True) for zoom in range(6, 15)]
