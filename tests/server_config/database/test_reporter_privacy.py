"""Nobody reaches a reporter, or the true place of a private report, by any means that SQL offers."""

import json
import random
import re
from contextlib import closing

import psycopg2
import pytest

from mapalus.plugin.database.schema import migrate

NAME = "Zefanya Wowor"
TRUE_POINT = (124.91137, 1.30021)

ATTEMPTS = {
    "table": "SELECT * FROM mapalus.reporter",
    "column": "SELECT reporter_name FROM mapalus.reporter",
    "whole row": "SELECT r::text FROM mapalus.reporter AS r",
    "count": "SELECT count(*) FROM mapalus.reporter",
    "join": "SELECT * FROM mapalus.report JOIN mapalus.reporter ON report_id = id",
    "copy": "COPY mapalus.reporter TO STDOUT",
    "copy query": "COPY (SELECT * FROM mapalus.reporter) TO STDOUT",
    "function": "SELECT * FROM mapalus.read_reporter(1, 'curious')",
    "anonymise": "SELECT * FROM mapalus.anonymise_reporters()",
    "returning": "UPDATE mapalus.reporter SET phone = phone RETURNING reporter_name",
    "insert returning": "INSERT INTO mapalus.reporter (report_id) VALUES (1) RETURNING reporter_name",
    "conflict": "INSERT INTO mapalus.reporter (report_id) VALUES (1) ON CONFLICT (report_id) DO UPDATE SET phone = '1'",
    "delete": "DELETE FROM mapalus.reporter",
    "lock": "LOCK TABLE mapalus.reporter IN ACCESS SHARE MODE",
    "leaky cast": "SELECT reporter_name::integer FROM mapalus.reporter",
    "query to xml": "SELECT query_to_xml('SELECT * FROM mapalus.reporter', true, true, '')",
    "table to xml": "SELECT table_to_xml('mapalus.reporter', true, true, '')",
    "cursor": "DECLARE peek CURSOR FOR SELECT * FROM mapalus.reporter",
    "explain": "EXPLAIN ANALYZE SELECT * FROM mapalus.reporter WHERE reporter_name LIKE 'Z%%'",
    "log of reads": "SELECT * FROM mapalus.reporter_read",
    "view of one's own": "CREATE VIEW public.mine AS SELECT * FROM mapalus.reporter",
    "function of one's own": "CREATE FUNCTION public.mine() RETURNS text LANGUAGE sql SECURITY DEFINER "
    "AS 'SELECT reporter_name FROM mapalus.reporter'",
    "block": "DO $$ BEGIN PERFORM * FROM mapalus.reporter; END $$",
    "trigger": "CREATE TRIGGER mine BEFORE INSERT ON mapalus.reporter "
    "FOR EACH ROW EXECUTE FUNCTION mapalus.keep_version()",
    "statistics": "SELECT stavalues1 FROM pg_statistic",
    "server file": "SELECT pg_read_file('PG_VERSION')",
    "large object": "SELECT lo_get(lo_import('/etc/hostname'))",
    "role": "SET ROLE mapalus_operator",
    "owner": "SET ROLE mapalus_owner",
    "session": "SET SESSION AUTHORIZATION mapalus_superuser",
    "system columns": "SELECT ctid, tableoid, xmin FROM mapalus.reporter",
    "existence": "SELECT EXISTS (SELECT FROM mapalus.reporter WHERE reporter_name LIKE 'Z%')",
    "locked rows": "SELECT * FROM mapalus.reporter FOR UPDATE NOWAIT",
    "key that is taken": "INSERT INTO mapalus.reporter (report_id) VALUES (1)",
    "merge": "MERGE INTO mapalus.reporter USING (SELECT 1 AS id) AS mine ON report_id = id WHEN MATCHED THEN DELETE",
    "prepared statement": "PREPARE peek AS SELECT * FROM mapalus.reporter; EXECUTE peek",
    "table of one's own": "CREATE TABLE public.mine AS SELECT * FROM mapalus.reporter",
    "heir": "CREATE TABLE public.mine () INHERITS (mapalus.reporter)",
    "reference": "CREATE TABLE public.mine (id bigint REFERENCES mapalus.reporter)",
    "materialised view": "CREATE MATERIALIZED VIEW public.mine AS SELECT * FROM mapalus.reporter",
    "rule": "CREATE RULE mine AS ON INSERT TO mapalus.reporter DO ALSO NOTIFY mine",
    "index": "CREATE INDEX ON mapalus.reporter ((1 / (length(reporter_name) - 14)))",
    "statistics of one's own": "CREATE STATISTICS mine ON reporter_name, phone FROM mapalus.reporter",
    "extended statistics": "SELECT stxdmcv FROM pg_statistic_ext_data",
    "policy": "CREATE POLICY mine ON mapalus.report USING (true)",
    "no policy": "ALTER TABLE mapalus.report DISABLE ROW LEVEL SECURITY",
    "no triggers": "SET session_replication_role = replica",
    "event trigger": "CREATE EVENT TRIGGER mine ON ddl_command_end EXECUTE FUNCTION mapalus.keep_version()",
    "grant": "GRANT SELECT ON mapalus.reporter TO PUBLIC",
    "default privileges": "ALTER DEFAULT PRIVILEGES FOR ROLE mapalus_owner GRANT SELECT ON TABLES TO PUBLIC",
    "new owner": "ALTER TABLE mapalus.reporter OWNER TO CURRENT_USER",
    "new role": "GRANT mapalus_operator TO CURRENT_USER",
    "superuser": "ALTER ROLE CURRENT_USER SUPERUSER",
    "passwords": "SELECT rolpassword FROM pg_authid",
    "text search": "SELECT * FROM ts_stat('SELECT to_tsvector(reporter_name) FROM mapalus.reporter')",
    "json": "SELECT json_agg(r) FROM mapalus.reporter AS r",
    "schema to xml of a query": "SELECT query_to_xml_and_xmlschema('TABLE mapalus.reporter', true, true, '')",
    "copy to a file": "COPY mapalus.reporter TO '/tmp/reporter'",
    "copy from a file": "COPY mapalus.reporter FROM '/etc/hostname'",
    "copy to a program": "COPY (SELECT 1) TO PROGRAM 'cat'",
    "folder of the server": "SELECT pg_ls_dir('base')",
    "statistics of PostGIS": "SELECT _postgis_stats('mapalus.reporter', 'original_geom')",
    "selectivity": "SELECT _postgis_selectivity('mapalus.report', 'geom', ST_MakeEnvelope(124, 1, 125, 2, 4326))",
    "selectivity of a join": "SELECT _postgis_join_selectivity('mapalus.report', 'geom', 'mapalus.area', 'geom')",
    "file of the server": "SELECT pg_read_binary_file('PG_VERSION')",
    "its age": "SELECT pg_stat_file('PG_VERSION')",
    "large object to a file": "SELECT lo_export(1, '/tmp/reporter')",
    "log of the server": "SELECT pg_current_logfile()",
    "rules of the server": "SELECT * FROM pg_hba_file_rules",
    "setting of the server": "SET log_statement = 'all'",
    "library": "LOAD 'auto_explain'",
    "other database": "CREATE EXTENSION dblink",
    "other server": "CREATE EXTENSION postgres_fdw",
    "language": "CREATE FUNCTION public.mine() RETURNS integer LANGUAGE c AS 'libc', 'getpid'",
    "publication": "CREATE PUBLICATION mine FOR TABLE mapalus.reporter",
    "replication": "SELECT pg_create_logical_replication_slot('mine', 'pgoutput')",
    "end of another's session": "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE usename = 'mapalus_superuser' AND datname = current_database()",
}

