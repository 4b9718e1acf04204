"""A sentence with a sign: what was found, what went wrong."""

from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from mapalus.plugin.gui.icons import icon


class NoticeWidget(QWidget):
    """Shows one of the signs ``wait``, ``good``, ``attention`` or ``bad``, or none, and words that can be copied."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self._sign = QLabel()
        self._sign.setFixedSize(QSize(24, 24))
        self._words = QLabel()
        self._words.setWordWrap(True)
        # Sentences of servers must not become markup.
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._words.setMinimumHeight(2 * self._words.fontMetrics().lineSpacing())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._words, 1)
        self.show_words("", "")

    def show_words(self, sign, text):
        self._sign.setVisible(bool(sign))
        self._sign.setPixmap(icon(sign).pixmap(24, 24))
        self._words.setText(text)

    def text(self):
        return self._words.text()
