"""On a real GeoServer: an edit has the tiles around it drawn anew, and no others."""

import math
from contextlib import closing

import pytest

from mapalus.plugin.ogc.geoserver.tile_cache import TileCache
from mapalus.tests.support.publishing import accepting

pytestmark = pytest.mark.slow

LAYERS = ("report", "facility", "map")
HERE, MOVED, THERE = (124.9118, 1.3002), (124.9130, 1.3010), (124.8300, 1.2500)
ZOOM = 15
STYLE = """<StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld"><NamedLayer><Name>shown</Name>
    <UserStyle><FeatureTypeStyle><Rule><PointSymbolizer><Graphic><Mark><WellKnownName>circle</WellKnownName><Fill/></Mark>
    <Size>20</Size></Graphic></PointSymbolizer></Rule></FeatureTypeStyle></UserStyle></NamedLayer></StyledLayerDescriptor>"""


@pytest.fixture(scope="module")
def database(make_database, minahasa_template):
    """A database with a report at two places, and the public login's password set."""
    import psycopg2

    from mapalus.plugin.database.logins import ensure_login
    from mapalus.tests.conftest import PASSWORDS

    with closing(psycopg2.connect(make_database(minahasa_template))) as connection:
        ensure_login(connection, "mapalus_public", PASSWORDS["mapalus_public"])
        with connection, connection.cursor() as cursor:
            for number, point in enumerate((HERE, THERE), start=1):
                cursor.execute(
                    "INSERT INTO mapalus.report (reference, category, source_hash, geom) "
                    "VALUES (%s, 'road', gen_random_uuid(), ST_SetSRID(ST_MakePoint(%s, %s), 4326))",
                    (f"T-{number}", *point),
                )
            cursor.execute("DELETE FROM mapalus.changed_extent")
        yield connection


@pytest.fixture(scope="module")
def session(tmp_path_factory, database, new_geoserver):
    """A GeoServer of this module's own: two layers and a group with tiles, and one without."""
    from mapalus.tests.conftest import PASSWORDS

    process = new_geoserver(tmp_path_factory.mktemp("geoserver"))
    try:
        session = process.start().session
        parameters = database.get_dsn_parameters()
        _publish(session, int(parameters["port"]), parameters["dbname"], PASSWORDS["mapalus_public"])
        yield session
    finally:
        process.stop(at_once=True)


def _publish(session, port, database, password):
    from mapalus.plugin.ogc.geoserver.tile_layers import TileLayers

    session.write("post", "rest", "workspaces", json={"workspace": {"name": "mapalus"}})
    store = {
        "dbtype": "postgis",
        "host": "127.0.0.1",
        "port": str(port),
        "database": database,
        "schema": "mapalus_public",
        "user": "mapalus_public",
        "passwd": password,
    }
    session.write(
        "post",
        *("rest", "workspaces", "mapalus", "datastores"),
        json={
            "dataStore": {
                "name": "public",
                "connectionParameters": {"entry": [{"@key": key, "$": value} for key, value in store.items()]},
            }
        },
    )
    box = {"minx": 124, "maxx": 125.5, "miny": 0.5, "maxy": 2, "crs": "EPSG:4326"}
    for name in ("report", "facility", "market"):
        session.write(
            "post",
            *("rest", "workspaces", "mapalus", "datastores", "public", "featuretypes"),
            json={
                "featureType": {
                    "name": name,
                    "srs": "EPSG:4326",
                    "nativeBoundingBox": box,
                    "latLonBoundingBox": box,
                }
            },
        )
    session.write(
        "post",
        *("rest", "workspaces", "mapalus", "styles"),
        params={"name": "shown"},
        data=STYLE,
        headers={"Content-Type": "application/vnd.ogc.sld+xml"},
    )
    session.write(
        "put",
        *("rest", "workspaces", "mapalus", "layers", "report.json"),
        json={"layer": {"styles": {"style": [{"name": "mapalus:shown"}, {"name": "polygon"}]}}},
    )
    session.write(
        "post",
        *("rest", "workspaces", "mapalus", "layergroups"),
        json={
            "layerGroup": {
                "name": "map",
                "workspace": {"name": "mapalus"},
                "mode": "SINGLE",
                "publishables": {
                    "published": [{"@type": "layer", "name": f"mapalus:{name}"} for name in ("facility", "report")]
                },
                "styles": {"style": [{"name": "point"}, {"name": "point"}]},
                "bounds": box,
            }
        },
    )
    tiles = TileLayers(session)
    for name in (*LAYERS, "market"):
        tiles.delete(f"mapalus:{name}", {})
    for name in LAYERS:
        tiles.create(
            f"mapalus:{name}",
            {
                "enabled": True,
                "gridsets": ["EPSG:4326", "EPSG:900913"],
                "formats": ["image/png"],
                "expire_seconds": 0,
                "client_seconds": 0,
                "metatiles": [4, 4],
                "gutter": 32,
                "filters": ["STYLES"] if name == "report" else [],
            },
            None,
        )