# What may be asked, and tells nothing of a reporter or a true place.
PROBES = {
    "what others ask": "SELECT * FROM pg_stat_activity",
    "locks": "SELECT * FROM pg_locks",
    "prepared transactions": "SELECT * FROM pg_prepared_xacts",
    "prepared statements": "SELECT * FROM pg_prepared_statements",
    "cursors": "SELECT * FROM pg_cursors",
    "sizes": "SELECT relname, reltuples, relpages FROM pg_class WHERE relnamespace = 'mapalus'::regnamespace",
    "activity": "SELECT * FROM pg_stat_all_tables WHERE schemaname = 'mapalus'",
    "statistics": "SELECT * FROM pg_stats WHERE tablename = 'reporter' OR attname = 'geom' AND tablename = 'report'",
    "extended statistics": "SELECT * FROM pg_stats_ext",
    "definitions": "SELECT pg_get_viewdef('mapalus_public.report'::regclass)",
    "large objects": "SELECT * FROM pg_largeobject_metadata",
    "messages": "LISTEN mapalus; SELECT pg_notification_queue_usage()",
    "estimates": "EXPLAIN (VERBOSE) SELECT * FROM mapalus_public.report WHERE category = 'noise'",
    "counted plan": "EXPLAIN (ANALYZE, VERBOSE) SELECT * FROM mapalus_public.report WHERE area_code LIKE '71%'",
    "dump": "SELECT schema_to_xml('mapalus_public', true, true, '')::text",
    "dump of the feed": "SELECT schema_to_xml('mapalus_feed', true, true, '')::text",
    "leaky cast": "SELECT * FROM mapalus_public.report WHERE public_description::integer = 1",
    "leaky cast of a position": "SELECT * FROM mapalus_public.report WHERE ST_AsText(geom)::integer = 1",
    "leaky division": "SELECT * FROM mapalus_public.report WHERE 1 / (supporters) = 1",
    "leaky feed": "SELECT * FROM mapalus_feed.report WHERE report_description::integer = 1",
    "leaky event": "SELECT * FROM mapalus_public.report_event WHERE to_value::integer = 1",
    "prepared view": "PREPARE look AS SELECT * FROM mapalus_public.report WHERE ST_AsText(geom)::integer = $1; "
    "EXECUTE look (1)",
    "search path": "SET search_path = mapalus, mapalus_public; SELECT * FROM report_event WHERE kind = 'location'",
}


