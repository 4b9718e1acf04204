"""QGIS's own WFS 1.1.0, asked within the process."""

from urllib.parse import urlencode
from xml.etree import ElementTree  # nosec B405 - parses QGIS's own

from qgis.PyQt.QtCore import QBuffer, QIODevice, QUrl
from qgis.server import QgsBufferServerRequest, QgsServerRequest, QgsServerResponse

from .errors import OwsError


class _Answer(QgsServerResponse):
    """A response that hands on every piece that is written to it, at once."""

    def __init__(self, take):
        super().__init__()
        self._take = take
        self._headers = {}
        self._status = 200
        # QGIS may write to the device instead of calling write().
        self._device = QBuffer()
        self._device.open(QIODevice.OpenModeFlag.ReadWrite)

    def setHeader(self, key, value):
        self._headers[key] = value

    def removeHeader(self, key):
        self._headers.pop(key, None)

    def header(self, key):
        return self._headers.get(key, "")

    def headers(self):
        return self._headers

    def headersSent(self):
        return False

    def setStatusCode(self, code):
        self._status = code

    def statusCode(self):
        return self._status

    def sendError(self, code, message):
        self._status = code
        self.write(message)

    def io(self):
        return self._device

    def finish(self):
        self.flush()

    def flush(self):
        waiting = bytes(self._device.data())
        if waiting:
            self.clear()
            self._take(waiting)

    def clear(self):
        self._device.seek(0)
        self._device.setData(b"")

    def data(self):
        return self._device.data()

    def truncate(self):
        self.clear()

    def write(self, data, *_length):
        self.flush()
        piece = data.encode() if isinstance(data, str) else bytes(data)
        self._take(piece)
        return len(piece)


class Wfs11:
    """Asks the WFS 1.1.0 in the name of one request.

    :param service: QGIS's service.
    :param request: the request that is being answered; its headers go along.
    """

    def __init__(self, service, request, project):
        self._service = service
        self._request = request
        self._project = project

    def ask(self, parameters, take):
        """Send a request of version 1.1.0 and hand the answer, piece by piece as it is made, to ``take``.

        :raises OwsError: when the service refuses, or when ``take`` raises it.
        """
        failures = []

        def guarded(piece):
            # An exception must not travel through C++; what comes after it is of no use.
            if not failures:
                try:
                    take(piece)
                except Exception as error:
                    failures.append(error)

        query = urlencode({"SERVICE": "WFS", "VERSION": "1.1.0", **parameters}, encoding="utf-8")
        url = QUrl(self._request.url())
        # urlencode writes a space as +, which QUrl leaves alone.
        url.setQuery(query.replace("+", "%20"))
        request = QgsBufferServerRequest(url, QgsServerRequest.Method.GetMethod, self._request.headers())
        answer = _Answer(guarded)
        try:
            self._service.executeRequest(request, answer, self._project)
        except Exception as error:
            # What QGIS says gets lost on the way through its bindings, where it is a class that Python cannot raise.
            text = "QGIS's own WFS does not answer this request."
            raise OwsError("OperationProcessingFailed", text, "request") from error
        answer.flush()
        if failures:
            raise failures[0]

    def xml(self, parameters):
        """Return the answer to a request as the root element of its XML."""
        pieces = []
        self.ask(parameters, pieces.append)
        try:
            return ElementTree.fromstring(b"".join(pieces))  # noqa: S314  # nosec B314 - it is QGIS's own
        except ElementTree.ParseError as error:
            raise OwsError("OperationProcessingFailed", f"QGIS answers with a broken document: {error}.") from error
