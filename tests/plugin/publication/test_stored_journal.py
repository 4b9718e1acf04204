"""Journals that other versions of Mapalus wrote: read, planned from and gone back to, on every kind of server."""

import copy
import json

import pytest

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.ogc.fields import FORMAT, IF_DECLARED, NO_DEFAULT, fields_of, is_whole, kinds_of
from mapalus.plugin.publication import journal as module
from mapalus.tests.support.feedback import QuietFeedback
from mapalus.tests.support.stored_journal import FIELDS, FOLDER, SERVERS, declared, load, publisher_to, table_of_names

STORED = {int(path.stem): json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.json"))}

# What is compared as a whole, and may get more parts without a new format.
_OPEN = ("parameters", "contact")


@pytest.fixture(params=SERVERS)
def kind(request):
    return request.param


@pytest.fixture(params=STORED)
def stored(request, kind):
    """A stored journal of each format."""
    return copy.deepcopy(STORED[request.param][kind])


@pytest.fixture
def newest(kind):
    return copy.deepcopy(STORED[max(STORED)][kind])


def states_of(stored):
    for entry in stored["log"]:
        yield entry["before"]
        if entry["after"]:
            yield entry["after"]


def forget(stored, is_forgotten):
    """Take fields out of a journal: ``is_forgotten(kind, name, field)``."""
    for state in states_of(stored):
        for kind, names in state.items():
            for name, fields in names.items():
                for field in [field for field in fields if is_forgotten(kind, name, field)]:
                    del fields[field]
    for entry in stored["log"]:
        for step in entry["plan"]["steps"]:
            for field in [field for field in step["fields"] if is_forgotten(step["kind"], step["name"], field)]:
                del step["fields"][field]


def has_default(table):
    return lambda kind, name, field: fields_of(table, kind, name).get(field) not in (NO_DEFAULT, IF_DECLARED)


@pytest.fixture
def older(newest, kind, monkeypatch):
    """The newest journal as a version left it that knew only what has no default."""
    monkeypatch.setattr(module, "FORMAT", FORMAT + 1)
    forget(newest, has_default(FIELDS[kind]))
    return newest


def first_layer(server):
    return "layer", sorted(server.wants.of_kind("layer"))[0]


# ---------------------------------------------------------------- as it was stored


def test_a_stored_journal_is_read(stored, kind, minahasa):
    server = load(minahasa, kind, stored)
    publisher = publisher_to(server, minahasa)
    assert not publisher.plan()
    assert [entry.outcome for entry in publisher.history()] == ["failed", "done", "done"]
    assert [entry.failed_checks for entry in publisher.history()] == [None, 0, 0]
    verification = publisher.verification(publisher.history()[1].number)
    assert verification.passed
    assert len(verification.checks) == publisher.history()[1].checks


def test_a_stored_journal_is_gone_back_in(stored, kind, minahasa):
    server = load(minahasa, kind, stored)
    publisher = publisher_to(server, minahasa)
    for entry in reversed(stored["log"]):
        plan = publisher.plan_rollback(entry["id"])
        assert plan.steps
        publisher.apply(plan, QuietFeedback(), entry["id"])
        assert not publisher.plan_rollback(entry["id"])
        assert is_whole(server.live.state, server.fields)


def test_what_somebody_changed_is_drift(stored, kind, minahasa):
    server = load(minahasa, kind, stored)
    key = first_layer(server)
    server.live.state[key] = {**server.live.state[key], "columns": ["code"]}
    (step,) = publisher_to(server, minahasa).plan().steps
    assert (step.key, step.drift) == (key, ("columns",))


# ---------------------------------------------------------------- fields that an older version did not know


def test_a_field_that_an_older_version_did_not_know_is_no_drift(older, kind, minahasa):
    server = load(minahasa, kind, older)
    publisher = publisher_to(server, minahasa)
    assert not publisher.plan()
    unknown = has_default(FIELDS[kind])
    # Every field of everything differs from what is declared.
    changed = set()
    for (its, name), fields in server.live.state.items():
        for field, value in fields.items():
            if unknown(its, name, field):
                fields[field] = ["another", value]
                changed.add((its, name, field))
    plan = publisher.plan()
    assert {(step.kind, step.name, field) for step in plan.steps for field in step.fields} == changed
    assert [step for step in plan.steps if step.drift] == []
    assert not any("somebody" in step.reason for step in plan.steps)


def test_what_an_older_version_knew_is_drift(older, kind, minahasa):
    server = load(minahasa, kind, older)
    key = first_layer(server)
    server.live.state[key] = {**server.live.state[key], "columns": ["code"], "queryable": None}
    (step,) = publisher_to(server, minahasa).plan().steps
    assert set(step.fields) == {"columns", "queryable"}
    assert step.drift == ("columns",)


def test_going_back_leaves_fields_that_an_older_version_did_not_know(older, kind, minahasa):
    server = load(minahasa, kind, older)
    key = first_layer(server)
    server.live.state[key] = {**server.live.state[key], "columns": ["code"], "queryable": False}
    publisher, entry = publisher_to(server, minahasa), older["log"][1]["id"]
    columns = older["log"][1]["before"]["layer"][key[1]]["columns"]
    plan = publisher.plan_rollback(entry)
    assert {step.key: set(step.fields) for step in plan.steps if step.kind == "layer"} == {key: {"columns"}}
    publisher.apply(plan, QuietFeedback(), entry)
    assert server.live.state[key]["columns"] == columns
    assert server.live.state[key]["queryable"] is False
    assert is_whole(server.live.state, server.fields)


@pytest.mark.parametrize("number", [0, 1, 2])
def test_going_back_when_everything_must_be_made_again(older, kind, minahasa, number):
    server = load(minahasa, kind, older)
    server.live.state = {key: fields for key, fields in server.live.state.items() if key[0] == "server setting"}
    publisher, entry = publisher_to(server, minahasa), older["log"][number]
    publisher.apply(publisher.plan_rollback(entry["id"]), QuietFeedback(), entry["id"])
    assert is_whole(server.live.state, server.fields)
    assert {(its, name) for its, names in entry["before"].items() for name in names} == set(server.live.state)


def test_one_field_at_a_time(newest, kind, minahasa, monkeypatch):
    """Whatever a capability adds next, an entry without it can be gone back to."""
    monkeypatch.setattr(module, "FORMAT", FORMAT + 1)
    entry, server = newest["log"][1]["id"], load(minahasa, kind, newest)
    publisher = publisher_to(server, minahasa)
    before = publisher._journal.before(entry)
    fields = {
        (its, field)
        for its, name in before.state
        for field, default in fields_of(server.fields, its, name).items()
        if default is not IF_DECLARED and (its, field) != ("store", "connects")
    }
    assert len(fields) > 15
    for its, field in fields:
        older = copy.deepcopy(before)
        for values in older.of_kind(its).values():
            values.pop(field, None)
        monkeypatch.setattr(publisher._journal, "before", lambda _entry, older=older: older)
        assert not any(field in step.fields for step in publisher.plan_rollback(entry).steps if step.kind == its)


def test_what_has_no_default_is_refused_before_anything_is_done(newest, kind, minahasa):
    server = load(minahasa, kind, newest)
    key, entry = first_layer(server), newest["log"][1]["id"]
    forgotten = copy.deepcopy(newest)
    del forgotten["log"][1]["before"]["layer"][key[1]]["columns"]
    with minahasa, minahasa.cursor() as cursor:
        cursor.execute("TRUNCATE mapalus.publication_log, mapalus.publication_step, mapalus.publication_content")
    server = load(minahasa, kind, forgotten)
    publisher = publisher_to(server, minahasa)
    # What is there has its columns.
    assert publisher.plan_rollback(entry)
    del server.live.state[key]
    with pytest.raises(MapalusError, match=r"make the layer .* again: columns\. Publish the declaration instead"):
        publisher.plan_rollback(entry)
    assert publisher.plan()


def test_a_kind_that_an_older_version_did_not_know_is_left_alone(minahasa):
    stored = copy.deepcopy(STORED[max(STORED)]["geoserver"])
    for state in states_of(stored):
        del state["tile layer"]
    server = load(minahasa, "geoserver", stored)
    tiles = server.live.of_kind("tile layer")
    (name, *_) = tiles
    server.live.add("tile layer", "mapalus:more", dict(tiles[name]))
    publisher = publisher_to(server, minahasa)
    (step,) = publisher.plan().steps
    assert (step.action, step.key, step.drift) == ("delete", ("tile layer", "mapalus:more"), ())
    assert "somebody" not in step.reason
    entry = stored["log"][0]["id"]
    publisher.apply(publisher.plan_rollback(entry), QuietFeedback(), entry)
    assert set(server.live.of_kind("tile layer")) == {*tiles, "mapalus:more"}
    assert server.live.of_kind("layer") == {}


# ---------------------------------------------------------------- what a newer version wrote


@pytest.fixture
def newer(newest):
    """A journal whose last two entries a newer version wrote, with a kind and fields that nobody knows here."""
    for entry in newest["log"][1:]:
        entry["format"] = FORMAT + 1
        for state in (entry["before"], entry["after"] or {}):
            state["terrain"] = {"mapalus:hills": {"height": 1}}
            for fields in state.get("layer", {}).values():
                fields["tilt"] = 45
        for check in (entry["verification"] or {"checks": []})["checks"]:
            check["seconds"] = 0.1
    return newest


def test_a_plan_over_a_newer_entry_is_possible(newer, kind, minahasa):
    server = load(minahasa, kind, newer)
    publisher = publisher_to(server, minahasa)
    assert not publisher.plan()
    key = first_layer(server)
    server.wants.state[key] = {**server.wants.state[key], "queryable": False}
    (step,) = publisher.plan().steps
    assert (step.fields, step.drift) == ({"queryable": (True, False)}, ())
    assert publisher.verification(newer["log"][1]["id"]).passed
    assert len(publisher.history()) == 3


def test_nothing_is_published_over_a_newer_entry(newer, kind, minahasa):
    server = load(minahasa, kind, newer)
    publisher, last = publisher_to(server, minahasa), newer["log"][-1]["id"]
    key = first_layer(server)
    server.wants.state[key] = {**server.wants.state[key], "queryable": False}
    refused = rf"A newer version of Mapalus wrote publication {last} .* Install that version .* nothing was changed"
    with pytest.raises(MapalusError, match=refused):
        publisher.apply(publisher.plan(), QuietFeedback())
    first = newer["log"][0]["id"]
    with pytest.raises(MapalusError, match=refused):
        publisher.apply(publisher.plan_rollback(first), QuietFeedback(), first)
    assert server.taken == []
    assert len(publisher.history()) == 3


def test_nobody_goes_back_to_a_newer_entry(newer, kind, minahasa):
    publisher, second = publisher_to(load(minahasa, kind, newer), minahasa), newer["log"][1]["id"]
    with pytest.raises(MapalusError, match=f"A newer version of Mapalus wrote publication {second}"):
        publisher.plan_rollback(second)


def test_fields_that_nobody_knows_are_passed_over(newest, kind, minahasa):
    """Of the same format, too: somebody may have tried out a version that was never released."""
    for state in states_of(newest):
        for fields in state.get("layer", {}).values():
            fields["tilt"] = 45
        state["terrain"] = {"mapalus:hills": {}}
    server = load(minahasa, kind, newest)
    publisher, entry = publisher_to(server, minahasa), newest["log"][1]["id"]
    assert not publisher.plan()
    plan = publisher.plan_rollback(entry)
    assert not any("tilt" in step.fields or step.kind == "terrain" for step in plan.steps)
    publisher.apply(plan, QuietFeedback(), entry)


# ---------------------------------------------------------------- the tables of fields


def test_the_tables_of_this_format_are_the_stored_ones(kind):
    """Raise FORMAT and store a journal anew when this fails: a table has got another field."""
    assert max(STORED) == FORMAT
    assert STORED[FORMAT][kind]["fields"] == table_of_names(kind)


def test_tables_only_grow(stored, kind):
    now = table_of_names(kind)
    assert all(set(fields) <= set(now[name]) for name, fields in stored["fields"].items())


def test_what_is_declared_stands_in_the_table(kind):
    """A field that a handler adds without its line in the table fails here."""
    snapshot, table = declared(kind), FIELDS[kind]
    for (its, name), fields in snapshot.state.items():
        known = fields_of(table, its, name)
        always = {field for field, default in known.items() if default is not IF_DECLARED}
        assert always <= set(fields) <= set(known), f"{its} {name}"
    assert {its for its, _ in snapshot.state} == kinds_of(table)


def test_fields_keep_their_parts(newest, kind):
    """Whoever needs another part adds another field: parts have no defaults."""
    snapshot = declared(kind)
    shapes = [
        {(its, name, field): _shape(value) for (its, name), fields in state for field, value in fields.items()}
        for state in (
            snapshot.state.items(),
            (((its, name), fields) for its, names in newest["live"].items() for name, fields in names.items()),
        )
    ]
    both = set(shapes[0]) & set(shapes[1])
    assert {key for key in both if shapes[0][key] != shapes[1][key] and key[2] not in _OPEN} == set()
    assert len(both) > 50


def _shape(value):
    return {key: _shape(part) for key, part in value.items()} if isinstance(value, dict) else None
