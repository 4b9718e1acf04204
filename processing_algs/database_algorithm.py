"""What all algorithms share that work in the city's database."""

import json
import os
from contextlib import contextmanager
from pathlib import Path

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingException,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterProviderConnection,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import Qt

from mapalus.plugin.database.connection import InterruptibleConnection, refused
from mapalus.plugin.errors import Cancelled, MapalusError
from mapalus.plugin.i18n import error_words, tr
from mapalus.plugin.packages import psycopg2
from mapalus.plugin.stored.connections import stored_connection_dsn

CONNECTION = "CONNECTION"
DSN = "DSN"
DSN_VARIABLE = "MAPALUS_DSN"


class DatabaseAlgorithm(QgsProcessingAlgorithm):
    """An algorithm on the database of a stored connection, or of a connection string where there is no screen.

    Subclasses implement :meth:`work`; what it raises as :class:`MapalusError` reaches the user in QGIS's language.
    """

    def createInstance(self):
        return type(self)()

    def add_connection_parameters(self):
        self.addParameter(
            QgsProcessingParameterProviderConnection(CONNECTION, tr("Database connection"), "postgres", optional=True)
        )
        dsn = QgsProcessingParameterString(
            DSN,
            tr(
                "Connection string instead (libpq; by default the environment variable {variable})",
                variable=DSN_VARIABLE,
            ),
            optional=True,
        )
        dsn.setFlags(dsn.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
        dsn.setHelp(
            tr(
                "Such as service=minahasa. Put passwords into a service or password file, not here: "
                "Processing keeps a history of parameters."
            )
        )
        self.addParameter(dsn)

    def checkParameterValues(self, parameters, context):
        try:
            if not self._find_dsn(parameters, context):
                return False, tr("Choose a database connection, or set {variable}.", variable=DSN_VARIABLE)
        except MapalusError as error:
            return False, error_words(error)
        return super().checkParameterValues(parameters, context)

    def prepareAlgorithm(self, parameters, context, feedback):
        # QGIS may have to ask for its master password, which it can do in the main thread alone.
        try:
            self._dsn = self._find_dsn(parameters, context)
        except MapalusError as error:
            raise QgsProcessingException(error_words(error)) from error
        return super().prepareAlgorithm(parameters, context, feedback)

    def processAlgorithm(self, parameters, context, feedback):
        try:
            with self._connection(feedback) as connection:
                return self.work(connection, parameters, context, feedback)
        except MapalusError as error:
            raise QgsProcessingException(error_words(error)) from error

    def work(self, connection, parameters, context, feedback):
        """Do the work with an open psycopg2 connection and return the algorithm's outputs."""
        raise NotImplementedError

    def write_json(self, name, content, parameters, context):
        """Write something into the file that a parameter names, if any, and return the output that says so."""
        path = self.parameterAsFileOutput(parameters, name, context)
        if not path:
            return {}
        try:
            Path(path).write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
        except OSError as error:
            raise MapalusError(
                "The file {path} could not be written: {reason}.",
                "Choose another file.",
                path=path,
                reason=error.strerror,
            ) from error
        return {name: path}

    def _find_dsn(self, parameters, context):
        given = self.parameterAsString(parameters, DSN, context)
        stored = self.parameterAsConnectionName(parameters, CONNECTION, context)
        if given:
            return given
        return stored_connection_dsn(stored) if stored else os.environ.get(DSN_VARIABLE, "")

    @contextmanager
    def _connection(self, feedback):
        connecting = InterruptibleConnection(self._dsn)
        # Directly: this thread has no event loop in which it could be told.
        feedback.canceled.connect(connecting.interrupt, Qt.ConnectionType.DirectConnection)
        try:
            with connecting as connection:
                yield connection
        except psycopg2.Error as error:
            raise (Cancelled() if connecting.is_interrupted else refused(error)) from error
        finally:
            feedback.canceled.disconnect(connecting.interrupt)


def help_text(*paragraphs):
    """Return a short help of paragraphs for the algorithm dialog."""
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
