"""Mapalus in QGIS: starts the features, and stops them."""

from functools import partial
from importlib import import_module

from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QMenu

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.gui import FEATURES
from mapalus.plugin.gui.common.background_task import log_traceback
from mapalus.plugin.gui.common.context import Context, Shell
from mapalus.plugin.gui.common.undo import Undo
from mapalus.plugin.gui.icons import icon
from mapalus.plugin.i18n import error_words, translator, user_language
from mapalus.plugin.packages import missing_packages, packages_missing


class MapalusPlugin:
    """What QGIS starts when the plugin is enabled, and stops when it is disabled.

    It knows no feature: :data:`mapalus.plugin.gui.FEATURES` names them.

    :param iface: QgisInterface; None where ``qgis_process`` runs the algorithms.
    """

    def __init__(self, iface):  # noqa: QGS105 - what QGIS gives to classFactory; tests give another
        self._iface = iface
        self._undo = Undo()

    def initProcessing(self):
        """Register the algorithms; ``qgis_process`` calls this and nothing else."""
        from mapalus.processing_algs.provider import MapalusProvider

        registry, provider = QgsApplication.processingRegistry(), MapalusProvider()
        registry.addProvider(provider)
        self._undo.add(lambda: registry.removeProvider(provider))

    def initGui(self):
        """Add everything to the user interface."""
        try:
            self._install_translator()
            self._start("Processing", self.initProcessing)
            shell = self._make_shell()
            for feature in FEATURES:
                self._start(feature, partial(self._start_feature, feature, shell))
            self._tell_missing_packages()
        except Exception:
            self.unload()
            raise

    def unload(self):
        """Take away everything that was added."""
        self._undo.run()

    def _install_translator(self):
        words = translator(user_language())
        if words is not None:
            QCoreApplication.installTranslator(words)
            self._undo.add(lambda: QCoreApplication.removeTranslator(words))

    def _make_shell(self):
        menu = QMenu("Mapalus")
        menu.setIcon(icon("mapalus"))
        self._undo.add(menu.deleteLater)
        toolbar = self._iface.addToolBar("Mapalus")
        self._undo.add(lambda: self._remove_toolbar(toolbar))
        toolbar.setObjectName("MapalusToolBar")
        self._iface.pluginMenu().addMenu(menu)
        self._undo.add(lambda: self._iface.pluginMenu().removeAction(menu.menuAction()))
        return Shell(self._iface, menu, toolbar)

    def _remove_toolbar(self, toolbar):
        self._iface.mainWindow().removeToolBar(toolbar)
        toolbar.deleteLater()

    def _start_feature(self, name, shell):
        context = Context(shell)
        try:
            import_module(f"mapalus.plugin.gui.{name}.feature").start(context)
        except Exception:
            context.stop()
            raise
        self._undo.add(context.stop)

    def _tell_missing_packages(self):
        missing = missing_packages()
        if missing:
            self._warn(packages_missing(missing))

    def _start(self, name, start):
        """Start a part of the plugin; where that fails, say so and leave the other parts alone."""
        try:
            start()
        except Exception as error:
            log_traceback(error)
            told = MapalusError(
                "A part of Mapalus cannot be used ({name}): {error}.",
                "Install Mapalus again from its package.",
                name=name,
                error=str(error).strip().rstrip(".") or type(error).__name__,
            )
            self._warn(told)

    def _warn(self, error):
        self._iface.messageBar().pushMessage("Mapalus", error_words(error), Qgis.MessageLevel.Warning, 0)
