"""A planner changes what an own layer is made from after it was published."""

from contextlib import closing

import psycopg2
import pytest

from mapalus.plugin.database.logins import ensure_login
from mapalus.plugin.errors import MapalusError
from mapalus.plugin.ogc.port import DatabaseLogin
from mapalus.plugin.publication import declaration, own_layers
from mapalus.plugin.publication.own_layers import Chosen, Source
from mapalus.plugin.publication.preflight import in_the_way, preflight
from mapalus.plugin.words import Words
from mapalus.tests.plugin.publication.conftest import PLANNER

WORDS = Words("Saluran", "Drains")


@pytest.fixture
def published(city, planner):
    """The connection of a planner whose view ``planning.trap`` is published as the own layer trap."""
    with city[1], city[1].cursor() as cursor:
        cursor.execute("INSERT INTO mapalus.report (category, description) VALUES ('waste', 'Not for the public.')")
    with planner, planner.cursor() as cursor:
        cursor.execute("CREATE VIEW planning.trap AS SELECT id, kind, the_geom FROM planning.drain")
    publish(planner)
    return planner


def publish(planner):
    source = Source(schema="planning", relation="trap", title="trap", geometry="the_geom", key="id")
    chosen = Chosen("trap", WORDS, WORDS, {"kind": Words("kind", "kind")})
    own_layers.publish(planner, own_layers.offer(planner, source), chosen)


def public_rows(cluster, connection, statement="SELECT kind FROM mapalus_public.own_trap"):
    ensure_login(connection, "mapalus_public", "a password for tests")
    dsn = cluster.dsn(connection.info.dbname, "mapalus_public", "a password for tests")
    with closing(psycopg2.connect(dsn)) as public, public, public.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


def run(connection, statement):
    with connection, connection.cursor() as cursor:
        cursor.execute(statement)


def findings_of(connection):
    publication = declaration.load_for(connection)
    name = connection.info.dbname
    logins = {role: DatabaseLogin("127.0.0.1", 5432, name, role, "") for role in publication.roles}
    return [one for one in preflight(connection, publication, logins, thorough=True) if one.about == "own_trap"]


NEW_VIEW = "CREATE OR REPLACE VIEW planning.trap AS SELECT {columns} FROM {relation}"
FROM_DRAIN = {"relation": "planning.drain"}
# What is done -> what is said of it.
REPLACEMENTS = {
    "working table": (
        NEW_VIEW.format(
            columns="id::integer, description AS kind, NULL::geometry(MultiLineString, 32651) AS the_geom",
            relation="mapalus.report",
        ),
        "one of Mapalus' own tables",
    ),
    "through another view": (
        "CREATE VIEW planning.between AS SELECT * FROM mapalus.report; "
        + NEW_VIEW.format(
            columns="id::integer, description AS kind, NULL::geometry(MultiLineString, 32651) AS the_geom",
            relation="planning.between",
        ),
        "one of Mapalus' own tables",
    ),
    "SECURITY DEFINER function": (
        "CREATE FUNCTION planning.told(integer) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER AS "
        "'SELECT description FROM mapalus.report LIMIT 1'; "
        + NEW_VIEW.format(columns="id, planning.told(id) AS kind, the_geom", **FROM_DRAIN),
        "calls planning.told(integer)",
    ),
    "operator of a planner's function": (
        "CREATE FUNCTION planning.told(text, integer) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER AS "
        "'SELECT description FROM mapalus.report LIMIT 1'; "
        "CREATE OPERATOR planning.|~| (LEFTARG = text, RIGHTARG = integer, FUNCTION = planning.told); "
        + NEW_VIEW.format(columns="id, kind OPERATOR(planning.|~|) id AS kind, the_geom", **FROM_DRAIN),
        "calls planning.told(text,integer)",
    ),
    "aggregate of a planner's function": (
        "CREATE FUNCTION planning.told(text, text) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER AS "
        "'SELECT description FROM mapalus.report LIMIT 1'; "
        "CREATE AGGREGATE planning.all_told(text) (SFUNC = planning.told, STYPE = text, INITCOND = ''); "
        + NEW_VIEW.format(columns="id, planning.all_told(kind) AS kind, the_geom", **FROM_DRAIN)
        + " GROUP BY id, the_geom",
        "calls planning.all_told(text)",
    ),
    "domain with a planner's function": (
        "CREATE FUNCTION planning.is_fine(text) RETURNS boolean LANGUAGE sql AS 'SELECT true'; "
        "CREATE DOMAIN planning.fine AS text CHECK (planning.is_fine(value)); "
        + NEW_VIEW.format(columns="id, (kind::planning.fine)::text AS kind, the_geom", **FROM_DRAIN),
        "calls planning.fine",
    ),
    "query_to_xml": (
        NEW_VIEW.format(columns="id, query_to_xml('SELECT 1', true, true, '')::text AS kind, the_geom", **FROM_DRAIN),
        "calls query_to_xml",
    ),
    "volatile function": (
        NEW_VIEW.format(columns="id, (kind || pg_sleep(0)::text) AS kind, the_geom", **FROM_DRAIN),
        "calls pg_sleep",
    ),
    "PostgreSQL's own table": (
        NEW_VIEW.format(
            columns="1 AS id, usesuper::text AS kind, NULL::geometry(MultiLineString, 32651) AS the_geom",
            relation="pg_user",
        ),
        "which belongs to PostgreSQL",
    ),
    "row security": (
        "CREATE POLICY told ON planning.drain USING (EXISTS (SELECT FROM mapalus.reporter)); "
        "ALTER TABLE planning.drain ENABLE ROW LEVEL SECURITY",
        "planning.drain, whose policies would run",
    ),
}


