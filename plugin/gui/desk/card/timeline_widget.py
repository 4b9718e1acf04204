"""The history of a report, the newest entry first."""

from html import escape

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from mapalus.plugin.gui.desk.card.card_words import event_words, moment_words
from mapalus.plugin.i18n import tr

_AT_FIRST = 8


class TimelineWidget(QWidget):
    """Lists events; what the public never sees is marked by a word."""

    changed = pyqtSignal()

    def __init__(self, parent=None):
        super().__init__(parent)
        self._report = None
        self._events = ()
        self._shows_all = False
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.RichText)
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._more = QPushButton()
        self._more.clicked.connect(self._show_all)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.text)
        layout.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_card(self, card):
        if card.id != self._report:
            self._report, self._shows_all = card.id, False
        self._events = card.events
        self._update()

    def _show_all(self):
        self._shows_all = True
        self._update()

    def _update(self):
        shown = self._events if self._shows_all else self._events[:_AT_FIRST]
        self.text.setText("".join(_entry(event) for event in shown))
        self._more.setText(tr("Show all {number} entries", number=len(self._events)))
        self._more.setVisible(len(shown) < len(self._events))


def _entry(event):
    marks = [moment_words(event.at), event.actor]
    if event.from_source:
        marks.append(tr("by an import"))
    if not event.is_public:
        marks.append(tr("internal"))
    note = f"<br/>“{escape(event.note)}”".replace("\n", "<br/>") if event.note else ""
    return (
        f'<p style="margin: 0 0 6px 0;">{escape(event_words(event))}{note}<br/>'
        f'<small style="color: #767676;">{escape(" · ".join(marks))}</small></p>'
    )
