import json
import tarfile
from contextlib import closing

import psycopg2
import pytest
from psycopg2 import sql

from mapalus.plugin.city import profile
from mapalus.plugin.database.backup import back_up, restore
from mapalus.plugin.database.logins import ensure_login, make_login, renew_login
from mapalus.plugin.database.schema import migrate, read_version
from mapalus.plugin.errors import MapalusError
from mapalus.plugin.importing.import_reports import import_reports
from mapalus.plugin.local.cluster import Cluster
from mapalus.tests.support.database_content import read_content
from mapalus.tests.support.release import CONTENT, RELEASES


@pytest.fixture
def other_cluster(tmp_path):
    """A server that has never seen Mapalus."""
    cluster = Cluster(tmp_path / "other")
    cluster.start()
    cluster.create_database("restored")
    yield cluster
    cluster.stop(at_once=True)


def test_every_table_comes_back(boston, cluster, other_cluster, data_folder, tmp_path, feedback, fetch):
    import_reports(boston, data_folder / "boston311_excerpt.csv", profile.load("boston"), feedback)
    folder = back_up(cluster.dsn(boston.info.dbname), tmp_path / "backup")
    restore(other_cluster.dsn("restored"), folder, feedback)
    with closing(psycopg2.connect(other_cluster.dsn("restored"))) as restored:
        its, before = read_content(restored), read_content(boston)
        assert before["mapalus.report_event"][0] > 0
        for question in before:
            # Other tests' databases have roles of their own in this cluster.
            if question not in ("roles", "members", "database"):
                assert its[question] == before[question], question
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
    roles = {role["name"]: role for role in json.loads((folder / "roles.json").read_text())["roles"]}
    assert roles["mapalus_public"]["login"]
    assert "mapalus_superuser" not in roles
    assert not any(secret in (folder / "roles.json").read_text() for secret in ("SCRAM", "password"))
    assert folder.stat().st_mode & 0o077 == 0


# ---------------------------------------------------------------- roles


@pytest.fixture
def peopled(minahasa, feedback):
    """A database with logins of all kinds, a planner's schema, and rights of roles that Mapalus did not make."""
    # A copy of a database has not the rights on the database itself.
    migrate(minahasa, feedback)
    logins = {"backup_ana": "planner", "backup_op": "operator", "backup_dlh": "agency"}
    for name, kind in logins.items():
        make_login(minahasa, name, kind, "DLH" if kind == "agency" else None)
    with minahasa, minahasa.cursor() as cursor:
        cursor.execute(
            "CREATE ROLE backup_steward LOGIN CREATEROLE; GRANT mapalus_owner TO backup_steward;"
            'CREATE ROLE backup_guest; CREATE ROLE "backup_Tamu";'
            "CREATE SCHEMA planning AUTHORIZATION backup_ana;"
            "CREATE TABLE planning.drain (id integer PRIMARY KEY); ALTER TABLE planning.drain OWNER TO backup_ana;"
            'GRANT SELECT ON planning.drain TO backup_guest, "backup_Tamu";'
            "CREATE VIEW planning.late AS SELECT * FROM mapalus_public.report;"
            "ALTER VIEW planning.late OWNER TO backup_ana;"
            "ALTER DEFAULT PRIVILEGES FOR ROLE backup_ana IN SCHEMA planning GRANT SELECT ON TABLES TO backup_guest"
        )
        database = sql.Identifier(minahasa.info.dbname)
        cursor.execute(sql.SQL("GRANT CREATE ON DATABASE {} TO backup_ana").format(database))
    yield minahasa
    with minahasa, minahasa.cursor() as cursor:
        for name in (*logins, "backup_steward", "backup_guest", '"backup_Tamu"'):
            cursor.execute(f"DROP OWNED BY {name} CASCADE; DROP ROLE {name}")


def test_all_roles_and_rights_come_back(peopled, cluster, other_cluster, tmp_path, feedback, fetch):
    folder = back_up(cluster.dsn(peopled.info.dbname), tmp_path / "backup")
    restore(other_cluster.dsn("restored"), folder, feedback)
    with closing(psycopg2.connect(other_cluster.dsn("restored"))) as restored:
        its, before = read_content(restored), read_content(peopled)
        assert set(its) == set(before)
        for question, answer in before.items():
            # Other tests' databases have roles of their own in this cluster.
            of_ours = [row for row in answer if row in its[question] or "backup_" in str(row)]
            assert its[question] == of_ours, question
        for question in ("roles", "members", "rights", "database"):
            assert "backup_" in str(its[question]), question
        # Logins that Mapalus made are known as such.
        assert len(renew_login(restored, "backup_dlh")) > 20
        assert fetch(restored, "SELECT agency FROM mapalus.agency_login WHERE role_name = 'backup_dlh'") == [("DLH",)]


