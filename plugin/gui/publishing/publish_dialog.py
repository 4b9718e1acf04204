"""Publishing: look at the plan, apply it, ask the server as the public would, go back."""

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import Qt, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QDialog, QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout

from mapalus.plugin.gui.icons import icon
from mapalus.plugin.gui.publishing.history_widget import HistoryWidget
from mapalus.plugin.gui.publishing.passwords_dialog import PasswordsDialog
from mapalus.plugin.gui.publishing.passwords_widget import PasswordsWidget
from mapalus.plugin.gui.publishing.plan_page_widget import PlanPageWidget
from mapalus.plugin.gui.publishing.preflight_widget import PreflightWidget
from mapalus.plugin.gui.publishing.publishing_work import PublishingWork
from mapalus.plugin.gui.publishing.server_widget import ServerWidget
from mapalus.plugin.gui.publishing.verification_widget import VerificationWidget
from mapalus.plugin.gui.publishing.words.check_words import verification_words
from mapalus.plugin.gui.publishing.words.publication_words import (
    applied_words,
    failed_words,
    stored_words,
    tested_words,
)
from mapalus.plugin.i18n import error_words, tr
from mapalus.plugin.ogc.checks import VerificationFailed
from mapalus.plugin.publication.preflight import ERROR, WARNING
from mapalus.plugin.stored.settings import PUBLIC_MAP_SETTING


