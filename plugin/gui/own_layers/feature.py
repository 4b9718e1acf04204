"""Publishing a layer of the planner's own."""

from qgis.core import QgsMapLayerType

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.i18n import tr


def start(context):
    """Add the action that publishes the active layer, also to the menu of every vector layer."""
    own_layers = _OwnLayers(context)
    context.when_stopped(own_layers.stop)
    action = context.add_action(
        "own_layer", tr("Publish this layer…"), own_layers.open, in_toolbar=False, sign="publish"
    )
    # Also for layers that cannot be published: the dialog says why.
    context.iface.addCustomActionForLayerType(action, "", QgsMapLayerType.VectorLayer, True)
    context.when_stopped(lambda: context.iface.removeCustomActionForLayerType(action))


class _OwnLayers:
    """One dialog, about one layer."""

    def __init__(self, context):
        self._context = context
        self._dialog = None

    def open(self):
        """Open the dialog that publishes the active layer, or takes it back."""
        choice, layer = self._context.connection.choice(), self._context.iface.activeLayer()
        if layer is None:
            self._context.show_failure(
                MapalusError("No layer is chosen.", "Click the layer that is to be published, then try again.")
            )
            return
        if not choice:
            self._context.wishes.connection.emit()
            return
        self.stop()
        from mapalus.plugin.gui.own_layers.own_layer_dialog import OwnLayerDialog

        iface = self._context.iface
        self._dialog = OwnLayerDialog(choice, layer, iface.mapCanvas(), iface.mainWindow())
        self._dialog.declared.connect(self._context.wishes.plan)
        self._dialog.show()

    def stop(self):
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.abandon()
            dialog.deleteLater()
