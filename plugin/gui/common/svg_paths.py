"""Where QGIS looks for the SVG icons of Mapalus' styles."""

from qgis.core import QgsApplication, QgsSettings

_SETTING = "svg/searchPathsForSVG"


def add_svg_path(folder):
    """Let styles find SVG files below a folder by their relative names; return a function that undoes it."""
    folder = str(folder)
    before = QgsSettings().value(_SETTING, None)
    if folder not in QgsApplication.svgPaths():
        QgsApplication.setSvgPaths([*_stored(), folder])

    def undo():
        # Other folders may have been added in the meantime: only ours goes.
        QgsApplication.setSvgPaths([path for path in _stored() if path != folder])
        if before is None and not _stored():
            QgsSettings().remove(_SETTING)

    return undo


def _stored():
    stored = QgsSettings().value(_SETTING, None)
    if not stored:
        return []
    return [stored] if isinstance(stored, str) else list(stored)
