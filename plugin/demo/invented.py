"""Invented reports over a city's real areas: deterministic, plainly labelled, with the patterns of real ones.

What is built in, so that analyses can be checked against it:

- hot spots: a dozen clusters of 150 to 500 m, each dominated by one category (:func:`hot_spots`);
- density: urban villages first, less with the distance from the town; small villages are denser;
- time: few reports at night, peaks in the morning and the evening; floods and fallen trees in the wet season,
  noise at night; more reports towards the end of the year than at its beginning;
- resolution: log-normal durations, most within two days; every fourth agency of the profile takes four times as
  long; what would be closed after the last day is still open;
- duplicates: 6 % are an earlier problem told again within 60 m and 48 h;
- a default position: 2 % lie on one point, whatever their category;
- unknown categories: 0.3 % have a word that no profile knows.
"""

import csv
import json
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
import shapely
from shapely.geometry import shape

COUNT = 20_000
SEED = 7102
UNTIL = datetime(2026, 10, 31, 18, 0)
DAYS = 365

LABEL = "[REKAAN]"

_METRES_A_DEGREE = 111_320.0

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

_SENTENCES = (
    "{what} di {where}, mohon segera ditindaklanjuti.",
    "Sudah {days} hari {what} di {where} belum ditangani.",
    "{where}: {what}, mengganggu warga sekitar.",
    "Mohon petugas datang ke {where}, ada laporan {what}.",
    "Warga {where} mengeluhkan {what} sejak {days} hari lalu.",
)
_STREETS = (
    "Jl. Raya",
    "Jl. Pasar",
    "Jl. Sekolah",
    "Jl. Gereja",
    "Jl. Danau",
    "Jl. Kebun",
    "Lorong Cengkih",
    "Lorong Kelapa",
)
_UNKNOWN_CATEGORIES = ("Usulan", "Pertanyaan umum")


@dataclass(frozen=True)
class HotSpot:
    """A cluster: its centre in degrees, its standard deviation in metres, its category and its months (1-12)."""

    longitude: float
    latitude: float
    radius: float
    category: str
    months: tuple


class _Dice:
    """Random numbers from one stream that is the same on every machine and in every NumPy."""

    def __init__(self, seed):
        self._stream = np.random.Generator(np.random.PCG64(seed))

    def uniform(self, count, low=0.0, high=1.0):
        return low + (high - low) * self._stream.random(count)

    def normal(self, count):
        # Box-Muller: NumPy may change how it draws its own normal numbers.
        radius = np.sqrt(-2.0 * np.log(1.0 - self._stream.random(count)))
        return radius * np.cos(2.0 * np.pi * self._stream.random(count))

    def pick(self, weights, count):
        """Return ``count`` indices drawn by weight."""
        edges = np.cumsum(weights)
        return np.searchsorted(edges, self._stream.random(count) * edges[-1], side="right")


class _Ground:
    """The villages of a city, what they are called and how many reports come from each."""

    def __init__(self, profile):
        with open(profile.areas.villages, encoding="utf-8") as file:
            features = sorted(json.load(file)["features"], key=lambda feature: feature["properties"]["kode"])
        self.names = [feature["properties"]["nama"] for feature in features]
        self.polygons = [shapely.make_valid(shape(feature["geometry"])) for feature in features]
        for polygon in self.polygons:
            shapely.prepare(polygon)
        self.places = np.array([polygon.representative_point().coords[0] for polygon in self.polygons])
        # In Indonesia's codes the tenth character tells the town's kelurahan (1) from the country's desa (2).
        urban = np.array([feature["properties"]["kode"][9:10] == "1" for feature in features])
        town = self.places[urban].mean(axis=0) if urban.any() else self.places.mean(axis=0)
        away = np.hypot(*((self.places - town) * _METRES_A_DEGREE).T)
        area = np.array([polygon.area for polygon in self.polygons])
        self.weights = np.where(urban, 2.5, 1.0) * np.exp(-away / 15_000.0) / (area / np.median(area)) ** 0.4

    def points(self, villages, dice):
        """Return a random point inside each of the villages, an array of (longitude, latitude)."""
        points = np.empty((len(villages), 2))
        for village in np.unique(villages):
            west, south, east, north = self.polygons[village].bounds
            missing = np.flatnonzero(villages == village)
            while missing.size:
                x = dice.uniform(missing.size, west, east).round(6)
                y = dice.uniform(missing.size, south, north).round(6)
                inside = shapely.contains_xy(self.polygons[village], x, y)
                points[missing[inside]] = np.column_stack([x[inside], y[inside]])
                missing = missing[~inside]
        return points

    def inside(self, village, x, y):
        return shapely.contains_xy(self.polygons[village], x, y)


def hot_spots(profile, seed=SEED, count=12):
    """Return the :class:`HotSpot` list that :func:`write_invented_reports` builds in with the same seed."""
    return [spot for _village, spot in _hot_spots(profile, _Ground(profile), seed, count)]


