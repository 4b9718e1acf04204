"""Mapalus: what people report and what the city owns, on one map."""


def classFactory(iface):
    """Return the plugin; QGIS calls this once when the plugin is enabled."""
    from mapalus.plugin.mapalus_plugin import MapalusPlugin

    return MapalusPlugin(iface)
