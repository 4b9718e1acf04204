"""What staff do with reports: outcomes, refusals in words, undoing, merging; as logins of each role."""

import pytest
from psycopg2 import sql

from mapalus.plugin.desk import actions
from mapalus.plugin.errors import MapalusError
from mapalus.plugin.i18n import words_in
from mapalus.tests.support.card_people import file_report, people_of


@pytest.fixture
def people(minahasa, cluster):
    with people_of(minahasa, cluster, "actions") as people:
        yield people


@pytest.fixture
def stored(minahasa, fetch):
    """Return a function that returns columns of a report as they are stored."""

    def stored(number, *columns):
        (row,) = fetch(minahasa, f"SELECT {', '.join(columns)} FROM mapalus.report WHERE id = %s", (number,))
        return row

    return stored


def outcomes_of(outcomes):
    return [outcome.outcome for outcome in outcomes]


def test_a_step_with_all_that_it_needs(minahasa, people, stored):
    number = file_report(minahasa)
    change = actions.take_step("assigned", agency="DPUPR", note="  Roads.  ".strip())
    (outcome,) = people["planner"](actions.change_reports, {number: 1}, change)
    assert (outcome.is_done, outcome.version, outcome.refusal) == (True, 2, None)
    assert outcome.before == {"status": "received", "agency": "DLH", "status_note": None}
    assert stored(number, "status", "agency", "status_note", "version") == ("assigned", "DPUPR", "Roads.", 2)
    assert people["planner"](actions.change_reports, {}, change) == []


def test_a_refusal_is_a_sentence_that_names_the_report(minahasa, people):
    """In the user's language, with words in place of codes."""
    waits, closed = file_report(minahasa, status="assigned"), file_report(minahasa, status="resolved")
    outcomes = people["planner"](actions.change_reports, {waits: 1, closed: 1}, actions.take_step("in_progress"))
    assert outcomes_of(outcomes) == ["done", "refused"]
    assert outcomes[1].refusal.in_words(words_in("id")) == (
        f"{outcomes[1].reference}: Status tidak dapat berubah dari Selesai menjadi Proses. "
        "Dari Selesai dapat menjadi: Menunggu."
    )
    assert actions.sum_up(outcomes) == "Changed: 1. Refused: 1."
    (again,) = people["planner"](actions.change_reports, {waits: 2}, actions.take_step("in_progress"))
    assert again.outcome == "unchanged"
    assert actions.sum_up([again]).startswith("Nothing to change")


def test_a_right_that_is_missing_is_named(minahasa, people):
    number = file_report(minahasa)
    (outcome,) = people["operator"](actions.change_reports, {number: 1}, actions.pass_on("DPUPR"))
    assert str(outcome.refusal).startswith(f"{outcome.reference}: you have no right to this change (Agency).")
    (outcome,) = people["agency"](actions.change_reports, {number: 1}, actions.set_priority(2))
    assert "(Priority)" in str(outcome.refusal)


def test_two_people_at_one_report(minahasa, people, stored):
    number = file_report(minahasa, status="assigned")
    people["agency"](actions.change_reports, {number: 1}, actions.take_step("in_progress", note="On our way."))
    (outcome,) = people["planner"](actions.change_reports, {number: 1}, actions.take_step("coordination"))
    assert outcome.is_refused
    assert "Somebody else changed" in str(outcome.refusal)
    assert "In progress is stored, Coordination is yours" in str(outcome.refusal)
    assert stored(number, "status", "status_note") == ("in_progress", "On our way.")


def test_a_report_that_is_gone(minahasa, people, fetch):
    deleted, passed_on = file_report(minahasa), file_report(minahasa, status="assigned")
    fetch(minahasa, "DELETE FROM mapalus.report WHERE id = %s RETURNING 1", (deleted,))
    outcomes = people["planner"](actions.change_reports, {deleted: 1}, actions.set_priority(1))
    assert "was deleted, or another agency has it now" in str(outcomes[0].refusal)
    people["agency"](actions.change_reports, {passed_on: 1}, actions.take_step("coordination", agency="DPUPR"))
    (outcome,) = people["agency"](actions.change_reports, {passed_on: 2}, actions.take_step("in_progress"))
    assert str(outcome.refusal).startswith(f"{outcome.reference} was not changed")


