"""Cancelling an algorithm that waits for the database."""

import threading
import time
from dataclasses import replace

import psycopg2
import pytest
from qgis.core import QgsApplication, QgsProcessingAlgRunnerTask, QgsProcessingContext, QgsProcessingFeedback

from mapalus.plugin.database.connection import InterruptibleConnection
from mapalus.processing_algs.database_algorithm import DSN, DatabaseAlgorithm
from mapalus.tests.support.deaf_proxy import DeafProxy, sleep_in


class Sleeping(DatabaseAlgorithm):
    """Waits in the database for a minute."""

    inside = threading.Event()

    def name(self):
        return "sleeping"

    displayName = name

    def initAlgorithm(self, configuration=None):
        self.add_connection_parameters()

    def work(self, connection, parameters, context, feedback):
        self.inside.set()
        sleep_in(connection, 60)
        return {}


@pytest.mark.parametrize("network", ["alive", "dead"])
def test_cancelling_neither_waits_nor_stops_the_main_thread(qgis, login, wait, monkeypatch, network):
    patience = InterruptibleConnection.__init__.__defaults__
    monkeypatch.setattr(InterruptibleConnection.__init__, "__defaults__", (0.5, *patience[1:]))
    proxy = DeafProxy(login.port)
    login = replace(login, host="127.0.0.1", port=proxy.port)
    dsn = psycopg2.extensions.make_dsn(
        host=login.host, port=login.port, dbname=login.database, user=login.user, password=login.password
    )
    Sleeping.inside.clear()
    context, feedback, ended = QgsProcessingContext(), QgsProcessingFeedback(False), []
    algorithm = Sleeping()
    algorithm.initAlgorithm()
    task = QgsProcessingAlgRunnerTask(algorithm, {DSN: dsn}, context, feedback)
    task.executed.connect(lambda succeeded, _results: ended.append(succeeded))
    try:
        QgsApplication.taskManager().addTask(task)
        wait(Sleeping.inside.is_set)
        if network == "dead":
            proxy.go_deaf()
        begun = time.monotonic()
        feedback.cancel()
        assert time.monotonic() - begun < 0.2
        wait(lambda: ended, 10)
    finally:
        proxy.stop()
    assert ended == [False]
    assert "Cancelled: nothing was changed." in feedback.textLog()
