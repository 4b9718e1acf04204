from contextlib import closing

import psycopg2
import pytest
from psycopg2 import sql

from mapalus.plugin.city import profile
from mapalus.plugin.database.backup import back_up, restore
from mapalus.plugin.database.logins import ensure_login
from mapalus.plugin.errors import MapalusError
from mapalus.plugin.importing.import_reports import import_reports
from mapalus.plugin.local.cluster import Cluster

TABLES = (
    "SELECT format('%I.%I', nspname, relname) FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace "
    "WHERE nspname LIKE 'mapalus%' AND relkind = 'r' ORDER BY 1"
)
ACCESS = (
    "SELECT relname, coalesce(relacl, acldefault('r', relowner))::text FROM pg_class "
    "WHERE relnamespace::regnamespace::text LIKE 'mapalus%' AND relkind IN ('r', 'v') ORDER BY 1, 2"
)


@pytest.fixture
def other_cluster(tmp_path):
    """A server that has never seen Mapalus."""
    cluster = Cluster(tmp_path / "other")
    cluster.start()
    cluster.create_database("restored")
    yield cluster
    cluster.stop()


def content(connection, table):
    with connection, connection.cursor() as cursor:
        name = sql.SQL(table)
        cursor.execute(
            sql.SQL("SELECT count(*), md5(string_agg(t::text, chr(10) ORDER BY t::text)) FROM {} AS t").format(name)
        )
        return cursor.fetchone()


def test_every_table_comes_back(boston, cluster, other_cluster, data_folder, tmp_path, feedback, fetch):
    import_reports(boston, data_folder / "boston311_excerpt.csv", profile.load("boston"), feedback)
    folder = back_up(cluster.dsn(boston.info.dbname), tmp_path / "backup")
    restore(other_cluster.dsn("restored"), folder, feedback)
    with closing(psycopg2.connect(other_cluster.dsn("restored"))) as restored:
        tables = [name for (name,) in fetch(boston, TABLES)]
        assert [name for (name,) in fetch(restored, TABLES)] == tables
        assert "mapalus.report_event" in tables
        tables.remove("mapalus.city")
        for table in tables:
            assert content(restored, table) == content(boston, table), table
        # All but the offset of change numbers, which follows the cluster's own transactions.
        city = "(SELECT to_jsonb(city) - 'change_offset' FROM mapalus.city)"
        assert content(restored, city) == content(boston, city)
        assert fetch(restored, ACCESS) == fetch(boston, ACCESS)
        # What a dump does not carry was set again.
        assert fetch(
            restored,
            "SELECT has_database_privilege('mapalus_public', current_database(), 'TEMPORARY'), proleakproof "
            "FROM pg_proc WHERE oid = 'geometry_overlaps(geometry, geometry)'::regprocedure",
        ) == [(False, True)]
        # And it goes on: the next report gets the next number.
        ((last,),) = fetch(restored, "SELECT max(reference) FROM mapalus.report")
        ((following,),) = fetch(
            restored,
            "INSERT INTO mapalus.report (category, reported_at) VALUES ('graffiti', '2011-12-31 12:00+00') "
            "RETURNING reference",
        )
        assert int(following[-6:]) == int(last[-6:]) + 1
        newest = fetch(restored, "SELECT reference FROM mapalus.report ORDER BY change_seq DESC LIMIT 1")
        assert newest == [(following,)]


def test_a_backup_holds_no_password(boston, cluster, tmp_path):
    ensure_login(boston, "mapalus_public", "a password for tests")
    folder = back_up(cluster.dsn(boston.info.dbname), tmp_path / "backup")
    roles = (folder / "roles.sql").read_text()
    assert 'CREATE ROLE "mapalus_public" LOGIN;' in roles
    # With the rights of all agencies at once GeoServer's feed would be refused nothing.
    feed = next(line for line in roles.splitlines() if line.startswith('CREATE ROLE "mapalus_feed"'))
    assert feed.endswith(" NOINHERIT;")
    assert "PASSWORD" not in roles
    assert folder.stat().st_mode & 0o077 == 0


def test_refusals(boston, cluster, tmp_path, feedback):
    dsn = cluster.dsn(boston.info.dbname)
    with pytest.raises(MapalusError, match="exists already"):
        back_up(dsn, tmp_path)
    with pytest.raises(MapalusError, match="no backup of Mapalus"):
        restore(dsn, tmp_path, feedback)
    folder = back_up(dsn, tmp_path / "backup")
    with pytest.raises(MapalusError, match="has a schema mapalus already"):
        restore(dsn, folder, feedback)


def test_a_damaged_backup_leaves_the_database_empty(boston, cluster, other_cluster, tmp_path, feedback, fetch):
    folder = back_up(cluster.dsn(boston.info.dbname), tmp_path / "backup")
    dump = folder / "database.dump"
    dump.write_bytes(dump.read_bytes()[:-2000])
    with pytest.raises(MapalusError, match="pg_restore failed"):
        restore(other_cluster.dsn("restored"), folder, feedback)
    with closing(psycopg2.connect(other_cluster.dsn("restored"))) as restored:
        assert fetch(restored, "SELECT to_regnamespace('mapalus')") == [(None,)]
