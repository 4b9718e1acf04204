"""What a look at the database finds before publishing, and that each repair puts it right."""

from contextlib import closing
from dataclasses import replace

import psycopg2
import pytest
from psycopg2 import sql

from mapalus.plugin.database.limits import set_limits
from mapalus.plugin.database.logins import ensure_login, keep_agency_login, renew_login
from mapalus.plugin.errors import MapalusError
from mapalus.plugin.ogc.port import DatabaseLogin
from mapalus.plugin.publication import declaration, own_layers
from mapalus.plugin.publication.declaration import AgencyLogin, SqlView
from mapalus.plugin.publication.preflight import ERROR, WARNING, preflight, repair, require_fit
from mapalus.plugin.publication.preflight.looking import Look
from mapalus.tests.plugin.publication.conftest import PLANNER
from mapalus.tests.plugin.publication.test_own_layers import chosen, source

# Logins of this page alone: roles belong to the whole cluster, and others publish with theirs meanwhile.
PUBLIC, AGENCY, OTHER = "preflight_public", "preflight_agency", "preflight_other"


@pytest.fixture(scope="module")
def _roles(cluster):
    yield
    with closing(psycopg2.connect(cluster.dsn("postgres"))) as connection, connection, connection.cursor() as cursor:
        for role in (PUBLIC, AGENCY, OTHER):
            cursor.execute(sql.SQL("ALTER ROLE {} NOLOGIN").format(sql.Identifier(role)))


@pytest.fixture
def database(minahasa, _roles):
    """A database with the logins of the public and of two agencies, as “Make a login” makes them."""
    with minahasa, minahasa.cursor() as cursor:
        for role, kind in ((PUBLIC, "public"), (AGENCY, "agency"), (OTHER, "agency")):
            cursor.execute("SELECT FROM pg_roles WHERE rolname = %s", (role,))
            its, group = sql.Identifier(role), sql.Identifier(f"mapalus_{kind}")
            if cursor.rowcount:
                cursor.execute(sql.SQL("DROP ROLE {}").format(its))
            cursor.execute(sql.SQL("CREATE ROLE {} LOGIN IN ROLE {}").format(its, group))
            for statement in set_limits(role, kind):
                cursor.execute(statement)
        for role, agency in ((AGENCY, "DLH"), (OTHER, "DISHUB")):
            keep_agency_login(cursor, role, agency, "a word")
    yield minahasa
    with minahasa, minahasa.cursor() as cursor:
        for role in (PUBLIC, AGENCY, OTHER):
            # Also where a test made it a superuser or an owner.
            cursor.execute(
                sql.SQL("REASSIGN OWNED BY {0} TO mapalus_owner; DROP OWNED BY {0}").format(sql.Identifier(role))
            )


@pytest.fixture
def look(database):
    """Return a function that looks at the database with the declaration as it stands, or with another one."""

    def look(publication=None, thorough=False):
        publication = publication or declaration.load_for(database)
        users = {"mapalus_public": PUBLIC, **{login: login for login in publication.passwords}}
        logins = {role: DatabaseLogin("h", 5432, "d", user, None) for role, user in users.items()}
        return preflight(database, publication, logins, thorough)

    return look


@pytest.fixture
def run(database):
    def run(statements):
        with database, database.cursor() as cursor:
            cursor.execute(statements)

    return run


def changed(database, name, workspace="mapalus", **fields):
    """Return the declaration with one layer declared otherwise."""
    publication = declaration.load_for(database)
    workspaces = tuple(
        replace(
            its,
            layers=tuple(
                replace(layer, **fields) if (its.name, layer.name) == (workspace, name) else layer
                for layer in its.layers
            ),
        )
        for its in publication.workspaces
    )
    return replace(publication, workspaces=workspaces)


def test_a_new_database_is_fit(look):
    assert look() == []
    assert look(thorough=True) == []


