"""Work with a GeoServer and the city's database that leaves the main thread free."""

from contextlib import closing
from dataclasses import dataclass, field

import psycopg2
from qgis.core import QgsTask
from qgis.PyQt.QtCore import pyqtSignal

from mapalus.plugin.database.connection import connect, refused
from mapalus.plugin.errors import Cancelled, MapalusError
from mapalus.plugin.publication.opening import make_server, open_publisher


@dataclass(frozen=True)
class Access:
    """How the chosen server is reached; ``options`` are those of :func:`open_publisher`."""

    url: str
    user: str
    password: str = field(repr=False)
    verify: object = True
    options: dict = field(default_factory=dict, repr=False)


class PublishingTask(QgsTask):
    """Runs ``work(publisher, feedback)`` in the background, then one of two functions in the main thread.

    Whoever starts it keeps a reference to it until one of them was called. Cancelling asks the work to end where it
    safely can; ``failed`` is called then, with :class:`Cancelled`.

    :param dsn: libpq connection string of the planner.
    :param access: :class:`Access`
    :param work: gets a :class:`~mapalus.plugin.publication.publisher.Publisher` and this task as its feedback.
    :param done: called with what the work returned.
    :param failed: called with the :class:`MapalusError` that stopped it.
    """

    said = pyqtSignal(str)
    """A step that is about to be taken, in the publisher's words."""

    def __init__(self, description, dsn, access, work, done, failed):
        super().__init__(description, QgsTask.Flag.CanCancel)
        self._dsn = dsn
        self._access = access
        self._work = work
        self._done = done
        self._failed = failed
        self._result = None
        self._error = None

    def run(self):
        access = self._access
        try:
            with closing(connect(self._dsn)) as connection:
                server = make_server(access.url, access.user, access.password, access.verify)
                publisher = open_publisher(connection, server, **access.options)
                self._result = self._work(publisher, self)
        except psycopg2.Error as error:
            self._error = refused(error)
        except Exception as error:
            # What nobody foresaw is raised again in the main thread, where QGIS shows it.
            self._error = error
        return self._error is None

    def pushInfo(self, text):
        self.said.emit(text)

    def forget(self):
        """Call neither function any more: whom they told is gone."""
        self._done = self._failed = None

    def finished(self, succeeded):
        done, failed = self._done, self._failed
        self.forget()
        if done is None:
            return
        if succeeded:
            done(self._result)
        elif isinstance(self._error, MapalusError):
            failed(self._error)
        elif self._error is None:
            failed(Cancelled())
        else:
            failed(
                MapalusError(
                    "Unexpected error: {error}.",
                    "Look at the plan again to see how things stand.",
                    error=str(self._error).strip().rstrip(".") or type(self._error).__name__,
                )
            )
            raise self._error
