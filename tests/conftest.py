"""What the tests share: a private PostgreSQL cluster, databases in it, one QGIS without a screen."""

import os
from contextlib import closing
from itertools import count
from pathlib import Path

import psycopg2
import pytest
from psycopg2 import sql

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

DATA = Path(__file__).parent / "data"


class QuietFeedback:
    """Keeps what was said; cancels when told to."""

    def __init__(self, cancel_after=None):
        self.said = []
        self._cancel_after = cancel_after
        self._asked = 0

    def isCanceled(self):
        self._asked += 1
        return self._cancel_after is not None and self._asked > self._cancel_after

    def setProgress(self, percent):
        assert 0 <= percent <= 100

    def pushInfo(self, text):
        self.said.append(text)

    pushWarning = pushInfo


@pytest.fixture
def feedback():
    return QuietFeedback()


@pytest.fixture
def cancelling():
    """Return a feedback that is cancelled after it was asked a number of times."""
    return QuietFeedback


@pytest.fixture(scope="session")
def data_folder():
    return DATA


@pytest.fixture(scope="session", autouse=True)
def _private_surroundings(tmp_path_factory):
    """Keep tests away from the user's own servers, settings and passwords."""
    for name in ("MAPALUS_DSN", "PGSERVICE", "PGPASSWORD", "PGUSER", "PGHOST", "PGPORT", "PGDATABASE"):
        os.environ.pop(name, None)
    runtime = tmp_path_factory.mktemp("runtime")
    runtime.chmod(0o700)
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)


@pytest.fixture(scope="session")
def cluster(tmp_path_factory):
    """A private PostgreSQL cluster for all tests."""
    from mapalus.plugin.local.cluster import Cluster

    cluster = Cluster(tmp_path_factory.mktemp("cluster"))
    cluster.start()
    yield cluster
    cluster.stop()


@pytest.fixture(scope="session")
def make_database(cluster):
    """Return a function that makes a database, empty or as a copy, and returns its connection string."""
    numbers = count(1)

    def make(template="template0"):
        name = f"test_{next(numbers)}"
        with closing(psycopg2.connect(cluster.dsn("postgres"))) as connection:
            connection.autocommit = True
            with connection.cursor() as cursor:
                cursor.execute(
                    sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
                )
        return cluster.dsn(name)

    return make


def _city_template(make_database, city):
    from mapalus.plugin.city import profile
    from mapalus.plugin.city.install_city import install_city
    from mapalus.plugin.database.connection import connect
    from mapalus.plugin.database.migrations import migrate

    dsn = make_database()
    with closing(connect(dsn)) as connection:
        migrate(connection, QuietFeedback())
        install_city(connection, profile.load(city), QuietFeedback())
        return connection.get_dsn_parameters()["dbname"]


@pytest.fixture(scope="session")
def minahasa_template(make_database):
    return _city_template(make_database, "minahasa")


@pytest.fixture(scope="session")
def boston_template(make_database):
    return _city_template(make_database, "boston")


@pytest.fixture
def empty_database(make_database):
    """An open connection to a database without anything in it."""
    with closing(psycopg2.connect(make_database())) as connection:
        yield connection


@pytest.fixture
def minahasa(make_database, minahasa_template):
    """An open connection to a database with Minahasa's profile and no reports."""
    with closing(psycopg2.connect(make_database(minahasa_template))) as connection:
        yield connection


@pytest.fixture
def boston(make_database, boston_template):
    """An open connection to a database with Boston's profile and no reports."""
    with closing(psycopg2.connect(make_database(boston_template))) as connection:
        yield connection


@pytest.fixture(scope="session")
def qgis():
    """The one QGIS of the test run, with a user interface that nobody sees."""
    from qgis.core import QgsApplication

    application = QgsApplication.instance()
    if application is None:
        application = QgsApplication([], True)
        application.initQgis()
    return application


def fetch(connection, statement, parameters=None):
    """Return all rows of a query."""
    with connection, connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall()


@pytest.fixture(name="fetch", scope="session")
def _fetch():
    return fetch
