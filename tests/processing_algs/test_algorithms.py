import base64
import json
import os
import shutil
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from qgis.core import QgsAuthMethodConfig, QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback


@pytest.fixture(scope="module")
def algorithms(qgis):
    """The provider's algorithms by name."""
    from mapalus.processing_algs.provider import MapalusProvider

    provider = MapalusProvider()
    assert qgis.processingRegistry().addProvider(provider)
    yield {algorithm.name(): algorithm for algorithm in provider.algorithms()}
    qgis.processingRegistry().removeProvider(provider)


def run(algorithm, feedback=None, **parameters):
    feedback = feedback or QgsProcessingFeedback(False)
    results, ok = algorithm.create().run(parameters, QgsProcessingContext(), feedback)
    return (results if ok else None), feedback.textLog()


def dsn_of(connection):
    return f"{connection.dsn} password={connection.info.password}"


def test_every_algorithm_explains_itself(algorithms):
    assert set(algorithms) == {
        "installdatabase",
        "loadcityprofile",
        "importreports",
        "importfacilities",
        "anonymisereporters",
        "makelogin",
        "renewlogin",
        "droplogin",
        "importcctv",
        "importcctvstreams",
        "importmarkets",
        "importcommodities",
        "importprices",
        "importprogrammes",
        "importstreets",
        "preflight",
        "plan",
        "apply",
        "verify",
        "rollback",
        "refreshtiles",
    }
    for algorithm in algorithms.values():
        assert len(algorithm.shortHelpString()) > 100
        assert algorithm.displayName()
        assert algorithm.group()
        assert all(definition.description() for definition in algorithm.parameterDefinitions())


def test_from_nothing_to_reports(algorithms, make_database, data_folder):
    dsn = make_database()
    results, _log = run(algorithms["installdatabase"], DSN=dsn)
    assert results["APPLIED"] == results["VERSION"] > 0
    results, _log = run(algorithms["loadcityprofile"], DSN=dsn, PROFILE="boston")
    assert results["CHANGED"] > 0
    file = str(data_folder / "boston311_excerpt.csv")
    results, log = run(algorithms["importreports"], DSN=dsn, FILE=file)
    assert results["ROWS"] == 800 == results["LOADED"] + results["REJECTED"]
    assert results["ADDED"] == results["LOADED"]
    assert results["DEFAULT_POSITIONS"] == 50
    assert f"{results['LOADED']} loaded" in log
    results, _log = run(algorithms["importreports"], DSN=dsn, FILE=file)
    assert (results["ADDED"], results["UPDATED"]) == (0, 0)


def test_mapping_by_hand_in_another_crs(algorithms, minahasa, tmp_path):
    path = tmp_path / "daftar.csv"
    path.write_text("nomor;E;N;jam\n1;712718.3;143780.5;02/01/2026 08:00\n")
    results, _log = run(
        algorithms["importreports"],
        DSN=dsn_of(minahasa),
        FILE=str(path),
        MAPPING=["source_id", "nomor", "longitude", "E", "latitude", "N", "reported_at", "jam"],
        CRS="EPSG:32651",
        TIME_FORMAT="%d/%m/%Y %H:%M",
        SOURCE="list",
    )
    assert (results["ADDED"], results["UNKNOWN_CATEGORIES"]) == (1, 1)


def test_infrastructure(algorithms, minahasa, tmp_path):
    """A market in another CRS, its prices with days written as people do, and what became of every row."""
    path = tmp_path / "pasar.csv"
    path.write_text("kode;nama;tingkat;bujur;lintang;catatan\nP1;Pasar;eceran;712718.3;143780.5;x\nP2;Pasar;;0;0;x\n")
    dsn = dsn_of(minahasa)
    results, log = run(algorithms["importmarkets"], DSN=dsn, FILE=str(path), CRS="EPSG:32651")
    assert results == {"ROWS": 2, "LOADED": 1, "ADDED": 1, "UPDATED": 0, "UNCHANGED": 0, "REJECTED": 1}
    assert "1 rejected, for example line 3: It has no tingkat." in log
    assert "Columns that were not used: catatan." in log
    path.write_text("pasar\tkomoditas\ttanggal\tharga\nP1\ttomat\t31/01/2026\t12000\n")
    options = {"DSN": dsn, "FILE": str(path), "DATE_FORMAT": "%d/%m/%Y", "DELIMITER": "\\t"}
    results, _log = run(algorithms["importprices"], **options)
    assert (results["ADDED"], results["REJECTED"]) == (1, 0)
    results, _log = run(algorithms["importprices"], **options)
    assert (results["UNCHANGED"], results["REJECTED"]) == (1, 0)
    for name in ("importfacilities", "importcctv", "importcommodities", "importprogrammes"):
        results, log = run(algorithms[name], DSN=dsn, FILE=str(path))
        assert results is None
        assert "has no column code; it has pasar, komoditas, tanggal, harga" in log
    results, log = run(algorithms["importcctvstreams"], DSN=dsn, FILE=str(path))
    assert results is None
    assert "has no column cctv; it has pasar, komoditas, tanggal, harga" in log


