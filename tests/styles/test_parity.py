"""QGIS and GeoServer draw every layer of the public map alike, at every scale at which its style says something else.

``make style-parity`` writes both pictures of each, side by side, with their likeness.
"""

import json
import math
import re
from dataclasses import dataclass
from html import escape
from pathlib import Path

import pytest
from qgis.core import QgsFeatureRenderer, QgsRenderContext
from qgis.PyQt.QtCore import QPointF
from qgis.PyQt.QtGui import QColor

from mapalus.plugin.gui.common.svg_paths import add_svg_path
from mapalus.plugin.ogc.qgis_server.filters import is_mixed, subset_string
from mapalus.plugin.paths import ICONS, STYLES
from mapalus.plugin.styles.pictures import View, compare
from mapalus.tests.support.pictures import draw_with_qgis, draw_with_wms, save_side_by_side

# Beyond them nobody looks at one city.
_NEAREST, _FARTHEST = 1_000, 2_000_000


# Below what every change of a style gives that a reader of the map would notice, as the last test measures: another
# colour, another size, a label left out, a symbol moved by its width. Above are the edges of letters and symbols, which
# the two smooth each in their own way; of small symbols, these are most of the pixels.
STRUCTURE, COLOURS = 0.6, 0.6


def is_alike(likeness):
    return likeness.structure >= STRUCTURE and likeness.colours >= COLOURS


@dataclass(frozen=True)
class Picture:
    """One layer at one scale, as both draw it."""

    layer: str
    scale: int
    in_qgis: object
    in_geoserver: object

    @property
    def likeness(self):
        return compare(self.in_qgis, self.in_geoserver)


def scales_of(style):
    """Return one scale denominator between each two limits of a style's rules and labels."""
    text = (STYLES / f"{style}.qml").read_text(encoding="utf-8")
    limits = {float(value) for value in re.findall(r'scale(?:min|max)denom="([\d.]+)"', text)}
    if 'hasScaleBasedVisibilityFlag="1"' in text:
        limits |= {float(value) for value in re.findall(r'(?:min|max)Scale="([\d.e+]+)"', text)}
    limits = sorted({_NEAREST, *(limit for limit in limits if _NEAREST < limit < _FARTHEST), _FARTHEST})
    return [round(math.sqrt(low * high)) for low, high in zip(limits, limits[1:])]


@pytest.fixture(scope="module")
def layer_of(qgis, logins):
    """Return a function that returns a declared layer as QGIS shows it to the public, with a style's text or file."""
    from qgis.core import QgsDataSourceUri, QgsVectorLayer, QgsWkbTypes

    forget_icons = add_svg_path(ICONS)

    def load(layer, style=None):
        login = logins["mapalus_public"]
        uri = QgsDataSourceUri()
        uri.setConnection(login.host, str(login.port), login.database, login.user, login.password)
        uri.setDataSource("mapalus_public", layer.relation, "geom", subset_string(layer), layer.key)
        uri.setSrid(str(layer.srid))
        uri.setWkbType(QgsWkbTypes.parseType(layer.geometry))
        loaded = QgsVectorLayer(uri.uri(False), layer.name, "postgres")
        assert loaded.isValid(), layer.name
        loaded.loadNamedStyle(str(style or STYLES / f"{layer.style}.qml"))
        return loaded

    yield load
    forget_icons()


@pytest.fixture(scope="module")
def drawn_layers(publication):
    return [layer for layer in publication.public.layers if layer.has_geometry]


@pytest.fixture(scope="module")
def middle_of(published_database, fetch, known_point, drawn_layers):
    """Return a function that returns where a layer shows something."""
    from psycopg2 import sql

    def find(layer):
        if layer.relation.startswith("report"):
            return known_point
        condition = subset_string(layer, is_mixed(layer, drawn_layers)) or "true"
        ((longitude, latitude),) = fetch(
            published_database,
            sql.SQL(
                "SELECT ST_X(p), ST_Y(p) FROM (SELECT ST_PointOnSurface(geom) AS p FROM mapalus_public.{} WHERE {} "
                "ORDER BY {} OFFSET 3 LIMIT 1) AS one"
            ).format(sql.Identifier(layer.relation), sql.SQL(condition), sql.Identifier(layer.key)),
        )
        return longitude, latitude

    return find


@pytest.fixture(scope="module")
def private_reports(published_database, known_point):
    """Enough reports of a private category in one village to be counted for the public."""

    def run(statement, parameters=None):
        with published_database, published_database.cursor() as cursor:
            cursor.execute(statement, parameters)

    run(
        "INSERT INTO mapalus.report (source, source_id, category, geom, position_method) SELECT 'parity', n::text, "
        "'health', ST_SetSRID(ST_MakePoint(%s, %s), 4326), 'gps' FROM generate_series(1, 20) AS n",
        known_point,
    )
    # As if their month were over: the public is told of private reports then.
    run("UPDATE mapalus.report_count_change SET month = '-infinity'")
    yield
    run("DELETE FROM mapalus.report WHERE source = 'parity'")


