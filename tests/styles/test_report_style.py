"""The style of reports in QGIS: what is overdue has a ring, and the legend has none."""

import pytest
from qgis.core import (
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsGeometry,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsPointXY,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize

from mapalus.plugin.paths import STYLES

OPEN = ("received", "coordination", "assigned", "in_progress")
SIDE = 61


@pytest.fixture
def layer(qgis):
    layer = QgsVectorLayer(
        "Point?crs=EPSG:3857&field=status:string&field=overdue:boolean&field=category_icon:string", "report", "memory"
    )
    _, applied = layer.loadNamedStyle(str(STYLES / "report.qml"))
    assert applied
    return layer


def dark(image):
    """Return the number of grey and black pixels that can be seen; no status has such a colour."""
    colours = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return sum(colour.alpha() > 100 and colour.lightness() < 160 and colour.saturation() < 60 for colour in colours)


def picture(layer, status, overdue, scale):
    feature = QgsFeature(layer.fields())
    feature.setAttributes([status, overdue, "road"])
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(0, 0)))
    layer.dataProvider().truncate()
    layer.dataProvider().addFeature(feature)
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setOutputSize(QSize(SIDE, SIDE))
    settings.setOutputDpi(96)
    half = SIDE / 2 * 0.0254 / 96 * scale
    settings.setExtent(QgsRectangle(-half, -half, half, half))
    context = QgsExpressionContext()
    context.appendScope(QgsExpressionContextUtils.mapSettingsScope(settings))
    settings.setExpressionContext(context)
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    return job.renderedImage()


@pytest.mark.parametrize("status", OPEN)
@pytest.mark.parametrize("scale", [5_000, 100_000, 400_000])
def test_what_is_overdue_has_a_ring(layer, status, scale):
    ring, without = (dark(picture(layer, status, overdue, scale)) for overdue in (True, False))
    unknown = dark(picture(layer, status, None, scale))
    assert ring > without + 3
    assert unknown == without


@pytest.mark.parametrize("status", OPEN)
def test_the_legend_has_no_ring(layer, status):
    categories = {category.value(): category for category in layer.renderer().categories()}
    assert dark(categories[status].symbol().asImage(QSize(SIDE, SIDE))) < 3
