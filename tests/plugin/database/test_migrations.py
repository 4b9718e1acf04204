import threading
from contextlib import closing
from dataclasses import replace

import psycopg2
import pytest

from mapalus.plugin.database.migrations import Migration, migrate, pending, shipped
from mapalus.plugin.errors import MapalusError

FIRST = shipped()[0]
TABLE = Migration(2, "table", "CREATE TABLE mapalus.thing (id integer)")


def test_a_new_database_gets_every_step_once(empty_database, feedback, fetch):
    assert [step.number for step in migrate(empty_database, feedback)] == [step.number for step in shipped()]
    assert migrate(empty_database, feedback) == []
    assert fetch(empty_database, "SELECT count(*), min(length(checksum)) FROM mapalus.schema_migration") == [
        (len(shipped()), 64)
    ]


def test_two_installers_take_turns(make_database, feedback):
    dsn = make_database()
    applied, failures = [], []

    def install():
        try:
            with closing(psycopg2.connect(dsn)) as connection:
                applied.append(len(migrate(connection, feedback)))
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=install) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert sorted(applied) == [0, 0, len(shipped())]


def test_a_failing_step_leaves_nothing(empty_database, feedback, fetch):
    broken = Migration(2, "broken", "CREATE TABLE mapalus.half (id integer); SELECT 1 / 0")
    with pytest.raises(MapalusError, match="division by zero"):
        migrate(empty_database, feedback, [FIRST, broken])
    assert fetch(empty_database, "SELECT to_regclass('mapalus.half'), count(*) FROM mapalus.schema_migration") == [
        (None, 1)
    ]
    assert migrate(empty_database, feedback, [FIRST, TABLE]) == [TABLE]


def test_a_changed_old_step_is_refused(empty_database, feedback):
    migrate(empty_database, feedback, [FIRST, TABLE])
    with pytest.raises(MapalusError, match=r"Step 2 \(table\) was applied to this database with another text"):
        pending(empty_database, [FIRST, replace(TABLE, sql="SELECT 2")])


def test_a_newer_database_is_refused(empty_database, feedback):
    migrate(empty_database, feedback, [FIRST, TABLE])
    with pytest.raises(MapalusError, match="upgraded by a newer Mapalus.*Install the newer version"):
        migrate(empty_database, feedback, [FIRST])


def test_a_missing_step_is_refused(empty_database, feedback, fetch):
    third = Migration(3, "third", "SELECT 1")
    migrate(empty_database, feedback, [FIRST, TABLE, third])
    fetch(empty_database, "DELETE FROM mapalus.schema_migration WHERE number = 2 RETURNING 1")
    with pytest.raises(MapalusError, match="Step 2 .* missing .* half done"):
        migrate(empty_database, feedback, [FIRST, TABLE, third])


def test_a_step_applied_by_hand_is_refused(empty_database, feedback, fetch):
    migrate(empty_database, feedback, [FIRST])
    fetch(empty_database, "CREATE TABLE mapalus.thing (id integer); SELECT 1")
    with pytest.raises(MapalusError, match="half applied"):
        migrate(empty_database, feedback, [FIRST, TABLE])


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


def test_a_server_without_postgis(empty_database, feedback, monkeypatch):
    from mapalus.plugin.database import migrations

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
        migrations._require_postgis(Connection())


def test_steps_are_numbered_without_gaps(tmp_path):
    (tmp_path / "0001_a.sql").write_text("SELECT 1")
    (tmp_path / "0003_b.sql").write_text("SELECT 1")
    with pytest.raises(MapalusError, match="without gaps"):
        shipped(tmp_path)
