"""What can be done with many reports at once: those that are selected, or all that the filter finds."""

from functools import partial

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QMessageBox,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mapalus.plugin.desk.actions import (
    change_filtered,
    change_reports,
    merge_into,
    set_priority,
    sum_up,
    take_step,
    undo,
)
from mapalus.plugin.desk.card import read_choices
from mapalus.plugin.desk.queue_filter import reports_query
from mapalus.plugin.gui.desk.card.agency_combo_widget import AgencyCombo
from mapalus.plugin.i18n import error_words, in_words, tr, user_language
from mapalus.plugin.vocabulary import PRIORITIES, STATUS_REASONS, STATUSES

_ASK_ABOVE = 100
_REFUSALS_SHOWN = 5
_MASTERS_OFFERED = 12


class BulkWidget(QWidget):
    """Changes many reports, each under its own rules, and undoes the last change as a whole.

    :param desk: :class:`~mapalus.plugin.gui.desk.desk.Desk`
    """

    refused = pyqtSignal(object)
    """The numbers of the reports that were refused: they shall stay selected."""

    def __init__(self, desk, parent=None):
        super().__init__(parent)
        self._desk = desk
        self._rows = ()
        self._filter = None
        self._number = 0
        self._done = []
        self._is_busy = False

        self.words = QLabel()
        self.all = QToolButton()
        self.all.setCheckable(True)
        self.all.setAutoRaise(True)
        self.all.toggled.connect(lambda _checked: self._show())
        self.step, self.reject, self.priority, self.merge = (
            _menu_button(text) for text in (tr("Step"), tr("Reject"), tr("Priority"), tr("Merge into"))
        )
        self.assign = QToolButton()
        self.assign.setText(tr("Assign…"))
        self.assign.setCheckable(True)
        self.assign.toggled.connect(self._open_agencies)
        self.undo = QToolButton()
        self.undo.setText(tr("Undo"))
        self.undo.clicked.connect(lambda _checked=False: self._undo())
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.words)
        line.addWidget(self.all)
        line.addStretch(1)
        for button in (self.step, self.assign, self.reject, self.priority, self.merge, self.undo):
            line.addWidget(button)

        self._agencies = QFrame()
        self.agency = AgencyCombo()
        self.give = QPushButton(tr("Assign"))
        self.give.clicked.connect(lambda _checked=False: self._assign())
        self.agency.lineEdit().returnPressed.connect(self._assign)
        inner = QHBoxLayout(self._agencies)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.agency, 1)
        inner.addWidget(self.give)
        self._agencies.hide()

        self.result = QLabel()
        self.result.setWordWrap(True)
        self.result.hide()
        self.refusals = QListWidget()
        self.refusals.setWordWrap(True)
        self.refusals.setMaximumHeight(_REFUSALS_SHOWN * (self.fontMetrics().height() + 8))
        self.refusals.itemActivated.connect(lambda item: desk.choose(item.data(Qt.ItemDataRole.UserRole)))
        self.refusals.hide()

        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(line)
        layout.addWidget(self._agencies)
        layout.addWidget(self.result)
        layout.addWidget(self.refusals)
        self._fill_menus()
        self._show()

    def _fill_menus(self):
        language = user_language()
        for status, words in STATUSES.items():
            if status != "rejected":
                self._offer(self.step, words.in_language(language), take_step(status))
        for reason, words in STATUS_REASONS.items():
            if reason != "duplicate":
                self._offer(self.reject, words.in_language(language), take_step("rejected", reason))
        for priority, words in PRIORITIES.items():
            self._offer(self.priority, words.in_language(language), set_priority(int(priority)))

    def _offer(self, button, text, change):
        button.menu().addAction(text).triggered.connect(lambda _checked=False: self._change(change))

    # ---------------------------------------------------------------- what is meant

    def show_selection(self, rows, wanted, number):
        """Offer what can be done with some rows, or with all that a filter finds.

        :param rows: the selected rows.
        :param wanted: the filter of the page.
        :param number: how many reports it finds; None where that is not known.
        """
        if tuple(row.id for row in rows) != tuple(row.id for row in self._rows) or wanted != self._filter:
            self.all.setChecked(False)
        self._rows, self._filter, self._number = tuple(rows), wanted, number
        self._show()

    def _show(self):
        user, rows = self._desk.user, self._rows
        is_able = user is not None and bool(rows) and not self._is_busy
        takes_all = self.all.isChecked()
        self.words.setText(tr("{number} selected", number=len(rows)) if rows and not takes_all else "")
        self.all.setText(
            tr("All {number}", number=f"{self._number:n}") if self._number is not None else tr("All of this filter")
        )
        self.all.setVisible(len(rows) > 1)
        for button in (self.step, self.assign, self.reject, self.priority, self.merge):
            button.setEnabled(is_able)
        self.setVisible(bool(rows) or self._is_busy or bool(self._done))
        is_planner = user is not None and user.is_planner
        may_assign = user is not None and (is_planner or bool(user.agencies))
        self.assign.setVisible(may_assign)
        self.reject.setVisible(may_assign)
        self.priority.setVisible(user is not None and user.is_staff)
        self.merge.setVisible(is_planner and len(rows) > 1 and not takes_all)
        self.undo.setEnabled(bool(self._done) and not self._is_busy)
        self._offer_masters()

    def _offer_masters(self):
        menu = self.merge.menu()
        menu.clear()
        # The oldest report stays, as a rule.
        for row in sorted(self._rows, key=lambda row: row.reported_at)[:_MASTERS_OFFERED]:
            menu.addAction(f"{row.reference}  {row.address or ''}").triggered.connect(partial(self._merge, row.id))

    # ---------------------------------------------------------------- doing it

    def _merge(self, master, _checked=False):
        self._change(merge_into(master), {row.id: row.version for row in self._rows if row.id != master})

    def _open_agencies(self, is_open):
        self._agencies.setVisible(is_open)
        if is_open:
            user = self._desk.user
            self._desk.read(
                lambda connection: read_choices(connection, user),
                lambda choices: self.agency.offer_agencies(choices.agencies),
                slowly=True,
            )
            self.agency.setFocus()

    def _assign(self):
        agency = self.agency.value()
        if agency is not None:
            self.assign.setChecked(False)
            self._change(take_step("assigned", agency=agency))

    def _change(self, change, reports=None):
        if self.all.isChecked():
            if not self._confirms(self._number):
                return
            query = reports_query(self._filter, self._desk.user)
            self._act(lambda connection: change_filtered(connection, query, change))
        else:
            reports = reports or {row.id: row.version for row in self._rows}
            self._act(lambda connection: change_reports(connection, reports, change))

    def _undo(self):
        done = self._done
        self._act(lambda connection: undo(connection, done), is_undo=True)

    def _confirms(self, number):
        if number is not None and number <= _ASK_ABOVE:
            return True
        if number is None:
            question = tr("This changes all reports of this filter, each one under its own rules. Go on?")
        else:
            question = tr("This changes {number} reports, each one under its own rules. Go on?", number=f"{number:n}")
        answer = QMessageBox.question(self, tr("Reports"), question)
        return answer == QMessageBox.StandardButton.Yes

    def _act(self, work, is_undo=False):
        self._is_busy = True
        self.refusals.hide()
        self._tell(tr("Working…"))
        self._show()
        self._desk.act(work, partial(self._finish, is_undo), self._fail)

    def _finish(self, is_undo, outcomes):
        self._is_busy = False
        self._done = [] if is_undo else [outcome for outcome in outcomes if outcome.is_done]
        refused = [outcome for outcome in outcomes if outcome.is_refused]
        self._tell(in_words(sum_up(outcomes)))
        self.refusals.clear()
        for outcome in refused:
            item = QListWidgetItem(error_words(outcome.refusal))
            item.setData(Qt.ItemDataRole.UserRole, outcome.id)
            self.refusals.addItem(item)
        self.refusals.setVisible(bool(refused))
        self.all.setChecked(False)
        self._show()
        self.refused.emit({outcome.id for outcome in refused})

    def _fail(self, error):
        self._is_busy = False
        self._tell(error_words(error))
        self._show()

    def _tell(self, text):
        self.result.setText(text)
        self.result.setVisible(bool(text))


def _menu_button(text):
    button = QToolButton()
    button.setText(text)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setMenu(QMenu(button))
    return button
