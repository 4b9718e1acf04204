"""Finding reports and places in QGIS's own search field (Ctrl+K)."""

from mapalus.plugin.gui.finding.place_filter import PlaceFilter


def start(context):
    """Register the filter as long as the feature runs."""
    place_filter = PlaceFilter(context.connection, context.iface.mapCanvas(), context.wishes.report.emit)
    context.iface.registerLocatorFilter(place_filter)
    # QGIS stops a search that runs, and deletes the filter.
    context.when_stopped(lambda: context.iface.deregisterLocatorFilter(place_filter))
