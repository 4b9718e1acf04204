"""Work in the background: whatever happens to it, its owner is told once, in the main thread, or not at all."""

import threading
import time
from dataclasses import replace

import psycopg2
import pytest
from qgis.core import QgsApplication

from mapalus.plugin.database import connection as database
from mapalus.plugin.errors import Cancelled, MapalusError
from mapalus.plugin.gui.common.background_task import BackgroundTask, TaskSlot
from mapalus.plugin.gui.common.database_task import DatabaseTask
from mapalus.tests.support.deaf_proxy import DeafProxy, sleep_in


class Owner:
    """Somebody who starts a task and writes down what is told."""

    def __init__(self):
        self.told = []
        self.changes = []
        self.tasks = TaskSlot(lambda: self.changes.append(self.tasks.is_busy))

    def done(self, result):
        assert threading.current_thread() is threading.main_thread()
        self.told.append(result)

    def failed(self, error):
        assert threading.current_thread() is threading.main_thread()
        assert isinstance(error, MapalusError)
        self.told.append(error)

    def start(self, work):
        self.tasks.start(Job(work, self.done, self.failed))

    def ask(self, dsn, work):
        self.tasks.start(DatabaseTask("a test", dsn, work, self.done, self.failed))


class Job(BackgroundTask):
    def __init__(self, work, done, failed):
        super().__init__("a test", done, failed)
        self._work = work

    def work(self):
        return self._work(self)


@pytest.fixture
def owner(qgis):
    owner = Owner()
    yield owner
    owner.tasks.drop()


@pytest.fixture
def log(qgis):
    """What is written into QGIS's log under Mapalus."""
    lines = []

    def keep(text, tag, _level):
        if tag == "Mapalus":
            lines.append(text)

    QgsApplication.messageLog().messageReceived.connect(keep)
    yield lines
    QgsApplication.messageLog().messageReceived.disconnect(keep)


@pytest.fixture
def dsn(login):
    return dsn_of(login)


def dsn_of(login):
    return psycopg2.extensions.make_dsn(
        host=login.host, port=login.port, dbname=login.database, user=login.user, password=login.password
    )


def let_go_on(qgis, seconds=0.3):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        qgis.processEvents()
        time.sleep(0.005)


def test_the_result_is_told_when_the_owner_is_free_again(owner, wait):
    owner.start(lambda _task: threading.current_thread() is threading.main_thread())
    assert owner.tasks.is_busy
    wait(lambda: owner.told)
    assert owner.told == [False]
    assert owner.changes == [True, False]


def test_a_failure_is_told(owner, wait):
    def work(_task):
        raise MapalusError("It broke.", "Mend it.")

    owner.start(work)
    wait(lambda: owner.told)
    assert str(owner.told[0]) == "It broke. Mend it."
    assert not owner.tasks.is_busy


def test_an_unexpected_error_is_told_and_its_traceback_logged(owner, wait, log):
    def work(_task):
        return {}["no such key"]

    owner.start(work)
    wait(lambda: owner.told)
    assert owner.told[0].what_happened == "Unexpected error: 'no such key'."
    assert not owner.tasks.is_busy
    wait(lambda: log)
    assert "KeyError" in log[0]
    assert 'return {}["no such key"]' in log[0]


def test_cancelled_in_qgis_list_before_it_runs(owner, qgis, wait):
    # All worker threads are taken.
    go_on = threading.Event()
    others = [Owner() for _ in range(64)]
    try:
        for other in others:
            other.start(lambda _task: go_on.wait(20))
        ran = []
        owner.start(lambda _task: ran.append(True))
        QgsApplication.taskManager().cancelAll()
        wait(lambda: owner.told)
    finally:
        go_on.set()
    wait(lambda: not any(other.tasks.is_busy for other in others))
    assert [type(one) for one in owner.told] == [Cancelled]
    assert not ran
    assert all(len(other.told) == 1 for other in others)


def test_cancelled_in_qgis_list_while_it_works(owner, wait, qgis):
    def work(task):
        while not task.isCanceled():
            time.sleep(0.01)
        raise Cancelled()

    owner.start(work)
    let_go_on(qgis, 0.1)
    QgsApplication.taskManager().cancelAll()
    wait(lambda: owner.told)
    assert [type(one) for one in owner.told] == [Cancelled]
    assert not owner.tasks.is_busy


