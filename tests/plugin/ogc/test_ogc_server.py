"""Both servers publish the same: asked as the public asks, with OWSLib and plain requests."""

import difflib
import itertools

import pytest
import requests
from owslib.wfs import WebFeatureService
from owslib.wms import WebMapService

from mapalus.plugin.ogc.asking import get_features, get_legend, is_blank

LAYERS = ["area", "agency", "report"]
TABLES = {"commodity", "price"}
INFRASTRUCTURE = {"programme_polygon", "programme_line", "programme_point", "market", "facility", "cctv"}
DRAWN = {*LAYERS, *INFRASTRUCTURE, "report_count", "report_grid"}


@pytest.fixture
def wms(ogc_server):
    return WebMapService(ogc_server.urls.wms, version="1.3.0")


@pytest.fixture
def wfs(ogc_server):
    return WebFeatureService(ogc_server.urls.wfs, version="2.0.0")


def type_name(wfs, layer):
    return next(name for name in wfs.contents if name.split(":")[-1] == layer)


def test_capabilities_say_what_it_is(wms, wfs):
    assert wms.identification.version == "1.3.0"
    assert "Kabupaten Minahasa" in wms.identification.title
    assert {*DRAWN, "map"} <= set(wms.contents)
    assert not TABLES & set(wms.contents)
    assert wms["report"].title == "Laporan / Reports"
    assert {name.split(":")[-1] for name in wfs.contents} == DRAWN | TABLES


@pytest.mark.parametrize("layer", LAYERS)
def test_a_map_a_legend_and_ten_features(ogc_server, wms, wfs, layer):
    for crs, box in (("CRS:84", (124.90, 1.29, 124.92, 1.31)), ("EPSG:3857", (13903000, 143500, 13907000, 146500))):
        image = wms.getmap(
            layers=[layer], styles=[""], srs=crs, bbox=box, size=(600, 500), format="image/png", transparent=True
        )
        assert not is_blank(image.read())
    assert not is_blank(get_legend(ogc_server.urls.wms, layer))
    assert len(get_features(ogc_server.urls.wfs, type_name(wfs, layer), 10)) == 10


@pytest.mark.parametrize("layer", sorted(DRAWN | TABLES))
def test_exactly_the_declared_columns(ogc_server, publication, wfs, layer):
    declared = next(entry for entry in publication.public.layers if entry.name == layer)
    for feature in get_features(ogc_server.urls.wfs, type_name(wfs, layer), 3):
        assert sorted(feature["properties"]) == sorted(declared.column_names)


def test_features_keep_their_identifiers(ogc_server, wfs):
    name = type_name(wfs, "report")
    first, second = (
        {feature["id"]: feature["properties"]["reference"] for feature in get_features(ogc_server.urls.wfs, name, 50)}
        for _ in range(2)
    )
    assert first == second
    assert all(identifier.endswith(reference) for identifier, reference in first.items())


def test_gml_has_the_point_in_the_order_of_the_crs(wfs, known_point):
    from xml.etree import ElementTree

    answer = wfs.getfeature(typename=[type_name(wfs, "report")], featureid=["report.MIN-2026-000001"])
    document = ElementTree.fromstring(answer.read())
    positions = [element.text for element in document.iter("{http://www.opengis.net/gml/3.2}pos")]
    latitude, longitude = map(float, positions[0].split())
    assert (longitude, latitude) == pytest.approx(known_point, abs=1e-6)


def test_a_click_finds_the_report(ogc_server, known_point):
    longitude, latitude = known_point
    answer = requests.get(
        ogc_server.urls.wms,
        params={
            "SERVICE": "WMS",
            "VERSION": "1.3.0",
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
            "FEATURE_COUNT": 5,
            "FI_POINT_TOLERANCE": 8,
            "BUFFER": 8,
        },
        timeout=60,
    )
    (feature,) = answer.json()["features"]
    assert feature["properties"]["category_name_id"] == "Lampu jalan padam"


@pytest.mark.parametrize(
    "operation",
    [
        '<wfs:Delete typeName="{type}"/>',
        '<wfs:Update typeName="{type}"><wfs:Property><wfs:Name>status</wfs:Name><wfs:Value>resolved</wfs:Value>'
        "</wfs:Property></wfs:Update>",
    ],
)
def test_the_public_cannot_write(ogc_server, wfs, cluster, public_login, fetch, operation):
    import psycopg2

    name = type_name(wfs, "report")
    namespace = f'xmlns:{name.split(":")[0]}="urn:mapalus"' if ":" in name else ""
    before, after = [], []
    for found in (before, after):
        connection = psycopg2.connect(cluster.dsn(public_login.database))
        found += fetch(connection, "SELECT reference, status, version FROM mapalus.report ORDER BY id")
        connection.close()
        answer = requests.post(
            ogc_server.urls.wfs,
            data=f'<wfs:Transaction service="WFS" version="1.1.0" xmlns:wfs="http://www.opengis.net/wfs" {namespace}>'
            f"{operation.format(type=name)}</wfs:Transaction>",
            headers={"Content-Type": "text/xml"},
            timeout=60,
        )
        assert "Exception" in answer.text or not answer.ok
        assert "totalInserted" not in answer.text
    assert before == after


@pytest.mark.parametrize("column", ["description", "address", "source_id", "reporter_name", "geom_original"])
def test_private_columns_cannot_be_asked_for(ogc_server, wfs, column):
    answer = requests.get(
        ogc_server.urls.wfs,
        params={
            "SERVICE": "WFS",
            "VERSION": "2.0.0",
            "REQUEST": "GetFeature",
            "TYPENAMES": type_name(wfs, "report"),
            "COUNT": 1,
            "PROPERTYNAME": column,
            "OUTPUTFORMAT": "application/json",
        },
        timeout=60,
    )
    try:
        features = answer.json()["features"]
    except ValueError:
        return
    assert all(column not in feature["properties"] for feature in features)


def test_publishing_again_has_nothing_to_do(ogc_server, publication, publisher_of):
    plan = publisher_of(ogc_server).plan()
    assert not plan, "\n".join(_differences(plan))


def _differences(plan):
    """Yield a plan's steps and, of each file that it changes, the first lines of the difference."""
    for step in plan.steps:
        yield f"{step.action} {step.kind} {step.name}: {sorted(step.fields)}"
        digests = step.fields.get("sha256", ())
        if all(digest in known.contents for digest, known in zip(digests, (plan.live, plan.wanted))):
            before, after = (
                known.contents[digest].decode().replace("><", ">\n<").splitlines()
                for digest, known in zip(digests, (plan.live, plan.wanted))
            )
            yield from itertools.islice(difflib.unified_diff(before, after, lineterm=""), 60)
