"""Hostile requests to QGIS Server: refused in words, before QGIS reads, calls, evaluates or draws anything."""

import threading
from contextlib import closing
from xml.etree import ElementTree

import psycopg2
import pytest
import requests

from mapalus.tests.support.feedback import QuietFeedback
from mapalus.tests.support.listener import listening

WMS = {"SERVICE": "WMS", "VERSION": "1.3.0"}
MAP = {
    **WMS,
    "REQUEST": "GetMap",
    "LAYERS": "area",
    "STYLES": "",
    "CRS": "EPSG:4326",
    "BBOX": "1.0,124.6,1.6,125.1",
    "WIDTH": 64,
    "HEIGHT": 64,
    "FORMAT": "image/png",
}
OLD_MAP = {key: value for key, value in MAP.items() if key != "CRS"} | {"VERSION": "1.1.1", "SRS": "EPSG:4326"}
INFO = {**MAP, "REQUEST": "GetFeatureInfo", "QUERY_LAYERS": "area", "I": 32, "J": 32, "INFO_FORMAT": "application/json"}
LEGEND = {**WMS, "REQUEST": "GetLegendGraphic", "LAYER": "area", "FORMAT": "image/png"}
FEATURES = {"SERVICE": "WFS", "VERSION": "1.1.0", "REQUEST": "GetFeature", "TYPENAME": "report", "MAXFEATURES": 1}
OLD_FEATURES = {**FEATURES, "VERSION": "1.0.0"}
NEW_FEATURES = {"SERVICE": "WFS", "VERSION": "2.0.0", "REQUEST": "GetFeature", "TYPENAMES": "report", "COUNT": 1}
TILE = {
    "SERVICE": "WMTS",
    "VERSION": "1.0.0",
    "REQUEST": "GetTile",
    "LAYER": "area",
    "STYLE": "default",
    "FORMAT": "image/png",
    "TILEMATRIXSET": "EPSG:3857",
    "TILEMATRIX": "9",
    "TILECOL": 433,
    "TILEROW": 254,
}
FUNCTION = (
    '<Filter xmlns="http://www.opengis.net/ogc"><PropertyIsEqualTo><Function name="env"><Literal>PGSERVICEFILE'
    "</Literal></Function><Literal>/</Literal></PropertyIsEqualTo></Filter>"
)
GRAPHIC = (
    '<StyledLayerDescriptor version="1.0.0"><NamedLayer><Name>area</Name><UserStyle><FeatureTypeStyle><Rule>'
    '<PointSymbolizer><Graphic><ExternalGraphic><OnlineResource xlink:href="{here}/graphic.svg"/><Format>image/svg+xml'
    "</Format></ExternalGraphic></Graphic></PointSymbolizer></Rule></FeatureTypeStyle></UserStyle></NamedLayer>"
    "</StyledLayerDescriptor>"
)
EXTERNAL = {
    "LAYERS": "EXTERNAL_WMS:a",
    "a:url": "{here}/wms",
    "a:layers": "x",
    "a:format": "image/png",
    "a:crs": "EPSG:4326",
    "a:styles": "",
}
ENDLESS = 'array_length(generate_series(1,20000+length("reference")))=1'

