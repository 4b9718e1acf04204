"""The report on QGIS's map: showing its place, and setting another one by a click."""

from contextlib import suppress

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
)
from qgis.gui import QgsMapToolEmitPoint

_CRS = "EPSG:4326"
# Nearer than this, the map keeps its scale.
_FARTHEST, _SCALE = 10_000, 2_500


class CardMap:
    """What the card does on the map.

    :param canvas: QgsMapCanvas
    """

    def __init__(self, canvas):
        self._canvas = canvas
        self._tool = None
        self._before = None
        self._picked = None

    def show(self, longitude, latitude):
        """Bring a place (degrees, EPSG:4326) into the middle and let it flash; return whether the map can show it."""
        crs = QgsCoordinateReferenceSystem(_CRS)
        point = QgsPointXY(longitude, latitude)
        try:
            centre = self._transform(crs, self._map_crs(crs)).transform(point)
        except QgsCsException:
            return False
        self._canvas.setCenter(centre)
        if self._canvas.scale() > _FARTHEST:
            self._canvas.zoomScale(_SCALE)
        self._canvas.refresh()
        self._canvas.flashGeometries([QgsGeometry.fromPointXY(point)], crs)
        return True

    def pick(self, picked):
        """Call ``picked(longitude, latitude)`` with the next click; another tool of the map ends the waiting."""
        self.stop()
        self._before, self._picked = self._canvas.mapTool(), picked
        self._tool = QgsMapToolEmitPoint(self._canvas)
        self._tool.canvasClicked.connect(self._clicked)
        self._canvas.setMapTool(self._tool)

    @property
    def is_picking(self):
        return self._tool is not None and self._canvas.mapTool() is self._tool

    def stop(self):
        """Wait for no click any more."""
        tool, before = self._tool, self._before
        self._tool = self._before = self._picked = None
        if tool is None:
            return
        # The window that owned them may be gone.
        with suppress(RuntimeError):
            if self._canvas.mapTool() is tool:
                if before is not None:
                    self._canvas.setMapTool(before)
                else:
                    self._canvas.unsetMapTool(tool)

    def _clicked(self, point, _button):
        picked = self._picked
        self.stop()
        crs = QgsCoordinateReferenceSystem(_CRS)
        try:
            degrees = self._transform(self._map_crs(crs), crs).transform(point)
        except QgsCsException:
            return
        if picked is not None:
            picked(degrees.x(), degrees.y())

    def _map_crs(self, default):
        crs = self._canvas.mapSettings().destinationCrs()
        return crs if crs.isValid() else default

    @staticmethod
    def _transform(source, target):
        return QgsCoordinateTransform(source, target, QgsProject.instance())
