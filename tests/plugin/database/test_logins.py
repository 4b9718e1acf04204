"""Logins get a password that nobody else knows, and the rights of their role."""

import os
import subprocess
import sys
import time
from contextlib import closing

import psycopg2
import pytest

from mapalus.plugin.database.connection import connect, refused
from mapalus.plugin.database.limits import LIMITS, exceeded
from mapalus.plugin.database.logins import KINDS, drop_login, ensure_login, main, make_login, renew_login
from mapalus.plugin.database.refusals import explain, refusal_in
from mapalus.plugin.errors import MapalusError


@pytest.fixture
def forget(minahasa):
    """Drops the roles that a test names."""
    names = []
    yield names.append
    minahasa.rollback()
    with minahasa, minahasa.cursor() as cursor:
        for name in names:
            cursor.execute("SELECT FROM pg_roles WHERE rolname = %s", (name,))
            if cursor.rowcount:
                cursor.execute(f"DROP OWNED BY {name} CASCADE")
                cursor.execute(f"DROP ROLE {name}")


@pytest.mark.parametrize("kind", KINDS)
def test_it_logs_in_with_the_rights_of_its_role(minahasa, cluster, forget, fetch, kind):
    name = f"login_test_{kind}"
    password = make_login(minahasa, name, kind, "DLH" if kind == "agency" else None)
    forget(name)
    assert len(password) >= 24
    with closing(psycopg2.connect(cluster.dsn(minahasa.info.dbname, name, password))) as connection:
        assert fetch(connection, "SELECT pg_has_role(%s, 'MEMBER')", (f"mapalus_{kind}",)) == [(True,)]
        if kind == "agency":
            assert fetch(connection, "SELECT mapalus.current_agencies()") == [(["DLH"],)]
            assert fetch(connection, "SELECT count(*) FROM mapalus_feed.report") == [(0,)]
    ((stored,),) = fetch(minahasa, "SELECT rolpassword FROM pg_authid WHERE rolname = %s", (name,))
    assert stored.startswith("SCRAM-SHA-256$")


def kept(connection, fetch):
    return dict(fetch(connection, "SELECT role_name, password FROM mapalus.feed_password"))


def test_an_agencys_password_is_kept_for_those_who_publish(minahasa, forget, fetch, log_in):
    for name in ("login_test_dlh", "login_test_dishub", "login_test_ana"):
        forget(name)
    made = {
        "login_test_dlh": make_login(minahasa, "login_test_dlh", "agency", "DLH"),
        "login_test_dishub": make_login(minahasa, "login_test_dishub", "agency", "DISHUB"),
    }
    planner = log_in("login_test_ana", make_login(minahasa, "login_test_ana", "planner"))
    assert kept(planner, fetch) == made, "no other login's is kept"
    made["login_test_dlh"] = renew_login(minahasa, "login_test_dlh")
    assert kept(planner, fetch) == made
    drop_login(minahasa, "login_test_dishub")
    assert list(kept(planner, fetch)) == ["login_test_dlh"]
    assert made["login_test_dlh"] not in str(fetch(minahasa, "SELECT change_log::text FROM mapalus.change_log"))


@pytest.mark.parametrize("kind", KINDS)
def test_who_may_read_agencies_passwords(minahasa, fetch, kind):
    rights = "SELECT has_table_privilege(%s, 'mapalus.feed_password', 'SELECT')"
    columns = "SELECT has_any_column_privilege(%s, 'mapalus.feed_password', 'SELECT, INSERT, UPDATE, REFERENCES')"
    publishes = kind in ("planner", "admin")
    for question in (rights, columns):
        assert fetch(minahasa, question, (f"mapalus_{kind}",)) == [(publishes,)]


