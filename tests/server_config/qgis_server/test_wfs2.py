"""WFS 2.0.0 of QGIS Server, asked by OWSLib, GDAL, QGIS and plain requests, compared with what PostGIS holds."""

import json
from contextlib import closing, contextmanager
from datetime import datetime, timezone
from xml.etree import ElementTree

import psycopg2
import pytest
import requests
from owslib.wfs import WebFeatureService

WFS = "{http://www.opengis.net/wfs/2.0}"
GML = "{http://www.opengis.net/gml/3.2}"
QGS = "{http://www.qgis.org/gml}"
OWS = "{http://www.opengis.net/ows/1.1}"
XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
BY_ID = "urn:ogc:def:query:OGC-WFS::GetFeatureById"
WGS84 = "urn:ogc:def:crs:EPSG::4326"

# Around the middle of the villages: some of the reports are in it, some are not.
BOX = (124.80, 1.10, 124.95, 1.30)


@pytest.fixture(scope="module")
def address(qgis_server):
    return qgis_server.urls.wfs


@pytest.fixture(scope="module")
def ask(address):
    """Return a function that sends a request of WFS 2.0.0."""

    def ask(status=200, method="GET", **parameters):
        parameters = {"SERVICE": "WFS", "VERSION": "2.0.0", "REQUEST": "GetFeature", **parameters}
        sent = {"params": parameters} if method == "GET" else {"data": parameters}
        answer = requests.request(method, address, timeout=60, **sent)
        assert answer.status_code == status, answer.text
        return answer

    return ask


@pytest.fixture(scope="module")
def gml(ask):
    """Return a function that asks for reports in GML and returns the collection."""
    return lambda **parameters: ElementTree.fromstring(ask(**{"TYPENAMES": "qgs:report", **parameters}).content)


@pytest.fixture(scope="module")
def hits(gml):
    """Return a function that asks how many reports match a filter."""

    def hits(body=None, **parameters):
        if body is not None:
            parameters["FILTER"] = fes(body)
        collection = gml(RESULTTYPE="hits", **parameters)
        assert collection.get("numberReturned") == "0"
        assert len(collection) == 0
        return int(collection.get("numberMatched"))

    return hits


@pytest.fixture(scope="module")
def database(cluster, public_login):
    """A connection to the published database, as its owner."""
    with closing(psycopg2.connect(cluster.dsn(public_login.database))) as connection:
        yield connection


@pytest.fixture(scope="module")
def count(database, fetch):
    """Return a function that counts the public reports for which a condition holds."""
    return lambda condition="true": fetch(database, f"SELECT count(*) FROM mapalus_public.report WHERE {condition}")[0][
        0
    ]


def fes(body):
    return (
        '<fes:Filter xmlns:fes="http://www.opengis.net/fes/2.0" xmlns:gml="http://www.opengis.net/gml/3.2" '
        f'xmlns:qgs="http://www.qgis.org/gml">{body}</fes:Filter>'
    )


def compare(operator, name, literal, attributes=""):
    return (
        f"<fes:{operator}{attributes}><fes:ValueReference>{name}</fes:ValueReference>"
        f"<fes:Literal>{literal}</fes:Literal></fes:{operator}>"
    )


def envelope(box=BOX, name=WGS84):
    west, south, east, north = box
    corners = ((south, west), (north, east)) if name == WGS84 else ((west, south), (east, north))
    lower, upper = (f"{first} {second}" for first, second in corners)
    return (
        f'<gml:Envelope srsName="{name}"><gml:lowerCorner>{lower}</gml:lowerCorner>'
        f"<gml:upperCorner>{upper}</gml:upperCorner></gml:Envelope>"
    )


def spatial(operator, geometry):
    return f"<fes:{operator}><fes:ValueReference>qgs:geometry</fes:ValueReference>{geometry}</fes:{operator}>"


def references(collection):
    return [element.text for element in collection.iter(f"{QGS}reference")]


def error(answer):
    """Return the code and the locator of an exception report."""
    root = ElementTree.fromstring(answer.content)
    assert root.tag == f"{OWS}ExceptionReport"
    assert root.get("version") == "2.0.0"
    exception = root.find(f"{OWS}Exception")
    return exception.get("exceptionCode"), exception.get("locator")


# Versions


@pytest.mark.parametrize(
    ("parameters", "version"),
    [
        ({}, "2.0.0"),
        ({"VERSION": "2.0.0"}, "2.0.0"),
        ({"VERSION": "2.0.2"}, "2.0.0"),
        ({"VERSION": "1.1.0"}, "1.1.0"),
        ({"VERSION": "1.0.0"}, "1.0.0"),
        ({"ACCEPTVERSIONS": "2.0.0,1.1.0,1.0.0"}, "2.0.0"),
        ({"AcceptVersions": "1.1.0,2.0.0"}, "1.1.0"),
        ({"ACCEPTVERSIONS": "9.0.0,2.0.2"}, "2.0.0"),
        ({"ACCEPTVERSIONS": "1.0.0"}, "1.0.0"),
    ],
)
def test_the_version_that_was_asked_for(address, parameters, version):
    answer = requests.get(address, params={"service": "WFS", "request": "GetCapabilities", **parameters}, timeout=60)
    assert ElementTree.fromstring(answer.content).get("version") == version


