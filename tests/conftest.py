"""What the tests share: a private PostgreSQL cluster, databases in it, one QGIS without a screen."""

import os
import shutil
from contextlib import closing
from itertools import count
from pathlib import Path

import psycopg2
import pytest
from psycopg2 import sql

from mapalus.tests.support.feedback import QuietFeedback

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

pytest_plugins = (
    "mapalus.tests.support.desktop",
    "mapalus.tests.support.geoserver",
    "mapalus.tests.support.markers",
    "mapalus.tests.support.publishing",
)

DATA = Path(__file__).parent / "data"


def pytest_addoption(parser):
    parser.addoption(
        "--every-step",
        action="store_true",
        help="interrupt the whole city's publication at every step, and kill GeoServer at each: ten minutes more",
    )
    parser.addoption(
        "--record", action="store_true", help="record the exchanges with GeoServer anew, in place of replaying them"
    )
    parser.addoption("--pictures", metavar="FOLDER", help="write the pictures of QGIS and GeoServer side by side there")


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
    os.environ["QGIS_AUTH_DB_DIR_PATH"] = str(tmp_path_factory.mktemp("authentication"))


@pytest.fixture(scope="session")
def cluster(tmp_path_factory):
    """A private PostgreSQL cluster for all tests."""
    from mapalus.plugin.local.cluster import Cluster

    folder = tmp_path_factory.mktemp("cluster")
    cluster = Cluster(folder, durable=False)
    cluster.start()
    yield cluster
    cluster.stop(at_once=True)
    # Gigabytes, of which pytest would keep the last three.
    shutil.rmtree(folder)


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
    from mapalus.plugin.database.schema import migrate

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
        # It must live longer than the windows of the last test.
        _APPLICATIONS.append(application)
    return application


@pytest.fixture(scope="session")
def stored_logins(qgis):
    """QGIS' store of logins, open; it has one master password as long as QGIS runs."""
    manager = qgis.authManager()
    manager.setPasswordHelperEnabled(False)
    assert manager.setMasterPassword("a password for tests", True)
    return manager


def fetch(connection, statement, parameters=None):
    """Return all rows of a query."""
    with connection, connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall()


@pytest.fixture(name="fetch", scope="session")
def _fetch():
    return fetch


_APPLICATIONS = []

# Roles belong to the whole cluster: tests that log in by themselves must use the same.
PASSWORDS = {"mapalus_public": "a password for tests"}

# Agencies of the published database: login -> code.
AGENCIES = {"feed_dlh": "DLH", "feed_dishub": "DISHUB"}

# Where the map page's test clicks: a report stands there, and no other within 200 m.
KNOWN_POINT = (124.9118, 1.3002)


@pytest.fixture(scope="session")
def published_database(make_database, minahasa_template):
    """An open connection to a database with Minahasa's areas, 300 reports in all states and some infrastructure."""
    from mapalus.plugin.database.logins import drop_login, ensure_login, make_login

    with closing(psycopg2.connect(make_database(minahasa_template))) as connection:
        for role, password in PASSWORDS.items():
            ensure_login(connection, role, password)
        for login, agency in AGENCIES.items():
            make_login(connection, login, "agency", agency)
        with connection, connection.cursor() as cursor:
            cursor.execute((DATA / "reports.sql").read_text(), KNOWN_POINT)
            cursor.execute((DATA / "infrastructure.sql").read_text())
        yield connection
        # Roles outlive the database: another one of this cluster may want their names.
        for login in AGENCIES:
            drop_login(connection, login)


@pytest.fixture(scope="session")
def logins(published_database, publication):
    """What OGC servers log in with: database role -> DatabaseLogin."""
    from mapalus.plugin.ogc.port import DatabaseLogin

    parameters = published_database.get_dsn_parameters()
    address = "127.0.0.1", int(parameters["port"]), parameters["dbname"]
    passwords = {**PASSWORDS, **publication.passwords}
    return {role: DatabaseLogin(*address, role, password) for role, password in passwords.items()}


@pytest.fixture(scope="session")
def public_login(logins):
    return logins["mapalus_public"]


@pytest.fixture(scope="session")
def publication(published_database):
    from mapalus.plugin.publication import declaration
    from mapalus.tests.support.publishing import accepting

    return accepting(declaration.load_for(published_database))


@pytest.fixture(scope="session")
def publisher_of(published_database, publication, logins):
    """Return a function that makes the publisher to a server."""
    from mapalus.plugin.publication.opening import open_publisher

    def make(server):
        return open_publisher(published_database, server, publication=publication, logins=logins, look_first=False)

    return make


@pytest.fixture(scope="session")
def qgis_server(tmp_path_factory, qgis, publisher_of):
    """A QGIS Server on which the publication was published."""
    from mapalus.plugin.local.qgis_server_process import QgisServerProcess

    process = QgisServerProcess(tmp_path_factory.mktemp("qgis_server"), cache_seconds=0)
    try:
        server = process.start()
        publisher = publisher_of(server)
        publisher.apply(publisher.plan(), QuietFeedback())
        yield server
    finally:
        process.stop(at_once=True)


@pytest.fixture(scope="session")
def geoserver(request, publisher_of):
    """A GeoServer on which the publication was published; the one at GEOSERVER_URL where that is set."""
    from mapalus.plugin.ogc.geoserver.server import GeoServer

    url = os.environ.get("GEOSERVER_URL")
    if url:
        server = GeoServer(url, os.environ["GEOSERVER_USER"], os.environ["GEOSERVER_PASSWORD"])
    else:
        server = request.getfixturevalue("geoserver_process").start()
    publisher = publisher_of(server)
    plan = publisher.plan()
    if plan:
        publisher.apply(plan, QuietFeedback())
    return server


@pytest.fixture(scope="session")
def known_point():
    return KNOWN_POINT