@pytest.fixture
def logins(minahasa, feedback):
    """A planner, an agency, the public and a login without any role; a report with a reporter."""
    logins = {
        "planner": "privacy_planner",
        "agency": "privacy_agency",
        "anonymous": "privacy_anonymous",
        "public": "mapalus_public",
    }
    # A copy of a database lacks what belongs to the database itself, as who may make temporary objects.
    migrate(minahasa, feedback)
    with minahasa, minahasa.cursor() as cursor:
        cursor.execute("CREATE ROLE privacy_planner IN ROLE mapalus_planner")
        cursor.execute("CREATE ROLE privacy_agency IN ROLE mapalus_agency")
        cursor.execute("CREATE ROLE privacy_anonymous")
        cursor.execute("INSERT INTO mapalus.agency_login (role_name, agency) VALUES ('privacy_agency', 'DISHUB')")
        cursor.execute(
            "INSERT INTO mapalus.report (category, agency, description, geom) "
            "VALUES ('noise', 'DLH', 'raw words', ST_SetSRID(ST_MakePoint(%s, %s), 4326))",
            TRUE_POINT,
        )
        cursor.execute(
            "INSERT INTO mapalus.reporter (report_id, reporter_name, phone) VALUES (1, %s, '0812-0000-0000')", (NAME,)
        )
        cursor.execute("ANALYZE mapalus.reporter; ANALYZE mapalus.report")
    yield logins
    minahasa.rollback()
    with minahasa, minahasa.cursor() as cursor:
        cursor.execute("DROP OWNED BY privacy_planner, privacy_agency")
        cursor.execute("DROP ROLE privacy_planner, privacy_agency, privacy_anonymous")


@pytest.fixture
def session(minahasa, cluster):
    """Return a function that opens a session as a login: really, so that it cannot go back to the superuser."""
    opened = []

    def log_in(name):
        with minahasa, minahasa.cursor() as cursor:
            cursor.execute(f"ALTER ROLE {name} LOGIN PASSWORD 'a password for tests'")
        opened.append(psycopg2.connect(cluster.dsn(minahasa.info.dbname, name, "a password for tests")))
        return opened[-1]

    yield log_in
    for connection in opened:
        connection.close()


@pytest.mark.parametrize("who", ["planner", "agency", "anonymous", "public"])
def test_every_attempt_fails(minahasa, logins, session, who):
    connection = session(logins[who])
    for attempt, statement in ATTEMPTS.items():
        with pytest.raises(psycopg2.Error) as refusal, connection, connection.cursor() as cursor:
            cursor.execute(statement)
        assert refusal.value.pgcode in ("42501", "22023", "0A000"), attempt
        assert NAME not in str(refusal.value), attempt
        assert "0812" not in str(refusal.value), attempt


EXTENTS = (
    "SELECT ST_EstimatedExtent('mapalus', 'reporter', 'original_geom')",
    "SELECT ST_EstimatedExtent('mapalus', 'report', 'geom')",
    "SELECT ST_EstimatedExtent('mapalus', 'report', 'geom', true)",
)


@pytest.mark.parametrize("who", ["agency", "anonymous", "public"])
def test_estimated_extents_are_for_those_who_see_all(logins, session, who):
    connection = session(logins[who])
    for statement in EXTENTS:
        with pytest.raises(psycopg2.Error) as refusal, connection, connection.cursor() as cursor:
            cursor.execute(statement)
        assert refusal.value.pgcode == "42501"


def test_no_statistics_hold_where_a_reporter_stood(minahasa, logins, session, fetch):
    with minahasa, minahasa.cursor() as cursor:
        cursor.execute("UPDATE mapalus.reporter SET original_geom = ST_SetSRID(ST_MakePoint(%s, %s), 4326)", TRUE_POINT)
        cursor.execute("ANALYZE mapalus.reporter; ANALYZE mapalus.report")
    planner = session(logins["planner"])
    assert fetch(planner, EXTENTS[0]) == [(None,)]
    assert fetch(planner, EXTENTS[1]) != [(None,)], "planners see the reports"
    assert fetch(
        minahasa,
        "SELECT count(*) FROM pg_statistic JOIN pg_attribute ON attrelid = starelid AND attnum = staattnum "
        "WHERE starelid = 'mapalus.reporter'::regclass AND attname = 'original_geom'",
    ) == [(0,)]


@pytest.mark.parametrize("who", ["agency", "anonymous", "public"])
def test_what_may_be_asked_tells_nothing(minahasa, logins, session, cluster, who):
    connection = session(logins[who])
    with closing(psycopg2.connect(cluster.dsn(minahasa.info.dbname))) as other, other.cursor() as writing:
        # Somebody else is just entering the reporter's number, at the place.
        writing.execute("UPDATE mapalus.reporter SET phone = '0812-0000-0000' WHERE reporter_name = %s", (NAME,))
        writing.execute(
            "UPDATE mapalus.report SET geom = ST_SetSRID(ST_MakePoint(%s, %s), 4326), version = 2", TRUE_POINT
        )
        for probe, statement in PROBES.items():
            try:
                with connection, connection.cursor() as cursor:
                    cursor.execute(statement)
                    said = str(cursor.fetchall())
            except psycopg2.Error as error:
                said = str(error)
            for secret in (NAME, "0812-0000", "raw words", str(TRUE_POINT[0]), "POINT(124.91137"):
                assert secret not in said, (probe, said)
        connection.poll()
        assert connection.notifies == []
        other.rollback()