@pytest.mark.parametrize("name", REPLACEMENTS)
def test_a_view_that_is_replaced_shows_nothing_and_is_taken_down(city, published, cluster, name):
    assert len(public_rows(cluster, city[1])) == 20
    statement, told = REPLACEMENTS[name]
    still_published = declaration.load_for(published)
    run(published, statement)
    assert public_rows(cluster, city[1]) == [], "from that moment on, before anybody looks"

    publication = declaration.load_for(published)
    assert "trap" not in [layer.name for layer in publication.public.layers]
    (finding,) = findings_of(published)
    assert told in str(finding)
    assert "Publish it again, or withdraw it." in str(finding)
    assert finding.grade == "error"
    assert finding.workspace == "", "it is in nobody's way"
    # Somebody planned before it was replaced.
    logins = {role: DatabaseLogin("127.0.0.1", 5432, published.info.dbname, role, "") for role in still_published.roles}
    found = [one for one in preflight(published, still_published, logins) if one.about == "own_trap"]
    assert [(one.grade, one.workspace) for one in found] == [("error", still_published.public.name)]
    with pytest.raises(MapalusError, match="trap"):
        publish(published)


def test_a_foreign_table_is_refused(city, published, cluster):
    with city[1], city[1].cursor() as cursor:
        cursor.execute(
            "CREATE EXTENSION postgres_fdw; CREATE SERVER elsewhere FOREIGN DATA WRAPPER postgres_fdw; "
            "CREATE FOREIGN TABLE planning.drain_elsewhere (id integer, kind text) SERVER elsewhere"
        )
        cursor.execute(f"GRANT SELECT ON planning.drain_elsewhere TO {PLANNER}")
    run(
        published,
        NEW_VIEW.format(
            columns="id, kind, NULL::geometry(MultiLineString, 32651) AS the_geom", relation="planning.drain_elsewhere"
        ),
    )
    # PostgreSQL prepares the foreign scan before it evaluates the condition of the view.
    with pytest.raises(psycopg2.Error, match="user mapping"):
        public_rows(cluster, city[1])
    (finding,) = findings_of(published)
    assert "planning.drain_elsewhere, a table of another database" in str(finding)


def test_a_view_that_is_changed_is_published_again_by_somebody_who_looked(city, published, cluster):
    run(published, NEW_VIEW.format(columns="id, street_name AS kind, the_geom", **FROM_DRAIN))
    assert len(public_rows(cluster, city[1])) == 20, "it still shows only what is the planner's own"
    (finding,) = findings_of(published)
    assert "a view that it is made from was changed after planner_of_own_layers published it" in str(finding)
    publish(published)
    assert findings_of(published) == []
    assert "trap" in [layer.name for layer in declaration.load_for(published).public.layers]


def test_what_the_public_may_see_anyway_is_fit(city, published, cluster):
    run(
        published,
        "CREATE OR REPLACE VIEW planning.trap AS SELECT d.id, a.area_name || ' ' || round(ST_Length(d.the_geom)) || "
        "to_char(now(), 'YYYY') AS kind, d.the_geom FROM planning.drain d CROSS JOIN LATERAL "
        "(SELECT area_name FROM mapalus_public.area LIMIT 1) a",
    )
    publish(published)
    assert len(public_rows(cluster, city[1])) == 20


