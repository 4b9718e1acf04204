"""A GeoServer whose publications are not verified."""

from mapalus.plugin.ogc.checks import Verification
from mapalus.plugin.ogc.geoserver.server import GeoServer


class Unverified(GeoServer):
    """Leaves out the verification after each of many publications; other tests verify."""

    def verify(self, snapshot, visitors=(), accepted=""):
        return Verification()
