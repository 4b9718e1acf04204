"""The desk: the queue of reports and the panels beside it."""

from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt

from mapalus.plugin.gui.desk.desk import Desk
from mapalus.plugin.gui.desk.map_selection import MapSelection
from mapalus.plugin.i18n import tr


def start(context):
    """Add the actions that show the desk's panels."""
    desk = Desk(context.connection)
    context.when_stopped(desk.deleteLater)
    context.when_stopped(desk.stop)
    panels = _Panels(context, desk)
    context.when_stopped(MapSelection(QgsProject.instance(), desk).stop)
    context.connect(context.connection.changed, lambda _choice: panels.reopen())
    context.add_separator()
    queue = context.add_action("queue", tr("Reports"), lambda: panels.show("queue"))
    context.add_shortcut(queue, "Ctrl+Shift+Q")
    card = context.add_action("card", tr("Report card"), lambda: panels.show("card"))
    context.add_shortcut(card, "Ctrl+Shift+K")


# In pixels: most of the queue's columns fit.
_WIDTH = 620


class _Panels:
    """Docks that are made when they are first wanted."""

    def __init__(self, context, desk):
        self._context = context
        self._desk = desk
        self._shown = {}

    def show(self, name):
        """Open the city's database and show a panel; ask for a connection where none was chosen."""
        if not self._context.connection.choice():
            self._context.wishes.connection.emit()
            return
        if name not in self._shown:
            dock = _MAKERS[name](self._desk, self._context.iface)
            self._context.add_dock(dock, Qt.DockWidgetArea.RightDockWidgetArea)
            self._shown[name] = dock
            window = self._context.iface.mainWindow()
            window.resizeDocks([dock], [_WIDTH], Qt.Orientation.Horizontal)
        self._desk.open()
        self._shown[name].show()
        self._shown[name].raise_()

    def reopen(self):
        """Follow the connection that the user chose."""
        self._desk.reopen()


def _make_queue(desk, iface):
    from mapalus.plugin.gui.desk.queue.queue_dock import QueueDock

    return QueueDock(desk, iface)


def _make_card(desk, iface):
    from mapalus.plugin.gui.desk.card.card_dock import CardDock

    return CardDock(desk, iface)


_MAKERS = {"queue": _make_queue, "card": _make_card}