HOSTILE = {
    "an expression, WFS 1.1.0": {**FEATURES, "EXP_FILTER": "file_exists('/etc/passwd')"},
    "an expression, WFS 1.0.0": {**OLD_FEATURES, "EXP_FILTER": "env('PGSERVICEFILE') = '/'"},
    "an expression, WFS 2.0.0": {**NEW_FEATURES, "EXP_FILTER": "@user_account_name = 'root'"},
    "an expression, no version": {**FEATURES, "VERSION": "", "EXP_FILTER": "1 = 1"},
    "an expression in small letters": {**FEATURES, "exp_filter": "1 = 1"},
    "an endless expression": {**FEATURES, "EXP_FILTER": ENDLESS},
    "an expression among hits": {**FEATURES, "RESULTTYPE": "hits", "EXP_FILTER": "file_size('/etc/shadow') > 0"},
    "an expression to sort by": {**FEATURES, "SORTBY": "env('PATH')"},
    "an expression to sort by, WFS 1.0.0": {**OLD_FEATURES, "SORTBY": f"{ENDLESS} DESC"},
    "a drawing for CAD as a format": {**MAP, "FORMAT": "Application/DXF"},
    "a function in a filter, WFS 1.1.0": {**FEATURES, "FILTER": FUNCTION},
    "a function in a filter, WFS 1.0.0": {**OLD_FEATURES, "FILTER": FUNCTION},
    "a function in a filter in brackets": {**FEATURES, "FILTER": f"({FUNCTION})"},
    "a function in a filter of a map": {**MAP, "FILTER": f"area:{FUNCTION}"},
    "a function in a filter of a map, in brackets": {**MAP, "FILTER": f"({FUNCTION})"},
    "an entity in a filter": {
        **FEATURES,
        "FILTER": '<!DOCTYPE Filter [<!ENTITY a SYSTEM "file:///etc/passwd">]><Filter>&a;</Filter>',
    },
    "a layer of another server": {**MAP, **EXTERNAL},
    "a layer of another server, WMS 1.1.1": {**OLD_MAP, **EXTERNAL},
    "a layer of another server beside one": {**MAP, **EXTERNAL, "LAYERS": "area,EXTERNAL_WMS:a"},
    "a local picture": {
        **MAP,
        **EXTERNAL,
        "a:type": "xyz",
        "a:url": "file:///tmp/private.png?{z}{x}{y}",
        "a:zmin": 0,
        "a:zmax": 5,
    },
    "a layer of another server in a click": {**INFO, **EXTERNAL, "QUERY_LAYERS": "EXTERNAL_WMS:a"},
    "a layer of another server in a legend": {**LEGEND, **EXTERNAL, "LAYER": "EXTERNAL_WMS:a"},
    "a style elsewhere": {**MAP, "SLD": "{here}/style.sld"},
    "a style of the client": {**MAP, "SLD_BODY": GRAPHIC},
    "a style of the client in a legend": {**LEGEND, "SLD_BODY": GRAPHIC},
    "a style of the client in a click": {**INFO, "SLD_BODY": GRAPHIC},
    "a geometry of the client": {
        **MAP,
        "HIGHLIGHT_GEOM": "POINT(124.8 1.2)",
        "HIGHLIGHT_SYMBOL": GRAPHIC,
        "HIGHLIGHT_LABELSTRING": "elsewhere",
    },
    "a filter by a geometry": {**INFO, "FILTER_GEOM": "POLYGON((0 0,0 2,200 2,200 0,0 0))"},
    "a selection": {**MAP, "SELECTION": "area:1"},
    "a print layout": {**MAP, "REQUEST": "GetPrint", "TEMPLATE": "a4", "FORMAT": "pdf"},
    "a drawing": {**MAP, "REQUEST": "GetMap", "FORMAT_OPTIONS": "", "REQUEST_BODY": "<a/>"},
    "a drawing for CAD": {**MAP, "REQUEST": "GetDxf"},
    "the project's context": {**WMS, "REQUEST": "GetContext"},
    "a schema extension": {**WMS, "REQUEST": "GetSchemaExtension"},
    "map tips": {**INFO, "WITH_MAPTIP": "true"},
    "a large map": {**MAP, "WIDTH": 20000, "HEIGHT": 20000},
    "a map of many layers": {**MAP, "LAYERS": ",".join(["area"] * 150)},
    "a map of many dots": {**MAP, "DPI": 100000},
    "a legend of large symbols": {**LEGEND, "SYMBOLWIDTH": 20000, "SYMBOLHEIGHT": 20000},
    "a count of each symbol": {**LEGEND, "SHOWFEATURECOUNT": "true"},
    "an expression in a tile": {**TILE, "EXP_FILTER": "1 = 1"},
    "a style in a tile": {**TILE, "SLD": "{here}/style.sld"},
    "writing, as parameters": {**FEATURES, "REQUEST": "Transaction", "OPERATION": "DELETE"},
    "coverages": {"SERVICE": "WCS", "VERSION": "1.1.1", "REQUEST": "GetCapabilities"},
    "another interface": {"SERVICE": "OGCAPI", "REQUEST": "collections"},
    "no service": {"REQUEST": "GetCapabilities"},
    "no request": {"SERVICE": "WMS"},
}
BODIES = {
    "a function, WFS 1.1.0": (
        '<GetFeature service="WFS" version="1.1.0" xmlns="http://www.opengis.net/wfs"><Query typeName="report">'
        f"{FUNCTION}</Query></GetFeature>"
    ),
    "a function, WFS 1.0.0": (
        '<wfs:GetFeature service="WFS" version="1.0.0" xmlns:wfs="http://www.opengis.net/wfs">'
        f'<wfs:Query typeName="report">{FUNCTION}</wfs:Query></wfs:GetFeature>'
    ),
    "an expression to sort by": (
        '<GetFeature service="WFS" version="1.1.0" xmlns="http://www.opengis.net/wfs"><Query typeName="report">'
        "<SortBy xmlns=\"http://www.opengis.net/ogc\"><SortProperty><PropertyName>env('PATH')</PropertyName>"
        "</SortProperty></SortBy></Query></GetFeature>"
    ),
    "an entity": (
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><GetFeature service="WFS" version="1.1.0" '
        'xmlns="http://www.opengis.net/wfs"><Query typeName="&b;"/></GetFeature>'
    ),
    "writing": (
        '<wfs:Transaction service="WFS" version="1.1.0" xmlns:wfs="http://www.opengis.net/wfs" '
        'xmlns:ogc="http://www.opengis.net/ogc"><wfs:Delete typeName="report"/></wfs:Transaction>'
    ),
}


