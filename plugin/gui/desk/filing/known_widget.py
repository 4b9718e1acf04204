"""Reports that may be about the same problem as the new one."""

from itertools import zip_longest

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QGroupBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from mapalus.plugin.desk.filing import CANDIDATES
from mapalus.plugin.gui.desk.filing.filing_words import candidate_words
from mapalus.plugin.i18n import tr


class EnterButton(QPushButton):
    """A button that Enter presses, too."""

    def keyPressEvent(self, event):
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)


class KnownWidget(QGroupBox):
    """Shows candidates, each with a button that adds a supporter; hidden without any."""

    supported = pyqtSignal(int)
    """A report gets a supporter: its number."""

    def __init__(self, language, parent=None):
        super().__init__(tr("Already known?"), parent)
        column = QVBoxLayout(self)
        # Made once, so that Tab reaches the buttons between the description and the caller.
        self._rows = [_Row(language) for _ in range(CANDIDATES)]
        for row in self._rows:
            row.supported.connect(self.supported)
            column.addWidget(row)
        self.hide()

    def show_candidates(self, candidates):
        """Show reports in place of those before."""
        for row, candidate in zip_longest(self._rows, candidates[: len(self._rows)]):
            row.show_candidate(candidate)
        self.setVisible(bool(candidates))


class _Row(QWidget):
    """One candidate."""

    supported = pyqtSignal(int)

    def __init__(self, language):
        super().__init__()
        self._language = language
        self._candidate = None
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._button = EnterButton(tr("Add as supporter"))
        self._button.clicked.connect(self._support)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._words, 1)
        line.addWidget(self._button, 0, Qt.AlignmentFlag.AlignTop)

    def show_candidate(self, candidate):
        self._candidate = candidate
        self.setVisible(candidate is not None)
        if candidate is None:
            return
        lines = [candidate.reference, candidate_words(candidate, self._language), candidate.address]
        self._words.setText("\n".join(line for line in lines if line))
        self._button.setToolTip(
            tr("The caller is counted at {reference}; no new report is filed.", reference=candidate.reference)
        )

    def _support(self):
        if self._candidate is not None:
            self.supported.emit(self._candidate.id)
