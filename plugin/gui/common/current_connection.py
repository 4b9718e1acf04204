"""The database that the user works with."""

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QObject, pyqtSignal

from mapalus.plugin.stored.connections import connection_dsn, connection_uri
from mapalus.plugin.stored.settings import CONNECTION_SETTING


class CurrentConnection(QObject):
    """The connection that was chosen last, as :mod:`mapalus.plugin.stored.connections` names it."""

    changed = pyqtSignal(str)
    """Another one was chosen."""

    def choice(self):
        """Return the chosen connection; empty where none was chosen yet."""
        return QgsSettings().value(CONNECTION_SETTING, "")

    def choose(self, choice):
        """Remember a connection, and tell everybody who uses it."""
        before = self.choice()
        QgsSettings().setValue(CONNECTION_SETTING, choice)
        if choice != before:
            self.changed.emit(choice)

    def uri(self):
        """Return its QgsDataSourceUri without a table.

        :raises MapalusError: when there is no such connection.
        """
        return connection_uri(self.choice())

    def dsn(self):
        """Return its libpq connection string; call this in the main thread, where QGIS may ask for a password.

        :raises MapalusError: when there is no such connection, or its login cannot be read.
        """
        return connection_dsn(self.uri())