@pytest.fixture(scope="module")
def address(qgis_server):
    return qgis_server.urls.wms


@pytest.fixture(scope="module")
def listener():
    with listening() as listener:
        yield listener


def refusal(answer):
    """Return what a refusal says to a person; fails for every other answer."""
    assert answer.status_code in (400, 403, 501), answer.text[:300]
    root = ElementTree.fromstring(answer.content)
    assert root.tag.rpartition("}")[2] in ("ExceptionReport", "ServiceExceptionReport")
    return "".join(root.itertext()).strip()


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_requests_are_refused(address, listener, name, method):
    here, asked = listener
    parameters = {key: str(value).replace("{here}", here) for key, value in HOSTILE[name].items()}
    sent = {"params": parameters} if method == "GET" else {"data": parameters}
    assert refusal(requests.request(method, address, timeout=30, **sent)).endswith(".")
    assert asked == []


@pytest.mark.parametrize("name", ["EXP_FILTER", "SLD", "LAYERS"])
def test_a_parameter_that_is_given_twice_is_refused(address, name):
    query = "&".join(f"{key}={value}" for key, value in MAP.items())
    for more in (
        f"{name}=&{name}=EXTERNAL_WMS:a",
        f"{name}=EXTERNAL_WMS:a&{name}=area",
        f"{name.lower()}=EXTERNAL_WMS:a",
    ):
        refusal(requests.get(f"{address}?{query}&{more}", timeout=30))
    refusal(requests.post(f"{address}?{query}", data={name: "EXTERNAL_WMS:a"}, timeout=30))


@pytest.mark.parametrize("name", BODIES)
def test_hostile_bodies_are_refused(address, name):
    refusal(requests.post(address, data=BODIES[name], headers={"Content-Type": "text/xml"}, timeout=30))


@pytest.mark.parametrize(
    "parameters",
    [MAP, OLD_MAP, INFO, LEGEND, FEATURES, OLD_FEATURES, NEW_FEATURES, TILE],
    ids=lambda one: one["REQUEST"],
)
@pytest.mark.parametrize("more", [{}, {"_": "123"}, {"MAP": "/elsewhere.qgs"}], ids=["plain", "cache", "project"])
def test_ordinary_requests_pass(address, parameters, more):
    answer = requests.get(address, params={**parameters, **more}, timeout=30)
    assert answer.status_code == 200, answer.text
    assert b"Exception" not in answer.content


def test_ordinary_filters_pass(address):
    condition = (
        '<ogc:Filter xmlns:ogc="http://www.opengis.net/ogc"><ogc:PropertyIsEqualTo><ogc:PropertyName>status'
        "</ogc:PropertyName><ogc:Literal>received</ogc:Literal></ogc:PropertyIsEqualTo></ogc:Filter>"
    )
    body = (
        '<wfs:GetFeature service="WFS" version="1.1.0" maxFeatures="2" xmlns:wfs="http://www.opengis.net/wfs">'
        f'<wfs:Query typeName="report">{condition}</wfs:Query></wfs:GetFeature>'
    )
    for answer in (
        requests.get(address, params={**FEATURES, "FILTER": condition}, timeout=30),
        requests.get(address, params={**FEATURES, "SORTBY": "status DESC,reference"}, timeout=30),
        requests.post(address, data=body, headers={"Content-Type": "text/xml"}, timeout=30),
        requests.get(
            address, params={**MAP, "LAYERS": "report", "FILTER": "report:\"status\" = 'received'"}, timeout=30
        ),
    ):
        assert answer.status_code == 200, answer.text
        assert b"Exception" not in answer.content


