"""The steps that may be taken now, as buttons, and the form of the one that was chosen."""

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from mapalus.plugin.desk.card import Step
from mapalus.plugin.gui.desk.card.card_words import step_title
from mapalus.plugin.gui.desk.card.header_widget import plain_label, status_pixmap
from mapalus.plugin.gui.desk.card.step_form_widget import StepForm
from mapalus.plugin.i18n import tr

_COLUMNS = 2


class StepsWidget(QWidget):
    """Shows only buttons of steps that this login may take. What was written and not sent is kept for each report.

    :param before: the widget after which the keyboard comes to the buttons.
    """

    wanted = pyqtSignal(dict)
    """A change that a step makes."""

    opened = pyqtSignal()
    """A form was opened."""

    def __init__(self, before, parent=None):
        super().__init__(parent)
        self._before = before
        self._card = self._choices = None
        self._steps = None
        self._drafts = {}
        self.buttons = {}
        self._none = plain_label()
        self._grid = QGridLayout()
        self.form = StepForm()
        self.form.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._none)
        layout.addLayout(self._grid)
        layout.addWidget(self.form)
        self.form.wanted.connect(self.wanted)
        self.form.closed.connect(self._give_up)

    def show_card(self, card, choices):
        """Show what may be done with a report. A form that is open stays, with what was written."""
        is_other = self._card is None or card.id != self._card.id
        if is_other:
            self.keep_draft()
            self.form.close_form()
        self._card, self._choices = card, choices
        self._show_buttons()
        if is_other:
            self._give_back(card)
        elif self.form.step is not None:
            self.form.refresh(self._step(self.form.step.to_status), card, choices)

    def offer(self, choices):
        """Take other agencies and templates to choose from."""
        self._choices = choices
        if self._card is None:
            return
        self._show_buttons()
        if self.form.step is not None:
            self.form.refresh(self._step(self.form.step.to_status), self._card, choices)

    def open_form(self, to_status, draft=None):
        """Open the form of a step."""
        step = self._step(to_status)
        if step is None:
            return
        self.form.open(step, self._card, self._choices, draft)
        self._mark(to_status)
        self.opened.emit()

    def done(self):
        """Close the form, for its step was taken."""
        if self._card is not None:
            self._drafts.pop(self._card.id, None)
        self._close()

    def forget(self):
        """Forget the report and everything that was written."""
        self._drafts.clear()
        self.clear()

    def clear(self):
        """Show no report; what was written for others is kept."""
        self.form.close_form()
        self._card = self._choices = self._steps = None
        for button in self.buttons.values():
            button.deleteLater()
        self.buttons = {}

    def keep_draft(self):
        """Keep what was written for the report that is shown, and return it; None where nothing was."""
        draft = self.form.draft()
        if self._card is None or draft is None:
            return None
        self._drafts[self._card.id] = draft
        return draft

    def _give_back(self, card):
        draft = self._drafts.pop(card.id, None)
        if draft is None:
            return
        if self._step(draft["to_status"]) is not None:
            self.open_form(draft["to_status"], draft)
        else:
            # The report has moved on meanwhile: the form says so, and shows what was written.
            self.form.open(Step(draft["to_status"]), card, self._choices, draft)
            self.form.refresh(None, card, self._choices)

    def _give_up(self):
        to_status = self.form.step.to_status if self.form.step else None
        if self._card is not None:
            self._drafts.pop(self._card.id, None)
        self._close()
        if to_status in self.buttons:
            self.buttons[to_status].setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self):
        self.form.close_form()
        self._mark(None)

    def _show_buttons(self):
        """Make new buttons only if the steps changed: new buttons would lose the keyboard focus."""
        card, choices = self._card, self._choices
        steps = [step for step in card.steps if choices is None or choices.is_possible(step)]
        if self._steps != (card.id, card.status, steps):
            self._steps = (card.id, card.status, steps)
            self._make_buttons(card, steps)
        self._none.setText(self._why_none(card))
        self._none.setVisible(not steps)
        if self.form.step is not None:
            self._mark(self.form.step.to_status)

    def _make_buttons(self, card, steps):
        for button in self.buttons.values():
            button.hide()
            button.deleteLater()
        self.buttons = {}
        before = self._before
        for place, step in enumerate(steps):
            button = QPushButton(QIcon(status_pixmap(step.to_status, 12)), step_title(card.status, step.to_status))
            button.setCheckable(True)
            if "after_photo" in step.needs:
                button.setToolTip(tr("This step needs a photo of the result. Add it first."))
            button.clicked.connect(lambda _checked=False, to=step.to_status: self._chosen(to))
            self._grid.addWidget(button, place // _COLUMNS, place % _COLUMNS)
            button.show()
            self.buttons[step.to_status] = button
            QWidget.setTabOrder(before, button)
            before = button
        QWidget.setTabOrder(before, self.form.reason)
        for first, second in (
            (self.form.reason, self.form.agency),
            (self.form.agency, self.form.template),
            (self.form.template, self.form.note),
            (self.form.note, self.form.do),
            (self.form.do, self.form.cancel),
        ):
            QWidget.setTabOrder(first, second)

    def _chosen(self, to_status):
        if self.form.step is not None and self.form.step.to_status == to_status:
            self._give_up()
            return
        draft = self.form.draft()
        # A note that was begun for another step is not lost.
        self.open_form(to_status, {**draft, "reason": None} if draft and draft["note"].strip() else None)

    def _mark(self, to_status):
        for status, button in self.buttons.items():
            button.setChecked(status == to_status)

    def _step(self, to_status):
        return next((step for step in self._card.steps if step.to_status == to_status), None)

    def _why_none(self, card):
        if card.duplicate_of is not None:
            return tr("It follows {reference}, into which it is merged.", reference=card.master or "")
        return tr("There is no step that you may take from here.")
