"""Looking at a GeoServer: as administrator before layers are opened, then as the public, an attacker and agencies."""

from mapalus.plugin.ogc.geoserver.verifying.server import verify_closed, verify_server

__all__ = ["verify_closed", "verify_server"]
