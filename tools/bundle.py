"""Bundles geoserver-restconfig, which Debian does not have, as the package ``mapalus.ext.geoserver``.

All plugins of a QGIS share ``sys.path``, and another one may bring a package ``geoserver`` of its own. So the copy has
a name within the plugin's package, and its modules import each other by this name. The folder ``ext`` is made from what
pip installed; ``make setup`` makes it for a checkout, ``make package`` for the zip.
"""

import ast
import importlib.metadata
import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LIBRARY = "geoserver-restconfig"

_HEAD = '"""Other people\'s packages; tools/bundle.py copies them here and changes their imports."""\n'
_REWRITTEN = (
    (re.compile(r"^(\s*(?:from|import)) geoserver\b", re.MULTILINE), r"\1 mapalus.ext.geoserver"),
    # The one thing that the library takes from six.
    (re.compile(r"^from six import string_types$", re.MULTILINE), "string_types = (str,)"),
    # What tools/lint_package.py would find. It is not ours to mend, and harmless.
    (re.compile(r"^(\s+assert (?:.*[^(\n]|\())$", re.MULTILINE), r"\1  # nosec B101"),
    (re.compile(r"^(from xml\.etree\.ElementTree import .*)$", re.MULTILINE), r"\1  # nosec B405"),
    (re.compile(r"^(\s+xml_tree = fromstring\(.*)$", re.MULTILINE), r"\1  # nosec B314"),
    (re.compile(r"^(    def __init__\()$", re.MULTILINE), r"\1  # nosec B107"),
    (re.compile(r'^(\s+password="geoserver",)$', re.MULTILINE), r"\1  # pragma: allowlist secret"),
)
_OTHERS_STYLE = "# flake8: noqa\n"
# What the library may import besides the standard library. It tries the last ones for Python 2.
_ALLOWED = {"mapalus", "requests", "urllib3", "past", "urlparse"}


def bundled():
    """Return the library's modules and its licence: path in the plugin's package -> content."""
    contents = {"ext/__init__.py": _HEAD.encode()}
    for file in importlib.metadata.files(LIBRARY):
        if file.suffix == ".py":
            text = rewrite(file.read_text(encoding="utf-8"))
            require_allowed(text, file)
            contents[f"ext/{file.as_posix()}"] = text.encode()
        elif file.name.startswith("LICENSE"):
            contents[f"ext/geoserver/{file.name}"] = file.read_binary()
    return contents


def rewrite(text):
    """Return a module's text with imports that work inside the plugin's package."""
    for pattern, replacement in _REWRITTEN:
        text = pattern.sub(replacement, text)
    return _OTHERS_STYLE + text


def require_allowed(text, file):
    """Refuse a module that imports what the plugin cannot rely on: another version of the library may."""
    for node in ast.walk(ast.parse(text)):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        for name in names:
            if name.split(".")[0] not in sys.stdlib_module_names | _ALLOWED:
                raise SystemExit(f"{LIBRARY}: {file} imports {name}. Rewrite or bundle that in tools/bundle.py.")


def main():
    shutil.rmtree(ROOT / "ext", ignore_errors=True)
    for name, content in bundled().items():
        path = ROOT / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


if __name__ == "__main__":
    main()
