"""Each refusal of docs/life-cycle.md by a plain example: its SQLSTATE, and a sentence that a planner understands."""

import json
import re
from collections import Counter
from contextlib import closing
from datetime import timedelta
from itertools import permutations
from pathlib import Path

import psycopg2
import pytest

from mapalus.plugin.database.connection import refused
from mapalus.plugin.database.refusals import Refusal, explain
from mapalus.plugin.database.schema import migrate
from mapalus.plugin.i18n import words_in
from mapalus.plugin.vocabulary import STATUSES
from mapalus.tests.server_config.database import life_cycle_model as model
from mapalus.tests.server_config.database.life_cycle_database import VILLAGES, Desk, city_with_logins, positions

HERE, THERE = VILLAGES

# Words of the database's own, which tell a planner nothing.
_JARGON = re.compile(
    r"constraint|violates|row-level|relation|column|trigger|function|null|tuple|\bid\b|NEW\.|OLD\.|%|_of\b|_at\b",
    re.IGNORECASE,
)

# What no sentence for people holds: codes, and placeholders without a value.
_CODES = re.compile(rf"\b({'|'.join(STATUSES)}|area_office|status_reason|due_at|duplicate_of)\b|[{{}}]")


@pytest.fixture(scope="module")
def city(make_database, minahasa_template):
    with city_with_logins(make_database(minahasa_template)) as (connection, logins):
        yield connection, logins


@pytest.fixture
def desk(city):
    """A desk at which everything is undone after the test."""
    connection, _ = city
    places = positions(connection)
    try:
        yield Desk(connection, places)
    finally:
        connection.rollback()


@pytest.fixture
def people(city):
    return city[1]


@pytest.fixture
def report(desk, people):
    """Return a function that files a report, of waste at the agency for it unless said otherwise."""

    def file(status="received", **values):
        values = {"category": "waste", "place": HERE, "agency": "DLH", "status": status, **values}
        answer = desk.file(people["admin"], values)
        assert answer.code is None, answer
        return answer.returned

    return file


def assert_refused(answer, code):
    assert answer.code == code, answer
    for sentence in (answer.message, answer.hint):
        assert sentence, "a refusal says what happened and what to do"
        assert re.fullmatch(r"[A-Z].*[.]", sentence, re.DOTALL), sentence
        assert not _JARGON.search(sentence), sentence
    said = in_indonesian(answer)
    assert said != f"{answer.message} {answer.hint}"
    assert not _CODES.search(said), said


def in_indonesian(answer):
    values = json.loads(answer.detail)
    assert values["code"] == answer.code
    return explain(Refusal(values=values)).in_words(words_in("id"))


def row(desk, number):
    return desk.state()[number]


# ---------------------------------------------------------------- MA001 to MA003


def test_a_database_without_a_city(make_database, feedback):
    with closing(psycopg2.connect(make_database())) as connection:
        migrate(connection, feedback)
        with pytest.raises(psycopg2.Error) as refusal, connection, connection.cursor() as cursor:
            cursor.execute("INSERT INTO mapalus.report (category) VALUES ('waste')")
    assert refusal.value.pgcode == "MA001"
    assert "profile" in str(refused(refusal.value))


def test_a_position_outside_the_city(desk, people, report):
    outside = {"place": model.OUTSIDE}
    assert_refused(desk.file(people["planner"], {"category": "waste", **outside}), "MA002")
    assert_refused(desk.change(people["planner"], [report()], outside, 2), "MA002")
    assert_refused(desk.change(people["operator"], [report()], outside, 2), "MA002")


@pytest.mark.parametrize("who", ["planner", "admin", "the owner", "a superuser"])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE mapalus.report_event SET actor = 'somebody else'",
        "DELETE FROM mapalus.report_event",
        "TRUNCATE mapalus.report_event",
        "TRUNCATE mapalus.report_event CASCADE",
    ],
)
def test_history_is_final(desk, people, report, who, statement):
    report()
    login = people.get(who) or (model.Login("mapalus_owner", "owner") if who == "the owner" else None)
    answer = desk.act(login, statement)
    if who in ("planner", "admin"):
        assert answer.code in ("MA003", model.NOT_ALLOWED)
    else:
        assert_refused(answer, "MA003")


def test_nobody_writes_history_by_hand(desk, people, report):
    number = report()
    for who in ("planner", "operator", "admin", "waste"):
        answer = desk.act(
            people[who],
            "INSERT INTO mapalus.report_event (report_id, kind, from_value, to_value, agency) "
            "VALUES (%s, 'status', 'received', 'resolved', 'DLH')",
            (number,),
        )
        assert answer.code == model.NOT_ALLOWED, who