def test_another_agency_learns_nothing_of_a_report(minahasa, logins, session, fetch):
    """Neither what it says nor whether it is there: what happens is what happens to a number that does not exist."""
    agency = session(logins["agency"])
    assert fetch(agency, "SELECT * FROM mapalus.report WHERE description::integer = 1") == []
    assert fetch(agency, "SELECT * FROM mapalus.report WHERE 1 / (length(description) - 9) = 1") == []
    assert fetch(agency, "SELECT * FROM mapalus.report FOR UPDATE NOWAIT") == []
    assert fetch(agency, "SELECT ctid FROM mapalus.report WHERE ctid = '(0,1)'") == []
    assert fetch(agency, "SELECT * FROM mapalus.report TABLESAMPLE system (100)") == []
    answers = set()
    change = "UPDATE mapalus.report SET status_note = 'x', version = -1"
    # Of another agency, of nobody, and all that there are.
    for condition in ("WHERE id = 1", "WHERE id = 1000000000", ""):
        with pytest.raises(psycopg2.Error) as refusal:
            fetch(agency, f"{change} {condition} RETURNING description")
        diagnosis = refusal.value.diag
        answers.add((refusal.value.pgcode, diagnosis.message_primary, diagnosis.message_detail))
    ((code, _, detail),) = answers
    assert (code, json.loads(detail)["rule"]) == ("MA015", "not_in_feed")
    with minahasa, minahasa.cursor() as cursor:
        cursor.execute("INSERT INTO mapalus.report_photo (report_id, path, sha256) VALUES (1, 'a', repeat('0', 64))")
    answers = set()
    for number in (1, 10**9):
        for rest in ("", " ON CONFLICT DO NOTHING", " ON CONFLICT (report_id, sha256) DO NOTHING RETURNING id"):
            with pytest.raises(psycopg2.Error) as refusal, agency, agency.cursor() as cursor:
                cursor.execute(
                    "INSERT INTO mapalus.report_photo (report_id, path, sha256) VALUES (%s, 'a', repeat('0', 64))"
                    + rest,
                    (number,),
                )
            answers.add((refusal.value.pgcode, refusal.value.diag.message_primary))
    assert len(answers) == 1
    for statement in (
        "SET row_security = off; SELECT * FROM mapalus.report",
        "UPDATE mapalus.report SET geom = NULL, version = -1",
        "UPDATE mapalus_feed.report SET geom = NULL, version = -1",
        "SELECT nextval('mapalus.report_number')",
        "SELECT last_value FROM mapalus.report_number",
        "SELECT * FROM mapalus.possible_duplicates(1)",
    ):
        with pytest.raises(psycopg2.errors.InsufficientPrivilege), agency, agency.cursor() as cursor:
            cursor.execute(statement)
    with agency.cursor() as cursor:
        cursor.execute("SELECT query_to_xml('TABLE mapalus.report', true, true, '')::text")
        assert "raw words" not in cursor.fetchone()[0]
    agency.rollback()


def test_nothing_reaches_out_of_the_database(minahasa, logins, fetch):
    assert fetch(minahasa, "SELECT extname FROM pg_extension ORDER BY 1") == [
        ("pg_trgm",),
        ("plpgsql",),
        ("postgis",),
    ]
    assert fetch(minahasa, "SELECT srvname FROM pg_foreign_server") == []
    assert fetch(minahasa, "SELECT evtname FROM pg_event_trigger") == []
    # Who listens hears that rows of a table changed, and nothing of them; no function gives rows to anybody.
    ours = "pronamespace IN ('mapalus'::regnamespace, 'mapalus_feed'::regnamespace, 'mapalus_public'::regnamespace)"
    assert fetch(minahasa, f"SELECT proname FROM pg_proc WHERE {ours} AND prosrc ~* 'notify|dblink|lo_'") == [
        ("tell_change",)
    ]
    ((told,),) = fetch(minahasa, "SELECT prosrc FROM pg_proc WHERE proname = 'tell_change'")
    assert "pg_notify('qgis', 'mapalus ' || TG_TABLE_NAME)" in told
    assert not {"NEW", "OLD"} & set(re.findall(r"\w+", told))
    assert fetch(minahasa, f"SELECT proname FROM pg_proc WHERE {ours} AND prolang NOT IN "
                 "(SELECT oid FROM pg_language WHERE lanname IN ('sql', 'plpgsql'))") == []  # fmt: skip


def test_what_is_made_later_is_nobodys(minahasa, logins, fetch):
    with minahasa.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE mapalus_owner")
        for schema in ("mapalus", "mapalus_public", "mapalus_feed"):
            cursor.execute(f"CREATE TABLE {schema}.later (id integer)")
            cursor.execute(f"CREATE FUNCTION {schema}.later() RETURNS integer LANGUAGE sql AS 'SELECT 1'")
        for name in logins.values():
            for schema in ("mapalus", "mapalus_public", "mapalus_feed"):
                cursor.execute(
                    "SELECT has_table_privilege(%s, %s, 'SELECT'), has_function_privilege(%s, %s, 'EXECUTE')",
                    (name, f"{schema}.later", name, f"{schema}.later()"),
                )
                assert cursor.fetchone() == (False, False), (name, schema)
    minahasa.rollback()


