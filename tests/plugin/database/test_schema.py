import shutil
import threading
from contextlib import closing
from dataclasses import replace

import psycopg2
import pytest

from mapalus.plugin.database import schema
from mapalus.plugin.database.schema import (
    PRELUDE,
    RIGHTS,
    CodeFile,
    Shipped,
    Step,
    find_pending,
    migrate,
    read_shipped,
    read_version,
)
from mapalus.plugin.errors import Cancelled, MapalusError
from mapalus.plugin.paths import DATABASE
from mapalus.tests.support.schema import read_schema

WHOLE = read_shipped()
FIRST = WHOLE.steps[0]
TABLE = Step(2, "table", "CREATE TABLE thing (id integer)")
VIEW = "CREATE OR REPLACE VIEW mapalus_public.thing AS SELECT id FROM thing"
FUNCTION = CodeFile("10_one.sql", "CREATE OR REPLACE FUNCTION one() RETURNS integer LANGUAGE sql AS 'SELECT 1'")


def ship(steps=(FIRST, TABLE), *code):
    """Return a small Mapalus of its own: some steps and some code."""
    return Shipped(WHOLE.roles, tuple(steps), (CodeFile(PRELUDE, "SELECT 1"), *code, CodeFile(RIGHTS, "SELECT 1")))


def change(shipped, name, old, new):
    """Return what is shipped with a text of one file of its code replaced."""
    (file,) = [file for file in shipped.code if file.name == name]
    assert old in file.sql
    changed = replace(file, sql=file.sql.replace(old, new))
    return replace(shipped, code=tuple(changed if other is file else other for other in shipped.code))


def function_names(connection, fetch):
    return {
        name
        for (name,) in fetch(connection, "SELECT proname FROM pg_proc WHERE pronamespace = 'mapalus'::regnamespace")
    }


# ---------------------------------------------------------------- what is applied


def test_a_new_database_gets_everything_once(empty_database, feedback, fetch):
    applied = migrate(empty_database, feedback)
    assert (applied.steps, applied.code) == (WHOLE.steps, WHOLE.code)
    assert not applied.is_installed
    assert not migrate(empty_database, feedback)
    assert fetch(
        empty_database,
        "SELECT count(*), min(length(checksum)) FROM mapalus.schema_migration "
        "UNION ALL SELECT count(*), min(length(checksum)) FROM mapalus.schema_code",
    ) == [(len(WHOLE.steps), 64), (len(WHOLE.code), 64)]
    assert fetch(
        empty_database,
        "SELECT count(*) FROM pg_class WHERE relnamespace::regnamespace::text LIKE 'mapalus%' "
        "AND relowner <> 'mapalus_owner'::regrole",
    ) == [(0,)]


def test_code_that_is_applied_again_makes_no_difference(minahasa, cluster, feedback, fetch):
    before = read_schema(cluster.dsn(minahasa.info.dbname))
    fetch(minahasa, "UPDATE mapalus.schema_code SET checksum = 'of another text' RETURNING 1")
    assert len(migrate(minahasa, feedback).code) == len(WHOLE.code)
    assert read_schema(cluster.dsn(minahasa.info.dbname)) == before


def test_code_that_is_the_same_is_left_alone(minahasa, feedback, fetch):
    touched = (
        "SELECT sum(xmin::text::bigint) FROM (SELECT xmin FROM pg_proc UNION ALL SELECT xmin FROM pg_trigger "
        "UNION ALL SELECT xmin FROM pg_rewrite UNION ALL SELECT xmin FROM pg_policy "
        "UNION ALL SELECT xmin FROM pg_class) AS its"
    )
    before = fetch(minahasa, touched)
    assert not migrate(minahasa, feedback)
    assert fetch(minahasa, touched) == before


def test_two_installers_take_turns(make_database, feedback):
    dsn = make_database()
    applied, failures = [], []

    def install():
        try:
            with closing(psycopg2.connect(dsn)) as connection:
                applied.append(len(migrate(connection, feedback).steps))
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=install) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert sorted(applied) == [0, 0, len(WHOLE.steps)]