# ---------------------------------------------------------------- MA004 and MA005


@pytest.mark.parametrize("sent", [5, -3, -5, 99, 0, None])
def test_a_version_that_is_not_the_stored_one(desk, people, report, sent):
    number = report()
    for priority in (1, 2, 1):
        assert desk.change(people["planner"], [number], {"priority": priority}, "version + 1").rows == 1
    assert row(desk, number)["version"] == 4
    if sent == 5:
        sent = 3
    answer = desk.change(people["planner"], [number], {"priority": 7}, sent)
    if sent is None:
        assert_refused(answer, "MA005")
    else:
        assert_refused(answer, "MA004")
        assert json.loads(answer.detail)["differences"] == {"priority": [1, 7]}
        assert row(desk, number)["reference"] in answer.message


def test_the_one_who_comes_second_is_told(desk, people, report):
    """Both read version 1, both send 2: what the second sends is then the stored version."""
    number = report()
    assert desk.change(people["planner"], [number], {"priority": 1}, 2).rows == 1
    answer = desk.change(people["operator"], [number], {"priority": 5}, 2)
    assert_refused(answer, "MA004")
    assert json.loads(answer.detail)["differences"] == {"priority": [1, 5]}


def test_two_who_made_the_same_change(desk, people, report):
    """Nothing differs but the version; the second is told all the same."""
    number = report()
    assert desk.change(people["planner"], [number], {"priority": 1}, 2).rows == 1
    assert_refused(desk.change(people["operator"], [number], {"priority": 1}, -1), "MA004")


def test_a_version_that_was_read(desk, people, report):
    number = report()
    assert desk.change(people["planner"], [number], {"priority": 1}, 2).rows == 1
    assert desk.change(people["planner"], [number], {"priority": 2}, -2).rows == 1
    assert row(desk, number)["version"] == 3


# ---------------------------------------------------------------- MA006 to MA008


@pytest.mark.parametrize("start", model.STATUSES)
@pytest.mark.parametrize("to", model.STATUSES)
def test_every_pair_of_statuses(desk, people, report, start, to):
    """A planner takes every step that there is, and no other."""
    number = report(start, status_reason="spam" if start == "rejected" else None)
    # Without a step the reason stays as it is.
    reason = "spam" if start == "rejected" else "invalid"
    values = {"status": to, **({"status_reason": reason} if to == "rejected" else {})}
    answer = desk.change(people["planner"], [number], values, 2)
    if start == to or (start, to) in model.STEPS:
        assert answer.rows == 1, answer
        assert row(desk, number)["status"] == to
        assert (row(desk, number)["resolved_at"] is not None) == (to in model.CLOSED)
        assert (row(desk, number)["status_reason"] is not None) == (to == "rejected")
    else:
        assert_refused(answer, "MA006")


def test_a_status_that_does_not_exist(desk, people, report):
    answer = desk.change(people["planner"], [report()], {"status": "forgotten"}, 2)
    assert answer.code in ("MA006", "23514")


@pytest.mark.parametrize(
    ("who", "start", "to", "agency"),
    [
        ("operator", "received", "in_progress", "DLH"),
        ("operator", "in_progress", "resolved", "DLH"),
        ("operator", "rejected", "received", "DLH"),
        ("waste", "received", "in_progress", "DLH"),
        ("waste", "resolved", "received", "DLH"),
        ("works", "received", "rejected", "ROADS"),
        ("office", "resolved", "received", HERE),
        ("office", "rejected", "received", HERE),
    ],
)
def test_a_step_for_others(desk, people, report, who, start, to, agency):
    number = report(start, agency=agency, status_reason="spam" if start == "rejected" else None)
    values = {"status": to}
    if to == "rejected":
        values["status_reason"] = "invalid"
    assert_refused(desk.change(people[who], [number], values, 2), "MA007")


@pytest.mark.parametrize(
    ("who", "start", "to", "agency"),
    [
        ("operator", "resolved", "received", "DLH"),
        ("office", "received", "in_progress", HERE),
        ("works", "assigned", "in_progress", "ROADS"),
        ("roads", "in_progress", "resolved", "ROADS"),
        ("waste", "coordination", "received", "DLH"),
    ],
)
def test_a_step_of_ones_own(desk, people, report, who, start, to, agency):
    number = report(start, agency=agency)
    assert desk.change(people[who], [number], {"status": to}, 2).rows == 1
    (event,) = desk.new_events()[-1:]
    assert (event["kind"], event["from_value"], event["to_value"]) == ("status", start, to)
    assert (event["actor"], event["agency"]) == (people[who].name, agency)


