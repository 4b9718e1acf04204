"""The login of the public services reads the public views and nothing else: tried, not believed."""

from contextlib import closing

import psycopg2
import pytest

from mapalus.plugin.city import profile
from mapalus.plugin.city.install_city import install_city
from mapalus.plugin.database.logins import ensure_login
from mapalus.plugin.database.schema import migrate
from mapalus.plugin.errors import MapalusError
from mapalus.plugin.feedback import ConsoleFeedback

PASSWORD = "a password for tests"

INSERT = (
    "INSERT INTO mapalus.report (category, description, address, geom) "
    "VALUES (%s, 'secret words', 'secret street 7', ST_SetSRID(ST_MakePoint(124.9118, 1.3002), 4326)) RETURNING id"
)


@pytest.fixture(scope="module")
def owner(make_database):
    """A database with one report of each privacy class and a reporter."""
    with closing(psycopg2.connect(make_database())) as connection:
        migrate(connection, ConsoleFeedback())
        install_city(connection, profile.load("minahasa"), ConsoleFeedback())
        with connection, connection.cursor() as cursor:
            for category in ("waste", "noise", "health", "social"):
                cursor.execute(INSERT, (category,))
            cursor.execute(
                "INSERT INTO mapalus.reporter (report_id, reporter_name) SELECT min(id), 'A Name' FROM mapalus.report"
            )
        ensure_login(connection, "mapalus_public", PASSWORD)
        yield connection


@pytest.fixture
def public(owner, cluster):
    with closing(psycopg2.connect(cluster.dsn(owner.info.dbname, "mapalus_public", PASSWORD))) as connection:
        yield connection


def working_relations(owner, fetch):
    return [
        name
        for (name,) in fetch(
            owner,
            "SELECT oid::regclass::text FROM pg_class "
            "WHERE relnamespace = 'mapalus'::regnamespace AND relkind IN ('r', 'v', 'S')",
        )
    ]


@pytest.mark.parametrize(
    "statement", ["SELECT * FROM {}", "COPY {} TO STDOUT", "DELETE FROM {}", "TABLE {}", "LOCK TABLE {}"]
)
def test_no_working_table_can_be_touched(owner, public, fetch, statement):
    relations = working_relations(owner, fetch)
    assert "mapalus.reporter" in relations
    for relation in relations:
        with pytest.raises(psycopg2.Error) as refusal, public, public.cursor() as cursor:
            cursor.execute(statement.format(relation))
        assert refusal.value.pgcode in ("42501", "42809"), relation


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO mapalus_public.report (reference) VALUES ('x')",
        "UPDATE mapalus_public.report SET status = 'resolved'",
        "DELETE FROM mapalus_public.area",
        "CREATE TABLE mapalus_public.mine (id integer)",
        "CREATE TABLE public.mine (id integer)",
        "CREATE TEMPORARY TABLE mine (id integer)",
        "CREATE FUNCTION pg_temp.look(text) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN RETURN true; END $$",
        "CREATE VIEW mapalus_public.mine AS SELECT 1",
        "SELECT mapalus.area_at(NULL)",
        "SELECT lo_import('/etc/passwd')",
        "SELECT lo_create(0)",
        "SELECT lo_creat(-1)",
        "SELECT lo_from_bytea(0, 'x')",
        "SELECT * FROM mapalus_public.report FOR SHARE",
        "SELECT nextval('mapalus.report_number')",
        "LOCK TABLE mapalus_public.report",
        "SET session_replication_role = replica",
        "TRUNCATE mapalus_public.gt_pk_metadata",
        "COMMENT ON VIEW mapalus_public.report IS 'mine'",
        "COPY mapalus_public.area TO PROGRAM 'cat'",
        "SET ROLE mapalus_owner",
        "SET ROLE mapalus_planner",
    ],
)
def test_it_can_only_read(public, statement):
    with pytest.raises(psycopg2.Error) as refusal, public, public.cursor() as cursor:
        cursor.execute(statement)
    assert refusal.value.pgcode in ("42501", "0A000", "55000")


