import csv
import json
from collections import Counter
from datetime import datetime

import pytest
import shapely

from mapalus.plugin.city import profile
from mapalus.plugin.demo.invented import LABEL, hot_spots, write_invented_reports
from mapalus.plugin.importing.mapping import ReportMapping
from mapalus.plugin.importing.readers import ReportFile

COUNT = 6_000


@pytest.fixture(scope="module")
def city():
    return profile.load("minahasa")


@pytest.fixture(scope="module")
def path(city, tmp_path_factory):
    return write_invented_reports(city, tmp_path_factory.mktemp("invented") / "reports.csv", COUNT)


@pytest.fixture(scope="module")
def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_same_every_time(city, path, tmp_path):
    again = write_invented_reports(city, tmp_path / "again.csv", COUNT)
    assert again.read_bytes() == path.read_bytes()
    other = write_invented_reports(city, tmp_path / "other.csv", COUNT, seed=1)
    assert other.read_bytes() != path.read_bytes()
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["again.csv", "other.csv"]


def test_every_row_says_that_it_is_invented(rows):
    assert len(rows) == COUNT
    assert all(row["uraian"].startswith(LABEL) and row["alamat"].startswith(LABEL) for row in rows)
    assert all(row["id"].startswith("REKAAN-") for row in rows)


def test_the_importer_can_use_every_row(city, path):
    mapping = ReportMapping(city)
    with ReportFile(path) as file:
        mapping.require_columns(file)
        refused = [staged for staged in map(mapping.stage, file) if staged[2]]
    assert refused == []
    assert 0 < sum(mapping.unknown_categories.values()) < COUNT / 100
    assert not mapping.unknown_agencies


def test_all_lie_in_the_city(city, rows):
    with open(city.areas.villages, encoding="utf-8") as file:
        ground = shapely.union_all(
            [shapely.make_valid(shapely.geometry.shape(feature["geometry"])) for feature in json.load(file)["features"]]
        )
    shapely.prepare(ground)
    inside = shapely.contains_xy(ground, [float(row["bujur"]) for row in rows], [float(row["lintang"]) for row in rows])
    assert inside.all()


def test_nights_are_quiet(rows):
    hours = Counter(int(row["waktu_lapor"][11:13]) for row in rows)
    assert sum(hours[hour] for hour in range(1, 5)) * 5 < sum(hours[hour] for hour in range(7, 11))


def test_floods_come_with_the_rain(rows):
    months = Counter(int(row["waktu_lapor"][5:7]) for row in rows if row["kategori"] == "Banjir dan longsor")
    assert months[12] + months[1] + months[2] > 3 * (months[6] + months[7] + months[8])


def test_hot_spots_are_hot(city, rows):
    spots = hot_spots(city)
    assert len(spots) == 12
    names = {category.code: category.name.id for category in city.categories}
    for spot in spots:
        near = [
            row
            for row in rows
            if ((float(row["bujur"]) - spot.longitude) ** 2 + (float(row["lintang"]) - spot.latitude) ** 2) ** 0.5
            < 2 * spot.radius / 111_320
        ]
        assert len(near) > COUNT / 200
        assert Counter(row["kategori"] for row in near).most_common(1)[0][0] == names[spot.category]


def test_one_default_position(rows):
    ((_point, most), (_next, second)) = Counter((row["bujur"], row["lintang"]) for row in rows).most_common(2)
    assert COUNT * 0.015 < most < COUNT * 0.025
    assert second < most / 10


def test_some_are_late_and_some_still_open(rows):
    closed = [row for row in rows if row["waktu_selesai"]]
    hours = [
        (datetime.fromisoformat(row["waktu_selesai"]) - datetime.fromisoformat(row["waktu_lapor"])).total_seconds()
        / 3600
        for row in closed
    ]
    assert min(hours) >= 0
    assert 0.5 < sum(duration <= 48 for duration in hours) / len(hours) < 0.9
    assert {row["status"] for row in rows} == {"menunggu", "koordinasi", "disposisi", "proses", "selesai", "ditolak"}
    assert 0.02 < 1 - len(closed) / COUNT < 0.12


def test_some_are_told_twice(rows):
    assert 0.01 < sum(row["alasan"] == "duplikat" for row in rows) / COUNT < 0.06