DEFECTS = {
    "a view without a key": (
        "DELETE FROM mapalus_public.gt_pk_metadata WHERE table_name = 'market'",
        (ERROR, "mapalus_public.market has no key that GeoServer knows"),
    ),
    "another key": (
        "UPDATE mapalus_public.gt_pk_metadata SET pk_column = 'market_name' WHERE table_name = 'market'",
        (ERROR, "GeoServer takes market_name for the key of mapalus_public.market, and code is declared"),
    ),
    "no spatial index": (
        "DROP INDEX mapalus.cctv_geom",
        (WARNING, "geom of mapalus.cctv has no spatial index: every map of mapalus_public.cctv reads"),
    ),
    "a view that may be looked behind": (
        "ALTER VIEW mapalus_public.market RESET (security_barrier)",
        (WARNING, "The view mapalus_public.market has no security barrier"),
    ),
    "boxes that reach no index": (
        "ALTER FUNCTION geometry_overlaps(geometry, geometry) NOT LEAKPROOF",
        (WARNING, "no spatial index is used"),
    ),
    "statistics of hidden tables": (
        "GRANT EXECUTE ON FUNCTION _postgis_stats(regclass, text, text) TO PUBLIC",
        (ERROR, f"The login {PUBLIC} may read from statistics where hidden rows lie"),
    ),
    "no right to enter": (
        "REVOKE USAGE ON SCHEMA mapalus_public FROM mapalus_public",
        (ERROR, f"The login {PUBLIC}, which GeoServer reads with, may not enter the schema mapalus_public"),
    ),
    "no right to read": (
        "REVOKE SELECT ON mapalus_public.market FROM mapalus_public",
        (ERROR, f"The login {PUBLIC}, which GeoServer reads with, may not read mapalus_public.market"),
    ),
    "no right to read keys": (
        "REVOKE SELECT ON mapalus_public.gt_pk_metadata FROM mapalus_agency",
        (ERROR, f"The login {AGENCY}, which GeoServer reads with, may not read mapalus_public.gt_pk_metadata"),
    ),
    "reads what is private": (
        f"GRANT USAGE ON SCHEMA mapalus TO {PUBLIC}; GRANT SELECT ON mapalus.reporter TO {PUBLIC}",
        (ERROR, f"The login {PUBLIC} may read mapalus.reporter, which holds what is private"),
    ),
    "reads a private column": (
        f"GRANT USAGE ON SCHEMA mapalus TO {PUBLIC}; GRANT SELECT (description) ON mapalus.report TO {PUBLIC}",
        (ERROR, f"The login {PUBLIC} may read mapalus.report, which holds what is private"),
    ),
    "reads what everybody may": (
        "CREATE SCHEMA elsewhere; GRANT USAGE ON SCHEMA elsewhere TO PUBLIC;"
        "CREATE TABLE elsewhere.salary (id integer); GRANT SELECT ON elsewhere.salary TO PUBLIC",
        (WARNING, f"The login {PUBLIC} may read elsewhere.salary, which is not published"),
    ),
    "writes": (
        f"GRANT INSERT ON mapalus_public.gt_pk_metadata TO {PUBLIC}",
        (ERROR, f"The login {PUBLIC} may write mapalus_public.gt_pk_metadata (INSERT)"),
    ),
    "makes tables": (
        f"GRANT CREATE ON SCHEMA mapalus_public TO {PUBLIC}",
        (ERROR, f"The login {PUBLIC} may make tables in mapalus_public: GeoServer would make one of a misspelt name"),
    ),
    "makes schemas": (
        f"DO $$BEGIN EXECUTE format('GRANT CREATE ON DATABASE %I TO {PUBLIC}', current_database()); END$$",
        (WARNING, f"The login {PUBLIC} may make schemas in this database"),
    ),
    "may not connect": (
        "DO $$BEGIN EXECUTE format('REVOKE CONNECT ON DATABASE %I FROM PUBLIC', current_database()); END$$",
        (ERROR, f"The login {PUBLIC} may not connect to this database"),
    ),
    "a superuser": (
        f"ALTER ROLE {PUBLIC} SUPERUSER",
        (ERROR, f"The login {PUBLIC}, which GeoServer reads with, has powers over the whole server: SUPERUSER"),
    ),
    "past row-level security": (
        f"ALTER ROLE {OTHER} BYPASSRLS CREATEROLE",
        (
            ERROR,
            f"The login {OTHER}, which GeoServer reads with, has powers over the whole server: BYPASSRLS, CREATEROLE",
        ),
    ),
    "acts as a planner": (
        f"GRANT mapalus_planner TO {OTHER}",
        (ERROR, f"The login {OTHER}, which GeoServer reads with, may act as mapalus_planner"),
    ),
    "a password that expired": (
        f"ALTER ROLE {PUBLIC} VALID UNTIL '2020-01-01'",
        (ERROR, f"The password of the login {PUBLIC} has expired"),
    ),
    "few connections": (
        f"ALTER ROLE {PUBLIC} CONNECTION LIMIT 3",
        (WARNING, f"GeoServer may open 10 connections as {PUBLIC}, and the database allows 3"),
    ),
    "no limits": (
        f"ALTER ROLE {PUBLIC} RESET ALL; ALTER ROLE {PUBLIC} CONNECTION LIMIT -1",
        (
            WARNING,
            f"The login {PUBLIC} has no limit, or too high a one, for: number of connections, duration of a statement, "
            "time of an idle transaction, time of waiting for a lock",
        ),
    ),
    "advisory locks": (
        "GRANT EXECUTE ON FUNCTION pg_advisory_lock(bigint), pg_try_advisory_lock_shared(integer, integer) TO PUBLIC",
        (WARNING, f"The login {PUBLIC} may fill the server's table of locks by advisory locks."),
    ),
    "notifications": (
        "GRANT EXECUTE ON FUNCTION pg_notify(text, text) TO PUBLIC",
        (WARNING, f"The login {PUBLIC} may fill the server's queue of notifications."),
    ),
    "a limit that the login took away for this database": (
        "DO $$BEGIN EXECUTE format("
        f"'ALTER ROLE {PUBLIC} IN DATABASE %I SET statement_timeout = 0', current_database()); END$$",
        (WARNING, f"The login {PUBLIC} has no limit, or too high a one, for: duration of a statement."),
    ),
    "names in the log": (
        "DO $$BEGIN CREATE ROLE preflight_operator LOGIN; EXCEPTION WHEN duplicate_object THEN END$$;"
        "COMMENT ON ROLE preflight_operator IS 'Login of Mapalus for: operator';"
        "ALTER ROLE preflight_operator RESET ALL",
        (WARNING, "The server's log may hold the names of reporters that preflight_operator writes."),
    ),
    "acts as another agency": (
        f"GRANT {AGENCY} TO {OTHER}",
        (ERROR, f"The login {OTHER}, which GeoServer reads with, may act as {AGENCY}"),
    ),
    "somebody acts as an agency": (
        f"GRANT {AGENCY} TO mapalus_planner",
        (ERROR, f"The role mapalus_planner may act as the agency's login {AGENCY}"),
    ),
    "an agency that is none": (
        f"REVOKE mapalus_agency FROM {OTHER}",
        (ERROR, f"The login {OTHER} does not have the rights of an agency"),
    ),
    "an agency that inherits nothing": (
        f"REVOKE mapalus_agency FROM {OTHER}; ALTER ROLE {OTHER} NOINHERIT; GRANT mapalus_agency TO {OTHER}",
        (ERROR, f"The login {OTHER} does not have the rights of an agency"),
    ),
    "an agency that reads more": (
        f"GRANT SELECT ON mapalus.price TO {OTHER}",
        (ERROR, f"The login {OTHER} may read mapalus.price, which holds what is private"),
    ),
    "an agency that writes more": (
        f"GRANT DELETE ON mapalus_feed.report TO {OTHER}",
        (ERROR, f"The login {OTHER} may write mapalus_feed.report (DELETE)"),
    ),
    "few connections of an agency": (
        f"ALTER ROLE {OTHER} CONNECTION LIMIT 2",
        (WARNING, f"GeoServer may open 4 connections as {OTHER}, and the database allows 2"),
    ),
    "a geometry without a reference system": (
        "DROP VIEW mapalus_public.market; CREATE VIEW mapalus_public.market WITH (security_barrier) AS "
        "SELECT code, code || '%' AS market_name, ''::text AS level, ''::text AS address, area_code, "
        "''::text AS area_name, ''::text AS district_name, ST_SetSRID(geom, 4326) AS geom FROM mapalus.market;"
        "ALTER VIEW mapalus_public.market OWNER TO mapalus_owner;"
        "COMMENT ON VIEW mapalus_public.market IS 'It''s made again';"
        "COMMENT ON COLUMN mapalus_public.market.code IS 'C';"
        "GRANT SELECT ON mapalus_public.market TO mapalus_public, mapalus_planner",
        (WARNING, "mapalus_public.market.geom does not say its reference system"),
    ),
    "another reference system": (
        "DROP VIEW mapalus_public.market; CREATE VIEW mapalus_public.market WITH (security_barrier) AS "
        "SELECT code, ''::text AS market_name, ''::text AS level, ''::text AS address, area_code, "
        "''::text AS area_name, ''::text AS district_name, "
        "ST_Transform(geom, 32651)::geometry(Point, 32651) AS geom FROM mapalus.market;"
        "GRANT SELECT ON mapalus_public.market TO mapalus_public",
        (ERROR, "mapalus_public.market is in EPSG:32651, and EPSG:4326 is declared: it would lie elsewhere"),
    ),
}


