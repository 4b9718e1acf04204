"""Plan, apply, verify and roll back as algorithms, to a server in memory with a real journal."""

import json

import pytest
from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.publication.preflight import ERROR, WARNING, Finding, repairs
from mapalus.tests.support.publishing import PASSWORDS


@pytest.fixture
def run(qgis, server, minahasa, monkeypatch):
    """Return a function that runs an algorithm of the provider and returns its results and log."""
    from mapalus.processing_algs.provider import ALGORITHMS

    algorithms = {algorithm().name(): algorithm for algorithm in ALGORITHMS}
    for name, value in {
        "MAPALUS_DSN": f"{minahasa.dsn} password={minahasa.info.password}",
        "GEOSERVER_URL": server.address,
        "GEOSERVER_USER": "admin",
        "GEOSERVER_PASSWORD": "word",
        **PASSWORDS,
    }.items():
        monkeypatch.setenv(name, value)

    def run(name, feedback=None, **parameters):
        feedback = feedback or QgsProcessingFeedback(False)
        algorithm = algorithms[name]()
        algorithm.initAlgorithm()
        results, ok = algorithm.create().run(parameters, QgsProcessingContext(), feedback)
        return (results if ok else None), feedback.textLog()

    return run


def test_from_a_plan_to_going_back(run, server, tmp_path):
    file = tmp_path / "plan.json"
    planned, log = run("plan", OUTPUT=str(file))
    assert planned["CHANGES"] == len(json.loads(file.read_text())["steps"]) > 20
    assert "create layer mapalus:report: it does not exist" in log
    assert server.taken == []

    applied, log = run("apply")
    assert applied["CHANGES"] == planned["CHANGES"] == len(server.taken)
    assert applied["PASSWORDS"] == "statistics password of statistics"
    assert "User statistics, password password of statistics (shown this once)." in log
    again, log = run("apply")
    assert again["CHANGES"] == 0
    assert "PUBLICATION" not in again
    assert "Nothing to do" in again["SUMMARY"]
    assert run("plan", FAIL_ON_CHANGES=True, THOROUGH=True)[0]["CHANGES"] == 0
    assert "answers as it should" in run("verify")[0]["SUMMARY"]

    server.wants.state["layer", "mapalus:area"]["title"] = {"id": "Wilayah", "en": "Areas"}
    second, _log = run("apply")
    before = run("rollback", ENTRY=second["PUBLICATION"], DRY_RUN=True)[0]
    assert before["CHANGES"] == 1
    back, _log = run("rollback", ENTRY=second["PUBLICATION"])
    assert back["PUBLICATION"] == second["PUBLICATION"] + 1
    assert server.live.state["layer", "mapalus:area"]["title"] == {"id": "area", "en": "area"}


def test_cron_hears_of_changes(run):
    results, log = run("plan", FAIL_ON_CHANGES=True)
    assert results is None
    assert "The server is not as it is declared" in log


def test_the_database_as_geoserver_reaches_it(run, server):
    run("apply", DATABASE_HOST="db.internal", DATABASE_PORT=6432)
    parameters = server.live.state["store", "mapalus:public"]["parameters"]
    assert (parameters["host"], parameters["port"]) == ("db.internal", "6432")


def test_cancelling_ends_between_two_steps(run, server):
    class Cancelling(QgsProcessingFeedback):
        def setProgress(self, percent):
            if percent > 20:
                self.cancel()

    results, log = run("apply", Cancelling(False))
    assert results is None
    assert "Cancelled after" in log
    assert 0 < len(server.taken) < 15


