"""Fields without a value look empty while a city's layers are in the project."""

from qgis.core import QgsApplication

from mapalus.plugin.layers.city_layers import city_layers


def show_nothing_for_null(project):
    """Let QGIS write nothing, and not “NULL”, for what has no value; return a function that undoes it.

    QGIS puts the word into boxes of long text like any other, where it would be edited along. It knows one
    representation for all projects: the user's own comes back as soon as a project has no layers of Mapalus.
    """
    users_own = []

    def update(*_layers):
        if not city_layers(project):
            give_back()
        elif not users_own:
            users_own.append(QgsApplication.nullRepresentation())
            QgsApplication.setNullRepresentation("")

    def give_back():
        if users_own:
            QgsApplication.setNullRepresentation(users_own.pop())

    def undo():
        project.layersAdded.disconnect(update)
        project.layersRemoved.disconnect(update)
        give_back()

    project.layersAdded.connect(update)
    project.layersRemoved.connect(update)
    update()
    return undo