@pytest.mark.parametrize("defect", DEFECTS)
def test_found_repaired_and_gone(defect, look, run, database):
    broken, (grade, problem) = DEFECTS[defect]
    run(broken)
    try:
        found = [finding for finding in look() if problem in finding.problem]
        assert [finding.grade for finding in found] == [grade]
        assert found[0].repair
        assert found[0].by in found[0].advice
        for finding in look():
            repair(database, finding)
        assert look() == []
    finally:
        # The cluster's other databases have the same roles.
        run(f"ALTER ROLE {PUBLIC} NOSUPERUSER; REVOKE {AGENCY} FROM mapalus_planner, {OTHER}")


CLOSED = {
    "a password that nobody knows": (
        f"DELETE FROM mapalus.feed_password WHERE role_name = '{OTHER}'",
        f"The feed of DISHUB is closed: the password of {OTHER} is not known",
        "mapalus:renewlogin",
    ),
    "a login that may not log in": (
        f"ALTER ROLE {OTHER} NOLOGIN",
        f"The feed of DISHUB is closed: there is no database login {OTHER}",
        "mapalus:droplogin",
    ),
}


@pytest.mark.parametrize("why", CLOSED)
def test_a_feed_that_stays_closed_is_told_and_stops_nobody(why, look, run):
    statements, problem, remedy = CLOSED[why]
    run(statements)
    (finding,) = look()
    assert finding.grade == WARNING
    assert problem in finding.problem
    assert remedy in finding.advice