@pytest.mark.parametrize(
    ("name", "parameters", "variable", "message"),
    [
        ("plan", {}, "GEOSERVER_PASSWORD", "GeoServer's administrator is not given."),
        ("apply", {}, "MAPALUS_PUBLIC_PASSWORD", "needs the password of the database login mapalus_public"),
        ("plan", {"DECLARATION": "/nowhere.yml"}, "HOME", "There is no file /nowhere.yml"),
        ("plan", {"OUTPUT": "/nowhere/plan.json"}, "HOME", "The file /nowhere/plan.json could not be written"),
        ("rollback", {"ENTRY": 999}, "HOME", "has no publication 999"),
        ("plan", {"PUBLIC_LOGIN": "unknown"}, "HOME", "does not have the authentication configuration unknown"),
    ],
)
def test_failures_are_sentences(run, monkeypatch, name, parameters, variable, message):
    monkeypatch.delenv(variable)
    results, log = run(name, **parameters)
    assert results is None
    assert message in log


def test_a_verification_is_written_into_a_file(run, server, tmp_path):
    file = tmp_path / "report.json"
    results, log = run("verify", OUTPUT=str(file))
    assert (results["FAILED"], results["OUTPUT"]) == (0, str(file))
    assert results["CHECKS"] == len(json.loads(file.read_text())["checks"]) > 5
    assert "passed  attacker: mapalus:report: writing (WFS Transaction)" in log

    server.wrong["mapalus:report"] = "The layer mapalus:report can be written by anybody."
    results, log = run("verify", OUTPUT=str(file))
    assert results is None
    assert "FAILED  attacker: mapalus:report: writing (WFS Transaction): The layer mapalus:report can be" in log
    assert "passed  attacker: mapalus:area: writing (WFS Transaction)" in log, "everything is asked"
    problems = [check["problem"] for check in json.loads(file.read_text())["checks"] if check["problem"]]
    assert problems == ["The layer mapalus:report can be written by anybody."]


def test_applying_tells_what_failed_afterwards(run, server):
    server.wrong["mapalus:report"] = "The layer mapalus:report can be written by anybody."
    results, log = run("apply")
    assert results is None
    assert "FAILED  attacker: mapalus:report: writing" in log
    assert "A rollback of publication" in log
    assert "User statistics, password password of statistics (shown this once)." in log


def test_a_server_is_asked_for(run, monkeypatch):
    from mapalus.processing_algs.publication.plan import PlanPublication

    monkeypatch.delenv("GEOSERVER_URL")
    ok, message = PlanPublication().create().checkParameterValues({}, QgsProcessingContext())
    assert not ok
    assert "No GeoServer is given" in message


def test_a_look_at_the_database(run, server, tmp_path, monkeypatch):
    server.findings = [
        Finding(ERROR, "mapalus", "mapalus_public.area", "It has no key.", "Repair it as ana.", ("SELECT 1",), "ana"),
        Finding(WARNING, "mapalus", "mapalus_public.cctv", "It is slow.", "Repair it as ana.", ("SELECT 2",), "ana"),
    ]
    file = tmp_path / "findings.json"
    results, log = run("preflight", OUTPUT=str(file))
    assert (results["ERRORS"], results["WARNINGS"]) == (1, 1)
    assert "error: It has no key. Repair it as ana.\n" in log
    assert "    SELECT 1;" in log
    assert [one["grade"] for one in json.loads(file.read_text())] == ["error", "warning"]
    assert "It has no key." in run("plan")[1]
    results, log = run("preflight", FAIL_ON_ERRORS=True)
    assert results is None
    assert "The database is not fit to be published; errors: 1." in log

    def repair(_connection, finding):
        if finding.grade == ERROR:
            raise MapalusError("You may not repair this.", "Have ana run: SELECT 1;")
        server.findings.remove(finding)

    monkeypatch.setattr(repairs, "repair", repair)
    results, log = run("preflight", REPAIR=True)
    assert (results["ERRORS"], results["WARNINGS"]) == (1, 0)
    assert "You may not repair this. Have ana run: SELECT 1;" in log
    server.findings = []
    assert "The database is fit to be published." in run("preflight", FAIL_ON_ERRORS=True)[1]