def test_in_a_city_that_routes_by_category_the_agency_takes_reports_up(desk, people, report):
    desk.act(None, "UPDATE mapalus.city SET routing = 'category'")
    assert desk.change(people["waste"], [report(agency="DLH")], {"status": "in_progress"}, 2).rows == 1
    # It is the category's agency that stands in, not any that happens to hold the report.
    elsewhere = report(agency="DPUPR")
    assert_refused(desk.change(people["works"], [elsewhere], {"status": "in_progress"}, 2), "MA007")


def test_a_new_report_is_received(desk, people):
    values = {"category": "waste", "status": "in_progress"}
    for who in ("planner", "operator"):
        assert desk.file(people[who], values).code in ("MA006", "MA007")
    assert desk.file(people["admin"], values).code is None
    assert desk.file(people["planner"], {**values, "source_hash": "an import"}).code is None


@pytest.mark.parametrize("who", ["planner", "admin", "office"])
@pytest.mark.parametrize("to", ["coordination", "assigned"])
def test_a_step_that_needs_an_agency(desk, people, report, who, to):
    number = report(agency=HERE)
    assert_refused(desk.change(people[who], [number], {"status": to}, 2), "MA008")
    assert_refused(desk.change(people["planner"], [number], {"status": to, "agency": THERE}, 2), "MA008")
    if who != "office" or to == "coordination":
        assert desk.change(people[who], [number], {"status": to, "agency": "DLH"}, 2).rows == 1


@pytest.mark.parametrize(
    ("start", "who"), [("received", "planner"), ("coordination", "waste"), ("in_progress", "waste")]
)
def test_a_step_that_needs_a_reason(desk, people, report, start, who):
    number = report(start)
    assert_refused(desk.change(people[who], [number], {"status": "rejected"}, 2), "MA008")
    values = {"status": "rejected", "status_reason": "not_our_authority"}
    assert desk.change(people[who], [number], values, 2).rows == 1


def test_a_step_that_needs_an_after_photo(desk, people, report):
    number = report("in_progress", category="road", agency="DPUPR")
    for who in ("works", "planner", "admin"):
        assert_refused(desk.change(people[who], [number], {"status": "resolved"}, 2), "MA008")
    desk.photo(number, "before")
    assert_refused(desk.change(people["works"], [number], {"status": "resolved"}, 2), "MA008")
    desk.photo(number, "after")
    assert desk.change(people["works"], [number], {"status": "resolved"}, 2).rows == 1


@pytest.mark.parametrize("who", ["planner", "admin", "waste"])
@pytest.mark.parametrize("reason", [None, "invalid"])
@pytest.mark.parametrize("others", [{}, {"status": "rejected"}, {"status_note": "Looked at again."}])
def test_a_reason_stays_without_a_step(desk, people, report, who, reason, others):
    number = report("rejected", status_reason="spam")
    desk.new_events()
    assert_refused(desk.change(people[who], [number], {"status_reason": reason, **others}, 2), "MA008")
    assert desk.new_events() == []
    # The same one is no change, and a note is one of its own.
    assert desk.change(people[who], [number], {"status_reason": "spam", "status_note": "Sorry."}, 2).rows == 1
    assert [(event["kind"], event["note"]) for event in desk.new_events()] == [("note", "Sorry.")]


def test_another_reason_by_going_back(desk, people, report):
    number = report("rejected", status_reason="spam")
    assert desk.change(people["planner"], [number], {"status": "received"}, 2).rows == 1
    values = {"status": "rejected", "status_reason": "invalid"}
    assert desk.change(people["planner"], [number], values, 3).rows == 1
    assert {event["kind"] for event in desk.new_events()} == {"received", "status"}


def test_a_reason_that_is_missing_is_added(desk, people, report):
    number = report("rejected")
    desk.new_events()
    assert desk.change(people["waste"], [number], {"status_reason": "invalid"}, 2).rows == 1
    (event,) = desk.new_events()
    assert (event["kind"], event["from_value"], event["to_value"]) == ("reason", None, "invalid")
    assert (event["actor"], event["agency"]) == (people["waste"].name, "DLH")


def test_an_import_replaces_a_reason_and_merged_reports_follow(desk, people, report):
    parent, child = report("rejected", status_reason="spam"), report()
    assert desk.change(people["planner"], [child], {"duplicate_of": parent}, 2).rows == 1
    desk.new_events()
    values = {"status_reason": "invalid", "source_hash": "what the source says now"}
    assert desk.change(people["planner"], [parent], values, 2).rows == 1
    assert row(desk, child)["status_reason"] == "invalid"
    events = [(e["report_id"], e["kind"], e["from_value"], e["to_value"]) for e in desk.new_events()]
    assert events == [(parent, "reason", "spam", "invalid"), (child, "reason", "spam", "invalid")]
    # Of a merged report it can be neither taken away nor replaced.
    assert_refused(desk.change(people["planner"], [child], {"status_reason": None}, "version + 1"), "MA009")
    # A source cannot be played by whoever may not import.
    values = {"status_reason": "spam", "source_hash": "made up"}
    assert desk.change(people["waste"], [parent], values, 3).code == model.NOT_ALLOWED