def test_a_layer_made_from_an_unfit_own_layer_is_unfit(city, published, cluster):
    run(published, "CREATE VIEW planning.second AS SELECT id, kind FROM mapalus_public.own_trap")
    source = Source(schema="planning", relation="second", title="second", key="id")
    chosen = Chosen("second", WORDS, WORDS, {"kind": Words("kind", "kind")})
    own_layers.publish(published, own_layers.offer(published, source), chosen)
    assert len(public_rows(cluster, city[1], "SELECT kind FROM mapalus_public.own_second")) == 20
    run(published, REPLACEMENTS["working table"][0])
    assert public_rows(cluster, city[1], "SELECT kind FROM mapalus_public.own_second") == []
    assert {one.name for one in declaration.load_for(published).left_out} == {"second", "trap"}


@pytest.mark.parametrize("volatility", ["VOLATILE", "STABLE", "IMMUTABLE"])
def test_a_planners_function_never_runs_as_the_superuser_who_looks(city, published, volatility):
    """A constant call of an IMMUTABLE function would run while the query is planned."""
    run(
        published,
        f"CREATE FUNCTION planning.trace() RETURNS text LANGUAGE plpgsql {volatility} AS "
        "$$BEGIN RAISE EXCEPTION 'I run as %', current_user; END$$; "
        + NEW_VIEW.format(columns="id, planning.trace() AS kind, the_geom", **FROM_DRAIN),
    )
    (finding,) = findings_of(city[1])
    assert "calls planning.trace()" in str(finding)
    source = Source(schema="planning", relation="trap", title="trap", geometry="the_geom", key="id")
    with pytest.raises(MapalusError, match="calls planning.trace"):
        own_layers.offer(city[1], source)


def test_a_superuser_reads_own_layers_as_the_public_login(city, published):
    ensure_login(city[1], "mapalus_public", "a password for tests")
    # As if the view were replaced just between the check and the reading.
    for function, result in (("own_layer_problem", "jsonb"), ("own_layer_is_fit", "boolean")):
        answer = "NULL" if result == "jsonb" else "true"
        run(
            city[1],
            f"CREATE OR REPLACE FUNCTION mapalus.{function}(of_layer text) RETURNS {result} LANGUAGE sql STABLE "
            f"SECURITY DEFINER AS 'SELECT {answer}::{result}'",
        )
    run(
        published,
        "CREATE TABLE planning.seen (who text); GRANT INSERT ON planning.seen TO PUBLIC; "
        "CREATE FUNCTION planning.trace(integer) RETURNS integer LANGUAGE plpgsql AS "
        "$$BEGIN IF current_user <> 'mapalus_public' THEN RAISE EXCEPTION 'I run as %', current_user; END IF; "
        "RETURN $1; END$$; GRANT USAGE ON SCHEMA planning TO PUBLIC; "
        + NEW_VIEW.format(columns="planning.trace(id) AS id, kind, the_geom", **FROM_DRAIN),
    )
    assert findings_of(city[1]) == []


def test_an_own_layer_that_does_not_fit_into_the_declaration_stops_no_other(city, published):
    run(
        city[1],
        "UPDATE mapalus.own_layer SET declaration = declaration - 'title', version = -version",
    )
    publication = declaration.load_for(published)
    assert [one.name for one in publication.left_out] == ["trap"]
    assert "lacks title" in str(publication.left_out[0].reason)
    assert publication.public.layers


def test_the_question_is_asked_once_for_each_query(published, fetch):
    rows = fetch(published, "EXPLAIN (ANALYZE, FORMAT JSON) SELECT kind FROM mapalus_public.own_trap")
    plan = rows[0][0][0]["Plan"]
    text = str(plan)
    assert text.count("own_layer_is_fit") <= 1
    assert "InitPlan" in text


def test_left_out_layers_are_in_no_plans_way(city, published):
    run(published, REPLACEMENTS["working table"][0])

    class Step:
        kind, action, name = "layer", "create", "mapalus:report"

    class Plan:
        steps = (Step,)

    assert in_the_way(findings_of(published), Plan, declaration.load_for(published)) == []
