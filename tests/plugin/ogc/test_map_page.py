"""The public map page's configuration, from the declaration that ships."""

import json
from dataclasses import replace

import jsonschema
import pytest

from mapalus.plugin.city.city import City
from mapalus.plugin.ogc.map_page import map_page_files
from mapalus.plugin.paths import SERVER_CONFIG
from mapalus.plugin.publication import declaration
from mapalus.plugin.words import Words

CITY = City(
    code="city",
    title=Words("Kota", "City"),
    notice=None,
    attribution=None,
    languages=("id", "en"),
    time_zone="Asia/Makassar",
    metric_srid=32651,
    extent=(124.0, 1.0, 125.0, 2.0),
)


@pytest.fixture
def publication():
    return declaration.load(CITY)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "index.html").write_text("<!doctype html>")
    return tmp_path


def config(publication, folder):
    return json.loads(map_page_files(publication, "ows", "ows", folder)["config.json"])


def test_it_is_what_its_schema_says(publication, folder):
    schema = json.loads((SERVER_CONFIG / "webmap" / "config.schema.json").read_text())
    jsonschema.validate(config(publication, folder), schema)


def test_tables_are_not_drawn(publication, folder):
    names = {layer["name"] for layer in config(publication, folder)["layers"]}
    assert {"area", "report", "programme_line"} <= names
    assert names.isdisjoint({"commodity", "price"})


def test_what_only_somebody_may_see_is_not_on_the_page(publication, folder):
    layers = tuple(
        replace(layer, readers=("ADMIN",)) if layer.name == "cctv" else layer for layer in publication.public.layers
    )
    public = replace(publication.public, layers=layers)
    workspaces = tuple(public if entry.map_page else entry for entry in publication.workspaces)
    names = {layer["name"] for layer in config(replace(publication, workspaces=workspaces), folder)["layers"]}
    assert "cctv" not in names


def test_every_layer_stands_under_a_heading(publication, folder):
    sections = {layer["name"]: layer["section"] for layer in config(publication, folder)["layers"]}
    assert sections["report"] == sections["report_grid"] == "reports"
    assert sections["market"] == sections["programme_line"] == "infrastructure"
    assert sections["area"] == sections["agency"] == "areas"


def test_only_areas_must_be_hit(publication, folder):
    areas = {layer["name"] for layer in config(publication, folder)["layers"] if layer["area"]}
    assert areas == {"area", "report_count", "report_grid", "programme_polygon"}


def test_a_sum_is_of_columns_that_the_page_knows(publication, folder):
    for layer in config(publication, folder)["layers"]:
        assert set(layer.get("sum", {}).values()) <= {column["name"] for column in layer["columns"]}
