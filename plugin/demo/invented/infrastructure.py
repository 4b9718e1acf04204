"""Invented facilities, cameras and markets, in villages where much happens."""

from collections import Counter

from mapalus.plugin.demo.invented.dice import SEED, Dice
from mapalus.plugin.demo.invented.files import write_csv
from mapalus.plugin.demo.invented.words import LABEL, STREETS, SUFFIX

FACILITIES = (
    # kind, what it is called, how many, icon of the category whose agency runs it, metres from the village's middle
    ("police_post", "Pos Polisi", 9, "", 300),
    ("army_post", "Koramil", 5, "", 400),
    ("hospital", "Rumah Sakit", 3, "health", 500),
    ("clinic", "Puskesmas", 14, "health", 300),
    ("fire_post", "Pos Pemadam", 3, "flood", 300),
    ("school", "SD Negeri", 11, "", 350),
    ("school", "SMP Negeri", 5, "", 350),
    ("office", "Kantor Kecamatan", 6, "", 200),
    ("other", "Terminal Angkutan", 2, "traffic", 250),
    ("other", "Tempat Pengolahan Sampah", 2, "waste", 600),
)
CAMERAS = 150
MARKETS = 12

# Where a camera hangs, how far it sees, how wide.
_VIEWS = (
    ("Simpang", 120, 70),
    ("Pertigaan", 90, 80),
    ("Jembatan", 150, 55),
    ("Terminal", 60, 95),
    ("Taman", 45, 100),
    ("Tepi Danau", 200, 60),
    ("Depan Pasar", 70, 90),
)
# Every one is up, or not known of, when it is entered; then so many fail, and some of those come back.
_EVERY_OFF, _EVERY_BACK, _EVERY_UNKNOWN = 11, 4, 25


def write_facilities(profile, ground, path, seed=SEED):
    """Write 60 facilities of every kind."""
    dice = Dice(seed + 2)
    agency_of = {entry.icon: entry.agency for entry in profile.categories}
    rows = []
    for kind, called, count, icon, metres in FACILITIES:
        for village in _villages(ground, dice, count):
            longitude, latitude = ground.around(village, metres, dice)
            rows.append(
                (
                    f"REKAAN-F{len(rows) + 1:03d}",
                    f"{called} {ground.names[village]} {SUFFIX}",
                    kind,
                    agency_of.get(icon, ""),
                    f"{LABEL} {ground.address(village, dice.one(STREETS))}",
                    longitude,
                    latitude,
                )
            )
    columns = ("code", "facility_name", "kind", "agency", "address", "longitude", "latitude")
    return write_csv(path, columns, rows)


def write_cameras(profile, ground, path, seed=SEED):
    """Write 150 cameras: five of six look one way, the others turn; four of five may be shown."""
    dice = Dice(seed + 3)
    agency_of = {entry.icon: entry.agency for entry in profile.categories}
    owners = [agency_of[icon] for icon in ("traffic", "traffic", "other", "security") if icon in agency_of] or [""]
    rows, names = [], Counter()
    for number in range(1, CAMERAS + 1):
        # Three of five hang in the town.
        village = int(dice.pick(ground.weights * (ground.urban * 1.5 + 0.5), 1)[0])
        place, reach, width = dice.one(_VIEWS)
        name = f"{place} {ground.names[village]}"
        names[name] += 1
        turns = number % 6 == 0
        longitude, latitude = ground.around(village, 350, dice)
        rows.append(
            (
                f"REKAAN-K{number:03d}",
                f"{name} {names[name]} {SUFFIX}",
                dice.one(owners),
                f"{LABEL} {ground.address(village, dice.one(STREETS))}",
                "" if turns else 5 * int(dice.between(0, 72)),
                360 if turns else int(width * dice.between(0.9, 1.1)),
                int(reach * dice.between(0.8, 1.2)),
                round(dice.between(4, 9), 1),
                "ya" if turns else "tidak",
                "unknown" if number % _EVERY_UNKNOWN == 0 else "up",
                "tidak" if number % 5 == 0 else "ya",
                longitude,
                latitude,
            )
        )
    columns = (
        *("code", "cctv_name", "agency", "address", "azimuth", "field_of_view", "range_m", "height_m"),
        *("is_turning", "state", "is_public", "longitude", "latitude"),
    )
    return write_csv(path, columns, rows)


def camera_states():
    """Return in their order the changes of state that follow, as pairs of code and state."""
    off = [number for number in range(1, CAMERAS + 1) if number % _EVERY_OFF == 0 and number % _EVERY_UNKNOWN]
    back = off[::_EVERY_BACK]
    return [
        *((f"REKAAN-K{number:03d}", "down") for number in off),
        *((f"REKAAN-K{number:03d}", "up") for number in back),
        *((f"REKAAN-K{number:03d}", "down") for number in back[::2]),
    ]


def write_markets(profile, ground, path, seed=SEED):
    """Write 12 markets, the first two of them wholesale, and return their codes with their levels."""
    dice = Dice(seed + 4)
    rows = []
    for number, village in enumerate(ground.far_apart(MARKETS, 1_800), start=1):
        longitude, latitude = ground.around(village, 250, dice)
        rows.append(
            (
                f"REKAAN-P{number:02d}",
                f"Pasar {ground.names[village]} {SUFFIX}",
                "wholesale" if number <= 2 else "retail",
                f"{LABEL} {ground.address(village, 'Jl. Pasar')}",
                longitude,
                latitude,
            )
        )
    write_csv(path, ("code", "market_name", "level", "address", "longitude", "latitude"), rows)
    return {row[0]: row[2] for row in rows}


def _villages(ground, dice, count):
    """Return so many different villages, drawn by their weight."""
    found = []
    while len(found) < min(count, len(ground.names)):
        village = int(dice.pick(ground.weights, 1)[0])
        if village not in found:
            found.append(village)
    return found
