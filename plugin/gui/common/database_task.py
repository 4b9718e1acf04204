"""Work in the database that leaves the main thread free."""

from contextlib import closing, suppress

import psycopg2
from qgis.core import QgsTask

from mapalus.plugin.database.connection import connect, refused
from mapalus.plugin.errors import MapalusError


class DatabaseTask(QgsTask):
    """Runs ``work(connection)`` in the background, then one of two functions in the main thread.

    Whoever starts it keeps a reference to it until one of them was called. Neither is when it was cancelled.

    :param dsn: libpq connection string.
    :param done: called with what the work returned.
    :param failed: called with the :class:`MapalusError` that stopped it.
    """

    def __init__(self, description, dsn, work, done, failed):
        super().__init__(description, QgsTask.Flag.CanCancel)
        self._dsn = dsn
        self._work = work
        self._done = done
        self._failed = failed
        self._connection = None
        self._result = None
        self._error = None

    def run(self):
        try:
            with closing(connect(self._dsn)) as self._connection:
                self._result = self._work(self._connection)
        except psycopg2.Error as error:
            self._error = refused(error)
        except Exception as error:
            # What nobody foresaw is raised again in the main thread, where QGIS shows it.
            self._error = error
        return self._error is None

    def cancel(self):
        super().cancel()
        # The connection may be closed by its own thread at any moment.
        with suppress(psycopg2.Error, AttributeError):
            self._connection.cancel()

    def finished(self, succeeded):
        if self.isCanceled():
            return
        if succeeded:
            self._done(self._result)
        elif isinstance(self._error, MapalusError):
            self._failed(self._error)
        else:
            raise self._error
