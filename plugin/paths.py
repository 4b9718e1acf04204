"""Where the parts of the package lie."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
STYLES = PACKAGE / "styles"
ICONS = STYLES / "icons"
SERVER_CONFIG = PACKAGE / "server_config"
DATABASE = SERVER_CONFIG / "database"
CITIES = SERVER_CONFIG / "cities"
PUBLICATION = SERVER_CONFIG / "geoserver" / "publication.yml"
KNOWN_HOLES = SERVER_CONFIG / "geoserver" / "known_holes.yml"
PROXY = SERVER_CONFIG / "proxy"
WEBMAP = SERVER_CONFIG / "webmap" / "dist"
