"""QGIS Server on the publisher's engine: plan, apply, drift and rollback with a journal in a real database."""

import hashlib
import json
import os
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from xml.etree import ElementTree

import psycopg2
import pytest
import requests
from owslib.wfs import WebFeatureService
from owslib.wms import WebMapService

from mapalus.plugin.errors import Cancelled, MapalusError
from mapalus.plugin.ogc.asking import around, get_features, get_legend, get_map, is_blank
from mapalus.plugin.ogc.qgis_server.filters import is_translatable, subset_string
from mapalus.plugin.ogc.qgis_server.wanted import served_layers
from mapalus.plugin.publication import declaration
from mapalus.plugin.publication.opening import open_publisher
from mapalus.plugin.words import Words
from mapalus.tests.support.publishing import declaring

pytestmark = pytest.mark.slow

# One role of the whole cluster: other tests log in with it, too.
PASSWORD = "a password for tests"
KNOWN_POINT = (124.9118, 1.3002)

DRAWN = (
    "area",
    "agency",
    "report_count",
    "report_grid",
    "programme_polygon",
    "programme_line",
    "programme_point",
    "market",
    "facility",
    "cctv",
    "report",
)
TABLES = ("commodity", "price")
# Without a private category, there is nothing to count.
EMPTY = ("report_count",)
GEOMETRIES = {
    "programme_polygon": "Polygon",
    "programme_line": "LineString",
    "programme_point": "Point",
    "report_grid": "Polygon",
    "report": "Point",
}

FILES = ("mapalus.qgs", "pg_service.conf", "published.json", "www/index.html", "www/config.json", "www/map.js")


@pytest.fixture(scope="module")
def database(make_database, minahasa_template, data_folder):
    """An open connection to a database with reports and infrastructure and a public login."""
    from mapalus.plugin.database.logins import ensure_login

    with closing(psycopg2.connect(make_database(minahasa_template))) as connection:
        ensure_login(connection, "mapalus_public", PASSWORD)
        with connection, connection.cursor() as cursor:
            cursor.execute((data_folder / "reports.sql").read_text(), KNOWN_POINT)
            cursor.execute((data_folder / "infrastructure.sql").read_text())
        yield connection


@pytest.fixture(scope="module")
def login(database):
    from mapalus.plugin.ogc.port import DatabaseLogin

    parameters = database.get_dsn_parameters()
    return DatabaseLogin("127.0.0.1", int(parameters["port"]), parameters["dbname"], "mapalus_public", PASSWORD)


@pytest.fixture(scope="module")
def publication(database):
    return declaration.load_for(database)


@pytest.fixture(scope="module")
def process(tmp_path_factory):
    from mapalus.plugin.local.qgis_server_process import QgisServerProcess

    process = QgisServerProcess(tmp_path_factory.mktemp("qgis_server"), cache_seconds=0)
    yield process
    process.stop(at_once=True)


@pytest.fixture(scope="module")
def empty_server(process, qgis):
    """A running QGIS Server to which nothing was published."""
    return process.start()


@pytest.fixture(scope="module")
def publisher(empty_server, database, publication, login):
    return publisher_with(login, empty_server, database, publication)


def publisher_with(login, server, database, publication):
    return open_publisher(
        database, server, publication=publication, logins={login.user: login}, look_first=False, ask_feeds=False
    )


class _Feedback:
    def __init__(self):
        self.said = []

    def isCanceled(self):
        return False

    def setProgress(self, percent):
        assert 0 <= percent <= 100

    def pushInfo(self, text):
        self.said.append(text)


@pytest.fixture(scope="module")
def first(publisher, publication):
    """The plan and the outcome of the first publication."""
    plan = publisher.plan()
    return plan, publisher.apply(plan, _Feedback())


@pytest.fixture
def server(empty_server, first, publisher, publication):
    """A QGIS Server on which the publication was published, and is again afterwards."""
    yield empty_server
    plan = publisher.plan()
    if plan:
        publisher.apply(plan, _Feedback())


