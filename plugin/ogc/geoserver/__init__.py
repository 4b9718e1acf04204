"""GeoServer, configured through REST alone."""

from mapalus.plugin.ogc.geoserver.server import GeoServer
from mapalus.plugin.ogc.geoserver.session import Session

__all__ = ["GeoServer", "Session"]
