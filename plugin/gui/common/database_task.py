"""Work in the database that leaves the main thread free."""

from mapalus.plugin.database.connection import InterruptibleConnection
from mapalus.plugin.gui.common.background_task import BackgroundTask


class DatabaseTask(BackgroundTask):
    """Runs ``work(connection)`` in the background; cancelling it stops the running statement.

    :param dsn: libpq connection string.
    :param work: gets an open psycopg2 connection that is closed afterwards.
    """

    def __init__(self, description, dsn, work, done, failed):
        super().__init__(description, done, failed)
        self._work = work
        self._connection = InterruptibleConnection(dsn)

    def work(self):
        with self._connection as connection:
            return self._work(connection)

    def cancel(self):
        super().cancel()
        self._connection.interrupt()
