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
    for name, title, keys, show in (
        ("queue", tr("Reports"), "Ctrl+Shift+Q", lambda: panels.show("queue")),
        ("card", tr("Report card"), "Ctrl+Shift+K", lambda: panels.show("card")),
        ("new_report", tr("New report"), "Ctrl+Alt+N", panels.file),
    ):
        context.add_shortcut(context.add_action(name, title, show), keys)
    context.connect(context.wishes.report, panels.show_report)
    context.connect(desk.card_wanted, lambda: panels.show("card"))


# In pixels: most of the queue's columns fit.
_WIDTH = 620
_QUEUE_HEIGHT, _CARD_HEIGHT = 380, 520


class _Panels:
    """Docks that are made when they are first wanted."""

    def __init__(self, context, desk):
        self._context = context
        self._desk = desk
        self._shown = {}

    def show(self, name):
        """Open the city's database, show a panel and return it; ask for a connection where none was chosen."""
        if not self._context.connection.choice():
            self._context.wishes.connection.emit()
            return None
        if name not in self._shown:
            iface = self._context.iface
            dock = _MAKERS[name]()(self._desk, iface.mapCanvas(), iface.mainWindow())
            self._context.add_dock(dock, Qt.DockWidgetArea.RightDockWidgetArea)
            self._shown[name] = dock
            self._arrange(name)
        self._desk.open()
        self._shown[name].show()
        self._shown[name].raise_()
        return self._shown[name]

    def _arrange(self, name):
        """Put a new panel where it does not squeeze the others: the queue above, the others beneath it as tabs."""
        window, dock = self._context.iface.mainWindow(), self._shown[name]
        window.resizeDocks([dock], [_WIDTH], Qt.Orientation.Horizontal)
        beneath = [panel for other, panel in self._shown.items() if other not in ("queue", name)]
        if name != "queue" and beneath:
            window.tabifyDockWidget(beneath[0], dock)
        elif name != "queue" and "queue" in self._shown:
            window.resizeDocks([self._shown["queue"], dock], [_QUEUE_HEIGHT, _CARD_HEIGHT], Qt.Orientation.Vertical)

    def file(self):
        """Show the form for new reports, ready for typing."""
        dock = self.show("filing")
        if dock is not None:
            dock.begin()

    def show_report(self, report):
        """Show one report's card."""
        if self.show("card") is not None:
            self._desk.choose(report)

    def reopen(self):
        """Follow the connection that the user chose."""
        self._desk.reopen()


# Imported when they are wanted: QGIS starts sooner.
def _queue():
    from mapalus.plugin.gui.desk.queue.queue_dock import QueueDock

    return QueueDock


def _card():
    from mapalus.plugin.gui.desk.card.card_dock import CardDock

    return CardDock


def _filing():
    from mapalus.plugin.gui.desk.filing.new_report_dock import NewReportDock

    return NewReportDock


_MAKERS = {"queue": _queue, "card": _card, "filing": _filing}
