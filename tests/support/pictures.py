"""Pictures of one layer by QGIS and by a WMS, and writing them side by side."""

import numpy
import requests
from qgis.core import QgsMapRendererSequentialJob
from qgis.PyQt.QtGui import QImage

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.styles.pictures import CRS, map_settings, pixels

_GAP = 8
_TIMEOUT = 120


def draw_with_qgis(layer, view):
    """Return the picture of a QgsVectorLayer: an array of height, width and 3 bytes, on white."""
    job = QgsMapRendererSequentialJob(map_settings(layer, view))
    job.start()
    job.waitForFinished()
    if job.errors():
        raise MapalusError(
            f"QGIS cannot draw {layer.name()}: {job.errors()[0].message}.", "Check the layer's data source."
        )
    return pixels(job.renderedImage())


def draw_with_wms(url, name, view):
    """Return the picture that a WMS draws of a layer, as :func:`draw_with_qgis` does.

    :raises MapalusError: when the answer is no picture.
    """
    extent = view.extent()
    answer = requests.get(
        url,
        params={
            "SERVICE": "WMS",
            "VERSION": "1.3.0",
            "REQUEST": "GetMap",
            "LAYERS": name,
            "STYLES": "",
            "CRS": CRS,
            "BBOX": f"{extent.xMinimum()},{extent.yMinimum()},{extent.xMaximum()},{extent.yMaximum()}",
            "WIDTH": view.width,
            "HEIGHT": view.height,
            "FORMAT": "image/png",
            "TRANSPARENT": "false",
        },
        timeout=_TIMEOUT,
    )
    image = QImage.fromData(answer.content)
    if image.isNull():
        raise MapalusError(
            f"The server does not draw the layer {name}: {answer.text[:300]}.", "Look into the server's log."
        )
    return pixels(image)


def save_side_by_side(path, first, second):
    """Write both pictures and, to their right, where they differ: the darker, the more."""
    difference = 255 - numpy.abs(first.astype(int) - second.astype(int)).max(axis=2, keepdims=True).repeat(3, axis=2)
    gap = numpy.full((first.shape[0], _GAP, 3), 128)
    row = numpy.ascontiguousarray(numpy.concatenate([first, gap, second, gap, difference], axis=1).astype(numpy.uint8))
    height, width, _ = row.shape
    image = QImage(row.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888)
    if not image.save(str(path)):
        raise MapalusError(f"{path} cannot be written.", "Check the folder's rights.")
