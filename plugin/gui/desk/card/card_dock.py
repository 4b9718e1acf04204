"""The panel that shows one report and what may be done with it."""

import time

from qgis.PyQt.QtCore import QEvent, QSize, Qt, QTimer
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDockWidget,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from mapalus.plugin.desk import actions
from mapalus.plugin.desk.card import read_card, read_choices
from mapalus.plugin.gui.common.notice_widget import NoticeWidget
from mapalus.plugin.gui.desk.card.caller_widget import CallerWidget
from mapalus.plugin.gui.desk.card.card_map_widget import CardMap
from mapalus.plugin.gui.desk.card.details_widget import DetailsWidget
from mapalus.plugin.gui.desk.card.header_widget import HeaderWidget, bold_label, line, plain_label
from mapalus.plugin.gui.desk.card.others_widget import OthersWidget
from mapalus.plugin.gui.desk.card.steps_widget import StepsWidget
from mapalus.plugin.gui.desk.card.timeline_widget import TimelineWidget
from mapalus.plugin.i18n import error_words, in_words, tr

# Others' changes come in bursts: milliseconds in which they are waited for.
_THROTTLE = 300
_TICK = 30_000
# Seconds for which numbers of open reports stay as they were read.
_CHOICES_LAST = 60


class CardDock(QDockWidget):
    """Follows the report that the desk's panels show.

    :param desk: :class:`~mapalus.plugin.gui.desk.desk.Desk`
    :param canvas: QgsMapCanvas
    """

    def __init__(self, desk, canvas, parent=None):
        super().__init__(tr("Report card"), parent)
        self.setObjectName("mapalus_card")
        self._desk = desk
        self._map = CardMap(canvas)
        self._card = self._choices = None
        self._choices_read = None
        self._last = []
        self._own_version = None
        self._is_acting = False
        self._is_stale = False
        self._keeps_notice = False
        self._make_widgets()
        self._throttle = QTimer(self)
        self._throttle.setSingleShot(True)
        self._throttle.setInterval(_THROTTLE)
        self._throttle.timeout.connect(self._read)
        self._tick = QTimer(self)
        self._tick.timeout.connect(self.header.update_time)
        self._tick.start(_TICK)
        desk.opened.connect(lambda _user: self._opened())
        desk.closed.connect(self._closed)
        desk.lost.connect(self._lost)
        desk.back.connect(self._back)
        desk.report_chosen.connect(self._follow)
        desk.reports_changed.connect(self._changed)
        self.visibilityChanged.connect(self._shown)
        self._connect_parts()
        if desk.user is not None:
            self._opened()
        else:
            self._say_empty()

    @property
    def card(self):
        """The :class:`~mapalus.plugin.desk.card.Card` that is shown; None for none."""
        return self._card

    # ---------------------------------------------------------------- what is shown

    def _make_widgets(self):
        self.notice = NoticeWidget()
        self.undo_button = QPushButton(tr("&Undo"))
        self.undo_button.setToolTip(tr("Undo the last change of this panel (Ctrl+Z)"))
        self._banner = QFrame()
        self._banner.setFrameShape(QFrame.Shape.StyledPanel)
        row = QHBoxLayout(self._banner)
        row.setContentsMargins(6, 4, 6, 4)
        row.addWidget(self.notice, 1)
        row.addWidget(self.undo_button, 0, Qt.AlignmentFlag.AlignTop)
        self.message = plain_label()
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.header = HeaderWidget()
        self.steps = StepsWidget(self.header.map)
        self.caller = CallerWidget()
        self.others = OthersWidget()
        self.details = DetailsWidget()
        self.timeline = TimelineWidget()
        self.content = QWidget()
        parts = QVBoxLayout(self.content)
        parts.setContentsMargins(4, 4, 4, 4)
        parts.setSpacing(8)
        for part in (self.header, line(), self.steps, line(), self.details, self.caller, self.others):
            parts.addWidget(part)
        for part in (line(), bold_label(tr("History")), self.timeline):
            parts.addWidget(part)
        parts.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self.content)
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self._banner)
        layout.addWidget(self.message, 1)
        layout.addWidget(self._scroll, 1)
        self.setWidget(inside)
        self._banner.hide()

    def _connect_parts(self):
        self.steps.wanted.connect(lambda change: self._change(change, self.steps.done))
        self.steps.opened.connect(lambda: QTimer.singleShot(0, self._show_form))
        self.details.wanted.connect(lambda change: self._change(change, self.details.close_editors))
        self.details.move_wanted.connect(self._pick_place)
        self.others.merge_wanted.connect(self._merge)
        self.others.split_wanted.connect(lambda report: self._act(dict([report]), actions.split()))
        self.others.merge_into_wanted.connect(self._merge_into)
        self.others.report_wanted.connect(self._desk.choose)
        self.caller.wanted.connect(self._read_reporter)
        self.header.map_wanted.connect(self._show_on_map)
        self.header.copy_wanted.connect(self._copy)
        self.undo_button.clicked.connect(lambda _checked=False: self._undo())

    def sizeHint(self):
        return QSize(360, 640)

    def minimumSizeHint(self):
        return QSize(320, 200)

    def _show_form(self):
        if self.steps.form.step is not None:
            self._scroll.ensureWidgetVisible(self.steps.form, 0, 8)

    def _say(self, sign="", text="", lasts=False):
        """Show a sentence above the card; ``lasts`` keeps it until the next thing that the user does."""
        if not text and self._last:
            text = tr("Last change: {reference}", reference=", ".join(outcome.reference for outcome in self._last))
        self.notice.show_words(sign, text)
        self.undo_button.setVisible(bool(self._last))
        self._banner.setVisible(bool(text))
        self._keeps_notice = lasts

    def _say_empty(self, text=""):
        """Show a sentence in place of a card."""
        self._card = None
        self.message.setText(text or tr("Choose a report in the queue."))
        self.message.show()
        self._scroll.hide()

    # ---------------------------------------------------------------- following the desk

    def _opened(self):
        self._choices = self._choices_read = None
        if self._desk.is_lost:
            self.content.setEnabled(False)
        self._follow(self._desk.report)

    def _closed(self):
        self._map.stop()
        self._last, self._own_version, self._is_acting = [], None, False
        self._throttle.stop()
        self.steps.forget()
        self.others.forget()
        self.details.close_editors()
        self.caller.forget()
        self.content.setEnabled(True)
        self._say()
        self._say_empty()

    def _lost(self, error):
        self._is_acting = False
        self.content.setEnabled(False)
        self.undo_button.setEnabled(False)
        words = tr("The database is away. What is shown may be old; it comes back by itself.")
        self._say("bad", f"{error_words(error)} {words}", lasts=True)

    def _back(self):
        self.undo_button.setEnabled(True)
        self._say()
        self._read()

    def _follow(self, report):
        self._map.stop()
        self.caller.forget()
        if report is None:
            self.steps.keep_draft()
            self.steps.form.close_form()
            self._say_empty()
            return
        self._own_version = None
        if not self._desk.is_lost:
            self._say()
        if self._card is None:
            self._say_empty(tr("Loading…"))
        elif self._card.id != report:
            self.details.close_editors()
            # What is shown is of another report until this one is read.
            self.content.setEnabled(False)
        self._read()

    def _changed(self):
        if self._desk.report is not None and not self._throttle.isActive():
            self._throttle.start()

    def _shown(self, is_shown):
        if is_shown and self._is_stale:
            self._read()

    def _read(self):
        report, user = self._desk.report, self._desk.user
        if report is None or user is None:
            return
        if not self.isVisible():
            self._is_stale = True
            return
        self._is_stale = False
        if self._choices_read is None or time.monotonic() - self._choices_read > _CHOICES_LAST:
            self._choices_read = time.monotonic()
            self._desk.read(
                lambda connection: read_choices(connection, user), self._offer, replaces="card choices", slowly=True
            )
        self._desk.read(
            lambda connection: read_card(connection, report, user),
            lambda card: self._show_card(report, card),
            lambda error: self._say("bad", error_words(error), lasts=True),
            replaces="card",
        )

    def _offer(self, choices):
        self._choices = choices
        self.details.offer(choices)
        if self._card is not None:
            self.details.show_card(self._card, choices)
            self.steps.offer(choices)

    def _show_card(self, report, card):
        if report != self._desk.report:
            return
        if card is None:
            self._show_gone()
            return
        before, self._card = self._card, card
        is_same = before is not None and before.id == card.id
        was_writing = is_same and (self.steps.form.step is not None or self.details.is_editing)
        if was_writing and card.version not in (before.version, self._own_version) and not self._keeps_notice:
            self._say("attention", tr("Somebody changed this report. Look at it again; what you wrote is kept."))
        self.message.hide()
        self._scroll.show()
        self.content.setEnabled(not self._desk.is_lost)
        self.header.show_card(card)
        self.steps.show_card(card, self._choices)
        self.caller.setVisible(self._desk.user.is_operator)
        self.others.show_card(card)
        self.details.show_card(card, self._choices)
        self.timeline.show_card(card)
        if not is_same:
            self._scroll.verticalScrollBar().setValue(0)

    def _show_gone(self):
        words = [tr("This report was deleted, or another agency has it now.")]
        draft = self.steps.keep_draft()
        if draft and draft["note"].strip():
            words.append(tr("Your note was: {note}", note=draft["note"].strip()))
        self.steps.clear()
        self.others.forget()
        self._say_empty("\n\n".join(words))

    # ---------------------------------------------------------------- doing something

    def _change(self, change, when_done=None):
        """Change the report that is shown."""
        self._act({self._card.id: self._card.version}, change, when_done)

    def _act(self, reports, change, when_done=None):
        self._do(lambda connection: actions.change_reports(connection, reports, change), when_done)

    def _do(self, work, when_done=None):
        """Let ``work(connection)`` change reports and return their outcomes; one after the other."""
        if not self._is_acting:
            self._is_acting = True
            self._desk.act(work, lambda outcomes: self._acted(outcomes, when_done), self._failed)

    def _acted(self, outcomes, when_done):
        self._is_acting = False
        refused = [outcome for outcome in outcomes if outcome.is_refused]
        done = [outcome for outcome in outcomes if outcome.is_done]
        if done:
            self._last = done
            self._remember_own(done)
        if refused:
            self._say("attention", " ".join(error_words(outcome.refusal) for outcome in refused), lasts=True)
        else:
            if when_done is not None:
                when_done()
            names = ", ".join(outcome.reference for outcome in outcomes)
            words = tr("{reference}: changed.", reference=names) if done else in_words(actions.sum_up(outcomes))
            self._say("good", words)
        self._read()

    def _failed(self, error):
        self._is_acting = False
        self._say("bad", error_words(error), lasts=True)

    def _remember_own(self, done):
        mine = [outcome.version for outcome in done if self._card is not None and outcome.id == self._card.id]
        self._own_version = mine[0] if mine else self._own_version

    def _undo(self):
        if not self._last or self._is_acting:
            return
        outcomes = self._last
        self._is_acting = True
        self._desk.act(lambda connection: actions.undo(connection, outcomes), self._undone, self._failed)

    def _undone(self, outcomes):
        self._is_acting = False
        self._last = []
        self._remember_own([outcome for outcome in outcomes if outcome.is_done])
        refused = [outcome for outcome in outcomes if outcome.is_refused]
        if refused:
            self._say("attention", " ".join(error_words(outcome.refusal) for outcome in refused), lasts=True)
        else:
            names = ", ".join(outcome.reference for outcome in outcomes)
            self._say("good", tr("{reference}: as it was before.", reference=names))
        self._read()

    def _merge(self, duplicate, stays):
        self._act(dict([duplicate]), actions.merge_into(stays[0]))

    def _merge_into(self, reference):
        report, version = self._card.id, self._card.version
        self._do(lambda connection: actions.merge_by_reference(connection, report, version, reference))

    def _read_reporter(self, purpose):
        report = self._card.id

        def show(reporter):
            if self._card is not None and self._card.id == report == self._desk.report:
                self.caller.show_reporter(reporter)

        # It writes into the log of looks: where the database is away, it must not happen later by itself.
        self._desk.act(lambda connection: actions.read_reporter(connection, report, purpose), show, self._failed)

    def _show_on_map(self):
        card = self._card
        if card.longitude is not None and not self._map.show(card.longitude, card.latitude):
            self._say("attention", tr("The map's coordinate system cannot show this place."))

    def _pick_place(self):
        report, version = self._card.id, self._card.version
        self._say("wait", tr("Click on the map where the problem is. Choose another tool of the map to give up."))

        def picked(longitude, latitude):
            self._say()
            self._act({report: version}, actions.move(longitude, latitude))

        self._map.pick(picked)

    def _copy(self):
        QApplication.clipboard().setText(self._card.reference)
        self._say("good", tr("{reference} is on the clipboard.", reference=self._card.reference))

    # ---------------------------------------------------------------- keyboard

    def event(self, event):
        # QGIS's own Ctrl+Z would take the key otherwise. A text that is being written keeps it for itself.
        if event.type() == QEvent.Type.ShortcutOverride and self._last and event.matches(QKeySequence.StandardKey.Undo):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event):
        if event.matches(QKeySequence.StandardKey.Undo) and self._last:
            self._undo()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(self.focusWidget(), QAbstractButton):
            # Outside of dialogs, Qt presses buttons by the space bar alone.
            self.focusWidget().click()
        else:
            super().keyPressEvent(event)
