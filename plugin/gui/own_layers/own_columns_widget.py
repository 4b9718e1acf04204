"""Which columns of a planner's own layer are published, and what they are called."""

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from mapalus.plugin.gui.icons import icon
from mapalus.plugin.i18n import tr
from mapalus.plugin.words import Words

_COLUMN, _INDONESIAN, _ENGLISH, _NOTE = range(4)


class OwnColumnsWidget(QWidget):
    """Ticks and words by column; nothing that looks like a person is ticked at first."""

    changed = pyqtSignal()

    def __init__(self, parent=None):
        super().__init__(parent)
        self._columns = ()
        self._items = {}
        self._tree = QTreeWidget()
        self._tree.setRootIsDecorated(False)
        self._tree.setAlternatingRowColors(True)
        self._tree.setUniformRowHeights(True)
        self._tree.setHeaderLabels([tr("Column"), tr("In Indonesian"), tr("In English"), tr("Note")])
        header = self._tree.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        for column, width in ((_COLUMN, 170), (_INDONESIAN, 190), (_ENGLISH, 190)):
            header.resizeSection(column, width)
        self._looked = QCheckBox(tr("I have looked: the ticked columns with a warning tell of no person."))
        layout = QVBoxLayout(self)
        layout.addWidget(self._tree, 1)
        layout.addWidget(self._looked)
        self._tree.itemChanged.connect(self._edited)
        self._tree.itemDoubleClicked.connect(self._edit)
        self._looked.toggled.connect(lambda _checked: self.changed.emit())

    def show_offer(self, offered):
        """Show the columns of an :class:`~mapalus.plugin.publication.own_layers.Offer`, as published where it is."""
        self._tree.blockSignals(True)
        self._tree.clear()
        self._columns, self._items = offered.columns, {}
        entries = offered.known.declaration["columns"] if offered.known else ()
        published = {entry["name"]: entry for entry in entries}
        for column in offered.columns:
            entry = published.get(column.name, {})
            title = entry.get("title", {"id": column.title, "en": column.title})
            item = QTreeWidgetItem(
                self._tree, [column.name, title["id"], title["en"], column.refusal or column.warning]
            )
            item.setToolTip(_NOTE, column.refusal or column.warning)
            self._items[column.name] = item
            if column.refusal:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
                item.setIcon(_NOTE, icon("bad"))
                item.setCheckState(_COLUMN, Qt.CheckState.Unchecked)
                continue
            if column.warning:
                item.setIcon(_NOTE, icon("attention"))
            ticked = bool(entry) if offered.known else not column.warning
            item.setCheckState(_COLUMN, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            if column.name == offered.key:
                item.setCheckState(_COLUMN, Qt.CheckState.Checked)
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
                item.setText(_NOTE, " ".join(filter(None, (tr("The key: always published."), column.warning))))
        self._looked.setChecked(any(entry.get("no_person") for entry in entries))
        self._tree.blockSignals(False)
        self._update()

    def columns(self):
        """Return the ticked columns: name -> :class:`~mapalus.plugin.words.Words`."""
        return {
            column.name: Words(item.text(_INDONESIAN).strip(), item.text(_ENGLISH).strip())
            for column in self._columns
            if (item := self._items[column.name]).checkState(_COLUMN) == Qt.CheckState.Checked
        }

    def harmless(self):
        """Return the ticked columns with a warning, where somebody said that they have looked."""
        return frozenset(self._doubtful()) if self._looked.isChecked() else frozenset()

    def tick(self, name, ticked=True):
        """Tick a column, or untick it."""
        self._items[name].setCheckState(_COLUMN, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def _doubtful(self):
        ticked = self.columns()
        return [column.name for column in self._columns if column.warning and column.name in ticked]

    def _edit(self, item, column):
        if column in (_INDONESIAN, _ENGLISH):
            self._tree.editItem(item, column)

    def _edited(self, _item, _column):
        self._update()
        self.changed.emit()

    def _update(self):
        doubtful = bool(self._doubtful())
        self._looked.setVisible(doubtful)
        if not doubtful:
            self._looked.setChecked(False)
