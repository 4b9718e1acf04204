"""What each role sees of a report."""

from dataclasses import replace
from datetime import timedelta

import pytest

from mapalus.plugin.desk import actions
from mapalus.plugin.desk.card import Step, read_card, read_choices
from mapalus.plugin.words import Words
from mapalus.tests.support.card_people import file_report, people_of


@pytest.fixture
def people(minahasa, cluster):
    with people_of(minahasa, cluster, "card") as people:
        yield people


@pytest.fixture
def read(people):
    """Return a function that reads the card of a report as somebody."""
    return lambda who, number: people[who](read_card, number, people[who].user)


def test_what_a_planner_sees(minahasa, read, fetch):
    number = file_report(minahasa, description="Tiga hari tidak diangkut", address="Jl. Danau 4", priority=1)
    file_report(minahasa, agency="DLH", category="tree")
    fetch(
        minahasa,
        "INSERT INTO mapalus.report_photo (report_id, kind, path, sha256) "
        "VALUES (%s, 'before', 'a.jpg', %s) RETURNING 1",
        (number, "a" * 64),
    )
    card = read("planner", number)
    assert (card.reference[:3], card.status, card.version, card.priority) == ("MIN", "received", 1, 1)
    assert (card.description, card.address) == ("Tiga hari tidak diangkut", "Jl. Danau 4")
    assert (card.category.name, card.category.icon) == (Words("Sampah", "Waste"), "waste")
    assert card.agency.name == Words("Dinas Lingkungan Hidup", "Environment Agency")
    assert card.agency.open_reports == 2
    assert (round(card.longitude, 4), round(card.latitude, 4)) == (124.9118, 1.3002)
    assert card.area
    assert card.district
    assert card.time_left(card.reported_at) == timedelta(hours=48)
    assert [step.to_status for step in card.steps] == ["coordination", "assigned", "in_progress", "rejected"]
    assert card.steps[-1] == Step("rejected", ("reason",))
    assert {"duplicate_of", "public_description", "is_public", "agency", "status_note"} <= card.changeable
    assert [(event.kind, event.to_value) for event in card.events] == [("received", "received")]
    assert [(photo.kind, photo.approved_by) for photo in card.photos] == [("before", None)]
    assert read("planner", 10**9) is None


def test_what_an_operator_sees(minahasa, read):
    number = file_report(minahasa, status="resolved")
    card = read("operator", number)
    assert card.steps == (Step("received"),)
    assert "status_note" not in card.changeable
    assert "duplicate_of" not in card.changeable
    assert {"priority", "category", "geom"} <= card.changeable
    assert card.is_closed


def test_an_agency_sees_its_own_alone(minahasa, read, people):
    own, foreign = file_report(minahasa, status="assigned"), file_report(minahasa, agency="DPUPR")
    near = file_report(minahasa)
    card = read("agency", own)
    assert [step.to_status for step in card.steps] == ["coordination", "in_progress"]
    assert card.changeable == {"status", "status_reason", "status_note", "agency"}
    # It may not ask for duplicates, and need not.
    assert (card.duplicates, card.pauses) == ((), ())
    assert near not in [other.id for other in card.duplicates]
    assert read("agency", foreign) is None
    people["agency"](actions.change_reports, {own: 1}, actions.take_step("coordination", agency="DPUPR"))
    card = read("agency", own)
    assert (card.agency.code, card.agency.open_reports) == ("DPUPR", None)
    assert (card.steps, card.changeable) == ((), frozenset())


def test_possible_duplicates_and_merged_reports(minahasa, read, people):
    first = file_report(minahasa, description="Sampah menumpuk", reported_at="2026-05-01 08:00+08")
    second = file_report(minahasa, description="Bau busuk", reported_at="2026-05-01 11:00+08")
    for who in ("planner", "operator"):
        (other,) = read(who, first).duplicates
        assert (other.id, other.description, other.version, other.hours_apart) == (second, "Bau busuk", 1, 3)
        assert other.distance_m == pytest.approx(0)
    people["planner"](actions.change_reports, {second: 1}, actions.merge_into(first))
    card = read("planner", first)
    assert card.duplicates == ()
    assert [(other.id, other.version) for other in card.merged] == [(second, 2)]
    assert card.supporters == 1
    merged = read("planner", second)
    assert (merged.duplicate_of, merged.master, merged.steps) == (first, card.reference, ())


