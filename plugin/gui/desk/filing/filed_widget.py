"""What was filed: the number, and what the caller hears."""

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from mapalus.plugin.desk.filing import words_for_caller
from mapalus.plugin.gui.desk.filing.known_widget import EnterButton
from mapalus.plugin.i18n import tr


class FiledWidget(QWidget):
    """Shows the reference large, and a sentence to read aloud."""

    next_wanted = pyqtSignal()
    """The next call begins."""

    report_wanted = pyqtSignal(int)
    """The report shall be shown: its number."""

    def __init__(self, language, parent=None):
        super().__init__(parent)
        self._language = language
        self._filed = None
        self._title = QLabel()
        self._reference = QLabel()
        self._reference.setObjectName("reference")
        font = self._reference.font()
        font.setPointSizeF(2 * font.pointSizeF())
        font.setBold(True)
        self._reference.setFont(font)
        self._words = QLabel()
        self._words.setObjectName("words")
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        font = self._words.font()
        font.setPointSizeF(1.15 * font.pointSizeF())
        self._words.setFont(font)
        for label in (self._reference, self._words):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        copy = EnterButton(tr("Copy"))
        copy.setToolTip(tr("Copies the number."))
        copy.clicked.connect(self._copy)
        show = EnterButton(tr("Show the report"))
        show.clicked.connect(self._show)
        self._next = EnterButton(tr("Next call"))
        self._next.setToolTip(tr("Clears the form (Enter)."))
        self._next.clicked.connect(self.next_wanted)
        buttons = QHBoxLayout()
        for button in (copy, show):
            buttons.addWidget(button)
        buttons.addStretch(1)
        read = QLabel(tr("Read to the caller:"))
        column = QVBoxLayout(self)
        for widget in (self._title, self._reference):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addSpacing(12)
        column.addWidget(read)
        column.addWidget(self._words)
        column.addSpacing(12)
        column.addWidget(self._next)
        column.addStretch(1)

    def show_filed(self, filed):
        """Show a :class:`~mapalus.plugin.desk.filing.Filed`."""
        self._filed = filed
        if filed.is_support:
            self._title.setText(tr("Supporter added. This report now has {number}.", number=filed.supporters))
        else:
            self._title.setText(tr("Filed: {category}", category=filed.category_name.in_language(self._language)))
        self._reference.setText(filed.reference)
        self._words.setText(words_for_caller(filed, self._language))
        self._next.setFocus()

    def take_focus(self):
        self._next.setFocus()

    def _copy(self):
        QApplication.clipboard().setText(self._filed.reference)

    def _show(self):
        self.report_wanted.emit(self._filed.id)
