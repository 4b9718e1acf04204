"""Styles are made once, in QGIS; what GeoServer draws is made from them, or refused with the reasons.

The subset that can be converted is described in ``styles/README.md``.
"""

from mapalus.plugin.styles.convert import Converted, StyleNotConvertible, convert, losses, to_sld
from mapalus.plugin.styles.qml import read_qml

__all__ = ["Converted", "StyleNotConvertible", "convert", "losses", "read_qml", "to_sld"]