def test_a_failing_step_leaves_nothing(empty_database, feedback, fetch):
    broken = Step(2, "broken", "CREATE TABLE half (id integer); SELECT 1 / 0")
    with pytest.raises(MapalusError, match=r"Step 2 \(broken\) cannot be applied: division by zero"):
        migrate(empty_database, feedback, ship((FIRST, broken)))
    assert fetch(empty_database, "SELECT to_regnamespace('mapalus')") == [(None,)]
    assert migrate(empty_database, feedback, ship()).steps == (FIRST, TABLE)


def test_failing_code_leaves_nothing_of_the_steps(empty_database, feedback, fetch):
    migrate(empty_database, feedback, ship((FIRST,)))
    with pytest.raises(MapalusError, match=r"The code 20_bad\.sql cannot be applied: syntax error"):
        migrate(empty_database, feedback, ship((FIRST, TABLE), CodeFile("20_bad.sql", "CREATE VIEW")))
    assert fetch(empty_database, "SELECT to_regclass('mapalus.thing'), count(*) FROM mapalus.schema_migration") == [
        (None, 1)
    ]


def test_cancelling_leaves_nothing(empty_database, cancelling, fetch):
    with pytest.raises(Cancelled):
        migrate(empty_database, cancelling(cancel_after=2))
    assert fetch(empty_database, "SELECT to_regnamespace('mapalus')") == [(None,)]


def test_a_step_may_use_the_prelude(empty_database, feedback, fetch):
    shipped = ship((FIRST, Step(2, "table", "CREATE TABLE thing (id integer DEFAULT four())")))
    four = CodeFile(PRELUDE, "CREATE OR REPLACE FUNCTION four() RETURNS integer LANGUAGE sql AS 'SELECT 4'")
    migrate(empty_database, feedback, replace(shipped, code=(four, *shipped.code[1:])))
    assert fetch(empty_database, "INSERT INTO mapalus.thing DEFAULT VALUES RETURNING id") == [(4,)]


def test_what_no_file_names_any_more_is_dropped(empty_database, feedback, fetch):
    code = CodeFile(
        "10_all.sql",
        f"""{VIEW};
        CREATE OR REPLACE FUNCTION turn() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
        CREATE OR REPLACE TRIGGER t10_turn BEFORE INSERT ON thing FOR EACH ROW EXECUTE FUNCTION turn();
        DROP POLICY IF EXISTS all_rows ON thing;
        CREATE POLICY all_rows ON thing USING (true)""",
    )
    migrate(empty_database, feedback, ship((FIRST, TABLE), code, FUNCTION))
    with empty_database, empty_database.cursor() as cursor:
        # Of others: they stay.
        cursor.execute(
            "CREATE FUNCTION public.watch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; "
            "CREATE TRIGGER watch BEFORE INSERT ON mapalus.thing FOR EACH ROW EXECUTE FUNCTION public.watch(); "
            "CREATE VIEW mapalus_public.own_thing AS SELECT 1 AS id; "
            "ALTER VIEW mapalus_public.own_thing OWNER TO mapalus_owner"
        )
    migrate(empty_database, feedback, ship((FIRST, TABLE), FUNCTION))
    assert function_names(empty_database, fetch) == {"one"}
    assert fetch(empty_database, "SELECT tgname FROM pg_trigger WHERE tgrelid = 'mapalus.thing'::regclass") == [
        ("watch",)
    ]
    assert fetch(
        empty_database,
        "SELECT to_regclass('mapalus_public.thing'), to_regclass('mapalus_public.own_thing')::text, "
        "(SELECT count(*) FROM pg_policy WHERE polrelid = 'mapalus.thing'::regclass)",
    ) == [(None, "mapalus_public.own_thing", 0)]
    assert "No longer needed: DROP VIEW mapalus_public.thing" in feedback.said


