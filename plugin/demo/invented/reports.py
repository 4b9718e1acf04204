"""Invented reports over a city's real areas: deterministic, plainly labelled, with the patterns of real ones.

What is built in, so that analyses can be checked against it:

- hot spots: a dozen clusters of 150 to 500 m, each dominated by one category (:func:`hot_spots`);
- density: urban villages first, less with the distance from the town; small villages are denser;
- time: few reports at night, peaks in the morning and the evening; floods and fallen trees in the wet season,
  noise at night; more reports towards the end of the year than at its beginning; a storm in the last two days;
- resolution: log-normal durations, most within two days; every fourth agency of the profile takes four times as
  long; what would be closed after the last minute is still open; a few are forgotten, fewer the older they are;
- repetitions: 6 % are an earlier problem told again within 45 m and 48 h, and so is a fourth of what is open. Those of
  earlier months were rejected as duplicates or resolved twice; of the latest some are to be merged (:class:`Life`), the
  others are left to be found;
- a default position: 2 % lie on one point, in all categories;
- unknown categories: 0.3 % have a word that no profile knows.

An import cannot bring merges, supporters, and reports that were passed on or opened again. These are returned as
:class:`Life`, to be done afterwards through the database's own rules.
"""

from dataclasses import dataclass, field
from datetime import timedelta

import numpy as np

from mapalus.plugin.demo.invented.dice import SEED, Dice
from mapalus.plugin.demo.invented.files import write_csv
from mapalus.plugin.demo.invented.ground import METRES_A_DEGREE, Ground
from mapalus.plugin.demo.invented.words import (
    APPEAL_NOTE,
    HAND_OVER_NOTES,
    LABEL,
    REOPENING_NOTES,
    STREETS,
    problems,
)

COUNT = 20_000
DAYS = 365

_DAY = 1440.0
# Reports this young, in days, that were told again are merged instead of rejected.
_MERGED_SINCE = 45

_HOURS = np.array([2, 1, 1, 1, 2, 5, 12, 20, 24, 22, 19, 16, 14, 13, 14, 15, 17, 20, 22, 19, 14, 10, 6, 3], float)
_NIGHT_HOURS = np.array([16, 10, 5, 2, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 4, 6, 9, 13, 18, 22, 20], float)
# January to December.
_WET = np.array([5, 4, 3, 2, 1.5, 1, 0.6, 0.5, 0.6, 1, 2.5, 4.5])
_DRY = np.array([0.8, 0.8, 0.9, 1, 1, 1.1, 1.2, 1.3, 1.2, 1.1, 0.9, 0.8])

# How often a kind of problem is told, by its icon; 2 where it stands not here.
_FREQUENCY = {
    "road": 9,
    "waste": 9,
    "street-light": 7,
    "drainage": 5,
    "water": 5,
    "traffic": 4,
    "tree": 3,
    "flood": 3,
    "noise": 3,
    "security": 3,
    "other": 2,
    "social": 1.5,
    "health": 1.5,
    "market": 1.5,
    "sign": 1.5,
}
_WET_ICONS = ("flood", "tree", "drainage")

_CHANNELS = ("app", "call_centre", "message", "social_media", "walk_in", "sp4n_lapor", "field_staff", "email")
_CHANNEL_WEIGHTS = (40, 22, 14, 8, 6, 4, 4, 2)
_REASONS = ("not_our_authority", "invalid", "too_little_information", "spam")
_UNKNOWN_CATEGORIES = ("Usulan", "Pertanyaan umum")


@dataclass(frozen=True)
class HotSpot:
    """A cluster: its centre in degrees, its standard deviation in metres, its category."""

    longitude: float
    latitude: float
    radius: float
    category: str


@dataclass(frozen=True)
class Step:
    """A step that somebody takes: ``role`` is planner, operator or the code of an agency; empty stays as it is."""

    source_id: str
    role: str
    status: str
    agency: str = ""
    note: str = ""


