"""25 invented programmes of a government, as points, lines and areas."""

import math
from datetime import timedelta

import numpy as np
import shapely
from shapely.geometry import LineString, MultiLineString, MultiPoint, MultiPolygon, Point, mapping

from mapalus.plugin.demo.invented.dice import SEED, Dice
from mapalus.plugin.demo.invented.files import write_geojson
from mapalus.plugin.demo.invented.ground import METRES_A_DEGREE
from mapalus.plugin.demo.invented.words import SUFFIX

POINTS, LINE, AREA = "points", "line", "area"

# What it is in Indonesian and English, icon of the category whose agency carries it out, geometry, its size in metres
# (or number of points), budget in millions.
PROGRAMMES = (
    ("Peningkatan jalan kabupaten", "Improvement of a regency road", "road", LINE, 3200, 8400),
    ("Pemeliharaan berkala jalan", "Periodic maintenance of a road", "road", LINE, 2400, 3900),
    ("Pelebaran jalan", "Widening of a road", "road", LINE, 1800, 6100),
    ("Rekonstruksi jalan longsor", "Reconstruction after a landslide", "road", LINE, 900, 2750),
    ("Pembangunan trotoar", "New pavements", "road", LINE, 1200, 1900),
    ("Normalisasi saluran", "Restoration of a drain", "drainage", LINE, 1500, 1450),
    ("Drainase perkotaan", "Town drains", "drainage", LINE, 2100, 2600),
    ("Jaringan pipa air bersih", "Water mains", "water", LINE, 2800, 4200),
    ("Penerangan jalan tenaga surya", "Solar street lights", "street-light", POINTS, 12, 980),
    ("Penggantian lampu jalan", "Renewal of street lights", "street-light", POINTS, 18, 640),
    ("Alat pengatur lalu lintas", "Traffic signals", "traffic", POINTS, 3, 1150),
    ("Rehabilitasi halte", "Repair of bus stops", "traffic", POINTS, 6, 420),
    ("Rambu jalur evakuasi", "Signs of evacuation routes", "sign", POINTS, 15, 210),
    ("Sumur bor desa", "Village wells", "water", POINTS, 5, 875),
    ("Tempat penampungan sampah", "Waste collection points", "waste", POINTS, 8, 560),
    ("Rehabilitasi puskesmas", "Repair of health centres", "health", POINTS, 3, 3300),
    ("Revitalisasi pasar rakyat", "Renewal of markets", "market", POINTS, 2, 5200),
    ("Alat peringatan dini banjir", "Flood warning stations", "flood", POINTS, 4, 690),
    ("Penataan kawasan permukiman", "Upgrading of a settlement", "housing", AREA, 260, 4700),
    ("Rehabilitasi rumah tidak layak huni", "Repair of unfit houses", "housing", AREA, 420, 2100),
    ("Penghijauan tepi danau", "Planting along the lake", "tree", AREA, 380, 350),
    ("Taman kota", "Town park", "tree", AREA, 110, 1250),
    ("Pengendalian banjir", "Flood control", "flood", AREA, 520, 9300),
    ("Vaksinasi ternak", "Vaccination of livestock", "animal", AREA, 900, 280),
    ("Jaringan internet publik", "Public internet", "other", AREA, 300, 730),
)


def write_programmes(profile, ground, path, today, seed=SEED):
    """Write them; some are over, most under way, some begin in the coming months."""
    dice = Dice(seed + 6)
    agency_of = {entry.icon: entry.agency for entry in profile.categories}
    villages = ground.far_apart(len(PROGRAMMES), 900)
    features = []
    for number, (name, english, icon, kind, size, millions) in enumerate(PROGRAMMES):
        # The first villages are the town's: take them in another order than the list.
        village = villages[(number * 7) % len(villages)]
        place = ground.names[village]
        starts = today + timedelta(days=(-300, -170, -95, -60, 30)[number % 5] + int(dice.between(-25, 25)))
        ends = starts + timedelta(days=(120, 240, 210, 150, 180)[number % 5])
        properties = {
            "code": f"REKAAN-{today.year}-{number + 1:02d}",
            "programme_name_id": f"{name} {place} {SUFFIX}",
            "programme_name_en": f"{english} in {place} (invented)",
            "agency": agency_of.get(icon, profile.agencies[0].code),
            "budget": 1_000_000 * round(millions * dice.between(0.85, 1.15)),
            "starts_on": starts.isoformat(),
            "ends_on": ends.isoformat(),
            "progress": _progress(starts, ends, today, dice),
        }
        features.append((properties, mapping(_MAKERS[kind](ground, village, size, dice))))
    return write_geojson(path, features)


def _progress(starts, ends, today, dice):
    """Return the percentage that is done: by the days gone, some ahead and some behind."""
    if today <= starts:
        return 0
    if today >= ends:
        return 100
    gone = (today - starts).days / (ends - starts).days
    return max(1, min(99, round(100 * gone * dice.between(0.6, 1.15))))


def _points(ground, village, count, dice):
    found = {ground.around(village, 450, dice) for _ in range(count)}
    return MultiPoint(sorted(found))


def _line(ground, village, metres, dice):
    """Return a road through a village's middle: it bends a little at every step and stays inside the city."""
    middle = ground.places[village]
    direction = dice.between(0, math.tau)
    halves = []
    for heading in (direction, direction + math.pi):
        way = [tuple(middle.round(6))]
        for _step in range(max(2, int(metres / 2 / 120))):
            heading += 0.35 * float(dice.normal(1)[0])
            east, north = (120 * math.sin(heading), 120 * math.cos(heading))
            x, y = np.round(np.array(way[-1]) + np.array([east, north]) / METRES_A_DEGREE, 6)
            if not any(shapely.contains_xy(polygon, x, y) for polygon in ground.polygons):
                break
            way.append((float(x), float(y)))
        halves.append(way)
    line = LineString([*reversed(halves[0][1:]), *halves[1]]) if len(halves[0]) + len(halves[1]) > 2 else None
    return MultiLineString([line if line is not None else LineString([middle, middle + 0.001])])


def _area(ground, village, metres, dice):
    """Return a piece of a village: an uneven round, cut off at its border."""
    middle = ground.places[village]
    corners = []
    for corner in range(14):
        radius = metres * dice.between(0.7, 1.25) / METRES_A_DEGREE
        turn = math.tau * corner / 14
        corners.append(middle + radius * np.array([math.cos(turn), math.sin(turn)]))
    piece = shapely.make_valid(shapely.intersection(shapely.Polygon(corners), ground.polygons[village]))
    parts = [part for part in getattr(piece, "geoms", [piece]) if part.geom_type == "Polygon"]
    if not parts:
        parts = [Point(middle).buffer(metres / METRES_A_DEGREE / 2)]
    return shapely.set_precision(MultiPolygon(parts), 0.000001)


_MAKERS = {POINTS: _points, LINE: _line, AREA: _area}
