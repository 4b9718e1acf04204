"""What Mapalus adds to QGIS's interface: one folder a feature.

A feature's folder has a module ``feature`` with a function ``start(context)``. The function adds what the feature
offers through a :class:`~mapalus.plugin.gui.common.context.Context`, which takes everything away again.
"""

FEATURES = (
    "connecting",
    "city_layers",
    "desk",
    "finding",
    "importing",
    "publishing",
    "own_layers",
    "public_map",
    "help",
    "editing",
)
"""The folders, in the order of the menu."""