@pytest.fixture(scope="module")
def pictures(private_reports, drawn_layers, layer_of, middle_of, geoserver):
    drawn = []
    for layer in drawn_layers:
        in_qgis = layer_of(layer)
        for scale in scales_of(layer.style):
            view = View(*middle_of(layer), scale)
            drawn.append(
                Picture(
                    layer.name,
                    scale,
                    draw_with_qgis(in_qgis, view),
                    draw_with_wms(geoserver.urls.wms, layer.name, view),
                )
            )
    return drawn


@pytest.fixture(scope="module", autouse=True)
def _written(request, pictures):
    """Write the pictures where somebody wants to see them."""
    folder = request.config.getoption("--pictures")
    if not folder:
        return
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    rows = []
    for picture in sorted(pictures, key=lambda picture: picture.likeness.score):
        name = f"{picture.layer}-{picture.scale}.png"
        save_side_by_side(folder / name, picture.in_qgis, picture.in_geoserver)
        found = picture.likeness
        numbers = {key: round(getattr(found, key), 4) for key in ("structure", "colours", "score", "drawn")}
        print(json.dumps({"layer": picture.layer, "scale": picture.scale, **numbers}))
        told = escape(f"{picture.layer} 1:{picture.scale:,}: {numbers}")
        rows.append(f'<h2>{told}</h2><img src="{name}" alt="QGIS, GeoServer, difference" style="width:100%">')
    least = min(picture.likeness.score for picture in pictures)
    print(json.dumps({"name": "style_parity_min", "value": round(least, 4), "unit": "ratio"}))
    (folder / "index.html").write_text(
        f'<!doctype html><meta charset="utf-8"><title>QGIS and GeoServer</title>{"".join(rows)}', encoding="utf-8"
    )


def test_every_picture_shows_something(pictures, drawn_layers):
    shown = {picture.layer for picture in pictures if picture.likeness.drawn > 0}
    assert shown == {layer.name for layer in drawn_layers}


def test_both_draw_alike(pictures):
    unlike = [
        (picture.layer, picture.scale, picture.likeness) for picture in pictures if not is_alike(picture.likeness)
    ]
    assert unlike == []


# ---------------------------------------------------------------- what the thresholds tell apart


@pytest.fixture(scope="module")
def likeness_of(drawn_layers, layer_of, middle_of, geoserver):
    """Return a function that compares GeoServer's picture with QGIS' after something was done to the layer there."""

    def ask(name, scale, change):
        layer = next(layer for layer in drawn_layers if layer.name == name)
        loaded, view = layer_of(layer), View(*middle_of(layer), scale)
        change(loaded)
        return compare(draw_with_qgis(loaded, view), draw_with_wms(geoserver.urls.wms, name, view))

    return ask


def symbols_of(layer):
    renderer = layer.renderer()
    if renderer.type() == "RuleRenderer":
        return [rule.symbol() for rule in renderer.rootRule().descendants() if rule.symbol()]
    return [symbol for symbol in renderer.symbols(QgsRenderContext()) if symbol]


def leave_labels_out(layer):
    layer.setLabelsEnabled(False)


def paint_otherwise(layer):
    for symbol in symbols_of(layer):
        symbol.setColor(QColor("#e91e63"))


def enlarge(layer):
    for symbol in symbols_of(layer):
        symbol.setSize(1.4 * symbol.size())


def use_the_default(layer):
    layer.setRenderer(QgsFeatureRenderer.defaultRenderer(layer.geometryType()))
    layer.setLabelsEnabled(False)


def move(layer):
    for symbol in symbols_of(layer):
        for part in symbol.symbolLayers():
            part.setOffset(part.offset() + QPointF(2, 0))


@pytest.mark.parametrize(
    ("name", "scale", "change"),
    [
        ("agency", 3162, leave_labels_out),
        ("market", 7071, leave_labels_out),
        ("agency", 15811, paint_otherwise),
        ("market", 86603, paint_otherwise),
        ("area", 94868, paint_otherwise),
        ("programme_line", 61237, paint_otherwise),
        ("facility", 3162, enlarge),
        ("market", 86603, enlarge),
        ("market", 86603, move),
        ("agency", 3162, use_the_default),
        ("area", 94868, use_the_default),
        ("programme_polygon", 5000, use_the_default),
    ],
)
def test_what_is_drawn_otherwise_is_noticed(likeness_of, name, scale, change):
    found = likeness_of(name, scale, change)
    print(name, scale, change.__name__, found)
    assert not is_alike(found)