def test_pauses_are_kept_by_the_database_alone(desk, people, report):
    desk.act(None, "UPDATE mapalus.city SET pausing_states = '{coordination}'")
    number = report("coordination")
    for who in ("planner", "admin", "operator", "waste"):
        for statement in (
            "UPDATE mapalus.report_pause SET began_at = began_at - interval '1 year' WHERE report_id = %s",
            "DELETE FROM mapalus.report_pause WHERE report_id = %s",
            "INSERT INTO mapalus.report_pause (report_id, status) VALUES (%s, 'coordination')",
        ):
            assert desk.act(people[who], statement, (number,)).code == model.NOT_ALLOWED, (who, statement)
    # It goes with its report.
    assert desk.delete(people["admin"], number).rows == 1
    assert desk.act(None, "SELECT count(*) FROM mapalus.report_pause").returned == 0


def test_passing_a_report_on(desk, people, report):
    number = report("assigned", agency="DPUPR")
    # To a sub-unit at any time; to anybody else only with the step to coordination.
    assert desk.change(people["works"], [number], {"agency": "ROADS"}, 2).rows == 1
    assert desk.change(people["works"], [number], {"agency": "DLH"}, 3).code in ("MA007", model.NOT_ALLOWED)
    answer = desk.change(people["works"], [number], {"agency": "DLH", "status": "in_progress"}, 3)
    assert answer.code in ("MA007", model.NOT_ALLOWED)
    assert desk.change(people["works"], [number], {"agency": "DLH", "status": "coordination"}, 3).rows == 1
    # It has gone out of its hands.
    assert desk.change(people["works"], [number], {"status_note": "One more thing."}, 4).rows == 0
    assert desk.change(people["waste"], [number], {"status_note": "Ours now."}, 4).rows == 1


def test_an_import_may_take_any_step(desk, people, report):
    number = report("received")
    values = {"status": "resolved", "source_hash": "what the source says now"}
    assert desk.change(people["planner"], [number], values, 2).rows == 1
    assert [event["to_value"] for event in desk.new_events() if event["kind"] == "status"] == ["resolved"]
    # Only if the source says something else than before.
    assert_refused(desk.change(people["planner"], [number], {**values, "status": "assigned"}, 3), "MA006")


# ---------------------------------------------------------------- MA009 and MA010


@pytest.fixture
def merged(desk, people, report):
    """A report and one that was merged into it."""
    parent, child = report("in_progress", agency="DPUPR"), report("coordination")
    assert desk.change(people["planner"], [child], {"duplicate_of": parent}, 2).rows == 1
    return parent, child


@pytest.mark.parametrize("who", ["planner", "admin", "works"])
@pytest.mark.parametrize(
    "values",
    [{"status": "resolved"}, {"status": "rejected", "status_reason": "spam"}, {"agency": "ROADS"}],
    ids=lambda values: " and ".join(values),
)
def test_a_merged_report_follows_another(desk, people, merged, who, values):
    parent, child = merged
    assert_refused(desk.change(people[who], [child], values, 3), "MA009")
    # Together with its parent it is no more its own master.
    if who == "planner":
        assert_refused(desk.change(people[who], [parent, child], values, "version + 1"), "MA009")
    # What is not taken over stays its own.
    assert desk.change(people["planner"], [child], {"priority": 2, "category": "tree"}, 3).rows == 1


def test_an_import_says_something_of_a_merged_report(desk, people, merged):
    """It goes on following the other one; once the merge is undone, it is what its source says."""
    _, child = merged
    values = {"source_hash": "new", "status": "rejected", "status_reason": "spam", "agency": "DISHUB"}
    assert desk.change(people["planner"], [child], values, 3).rows == 1
    after = row(desk, child)
    assert (after["status"], after["status_reason"], after["agency"]) == ("in_progress", None, "DPUPR")
    assert desk.change(people["planner"], [child], {"duplicate_of": None}, "version + 1").rows == 1
    after = row(desk, child)
    assert (after["status"], after["status_reason"], after["agency"]) == ("rejected", "spam", "DISHUB")