def test_work_that_ends_all_the_same_is_done(owner, wait, qgis):
    there, go_on = threading.Event(), threading.Event()

    def work(_task):
        there.set()
        go_on.wait(20)
        return "finished"

    owner.start(work)
    wait(there.is_set)
    QgsApplication.taskManager().cancelAll()
    go_on.set()
    wait(lambda: owner.told)
    assert owner.told == ["finished"]


def test_cancelled_after_its_end(owner, wait, qgis):
    owner.start(lambda _task: 1)
    task = owner.tasks.task
    wait(lambda: owner.told)
    let_go_on(qgis)
    # QGIS has deleted its part of the task by now.
    QgsApplication.taskManager().cancelAll()
    task.cancel()
    task.drop()
    assert owner.told == [1]


def test_dropped_half_way(owner, wait, qgis):
    there, go_on = threading.Event(), threading.Event()

    def work(_task):
        there.set()
        go_on.wait(20)

    owner.start(work)
    wait(there.is_set)
    owner.tasks.drop()
    assert not owner.tasks.is_busy
    go_on.set()
    let_go_on(qgis)
    assert owner.told == []


def test_another_task_takes_the_place_of_one_that_runs(owner, wait, qgis):
    go_on = threading.Event()
    owner.start(lambda _task: go_on.wait(20))
    owner.start(lambda _task: "second")
    go_on.set()
    wait(lambda: owner.told)
    let_go_on(qgis)
    assert owner.told == ["second"]


def test_a_statement_is_stopped_in_the_database(owner, dsn, wait, qgis, cluster):
    owner.ask(dsn, lambda connection: sleep_in(connection, 60))
    let_go_on(qgis)
    QgsApplication.taskManager().cancelAll()
    wait(lambda: owner.told, 5)
    assert [type(one) for one in owner.told] == [Cancelled]


def test_a_refusal_of_the_database_is_told(owner, dsn, wait):
    def work(connection):
        connection.cursor().execute("SELECT * FROM no_such_table")

    owner.ask(dsn, work)
    wait(lambda: owner.told)
    assert "no_such_table" in str(owner.told[0])


@pytest.mark.parametrize("how", ["cancel", "drop"])
def test_a_dead_network_does_not_stop_the_main_thread(owner, login, wait, qgis, monkeypatch, how):
    proxy = DeafProxy(login.port)
    is_over, inside = threading.Event(), threading.Event()

    def work(connection):
        inside.set()
        try:
            sleep_in(connection, 60)
        finally:
            is_over.set()

    try:
        owner.ask(dsn_of(replace(login, host="127.0.0.1", port=proxy.port)), work)
        owner.tasks.task._connection._patience = 0.5
        wait(inside.is_set)
        proxy.go_deaf()
        longest, last = 0, time.monotonic()
        getattr(owner.tasks, how)()
        until = last + 10
        while not is_over.is_set() and time.monotonic() < until:
            qgis.processEvents()
            now = time.monotonic()
            longest, last = max(longest, now - last), now
            time.sleep(0.002)
        assert is_over.is_set(), "the task must end although the network is dead"
        assert longest < 0.2
        let_go_on(qgis)
        assert [type(one) for one in owner.told] == ([Cancelled] if how == "cancel" else [])
    finally:
        proxy.stop()


def test_a_connection_says_how_long_it_waits(dsn, monkeypatch):
    given = []
    monkeypatch.setattr(database.psycopg2, "connect", lambda dsn, **options: given.append(options))
    database.connect(dsn)
    database.connect(f"{dsn} connect_timeout=3")
    assert given[0]["connect_timeout"] == 10
    assert given[0]["keepalives_idle"] == 30
    assert given[0]["tcp_user_timeout"] == 30_000
    assert "connect_timeout" not in given[1], "the user's own goes before"


def test_real_connections_take_these_time_outs(dsn):
    opened = database.connect(dsn)
    assert opened.get_dsn_parameters()["tcp_user_timeout"] == "30000"
    opened.close()
