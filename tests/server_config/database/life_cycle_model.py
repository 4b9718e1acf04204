"""How a report moves, in plain Python, written from docs/life-cycle.md alone.

Tests compare the database with this model. It is deliberately not derived from the SQL: a misunderstanding there
must not be repeated here. Where the page leaves two answers open, an outcome allows both, and a comment says why.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

STATUSES = ("received", "coordination", "assigned", "in_progress", "resolved", "rejected")
CLOSED = ("resolved", "rejected")
REASONS = ("duplicate", "not_our_authority", "invalid", "too_little_information", "spam")

OUTSIDE = "outside the city"

# (from, to): who may take the step, and what it needs.
STEPS = {
    ("received", "coordination"): ({"planner", "area office"}, "an agency"),
    ("received", "assigned"): ({"planner", "area office"}, "an agency"),
    ("received", "in_progress"): ({"planner", "area office"}, None),
    ("received", "rejected"): ({"planner", "area office"}, "a reason"),
    ("coordination", "received"): ({"planner", "agency"}, None),
    ("coordination", "assigned"): ({"planner", "agency"}, "an agency"),
    ("coordination", "in_progress"): ({"planner", "agency"}, None),
    ("coordination", "rejected"): ({"planner", "agency"}, "a reason"),
    ("assigned", "coordination"): ({"planner", "agency"}, None),
    ("assigned", "in_progress"): ({"planner", "agency"}, None),
    ("in_progress", "coordination"): ({"planner", "agency"}, None),
    ("in_progress", "resolved"): ({"planner", "agency"}, "an after photo"),
    ("in_progress", "rejected"): ({"planner", "agency"}, "a reason"),
    ("resolved", "received"): ({"planner", "operator"}, None),
    ("rejected", "received"): ({"planner"}, None),
}

# What a caller says, and how agencies answer; planners change everything.
MAY_CHANGE = {
    "operator": {"category", "description", "address", "place", "channel", "priority", "status"},
    "agency": {"status", "status_reason", "status_note", "agency"},
}

NOT_ALLOWED = "42501"
NO_SUCH_ROW = "23503"
OUTSIDE_THE_CITY = "MA002"
CHANGED_MEANWHILE = "MA004"
NO_VERSION = "MA005"
NO_SUCH_STEP = "MA006"
NOT_FOR_THIS_ROLE = "MA007"
STEP_LACKS_SOMETHING = "MA008"
FOLLOWS_ANOTHER = "MA009"
IMPOSSIBLE_MERGE = "MA010"
OUT_OF_RANGE = "MA011"
NO_REPORT_OF_THEIRS = "MA015"


@dataclass(frozen=True)
class Agency:
    parent: str = None
    is_area_office: bool = False


@dataclass(frozen=True)
class Category:
    agency: str
    hours: float
    wants_after_photo: bool = False


@dataclass(frozen=True)
class City:
    """What the rules depend on. ``offices`` tells for each place the area office that serves it."""

    routing: str
    agencies: dict
    categories: dict
    offices: dict
    pausing_states: tuple = ()

    def first_agency(self, category, place):
        """Return the agency that gets a new report."""
        if self.routing == "area_office" and place is not None:
            return self.offices[place]
        return self.categories[category].agency

    def agency_and_sub_units(self, code):
        found = {code}
        while True:
            more = {unit for unit, agency in self.agencies.items() if agency.parent in found} - found
            if not more:
                return found
            found |= more


@dataclass(frozen=True)
class Login:
    """A database login: its role (``admin``, ``planner``, ``operator``, ``agency``, ``public``, ``none``)."""

    name: str
    role: str
    agency: str = None

    @property
    def is_planner(self):
        return self.role in ("planner", "admin")

    @property
    def is_operator(self):
        return self.role in ("operator", "admin")


@dataclass(frozen=True)
class Standing:
    """What a merged report takes over from the one that it duplicates."""

    status: str
    agency: str
    reason: str = None
    closed_at: datetime = None


@dataclass(frozen=True)
class Report:
    category: str
    place: str
    reported_at: datetime
    due_at: datetime
    standing: Standing
    due_by_hand: bool = False
    duplicate_of: int = None
    before_merge: Standing = None
    own_support: int = 0
    has_after_photo: bool = False
    priority: int = 0
    is_public: bool = True
    status_note: str = None
    version: int = 1
    # When the pause began that the report is in, from when on it still has to move the deadline, and all pauses before.
    paused_since: datetime = None
    moves_from: datetime = None
    paused_before: timedelta = timedelta()


@dataclass(frozen=True)
class Outcome:
    """What the database may answer.

    :param refusals: the SQLSTATEs with which it may refuse.
    :param after: all reports after it accepted, by number; None where it must refuse.
    :param rows: how many rows the statement changes when accepted.
    """

    refusals: frozenset = frozenset()
    after: dict = None
    rows: int = 0


def refused(*codes):
    return Outcome(frozenset(codes))


@dataclass(frozen=True)
class Event:
    """One entry of the history that must have been written."""

    number: int
    kind: str
    from_value: object = None
    to_value: object = None
    # The agency before the change, and after it: a change that passes a report on has both in charge.
    in_charge: frozenset = field(default=frozenset())


# How the version of a change relates to the stored one: what is sent, and how that is refused.
VERSIONS = {
    "read plus one": (lambda stored: stored + 1, None),
    "negative": (lambda stored: -stored, None),
    "missing": (lambda stored: None, NO_VERSION),
    "plus one, long stale": (lambda stored: stored - 1, CHANGED_MEANWHILE),
    "plus one, stale by one": (lambda stored: stored, CHANGED_MEANWHILE),
    "negative, stale": (lambda stored: -stored + 1, CHANGED_MEANWHILE),
    "from the future": (lambda stored: stored + 2, CHANGED_MEANWHILE),
    "negative, from the future": (lambda stored: -stored - 1, CHANGED_MEANWHILE),
}


class LifeCycle:
    """All reports of a city and what each login may do with them. Operations return an outcome and change nothing."""

    def __init__(self, city, now):
        self.city = city
        self.now = now
        self.reports = {}

    # ------------------------------------------------------------ who

    def sees(self, login, report):
        if login.role == "agency":
            return login.agency is not None and report.standing.agency in self.city.agency_and_sub_units(login.agency)
        return login.role in ("planner", "admin", "operator")

    def _parties(self, login, report):
        """Return in which capacities a login acts on a report that it sees."""
        parties = set()
        if login.is_planner:
            parties.add("planner")
        if login.is_operator:
            parties.add("operator")
        if login.role == "agency":
            parties.add("agency")
            holder = report.standing.agency
            stands_in = self.city.routing == "category" and holder == self.city.categories[report.category].agency
            if self.city.agencies[holder].is_area_office or stands_in:
                parties.add("area office")
        return parties

    # ------------------------------------------------------------ operations

    def file(self, login, number, values):
        """Add a report."""
        if login.role not in ("planner", "admin", "operator"):
            return refused(NOT_ALLOWED)
        must, may = set(), set()
        if not login.is_planner:
            if values.get("duplicate_of") is not None:
                # Only planners merge, when they file a report as at any other time.
                must |= {NOT_ALLOWED, NOT_FOR_THIS_ROLE}
            if set(values) - MAY_CHANGE["operator"]:
                # The page says what operators may change later, not what they may say of a new report.
                may.add(NOT_ALLOWED)
        place = values.get("place")
        status = values.get("status", "received")
        reason = values.get("status_reason") if status == "rejected" else None
        reported_at = values.get("reported_at", self.now)
        parent = values.get("duplicate_of")
        if place == OUTSIDE:
            must.add(OUTSIDE_THE_CITY)
        if status != "received" and login.role != "admin" and "source_hash" not in values:
            # To say that there is no such first step is as true as to say that it is not for this role.
            must |= {NO_SUCH_STEP, NOT_FOR_THIS_ROLE}
        if parent is not None and parent not in self.reports:
            must |= {NO_SUCH_ROW, IMPOSSIBLE_MERGE}
        if parent is not None:
            # Whether a report may be filed as a duplicate at once, or is merged afterwards, is not said.
            may.add(IMPOSSIBLE_MERGE)
        due_at = values.get("due_at")
        if due_at is not None and due_at < reported_at:
            must.add(OUT_OF_RANGE)
        if must:
            return Outcome(frozenset(must | may))
        closed_at = values.get("resolved_at", self.now) if status in CLOSED else None
        agency = values.get("agency") or self.city.first_agency(values["category"], place)
        standing = Standing(status, agency, reason, closed_at)
        report = Report(
            category=values["category"],
            place=place,
            reported_at=reported_at,
            due_at=due_at or self._deadline(reported_at, values["category"]),
            due_by_hand=due_at is not None,
            standing=standing,
            priority=values.get("priority", 0),
            duplicate_of=parent,
            before_merge=standing if parent is not None else None,
        )
        return Outcome(frozenset(may), self._paused(_settled({**self.reports, number: report})), 1)

    def change(self, login, numbers, values, version="read plus one"):
        """Change some reports in one statement, all to the same values."""
        if login.role in ("public", "none"):
            return refused(NOT_ALLOWED)
        if not login.is_planner and set(values) - MAY_CHANGE[login.role]:
            return refused(NOT_ALLOWED)
        drafts = dict(self.reports)
        must, may = set(), set()
        rows = 0
        for number in numbers:
            report = self.reports.get(number)
            if report is None or not self.sees(login, report):
                continue
            rows += 1
            refusals, allowed_refusals, drafts[number] = self._changed(login, report, values, version)
            must |= refusals
            may |= allowed_refusals
        if login.role == "agency" and not rows:
            return refused(NO_REPORT_OF_THEIRS)
        for number in numbers:
            if number in drafts and _goes_in_a_circle(drafts, number):
                must.add(IMPOSSIBLE_MERGE)
        if must:
            return Outcome(frozenset(must | may))
        return Outcome(frozenset(may), self._paused(_settled(drafts)), rows)

    def support(self, login, number):
        """Note that somebody else has the problem, too."""
        if login.role in ("public", "none"):
            return refused(NOT_ALLOWED)
        if number not in self.reports:
            return refused(NO_SUCH_ROW)
        report = self.reports[number]
        # Counting a supporter does not raise the version.
        return Outcome(after={**self.reports, number: replace(report, own_support=report.own_support + 1)}, rows=1)

    def delete(self, login, number):
        if login.role != "admin":
            return refused(NOT_ALLOWED)
        if any(report.duplicate_of == number for report in self.reports.values()):
            return refused(IMPOSSIBLE_MERGE)
        after = {key: report for key, report in self.reports.items() if key != number}
        return Outcome(after=after, rows=len(self.reports) - len(after))

    def time_passes(self, time):
        """Let pauses have begun earlier than they did; everything happens at one moment."""
        return {
            number: replace(report, paused_since=report.paused_since - time, moves_from=report.moves_from - time)
            if report.paused_since
            else report
            for number, report in self.reports.items()
        }

    def after_photo(self, number):
        return {**self.reports, number: replace(self.reports[number], has_after_photo=True)}

    # ------------------------------------------------------------ one report's change

    def _changed(self, login, report, values, version):
        """Return how a change must be refused, how it may be refused, and the report after it."""
        must, may = set(), set()
        stands = report.standing
        is_import = login.is_planner and "source_hash" in values
        wrong_version = VERSIONS[version][1]
        if wrong_version:
            must.add(wrong_version)
        if values.get("place") == OUTSIDE:
            must.add(OUTSIDE_THE_CITY)
        due_at = values.get("due_at", report.due_at)
        if due_at < report.reported_at:
            must.add(OUT_OF_RANGE)

        parent = values.get("duplicate_of", report.duplicate_of)
        if parent is not None and parent not in self.reports:
            must |= {NO_SUCH_ROW, IMPOSSIBLE_MERGE}
        status = values.get("status", stands.status)
        agency = values.get("agency", stands.agency)
        reason = values.get("status_reason", stands.reason) if status == "rejected" else None
        wanted = Standing(status, agency, reason, self._closing_time(stands, status))
        if wanted != stands and (report.duplicate_of is not None or parent is not None):
            if report.duplicate_of is not None and parent is not None:
                must.add(FOLLOWS_ANOTHER)
            else:
                # In one statement with the merge or its undoing, the page leaves open whether what cannot stay is
                # refused or gives way.
                may.add(FOLLOWS_ANOTHER)
        elif wanted != stands and not is_import:
            must |= self._step_refusals(login, report, wanted, values.get("category", report.category))
        if report.duplicate_of is not None and values.get("status_reason") and status != "rejected":
            # Every status but rejected clears a reason; that it is cleared or that it cannot be changed are both true.
            may.add(FOLLOWS_ANOTHER)
        if stands.status == status == "rejected" and stands.reason not in (None, reason):
            if report.duplicate_of is None and parent is None:
                if not is_import:
                    must.add(STEP_LACKS_SOMETHING)
            else:
                may.add(STEP_LACKS_SOMETHING)

        category = values.get("category", report.category)
        by_hand = report.due_by_hand or due_at != report.due_at
        if category != report.category and not by_hand:
            due_at = self._deadline(report.reported_at, category) + report.paused_before
        before_merge = report.before_merge
        if report.duplicate_of is None and parent is not None:
            before_merge = stands
        elif report.duplicate_of is not None and parent is None:
            wanted, before_merge = before_merge, None
        return (
            must,
            may,
            replace(
                report,
                category=category,
                place=values.get("place", report.place),
                due_at=due_at,
                due_by_hand=by_hand,
                standing=wanted,
                duplicate_of=parent,
                before_merge=before_merge,
                priority=values.get("priority", report.priority),
                is_public=values.get("is_public", report.is_public),
                status_note=values.get("status_note", report.status_note),
                version=report.version + 1,
            ),
        )

    def _step_refusals(self, login, report, wanted, category):
        codes = set()
        stands = report.standing
        is_step = wanted.status != stands.status
        if is_step:
            if (stands.status, wanted.status) not in STEPS:
                codes.add(NO_SUCH_STEP)
            else:
                who, needs = STEPS[stands.status, wanted.status]
                if not who & self._parties(login, report):
                    codes.add(NOT_FOR_THIS_ROLE)
                lacks = {
                    None: False,
                    "an agency": self.city.agencies[wanted.agency].is_area_office,
                    "a reason": wanted.reason is None,
                    "an after photo": self.city.categories[category].wants_after_photo and not report.has_after_photo,
                }
                if lacks[needs]:
                    codes.add(STEP_LACKS_SOMETHING)
        if login.role == "agency" and wanted.agency != stands.agency:
            passed_on = is_step and wanted.status == "coordination"
            if not passed_on and wanted.agency not in self.city.agency_and_sub_units(login.agency):
                # A row that a login may not write, or a step that this role may not take so: the page's table of
                # refusals names neither.
                codes |= {NOT_ALLOWED, NOT_FOR_THIS_ROLE}
        return codes

    def _closing_time(self, stands, status):
        if status not in CLOSED:
            return None
        return stands.closed_at if stands.status in CLOSED else self.now

    def _paused(self, after):
        """Return all reports with the pauses begun and ended that their changes bring."""
        return {number: self._paused_one(self.reports.get(number), report) for number, report in after.items()}

    def _paused_one(self, was, now_is):
        pauses = now_is.standing.status in self.city.pausing_states
        if was is None:
            began = self.now if pauses else None
            return replace(now_is, paused_since=began, moves_from=began)
        said = now_is.due_by_hand and now_is.due_at != was.due_at
        if now_is.standing.status == was.standing.status:
            return replace(now_is, moves_from=self.now) if said and now_is.paused_since else now_is
        if was.paused_since is not None:
            moved = timedelta() if said else self.now - was.moves_from
            before = was.paused_before + (self.now - was.paused_since)
            now_is = replace(now_is, due_at=now_is.due_at + moved, paused_before=before)
        began = self.now if pauses else None
        return replace(now_is, paused_since=began, moves_from=began)

    def _deadline(self, reported_at, category):
        return reported_at + timedelta(hours=self.city.categories[category].hours)


def supporters(reports, number):
    """Return how many others have the problem of a report."""
    return reports[number].own_support + sum(
        1 + supporters(reports, other) for other, report in reports.items() if report.duplicate_of == number
    )


def events(before, after):
    """Return the events that a change of all reports from one state to another must have written."""
    found = []
    for number in before.keys() | after.keys():
        was, now_is = before.get(number), after.get(number)
        if was is None:
            found.append(Event(number, "received", None, "received", frozenset([now_is.standing.agency])))
            if now_is.standing.status != "received":
                found.append(_event(number, "status", "received", now_is.standing.status, now_is, now_is))
            if now_is.duplicate_of is not None:
                found.append(_event(number, "merge", None, now_is.duplicate_of, now_is, now_is))
            continue
        if now_is is None:
            found.append(Event(number, "deletion", None, None, frozenset([was.standing.agency])))
            continue
        reasons = (was.standing.reason, now_is.standing.reason)
        if was.standing.status == now_is.standing.status and reasons[0] != reasons[1]:
            found.append(_event(number, "reason", *reasons, was, now_is))
        for kind, of in _RECORDED.items():
            if of(was) != of(now_is):
                found.append(_event(number, kind, of(was), of(now_is), was, now_is))
        if was.duplicate_of != now_is.duplicate_of:
            # A report merged into another one than before is undone and merged, or merged anew: see the tests.
            kind = "undoing" if now_is.duplicate_of is None else "merge"
            found.append(_event(number, kind, was.duplicate_of, now_is.duplicate_of, was, now_is))
    return found


_RECORDED = {
    "status": lambda report: report.standing.status,
    "agency": lambda report: report.standing.agency,
    "category": lambda report: report.category,
    "location": lambda report: report.place,
    "deadline": lambda report: report.due_at,
    "priority": lambda report: report.priority,
    "visibility": lambda report: report.is_public,
    "note": lambda report: report.status_note,
}


def _event(number, kind, from_value, to_value, was, now_is):
    return Event(number, kind, from_value, to_value, frozenset([was.standing.agency, now_is.standing.agency]))


def _goes_in_a_circle(reports, number):
    passed = set()
    while number is not None:
        if number in passed:
            return True
        passed.add(number)
        report = reports.get(number)
        number = report.duplicate_of if report else None
    return False


def _settled(reports):
    """Let every merged report follow the one that it duplicates, however many steps away that is."""
    settled = {}

    def follow(number):
        if number not in settled:
            report = reports[number]
            if report.duplicate_of is not None:
                standing = follow(report.duplicate_of).standing
                if standing.closed_at is not None:
                    standing = replace(standing, closed_at=max(standing.closed_at, report.reported_at))
                report = replace(report, standing=standing)
            settled[number] = report
        return settled[number]

    for number in reports:
        follow(number)
    return settled


def working_deadline(start, hours, work_days, work_starts, work_ends, holidays):
    """Return when some working hours have passed, walking from day to day.

    :param start: an aware moment in the city's time zone.
    """
    left = timedelta(hours=float(hours))
    day = start.date()
    while True:
        if day.isoweekday() in work_days and day not in holidays:
            opens = datetime.combine(day, work_starts, start.tzinfo)
            closes = datetime.combine(day, work_ends, start.tzinfo)
            begins = max(opens, start)
            if begins < closes:
                if begins + left <= closes:
                    return begins + left
                left -= closes - begins
        day += timedelta(days=1)


def working_time(start, end, work_days, work_starts, work_ends, holidays):
    """Return how much time of work lies between two aware moments in the city's time zone, minute by minute.

    :param start: at a full minute, like all other times.
    """
    worked, minute = timedelta(), timedelta(minutes=1)
    moment = start.replace(tzinfo=None)
    while moment < end.replace(tzinfo=None):
        is_work_day = moment.isoweekday() in work_days and moment.date() not in holidays
        if is_work_day and work_starts <= moment.time() < work_ends:
            worked += minute
        moment += minute
    return worked