def test_an_import_says_nothing_of_the_standing_of_a_merged_report(desk, people, merged):
    _, child = merged
    values = {"source_hash": "new", "description": "Another wording."}
    assert desk.change(people["planner"], [child], values, 3).rows == 1
    assert desk.change(people["planner"], [child], {"duplicate_of": None}, "version + 1").rows == 1
    after = row(desk, child)
    assert (after["status"], after["agency"]) == ("coordination", "DLH")


def test_what_a_merge_takes_and_gives_back(desk, people, report):
    parent = report("received", agency=HERE)
    child = report(
        "rejected", status_reason="spam", reported_at="2026-01-01 08:00+08", resolved_at="2026-01-02 08:00+08"
    )
    before = row(desk, child)
    desk.new_events()
    assert desk.change(people["planner"], [child], {"duplicate_of": parent}, 2).rows == 1
    events = Counter((event["report_id"], event["kind"]) for event in desk.new_events())
    assert events == {(child, "merge"): 1, (child, "status"): 1, (child, "agency"): 1}
    after = row(desk, child)
    assert (after["status"], after["status_reason"], after["agency"]) == ("received", None, HERE)
    assert after["resolved_at"] is None
    assert row(desk, parent)["supporters"] == 1
    assert desk.change(people["planner"], [child], {"duplicate_of": None}, 3).rows == 1
    events = Counter((event["report_id"], event["kind"]) for event in desk.new_events())
    assert events == {(child, "unmerge"): 1, (child, "status"): 1, (child, "agency"): 1}
    assert row(desk, parent)["supporters"] == 0
    after = row(desk, child)
    assert {**after, "version": 0} == {**before, "version": 0}


def test_merging_and_undoing_loses_nothing(desk, people, report):
    """A chain, whose end is resolved and reopened meanwhile: photos, support, history, reporter, and the reports."""

    def kept():
        """All that belongs to the reports, in the order in which it was made."""
        everything = {}
        for table in ("report_photo", "report_support", "reporter", "report_event"):
            rows = f"SELECT jsonb_agg(to_jsonb(t) ORDER BY t::text) FROM mapalus.{table} AS t"
            everything[table] = desk.act(None, rows).returned
        return everything

    top, middle, bottom = (
        report("in_progress", agency="DPUPR"),
        report("assigned"),
        report("coordination", agency="PDAM"),
    )
    for number in (middle, bottom):
        desk.photo(number, "before")
        assert desk.support(people["operator"], number).code is None
        desk.act(None, "INSERT INTO mapalus.reporter (report_id, reporter_name) VALUES (%s, 'A Name')", (number,))
    assert desk.change(people["planner"], [middle], {"is_public": False, "priority": 3}, "version + 1").rows == 1
    before, rows = kept(), desk.state()
    planner, works = people["planner"], people["works"]
    assert desk.change(planner, [bottom], {"duplicate_of": middle}, "version + 1").rows == 1
    assert desk.change(planner, [middle], {"duplicate_of": top}, "version + 1").rows == 1
    assert row(desk, top)["supporters"] == 4
    assert desk.change(works, [top], {"status": "resolved"}, "version + 1").rows == 1
    assert {row(desk, number)["status"] for number in (top, middle, bottom)} == {"resolved"}
    assert desk.change(people["operator"], [top], {"status": "received"}, "version + 1").rows == 1
    assert {row(desk, number)["status"] for number in (top, middle, bottom)} == {"received"}
    assert {row(desk, number)["agency"] for number in (top, middle, bottom)} == {"DPUPR"}
    assert desk.change(planner, [middle], {"duplicate_of": None}, "version + 1").rows == 1
    assert row(desk, middle)["supporters"] == 3
    # What is merged into it follows it back.
    assert (row(desk, bottom)["status"], row(desk, bottom)["agency"]) == ("assigned", "DLH")
    assert desk.change(planner, [bottom], {"duplicate_of": None}, "version + 1").rows == 1

    after = kept()
    for table in ("report_photo", "report_support", "reporter"):
        assert after[table] == before[table], table
    events = {event["id"]: event for event in after["report_event"]}
    assert all(events[event["id"]] == event for event in before["report_event"])
    for number in (middle, bottom):
        is_now, was = row(desk, number), rows[number]
        assert {key for key in was if is_now[key] != was[key]} <= {"version"}
        kinds = [event["kind"] for event in after["report_event"] if event["report_id"] == number]
        assert {"merge", "unmerge"} <= set(kinds)


def test_a_merged_report_is_not_closed_before_it_was_reported(desk, people, report):
    parent = report("resolved", reported_at="2026-01-01 08:00+08", resolved_at="2026-01-02 08:00+08")
    child = report("received", reported_at="2026-01-05 08:00+08")
    assert desk.change(people["planner"], [child], {"duplicate_of": parent}, 2).rows == 1
    after = row(desk, child)
    assert after["status"] == "resolved"
    assert after["resolved_at"].isoformat() == "2026-01-05T00:00:00+00:00"