def test_no_version_in_common(address):
    parameters = {"SERVICE": "WFS", "REQUEST": "GetCapabilities", "ACCEPTVERSIONS": "9.0.0"}
    answer = requests.get(address, params=parameters, timeout=60)
    assert answer.status_code == 400
    assert error(answer) == ("VersionNegotiationFailed", "acceptVersions")


def test_older_versions_are_left_to_qgis(address):
    parameters = {"SERVICE": "WFS", "REQUEST": "GetFeature", "TYPENAME": "report", "MAXFEATURES": 1}
    for more in ({}, {"VERSION": "1.1.0"}, {"VERSION": "1.0.0"}):
        root = ElementTree.fromstring(requests.get(address, params={**parameters, **more}, timeout=60).content)
        assert root.tag == "{http://www.opengis.net/wfs}FeatureCollection"
        assert root.find("{http://www.opengis.net/gml}featureMember") is not None


def test_wms_is_left_to_qgis(address, known_point):
    longitude, latitude = known_point
    parameters = {
        "SERVICE": "WMS",
        "REQUEST": "GetFeatureInfo",
        "LAYERS": "report",
        "QUERY_LAYERS": "report",
        "STYLES": "",
        "CRS": "CRS:84",
        "BBOX": f"{longitude - 0.005},{latitude - 0.005},{longitude + 0.005},{latitude + 0.005}",
        "WIDTH": 101,
        "HEIGHT": 101,
        "I": 50,
        "J": 50,
        "INFO_FORMAT": "application/json",
        "FI_POINT_TOLERANCE": 8,
    }
    for version in ({"VERSION": "1.3.0"}, {}):
        (feature,) = requests.get(address, params={**parameters, **version}, timeout=60).json()["features"]
        assert feature["id"] == "report.MIN-2026-000001"


# Descriptions


def test_owslib_reads_the_capabilities(address, publication):
    wfs = WebFeatureService(address, version="2.0.0")
    assert wfs.identification.version == "2.0.0"
    assert "Kabupaten Minahasa" in wfs.identification.title
    assert list(wfs.contents) == [f"qgs:{layer.name}" for layer in publication.public.layers]
    report = wfs.contents["qgs:report"]
    assert report.title == "Laporan / Reports"
    assert [option.getcodeurn() for option in report.crsOptions] == [
        WGS84,
        "urn:ogc:def:crs:EPSG::3857",
        "urn:ogc:def:crs:OGC:1.3:CRS84",
    ]
    west, south, east, north = report.boundingBoxWGS84
    assert 124 < west < east < 126
    assert 0 < south < north < 2
    # OWSLib takes constraints for operations without methods.
    methods = {operation.name: operation.methods for operation in wfs.operations if operation.methods}
    assert set(methods) == {
        "GetCapabilities",
        "DescribeFeatureType",
        "GetFeature",
        "ListStoredQueries",
        "DescribeStoredQueries",
    }
    assert all(method["url"].startswith(f"{address}?") for entries in methods.values() for method in entries)
    assert {query.id for query in wfs.storedqueries} == {BY_ID}


def test_conformance_is_what_is_claimed(ask):
    root = ElementTree.fromstring(ask(REQUEST="GetCapabilities").content)
    claims = {
        element.get("name"): element.findtext(f"{OWS}DefaultValue")
        for tag in (f"{OWS}Constraint", "{http://www.opengis.net/fes/2.0}Constraint")
        for element in root.iter(tag)
    }
    true = {name for name, value in claims.items() if value == "TRUE"}
    assert true == {
        "ImplementsSimpleWFS",
        "KVPEncoding",
        "ImplementsQuery",
        "ImplementsAdHocQuery",
        "ImplementsResourceId",
        "ImplementsMinStandardFilter",
        "ImplementsStandardFilter",
        "ImplementsMinSpatialFilter",
        "ImplementsSorting",
        "ImplementsMinimumXPath",
    }


def test_a_table_has_no_reference_system(ask, publication):
    root = ElementTree.fromstring(ask(REQUEST="GetCapabilities").content)
    for element in root.iter(f"{WFS}FeatureType"):
        name = element.findtext(f"{WFS}Name").split(":")[1]
        layer = next(layer for layer in publication.public.layers if layer.name == name)
        assert (element.find(f"{WFS}NoCRS") is None) == layer.has_geometry
        assert bool(element.findtext(f"{WFS}DefaultCRS")) == layer.has_geometry


