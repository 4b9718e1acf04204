"""Publishing: look at the plan, apply it, ask the server as the public would, go back."""

from dataclasses import dataclass

from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import Qt, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.gui.common.notice_widget import NoticeWidget
from mapalus.plugin.gui.icons import icon
from mapalus.plugin.gui.publishing.check_words import report_words
from mapalus.plugin.gui.publishing.history_widget import HistoryWidget
from mapalus.plugin.gui.publishing.passwords_widget import PasswordsWidget
from mapalus.plugin.gui.publishing.plan_widget import PlanWidget
from mapalus.plugin.gui.publishing.preflight_widget import PreflightWidget
from mapalus.plugin.gui.publishing.publishing_task import PublishingTask
from mapalus.plugin.gui.publishing.server_widget import ServerWidget
from mapalus.plugin.gui.publishing.step_words import plan_words
from mapalus.plugin.gui.publishing.verification_widget import ReportWidget
from mapalus.plugin.i18n import error_words, tr
from mapalus.plugin.ogc.checks import VerificationFailed
from mapalus.plugin.publication.preflight import ERROR, WARNING, in_the_way, require_fit
from mapalus.plugin.publication.publisher import ASKING
from mapalus.plugin.stored.connections import connection_dsn, connection_uri
from mapalus.plugin.stored.settings import PUBLIC_MAP_SETTING


@dataclass(frozen=True)
class _Look:
    """What a look at the server found; ``goes_back_to`` is set for the plan of a rollback."""

    publishing: object
    plan: object
    goes_back_to: int = None


@dataclass(frozen=True)
class _Applied:
    """What came of a plan: an outcome or the error that stopped it, and new users' passwords in both cases."""

    urls: object
    passwords: dict
    outcome: object = None
    error: MapalusError = None


