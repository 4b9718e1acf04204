"""What all imports share: records streamed through COPY into the temporary table import_row."""

import csv
import io

from mapalus.plugin.city.city import NoMapalus
from mapalus.plugin.errors import Cancelled, MapalusError
from mapalus.plugin.packages import psycopg2, sql

_ROWS_A_BLOCK = 500


def require_schema(cursor):
    """Check that the database is one of Mapalus.

    :raises NoMapalus: when it is not.
    """
    cursor.execute("SELECT to_regclass('mapalus.report')")
    if cursor.fetchone()[0] is None:
        raise NoMapalus()


def copy_rows(cursor, columns, rows):
    """Copy :class:`StagedRows` into the columns of import_row.

    :raises MapalusError: when the file cannot be read to its end, or the user cancels.
    """
    statement = sql.SQL("COPY import_row ({}) FROM STDIN (FORMAT csv)").format(
        sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    try:
        cursor.copy_expert(statement, rows)
    except psycopg2.Error:
        # psycopg2 reports a failing read() as a cancelled COPY; what failed is what the user should hear.
        if rows.failure is not None:
            raise rows.failure from None
        raise


class StagedRows(io.RawIOBase):
    """The staged rows as a stream of CSV for COPY, made while it is read.

    :param file: :class:`~mapalus.plugin.importing.readers.ReportFile`
    :param mapping: its ``stage(record)`` returns a row's values in the order of the copied columns.
    """

    def __init__(self, file, mapping, feedback):
        self.failure = None
        self._file = file
        self._records = iter(file)
        self._mapping = mapping
        self._feedback = feedback

    def readable(self):
        return True

    def read(self, size=-1):
        """Return the next block of rows; psycopg2 takes blocks of any size."""
        try:
            if self._feedback.isCanceled():
                raise Cancelled()
            buffer = io.StringIO()
            writer = csv.writer(buffer)
            stage = self._mapping.stage
            for _, record in zip(range(_ROWS_A_BLOCK), self._records):
                writer.writerow(stage(record))
            self._feedback.setProgress(60 * self._file.position)
            return buffer.getvalue().encode()
        except MapalusError as error:
            self.failure = error
            raise
