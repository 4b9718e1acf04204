"""How alike QGIS and GeoServer draw a layer: both pictures, side by side, and numbers for their likeness.

Structural similarity after Wang, Bovik, Sheikh and Simoncelli, "Image quality assessment: from error visibility to
structural similarity", IEEE Transactions on Image Processing 13 (4), 2004: a Gaussian window of 11 by 11 pixels with a
standard deviation of 1.5, K1 = 0.01, K2 = 0.03; as in its authors' own program, after pictures were reduced to about
256 pixels along their shorter side, which is what an eye at the usual distance tells apart. It is averaged where either
picture shows something: elsewhere both are white, and the emptier a map, the better it would score.
"""

from dataclasses import dataclass

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsMapSettings,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor, QImage

from mapalus.plugin.packages import numpy

CRS = "EPSG:3857"
# A pixel of the OGC's scale denominators, in metres; QGIS is told the same.
_PIXEL = 0.00028
_WINDOW, _SIGMA = 11, 1.5
_SHORTER_SIDE = 256
_LEVELS = 8


@dataclass(frozen=True)
class View:
    """A map's middle (degrees), scale denominator, and size in pixels."""

    longitude: float
    latitude: float
    scale: int
    width: int = 800
    height: int = 600

    def extent(self):
        """Return the extent in Web Mercator, whose metres the scale denominator counts."""
        wgs84 = QgsCoordinateReferenceSystem("EPSG:4326")
        transform = QgsCoordinateTransform(wgs84, QgsCoordinateReferenceSystem(CRS), QgsProject())
        middle = transform.transform(QgsPointXY(self.longitude, self.latitude))
        half_width, half_height = (side * _PIXEL * self.scale / 2 for side in (self.width, self.height))
        return QgsRectangle(
            middle.x() - half_width, middle.y() - half_height, middle.x() + half_width, middle.y() + half_height
        )


@dataclass(frozen=True)
class Likeness:
    """Two numbers between 0 (nothing in common) and 1 (the same), and the share of pixels that show something.

    ``structure`` is the structural similarity, ``colours`` the intersection of the colour histograms.
    """

    structure: float
    colours: float
    drawn: float

    @property
    def score(self):
        """The worse of the two."""
        return min(self.structure, self.colours)


def map_settings(layer, view):
    """Return the QgsMapSettings with which QGIS draws a QgsVectorLayer alone, on white."""
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(QgsCoordinateReferenceSystem(CRS))
    settings.setOutputSize(QSize(view.width, view.height))
    settings.setOutputDpi(0.0254 / _PIXEL)
    settings.setExtent(view.extent())
    settings.setBackgroundColor(QColor("white"))
    for flag in (
        QgsMapSettings.Flag.Antialiasing,
        QgsMapSettings.Flag.UseAdvancedEffects,
        QgsMapSettings.Flag.DrawLabeling,
    ):
        settings.setFlag(flag, True)
    # As in QGIS' own windows and server: there, styles know the scale.
    context = QgsExpressionContext()
    context.appendScope(QgsExpressionContextUtils.globalScope())
    context.appendScope(QgsExpressionContextUtils.mapSettingsScope(settings))
    settings.setExpressionContext(context)
    return settings


def compare(first, second):
    """Return the :class:`Likeness` of two pictures of one size; 1 where neither shows anything."""
    if first.shape != second.shape:
        raise ValueError(f"pictures of different sizes: {first.shape}, {second.shape}")
    drawn = (first != 255).any(axis=2) | (second != 255).any(axis=2)
    if not drawn.any():
        return Likeness(1.0, 1.0, 0.0)
    small, other = _reduce(first), _reduce(second)
    shown = (small != 255).any(axis=2) | (other != 255).any(axis=2)
    structure = structural_similarity(small, other)[shown].mean()
    return Likeness(float(structure), _common_colours(first[drawn], second[drawn]), float(drawn.mean()))


def structural_similarity(first, second):
    """Return the structural similarity of the surroundings of each pixel, averaged over the three colours."""
    result = numpy.zeros(first.shape[:2])
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    for band in range(3):
        x, y = first[..., band].astype(float), second[..., band].astype(float)
        mean_x, mean_y = _blur(x), _blur(y)
        variance_x = _blur(x * x) - mean_x**2
        variance_y = _blur(y * y) - mean_y**2
        covariance = _blur(x * y) - mean_x * mean_y
        result += ((2 * mean_x * mean_y + c1) * (2 * covariance + c2)) / (
            (mean_x**2 + mean_y**2 + c1) * (variance_x + variance_y + c2)
        )
    return result / 3


def _reduce(picture):
    """Return a picture with the means of square blocks of pixels."""
    side = max(1, round(min(picture.shape[:2]) / _SHORTER_SIDE))
    height, width = (length // side for length in picture.shape[:2])
    blocks = picture[: height * side, : width * side].reshape(height, side, width, side, 3)
    return blocks.mean(axis=(1, 3))


def _common_colours(first, second):
    """Return the intersection of two histograms with 8 by 8 by 8 colours."""

    def histogram(pixels):
        steps = pixels.astype(int) * _LEVELS // 256
        colours = (steps[:, 0] * _LEVELS + steps[:, 1]) * _LEVELS + steps[:, 2]
        return numpy.bincount(colours, minlength=_LEVELS**3) / len(pixels)

    return float(numpy.minimum(histogram(first), histogram(second)).sum())


def _blur(band):
    offsets = numpy.arange(_WINDOW) - _WINDOW // 2
    weights = numpy.exp(-(offsets**2) / (2 * _SIGMA**2))
    weights /= weights.sum()
    for axis in (0, 1):
        padded = numpy.pad(band, [(_WINDOW // 2,) * 2 if each == axis else (0, 0) for each in (0, 1)], mode="symmetric")
        length = band.shape[axis]
        band = sum(
            weight * padded.take(range(start, start + length), axis=axis) for start, weight in enumerate(weights)
        )
    return band


def pixels(image):
    """Return a QImage as an array of height, width and 3 bytes."""
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    bits = image.constBits()
    bits.setsize(image.sizeInBytes())
    rows = numpy.frombuffer(bits, numpy.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3).copy()
