"""What was published to a server, newest first."""

from qgis.PyQt.QtCore import QDateTime, QLocale, QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from mapalus.plugin.gui.common.notice_widget import NoticeWidget
from mapalus.plugin.gui.icons import icon
from mapalus.plugin.gui.publishing.words.check_words import counts_words
from mapalus.plugin.gui.publishing.words.step_words import outcome_words
from mapalus.plugin.i18n import in_words, tr

_NUMBER = Qt.ItemDataRole.UserRole
_OUTCOME, _CHECKS = 5, 6
_SIGNS = {"done": "good", "running": "wait", "failed": "bad"}


class HistoryWidget(QWidget):
    """Lists the journal's entries; one of them can be chosen to go back to before it."""

    rollback_wanted = pyqtSignal(int)
    verification_wanted = pyqtSignal(object)
    """What was asked after an entry is to be shown."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.notice = NoticeWidget()
        self._list = QTreeWidget()
        self._list.setRootIsDecorated(False)
        self._list.setAlternatingRowColors(True)
        self._list.setUniformRowHeights(True)
        self._list.setIconSize(QSize(16, 16))
        self._entries = {}
        self._list.setHeaderLabels(
            [tr("No."), tr("When"), tr("Who"), tr("What"), tr("Steps"), tr("Outcome"), tr("Checks")]
        )
        header = self._list.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(False)
        for column, width in enumerate((50, 175, 130, 160, 75, 230, 130)):
            header.resizeSection(column, width)
        header.setSectionResizeMode(_OUTCOME, QHeaderView.ResizeMode.Stretch)
        self._verification = QPushButton(tr("Show its verification"))
        self._verification.setEnabled(False)
        self._back = QPushButton(tr("Go back to before this…"))
        self._back.setEnabled(False)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._verification)
        row.addWidget(self._back)
        layout = QVBoxLayout(self)
        layout.addWidget(self.notice)
        layout.addWidget(self._list, 1)
        layout.addLayout(row)
        self._list.itemSelectionChanged.connect(self._selection_changed)
        self._list.itemDoubleClicked.connect(lambda _item, _column: self._want_verification())
        self._verification.clicked.connect(self._want_verification)
        self._back.clicked.connect(lambda: self.rollback_wanted.emit(self.chosen()))

    def show_entries(self, entries):
        """Show a list of :class:`~mapalus.plugin.publication.journal.Entry`."""
        self._list.clear()
        self._entries = {entry.number: entry for entry in entries}
        for entry in entries:
            told = outcome_words(entry.outcome)
            if entry.message:
                told = f"{told}: {in_words(entry.message)}"
            item = QTreeWidgetItem(
                self._list,
                [
                    str(entry.number),
                    _when(entry.started_at),
                    entry.started_by,
                    _what(entry),
                    str(entry.steps),
                    told,
                    counts_words(entry),
                ],
            )
            item.setData(0, _NUMBER, entry.number)
            item.setIcon(_OUTCOME, icon(_SIGNS.get(entry.outcome, "attention")))
            item.setToolTip(_OUTCOME, told)
            if entry.checks is not None:
                item.setIcon(_CHECKS, icon("bad" if entry.failed_checks else "good"))
        self.show_hint()

    def show_hint(self):
        """Say what can be done with the entries that are shown."""
        if self._entries:
            self.notice.show_words("", tr("Everything can be gone back to; the plan of going back is shown first."))
        else:
            self.notice.show_words("", tr("Nothing was published to this server yet."))

    def choose(self, number):
        """Select the entry of a number."""
        for index in range(self._list.topLevelItemCount()):
            if self._list.topLevelItem(index).data(0, _NUMBER) == number:
                self._list.setCurrentItem(self._list.topLevelItem(index))

    def chosen(self):
        """Return the number of the selected entry, None where none is."""
        selected = self._list.selectedItems()
        return selected[0].data(0, _NUMBER) if selected else None

    def _selection_changed(self):
        entry = self._entries.get(self.chosen())
        self._back.setEnabled(entry is not None)
        self._verification.setEnabled(entry is not None and entry.checks is not None)

    def _want_verification(self):
        if self._verification.isEnabled():
            self.verification_wanted.emit(self._entries[self.chosen()])

    def rows(self):
        """Return the texts of all rows."""
        items = (self._list.topLevelItem(index) for index in range(self._list.topLevelItemCount()))
        return [[item.text(column) for column in range(self._list.columnCount())] for item in items]


def _when(moment):
    local = QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))
    return QLocale().toString(local, QLocale.FormatType.ShortFormat)


def _what(entry):
    if entry.goes_back_to is None:
        return tr("published")
    return tr("back to before {number}").format(number=entry.goes_back_to)