def test_anonymising_says_what_it_did(algorithms, minahasa, fetch):
    fetch(
        minahasa,
        "WITH old AS (INSERT INTO mapalus.report (category, source_hash, status, reported_at, resolved_at) "
        "SELECT 'waste', gen_random_uuid(), 'resolved', closed - interval '1 day', closed "
        "FROM unnest(ARRAY['2024-01-02'::timestamptz, now()]) AS closed RETURNING id) "
        "INSERT INTO mapalus.reporter (report_id, reporter_name) SELECT id, 'A Name' FROM old RETURNING 1",
    )
    fetch(
        minahasa,
        "INSERT INTO mapalus.import_reject (rejected_at, source, file, line, reason_code, reason, row_text) "
        "VALUES ('2024-01-02', 'x', 'x', 1, 'time', 'It has no time of reporting.', 'A Name') RETURNING 1",
    )
    ((reference,),) = fetch(minahasa, "SELECT reference FROM mapalus.report WHERE resolved_at < '2025-01-01'")
    results, log = run(algorithms["anonymisereporters"], DSN=dsn_of(minahasa))
    assert results == {"ANONYMISED": 1, "FORGOTTEN": 1}
    assert f"{reference}, closed 2024-01-02" in log
    assert "1 rows that imports refused were deleted." in log
    assert fetch(minahasa, "SELECT reporter_name FROM mapalus.reporter ORDER BY 1") == [("A Name",), (None,)]
    results, log = run(algorithms["anonymisereporters"], DSN=dsn_of(minahasa))
    assert results == {"ANONYMISED": 0, "FORGOTTEN": 0}
    assert "0 reporters were anonymised." in log


def test_the_life_of_a_login(algorithms, minahasa, fetch):
    login = {"DSN": dsn_of(minahasa), "NAME": "algorithm_test_login"}
    made, log = run(algorithms["makelogin"], KIND="operator", **login)
    assert made["PASSWORD"] in log
    renewed, log = run(algorithms["renewlogin"], END_SESSIONS=True, **login)
    assert renewed["PASSWORD"] in log
    assert renewed["PASSWORD"] != made["PASSWORD"]
    assert run(algorithms["droplogin"], **login)[0] == {"LOGIN": "algorithm_test_login"}
    assert fetch(minahasa, "SELECT FROM pg_roles WHERE rolname = 'algorithm_test_login'") == []
    results, log = run(algorithms["droplogin"], **login)
    assert results is None
    assert "There is no login algorithm_test_login." in log


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"FILE": "/nowhere.csv"}, "There is no file /nowhere.csv"),
        ({"MAPPING": ["colour", "x"]}, "names colour, which is no field of a report"),
        ({"DSN": "service=no_such_service_at_all"}, "connection service is not defined"),
        ({"ENCODING": "klingon"}, "The encoding klingon is not known"),
    ],
)
def test_failures_are_sentences(algorithms, boston, data_folder, changes, message):
    parameters = {"DSN": dsn_of(boston), "FILE": str(data_folder / "boston311_excerpt.csv"), **changes}
    results, log = run(algorithms["importreports"], **parameters)
    assert results is None
    assert message in log


def test_a_database_without_mapalus(algorithms, empty_database, data_folder):
    file = str(data_folder / "boston311_excerpt.csv")
    results, log = run(algorithms["importreports"], DSN=dsn_of(empty_database), FILE=file)
    assert results is None
    assert "no Mapalus in this database" in log


def test_a_connection_is_asked_for(algorithms, monkeypatch):
    monkeypatch.delenv("MAPALUS_DSN", raising=False)
    algorithm = algorithms["importreports"].create()
    ok, message = algorithm.checkParameterValues({"FILE": "x"}, QgsProcessingContext())
    assert not ok
    assert "Choose a database connection" in message


def test_cancelling_keeps_the_tables(algorithms, boston, data_folder, fetch):
    class Cancelling(QgsProcessingFeedback):
        def setProgress(self, percent):
            if percent > 60:
                self.cancel()

    feedback = Cancelling(False)
    algorithm = algorithms["importreports"].create()
    parameters = {"DSN": dsn_of(boston), "FILE": str(data_folder / "boston311_excerpt.csv")}
    context = QgsProcessingContext()
    assert algorithm.prepare(parameters, context, feedback)
    with pytest.raises(QgsProcessingException, match="Cancelled: nothing was changed"):
        algorithm.processAlgorithm(parameters, context, feedback)
    assert fetch(boston, "SELECT count(*) FROM mapalus.report") == [(0,)]


