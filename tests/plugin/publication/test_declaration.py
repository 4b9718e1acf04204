import re

import pytest

from mapalus.plugin.city.profile import Words
from mapalus.plugin.errors import MapalusError
from mapalus.plugin.paths import PUBLICATION, STYLES
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


@pytest.fixture(scope="module")
def loaded():
    return declaration.load(CITY)


@pytest.fixture(scope="module")
def every_layer(loaded):
    """(schema, layer) of both workspaces."""
    return [(workspace.store.schema, layer) for workspace in loaded.workspaces for layer in workspace.layers]


def test_the_city_fills_in_its_words(loaded):
    assert loaded.public.title == Words("Kota: laporan warga", "City: citizen reports")
    assert loaded.public.abstract.en.endswith("Invented.")
    assert all(layer.abstract.id.endswith("Rekaan.") for layer in loaded.public.layers)


def test_only_public_relations_for_everybody_and_no_personal_column(loaded):
    personal = {"name", "phone", "email", "reporter_name", "description", "address", "nik", "surveyor", "url"}
    # Where the city's own places stand is no secret; where a reporter lives is.
    with_address = {"facility", "cctv", "market"}
    for workspace in loaded.workspaces:
        for layer in workspace.layers:
            if layer.is_public:
                assert workspace.store.schema == workspace.store.role == "mapalus_public"
                found = personal & set(layer.column_names)
                assert found == ({"address"} if layer.name in with_address else set())
            else:
                assert workspace.store.schema == workspace.store.role == "mapalus_feed"


def test_what_not_everybody_may_read_is_never_cached(every_layer):
    assert {layer.is_public for _, layer in every_layer if layer.cache} == {True}


def test_declared_columns_are_the_views_columns(minahasa, fetch, every_layer):
    for schema, layer in every_layer:
        columns = fetch(
            minahasa,
            "SELECT column_name FROM information_schema.columns "
            "WHERE table_schema = %s AND table_name = %s AND column_name <> 'geom' ORDER BY ordinal_position",
            (schema, layer.relation),
        )
        assert sorted(name for (name,) in columns) == sorted(layer.column_names), layer.name


def test_everything_drawn_has_its_style_and_its_crs(loaded):
    for layer in loaded.public.layers:
        assert (layer.style is None) == (not layer.has_geometry), layer.name
        if layer.has_geometry:
            assert (STYLES / f"{layer.style}.qml").is_file()
            assert layer.srid == (3857 if layer.name == "report_grid" else 4326)


def test_a_key_is_one_that_geoserver_knows(minahasa, fetch, every_layer):
    rows = fetch(minahasa, "SELECT table_schema, table_name, pk_column FROM mapalus_public.gt_pk_metadata")
    keys = {(schema, table): column for schema, table, column in rows}
    for schema, layer in every_layer:
        assert keys[schema, layer.relation] == layer.key, layer.name


def test_coded_values_have_all_their_words(minahasa, fetch, loaded):
    for layer in loaded.public.layers:
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


def _broken(tmp_path, *changes):
    """Return a file with the declaration in which texts were replaced by others, each at its first place."""
    text = PUBLICATION.read_text()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path = tmp_path / "publication.yml"
    path.write_text(text)
    return path


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("catalog_mode: HIDE", "catalog_mode: SHOW", "server.catalog_mode is 'SHOW', not one of HIDE"),
        ("catalog_mode:", "catalogue_mode:", "server has the unknown entry catalogue_mode"),
        ("    decimals: 7\n", "    decimals: many\n", "workspaces.0.decimals"),
        ("        key: code\n", "", "lacks key"),
        ("    map_page: true\n", "", "0 workspaces have the map page"),
        ("layers: [area, report_count", "layers: [area, nowhere", "the unknown layer nowhere"),
        ("        style: area\n", "        style: nowhere\n", "the style nowhere of area does not exist"),
        ("        key: code\n", "        key: nothing\n", "the key nothing of area is not among its columns"),
        ("- {name: population,", "- {name: reporter_name,", "reporter_name of area is private"),
        ("- {name: population,", "- {name: phone,", "phone of area is private"),
        ("- {name: public_description,", "- {name: description,", "description of report is private"),
        ("- {name: report_description,", "- {name: description,", "one that GML has of its own"),
    ],
)
def test_an_error_is_told_with_its_line(tmp_path, old, new, message):
    path = _broken(tmp_path, (old, new))
    with pytest.raises(MapalusError, match=message) as caught:
        declaration.load(CITY, path)
    assert re.search(r"publication\.yml, line \d+: ", str(caught.value))


def test_the_line_is_the_right_one(tmp_path):
    path = _broken(tmp_path, ("- {name: population,", "- {name: phone,"))
    line = next(number for number, text in enumerate(path.read_text().splitlines(), 1) if "name: phone" in text)
    with pytest.raises(MapalusError, match=f"line {line}:"):
        declaration.load(CITY, path)


def test_restricted_layers_may_not_be_cached(tmp_path):
    path = _broken(
        tmp_path,
        (
            "        key: code\n        style: area\n",
            "        key: code\n        style: area\n        readers: [ADMIN]\n"
            "        cache: {gridsets: [EPSG:4326], formats: [image/png]}\n",
        ),
    )
    with pytest.raises(MapalusError, match="area is not for everybody, and cached tiles would be"):
        declaration.load(CITY, path)


@pytest.mark.parametrize("text", ["a: [", "\t"])
def test_no_yaml(tmp_path, text):
    path = tmp_path / "publication.yml"
    path.write_text(text)
    with pytest.raises(MapalusError, match="not valid YAML"):
        declaration.load(CITY, path)


def test_a_page_that_was_not_built(loaded, tmp_path):
    with pytest.raises(MapalusError, match="Run make setup"):
        map_page_files(loaded, "ows", "ows", tmp_path)
