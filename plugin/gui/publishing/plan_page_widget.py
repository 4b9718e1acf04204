"""The page with the plan: what was found, the steps, and how far the publication is."""

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from mapalus.plugin.gui.common.notice_widget import NoticeWidget
from mapalus.plugin.gui.publishing.plan_widget import PlanWidget
from mapalus.plugin.gui.publishing.words.publication_words import look_words
from mapalus.plugin.i18n import tr
from mapalus.plugin.publication.publisher import ASKING


class PlanPageWidget(QWidget):
    """Shows a look at the server and lets steps be chosen."""

    look_wanted = pyqtSignal()

    chosen = pyqtSignal()
    """Other steps are chosen now."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self._look = None
        self.notice = NoticeWidget()
        self.steps = PlanWidget()
        self._again = QPushButton(tr("Look again"))
        self._thorough = QCheckBox(tr("Thoroughly"))
        self._thorough.setToolTip(tr("Reads also what has not changed by the server's own account; it takes longer."))
        self._doing = QLabel()
        self._progress = QProgressBar()
        self._progress.setRange(0, 100)
        self._progress.setTextVisible(False)
        self._progress.setMaximumWidth(220)
        top = QHBoxLayout()
        top.addWidget(self.notice, 1)
        top.addWidget(self._thorough, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self._again, 0, Qt.AlignmentFlag.AlignTop)
        bottom = QHBoxLayout()
        bottom.addWidget(self._doing, 1)
        bottom.addWidget(self._progress)
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addWidget(self.steps, 1)
        layout.addLayout(bottom)
        self._again.clicked.connect(self.look_wanted)
        self.steps.chosen.connect(self._tell_choice)
        self.steps.refused.connect(self._tell_refusal)

    @property
    def is_thorough(self):
        return self._thorough.isChecked()

    @property
    def is_publishing(self):
        """Whether it shows how far a publication is."""
        return self._progress.isVisible()

    def chosen_plan(self):
        """Return the plan of the chosen steps; None where no plan is shown that may be applied."""
        return self.steps.plan() if self._look is not None else None

    def obstacle(self):
        """Return the :class:`MapalusError` that applying the chosen steps would meet; None where it would not."""
        plan = self.chosen_plan()
        return None if plan is None else self._look.obstacle(plan)

    def forget(self):
        """Show no plan."""
        self._look = None
        self.steps.show_plan(None)

    def show_look(self, look):
        """Show a :class:`~mapalus.plugin.gui.publishing.publishing_work.Look`."""
        self._look = look
        self.steps.show_plan(look.plan)
        self.tell_look()

    def tell_look(self):
        """Say what the look found; its findings may have been repaired since."""
        if self._look is not None:
            self.notice.show_words(*look_words(self._look, self.obstacle()))

    def begin_publication(self):
        """Show that the chosen steps are being taken."""
        self.steps.set_editable(False)
        self._progress.setValue(0)
        self._doing.setText("")
        self.notice.show_words("wait", tr("Publishing…"))

    def show_step(self, words):
        """Mark a step that is about to be taken, by the publisher's words for it."""
        step = self.steps.begin_step(words)
        if words == ASKING:
            self.steps.end_step("good")
            self._doing.setText(tr("Asking the server as the public and as an attacker would…"))
        else:
            self._doing.setText(step or tr("Looking at the layers before they are opened…"))

    def show_progress(self, percent):
        self._progress.setValue(percent)

    def show_stopping(self):
        self._doing.setText(tr("Stopping after this step…"))

    def end_publication(self, sign, words):
        """Show what came of it. The plan stays to be read, and can no longer be applied."""
        self._look = None
        self.steps.end_step(sign)
        self.notice.show_words(sign, words)

    def update_state(self, is_busy, is_applying):
        """Enable what can be done now."""
        is_rollback = self._look is not None and self._look.is_rollback
        self._again.setText(tr("Back to the declaration") if is_rollback else tr("Look again"))
        for widget in (self._again, self._thorough):
            widget.setEnabled(not is_busy)
        for widget in (self._progress, self._doing):
            widget.setVisible(is_applying)

    def _tell_choice(self, moved, chosen):
        self.tell_look()
        if moved > 1:
            self.notice.show_words(
                "",
                tr("{moved} steps hang together and were ticked or unticked at once. Chosen now: {chosen}.").format(
                    moved=moved, chosen=chosen
                ),
            )
        self.chosen.emit()

    def _tell_refusal(self):
        self.notice.show_words(
            "attention", tr("Something that keeps somebody out needs this step: it cannot be put off.")
        )