def test_merges_that_are_not_possible(desk, people, report):
    one, two, three = report(), report(), report()
    planner = people["planner"]
    assert_refused(desk.change(planner, [one], {"duplicate_of": one}, 2), "MA010")
    assert desk.change(planner, [one], {"duplicate_of": two}, 2).rows == 1
    assert_refused(desk.change(planner, [two], {"duplicate_of": one}, "version + 1"), "MA010")
    assert desk.change(planner, [two], {"duplicate_of": three}, "version + 1").rows == 1
    assert_refused(desk.change(planner, [three], {"duplicate_of": one}, "version + 1"), "MA010")
    assert_refused(desk.delete(people["admin"], three), "MA010")
    assert_refused(desk.delete(people["admin"], two), "MA010")
    assert desk.delete(people["admin"], one).rows == 1


def test_a_circle_in_one_statement(desk, people, report):
    one, two, three = report(), report(), report()
    ring = (
        "UPDATE mapalus.report SET version = version + 1, duplicate_of = CASE id WHEN %(one)s THEN %(two)s::bigint "
        "WHEN %(two)s THEN %(three)s WHEN %(three)s THEN %(one)s END WHERE id IN (%(one)s, %(two)s, %(three)s)"
    )
    assert_refused(desk.act(people["planner"], ring, {"one": one, "two": two, "three": three}), "MA010")


def test_a_report_filed_into_itself(desk, people, report):
    report()
    answer = desk.act(
        people["planner"], "INSERT INTO mapalus.report (id, category, duplicate_of) VALUES (4711, 'waste', 4711)"
    )
    assert_refused(answer, "MA010")


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_chain_made_in_one_statement(desk, people, report, order):
    """Whatever the order in which the rows are taken, the result is the same."""
    filed = [report(), report(), report()]
    low, middle, high = (filed[place] for place in order)
    planner = people["planner"]
    assert desk.change(planner, [low], {"status": "in_progress"}, 2).rows == 1
    assert desk.change(planner, [middle], {"status": "assigned", "agency": "ROADS"}, 2).rows == 1
    assert desk.change(planner, [high], {"status": "coordination", "agency": "DPUPR"}, 2).rows == 1
    chain = (
        "UPDATE mapalus.report SET version = version + 1, "
        "duplicate_of = CASE id WHEN %(low)s THEN %(middle)s ELSE %(high)s END WHERE id IN (%(low)s, %(middle)s)"
    )
    assert desk.act(planner, chain, {"low": low, "middle": middle, "high": high}).rows == 2
    state = desk.state()
    for number in filed:
        assert (state[number]["status"], state[number]["agency"]) == ("coordination", "DPUPR")
    assert [state[number]["supporters"] for number in (low, middle, high)] == [0, 1, 2]
    assert desk.change(planner, [low], {"duplicate_of": None}, "version + 1").rows == 1
    assert desk.change(planner, [middle], {"duplicate_of": None}, "version + 1").rows == 1
    state = desk.state()
    assert (state[low]["status"], state[low]["agency"]) == ("in_progress", "DLH")
    assert (state[middle]["status"], state[middle]["agency"]) == ("assigned", "ROADS")
    assert [state[number]["supporters"] for number in (low, middle, high)] == [0, 0, 0]


def test_a_report_filed_as_a_duplicate(desk, people, report):
    """It is filed first and merged then, so that there is something to come back when the merge is undone."""
    answer = desk.file(people["planner"], {"category": "waste", "duplicate_of": report()})
    assert_refused(answer, "MA010")


def test_only_planners_merge(desk, people, report):
    one, two = report("in_progress"), report("in_progress")
    for who in ("operator", "waste"):
        assert desk.change(people[who], [one], {"duplicate_of": two}, 2).code in ("MA007", model.NOT_ALLOWED)
    answer = desk.file(people["operator"], {"category": "waste", "duplicate_of": two})
    assert answer.code in ("MA007", "MA010", model.NOT_ALLOWED)


def test_only_administrators_delete(desk, people, report):
    number = report()
    for who in ("planner", "operator", "waste", "public", "nobody"):
        assert desk.delete(people[who], number).code == model.NOT_ALLOWED, who
    desk.new_events()
    assert desk.delete(people["admin"], number).rows == 1
    (event,) = desk.new_events()
    assert (event["report_id"], event["kind"], event["agency"]) == (number, "deleted", "DLH")
    assert event["actor"] == people["admin"].name


