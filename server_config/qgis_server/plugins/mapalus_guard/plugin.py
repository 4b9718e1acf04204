"""Looks at each request before QGIS Server does, and ends those that run away."""

import hashlib
import os
import signal

from qgis.server import QgsServerException, QgsServerFilter

from .allowed import Refused, check, require_once
from .feature_info import page_of
from .report import exception_report

# Before everything else, the choice of a version too.
_FIRST = 1

# Seconds. Nothing that the public map needs takes longer; a request that a client gave up goes on in its process.
LONGEST_REQUEST = int(os.environ.get("MAPALUS_LONGEST_REQUEST") or 60)


class GuardPlugin:
    """Registers the guard.

    :param server_iface: :class:`qgis.server.QgsServerInterface`
    """

    def __init__(self, server_iface):
        # The interface keeps no Python reference.
        self.filter = Guard(server_iface)
        server_iface.registerFilter(self.filter, _FIRST)


class Guard(QgsServerFilter):
    """Refuses a request, or lets it through."""

    def onRequestReady(self):
        self.requestReady()
        return True

    def requestReady(self):
        # Older than 3.24, QGIS knows only this one.
        self._wants_page = False
        # The kernel ends the process, even in the middle of QGIS's own code. multiwatch starts another one.
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(LONGEST_REQUEST)
        handler = self.serverInterface().requestHandler()
        parameters = {name.upper(): value for name, value in handler.parameterMap().items()}
        try:
            require_once(self.serverInterface().getEnv("QUERY_STRING"))
            check(parameters)
        except Refused as refused:
            self._refuse(handler, parameters, refused)
            return
        except Exception:
            # QGIS Server would go on with the request.
            self._refuse(handler, parameters, Refused("The request cannot be read.", "request"))
            return
        if (
            parameters.get("REQUEST", "").lower() == "getfeatureinfo"
            and "html" in parameters.get("INFO_FORMAT", "").lower()
        ):
            # QGIS writes values into its page as they are: a script in one of them would run.
            self._wants_page = True
            handler.setParameter("INFO_FORMAT", "application/json")

    def onResponseComplete(self):
        self.responseComplete()
        return True

    def responseComplete(self):
        signal.alarm(0)
        handler = self.serverInterface().requestHandler()
        if self._wants_page and not handler.exceptionRaised():
            page = page_of(bytes(handler.body()))
            if page is not None:
                handler.clearBody()
                handler.setResponseHeader("Content-Type", "text/html; charset=utf-8")
                handler.appendBody(page.encode())
        _name_the_answer(handler)

    def _refuse(self, handler, parameters, refused):
        # This keeps the request from the services.
        handler.setServiceException(QgsServerException(str(refused), 400))
        # Its document is no service's.
        handler.clearBody()
        handler.setStatusCode(400)
        handler.setResponseHeader("Content-Type", "text/xml; charset=utf-8")
        handler.appendBody(exception_report(parameters, refused).encode())


def _name_the_answer(handler):
    """Give an answer an ETag: who has the same one already is told so by nginx, and gets no second copy.

    An answer that QGIS sends in pieces has sent its headers before.
    """
    body = bytes(handler.body())
    if body and not handler.headersSent() and not handler.exceptionRaised() and handler.statusCode() in (0, 200):
        handler.setResponseHeader("ETag", f'"{hashlib.sha256(body).hexdigest()[:32]}"')
