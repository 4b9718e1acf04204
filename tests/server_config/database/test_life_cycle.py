"""The life cycle of reports: what random people do to random reports, in the database and in a model of it."""

import os
from collections import Counter, defaultdict
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from mapalus.tests.server_config.database import life_cycle_model as model
from mapalus.tests.server_config.database.life_cycle_database import (
    KINDS,
    VILLAGES,
    Desk,
    city_model,
    city_with_logins,
    positions,
)

pytestmark = pytest.mark.slow

# By default always the same examples; a longer run tries others every time.
EXAMPLES = int(os.environ.get("MAPALUS_EXAMPLES", "300"))
ALWAYS_THE_SAME = "MAPALUS_EXAMPLES" not in os.environ
STEPS = 40

HERE, THERE = VILLAGES
PAUSING = ((), ("coordination",), ("assigned", "in_progress"), ("coordination", "in_progress"))
AGENCIES = ("DPUPR", "ROADS", "DLH", HERE, THERE)
CATEGORIES = ("waste", "road", "tree")
# Of all logins, those that get furthest act most often.
LOGINS = ("planner", "planner", "planner", "works", "roads", "waste", "office", "office", "operator", "admin", "lost")
STRANGERS = ("public", "nobody")
UNKNOWN = 99

logins = st.sampled_from(LOGINS + STRANGERS)
which = st.integers(0, 5)
versions = st.one_of(*[st.sampled_from(["read plus one", "negative"])] * 4, st.sampled_from(list(model.VERSIONS)))

# Minutes past the hour make a deadline by hand differ from every computed one.
CHANGES = {
    "status": st.sampled_from(model.STATUSES),
    "status_reason": st.sampled_from((*model.REASONS[:2], None)),
    "status_note": st.sampled_from(("On its way.", "Done.", None)),
    "agency": st.sampled_from(AGENCIES),
    "category": st.sampled_from(CATEGORIES),
    "place": st.sampled_from((HERE, THERE, model.OUTSIDE, None)),
    "priority": st.integers(0, 2),
    "is_public": st.booleans(),
    "duplicate_of": st.one_of(st.none(), which, st.just(UNKNOWN)),
    "due_at": st.sampled_from((timedelta(days=-400), timedelta(days=3, minutes=17), timedelta(days=5, minutes=17))),
    "source_hash": st.just("another"),
}

AGENCY = ("status", "status_reason", "status_note", "agency")
PLAIN = (*AGENCY, "category", "place", "priority", "is_public")


@st.composite
def several_changes(draw):
    """One to three columns, more often such as everybody may change than such as only planners do."""
    names = draw(st.lists(st.one_of(st.sampled_from(PLAIN), st.sampled_from(list(CHANGES))), min_size=1, max_size=3))
    return {name: draw(CHANGES[name]) for name in dict.fromkeys(names)}


def changes_of(names):
    return st.sets(st.sampled_from(names), min_size=1).flatmap(
        lambda chosen: st.fixed_dictionaries({name: CHANGES[name] for name in sorted(chosen)})
    )


@st.composite
def new_reports(draw):
    values = {"category": draw(CHANGES["category"]), "place": draw(CHANGES["place"])}
    if draw(st.booleans()):
        for name in draw(st.lists(st.sampled_from(("priority", "status", "agency", "due_at", "duplicate_of")))):
            values[name] = draw(CHANGES[name])
        if "status" in values and draw(st.booleans()):
            values["source_hash"] = draw(CHANGES["source_hash"])
        if values.get("status") == "rejected":
            values["status_reason"] = draw(st.sampled_from(model.REASONS))
        if draw(st.booleans()):
            values["reported_at"] = timedelta(days=draw(st.sampled_from((-30, -10, -1))))
            if values.get("status") in model.CLOSED:
                values["resolved_at"] = values["reported_at"] + timedelta(hours=12)
    return values


