"""Settings that belong to one test, a planner's login, and a stand-in for QGIS's interface."""

from contextlib import closing

import psycopg2
import pytest

from mapalus.tests.support.interface import Interface

PLANNER = "planner_of_the_dialogs"
PASSWORD = "another seldom word"


@pytest.fixture
def settings(qgis, tmp_path):
    """QGIS's settings, empty and thrown away afterwards."""
    from qgis.core import QgsSettings
    from qgis.PyQt.QtCore import QCoreApplication, QSettings

    QCoreApplication.setOrganizationName("QGIS")
    QCoreApplication.setApplicationName("QGIS3")
    for file_format in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(file_format, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    return QgsSettings()


@pytest.fixture
def login(cluster, make_database, minahasa_template):
    """A planner's login at a database of its own."""
    from mapalus.plugin.database.logins import ensure_login
    from mapalus.plugin.ogc.port import DatabaseLogin

    with closing(psycopg2.connect(make_database(minahasa_template))) as connection:
        ensure_login(connection, PLANNER, PASSWORD, member_of="mapalus_planner")
        with connection, connection.cursor() as cursor:
            cursor.execute("INSERT INTO mapalus.report (category) VALUES ('waste'), ('road')")
        parameters = connection.get_dsn_parameters()
    return DatabaseLogin("127.0.0.1", int(parameters["port"]), parameters["dbname"], PLANNER, PASSWORD)


@pytest.fixture
def store(settings):
    """Return a function that stores a connection as a user might have done, with the password in the settings."""

    def store(name, login):
        base = f"PostgreSQL/connections/{name}/"
        for key, value in {
            "host": login.host,
            "port": str(login.port),
            "database": login.database,
            "username": login.user,
            "password": login.password,
            "saveUsername": "true",
            "savePassword": "true",
        }.items():
            settings.setValue(base + key, value)
        settings.sync()
        return name

    return store


@pytest.fixture
def wait(qgis):
    """Return a function that lets QGIS work until something is true."""
    import time

    def wait(condition, seconds=20):
        until = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < until, "it did not happen in time"
            qgis.processEvents()
            time.sleep(0.01)

    return wait


@pytest.fixture
def iface(qgis):
    return Interface()
