"""QGIS's search field finds reports by their number, and places by their name."""

import json
from contextlib import suppress

from qgis.core import QgsApplication, QgsGeometry, QgsLocatorFilter, QgsLocatorResult
from qgis.PyQt.QtCore import Qt

from mapalus.plugin.database.connection import InterruptibleConnection, refused
from mapalus.plugin.desk.addresses import search_places, search_references
from mapalus.plugin.errors import Cancelled, MapalusError
from mapalus.plugin.gui.common.background_task import log_traceback
from mapalus.plugin.gui.common.map_view import look_at
from mapalus.plugin.i18n import error_words, tr, user_language
from mapalus.plugin.packages import psycopg2
from mapalus.plugin.stored.connections import connection_dsn
from mapalus.plugin.vocabulary import STATUSES

PREFIX = "rep"
_LEAST = 3
"""Letters from which on something is searched."""
_MOST = 6
# Somebody types: an answer that takes longer is of no use.
_PATIENCE = 3
# Metres that are seen around a point at least.
_NEAR = 400


class PlaceFilter(QgsLocatorFilter):
    """Finds in a thread that QGIS starts, with a connection of its own.

    :param connection: :class:`~mapalus.plugin.gui.common.current_connection.CurrentConnection`
    :param canvas: QgsMapCanvas
    :param show_report: called in the main thread with the number of a report that somebody chose.
    """

    def __init__(self, connection, canvas, show_report):
        super().__init__()
        self._connection = connection
        self._canvas = canvas
        self._show_report = show_report
        self._dsn = ""
        self._language = "en"

    def clone(self):
        return PlaceFilter(self._connection, self._canvas, self._show_report)

    def name(self):
        return "mapalus_places"

    def displayName(self):
        return tr("Mapalus: reports and places")

    def priority(self):
        return QgsLocatorFilter.Priority.Medium

    def prefix(self):
        return PREFIX

    def prepare(self, string, context):
        """Read the login, which only the main thread may do."""
        self._dsn = ""
        self._language = user_language()
        if len(string.strip()) >= _LEAST and self._connection.choice():
            # It cannot be mended here; the other commands say what is wrong.
            with suppress(MapalusError):
                self._read_login(context)
        return []

    def fetchResults(self, string, context, feedback):
        """Search; QGIS calls this in a thread. Nothing of the user interface may be touched here."""
        if not self._dsn or feedback.isCanceled():
            return
        connecting = InterruptibleConnection(self._dsn)
        # Directly: this thread has no event loop in which it could be told.
        feedback.canceled.connect(connecting.interrupt, Qt.ConnectionType.DirectConnection)
        try:
            with connecting as connection, connection:
                for result in self._find(connection, string.strip()):
                    self.resultFetched.emit(result)
        except Cancelled:
            return
        except MapalusError as error:
            self._tell(error, context)
        except psycopg2.Error as error:
            if not connecting.is_interrupted:
                self._tell(refused(error), context)
        except Exception as error:
            log_traceback(error)
        finally:
            feedback.canceled.disconnect(connecting.interrupt)

    def triggerResult(self, result):
        """Show on the map what was chosen; QGIS calls this in the main thread."""
        report, longitude, latitude, accuracy = json.loads(result.userData)
        if longitude is not None:
            self._go(longitude, latitude, accuracy)
        if report is not None:
            self._show_report(report)

    def _read_login(self, context):
        uri = self._connection.uri()
        if uri.authConfigId() and not context.usingPrefix and not QgsApplication.authManager().masterPasswordIsSet():
            # Reading it would ask for QGIS's master password, of somebody who may look for something else.
            return
        self._dsn = psycopg2.extensions.make_dsn(connection_dsn(uri), connect_timeout=_PATIENCE)

    def _find(self, connection, words):
        reports = search_references(connection, words, _MOST)
        for report in reports:
            status = STATUSES[report.status].in_language(self._language)
            yield self._result(
                report.reference,
                " · ".join(part for part in (status, report.address, report.context) if part),
                tr("Reports"),
                2,
                (report.id, report.longitude, report.latitude, None),
            )
        # A number is no address.
        for number, place in enumerate([] if reports else search_places(connection, words, most=_MOST)):
            report = int(place.key) if place.kind == "report" else None
            yield self._result(
                place.title,
                place.context,
                tr("Addresses of reports") if report else tr("Places"),
                1 - number / 100,
                (report, place.longitude, place.latitude, place.accuracy_m),
            )

    def _result(self, title, description, group, score, chosen):
        # As text: QGIS copies results in threads that do not hold Python's lock.
        result = QgsLocatorResult(self, title, json.dumps(chosen))
        result.description = description
        result.group = group
        result.score = score
        return result

    def _tell(self, error, context):
        """Say why nothing was found, where somebody asked Mapalus alone."""
        if context.usingPrefix:
            self.resultFetched.emit(self._result(error_words(error), "", "", 0, (None, None, None, None)))

    def _go(self, longitude, latitude, accuracy):
        # An area is seen as a whole, from wherever the map was.
        point = look_at(self._canvas, longitude, latitude, max(_NEAR, 1.2 * (accuracy or 0)), keeps_scale=not accuracy)
        if point is not None:
            crs = self._canvas.mapSettings().destinationCrs()
            self._canvas.flashGeometries([QgsGeometry.fromPointXY(point)], crs)
