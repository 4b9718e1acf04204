"""The icons of the user interface."""

from pathlib import Path

from qgis.PyQt.QtGui import QIcon


def icon(name):
    """Return an icon of this folder; an empty one for an empty name."""
    return QIcon(str(Path(__file__).parent / f"{name}.svg")) if name else QIcon()
