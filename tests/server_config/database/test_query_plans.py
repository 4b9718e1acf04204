"""Among 200,000 reports, what the map, the desk and the nightly work ask is read through an index."""

import re
from contextlib import closing

import psycopg2
import pytest

pytestmark = pytest.mark.slow

NUMBER = 200_000

# Points are known with their villages, as in an import; all privacy classes, all statuses, six years.
REPORTS = """
    INSERT INTO mapalus.report (source_hash, category, geom, area_code, status, status_reason, reported_at, resolved_at)
    SELECT gen_random_uuid(), category.code, place.geom, place.code, status,
           CASE status WHEN 'rejected' THEN 'spam' END, reported_at,
           CASE WHEN status IN ('resolved', 'rejected') THEN reported_at + interval '30 hours' END
    FROM generate_series(1, %s) AS n
    JOIN (SELECT code, row_number() OVER (ORDER BY code) - 1 AS number FROM mapalus.category) AS category
      ON category.number = n * 7 %% (SELECT count(*) FROM mapalus.category)
    JOIN (SELECT code, point.geom, row_number() OVER (ORDER BY code, point.path) - 1 AS number
          FROM mapalus.area CROSS JOIN LATERAL ST_Dump(ST_GeneratePoints(area.geom, 100, 1)) AS point
          WHERE level = 'village') AS place
      ON place.number = n * 31 %% (100 * (SELECT count(*) FROM mapalus.area WHERE level = 'village'))
    CROSS JOIN LATERAL (
        SELECT timestamptz '2020-01-01' + (n * 137 %% 3000000) * interval '1 minute' AS reported_at,
               coalesce((ARRAY['received', 'coordination', 'assigned', 'in_progress', 'rejected'])[1 + n %% 50],
                        'resolved') AS status) AS state
"""
THE_REST = """
    INSERT INTO mapalus.reporter (report_id, reporter_name, anonymised_at)
    SELECT id, 'somebody', CASE WHEN id % 20 <> 0 THEN now() END FROM mapalus.report;
    INSERT INTO mapalus.report_photo (report_id, path, sha256, exif_removed, redacted_path, approved_by)
    SELECT id, 'a', encode(sha256(id::text::bytea), 'hex'), true, 'copy', 'me' FROM mapalus.report WHERE id % 20 = 0;
    UPDATE mapalus.report SET duplicate_of = id - 1, version = -version WHERE id % 100 = 0;
    INSERT INTO mapalus.facility (code, facility_name, kind, geom)
    SELECT id, 'x', 'school', geom FROM mapalus.report WHERE id % 60 = 0;
    INSERT INTO mapalus.cctv (code, cctv_name, is_public, geom)
    SELECT id, 'x', true, geom FROM mapalus.report WHERE id % 60 = 0;
    INSERT INTO mapalus.market (code, market_name, level, geom)
    SELECT id, 'x', 'retail', geom FROM mapalus.report WHERE id % 200 = 0;
    INSERT INTO mapalus.programme (code, programme_name_id, programme_name_en, geom)
    SELECT id, 'x', 'x', geom FROM mapalus.report WHERE id % 60 = 0;
    INSERT INTO mapalus.price (market, commodity, day, price)
    SELECT market.code, 'tomat', '2026-01-01'::date + n, 12000 + n
    FROM mapalus.market CROSS JOIN generate_series(1, 20) AS n;
"""

BOX = "ST_MakeEnvelope(124.905, 1.295, 124.915, 1.305, 4326)"

