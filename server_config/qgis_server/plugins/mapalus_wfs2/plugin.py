"""Registers the service and the choice of its version."""

from qgis.server import QgsServerFilter

from .service import VERSION, VERSIONS, Wfs2Service


class Wfs2Plugin:
    """Adds WFS 2.0.0 to the services of a QGIS Server.

    :param server_iface: :class:`qgis.server.QgsServerInterface`
    """

    def __init__(self, server_iface):
        # The registry and the interface keep no Python references.
        self.service = Wfs2Service(server_iface)
        server_iface.serviceRegistry().registerService(self.service)
        self.filter = VersionNegotiation(server_iface)
        server_iface.registerFilter(self.filter, 10)


class VersionNegotiation(QgsServerFilter):
    """Chooses the version of a WFS request that does not name one (OGC 06-121r3, 7.3.2).

    QGIS Server looks at VERSION alone; without it, it takes its own service and does not read ACCEPTVERSIONS.
    """

    def onRequestReady(self):
        self._choose_version()
        return True

    def requestReady(self):
        # Older than 3.24, QGIS knows only this one.
        self._choose_version()

    def _choose_version(self):
        handler = self.serverInterface().requestHandler()
        parameters = {name.upper(): value for name, value in handler.parameterMap().items()}
        # QGIS Server tells services apart by case, too: what is none of this one's requests stays as it is.
        if parameters.get("SERVICE") != "WFS":
            return
        version = parameters.get("VERSION", "")
        if not version and parameters.get("REQUEST", "").lower() == "getcapabilities":
            version = negotiated(parameters.get("ACCEPTVERSIONS", ""))
            handler.setParameter("VERSION", version)
        elif version.startswith("2.0") and version != VERSION:
            # 2.0.2 is a corrigendum, not another protocol.
            handler.setParameter("VERSION", VERSION)


def negotiated(accepted):
    """Return the first version of a list that is served; 2.0.0 where none is, or where there is no list."""
    for wanted in (word.strip() for word in accepted.split(",")):
        if wanted in VERSIONS:
            return wanted
        if wanted.startswith("2.0"):
            return VERSION
    return VERSION
