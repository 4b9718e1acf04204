"""The plugin's zip on a machine that has QGIS and its packages, and nothing of this checkout."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SYSTEM_PYTHON = "/usr/bin/python3"
SUPPORT = [ROOT / "tests" / "tools" / "bare_qgis.py", ROOT / "tests" / "support" / "interface.py"]

IN_TOOLBAR = ["mapalus_connect", "mapalus_layers", "mapalus_queue", "mapalus_card", "mapalus_new_report"]
IN_TOOLBAR += ["mapalus_import", "mapalus_publish", "mapalus_public_map"]
INSTALL, CITY = "mapalus:installdatabase", "mapalus:loadcityprofile"
PLAN, APPLY, VERIFY = "mapalus:plan", "mapalus:apply", "mapalus:verify"

# Package -> algorithms that need it.
NEEDED = {
    "psycopg2": {INSTALL, CITY, PLAN, VERIFY},
    "yaml": {CITY, PLAN, VERIFY},
    "jsonschema": {PLAN, VERIFY},
    "lxml": {PLAN, VERIFY},
    "requests": {PLAN, VERIFY},
    "owslib": {VERIFY},
    "numpy": {VERIFY},
    "shapely": set(),
}
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    target = tmp_path_factory.mktemp("package") / "mapalus.zip"
    done = subprocess.run(
        [sys.executable, "tools/package.py", "--to", str(target)], cwd=ROOT, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return target


@pytest.fixture
def start(package, tmp_path):
    """Return a function that unpacks the zip into a new profile, starts the plugin there, and returns what it told."""
    profile, machine = tmp_path / "profile", tmp_path / "machine"
    plugins = profile / "python" / "plugins"
    plugins.mkdir(parents=True)
    machine.mkdir()
    with zipfile.ZipFile(package) as archive:
        archive.extractall(plugins)
    for path in SUPPORT:
        shutil.copy(path, machine)

    def start(run=(), refuse=(), path=(), settings=None, trigger="", language="en", **environment):
        settings = {"locale/overrideFlag": "true", "locale/userLocale": language, **(settings or {})}
        task = {"profile": str(profile), "run": run, "refuse": refuse, "path": path, "trigger": trigger}
        (machine / "task.json").write_text(json.dumps({**task, "settings": settings}))
        done = subprocess.run(
            [SYSTEM_PYTHON, "-s", "bare_qgis.py", "task.json", "report.json"],
            cwd=machine,
            env={
                "PATH": "/usr/bin:/bin",
                "HOME": str(machine),
                "LANG": "C.UTF-8",
                "QT_QPA_PLATFORM": "offscreen",
                "XDG_RUNTIME_DIR": os.environ["XDG_RUNTIME_DIR"],
                **environment,
            },
            check=False,
            capture_output=True,
            text=True,
            timeout=600,
        )
        assert done.returncode == 0, done.stderr
        report = json.loads((machine / "report.json").read_text())
        assert report["available"] == ["mapalus"]
        assert report["started"], report
        assert Path(report["file"]).is_relative_to(plugins)
        assert report["actions"] == IN_TOOLBAR
        assert report["imported"] == [], "what is large, or may be missing, is not imported at the start"
        assert report["stopped"]
        assert report["tracebacks"] == []
        return report

    return start


@pytest.fixture(scope="module")
def empty_geoserver(tmp_path_factory, new_geoserver):
    """A GeoServer that no other test publishes to."""
    process = new_geoserver(tmp_path_factory.mktemp("empty_geoserver"))
    try:
        yield process.start()
    finally:
        process.stop(at_once=True)


@pytest.fixture
def foreign_geoserver(tmp_path):
    """A folder with another plugin's package of the same name as the library's."""
    folder = tmp_path / "another plugin"
    (folder / "geoserver").mkdir(parents=True)
    (folder / "geoserver" / "__init__.py").write_text("raise AssertionError('somebody else uses me')\n")
    return str(folder)


def test_a_new_database_is_installed_and_filled(start, make_database):
    dsn = make_database()
    # Debian 12's requests needs six itself; Debian 13's QGIS does not bring it.
    report = start([(INSTALL, {"DSN": dsn}), (CITY, {"DSN": dsn, "PROFILE": "minahasa"})], refuse=["six"])
    assert report["message"] == ""
    installed, city = (report["results"][name] for name in (INSTALL, CITY))
    steps = len(list((ROOT / "server_config" / "database" / "schema").glob("*.sql")))
    assert installed[0]["APPLIED"] == installed[0]["VERSION"] == steps, installed[1]
    assert city[0]["CHANGED"] > 270, city[1]


@pytest.fixture
def accepting_declaration(tmp_path):
    """The package's declaration, which here accepts the known holes of the tests' own GeoServer."""
    text = (ROOT / "server_config" / "geoserver" / "publication.yml").read_text(encoding="utf-8")
    accepted = '\nserver:\n  accept_unsafe_server: {reason: "A test\'s own server, on the loopback address."}\n'
    path = tmp_path / "publication.yml"
    path.write_text(text.replace("\nserver:\n", accepted, 1), encoding="utf-8")
    return path


def test_a_publication_is_planned_applied_and_verified(
    start, published_database, empty_geoserver, foreign_geoserver, accepting_declaration
):
    dsn = f"{published_database.dsn} password={published_database.info.password}"
    report = start(
        [(name, {}) for name in (PLAN, APPLY, VERIFY)],
        path=[foreign_geoserver],
        MAPALUS_DECLARATION=str(accepting_declaration),
        **environment_of(dsn, empty_geoserver),
    )
    planned, applied, verified = (report["results"][name] for name in (PLAN, APPLY, VERIFY))
    assert planned[0]["CHANGES"] > 50, planned[1]
    assert applied[0]["CHANGES"] == planned[0]["CHANGES"], applied[1]
    assert verified[0]["CHECKS"] > 50, verified[1]
    assert verified[0]["FAILED"] == 0, verified[1]


@pytest.mark.parametrize("package_name", NEEDED)
def test_what_does_not_need_a_missing_package_works(
    start, make_database, minahasa_template, empty_geoserver, package_name
):
    publishing = environment_of(make_database(minahasa_template), empty_geoserver)
    parameters = {INSTALL: {}, CITY: {"PROFILE": "minahasa"}, PLAN: {}, VERIFY: {}}
    report = start(list(parameters.items()), refuse=[package_name], **publishing)
    needed = NEEDED[package_name]
    assert (f"python3-{package_name}" in report["message"]) == bool(needed)
    for name, (results, log) in report["results"].items():
        told = f"Python packages are missing: {package_name} (needed for " in log
        assert told == (name in needed), (name, log)
        assert "Traceback" not in log
        # This city was not published there: its verification, where it can be made, may find that.
        if name != VERIFY:
            assert (results is None) == told, (name, log)


def test_the_message_names_all_that_is_missing_in_the_users_language(start):
    report = start(refuse=["lxml", "yaml"], language="id")
    assert "Paket Python tidak ada: yaml (diperlukan untuk menerbitkan, profil kota" in report["message"]
    assert "python3-yaml, python3-lxml di Debian, python3-pyyaml, python3-lxml dengan OSGeo4W" in report["message"]


def test_an_action_says_what_is_missing(start):
    stored = {f"PostgreSQL/connections/city/{name}": value for name, value in (("host", "x"), ("database", "x"))}
    report = start(refuse=["psycopg2"], settings={"mapalus/connection": "city", **stored}, trigger="mapalus_layers")
    assert "Python packages are missing: psycopg2" in report["answer"]


def test_a_package_that_does_not_fit_is_named(start, tmp_path):
    """Such as a NumPy that was built for another Python."""
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "psycopg2.py").write_text("raise ValueError('built for another Python')\n")
    results, log = start([(INSTALL, {"DSN": "dbname=x"})], path=[str(broken)])["results"][INSTALL]
    assert results is None
    assert "The Python package psycopg2 cannot be loaded: built for another Python." in log


def environment_of(dsn, server):
    user, password = (part.decode() for part in server.session.login)
    return {
        "MAPALUS_DSN": dsn,
        "GEOSERVER_URL": server.address,
        "GEOSERVER_USER": user,
        "GEOSERVER_PASSWORD": password,
        "MAPALUS_PUBLIC_PASSWORD": "a password for tests",
    }
