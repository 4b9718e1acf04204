"""Reports beside this one: possible duplicates, those merged into it, and the one that it is merged into."""

from qgis.PyQt.QtCore import QEvent, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from mapalus.plugin.gui.desk.card.card_words import moment_words, nearness_words, status_words
from mapalus.plugin.gui.desk.card.header_widget import bold_label, plain_label, status_pixmap
from mapalus.plugin.i18n import tr

_LONGEST = 160


class OthersWidget(QWidget):
    """Lists other reports, with a button to merge or to split for those who may. A click on a reference opens it."""

    merge_wanted = pyqtSignal(object, object)
    """(the report that becomes a duplicate, the one that stays), each as (number, version)."""

    merge_into_wanted = pyqtSignal(str)
    """The reference of the report that this one is to be merged into."""

    split_wanted = pyqtSignal(object)
    """(number, version) of the report that is to be on its own again."""

    report_wanted = pyqtSignal(object)
    """The number of a report to show."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self._shown = None
        self._layout = QVBoxLayout()
        self._layout.setSpacing(4)
        self.merge_button = QPushButton(tr("Merge into another…"))
        self.into = QLineEdit()
        self.into.setPlaceholderText(tr("Reference of the report that stays"))
        self.into.hide()
        self.into.installEventFilter(self)
        self.merge_button.clicked.connect(lambda _checked=False: self._ask())
        self.into.returnPressed.connect(self._merge_into)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._layout)
        layout.addWidget(self.merge_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.into)

    def show_card(self, card):
        may_merge = "duplicate_of" in card.changeable
        shown = (card.id, card.version, card.duplicate_of, card.duplicates, card.merged, may_merge)
        if shown == self._shown:
            # New buttons would take the keyboard from where it is.
            return
        if self._shown is None or self._shown[0] != card.id or card.duplicate_of is not None or not may_merge:
            self.close_editor()
        self._shown = shown
        self.clear()
        if card.duplicate_of is not None:
            self._heading(tr("Merged into"))
            split = (card.id, card.version) if may_merge else None
            self._add(_Row(self, card.duplicate_of, card.master or str(card.duplicate_of), split=split))
        if card.duplicates:
            self._heading(tr("Possible duplicates"))
            for other in card.duplicates:
                self._add(_Row.of_duplicate(self, card, other, may_merge))
        if card.merged:
            self._heading(tr("Merged into this report"))
            for other in card.merged:
                split = (other.id, other.version) if may_merge else None
                words = moment_words(other.reported_at)
                self._add(_Row(self, other.id, other.reference, other.status, words, _text(other), split=split))
        self.merge_button.setVisible(may_merge and card.duplicate_of is None and self.into.isHidden())

    def close_editor(self):
        """Ask for no reference any more."""
        had_focus = self.into.hasFocus()
        was_open = not self.into.isHidden()
        self.into.hide()
        self.into.clear()
        if was_open:
            self.merge_button.show()
            if had_focus:
                self.merge_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched, event):
        if watched is self.into and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.close_editor()
            return True
        return super().eventFilter(watched, event)

    def _ask(self):
        self.merge_button.hide()
        self.into.show()
        self.into.setFocus(Qt.FocusReason.OtherFocusReason)

    def _merge_into(self):
        if self.into.text().strip():
            self.merge_into_wanted.emit(self.into.text())

    def clear(self):
        while self._layout.count():
            widget = self._layout.takeAt(0).widget()
            widget.hide()
            widget.deleteLater()

    def forget(self):
        self.close_editor()
        self._shown = None
        self.clear()

    def _heading(self, text):
        self._add(bold_label(text))

    def _add(self, widget):
        self._layout.addWidget(widget)
        widget.show()


class _Row(QFrame):
    """One other report."""

    def __init__(self, owner, number, reference, status=None, words="", text="", split=None):
        super().__init__(owner)
        self._owner = owner
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(6, 4, 6, 4)
        self._layout.setSpacing(2)
        top = QHBoxLayout()
        if status is not None:
            sign = QLabel()
            sign.setPixmap(status_pixmap(status, 12))
            sign.setToolTip(status_words(status))
            top.addWidget(sign)
        self.reference = QPushButton(reference)
        self.reference.setFlat(True)
        self.reference.setCursor(Qt.CursorShape.PointingHandCursor)
        self.reference.setToolTip(tr("Show this report"))
        self.reference.setStyleSheet("QPushButton { text-align: left; text-decoration: underline; padding: 0 2px; }")
        self.reference.clicked.connect(lambda _checked=False: owner.report_wanted.emit(number))
        top.addWidget(self.reference)
        top.addStretch(1)
        self.button = None
        self._top = top
        self._layout.addLayout(top)
        for line in (words, text):
            if line:
                self._layout.addWidget(plain_label(line))
        if split is not None:
            self._offer(tr("Split"), tr("Undo the merge: the report gets its own status and agency back."))
            self.button.clicked.connect(lambda _checked=False: owner.split_wanted.emit(split))

    @classmethod
    def of_duplicate(cls, owner, card, other, may_merge):
        row = cls(owner, other.id, other.reference, other.status, nearness_words(other), _text(other))
        if may_merge:
            row._offer_merge(card, other)
        return row

    def _offer_merge(self, card, other):
        """Offer to merge the later report into the earlier one."""
        this, that = (card.id, card.version), (other.id, other.version)
        if (other.reported_at, other.id) < (card.reported_at, card.id):
            tip = tr("Merge this report into {reference}, which came first.", reference=other.reference)
            duplicate, stays = this, that
        else:
            tip = tr("Merge {reference} into this report, which came first.", reference=other.reference)
            duplicate, stays = that, this
        self._offer(tr("Merge"), tip)
        self.button.clicked.connect(lambda _checked=False: self._owner.merge_wanted.emit(duplicate, stays))

    def _offer(self, text, tip):
        self.button = QPushButton(text)
        self.button.setToolTip(tip)
        self._top.addWidget(self.button)


def _text(other):
    text = " · ".join(part for part in (other.address, other.description) if part)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"