def test_an_agencys_login_becomes_nobody_else(minahasa, cluster, forget, fetch, log_in):
    forget("login_test_dlh")
    forget("login_test_dishub")
    session = log_in("login_test_dlh", make_login(minahasa, "login_test_dlh", "agency", "DLH"))
    make_login(minahasa, "login_test_dishub", "agency", "DISHUB")
    fetch(minahasa, "INSERT INTO mapalus.report (category, agency) VALUES ('waste', 'DISHUB') RETURNING id")
    for statement in (
        "SET ROLE login_test_dishub",
        "SET SESSION AUTHORIZATION login_test_dishub",
        "SELECT set_config('role', 'login_test_dishub', false)",
        "SELECT query_to_xml('SELECT set_config(''role'', ''login_test_dishub'', false)', true, true, '')",
    ):
        with pytest.raises(psycopg2.errors.InsufficientPrivilege):
            fetch(session, statement)
        assert fetch(session, "SELECT count(*) FROM mapalus_feed.report") == [(0,)]
    becomes = (
        "SELECT rolname FROM pg_roles "
        "WHERE pg_has_role('login_test_dlh', oid, 'MEMBER') AND rolname <> 'login_test_dlh'"
    )
    assert fetch(minahasa, becomes) == [("mapalus_agency",)]


def test_an_agencys_login_made_by_hand_is_renewed(minahasa, forget, fetch, log_in):
    forget("login_test_dlh")
    fetch(
        minahasa,
        "CREATE ROLE login_test_dlh LOGIN IN ROLE mapalus_agency; "
        "INSERT INTO mapalus.agency_login (role_name, agency) VALUES ('login_test_dlh', 'DLH'); SELECT 1",
    )
    assert kept(minahasa, fetch) == {}
    password = renew_login(minahasa, "login_test_dlh")
    log_in("login_test_dlh", password)
    assert kept(minahasa, fetch) == {"login_test_dlh": password}
    fetch(minahasa, "ALTER ROLE login_test_dlh CREATEROLE; SELECT 1")
    with pytest.raises(MapalusError, match="no login that Mapalus made"):
        renew_login(minahasa, "login_test_dlh")


# ---------------------------------------------------------------- limits


def settings_of(fetch, connection):
    return dict(
        fetch(
            connection,
            "SELECT name, current_setting(name) FROM unnest("
            "'{statement_timeout,idle_in_transaction_session_timeout,lock_timeout}'::text[]) AS name",
        )
    )


@pytest.mark.parametrize("kind", KINDS)
def test_each_login_has_limits(minahasa, cluster, forget, fetch, kind):
    name = f"login_test_{kind}"
    password = make_login(minahasa, name, kind, "DLH" if kind == "agency" else None)
    forget(name)
    with closing(psycopg2.connect(cluster.dsn(minahasa.info.dbname, name, password))) as connection:
        assert settings_of(fetch, connection) == LIMITS[kind].settings
    ((connections,),) = fetch(minahasa, "SELECT rolconnlimit FROM pg_roles WHERE rolname = %s", (name,))
    assert connections == LIMITS[kind].connections


def test_a_login_that_was_there_gets_its_limits(minahasa, forget, fetch):
    fetch(minahasa, "CREATE ROLE login_test_old LOGIN PASSWORD 'old' IN ROLE mapalus_operator; SELECT 1")
    forget("login_test_old")
    for changes in (True, False):
        assert ensure_login(minahasa, "login_test_old", "old", member_of="mapalus_operator") is changes
        ((connections, settings),) = fetch(
            minahasa, "SELECT rolconnlimit, rolconfig FROM pg_roles WHERE rolname = 'login_test_old'"
        )
        assert exceeded("operator", connections, dict(setting.split("=") for setting in settings)) == []


def test_each_limit_ends_in_a_sentence(minahasa, cluster, forget):
    password = make_login(minahasa, "login_test_few", "public")
    forget("login_test_few")
    with minahasa, minahasa.cursor() as cursor:
        cursor.execute(
            "ALTER ROLE login_test_few CONNECTION LIMIT 1;ALTER ROLE login_test_few SET statement_timeout = '50ms'"
        )
    dsn = cluster.dsn(minahasa.info.dbname, "login_test_few", password)
    with closing(connect(dsn)) as connection, connection.cursor() as cursor:
        with pytest.raises(MapalusError, match="as many connections open as it may have"):
            connect(dsn)
        with pytest.raises(psycopg2.Error) as refusal:
            cursor.execute("SELECT pg_sleep(5)")
        assert "because it took too long" in str(refused(refusal.value))
    # QGIS passes on what the server sends; psycopg2 mostly sees the connection gone only.
    ended = explain(refusal_in("FATAL:  terminating connection due to idle-in-transaction timeout"))
    assert "its transaction was left open too long" in str(ended)


