"""Times that QGIS shows and writes in the planner's own time zone."""

import os
from contextlib import suppress

from qgis.core import Qgis
from qgis.PyQt.QtCore import QTimeZone

_VARIABLE = "PGTZ"


def forms_keep_time_zones():
    """Return whether a time that a form shows is written back as the same moment.

    QGIS 3.22 writes back the clock reading that it shows, which the session's time zone makes right. QGIS 3.40
    declares that reading to be UTC: any saved form would move its times by the zone's offset. Versions between
    were not tried.
    """
    return Qgis.QGIS_VERSION_INT < 32300


def use_local_time_zone():
    """Let database sessions that begin from now on speak local time; return a function that undoes it.

    QGIS writes the time of a form as a plain clock reading and shows what it reads likewise, so the session
    must use the clock that the planner sees. A zone that was chosen on purpose is left alone.
    """
    if _VARIABLE in os.environ:
        return lambda: None
    os.environ[_VARIABLE] = bytes(QTimeZone.systemTimeZoneId()).decode() or "UTC"

    def undo():
        with suppress(KeyError):
            del os.environ[_VARIABLE]

    return undo
