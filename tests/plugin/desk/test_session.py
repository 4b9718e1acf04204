"""The desk's own connection: answers, refusals, what others change, and a database that goes away."""

import queue
import threading
import time

import psycopg2
import pytest

from mapalus.plugin.desk.session import Answer, Back, Changed, DeskSession, Lost
from mapalus.plugin.desk.user import read_user
from mapalus.plugin.errors import MapalusError
from mapalus.tests.conftest import fetch


class Ear:
    """Collects what a session tells."""

    def __init__(self):
        self._told = queue.Queue()
        self.tell = self._told.put

    def hear(self, kind, seconds=20):
        """Return the next that is of a kind; what comes before is left out."""
        end = time.monotonic() + seconds
        while True:
            told = self._told.get(timeout=max(0.01, end - time.monotonic()))
            if isinstance(told, kind):
                return told

    def nothing(self, kind, seconds=0.5):
        """Fail where something of a kind is told meanwhile."""
        with pytest.raises(queue.Empty):
            self.hear(kind, seconds)


@pytest.fixture
def ear():
    return Ear()


@pytest.fixture
def session(minahasa, cluster, ear):
    session = DeskSession(cluster.dsn(minahasa.info.dbname), ear.tell)
    yield session
    session.stop()
    assert session.join(20)


def select(statement):
    return lambda connection: fetch(connection, statement)


def test_work_is_answered_in_order(session, ear):
    tickets = [session.ask(select(f"SELECT {number}")) for number in range(3)]
    answers = [ear.hear(Answer) for _ in tickets]
    assert [(answer.ticket, answer.result, answer.error) for answer in answers] == [
        (ticket, [(number,)], None) for number, ticket in enumerate(tickets)
    ]


def test_a_refusal_is_a_sentence_and_leaves_nothing(session, ear, minahasa):
    def work(connection):
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO mapalus.report (category) VALUES ('waste')")
            cursor.execute("SELECT 1 / 0")

    session.ask(work)
    assert isinstance(ear.hear(Answer).error, MapalusError)
    session.ask(lambda connection: 1 / 0)
    assert isinstance(ear.hear(Answer).error, ZeroDivisionError)
    session.ask(select("SELECT 1"))
    assert ear.hear(Answer).result == [(1,)]
    assert fetch(minahasa, "SELECT count(*) FROM mapalus.report") == [(0,)]


def test_work_that_was_replaced_has_no_answer(session, ear):
    go = threading.Event()
    session.ask(lambda connection: go.wait(10))
    session.ask(select("SELECT 'old'"), replaces="page")
    new = session.ask(select("SELECT 'new'"), replaces="page")
    go.set()
    ear.hear(Answer)
    answer = ear.hear(Answer)
    assert (answer.ticket, answer.result) == (new, [("new",)])
    ear.nothing(Answer)


def test_it_hears_of_others_changes_when_they_are_committed(session, ear, minahasa):
    ear.hear(Back)
    with minahasa.cursor() as cursor:
        cursor.execute("INSERT INTO mapalus.report (category) VALUES ('waste')")
        ear.nothing(Changed)
    minahasa.commit()
    assert ear.hear(Changed).about == "mapalus report"
    with minahasa, minahasa.cursor() as cursor:
        cursor.execute("UPDATE mapalus.report SET priority = 1, version = -version")
        cursor.execute("DELETE FROM mapalus.report")
    assert ear.hear(Changed).about == "mapalus report"
    ear.nothing(Changed)


def backends(minahasa):
    return fetch(
        minahasa,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE application_name = 'mapalus' AND datname = current_database()",
    )


def test_it_comes_back_by_itself(session, ear, minahasa):
    ear.hear(Back)
    assert backends(minahasa)
    assert isinstance(ear.hear(Lost).error, MapalusError)
    session.ask(select("SELECT 1"))
    ear.hear(Back)
    assert ear.hear(Answer).result == [(1,)]


def test_reading_runs_again_where_the_connection_broke_and_changing_does_not(session, ear, minahasa):
    ear.hear(Back)
    for waits in (True, False):
        begun = threading.Event()

        def work(connection, begun=begun):
            is_first = not begun.is_set()
            begun.set()
            return fetch(connection, "SELECT 1, pg_sleep(%s)", (5 if is_first else 0,))[0][0]

        session.ask(work, waits=waits)
        assert begun.wait(10)
        time.sleep(0.2)
        backends(minahasa)
        answer = ear.hear(Answer)
        assert answer.result == (1 if waits else None)
        if not waits:
            assert "Perhaps it was done all the same" in str(answer.error)


def test_a_database_that_is_away_refuses_changes_at_once_and_lets_reading_wait(ear):
    session = DeskSession("host=127.0.0.1 port=9 dbname=x user=x password=x", ear.tell)
    assert "No database server answers" in str(ear.hear(Lost).error)
    reading, changing = session.ask(select("SELECT 1")), session.ask(select("SELECT 1"), waits=False)
    answer = ear.hear(Answer)
    assert answer.ticket == changing != reading
    assert "No database server answers" in str(answer.error)
    ear.nothing((Answer, Lost))
    session.stop()
    assert session.join(10)


def test_stopping_waits_for_nothing_and_leaves_no_connection(minahasa, cluster, ear):
    session = DeskSession(cluster.dsn(minahasa.info.dbname), ear.tell)
    begun = threading.Event()

    def work(connection):
        begun.set()
        return fetch(connection, "SELECT pg_sleep(60)")

    session.ask(work)
    assert begun.wait(10)
    start = time.monotonic()
    session.stop()
    session.stop()
    assert time.monotonic() - start < 0.5
    assert session.join(20)
    ear.nothing(Answer)
    assert backends(minahasa) == []


def test_who_sits_there(minahasa, cluster):
    from mapalus.plugin.database.logins import drop_login, make_login

    made = {
        "desk_planner": ("planner", None),
        "desk_operator": ("operator", None),
        "desk_agency": ("agency", "DLH"),
    }
    passwords = {login: make_login(minahasa, login, *kind) for login, kind in made.items()}
    users = {}
    for login, password in passwords.items():
        connection = psycopg2.connect(cluster.dsn(minahasa.info.dbname, login, password))
        users[login] = read_user(connection)
        connection.close()
        drop_login(minahasa, login)
    assert [(user.is_planner, user.is_operator, user.is_staff) for user in users.values()] == [
        (True, False, True),
        (False, True, True),
        (False, False, False),
    ]
    assert users["desk_agency"].agencies[0] == "DLH"
    assert read_user(minahasa).is_planner
