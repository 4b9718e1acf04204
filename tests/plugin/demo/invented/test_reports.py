import csv
import json
import re
from collections import Counter
from datetime import datetime, timedelta

import pytest
import shapely

from mapalus.plugin.city import profile
from mapalus.plugin.demo.invented.reports import hot_spots, write_reports
from mapalus.plugin.demo.invented.words import LABEL, PROBLEMS
from mapalus.plugin.importing.mapping import ReportMapping
from mapalus.plugin.importing.readers import ReportFile

UNTIL = datetime(2026, 10, 31, 18)
COUNT = 20_000
OPEN = {"menunggu", "koordinasi", "disposisi", "proses"}


@pytest.fixture(scope="module")
def city():
    return profile.load("minahasa")


@pytest.fixture(scope="module")
def made(city, tmp_path_factory):
    path = tmp_path_factory.mktemp("invented") / "reports.csv"
    return path, write_reports(city, path, UNTIL, COUNT)


@pytest.fixture(scope="module")
def path(made):
    return made[0]


@pytest.fixture(scope="module")
def life(made):
    return made[1]


@pytest.fixture(scope="module")
def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def by_id(rows):
    return {row["id"]: row for row in rows}


def told_at(row):
    return datetime.fromisoformat(row["waktu_lapor"])


def test_the_same_every_time(city, tmp_path):
    first, again, other, later = (tmp_path / f"{name}.csv" for name in ("first", "again", "other", "later"))
    lives = [write_reports(city, path, UNTIL, 2_000) for path in (first, again)]
    assert again.read_bytes() == first.read_bytes()
    assert lives[0] == lives[1]
    write_reports(city, other, UNTIL, 2_000, seed=1)
    assert other.read_bytes() != first.read_bytes()
    write_reports(city, later, UNTIL + timedelta(days=40), 2_000)
    assert later.read_text().count("2026-12-") > 100
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["again.csv", "first.csv", "later.csv", "other.csv"]


def test_every_row_says_that_it_is_invented(rows):
    assert len(rows) == COUNT
    assert all(row["uraian"].startswith(LABEL) and row["alamat"].startswith(LABEL) for row in rows)
    assert all(row["uraian_publik"].startswith(LABEL) for row in rows if row["uraian_publik"])
    assert all(row["id"].startswith("REKAAN-") for row in rows)


def test_public_texts_are_of_things_and_never_of_persons(city, rows):
    private = {entry.name.id for entry in city.categories if entry.privacy_class in "CD"}
    texts = Counter(row["uraian_publik"] for row in rows if row["kategori"] not in private)
    assert all(not row["uraian_publik"] for row in rows if row["kategori"] in private)
    assert len(texts) > 5_000, "varied"
    personal = re.compile(r"\d{5,}|@|\bNo\. ?\d|\b(Bapak|Ibu|Pak|Bu|Sdr|Sdri|Tuan|Nyonya)\b|\bNIK\b|\bHP\b|\bWA\b")
    assert not [text for text in texts if personal.search(text)]


def test_every_category_has_words_of_its_own(city):
    assert {entry.icon for entry in city.categories} <= set(PROBLEMS)
    for wrong, effects in PROBLEMS.values():
        assert len(wrong) * len(effects) >= 12


def test_the_importer_can_use_every_row(city, path):
    mapping = ReportMapping(city)
    with ReportFile(path) as file:
        mapping.require_columns(file)
        refused = [staged for staged in map(mapping.stage, file) if staged[2]]
    assert refused == []
    assert 0 < sum(mapping.unknown_categories.values()) < COUNT / 100
    assert not mapping.unknown_agencies


def test_all_lie_in_the_city_and_addresses_name_villages(city, rows):
    with open(city.areas.villages, encoding="utf-8") as file:
        features = json.load(file)["features"]
    ground = shapely.union_all(
        [shapely.make_valid(shapely.geometry.shape(feature["geometry"])) for feature in features]
    )
    shapely.prepare(ground)
    inside = shapely.contains_xy(ground, [float(row["bujur"]) for row in rows], [float(row["lintang"]) for row in rows])
    assert inside.all()
    names = {feature["properties"]["nama"] for feature in features}
    for row in rows:
        _street, village, district = row["alamat"].rsplit(", ", 2)
        assert village.removeprefix("Kel. ").removeprefix("Desa ") in names
        assert district