@pytest.mark.parametrize(
    ("settings", "missing"),
    [
        ({"statement_timeout": "1min", "lock_timeout": "10000", "idle_in_transaction_session_timeout": "5s"}, []),
        ({"statement_timeout": "61s", "lock_timeout": "10s", "idle_in_transaction_session_timeout": "0"}, None),
        ({}, None),
    ],
)
def test_a_stricter_limit_is_a_limit(settings, missing):
    expected = ["statement_timeout", "idle_in_transaction_session_timeout"] if settings else None
    found = exceeded("public", 40, settings)
    assert found == (missing if missing is not None else expected or list(LIMITS["public"].settings))


@pytest.mark.parametrize(
    ("name", "kind", "agency", "said"),
    [
        ("Ana Maria", "planner", None, "cannot be the name"),
        ("pg_ana", "planner", None, "cannot be the name"),
        ("login_test_x", "king", None, "no kind of login king"),
        ("login_test_x", "agency", None, "needs the agency's code"),
        ("login_test_x", "planner", "DLH", "needs the agency's code"),
        ("login_test_x", "agency", "NASA", "no agency NASA.*such as"),
        ("mapalus_planner", "planner", None, "role mapalus_planner already"),
    ],
)
def test_refusals_make_nothing(minahasa, fetch, name, kind, agency, said):
    with pytest.raises(MapalusError, match=said):
        make_login(minahasa, name, kind, agency)
    assert fetch(minahasa, "SELECT count(*) FROM pg_roles WHERE rolname = 'login_test_x'") == [(0,)]
    assert fetch(minahasa, "SELECT count(*) FROM mapalus.agency_login") == [(0,)]


# ---------------------------------------------------------------- renewing and dropping


@pytest.fixture
def log_in(minahasa, cluster):
    """Return a function that opens a session with a login; all are closed after the test."""
    opened = []

    def connect(name, password):
        opened.append(psycopg2.connect(cluster.dsn(minahasa.info.dbname, name, password)))
        return opened[-1]

    yield connect
    for connection in opened:
        connection.close()


def is_alive(connection):
    """Whether a session is still there; one that was told to end takes a moment."""
    for _ in range(50):
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
            connection.rollback()
        except psycopg2.OperationalError:
            return False
        time.sleep(0.02)
    return True


@pytest.mark.parametrize("end_sessions", [False, True])
def test_a_new_password_takes_the_place_of_the_old_one(minahasa, forget, log_in, end_sessions):
    forget("login_test_ana")
    forget("login_test_other")
    old = make_login(minahasa, "login_test_ana", "planner")
    session = log_in("login_test_ana", old)
    bystander = log_in("login_test_other", make_login(minahasa, "login_test_other", "planner"))
    new = renew_login(minahasa, "login_test_ana", end_sessions)
    assert new != old
    assert len(new) >= 24
    with pytest.raises(psycopg2.OperationalError, match="password authentication failed"):
        log_in("login_test_ana", old)
    log_in("login_test_ana", new)
    assert is_alive(session) != end_sessions
    assert is_alive(bystander)


@pytest.mark.parametrize("kind", KINDS)
def test_a_dropped_login_leaves_nothing(minahasa, forget, fetch, log_in, kind):
    name = f"login_test_{kind}"
    forget(name)
    session = log_in(name, make_login(minahasa, name, kind, "DLH" if kind == "agency" else None))
    drop_login(minahasa, name)
    assert fetch(minahasa, "SELECT FROM pg_roles WHERE rolname = %s", (name,)) == []
    assert fetch(minahasa, "SELECT count(*) FROM mapalus.agency_login") == [(0,)]
    assert not is_alive(session)
    # The name is free again, and has nothing left of what it was.
    make_login(minahasa, name, "public")
    assert fetch(minahasa, "SELECT pg_has_role(%s, 'mapalus_planner', 'MEMBER')", (name,)) == [(False,)]


