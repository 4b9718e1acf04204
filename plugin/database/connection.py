"""Opening a connection, interrupting it, and saying in words why the database refused something."""

from __future__ import annotations

import socket
import threading
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from mapalus.plugin.database.refusals import explain, refusal_of
from mapalus.plugin.errors import Cancelled, MapalusError, Sentence
from mapalus.plugin.packages import psycopg2

if TYPE_CHECKING:
    from psycopg2.extensions import connection as Connection  # noqa: N812 - the class of a library

# libpq has no codes for these; its messages for them are English and stable.
_REFUSALS = (
    (
        "password authentication failed",
        Sentence("The database refused the user name or the password."),
        Sentence("Check both, or choose another authentication configuration."),
    ),
    (
        "no password supplied",
        Sentence("The database asks for a password and none was given."),
        Sentence("Add one to the connection or choose an authentication configuration."),
    ),
    (
        "Connection refused",
        Sentence("No database server answers at that host and port."),
        Sentence("Check host and port, and that PostgreSQL is running."),
    ),
    (
        "could not translate host name",
        Sentence("The database host is not known on this network."),
        Sentence("Check the host's name for a typing error."),
    ),
    (
        "too many connections for role",
        Sentence("This login has as many connections open as it may have."),
        Sentence("Close programs that use it, or ask the administrator for a login of your own."),
    ),
    (
        "timeout expired",
        Sentence("The database server did not answer in time."),
        Sentence("Check the host and the network, then try again."),
    ),
    (
        "definition of service",
        Sentence("The connection service is not defined."),
        Sentence("Add it to the pg_service.conf file or choose another connection."),
    ),
)


def connect(dsn: str, application_name: str = "mapalus") -> Connection:
    """Open a connection to a database.

    :param dsn: libpq connection string or URI.
    :raises MapalusError: when the server cannot be reached or refuses.
    """
    try:
        given = psycopg2.extensions.parse_dsn(dsn)
        time_outs = {name: value for name, value in _time_outs().items() if name not in given}
        return psycopg2.connect(dsn, application_name=application_name, **time_outs)
    except psycopg2.OperationalError as error:
        raise connection_refused(error) from error
    except psycopg2.ProgrammingError as error:
        raise MapalusError(
            "The connection string cannot be read: {reason}.",
            "Write it like: host=… port=… dbname=… user=…",
            reason=str(error).strip(),
        ) from error


def _time_outs():
    """A network that died is noticed after about a minute. What a connection string says itself goes before."""
    time_outs = {"connect_timeout": 10, "keepalives_idle": 30, "keepalives_interval": 10, "keepalives_count": 3}
    if psycopg2.extensions.libpq_version() >= 120_000:
        # Milliseconds; libpq ignores it where the operating system has no such option.
        time_outs["tcp_user_timeout"] = 30_000
    return time_outs


class InterruptibleConnection:
    """A connection for a ``with`` block that another thread can interrupt, even over a dead network.

    psycopg2's own ``cancel()`` is not used: it waits for the network while it holds Python's lock, which stops all
    threads. It also sends its request without TLS.

    :param dsn: libpq connection string or URI.
    :param patience: seconds after which the connection is cut if the database could not be asked to stop.
    """

    def __init__(self, dsn: str, patience: float = 5) -> None:
        self._dsn = dsn
        self._patience = patience
        self._lock = threading.Lock()
        self._connection = None
        self._backend = None
        self._is_interrupted = False
        self._was_asked = False
        self._is_over = threading.Event()

    def __enter__(self) -> Connection:
        try:
            connection = connect(self._dsn)
        except MapalusError:
            if self._is_interrupted:
                raise Cancelled() from None
            raise
        with self._lock:
            if not self._is_interrupted:
                self._connection = connection
                self._backend = connection.get_backend_pid()
                return connection
        connection.close()
        raise Cancelled()

    def __exit__(self, *_: object) -> None:
        with self._lock:
            # From here on nobody else touches the connection.
            connection, self._connection = self._connection, None
        self._is_over.set()
        connection.close()

    @property
    def is_interrupted(self) -> bool:
        return self._is_interrupted

    def interrupt(self) -> None:
        """Stop the running statement, or the connection before it is used. Return at once."""
        with self._lock:
            is_first, self._is_interrupted = not self._is_interrupted, True
            is_open = self._connection is not None
        if is_first and is_open:
            threading.Thread(target=self._stop, name="mapalus: interrupt", daemon=True).start()

    def _stop(self):
        # Asks beside the waiting: over a dead network the question itself would take too long.
        threading.Thread(target=self._ask_to_stop, name="mapalus: cancel", daemon=True).start()
        # Where the database was asked, the statement has ended, and the work stops by itself where it safely can.
        if not self._is_over.wait(self._patience) and not self._was_asked:
            self._cut()

    def _ask_to_stop(self):
        with suppress(MapalusError, psycopg2.Error), closing(connect(self._dsn)) as other, other.cursor() as cursor:
            # A pooler gives other process numbers: the name makes sure that nobody else's statement is stopped.
            cursor.execute(
                "SELECT pg_cancel_backend(pid) FROM pg_stat_activity "
                "WHERE pid = %s AND usename = current_user AND application_name = 'mapalus'",
                (self._backend,),
            )
            self._was_asked = cursor.fetchone() is not None

    def _cut(self):
        with self._lock, suppress(psycopg2.Error, OSError):
            if self._connection is None:
                return
            # The waiting thread reads the end of the connection; it alone closes it.
            link = socket.socket(fileno=self._connection.fileno())
            try:
                link.shutdown(socket.SHUT_RDWR)
            finally:
                link.detach()


def connection_refused(error: psycopg2.Error) -> MapalusError:
    """Return the :class:`MapalusError` for a connection that libpq could not open."""
    text = str(error).strip()
    for sign, what_happened, what_to_do in _REFUSALS:
        if sign in text:
            return MapalusError("{what}", "{todo}", what=what_happened, todo=what_to_do)
    if "database" in text and "does not exist" in text:
        return MapalusError(
            "The server has no database of that name.", "Create it, or check the name for a typing error."
        )
    return MapalusError("The database cannot be opened: {reason}.", "Check the connection's settings.", reason=text)


def refused(error: psycopg2.Error) -> MapalusError:
    """Return the :class:`MapalusError` for a statement that the database refused."""
    if error.diag.message_primary is None:
        return MapalusError(
            "The connection to the database broke: {reason}.",
            "Nothing was changed. Check that the server is running, then try again.",
            reason=str(error).strip(),
        )
    return explain(refusal_of(error))
