"""The table of the queue: the urgency at its left edge, keys to go through it."""

from qgis.PyQt.QtCore import QItemSelectionModel, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QTableView

from mapalus.plugin.gui.desk.queue.queue_model import (
    AGE,
    AGENCY,
    DUPLICATES,
    PHOTOS,
    PLACE,
    REPORT,
    SIGN_SIZE,
    STATUS,
    SUPPORTERS,
    TIME_LEFT,
    URGENCY_COLOURS,
    URGENCY_ROLE,
)

_EDGE = 4
# In widths of the letter x; the place takes the rest.
_WIDTHS = {REPORT: 21, TIME_LEFT: 15, STATUS: 11, AGENCY: 9, AGE: 8, PHOTOS: 5, SUPPORTERS: 5, DUPLICATES: 5}
_LEAST_PLACE = 16


class QueueTable(QTableView):
    """Shows a :class:`~mapalus.plugin.gui.desk.queue.queue_model.QueueModel`.

    J and K go on and back, as the arrows do; past the page's end they ask for the next page.
    """

    left_at_end = pyqtSignal()
    """Somebody wants to go on behind the last row."""

    left_at_beginning = pyqtSignal()
    """Somebody wants to go back before the first row."""

    first_wanted = pyqtSignal()
    last_wanted = pyqtSignal()
    search_wanted = pyqtSignal()
    zoom_wanted = pyqtSignal()

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setIconSize(QSize(SIGN_SIZE, SIGN_SIZE))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)
        self.setItemDelegateForColumn(REPORT, _EdgeDelegate(self))
        self.doubleClicked.connect(lambda _index: self.zoom_wanted.emit())

    def setModel(self, model):
        super().setModel(model)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(24)
        unit = self.fontMetrics().horizontalAdvance("x")
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width * unit)
        header.setSectionResizeMode(PLACE, QHeaderView.ResizeMode.Stretch)
        self._leave_out_columns()

    def resizeEvent(self, event):
        super().resizeEvent(event)
        if self.model() is not None:
            self._leave_out_columns()

    def _leave_out_columns(self):
        """Hide what matters least where there is no room for it."""
        unit = self.fontMetrics().horizontalAdvance("x")
        room = self.viewport().width() // unit - _LEAST_PLACE
        for column in (REPORT, TIME_LEFT, STATUS, AGENCY, DUPLICATES, AGE, PHOTOS, SUPPORTERS):
            room -= _WIDTHS[column]
            self.setColumnHidden(column, room < 0 and column not in (REPORT, TIME_LEFT))

    def keyPressEvent(self, event):
        key, row = event.key(), self.currentIndex().row()
        last = self.model().rowCount() - 1
        if key in (Qt.Key.Key_J, Qt.Key.Key_Down) and row >= last and not event.modifiers():
            self.left_at_end.emit()
        elif key in (Qt.Key.Key_K, Qt.Key.Key_Up) and row <= 0 and not event.modifiers():
            self.left_at_beginning.emit()
        elif key == Qt.Key.Key_J:
            self.go_to(row + 1)
        elif key == Qt.Key.Key_K:
            self.go_to(row - 1)
        elif key == Qt.Key.Key_Home and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.first_wanted.emit()
        elif key == Qt.Key.Key_End and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.last_wanted.emit()
        elif key == Qt.Key.Key_Slash:
            self.search_wanted.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.zoom_wanted.emit()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def go_to(self, row):
        """Make a row the current and only selected one."""
        index = self.model().index(row, REPORT)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def keyboardSearch(self, _text):
        """Letters are commands here."""


class _EdgeDelegate(QStyledItemDelegate):
    """Paints how urgent a report is at the left edge of its row; the word for it stands in the column of time left."""

    def paint(self, painter, option, index):
        option.rect.adjust(_EDGE, 0, 0, 0)
        super().paint(painter, option, index)
        color = URGENCY_COLOURS.get(index.data(URGENCY_ROLE))
        if color:
            edge = option.rect.adjusted(-_EDGE, 1, 0, -1)
            edge.setWidth(_EDGE)
            painter.fillRect(edge, QColor(color))
