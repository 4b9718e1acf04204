"""The report on QGIS's map: showing its place, and setting another one by a click."""

from contextlib import suppress

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsPointXY
from qgis.gui import QgsMapToolEmitPoint

from mapalus.plugin.gui.common.map_view import place_of_point, point_on_map

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
        centre = point_on_map(self._canvas, longitude, latitude)
        if centre is None:
            return False
        self._canvas.setCenter(centre)
        if self._canvas.scale() > _FARTHEST:
            self._canvas.zoomScale(_SCALE)
        self._canvas.refresh()
        place = QgsGeometry.fromPointXY(QgsPointXY(longitude, latitude))
        self._canvas.flashGeometries([place], QgsCoordinateReferenceSystem(_CRS))
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
        place = place_of_point(self._canvas, point)
        if place is not None and picked is not None:
            picked(*place)
