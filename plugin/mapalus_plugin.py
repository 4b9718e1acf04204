"""Mapalus in QGIS: menu, toolbar, Processing provider."""

from qgis.core import Qgis, QgsApplication, QgsMapLayerType, QgsProject, QgsSettings
from qgis.PyQt.QtCore import QCoreApplication, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QMenu

from mapalus.plugin.city.city import fetch_city
from mapalus.plugin.errors import MapalusError
from mapalus.plugin.gui.common.database_task import DatabaseTask
from mapalus.plugin.gui.common.empty_values import show_nothing_for_null
from mapalus.plugin.gui.common.svg_paths import add_svg_path
from mapalus.plugin.gui.connecting.connect_dialog import ConnectDialog
from mapalus.plugin.gui.icons import icon
from mapalus.plugin.gui.own_layers.own_layer_dialog import OwnLayerDialog
from mapalus.plugin.gui.publishing.publish_dialog import PUBLIC_MAP_SETTING, PublishDialog
from mapalus.plugin.i18n import error_words, tr, translator, user_language
from mapalus.plugin.layers.city_layers import city_extent, load_city_layers, set_up_project
from mapalus.plugin.layers.time_zone import use_local_time_zone
from mapalus.plugin.paths import ICONS, PACKAGE
from mapalus.plugin.stored.connections import connection_dsn, connection_uri

CONNECTION_SETTING = "mapalus/connection"


