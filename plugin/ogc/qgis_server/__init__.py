"""QGIS Server, configured through the files in its folder."""

from mapalus.plugin.ogc.qgis_server.server import QgisServer

__all__ = ["QgisServer"]
