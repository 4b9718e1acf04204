"""Publishing the city."""

from mapalus.plugin.i18n import tr


def start(context):
    """Add the action that opens the dialog, and show other features' plans in it."""
    publishing = _Publishing(context)
    context.when_stopped(publishing.stop)
    context.add_separator()
    context.add_action("publish", tr("Publish…"), publishing.open)
    context.connect(context.wishes.plan, publishing.look)


class _Publishing:
    """One dialog, which stays open beside QGIS."""

    def __init__(self, context):
        self._context = context
        self._dialog = None

    def open(self):
        """Open the dialog that publishes the current connection's city, or bring it to the front."""
        choice = self._context.connection.choice()
        if not choice:
            self._context.wishes.connection.emit()
            return
        if self._is_open():
            self._dialog.raise_()
            self._dialog.activateWindow()
            return
        self.stop()
        from mapalus.plugin.gui.publishing.publish_dialog import PublishDialog

        self._dialog = PublishDialog(choice, self._context.iface.mainWindow())
        self._dialog.show()

    def look(self):
        """Show the plan as it is now."""
        was_open = self._is_open()
        self.open()
        if was_open:
            self._dialog.look()

    def stop(self):
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.finish()
            dialog.deleteLater()

    def _is_open(self):
        return self._dialog is not None and self._dialog.isVisible()
