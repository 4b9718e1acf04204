import pytest

from mapalus.plugin.gui.publishing.words.step_words import (
    field_words,
    kind_words,
    name_words,
    plan_words,
    reason_words,
    value_words,
)
from mapalus.plugin.ogc.plan import CHANGE, CREATE, DELETE, EVERYTHING, Plan, Step


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (Step(CREATE, "layer", "a", {}), "It does not exist yet."),
        (Step(CREATE, "layer", "a", {}, (EVERYTHING,)), "Somebody deleted it on the server."),
        (Step(DELETE, "layer", "a", {}), "It is not declared any more."),
        (Step(DELETE, "layer", "a", {}, (EVERYTHING,)), "Somebody made it on the server, and it is not declared."),
        (Step(CHANGE, "layer", "a", {"title": (1, 2)}), "Differs: title."),
        (Step(CHANGE, "layer", "a", {"title": (1, 2)}, ("title",)), "Somebody changed it on the server: title."),
        (
            Step(CHANGE, "layer", "a", {"title": (1, 2), "some_other": (1, 2)}, ("title",)),
            "Differs: title, some other; somebody changed on the server: title.",
        ),
    ],
)
def test_reasons(step, words):
    assert reason_words(step) == words


@pytest.mark.parametrize(
    ("name", "value", "other", "words"),
    [
        ("title", None, None, "—"),
        ("filter", "", None, "—"),
        ("enabled", False, True, "no"),
        ("sha256", "0123456789abcdef", None, "file 0123456789ab…"),
        ("roles", ["*"], None, "everybody"),
        ("columns", ["code", "status"], None, "code, status"),
        ("title", {"default": "A / B", "id": "A", "en": "B"}, None, "id: A; en: B"),
        ("parameters", {"host": "a", "port": "1"}, {"host": "b", "port": "1"}, "host: a"),
        ("sql_view", {"sql": "SELECT\n 1", "parameters": []}, None, '{"sql": "SELECT\\n 1", "parameters": []}'),
        ("filter", "x" * 500, None, "x" * 160 + "…"),
    ],
)
def test_values(name, value, other, words):
    assert value_words(name, value, other) == words


def test_access_rules_say_what_they_are_about():
    assert name_words("access rule", "mapalus.report.r") == "reading mapalus:report"
    assert name_words("access rule", "mapalus.*.w") == "writing mapalus:*"
    assert name_words("layer", "mapalus:report") == "mapalus:report"
    assert name_words("rest rule", "GET") == "reading (GET)"


def test_every_kind_and_field_of_a_plan_has_words(publication, logins):
    from mapalus.plugin.ogc.geoserver.wanted import wanted_snapshot

    wanted = wanted_snapshot(publication, logins)
    for (kind, _), fields in wanted.state.items():
        assert kind_words(kind) != kind
        for field in fields:
            # Short ones are words already.
            assert "_" not in field_words(field), field


def test_a_plan_in_words():
    steps = (Step(CREATE, "role", "a", {}), Step(DELETE, "role", "b", {}, (EVERYTHING,)))
    assert plan_words(Plan(steps, 3, (("layer", "x"),))) == (
        "To do: 1 to create, 1 to delete. In order: 3. Changed on the server by somebody else: 1. "
        "Left alone, because somebody else made it: 1."
    )
    assert plan_words(Plan((), 3)) == "Nothing to do: the server is as it is declared. In order: 3."
