"""The desk: the queue of reports and the panels beside it."""

from qgis.PyQt.QtCore import Qt

from mapalus.plugin.gui.desk.desk import Desk
from mapalus.plugin.i18n import tr


def start(context):
    """Add the actions that show the desk's panels."""
    desk = Desk(context.connection)
    context.when_stopped(desk.deleteLater)
    context.when_stopped(desk.stop)
    panels = _Panels(context, desk)
    context.connect(context.connection.changed, lambda _choice: panels.reopen())
    context.add_separator()
    context.add_action("queue", tr("Reports"), lambda: panels.show("queue"))
    new_report = context.add_action("new_report", tr("New report"), panels.file)
    # So that QGIS's own editor of shortcuts lists it.
    context.iface.registerMainWindowAction(new_report, "Ctrl+Alt+N")
    context.when_stopped(lambda: context.iface.unregisterMainWindowAction(new_report))
    context.connect(context.wishes.report, desk.choose)


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
        self._desk.open()
        if name not in self._shown:
            dock = _MAKERS[name](self._desk, self._context.iface)
            self._context.add_dock(dock, Qt.DockWidgetArea.RightDockWidgetArea)
            self._shown[name] = dock
        self._shown[name].show()
        self._shown[name].raise_()
        return self._shown[name]

    def file(self):
        """Show the form for new reports, ready for typing."""
        dock = self.show("filing")
        if dock is not None:
            dock.begin()

    def reopen(self):
        """Follow the connection that the user chose."""
        self._desk.reopen()


def _make_queue(desk, iface):
    from mapalus.plugin.gui.desk.queue_dock import QueueDock

    return QueueDock(desk, iface)


def _make_filing(desk, iface):
    from mapalus.plugin.gui.desk.filing.new_report_dock import NewReportDock

    return NewReportDock(desk, iface)


_MAKERS = {"queue": _make_queue, "filing": _make_filing}
