"""A plugin of QGIS Server: only requests that the public map needs reach it, and none runs for ever."""


def serverClassFactory(server_iface):
    """Return the plugin; QGIS Server calls this once in each of its processes."""
    from .plugin import GuardPlugin

    return GuardPlugin(server_iface)