def test_a_login_whose_name_no_workspace_can_have(look, database):
    publication = declaration.load_for(database)
    odd = replace(publication, agency_logins=(*publication.agency_logins, AgencyLogin("DLH feed", "DLH", "a word")))
    (finding,) = look(odd)
    assert "the login DLH feed has a name that no workspace can have" in finding.problem
    assert "mapalus:makelogin" in finding.advice


def test_renewing_opens_the_feed_of_a_login_that_was_made_by_hand(look, run, database):
    run(f"DELETE FROM mapalus.feed_password; ALTER ROLE {OTHER} PASSWORD 'by hand'")
    assert declaration.load_for(database).feeds == ()
    for login in (AGENCY, OTHER):
        renew_login(database, login)
    assert look() == []
    assert {feed.agency_login for feed in declaration.load_for(database).feeds} == {AGENCY, OTHER}


def test_a_view_made_again_keeps_its_rights_and_comments(look, run, database, fetch):
    run(DEFECTS["a geometry without a reference system"][0])
    about = (
        "SELECT relacl::text, relowner::regrole::text, reloptions, obj_description(oid), col_description(oid, 1) "
        "FROM pg_class WHERE oid = 'mapalus_public.market'::regclass"
    )
    before = fetch(database, about)
    (finding,) = look()
    repair(database, finding)
    assert fetch(database, about) == before
    typed = (
        "SELECT format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = 'mapalus_public.market'::regclass"
    )
    assert ("geometry(Point,4326)",) in fetch(database, typed)


