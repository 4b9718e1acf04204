"""What an edit, a page of the queue and a pull of the feed cost with many reports in the database.

The query plans are written into ``build/plans``.
"""

import os
import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

from mapalus.plugin.database.connection import connect

PLANS = Path(__file__).parents[2] / "build" / "plans"
TURNS = 200

# Ten thousand villages' worth of points would be no harder: a point's village is known, as in an import.
GENERATE = """
    INSERT INTO mapalus.report (source, source_id, source_hash, category, agency, geom, area_code, status,
                                status_reason, reported_at, resolved_at)
    SELECT 'bench', n::text, md5(n::text)::uuid, category.code, category.agency, place.point, place.area_code,
           state.status, CASE state.status WHEN 'rejected' THEN 'spam' END, moment.reported_at,
           CASE WHEN state.status IN ('resolved', 'rejected') THEN moment.reported_at + interval '30 hours' END
    FROM generate_series(%(first)s, %(last)s) AS n
    CROSS JOIN LATERAL (
        SELECT timestamptz '2020-01-01' + (n::bigint * 137 %% 3000000) * interval '1 minute'
               AS reported_at
    ) AS moment
    CROSS JOIN LATERAL (
        SELECT (ARRAY['received', 'coordination', 'assigned', 'in_progress', 'rejected'])[1 + n %% 50]
               AS open_status
    ) AS maybe
    CROSS JOIN LATERAL (SELECT coalesce(open_status, 'resolved') AS status) AS state
    JOIN bench_category AS category
      ON category.number = n::bigint * 7 %% (SELECT count(*) FROM bench_category)
    JOIN bench_place AS place ON place.number = n::bigint * 31 %% (SELECT count(*) FROM bench_place)
"""
PLACES = """
    CREATE TABLE bench_category AS
    SELECT row_number() OVER (ORDER BY code) - 1 AS number, code, agency
    FROM mapalus.category;
    CREATE TABLE bench_place AS
    SELECT row_number() OVER () - 1 AS number, area_code, point
    FROM (SELECT code AS area_code, (ST_Dump(ST_GeneratePoints(geom, 100, 7))).geom AS point
          FROM mapalus.area WHERE level = 'village') AS made
    WHERE mapalus.is_in_city(point, area_code);
    CREATE INDEX ON bench_place (number);
    ANALYZE bench_place; ANALYZE bench_category;
"""
STEP = 50_000

QUEUE = """
    SELECT id, reference, category, status, agency, due_at, address FROM mapalus.report
    WHERE agency = %s AND status = %s AND duplicate_of IS NULL AND due_at > %s ORDER BY due_at LIMIT 50
"""
FEED = "SELECT * FROM mapalus_feed.report_change WHERE change_seq > %s ORDER BY change_seq LIMIT 100"
EDIT = "UPDATE mapalus.report SET status = %s, version = %s WHERE id = %s"


def city_of_reports(bench):
    """Return the connection string of a city with a million reports, times ``BENCH_SCALE``, and their number.

    It is made once for all figures.
    """
    if hasattr(bench, "city_of_reports"):
        return bench.city_of_reports
    number = round(1_000_000 * float(os.environ.get("BENCH_SCALE", "1")))
    dsn = bench.database("minahasa")
    with closing(connect(dsn)) as connection:
        with connection, connection.cursor() as cursor:
            cursor.execute(PLACES)
            cursor.execute("CREATE ROLE bench_agency IN ROLE mapalus_agency")
            cursor.execute("INSERT INTO mapalus.agency_login (role_name, agency) VALUES ('bench_agency', 'DLH')")
        began = time.perf_counter()
        generate(bench, dsn, number)
        bench.figure("database.generate_seconds", time.perf_counter() - began, "s", reports=number)
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
            # Pages that were just loaded are written now, or every reader that needs room in the cache writes some.
            cursor.execute("CHECKPOINT")
    bench.city_of_reports = dsn, number
    return bench.city_of_reports


def measure_database(bench):
    dsn, number = city_of_reports(bench)
    with closing(connect(dsn)) as connection:
        PLANS.mkdir(parents=True, exist_ok=True)
        bench.figure("database.edit_median", edits(connection), "ms", reports=number)
        bench.figure("database.queue_page_p95", queue_pages(connection), "ms", reports=number)
        bench.figure("database.feed_page_p95", feed_pages(connection), "ms", reports=number)
        pyramid(bench, connection, number)


