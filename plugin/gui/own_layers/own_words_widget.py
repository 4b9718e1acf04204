"""The name, title and description with which an own layer is published."""

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QFormLayout, QLabel, QLineEdit, QWidget

from mapalus.plugin.gui.own_layers.own_layer_words import scale_words
from mapalus.plugin.i18n import tr
from mapalus.plugin.words import Words


class OwnWordsWidget(QWidget):
    """Asks for them in both languages."""

    changed = pyqtSignal()

    def __init__(self, parent=None):
        super().__init__(parent)
        self._name = QLineEdit()
        self._name.setToolTip(tr("Its name in WMS and WFS: small letters, digits and underscores."))
        # Indonesian, English.
        self._titles = (QLineEdit(), QLineEdit())
        self._abstracts = (QLineEdit(), QLineEdit())
        self._visible = QCheckBox(tr("The public map shows it at first"))
        self._scales = QLabel()
        form = QFormLayout(self)
        form.addRow(tr("Name in the services"), self._name)
        form.addRow(tr("Title in Indonesian"), self._titles[0])
        form.addRow(tr("Title in English"), self._titles[1])
        form.addRow(tr("Description in Indonesian"), self._abstracts[0])
        form.addRow(tr("Description in English"), self._abstracts[1])
        form.addRow(tr("Drawn"), self._scales)
        form.addRow("", self._visible)
        for edit in (self._name, *self._titles, *self._abstracts):
            edit.textChanged.connect(self.changed)

    def show_offer(self, offered):
        """Show the words of a layer that was published before, and what is known of another."""
        entry = offered.known.declaration if offered.known else {}
        title = offered.source.title
        self._name.setText(offered.name)
        self._name.setReadOnly(offered.known is not None)
        for edits, part, otherwise in ((self._titles, "title", title), (self._abstracts, "abstract", "")):
            words = entry.get(part, {"id": otherwise, "en": otherwise})
            edits[0].setText(words["id"])
            edits[1].setText(words["en"])
        self._visible.setChecked(entry.get("visible", False))
        self._scales.setText(scale_words(offered.source.scales))

    def describe(self, title, abstract):
        """Write title and description, each a :class:`Words`."""
        for edits, words in ((self._titles, title), (self._abstracts, abstract)):
            edits[0].setText(words.id)
            edits[1].setText(words.en)

    @property
    def name(self):
        return self._name.text().strip()

    @property
    def has_fixed_name(self):
        return self._name.isReadOnly()

    @property
    def title(self):
        return _words(self._titles)

    @property
    def abstract(self):
        return _words(self._abstracts)

    @property
    def is_visible_at_first(self):
        return self._visible.isChecked()


def _words(edits):
    return Words(*(edit.text().strip() for edit in edits))
