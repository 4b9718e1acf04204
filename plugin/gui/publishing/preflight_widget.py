"""What a look at the database found, each with its repair."""

from qgis.PyQt.QtCore import QSize, pyqtSignal
from qgis.PyQt.QtGui import QFontDatabase
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mapalus.plugin.gui.common.notice_widget import NoticeWidget
from mapalus.plugin.gui.icons import icon
from mapalus.plugin.i18n import in_words, tr
from mapalus.plugin.publication.preflight import ERROR

_STATEMENTS_ROWS = 7


class PreflightWidget(QWidget):
    """Lists findings, the worst first; of the chosen one it shows the statements that put it right."""

    repair_wanted = pyqtSignal(object)
    """A :class:`~mapalus.plugin.publication.preflight.Finding` shall be repaired."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self._findings = []
        self.notice = NoticeWidget()
        self._list = QListWidget()
        self._list.setWordWrap(True)
        self._list.setAlternatingRowColors(True)
        self._list.setIconSize(QSize(16, 16))
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._statements = QPlainTextEdit()
        self._statements.setReadOnly(True)
        self._statements.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._statements.setMaximumHeight(_STATEMENTS_ROWS * self.fontMetrics().lineSpacing())
        self._copy = QPushButton(tr("Copy the statements"))
        self._copy.setToolTip(tr("For somebody who may run them."))
        self._repair = QPushButton(tr("Repair"))
        self._repair.setToolTip(tr("Runs the statements that are shown, in one transaction."))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._copy)
        buttons.addWidget(self._repair)
        layout = QVBoxLayout(self)
        layout.addWidget(self.notice)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._statements)
        layout.addLayout(buttons)
        self._list.currentRowChanged.connect(self._show_chosen)
        self._repair.clicked.connect(lambda: self.repair_wanted.emit(self.chosen()))
        self._copy.clicked.connect(lambda: QApplication.clipboard().setText(self.chosen().script))
        self.forget()

    def forget(self):
        """Show nothing: the database was not looked at."""
        self.show_findings([])
        self.notice.show_words("", tr("The database is looked at before every plan; what is found is listed here."))

    def show_findings(self, findings):
        """Show what a look found, which may be nothing."""
        self._findings = list(findings)
        self._list.clear()
        for finding in self._findings:
            words = in_words(finding.sentence)
            item = QListWidgetItem(icon("bad" if finding.grade == ERROR else "attention"), words, self._list)
            item.setToolTip(words)
        errors = sum(finding.grade == ERROR for finding in self._findings)
        counts = tr("Errors: {errors}. Warnings: {warnings}.").format(
            errors=errors, warnings=len(self._findings) - errors
        )
        if errors:
            told = tr("The database is not fit yet: what an error stands in the way of is not published.")
            self.notice.show_words("bad", f"{told} {counts}")
        elif self._findings:
            told = tr("The database can be published, and could be better.")
            self.notice.show_words("attention", f"{told} {counts}")
        else:
            self.notice.show_words("good", tr("The database is fit to be published."))
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
        for widget in (self._statements, self._copy, self._repair):
            widget.setVisible(bool(script))