def test_a_changed_file_has_its_derived_data_computed_anew(empty_database, feedback, fetch):
    def count(text):
        return CodeFile(
            "20_count.sql",
            "-- When this file changes: SELECT fill()\n"
            "CREATE OR REPLACE FUNCTION fill() RETURNS void LANGUAGE sql AS "
            f"'INSERT INTO mapalus.thing VALUES (7)' {text}",
        )

    migrate(empty_database, feedback, ship((FIRST, TABLE), FUNCTION, count("")))
    migrate(empty_database, feedback, ship((FIRST, TABLE), count("")))
    assert fetch(empty_database, "SELECT count(*) FROM mapalus.thing") == [(0,)]
    migrate(empty_database, feedback, ship((FIRST, TABLE), count("COST 10")))
    assert fetch(empty_database, "SELECT count(*) FROM mapalus.thing") == [(1,)]


# ---------------------------------------------------------------- planners' views


@pytest.fixture
def planned(minahasa, fetch):
    """Minahasa with a planner's view of the public reports, and an own layer of it."""
    with minahasa, minahasa.cursor() as cursor:
        cursor.execute(
            "CREATE SCHEMA planning; "
            "CREATE VIEW planning.open_report AS SELECT reference, status, geom FROM mapalus_public.report; "
            "GRANT USAGE ON SCHEMA planning TO mapalus_owner; GRANT SELECT ON planning.open_report TO mapalus_owner"
        )
        cursor.execute(
            "SELECT mapalus.publish_own_layer('open', 'planning.open_report', 'geom', "
            """'{"columns": [{"name": "reference"}], "key": "reference", "geometry": "Point"}', NULL, NULL)"""
        )
    return minahasa


REPORT = "60_public/40_report.sql"
ONE_MORE_COLUMN = ("       r.supporters\nFROM", "       r.supporters,\n       c.privacy_class\nFROM")
DROP = Step(len(WHOLE.steps) + 1, "report_without_supporters", "DROP VIEW mapalus_public.report")


def test_a_view_that_gains_a_column_keeps_what_planners_made_of_it(planned, feedback, fetch):
    migrate(planned, feedback, change(WHOLE, REPORT, *ONE_MORE_COLUMN))
    assert fetch(planned, "SELECT privacy_class FROM mapalus_public.report") == []
    assert fetch(planned, "SELECT * FROM planning.open_report") == []
    # Rights were given anew: those of the own layer, too.
    assert fetch(planned, "SELECT has_table_privilege('mapalus_public', 'mapalus_public.own_open', 'SELECT')") == [
        (True,)
    ]


def test_a_view_that_is_made_anew_names_what_planners_made_of_it(planned, cluster, feedback, fetch):
    before = read_schema(cluster.dsn(planned.info.dbname))
    upgrade = change(
        WHOLE, REPORT, "       r.public_description,\n       r.supporters\n", "       r.public_description\n"
    )
    upgrade = replace(upgrade, steps=(*WHOLE.steps, DROP))
    with pytest.raises(
        MapalusError, match=r"view planning\.open_report depends on view mapalus_public\.report.*Nothing was"
    ):
        migrate(planned, feedback, upgrade)
    assert read_schema(cluster.dsn(planned.info.dbname)) == before
    assert find_pending(planned, WHOLE).steps == ()
    # As the sentence says: drop it, upgrade, make it again.
    with planned, planned.cursor() as cursor:
        cursor.execute("SELECT mapalus.withdraw_own_layer('open', 1)")
        cursor.execute("DROP VIEW planning.open_report")
    assert migrate(planned, feedback, upgrade).steps == (DROP,)


def test_a_view_that_loses_a_column_without_a_step_is_refused(planned, feedback):
    upgrade = change(
        WHOLE, REPORT, "       r.public_description,\n       r.supporters\n", "       r.public_description\n"
    )
    with pytest.raises(MapalusError, match="cannot drop columns from view"):
        migrate(planned, feedback, upgrade)
    assert not find_pending(planned, WHOLE)


