"""Places in degrees (EPSG:4326) on QGIS's map, which has a CRS of its own."""

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
)

_METRES_A_DEGREE = 111_000


def point_on_map(canvas, longitude, latitude):
    """Return a place as a QgsPointXY of the map's CRS; None where it has no place there."""
    try:
        return _to_map(canvas).transform(QgsPointXY(longitude, latitude))
    except QgsCsException:
        return None


def place_of_point(canvas, point):
    """Return longitude and latitude of a QgsPointXY of the map; None where it has none."""
    try:
        place = _to_map(canvas).transform(point, Qgis.TransformDirection.Reverse)
    except QgsCsException:
        return None
    return place.x(), place.y()


def look_at(canvas, longitude, latitude, metres, keeps_scale=True):
    """Move the map to a place.

    :param metres: how much is seen to each side of it.
    :param keeps_scale: whether a map that shows less stays at its scale.
    :returns: the QgsPointXY in the middle of the map; None where the place is not on it.
    """
    point = point_on_map(canvas, longitude, latitude)
    if point is None:
        return None
    side = metres / _METRES_A_DEGREE
    place = QgsRectangle(longitude - side, latitude - side, longitude + side, latitude + side)
    try:
        wanted = _to_map(canvas).transformBoundingBox(place)
    except QgsCsException:
        return None
    now = canvas.extent()
    if keeps_scale and not now.isEmpty() and now.width() <= wanted.width():
        canvas.setCenter(point)
    else:
        canvas.setExtent(wanted)
    canvas.refresh()
    return point


def _to_map(canvas):
    crs = canvas.mapSettings().destinationCrs()
    # Without a CRS, the transform changes nothing.
    return QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:4326"), crs, QgsProject.instance())
