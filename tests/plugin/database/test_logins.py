"""Logins get a password that nobody else knows, and the rights of their role."""

from contextlib import closing

import psycopg2
import pytest

from mapalus.plugin.database.logins import KINDS, make_login
from mapalus.plugin.errors import MapalusError


@pytest.fixture
def forget(minahasa):
    """Drops the roles that a test names."""
    names = []
    yield names.append
    minahasa.rollback()
    with minahasa, minahasa.cursor() as cursor:
        for name in names:
            cursor.execute(f"DROP OWNED BY {name}")
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


def test_the_feed_becomes_an_agency(minahasa, cluster, forget, fetch):
    make_login(minahasa, "login_test_dlh", "agency", "DLH")
    password = make_login(minahasa, "login_test_feed", "feed")
    forget("login_test_feed")
    forget("login_test_dlh")
    with closing(psycopg2.connect(cluster.dsn(minahasa.info.dbname, "login_test_feed", password))) as connection:
        with connection, connection.cursor() as cursor:
            cursor.execute("SET ROLE mapalus_feed")
            cursor.execute("SELECT count(*) FROM mapalus_feed.report")
        with connection, connection.cursor() as cursor:
            cursor.execute('SET ROLE "login_test_dlh"')
            cursor.execute("SELECT mapalus.current_agencies()")
            assert cursor.fetchone() == (["DLH"],)


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