def test_owslib_reads_the_schema(address, publication):
    wfs = WebFeatureService(address, version="2.0.0")
    for layer in publication.public.layers:
        schema = wfs.get_schema(f"qgs:{layer.name}")
        # OWSLib takes GML 3.2's curves for properties like any other.
        curve = schema["properties"].pop("geometry", None)
        assert curve == ("MultiCurvePropertyType" if layer.geometry == "MultiLineString" else None)
        assert bool(curve or schema.get("geometry_column")) == layer.has_geometry
        assert sorted(schema["properties"]) == sorted(layer.column_names)
    assert wfs.get_schema("qgs:report")["properties"]["reported_at"] == "dateTime"
    assert wfs.get_schema("qgs:report")["properties"]["overdue"] == "boolean"


@pytest.mark.parametrize("parameter", ["TYPENAME", "TYPENAMES"])
def test_the_schema_of_some_types(ask, parameter):
    answer = ask(REQUEST="DescribeFeatureType", **{parameter: "qgs:report,area"})
    assert answer.headers["Content-Type"] == "application/gml+xml; version=3.2"
    root = ElementTree.fromstring(answer.content)
    elements = root.findall("{http://www.w3.org/2001/XMLSchema}element")
    assert {(element.get("name"), element.get("substitutionGroup")) for element in elements} == {
        ("report", "gml:AbstractFeature"),
        ("area", "gml:AbstractFeature"),
    }
    types = {element.get("type") for element in root.iter("{http://www.w3.org/2001/XMLSchema}element")}
    assert {"gml:PointPropertyType", "gml:MultiSurfacePropertyType"} <= types


# Features


def test_gml_is_what_postgis_holds(gml, database, fetch):
    rows = fetch(
        database,
        "SELECT reference, st_y(geom), st_x(geom), status, area_name, reported_at, resolved_at, overdue, agency "
        "FROM mapalus_public.report",
    )
    collection = gml()
    assert collection.get("numberMatched") == collection.get("numberReturned") == str(len(rows))
    features = {member[0].get(f"{GML}id"): member[0] for member in collection.findall(f"{WFS}member")}
    assert len(features) == len(rows)
    for reference, latitude, longitude, status, area_name, reported_at, resolved_at, overdue, agency in rows:
        feature = features[f"report.{reference}"]
        point = feature.find(f"{QGS}geometry/{GML}Point")
        assert point.get("srsName") == WGS84
        assert [float(word) for word in point.findtext(f"{GML}pos").split()] == pytest.approx(
            [latitude, longitude], abs=1e-6
        )
        assert feature.findtext(f"{QGS}status") == status
        assert (feature.findtext(f"{QGS}area_name") or None) == area_name
        assert (feature.findtext(f"{QGS}agency") or None) == agency
        assert feature.findtext(f"{QGS}overdue") == str(overdue).lower()
        for name, value in (("reported_at", reported_at), ("resolved_at", resolved_at)):
            element = feature.find(f"{QGS}{name}")
            # QGIS 3.22 says that a value is nil, 3.40 leaves its element out.
            assert (element is None or element.get(f"{XSI}nil") == "true") == (value is None)
            assert value is None or abs(time_of(element.text) - value).total_seconds() < 0.001