def files_of(server):
    """Return path -> content of what a publication writes."""
    found = {path: server.folder / path for path in ("mapalus.qgs", "pg_service.conf", "published.json")}
    found.update((str(path.relative_to(server.folder)), path) for path in (server.folder / "www").rglob("*"))
    return {name: path.read_bytes() for name, path in found.items() if path.is_file()}


def changed(publication, name, **fields):
    """Return the publication with some fields of one public layer changed."""
    workspace = publication.public
    layers = tuple(replace(layer, **fields) if layer.name == name else layer for layer in workspace.layers)
    return with_public(publication, layers=layers)


def with_public(publication, **fields):
    public = publication.public
    workspaces = tuple(replace(entry, **fields) if entry is public else entry for entry in publication.workspaces)
    return replace(publication, workspaces=workspaces)


def layer_of(publication, name):
    return next(layer for layer in publication.public.layers if layer.name == name)


# ---------------------------------------------------------------- plan and apply


def test_the_first_plan_makes_everything_in_order(first):
    plan, outcome = first
    assert {step.action for step in plan.steps} == {"create"}
    kinds = list(dict.fromkeys(step.kind for step in plan.steps))
    assert kinds == ["store", "service", "layer", "group", "project", "file"]
    assert {step.name for step in plan.steps if step.kind == "layer"} == {
        f"mapalus:{name}" for name in (*DRAWN, *TABLES)
    }
    assert outcome.steps == plan.steps
    assert outcome.passwords == {}


def test_the_second_plan_is_empty(server, publisher, publication):
    plan = publisher.plan()
    assert not plan
    assert plan.kept == len(server.wanted(publication, publisher._logins).state)
    assert plan.foreign == ()


def test_a_comment_in_the_database_is_no_change(server, publisher, database):
    """QGIS writes what a relation's comment says into a project."""
    with database, database.cursor() as cursor:
        cursor.execute("SELECT obj_description('mapalus_public.market'::regclass)")
        (before,) = cursor.fetchone()
        cursor.execute("COMMENT ON VIEW mapalus_public.market IS 'Something else.'")
    try:
        assert not publisher.plan()
    finally:
        with database, database.cursor() as cursor:
            cursor.execute("COMMENT ON VIEW mapalus_public.market IS %s", (before,))


def test_a_plan_changes_nothing(server, publisher, publication):
    before = files_of(server)
    plan = declaring(publisher, changed(publication, "market", title=Words("Pasar rakyat", "People's markets"))).plan()
    assert [str(step) for step in plan.steps] == [
        "change layer mapalus:market: title differ",
        "change project mapalus.qgs: sha256 differ",
        "change file www/config.json: sha256 differ",
    ]
    assert files_of(server) == before


def test_nobody_else_may_read_the_password(server):
    assert (server.folder / "pg_service.conf").stat().st_mode & 0o777 == 0o600


def test_the_journal_knows_no_password(server, database, fetch):
    """Neither the password nor a digest of it that could be tried against guesses."""
    kept = fetch(database, "SELECT convert_from(content, 'UTF8') FROM mapalus.publication_content")
    kept += fetch(database, "SELECT row_to_json(publication_log)::text FROM mapalus.publication_log")
    forbidden = [PASSWORD, "password"]
    for algorithm in ("md5", "sha1", "sha256", "sha512"):
        forbidden.append(hashlib.new(algorithm, PASSWORD.encode()).hexdigest())
        forbidden.append(hashlib.new(algorithm, (server.folder / "pg_service.conf").read_bytes()).hexdigest())
    for (text,) in kept:
        found = [word for word in forbidden if word in text]
        # The page's script is somebody else's code, in which the mere word may stand.
        assert found == [] or (found == ["password"] and "OpenLayers" in text[:200])


