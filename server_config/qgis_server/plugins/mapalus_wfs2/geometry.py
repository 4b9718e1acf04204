"""Boxes and geometries that clients filter by, brought into a layer's reference system."""

import math
from xml.etree import ElementTree  # nosec B405 - parses only what has no document type

from qgis.core import QgsCoordinateTransform, QgsGeometry, QgsRectangle

from .crs import read_crs
from .errors import invalid, unreadable, unsupported
from .names import GML, local_name

# How the members of a collection are wrapped, and what Well-Known Text calls the collection.
_COLLECTIONS = {
    "MultiPoint": ("MULTIPOINT", ("pointMember", "pointMembers"), "Point"),
    "MultiCurve": ("MULTILINESTRING", ("curveMember", "curveMembers"), "LineString"),
    "MultiSurface": ("MULTIPOLYGON", ("surfaceMember", "surfaceMembers"), "Polygon"),
}


def read_bbox(text, default, target, project):
    """Return the parameter BBOX (OGC 09-025r2, table 8) as Well-Known Text in the system ``target``.

    :param default: :class:`~.crs.Crs` of boxes without a fifth member.
    :raises OwsError: when it is no box of two dimensions.
    """
    members = text.split(",")
    crs = default
    if len(members) in (5, 7):
        crs = read_crs(members.pop(), "bbox")
    try:
        numbers = [float(member) for member in members]
    except ValueError:
        numbers = [math.nan]
    if not all(math.isfinite(number) for number in numbers):
        raise invalid("bbox", f"The box {text} has members that are no numbers.")
    if len(numbers) != 4:
        raise invalid("bbox", "A box has four numbers, and may have the name of a reference system behind them.")
    return box(numbers[:2], numbers[2:], crs, target, project, "bbox")


def box(lower, upper, crs, target, project, parameter="filter"):
    """Return a box as Well-Known Text in the system ``target``."""
    (west, south), (east, north) = _east_first(lower, crs), _east_first(upper, crs)
    if not (west <= east and south <= north):
        raise invalid(parameter, "The lower corner of the box is not below its upper corner.")
    rectangle = QgsRectangle(west, south, east, north)
    if _alike(crs.system, target):
        return rectangle.asWktPolygon() if rectangle.width() and rectangle.height() else _flat(rectangle)
    try:
        # A box stays a box: what its sides become between the corners is not what was asked for.
        transformed = QgsCoordinateTransform(crs.system, target, project).transformBoundingBox(rectangle)
    except Exception:
        raise invalid(parameter, "The box lies outside of what its reference system can express.") from None
    return transformed.asWktPolygon()


def _alike(one, other):
    """Whether coordinates in the order east, north are the same in both: a transformation would but round them."""
    wgs84 = ("EPSG:4326", "OGC:CRS84")
    return one == other or (one.authid() in wgs84 and other.authid() in wgs84)


def _flat(rectangle):
    """A box without an area is a line or a point; as a polygon it would be invalid, and meet nothing."""
    west, south, east, north = (
        rectangle.xMinimum(),
        rectangle.yMinimum(),
        rectangle.xMaximum(),
        rectangle.yMaximum(),
    )
    if west == east and south == north:
        return f"POINT({west!r} {south!r})"
    return f"LINESTRING({west!r} {south!r}, {east!r} {north!r})"


def read_geometry(element, default, target, project):
    """Return a GML 3.2 geometry (OGC 07-036) as Well-Known Text in the system ``target``.

    :param default: :class:`~.crs.Crs` of geometries that do not name one.
    :raises OwsError: for geometries that are broken, or of another kind than those that are served.
    """
    crs = read_crs(element.get("srsName"), "filter") if element.get("srsName") else default
    if element.tag == f"{{{GML}}}Envelope":
        lower, upper = (_numbers(_child(element, name)) for name in ("lowerCorner", "upperCorner"))
        if len(lower) != 2 or len(upper) != 2:
            raise unreadable("The corners of an Envelope have two coordinates.")
        return box(lower, upper, crs, target, project)
    geometry = QgsGeometry.fromWkt(_well_known_text(element, crs))
    if geometry.isNull() or not geometry.isGeosValid():
        raise unreadable(f"The geometry {local_name(element.tag)} is not valid.")
    if not _alike(crs.system, target):
        try:
            geometry.transform(QgsCoordinateTransform(crs.system, target, project))
        except Exception:
            raise unreadable("The geometry lies outside of what its reference system can express.") from None
    return geometry.asWkt(17)


