"""A plugin of QGIS Server: WFS 2.0.0, which QGIS Server itself does not speak."""


def serverClassFactory(server_iface):
    """Return the plugin; QGIS Server calls this once in each of its processes."""
    from .plugin import Wfs2Plugin

    return Wfs2Plugin(server_iface)
