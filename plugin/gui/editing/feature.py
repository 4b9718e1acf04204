"""Editing the city's layers with QGIS's own forms and tables."""

from qgis.core import QgsProject

from mapalus.plugin.gui.common.edit_errors import EditErrors


def start(context):
    """Say in the user's language why the database refuses a save."""
    context.when_stopped(EditErrors(QgsProject.instance(), context.iface.messageBar()).stop)