@dataclass
class Life:
    """What happens to reports after they came; reports are named by their identifiers in the file.

    ``merges`` are pairs: report, the one that it repeats. ``support`` are tuples: report, time as minutes (negative)
    from the last one, channel. ``steps`` happen in their order.
    """

    merges: list = field(default_factory=list)
    support: list = field(default_factory=list)
    steps: list = field(default_factory=list)


def hot_spots(profile, seed=SEED, count=12):
    """Return the :class:`HotSpot` list that :func:`write_reports` builds in with the same seed."""
    return [spot for _village, spot in _hot_spots(profile, Ground(profile), seed, count)]


def _hot_spots(profile, ground, seed, count=12):
    dice = Dice(seed + 1)
    categories = sorted(profile.categories, key=lambda category: (-_frequency(category), category.code))[:8]
    # Apart from each other, so that each has its own kind.
    villages = ground.far_apart(count, 2_500)
    radii = dice.uniform(len(villages), 150, 500).round(0)
    spots = []
    for number, village in enumerate(villages):
        x, y = (float(value) for value in ground.places[village].round(6))
        spots.append((village, HotSpot(x, y, float(radii[number]), categories[number % len(categories)].code)))
    return spots


def write_reports(profile, path, until, count=COUNT, seed=SEED, ground=None):
    """Write a CSV of invented reports in the profile's own import format and return what happens to them later.

    The same arguments give the same file, byte for byte. It appears whole or not at all.

    :param profile: :class:`~mapalus.plugin.city.profile.CityProfile` of a city with areas.
    :param until: local time after which nothing is known; the reports cover the 365 days before.
    :param ground: :class:`Ground` of the city, where there is one already.
    :returns: :class:`Life`
    """
    made = _Reports(profile, ground or Ground(profile), until, count, seed)
    write_csv(path, profile.imports.columns.values(), made.rows())
    return made.life()


