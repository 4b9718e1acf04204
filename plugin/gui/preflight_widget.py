"""What a look at the database found, each with its repair."""

from qgis.PyQt.QtCore import QSize, pyqtSignal
from qgis.PyQt.QtGui import QFontDatabase
from qgis.PyQt.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
)

from mapalus.plugin.gui.icons import icon
from mapalus.plugin.i18n import tr
from mapalus.plugin.publication.preflight import ERROR

_ROWS = 4


class PreflightWidget(QFrame):
    """Lists findings, the worst first; of the chosen one it shows the statements that put it right.

    Hidden where nothing was found.
    """

    repair_wanted = pyqtSignal(object)
    """A :class:`~mapalus.plugin.publication.preflight.Finding` shall be repaired."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._findings = []
        self._title = QLabel()
        self._title.setWordWrap(True)
        self._list = QListWidget()
        self._list.setWordWrap(True)
        self._list.setIconSize(QSize(16, 16))
        self._list.setMaximumHeight((2 * _ROWS + 1) * self.fontMetrics().lineSpacing())
        self._statements = QPlainTextEdit()
        self._statements.setReadOnly(True)
        self._statements.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._statements.setMaximumHeight((_ROWS + 1) * self.fontMetrics().lineSpacing())
        self._repair = QPushButton(tr("Repair"))
        self._repair.setToolTip(tr("Runs the statements that are shown, in one transaction."))
        self._copy = QPushButton(tr("Copy"))
        self._copy.setToolTip(tr("Copies the statements, for somebody who may run them."))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._copy)
        buttons.addWidget(self._repair)
        layout = QVBoxLayout(self)
        layout.addWidget(self._title)
        layout.addWidget(self._list)
        layout.addWidget(self._statements)
        layout.addLayout(buttons)
        self._list.currentRowChanged.connect(self._show_chosen)
        self._repair.clicked.connect(lambda: self.repair_wanted.emit(self.chosen()))
        self._copy.clicked.connect(lambda: QApplication.clipboard().setText(self.chosen().script))
        self.show_findings([])

    def show_findings(self, findings):
        """Show a list of findings; an empty one hides the widget."""
        self._findings = list(findings)
        self._list.clear()
        for finding in self._findings:
            item = QListWidgetItem(icon("bad" if finding.grade == ERROR else "attention"), str(finding), self._list)
            item.setToolTip(str(finding))
        errors = sum(finding.grade == ERROR for finding in self._findings)
        warnings = len(self._findings) - errors
        told = (
            tr("The database is not fit yet: nothing is published where there is an error.")
            if errors
            else tr("The database can be published, and could be better.")
        )
        self._title.setText(
            f"{told} {tr('Errors: {errors}. Warnings: {warnings}.').format(errors=errors, warnings=warnings)}"
        )
        self.setVisible(bool(self._findings))
        self._list.setCurrentRow(0 if self._findings else -1)
        self._show_chosen()

    def chosen(self):
        """Return the chosen finding, None where none is."""
        row = self._list.currentRow()
        return self._findings[row] if 0 <= row < len(self._findings) else None

    def choose(self, row):
        """Choose a finding by its place in the list."""
        self._list.setCurrentRow(row)

    def rows(self):
        """Return the sentences that are shown."""
        return [self._list.item(row).text() for row in range(self._list.count())]

    def _show_chosen(self, _row=None):
        finding = self.chosen()
        script = "" if finding is None else finding.script
        self._statements.setPlainText(script)
        self._statements.setVisible(bool(script))
        self._repair.setVisible(bool(script))
        self._copy.setVisible(bool(script))