def _hot_spots(profile, ground, seed, count=12):
    dice = _Dice(seed + 1)
    categories = sorted(profile.categories, key=lambda category: (-_frequency(category), category.code))[:8]
    villages = []
    for village in np.argsort(-ground.weights, kind="stable"):
        # Apart from each other, so that each has its own kind.
        away = np.hypot(*((ground.places[villages] - ground.places[village]) * _METRES_A_DEGREE).T)
        if len(villages) < count and (not villages or away.min() > 2_500):
            villages.append(village)
    radii = dice.uniform(len(villages), 150, 500).round(0)
    spots = []
    for number, village in enumerate(villages):
        category = categories[number % len(categories)]
        months = (11, 12, 1, 2, 3) if _is_wet(category) else tuple(range(1, 13))
        x, y = (float(value) for value in ground.places[village].round(6))
        spots.append((int(village), HotSpot(x, y, float(radii[number]), category.code, months)))
    return spots


def write_invented_reports(profile, path, count=COUNT, seed=SEED, until=UNTIL):
    """Write a CSV of invented reports in the profile's own import format and return its path.

    The same arguments give the same file, byte for byte. It appears whole or not at all.

    :param profile: :class:`~mapalus.plugin.city.profile.CityProfile` of a city with areas.
    :param until: local time after which nothing is known; the reports cover the 365 days before.
    """
    dice, ground = _Dice(seed), _Ground(profile)
    categories = list(profile.categories)
    spots = _hot_spots(profile, ground, seed)

    category = dice.pick([_frequency(entry) for entry in categories], count)
    village = dice.pick(ground.weights, count)
    spot = np.where(dice.uniform(count) < 0.2, dice.pick(np.ones(len(spots)), count), -1)
    codes = [entry.code for entry in categories]
    for number, (place, entry) in enumerate(spots):
        # Four of five reports at a hot spot are of its own kind.
        mine = spot == number
        village[mine] = place
        category[mine & (dice.uniform(count) < 0.8)] = codes.index(entry.category)
    points = ground.points(village, dice)
    east, north = dice.normal(count), dice.normal(count)
    for number, (place, entry) in enumerate(spots):
        mine = np.flatnonzero(spot == number)
        x = (entry.longitude + east[mine] * entry.radius / _METRES_A_DEGREE).round(6)
        y = (entry.latitude + north[mine] * entry.radius / _METRES_A_DEGREE).round(6)
        inside = ground.inside(place, x, y)
        points[mine[inside]] = np.column_stack([x[inside], y[inside]])
    at_default = dice.uniform(count) < 0.02
    points[at_default] = ground.places[int(np.argmax(ground.weights))].round(6)

    minute = _minutes(dice, categories, category, count, until)
    duplicate_of = _tell_again(dice, ground, points, village, category, minute, at_default)
    closing = _closing(dice, profile, categories, category, minute, duplicate_of)
    order = np.argsort(minute, kind="stable")

    making = path.with_suffix(".making")
    with open(making, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(profile.imports.columns.values())
        writer.writerows(
            _rows(
                dice, profile, ground, categories, order, points, village, category, minute, closing, at_default, until
            )
        )
    making.replace(path)
    return path


def _frequency(category):
    return _FREQUENCY.get(category.icon, 2.0)


def _is_wet(category):
    return category.icon in ("flood", "tree", "drainage")


def _minutes(dice, categories, category, count, until):
    """Return for each report how many minutes before ``until`` it was told, as a negative number."""
    days = [until.date() - timedelta(days=back) for back in range(DAYS)]
    months = np.array([day.month - 1 for day in days])
    growth = np.linspace(1.2, 0.8, DAYS)
    weekend = np.array([0.7 if day.weekday() >= 5 else 1.0 for day in days])
    minute = np.empty(count)
    for number, entry in enumerate(categories):
        mine = np.flatnonzero(category == number)
        season = _WET if _is_wet(entry) else _DRY
        night = entry.icon in ("noise", "security")
        day = dice.pick(season[months] * growth * (1.0 if night else weekend), mine.size)
        hour = dice.pick(_NIGHT_HOURS if night else _HOURS, mine.size)
        midnight = -(until.hour * 60.0 + until.minute) - day * 1440.0
        minute[mine] = midnight + hour * 60.0 + np.floor(dice.uniform(mine.size, 0, 60))
    # What would lie after the end was told a week before.
    return np.where(minute >= 0, minute - 7 * 1440.0, minute)


def _tell_again(dice, ground, points, village, category, minute, at_default):
    """Turn 6 % of the reports into repetitions of another one; return whose, -1 for the others."""
    count = len(minute)
    again = np.flatnonzero((dice.uniform(count) < 0.06) & ~at_default)
    first = np.floor(dice.uniform(again.size) * count).astype(int)
    later = np.floor(dice.uniform(again.size, 10, 48 * 60))
    distance, angle = dice.uniform(again.size, 5, 55), dice.uniform(again.size, 0, 2 * np.pi)
    repeats = set(again.tolist())
    duplicate_of = np.full(count, -1)
    for row, original, wait, metres, turn in zip(again, first, later, distance, angle):
        if original in repeats or at_default[original] or minute[original] + wait >= 0:
            continue
        x, y = points[original] + metres / _METRES_A_DEGREE * np.array([np.cos(turn), np.sin(turn)])
        x, y = round(float(x), 6), round(float(y), 6)
        if not ground.inside(village[original], x, y):
            continue
        points[row], village[row], category[row] = (x, y), village[original], category[original]
        minute[row] = minute[original] + wait
        duplicate_of[row] = original
    return duplicate_of


def _closing(dice, profile, categories, category, minute, duplicate_of):
    """Return how each report stands: dictionary of arrays ``status``, ``reason``, ``closed`` (minutes), ``agency``."""
    count = len(minute)
    agencies = [entry.code for entry in profile.agencies]
    slow = np.array([4.0 if agencies.index(entry.agency) % 4 == 0 else 1.0 for entry in categories])
    hours = np.exp(np.log(18.0) + 0.9 * dice.normal(count)) * slow[category]
    closed = minute + np.maximum(1.0, np.floor(hours * 60.0))
    # A few are closed in the minute in which they were told.
    closed = np.where(dice.uniform(count) < 0.01, minute, closed)
    still_open = (closed >= 0) | (dice.uniform(count) < 0.02)
    rejected = ~still_open & ((dice.uniform(count) < 0.05) | ((duplicate_of >= 0) & (dice.uniform(count) < 0.5)))
    reason = np.where(
        duplicate_of >= 0,
        "duplicate",
        np.array(["not_our_authority", "invalid", "too_little_information", "spam"])[dice.pick([4, 3, 3, 1], count)],
    )
    age = -minute / 60.0
    stage = dice.uniform(count) + np.minimum(age / 48.0, 1.0)
    standing = np.select(
        [stage < 0.6, stage < 1.0, stage < 1.4], ["received", "coordination", "assigned"], default="in_progress"
    )
    status = np.where(still_open, standing, np.where(rejected, "rejected", "resolved"))
    # The village's office keeps what it can mend itself; the database finds that office.
    passed_on = (dice.uniform(count) < 0.55) & (status != "received")
    agency = np.where(passed_on, np.array([entry.agency for entry in categories])[category], "")
    return {"status": status, "reason": np.where(rejected, reason, ""), "closed": closed, "agency": agency}


def _rows(dice, profile, ground, categories, order, points, village, category, minute, closing, at_default, until):
    count = len(order)
    columns = list(profile.imports.columns)
    words = {field: {ours: theirs for theirs, ours in known.items()} for field, known in profile.imports.values.items()}
    channels = ["app", "call_centre", "message", "social_media", "walk_in", "sp4n_lapor", "field_staff", "email"]
    channel = dice.pick([40, 22, 14, 8, 6, 4, 4, 2], count)
    method = dice.pick([45, 35, 20], count)
    sentence, street = dice.pick(np.ones(len(_SENTENCES)), count), dice.pick(np.ones(len(_STREETS)), count)
    days, number = dice.uniform(count, 2, 15).astype(int), dice.uniform(count, 1, 120).astype(int)
    unknown = dice.uniform(count) < 0.003

    def word(field, value):
        return words.get(field, {}).get(value, value)

    def moment(minutes):
        return (until + timedelta(minutes=float(minutes))).strftime("%Y-%m-%d %H:%M:%S")

    for position, row in enumerate(order, start=1):
        kind = categories[category[row]]
        where = f"{_STREETS[street[row]]}, {ground.names[village[row]]}"
        told = _SENTENCES[sentence[row]].format(what=kind.name.id.lower(), where=where, days=days[row])
        status = str(closing["status"][row])
        values = {
            "source_id": f"REKAAN-{position:06d}",
            "category": _UNKNOWN_CATEGORIES[row % 2] if unknown[row] else kind.name.id,
            "description": f"{LABEL} {told[0].upper()}{told[1:]}",
            "address": f"{LABEL} {_STREETS[street[row]]} No. {number[row]}, {ground.names[village[row]]}",
            "longitude": f"{points[row, 0]:.6f}",
            "latitude": f"{points[row, 1]:.6f}",
            "reported_at": moment(minute[row]),
            "closed_at": moment(closing["closed"][row]) if status in ("resolved", "rejected") else "",
            "status": word("status", status),
            "reason": word("reason", str(closing["reason"][row])),
            "agency": str(closing["agency"][row]),
            "channel": word("channel", channels[channel[row]]),
            "position_method": "by_hand" if at_default[row] else ("gps", "by_hand", "geocoded")[method[row]],
        }
        yield [values.get(field, "") for field in columns]