class PublishDialog(QDialog):
    """Stays open beside QGIS; all work with the server and the database is done in tasks.

    :param choice: the connection to the city's database, see :mod:`mapalus.plugin.stored.connections`.
    """

    def __init__(self, choice, parent=None):
        super().__init__(parent)
        self._choice = choice
        self._task = None
        self._applying = False
        self._look = None
        self._urls = None
        self.setWindowTitle(tr("Publish"))
        self.setWindowIcon(icon("publish"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint, True)
        self.resize(980, 640)

        self._tabs = QTabWidget()
        self._server = ServerWidget()
        self._history = HistoryWidget()
        self._report = ReportWidget()
        self._database = PreflightWidget()
        self._tabs.addTab(self._plan_tab(), tr("Plan"))
        self._tabs.addTab(self._database, tr("Database"))
        self._tabs.addTab(self._report, tr("Verification"))
        self._tabs.addTab(self._history, tr("History"))
        self._tabs.addTab(self._server, tr("Server"))
        layout = QVBoxLayout(self)
        layout.addWidget(self._tabs, 1)
        # Under every page: they are shown now or never.
        layout.addWidget(self._passwords)
        layout.addLayout(self._buttons())
        for button in self.findChildren(QPushButton):
            # Return in the address must not publish.
            button.setAutoDefault(False)

        self._server.changed.connect(self._forget)
        self._server.test_wanted.connect(self.test)
        self._history.rollback_wanted.connect(self.look_at_rollback)
        self._history.report_wanted.connect(self.look_at_report)
        self._database.repair_wanted.connect(self.repair)
        self._report.rollback_wanted.connect(self.look_at_rollback)
        self._tabs.currentChanged.connect(self._tab_changed)
        self._plan.chosen.connect(self._choice_changed)
        self._plan.refused.connect(self._choice_refused)
        self._forget()
        if not self._server.address():
            self._tabs.setCurrentWidget(self._server)

    # ---------------------------------------------------------------- what can be done

    def look(self):
        """Compare the declaration with the server."""
        thorough = self._thorough.isChecked()
        self._start_look(
            tr("Mapalus: plan of a publication"),
            lambda publishing, _feedback: _Look(publishing, publishing.plan(thorough)),
        )

    def repair(self, finding):
        """Put something right that was found in the database."""
        if self._start(
            tr("Mapalus: repair in the database"),
            lambda publishing, _feedback: publishing.repair(finding),
            self._show_repaired,
            self._show_repair_failure,
            self._database.notice,
        ):
            self._database.notice.show_words("wait", tr("Repairing…"))

    def look_at_rollback(self, entry):
        """Show what going back to before an entry of the journal would do."""
        self._start_look(
            tr("Mapalus: plan of going back"),
            lambda publishing, _feedback: _Look(publishing, publishing.plan_rollback(entry), entry),
        )
        # After the start: shown without a plan, the tab would look for one by itself.
        self._tabs.setCurrentIndex(0)

    def look_at_report(self, entry):
        """Show what was asked after a publication of the journal."""
        if self._start(
            tr("Mapalus: report of a publication"),
            lambda publishing, _feedback: (entry, publishing.report(entry.number)),
            self._show_stored_report,
            self._show_history_failure,
            self._history.notice,
        ):
            self._history.notice.show_words("wait", tr("Reading the journal…"))

    def apply(self):
        """Take the chosen steps of the plan that is shown."""
        look, plan = self._look, self._plan.plan()
        if look is None or not plan:
            return

        def work(publishing, feedback):
            try:
                outcome = publishing.apply(plan, feedback, look.goes_back_to)
            except MapalusError as error:
                return _Applied(publishing.urls, publishing.new_passwords, error=error)
            return _Applied(publishing.urls, publishing.new_passwords, outcome)

        put_off = len(look.plan.steps) - len(plan.steps)
        if self._start(
            tr("Mapalus: publication"),
            work,
            lambda applied: self._show_applied(applied, put_off),
            self._fail_to_apply,
            self._notice,
        ):
            self._applying = True
            self._plan.set_editable(False)
            self._progress.setValue(0)
            self._doing.setText("")
            self._notice.show_words("wait", tr("Publishing…"))
            self._task.said.connect(self._show_step)
            self._task.progressChanged.connect(self._show_progress)
            self._update()

    def verify(self):
        """Ask the server as the public and as an attacker would."""
        if self._start(
            tr("Mapalus: verification"),
            lambda publishing, _feedback: (publishing.verify(), publishing.urls),
            self._show_verified,
            self._show_verify_failure,
            self._report.notice,
        ):
            self._report.clear()
            self._report.notice.show_words("wait", tr("Asking the server as the public and as an attacker would…"))
        self._tabs.setCurrentWidget(self._report)

    def test(self):
        """Find out whether the chosen server can be published to."""

        def work(publishing, _feedback):
            publishing.server.require_usable()
            return publishing.urls, publishing.history(1)

        if self._start(
            tr("Mapalus: test of a server"), work, self._show_test, self._show_test_failure, self._server.notice
        ):
            self._server.notice.show_words("wait", tr("Asking the server…"))

    def cancel(self):
        """Ask the running task to stop."""
        if self._task is None:
            return
        if self._applying:
            self._doing.setText(tr("Stopping after this step…"))
            self._cancel.setEnabled(False)
            self._task.cancel()
        else:
            self.abandon()
            told = self._report.notice if self._tabs.currentWidget() is self._report else self._notice
            told.show_words("", tr("Cancelled: nothing was changed."))

    def view(self):
        """Open the public map in the browser."""
        if self._urls is not None:
            QDesktopServices.openUrl(QUrl(self._urls.map_page))

    def abandon(self):
        """Stop what runs without waiting for it."""
        task, self._task = self._task, None
        self._applying = False
        if task is not None:
            task.drop()
        self._update()

    def done(self, result):
        if self._applying:
            # What it did until then, and the passwords of new users, must still be told.
            self.cancel()
            return
        self.abandon()
        super().done(result)

    def showEvent(self, event):
        super().showEvent(event)
        if self._look is None and self._task is None and self._tabs.currentIndex() == 0:
            self.look()

    # ---------------------------------------------------------------- how it looks

    def _plan_tab(self):
        self._notice = NoticeWidget()
        self._again = QPushButton(tr("Look again"))
        self._thorough = QCheckBox(tr("Thoroughly"))
        self._thorough.setToolTip(tr("Reads also what has not changed by the server's own account; it takes longer."))
        self._plan = PlanWidget()
        self._passwords = PasswordsWidget()
        self._doing = QLabel()
        self._progress = QProgressBar()
        self._progress.setRange(0, 100)
        self._progress.setTextVisible(False)
        self._progress.setMaximumWidth(220)
        row = QHBoxLayout()
        row.addWidget(self._notice, 1)
        row.addWidget(self._thorough, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._again, 0, Qt.AlignmentFlag.AlignTop)
        progress = QHBoxLayout()
        progress.addWidget(self._doing, 1)
        progress.addWidget(self._progress)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.addLayout(row)
        layout.addWidget(self._plan, 1)
        layout.addLayout(progress)
        self._again.clicked.connect(self.look)
        return page

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
        self._view.clicked.connect(self.view)
        self._verify.clicked.connect(self.verify)
        self._cancel.clicked.connect(self.cancel)
        self._apply.clicked.connect(self.apply)
        self._close.clicked.connect(self.reject)
        return row

    def _update(self):
        """Enable what can be done now."""
        busy = self._task is not None
        plan = self._plan.plan()
        count = len(plan.steps) if plan is not None and self._look is not None else 0
        back = self._look is not None and self._look.goes_back_to is not None
        words = tr("Go back ({number})") if back else tr("Apply ({number})")
        self._apply.setText(words.format(number=count) if count else tr("Apply"))
        self._apply.setEnabled(not busy and count > 0 and self._obstacle() is None)
        self._again.setText(tr("Back to the declaration") if back else tr("Look again"))
        for widget in (
            self._again,
            self._thorough,
            self._verify,
            self._database,
            self._report,
            self._history,
            self._server,
        ):
            widget.setEnabled(not busy)
        # What is applied is seen before.
        self._apply.setVisible(self._tabs.currentIndex() == 0)
        self._cancel.setVisible(busy)
        self._cancel.setEnabled(busy)
        self._close.setVisible(not busy)
        self._view.setEnabled(self._urls is not None)
        self._progress.setVisible(self._applying)
        self._doing.setVisible(self._applying)

    def _forget(self):
        """Forget what was found out about a server."""
        self.abandon()
        self._look = self._urls = None
        self._plan.show_plan(None)
        self._show_findings([])
        self._database.forget()
        self._report.clear()
        self._history.show_entries([])
        self._history.notice.show_words("", "")
        self._notice.show_words("", tr("Looking changes nothing. What would be done is shown here first."))
        self._update()

    def _tab_changed(self, _index):
        self._update()
        if self._task is not None:
            return
        if self._tabs.currentWidget() is self._history:
            self._load_history()
        elif self._tabs.currentIndex() == 0 and self._look is None and self.isVisible():
            self.look()

    # ---------------------------------------------------------------- tasks

    def _start(self, description, work, done, failed, notice):
        """Start a task, where none runs; return whether it was started."""
        if self._task is not None:
            return False
        try:
            dsn = connection_dsn(connection_uri(self._choice))
            access = self._server.access()
        except MapalusError as error:
            notice.show_words("bad", error_words(error))
            self._update()
            return False
        self._task = PublishingTask(description, dsn, access, work, done, failed)
        self._update()
        QgsApplication.taskManager().addTask(self._task)
        return True

    def _start_look(self, description, work):
        self._look = None
        self._plan.show_plan(None)
        if self._start(description, work, self._show_look, self._show_failure, self._notice):
            self._notice.show_words("wait", tr("Looking at the server…"))

    def _load_history(self):
        if self._start(
            tr("Mapalus: history of publications"),
            lambda publishing, _feedback: publishing.history(),
            self._show_history,
            self._show_history_failure,
            self._history.notice,
        ):
            self._history.notice.show_words("wait", tr("Reading the journal…"))

    def _show_look(self, look):
        self._task = None
        self._look = look
        self._urls = look.publishing.urls
        self._server.remember()
        self._plan.show_plan(look.plan)
        if look.goes_back_to is None:
            self._show_findings(look.publishing.findings)
        self._show_plan_words()
        self._update()

    def _show_findings(self, findings):
        self._database.show_findings(findings)
        worst = findings[0].grade if findings else None
        sign = {ERROR: "bad", WARNING: "attention"}.get(worst, "")
        self._tabs.setTabIcon(self._tabs.indexOf(self._database), icon(sign))

    def _show_repaired(self, findings):
        self._task = None
        if self._look is not None:
            self._look.publishing.findings = findings
            self._show_plan_words()
        self._show_findings(findings)
        self._update()

    def _show_repair_failure(self, error):
        self._task = None
        self._database.notice.show_words("bad", error_words(error))
        self._update()

    def _show_plan_words(self):
        look, obstacle = self._look, self._obstacle()
        words = plan_words(look.plan)
        if look.goes_back_to is not None:
            words = (
                tr("Going back to before publication {number}. {plan}").format(number=look.goes_back_to, plan=words)
                if look.plan
                else tr("The server is already as it was before publication {number}.").format(number=look.goes_back_to)
            )
        if obstacle is not None:
            words = f"{words} {error_words(obstacle)}"
        if look.goes_back_to is None and look.publishing.findings:
            found = tr("Found in the database, and listed under “Database”: {number}.")
            words = f"{words} {found.format(number=len(look.publishing.findings))}"
        drift = any(step.drift for step in look.plan.steps)
        sign = "attention" if obstacle is not None or drift else "" if look.plan else "good"
        self._notice.show_words(sign, words)

    def _obstacle(self):
        """Return the error that applying the chosen steps would meet, None where it would not."""
        look, plan = self._look, self._plan.plan()
        if look is None or plan is None:
            return None
        try:
            look.publishing.require_passwords(plan)
            if look.goes_back_to is None:
                require_fit(in_the_way(look.publishing.findings, plan))
        except MapalusError as error:
            return error
        return None

    def _choice_changed(self, moved, chosen):
        self._show_plan_words()
        if moved > 1:
            self._notice.show_words(
                "",
                tr("{moved} steps hang together and were ticked or unticked at once. Chosen now: {chosen}.").format(
                    moved=moved, chosen=chosen
                ),
            )
        self._update()

    def _choice_refused(self):
        self._notice.show_words(
            "attention", tr("Something that keeps somebody out needs this step: it cannot be put off.")
        )

    def _show_step(self, words):
        step = self._plan.begin_step(words)
        if words == ASKING:
            self._plan.end_step("good")
            self._doing.setText(tr("Asking the server as the public and as an attacker would…"))
        else:
            self._doing.setText(step or tr("Looking at the layers before they are opened…"))

    def _show_progress(self, percent):
        self._progress.setValue(int(percent))

    def _show_applied(self, applied, put_off):
        self._end_applying("bad" if applied.error else "good")
        self._urls = applied.urls
        self._passwords.add_passwords(applied.passwords)
        if isinstance(applied.error, VerificationFailed):
            self._notice.show_words("bad", error_words(applied.error))
            report = applied.error.report
            words = tr("Publication {number} failed its verification. {report} What failed stands first.").format(
                number=applied.error.entry, report=report_words(report)
            )
            self._report.show_report(report, "bad", words, applied.error.entry)
            self._tabs.setCurrentWidget(self._report)
        elif applied.error is not None:
            self._notice.show_words("bad", error_words(applied.error))
        else:
            self._report.show_report(
                applied.outcome.report,
                "good",
                tr("After publication {number}: {report}").format(
                    number=applied.outcome.entry, report=report_words(applied.outcome.report)
                ),
            )
            QgsSettings().setValue(PUBLIC_MAP_SETTING, applied.urls.map_page)
            words = tr(
                "Publication {number} is done; steps taken: {steps}. Then the server was asked as the public and as "
                "an attacker would, and answered as it should. Checks: {checks}."
            ).format(
                number=applied.outcome.entry,
                steps=len(applied.outcome.steps),
                checks=len(applied.outcome.report.checks),
            )
            if put_off:
                words = f"{words} {tr('Put off: {number}.').format(number=put_off)}"
            self._notice.show_words("good", words)
        self._update()

    def _fail_to_apply(self, error):
        self._end_applying("bad")
        self._show_failure(error)

    def _end_applying(self, sign):
        self._plan.end_step(sign)
        self._task = None
        self._applying = False
        # The plan is done or overtaken: the next one is looked at anew.
        self._look = None

    def _show_verified(self, found):
        self._task = None
        report, self._urls = found
        self._report.show_report(report, "good" if report.passed else "bad", report_words(report))
        self._update()

    def _show_verify_failure(self, error):
        self._task = None
        self._report.notice.show_words("bad", error_words(error))
        self._update()

    def _show_stored_report(self, found):
        self._task = None
        entry, report = found
        self._history.show_hint()
        words = tr("After publication {number}: {report}").format(number=entry.number, report=report_words(report))
        failed = entry.number if not report.passed else None
        self._report.show_report(report, "good" if report.passed else "bad", words, failed)
        self._tabs.setCurrentWidget(self._report)
        self._update()

    def _show_failure(self, error):
        self._task = None
        self._notice.show_words("bad", error_words(error))
        self._update()

    def _show_test(self, found):
        self._task = None
        self._urls, entries = found
        self._server.remember()
        words = tr("GeoServer answers, and this user may configure it.")
        if entries:
            words = f"{words} {tr('Last publication: number {number}.').format(number=entries[0].number)}"
        else:
            words = f"{words} {tr('Nothing was published to it yet.')}"
        if self._server.is_exposed():
            told = tr("Its address begins with http: the password travels in the clear.")
            self._server.notice.show_words("attention", f"{words} {told}")
        else:
            self._server.notice.show_words("good", words)
        self._update()

    def _show_test_failure(self, error):
        self._task = None
        self._server.notice.show_words("bad", error_words(error))
        self._update()

    def _show_history(self, entries):
        self._task = None
        self._history.show_entries(entries)
        self._update()

    def _show_history_failure(self, error):
        self._task = None
        self._history.notice.show_words("bad", error_words(error))
        self._update()
