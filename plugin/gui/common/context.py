"""What a feature gets from the plugin."""

from contextlib import suppress
from dataclasses import dataclass, field

from qgis.core import Qgis
from qgis.PyQt.QtCore import QObject, pyqtSignal

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.gui.common.current_connection import CurrentConnection
from mapalus.plugin.gui.common.undo import Undo
from mapalus.plugin.gui.icons import icon
from mapalus.plugin.i18n import error_words


class Wishes(QObject):
    """What one feature asks of another that it does not know."""

    connection = pyqtSignal()
    """The user shall choose a database."""

    city_layers = pyqtSignal()
    """The city's layers shall be loaded."""

    report = pyqtSignal(object)
    """A report shall be shown: its number."""

    plan = pyqtSignal()
    """Something was declared: the plan of the publication must be made again."""


@dataclass(frozen=True)
class Shell:
    """What all features share.

    :param iface: QgisInterface
    :param menu: Mapalus' QMenu
    :param toolbar: Mapalus' QToolBar
    """

    iface: object
    menu: object
    toolbar: object
    connection: CurrentConnection = field(default_factory=CurrentConnection)
    wishes: Wishes = field(default_factory=Wishes)


class Context:
    """One feature's way into QGIS. What it adds here is taken away when the feature stops, the last thing first."""

    def __init__(self, shell):
        self.iface = shell.iface
        self.menu = shell.menu
        self.connection = shell.connection
        self.wishes = shell.wishes
        self._toolbar = shell.toolbar
        self._undo = Undo()

    def stop(self):
        """Take away everything that the feature added."""
        self._undo.run()

    def when_stopped(self, step):
        """Call a function when the feature stops."""
        self._undo.add(step)

    def add_action(self, name, text, slot, in_toolbar=True, sign=None):
        """Add an action to the menu and, unless it is not wanted there, to the toolbar; return it.

        :param sign: name of its icon; the action's own name by default.
        """
        action = self.menu.addAction(text)
        action.setIcon(icon(sign or name))
        action.setObjectName(f"mapalus_{name}")
        action.triggered.connect(lambda _checked=False: self._run(slot))
        if in_toolbar:
            self._toolbar.addAction(action)
        self._remove_later(action)
        return action

    def add_shortcut(self, action, keys):
        """Give an action keys that work in QGIS's main window, and let QGIS's shortcut editor list it."""
        self.iface.registerMainWindowAction(action, keys)
        self.when_stopped(lambda: self.iface.unregisterMainWindowAction(action))

    def add_separator(self):
        """Add a line to the menu."""
        self._remove_later(self.menu.addSeparator())

    def add_dock(self, dock, area):
        """Add a QDockWidget to QGIS's window; it is closed and thrown away when the feature stops."""
        self.iface.addDockWidget(area, dock)

        def remove():
            self.iface.removeDockWidget(dock)
            dock.deleteLater()

        self.when_stopped(remove)

    def connect(self, signal, slot):
        """Connect a signal as long as the feature runs."""
        signal.connect(slot)

        def disconnect():
            # What sends it may be gone.
            with suppress(TypeError, RuntimeError):
                signal.disconnect(slot)

        self.when_stopped(disconnect)

    def run_algorithm(self, identifier, choice=None):
        """Open the dialog of a Processing algorithm.

        :param choice: a connection; the current one by default.
        """
        # QGIS's plugin puts its functions there when it starts; it cannot without NumPy.
        from qgis import processing

        if not hasattr(processing, "execAlgorithmDialog"):
            raise MapalusError(
                "QGIS's plugin Processing does not run.",
                "Activate it with Plugins > Manage and Install Plugins, then try again.",
            )
        choice = self.connection.choice() if choice is None else choice
        parameters = {}
        if choice:
            parameters = {"DSN": choice} if choice.startswith("service=") else {"CONNECTION": choice}
        processing.execAlgorithmDialog(identifier, parameters)

    def show_failure(self, error):
        """Show a :class:`MapalusError` in QGIS's message bar until the user closes it."""
        self.iface.messageBar().pushMessage("Mapalus", error_words(error), Qgis.MessageLevel.Warning, 0)

    def show_success(self, text):
        """Show for some seconds that something was done."""
        self.iface.messageBar().pushMessage("Mapalus", text, Qgis.MessageLevel.Success)

    def _run(self, slot):
        try:
            slot()
        # A package may be missing wherever one is used.
        except MapalusError as error:
            self.show_failure(error)

    def _remove_later(self, action):
        def remove():
            self.menu.removeAction(action)
            self._toolbar.removeAction(action)
            action.deleteLater()

        self.when_stopped(remove)
