"""What the dialog about an own layer does, without its widgets: the tasks, and what is known of the layer."""

from qgis.PyQt.QtCore import QObject, pyqtSignal

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.gui.common.background_task import TaskSlot
from mapalus.plugin.gui.common.database_task import DatabaseTask
from mapalus.plugin.i18n import tr
from mapalus.plugin.publication import own_layers
from mapalus.plugin.publication.opening import make_server
from mapalus.plugin.publication.own_layers.source import source_of
from mapalus.plugin.stored.connections import connection_dsn, connection_uri


class OwnLayerWork(QObject):
    """Works on one layer, one task at a time.

    Every method that starts a task takes two functions: one of them is called once, with the result or a
    :class:`MapalusError`, unless the task is abandoned. It returns whether the task was started.

    :param choice: the connection to the city's database, see :mod:`mapalus.plugin.stored.connections`.
    :param access: function that returns the :class:`Access` of the chosen server, or raises MapalusError.
    """

    changed = pyqtSignal()
    """A task began or ended: other things can be done now."""

    def __init__(self, choice, access, parent=None):
        super().__init__(parent)
        self._choice = choice
        self._access = access
        self._tasks = TaskSlot(self.changed.emit)
        self._drawing = None
        self.offer = None
        self.known = None

    @property
    def is_busy(self):
        return self._tasks.is_busy

    def abandon(self):
        """Stop what runs without waiting for it."""
        self._tasks.drop()

    def look(self, layer, done, failed):
        """Find out what of a QgsMapLayer may be published; ``done`` gets the offer and the place of its features."""
        try:
            source = source_of(layer, connection_uri(self._choice))
        except MapalusError as error:
            failed(error)
            return False

        def work(connection):
            known = own_layers.known_of(connection, source)
            try:
                offered = own_layers.offer(connection, source)
                return offered, own_layers.place_of(connection, offered) if source.geometry else None, known
            except MapalusError as error:
                # What was published before can be taken back all the same.
                return error, None, known

        def keep(found):
            offered, place, self.known = found
            if isinstance(offered, MapalusError):
                failed(offered)
                return
            self.offer = offered
            done(offered, place)

        return self._start(tr("Mapalus: what may be published of a layer"), work, keep, failed)

    def publish(self, chosen, done, failed):
        """Declare the layer to be public."""
        offered = self.offer
        return self._start(
            tr("Mapalus: declaring a layer"),
            lambda connection: own_layers.publish(connection, offered, chosen),
            done,
            failed,
        )

    def withdraw(self, done, failed):
        """Take the layer back; ``done`` gets its record, and whether all rights to it were taken away."""
        record = self.known

        def keep(is_revoked):
            self.offer = self.known = None
            done(record, is_revoked)

        return self._start(
            tr("Mapalus: taking a layer back"),
            lambda connection: own_layers.withdraw(connection, record.name),
            keep,
            failed,
        )

    def draw(self, view, done, failed):
        """Let GeoServer draw the layer in a :class:`View`; ``done`` gets the picture.

        A picture that is being drawn is given up; other work goes before.
        """
        if self.is_busy and self._tasks.task is self._drawing:
            self.abandon()
        if self.is_busy:
            return False
        try:
            access = self._access()
        except MapalusError as error:
            failed(error)
            return False
        offered = self.offer

        def work(connection):
            extent = view.extent()
            box = extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum()
            columns, features = own_layers.features_in(connection, offered, box)
            server = make_server(access.url, access.user, access.password, access.verify)
            return server.draw_unpublished(own_layers.sld(offered).sld, columns, features, view)

        is_started = self._start(tr("Mapalus: GeoServer's picture of a layer"), work, done, failed)
        self._drawing = self._tasks.task
        return is_started

    def _start(self, description, work, done, failed):
        if self.is_busy:
            return False
        try:
            dsn = connection_dsn(connection_uri(self._choice))
        except MapalusError as error:
            failed(error)
            return False
        self._tasks.start(DatabaseTask(description, dsn, work, done, failed))
        return True
