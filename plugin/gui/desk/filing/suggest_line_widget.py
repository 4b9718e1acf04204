"""A line that offers what may be meant while somebody types."""

from typing import NamedTuple

from qgis.PyQt.QtCore import QEvent, QPoint, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QLineEdit, QListWidget, QListWidgetItem

_PAUSE = 150
"""Milliseconds without a key before anybody is asked."""
_ROWS = 8
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Suggestion(NamedTuple):
    """What a line offers: what is read in the list, the value behind it, and an icon or None."""

    text: str
    value: object
    icon: object = None


class SuggestLine(QLineEdit):
    """Asks with :attr:`asked`, and shows what :meth:`offer` is given in a list below the line.

    Up and Down choose in the list. Enter and Tab take what is chosen there and go on. Somebody who is faster than the
    answer gets its first suggestion when it comes.
    """

    asked = pyqtSignal(str)
    """Suggestions are wanted for a text."""

    chosen = pyqtSignal(object)
    """Somebody took a suggestion: its value."""

    def __init__(self, pause=_PAUSE, parent=None):
        super().__init__(parent)
        self._is_settled = False
        self._is_awaited = False
        # The list is laid over the window; keys stay with the line.
        self._list = QListWidget(self)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setAutoFillBackground(True)
        self._list.hide()
        self._list.itemClicked.connect(self._take)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(pause)
        self._pause.timeout.connect(self._ask)
        self.textEdited.connect(self._await)
        self.setClearButtonEnabled(True)

    @property
    def is_settled(self):
        """Whether what the line says was chosen; then nothing is taken that nobody chose."""
        return self._is_settled

    def settle(self, text):
        """Show a text that was chosen."""
        self.setText(text)
        self.setCursorPosition(0)
        self._is_settled = True
        self._forget()

    def unsettle(self):
        """What the line says is not chosen any more."""
        self._is_settled = False

    def clear_all(self):
        """Empty the line, as for the next call."""
        self.clear()
        self._is_settled = False
        self._forget()

    def offer(self, suggestions):
        """Show suggestions; none hide the list."""
        self._list.clear()
        for suggestion in suggestions:
            item = QListWidgetItem(suggestion.text)
            item.setData(Qt.ItemDataRole.UserRole, suggestion.value)
            if suggestion.icon is not None:
                item.setIcon(suggestion.icon)
            item.setToolTip(suggestion.text)
            self._list.addItem(item)
        if self._is_awaited:
            self._is_awaited = False
            if self._list.count() and not self._is_settled:
                self._take(self._list.item(0))
                return
        if not self._list.count() or not self.hasFocus():
            self._hide_list()
            return
        if not self._is_settled:
            self._list.setCurrentRow(0)
        self._show_list()

    def event(self, event):
        # Tab is not among the keys of keyPressEvent.
        if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab:
            self._finish()
        return super().event(event)

    def keyPressEvent(self, event):
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            if self._list.isVisible():
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                row = self._list.currentRow() + step
                self._list.setCurrentRow(max(0, min(row, self._list.count() - 1)))
            elif event.key() == Qt.Key.Key_Down:
                self.asked.emit(self.text())
            return
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._finish()
            self.focusNextChild()
            return
        if event.key() == Qt.Key.Key_Escape and self._list.isVisible():
            self._forget()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event):
        super().focusOutEvent(event)
        self._hide_list()

    def resizeEvent(self, event):
        super().resizeEvent(event)
        self._hide_list()

    def hideEvent(self, event):
        super().hideEvent(event)
        self._hide_list()

    def _await(self, _text):
        self._is_awaited = False
        self._pause.start()

    def _ask(self):
        self.asked.emit(self.text())

    def _finish(self):
        """Take what is chosen in the list; where the answer is still to come, take its first suggestion then."""
        if self._pause.isActive():
            self._pause.stop()
            self._is_awaited = bool(self.text().strip())
            self._list.clear()
            self._hide_list()
            self._ask()
        elif self._list.isVisible() and self._list.currentItem() is not None:
            self._take(self._list.currentItem())
        elif not self._is_settled and not self._list.count():
            self._is_awaited = bool(self.text().strip())

    def _take(self, item):
        value = item.data(Qt.ItemDataRole.UserRole)
        self._forget()
        self.chosen.emit(value)

    def _forget(self):
        self._pause.stop()
        self._is_awaited = False
        self._list.clear()
        self._hide_list()

    def _hide_list(self):
        # Back to the line, so that nothing stays in the window when the line goes.
        self._list.hide()
        self._list.setParent(self)

    def _show_list(self):
        window = self.window()
        if self._list.parent() is not window:
            self._list.setParent(window)
        rows = min(self._list.count(), _ROWS)
        height = rows * max(self._list.sizeHintForRow(0), 1) + 2 * self._list.frameWidth()
        corner = self.mapTo(window, QPoint(0, self.height()))
        if corner.y() + height > window.height():
            corner = self.mapTo(window, QPoint(0, -height))
        # As wide as the longest suggestion, where the window has room to the right.
        longest = self._list.sizeHintForColumn(0) + 4 * self._list.frameWidth() + self.fontMetrics().averageCharWidth()
        width = max(self.width(), min(longest, window.width() - corner.x()))
        self._list.setGeometry(corner.x(), corner.y(), width, height)
        self._list.show()
        self._list.raise_()
