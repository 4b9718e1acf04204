"""Packages that may be missing: imported late, and named where they are missing."""

import importlib.util
import subprocess
import sys

import pytest

from mapalus.plugin import packages
from mapalus.plugin.errors import MapalusError
from mapalus.plugin.gui.common.context import Context, Shell
from mapalus.plugin.i18n import words_in
from mapalus.plugin.packages import LazyModule

_START = """
import sys
from qgis.core import QgsApplication
application = QgsApplication([], True)
application.initQgis()
before = set(sys.modules)
import mapalus
from mapalus.tests.support.interface import Interface
mapalus.classFactory(Interface()).initGui()
print(*sorted({name.split(".")[0] for name in set(sys.modules) - before}))
import os
sys.stdout.flush()
os._exit(0)
"""


@pytest.fixture
def without(monkeypatch):
    """Return a function that makes a package missing, also where it was imported before."""
    find = importlib.util.find_spec

    def without(missing):
        def is_missing(name):
            return name.split(".")[0] == missing

        for name in [name for name in sys.modules if is_missing(name)]:
            monkeypatch.delitem(sys.modules, name)
        monkeypatch.setitem(sys.modules, missing, None)
        monkeypatch.setattr(packages, "find_spec", lambda name: None if is_missing(name) else find(name))

    return without


def test_the_start_imports_none_of_them():
    done = subprocess.run([sys.executable, "-c", _START], check=False, capture_output=True, text=True)
    imported = set(done.stdout.split())
    assert "mapalus" in imported, done.stderr
    unwanted = {package.name for package in packages.PACKAGES} | {"shapely", "geoserver", "six", "processing"}
    assert imported & unwanted == set()


def test_a_module_is_imported_when_it_is_used():
    module = LazyModule("lxml.etree")
    assert not hasattr(module, "__version__"), "looking at what it is imports nothing"
    assert module.fromstring("<a/>").tag == "a"
    assert LazyModule("owslib").util.ServiceException, "submodules are found"
    with pytest.raises(AttributeError):
        _ = module.nothing_like_that


def test_a_missing_package_is_named_with_what_needs_it(without):
    without("owslib")
    with pytest.raises(MapalusError) as told:
        _ = packages.owslib.wms
    assert str(told.value) == (
        "Python packages are missing: owslib (needed for applying and verifying a publication). "
        "Install them: python3-owslib on Debian, python3-owslib with OSGeo4W on Windows. Then restart QGIS. "
        "Everything else of Mapalus works without them."
    )
    assert told.value.in_words(words_in("id")).startswith(
        "Paket Python tidak ada: owslib (diperlukan untuk menerapkan dan memverifikasi publikasi). Pasang: "
    )
    packages.require_packages("psycopg2", "lxml")
    with pytest.raises(MapalusError, match="owslib"):
        packages.require_packages("psycopg2", "owslib")


def test_a_publication_that_cannot_be_verified_does_not_begin(without, publish_from, server, minahasa, feedback):
    publisher = publish_from(minahasa)
    plan = publisher.plan()
    without("numpy")
    for work in (lambda: publisher.apply(plan, feedback), publisher.verify):
        with pytest.raises(MapalusError, match="numpy"):
            work()
    assert server.taken == []
    assert publisher.history() == []


def test_an_action_tells_what_is_missing(without, iface):
    from qgis.PyQt.QtWidgets import QMenu, QToolBar

    context = Context(Shell(iface, QMenu(), QToolBar()))
    without("yaml")
    context.add_action("import", "Import", lambda: packages.yaml.safe_load("a: b")).trigger()
    assert "Python packages are missing: yaml" in iface.messageBar().currentItem().text()
    context.stop()


def test_an_import_says_where_qgis_own_processing_does_not_run(iface, monkeypatch):
    """It needs NumPy to start."""
    from qgis import processing
    from qgis.PyQt.QtWidgets import QMenu, QToolBar

    monkeypatch.delattr(processing, "execAlgorithmDialog", raising=False)
    context = Context(Shell(iface, QMenu(), QToolBar()))
    context.add_action("import", "Import", lambda: context.run_algorithm("mapalus:importreports")).trigger()
    assert "QGIS's plugin Processing does not run." in iface.messageBar().currentItem().text()
    context.stop()
