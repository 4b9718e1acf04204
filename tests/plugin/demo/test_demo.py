"""The whole chain as ``make demo`` starts it, in a folder of its own."""

import socket
import threading
from contextlib import closing
from http.server import HTTPServer, SimpleHTTPRequestHandler

import psycopg2
import pytest
import requests

from mapalus.plugin.city import profile
from mapalus.plugin.demo import demo as demo_module
from mapalus.plugin.demo.demo import Demo
from mapalus.plugin.errors import MapalusError
from mapalus.plugin.ogc.geoserver.server import GeoServer
from mapalus.plugin.publication.declaration import load_for

pytestmark = pytest.mark.slow

# No GeoServer, so that every machine tests the same.
EMBEDDED = {"GEOSERVER_HOME": ""}


def processes(demo):
    return sorted(path.read_text() for path in demo.folder.rglob("process.json"))


def session_of(demo, who="planner"):
    _city, login, _map_page = demo.remembered(who)
    return psycopg2.connect(
        host=login.host, port=login.port, dbname=login.database, user=login.user, password=login.password
    )


@pytest.fixture(scope="module")
def demo(tmp_path_factory, qgis):
    demo = Demo(tmp_path_factory.mktemp("demo"), EMBEDDED)
    yield demo
    demo.stop()


def test_started_twice_it_changes_nothing_the_second_time(demo, feedback):
    first = demo.start("minahasa", "", feedback)
    assert first.changed
    assert first.reports == 20_000
    running = processes(demo)
    page = requests.get(first.urls.map_page, timeout=30)
    assert page.headers["Content-Type"].startswith("text/html")
    config = requests.get(f"{first.urls.map_page}config.json", timeout=30).json()
    assert "rekaan" in config["notice"]["id"]

    # What people change is not put back.
    with closing(session_of(demo)) as session:
        with session, session.cursor() as cursor:
            cursor.execute("UPDATE mapalus.cctv SET state = 'down', version = version + 1 WHERE code = 'REKAAN-K001'")
            cursor.execute("DELETE FROM mapalus.facility WHERE code = 'REKAAN-F001'")
        second = demo.start("minahasa", "", feedback)
        with session, session.cursor() as cursor:
            cursor.execute(
                "SELECT (SELECT state FROM mapalus.cctv WHERE code = 'REKAAN-K001'), count(*) FROM mapalus.facility"
            )
            assert cursor.fetchone() == ("down", 59)
    assert not second.changed
    assert second.steps == ()
    assert second.urls == first.urls
    assert processes(demo) == running


@pytest.fixture
def ask(demo):
    """Return a function that asks the demo's database as one of its people: statement, who."""

    def asked(statement, who="planner"):
        with closing(session_of(demo, who)) as session, session.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchall()

    return asked


def test_invented_content_says_so_everywhere(demo, ask):
    city, _login, map_page = demo.remembered()
    assert map_page.startswith("http://127.0.0.1:")
    assert city == "minahasa"
    for statement in (
        "SELECT description FROM mapalus.report WHERE description NOT LIKE '[REKAAN]%'",
        "SELECT public_description FROM mapalus_public.report WHERE public_description NOT LIKE '[REKAAN]%'",
        "SELECT facility_name FROM mapalus_public.facility WHERE facility_name NOT LIKE '%(rekaan)'",
        "SELECT cctv_name FROM mapalus_public.cctv WHERE cctv_name NOT LIKE '%(rekaan)'",
        "SELECT market_name FROM mapalus_public.market WHERE market_name NOT LIKE '%(rekaan)'",
        "SELECT programme_name_id FROM mapalus_public.programme WHERE programme_name_id NOT LIKE '%(rekaan)'",
        "SELECT daerah FROM demo_planner.daerah_rawan_banjir WHERE daerah NOT LIKE '%(rekaan)'",
    ):
        assert ask(statement) == [], statement
    assert ask("SELECT count(*) FROM mapalus.area GROUP BY level ORDER BY level") == [(1,), (25,), (270,)]


def test_every_public_layer_shows_something(demo):
    _city, _login, map_page = demo.remembered()
    with closing(session_of(demo)) as session:
        layers = [layer.name for layer in load_for(session).public.layers]
    assert len(layers) > 10
    for name in layers:
        answer = requests.get(
            f"{map_page}ows",
            {
                **{"SERVICE": "WFS", "VERSION": "2.0.0", "REQUEST": "GetFeature", "TYPENAMES": f"qgs:{name}"},
                **{"COUNT": 1, "OUTPUTFORMAT": "application/json"},
            },
            timeout=30,
        )
        assert len(answer.json()["features"]) == 1, name


def test_reports_wait_are_due_and_are_late(ask):
    ((new, soon, late, all_open),) = ask("""
        SELECT count(*) FILTER (WHERE status = 'received' AND reported_at > now() - interval '1 day'),
               count(*) FILTER (WHERE due_at BETWEEN now() AND now() + interval '12 hours'),
               count(*) FILTER (WHERE due_at < now()), count(*)
        FROM mapalus.report WHERE status NOT IN ('resolved', 'rejected')""")
    assert 250 < all_open < 600
    assert new >= 30
    assert soon >= 10
    assert 0.15 < late / all_open < 0.5
    assert ask("SELECT count(DISTINCT status_reason) FROM mapalus.report WHERE status = 'rejected'") == [(5,)]