def test_what_it_did_stays_on_record(minahasa, forget, fetch, log_in):
    forget("login_test_ana")
    session = log_in("login_test_ana", make_login(minahasa, "login_test_ana", "planner"))
    fetch(session, "INSERT INTO mapalus.report (category) VALUES ('waste') RETURNING id")
    drop_login(minahasa, "login_test_ana")
    assert fetch(minahasa, "SELECT actor FROM mapalus.report_event") == [("login_test_ana",)]


@pytest.mark.parametrize("role", ["mapalus_owner", *(f"mapalus_{kind}" for kind in KINDS), "login_test_foreign"])
def test_other_roles_are_left_alone(minahasa, cluster, forget, fetch, role):
    """Also one that has a planner's rights, the superuser, and what is no name of a role at all."""
    if role == "login_test_foreign":
        forget(role)
        fetch(minahasa, f"CREATE ROLE {role} LOGIN; GRANT mapalus_planner TO {role}; SELECT 1")
    else:
        # Whoever may comment on roles cannot make them fair game.
        fetch(minahasa, f"COMMENT ON ROLE {role} IS 'Login of Mapalus for: planner'; SELECT 1")
    try:
        for change in (renew_login, drop_login):
            with pytest.raises(MapalusError, match="no login that Mapalus made.*nothing was changed"):
                change(minahasa, role)
            with pytest.raises(MapalusError, match="no login that Mapalus made"):
                change(minahasa, cluster.superuser)
            with pytest.raises(MapalusError, match="There is no login .; DROP"):
                change(minahasa, '"; DROP TABLE mapalus.report; --')
    finally:
        fetch(minahasa, f"COMMENT ON ROLE {role} IS NULL; SELECT 1")
    assert fetch(minahasa, "SELECT rolpassword FROM pg_authid WHERE rolname = 'login_test_foreign'") in ([], [(None,)])


def test_a_login_that_owns_something_is_not_dropped(minahasa, forget, fetch):
    forget("login_test_ana")
    make_login(minahasa, "login_test_ana", "planner")
    fetch(minahasa, "CREATE TABLE public.mine (); ALTER TABLE public.mine OWNER TO login_test_ana; SELECT 1")
    with pytest.raises(MapalusError, match=r"owns something in this database: table (public\.)?mine.*another owner"):
        drop_login(minahasa, "login_test_ana")
    assert fetch(minahasa, "SELECT to_regclass('public.mine') IS NULL") == [(False,)]
    fetch(minahasa, "DROP TABLE public.mine; SELECT 1")
    drop_login(minahasa, "login_test_ana")


def test_a_login_that_another_database_needs_is_not_dropped(minahasa, make_database, forget, fetch):
    make_login(minahasa, "login_test_server", "public")
    forget("login_test_server")
    with closing(psycopg2.connect(make_database())) as elsewhere:
        fetch(elsewhere, "CREATE SCHEMA elsewhere; GRANT USAGE ON SCHEMA elsewhere TO login_test_server; SELECT 1")
        with pytest.raises(MapalusError, match=r"still needed: .*in database .*nothing was changed"):
            drop_login(minahasa, "login_test_server")
        fetch(elsewhere, "DROP SCHEMA elsewhere; SELECT 1")
    drop_login(minahasa, "login_test_server")


def test_who_may_not_make_roles(minahasa, forget, fetch, log_in):
    forget("login_test_ana")
    forget("login_test_bob")
    session = log_in("login_test_ana", make_login(minahasa, "login_test_ana", "admin"))
    make_login(minahasa, "login_test_bob", "planner")
    stored = fetch(minahasa, "SELECT rolpassword FROM pg_authid WHERE rolname = 'login_test_bob'")
    for change in (renew_login, drop_login):
        with pytest.raises(MapalusError, match="This user may not do that.*may create roles"):
            change(session, "login_test_bob")
    with pytest.raises(MapalusError, match="logged in with this very login"):
        drop_login(session, "login_test_ana")
    assert fetch(minahasa, "SELECT rolpassword FROM pg_authid WHERE rolname = 'login_test_bob'") == stored


