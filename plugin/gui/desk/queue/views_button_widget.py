"""Views of the queue that the staff share: choose one, save one, delete one."""

from functools import partial

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QInputDialog, QMenu, QToolButton

from mapalus.plugin.desk.queue import drop_view, read_views, save_view
from mapalus.plugin.i18n import tr

_LONGEST_TITLE = 100


class ViewsButton(QToolButton):
    """A menu of the saved views.

    :param desk: :class:`~mapalus.plugin.gui.desk.desk.Desk`
    :param current: returns the filter that is shown.
    """

    chosen = pyqtSignal(object)
    """The :class:`~mapalus.plugin.desk.queue_filter.QueueFilter` of a view."""

    failed = pyqtSignal(object)
    """A MapalusError: a view was not saved or not deleted."""

    def __init__(self, desk, current, parent=None):
        super().__init__(parent)
        self._desk = desk
        self._current = current
        self._views = []
        self.setText(tr("Views"))
        self.setToolTip(tr("Filters that somebody saved for all staff"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(QMenu(self))
        self.menu().aboutToShow.connect(self.read)
        desk.opened.connect(self._begin)
        if desk.user is not None:
            self._begin(desk.user)

    def _begin(self, user):
        # An agency has one queue, its own.
        self.setVisible(user.is_staff)
        if user.is_staff:
            self.read()

    def read(self):
        """Read the views again; what is known already is offered meanwhile."""
        self._desk.read(read_views, self._show, replaces="queue views", slowly=True)
        if self.menu().isEmpty():
            self._show(self._views)

    def _show(self, views):
        self._views = views
        menu = self.menu()
        menu.clear()
        for view in views:
            action = menu.addAction(view.title)
            action.setToolTip(tr("Saved by {login}", login=view.created_by))
            action.triggered.connect(partial(self._choose, view.filter))
        if views:
            menu.addSeparator()
        menu.addAction(tr("Save this view…")).triggered.connect(self._save)
        delete = menu.addMenu(tr("Delete"))
        delete.setEnabled(bool(views))
        for view in views:
            delete.addAction(view.title).triggered.connect(partial(self._delete, view.id))

    def _choose(self, wanted, _checked=False):
        self.chosen.emit(wanted)

    def _save(self, _checked=False):
        title, is_wanted = QInputDialog.getText(self, tr("Save this view"), tr("Title, for all staff:"))
        title = title.strip()[:_LONGEST_TITLE]
        if is_wanted and title:
            wanted = self._current()
            self._desk.act(lambda connection: save_view(connection, title, wanted), self._done, self.failed.emit)

    def _delete(self, number, _checked=False):
        self._desk.act(lambda connection: drop_view(connection, number), self._done, self.failed.emit)

    def _done(self, _result):
        self.read()
