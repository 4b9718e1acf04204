"""What a step needs and what is said about it: opens in place beneath the buttons."""

from qgis.PyQt.QtCore import QEvent, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
)

from mapalus.plugin.desk.actions import take_step
from mapalus.plugin.gui.desk.card.agency_combo_widget import AgencyCombo, ChoiceCombo
from mapalus.plugin.gui.desk.card.card_words import moment_words, name_of, reason_words, status_words, step_title
from mapalus.plugin.gui.desk.card.header_widget import bold_label, plain_label
from mapalus.plugin.i18n import tr, user_language
from mapalus.plugin.vocabulary import STATUS_REASONS

_NOTE_LINES = 4
_LONGEST_NOTE = 4000


class StepForm(QFrame):
    """Reason, agency and note of one step. Enter takes it, Esc closes the form."""

    wanted = pyqtSignal(dict)
    """A change that this step makes."""

    closed = pyqtSignal()

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._card = self._choices = self._step = None
        self.title = bold_label()
        self.reason = ChoiceCombo()
        self.agency = AgencyCombo()
        self.template = ChoiceCombo()
        self.note = QPlainTextEdit()
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(_NOTE_LINES * self.note.fontMetrics().lineSpacing() + 12)
        self.hint = plain_label()
        self.do = QPushButton()
        self.cancel = QPushButton(tr("Cancel"))
        self._form = QFormLayout()
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._rows = {}
        for widget, title in (
            (self.reason, tr("Reason wh&y")),
            (self.agency, tr("A&gency")),
            (self.template, tr("Prepared te&xt")),
            (self.note, tr("Note")),
        ):
            label = plain_label(title)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            label.setBuddy(widget)
            self._rows[widget] = label
            self._form.addRow(label, widget)
            widget.installEventFilter(self)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.do)
        buttons.addWidget(self.cancel)
        layout = QVBoxLayout(self)
        layout.addWidget(self.title)
        layout.addLayout(self._form)
        layout.addWidget(self.hint)
        layout.addLayout(buttons)
        self.template.activated.connect(self._use_template)
        self.reason.currentIndexChanged.connect(lambda _row: self._update())
        self.agency.currentTextChanged.connect(lambda _text: self._update())
        self.note.textChanged.connect(self._update)
        self.do.clicked.connect(lambda _checked=False: self._submit())
        self.cancel.clicked.connect(lambda _checked=False: self.closed.emit())

    @property
    def step(self):
        """The step that the form is for; None while it is closed."""
        return self._step

    def open(self, step, card, choices, draft=None):
        """Show what a step needs, filled with the most likely answer or with what was written before."""
        self._step = step
        self.note.blockSignals(True)
        self.note.clear()
        self.note.blockSignals(False)
        self.reason.setCurrentIndex(-1)
        self.agency.clear()
        self.refresh(step, card, choices)
        if draft:
            self.reason.set_value(draft["reason"])
            self.agency.set_value(draft["agency"])
            self.note.setPlainText(draft["note"])
        self._update()
        self.show()
        self._first().setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, step, card, choices):
        """Follow a report that changed; what was written stays. ``step`` is None where it is possible no more."""
        self._card, self._choices = card, choices
        self._is_possible = step is not None
        if step is not None:
            self._step = step
        step = self._step
        title = step_title(card.status, step.to_status).replace("&", "").rstrip("…")
        self.title.setText(title)
        self.do.setText(title)
        self.reason.offer((code, reason_words(code)) for code in STATUS_REASONS)
        self._offer_agencies()
        self._offer_templates()
        may = card.changeable
        is_rejection = step.to_status == "rejected" or "reason" in step.needs
        self._show(self.reason, is_rejection and "status_reason" in may)
        passes = step.to_status in ("coordination", "assigned") or "agency" in step.needs
        self._show(self.agency, passes and "agency" in may)
        self._show(self.note, "status_note" in may)
        self._show(self.template, "status_note" in may and self.template.count() > 1)
        self._update()

    def draft(self):
        """Return what was written, to be given back to :meth:`open`; None while the form is closed."""
        if self._step is None:
            return None
        return {
            "to_status": self._step.to_status,
            "reason": self.reason.value(),
            "agency": self.agency.value(),
            "note": self.note.toPlainText(),
        }

    def close_form(self):
        self._step = None
        self.hide()

    def eventFilter(self, watched, event):
        if event.type() != QEvent.Type.KeyPress or watched not in self._rows:
            return super().eventFilter(watched, event)
        if isinstance(watched, QComboBox) and watched.view().isVisible():
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return True
        is_line = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not is_line:
            self._submit()
            return True
        return False

    def keyPressEvent(self, event):
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.cancel.hasFocus():
            self._submit()
        else:
            super().keyPressEvent(event)

    def _submit(self):
        missing = self._missing()
        if missing is not None:
            widget, _ = missing
            if widget is not None:
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
            self._update()
            return
        self.wanted.emit(
            take_step(
                self._step.to_status,
                reason=self._value(self.reason),
                agency=self._value(self.agency),
                note=self.note.toPlainText().strip() if self._is_shown(self.note) else None,
            )
        )

    def _missing(self):
        """Return (widget, words) of what the step still lacks; None where nothing is missing."""
        step = self._step
        if not self._is_possible:
            status = status_words(self._card.status)
            return None, tr("The report is “{status}” now: this step is possible no more.", status=status)
        if "after_photo" in step.needs:
            return None, tr("This step needs a photo of the result. Add it first.")
        if self._is_shown(self.reason) and "reason" in step.needs and self.reason.value() is None:
            return self.reason, tr("Choose a reason.")
        if self._is_shown(self.agency):
            if self.agency.currentText().strip() and self.agency.value() is None:
                return self.agency, tr("No agency, or more than one, has that in its name.")
            if "agency" in step.needs and self.agency.value() is None:
                return self.agency, tr("Choose the agency that is to take it.")
        if len(self.note.toPlainText()) > _LONGEST_NOTE:
            return self.note, tr("The note is too long: at most {number} characters.", number=_LONGEST_NOTE)
        return None

    def _update(self):
        if self._step is None or self._card is None:
            return
        missing = self._missing()
        self.hint.setText(missing[1] if missing else "")
        self.hint.setVisible(missing is not None)
        self.do.setEnabled(missing is None)

    def _offer_agencies(self):
        if self._choices is None:
            return
        first = () if "agency" in self._step.needs else [("", tr("stays with {agency}", agency=self._card.agency.code))]
        was_new = self.agency.count() == 0
        self.agency.offer_agencies(self._choices.agencies_for(self._step), first)
        if was_new:
            # The most likely answer.
            self.agency.set_value("" if first else self._card.category.agency)

    def _offer_templates(self):
        fitting = [
            (number, template)
            for number, template in enumerate(self._choices.templates if self._choices else ())
            if template.fits(self._step.to_status, None, self._card.category.code)
        ]
        titles = [(number, name_of(template.title)) for number, template in fitting]
        self.template.offer([(None, tr("Choose…")), *titles])
        if self.template.currentIndex() < 0:
            self.template.setCurrentIndex(0)

    def _use_template(self, _row):
        number = self.template.value()
        if number is None:
            return
        template, card = self._choices.templates[number], self._card
        if template.reason and self._is_shown(self.reason) and self.reason.value() is None:
            self.reason.set_value(template.reason)
        chosen = self._value(self.agency) or card.agency.code
        agency = next((one.name for one in self._choices.agencies if one.code == chosen), card.agency.name)
        text = template.fill(
            user_language(),
            reference=card.reference,
            agency=name_of(agency),
            deadline=moment_words(card.due_at),
            category=name_of(card.category.name),
        )
        written = self.note.toPlainText().rstrip()
        self.note.setPlainText(f"{written}\n{text}" if written else text)
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def _value(self, combo):
        return (combo.value() or None) if self._is_shown(combo) else None

    def _show(self, widget, is_shown):
        widget.setVisible(is_shown)
        self._rows[widget].setVisible(is_shown)

    def _is_shown(self, widget):
        return not widget.isHidden()

    def _first(self):
        """Return the widget in which a user begins: what is missing, then the note, then the button."""
        missing = self._missing()
        if missing and missing[0] is not None:
            return missing[0]
        if self._is_shown(self.reason):
            return self.reason
        return self.note if self._is_shown(self.note) else self.do if self.do.isEnabled() else self.cancel
