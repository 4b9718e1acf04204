"""A verification: everything is asked, whatever fails."""

import json
from threading import Barrier
from time import sleep

import pytest

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.ogc.checks import ATTACKER, PUBLIC, Check, NoAnswer, Verification, VerificationFailed, Warned


def fail(error):
    raise error


def test_everything_is_asked_and_results_come_back():
    verification = Verification()
    assert verification.ask("features", "mapalus:area", PUBLIC, lambda: ["a feature"]) == ["a feature"]
    assert (
        verification.ask("a map", "mapalus:area", PUBLIC, fail, MapalusError("It is blank.", "Look."), way="WMS")
        is None
    )
    assert verification.ask("writing", "mapalus:area", ATTACKER, lambda: None, user="somebody") is None
    assert [check.passed for check in verification.checks] == [True, False, True]
    assert verification.failed == [Check("a map", "mapalus:area", PUBLIC, "WMS", problem="It is blank.")]
    assert [str(check) for check in verification.checks] == [
        "passed  public: mapalus:area: features",
        "FAILED  public: mapalus:area: a map (WMS): It is blank.",
        "passed  attacker somebody: mapalus:area: writing",
    ]
    assert verification.summary() == "Checks that failed: 1 of 3."
    assert Verification.from_json(verification.as_json()) == verification
    with pytest.raises(VerificationFailed, match="It is blank. Look into the server's log, then publish again.$"):
        verification.require_passed()


def test_a_warning_passes_and_is_kept():
    def dutch(template):
        return {"It was accepted: {reason}": "Aanvaard: {reason}"}.get(template, template)

    verification = Verification()
    verification.ask("the server", "here", ATTACKER, fail, Warned("It was accepted: {reason}", reason="alone"))
    assert verification.passed
    assert [str(check) for check in verification.warned] == [
        "WARNING attacker: here: the server: It was accepted: alone"
    ]
    assert verification.summary() == "The server answers as it should, but with warnings. Checks: 1; warnings: 1."
    verification.require_passed()
    stored = json.loads(json.dumps(verification.as_json()))
    (check,) = Verification.from_json(stored).checks
    assert check == verification.checks[0]
    assert check.warning.in_words(dutch) == "Aanvaard: alone"


def test_problems_are_kept_with_their_values():
    """The journal's checks are shown in the language of whoever looks at them."""

    def dutch(template):
        return {"The layer {layer} is blank.": "Laag {layer} is leeg."}.get(template, template)

    verification = Verification()
    verification.ask("a map", "mapalus:area", PUBLIC, fail, MapalusError("The layer {layer} is blank.", layer="area"))
    stored = json.loads(json.dumps(verification.as_json()))
    (check,) = Verification.from_json(stored).checks
    assert check.problem == "The layer area is blank."
    assert check.problem.in_words(dutch) == "Laag area is leeg."
    assert check.sentence.in_words(dutch) == "FAILED  public: mapalus:area: a map: Laag area is leeg."


def test_checks_of_older_journals_are_read():
    """They hold the English sentence alone."""
    stored = {"asked": "a map", "of": "area", "by": "public", "way": "WMS", "user": "", "problem": "It is {blank}."}
    (check,) = Verification.from_json({"checks": [stored]}).checks
    assert check == Check("a map", "area", PUBLIC, "WMS", problem="It is {blank}.")
    assert str(check) == "FAILED  public: area: a map (WMS): It is {blank}."


def test_what_nobody_foresaw_is_no_answer_of_the_server():
    with pytest.raises(ZeroDivisionError):
        Verification().ask("features", "mapalus:area", PUBLIC, lambda: 1 / 0)


def test_a_server_that_is_gone_is_not_asked_for_ever():
    asked = []

    def ask_in_vain():
        asked.append(1)
        raise NoAnswer("The server does not answer.", "Start it.")

    verification = Verification()
    for _ in range(10):
        verification.ask("features", "mapalus:area", PUBLIC, ask_in_vain)
    assert len(asked) == 3
    assert len(verification.failed) == 10
    assert "This was not asked" in verification.checks[-1].problem


def test_a_message_is_bounded():
    verification = Verification()
    assert verification.message() == ""
    for number in range(200):
        verification.ask(
            "a map", f"mapalus:{number}", PUBLIC, fail, MapalusError(f"The layer {number} has a blank map.")
        )
        verification.ask(
            "a map", f"mapalus:{number}", PUBLIC, fail, MapalusError(f"The layer {number} has a blank map.")
        )
    assert len(verification.message()) < 1100
    assert verification.message().count("The layer 7 has") == 1
    assert verification.message().endswith("more.")
    long = Verification([Check("a map", "mapalus:area", PUBLIC, problem="x" * 5000)])
    assert len(long.message()) < 1100


def test_questionnaires_are_worked_on_together_and_told_in_order():
    both_began = Barrier(2, timeout=10)

    def slow(part):
        both_began.wait()
        sleep(0.1)
        part.ask("features", "mapalus:first", PUBLIC, lambda: None)
        part.ask("a map", "mapalus:first", PUBLIC, fail, MapalusError("It is blank."))
        return "first"

    def quick(part):
        both_began.wait()
        part.ask("features", "mapalus:second", PUBLIC, lambda: None)
        return "second"

    verification = Verification()
    verification.ask("features", "mapalus:zeroth", PUBLIC, lambda: None)
    assert verification.ask_together([slow, quick]) == ["first", "second"]
    assert [check.of.split(":")[1] for check in verification.checks] == ["zeroth", "first", "first", "second"]
    assert [check.problem for check in verification.failed] == ["It is blank."]


def test_what_is_unforeseen_in_a_questionnaire_is_raised():
    with pytest.raises(ZeroDivisionError):
        Verification().ask_together([lambda part: part.ask("features", "a", PUBLIC, lambda: 1 / 0)])


def test_patience_is_of_one_asker():
    """A server that lets attackers wait is still asked as the public."""

    def ask_in_vain():
        raise NoAnswer("The server does not answer.", "Start it.")

    verification = Verification()
    verification.ask_together([lambda part: part.ask("writing", "a", ATTACKER, ask_in_vain)] * 20)
    assert "This was not asked" in verification.checks[-1].problem
    assert verification.ask("features", "mapalus:area", PUBLIC, lambda: "asked") == "asked"