def time_of(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def test_every_identifier_in_a_document_is_another(gml):
    for name in ("report", "area"):
        identifiers = [element.get(f"{GML}id") for element in gml(TYPENAMES=name).iter() if element.get(f"{GML}id")]
        assert len(identifiers) == len(set(identifiers))


def test_geometries_have_identifiers(gml):
    tags = {"Point", "MultiSurface", "Polygon"}
    found = [
        element
        for name in ("report", "area")
        for element in gml(TYPENAMES=name, COUNT=5).iter()
        if element.tag.startswith(GML) and element.tag[len(GML) :] in tags
    ]
    assert {element.tag[len(GML) :] for element in found} == tags
    assert all(element.get(f"{GML}id") for element in found)


def test_areas_have_their_coordinates_in_the_order_of_the_system(gml, database, fetch):
    collection = gml(TYPENAMES="area", RESOURCEID="area.71.02")
    numbers = [float(word) for word in next(collection.iter(f"{GML}posList")).text.split()]
    ((west, south, east, north),) = fetch(
        database,
        "SELECT st_xmin(geom), st_ymin(geom), st_xmax(geom), st_ymax(geom) FROM mapalus_public.area "
        "WHERE code = '71.02'",
    )
    assert south - 1e-6 <= min(numbers[::2]) <= max(numbers[::2]) <= north + 1e-6
    assert west - 1e-6 <= min(numbers[1::2]) <= max(numbers[1::2]) <= east + 1e-6


@pytest.mark.parametrize(
    ("name", "swapped"),
    [
        (WGS84, True),
        ("http://www.opengis.net/def/crs/EPSG/0/4326", True),
        ("EPSG:4326", False),
        ("urn:ogc:def:crs:OGC:1.3:CRS84", False),
    ],
)
def test_the_order_of_coordinates_goes_with_the_name(gml, known_point, name, swapped):
    collection = gml(RESOURCEID="report.MIN-2026-000001", SRSNAME=name)
    assert next(collection.iter(f"{GML}Point")).get("srsName") == name
    position = [float(word) for word in next(collection.iter(f"{GML}pos")).text.split()]
    assert position == pytest.approx(known_point[::-1] if swapped else known_point, abs=1e-6)


def test_another_reference_system(gml, database, fetch):
    collection = gml(RESOURCEID="report.MIN-2026-000001", SRSNAME="urn:ogc:def:crs:EPSG::3857")
    ((x, y),) = fetch(
        database,
        "SELECT st_x(point), st_y(point) FROM (SELECT st_transform(geom, 3857) AS point FROM mapalus_public.report "
        "WHERE reference = 'MIN-2026-000001') AS transformed",
    )
    position = [float(word) for word in next(collection.iter(f"{GML}pos")).text.split()]
    assert position == pytest.approx([x, y], abs=0.1)


def test_json_is_what_postgis_holds(ask, database, fetch):
    rows = dict(fetch(database, "SELECT reference, (st_x(geom), st_y(geom), status)::text FROM mapalus_public.report"))
    answer = ask(TYPENAMES="report", OUTPUTFORMAT="application/json")
    assert answer.headers["Content-Type"] == "application/json"
    collection = answer.json()
    assert collection["numberMatched"] == collection["numberReturned"] == len(collection["features"]) == len(rows)
    assert time_of(collection["timeStamp"])
    for feature in collection["features"]:
        longitude, latitude, status = rows[feature["properties"]["reference"]].strip("()").split(",")
        assert feature["geometry"]["coordinates"] == pytest.approx([float(longitude), float(latitude)], abs=1e-5)
        assert feature["properties"]["status"] == status


@pytest.mark.parametrize(
    ("wanted", "given"),
    [
        ("application/geo+json", "application/geo+json"),
        ("geojson", "application/geo+json"),
        ("text/xml; subtype=gml/3.2", "text/xml; subtype=gml/3.2"),
        ("application/gml+xml; version=3.2", "application/gml+xml; version=3.2"),
        ("GML32", "application/gml+xml; version=3.2"),
    ],
)
def test_formats(address, ask, wanted, given):
    assert ask(TYPENAMES="report", COUNT=1, OUTPUTFORMAT=wanted).headers["Content-Type"] == given
    # As careless clients write it: a plus is a space in a query.
    query = f"SERVICE=WFS&VERSION=2.0.0&REQUEST=GetFeature&TYPENAMES=report&COUNT=1&OUTPUTFORMAT={wanted}"
    assert requests.get(f"{address}?{query}", timeout=60).headers["Content-Type"] == given


def test_an_empty_answer(ask, gml):
    nothing = {"TYPENAMES": "report", "FILTER": fes(compare("PropertyIsEqualTo", "status", "nonsense"))}
    collection = gml(**nothing)
    assert (collection.get("numberMatched"), collection.get("numberReturned"), len(collection)) == ("0", "0", 0)
    collection = ask(**nothing, OUTPUTFORMAT="application/json").json()
    assert (collection["numberMatched"], collection["features"]) == (0, [])


@contextmanager
def contact(database, text):
    """Give one agency another contact for a while."""
    with database, database.cursor() as cursor:
        cursor.execute("SELECT code, public_contact FROM mapalus.agency WHERE geom IS NOT NULL ORDER BY code LIMIT 1")
        code, before = cursor.fetchone()
        cursor.execute(
            "UPDATE mapalus.agency SET public_contact = %s, version = version + 1 WHERE code = %s", (text, code)
        )
    try:
        yield code
    finally:
        with database, database.cursor() as cursor:
            cursor.execute(
                "UPDATE mapalus.agency SET public_contact = %s, version = version + 1 WHERE code = %s", (before, code)
            )


@pytest.mark.parametrize("text", ["A & B <c>", "“Tondano” 'é' \"x\"", "]]>", "50 % \\ _"])
def test_awkward_values_arrive_as_they_are(ask, gml, database, text):
    with contact(database, text) as code:
        collection = gml(TYPENAMES="agency", RESOURCEID=f"agency.{code}")
        assert [element.text for element in collection.iter(f"{QGS}public_contact")] == [text]
        (feature,) = ask(TYPENAMES="agency", RESOURCEID=f"agency.{code}", OUTPUTFORMAT="application/json").json()[
            "features"
        ]
        assert feature["properties"]["public_contact"] == text
        escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        for body in (
            compare("PropertyIsEqualTo", "public_contact", escaped),
            compare("PropertyIsLike", "public_contact", escaped, ' wildCard="*" singleChar="?" escapeChar="!"'),
        ):
            found = gml(TYPENAMES="agency", FILTER=fes(body))
            assert [element.text for element in found.iter(f"{QGS}code")] == [code]


def test_only_some_properties(gml):
    (member,) = gml(COUNT=1, PROPERTYNAME="qgs:status,reference").findall(f"{WFS}member")
    assert {child.tag for child in member[0]} == {f"{QGS}status", f"{QGS}reference"}
    (member,) = gml(COUNT=1, PROPERTYNAME="status,geometry").findall(f"{WFS}member")
    assert {child.tag for child in member[0]} == {f"{QGS}status", f"{QGS}geometry"}


# Pages


@pytest.mark.parametrize("filtered", [False, True])
def test_pages_make_up_the_whole(gml, count, filtered):
    parameters = {"FILTER": fes(compare("PropertyIsNotEqualTo", "status", "resolved"))} if filtered else {}
    total = count("status <> 'resolved'" if filtered else "true")
    seen = []
    for start in range(0, total + 100, 100):
        collection = gml(COUNT=100, STARTINDEX=start, **parameters)
        page = references(collection)
        assert collection.get("numberReturned") == str(len(page))
        assert len(page) == max(0, min(100, total - start))
        last = start + 100 >= total
        assert collection.get("numberMatched") == (str(total) if last and page else "unknown")
        assert (collection.get("next") is None) == last
        assert (collection.get("previous") is None) == (start == 0)
        seen += page
    assert len(seen) == len(set(seen)) == total
    assert seen == sorted(seen)


def test_the_next_page_is_where_it_is_said_to_be(gml):
    first = gml(COUNT=7, SORTBY="reference DESC")
    answer = requests.get(first.get("next"), timeout=60)
    second = ElementTree.fromstring(answer.content)
    both = references(first) + references(second)
    assert both == sorted(both, reverse=True)
    assert len(set(both)) == 14
    back = ElementTree.fromstring(requests.get(second.get("previous"), timeout=60).content)
    assert references(back) == references(first)


def test_owslib_pages(address):
    wfs = WebFeatureService(address, version="2.0.0")
    pages = [
        json.loads(
            wfs.getfeature(
                typename=["qgs:report"], maxfeatures=10, startindex=start, outputFormat="application/json"
            ).read()
        )
        for start in (0, 10)
    ]
    identifiers = [feature["id"] for page in pages for feature in page["features"]]
    assert len(set(identifiers)) == 20
    assert [page["numberReturned"] for page in pages] == [10, 10]


def test_no_features_at_all_may_be_wanted(gml):
    assert references(gml(COUNT=0)) == []


def test_sorting(gml, database, fetch):
    expected = fetch(
        database, "SELECT reference FROM mapalus_public.report ORDER BY status DESC, reported_at, reference LIMIT 40"
    )
    collection = gml(SORTBY="status DESC,qgs:reported_at ASC,reference", COUNT=40)
    assert references(collection) == [reference for (reference,) in expected]
    # Together with a box, where QGIS's own service forgets the order.
    boxed = references(gml(SORTBY="reference D", BBOX=",".join(map(str, BOX)) + ",EPSG:4326"))
    assert boxed == sorted(boxed, reverse=True)
    assert boxed


# Filters

INSIDE = "st_intersects(geom, st_makeenvelope(124.80, 1.10, 124.95, 1.30, 4326))"
LIKE = ' wildCard="*" singleChar="?" escapeChar="!"'
POLYGON = (
    f'<gml:Polygon srsName="{WGS84}"><gml:exterior><gml:LinearRing><gml:posList>1.10 124.80 1.30 124.80 1.30 124.95 '
    "1.10 124.95 1.10 124.80</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon>"
)


@pytest.mark.parametrize(
    ("body", "condition"),
    [
        (compare("PropertyIsEqualTo", "status", "resolved"), "status = 'resolved'"),
        (compare("PropertyIsEqualTo", "/qgs:report/qgs:status", "resolved"), "status = 'resolved'"),
        (compare("PropertyIsEqualTo", "status", "RESOLVED", ' matchCase="false"'), "status = 'resolved'"),
        (compare("PropertyIsNotEqualTo", "status", "resolved"), "status <> 'resolved'"),
        (compare("PropertyIsEqualTo", "overdue", "true"), "overdue"),
        (
            compare("PropertyIsGreaterThanOrEqualTo", "reported_at", "2026-03-01T00:00:00+08:00"),
            "reported_at >= '2026-03-01 00:00+08'",
        ),
        (compare("PropertyIsLessThan", "reported_at", "2026-03-01T00:00:00Z"), "reported_at < '2026-03-01 00:00Z'"),
        (compare("PropertyIsLike", "reference", "MIN-2026-00001?", LIKE), "reference LIKE 'MIN-2026-00001_'"),
        (compare("PropertyIsLike", "reference", "*00!1*", LIKE), "reference LIKE '%001%'"),
        (
            compare("PropertyIsLike", "reference", "min*1?", LIKE + ' matchCase="false"'),
            "reference ILIKE 'min%1_'",
        ),
        (
            "<fes:PropertyIsNull><fes:ValueReference>resolved_at</fes:ValueReference></fes:PropertyIsNull>",
            "resolved_at IS NULL",
        ),
        (
            "<fes:PropertyIsBetween><fes:ValueReference>reference</fes:ValueReference>"
            "<fes:LowerBoundary><fes:Literal>MIN-2026-000010</fes:Literal></fes:LowerBoundary>"
            "<fes:UpperBoundary><fes:Literal>MIN-2026-000019</fes:Literal></fes:UpperBoundary></fes:PropertyIsBetween>",
            "reference BETWEEN 'MIN-2026-000010' AND 'MIN-2026-000019'",
        ),
        (
            f"<fes:And>{compare('PropertyIsEqualTo', 'status', 'resolved')}"
            f"<fes:Not>{compare('PropertyIsEqualTo', 'category', 'road')}</fes:Not></fes:And>",
            "status = 'resolved' AND category <> 'road'",
        ),
        (
            f"<fes:Or>{compare('PropertyIsEqualTo', 'status', 'resolved')}"
            f"{compare('PropertyIsEqualTo', 'status', 'rejected')}{spatial('BBOX', envelope())}</fes:Or>",
            f"status IN ('resolved', 'rejected') OR {INSIDE}",
        ),
        (
            '<fes:ResourceId rid="report.MIN-2026-000002"/><fes:ResourceId rid="report.MIN-2026-000003"/>',
            "reference IN ('MIN-2026-000002', 'MIN-2026-000003')",
        ),
        (spatial("BBOX", envelope()), INSIDE),
        (spatial("BBOX", envelope(name="EPSG:4326")), INSIDE),
        (spatial("BBOX", envelope(name="urn:ogc:def:crs:OGC:1.3:CRS84")), INSIDE),
        (f"<fes:BBOX>{envelope()}</fes:BBOX>", INSIDE),
        (spatial("Intersects", POLYGON), INSIDE),
        (spatial("Within", POLYGON), INSIDE),
        (spatial("Disjoint", POLYGON), f"NOT {INSIDE}"),
        (
            f"<fes:And>{spatial('BBOX', envelope())}{compare('PropertyIsEqualTo', 'status', 'resolved')}</fes:And>",
            f"{INSIDE} AND status = 'resolved'",
        ),
        (compare("PropertyIsEqualTo", "status", "x' OR 'a' = 'a"), "false"),
    ],
)
def test_filters_mean_what_they_say(hits, gml, count, body, condition):
    expected = count(condition)
    assert hits(body) == expected
    assert len(references(gml(FILTER=fes(body)))) == expected
    assert expected < count()


@pytest.mark.parametrize(
    "box",
    [
        "1.10,124.80,1.30,124.95",
        f"1.10,124.80,1.30,124.95,{WGS84}",
        "124.80,1.10,124.95,1.30,EPSG:4326",
        "124.80,1.10,124.95,1.30,urn:ogc:def:crs:OGC:1.3:CRS84",
        "13892672.45,122459.12,13909370.38,144725.98,urn:ogc:def:crs:EPSG::3857",
    ],
)
@pytest.mark.parametrize("srs_name", [{}, {"SRSNAME": "urn:ogc:def:crs:EPSG::3857"}])
def test_boxes(hits, gml, count, box, srs_name):
    inside = count(INSIDE)
    assert 0 < inside < count()
    assert hits(BBOX=box, **srs_name) == inside
    assert len(references(gml(BBOX=box, **srs_name))) == inside


def test_a_point_is_a_box_too(gml, known_point):
    longitude, latitude = known_point
    found = references(gml(BBOX=f"{latitude},{longitude},{latitude},{longitude}"))
    assert found == ["MIN-2026-000001"]


def test_hits_count_all_whatever_page_is_wanted(ask, hits, count):
    assert hits(COUNT=3, STARTINDEX=5) == count()
    collection = ask(TYPENAMES="report", RESULTTYPE="hits", OUTPUTFORMAT="application/json").json()
    assert (collection["numberMatched"], collection["numberReturned"]) == (count(), 0)


def test_features_by_identifier(gml, ask):
    assert references(gml(RESOURCEID="report.MIN-2026-000003,report.MIN-2026-000002,report.nonsense")) in (
        ["MIN-2026-000003", "MIN-2026-000002"],
        ["MIN-2026-000002", "MIN-2026-000003"],
    )
    assert references(gml(TYPENAMES="", RESOURCEID="report.MIN-2026-000002")) == ["MIN-2026-000002"]
    assert references(gml(RESOURCEID="area.71.02")) == []
    # The keys of areas have full stops in them.
    feature = ElementTree.fromstring(
        ask(STOREDQUERY_ID=BY_ID, ID="area.71.02.01", OUTPUTFORMAT="text/xml; subtype=gml/3.2").content
    )
    assert feature.tag == f"{QGS}area"
    assert feature.get(f"{GML}id") == "area.71.02.01"
    assert feature.findtext(f"{QGS}code") == "71.02.01"
    as_json = ask(STOREDQUERY_ID=BY_ID, ID="report.MIN-2026-000002", OUTPUTFORMAT="application/json").json()
    assert (as_json["type"], as_json["id"]) == ("Feature", "report.MIN-2026-000002")


@pytest.mark.parametrize("identifier", ["report.nonsense", "nonsense.1", "nonsense"])
def test_a_feature_that_is_not_there(ask, identifier):
    assert error(ask(404, STOREDQUERY_ID=BY_ID, ID=identifier)) == ("NotFound", "id")


def test_stored_queries(ask):
    listed = ElementTree.fromstring(ask(REQUEST="ListStoredQueries").content)
    described = ElementTree.fromstring(ask(REQUEST="DescribeStoredQueries", STOREDQUERY_ID=BY_ID).content)
    assert [query.get("id") for query in listed.iter(f"{WFS}StoredQuery")] == [BY_ID]
    assert [query.get("id") for query in described.iter(f"{WFS}StoredQueryDescription")] == [BY_ID]


def test_parameters_in_the_body_of_a_post(ask, count):
    # A filter longer than any address may be.
    body = "".join(compare("PropertyIsEqualTo", "status", f"nonsense {number}") for number in range(500))
    body = f"<fes:Or>{body}{compare('PropertyIsEqualTo', 'status', 'resolved')}</fes:Or>"
    answer = ask(method="POST", TYPENAMES="report", FILTER=fes(body), OUTPUTFORMAT="application/json")
    assert answer.json()["numberMatched"] == count("status = 'resolved'")


# Refusals


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ({"REQUEST": ""}, ("MissingParameterValue", "request")),
        ({"REQUEST": "Nonsense"}, ("OperationNotSupported", "Nonsense")),
        ({"REQUEST": "Transaction"}, ("OperationNotSupported", "Transaction")),
        ({"REQUEST": "LockFeature"}, ("OperationNotSupported", "LockFeature")),
        ({"REQUEST": "GetPropertyValue"}, ("OperationNotSupported", "GetPropertyValue")),
        ({"REQUEST": "DescribeFeatureType", "TYPENAMES": "nonsense"}, ("InvalidParameterValue", "typeName")),
        ({"REQUEST": "DescribeStoredQueries", "STOREDQUERY_ID": "x"}, ("InvalidParameterValue", "storedQuery_Id")),
        ({"TYPENAMES": ""}, ("MissingParameterValue", "typeNames")),
        ({"TYPENAMES": "nonsense"}, ("InvalidParameterValue", "typeNames")),
        ({"TYPENAMES": "report,area"}, ("OperationNotSupported", "typeNames")),
        ({"TYPENAMES": "(report)(area)"}, ("OperationNotSupported", "typeNames")),
        ({"COUNT": "-1"}, ("InvalidParameterValue", "count")),
        ({"STARTINDEX": "x"}, ("InvalidParameterValue", "startIndex")),
        ({"RESULTTYPE": "x"}, ("InvalidParameterValue", "resultType")),
        ({"OUTPUTFORMAT": "shape-zip"}, ("InvalidParameterValue", "outputFormat")),
        ({"SRSNAME": "EPSG:999999"}, ("InvalidParameterValue", "srsName")),
        ({"SRSNAME": "EPSG:3857", "OUTPUTFORMAT": "application/json"}, ("InvalidParameterValue", "srsName")),
        ({"BBOX": "1,2,3"}, ("InvalidParameterValue", "bbox")),
        ({"BBOX": "nan,1,2,3"}, ("InvalidParameterValue", "bbox")),
        ({"BBOX": "2,2,1,1"}, ("InvalidParameterValue", "bbox")),
        ({"BBOX": "1,2,3,4,EPSG:999999"}, ("InvalidParameterValue", "bbox")),
        ({"BBOX": "1,2,3,4", "RESOURCEID": "report.1"}, ("InvalidParameterValue", "bbox")),
        ({"SORTBY": "description"}, ("InvalidParameterValue", "sortBy")),
        ({"PROPERTYNAME": "description"}, ("InvalidParameterValue", "propertyName")),
        ({"CQL_FILTER": "1=1"}, ("OptionNotSupported", "CQL_FILTER")),
        ({"EXP_FILTER": "1=1"}, ("OptionNotSupported", "EXP_FILTER")),
        ({"RESOLVE": "all"}, ("OptionNotSupported", "resolve")),
        ({"FILTER_LANGUAGE": "x"}, ("InvalidParameterValue", "filter_language")),
        ({"STOREDQUERY_ID": "x", "ID": "report.1"}, ("InvalidParameterValue", "storedQuery_Id")),
        ({"STOREDQUERY_ID": BY_ID}, ("MissingParameterValue", "id")),
    ],
)
def test_what_is_wrong_is_said(ask, parameters, expected):
    assert error(ask(400, **{"TYPENAMES": "report", **parameters})) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<a", "OperationParsingFailed"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "OperationParsingFailed"),
        ('<Filter xmlns="http://www.opengis.net/ogc"/>', "OperationParsingFailed"),
        (fes(""), "OperationParsingFailed"),
        (fes(compare("PropertyIsEqualTo", "status", "a") * 2), "OperationParsingFailed"),
        (fes("<fes:And/>"), "OperationParsingFailed"),
        (fes(spatial("Intersects", POLYGON.replace("1.10 124.80</", "1.10</"))), "OperationParsingFailed"),
        (fes(spatial("BBOX", envelope().replace("1.1 ", "x "))), "OperationParsingFailed"),
        (fes(compare("PropertyIsEqualTo", "description", "a")), "InvalidParameterValue"),
        (fes(compare("PropertyIsEqualTo", "overdue", "a")), "InvalidParameterValue"),
        (fes(spatial("BBOX", envelope(name="EPSG:999999"))), "InvalidParameterValue"),
        (fes("<fes:DWithin/>"), "OperationNotSupported"),
        (fes("<fes:After/>"), "OperationNotSupported"),
        (
            fes('<fes:PropertyIsEqualTo><fes:Function name="f"/><fes:Literal>1</fes:Literal></fes:PropertyIsEqualTo>'),
            "OperationNotSupported",
        ),
        (
            fes("<fes:Not>" * 60 + compare("PropertyIsEqualTo", "status", "a") + "</fes:Not>" * 60),
            "OperationNotSupported",
        ),
        (fes(f"<fes:And>{compare('PropertyIsEqualTo', 'status', 'a')}<fes:After/></fes:And>"), "OperationNotSupported"),
    ],
)
def test_no_filter_is_left_out(ask, text, code):
    assert error(ask(400, TYPENAMES="report", FILTER=text))[0] == code


