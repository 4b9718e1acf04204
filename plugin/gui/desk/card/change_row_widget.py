"""One value of a report, and changing it in place."""

from qgis.PyQt.QtCore import QEvent, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mapalus.plugin.gui.desk.card.header_widget import plain_label
from mapalus.plugin.i18n import tr

_LINES = 4


class ChangeRow(QWidget):
    """A title, a value, and “Change…” where the user may change it. Enter saves, Esc gives up.

    :param editor: QPlainTextEdit, or a box with ``value()`` and ``set_value()``; None for what is only shown.
    """

    wanted = pyqtSignal(object)
    """The value that was entered; an empty text where it was emptied."""

    def __init__(self, title, editor=None, parent=None):
        super().__init__(parent)
        self._value = None
        self.editor = editor
        self.title = QLabel(title)
        self.title.setStyleSheet("QLabel { color: #767676; }")
        self.title.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.text = plain_label()
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.button = QToolButton()
        self.button.setText(tr("Change…"))
        self.button.setAutoRaise(True)
        # As high as a line of text, so that all three begin on one line.
        self.button.setFixedHeight(self.button.fontMetrics().lineSpacing() + 2)
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.button.setAccessibleName(f"{tr('Change…')} {title}")
        self.button.hide()
        top = QHBoxLayout()
        top.addWidget(self.title, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.text, 1, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(top)
        self._place = QWidget()
        self._place.hide()
        if editor is not None:
            self._place_editor(editor)
        layout.addWidget(self._place)

    @property
    def is_open(self):
        return not self._place.isHidden()

    def show_value(self, words, value=None, may_change=False):
        """Show a value in words. What is being entered stays."""
        self._value = value
        self.text.setText(words)
        self.button.setVisible(may_change and self.editor is not None and not self.is_open)

    def close_editor(self):
        had_focus = self.editor is not None and self.editor.hasFocus()
        if self.is_open:
            self._place.hide()
            self.button.show()
            if had_focus:
                self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched, event):
        if event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if isinstance(watched, QComboBox) and watched.view().isVisible():
            return False
        is_line = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.close_editor()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not is_line:
            self._save()
            return True
        return False

    def _place_editor(self, editor):
        layout = QVBoxLayout(self._place)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.addWidget(editor)
        self.hint = plain_label(tr("Choose one from the list."))
        self.hint.hide()
        layout.addWidget(self.hint)
        self._saving, cancel = QPushButton(tr("Save")), QPushButton(tr("Cancel"))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._saving)
        buttons.addWidget(cancel)
        layout.addLayout(buttons)
        editor.setAccessibleName(self.title.text())
        editor.installEventFilter(self)
        if isinstance(editor, QPlainTextEdit):
            editor.setTabChangesFocus(True)
            editor.setFixedHeight(_LINES * editor.fontMetrics().lineSpacing() + 12)
        self.button.clicked.connect(lambda _checked=False: self._open())
        self._saving.clicked.connect(lambda _checked=False: self._save())
        cancel.clicked.connect(lambda _checked=False: self.close_editor())

    def _open(self):
        if isinstance(self.editor, QPlainTextEdit):
            self.editor.setPlainText(self._value or "")
        else:
            self.editor.set_value(self._value)
        self.hint.hide()
        self.button.hide()
        self._place.show()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self):
        is_text = isinstance(self.editor, QPlainTextEdit)
        value = self.editor.toPlainText().strip() if is_text else self.editor.value()
        self.hint.setVisible(value is None)
        if value is None:
            return
        if value == (self._value or "" if is_text else self._value):
            self.close_editor()
            return
        self.wanted.emit(value)