class _Reports:
    """All reports as arrays; times are minutes before the last one, so negative."""

    def __init__(self, profile, ground, until, count, seed):
        self.profile, self.ground, self.until, self.count = profile, ground, until, count
        self.dice = Dice(seed)
        self.categories = list(profile.categories)
        self._place(_hot_spots(profile, ground, seed))
        self._time()
        self._storm()
        self._close()
        self._tell_again()
        self._decide()
        # Identifiers rise with time, as a call centre's do.
        self.order = np.argsort(self.minute, kind="stable")
        place = np.empty(count, int)
        place[self.order] = np.arange(1, count + 1)
        self.ids = [f"REKAAN-{number:06d}" for number in place]

    # ------------------------------------------------------------ where, what, when

    def _place(self, spots):
        dice, ground, count = self.dice, self.ground, self.count
        category = dice.pick([_frequency(entry) for entry in self.categories], count)
        village = dice.pick(ground.weights, count)
        spot = np.where(dice.uniform(count) < 0.2, dice.pick(np.ones(len(spots)), count), -1)
        codes = [entry.code for entry in self.categories]
        for number, (place, entry) in enumerate(spots):
            # Four of five reports at a hot spot are of its own kind.
            mine = spot == number
            village[mine] = place
            category[mine & (dice.uniform(count) < 0.8)] = codes.index(entry.category)
        points = ground.points(village, dice)
        east, north = dice.normal(count), dice.normal(count)
        for number, (place, entry) in enumerate(spots):
            mine = np.flatnonzero(spot == number)
            x = (entry.longitude + east[mine] * entry.radius / METRES_A_DEGREE).round(6)
            y = (entry.latitude + north[mine] * entry.radius / METRES_A_DEGREE).round(6)
            inside = ground.inside(place, x, y)
            points[mine[inside]] = np.column_stack([x[inside], y[inside]])
        self.at_default = dice.uniform(count) < 0.02
        points[self.at_default] = ground.places[int(np.argmax(ground.weights))].round(6)
        self.category, self.village, self.points = category, village, points

    def _time(self):
        dice, until = self.dice, self.until
        days = [until.date() - timedelta(days=back) for back in range(DAYS)]
        months = np.array([day.month - 1 for day in days])
        growth = np.linspace(1.2, 0.8, DAYS)
        weekend = np.array([0.7 if day.weekday() >= 5 else 1.0 for day in days])
        minute = np.empty(self.count)
        for number, entry in enumerate(self.categories):
            mine = np.flatnonzero(self.category == number)
            season = _WET if entry.icon in _WET_ICONS else _DRY
            night = entry.icon in ("noise", "security")
            day = dice.pick(season[months] * growth * (1.0 if night else weekend), mine.size)
            hour = dice.pick(_NIGHT_HOURS if night else _HOURS, mine.size)
            midnight = -(until.hour * 60.0 + until.minute) - day * _DAY
            minute[mine] = midnight + hour * 60.0 + np.floor(dice.uniform(mine.size, 0, 60))
        # What would lie after the end was told a day before.
        self.minute = np.where(minute >= 0, minute - _DAY, minute)

    def _storm(self):
        """Let one in 200 be told of what a storm did in the last two days, in a fifth of the villages."""
        dice, ground = self.dice, self.ground
        kinds = [number for number, entry in enumerate(self.categories) if entry.icon in (*_WET_ICONS, "street-light")]
        hit = dice.pick(ground.weights, max(1, len(ground.names) // 5))
        told = np.flatnonzero(dice.uniform(self.count) < 0.005)
        told = told[~self.at_default[told]]
        if not kinds or not told.size:
            return
        self.category[told] = np.array(kinds)[dice.pick(np.ones(len(kinds)), told.size)]
        self.village[told] = hit[dice.pick(np.ones(len(hit)), told.size)]
        self.points[told] = ground.points(self.village[told], dice)
        self.minute[told] = -np.floor(dice.uniform(told.size, 20, 40 * 60))

    # ------------------------------------------------------------ what becomes of them

    def _close(self):
        """Say when each would be closed; what is not by the last minute, is open."""
        dice, count = self.dice, self.count
        agencies = [entry.code for entry in self.profile.agencies]
        slow = np.array([4.0 if agencies.index(entry.agency) % 4 == 0 else 1.0 for entry in self.categories])
        hours = np.exp(np.log(18.0) + 0.9 * dice.normal(count)) * slow[self.category]
        closed = self.minute + np.maximum(1.0, np.floor(hours * 60.0))
        # A few are closed in the minute in which they were told.
        closed = np.where(dice.uniform(count) < 0.01, self.minute, closed)
        forgotten = dice.uniform(count) < 0.0015 + 0.06 * np.exp(self.minute / _DAY / 10.0)
        self.closed = np.where(forgotten, np.maximum(closed, _DAY), closed)

    def _tell_again(self):
        """Turn 6 % of the reports, and some more of the open ones, into repetitions; they end with what they repeat."""
        dice, count = self.dice, self.count
        draw = dice.uniform(count)
        again = np.flatnonzero((draw < 0.06) & ~self.at_default)
        first = np.floor(dice.uniform(again.size) * count).astype(int)
        open_now = np.flatnonzero((self.closed >= 0) & (self.minute > -5 * _DAY) & (draw >= 0.066) & ~self.at_default)
        more = np.flatnonzero((draw >= 0.06) & (draw < 0.066) & ~self.at_default)
        again = np.concatenate([again, more])
        first = np.concatenate([first, open_now[dice.pick(np.ones(max(open_now.size, 1)), more.size)]])
        repeats = set(again.tolist())
        later = np.floor(dice.uniform(again.size, 10, 48 * 60))
        distance, angle = dice.uniform(again.size, 5, 45), dice.uniform(again.size, 0, 2 * np.pi)
        self.repeats = np.full(count, -1)
        for row, original, wait, metres, turn in zip(again, first, later, distance, angle):
            if self.minute[original] + wait >= 0:
                wait = np.floor(-self.minute[original] * 0.8)
            if original in repeats or self.at_default[original] or wait < 1:
                continue
            x, y = self.points[original] + metres / METRES_A_DEGREE * np.array([np.cos(turn), np.sin(turn)])
            x, y = round(float(x), 6), round(float(y), 6)
            if not self.ground.inside(self.village[original], x, y):
                continue
            self.points[row], self.village[row] = (x, y), self.village[original]
            self.category[row] = self.category[original]
            self.minute[row] = self.minute[original] + wait
            self.closed[row] = max(self.closed[original], self.minute[row] + 60.0)
            self.repeats[row] = original

    def _decide(self):
        dice, count = self.dice, self.count
        is_open = self.closed >= 0
        again = self.repeats >= 0
        young = self.minute > -_MERGED_SINCE * _DAY
        self.merged = again & young & (dice.uniform(count) < 0.5)
        told_twice = again & ~young & ~is_open & (dice.uniform(count) < 0.5)
        rejected = told_twice | (~again & ~is_open & (dice.uniform(count) < 0.05))
        # Saying no takes hours, not days.
        self.closed = np.where(
            rejected, np.minimum(self.closed, self.minute + np.floor(dice.uniform(count, 20, 1800))), self.closed
        )
        self.closed = np.where(rejected, np.minimum(self.closed, -1.0), self.closed)
        self.reason = np.where(
            rejected, np.where(told_twice, "duplicate", np.array(_REASONS)[dice.pick([4, 3, 3, 1], count)]), ""
        )
        # The first hours a report waits; the longer it is open, the further it is.
        stage = dice.uniform(count) + np.minimum(-self.minute / 60.0 / 36.0, 1.2)
        standing = np.select(
            [stage < 0.75, stage < 1.05, stage < 1.4], ["received", "coordination", "assigned"], default="in_progress"
        )
        self.status = np.where(is_open, standing, np.where(rejected, "rejected", "resolved"))
        # The village's office keeps what it can mend itself; the database finds that office.
        passed_on = np.isin(self.status, ["coordination", "assigned"]) | (
            (dice.uniform(count) < 0.55) & (self.status != "received")
        )
        self.agency = np.where(passed_on, np.array([entry.agency for entry in self.categories])[self.category], "")

    # ------------------------------------------------------------ the file

    def rows(self):
        """Yield the rows of the file, the earliest report first."""
        dice, count = self.dice, self.count
        columns = list(self.profile.imports.columns)
        values_of = self.profile.imports.values
        words = {name: {ours: theirs for theirs, ours in known.items()} for name, known in values_of.items()}
        channel = dice.pick(_CHANNEL_WEIGHTS, count)
        method = dice.pick([45, 35, 20], count)
        street, number = dice.pick(np.ones(len(STREETS)), count), dice.uniform(count, 1, 120).astype(int)
        first, second = dice.uniform(count), dice.uniform(count)
        unknown = dice.uniform(count) < 0.003
        # Who tells again of the same, names the same street and the same trouble.
        again = self.repeats >= 0
        street, first = np.where(again, street[self.repeats], street), np.where(again, first[self.repeats], first)

        def word(name, value):
            return words.get(name, {}).get(value, value)

        def moment(minutes):
            return (self.until + timedelta(minutes=float(minutes))).strftime("%Y-%m-%d %H:%M:%S")

        for row in self.order:
            kind = self.categories[self.category[row]]
            village, status = self.village[row], str(self.status[row])
            wrong, effects = problems(kind.icon)
            where = {
                "street": f"{STREETS[street[row]]}, {self.ground.titles[village]}",
                "place": self.ground.titles[village],
            }
            told = wrong[int(first[row] * len(wrong))].format(**where)
            told = f"{LABEL} {told}. {effects[int(second[row] * len(effects))]}"
            address = self.ground.address(village, f"{STREETS[street[row]]} No. {number[row]}")
            values = {
                "source_id": self.ids[row],
                "category": _UNKNOWN_CATEGORIES[row % 2] if unknown[row] else kind.name.id,
                "description": f"{told} Dekat rumah No. {number[row]}." if row % 3 == 0 else told,
                # What a planner has let through: nothing of what is never shown with its place.
                "public_description": told if kind.privacy_class in "AB" else "",
                "address": f"{LABEL} {address}",
                "longitude": f"{self.points[row, 0]:.6f}",
                "latitude": f"{self.points[row, 1]:.6f}",
                "reported_at": moment(self.minute[row]),
                "closed_at": moment(self.closed[row]) if status in ("resolved", "rejected") else "",
                "status": word("status", status),
                "reason": word("reason", str(self.reason[row])),
                "agency": str(self.agency[row]),
                "channel": word("channel", _CHANNELS[channel[row]]),
                "position_method": "by_hand" if self.at_default[row] else ("gps", "by_hand", "geocoded")[method[row]],
            }
            yield [values.get(name, "") for name in columns]

    # ------------------------------------------------------------ afterwards

    def life(self):
        return Life(self._merges(), self._support(), self._steps())

    def _merges(self):
        return [(self.ids[row], self.ids[self.repeats[row]]) for row in np.flatnonzero(self.merged)]

    def _support(self):
        """Let others have the same problem: up to nine for every fourth report of the last weeks."""
        dice = self.dice
        asked = np.flatnonzero((self.minute > -_MERGED_SINCE * _DAY) & (self.minute < -30) & (self.repeats < 0))
        asked = asked[dice.uniform(asked.size) < 0.25]
        number = np.minimum(9, 1 + np.floor(-2.0 * np.log(1.0 - dice.uniform(asked.size)))).astype(int)
        rows = np.repeat(asked, number)
        ends = np.minimum(self.closed[rows], -1.0)
        at = self.minute[rows] + np.floor(dice.uniform(rows.size) * np.maximum(ends - self.minute[rows], 0.0))
        channel = dice.pick(_CHANNEL_WEIGHTS, rows.size)
        return [
            (self.ids[row], int(minute), _CHANNELS[which]) for row, minute, which in zip(rows, at, channel, strict=True)
        ]

    def _steps(self):
        """Let agencies pass on what is not theirs, and planners and operators open again what was closed."""
        dice, steps = self.dice, []
        agencies = sorted({entry.agency for entry in self.categories})
        in_hand = np.isin(self.status, ["assigned", "in_progress"]) & (self.agency != "") & (self.repeats < 0)
        for row in np.flatnonzero(in_hand)[::5]:
            sender = str(self.agency[row])
            receiver = dice.one([code for code in agencies if code != sender] or [sender])
            source_id = self.ids[row]
            steps.append(Step(source_id, sender, "coordination", receiver, dice.one(HAND_OVER_NOTES)))
            if dice.between(0, 1) < 0.5:
                steps.append(Step(source_id, receiver, "in_progress"))
        lately = (self.closed > -6 * _DAY) & (self.closed < 0) & (self.repeats < 0)
        for number, row in enumerate(np.flatnonzero(lately & (self.status == "resolved"))[::15]):
            if number % 2:
                steps.append(Step(self.ids[row], "operator", "received"))
            else:
                steps.append(Step(self.ids[row], "planner", "received", "", dice.one(REOPENING_NOTES)))
        for row in np.flatnonzero((self.closed > -20 * _DAY) & (self.status == "rejected") & (self.repeats < 0))[:2]:
            steps.append(Step(self.ids[row], "planner", "received", "", APPEAL_NOTE))
        return steps


def _frequency(category):
    return _FREQUENCY.get(category.icon, 2.0)