@pytest.mark.parametrize("operation", ["GetFeature", "Transaction", "LockFeature"])
def test_requests_in_xml_are_refused(address, operation):
    answer = requests.post(
        address,
        data=f'<wfs:{operation} service="WFS" version="2.0.0" xmlns:wfs="http://www.opengis.net/wfs/2.0"/>',
        headers={"Content-Type": "text/xml"},
        timeout=60,
    )
    assert answer.status_code == 400
    assert error(answer) == ("OperationNotSupported", operation)


# Other clients


@pytest.fixture
def gdal_wfs(address):
    ogr = pytest.importorskip("osgeo.ogr")
    from osgeo import gdal

    ogr.UseExceptions()
    gdal.SetConfigOption("GML_SKIP_RESOLVE_ELEMS", "ALL")
    return ogr.Open(f"WFS:{address}?VERSION=2.0.0")


def test_gdal_reads_what_postgis_holds(gdal_wfs, publication, database, fetch):
    assert [gdal_wfs.GetLayer(number).GetName() for number in range(gdal_wfs.GetLayerCount())] == [
        f"qgs:{layer.name}" for layer in publication.public.layers
    ]
    layer = gdal_wfs.GetLayerByName("qgs:report")
    rows = {
        reference: rest
        for reference, *rest in fetch(
            database,
            "SELECT reference, st_x(geom), st_y(geom), status, district_name, overdue, "
            "floor(extract(epoch FROM reported_at))::bigint FROM mapalus_public.report",
        )
    }
    assert layer.GetFeatureCount() == len(rows)
    found = 0
    for feature in layer:
        longitude, latitude, status, district_name, overdue, reported_at = rows[feature["reference"]]
        point = feature.GetGeometryRef()
        assert (point.GetX(), point.GetY()) == pytest.approx((longitude, latitude), abs=1e-6)
        assert feature["status"] == status
        assert feature["district_name"] == district_name
        assert bool(feature["overdue"]) == overdue
        assert int(gdal_time(feature, "reported_at").timestamp()) == reported_at
        found += 1
    assert found == len(rows)