# ---------------------------------------------------------------- all that a filter finds


def test_a_filter_changes_what_it_finds_in_the_database(minahasa, people, fetch):
    for status in ("received", "received", "assigned", "resolved"):
        file_report(minahasa, status=status, description="100 % of it")
    query = sql.SQL("SELECT id FROM mapalus.report WHERE description = {}").format(sql.Literal("100 %"))
    assert people["planner"](actions.change_filtered, query, actions.set_priority(1)) == []
    query = sql.SQL("SELECT id FROM mapalus.report WHERE description LIKE {}").format(sql.Literal("100 \\% of%"))
    outcomes = people["planner"](actions.change_filtered, query, actions.take_step("assigned", note="“50 %” {done}"))
    assert outcomes_of(outcomes) == ["done", "done", "done", "refused"]
    assert fetch(minahasa, "SELECT count(*) FROM mapalus.report WHERE status_note = '“50 %” {done}'") == [(3,)]
    # An agency's filter finds its own alone.
    file_report(minahasa, agency="DPUPR", status="assigned")
    outcomes = people["agency"](
        actions.change_filtered, sql.SQL("SELECT id FROM mapalus.report"), actions.take_step("in_progress")
    )
    assert outcomes_of(outcomes) == ["done", "done", "done", "refused"]


# ---------------------------------------------------------------- undoing


def test_undoing_writes_each_reports_own_values_back(minahasa, people, stored):
    numbers = [file_report(minahasa, priority=priority, status="assigned") for priority in (0, 1, 2)]
    done = people["planner"](actions.change_reports, dict.fromkeys(numbers, 1), actions.set_priority(2))
    assert outcomes_of(done) == ["done", "done", "unchanged"]
    undone = people["planner"](actions.undo, done)
    assert outcomes_of(undone) == ["done", "done"]
    assert [stored(number, "priority")[0] for number in numbers] == [0, 1, 2]
    assert people["planner"](actions.undo, []) == []
    # And what was undone can be undone.
    people["planner"](actions.undo, undone)
    assert [stored(number, "priority")[0] for number in numbers] == [2, 2, 2]


def test_undoing_a_step_away_from_a_rejection_brings_its_reason_back(minahasa, people, stored):
    number = file_report(minahasa, status="rejected")
    done = people["planner"](actions.change_reports, {number: 1}, actions.take_step("received"))
    assert stored(number, "status", "status_reason") == ("received", None)
    assert outcomes_of(people["planner"](actions.undo, done)) == ["done"]
    assert stored(number, "status", "status_reason") == ("rejected", "spam")


def test_a_step_without_a_way_back_is_undone_by_who_took_it(minahasa, people, stored):
    number = file_report(minahasa, status="assigned")
    done = people["agency"](actions.change_reports, {number: 1}, actions.take_step("in_progress"))
    (outcome,) = people["planner"](actions.undo, done)
    assert "cannot go from In progress to Assigned" in str(outcome.refusal)
    assert stored(number, "status") == ("in_progress",)
    (outcome,) = people["agency"](actions.undo, done)
    assert outcome.is_done
    assert stored(number, "status") == ("assigned",)


def test_undoing_overwrites_nobody(minahasa, people, stored):
    number = file_report(minahasa)
    done = people["planner"](actions.change_reports, {number: 1}, actions.set_priority(1))
    people["operator"](actions.change_reports, {number: 2}, actions.set_priority(2))
    (outcome,) = people["planner"](actions.undo, done)
    assert "Somebody else changed" in str(outcome.refusal)
    assert stored(number, "priority") == (2,)


def test_another_category_and_back_keeps_the_deadline_that_follows_it(minahasa, people, stored):
    number = file_report(minahasa)
    before = stored(number, "due_at", "due_is_set")
    done = people["operator"](actions.change_reports, {number: 1}, actions.set_category("road"))
    assert stored(number, "due_at", "due_is_set") != before
    assert outcomes_of(people["operator"](actions.undo, done)) == ["done"]
    assert stored(number, "due_at", "due_is_set") == before


# ---------------------------------------------------------------- merging, moving, words for the public


