"""Boxes to choose from: agencies by a part of their name, and codes with their words."""

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QComboBox, QCompleter

from mapalus.plugin.gui.desk.card.card_words import name_of
from mapalus.plugin.i18n import tr

_NARROW = 12


class ChoiceCombo(QComboBox):
    """A box of codes and their words, which is no wider than its place."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_NARROW)

    def offer(self, pairs):
        """Offer (code, words) to choose from; what was chosen stays chosen where it is still offered."""
        chosen = self.value()
        self.blockSignals(True)
        self.clear()
        for code, words in pairs:
            self.addItem(words, code)
        self.set_value(chosen)
        self.blockSignals(False)

    def value(self):
        return self.currentData()

    def set_value(self, code):
        self.setCurrentIndex(self.findData(code))

    def wheelEvent(self, event):
        # The wheel moves the card. It must not change what nobody looks at.
        event.ignore()


class AgencyCombo(ChoiceCombo):
    """A box of agencies with their numbers of open reports; any part of a name or code finds one."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.lineEdit().setPlaceholderText(tr("Type a part of its name"))
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(completer)

    def offer_agencies(self, agencies, first=()):
        """Offer agencies, after some (code, words) of their own."""
        text = self.currentText()
        self.offer([*first, *((agency.code, _agency_words(agency)) for agency in agencies)])
        if self.value() is None and self.currentIndex() < 0:
            self.setEditText(text)
        self.lineEdit().setCursorPosition(0)

    def value(self):
        """Return the code of what was chosen or typed; None where that is no agency, or several."""
        text = self.currentText().strip().lower()
        if not text:
            return None
        items = [(self.itemText(row).lower(), self.itemData(row)) for row in range(self.count())]
        exact = [code for words, code in items if words == text or (code or "").lower() == text]
        found = exact or [code for words, code in items if text in words]
        return found[0] if len(found) == 1 else None

    def set_value(self, code):
        super().set_value(code)
        if self.currentIndex() < 0:
            self.setEditText("")
        # The name begins a text that is too long for the box.
        self.lineEdit().setCursorPosition(0)


def _agency_words(agency):
    words = f"{name_of(agency.name)} ({agency.code})"
    if agency.open_reports is None:
        return words
    return tr("{agency}: {number} open", agency=words, number=agency.open_reports)
