"""The desk's own connection: a thread that runs one piece of work after the other, and hears what others change.

It connects again by itself when the database was away. Nobody waits for it: answers are told.
"""

from __future__ import annotations

import itertools
import select
import socket
import threading
from collections import deque
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any

from mapalus.plugin.database.connection import InterruptibleConnection, refused
from mapalus.plugin.errors import Cancelled, MapalusError
from mapalus.plugin.packages import psycopg2, sql

CHANNEL = "qgis"
"""Where the database tells of changes. QGIS's layers listen to it, too."""

_FIRST_PAUSE, _LONGEST_PAUSE = 1, 10
# Of all sessions, so that a ticket belongs to one.
_TICKETS = itertools.count(1)


@dataclass(frozen=True)
class Answer:
    """What a piece of work returned, or why it failed.

    ``ticket`` is what :meth:`DeskSession.ask` returned. ``error`` is None where it did not fail. An error that is no
    :class:`MapalusError` was not expected.
    """

    ticket: int
    result: Any = None
    error: Exception | None = None


@dataclass(frozen=True)
class Changed:
    """Somebody changed rows; ``about`` is what the database says, such as ``mapalus report``."""

    about: str


@dataclass(frozen=True)
class Lost:
    """The database does not answer; told once, until it is back."""

    error: MapalusError


@dataclass(frozen=True)
class Back:
    """The database answers, for the first time or again."""


@dataclass(frozen=True)
class _Job:
    ticket: int
    work: Callable
    waits: bool
    replaces: Hashable


class DeskSession:
    """Runs work in the database, in a thread and with a connection of its own.

    :param dsn: libpq connection string.
    :param tell: called in that thread with an :class:`Answer`, :class:`Changed`, :class:`Lost` or :class:`Back`. It
        must return at once.
    :param listens: whether it hears what others change.
    """

    def __init__(self, dsn: str, tell: Callable[[object], None], listens: bool = True) -> None:
        self._dsn = dsn
        self._listens = listens
        self._tell = tell
        self._jobs = deque()
        self._lock = threading.Lock()
        # No pipe: Windows waits for sockets alone.
        self._woken, self._wake = socket.socketpair()
        self._woken.setblocking(False)
        self._connection = None
        self._is_stopped = False
        self._is_lost = False
        self._thread = threading.Thread(target=self._run, name="mapalus: desk", daemon=True)
        self._thread.start()

    def ask(self, work: Callable[[Any], Any], waits: bool = True, replaces: Hashable = None) -> int:
        """Let ``work(connection)`` run in a transaction that is committed, and return the ticket of its answer.

        :param waits: whether it waits where the database is away, and runs again where it went away meanwhile. What
            changes something must not.
        :param replaces: work with the same key that has not begun yet is left out, and has no answer.
        """
        with self._lock:
            if replaces is not None:
                self._jobs = deque(job for job in self._jobs if job.replaces != replaces)
            job = _Job(next(_TICKETS), work, waits, replaces)
            self._jobs.append(job)
        self._stir()
        return job.ticket

    def stop(self) -> None:
        """End it without waiting. What runs is interrupted, and nothing is told any more."""
        with self._lock:
            if self._is_stopped:
                return
            self._is_stopped = True
            self._jobs.clear()
            connection = self._connection
        if connection is not None:
            connection.interrupt()
        self._stir()

    def join(self, seconds: float) -> bool:
        """Wait until it has ended; return whether it has."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    # ---------------------------------------------------------------- in the thread

    def _run(self):
        try:
            pause = _FIRST_PAUSE
            while not self._is_stopped:
                try:
                    with self._open() as connection:
                        if self._listens:
                            self._listen(connection)
                        pause = _FIRST_PAUSE
                        self._say(Back())
                        self._is_lost = False
                        self._serve(connection)
                except (MapalusError, psycopg2.Error, OSError) as error:
                    self._lose(error)
                    self._rest(pause)
                    pause = min(2 * pause, _LONGEST_PAUSE)
        finally:
            with self._lock:
                self._woken.close()
                self._wake.close()
                self._wake = None

    def _open(self):
        with self._lock:
            if self._is_stopped:
                raise Cancelled()
            self._connection = InterruptibleConnection(self._dsn)
            return self._connection

    @staticmethod
    def _listen(connection):
        with connection, connection.cursor() as cursor:
            cursor.execute(sql.SQL("LISTEN {}").format(sql.Identifier(CHANNEL)))

    def _serve(self, connection):
        while not self._is_stopped:
            job = self._next()
            if job is None:
                select.select([connection, self._woken], [], [])
                self._drain()
                connection.poll()
            else:
                self._do(job, connection)
            for about in dict.fromkeys(told.payload for told in connection.notifies):
                self._say(Changed(about))
            connection.notifies.clear()

    def _do(self, job, connection):
        try:
            answer = Answer(job.ticket, self._in_transaction(job.work, connection))
        except psycopg2.Error as error:
            if not connection.closed:
                answer = Answer(job.ticket, error=refused(error))
            elif job.waits:
                with self._lock:
                    self._jobs.appendleft(job)
                raise
            else:
                self._say(Answer(job.ticket, error=_perhaps_done(error)))
                raise
        except Exception as error:
            answer = Answer(job.ticket, error=error)
        self._say(answer)

    @staticmethod
    def _in_transaction(work, connection):
        # No with block: the work may have some of its own.
        try:
            result = work(connection)
            connection.commit()
        except BaseException:
            if not connection.closed:
                connection.rollback()
            raise
        return result

    def _lose(self, error):
        if isinstance(error, Cancelled):
            return
        if not isinstance(error, MapalusError):
            error = refused(error) if isinstance(error, psycopg2.Error) else MapalusError("{reason}", reason=error)
        if not self._is_lost:
            self._is_lost = True
            self._say(Lost(error))
        self._fail_impatient(error)

    def _fail_impatient(self, error):
        with self._lock:
            failed = [job for job in self._jobs if not job.waits]
            self._jobs = deque(job for job in self._jobs if job.waits)
        for job in failed:
            self._say(Answer(job.ticket, error=error))

    def _rest(self, seconds):
        """Wait; meanwhile, tell work that does not wait that it cannot be done."""
        select.select([self._woken], [], [], seconds)
        self._drain()

    def _next(self):
        with self._lock:
            return self._jobs.popleft() if self._jobs else None

    def _drain(self):
        try:
            while self._woken.recv(4096):
                pass
        except BlockingIOError:
            pass

    def _stir(self):
        with self._lock:
            if self._wake is not None:
                self._wake.send(b".")

    def _say(self, told):
        if not self._is_stopped:
            self._tell(told)


def _perhaps_done(error):
    return MapalusError(
        "The connection to the database broke: {reason}.",
        "Perhaps it was done all the same: look at the report, then try again.",
        reason=str(error).strip() or type(error).__name__,
    )
