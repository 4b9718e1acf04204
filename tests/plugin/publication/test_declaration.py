import pytest

from mapalus.plugin.city.profile import Words
from mapalus.plugin.errors import MapalusError
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
    personal = {"name", "phone", "email", "reporter_name", "description", "address", "nik"}
    for layer in publication.layers:
        assert not personal & set(layer.column_names)


def test_declared_columns_are_the_views_columns(minahasa, fetch):
    for layer in declaration.load(CITY).layers:
        columns = fetch(
            minahasa,
            "SELECT column_name FROM information_schema.columns "
            "WHERE table_schema = 'mapalus_public' AND table_name = %s AND column_name <> 'geom' "
            "ORDER BY ordinal_position",
            (layer.name,),
        )
        assert sorted(name for (name,) in columns) == sorted(layer.column_names)


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