def test_an_administrator_of_roles_need_be_no_superuser(minahasa, forget, fetch, log_in):
    """CREATEROLE and the roles of Mapalus with the right to grant them are enough; ending sessions has a role too."""
    forget("login_test_steward")
    forget("login_test_ana")
    fetch(minahasa, "CREATE ROLE login_test_steward LOGIN CREATEROLE PASSWORD 'steward'; SELECT 1")
    for granted in ("mapalus_admin", "mapalus_planner", "pg_signal_backend"):
        fetch(minahasa, f"GRANT {granted} TO login_test_steward WITH ADMIN OPTION; SELECT 1")
    steward = log_in("login_test_steward", "steward")
    session = log_in("login_test_ana", make_login(steward, "login_test_ana", "planner"))
    renew_login(steward, "login_test_ana", end_sessions=True)
    assert not is_alive(session)
    drop_login(steward, "login_test_ana")
    assert fetch(minahasa, "SELECT FROM pg_roles WHERE rolname = 'login_test_ana'") == []


def test_no_password_is_in_the_servers_log(minahasa, cluster, forget, fetch):
    for name in ("login_test_ana", "login_test_server", "login_test_group"):
        forget(name)
    fetch(minahasa, "SET log_statement = 'all'; SET log_min_duration_statement = 0; SELECT 1")
    passwords = [make_login(minahasa, "login_test_ana", "agency", "DLH"), renew_login(minahasa, "login_test_ana", True)]
    fetch(minahasa, "CREATE ROLE login_test_group; SELECT 1")
    for name in ("login_test_server", "login_test_group"):
        passwords.append(f"a password that {name} was given")
        assert ensure_login(minahasa, name, passwords[-1])
        assert not ensure_login(minahasa, name, passwords[-1])
    log = (cluster.folder / "postgresql.log").read_text(errors="replace")
    for name in ("login_test_ana", "login_test_server", "login_test_group"):
        assert f'ROLE "{name}"' in log, "otherwise the log would prove nothing"
    assert log.count("PASSWORD 'SCRAM-SHA-256$") >= len(passwords)
    for password in passwords:
        assert password not in log


# ---------------------------------------------------------------- on the command line


def test_the_command_line(minahasa, forget, fetch, log_in, monkeypatch, capsys):
    forget("login_test_ana")
    monkeypatch.setenv("MAPALUS_DSN", f"{minahasa.dsn} password={minahasa.info.password}")

    def run(*words):
        code = main(words)
        output = capsys.readouterr()
        return code, output.out.strip(), output.err

    code, made, said = run("make", "agency", "login_test_ana", "--agency", "DLH")
    assert (code, said) == (0, "")
    session = log_in("login_test_ana", made)
    code, renewed, said = run("renew", "login_test_ana", "--end-sessions")
    assert (code, said) == (0, "")
    assert not is_alive(session)
    log_in("login_test_ana", renewed)
    assert run("make", "agency", "login_test_ana", "--agency", "DLH")[:2] == (1, "")
    assert run("drop", "login_test_ana") == (0, "", "")
    code, printed, said = run("drop", "login_test_ana")
    assert (code, printed) == (1, "")
    assert said.startswith("There is no login login_test_ana.")
    monkeypatch.delenv("MAPALUS_DSN")
    assert "MAPALUS_DSN is not set." in run("drop", "login_test_ana")[2]


def test_the_command_line_needs_no_qgis(minahasa):
    """It runs where QGIS cannot be imported at all."""
    program = (
        "import sys, runpy; sys.modules['qgis'] = None; sys.argv = ['logins', 'drop', 'login_test_nobody']; "
        "runpy.run_module('mapalus.plugin.database.logins', run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "MAPALUS_DSN": f"{minahasa.dsn} password={minahasa.info.password}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("There is no login login_test_nobody."), done.stderr