def test_it_reads_exactly_the_public_views(public, fetch):
    readable = fetch(
        public,
        "SELECT nspname || '.' || relname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace "
        "WHERE nspname LIKE 'mapalus%' AND relkind IN ('r', 'v', 'm', 'f', 'p') "
        "AND has_schema_privilege(relnamespace, 'USAGE') AND has_table_privilege(pg_class.oid, 'SELECT') ORDER BY 1",
    )
    assert [name for (name,) in readable] == [
        "mapalus_public.agency",
        "mapalus_public.area",
        "mapalus_public.cctv",
        "mapalus_public.city",
        "mapalus_public.commodity",
        "mapalus_public.facility",
        "mapalus_public.gt_pk_metadata",
        "mapalus_public.market",
        "mapalus_public.price",
        "mapalus_public.programme",
        "mapalus_public.report",
        "mapalus_public.report_count",
        "mapalus_public.report_event",
        "mapalus_public.report_grid",
        "mapalus_public.report_merged",
        "mapalus_public.report_photo",
    ]


def test_private_classes_and_exact_points_stay_away(owner, public, fetch):
    rows = fetch(public, "SELECT category, ST_X(geom), ST_Y(geom) FROM mapalus_public.report ORDER BY category")
    assert [row[0] for row in rows] == ["noise", "waste"]
    (_, noise_x, noise_y), (_, waste_x, waste_y) = rows
    assert (waste_x, waste_y) == (124.9118, 1.3002)
    ((distance,),) = fetch(
        owner,
        "SELECT ST_Distance(ST_MakePoint(%s, %s)::geography, ST_MakePoint(124.9118, 1.3002)::geography)",
        (noise_x, noise_y),
    )
    assert 1 < distance < 75


def set_class(connection, privacy_class):
    with connection, connection.cursor() as cursor:
        cursor.execute(
            "UPDATE mapalus.category SET privacy_class = %s, version = version + 1 WHERE code = 'waste'",
            (privacy_class,),
        )


def test_a_category_made_private_takes_its_reports_along(owner, public, fetch):
    set_class(owner, "D")
    try:
        assert fetch(public, "SELECT category FROM mapalus_public.report") == [("noise",)]
        assert fetch(owner, "SELECT public_geom FROM mapalus.report WHERE category = 'waste'") == [(None,)]
    finally:
        set_class(owner, "A")


def test_a_filter_sees_no_hidden_row(public, fetch):
    """A filter that fails on a hidden row would tell that the row is there."""
    assert fetch(
        public,
        "SELECT count(*) FROM mapalus_public.report WHERE 1 / (CASE category WHEN 'social' THEN 0 ELSE 1 END) = 1",
    ) == [(2,)]


def test_a_map_reads_through_the_index(owner, public, fetch):
    with owner, owner.cursor() as cursor:
        cursor.execute(
            "INSERT INTO mapalus.report (category, geom, area_code) SELECT 'waste', ST_PointOnSurface(geom), code "
            "FROM mapalus.area, generate_series(1, 20) WHERE level = 'village'"
        )
        cursor.execute("ANALYZE mapalus.report")
    plan = fetch(
        public,
        "EXPLAIN SELECT * FROM mapalus_public.report WHERE geom && ST_MakeEnvelope(124.91, 1.30, 124.911, 1.301, 4326)",
    )
    assert "report_public_geom" in "\n".join(line for (line,) in plan)


def test_nobody_changes_history(owner, fetch):
    for statement in (
        "UPDATE mapalus.report_event SET actor = 'me'",
        "DELETE FROM mapalus.report_event",
        "TRUNCATE mapalus.report_event",
    ):
        with pytest.raises(psycopg2.Error, match="cannot be changed or deleted"), owner, owner.cursor() as cursor:
            cursor.execute(statement)


def test_a_login_with_another_password_is_left_alone(owner):
    assert ensure_login(owner, "mapalus_public", PASSWORD) is False
    with pytest.raises(MapalusError, match="another one.*MAPALUS_PUBLIC_PASSWORD"):
        ensure_login(owner, "mapalus_public", "guessed")
