"""The command line: its words, its JSON, its exit codes."""

import json

import pytest

from mapalus.plugin.publication.__main__ import main
from mapalus.plugin.publication.preflight import ERROR, WARNING, Finding, repairs
from mapalus.tests.support.publishing import PASSWORDS


@pytest.fixture
def run(server, minahasa, capsys):
    """Return a function that runs a command and returns its exit code, output and errors."""
    environment = {
        "MAPALUS_DSN": f"{minahasa.dsn} password={minahasa.info.password}",
        "GEOSERVER_URL": server.address,
        "GEOSERVER_USER": "admin",
        "GEOSERVER_PASSWORD": "word",
        **PASSWORDS,
    }

    def run(*arguments, **changes):
        code = main(list(arguments), {**environment, **changes})
        return code, *capsys.readouterr()

    return run


def test_plan_apply_plan_rollback(run, server):
    code, out, _ = run("plan")
    assert code == 2
    assert "create layer mapalus:report: it does not exist" in out
    code, out, _ = run("plan", "--json")
    assert code == 2
    assert {"steps", "kept", "foreign", "database", "server"} == set(json.loads(out))
    assert server.taken == []
    code, out, err = run("apply")
    assert code == 0
    assert "User statistics, password password of statistics (shown this once)." in out
    assert "create layer mapalus:report" in err
    assert run("plan")[0] == 0
    assert json.loads(run("apply", "--json")[1])["steps"] == 0
    assert run("verify")[0] == 0

    server.wants.state["layer", "mapalus:area"]["title"] = {"id": "Wilayah", "en": "Areas"}
    number = json.loads(run("apply", "--json")[1])["publication"]
    code, out, _ = run("rollback", str(number), "--dry-run")
    assert code == 2
    assert "change layer mapalus:area: title differ" in out
    assert run("rollback", str(number))[0] == 0
    assert server.live.state["layer", "mapalus:area"]["title"] == {"id": "area", "en": "area"}
    code, out, _ = run("history")
    assert code == 0
    assert f"back to before {number}" in out.splitlines()[0]
    assert json.loads(run("history", "--json")[1])[0]["goes_back_to"] == number


def test_what_is_left_alone_is_named(run, server):
    server.live.add("layer", "mapalus:mine", {"store": "mine"})
    assert "left alone layer mapalus:mine" in run("plan")[1]


@pytest.mark.parametrize(
    ("arguments", "changes", "message"),
    [
        (["plan"], {"MAPALUS_DSN": ""}, "MAPALUS_DSN is not set."),
        (["plan"], {"GEOSERVER_USER": ""}, "GEOSERVER_USER is not set."),
        (["plan", "--declaration", "/nowhere.yml"], {}, "There is no file /nowhere.yml"),
        (["rollback", "999"], {}, "has no publication 999"),
        (["apply"], {"MAPALUS_PUBLIC_PASSWORD": ""}, "needs the password of the database login mapalus_public"),
    ],
)
def test_errors_are_one_and_a_sentence(run, arguments, changes, message):
    code, out, err = run(*arguments, **changes)
    assert (code, out) == (1, "")
    assert message in err


def test_verify_prints_a_line_a_check(run, server):
    code, out, _ = run("verify")
    assert code == 0
    assert "passed  public: mapalus:area: features (WFS GetFeature)" in out.splitlines()
    checks = json.loads(run("verify", "--json")[1])
    assert len(checks) == len(out.splitlines()) - 1
    assert set(checks[0]) == {"asked", "of", "by", "way", "user", "problem", "warning"}

    server.wrong["mapalus:report"] = "The layer mapalus:report can be written by anybody."
    code, out, err = run("verify")
    assert (code, err) == (1, "")
    told = out.splitlines()
    assert told[-1] == f"Checks that failed: 1 of {len(checks)}."
    assert [line for line in told if line.startswith("FAILED")] == [
        "FAILED  attacker: mapalus:report: writing (WFS Transaction): "
        "The layer mapalus:report can be written by anybody."
    ]
    code, out, _ = run("verify", "--json")
    assert code == 1
    assert [check["problem"] for check in json.loads(out) if check["problem"]] == [server.wrong["mapalus:report"]]


def test_the_verification_of_a_publication_can_be_read_again(run, server):
    server.wrong["mapalus:report"] = "The layer mapalus:report can be written by anybody."
    code, out, err = run("apply")
    assert (code, out) == (1, "")
    assert "The layer mapalus:report can be written by anybody. Look into the server's log" in err
    entry = json.loads(run("history", "--json")[1])[0]
    assert (entry["outcome"], entry["message"], entry["failed_checks"]) == (
        "failed",
        "The layer mapalus:report can be written by anybody.",
        1,
    )
    assert f"checks: {entry['checks']}, failed: 1  failed: The layer" in run("history")[1]
    code, out, _ = run("verification", str(entry["number"]))
    assert code == 0
    assert f"Checks that failed: 1 of {entry['checks']}." in out
    assert len(json.loads(run("verification", str(entry["number"]), "--json")[1])) == entry["checks"]
    code, _, err = run("verification", "999")
    assert code == 1
    assert "has no publication 999" in err


def test_a_wrong_call_is_no_change(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["plan", "--nonsense"], {})
    assert stopped.value.code == 1
    assert "--nonsense" in capsys.readouterr().err


def test_the_database_is_looked_at_before_a_plan(run, server):
    server.findings = [
        Finding(
            ERROR, "mapalus", "mapalus_public.area", "It has no key.", "Repair it as ana.", ("SELECT 1", "SELECT 2")
        )
    ]
    code, out, err = run("plan", "--json")
    assert code == 2
    assert json.loads(out)["database"][0]["repair"] == ["SELECT 1", "SELECT 2"]
    assert err == "error: It has no key. Repair it as ana.\n    SELECT 1;\n    SELECT 2;\n"
    code, _out, err = run("apply")
    assert code == 1
    assert err.endswith("It has no key. Repair it as ana. Nothing was published.\n")
    assert server.taken == []


def test_the_preflight_needs_no_server(run, server, monkeypatch):
    found = Finding(WARNING, "mapalus", "mapalus_public.area", "It is slow.", "Repair it as ana.", ("SELECT 1",))
    server.findings = [found]
    nothing = {f"GEOSERVER_{part}": "" for part in ("URL", "USER", "PASSWORD")}
    assert run("preflight", **nothing)[:2] == (2, "warning: It is slow. Repair it as ana.\n    SELECT 1;\n")
    assert json.loads(run("preflight", "--json", **nothing)[1])[0]["grade"] == "warning"
    monkeypatch.setattr(repairs, "repair", lambda _connection, finding: server.findings.remove(finding))
    assert run("preflight", "--repair", **nothing)[:2] == (0, "The database is fit to be published.\n")
