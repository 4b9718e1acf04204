"""The copy of geoserver-restconfig within the plugin's package."""

import importlib.metadata
import re
import subprocess
import sys

import pytest

from mapalus.tools import bundle


def test_a_foreign_geoserver_is_never_used():
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys\n"
            "sys.modules['geoserver'] = None\n"
            "from mapalus.ext.geoserver import catalog, layergroup, security, service, settings, store, workspace\n"
            "from mapalus.plugin.ogc.geoserver.catalog import RestCatalog\n"
            "print(RestCatalog.__mro__[1].__module__)",
        ],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.stdout == "mapalus.ext.geoserver.catalog\n", done.stderr


def test_imports_are_rewritten_and_nothing_else():
    """Of six, the library takes the type of texts alone."""
    contents = bundle.bundled()
    originals = [file for file in importlib.metadata.files(bundle.LIBRARY) if file.suffix == ".py"]
    assert len(originals) > 10
    for file in originals:
        before = file.read_text(encoding="utf-8").splitlines()
        first, *after = contents[f"ext/{file.as_posix()}"].decode().splitlines()
        assert first == "# flake8: noqa"
        assert len(before) == len(after)
        for old, new in zip(before, after):
            new = re.sub(r"  # (nosec B\d+|pragma: allowlist secret)$", "", new)
            assert old == new or re.match(r"\s*(from|import) (geoserver|six)\b", old)
    assert b"MIT" in contents["ext/geoserver/LICENSE.txt"]


@pytest.mark.parametrize("line", ["import six", "from lxml import etree", "from six.moves import urllib"])
def test_a_version_that_needs_more_is_refused(line):
    with pytest.raises(SystemExit, match="Rewrite or bundle"):
        bundle.require_allowed(bundle.rewrite(f"try:\n    {line}\nexcept ImportError:\n    pass\n"), "catalog.py")
