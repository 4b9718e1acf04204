"""Packages of QGIS's Python that may be missing. Each is imported when one of its names is used, and not before.

Everything else imports them from here: ``from mapalus.plugin.packages import psycopg2``. So the plugin starts quickly,
and without them; what needs one that is missing ends with a sentence that names it.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from importlib.util import find_spec
from types import ModuleType
from typing import Any

from mapalus.plugin.errors import MapalusError, Sentence, listed


@dataclass(frozen=True)
class Package:
    """What has to be installed, and what for. Debian and OSGeo4W mostly use the same names."""

    name: str
    needed_for: Sentence
    debian: str
    osgeo4w: str


def _package(name: str, needed_for: Sentence, debian: str = "", osgeo4w: str = "") -> Package:
    return Package(name, needed_for, debian or f"python3-{name}", osgeo4w or f"python3-{name}")


PACKAGES = (
    _package("psycopg2", Sentence("everything in the city's database")),
    _package("yaml", Sentence("publishing, city profiles, importing reports"), osgeo4w="python3-pyyaml"),
    _package("jsonschema", Sentence("publishing")),
    _package("lxml", Sentence("publishing")),
    _package("requests", Sentence("publishing")),
    _package("owslib", Sentence("applying and verifying a publication")),
    _package("numpy", Sentence("applying and verifying a publication, the preview of styles")),
)


class LazyModule:
    """Stands for a module, and imports it when one of its names is used. Its submodules are such names, too."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        # Who only looks at what it is must not import it.
        if attribute.startswith("__"):
            raise AttributeError(attribute)
        module = load(self._name)
        try:
            return getattr(module, attribute)
        except AttributeError:
            if not hasattr(module, "__path__"):
                raise
            return load(f"{self._name}.{attribute}")


psycopg2 = LazyModule("psycopg2")
sql = LazyModule("psycopg2.sql")
extras = LazyModule("psycopg2.extras")
errorcodes = LazyModule("psycopg2.errorcodes")
yaml = LazyModule("yaml")
jsonschema = LazyModule("jsonschema")
etree = LazyModule("lxml.etree")
requests = LazyModule("requests")
owslib = LazyModule("owslib")
numpy = LazyModule("numpy")


def load(name: str) -> ModuleType:
    """Import a module of one of the packages and return it.

    :raises MapalusError: when the package is missing or cannot be loaded.
    """
    try:
        return importlib.import_module(name)
    # A package that does not fit the others, such as NumPy's, may raise anything.
    except Exception as error:
        (package,) = (package for package in PACKAGES if package.name == name.split(".")[0])
        if package in missing_packages():
            raise packages_missing([package]) from error
        raise MapalusError(
            "The Python package {package} cannot be loaded: {reason}.",
            "Install it again: {debian} on Debian, {osgeo4w} with OSGeo4W on Windows. Then restart QGIS.",
            package=package.name,
            reason=str(error).strip().rstrip(".") or type(error).__name__,
            debian=package.debian,
            osgeo4w=package.osgeo4w,
        ) from error


def require_packages(*names: str) -> None:
    """Raise :class:`MapalusError` unless all of some packages are there."""
    missing = [package for package in missing_packages() if package.name in names]
    if missing:
        raise packages_missing(missing)


def missing_packages() -> list[Package]:
    """Return the packages that this Python does not have, without importing any."""
    return [package for package in PACKAGES if not _is_there(package.name)]


def packages_missing(packages: list[Package]) -> MapalusError:
    """Return the error that names missing packages, what needs them, and how to install them."""
    return MapalusError(
        "Python packages are missing: {packages}.",
        "Install them: {debian} on Debian, {osgeo4w} with OSGeo4W on Windows. Then restart QGIS. "
        "Everything else of Mapalus works without them.",
        packages=listed(
            Sentence("{package} (needed for {what})", package=package.name, what=package.needed_for)
            for package in packages
        ),
        debian=", ".join(package.debian for package in packages),
        osgeo4w=", ".join(package.osgeo4w for package in packages),
    )


def _is_there(name):
    try:
        return find_spec(name) is not None
    except ImportError:
        return False