def test_qgis_process(tmp_path, boston, data_folder):
    """The same without a screen, in the system's own Python: what cron runs."""
    from mapalus.plugin.paths import PACKAGE

    plugins = tmp_path / "profiles" / "default" / "python" / "plugins"
    plugins.mkdir(parents=True)
    (plugins / "mapalus").symlink_to(PACKAGE)
    environment = {
        "PATH": "/usr/bin:/bin",
        "HOME": str(tmp_path),
        "LANG": "C.UTF-8",
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_RUNTIME_DIR": os.environ["XDG_RUNTIME_DIR"],
        "QGIS_CUSTOM_CONFIG_PATH": str(tmp_path),
        "QGIS_PLUGINPATH": str(plugins),
        "MAPALUS_DSN": dsn_of(boston),
    }

    # Debian's own wrapper passes an option of the desktop's that qgis_process does not know.
    program = shutil.which("qgis_process.bin") or "qgis_process"

    def qgis_process(*arguments):
        return subprocess.run(
            [program, *arguments], env=environment, capture_output=True, text=True, timeout=120, check=False
        )

    enabled = qgis_process("plugins", "enable", "mapalus")
    assert enabled.returncode == 0, enabled.stdout + enabled.stderr
    file = data_folder / "boston311_excerpt.csv"
    done = qgis_process("--json", "run", "mapalus:importreports", "--", f"FILE={file}")
    assert done.returncode == 0, done.stdout + done.stderr
    results = json.loads(done.stdout[done.stdout.index("{") :])["results"]
    assert results["LOADED"] + results["REJECTED"] == results["ROWS"] == 800


class TestRefreshingTiles:
    """Where GeoServer is and who asks it; what it does there is told by the tests of the tile cache."""

    @pytest.fixture
    def surroundings(self, monkeypatch):
        for name in ("GEOSERVER_URL", "GEOSERVER_USER", "GEOSERVER_PASSWORD", "GEOSERVER_CA"):
            monkeypatch.delenv(name, raising=False)
        return monkeypatch

    @pytest.fixture
    def geowebcache(self):
        """A server that knows no tiles but remembers who asked: (its address, names and passwords)."""
        asked = []

        class Answers(BaseHTTPRequestHandler):
            def do_GET(self):
                kind, _, token = self.headers.get("Authorization", "").partition(" ")
                asked.append(base64.b64decode(token).decode() if kind == "Basic" else kind)
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(b"[]")

            def log_message(self, *_):
                pass

        with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
            thread = threading.Thread(target=server.serve_forever)
            thread.start()
            yield f"http://127.0.0.1:{server.server_port}/geoserver", asked
            server.shutdown()
            thread.join()

    @pytest.fixture
    def changed(self, minahasa):
        with minahasa, minahasa.cursor() as cursor:
            cursor.execute("DELETE FROM mapalus.changed_extent")
            cursor.execute("SELECT mapalus.note_changed_everywhere('market')")
        return minahasa

    def test_by_the_environment(self, algorithms, changed, geowebcache, surroundings):
        url, asked = geowebcache
        surroundings.setenv("GEOSERVER_URL", url)
        surroundings.setenv("GEOSERVER_USER", "ana")
        surroundings.setenv("GEOSERVER_PASSWORD", "secret: ü")
        results, log = run(algorithms["refreshtiles"], DSN=dsn_of(changed))
        assert results == {"EXTENTS": 1, "RECTANGLES": 2, "LAYERS": 0, "TASKS": 0}
        assert "mapalus:market: GeoServer keeps no tiles" in log
        assert asked == ["ana:secret: ü"]
        assert "secret" not in log

    def test_by_a_stored_login(self, algorithms, changed, geowebcache, surroundings, stored_logins):
        url, asked = geowebcache
        stored = QgsAuthMethodConfig("Basic")
        stored.setName("GeoServer for tests")
        stored.setConfig("username", "budi")
        stored.setConfig("password", "rahasia")
        assert stored_logins.storeAuthenticationConfig(stored)
        surroundings.setenv("GEOSERVER_USER", "ana")
        surroundings.setenv("GEOSERVER_PASSWORD", "another")
        login = {"GEOSERVER": url, "GEOSERVER_LOGIN": stored.id()}
        try:
            results, _log = run(algorithms["refreshtiles"], DSN=dsn_of(changed), **login)
        finally:
            stored_logins.removeAuthenticationConfig(stored.id())
        assert results["EXTENTS"] == 1
        assert set(asked) == {"budi:rahasia"}
        results, log = run(algorithms["refreshtiles"], DSN=dsn_of(changed), **login)
        assert results is None
        assert "does not have the authentication configuration" in log

    def test_what_is_missing(self, algorithms, changed, surroundings):
        algorithm = algorithms["refreshtiles"].create()
        ok, message = algorithm.checkParameterValues({"DSN": dsn_of(changed)}, QgsProcessingContext())
        assert (ok, message) == (False, "No GeoServer is given. Give its address, or set GEOSERVER_URL.")
        results, log = run(algorithms["refreshtiles"], DSN=dsn_of(changed), GEOSERVER="http://127.0.0.1:1/geoserver")
        assert results is None
        assert "GeoServer's administrator is not given." in log

    def test_no_geoserver_there(self, algorithms, changed, surroundings, fetch):
        surroundings.setenv("GEOSERVER_USER", "ana")
        surroundings.setenv("GEOSERVER_PASSWORD", "secret")
        results, log = run(algorithms["refreshtiles"], DSN=dsn_of(changed), GEOSERVER="http://127.0.0.1:1/geoserver")
        assert results is None
        assert "No GeoServer answers at" in log
        assert fetch(changed, "SELECT count(*) FROM mapalus.changed_extent") == [(1,)]