@pytest.fixture
def tile(session):
    """Return a function that asks for the tile that shows a point: (HIT or MISS, its content)."""

    def tile(layer, point, zoom=ZOOM, gridset="EPSG:900913", style="", aside=(0, 0), **more):
        size = 360 / 2**zoom if gridset == "EPSG:900913" else 180 / 2**zoom
        column = math.floor((point[0] + 180) / size) + aside[0]
        if gridset == "EPSG:900913":
            row = math.floor((1 - math.asinh(math.tan(math.radians(point[1]))) / math.pi) / 2 * 2**zoom)
        else:
            row = math.floor((90 - point[1]) / size)
        answer = session.request(
            "get",
            *("gwc", "service", "wmts"),
            params={
                "SERVICE": "WMTS",
                "VERSION": "1.0.0",
                "REQUEST": "GetTile",
                "LAYER": f"mapalus:{layer}",
                "STYLE": style,
                "FORMAT": "image/png",
                "TILEMATRIXSET": gridset,
                "TILEMATRIX": f"{gridset}:{zoom}",
                "TILECOL": column,
                "TILEROW": row + aside[1],
                **more,
            },
        )
        assert answer.status_code == 200, answer.text[:500]
        assert answer.headers["Content-Type"] == "image/png"
        return answer.headers["geowebcache-cache-result"], answer.content

    return tile


@pytest.fixture
def declared(database):
    from mapalus.plugin.publication import declaration

    return accepting(declaration.load_for(database))


def move(database, reference, point):
    with database, database.cursor() as cursor:
        cursor.execute(
            "UPDATE mapalus.report SET geom = ST_SetSRID(ST_MakePoint(%s, %s), 4326), version = version + 1 "
            "WHERE reference = %s",
            (*point, reference),
        )


def test_only_the_touched_tiles_are_drawn_anew(session, database, declared, tile, feedback):
    from mapalus.plugin.publication.changed_extents import refresh

    cache = TileCache(session)
    assert cache.layers() >= {f"mapalus:{name}" for name in LAYERS}
    places = [
        (layer, point, gridset, style)
        for layer, style in (
            ("report", ""),
            ("report", "polygon"),
            ("report", "mapalus:shown"),
            ("map", ""),
            ("facility", ""),
        )
        for point in (HERE, THERE)
        for gridset in ("EPSG:900913", "EPSG:4326")
    ]

    def look():
        return {
            (layer, point, gridset, style): tile(layer, point, gridset=gridset, style=style)
            for layer, point, gridset, style in places
        }

    look()
    before = look()
    assert {answer for answer, _ in before.values()} == {"HIT"}

    move(database, "T-1", MOVED)
    assert {answer for answer, _ in look().values()} == {"HIT"}
    done = refresh(database, declared, cache, feedback)
    assert (done.extents, done.layers) == (2, 2)
    assert done.tasks > 0
    after = look()
    for (layer, point, gridset, style), (answer, content) in after.items():
        touched = point == HERE and layer != "facility"
        assert answer == ("MISS" if touched else "HIT"), (layer, point, gridset, style)
        if touched and style != "polygon":
            assert content != before[layer, point, gridset, style][1], (layer, point, gridset, style)
        if not touched:
            assert content == before[layer, point, gridset, style][1]
    assert refresh(database, declared, cache, feedback).tasks == 0
    assert {answer for answer, _ in look().values()} == {"HIT"}


@pytest.mark.parametrize("gridset", ["EPSG:900913", "EPSG:4326"])
@pytest.mark.parametrize("zoom", [0, 5, 8, 11, 14, 18, 21])
def test_at_every_level(session, tile, feedback, zoom, gridset):
    """The tile that shows the point, and the one beside it, into which a symbol may reach."""
    cache = TileCache(session)
    for aside in ((0, 0), (1, 0), (0, -1)) if zoom > 6 else ((0, 0),):
        tile("report", HERE, zoom, gridset, aside=aside)
        assert tile("report", HERE, zoom, gridset, aside=aside)[0] == "HIT"
        cache.truncate("mapalus:report", [(*HERE, *HERE)])
        cache.wait(feedback)
        assert tile("report", HERE, zoom, gridset, aside=aside)[0] == "MISS", aside


def test_what_reaches_beyond_all_tiles(session, tile, feedback):
    tile("report", HERE)
    assert tile("report", HERE)[0] == "HIT"
    cache = TileCache(session)
    cache.truncate("mapalus:report", [(-180, -90, 180, 90), (10, 10, 11, 11)])
    cache.wait(feedback)
    assert tile("report", HERE)[0] == "MISS"


def test_a_layer_without_tiles(session, feedback):
    cache = TileCache(session)
    assert "mapalus:market" not in cache.layers()
    assert cache.truncate("mapalus:market", [(124, 1, 125, 2)]) == 0
    cache.wait(feedback)


def test_a_layer_that_keeps_tiles_by_filters(session, tile, feedback):
    """For which values there are tiles is not known: all of them go."""
    session.write(
        "put",
        *("gwc", "rest", "layers", "mapalus:facility.xml"),
        data="""<GeoServerLayer><enabled>true</enabled><name>mapalus:facility</name>
            <mimeFormats><string>image/png</string></mimeFormats>
            <gridSubsets><gridSubset><gridSetName>EPSG:900913</gridSetName></gridSubset></gridSubsets>
            <metaWidthHeight><int>4</int><int>4</int></metaWidthHeight><parameterFilters><stringParameterFilter>
            <key>CQL_FILTER</key><defaultValue></defaultValue><values><string>kind = 'school'</string></values>
            </stringParameterFilter></parameterFilters></GeoServerLayer>""",
        headers={"Content-Type": "text/xml"},
    )
    only_schools = {"CQL_FILTER": "kind = 'school'"}
    tile("facility", HERE, **only_schools)
    assert tile("facility", HERE, **only_schools)[0] == "HIT"
    cache = TileCache(session)
    assert cache.truncate("mapalus:facility", [(*HERE, *HERE)]) == 1
    cache.wait(feedback)
    assert tile("facility", HERE, **only_schools)[0] == "MISS"