def test_nights_are_quiet(rows):
    hours = Counter(told_at(row).hour for row in rows)
    assert sum(hours[hour] for hour in range(1, 5)) * 5 < sum(hours[hour] for hour in range(7, 11))


def test_floods_come_with_the_rain(rows):
    months = Counter(told_at(row).month for row in rows if row["kategori"] == "Banjir dan longsor")
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


def test_most_are_resolved_in_days(rows):
    hours = sorted(
        (datetime.fromisoformat(row["waktu_selesai"]) - told_at(row)).total_seconds() / 3600
        for row in rows
        if row["waktu_selesai"]
    )
    assert hours[0] >= 0
    assert 0.5 < sum(duration <= 48 for duration in hours) / len(hours) < 0.9
    assert 12 < hours[len(hours) // 2] < 48
    assert {row["status"] for row in rows} == {*OPEN, "selesai", "ditolak"}
    reasons = Counter(row["alasan"] for row in rows if row["status"] == "ditolak")
    assert set(reasons) == {"duplikat", "bukan_wewenang", "tidak_valid", "data_kurang", "spam"}


def test_the_backlog_is_a_regencys(city, rows):
    allowance = {entry.name.id: entry.resolve_hours for entry in city.categories}
    waiting = [row for row in rows if row["status"] in OPEN]
    ages = [(UNTIL - told_at(row)).total_seconds() / 3600 for row in waiting]
    left = [allowance.get(row["kategori"], 48) - age for row, age in zip(waiting, ages)]
    assert min(ages) >= 0
    assert 250 < len(waiting) < 600
    assert 0.15 < sum(hours < 0 for hours in left) / len(left) < 0.5, "overdue"
    assert sum(0 <= hours < 12 for hours in left) >= 15, "due within hours"
    assert sum(age < 24 for age in ages) >= 60, "new"
    assert sum(age > 60 * 24 for age in ages) < len(ages) / 8, "forgotten"
    counted = Counter(row["status"] for row in waiting)
    assert min(counted[status] for status in OPEN) >= 20
    # A step to coordination or to a unit has an agency that takes it.
    assert all(row["instansi"] for row in waiting if row["status"] in ("koordinasi", "disposisi"))


def test_some_are_told_again(rows, by_id, life):
    assert 0.01 < sum(row["alasan"] == "duplikat" for row in rows) / COUNT < 0.06
    assert 80 < len(life.merges) < 400
    for again, first in life.merges:
        assert timedelta(0) < told_at(by_id[again]) - told_at(by_id[first]) <= timedelta(hours=48)
        away = (
            (float(by_id[again]["bujur"]) - float(by_id[first]["bujur"])) ** 2
            + (float(by_id[again]["lintang"]) - float(by_id[first]["lintang"])) ** 2
        ) ** 0.5 * 111_320
        assert away < 46
    assert not {again for again, _first in life.merges} & {first for _again, first in life.merges}


def test_what_happens_afterwards_is_possible(city, by_id, life):
    agencies = {agency.code for agency in city.agencies}
    supported = Counter(report for report, _at, _channel in life.support)
    assert max(supported.values()) > 5
    assert all(UNTIL + timedelta(minutes=at) >= told_at(by_id[report]) for report, at, _channel in life.support)
    passed_on = [step for step in life.steps if step.status == "coordination"]
    opened_again = [step for step in life.steps if step.status == "received"]
    assert len(passed_on) >= 10
    assert len(opened_again) >= 10
    assert all(by_id[step.source_id]["instansi"] == step.role != step.agency in agencies for step in passed_on)
    assert {by_id[step.source_id]["status"] for step in opened_again} == {"selesai", "ditolak"}
    assert {step.role for step in opened_again} == {"planner", "operator"}