def test_a_view_that_no_file_names_any_more_names_what_planners_made_of_it(planned, feedback):
    code = tuple(file for file in WHOLE.code if file.name != REPORT)
    with pytest.raises(
        MapalusError,
        match=r"DROP VIEW .* replaces .* view planning\.open_report depends on view mapalus_public\.report",
    ):
        migrate(planned, feedback, replace(WHOLE, code=code))
    assert not find_pending(planned, WHOLE)


def test_a_database_in_use_is_left_alone(minahasa, make_database, cluster, feedback, monkeypatch):
    monkeypatch.setattr(schema, "_LOCK_TIMEOUT", "100ms")
    upgrade = change(WHOLE, REPORT, *ONE_MORE_COLUMN)
    with closing(psycopg2.connect(cluster.dsn(minahasa.info.dbname))) as reader:
        reader.cursor().execute("SELECT count(*) FROM mapalus_public.report")
        with pytest.raises(MapalusError, match=r"could not lock.*hold locks there: .*\(process \d+\)\. Nothing was"):
            migrate(minahasa, feedback, upgrade)
    assert not find_pending(minahasa, WHOLE)
    assert migrate(minahasa, feedback, upgrade)


# ---------------------------------------------------------------- what is refused


def test_a_changed_old_step_is_refused(empty_database, feedback):
    migrate(empty_database, feedback, ship())
    with pytest.raises(MapalusError, match=r"Step 2 \(table\) was applied to this database with another text"):
        find_pending(empty_database, ship((FIRST, replace(TABLE, sql="SELECT 2"))))


def test_a_newer_database_is_refused(empty_database, feedback):
    migrate(empty_database, feedback, ship())
    with pytest.raises(MapalusError, match="upgraded by a newer Mapalus.*Install the newer version"):
        migrate(empty_database, feedback, ship((FIRST,)))


def test_newer_code_is_not_replaced_by_older(empty_database, feedback, fetch):
    migrate(empty_database, feedback, ship())
    fetch(empty_database, "UPDATE mapalus.schema_code SET version = '12.0.1' RETURNING 1")
    with pytest.raises(MapalusError, match=rf"newer Mapalus \(version 12.0.1; this is {read_version()}\)"):
        migrate(empty_database, feedback, ship((FIRST, TABLE), FUNCTION))
    fetch(empty_database, "UPDATE mapalus.schema_code SET version = '0.0.9' RETURNING 1")
    assert migrate(empty_database, feedback, ship((FIRST, TABLE), FUNCTION))


def test_a_missing_step_is_refused(empty_database, feedback, fetch):
    shipped = ship((FIRST, TABLE, Step(3, "third", "SELECT 1")))
    migrate(empty_database, feedback, shipped)
    fetch(empty_database, "DELETE FROM mapalus.schema_migration WHERE number = 2 RETURNING 1")
    with pytest.raises(MapalusError, match="Step 2 .* missing .* half done"):
        migrate(empty_database, feedback, shipped)


def test_a_step_applied_by_hand_is_refused(empty_database, feedback, fetch):
    migrate(empty_database, feedback, ship((FIRST,)))
    fetch(empty_database, "CREATE TABLE mapalus.thing (id integer); SELECT 1")
    with pytest.raises(MapalusError, match="half applied"):
        migrate(empty_database, feedback, ship())


def test_a_database_of_before_the_first_release_is_refused(empty_database, feedback, fetch):
    with empty_database, empty_database.cursor() as cursor:
        cursor.execute(
            "CREATE SCHEMA mapalus; "
            "CREATE TABLE mapalus.schema_migration (number integer PRIMARY KEY, name text, checksum text); "
            "INSERT INTO mapalus.schema_migration VALUES (1, 'roles_and_schemas', 'a'), (2, 'tables', 'b')"
        )
    with pytest.raises(MapalusError, match="older than its first release .* cannot be upgraded.*make demo-clean"):
        migrate(empty_database, feedback)
    assert fetch(empty_database, "SELECT count(*) FROM pg_class WHERE relnamespace = 'mapalus'::regnamespace") == [(2,)]


