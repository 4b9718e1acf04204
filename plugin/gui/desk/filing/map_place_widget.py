"""The place of a new report on QGIS's map: a marker, and a click that sets it."""

from qgis.gui import QgsMapToolEmitPoint, QgsVertexMarker
from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor

from mapalus.plugin.gui.common.map_view import look_at, place_of_point, point_on_map

_NEAR = 400
"""Metres that are seen around a place at least."""


class MapPlace(QObject):
    """Shows one place on the map, and lets the user click another one.

    :param canvas: QgsMapCanvas
    """

    clicked = pyqtSignal(float, float)
    """Longitude and latitude of a click, in degrees."""

    asking = pyqtSignal(bool)
    """Whether the next click on the map sets the place."""

    def __init__(self, canvas, parent=None):
        super().__init__(parent)
        self._canvas = canvas
        self._marker = None
        self._tool = None
        self._before = None

    def ask(self, is_wanted):
        """Let the next click set the place, or do not."""
        if not is_wanted:
            self._put_back()
        elif not self._is_asking:
            if self._tool is None:
                self._tool = QgsMapToolEmitPoint(self._canvas)
                self._tool.setCursor(Qt.CursorShape.CrossCursor)
                self._tool.canvasClicked.connect(self._click)
                self._tool.deactivated.connect(self._end)
            self._before = self._canvas.mapTool()
            self._canvas.setMapTool(self._tool)
            self.asking.emit(True)

    def middle(self):
        """Return longitude and latitude of the middle of the map; None where it shows no place."""
        return None if self._canvas.extent().isEmpty() else place_of_point(self._canvas, self._canvas.center())

    def show(self, longitude, latitude, pans=False, accuracy=None):
        """Mark a place.

        :param pans: whether the map moves there; it shows as much as the accuracy in metres asks for.
        """
        point = point_on_map(self._canvas, longitude, latitude)
        if point is None:
            return
        if self._marker is None:
            self._marker = QgsVertexMarker(self._canvas)
            self._marker.setIconType(QgsVertexMarker.IconType.ICON_CIRCLE)
            self._marker.setIconSize(20)
            self._marker.setPenWidth(4)
            self._marker.setColor(QColor("#be123c"))
        self._marker.setCenter(point)
        self._marker.show()
        if pans:
            look_at(self._canvas, longitude, latitude, max(_NEAR, accuracy or 0))

    def clear(self):
        """Mark no place."""
        if self._marker is not None:
            self._canvas.scene().removeItem(self._marker)
            self._marker = None

    def stop(self):
        """Take away marker and tool."""
        self.clear()
        self._put_back()
        tool, self._tool = self._tool, None
        if tool is not None:
            # It belongs to the map.
            tool.deleteLater()

    @property
    def _is_asking(self):
        return self._tool is not None and self._canvas.mapTool() is self._tool

    def _end(self):
        self.asking.emit(False)

    def _put_back(self):
        if self._is_asking:
            before, self._before = self._before, None
            if before is not None:
                self._canvas.setMapTool(before)
            else:
                self._canvas.unsetMapTool(self._tool)

    def _click(self, point, _button):
        place = place_of_point(self._canvas, point)
        self._put_back()
        if place is not None:
            self.clicked.emit(*place)