@pytest.mark.parametrize("who", ["planner", "agency"])
def test_a_dump_of_what_may_be_read_holds_no_reporter(minahasa, logins, session, fetch, who):
    connection = session(logins[who])
    ((document,),) = fetch(connection, "SELECT schema_to_xml('mapalus', true, true, '')::text")
    assert "<report" in document
    assert NAME not in document
    assert "0812-0000" not in document


@pytest.mark.parametrize("who", ["planner", "agency", "anonymous", "public"])
def test_statistics_tell_nothing(minahasa, logins, session, fetch, who):
    connection = session(logins[who])
    assert fetch(connection, "SELECT * FROM pg_stats WHERE schemaname = 'mapalus' AND tablename = 'reporter'") == []
    if who != "planner":
        assert fetch(connection, "SELECT * FROM pg_stats WHERE schemaname = 'mapalus' AND tablename = 'report'") == []


@pytest.mark.parametrize("who", ["planner", "agency"])
def test_a_temporary_table_does_not_stand_in_for_a_real_one(minahasa, logins, session, fetch, who):
    """A function that runs with its owner's rights must not look up the caller's tables first."""
    with minahasa, minahasa.cursor() as cursor:
        cursor.execute(f"GRANT TEMPORARY ON DATABASE {minahasa.info.dbname} TO {logins[who]}")
    connection = session(logins[who])
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE agency_login (role_name name, agency text)")
        cursor.execute("INSERT INTO agency_login VALUES (session_user, 'DLH')")
        cursor.execute("SET search_path = pg_temp, mapalus")
        cursor.execute("SELECT mapalus.current_agencies()")
        assert cursor.fetchone() == (["DISHUB"] if who == "agency" else [],)
    connection.rollback()


def test_an_operator_reads_a_reporter_on_record(minahasa, logins, fetch):
    def read(purpose):
        with minahasa, minahasa.cursor() as cursor:
            cursor.execute("SET LOCAL ROLE mapalus_operator")
            cursor.execute("SELECT reporter_name FROM mapalus.read_reporter(1, %s)", (purpose,))
            return cursor.fetchall()

    assert read("calling back") == [(NAME,)]
    assert fetch(minahasa, "SELECT actor, report_id, purpose FROM mapalus.reporter_read") == [
        ("mapalus_operator", 1, "calling back")
    ]
    with pytest.raises(psycopg2.Error, match="must be said in one line"):
        read("")
    with pytest.raises(psycopg2.Error) as refusal, minahasa, minahasa.cursor() as cursor:
        cursor.execute("DELETE FROM mapalus.reporter_read")
    assert refusal.value.pgcode == "MA003"


def test_the_true_point_cannot_be_recovered(minahasa, logins, session, fetch):
    """Asked again and again, with filters and joins, and after edits: always the one stored point."""
    public = session("mapalus_public")
    points = set()
    for turn in range(20):
        points |= set(fetch(public, "SELECT ST_X(geom), ST_Y(geom) FROM mapalus_public.report"))
        with minahasa, minahasa.cursor() as cursor:
            cursor.execute("UPDATE mapalus.report SET priority = %s, version = -version", (turn,))
            # Taken up and filed anew at a place close by, it must not average out either.
            cursor.execute(
                "UPDATE mapalus.report SET geom = ST_SetSRID(ST_MakePoint(%s, %s), 4326), version = -version",
                (TRUE_POINT[0] + turn * 1e-7, TRUE_POINT[1]),
            )
    assert len(points) == 1
    ((x, y),) = points
    ((distance,),) = fetch(
        minahasa,
        "SELECT ST_Distance(ST_MakePoint(%s, %s)::geography, ST_MakePoint(%s, %s)::geography)",
        (x, y, *TRUE_POINT),
    )
    assert distance > 1
    # Whatever narrower and narrower boxes, distances and joins say, they say it of the stored point.
    for reach in (1e-2, 1e-3, 1e-4, 1e-5):
        assert fetch(
            public,
            "SELECT (SELECT count(*) FROM mapalus_public.report "
            "        WHERE ST_DWithin(geom, ST_SetSRID(ST_MakePoint(%s, %s), 4326), %s)),"
            " (SELECT count(*) FROM mapalus_public.report r JOIN mapalus_public.area a ON ST_Covers(a.geom, r.geom)"
            "  WHERE a.level = 'village' AND r.geom && ST_Expand(ST_SetSRID(ST_MakePoint(%s, %s), 4326), %s))",
            (x, y, reach, x, y, reach),
        ) == [(1, 1)]
    cell = (
        "SELECT ST_Covers(geom, ST_Transform(ST_SetSRID(ST_MakePoint(%s, %s), 4326), 3857)) "
        "FROM mapalus_public.report_grid"
    )
    assert set(fetch(public, cell, (x, y))) == {(True,)}
    assert fetch(public, "SELECT count(*) FROM mapalus_public.report_event WHERE kind = 'location'") == [(0,)]