def test_a_foreign_schema_of_that_name_is_refused(empty_database, feedback, fetch):
    fetch(empty_database, "CREATE SCHEMA mapalus; SELECT 1")
    with pytest.raises(MapalusError, match="did not make"):
        migrate(empty_database, feedback)


def test_without_the_right_to_enable_postgis(make_database, cluster, empty_database, feedback, fetch):
    fetch(empty_database, "CREATE ROLE nobody_special LOGIN PASSWORD 'x' CREATEROLE; SELECT 1")
    with (
        closing(psycopg2.connect(cluster.dsn(empty_database.info.dbname, "nobody_special", "x"))) as connection,
        pytest.raises(MapalusError, match="PostGIS is not enabled.*CREATE EXTENSION postgis"),
    ):
        migrate(connection, feedback)
    assert fetch(empty_database, "SELECT to_regnamespace('mapalus')") == [(None,)]


def test_an_owner_of_the_database_without_superuser_installs_and_upgrades(cluster, empty_database, feedback, fetch):
    with empty_database, empty_database.cursor() as cursor:
        cursor.execute("CREATE EXTENSION postgis; CREATE ROLE its_owner LOGIN PASSWORD 'x' CREATEROLE")
        cursor.execute(f"ALTER DATABASE {empty_database.info.dbname} OWNER TO its_owner")
        if empty_database.server_version >= 160_000:
            # CREATEROLE is not enough any more where another database of this cluster brought the roles already.
            cursor.execute("SELECT rolname FROM pg_roles WHERE rolname LIKE 'mapalus\\_%' AND NOT rolsuper")
            for (role,) in cursor.fetchall():
                cursor.execute(f"GRANT {role} TO its_owner WITH ADMIN OPTION")
    with closing(psycopg2.connect(cluster.dsn(empty_database.info.dbname, "its_owner", "x"))) as connection:
        assert migrate(connection, feedback).steps == WHOLE.steps
        upgrade = change(WHOLE, REPORT, *ONE_MORE_COLUMN)
        assert migrate(connection, feedback, upgrade)


def test_a_server_without_postgis(empty_database, feedback, monkeypatch):
    class Cursor:
        def __init__(self, cursor):
            self.cursor = cursor

        def __enter__(self):
            return self

        def __exit__(self, *_):
            self.cursor.close()

        def execute(self, statement, *parameters):
            self.cursor.execute(statement.replace("name = 'postgis'", "name = 'no such extension'"), *parameters)

        def fetchone(self):
            return self.cursor.fetchone()

    class Connection:
        """The real connection, on whose server PostGIS cannot be found."""

        def __enter__(self):
            return empty_database.__enter__()

        def __exit__(self, *arguments):
            return empty_database.__exit__(*arguments)

        def cursor(self):
            return Cursor(empty_database.cursor())

    with pytest.raises(MapalusError, match=r"no PostGIS.*apt install postgresql-\d+-postgis-3"):
        schema._require_postgis(Connection())


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("schema/0001_again.sql", "without gaps"),
        ("schema/0009_too_far.sql", "without gaps"),
        ("schema/next.sql", "not a name for a step"),
        ("code/views.sql", "in which order"),
        ("code/30_report/views.sql", "in which order"),
        ("code/99_zones.sql", "does not end with"),
    ],
)
def test_files_tell_their_order(tmp_path, name, sentence):
    shutil.copytree(DATABASE, tmp_path / "database")
    assert read_shipped(tmp_path / "database") == WHOLE
    (tmp_path / "database" / name).write_text("SELECT 1")
    with pytest.raises(MapalusError, match=sentence):
        read_shipped(tmp_path / "database")
