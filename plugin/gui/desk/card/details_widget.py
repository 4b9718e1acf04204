"""What is known about a report, each value with its change."""

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from mapalus.plugin.desk.actions import describe_for_public, pass_on, set_category, set_priority, show_to_public
from mapalus.plugin.gui.desk.card.agency_combo_widget import AgencyCombo, ChoiceCombo
from mapalus.plugin.gui.desk.card.card_words import (
    NOTHING,
    age_words,
    moment_words,
    name_of,
    object_words,
    priority_words,
    status_words,
    visibility_words,
)
from mapalus.plugin.gui.desk.card.change_row_widget import ChangeRow
from mapalus.plugin.gui.desk.card.header_widget import plain_label
from mapalus.plugin.i18n import tr, user_language
from mapalus.plugin.titles import column_titles
from mapalus.plugin.vocabulary import CHANNELS, POSITION_METHODS, PRIORITIES


class DetailsWidget(QWidget):
    """Rows of values; those that this login may change have a button."""

    wanted = pyqtSignal(dict)
    """A change of the report."""

    move_wanted = pyqtSignal()
    """The user wants to set another point on the map."""

    def __init__(self, parent=None):
        super().__init__(parent)
        titles = column_titles(tr)
        self.description = plain_label()
        self.rows = {
            "category": ChangeRow(titles["category"], ChoiceCombo()),
            "agency": ChangeRow(titles["agency"], AgencyCombo()),
            "priority": ChangeRow(titles["priority"], ChoiceCombo()),
            "due_at": ChangeRow(titles["due_at"]),
            "reported_at": ChangeRow(titles["reported_at"]),
            "resolved_at": ChangeRow(titles["resolved_at"]),
            "geom": ChangeRow(titles["geom"]),
            "concerns": ChangeRow(tr("About")),
            "supporters": ChangeRow(tr("Supporters")),
            "photos": ChangeRow(tr("Photos")),
            "status_note": ChangeRow(tr("Last note")),
            "is_public": ChangeRow(tr("Visibility"), ChoiceCombo()),
            "public_description": ChangeRow(tr("For the public"), QPlainTextEdit()),
        }
        self.move = QPushButton(tr("Move on the map…"))
        self.move.clicked.connect(lambda _checked=False: self.move_wanted.emit())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.description)
        widest = max(row.title.sizeHint().width() for row in self.rows.values()) + 4
        for name, row in self.rows.items():
            row.title.setFixedWidth(widest)
            layout.addWidget(row)
            if name == "geom":
                moving = QHBoxLayout()
                moving.addStretch(1)
                moving.addWidget(self.move)
                layout.addLayout(moving)
        self.rows["category"].wanted.connect(lambda code: self.wanted.emit(set_category(code)))
        self.rows["agency"].wanted.connect(lambda code: self.wanted.emit(pass_on(code)))
        self.rows["priority"].wanted.connect(lambda number: self.wanted.emit(set_priority(number)))
        self.rows["is_public"].wanted.connect(lambda is_public: self.wanted.emit(show_to_public(is_public)))
        self.rows["public_description"].wanted.connect(lambda text: self.wanted.emit(describe_for_public(text)))

    def show_card(self, card, choices):
        may = card.changeable
        follows = card.duplicate_of is not None
        self.description.setText(f"“{card.description}”" if card.description else tr("There is no description."))
        self._show("category", name_of(card.category.name), card.category.code, "category" in may)
        self._show("agency", _agency_words(card.agency), card.agency.code, _may_pass_on(card, choices) and not follows)
        self._show("priority", priority_words(card.priority), card.priority, "priority" in may)
        self._show("due_at", _deadline_words(card))
        self._show("reported_at", _reported_words(card))
        self._show("resolved_at", moment_words(card.resolved_at), is_there=card.resolved_at is not None)
        self._show("geom", _position_words(card))
        self._show("concerns", object_words(card.concerns) if card.concerns else "", is_there=card.concerns is not None)
        self._show("supporters", str(card.supporters), is_there=card.supporters > 0)
        self._show("photos", _photo_words(card), is_there=bool(card.photos))
        self._show("status_note", card.status_note or "", is_there=bool(card.status_note))
        self._show("is_public", visibility_words(card.is_public), card.is_public, "is_public" in may)
        described = card.public_description
        self._show("public_description", described or NOTHING, described, "public_description" in may)
        self.move.setVisible("geom" in may)
        self.rows["priority"].editor.offer(
            (number, priority_words(number)) for number in sorted({*PRIORITIES, card.priority})
        )
        self.rows["is_public"].editor.offer((value, visibility_words(value)) for value in (True, False))

    def offer(self, choices):
        """Take the categories and agencies to choose from."""
        self.rows["category"].editor.offer((one.code, name_of(one.name)) for one in choices.categories)
        self.rows["agency"].editor.offer_agencies(choices.agencies_for(None))

    def close_editors(self):
        for row in self.rows.values():
            row.close_editor()

    @property
    def is_editing(self):
        return any(row.is_open for row in self.rows.values())

    def _show(self, name, words, value=None, may_change=False, is_there=True):
        row = self.rows[name]
        row.show_value(words, value, may_change)
        row.setVisible(is_there)


def _may_pass_on(card, choices):
    """Tell whether there is another agency to give the report to without a step."""
    if "agency" not in card.changeable or choices is None:
        return False
    return any(agency.code != card.agency.code for agency in choices.agencies_for(None))


def _agency_words(agency):
    name = f"{name_of(agency.name)} ({agency.code})"
    if agency.open_reports is None:
        return name
    return tr("{agency}: {number} open", agency=name, number=agency.open_reports)


def _deadline_words(card):
    words = [moment_words(card.due_at)]
    if card.due_is_set:
        words.append(tr("set by hand"))
    running = next((pause for pause in card.pauses if pause.ended_at is None), None)
    if running is not None:
        words.append(tr("stands still since {time}", time=moment_words(running.began_at)))
    elif card.pauses:
        words.append(tr("pauses: {statuses}", statuses=", ".join(status_words(pause.status) for pause in card.pauses)))
    return " · ".join(words)


def _reported_words(card):
    channel = CHANNELS.get(card.channel)
    channel = name_of(channel) if channel else card.channel
    return f"{moment_words(card.reported_at)} · {age_words(card.reported_at)} · {channel}"


def _position_words(card):
    if card.longitude is None:
        return tr("No place is known.")
    method = POSITION_METHODS.get(card.position_method)
    position = f"{card.latitude:.5f}, {card.longitude:.5f}"
    return f"{position} · {method.in_language(user_language())}" if method else position


def _photo_words(card):
    kinds = [photo.kind for photo in card.photos]
    approved = sum(photo.approved_by is not None for photo in card.photos)
    return tr(
        "{before} before, {after} after; approved for the public: {approved}",
        before=kinds.count("before"),
        after=kinds.count("after"),
        approved=approved,
    )
