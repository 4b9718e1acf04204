"""What the panels of the desk share: the database, who works there, and the report that they all show."""

from typing import NamedTuple

from qgis.PyQt.QtCore import QObject, pyqtSignal

from mapalus.plugin.desk.session import Answer, Back, Changed, DeskSession, Lost
from mapalus.plugin.desk.user import read_user
from mapalus.plugin.errors import MapalusError, Sentence
from mapalus.plugin.gui.common.background_task import unexpected

REPORTS = "mapalus report"
"""What the database says when reports change."""

_ADVICE = Sentence("Try again. The details are in QGIS's log, under Mapalus.")


class _Waiting(NamedTuple):
    done: object
    failed: object
    replaces: object


class Desk(QObject):
    """The panels' way to the database and to each other.

    Panels ask with :meth:`read` and :meth:`act`. Their functions are called in the main thread, later, and never after
    :meth:`stop`. They talk to each other through the signals alone.

    :param connection: :class:`~mapalus.plugin.gui.common.current_connection.CurrentConnection`.
    """

    opened = pyqtSignal(object)
    """A database was opened, as this :class:`~mapalus.plugin.desk.user.DeskUser`."""

    closed = pyqtSignal()
    """The database was left; what the panels show is of no use any more."""

    lost = pyqtSignal(object)
    """The database does not answer: a MapalusError. What was read waits, and is answered when it is back."""

    back = pyqtSignal()
    """It answers again."""

    reports_changed = pyqtSignal()
    """Somebody changed reports, perhaps this desk."""

    report_chosen = pyqtSignal(object)
    """All panels shall show this report: its number, or None for no report."""

    card_wanted = pyqtSignal()
    """The card of the chosen report shall be seen."""

    # From the sessions' threads into this one.
    _told = pyqtSignal(object, object)

    def __init__(self, connection, parent=None):
        super().__init__(parent)
        self._connection = connection
        self._quick = self._slow = None
        self._waiting = {}
        self._report = None
        self._is_lost = False
        self.user = None
        self._generation = object()
        self._told.connect(self._hear)

    @property
    def is_open(self):
        """Whether a database was opened; it may be away."""
        return self._quick is not None

    @property
    def is_lost(self):
        """Whether the database does not answer at this moment."""
        return self._is_lost

    @property
    def report(self):
        """The number of the report that the panels show; None for none."""
        return self._report

    def open(self):
        """Open the current connection's database, unless it is open.

        :raises MapalusError: when there is no such connection, or its login cannot be read.
        """
        if self.is_open:
            return
        dsn = self._connection.dsn()
        self._quick = self._start(dsn)
        self._slow = self._start(dsn, listens=False)
        self.read(read_user, self._know, self.lost.emit)

    def reopen(self):
        """Leave the database for the current connection's, if one was open."""
        if self.is_open:
            self.close()
            self.open()

    def close(self):
        """Leave the database without waiting."""
        sessions, self._quick, self._slow = (self._quick, self._slow), None, None
        self._generation = object()
        self._waiting.clear()
        for session in sessions:
            if session is not None:
                session.stop()
        self.user = None
        self._is_lost = False
        self.choose(None)
        self.closed.emit()

    def stop(self):
        """Leave the database for good."""
        self.close()

    def choose(self, report):
        """Let all panels show a report; None for none."""
        if report != self._report:
            self._report = report
            self.report_chosen.emit(report)

    def read(self, work, done, failed=None, replaces=None, slowly=False):
        """Let ``work(connection)`` read, and call ``done`` with its result, or ``failed`` with a MapalusError.

        :param replaces: a key: what was asked with the same key and is not answered yet has no answer any more.
        :param slowly: for what may take long: it holds up no page and no card.
        """
        self._ask(self._slow if slowly else self._quick, work, done, failed, waits=True, replaces=replaces)

    def act(self, work, done, failed=None):
        """Let ``work(connection)`` change something. Where the database is away, it fails at once."""
        self._ask(self._quick, work, done, failed, waits=False, replaces=None)

    def _ask(self, session, work, done, failed, waits, replaces):
        if session is None:
            if failed is not None:
                failed(MapalusError("No database is open.", "Choose one with Mapalus > Connect…."))
            return
        if replaces is not None:
            self._waiting = {ticket: job for ticket, job in self._waiting.items() if job.replaces != replaces}
        self._waiting[session.ask(work, waits, replaces)] = _Waiting(done, failed, replaces)

    def _start(self, dsn, listens=True):
        generation = self._generation
        return DeskSession(dsn, lambda told: self._told.emit(generation, told), listens)

    def _hear(self, generation, told):
        if generation is not self._generation:
            # Of a database that was left.
            return
        if isinstance(told, Answer):
            self._pass_on(told)
        elif isinstance(told, Changed):
            if told.about == REPORTS:
                self.reports_changed.emit()
        elif isinstance(told, Lost):
            if not self._is_lost:
                self._is_lost = True
                self.lost.emit(told.error)
        elif isinstance(told, Back) and self._is_lost:
            self._is_lost = False
            self.back.emit()

    def _pass_on(self, answer):
        waiting = self._waiting.pop(answer.ticket, None)
        if waiting is None:
            # It was replaced.
            return
        if answer.error is None:
            waiting.done(answer.result)
            return
        error = answer.error
        if not isinstance(error, MapalusError):
            error = unexpected(error, _ADVICE)
        if waiting.failed is not None:
            waiting.failed(error)

    def _know(self, user):
        self.user = user
        self.opened.emit(user)