def test_the_history_names_agencies_and_tells_what_is_internal(minahasa, read, people):
    number = file_report(minahasa)
    people["planner"](actions.change_reports, {number: 1}, {**actions.pass_on("DPUPR"), "priority": 2})
    events = {event.kind: event for event in read("planner", number).events}
    assert events["agency"].to_words.en == "Public Works and Spatial Planning"
    assert (events["agency"].actor, events["agency"].is_public) == ("card_planner", True)
    assert not events["priority"].is_public


def test_a_deadline_that_stands_still(minahasa, read, fetch):
    fetch(minahasa, "UPDATE mapalus.city SET pausing_states = '{coordination}' RETURNING 1")
    number = file_report(minahasa, status="coordination")
    card = read("planner", number)
    assert card.is_paused
    assert [(pause.status, pause.ended_at) for pause in card.pauses] == [("coordination", None)]
    assert read("agency", number).is_paused


def test_the_object_that_it_is_about(minahasa, read, fetch):
    fetch(
        minahasa,
        "INSERT INTO mapalus.cctv (code, cctv_name, geom) VALUES ('K1', 'Simpang tiga', "
        "ST_SetSRID(ST_MakePoint(124.9118, 1.3002), 4326)) RETURNING 1",
    )
    number = file_report(minahasa, concerns_table="cctv", concerns_key="K1")
    for who in ("planner", "operator", "agency"):
        concerns = read(who, number).concerns
        assert (concerns.table, concerns.key, concerns.name.en) == ("cctv", "K1", "Simpang tiga")
    fetch(minahasa, "DELETE FROM mapalus.cctv RETURNING 1")
    assert read("planner", number).concerns.name is None


# ---------------------------------------------------------------- what forms offer


def test_choices_of_each_role(minahasa, people):
    file_report(minahasa)
    file_report(minahasa, status="resolved")
    choices = {who: person(read_choices, person.user) for who, person in people.items()}
    for who in ("planner", "operator"):
        loads = {agency.code: agency.open_reports for agency in choices[who].agencies}
        assert (loads["DLH"], loads["DPUPR"]) == (1, 0)
        assert choices[who].own == ()
        assert len(choices[who].templates) > 5
    assert not choices["planner"].agencies[0].is_office
    loads = {agency.code: agency.open_reports for agency in choices["agency"].agencies}
    assert (loads["DLH"], loads["DPUPR"]) == (1, None)
    assert choices["agency"].own == ("DLH",)
    assert "waste" in {category.code for category in choices["planner"].categories}


def test_an_agency_passes_on_by_coordination_alone(people):
    agency, planner = (people[who](read_choices, people[who].user) for who in ("agency", "planner"))
    assert [one.code for one in agency.agencies_for(None)] == ["DLH"]
    assert len(agency.agencies_for(Step("coordination"))) == len(planner.agencies_for(Step("assigned")))
    assert not any(one.is_office for one in planner.agencies_for(Step("assigned", ("agency",))))
    # An office without sub-units has nobody to assign to.
    office = replace(agency, own=(next(one.code for one in agency.agencies if one.is_office),))
    assert not office.is_possible(Step("assigned", ("agency",)))
    assert office.is_possible(Step("coordination", ("agency",)))


def test_templates_fit_and_are_filled(people):
    templates = people["planner"](read_choices, people["planner"].user).templates
    values = {"reference": "MIN-2026-000123", "agency": "{deadline}", "deadline": "1 May", "category": "Sampah"}
    for template in templates:
        for language in ("id", "en"):
            text = template.fill(language, **values)
            assert "MIN-2026-000123" in text
            assert "{reference}" not in text
    fitting = [template for template in templates if template.fits("rejected", "invalid", "waste")]
    assert fitting
    assert all(template.reason in (None, "invalid") for template in fitting)
    assert not any(template.fits("assigned", None, "waste") for template in fitting)
    of_roads = replace(templates[0], category="road")
    assert not of_roads.fits(of_roads.status, None, "waste")