def test_a_walk_shows_the_cells_alone(minahasa, logins, session, fetch):
    """Moved by a metre at a time: what the public sees jumps from cell to cell, at the same places each way."""
    public = session("mapalus_public")
    seen = {}
    for way in (range(0, 400, 4), range(400, 0, -5)):
        for metres in way:
            with minahasa, minahasa.cursor() as cursor:
                cursor.execute(
                    "UPDATE mapalus.report SET geom = ST_SetSRID(ST_MakePoint(%s, %s), 4326), version = -version "
                    "RETURNING area_code || ST_AsText(ST_SnapToGrid(ST_Transform(geom, 32651), 50, 50, 100, 100))",
                    (TRUE_POINT[0] + metres / 111_290, TRUE_POINT[1]),
                )
                (cell,) = cursor.fetchone()
            for view in ("report", "report_grid"):
                seen.setdefault((view, cell), set()).update(
                    fetch(public, f"SELECT ST_AsText(geom, 9) FROM mapalus_public.{view}")
                )
    assert len(seen) >= 2 * 5
    assert all(len(places) == 1 for (view, _), places in seen.items() if view == "report")
    assert fetch(public, "SELECT DISTINCT kind FROM mapalus_public.report_event") == [("received",)]


def test_on_a_border_the_village_tells_no_more_than_half_a_cell(minahasa, logins, session, fetch):
    """The public is told the village, too: a cell of which it has but a corner would give the place away."""
    public = session("mapalus_public")
    fetch(minahasa, "DELETE FROM mapalus.reporter; DELETE FROM mapalus.report RETURNING 1")
    chance = random.Random(7)  # noqa: S311 - the same places every time
    with minahasa, minahasa.cursor() as cursor:
        # Points within a few metres of borders between villages.
        cursor.execute(
            "SELECT ST_X(p), ST_Y(p) FROM (SELECT (ST_DumpPoints(ST_LineInterpolatePoints("
            "ST_ExteriorRing((ST_Dump(geom)).geom), 0.02))).geom AS p FROM mapalus.area "
            "WHERE level = 'village' AND parent = '71.02.01') AS on_border"
        )
        for x, y in cursor.fetchall():
            east, north = (chance.uniform(-3e-4, 3e-4) for _ in "en")
            cursor.execute(
                "INSERT INTO mapalus.report (category, geom) SELECT 'noise', p "
                "FROM (SELECT ST_SetSRID(ST_MakePoint(%s, %s), 4326) AS p) AS place "
                "WHERE mapalus.area_at(p) IS NOT NULL",
                (x + east, y + north),
            )
    moved, places = fetch(
        minahasa,
        "SELECT count(*) FILTER (WHERE ST_Distance(ST_Transform(geom, 32651), ST_Transform(public_geom, 32651)) > 71), "
        "count(*) FROM mapalus.report",
    )[0]
    assert places > 200
    assert moved > 20
    # Of the same cell and village, always the same place: where in them the point is, does not matter.
    assert fetch(
        minahasa,
        "SELECT 1 FROM mapalus.report GROUP BY area_code, ST_SnapToGrid(ST_Transform(geom, 32651), 50, 50, 100, 100) "
        "HAVING count(DISTINCT ST_AsText(public_geom, 9)) > 1",
    ) == []  # fmt: skip
    # At least half of the shown cell lies in the village that is told.
    shares = fetch(
        public,
        "SELECT ST_Area(ST_Intersection(ST_Transform(a.geom, 32651), cell)) / 10000 "
        "FROM mapalus_public.report AS r JOIN mapalus_public.area AS a ON a.code = r.area_code "
        "CROSS JOIN LATERAL (SELECT ST_Expand(ST_Transform(r.geom, 32651), 50) AS cell) AS shown",
    )
    assert len(shares) == places
    assert min(share for (share,) in shares) > 0.49
    # It is what the database would say of any other point there.
    assert fetch(
        minahasa, "SELECT 1 FROM mapalus.report WHERE NOT mapalus.public_position(geom, 'B', area_code) ~= public_geom"
    ) == []  # fmt: skip


def test_a_merge_into_an_exact_position_is_not_told(minahasa, logins, session, fetch):
    """Duplicates lie close together: what went into a report at an exact place is there, too."""
    public = session("mapalus_public")
    categories = {"A": "waste", "B": "noise"}
    told = {}
    for child in "AB":
        for parent in "AB":
            with minahasa, minahasa.cursor() as cursor:
                cursor.execute(
                    "INSERT INTO mapalus.report (category, geom) SELECT category, "
                    "ST_SetSRID(ST_MakePoint(%s, %s), 4326) FROM unnest(%s) AS category RETURNING id, reference",
                    (*TRUE_POINT, [categories[child], categories[parent]]),
                )
                (its, reference), (other, _) = cursor.fetchall()
                cursor.execute("UPDATE mapalus.report SET duplicate_of = %s, version = 2 WHERE id = %s", (other, its))
            told[child + parent] = len(
                fetch(public, "SELECT 1 FROM mapalus_public.report_merged WHERE reference = %s", (reference,))
            )
    assert told == {"AA": 1, "AB": 1, "BA": 0, "BB": 1}