def generate(bench, dsn, number):
    """Insert reports through all triggers, two connections at a time."""

    def insert(begin):
        with closing(connect(dsn)) as connection, connection, connection.cursor() as cursor:
            cursor.execute(GENERATE, {"first": begin, "last": min(begin + STEP - 1, number)})

    with ThreadPoolExecutor(2) as pool:
        for done, _ in enumerate(pool.map(insert, range(1, number + 1, STEP)), start=1):
            if done * STEP % 1_000_000 == 0:
                bench.say(f"{done * STEP} reports")


def timed(connection, statement, parameters, role=None):
    """Return the milliseconds of a statement with its commit, as a client would wait for it."""
    with connection.cursor() as cursor:
        if role:
            cursor.execute(f"SET ROLE {role}")
        began = time.perf_counter()
        cursor.execute(statement, parameters)
        rows = cursor.fetchall() if cursor.description else []
        if role:
            elapsed = time.perf_counter() - began
            cursor.execute("RESET ROLE")
            connection.commit()
        else:
            connection.commit()
            elapsed = time.perf_counter() - began
    return elapsed * 1000, rows


def keep_plan(connection, name, statement, parameters, role=None):
    with connection.cursor() as cursor:
        if role:
            cursor.execute(f"SET LOCAL ROLE {role}")
        cursor.execute("EXPLAIN (ANALYZE, BUFFERS) " + statement, parameters)
        (PLANS / f"{name}.txt").write_text("\n".join(line for (line,) in cursor.fetchall()) + "\n")
    connection.rollback()


def edits(connection):
    with connection, connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, version FROM mapalus.report TABLESAMPLE SYSTEM (1) WHERE status = 'received' LIMIT %s", (TURNS,)
        )
        chosen = cursor.fetchall()
    keep_plan(connection, "edit", EDIT, ("in_progress", chosen[0][1] + 1, chosen[0][0]))
    return statistics.median(
        timed(connection, EDIT, ("in_progress", version + 1, number))[0] for number, version in chosen
    )


def queue_pages(connection):
    times = []
    for turn in range(TURNS):
        agency = ("DLH", "DPUPR", "DISHUB", "BPBD")[turn % 4]
        status = ("received", "in_progress", "resolved")[turn % 3]
        after = f"20{20 + turn % 6}-06-01"
        if turn == 0:
            keep_plan(connection, "queue_page", QUEUE, (agency, status, after))
        times.append(timed(connection, QUEUE, (agency, status, after))[0])
    return statistics.quantiles(times, n=20)[-1]


def feed_pages(connection):
    with connection, connection.cursor() as cursor:
        cursor.execute(
            "SELECT change_seq FROM mapalus.report TABLESAMPLE SYSTEM (5) WHERE agency = 'DLH' "
            "ORDER BY random() LIMIT %s",
            (TURNS,),
        )
        starts = [start for (start,) in cursor.fetchall()]
    keep_plan(connection, "feed_page", FEED, (min(starts),), "bench_agency")
    times = []
    for after in starts:
        times.append(timed(connection, FEED, (after,), "bench_agency")[0])
    return statistics.quantiles(times, n=20)[-1]


def pyramid(bench, connection, number):
    """Add 100,000 reports with and without the counts of cells, in turn, and take them back."""
    seconds = {"ENABLE": [], "DISABLE": []}
    for turn in range(3):
        for switch in seconds:
            with connection.cursor() as cursor:
                for event in ("insert", "update", "delete"):
                    cursor.execute(f"ALTER TABLE mapalus.report {switch} TRIGGER t60_count_cells_{event}")
                began = time.perf_counter()
                for part in range(5):
                    first = number + 1 + part * 20_000
                    cursor.execute(GENERATE, {"first": first, "last": first + 19_999})
                seconds[switch].append(time.perf_counter() - began)
            connection.rollback()
            bench.say(f"100,000 more, pyramid {switch.lower()}d, turn {turn + 1}: {seconds[switch][-1]:.1f} s")
    ours, theirs = (statistics.median(values) for values in seconds.values())
    bench.figure(
        "database.pyramid_import_cost",
        theirs / ours,
        "ratio",
        ours=round(100_000 / ours),
        theirs=round(100_000 / theirs),
        vs="the same rows without the pyramid, rows/s",
    )
