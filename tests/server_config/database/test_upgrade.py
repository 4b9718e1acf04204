"""A database of every release becomes, by the installation, what a new database is, and loses nothing."""

import re
import tarfile
from contextlib import closing

import psycopg2
import pytest
from psycopg2 import sql

from mapalus.plugin.database.backup import restore
from mapalus.plugin.database.schema import find_pending, migrate, read_version
from mapalus.tests.support.release import LOGINS, RELEASES
from mapalus.tests.support.schema import read_schema

ARCHIVES = sorted(RELEASES.glob("*.tar.xz"))

# What planners made, and nobody else.
OF_PLANNERS = re.compile(r"planning|\bown_drain\b")
LEDGER = ("mapalus.schema_migration", "mapalus.schema_code")


@pytest.fixture(scope="module")
def new_schema(make_database):
    from mapalus.tests.support.feedback import QuietFeedback

    dsn = make_database()
    with closing(psycopg2.connect(dsn)) as connection:
        migrate(connection, QuietFeedback())
    return read_schema(dsn)


@pytest.fixture(params=ARCHIVES, ids=[path.name for path in ARCHIVES])
def released(request, make_database, tmp_path, feedback, monkeypatch):
    """The database of a release, restored and not yet upgraded: its connection string and its tables' rows."""
    from mapalus.plugin.database.backup import copying

    with tarfile.open(request.param) as archive:
        archive.extractall(tmp_path)  # noqa: S202 - our own
    dsn = make_database()
    with monkeypatch.context() as patch:
        patch.setattr(copying, "migrate", lambda *_: None)
        restore(dsn, tmp_path / request.param.name.removesuffix(".tar.xz"), feedback)
    yield dsn
    with closing(psycopg2.connect(dsn)) as connection, connection, connection.cursor() as cursor:
        for login in LOGINS:
            cursor.execute(sql.SQL("DROP OWNED BY {0} CASCADE; DROP ROLE {0}").format(sql.Identifier(login)))


def rows(dsn, fetch):
    """Return table -> how many rows it has, planners' tables included."""
    with closing(psycopg2.connect(dsn)) as connection:
        tables = fetch(
            connection,
            "SELECT nspname || '.' || relname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace "
            "WHERE (nspname LIKE 'mapalus%' OR nspname = 'planning') AND relkind = 'r'",
        )
        return {
            table: fetch(connection, sql.SQL("SELECT count(*) FROM {}").format(sql.SQL(table)))[0][0]
            for (table,) in tables
            if table not in LEDGER
        }


def test_this_version_has_an_archive():
    assert f"{read_version()}.tar.xz" in [path.name for path in ARCHIVES]


def test_an_upgraded_database_is_as_a_new_one(released, new_schema, feedback, fetch):
    before = rows(released, fetch)
    assert min(before[f"mapalus.{table}"] for table in ("report", "report_event", "price", "area", "own_layer")) > 0
    with closing(psycopg2.connect(released)) as connection:
        migrate(connection, feedback)
        assert not find_pending(connection)
        # What planners made is there and can be read.
        assert fetch(connection, "SELECT count(*) > 0 FROM planning.open_report") == [(True,)]
        assert fetch(connection, "SELECT count(*) FROM mapalus_public.own_drain") == [(1,)]
    assert rows(released, fetch) == before
    upgraded = {name: text for name, text in read_schema(released).items() if not OF_PLANNERS.search(name)}
    assert upgraded == new_schema


def test_code_that_is_renewed_loses_nothing(released, new_schema, feedback, fetch):
    """The same with all of the code applied again, as after any change of it."""
    with closing(psycopg2.connect(released)) as connection:
        fetch(connection, "UPDATE mapalus.schema_code SET checksum = 'of an older text' RETURNING 1")
        counted = "SELECT count(*), sum(number) FROM mapalus_public.report_grid"
        before = fetch(connection, counted)
        assert migrate(connection, feedback).code
        assert any("rebuild_report_grid" in said for said in feedback.said)
        assert fetch(connection, counted) == before
    upgraded = {name: text for name, text in read_schema(released).items() if not OF_PLANNERS.search(name)}
    assert upgraded == new_schema
