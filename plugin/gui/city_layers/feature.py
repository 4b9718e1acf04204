"""The city's layers in the project, and how QGIS treats them."""

from qgis.core import QgsProject

from mapalus.plugin.city.city import read_city
from mapalus.plugin.errors import MapalusError
from mapalus.plugin.gui.common.background_task import TaskSlot
from mapalus.plugin.gui.common.database_task import DatabaseTask
from mapalus.plugin.gui.common.empty_values import show_nothing_for_null
from mapalus.plugin.gui.common.svg_paths import add_svg_path
from mapalus.plugin.i18n import tr, user_language
from mapalus.plugin.layers.city_layers import city_extent, load_city_layers, set_up_project
from mapalus.plugin.layers.time_zone import use_local_time_zone
from mapalus.plugin.paths import ICONS


def start(context):
    """Add the action that loads the layers; let QGIS find their icons and show their values."""
    context.when_stopped(add_svg_path(ICONS))
    context.when_stopped(use_local_time_zone())
    context.when_stopped(show_nothing_for_null(QgsProject.instance()))
    loading = _Loading(context)
    context.when_stopped(loading.stop)
    context.add_action("layers", tr("Load city layers"), loading.start)
    context.connect(context.wishes.city_layers, loading.start)


class _Loading:
    """Loads the layers of the current connection's city; one loading at a time."""

    def __init__(self, context):
        self._context = context
        self._tasks = TaskSlot()

    def start(self):
        if self._tasks.is_busy:
            # It shows in QGIS's list of tasks, and ends with a message.
            return
        connection = self._context.connection
        if not connection.choice():
            self._context.wishes.connection.emit()
            return
        try:
            uri, dsn = connection.uri(), connection.dsn()
        except MapalusError as error:
            self._context.show_failure(error)
            return
        self._tasks.start(
            DatabaseTask(
                tr("Mapalus: the city's layers"),
                dsn,
                read_city,
                lambda city: self._add_layers(uri, city),
                self._context.show_failure,
            )
        )

    def stop(self):
        self._tasks.drop()

    def _add_layers(self, uri, city):
        project, language, iface = QgsProject.instance(), user_language(), self._context.iface
        was_empty = not project.mapLayers()
        try:
            if was_empty:
                set_up_project(project, city, language)
            layers = load_city_layers(project, uri, city, language)
        except MapalusError as error:
            self._context.show_failure(error)
            return
        if was_empty:
            iface.mapCanvas().setExtent(city_extent(project, city))
            iface.mapCanvas().refresh()
        iface.setActiveLayer(layers["report"])
        self._context.show_success(tr("{city}: the layers are loaded.").format(city=getattr(city.title, language)))
