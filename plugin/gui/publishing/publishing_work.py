"""What the publish dialog does, without its widgets: the tasks, and what is known of the server."""

from dataclasses import dataclass

from qgis.PyQt.QtCore import QEventLoop, QObject, pyqtSignal

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.gui.common.background_task import TaskSlot, unexpected
from mapalus.plugin.gui.publishing.publishing_task import PublishingTask
from mapalus.plugin.i18n import tr
from mapalus.plugin.publication.preflight import in_the_way, require_fit
from mapalus.plugin.stored.connections import connection_dsn, connection_uri


@dataclass(frozen=True)
class Look:
    """What a look at the server found; ``goes_back_to`` is set for the plan of a rollback."""

    publisher: object
    plan: object
    goes_back_to: int = None

    @property
    def is_rollback(self):
        return self.goes_back_to is not None

    @property
    def findings(self):
        """What is wrong in the database; going back asks nothing of it."""
        return [] if self.is_rollback else self.publisher.findings

    def obstacle(self, plan):
        """Return the :class:`MapalusError` that applying a plan of chosen steps would meet; None where it would not."""
        try:
            self.publisher.require_passwords(plan)
            require_fit(in_the_way(self.findings, plan, self.publisher.publication))
        except MapalusError as error:
            return error
        return None


@dataclass(frozen=True)
class Applied:
    """What came of a plan: an outcome or the error that stopped it, and new users' passwords in both cases."""

    urls: object
    passwords: dict
    outcome: object = None
    error: MapalusError = None
    put_off: int = 0


class PublishingWork(QObject):
    """Works on one server for one city, one task at a time.

    Every method that starts a task takes two functions: one of them is called once, with the result or a
    :class:`MapalusError`, unless the task is abandoned. It returns whether the task was started.

    :param choice: the connection to the city's database, see :mod:`mapalus.plugin.stored.connections`.
    :param access: function that returns the :class:`Access` of the chosen server, or raises MapalusError.
    """

    changed = pyqtSignal()
    """A task began or ended: other things can be done now."""

    said = pyqtSignal(str)
    """A step of the publication is about to be taken, in the publisher's words."""

    progressed = pyqtSignal(int)
    """Per cent of the publication that are done."""

    def __init__(self, choice, access, parent=None):
        super().__init__(parent)
        self._choice = choice
        self._access = access
        self._tasks = TaskSlot(self.changed.emit)
        self._applied = None
        self.look_found = None
        self.urls = None
        self.is_applying = False

    @property
    def is_busy(self):
        return self._tasks.is_busy

    def forget(self):
        """Stop what runs, and forget what is known of the server."""
        self.look_found = self.urls = None
        self.abandon()

    def abandon(self):
        """Stop what runs without waiting for it."""
        self.is_applying = False
        self._tasks.drop()

    def cancel(self):
        """Ask what runs to stop; its owner is told when it did."""
        self._tasks.cancel()

    def wait_until_applied(self):
        """Let the publication end after its present step, and tell what came of it; nobody can click meanwhile."""
        self.cancel()
        loop = QEventLoop()
        self.changed.connect(loop.quit)
        while self.is_busy:
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        self.changed.disconnect(loop.quit)

    def look(self, thorough, done, failed):
        """Compare the declaration with the server; ``done`` gets a :class:`Look`."""
        return self._look(
            tr("Mapalus: plan of a publication"),
            lambda publisher, _feedback: Look(publisher, publisher.plan(thorough)),
            done,
            failed,
        )

    def look_at_rollback(self, entry, done, failed):
        """Find out what going back to before an entry of the journal would do; ``done`` gets a :class:`Look`."""
        return self._look(
            tr("Mapalus: plan of going back"),
            lambda publisher, _feedback: Look(publisher, publisher.plan_rollback(entry), entry),
            done,
            failed,
        )

    def repair(self, finding, done, failed):
        """Put right what was found in the database; ``done`` gets what is found then."""

        def keep(findings):
            if self.look_found is not None:
                self.look_found.publisher.findings = findings
            done(findings)

        return self._start(
            tr("Mapalus: repair in the database"),
            lambda publisher, _feedback: publisher.repair(finding),
            keep,
            failed,
        )

    def read_history(self, done, failed):
        """Read the journal; ``done`` gets its entries."""
        return self._start(
            tr("Mapalus: history of publications"), lambda publisher, _feedback: publisher.history(), done, failed
        )

    def read_verification(self, entry, done, failed):
        """Read what was asked after a publication of the journal; ``done`` gets the answers."""
        return self._start(
            tr("Mapalus: verification of a publication"),
            lambda publisher, _feedback: publisher.verification(entry.number),
            done,
            failed,
        )

    def verify(self, done, failed):
        """Ask the server as the public and as an attacker would; ``done`` gets the answers."""

        def keep(found):
            verification, self.urls = found
            done(verification)

        return self._start(
            tr("Mapalus: verification"),
            lambda publisher, _feedback: (publisher.verify(), publisher.urls),
            keep,
            failed,
        )

    def test(self, done, failed):
        """Find out whether the server can be published to; ``done`` gets the last entry of its journal, or None."""

        def work(publisher, _feedback):
            publisher.server.require_usable()
            return publisher.urls, publisher.history(1)

        def keep(found):
            self.urls, entries = found
            done(entries[0] if entries else None)

        return self._start(tr("Mapalus: test of a server"), work, keep, failed)

    def apply(self, plan, done, failed):
        """Take the chosen steps of the plan that was looked at; ``done`` gets an :class:`Applied`."""
        look = self.look_found
        put_off = len(look.plan.steps) - len(plan.steps)

        def work(publisher, feedback):
            error = outcome = None
            try:
                outcome = publisher.apply(plan, feedback, look.goes_back_to)
            except MapalusError as refused:
                error = refused
            except Exception as refused:
                # Also after a failure: passwords of new users are shown now or never.
                error = unexpected(refused, feedback.advice())
            return Applied(publisher.urls, publisher.new_passwords, outcome, error, put_off)

        def end():
            self.is_applying = False
            # The plan is done or out of date: the next one is a new one.
            self.look_found = None

        def keep(applied):
            end()
            self.urls = applied.urls
            done(applied)

        def lack(error):
            if self.is_applying:
                end()
            failed(error)

        if not self._start(tr("Mapalus: publication"), work, keep, lack):
            return False
        self.is_applying = True
        self._tasks.task.said.connect(self.said)
        self._tasks.task.progressChanged.connect(lambda percent: self.progressed.emit(int(percent)))
        self.changed.emit()
        return True

    def _look(self, description, work, done, failed):
        def keep(look):
            self.look_found, self.urls = look, look.publisher.urls
            done(look)

        self.look_found = None
        return self._start(description, work, keep, failed)

    def _start(self, description, work, done, failed):
        if self.is_busy:
            return False
        try:
            dsn = connection_dsn(connection_uri(self._choice))
            access = self._access()
        except MapalusError as error:
            failed(error)
            return False
        self._tasks.start(PublishingTask(description, dsn, access, work, done, failed))
        return True
