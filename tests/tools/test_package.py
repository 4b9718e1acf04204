"""What QGIS asks of a plugin's package."""

import ast
import configparser
import importlib
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [path for folder in ("plugin", "processing_algs", "tests") for path in (ROOT / folder).rglob("*.py")]


@pytest.fixture
def metadata():
    parser = configparser.ConfigParser(interpolation=None)
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


def build(target, *options):
    return subprocess.run(
        [sys.executable, "tools/package.py", "--to", str(target), *options],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )


def test_the_package_holds_what_runs_and_no_tests(tmp_path):
    done = build(tmp_path / "mapalus.zip")
    assert done.returncode == 0, done.stderr
    names = zipfile.ZipFile(tmp_path / "mapalus.zip").namelist()
    assert {"mapalus/metadata.txt", "mapalus/__init__.py", "mapalus/server_config/webmap/dist/index.html"} <= set(names)
    assert "mapalus/ext/geoserver/catalog.py" in names
    assert "mapalus/ext/geoserver/LICENSE.txt" in names
    assert not [name for name in names if "/tests/" in name or name.endswith(".pyc") or "/.local/" in name]


def test_the_metadata_invents_no_publisher(metadata, tmp_path):
    assert not {"email", "repository", "tracker", "homepage"} & set(metadata)
    for path in ROOT.glob("**/metadata.txt"):
        if not {".venv", ".local", "build"} & set(path.relative_to(ROOT).parts):
            assert "example" not in path.read_text(encoding="utf-8"), path
    assert "This package is for installing from the ZIP." in build(tmp_path / "mapalus.zip").stderr


def test_a_publisher_is_merged_into_the_metadata(metadata, tmp_path):
    file, package = tmp_path / "publisher.txt", tmp_path / "mapalus.zip"
    publisher = {
        "email": "desk@minahasa.test",
        "repository": "https://minahasa.test/r",
        "tracker": "https://x.test/100%",
    }
    file.write_text("[general]\n" + "".join(f"{key} = {value}\n" for key, value in publisher.items()))
    done = build(package, "--publisher", str(file))
    assert done.returncode == 0, done.stderr
    assert "installing from the ZIP" not in done.stderr
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read_string(zipfile.ZipFile(package).read("mapalus/metadata.txt").decode())
    assert dict(parser["general"]) == {**metadata, **publisher}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("[general]\nemail=a@b.test\n", "lacks repository, tracker"),
        ("[general]\nemail=a\nrepository=b\ntracker=c\nversion=9\n", "may not set version"),
        ("email=a\n", "no publisher's file"),
        (None, "no publisher's file"),
    ],
)
def test_a_publishers_file_that_cannot_be_used_is_refused(content, told, tmp_path):
    file = tmp_path / "publisher.txt"
    if content is not None:
        file.write_text(content)
    done = build(tmp_path / "mapalus.zip", "--publisher", str(file))
    assert done.returncode == 1
    assert told in done.stderr
    assert not (tmp_path / "mapalus.zip").exists()


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


def short_enums(text):
    """Yield (line, what to write) of each value of an enum that is named as PyQt 6 does not take it."""
    tree, classes = ast.parse(text), {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("qgis."):
            module = importlib.import_module(node.module)
            classes |= {alias.asname or alias.name: getattr(module, alias.name, None) for alias in node.names}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            owner = classes.get(node.value.id)
            kind = type(getattr(owner, node.attr, None))
            # A value whose type is a class within the same class.
            if isinstance(owner, type) and getattr(owner, kind.__name__, None) is kind:
                yield node.lineno, f"{node.value.id}.{kind.__name__}.{node.attr}"


def test_enums_are_fully_qualified(qgis):
    """Qt 6 has Qt.ItemDataRole.UserRole and no Qt.UserRole."""
    sources = [*SOURCES, *(ROOT / "server_config" / "qgis_server").rglob("*.py")]
    found = [(path.name, *one) for path in sources for one in short_enums(path.read_text(encoding="utf-8"))]
    assert found == []


def test_short_enums_are_found(qgis):
    text = """
from qgis.core import QgsMapLayer, QgsMapLayerType
from qgis.PyQt.QtCore import Qt

print(Qt.UserRole, Qt.ItemDataRole.UserRole, QgsMapLayer.Identifiable, QgsMapLayerType.VectorLayer, Qt.ItemDataRole)
"""
    assert list(short_enums(text)) == [(5, "Qt.ItemDataRole.UserRole"), (5, "QgsMapLayer.LayerFlag.Identifiable")]
