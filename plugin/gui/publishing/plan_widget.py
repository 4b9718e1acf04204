"""A publisher's plan as a tree: what would be done, why, and what is left alone."""

from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QPalette
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from mapalus.plugin.gui.icons import icon
from mapalus.plugin.gui.publishing.words.step_words import (
    action_word,
    field_words,
    kind_words,
    name_words,
    reason_words,
    value_text,
    value_words,
)
from mapalus.plugin.i18n import tr
from mapalus.plugin.ogc.geoserver.choice import Choice
from mapalus.plugin.ogc.plan import EVERYTHING

_STEP, _WHY, _NOW, _THEN = range(4)
_KEY = Qt.ItemDataRole.UserRole

# A plan with more steps is shown by its kinds alone at first.
_UNFOLDED = 30


class PlanWidget(QWidget):
    """Shows a plan and lets steps be left out as far as that is safe."""

    chosen = pyqtSignal(int, int)
    """Steps were taken in or left out together: how many, and how many are chosen now."""

    refused = pyqtSignal()
    """A step was to be left out that something needs which must not wait."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self._choice = None
        self._items = {}
        self._by_words = {}
        self._current = None
        self._tree = QTreeWidget()
        self._tree.setColumnCount(4)
        self._tree.setHeaderLabels([tr("Step"), tr("Why"), tr("On the server now"), tr("Afterwards")])
        self._tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._tree.setAlternatingRowColors(True)
        self._tree.setUniformRowHeights(True)
        self._tree.setIconSize(QSize(16, 16))
        header = self._tree.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        for column, width in ((_STEP, 300), (_WHY, 250), (_NOW, 190)):
            header.resizeSection(column, width)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._tree)
        self._tree.itemChanged.connect(self._changed)

    def show_plan(self, plan):
        """Show a plan with all its steps chosen; None clears the tree."""
        self._tree.blockSignals(True)
        self._tree.clear()
        self._items, self._by_words, self._current = {}, {}, None
        self._choice = None if plan is None else Choice(plan)
        groups = {}
        for step in plan.steps if plan is not None else ():
            groups.setdefault(step.kind, []).append(step)
        for kind, steps in groups.items():
            group = self._add_group(f"{kind_words(kind)} ({len(steps)})")
            for step in steps:
                group.addChild(self._step_item(step))
            group.setExpanded(len(plan.steps) <= _UNFOLDED)
        if plan is not None and plan.foreign:
            self._add_foreign(plan.foreign)
        self._tree.blockSignals(False)

    def plan(self):
        """Return the plan of the chosen steps; None where none is shown."""
        return self._choice and self._choice.plan()

    def set_editable(self, editable):
        """Let boxes be ticked, or not."""
        self._tree.blockSignals(True)
        for key, item in self._items.items():
            self._set_checkable(item, editable and key not in self._choice.fixed)
        self._tree.blockSignals(False)

    def begin_step(self, words):
        """Mark the step that the publisher is about to take, by its own words for it.

        :returns: the step in the user's words; empty where these are about something else.
        """
        item = self._by_words.get(words)
        if item is None:
            return ""
        self.end_step("good")
        self._current = item
        item.setIcon(_STEP, icon("wait"))
        item.parent().setExpanded(True)
        self._tree.scrollToItem(item)
        return item.text(_STEP)

    def end_step(self, sign):
        """Mark how the step ended that was begun last."""
        if self._current is not None:
            self._current.setIcon(_STEP, icon(sign))
            self._current = None

    def items(self):
        """Return (kind, name) -> item of the steps."""
        return dict(self._items)

    def _add_group(self, words):
        group = QTreeWidgetItem(self._tree, [words])
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = group.font(_STEP)
        font.setBold(True)
        group.setFont(_STEP, font)
        group.setFirstColumnSpanned(True)
        return group

    def _step_item(self, step):
        item = QTreeWidgetItem([f"{action_word(step.action)}: {name_words(step.kind, step.name)}", reason_words(step)])
        item.setData(_STEP, _KEY, step.key)
        item.setCheckState(_STEP, Qt.CheckState.Checked)
        fixed = step.key in self._choice.fixed
        self._set_checkable(item, not fixed)
        if fixed:
            item.setText(_WHY, f"{reason_words(step)} {tr('Cannot wait.')}")
            item.setToolTip(_STEP, tr("This keeps somebody out, or is needed for that: it is not put off."))
        item.setToolTip(_WHY, reason_words(step))
        if step.drift:
            item.setIcon(_WHY, icon("attention"))
        for name, (before, after) in step.fields.items():
            child = QTreeWidgetItem(
                [field_words(name), "", value_words(name, before, after), value_words(name, after, before)],
            )
            child.setToolTip(_NOW, value_text(name, before))
            child.setToolTip(_THEN, value_text(name, after))
            if name in step.drift and EVERYTHING not in step.drift:
                child.setIcon(_WHY, icon("attention"))
                child.setText(_WHY, tr("changed on the server by somebody else"))
            child.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.addChild(child)
        self._items[step.key] = item
        self._by_words[str(step)] = item
        return item

    def _add_foreign(self, foreign):
        group = self._add_group(tr("Left alone ({number})").format(number=len(foreign)))
        grey = self.palette().brush(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
        for kind, name in foreign:
            item = QTreeWidgetItem(
                group, [f"{kind_words(kind)}: {name_words(kind, name)}", tr("Somebody else made it.")]
            )
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            for column in (_STEP, _WHY):
                item.setForeground(column, grey)
        group.setExpanded(True)

    @staticmethod
    def _set_checkable(item, checkable):
        flags = item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable
        item.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable if checkable else flags)

    def _changed(self, item, column):
        key = item.data(_STEP, _KEY)
        if column != _STEP or key is None or self._choice is None:
            return
        # Qt gives a pair back as a list or as a tuple.
        key = tuple(key)
        wanted = item.checkState(_STEP) == Qt.CheckState.Checked
        if wanted == (key in self._choice.chosen):
            return
        moved = self._choice.take_in(key) if wanted else self._choice.leave_out(key)
        self._tree.blockSignals(True)
        for key, item in self._items.items():
            chosen = key in self._choice.chosen
            item.setCheckState(_STEP, Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)
        self._tree.blockSignals(False)
        if moved:
            self.chosen.emit(len(moved), len(self._choice.chosen))
        else:
            self.refused.emit()
