import re
from dataclasses import replace

import pytest

from mapalus.plugin.city.city import City
from mapalus.plugin.errors import MapalusError
from mapalus.plugin.ogc.map_page import map_page_files
from mapalus.plugin.paths import PUBLICATION, STYLES
from mapalus.plugin.publication import declaration
from mapalus.plugin.publication.declaration import AgencyLogin
from mapalus.plugin.words import Words

CITY = City(
    code="city",
    title=Words("Kota", "City"),
    notice=Words("Rekaan.", "Invented."),
    attribution=None,
    languages=("id", "en"),
    time_zone="Asia/Makassar",
    metric_srid=32651,
    extent=(124.0, 1.0, 125.0, 2.0),
)


@pytest.fixture(scope="module")
def loaded():
    return declaration.load(CITY, agency_logins=[AgencyLogin("dlh_feed", "DLH", "a word")])


@pytest.fixture(scope="module")
def every_layer(loaded):
    """(schema, layer) of both workspaces."""
    return [(workspace.store.schema, layer) for workspace in loaded.workspaces for layer in workspace.layers]


def test_the_city_fills_in_its_words(loaded):
    assert loaded.public.title == Words("Kota: laporan warga", "City: citizen reports")
    assert loaded.public.abstract.en.endswith("Invented.")
    assert all(layer.abstract.id.endswith("Rekaan.") for layer in loaded.public.layers)


def test_workspaces_are_called_after_the_city():
    other = declaration.load(replace(CITY, workspace="mapalus_elsewhere"))
    assert [workspace.name for workspace in other.workspaces][:1] == ["mapalus_elsewhere"]
    assert {workspace.name.startswith("mapalus_elsewhere") for workspace in other.workspaces} == {True}


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
                assert workspace.store.schema == "mapalus_feed"
                assert workspace.store.role == workspace.agency_login


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


def broken(tmp_path, *changes):
    """Return a file with the declaration in which texts were replaced by others, each at its first place."""
    text = PUBLICATION.read_text()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path = tmp_path / "publication.yml"
    path.write_text(text)
    return path


_SERVER = "  catalog_mode: HIDE\n"
_AREA = "        key: code\n        style: area\n"


def _view(name, default, validator):
    parameters = f"[{{name: {name}, default: {default}, validator: '{validator}'}}]"
    return f'{_AREA}        sql_view: {{sql: "SELECT %a%", parameters: {parameters}}}\n'


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
        ("GET: [ADMIN]", "GET: [MAPALUS_FEED]", "the REST rule GET would lock administrators out"),
        ("PUT: [ADMIN]", 'PUT: [ADMIN, "*"]', "the REST rule PUT would open the server's configuration to everybody"),
        ("PUT: [ADMIN]", "PUT: [ADMIN, ROLE_ANONYMOUS]", "open the server's configuration to everybody"),
        ("PUT: [ADMIN]", "PATCH: [ADMIN]", "server.rest_rules has the unknown entry PATCH"),
        ("PUT: [ADMIN]", "PUT: [ADMIN, NOBODYS]", "the role NOBODYS is not among server.roles"),
        ("PUT: [ADMIN]", "GET: [ADMIN]", "the entry GET stands there twice"),
        ("    writers: [ADMIN]\n", "    writers: [NOBODYS]\n", "the role NOBODYS is not among server.roles"),
        ("  roles: [MAPALUS_FEED]\n", "  roles: [OTHERS]\n", "the role MAPALUS_FEED is not among server.roles"),
        (_SERVER, f"{_SERVER}  users: {{admin: [MAPALUS_FEED]}}\n", "admin is GeoServer's own user"),
        (_SERVER, f"{_SERVER}  users: {{office: [ADMIN]}}\n", "the user office would be an administrator"),
        (_SERVER, f'{_SERVER}  users: {{office: ["*"]}}\n', "the user office cannot be given the role"),
        ("{feature_limit: 100000}", "{service_level: BASIC}", "WFS is declared twice"),
        (_SERVER, f"{_SERVER}  settings: {{proxy_base_url: nowhere}}\n", "server.settings.proxy_base_url"),
        (_AREA, f"{_AREA}        bounds: [125, 1, 124, 2]\n", "the bounds of area are not west, south, east, north"),
        (_AREA, f"{_AREA}        bounds: [124, 1, 125]\n", "workspaces.0.layers.0.bounds"),
        (_AREA, f"{_AREA}        scales: {{from: 10, to: 5}}\n", "area is drawn at no scale at all: from 10 to 5"),
        (_AREA, f"{_AREA}        styles: [nowhere]\n", "the style nowhere of area does not exist"),
        (
            _AREA,
            f"{_AREA}        styles: [agency]\n        scales: {{to: 5}}\n",
            "drawn with the style agency at other",
        ),
        (_AREA, f"{_AREA}        time: {{column: code, begin: yesterday, default: P1D/PRESENT}}\n", "time.begin"),
        (_AREA, f'{_AREA}        time: {{column: code, begin: "2020-01-01", default: P1X}}\n', "time.default"),
        (_AREA, f'{_AREA}        sql_view: {{sql: "SELECT %a%"}}\n', "has the parameter a, which is not declared"),
        (_AREA, _view("a", "A", "^[a-z]$"), "the default of a does not pass its own validator"),
        (_AREA, _view("b", "x", "^[a-z]$"), "the parameter b does not stand in the query of area"),
        (_AREA, _view("a", "x", "^[a-z$"), "the validator of a is no regular expression"),
        ("        geometry: none\n", "        geometry: none\n        scales: {to: 5}\n", "has scales but no style"),
        (
            "        geometry: none\n",
            "        geometry: none\n        style: area\n",
            "has no geometry, so style has no effect",
        ),
        ("{name: area_type,", "{name: area_name,", "area has more than one column area_name"),
        ('  - name: "{workspace}_feed"\n', '  - name: "{workspace}"\n', "there is more than one workspace mapalus"),
    ],
)
def test_an_error_is_told_with_its_line(tmp_path, old, new, message):
    path = broken(tmp_path, (old, new))
    with pytest.raises(MapalusError, match=message) as caught:
        declaration.load(CITY, path)
    assert re.search(r"publication\.yml, line \d+: ", str(caught.value))