def test_a_deleted_report_leaves_its_history_and_nothing_else(desk, people, merged):
    parent, child = merged
    desk.support(people["planner"], child)
    desk.photo(child, "before")
    desk.act(None, "INSERT INTO mapalus.reporter (report_id, reporter_name) VALUES (%s, 'A Name')", (child,))
    assert desk.state()[parent]["supporters"] == 2
    assert desk.delete(people["admin"], child).rows == 1
    assert desk.state()[parent]["supporters"] == 0
    for table in ("report_support", "report_photo", "report_merge", "reporter"):
        assert desk.act(None, f"SELECT count(*) FROM mapalus.{table} WHERE report_id = %s", (child,)).returned == 0, (
            table
        )
    history = "SELECT array_agg(kind ORDER BY id) FROM mapalus.report_event WHERE report_id = %s"
    kinds = desk.act(None, history, (child,)).returned
    assert kinds[0] == "received"
    assert kinds[-1] == "deleted"
    assert "merge" in kinds


# ---------------------------------------------------------------- MA011


def test_a_deadline_before_the_report(desk, people, report):
    number = report()
    reported_at = row(desk, number)["due_at"] - timedelta(hours=48)
    early = reported_at - timedelta(seconds=1)
    assert_refused(desk.change(people["planner"], [number], {"due_at": early}, 2), "MA011")
    answer = desk.file(people["planner"], {"category": "waste", "reported_at": reported_at, "due_at": early})
    assert_refused(answer, "MA011")
    assert desk.change(people["planner"], [number], {"due_at": reported_at}, 2).rows == 1


# ---------------------------------------------------------------- without a code of its own


def test_what_agencies_and_operators_do_not_change(desk, people, report):
    number = report("in_progress")
    for who, values in (
        ("waste", {"category": "tree"}),
        ("waste", {"priority": 1}),
        ("waste", {"place": THERE}),
        ("waste", {"is_public": False}),
        ("waste", {"due_at": "2030-01-01"}),
        ("waste", {"description": "x"}),
        ("waste", {"source_hash": "x"}),
        ("operator", {"agency": "DPUPR"}),
        ("operator", {"is_public": False}),
        ("operator", {"due_at": "2030-01-01"}),
        ("operator", {"status_reason": "spam"}),
        ("operator", {"status_note": "x"}),
        ("operator", {"source_hash": "x"}),
    ):
        assert desk.change(people[who], [number], values, 2).code == model.NOT_ALLOWED, (who, values)


def test_strangers_do_nothing(desk, people, report):
    number = report()
    for who in ("public", "nobody"):
        login = people[who]
        for answer in (
            desk.change(login, [number], {"status": "in_progress"}, 2),
            desk.file(login, {"category": "waste"}),
            desk.delete(login, number),
            desk.support(login, number),
            desk.act(login, "SELECT count(*) FROM mapalus.report"),
            desk.act(login, "SELECT count(*) FROM mapalus.report_merge"),
        ):
            assert answer.code == model.NOT_ALLOWED, who


def test_agencies_see_their_own_reports_alone(desk, people, report):
    own, of_the_sub_unit, foreign = report(agency="DPUPR"), report(agency="ROADS"), report(agency="DLH")
    for who, expected in (("works", [own, of_the_sub_unit]), ("roads", [of_the_sub_unit]), ("lost", [])):
        answer = desk.act(people[who], "SELECT coalesce(array_agg(id ORDER BY id), '{}') FROM mapalus.report")
        assert answer.returned == expected, who
        assert desk.change(people[who], [foreign], {"status_note": "x"}, 2).rows == 0
        events = desk.act(people[who], "SELECT count(*) FROM mapalus.report_event WHERE report_id = %s", (foreign,))
        assert events.returned == 0


@pytest.mark.parametrize("who", ["waste", "operator", "planner"])
def test_merges_and_history_are_kept_by_the_database_alone(desk, people, merged, who):
    """What has the owner's rights and writes them is called by triggers, not by whoever knows its name."""
    _, child = merged
    callable_by_hand = desk.act(
        None,
        "SELECT array_agg(oid::regprocedure::text) FROM pg_proc WHERE pronamespace = 'mapalus'::regnamespace "
        "AND prosecdef AND has_function_privilege(%s, oid, 'EXECUTE') "
        "AND prosrc ~* '(insert into|update|delete from) +(mapalus.)?report_(merge|event)'",
        (people[who].name,),
    ).returned
    assert callable_by_hand is None
    for statement in (
        "DELETE FROM mapalus.report_merge WHERE report_id = %s",
        "UPDATE mapalus.report_merge SET status = 'resolved' WHERE report_id = %s",
        "UPDATE mapalus.report SET supporters = 100, version = -version WHERE id = %s",
    ):
        desk.act(people[who], statement, (child,))
    assert row(desk, child)["supporters"] == 0
    assert desk.change(people["planner"], [child], {"duplicate_of": None}, "version + 1").rows == 1
    assert row(desk, child)["status"] == "coordination"