def _well_known_text(element, crs):
    kind = local_name(element.tag)
    if element.tag == f"{{{GML}}}Point":
        return f"POINT({_positions(element, crs)})"
    if element.tag == f"{{{GML}}}LineString":
        return f"LINESTRING({_positions(element, crs)})"
    if element.tag == f"{{{GML}}}Polygon":
        return f"POLYGON{_rings(element, crs)}"
    if element.tag == f"{{{GML}}}{kind}" and kind in _COLLECTIONS:
        name, wrappers, member_kind = _COLLECTIONS[kind]
        members = [member for wrapper in element if local_name(wrapper.tag) in wrappers for member in wrapper]
        if not members:
            raise unreadable(f"The {kind} has no members.")
        if any(member.tag != f"{{{GML}}}{member_kind}" for member in members):
            raise unsupported(f"A {kind} of anything but {member_kind}")
        texts = [
            _rings(member, crs) if kind == "MultiSurface" else f"({_positions(member, crs)})" for member in members
        ]
        return f"{name}({', '.join(texts)})"
    raise unsupported(f"A filter by the geometry {kind}")


def _rings(polygon, crs):
    rings = [
        ring for side in ("exterior", "interior") for ring in polygon.findall(f"{{{GML}}}{side}/{{{GML}}}LinearRing")
    ]
    if not rings or len(rings) != len(polygon):
        raise unreadable("A Polygon has an exterior, and may have interiors, each a LinearRing.")
    return "(" + ", ".join(f"({_positions(ring, crs)})" for ring in rings) + ")"


def _positions(element, crs):
    """Return the coordinates of ``gml:pos`` or ``gml:posList`` children in the order east, north."""
    numbers = []
    for child in element:
        if local_name(child.tag) not in ("pos", "posList") or child.get("srsDimension", "2") != "2":
            raise unsupported(f"A filter by coordinates as {local_name(child.tag)}, or of three dimensions,")
        numbers += _numbers(child)
    if not numbers or len(numbers) % 2:
        raise unreadable("Coordinates come in pairs.")
    pairs = (_east_first(numbers[place : place + 2], crs) for place in range(0, len(numbers), 2))
    return ", ".join(f"{x!r} {y!r}" for x, y in pairs)


def _numbers(element):
    try:
        numbers = [float(word) for word in (element.text or "").split()]
    except ValueError:
        numbers = [math.nan]
    if not all(math.isfinite(number) for number in numbers):
        raise unreadable(f"{local_name(element.tag)} has coordinates that are no numbers.")
    return numbers


def _child(element, name):
    child = element.find(f"{{{GML}}}{name}")
    if child is None:
        raise unreadable(f"The {local_name(element.tag)} has no {name}.")
    return child


def _east_first(pair, crs):
    return (pair[1], pair[0]) if crs.north_first else (pair[0], pair[1])


def parse_xml(text):
    """Parse XML from outside, refusing document types: nothing needs them, and entities can be made to explode.

    :raises OwsError: when it is not well-formed.
    """
    if "<!DOCTYPE" in text:
        raise unreadable("A filter has no document type.")
    try:
        return ElementTree.fromstring(text)  # noqa: S314  # nosec B314 - without a document type there are no entities
    except ElementTree.ParseError as error:
        raise unreadable(f"The filter is not well-formed: {error}.") from None
