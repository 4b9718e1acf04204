"""The names of what Mapalus keeps in QGIS's settings."""

CONNECTION_SETTING = "mapalus/connection"
PUBLIC_MAP_SETTING = "mapalus/public_map"
