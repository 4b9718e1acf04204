"""The styles of the infrastructure: one file for the working table and the public view, plain enough for any server."""

import re
import xml.etree.ElementTree as ElementTree

import pytest

from mapalus.plugin.paths import ICONS, STYLES

# What decides on the symbol, in all combinations that a map can meet.
FEATURES = {
    "facility": [
        {"kind": kind}
        for kind in ("police_post", "army_post", "hospital", "clinic", "fire_post", "school", "office", "other")
    ],
    "cctv": [
        {"state": state, "azimuth": azimuth} for state in ("up", "down", "unknown") for azimuth in (None, 0, 90.5)
    ],
    "market": [{"level": level} for level in ("retail", "wholesale")],
    **{
        f"programme_{kind}": [{"progress": progress} for progress in (None, 0, 0.5, 99.9, 100)]
        for kind in ("point", "line", "polygon")
    },
    "report_count": [{"number": number} for number in (1, 9, 10, 24, 25, 50, 99, 100, 5000)],
}
GEOMETRIES = {
    "programme_point": "MultiPoint",
    "programme_line": "MultiLineString",
    "programme_polygon": "MultiPolygon",
    "report_grid": "Polygon",
    "report_count": "MultiPolygon",
}
RELATIONS = {name: "programme" for name in GEOMETRIES if name.startswith("programme")}
NAMES = (*FEATURES, "report_grid")
# The largest scale, the limits of rules and what lies about them.
SCALES = (500, 24_999, 25_001, 149_999, 150_001, 5_000_000)
# Numbers, strings, columns and words between them; nothing that would have to be computed.
CONDITION = r"""("\w+"|'\w+'|\d+|=|<>|<|>|AND|OR|NOT|IN|IS|NULL|[(),]|\s)+"""


@pytest.fixture
def styled(qgis):
    """Return a function that makes a layer with some columns and a style."""
    from qgis.core import QgsVectorLayer

    def make(name, *columns):
        fields = "".join(f"&field={column}" for column in columns)
        layer = QgsVectorLayer(f"{GEOMETRIES.get(name, 'Point')}?crs=EPSG:4326{fields}", name, "memory")
        assert layer.isValid()
        _, applied = layer.loadNamedStyle(str(STYLES / f"{name}.qml"))
        assert applied
        return layer

    return make


def drawn(layer, values, scale):
    """Return the symbols that draw a feature."""
    from qgis.core import QgsFeature, QgsRenderContext

    feature = QgsFeature(layer.fields())
    for name, value in values.items():
        feature[name] = value
    context = QgsRenderContext()
    context.setRendererScale(scale)
    context.expressionContext().appendScope(layer.createExpressionContextScope())
    context.expressionContext().setFeature(feature)
    renderer = layer.renderer().clone()
    renderer.startRender(context, layer.fields())
    try:
        return renderer.symbolsForFeature(feature, context)
    finally:
        renderer.stopRender(context)


@pytest.mark.parametrize("name", FEATURES)
def test_each_feature_is_drawn_once_at_every_scale(styled, name):
    columns = [
        f"{column}:{'string' if isinstance(value, str) else 'double'}" for column, value in FEATURES[name][0].items()
    ]
    layer = styled(name, *columns)
    for values in FEATURES[name]:
        for scale in SCALES:
            assert len(drawn(layer, values, scale)) == 1, (values, scale)


def test_the_grid_shows_one_zoom_at_a_scale(styled):
    layer = styled("report_grid", "zoom:integer", "number:integer")
    zooms = []
    for scale in (10_000, 300_000, 500_000, 1e6, 2e6, 4e6, 1e7, 2e7, 1e8):
        shown = {
            zoom
            for zoom in range(6, 15)
            for number in (1, 2, 3, 9, 10, 29, 30, 9000)
            if drawn(layer, {"zoom": zoom, "number": number}, scale)
        }
        assert len(shown) == 1
        zooms += shown
        assert all(
            len(drawn(layer, {"zoom": zooms[-1], "number": number}, scale)) == 1 for number in (1, 2, 3, 9, 10, 29, 30)
        )
    assert zooms == list(range(14, 5, -1))


@pytest.mark.parametrize("name", NAMES)
def test_a_style_needs_only_columns_that_are_public(qgis, minahasa, fetch, name):
    relation = RELATIONS.get(name, name)
    views = [("mapalus_public", relation)]
    if not relation.startswith("report"):
        views.append(("mapalus", relation))
    text = (STYLES / f"{name}.qml").read_text(encoding="utf-8")
    tree = ElementTree.fromstring(text.split("\n", 1)[1])
    used = {column for rule in tree.iter("rule") for column in re.findall(r'"(\w+)"', rule.get("filter", ""))}
    used |= {style.get("fieldName") for style in tree.iter("text-style")}
    used |= {
        option.get("value")
        for option in tree.iter("Option")
        if option.get("name") == "field" and option.get("type") == "QString"
    }
    assert used
    for schema, table in views:
        columns = {
            row[0]
            for row in fetch(
                minahasa,
                "SELECT column_name FROM information_schema.columns WHERE (table_schema, table_name) = (%s, %s)",
                (schema, table),
            )
        }
        assert used <= columns, (schema, table)


@pytest.mark.parametrize("name", NAMES)
def test_a_style_computes_nothing(name):
    text = (STYLES / f"{name}.qml").read_text(encoding="utf-8")
    tree = ElementTree.fromstring(text.split("\n", 1)[1])
    assert "@" not in text
    assert "MapUnit" not in text.replace("MapUnitScale", "").replace("map_unit_scale", "")
    assert {symbol.get("class") for symbol in tree.iter("layer")} <= {
        *("SimpleMarker", "SvgMarker", "SimpleLine", "SimpleFill")
    }
    for rule in tree.iter("rule"):
        if rule.get("filter"):
            assert re.fullmatch(CONDITION, rule.get("filter")), rule.get("filter")
        assert rule.get("label") is None or rule.get("label").count(" / ") == 1
    for style in tree.iter("text-style"):
        assert style.get("isExpression") == "0"
        assert style.get("blendMode") == "0"
    # Whatever depends on the data is a column as it is: 2 is a field, 3 would be an expression.
    for properties in tree.iter("data_defined_properties"):
        for option in properties.iter("Option"):
            if option.get("name") == "type" and option.get("type") == "int":
                assert option.get("value") == "2"


@pytest.mark.parametrize("name", NAMES)
def test_icons_are_there(name):
    icons = set(re.findall(r'value="(mapalus/[^"]*\.svg)"', (STYLES / f"{name}.qml").read_text(encoding="utf-8")))
    assert all((ICONS / icon).is_file() for icon in icons)


def test_an_icon_is_one_white_path():
    for file in (ICONS / "mapalus").glob("*.svg"):
        root = ElementTree.parse(file).getroot()
        assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("24", "24", "0 0 24 24"), file.name
        (path,) = root
        assert path.tag.endswith("path"), file.name
        assert path.get("fill") == "#ffffff", file.name
