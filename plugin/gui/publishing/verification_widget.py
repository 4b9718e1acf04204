"""What a verification asked a server, and what was wrong with its answers."""

from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
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
from mapalus.plugin.gui.publishing.words.check_words import asker_words
from mapalus.plugin.i18n import in_words, tr
from mapalus.plugin.ogc.checks import ASKERS

_ASKED, _OF, _HOW, _ANSWER = range(4)
_CHECK = Qt.ItemDataRole.UserRole


class VerificationWidget(QWidget):
    """Shows the checks of a verification by who asked, failed ones first; offers going back after a failed one."""

    rollback_wanted = pyqtSignal(int)
    """The plan of going back to before a publication is to be shown."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self._entry = None
        self.notice = NoticeWidget()
        self._tree = QTreeWidget()
        self._tree.setHeaderLabels([tr("Asked for"), tr("Of"), tr("How"), tr("Answer")])
        self._tree.setAlternatingRowColors(True)
        self._tree.setUniformRowHeights(True)
        self._tree.setIconSize(QSize(16, 16))
        header = self._tree.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        for column, width in ((_ASKED, 310), (_OF, 190), (_HOW, 250)):
            header.resizeSection(column, width)
        self._back = QPushButton(tr("Go back to before this publication…"))
        self._back.setToolTip(tr("Shows first what would be done; nothing is changed by that."))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._back)
        layout = QVBoxLayout(self)
        layout.addWidget(self.notice)
        layout.addWidget(self._tree, 1)
        layout.addLayout(row)
        self._back.clicked.connect(lambda: self.rollback_wanted.emit(self._entry))
        self.clear()

    def clear(self):
        """Show no verification."""
        self._show([], None)
        self.notice.show_words("", tr("Nothing was asked yet. Publishing and Verify ask the server."))

    def show_verification(self, verification, sign, words, failed_entry=None):
        """Show a :class:`~mapalus.plugin.ogc.checks.Verification` under some words.

        :param failed_entry: number of the publication that failed it, which may be gone back from.
        """
        self._show(verification.checks, failed_entry)
        self.notice.show_words(sign, words)

    def groups(self):
        """Return (text, texts of its checks, the sentence of what is wrong as the last) of each group, in order."""
        groups = (self._tree.topLevelItem(index) for index in range(self._tree.topLevelItemCount()))
        return [(group.text(_ASKED), list(_rows(group))) for group in groups]

    def _show(self, checks, failed_entry):
        self._entry = failed_entry
        self._back.setVisible(failed_entry is not None)
        self._tree.clear()
        by = {}
        for check in checks:
            by.setdefault((check.by, check.user), []).append(check)
        # Who found something first, then in the usual order.
        groups = sorted(by, key=lambda whom: (all(check.passed for check in by[whom]), _place(whom[0]), whom[1]))
        for whom in groups:
            self._add_group(*whom, sorted(by[whom], key=lambda check: (check.passed, not check.warning)))

    def _add_group(self, by, user, checks):
        failed = sum(not check.passed for check in checks)
        told = sum(bool(_said(check)) for check in checks)
        whom = asker_words(by) if not user else tr("{whom}: {user}").format(whom=asker_words(by), user=user)
        words = tr("{whom} ({number} checks, failed: {failed})")
        group = QTreeWidgetItem(self._tree, [words.format(whom=whom, number=len(checks), failed=failed)])
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = group.font(_ASKED)
        font.setBold(True)
        group.setFont(_ASKED, font)
        group.setFirstColumnSpanned(True)
        group.setIcon(_ASKED, icon("bad" if failed else "attention" if told else "good"))
        for check in checks[:told]:
            item = self._add_check(group, check)
            problem = in_words(_said(check))
            sentence = QTreeWidgetItem(item, [problem])
            sentence.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            sentence.setFirstColumnSpanned(True)
            sentence.setToolTip(_ASKED, problem)
            item.setExpanded(True)
        within = group
        if told and told < len(checks):
            # Not between the user and what the next one found.
            within = QTreeWidgetItem(group, [tr("As it should be ({number})").format(number=len(checks) - told)])
            within.setFlags(Qt.ItemFlag.ItemIsEnabled)
            within.setFirstColumnSpanned(True)
            within.setIcon(_ASKED, icon("good"))
        for check in checks[told:]:
            self._add_check(within, check)
        group.setExpanded(told > 0)

    @staticmethod
    def _add_check(parent, check):
        answer = tr("failed") if not check.passed else tr("a warning") if check.warning else tr("as it should be")
        item = QTreeWidgetItem(parent, [in_words(check.asked), check.of, in_words(check.way), answer])
        item.setData(_ASKED, _CHECK, check)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        item.setIcon(_ASKED, icon("bad" if not check.passed else "attention" if check.warning else "good"))
        for column in (_ASKED, _OF, _HOW):
            item.setToolTip(column, item.text(column))
        return item


def _said(check):
    """Return the sentence of what is wrong or must be known; empty where there is nothing."""
    return check.problem or check.warning


def _rows(item):
    """Yield the texts of the checks below an item."""
    check = item.data(_ASKED, _CHECK)
    if check is not None:
        yield [
            item.text(_ASKED),
            item.text(_OF),
            item.text(_HOW),
            in_words(_said(check)) or item.text(_ANSWER),
        ]
        return
    for row in range(item.childCount()):
        yield from _rows(item.child(row))


def _place(by):
    return ASKERS.index(by) if by in ASKERS else len(ASKERS)
