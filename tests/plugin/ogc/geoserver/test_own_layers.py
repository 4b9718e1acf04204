"""A planner's own layer on a real GeoServer: drawn before anything is stored, published, taken back."""

from contextlib import closing
from pathlib import Path

import psycopg2
import pytest
import requests
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsDataSourceUri,
    QgsLineSymbol,
    QgsRendererCategory,
    QgsVectorLayer,
)

from mapalus.plugin.database.logins import ensure_login
from mapalus.plugin.gui.own_layers.pictures_widget import view_of
from mapalus.plugin.ogc.asking import get_columns, get_features
from mapalus.plugin.paths import ICONS, STYLES
from mapalus.plugin.publication import declaration, own_layers
from mapalus.plugin.publication.own_layers import Chosen
from mapalus.plugin.publication.own_layers.source import source_of
from mapalus.plugin.styles.pictures import compare
from mapalus.plugin.words import Words
from mapalus.tests.support.pictures import draw_with_qgis, draw_with_wms
from mapalus.tests.support.publishing import accepting, declaring

PLANNER, PASSWORD = "planner_on_geoserver", "a fourth seldom word"
TABLES = Path(__file__).parents[3] / "data" / "own_layers.sql"


@pytest.fixture(scope="module")
def planner(cluster, published_database):
    """A connection of a planner who owns tables in the database that is published."""
    ensure_login(published_database, PLANNER, PASSWORD, member_of="mapalus_planner")
    with published_database, published_database.cursor() as cursor:
        cursor.execute(TABLES.read_text(encoding="utf-8").replace("THE_PLANNER", PLANNER))
    with closing(psycopg2.connect(cluster.dsn(published_database.info.dbname, PLANNER, PASSWORD))) as connection:
        yield connection
        for record in own_layers.own_layers(connection):
            own_layers.withdraw(connection, record.name)
    with published_database, published_database.cursor() as cursor:
        cursor.execute("DROP SCHEMA planning, closed CASCADE")


@pytest.fixture
def layer_of(planner, qgis):
    """Return a function that opens a table of the planner's and tells how it was reached."""
    from qgis.core import QgsApplication

    paths = QgsApplication.svgPaths()
    QgsApplication.setDefaultSvgPaths([*paths, f"{ICONS}/"])

    def open_layer(relation, geometry):
        uri = QgsDataSourceUri()
        parameters = planner.get_dsn_parameters()
        uri.setConnection("127.0.0.1", parameters["port"], parameters["dbname"], PLANNER, PASSWORD)
        uri.setDataSource("planning", relation, geometry, "", "id")
        layer = QgsVectorLayer(uri.uri(False), relation, "postgres")
        assert layer.isValid()
        return layer, uri

    yield open_layer
    QgsApplication.setDefaultSvgPaths(paths)


def drains(layer_of):
    layer, uri = layer_of("drain", "the_geom")
    looks = {"open": {"color": "#1f78b4", "width": "1.2"}, "piped": {"color": "#e31a1c", "width": "0.8"}}
    layer.setRenderer(
        QgsCategorizedSymbolRenderer(
            "kind", [QgsRendererCategory(kind, QgsLineSymbol.createSimple(look), kind) for kind, look in looks.items()]
        )
    )
    return layer, uri


def markets(layer_of):
    layer, uri = layer_of("market_hall", "geom")
    assert layer.loadNamedStyle(str(STYLES / "market.qml"))[1]
    return layer, uri


def choose(offered, *columns):
    words = {column: Words(column, column) for column in columns}
    return Chosen(
        offered.name, Words("Milik", "Own"), Words("Milik kota.", "The city's own."), words, frozenset(columns)
    )


def picture(geoserver, planner, offered, view):
    extent = view.extent()
    box = extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum()
    columns, features = own_layers.features_in(planner, offered, box)
    return geoserver.draw_unpublished(own_layers.sld(offered).sld, columns, features, view)