def test_a_click_as_a_page_is_escaped(address, public_login, cluster, known_point):
    longitude, latitude = known_point
    with closing(psycopg2.connect(cluster.dsn(public_login.database))) as connection, connection.cursor() as cursor:
        cursor.execute(
            "UPDATE mapalus.report SET public_description = '<script>alert(1)</script>', version = version + 1"
            " WHERE reference = 'MIN-2026-000001'"
        )
        connection.commit()
        box = f"{latitude - 0.005},{longitude - 0.005},{latitude + 0.005},{longitude + 0.005}"
        more = {
            "LAYERS": "report",
            "QUERY_LAYERS": "report",
            "BBOX": box,
            "FEATURE_COUNT": 5,
            "FI_POINT_TOLERANCE": 16,
        }
        answers = [
            requests.get(address, params={**INFO, **more, "INFO_FORMAT": name}, timeout=30)
            for name in ("text/html", "TEXT/HTML")
        ]
        cursor.execute(
            "UPDATE mapalus.report SET public_description = NULL, version = version + 1"
            " WHERE reference = 'MIN-2026-000001'"
        )
        connection.commit()
    for answer in answers:
        assert answer.headers["Content-Type"].startswith("text/html")
        assert "&lt;script&gt;alert(1)" in answer.text
        assert "<script" not in answer.text


def test_every_answer_says_how_it_may_be_used(qgis_server, address):
    page = requests.get(address.rpartition("/")[0] + "/", timeout=30)
    missing = requests.get(address.rpartition("/")[0] + "/nothing", timeout=30)
    data = requests.get(address, params=MAP, timeout=30)
    refused = requests.get(address, params=HOSTILE["a style elsewhere"], timeout=30)
    for answer in (page, missing, data, refused):
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "Content-Security-Policy" in answer.headers
        assert not any(character.isdigit() for character in answer.headers.get("Server", ""))
    assert "sandbox" in data.headers["Content-Security-Policy"]


def test_who_has_an_answer_already_gets_no_second_copy(address):
    page = address.rpartition("/")[0] + "/"
    for where, parameters in ((address, MAP), (address, NEW_FEATURES), (page, {})):
        first = requests.get(where, params=parameters, timeout=30)
        known = {"If-None-Match": first.headers["ETag"]}
        again = requests.get(where, params=parameters, headers=known, timeout=30)
        assert (again.status_code, again.content) == (304, b""), where
    other = requests.get(address, params={**MAP, "WIDTH": 65}, headers={"If-None-Match": '"another"'}, timeout=30)
    assert other.status_code == 200


# A plugin of QGIS Server that never comes back from one request.
_ENDLESS = """
from qgis.server import QgsServerFilter

class Endless(QgsServerFilter):
    def onRequestReady(self):
        self.requestReady()
        return True

    def requestReady(self):
        while self.serverInterface().requestHandler().parameterMap().get("TS") == "endless":
            pass

def serverClassFactory(server_iface):
    plugin = Endless(server_iface)
    server_iface.registerFilter(plugin, 5)
    return plugin
"""


@pytest.fixture
def plugins(tmp_path):
    """A folder with the product's plugins and the one above."""
    from mapalus.plugin.paths import SERVER_CONFIG

    folder = tmp_path / "plugins"
    (folder / "endless").mkdir(parents=True)
    ours = SERVER_CONFIG / "qgis_server" / "plugins"
    for plugin in ours.iterdir():
        (folder / plugin.name).symlink_to(plugin)
    (folder / "endless" / "__init__.py").write_text(_ENDLESS)
    (folder / "endless" / "metadata.txt").write_text((ours / "mapalus_guard" / "metadata.txt").read_text())
    return folder


def test_a_request_that_runs_away_is_ended(tmp_path, qgis, publisher_of, plugins):
    from mapalus.plugin.local.qgis_server_process import QgisServerProcess

    process = QgisServerProcess(tmp_path / "server", processes=2, longest_request=15, plugins=plugins)
    areas = {**FEATURES, "TYPENAME": "area"}
    answers = []

    def run_away(address):
        answers.append(requests.get(address, params={**areas, "TS": "endless"}, timeout=90))

    try:
        server = process.start()
        publisher = publisher_of(server)
        publisher.apply(publisher.plan(), QuietFeedback())
        threads = [threading.Thread(target=run_away, args=(server.urls.wfs,)) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert [answer.status_code for answer in answers] == [503, 503]
        assert all("took too long" in answer.text for answer in answers)
        # Both processes were ended, and two others are there.
        assert all(requests.get(server.urls.wfs, params=areas, timeout=60).ok for _ in range(4))
    finally:
        process.stop(at_once=True)
