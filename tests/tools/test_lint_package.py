"""What plugins.qgis.org would find in a package is found before."""

import pytest

from mapalus.tools import lint_package

PLANTED = {
    "metadata.txt": "[general]\nname=Bad\nversion=0.1.0\nqgisMinimumVersion=3.22\nqgisMaximumVersion=3.99\n",
    "__init__.py": "def classFactory(iface):\n    return None\n",
    "bandit.py": "import pickle\n\n\ndef read(text):\n    return pickle.loads(text)\n",
    "secrets.py": 'TOKEN = "ghp_' + "a1B2c3D4e5F6g7H8i9J0" * 2 + '"\n',
    "flake8.py": "from qgis.PyQt.QtCore import Qt\n\nBUTTON = Qt.MidButton\nUNKNOWN = something\n",
    "analyzer.py": "import PyQt5\n\nWHERE = PyQt5\n",
    ".hidden": "",
    "run.sh": "",
}


@pytest.mark.slow
def test_every_tool_finds_what_it_is_there_for(tmp_path):
    plugin = tmp_path / "bad"
    plugin.mkdir()
    for name, text in PLANTED.items():
        (plugin / name).write_text(text)
    findings = "\n".join(lint_package.lint(plugin, tmp_path))
    for told in ("bandit.py:5: B301", "secrets.py:1: ", "flake8.py:4:11: F821", "analyzer.py", "METADATA_QGIS4"):
        assert told in findings, findings
    assert "flake8.py:3:" in findings, "an enum that QGIS 4 does not take"
    assert ".hidden: no file for a package" in findings
    assert "run.sh: no file for a package" in findings


def test_what_is_left_out_has_a_reason():
    for left_out in (lint_package.BANDIT_LEFT_OUT, lint_package.FLAKE8_LEFT_OUT, lint_package.ANALYZER_LEFT_OUT):
        assert all(left_out.values())