@pytest.mark.parametrize(
    ("statements", "problem"),
    [
        ("DROP VIEW mapalus_public.market", "There is no table or view mapalus_public.market, which the layer market"),
        (
            "ALTER VIEW mapalus_public.market RENAME COLUMN address TO street",
            "mapalus_public.market has no column address, which the layer market shows",
        ),
        (
            "DROP VIEW mapalus_public.market; CREATE VIEW mapalus_public.market WITH (security_barrier) AS SELECT "
            "code, code AS market_name, code AS level, code AS address, code AS area_code, code AS area_name, "
            "code AS district_name, code AS geom FROM mapalus.market;"
            "GRANT SELECT ON mapalus_public.market TO mapalus_public",
            "mapalus_public.market.geom is no geometry",
        ),
    ],
)
def test_what_only_somebody_can_put_right(statements, problem, look, run, database):
    run(statements)
    (finding,) = look()
    assert finding.grade == ERROR
    assert problem in finding.problem
    assert finding.repair == ()
    assert finding.advice
    with pytest.raises(MapalusError, match=finding.advice[:20].replace("(", r"\(")):
        repair(database, finding)


def test_another_kind_of_geometry(look, database):
    (finding,) = look(changed(database, "market", geometry="MultiPolygon"))
    assert finding.problem == "mapalus_public.market holds Point, and MultiPolygon is declared for the layer market."


def test_logins_that_are_missing(look, run, database):
    publication = declaration.load_for(database)
    run(f"ALTER ROLE {PUBLIC} NOLOGIN; ALTER ROLE {OTHER} RENAME TO preflight_gone")
    try:
        found = {finding.about: finding for finding in look(publication)}
        assert set(found) == {PUBLIC, OTHER}
        assert "which may not log in" in found[PUBLIC].problem
        assert "there is no such role" in found[OTHER].problem
        assert "of the kind agency" in found[OTHER].advice
    finally:
        run(f"ALTER ROLE preflight_gone RENAME TO {OTHER}")


def test_reporters_that_are_erased_late(look, run):
    run(
        "WITH filed AS (INSERT INTO mapalus.report (category, reported_at) VALUES ('waste', '2020-01-01') "
        "RETURNING id) INSERT INTO mapalus.reporter (report_id, reporter_name) SELECT id, 'x' FROM filed"
    )
    (finding,) = look()
    assert finding.grade == WARNING
    assert "1 reporters should have been erased days ago; that ran last: never." in finding.problem
    run("SELECT mapalus.anonymise_reporters()")
    assert look() == []


def test_a_key_that_is_none(look, run, database):
    run("UPDATE mapalus_public.gt_pk_metadata SET pk_column = 'level' WHERE table_name = 'area'")
    publication = changed(database, "area", key="level")
    assert look(publication) == []
    (finding,) = look(publication, thorough=True)
    assert finding.problem == "level is the key of mapalus_public.area and stands in several rows, or is empty in one."


