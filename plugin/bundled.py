"""Packages that Debian does not bring, for the Python that QGIS runs with."""

import sys

from mapalus.plugin.paths import PACKAGE


def make_importable(package=PACKAGE):
    """Let the packages that came with the plugin, or a checkout's environment, be found after all others."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    for folder in (package / "ext", package / ".venv" / "lib" / version / "site-packages"):
        if folder.is_dir() and str(folder) not in sys.path:
            # At the end: what the system has comes from the system, to which QGIS is built.
            sys.path.append(str(folder))