def public_views(fetch, public):
    """Return all that the public sees, but for the moment at which it is."""
    views = fetch(public, "SELECT relname FROM pg_class WHERE relnamespace = 'mapalus_public'::regnamespace "
                          "AND relkind = 'v' ORDER BY 1")  # fmt: skip
    return {view: fetch(public, f"SELECT v::text FROM mapalus_public.{view} AS v ORDER BY 1") for (view,) in views}


def count_from_last_month(minahasa):
    """Let the current month be over for what was counted so far."""
    with minahasa, minahasa.cursor() as cursor:
        cursor.execute(
            "UPDATE mapalus.report_count_change SET month = month - interval '1 month' WHERE month > '-infinity'"
        )


def test_who_watches_the_counts_learns_of_no_report(minahasa, logins, session, fetch):
    """Nothing that the public sees changes when a private report comes, goes, moves or is taken up."""
    public = session("mapalus_public")
    here = "(SELECT ST_PointOnSurface(geom) FROM mapalus.area WHERE code = '71.02.01.1015')"
    there = "(SELECT ST_PointOnSurface(geom) FROM mapalus.area WHERE code = '71.02.03.2001')"

    def run(statement):
        with minahasa, minahasa.cursor() as cursor:
            cursor.execute(statement)

    before = public_views(fetch, public)
    for category in ("health", "social"):
        for _ in range(6):
            run(f"INSERT INTO mapalus.report (category, geom) VALUES ('{category}', {here})")
            assert public_views(fetch, public) == before
    one = "id = (SELECT max(id) FROM mapalus.report WHERE category = 'health')"
    for change in (
        f"UPDATE mapalus.report SET geom = {there}, version = -version WHERE {one}",
        f"UPDATE mapalus.report SET status = 'in_progress', version = -version WHERE {one}",
        f"UPDATE mapalus.report SET is_public = false, version = -version WHERE {one}",
        f"UPDATE mapalus.report SET is_public = true, version = -version WHERE {one}",
        f"DELETE FROM mapalus.report WHERE {one}",
    ):
        run(change)
        assert public_views(fetch, public) == before, change
    # When the month is over: whole steps of five, all villages at the same time.
    count_from_last_month(minahasa)
    shown = "SELECT area_code, category, number FROM mapalus_public.report_count"
    assert fetch(public, shown) == [("71.02.01.1015", "health", 5)]
    for _ in range(4):
        run(f"INSERT INTO mapalus.report (category, geom) VALUES ('health', {here})")
        run(f"INSERT INTO mapalus.report (category, geom) VALUES ('health', {there})")
        count_from_last_month(minahasa)
        assert fetch(public, shown) == [("71.02.01.1015", "health", 5)]
    run(f"INSERT INTO mapalus.report (category, geom) SELECT 'health', {here} FROM generate_series(1, 3)")
    count_from_last_month(minahasa)
    assert fetch(public, shown) == [("71.02.01.1015", "health", 10)]
    # No other number of the public's says how many they are in all.
    others = public_views(fetch, public)
    for view in set(others) - {"report_count", "city", "area", "agency"}:
        assert others[view] == before[view], view
    run("UPDATE mapalus.category SET privacy_class = 'D', version = version + 1 WHERE code = 'health'")
    assert fetch(public, shown) == []


def test_unapproved_words_and_photos_are_withheld(minahasa, logins, session, fetch):
    public = session("mapalus_public")
    with minahasa, minahasa.cursor() as cursor:
        cursor.execute(
            "INSERT INTO mapalus.report_photo (report_id, path, sha256) VALUES (1, 'original', repeat('0', 64))"
        )
    assert fetch(public, "SELECT public_description FROM mapalus_public.report") == [(None,)]
    assert fetch(public, "SELECT * FROM mapalus_public.report_photo") == []
    with pytest.raises(psycopg2.Error, match="only when there is a copy"), minahasa, minahasa.cursor() as cursor:
        cursor.execute("UPDATE mapalus.report_photo SET approved_by = 'me', approved_at = now(), version = 2")
    with minahasa, minahasa.cursor() as cursor:
        cursor.execute(
            "UPDATE mapalus.report_photo SET exif_removed = true, redacted_path = 'copy', approved_by = 'me', "
            "approved_at = now(), version = 2"
        )
        cursor.execute("UPDATE mapalus.report SET public_description = 'Loud music.', version = 2")
    assert fetch(public, "SELECT path FROM mapalus_public.report_photo") == [("copy",)]
    assert fetch(public, "SELECT public_description FROM mapalus_public.report") == [("Loud music.",)]


def test_private_categories_are_counted_or_not_told(minahasa, logins, session, fetch):
    public = session("mapalus_public")
    ((other,),) = fetch(minahasa, "SELECT max(code) FROM mapalus.area WHERE level = 'village'")
    with minahasa, minahasa.cursor() as cursor:
        for village, number in (("71.02.01.1015", 4), (other, 5)):
            for category in ("health", "social"):
                cursor.execute(
                    "INSERT INTO mapalus.report (category, source_hash, reported_at, geom) "
                    "SELECT %s, gen_random_uuid(), '2026-01-02', ST_PointOnSurface(geom) "
                    "FROM mapalus.area, generate_series(1, %s) WHERE code = %s",
                    (category, number, village),
                )
    assert fetch(public, "SELECT area_code, category, number FROM mapalus_public.report_count") == [
        (other, "health", 5)
    ]
    hidden = ("health", "social")
    for view in ("report", "report_grid"):
        assert fetch(public, f"SELECT count(*) FROM mapalus_public.{view} WHERE category IN %s", (hidden,)) == [(0,)]