def test_repeated_reports_are_merged_or_to_be_found(ask):
    ((merged, supported),) = ask(
        "SELECT count(*) FILTER (WHERE duplicate_of IS NOT NULL), count(*) FILTER (WHERE supporters > 1) "
        "FROM mapalus.report"
    )
    assert merged > 80
    assert supported > 200
    ((to_be_found,),) = ask("""
        SELECT count(*) FROM mapalus.report
        WHERE status NOT IN ('resolved', 'rejected') AND duplicate_of IS NULL
          AND EXISTS (SELECT FROM mapalus.possible_duplicates(report.id))""")
    assert to_be_found >= 30


def test_history_says_who_did_what(ask):
    done = {(kind, actor) for kind, actor in ask("SELECT DISTINCT kind, actor::text FROM mapalus.report_event")}
    assert ("agency", "mapalus_demo_dpupr") in done
    assert ("status", "mapalus_demo_operator") in done
    assert ("merge", "mapalus_demo_planner") in done
    assert {actor for _kind, actor in done} <= {
        f"mapalus_demo_{name}" for name in ("planner", "operator", "dpupr", "dishub")
    }
    assert ask(
        "SELECT count(*) FROM mapalus.report_event WHERE at > now() OR kind = 'status' AND from_value = to_value"
    ) == [(0,)]
    assert dict(
        ask("SELECT to_state, count(*) > 2 FROM mapalus.cctv_state WHERE from_state IS NOT NULL GROUP BY 1")
    ) == {
        "down": True,
        "up": True,
    }


def test_everybody_logs_in_with_their_own_rights(demo, ask):
    assert demo.people() == ("planner", "operator", "dpupr", "dishub", "agency")
    assert ask("SELECT session_user::text", "agency") == [("mapalus_demo_dpupr",)]
    assert ask("SELECT session_user::text", "DISHUB") == [("mapalus_demo_dishub",)]
    ((all_reports,),) = ask("SELECT count(*) FROM mapalus.report", "operator")
    ((own, others),) = ask(
        "SELECT count(*) FILTER (WHERE agency = 'DPUPR'), count(*) FILTER (WHERE agency <> 'DPUPR') "
        "FROM mapalus.report",
        "dpupr",
    )
    assert all_reports == 20_000
    assert 0 < others < own < all_reports, "their own, and what they passed on"
    # The planner's own table is the planner's, so that it can be published.
    assert ask("SELECT tableowner::text FROM pg_tables WHERE schemaname = 'demo_planner'") == [
        ("mapalus_demo_planner",)
    ]
    ((zones,),) = ask("SELECT count(*) FROM demo_planner.daerah_rawan_banjir")
    assert zones > 3
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        ask("SELECT FROM demo_planner.daerah_rawan_banjir", "operator")
    with pytest.raises(MapalusError, match="knows no mayor"):
        demo.remembered("mayor")


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
    assert Demo(tmp_path, {"MAPALUS_PUBLIC_PASSWORD": "its own"}).store_passwords() == {"mapalus_public": "its own"}


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
        Demo(tmp_path, {**EMBEDDED, **environment})._server(profile.load("minahasa"), feedback)


@pytest.fixture
def started_geoserver(tmp_path, monkeypatch):
    """A demo whose GeoServer is any HTTP server of this machine, and the port of that."""
    with HTTPServer(("127.0.0.1", 0), SimpleHTTPRequestHandler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        started = GeoServer(f"http://127.0.0.1:{server.server_port}/geoserver", "admin", "word")
        monkeypatch.setattr(demo_module, "geoserver_home", lambda _environment: tmp_path)
        monkeypatch.setattr(demo_module.GeoServerProcess, "start", lambda _self: started)
        demo = Demo(tmp_path, {})
        try:
            yield demo, server.server_port
        finally:
            demo.stop()
            server.shutdown()
            thread.join()


def test_the_front_stands_before_the_demos_geoserver(started_geoserver, feedback):
    demo, behind = started_geoserver
    server = demo._server(profile.load("minahasa"), feedback)
    urls = server.urls_of("mapalus")
    assert urls.wms.startswith(server.public_url)
    assert f":{behind}/" not in urls.map_page
    closed = requests.get(f"{server.public_url}/rest/workspaces.json", timeout=10)
    assert closed.status_code == 403
    assert "administrators" in closed.text
    # Started again it is the same one.
    assert demo._server(profile.load("minahasa"), feedback).public_url == server.public_url
    assert "nginx" in demo.stop()


def test_the_demos_geoserver_is_accepted_in_writing(tmp_path, minahasa):
    assert load_for(minahasa).accepted == ""
    accepted = load_for(minahasa, Demo(tmp_path, {}).declare()).accepted
    assert "loopback" in accepted


def test_a_taken_port(tmp_path, feedback):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(MapalusError, match=f"Port {port} is taken"):
            Demo(tmp_path, {**EMBEDDED, "MAPALUS_PORT": str(port)})._server(profile.load("minahasa"), feedback)
    assert list(tmp_path.rglob("process.json")) == []