class LifeCycleMachine(RuleBasedStateMachine):
    """Does the same to the database and to the model, and compares every report and every event after each step."""

    connection = None
    people = None
    places = None
    cities = None

    def __init__(self):
        super().__init__()
        self.connection.rollback()
        self.desk = Desk(self.connection, self.places)
        self.ids = {UNKNOWN: 2**40}
        self.numbers = {}
        self.asked = 0
        self.held_by = defaultdict(set)

    def teardown(self):
        self.connection.rollback()

    @initialize(
        routing=st.sampled_from(["area_office", "area_office", "category"]),
        pausing=st.sampled_from(PAUSING),
        first=st.lists(st.tuples(st.sampled_from(model.STATUSES), st.sampled_from(AGENCIES)), min_size=4, max_size=4),
    )
    def begin(self, routing, pausing, first):
        with self.connection.cursor() as cursor:
            cursor.execute(
                "UPDATE mapalus.city SET routing = %s, pausing_states = %s RETURNING now()", (routing, list(pausing))
            )
            now = cursor.fetchone()[0]
        self.model = model.LifeCycle(replace(self.cities[routing], pausing_states=pausing), now)
        for age, (status, agency) in enumerate(first):
            # Some were closed before others were reported.
            reported_at = timedelta(days=-2 * (1 + age % 3))
            values = {
                "category": "waste",
                "place": HERE,
                "status": status,
                "agency": agency,
                "reported_at": reported_at,
            }
            if status == "rejected":
                values["status_reason"] = "spam"
            if status in model.CLOSED:
                values["resolved_at"] = reported_at + timedelta(hours=12)
            self._file("admin", values)

    # ------------------------------------------------------------ what people do

    @rule(who=logins, values=new_reports())
    def file(self, who, values):
        if len(self.numbers) < 6:
            self._file(who, values)

    @rule(who=st.sampled_from(LOGINS), at=which, turn=st.integers(0, 3), agency=CHANGES["agency"], version=versions)
    def take_a_lawful_step(self, who, at, turn, agency, version):
        """Take one of the steps that the status allows, with all that it may need, so that examples get somewhere."""
        at = self._one_of_ones_own(who, at)
        if at not in self.model.reports:
            return
        status = self.model.reports[at].standing.status
        targets = [to for start, to in model.STEPS if start == status]
        values = {"status": targets[turn % len(targets)]}
        if values["status"] == "rejected":
            values["status_reason"] = "invalid"
        if values["status"] == "coordination":
            values["agency"] = agency
        self._change(who, [at], values, version)

    @rule(who=logins, at=which, values=several_changes(), version=versions)
    def change(self, who, at, values, version):
        self._change(who, [self._number(at)], values, version)

    @rule(
        who=st.sampled_from(("works", "roads", "waste", "office")),
        at=which,
        values=changes_of(AGENCY),
        version=versions,
    )
    def answer(self, who, at, values, version):
        """Change what an agency may change, of a report that it holds where there is one."""
        self._change(who, [self._one_of_ones_own(who, at)], values, version)

    @rule(who=st.sampled_from(LOGINS), at=st.lists(which, min_size=2, max_size=4), values=several_changes())
    def change_several(self, who, at, values):
        self._change(who, sorted({self._number(place) for place in at}), values, "read plus one")

    @rule(who=st.sampled_from(("planner", "planner", "planner", "admin", "works", "operator")), at=which, into=which)
    def merge(self, who, at, into):
        self._change(who, [self._number(at)], {"duplicate_of": into}, "read plus one")

    @rule(at=which, into=which)
    def merge_elsewhere(self, at, into):
        merged = self._merged()
        if merged:
            self._change("planner", [merged[at % len(merged)]], {"duplicate_of": into}, "read plus one")

    @rule(at=which)
    def undo_a_merge(self, at):
        merged = self._merged()
        if merged:
            self._change("planner", [merged[at % len(merged)]], {"duplicate_of": None}, "negative")

    @rule(who=st.sampled_from(("planner", "operator", "admin", *STRANGERS)), at=which)
    def support(self, who, at):
        number, login = self._number(at), self.people[who]
        self._compare(login, self.desk.support(login, self.ids[number]), self.model.support(login, number))

    @rule(who=st.sampled_from(("admin", "admin", "admin", *LOGINS)), at=which)
    def delete(self, who, at):
        number, login = self._number(at), self.people[who]
        self._compare(login, self.desk.delete(login, self.ids[number]), self.model.delete(login, number))

    @rule(
        at=which,
        hours=st.sampled_from((1, 30)),
        turn=st.integers(0, 3),
        values=st.sampled_from((("due_at",), ("category",), ("due_at", "status"), ("category", "status"), ("status",))),
        due_at=CHANGES["due_at"],
        category=CHANGES["category"],
    )
    def change_what_paused(self, at, hours, turn, values, due_at, category):
        """Let time pass, then do to a report that pauses or has paused what concerns its deadline."""
        self.time_passes(hours)
        paused = [
            number
            for number, report in self.model.reports.items()
            if report.duplicate_of is None and (report.paused_since or report.paused_before)
        ]
        if not paused:
            return
        number = paused[at % len(paused)]
        targets = [to for start, to in model.STEPS if start == self.model.reports[number].standing.status]
        all_of_them = {"due_at": due_at, "category": category, "status": targets[turn % len(targets)]}
        self._change("planner", [number], {name: all_of_them[name] for name in values}, "read plus one")

    @rule(at=which, kind=st.sampled_from(("before", "after")))
    def photo(self, at, kind):
        number = self._number(at)
        if number in self.model.reports:
            assert self.desk.photo(self.ids[number], kind).rows == 1
            if kind == "after":
                self.model.reports = self.model.after_photo(number)

    @rule(hours=st.sampled_from((1, 30, 200)))
    def time_passes(self, hours):
        time = timedelta(hours=hours)
        paused = sum(report.paused_since is not None for report in self.model.reports.values())
        assert self.desk.time_passes(time).rows == paused
        self.model.reports = self.model.time_passes(time)

    # ------------------------------------------------------------ both sides

    def _number(self, at):
        """Return the number of a report, also of a deleted one."""
        return at % len(self.numbers)

    def _one_of_ones_own(self, who, at):
        """Return the number of a report that a login sees; of any where it sees none."""
        own = [number for number, report in self.model.reports.items() if self.model.sees(self.people[who], report)]
        return own[at % len(own)] if own else self._number(at)

    def _merged(self):
        return [number for number, report in self.model.reports.items() if report.duplicate_of is not None]

    def _spoken(self, values):
        """Return values for the model and for the database: moments relative to now, reports by their numbers."""
        told = dict(values)
        for name in ("due_at", "reported_at", "resolved_at"):
            if name in told:
                told[name] = self.model.now + told[name]
        if told.get("duplicate_of") is not None and told["duplicate_of"] != UNKNOWN:
            told["duplicate_of"] = self._number(told["duplicate_of"])
        if "source_hash" in told:
            self.asked += 1
            told["source_hash"] = str(self.asked)
        sent = dict(told)
        if told.get("duplicate_of") is not None:
            sent["duplicate_of"] = self.ids[told["duplicate_of"]]
        return told, sent

    def _file(self, who, values):
        login, number = self.people[who], len(self.numbers)
        if not self.numbers:
            values.pop("duplicate_of", None)
        told, sent = self._spoken(values)
        outcome = self.model.file(login, number, told)
        answer = self.desk.file(login, sent)
        if answer.code is None:
            self.ids[number] = answer.returned
            self.numbers[answer.returned] = number
        self._compare(login, answer, outcome)

    def _change(self, who, numbers, values, version):
        login = self.people[who]
        if any(
            number in self.model.reports and self.model.reports[number].duplicate_of is not None for number in numbers
        ):
            # What an import says of a merged report is remembered or not: the page does not say. The examples do.
            values = {name: value for name, value in values.items() if name != "source_hash"}
            if not values:
                return
        told, sent = self._spoken(values)
        outcome = self.model.change(login, numbers, told, version)
        if len(numbers) == 1:
            stored = self.model.reports[numbers[0]].version if numbers[0] in self.model.reports else 1
            based_on = model.VERSIONS[version][0](stored)
        else:
            based_on = "version + 1"
        self._compare(login, self.desk.change(login, [self.ids[n] for n in numbers], sent, based_on), outcome)

    def _compare(self, login, answer, outcome):
        if answer.code is not None:
            assert answer.code in outcome.refusals, f"{answer}; expected {outcome}"
            return
        assert outcome.after is not None, f"accepted; expected a refusal with {set(outcome.refusals)}"
        assert answer.rows == outcome.rows
        before, after = self.model.reports, outcome.after
        state = {self.numbers[key]: row for key, row in self.desk.state().items()}
        assert state.keys() == after.keys()
        for number, report in after.items():
            row = state[number]
            standing = report.standing
            assert {
                "number": number,
                "status": row["status"],
                "reason": row["status_reason"],
                "agency": row["agency"],
                "closed at": row["resolved_at"],
                "category": row["category"],
                "area": row["area_code"],
                "due at": row["due_at"],
                "duplicate of": row["duplicate_of"],
                "supporters": row["supporters"],
                "priority": row["priority"],
                "is public": row["is_public"],
                "note": row["status_note"],
            } == {
                "number": number,
                "status": standing.status,
                "reason": standing.reason,
                "agency": standing.agency,
                "closed at": standing.closed_at,
                "category": report.category,
                "area": report.place,
                "due at": report.due_at,
                "duplicate of": None if report.duplicate_of is None else self.ids[report.duplicate_of],
                "supporters": model.supporters(after, number),
                "priority": report.priority,
                "is public": report.is_public,
                "note": report.status_note,
            }
            self._compare_version(number, row["version"], before, after)
        self._compare_events(login, before, after, state)
        # What the database did on its own behalf may have counted versions up as well.
        self.model.reports = {
            number: replace(report, version=state[number]["version"]) for number, report in after.items()
        }
        for number, report in self.model.reports.items():
            self.held_by[number].add(report.standing.agency)
        self._compare_sight(login, answer)

    def _compare_version(self, number, version, before, after):
        if number not in before:
            assert version == 1
            return
        was, now_is = before[number], after[number]
        touched = was.version != now_is.version
        followed = was.standing != now_is.standing and not touched
        parent = now_is.duplicate_of
        parent_touched = parent in before and before[parent].version != after[parent].version
        if touched and not parent_touched:
            assert version == now_is.version, "whoever changes a row knows its next version"
        elif touched:
            assert version >= now_is.version
        elif followed:
            assert version > was.version, "an editor of a report that followed another one must learn of it"
        else:
            assert version == was.version, "counting a supporter is no edit that anybody must learn of"

    def _compare_events(self, login, before, after, state):
        written = self.desk.new_events()
        expected = model.events(before, after)
        filed = {number for number in after if number not in before}
        notes = {
            (event["report_id"], event["note"]) for event in written if event["kind"] == "status" and event["note"]
        }
        found, wanted = Counter(), Counter()
        for event in written:
            number = self.numbers[event["report_id"]]
            kind = KINDS.get(event["kind"], event["kind"])
            assert event["actor"] == login.name
            match = [entry for entry in expected if (entry.number, entry.kind) == (number, kind)]
            # A new report that is merged at once may tell how it got its standing.
            if not match and number in filed and after[number].duplicate_of is not None:
                continue
            assert match, f"unexpected event {event}"
            assert event["agency"] in match[0].in_charge, event
            found[number, kind] += 1
            assert (event["from_value"], event["to_value"]) in self._values(match[0], state, event), event
        for entry in expected:
            # A note that comes with a step stands beside it.
            note = after[entry.number].status_note if entry.kind == "note" else None
            if note is not None and (self.ids[entry.number], note) in notes and not found[entry.number, "note"]:
                continue
            wanted[entry.number, entry.kind] += 1
        assert found == wanted

    def _values(self, entry, state, event):
        """Return how the values of an event may be written; where the page does not say, as they are written."""
        as_written = (event["from_value"], event["to_value"])
        if entry.kind in ("status", "reason", "agency", "category", "priority", "received"):
            return [tuple(None if value is None else str(value) for value in (entry.from_value, entry.to_value))]
        if entry.kind in ("merge", "undoing"):
            return [
                tuple(
                    None if other is None else state[other]["reference"] for other in (entry.from_value, entry.to_value)
                )
            ]
        return [as_written]

    def _compare_sight(self, login, answer):
        if answer.seen is None:
            return
        held = {number for number, report in self.model.reports.items() if self.model.sees(login, report)}
        seen = {self.numbers[key] for key in answer.seen}
        assert held <= seen
        # Whoever passes a report on may go on seeing it, so that it learns what became of it.
        own = self.model.city.agency_and_sub_units(login.agency) if login.agency else set()
        assert seen <= {number for number in seen if self.held_by[number] & own}


@pytest.fixture(scope="module")
def city(make_database, minahasa_template):
    """The connection of a superuser to a city with logins of all kinds, and those logins."""
    with city_with_logins(make_database(minahasa_template)) as (connection, logins):
        yield connection, logins


def test_random_lives_agree_with_the_model(city):
    connection, logins = city

    class Machine(LifeCycleMachine):
        pass

    Machine.connection = connection
    Machine.people = logins
    Machine.places = positions(connection)
    Machine.cities = {routing: city_model(connection, routing) for routing in ("area_office", "category")}
    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            deadline=None,
            derandomize=ALWAYS_THE_SAME,
            suppress_health_check=list(HealthCheck),
            database=None,
        ),
    )