@pytest.fixture
def archive(tmp_path):
    """The backup of a small database that this version left on Debian 12, unpacked."""
    name = read_version()
    with tarfile.open(RELEASES / f"{name}.tar.xz") as packed:
        packed.extractall(tmp_path)  # noqa: S202 - our own
    return tmp_path / name


def test_the_backup_of_another_server_comes_back(archive, other_cluster, feedback):
    """PostgreSQL's version there may be older than here; each table, role, right, membership and policy is the same."""
    restore(other_cluster.dsn("restored"), archive, feedback)
    before = json.loads((archive / CONTENT).read_text(encoding="utf-8"))
    with closing(psycopg2.connect(other_cluster.dsn("restored"))) as restored:
        its = read_content(restored)
    assert [name for name in before if its.get(name) != before[name]] == []
    assert set(its) == set(before)
    for name in ("roles", "members", "rights", "database"):
        assert "backup_" in str(its[name]), name
    assert before["mapalus.report"][0] > 200 and before["planning.drain"][0] > 0


def test_roles_that_are_forgotten_or_were_there(peopled, cluster, other_cluster, tmp_path, feedback, fetch):
    folder = back_up(cluster.dsn(peopled.info.dbname), tmp_path / "backup")
    needed = json.loads((folder / "roles.json").read_text())
    needed["roles"] = [role for role in needed["roles"] if role["name"] not in ("backup_ana", "backup_Tamu")]
    needed["members"] = [pair for pair in needed["members"] if pair[1] != "backup_ana"]
    (folder / "roles.json").write_text(json.dumps(needed))
    with closing(psycopg2.connect(other_cluster.dsn("restored"))) as other:
        fetch(other, "CREATE ROLE backup_op LOGIN; SELECT 1")
        restore(other_cluster.dsn("restored"), folder, feedback)
        said = " ".join(map(str, feedback.said))
        assert "lacks roles that own something or have rights: backup_Tamu" in said
        assert fetch(other, "SELECT rolcanlogin FROM pg_roles WHERE rolname = 'backup_ana'") == [(False,)]
        # It may be somebody else's.
        assert "backup_op was here already" in said
        assert fetch(other, "SELECT pg_has_role('backup_op', 'mapalus_operator', 'MEMBER')") == [(False,)]


def test_what_fails_leaves_nothing(peopled, cluster, other_cluster, tmp_path, feedback, fetch):
    with peopled, peopled.cursor() as cursor:
        cursor.execute("ALTER ROLE backup_op PASSWORD 'x'")
    with pytest.raises(MapalusError, match=r"(?s)pg_dump failed: .*permission denied.*Nothing was kept"):
        back_up(cluster.dsn(peopled.info.dbname, "backup_op", "x"), tmp_path / "backup")
    assert list(tmp_path.glob("backup*")) == []
    folder = back_up(cluster.dsn(peopled.info.dbname), tmp_path / "backup")
    dump = folder / "database.dump"
    dump.write_bytes(dump.read_bytes()[:-2000])
    with closing(psycopg2.connect(other_cluster.dsn("restored"))) as other:
        before = fetch(other, "SELECT rolname FROM pg_roles ORDER BY 1")
        with pytest.raises(MapalusError, match=r"(?s)pg_restore failed.*Nothing was kept"):
            restore(other_cluster.dsn("restored"), folder, feedback)
        assert fetch(other, "SELECT to_regnamespace('mapalus')") == [(None,)]
        assert fetch(other, "SELECT rolname FROM pg_roles ORDER BY 1") == before


def test_refusals(boston, cluster, tmp_path, feedback):
    dsn = cluster.dsn(boston.info.dbname)
    with pytest.raises(MapalusError, match="exists already"):
        back_up(dsn, tmp_path)
    with pytest.raises(MapalusError, match="no backup of Mapalus"):
        restore(dsn, tmp_path, feedback)
    folder = back_up(dsn, tmp_path / "backup")
    with pytest.raises(MapalusError, match="has a schema mapalus already"):
        restore(dsn, folder, feedback)
