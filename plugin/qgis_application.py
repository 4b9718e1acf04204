"""A QGIS without a screen, for commands and tests."""

from contextlib import contextmanager


@contextmanager
def qgis_application():
    """Run a block with QGIS' providers and coordinate systems at hand."""
    from qgis.core import QgsApplication

    if QgsApplication.instance() is not None:
        yield QgsApplication.instance()
        return
    application = QgsApplication([], False)
    application.initQgis()
    try:
        yield application
    finally:
        application.exitQgis()