def test_the_project_is_the_same_bytes_from_another_process(server, cluster, login, tmp_path):
    """Qt's hashes are seeded anew in each process, and order attributes of XML."""
    script = (
        "import json, os, sys\n"
        "import psycopg2\n"
        "from mapalus.plugin.ogc.port import DatabaseLogin\n"
        "from mapalus.plugin.ogc.qgis_server.wanted import wanted_snapshot\n"
        "from mapalus.plugin.publication import declaration\n"
        "from mapalus.plugin.qgis_application import qgis_application\n"
        "login = DatabaseLogin(**json.loads(os.environ['LOGIN']))\n"
        "with qgis_application():\n"
        "    publication = declaration.load_for(psycopg2.connect(os.environ['DSN']))\n"
        "    print(wanted_snapshot(publication, {login.user: login}).state['project', 'mapalus.qgs']['sha256'])\n"
    )
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(sys.path),
        "LOGIN": json.dumps(login.__dict__),
        "DSN": cluster.dsn(login.database),
        "HOME": str(tmp_path),
    }
    expected = hashlib.sha256((server.folder / "mapalus.qgs").read_bytes()).hexdigest()
    for _again in range(2):
        done = subprocess.run(
            [sys.executable, "-c", script],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.stdout.split() == [expected], done.stderr


def test_the_project_says_where_layers_are(server):
    """Newer versions of QGIS leave that out."""
    layers = list(ElementTree.parse(server.folder / "mapalus.qgs").iter("maplayer"))
    for tag in ("extent", "wgs84extent"):
        assert {layer.findtext("shortname") for layer in layers if layer.find(tag) is not None} == set(DRAWN)


def test_what_was_stopped_goes_on(server, publisher, publication, cancelling):
    other = changed(publication, "cctv", title=Words("Kamera kota", "The city's cameras"))
    with pytest.raises(Cancelled, match="after 1 of 3 steps"):
        publisher.apply(declaring(publisher, other).plan(), cancelling(1))
    plan = declaring(publisher, other).plan()
    assert [(step.kind, step.drift) for step in plan.steps] == [("project", ()), ("file", ())]
    publisher.apply(plan, _Feedback())
    assert WebMapService(server.urls.wms, version="1.3.0")["cctv"].title == "Kamera kota / The city's cameras"


# ---------------------------------------------------------------- drift


@pytest.mark.parametrize("path", FILES)
def test_a_file_that_somebody_edited_is_one_step(server, publisher, publication, path):
    before = files_of(server)
    file = server.folder / path
    text = file.read_text()
    edited = json.dumps({**json.loads(text), "group": {}}) if path == "published.json" else text + "\n"
    file.write_text(edited)
    steps = publisher.plan().steps
    assert len(steps) == 1, [(str(step), step.fields) for step in steps]
    assert steps[0].drift
    publisher.apply(publisher.plan(), _Feedback())
    assert files_of(server) == before
    assert not publisher.plan()


@pytest.mark.parametrize("path", ["mapalus.qgs", "pg_service.conf", "www/index.html"])
def test_a_file_that_somebody_deleted_comes_back(server, publisher, publication, path):
    before = files_of(server)
    (server.folder / path).unlink()
    (step,) = publisher.plan().steps
    assert (step.action, step.reason) == ("create", "somebody deleted it")
    publisher.apply(publisher.plan(), _Feedback())
    assert files_of(server) == before


def test_a_service_file_that_all_may_read_is_drift(server, publisher, publication):
    file = server.folder / "pg_service.conf"
    file.chmod(0o644)
    (step,) = publisher.plan().steps
    assert step.fields == {"private": (False, True)}
    publisher.apply(publisher.plan(), _Feedback())
    assert file.stat().st_mode & 0o777 == 0o600


def test_somebody_elses_page_is_left_alone(server, publisher, publication):
    own = server.folder / "www" / "help" / "index.html"
    own.parent.mkdir()
    own.write_text("Help")
    plan = publisher.plan()
    assert (plan.steps, plan.foreign) == ((), (("file", "www/help/index.html"),))
    own.unlink()


def test_another_password_is_one_step(server, database, publisher, publication, login):
    other = publisher_with(replace(login, password="another one"), server, database, publication)
    set_password(database, "another one")
    try:
        (step,) = other.plan().steps
        assert (step.kind, step.fields) == ("store", {"connects": (False, True)})
        outcome = other.apply(other.plan(), _Feedback())
        assert "password=another one" in (server.folder / "pg_service.conf").read_text()
        assert not other.plan()
        # The password of before is not kept: going back leaves the one that works.
        assert not other.plan_rollback(outcome.entry)
    finally:
        set_password(database, PASSWORD)


def set_password(connection, password):
    with connection, connection.cursor() as cursor:
        cursor.execute("ALTER ROLE mapalus_public PASSWORD %s", (password,))


def test_without_the_password_nothing_is_planned(server, database, publication, login):
    other = publisher_with(replace(login, password="a wrong one"), server, database, publication)
    with pytest.raises(MapalusError, match="cannot be read"):
        other.plan()


# ---------------------------------------------------------------- rollback


def test_a_rollback_restores_every_byte(server, publisher, publication):
    before = files_of(server)
    layers = tuple(layer for layer in publication.public.layers if layer.name not in ("agency", "price"))
    other = with_public(publication, layers=layers, title=Words("Lain", "Other"), groups=())
    outcome = publisher.apply(declaring(publisher, other).plan(), _Feedback())
    assert set(WebMapService(server.urls.wms, version="1.3.0").contents).isdisjoint({"agency", "map"})
    plan = publisher.plan_rollback(outcome.entry)
    publisher.apply(plan, _Feedback(), goes_back_to=outcome.entry)
    assert files_of(server) == before
    assert not publisher.plan()


def test_a_rollback_behind_the_first_publication_leaves_nothing(server, first, publisher, publication):
    before = files_of(server)
    _plan, outcome = first
    plan = publisher.plan_rollback(outcome.entry)
    assert {step.action for step in plan.steps} == {"delete"}
    assert plan.steps[0].kind == "project"
    publisher.apply(plan, _Feedback(), goes_back_to=outcome.entry)
    assert files_of(server) == {}
    publisher.apply(publisher.plan(), _Feedback())
    assert files_of(server) == before


def test_a_project_with_more_columns_is_not_opened(server, publisher, publication, database):
    """What a rollback brings back is looked at, too: the view may have got a column since."""
    other = changed(publication, "market", title=Words("Pasar lama", "Old markets"))
    outcome = publisher.apply(declaring(publisher, other).plan(), _Feedback())
    plan = publisher.plan_rollback(outcome.entry)
    with database, database.cursor() as cursor:
        cursor.execute("ALTER VIEW mapalus_public.market RENAME COLUMN address TO surplus")
    try:
        with pytest.raises(MapalusError, match="market has columns that are not declared: surplus"):
            publisher.apply(plan, _Feedback(), goes_back_to=outcome.entry)
        assert WebMapService(server.urls.wms, version="1.3.0")["market"].title == "Pasar lama / Old markets"
    finally:
        with database, database.cursor() as cursor:
            cursor.execute("ALTER VIEW mapalus_public.market RENAME COLUMN surplus TO address")


# ---------------------------------------------------------------- as the public


@pytest.mark.parametrize("name", DRAWN)
def test_everybody_sees_a_map_and_a_legend(server, publication, name):
    whole_city = "Polygon" in layer_of(publication, name).geometry
    box = publication.city.extent if whole_city else around(get_features(server.urls.wfs, name, 1)[0])
    assert is_blank(get_map(server.urls.wms, name, box)) == (name in EMPTY)
    assert not is_blank(get_legend(server.urls.wms, name))


@pytest.mark.parametrize("name", (*DRAWN, *TABLES))
def test_everybody_gets_the_declared_columns(server, publication, name):
    features = get_features(server.urls.wfs, name, 10)
    assert bool(features) != (name in EMPTY)
    for feature in features:
        assert sorted(feature["properties"]) == sorted(layer_of(publication, name).column_names)
        if name in GEOMETRIES:
            assert feature["geometry"]["type"].replace("Multi", "") == GEOMETRIES[name]
        elif name in TABLES:
            assert feature["geometry"] is None


def test_programmes_are_in_one_layer_each(server, database, fetch):
    wfs = server.urls.wfs
    names = [f"programme_{kind}" for kind in ("point", "line", "polygon")]
    codes = [feature["properties"]["code"] for name in names for feature in get_features(wfs, name, 1000)]
    assert sorted(codes) == [code for (code,) in fetch(database, "SELECT code FROM mapalus.programme ORDER BY code")]


def test_the_group_draws_its_layers(server, publication):
    extent = publication.city.extent
    group = get_map(server.urls.wms, "map", extent)
    assert not is_blank(group)
    assert group != get_map(server.urls.wms, "area", extent)
    wms = WebMapService(server.urls.wms, version="1.3.0")
    assert {child.name for child in wms["map"].children} == set(DRAWN) - {"report_grid"}


def test_tables_are_features_alone(server):
    wfs = WebFeatureService(server.urls.wfs, version="2.0.0")
    assert {name.split(":")[1] for name in wfs.contents} == {*DRAWN, *TABLES}
    wms = WebMapService(server.urls.wms, version="1.3.0")
    assert set(wms.contents) == {"mapalus", "map", *DRAWN}


def test_tiles_are_served(server):
    answer = requests.get(
        server.urls.wms,
        params={
            "SERVICE": "WMTS",
            "VERSION": "1.0.0",
            "REQUEST": "GetTile",
            "LAYER": "area",
            "STYLE": "area",
            "TILEMATRIXSET": "EPSG:3857",
            "TILEMATRIX": "9",
            "TILEROW": 254,
            "TILECOL": 433,
            "FORMAT": "image/png",
        },
        timeout=60,
    )
    assert not is_blank(answer.content)


def test_a_project_of_somebody_else_cannot_be_asked_for(server, tmp_path):
    other = tmp_path / "other.qgs"
    other.write_text("<qgis><title>Other</title></qgis>")
    answer = requests.get(
        server.urls.wms, params={"MAP": other, "SERVICE": "WMS", "REQUEST": "GetCapabilities"}, timeout=60
    )
    assert "<Name>report</Name>" in answer.text
    assert "mapalus_public_" not in answer.text


# ---------------------------------------------------------------- what may be declared


@pytest.fixture
def elaborate(server, publisher, publication):
    """Publish a declaration that uses what the shipped one does not."""
    other = changed(publication, "area", filter="level = 'village' AND code IS NOT NULL")
    other = changed(other, "report", feature_limit=7, queryable=False, styles=("market",))
    other = changed(other, "market", scales=(None, 20_000), bounds=(124, 1, 125, 2), keywords={"id": [], "en": ["x"]})
    other = changed(other, "programme_line", time=declaration.TimeDimension("starts_on", "2026-01-01", "2026-01-01"))
    view = declaration.SqlView(
        "SELECT * FROM mapalus_public.cctv WHERE state = '%state%';", (("state", "down", "^[a-z]+$"),)
    )
    other = changed(other, "cctv", sql_view=view)
    other = changed(other, "facility", filter="distance(geom, POINT(1 1)) < 1")
    other = changed(other, "agency", readers=("ADMIN",))
    publisher.apply(declaring(publisher, other).plan(), _Feedback())
    return other


def test_what_an_elaborate_declaration_says_is_done(server, elaborate):
    wms = WebMapService(server.urls.wms, version="1.3.0")
    assert {feature["properties"]["level"] for feature in get_features(server.urls.wfs, "area", 500)} == {"village"}
    assert {feature["properties"]["state"] for feature in get_features(server.urls.wfs, "cctv", 500)} == {"down"}
    assert len(get_features(server.urls.wfs, "report", 50)) == 7
    assert set(wms["report"].styles) == {"report", "market"}
    assert not wms["report"].queryable
    assert wms["report"].dimensions == {}
    assert wms["market"].keywords == ["x"]
    assert wms["market"].boundingBoxWGS84 == pytest.approx((124, 1, 125, 2))
    assert wms["market"].queryable
    longitude, latitude = get_features(server.urls.wfs, "market", 1)[0]["geometry"]["coordinates"]
    near, far = (
        get_map(server.urls.wms, "market", (longitude - d, latitude - d, longitude + d, latitude + d))
        for d in (0.005, 0.1)
    )
    assert (is_blank(near), is_blank(far)) == (False, True)
    assert "2026-01-01" in wms["programme_line"].dimensions["time"]["values"][0]
    # Neither without its filter nor for everybody.
    assert {"facility", "agency"}.isdisjoint(wms.contents)
    config = json.loads((server.folder / "www" / "config.json").read_text())
    assert "agency" not in [layer["name"] for layer in config["layers"]]


def test_what_cannot_be_honoured_is_said(empty_server, publication):
    sentences = empty_server.unsupported(publication)
    for what in (
        "mapalus_feed is not published",
        "catalogue mode HIDE",
        "wfs.Transaction",
        "no tiles",
        "both languages",
        "The times of report are left out",
        "whole GeoServer as rest_rules",
    ):
        assert any(what in sentence for sentence in sentences), what
    assert all(sentence.endswith(".") for sentence in sentences)
    assert len(set(sentences)) == len(sentences)


def test_what_an_elaborate_declaration_cannot_have_is_said(empty_server, publication):
    other = changed(publication, "facility", filter="distance(geom, POINT(1 1)) < 1")
    other = changed(other, "agency", readers=("ADMIN",))
    other = changed(other, "programme_line", time=declaration.TimeDimension("starts_on", "2026-01-01", "2026-01-01"))
    said = "\n".join(set(empty_server.unsupported(other)) - set(empty_server.unsupported(publication)))
    assert "facility is left out" in said
    assert "agency is left out: it is for ADMIN alone" in said
    assert "The times of programme_line are listed one by one" in said
    assert {"facility", "agency"}.isdisjoint(layer.name for layer in served_layers(other))


@pytest.mark.parametrize(
    ("filter_", "condition"),
    [
        (None, ""),
        ("level = 'village'", "\"level\" = 'village'"),
        ("Level IN ('a', 'b''c') and not x is null", "\"Level\" IN ( 'a' , 'b''c' ) AND NOT \"x\" IS NULL"),
        ("n between -1 and 2.5 OR n <> 7", '"n" BETWEEN -1 AND 2.5 OR "n" <> 7'),
        ("dimension(geom) = 2", ""),
        ("geometryType(geom) IN ('Polygon', 'MultiPolygon')", ""),
    ],
)
def test_filters_in_both_languages(publication, filter_, condition):
    layer = replace(layer_of(publication, "area"), filter=filter_)
    assert is_translatable(layer)
    assert subset_string(layer) == condition


@pytest.mark.parametrize(
    "filter_",
    [
        "strToLowerCase(level) = 'village'",
        "level = 'village'; DROP TABLE x",
        "level = 'village",
        'level = "village"',
        "INTERSECTS(geom, POINT(1 1))",
        "dimension(geom) = 2 AND is_public(level)",
        "level = 1 -- AND is_public",
    ],
)
def test_filters_that_are_not_kept(publication, filter_):
    assert not is_translatable(replace(layer_of(publication, "area"), filter=filter_))


def test_a_filter_beside_a_kind_of_geometry_is_kept(publication):
    layer = replace(layer_of(publication, "programme_line"), filter="progress = 100 OR progress = 0")
    assert subset_string(layer, mixed=True) == 'ST_Dimension("geom") = 1 AND ("progress" = 100 OR "progress" = 0)'