def gdal_time(feature, name):
    year, month, day, hour, minute, second, _zone = feature.GetFieldAsDateTime(name)
    return datetime(year, month, day, hour, minute, int(second), tzinfo=timezone.utc)


def test_gdal_filters_on_the_server(gdal_wfs, count):
    layer = gdal_wfs.GetLayerByName("qgs:report")
    layer.SetAttributeFilter("status = 'resolved'")
    assert layer.GetFeatureCount() == count("status = 'resolved'")
    layer.SetSpatialFilterRect(*BOX)
    assert len(list(layer)) == count(f"status = 'resolved' AND {INSIDE}")


def test_qgis_reads_what_postgis_holds(qgis, address, database, fetch):
    from qgis.core import QgsFeatureRequest, QgsRectangle, QgsVectorLayer

    layer = QgsVectorLayer(
        f"url='{address}' typename='qgs:report' version='2.0.0' srsname='EPSG:4326' restrictToRequestBBOX='0'",
        "report",
        "WFS",
    )
    assert layer.isValid(), layer.error().message()
    rows = {
        reference: (longitude, latitude, status)
        for reference, longitude, latitude, status in fetch(
            database, "SELECT reference, st_x(geom), st_y(geom), status FROM mapalus_public.report"
        )
    }
    features = {feature["reference"]: feature for feature in layer.getFeatures()}
    assert set(features) == set(rows)
    for reference, (longitude, latitude, status) in rows.items():
        point = features[reference].geometry().asPoint()
        assert (point.x(), point.y()) == pytest.approx((longitude, latitude), abs=1e-6)
        assert features[reference]["status"] == status
    boxed = {
        reference
        for reference, (longitude, latitude, _status) in rows.items()
        if BOX[0] <= longitude <= BOX[2] and BOX[1] <= latitude <= BOX[3]
    }
    request = QgsFeatureRequest(QgsRectangle(*BOX))
    assert {feature["reference"] for feature in layer.getFeatures(request)} == boxed