def test_the_line_is_the_right_one(tmp_path):
    path = broken(tmp_path, ("- {name: population,", "- {name: phone,"))
    line = next(number for number, text in enumerate(path.read_text().splitlines(), 1) if "name: phone" in text)
    with pytest.raises(MapalusError, match=f"line {line}:"):
        declaration.load(CITY, path)


def test_restricted_layers_may_not_be_cached(tmp_path):
    path = broken(
        tmp_path,
        (
            "        key: code\n        style: area\n",
            "        key: code\n        style: area\n        readers: [ADMIN]\n"
            "        cache: {gridsets: [EPSG:4326], formats: [image/png]}\n",
        ),
    )
    with pytest.raises(MapalusError, match="area is not for everybody, and cached tiles would be"):
        declaration.load(CITY, path)


def test_a_user_is_not_an_agencys_login_as_well(tmp_path):
    path = broken(tmp_path, (_SERVER, f"{_SERVER}  users: {{dlh_feed: [MAPALUS_FEED]}}\n"))
    with pytest.raises(MapalusError, match="the user dlh_feed, who is an agency's login"):
        declaration.load(CITY, path, [AgencyLogin("dlh_feed", "DLH", "a word")])
    other = declaration.load(CITY, path, [AgencyLogin("dinkes_feed", "DINKES", "a word")])
    assert other.server["users"] == {"dlh_feed": ["MAPALUS_FEED"]}


def test_an_unsafe_server_is_accepted_with_a_reason_alone(tmp_path):
    assert declaration.load(CITY).accepted == ""
    for wrong in ("{}", "{reason: ''}", "{reason: '            '}", "true"):
        path = broken(tmp_path, (_SERVER, f"{_SERVER}  accept_unsafe_server: {wrong}\n"))
        with pytest.raises(MapalusError, match="accept_unsafe_server"):
            declaration.load(CITY, path)
    path = broken(tmp_path, (_SERVER, f"{_SERVER}  accept_unsafe_server: {{reason: It stands alone.}}\n"))
    assert declaration.load(CITY, path).accepted == "It stands alone."


def test_maps_are_drawn_as_png_at_least(tmp_path):
    path = broken(tmp_path, ("[image/png, image/png8,", "[image/png8,"))
    with pytest.raises(MapalusError, match="map_formats"):
        declaration.load(CITY, path)


def test_words_of_the_whole_server_name_the_city(tmp_path):
    path = broken(
        tmp_path,
        (_SERVER, f'{_SERVER}  contact: {{organisation: "{{city}}"}}\n'),
        (
            "    wms:\n      time_errors: false\n",
            '    wms:\n      title: {id: "Peta {city}", en: "Maps of {city}"}\n',
        ),
    )
    server = declaration.load(CITY, path).server
    assert server["contact"] == {"organisation": "Kota"}
    assert server["services"]["wms"]["title"] == Words("Peta Kota", "Maps of City")


def test_the_shipped_time_hides_no_report(loaded, minahasa, fetch):
    """Features without a time are never shown, those outside the default only where their time is asked for."""
    report = next(layer for layer in loaded.public.layers if layer.name == "report")
    assert fetch(
        minahasa,
        "SELECT attnotnull FROM pg_attribute WHERE attrelid = 'mapalus.report'::regclass AND attname = %s",
        (report.time.column,),
    ) == [(True,)]
    begin, end = report.time.default.split("/")
    assert begin < report.time.begin < "2100" <= end


@pytest.mark.parametrize("text", ["a: [", "\t"])
def test_no_yaml(tmp_path, text):
    path = tmp_path / "publication.yml"
    path.write_text(text)
    with pytest.raises(MapalusError, match="not valid YAML"):
        declaration.load(CITY, path)


def test_a_page_that_was_not_built(loaded, tmp_path):
    with pytest.raises(MapalusError, match="Run make setup"):
        map_page_files(loaded, "ows", "ows", tmp_path)