# What is asked, as whom, and the index that answers it.
ASKED = {
    "reports in a box": (
        "public",
        f"SELECT * FROM mapalus_public.report WHERE geom && {BOX} AND status = 'received' AND category = 'waste' "
        "AND reported_at > '2025-01-01'",
        "report_public_geom",
    ),
    # An agency's open reports may be fewer than those in a box.
    "an agency's reports in a box": (
        "public",
        f"SELECT * FROM mapalus_public.report WHERE geom && {BOX} AND status = 'received' AND category = 'waste' "
        "AND agency = 'DLH' AND reported_at > '2025-01-01'",
        "report_public_geom|report_queue",
    ),
    "reports of a village": (
        "public",
        "SELECT * FROM mapalus_public.report WHERE area_code = '71.02.01.1015' AND status = 'received'",
        "report_public_area_code",
    ),
    "reports of late": (
        "public",
        "SELECT * FROM mapalus_public.report WHERE category = 'waste' AND reported_at > '2025-09-10'",
        "report_public_reported_at",
    ),
    "one report": (
        "public",
        "SELECT * FROM mapalus_public.report WHERE reference = 'MIN-2020-000123'",
        "report_reference_key",
    ),
    "its history": (
        "public",
        "SELECT * FROM mapalus_public.report_event WHERE reference = 'MIN-2020-000123'",
        "report_event_report_id",
    ),
    "its photos": (
        "public",
        "SELECT * FROM mapalus_public.report_photo WHERE reference = 'MIN-2020-000123'",
        "report_photo_report_id_sha256_key",
    ),
    "what became of it": (
        "public",
        "SELECT * FROM mapalus_public.report_merged WHERE reference = 'MIN-2020-000123'",
        "report_reference_key",
    ),
    "what it stands for": (
        "public",
        "SELECT * FROM mapalus_public.report_merged WHERE merged_into = 'MIN-2020-000123'",
        "report_duplicate_of",
    ),
    "cells of a tile": (
        "public",
        f"SELECT * FROM mapalus_public.report_grid WHERE zoom = 14 AND geom && ST_Transform({BOX}, 3857)",
        "report_grid_count_envelope",
    ),
    "cells of the whole city": (
        "public",
        "SELECT * FROM mapalus_public.report_grid WHERE zoom = 8 "
        "AND geom && ST_Transform(ST_MakeEnvelope(124, 0.5, 126, 2, 4326), 3857)",
        "report_grid_count_zoom",
    ),
    "villages in a box": ("public", f"SELECT * FROM mapalus_public.area WHERE geom && {BOX}", "area_geom"),
    "facilities in a box": ("public", f"SELECT * FROM mapalus_public.facility WHERE geom && {BOX}", "facility_geom"),
    "cameras in a box": ("public", f"SELECT * FROM mapalus_public.cctv WHERE geom && {BOX}", "cctv_geom"),
    "markets in a box": ("public", f"SELECT * FROM mapalus_public.market WHERE geom && {BOX}", "market_geom"),
    "programmes in a box": ("public", f"SELECT * FROM mapalus_public.programme WHERE geom && {BOX}", "programme_geom"),
    "prices at a market": (
        "public",
        "SELECT * FROM mapalus_public.price WHERE market = '200' AND commodity = 'tomat' AND day > '2026-01-10'",
        "price_pkey",
    ),
    "the desk's queue": (
        "planner",
        "SELECT * FROM mapalus.report WHERE agency = 'DLH' AND status = 'received' AND due_at > '2021-01-01' "
        "ORDER BY due_at LIMIT 50",
        "report_queue",
    ),
    "the desk's map": (
        "planner",
        f"SELECT * FROM mapalus.report WHERE geom && {BOX} AND status = 'received'",
        "report_geom",
    ),
    "reports about an object": (
        "planner",
        "SELECT * FROM mapalus.report WHERE concerns_table = 'cctv' AND concerns_key = '60'",
        "report_concerns",
    ),
}


@pytest.fixture(scope="module")
def city(make_database, minahasa_template):
    with closing(psycopg2.connect(make_database(minahasa_template))) as connection:
        with connection, connection.cursor() as cursor:
            cursor.execute(REPORTS, (NUMBER,))
            cursor.execute(THE_REST)
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
        yield connection


@pytest.fixture
def explain(city):
    """Return a function that returns the plan of a statement as a role."""

    def plan(role, statement):
        with city.cursor() as cursor:
            cursor.execute(f"SET ROLE mapalus_{role}; EXPLAIN {statement}")
            text = "\n".join(line for (line,) in cursor.fetchall())
            cursor.execute("RESET ROLE")
        return text

    return plan


@pytest.mark.parametrize("what", ASKED)
def test_it_is_read_through_an_index(explain, what):
    role, statement, index = ASKED[what]
    plan = explain(role, statement)
    assert re.search(rf"\b({index})\b", plan), plan
    tables = "report|report_event|report_photo|report_grid_count|facility|cctv|market|price|programme"
    assert not re.search(rf"Seq Scan on ({tables})\b", plan), plan


def test_counts_of_private_reports_are_read_from_no_report(city, explain):
    """What a map pays for them does not grow with the reports."""
    plan = explain("public", f"SELECT * FROM mapalus_public.report_count WHERE geom && {BOX}")
    assert not re.search(r"on report\b", plan), plan
    with city.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM mapalus.report_count_change")
        (rows,) = cursor.fetchone()
        # Two private categories in 270 villages, and as much again for the months that are not over.
        assert rows <= 2 * 2 * 270 + 1000
        cursor.execute(
            "SELECT sum(number) FROM (SELECT count(*) / 5 * 5 AS number FROM mapalus.report JOIN mapalus.category "
            "ON category.code = report.category WHERE privacy_class = 'C' AND duplicate_of IS NULL "
            "GROUP BY area_code, category HAVING count(*) >= 5) AS counted"
        )
        (expected,) = cursor.fetchone()
        cursor.execute("SELECT mapalus.rebuild_report_counts()")
        cursor.execute("SELECT sum(number) FROM mapalus_public.report_count")
        # Merged just now: told when the month is over.
        assert 0 <= cursor.fetchone()[0] - expected <= NUMBER / 100


def test_anonymising_leaves_alone_who_is_anonymous(city):
    with city.cursor() as cursor:
        del city.notices[:]
        cursor.execute(
            "LOAD 'auto_explain'; SET auto_explain.log_min_duration = 0; SET auto_explain.log_nested_statements = on; "
            "SET auto_explain.log_level = notice; SELECT count(*) FROM mapalus.anonymise_reporters(); "
            "SET auto_explain.log_min_duration = -1"
        )
        plans = [notice for notice in city.notices if "UPDATE reporter" in notice]
    assert len(plans) == 1
    assert re.search("(Index|Bitmap).* reporter_kept", plans[0]), plans[0]
    assert "Seq Scan on reporter" not in plans[0]