def test_merging_and_splitting(minahasa, people, stored):
    first, second = file_report(minahasa, status="in_progress"), file_report(minahasa)
    (merged,) = people["planner"](actions.change_reports, {second: 1}, actions.merge_into(first))
    assert merged.before == {"duplicate_of": None}
    assert stored(second, "status", "duplicate_of") == ("in_progress", first)
    assert stored(first, "supporters", "version") == (1, 1)
    (refused,) = people["planner"](actions.change_reports, {second: 2}, actions.take_step("coordination"))
    assert "is a duplicate" in str(refused.refusal)
    (circle,) = people["planner"](actions.change_reports, {first: 1}, actions.merge_into(second))
    assert "merged into it" in str(circle.refusal)
    (split,) = people["planner"](actions.change_reports, {second: 2}, actions.split())
    assert split.is_done
    assert stored(second, "status", "duplicate_of") == ("received", None)
    # Undone, it is merged again; and undoing a merge splits.
    assert outcomes_of(people["planner"](actions.undo, [split])) == ["done"]
    assert stored(second, "duplicate_of") == (first,)


def test_only_planners_merge(minahasa, people):
    first, second = file_report(minahasa), file_report(minahasa)
    for who in ("operator", "agency"):
        (outcome,) = people[who](actions.change_reports, {second: 1}, actions.merge_into(first))
        assert outcome.is_refused


def test_moving_finds_the_village_again_and_undoing_puts_it_back(minahasa, people, stored):
    number = file_report(minahasa, position_method="gps")
    before = stored(number, "geom", "position_method", "area_code")
    done = people["operator"](actions.change_reports, {number: 1}, actions.move(124.85, 1.25))
    assert stored(number, "ST_X(geom)", "ST_Y(geom)", "position_method") == (124.85, 1.25, "by_hand")
    assert stored(number, "area_code") != before[2:]
    assert outcomes_of(people["operator"](actions.undo, done)) == ["done"]
    assert stored(number, "geom", "position_method", "area_code") == before
    (outcome,) = people["operator"](actions.change_reports, {number: 3}, actions.move(0, 0))
    assert "lies outside" in str(outcome.refusal)


def test_words_for_the_public(minahasa, people, stored):
    number = file_report(minahasa)
    people["planner"](actions.change_reports, {number: 1}, actions.describe_for_public(" A heap of waste. "))
    people["planner"](actions.change_reports, {number: 2}, actions.show_to_public(False))
    assert stored(number, "public_description", "is_public") == ("A heap of waste.", False)
    (outcome,) = people["planner"](actions.change_reports, {number: 3}, actions.describe_for_public("  "))
    assert outcome.before == {"public_description": "A heap of waste."}
    (outcome,) = people["operator"](actions.change_reports, {number: 4}, actions.describe_for_public("Mine."))
    assert outcome.is_refused


def test_a_report_is_found_by_its_reference(minahasa, people, stored):
    number = file_report(minahasa, agency="DPUPR")
    (reference,) = stored(number, "reference")
    assert people["planner"](actions.find_report, f" {reference.lower()} ") == number
    assert people["agency"](actions.find_report, reference) is None


# ---------------------------------------------------------------- the caller


def test_reading_a_reporter_is_recorded(minahasa, people, fetch):
    number, unknown = file_report(minahasa), file_report(minahasa)
    fetch(
        minahasa,
        "INSERT INTO mapalus.reporter (report_id, reporter_name, phone) VALUES (%s, 'Maria', '0812') RETURNING 1",
        (number,),
    )
    reporter = people["operator"](actions.read_reporter, number, " call back\nabout it ")
    assert (reporter.name, reporter.phone, reporter.email) == ("Maria", "0812", None)
    assert people["operator"](actions.read_reporter, unknown, "call back") is None
    assert fetch(minahasa, "SELECT actor, report_id, purpose FROM mapalus.reporter_read ORDER BY id") == [
        ("actions_operator", number, "call back about it"),
        ("actions_operator", unknown, "call back"),
    ]


@pytest.mark.parametrize("purpose", ["", "a b c d", "12345", "…"])
def test_a_purpose_is_said_in_words(purpose):
    assert not actions.is_purpose(purpose)
    with pytest.raises(MapalusError, match="purpose"):
        actions.read_reporter(None, 1, purpose)
