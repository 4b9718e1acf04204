"""Choosing the city's database."""

from mapalus.plugin.i18n import tr


def start(context):
    """Add the action that chooses the database, and answer other features that need one."""

    def choose():
        # Dialogs are imported when they are opened: QGIS starts sooner.
        from mapalus.plugin.gui.connecting.connect_dialog import ConnectDialog

        dialog = ConnectDialog(context.connection.choice(), context.iface.mainWindow())
        dialog.algorithm_wanted.connect(context.run_algorithm)
        if dialog.exec():
            context.connection.choose(dialog.choice())
            if dialog.wants_layers():
                context.wishes.city_layers.emit()
        dialog.deleteLater()

    context.add_action("connect", tr("Connect to a database…"), choose)
    context.connect(context.wishes.connection, choose)
