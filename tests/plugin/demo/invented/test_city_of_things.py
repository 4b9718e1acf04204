"""Facilities, cameras, markets, prices and programmes, as their files say."""

import csv
import json
from collections import Counter, defaultdict
from datetime import date, timedelta

import pytest
import shapely

from mapalus.plugin.city import profile
from mapalus.plugin.demo.invented.ground import Ground
from mapalus.plugin.demo.invented.infrastructure import (
    camera_states,
    write_cameras,
    write_facilities,
    write_markets,
)
from mapalus.plugin.demo.invented.prices import write_prices
from mapalus.plugin.demo.invented.programmes import write_programmes
from mapalus.plugin.demo.invented.words import LABEL, SUFFIX

TODAY = date(2026, 10, 31)
KINDS = {"police_post", "army_post", "hospital", "clinic", "fire_post", "school", "office", "other"}


@pytest.fixture(scope="module")
def city():
    return profile.load("minahasa")


@pytest.fixture(scope="module")
def ground(city):
    return Ground(city)


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def folder(city, ground, tmp_path_factory):
    return make_all(city, ground, tmp_path_factory.mktemp("invented"))


def make_all(city, ground, folder):
    write_facilities(city, ground, folder / "facilities.csv")
    write_cameras(city, ground, folder / "cameras.csv")
    levels = write_markets(city, ground, folder / "markets.csv")
    write_prices(city, levels, folder / "prices.csv", TODAY)
    write_programmes(city, ground, folder / "programmes.geojson", TODAY)
    return folder


def test_the_same_every_time(city, ground, folder, tmp_path):
    make_all(city, ground, tmp_path)
    for path in folder.iterdir():
        assert (tmp_path / path.name).read_bytes() == path.read_bytes(), path.name


def test_places_say_that_they_are_invented_and_lie_in_the_city(folder, ground):
    land = shapely.union_all(ground.polygons)
    for name, titled in (("facilities", "facility_name"), ("cameras", "cctv_name"), ("markets", "market_name")):
        for row in read(folder / f"{name}.csv"):
            assert row[titled].endswith(SUFFIX)
            assert row["code"].startswith("REKAAN-")
            assert row["address"].startswith(LABEL)
            assert shapely.contains_xy(land, float(row["longitude"]), float(row["latitude"]))


def test_facilities_of_every_kind(folder):
    kinds = Counter(row["kind"] for row in read(folder / "facilities.csv"))
    assert set(kinds) == KINDS
    assert sum(kinds.values()) == 60


def test_cameras_look_or_turn(folder):
    cameras = {row["code"]: row for row in read(folder / "cameras.csv")}
    assert len(cameras) == 150
    turning = [row for row in cameras.values() if row["is_turning"] == "ya"]
    fixed = [row for row in cameras.values() if row["is_turning"] == "tidak"]
    assert len(turning) == 25
    assert all(not row["azimuth"] and row["field_of_view"] == "360" for row in turning)
    assert all(0 <= int(row["azimuth"]) < 360 and 0 < int(row["field_of_view"]) < 180 for row in fixed)
    assert len({row["azimuth"] for row in fixed}) > 40
    assert Counter(row["is_public"] for row in cameras.values()) == {"ya": 120, "tidak": 30}
    states = {code: row["state"] for code, row in cameras.items()}
    for code, state in camera_states():
        assert states[code] not in (state, "unknown")
        states[code] = state
    counted = Counter(states.values())
    assert set(counted) == {"up", "down", "unknown"}
    assert 5 < counted["down"] < 25


def test_prices_of_everything_until_today(city, folder):
    markets = read(folder / "markets.csv")
    assert Counter(row["level"] for row in markets) == {"retail": 10, "wholesale": 2}
    rows = read(folder / "prices.csv")
    days = Counter(row["day"] for row in rows)
    assert len(days) == 120
    assert max(days) == TODAY.isoformat()
    assert min(days) == (TODAY - timedelta(days=119)).isoformat()
    all_of_a_day = len(markets) * len(city.commodities)
    assert 0.75 * all_of_a_day < days[TODAY.isoformat()] < all_of_a_day, "today's are mostly there"
    assert 0.85 < len(rows) / (120 * all_of_a_day) < 0.97, "some days are missing"
    assert {(row["market"], row["commodity"]) for row in rows} == {
        (market["code"], commodity.code) for market in markets for commodity in city.commodities
    }
    assert all(int(row["price"]) > 0 for row in rows)
    carried = [row for row in rows if not row["stock"] and not row["surveyor"]]
    assert 0.02 < len(carried) / len(rows) < 0.08


def test_prices_have_trends_and_errors(folder):
    series = defaultdict(list)
    for row in read(folder / "prices.csv"):
        series[row["commodity"], row["market"]].append(int(row["price"]))
    of_chili = [prices for (commodity, _market), prices in series.items() if commodity == "cabai_rawit"]
    assert sum(sorted(prices[-10:])[5] > 1.3 * sorted(prices[:10])[5] for prices in of_chili) >= 10
    far = sum(
        max(after / before, before / after) > 1.7
        for prices in series.values()
        for before, after in zip(prices, prices[1:])
    )
    assert 20 < far < 200


def test_programmes_as_points_lines_and_areas(city, folder):
    features = json.loads((folder / "programmes.geojson").read_text())["features"]
    assert len(features) == 25
    assert set(Counter(feature["geometry"]["type"] for feature in features)) == {
        "MultiPoint",
        "MultiLineString",
        "MultiPolygon",
    }
    agencies = {agency.code for agency in city.agencies}
    standings = Counter()
    for feature in features:
        its = feature["properties"]
        geometry = shapely.geometry.shape(feature["geometry"])
        assert geometry.is_valid and not geometry.is_empty
        assert its["programme_name_id"].endswith(SUFFIX)
        assert its["programme_name_en"].endswith("(invented)")
        assert its["agency"] in agencies
        assert its["budget"] > 0
        assert its["starts_on"] < its["ends_on"]
        standings["planned" if not its["progress"] else "done" if its["progress"] == 100 else "under way"] += 1
        assert (its["progress"] == 100) == (its["ends_on"] <= TODAY.isoformat())
    assert min(standings.values()) >= 3
    assert len(standings) == 3