class PublishDialog(QDialog):
    """Stays open beside QGIS; it shows what :class:`PublishingWork` does.

    :param choice: the connection to the city's database, see :mod:`mapalus.plugin.stored.connections`.
    """

    def __init__(self, choice, parent=None):
        super().__init__(parent)
        self.setWindowTitle(tr("Publish"))
        self.setWindowIcon(icon("publish"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint, True)
        self.resize(980, 640)

        self.plan_page = PlanPageWidget()
        self.database = PreflightWidget()
        self.verification = VerificationWidget()
        self.history = HistoryWidget()
        self.server = ServerWidget()
        self.passwords = PasswordsWidget()
        self._work = PublishingWork(choice, self.server.access, self)
        self._tabs = QTabWidget()
        for page, title in (
            (self.plan_page, tr("Plan")),
            (self.database, tr("Database")),
            (self.verification, tr("Verification")),
            (self.history, tr("History")),
            (self.server, tr("Server")),
        ):
            self._tabs.addTab(page, title)
        layout = QVBoxLayout(self)
        layout.addWidget(self._tabs, 1)
        # Under every page: they are shown now or never.
        layout.addWidget(self.passwords)
        layout.addLayout(self._buttons())
        for button in self.findChildren(QPushButton):
            # Return in the address must not publish.
            button.setAutoDefault(False)

        self._connect()
        self._forget()
        if not self.server.address():
            self.show_page(self.server)

    @property
    def is_busy(self):
        """Whether the server or the database is being worked with."""
        return self._work.is_busy

    def page(self):
        """Return the page that is shown."""
        return self._tabs.currentWidget()

    def show_page(self, page):
        """Show one of the pages."""
        self._tabs.setCurrentWidget(page)

    # ---------------------------------------------------------------- what can be done

    def look(self):
        """Compare the declaration with the server."""
        self.plan_page.forget()
        if self._work.look(self.plan_page.is_thorough, self._show_look, self._tell_failure(self.plan_page)):
            self.plan_page.notice.show_words("wait", tr("Looking at the server…"))
        self._update()

    def look_at_rollback(self, entry):
        """Show what going back to before an entry of the journal would do."""
        self.plan_page.forget()
        if self._work.look_at_rollback(entry, self._show_look, self._tell_failure(self.plan_page)):
            self.plan_page.notice.show_words("wait", tr("Looking at the server…"))
        # After the start: shown without a plan, the page would look for one by itself.
        self.show_page(self.plan_page)
        self._update()

    def repair(self, finding):
        """Put something right that was found in the database."""
        if self._work.repair(finding, self._show_repaired, self._tell_failure(self.database)):
            self.database.notice.show_words("wait", tr("Repairing…"))

    def look_at_verification(self, entry):
        """Show what was asked after a publication of the journal."""
        if self._work.read_verification(
            entry,
            lambda verification: self._show_stored_verification(entry, verification),
            self._tell_failure(self.history),
        ):
            self.history.notice.show_words("wait", tr("Reading the journal…"))

    def apply(self):
        """Take the chosen steps of the plan that is shown."""
        plan = self.plan_page.chosen_plan()
        if plan and self._work.apply(plan, self._show_applied, self._show_not_applied):
            self.plan_page.begin_publication()
            self._update()

    def verify(self):
        """Ask the server as the public and as an attacker would."""
        if self._work.verify(self._show_verified, self._tell_failure(self.verification)):
            self.verification.clear()
            self.verification.notice.show_words("wait", tr("Asking the server as the public and as an attacker would…"))
        self.show_page(self.verification)

    def test(self):
        """Find out whether the chosen server can be published to."""
        if self._work.test(self._show_tested, self._tell_failure(self.server)):
            self.server.notice.show_words("wait", tr("Asking the server…"))

    def cancel(self):
        """Ask the running task to stop."""
        if self._work.is_applying:
            self.plan_page.show_stopping()
            self._cancel.setEnabled(False)
            self._work.cancel()
        elif self.is_busy:
            self.abandon()
            told = self.verification if self.page() is self.verification else self.plan_page
            told.notice.show_words("", tr("Cancelled: nothing was changed."))

    def view(self):
        """Open the public map in the browser."""
        if self._work.urls is not None:
            QDesktopServices.openUrl(QUrl(self._work.urls.map_page))

    def abandon(self):
        """Stop what runs without waiting for it."""
        self._work.abandon()
        self._update()

    def finish(self):
        """Close for good. A publication ends after its step before, and the passwords that it made are shown."""
        if self._work.is_applying:
            self.cancel()
            self._work.wait_until_applied()
            if self.passwords.text():
                PasswordsDialog(self.passwords, self.parent()).exec()
        self.abandon()
        self.hide()

    def done(self, result):
        if self._work.is_applying:
            # What it did until then, and the passwords of new users, must still be told.
            self.cancel()
            return
        self.abandon()
        super().done(result)

    def showEvent(self, event):
        super().showEvent(event)
        self._look_if_needed()

    # ---------------------------------------------------------------- how it looks

    def _buttons(self):
        self._view = QPushButton(icon("public_map"), tr("View as the public"))
        self._verify = QPushButton(tr("Verify"))
        self._verify.setToolTip(tr("Asks the server as the public and as an attacker would; changes nothing."))
        self._cancel = QPushButton(tr("Cancel"))
        self._apply = QPushButton()
        self._close = QPushButton(tr("Close"))
        row = QHBoxLayout()
        row.addWidget(self._view)
        row.addWidget(self._verify)
        row.addStretch(1)
        for button in (self._cancel, self._apply, self._close):
            row.addWidget(button)
        return row

    def _connect(self):
        self._view.clicked.connect(self.view)
        self._verify.clicked.connect(self.verify)
        self._cancel.clicked.connect(self.cancel)
        self._apply.clicked.connect(self.apply)
        self._close.clicked.connect(self.reject)
        self._tabs.currentChanged.connect(self._page_changed)
        self.plan_page.look_wanted.connect(self.look)
        self.plan_page.chosen.connect(self._update)
        self.database.repair_wanted.connect(self.repair)
        self.verification.rollback_wanted.connect(self.look_at_rollback)
        self.history.rollback_wanted.connect(self.look_at_rollback)
        self.history.verification_wanted.connect(self.look_at_verification)
        self.server.changed.connect(self._forget)
        self.server.test_wanted.connect(self.test)
        self._work.changed.connect(self._update)
        self._work.said.connect(self.plan_page.show_step)
        self._work.progressed.connect(self.plan_page.show_progress)

    def _update(self):
        """Enable what can be done now."""
        work, plan = self._work, self.plan_page.chosen_plan()
        count = len(plan.steps) if plan is not None else 0
        is_rollback = work.look_found is not None and work.look_found.is_rollback
        words = tr("Go back ({number})") if is_rollback else tr("Apply ({number})")
        self._apply.setText(words.format(number=count) if count else tr("Apply"))
        self._apply.setEnabled(not work.is_busy and count > 0 and self.plan_page.obstacle() is None)
        self.plan_page.update_state(work.is_busy, work.is_applying)
        for widget in (self._verify, self.database, self.verification, self.history, self.server):
            widget.setEnabled(not work.is_busy)
        # What is applied is seen before.
        self._apply.setVisible(self.page() is self.plan_page)
        self._cancel.setVisible(work.is_busy)
        self._cancel.setEnabled(work.is_busy)
        self._close.setVisible(not work.is_busy)
        self._view.setEnabled(work.urls is not None)

    def _page_changed(self, _index):
        self._update()
        if self.page() is self.history and not self.is_busy:
            if self._work.read_history(self.history.show_entries, self._tell_failure(self.history)):
                self.history.notice.show_words("wait", tr("Reading the journal…"))
        else:
            self._look_if_needed()

    def _look_if_needed(self):
        is_wanted = self._work.look_found is None and not self.is_busy
        if is_wanted and self.page() is self.plan_page and self.isVisible():
            self.look()

    # ---------------------------------------------------------------- what is shown

    def _forget(self):
        """Forget what was found out about a server."""
        self.plan_page.forget()
        self._work.forget()
        self._show_findings([])
        self.database.forget()
        self.verification.clear()
        self.history.show_entries([])
        self.history.notice.show_words("", "")
        self.plan_page.notice.show_words("", tr("Looking changes nothing. What would be done is shown here first."))
        self._update()

    def _tell_failure(self, page):
        """Return a function that shows an error on the page where something was asked for."""

        def tell(error):
            page.notice.show_words("bad", error_words(error))
            self._update()

        return tell

    def _show_look(self, look):
        self.server.remember()
        self.plan_page.show_look(look)
        if not look.is_rollback:
            self._show_findings(look.findings)
        self._update()

    def _show_findings(self, findings):
        self.database.show_findings(findings)
        worst = findings[0].grade if findings else None
        sign = {ERROR: "bad", WARNING: "attention"}.get(worst, "")
        self._tabs.setTabIcon(self._tabs.indexOf(self.database), icon(sign))

    def _show_repaired(self, findings):
        self.plan_page.tell_look()
        self._show_findings(findings)
        self._update()

    def _show_applied(self, applied):
        self.passwords.add_passwords(applied.passwords)
        sign, words = applied_words(applied)
        self.plan_page.end_publication(sign, words)
        if isinstance(applied.error, VerificationFailed):
            verification, entry = applied.error.verification, applied.error.entry
            self.verification.show_verification(verification, "bad", failed_words(entry, verification), entry)
            self.show_page(self.verification)
        elif applied.outcome is not None:
            verification, entry = applied.outcome.verification, applied.outcome.entry
            self.verification.show_verification(verification, "good", stored_words(entry, verification))
            QgsSettings().setValue(PUBLIC_MAP_SETTING, applied.urls.map_page)
        self._update()

    def _show_not_applied(self, error):
        if self._work.look_found is None:
            self.plan_page.end_publication("bad", error_words(error))
        else:
            # It did not begin.
            self.plan_page.notice.show_words("bad", error_words(error))
        self._update()

    def _show_verified(self, verification):
        self.verification.show_verification(
            verification, "good" if verification.passed else "bad", verification_words(verification)
        )
        self._update()

    def _show_stored_verification(self, entry, verification):
        self.history.show_hint()
        failed = None if verification.passed else entry.number
        words = stored_words(entry.number, verification)
        self.verification.show_verification(verification, "good" if verification.passed else "bad", words, failed)
        self.show_page(self.verification)
        self._update()

    def _show_tested(self, entry):
        self.server.remember()
        self.server.notice.show_words(*tested_words(entry, self.server.is_exposed()))
        self._update()