def test_a_table_with_a_primary_key_needs_no_other(look, run, database):
    run(
        "ALTER VIEW mapalus_public.commodity RENAME TO of_commodities;"
        "CREATE TABLE mapalus_public.commodity AS SELECT * FROM mapalus_public.of_commodities;"
        "ALTER TABLE mapalus_public.commodity ADD PRIMARY KEY (code);"
        "GRANT SELECT ON mapalus_public.commodity TO mapalus_public;"
        "DELETE FROM mapalus_public.gt_pk_metadata WHERE table_name = 'commodity'"
    )
    assert look() == []


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("SELECT * FROM mapalus_public.agancy WHERE kind = '%kind%'", "The query of the layer agency fails: relation"),
        ("SELECT code, geom FROM mapalus_public.agency WHERE kind = '%kind%'", "of the layer agency gives no column"),
    ],
)
def test_a_query_is_tried(query, problem, look, database):
    view = SqlView(query, (("kind", "department", "^[a-z_]+$"),))
    (finding,) = look(changed(database, "agency", sql_view=view))
    assert problem in finding.problem
    whole = SqlView("SELECT * FROM mapalus_public.agency WHERE kind = '%kind%'", view.parameters)
    assert look(changed(database, "agency", sql_view=whole)) == []


def test_an_own_layer_that_is_transformed(city, planner):
    _dsn, database = city
    ensure_login(database, "mapalus_public", "a password for tests")
    offered = own_layers.offer(planner, source())
    own_layers.publish(planner, offered, chosen("id", "kind"))
    logins = {"mapalus_public": DatabaseLogin("h", 5432, "d", "mapalus_public", None)}

    def look():
        found = preflight(planner, declaration.load_for(planner), logins)
        return [finding for finding in found if finding.about == "mapalus_public.own_drain"]

    # First the table's own index, which the transformation then hides.
    (finding,) = look()
    assert finding.problem.startswith("the_geom of planning.drain has no spatial index")
    repair(planner, finding)
    (finding,) = look()
    assert (finding.grade, finding.by) == (WARNING, PLANNER)
    assert finding.problem.startswith("planning.drain is transformed for publishing, and no spatial index helps")
    repair(planner, finding)
    assert look() == []


def test_a_planner_may_not_repair_everything(city, look, run, planner, fetch):
    run("DELETE FROM mapalus_public.gt_pk_metadata WHERE table_name = 'market'")
    (finding,) = look()
    with pytest.raises(MapalusError) as refusal:
        repair(planner, finding)
    assert refusal.value.what_happened.startswith("You may not repair this: permission denied")
    assert refusal.value.what_to_do == f"Have mapalus_owner run: {finding.script}".replace("\n", " ")
    assert "INSERT INTO" in finding.script


def test_errors_stop_and_warnings_do_not(look, run):
    run(f"ALTER ROLE {PUBLIC} CONNECTION LIMIT 3")
    require_fit(look())
    run("DELETE FROM mapalus_public.gt_pk_metadata WHERE table_name IN ('market', 'area')")
    found = look()
    assert [finding.grade for finding in found] == [ERROR, ERROR, WARNING]
    with pytest.raises(MapalusError, match=r"has no key .* And 1 more\. Repair it .* Nothing was published\."):
        require_fit(found)


def test_few_queries_whatever_the_number_of_layers(look, database, monkeypatch):
    publication = declaration.load_for(database)
    public, *feeds = publication.workspaces
    more = [replace(layer, name=f"{layer.name}_{turn}") for turn in range(9) for layer in public.layers]
    many = replace(publication, workspaces=(replace(public, layers=(*public.layers, *more)), *feeds))
    counted = []
    fetch = Look.fetch
    monkeypatch.setattr(Look, "fetch", lambda its, name, **p: counted.append(name) or fetch(its, name, **p))
    look()
    few = len(counted)
    look(many)
    assert len(counted) == 2 * few
