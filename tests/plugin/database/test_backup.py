import json
from contextlib import closing

import psycopg2
import pytest
from psycopg2 import sql

from mapalus.plugin.city import profile
from mapalus.plugin.database.backup import back_up, restore
from mapalus.plugin.database.logins import ensure_login, make_login, renew_login
from mapalus.plugin.database.schema import migrate
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
    roles = {role["name"]: role for role in json.loads((folder / "roles.json").read_text())["roles"]}
    assert roles["mapalus_public"]["login"]
    assert "mapalus_superuser" not in roles
    assert not any(secret in (folder / "roles.json").read_text() for secret in ("SCRAM", "password"))
    assert folder.stat().st_mode & 0o077 == 0


# ---------------------------------------------------------------- roles

ROLES = """
    SELECT rolname, rolcanlogin, rolinherit, rolcreaterole, rolcreatedb, rolconnlimit, rolconfig,
           shobj_description(oid, 'pg_authid')
    FROM pg_roles WHERE rolname ~ '^(mapalus_|backup_)' AND NOT rolsuper ORDER BY 1
"""
MEMBERS = """
    SELECT roleid::regrole::text, member::regrole::text FROM pg_auth_members
    WHERE member::regrole::text ~ '^(mapalus_|backup_)' AND NOT (SELECT rolsuper FROM pg_roles WHERE oid = member)
    ORDER BY 1, 2
"""
RIGHTS = """
    SELECT relname, relowner::regrole::text, privilege_type, grantee, is_grantable
    FROM pg_class CROSS JOIN LATERAL aclexplode(coalesce(
        relacl, acldefault(CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", relowner))) AS its (_, grantee_oid,
        privilege_type, is_grantable)
    CROSS JOIN LATERAL (SELECT CASE grantee_oid WHEN 0 THEN '' ELSE grantee_oid::regrole::text END AS grantee) AS named
    WHERE relnamespace::regnamespace::text ~ '^(mapalus|planning)' AND relkind IN ('r', 'v', 'S') ORDER BY 1, 2, 3, 4, 5
"""
FUNCTIONS = """
    SELECT pg_proc.oid::regprocedure::text, proowner::regrole::text, privilege_type,
           CASE grantee WHEN 0 THEN '' ELSE grantee::regrole::text END
    FROM pg_proc CROSS JOIN LATERAL aclexplode(coalesce(proacl, acldefault('f', proowner)))
    WHERE pronamespace::regnamespace::text ~ '^(mapalus|planning)' ORDER BY 1, 2, 3, 4
"""
POLICIES = "SELECT tablename, policyname, roles::text, cmd, qual, with_check FROM pg_policies ORDER BY 1, 2"
DATABASE = """
    SELECT privilege_type, CASE grantee WHEN 0 THEN '' ELSE grantee::regrole::text END
    FROM pg_database CROSS JOIN LATERAL aclexplode(datacl) WHERE datname = current_database() ORDER BY 1, 2
"""


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
        for question in (ROLES, MEMBERS, RIGHTS, FUNCTIONS, POLICIES, DATABASE):
            its, before = fetch(restored, question), fetch(peopled, question)
            # Other tests' databases have roles of their own in this cluster.
            assert its == [row for row in before if row in its or "backup_" in str(row)], question
            assert any("backup_" in str(row) for row in its) or question in (FUNCTIONS, POLICIES)
        # Logins that Mapalus made are known as such.
        assert len(renew_login(restored, "backup_dlh")) > 20
        assert fetch(restored, "SELECT agency FROM mapalus.agency_login WHERE role_name = 'backup_dlh'") == [("DLH",)]


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