@pytest.mark.parametrize("who", ["waste", "operator", "planner"])
def test_a_trigger_of_ones_own_is_no_way_round(desk, people, merged, who):
    """What writes merges cannot be put on a table of one's own, where its rows could say anything."""
    _, child = merged
    allow = f"'GRANT TEMPORARY ON DATABASE ' || quote_ident(current_database()) || ' TO {people[who].name}'"
    desk.act(None, f"DO $$ BEGIN EXECUTE {allow}; END $$")
    answer = desk.act(
        people[who],
        "CREATE TEMPORARY TABLE mine (LIKE mapalus.report); "
        "CREATE TRIGGER turn BEFORE UPDATE ON mine FOR EACH ROW EXECUTE FUNCTION mapalus.merge_before_write()",
    )
    assert answer.code == model.NOT_ALLOWED
    assert desk.change(people["planner"], [child], {"duplicate_of": None}, "version + 1").rows == 1
    assert row(desk, child)["status"] == "coordination"


def test_an_import_without_an_agency_keeps_the_childs_own(desk, people, merged):
    """An import that says a status alone must not make the parent's agency the child's."""
    _, child = merged
    shown = row(desk, child)
    values = {"source_hash": "new", "status": "resolved", "agency": shown["agency"]}
    assert desk.change(people["planner"], [child], values, 3).rows == 1
    assert (row(desk, child)["status"], row(desk, child)["agency"]) == (shown["status"], shown["agency"])
    assert desk.change(people["planner"], [child], {"duplicate_of": None}, "version + 1").rows == 1
    after = row(desk, child)
    assert (after["status"], after["agency"]) == ("resolved", "DLH")


def test_an_unknown_category_and_no_status(desk, people, report):
    number = report()
    assert_refused(desk.change(people["planner"], [number], {"category": "dragons"}, 2), "MA011")
    assert_refused(desk.change(people["planner"], [number], {"status": None}, 2), "MA006")


# ---------------------------------------------------------------- words, objects, and the page that lists all this


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"channel": "pigeon"}, "There is no channel “pigeon”."),
        ({"position_accuracy_m": -1}, "A position cannot be accurate to -1 m."),
        ({"position_method": "guessed", "place": HERE}, "A position cannot be obtained as “guessed”."),
        ({"agency": "NASA"}, "There is no agency NASA."),
        ({"concerns_table": "cctv", "concerns_key": "K9"}, "There is no camera K9."),
        ({"concerns_table": "market", "concerns_key": "K1"}, "There is no market K1."),
        ({"concerns_table": "spaceship", "concerns_key": "K1"}, "A report is about a facility, a camera, a market"),
        ({"concerns_table": "cctv"}, "A report is about a facility, a camera, a market"),
        ({"concerns_key": "K1"}, "A report is about a facility, a camera, a market"),
    ],
    ids=str,
)
def test_a_word_that_means_nothing(desk, people, report, values, said):
    desk.act(
        None,
        "INSERT INTO mapalus.cctv (code, cctv_name, geom) SELECT 'K1', 'Simpang', ST_PointOnSurface(geom) "
        "FROM mapalus.area WHERE code = %s",
        (HERE,),
    )
    for answer in (
        desk.file(people["planner"], {"category": "waste", **values}),
        desk.change(people["planner"], [report()], values, 2),
    ):
        assert_refused(answer, "MA011")
        assert said in answer.message
    assert desk.file(people["planner"], {"category": "waste", "status_reason": "boredom"}).code is None
    rejected = {"category": "waste", "status": "rejected", "status_reason": "boredom"}
    assert_refused(desk.file(people["admin"], rejected), "MA011")
    assert_refused(desk.file(people["admin"], {"category": "waste", "status": "forgotten"}), "MA011")


def test_every_refusal_is_on_the_page(desk):
    """Every SQLSTATE of Mapalus' own that a function of the database raises is explained, and no other."""
    page = (Path(__file__).parents[3] / "docs" / "life-cycle.md").read_text()
    explained = re.findall(r"^\| `(MA\d{3})` \|", page, re.MULTILINE)
    answer = desk.act(
        None, "SELECT string_agg(prosrc, ' ') FROM pg_proc WHERE pronamespace::regnamespace::text LIKE 'mapalus%'", None
    )
    assert sorted(set(re.findall(r"'(MA\w+)'", answer.returned))) == explained
