"""The whole chain as ``make demo`` starts it, in a folder of its own."""

import socket
from contextlib import closing

import psycopg2
import pytest
import requests

from mapalus.plugin.demo.demo import Demo
from mapalus.plugin.errors import MapalusError

# No GeoServer, so that every machine tests the same.
EMBEDDED = {"GEOSERVER_HOME": ""}


def processes(demo):
    return sorted(path.read_text() for path in demo.folder.rglob("process.json"))


@pytest.fixture(scope="module")
def demo(tmp_path_factory, qgis):
    demo = Demo(tmp_path_factory.mktemp("demo"), EMBEDDED)
    yield demo
    demo.stop()


def test_started_twice_it_changes_nothing_the_second_time(demo, feedback):
    first = demo.start("minahasa", "", feedback)
    assert first.changed
    assert first.reports > 19_000
    running = processes(demo)
    page = requests.get(first.urls.map_page, timeout=30)
    assert page.headers["Content-Type"].startswith("text/html")
    config = requests.get(f"{first.urls.map_page}config.json", timeout=30).json()
    assert "rekaan" in config["notice"]["id"]

    second = demo.start("minahasa", "", feedback)
    assert not second.changed
    assert second.steps == ()
    assert second.urls == first.urls
    assert processes(demo) == running


def test_invented_reports_say_so_everywhere(demo):
    city, login, map_page = demo.remembered()
    assert map_page.startswith("http://127.0.0.1:")
    assert city == "minahasa"
    with (
        closing(
            psycopg2.connect(
                host=login.host, port=login.port, dbname=login.database, user=login.user, password=login.password
            )
        ) as planner,
        planner.cursor() as cursor,
    ):
        cursor.execute("SELECT count(*) FROM mapalus.report WHERE description NOT LIKE '[REKAAN]%'")
        assert cursor.fetchone() == (0,)
        cursor.execute("SELECT count(*) FROM mapalus.area GROUP BY level ORDER BY level")
        assert cursor.fetchall() == [(1,), (25,), (270,)]


def test_passwords_are_private_and_in_no_project(demo):
    secrets = list((demo.folder / "secrets").iterdir())
    assert secrets
    for path in secrets:
        assert path.stat().st_mode & 0o077 == 0
    project = (demo.folder / "qgis_server" / "mapalus.qgs").read_text()
    assert "password" not in project
    assert all(path.read_text() not in project for path in secrets)


def test_stopped_it_leaves_no_process(demo):
    assert sorted(demo.stop()) == ["PostgreSQL", "QGIS Server and nginx"]
    assert processes(demo) == []
    assert demo.stop() == []


def test_real_reports_in_a_database_of_the_users_own(tmp_path, qgis, make_database, data_folder, feedback):
    environment = {
        **EMBEDDED,
        "MAPALUS_DSN": make_database(),
        "MAPALUS_PUBLIC_PASSWORD": "a password for tests",
        "MAPALUS_FEED_PASSWORD": "a password for tests",
    }
    demo = Demo(tmp_path, environment)
    try:
        outcome = demo.start("boston", data_folder / "boston311_excerpt.csv", feedback)
        assert outcome.reports > 700
        assert not (tmp_path / "postgresql" / "data").exists()
    finally:
        demo.stop()


def test_the_server_that_the_desktop_publishes_to(tmp_path):
    assert Demo(tmp_path, EMBEDDED).geoserver() is None
    named = {"GEOSERVER_URL": "http://127.0.0.1:8080/geoserver", "GEOSERVER_USER": "admin", "GEOSERVER_PASSWORD": "its"}
    assert Demo(tmp_path, named).geoserver().address == named["GEOSERVER_URL"]
    assert Demo(tmp_path, {"MAPALUS_FEED_PASSWORD": "a feed's"}).store_passwords()["mapalus_feed"] == "a feed's"


@pytest.mark.parametrize(
    ("environment", "city", "data", "message"),
    [
        ({}, "atlantis", "", "There is no city profile atlantis"),
        ({}, "boston", "", "Give a file of reports"),
        ({}, "boston", "/nowhere.csv", "There is no file /nowhere.csv"),
        ({"MAPALUS_DSN": "host=127.0.0.1 port=1"}, "minahasa", "", "No database server answers"),
    ],
)
def test_what_cannot_be_done_is_said(tmp_path, qgis, feedback, environment, city, data, message):
    with pytest.raises(MapalusError, match=message):
        Demo(tmp_path, {**EMBEDDED, **environment}).start(city, data, feedback)
    assert not (tmp_path / "postgresql" / "data").exists()


@pytest.mark.parametrize(
    ("environment", "message"),
    [
        ({"GEOSERVER_URL": "http://127.0.0.1:1/geoserver"}, "not who may configure that GeoServer"),
        ({"GEOSERVER_HOME": "/usr"}, "holds no GeoServer"),
        ({"MAPALUS_PORT": "http"}, "is no port"),
    ],
)
def test_settings_of_the_server_that_make_no_sense(tmp_path, feedback, environment, message):
    with pytest.raises(MapalusError, match=message):
        Demo(tmp_path, {**EMBEDDED, **environment})._server(feedback)


def test_a_taken_port(tmp_path, feedback):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(MapalusError, match=f"Port {port} is taken"):
            Demo(tmp_path, {**EMBEDDED, "MAPALUS_PORT": str(port)})._server(feedback)
    assert list(tmp_path.rglob("process.json")) == []
