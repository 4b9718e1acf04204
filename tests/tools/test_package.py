"""What QGIS asks of a plugin's package."""

import configparser
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [path for folder in ("plugin", "processing_algs", "tests") for path in (ROOT / folder).rglob("*.py")]


@pytest.fixture
def metadata():
    parser = configparser.ConfigParser()
    parser.optionxform = str
    parser.read(ROOT / "metadata.txt", encoding="utf-8")
    return parser["general"]


def test_metadata_is_complete(metadata):
    for key in (
        "name",
        "description",
        "about",
        "version",
        "qgisMinimumVersion",
        "author",
        "email",
        "repository",
        "tracker",
        "homepage",
        "license",
        "tags",
        "changelog",
        "icon",
    ):
        assert metadata[key].strip(), key
    assert metadata["hasProcessingProvider"] == "yes"
    assert metadata["qgisMinimumVersion"] == "3.22"
    assert metadata["license"] == "GPL-2.0-or-later"
    assert metadata["supportsQt6"] == "True"
    assert re.fullmatch(r"\d+\.\d+\.\d+", metadata["version"])
    assert metadata["version"] in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_icon_is_there(metadata):
    assert (ROOT / metadata["icon"]).exists()


def test_the_package_holds_what_runs_and_no_tests():
    import subprocess
    import sys
    import zipfile

    done = subprocess.run([sys.executable, "tools/package.py"], cwd=ROOT, check=False, capture_output=True)
    assert done.returncode == 0, done.stderr
    names = zipfile.ZipFile(ROOT / "build" / "mapalus.zip").namelist()
    assert {"mapalus/metadata.txt", "mapalus/__init__.py", "mapalus/server_config/webmap/dist/index.html"} <= set(names)
    assert "mapalus/ext/geoserver/catalog.py" in names
    assert "mapalus/ext/geoserver/LICENSE.txt" in names
    assert not [name for name in names if "/tests/" in name or name.endswith(".pyc") or "/.local/" in name]


def test_qt_comes_through_qgis():
    direct = re.compile(r"^\s*(from|import) (PyQt\d|PySide\d)", re.MULTILINE)
    assert not [path for path in SOURCES if direct.search(path.read_text(encoding="utf-8"))]


def test_everything_is_imported_under_the_package_name():
    relative = re.compile(r"^\s*(from \.|from plugin|from processing_algs|import plugin)", re.MULTILINE)
    assert not [path for path in SOURCES if relative.search(path.read_text(encoding="utf-8"))]


def test_widgets_stay_in_modules_named_after_them():
    widgets = re.compile(r"from qgis\.(gui|PyQt\.QtWidgets) import")
    allowed = re.compile(r"_(dock|dialog|widget)\.py$|mapalus_plugin\.py$")
    strays = [
        path
        for path in SOURCES
        if "tests" not in path.parts
        and widgets.search(path.read_text(encoding="utf-8"))
        and not allowed.search(path.name)
    ]
    assert not strays


def test_enums_are_fully_qualified():
    """Qt 6 has Qt.ItemDataRole.UserRole and no Qt.UserRole."""
    short = re.compile(r"\b(Qt|QMessageBox|QDialogButtonBox|QSizePolicy|QEvent)\.[A-Z]\w*(?![\w.(])")
    found = [(path, match[0]) for path in SOURCES for match in short.finditer(path.read_text(encoding="utf-8"))]
    assert [entry for entry in found if entry[0].name != "test_package.py"] == []