def post_feature_request(url, layer):
    """Ask for one feature by POST: GeoServer looks at all layers of the workspace then."""
    body = (
        '<wfs:GetFeature service="WFS" version="2.0.0" count="1" xmlns:wfs="http://www.opengis.net/wfs/2.0">'
        f'<wfs:Query typeNames="{layer}" xmlns:mapalus="urn:mapalus"/></wfs:GetFeature>'
    )
    return requests.post(url, data=body, headers={"Content-Type": "application/xml"}, timeout=60)


@pytest.mark.parametrize(
    ("make", "columns", "scale"), [(drains, ("kind",), None), (markets, ("level", "market_name"), 10_000)]
)
def test_the_picture_before_is_the_map_afterwards(
    geoserver, publisher, planner, layer_of, feedback, make, columns, scale
):
    layer, uri = make(layer_of)
    offered = own_layers.offer(planner, source_of(layer, uri))
    place = own_layers.place_of(planner, offered)
    view = view_of(place, (None, scale))
    writes = geoserver.session.writes
    before = picture(geoserver, planner, offered, view)
    assert (before != 255).any(), "it shows something"
    assert geoserver.session.writes == writes + 4, "the map's own, and three for a workspace that draws it"
    live = geoserver.session.read_json("rest", "workspaces.json")["workspaces"]["workspace"]
    assert [one["name"] for one in live if one["name"].startswith("mapalus_preview")] == []
    plan = declaring(publisher, accepting(declaration.load_for(planner))).plan(thorough=True)
    assert not plan and not plan.foreign, "nothing is left behind on the server"

    own_layers.publish(planner, offered, choose(offered, *columns))
    declared = declaring(publisher, accepting(declaration.load_for(planner)))
    plan = declared.plan()
    name = f"mapalus:{offered.name}"
    assert {(step.action, *step.key) for step in plan.steps} == {
        ("create", "style", f"mapalus:own_{offered.name}"),
        ("create", "layer", name),
        ("create", "access rule", f"mapalus.{offered.name}.r"),
        ("create", "tile layer", name),
        ("change", "file", "mapalus/config.json"),
    }
    publisher.apply(plan, feedback)
    urls = geoserver.urls
    after = draw_with_wms(urls.wms, offered.name, view)
    # An icon is drawn here before, and by GeoServer afterwards: its edges differ a little.
    assert compare(before, after).score > 0.95
    assert compare(draw_with_qgis(layer, view), after).colours > 0.7
    assert set(get_columns(urls.wfs, name)) == {"id", *columns, "geom"}
    assert {frozenset(feature["properties"]) for feature in get_features(urls.wfs, name, 5)} == {
        frozenset({"id", *columns})
    }
    for column in ("phone", "the_geom", "code"):
        answer = requests.get(
            urls.wfs,
            params={
                "SERVICE": "WFS",
                "VERSION": "2.0.0",
                "REQUEST": "GetFeature",
                "TYPENAMES": name,
                "PROPERTYNAME": column,
            },
            timeout=60,
        )
        assert "ExceptionReport" in answer.text

    own_layers.withdraw(planner, offered.name)
    assert get_features(urls.wfs, name, 5) == [], "closed at once, before any plan"
    assert post_feature_request(urls.wfs, "mapalus:report").ok, "and the other layers are served"
    declared = declaring(publisher, accepting(declaration.load_for(planner)))
    plan = declared.plan()
    assert {(step.action, *step.key) for step in plan.steps} == {
        ("delete", "style", f"mapalus:own_{offered.name}"),
        ("delete", "layer", name),
        ("delete", "access rule", f"mapalus.{offered.name}.r"),
        ("delete", "tile layer", name),
        ("change", "file", "mapalus/config.json"),
    }
    declared.apply(plan, feedback)
    assert not declared.plan(thorough=True)
    with planner, planner.cursor() as cursor:
        cursor.execute(
            "SELECT has_any_column_privilege('mapalus_owner', %s, 'SELECT'), "
            "has_schema_privilege('mapalus_owner', 'planning', 'USAGE')",
            (f"planning.{offered.source.relation}",),
        )
        assert cursor.fetchone() == (False, False)
        cursor.execute("SELECT to_regclass(%s)", (f"mapalus_public.own_{offered.name}",))
        assert cursor.fetchone() == (None,), "the publication dropped the empty view"