class MapalusPlugin:
    """What QGIS starts when the plugin is enabled, and stops when it is disabled.

    :param iface: QgisInterface; None where ``qgis_process`` runs the algorithms.
    """

    def __init__(self, iface):
        self._iface = iface
        self._provider = None
        self._translator = None
        self._menu = None
        self._toolbar = None
        self._public_map = None
        self._publish_dialog = None
        self._own_layer = None
        self._own_layer_dialog = None
        self._task = None
        self._undo = []

    def initProcessing(self):
        """Register the algorithms; ``qgis_process`` calls this and nothing else."""
        from mapalus.processing_algs.provider import MapalusProvider

        self._provider = MapalusProvider()
        QgsApplication.processingRegistry().addProvider(self._provider)

    def initGui(self):
        """Add everything to the user interface."""
        self._install_translator()
        self._undo.append(add_svg_path(ICONS))
        self._undo.append(use_local_time_zone())
        self._undo.append(show_nothing_for_null(QgsProject.instance()))
        self.initProcessing()
        self._menu = QMenu("Mapalus")
        self._menu.setIcon(icon("mapalus"))
        self._toolbar = self._iface.addToolBar("Mapalus")
        self._toolbar.setObjectName("MapalusToolBar")
        self._add_action("connect", tr("Connect to a database…"), self.choose_connection)
        self._add_action("layers", tr("Load city layers"), self.load_layers)
        self._add_action("import", tr("Import reports…"), self.import_reports)
        self._menu.addSeparator()
        self._add_action("publish", tr("Publish…"), self.publish)
        self._own_layer = self._add_action("publish", tr("Publish this layer…"), self.publish_layer, in_toolbar=False)
        self._own_layer.setObjectName("mapalus_own_layer")
        # In the menu of every vector layer, too; of one that cannot be published, the dialog says why.
        self._iface.addCustomActionForLayerType(self._own_layer, "", QgsMapLayerType.VectorLayer, True)
        self._public_map = self._add_action("public_map", tr("Open public map"), self.open_public_map)
        self._add_action("help", tr("Help"), self.open_help, in_toolbar=False)
        self._menu.aboutToShow.connect(self._update_public_map)
        self._update_public_map()
        self._iface.pluginMenu().addMenu(self._menu)

    def unload(self):
        """Take away everything that was added."""
        if self._task is not None:
            self._task.drop()
            self._task = None
        if self._publish_dialog is not None:
            self._publish_dialog.abandon()
            self._publish_dialog.deleteLater()
            self._publish_dialog = None
        self._close_own_layer_dialog()
        if self._own_layer is not None:
            self._iface.removeCustomActionForLayerType(self._own_layer)
            self._own_layer = None
        if self._menu is not None:
            self._iface.pluginMenu().removeAction(self._menu.menuAction())
            self._menu.deleteLater()
            self._menu = None
        if self._toolbar is not None:
            self._iface.mainWindow().removeToolBar(self._toolbar)
            self._toolbar.deleteLater()
            self._toolbar = None
        if self._provider is not None:
            QgsApplication.processingRegistry().removeProvider(self._provider)
            self._provider = None
        while self._undo:
            self._undo.pop()()
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None

    def choose_connection(self):
        """Let the user choose the city's database, and load its layers where that is wanted."""
        dialog = ConnectDialog(QgsSettings().value(CONNECTION_SETTING, ""), self._iface.mainWindow())
        dialog.algorithm_wanted.connect(self._run_algorithm)
        if dialog.exec():
            QgsSettings().setValue(CONNECTION_SETTING, dialog.choice())
            if dialog.wants_layers():
                self.load_layers()
        dialog.deleteLater()

    def load_layers(self):
        """Load the city's layers from the remembered connection, which is asked for where there is none."""
        choice = QgsSettings().value(CONNECTION_SETTING, "")
        if not choice:
            self.choose_connection()
            return
        try:
            uri = connection_uri(choice)
            dsn = connection_dsn(uri)
        except MapalusError as error:
            self._show_failure(error)
            return
        self._task = DatabaseTask(
            tr("Mapalus: the city's layers"),
            dsn,
            fetch_city,
            lambda city: self._add_layers(uri, city),
            self._show_failure,
        )
        QgsApplication.taskManager().addTask(self._task)

    def import_reports(self):
        """Open the dialog of the algorithm that imports reports."""
        self._run_algorithm("mapalus:importreports", QgsSettings().value(CONNECTION_SETTING, ""))

    def publish(self):
        """Open the dialog that publishes the remembered connection's city, or bring it to the front."""
        choice = QgsSettings().value(CONNECTION_SETTING, "")
        if not choice:
            self.choose_connection()
            return
        if self._publish_dialog is not None and self._publish_dialog.isVisible():
            self._publish_dialog.raise_()
            self._publish_dialog.activateWindow()
            return
        if self._publish_dialog is not None:
            self._publish_dialog.deleteLater()
        self._publish_dialog = PublishDialog(choice, self._iface.mainWindow())
        self._publish_dialog.show()

    def publish_layer(self):
        """Open the dialog that publishes the active layer, or takes it back."""
        choice, layer = QgsSettings().value(CONNECTION_SETTING, ""), self._iface.activeLayer()
        if layer is None:
            self._show_failure(
                MapalusError(tr("No layer is chosen."), tr("Click the layer that is to be published, then try again."))
            )
            return
        if not choice:
            self.choose_connection()
            return
        self._close_own_layer_dialog()
        dialog = OwnLayerDialog(choice, layer, self._iface.mapCanvas(), self._iface.mainWindow())
        self._own_layer_dialog = dialog
        dialog.declared.connect(self._look_at_plan)
        dialog.show()

    def _look_at_plan(self):
        """Show the plan that has what was just declared."""
        was_open = self._publish_dialog is not None and self._publish_dialog.isVisible()
        self.publish()
        if was_open:
            self._publish_dialog.look()

    def _close_own_layer_dialog(self):
        if self._own_layer_dialog is not None:
            self._own_layer_dialog.abandon()
            self._own_layer_dialog.deleteLater()
            self._own_layer_dialog = None

    def open_public_map(self):
        """Show the public map page in the browser."""
        QDesktopServices.openUrl(QUrl(QgsSettings().value(PUBLIC_MAP_SETTING, "")))

    def open_help(self):
        """Show the guide that came with the plugin."""
        guide = PACKAGE / "README.md"
        if guide.exists():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(guide)))
        else:
            self._show_failure(MapalusError(tr("The guide is missing."), tr("Install Mapalus again.")))

    def _install_translator(self):
        self._translator = translator(user_language())
        if self._translator is not None:
            QCoreApplication.installTranslator(self._translator)

    def _add_action(self, name, text, slot, in_toolbar=True):
        action = self._menu.addAction(icon(name), text)
        action.setObjectName(f"mapalus_{name}")
        action.triggered.connect(lambda _checked=False: slot())
        if in_toolbar:
            self._toolbar.addAction(action)
        return action

    def _update_public_map(self):
        self._public_map.setVisible(bool(QgsSettings().value(PUBLIC_MAP_SETTING, "")))

    def _run_algorithm(self, identifier, choice):
        import processing

        parameters = {}
        if choice:
            parameters = {"DSN": choice} if choice.startswith("service=") else {"CONNECTION": choice}
        processing.execAlgorithmDialog(identifier, parameters)

    def _add_layers(self, uri, city):
        self._task = None
        project = QgsProject.instance()
        language = user_language()
        was_empty = not project.mapLayers()
        try:
            if was_empty:
                set_up_project(project, city, language)
            layers = load_city_layers(project, uri, city, language)
        except MapalusError as error:
            self._show_failure(error)
            return
        if was_empty:
            self._iface.mapCanvas().setExtent(city_extent(project, city))
            self._iface.mapCanvas().refresh()
        self._iface.setActiveLayer(layers["report"])
        self._iface.messageBar().pushMessage(
            "Mapalus",
            tr("{city}: the layers are loaded.").format(city=getattr(city.title, language)),
            Qgis.MessageLevel.Success,
        )

    def _show_failure(self, error):
        self._task = None
        self._iface.messageBar().pushMessage("Mapalus", error_words(error), Qgis.MessageLevel.Warning, 0)