def test_reporters_are_anonymised_after_their_time(minahasa, logins, fetch):
    def names():
        return fetch(minahasa, "SELECT reporter_name, phone, anonymised_at IS NULL FROM mapalus.reporter")

    def anonymise(days):
        with minahasa, minahasa.cursor() as cursor:
            cursor.execute("SET LOCAL ROLE mapalus_admin")
            cursor.execute(
                "SELECT report_reference FROM mapalus.anonymise_reporters(now() + %s * interval '1 day')", (days,)
            )
            return len(cursor.fetchall())

    assert anonymise(1000) == 0
    with minahasa, minahasa.cursor() as cursor:
        cursor.execute("UPDATE mapalus.report SET status = 'rejected', status_reason = 'spam', version = 2")
    assert anonymise(364) == 0
    assert names() == [(NAME, "0812-0000-0000", True)]
    assert anonymise(366) == 1
    assert names() == [(None, None, False)]
    assert anonymise(366) == 0


def test_a_photo_is_approved_by_a_planner_and_as_it_is(minahasa, logins, session, fetch):
    with minahasa, minahasa.cursor() as cursor:
        cursor.execute("CREATE ROLE privacy_operator IN ROLE mapalus_operator")
    try:
        operator, planner, public = session("privacy_operator"), session("privacy_planner"), session("mapalus_public")

        def run(connection, statement):
            with connection, connection.cursor() as cursor:
                cursor.execute(statement)

        clean = "INSERT INTO mapalus.report_photo (report_id, path, sha256, exif_removed, redacted_path, {}) VALUES "
        with pytest.raises(psycopg2.Error) as refusal:
            run(
                operator,
                clean.format("approved_by, approved_at") + "(1, 'a', repeat('1', 64), true, 'copy', 'me', now())",
            )
        assert refusal.value.pgcode == "MA007"
        run(operator, clean.format("added_by") + "(1, 'a', repeat('1', 64), true, 'copy', 'somebody else')")
        shown = "SELECT path FROM mapalus_public.report_photo"
        assert fetch(public, shown) == []
        run(planner, "UPDATE mapalus.report_photo SET approved_by = 'somebody else', version = 2")
        assert fetch(public, shown) == [("copy",)]
        assert fetch(minahasa, "SELECT added_by, approved_by, approved_at = updated_at FROM mapalus.report_photo") == [
            ("privacy_operator", "privacy_planner", True)
        ]
        # Another copy than the one that was looked at.
        run(planner, "UPDATE mapalus.report_photo SET redacted_path = 'another', version = 3")
        assert fetch(public, shown) == []
        run(planner, "UPDATE mapalus.report_photo SET approved_by = 'me', version = 4")
        assert fetch(public, shown) == [("another",)]
        run(planner, "UPDATE mapalus.report_photo SET kind = 'after', version = 5")
        assert fetch(public, shown) == [("another",)]
        for change in ("exif_removed = false", "redacted_path = NULL", "sha256 = repeat('2', 64)"):
            run(planner, f"UPDATE mapalus.report_photo SET {change}, version = -version")
            assert fetch(public, shown) == []
            run(
                planner,
                "UPDATE mapalus.report_photo SET exif_removed = true, redacted_path = 'copy', approved_by = 'me', "
                "version = -version",
            )
            assert fetch(public, shown) == [("copy",)]
    finally:
        for name in ("privacy_operator", "privacy_planner"):
            with minahasa, minahasa.cursor() as cursor:
                cursor.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s", (name,))
        with minahasa, minahasa.cursor() as cursor:
            cursor.execute("DROP OWNED BY privacy_operator; DROP ROLE privacy_operator")


def test_rejected_rows_are_forgotten_with_the_reporters(minahasa, logins, session, fetch):
    """A row as it came may name who sent it."""
    with minahasa, minahasa.cursor() as cursor:
        for days in (10, 364, 366, 4000):
            cursor.execute(
                "INSERT INTO mapalus.import_reject (rejected_at, source, file, line, reason_code, reason, row_text) "
                "VALUES (now() - %s * interval '1 day', 'x', 'x', %s, 'status', 'It has no status.', %s)",
                (days, days, NAME),
            )
    planner = session("privacy_planner")
    with pytest.raises(psycopg2.errors.InsufficientPrivilege), planner, planner.cursor() as cursor:
        cursor.execute("SELECT mapalus.forget_rejects()")
    with minahasa, minahasa.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE mapalus_admin")
        cursor.execute("SELECT mapalus.forget_rejects()")
        assert cursor.fetchone() == (2,)
    assert fetch(minahasa, "SELECT line FROM mapalus.import_reject ORDER BY 1") == [(10,), (364,)]
