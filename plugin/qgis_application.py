"""A QGIS without a screen, for commands and tests."""

import os
from contextlib import contextmanager


@contextmanager
def qgis_application():
    """Run a block with QGIS' providers and coordinate systems at hand."""
    from qgis.core import QgsApplication

    if QgsApplication.instance() is not None:
        yield QgsApplication.instance()
        return
    # Qt looks for a screen even where nothing is shown.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QgsApplication([], False)
    application.initQgis()
    try:
        yield application
    finally:
        application.exitQgis()
