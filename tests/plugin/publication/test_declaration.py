import re

import pytest

from mapalus.plugin.city.profile import Words
from mapalus.plugin.errors import MapalusError
from mapalus.plugin.paths import STYLES
from mapalus.plugin.publication import declaration
from mapalus.plugin.publication.map_page import map_page_files

CITY = declaration.City(
    title=Words("Kota", "City"),
    notice=Words("Rekaan.", "Invented."),
    attribution=None,
    languages=("id", "en"),
    time_zone="Asia/Makassar",
    extent=(124.0, 1.0, 125.0, 2.0),
)


def test_the_city_fills_in_its_words():
    publication = declaration.load(CITY)
    assert publication.title == Words("Kota: laporan warga", "City: citizen reports")
    assert publication.abstract.en.endswith("Invented.")
    assert all(layer.abstract.id.endswith("Rekaan.") for layer in publication.layers)


def test_only_public_relations_and_no_personal_column():
    publication = declaration.load(CITY)
    assert publication.store.schema == publication.store.role == "mapalus_public"
    personal = {"name", "phone", "email", "reporter_name", "description", "address", "nik", "surveyor", "url"}
    # Where the city's own places stand is no secret; where a reporter lives is.
    with_address = {"facility", "cctv", "market"}
    for layer in publication.layers:
        assert personal & set(layer.column_names) == ({"address"} if layer.name in with_address else set())


def test_declared_columns_are_the_views_columns(minahasa, fetch):
    for layer in declaration.load(CITY).layers:
        columns = fetch(
            minahasa,
            "SELECT column_name FROM information_schema.columns "
            "WHERE table_schema = 'mapalus_public' AND table_name = %s AND column_name <> 'geom' "
            "ORDER BY ordinal_position",
            (layer.relation,),
        )
        assert sorted(name for (name,) in columns) == sorted(layer.column_names)


def test_everything_drawn_has_its_style_and_its_crs():
    for layer in declaration.load(CITY).layers:
        assert (layer.style is None) == (layer.geometry is None), layer.name
        if layer.geometry:
            assert (STYLES / f"{layer.style}.qml").is_file()
            assert layer.srid == (3857 if layer.name == "report_grid" else 4326)


def test_a_key_is_one_that_geoserver_knows(minahasa, fetch):
    keys = dict(fetch(minahasa, "SELECT table_name, pk_column FROM mapalus_public.gt_pk_metadata"))
    for layer in declaration.load(CITY).layers:
        assert keys[layer.relation] == layer.key, layer.name


def test_coded_values_have_all_their_words(minahasa, fetch):
    for layer in declaration.load(CITY).layers:
        for column in layer.columns:
            checks = fetch(
                minahasa,
                "SELECT pg_get_constraintdef(c.oid) FROM pg_constraint c JOIN pg_attribute a "
                "ON a.attrelid = c.conrelid AND ARRAY[a.attnum] = c.conkey "
                "WHERE contype = 'c' AND c.conrelid = to_regclass('mapalus.' || %s) AND attname = %s",
                (layer.relation, column.name),
            )
            codes = {code for (check,) in checks for code in re.findall("'([a-z_]+)'::text", check)}
            if codes:
                assert codes == set(column.values), (layer.name, column.name)


@pytest.mark.parametrize(
    ("text", "message"), [("workspace: x\n", "lacks or misspells 'service'"), ("a: [", "not valid YAML")]
)
def test_a_broken_declaration_is_refused(tmp_path, text, message):
    path = tmp_path / "publication.yml"
    path.write_text(text)
    with pytest.raises(MapalusError, match=message):
        declaration.load(CITY, path)


def test_a_page_that_was_not_built(tmp_path):
    with pytest.raises(MapalusError, match="Run make setup"):
        map_page_files(declaration.load(CITY), "ows", "ows", tmp_path)
