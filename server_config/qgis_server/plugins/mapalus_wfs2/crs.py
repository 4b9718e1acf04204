"""Names of coordinate reference systems, and the order of coordinates that goes with each way to write them."""

import re
from dataclasses import dataclass

from qgis.core import QgsCoordinateReferenceSystem

from .errors import invalid

_AUTHORITY_ORDER = re.compile(
    r"(?:urn:(?:x-)?ogc:def:crs:EPSG:[^:]*:|https?://www\.opengis\.net/def/crs/EPSG/[^/]+/)(\d+)", re.IGNORECASE
)
_EAST_NORTH = re.compile(r"(?:EPSG:|https?://www\.opengis\.net/gml/srs/epsg\.xml#)(\d+)", re.IGNORECASE)
_CRS84 = re.compile(
    r"(?:CRS:84|OGC:CRS84|urn:(?:x-)?ogc:def:crs:OGC:[^:]*:CRS84|https?://www\.opengis\.net/def/crs/OGC/[^/]+/CRS84)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Crs:
    """A reference system as a client names it.

    ``north_first`` is whether coordinates under this name are to be read latitude (or northing) first.
    """

    name: str
    system: QgsCoordinateReferenceSystem
    north_first: bool

    @property
    def name_for_qgis(self):
        """The name for which QGIS's WFS 1.1.0 writes coordinates in that very order."""
        authority, _, code = self.system.authid().partition(":")
        if self.north_first:
            return f"urn:ogc:def:crs:{authority}::{code}"
        return "CRS:84" if authority == "OGC" else self.system.authid()


def read_crs(name, parameter="srsName"):
    """Return the :class:`Crs` of a name (OGC 07-092r3 and the short names that clients use).

    A URN or an OGC URI means the order of axes that the authority defines; ``EPSG:…`` means east before north,
    as GeoServer and QGIS Server have it.

    :raises OwsError: for a name that cannot be read.
    """
    name = name.strip()
    if _CRS84.fullmatch(name):
        return Crs(name, QgsCoordinateReferenceSystem("OGC:CRS84"), False)
    for pattern, as_defined in ((_AUTHORITY_ORDER, True), (_EAST_NORTH, False)):
        match = pattern.fullmatch(name)
        if match:
            system = QgsCoordinateReferenceSystem(f"EPSG:{match.group(1)}")
            if system.isValid():
                return Crs(name, system, as_defined and system.hasAxisInverted())
    raise invalid(parameter, f"The reference system {name} is not known.")


def layer_crs(system):
    """Return the :class:`Crs` in which a layer is given by default."""
    authority, _, code = system.authid().partition(":")
    if authority == "EPSG":
        return Crs(f"urn:ogc:def:crs:EPSG::{code}", system, system.hasAxisInverted())
    return Crs(system.authid(), system, False)


def is_wgs84(crs):
    return crs.system.authid() in ("EPSG:4326", "OGC:CRS84")
