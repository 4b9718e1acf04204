"""The rules of the layout: what may import what, where widgets and SQL stand, how large files and folders are.

An import inside a function counts like one at the top: it is late to save time, and never to get around a rule.
"""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from mapalus.plugin.packages import PACKAGES
from mapalus.tools import translations

ROOT = Path(__file__).parents[1]
PACKAGE = "mapalus"
FOLDERS = ("plugin", "processing_algs")

# From top to bottom. A module imports from lower rungs, and from its own folder.
RUNGS = (
    ("plugin.mapalus_plugin",),
    ("plugin.gui",),
    ("processing_algs",),
    ("plugin.demo",),
    ("plugin.publication", "plugin.layers", "plugin.desk"),
    ("plugin.ogc", "plugin.importing", "plugin.local"),
    ("plugin.city",),
    ("plugin.stored", "plugin.styles", "plugin.database"),
    ("plugin.feedback", "plugin.i18n", "plugin.packages", "plugin.titles", "plugin.vocabulary"),
    ("plugin.errors", "plugin.paths", "plugin.qgis_application"),
    ("plugin.words",),
)
SIDEWAYS = {
    ("plugin.local", "plugin.ogc"): "a process of a server tells how that server is reached",
    ("plugin.feedback", "plugin.i18n"): "single files",
}

LONG_FILES = {
    "plugin/styles/qml.py": "one job: reading a style; it grows with QGIS",
    "plugin/ogc/asking.py": "all questions that any server can be asked",
}
VERY_LONG_FILES = {
    "plugin/styles/qml.py": "as above",
}
LARGE_FOLDERS = {
    "plugin/gui/publishing": "one dialog: a widget a page, beside what it does and says",
    "plugin/ogc/geoserver": "a handler a kind of resource, beside reading, ordering, verifying",
}

# Their public functions say the types of what they take and return.
HINTED = ("plugin.errors", "plugin.ogc.port", "plugin.ogc.plan", "plugin.ogc.state", "plugin.ogc.checks", "plugin.city")
HINTED += ("plugin.database", "plugin.publication", "plugin.words", "plugin.vocabulary")
WITHOUT_HINTS = {}

_STATEMENT = re.compile(r"\s*(SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP|GRANT|REVOKE|WITH|EXPLAIN|COMMENT|SET)\b")
_EXECUTE = ("execute", "executemany", "execute_values", "execute_batch", "copy_expert", "SQL")
_LONGEST_STATEMENT = 700


@cache
def modules():
    """Return name without the package's own -> path of every module."""
    found = {}
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


@cache
def tree(path):
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imports(module):
    """Return the modules of this package that a module imports, wherever in it."""
    found = set()
    for node in ast.walk(tree(modules()[module])):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: imports name the whole path"
            name = node.module or ""
            found.update(_known(f"{name}.{alias.name}") or _known(name) for alias in node.names)
        elif isinstance(node, ast.Import):
            found.update(_known(alias.name) for alias in node.names)
    return found - {None}


def _known(name):
    inner = name.removeprefix(f"{PACKAGE}.")
    return inner if inner != name and inner in modules() else None


def rung(module):
    """Return the rung of a module, and the folder or file that stands on it; the root package is above all."""
    for number, names in enumerate(RUNGS):
        for name in names:
            if module == name or module.startswith(f"{name}."):
                return number, name
    if module in FOLDERS:
        return len(RUNGS), module
    raise AssertionError(f"{module} stands on no rung")


def test_imports_go_down_only():
    wrong = []
    for module in modules():
        if module == "plugin":
            continue
        number, place = rung(module)
        for imported in imports(module):
            other, there = rung(imported)
            level = number == other and (place == there or (place, there) in SIDEWAYS)
            if not level and other <= number:
                wrong.append(f"{module} imports {imported}")
    assert wrong == []


def test_no_module_imports_itself_by_way_of_others():
    def reached(module):
        seen, left = set(), list(imports(module))
        while left:
            one = left.pop()
            if one not in seen:
                seen.add(one)
                left.extend(imports(one))
        return seen

    assert [module for module in modules() if module in reached(module)] == []


def test_servers_know_the_port_and_not_each_other():
    kinds = ("plugin.ogc.geoserver", "plugin.ogc.qgis_server")
    wrong = []
    for module in modules():
        if module.startswith("plugin.ogc"):
            mine = next((kind for kind in kinds if module.startswith(kind)), None)
            wrong += [
                f"{module} imports {imported}"
                for imported in imports(module)
                for kind in kinds
                if imported.startswith(kind) and kind != mine
            ]
    assert wrong == []


def test_packages_that_may_be_missing_are_imported_late():
    """``plugin.packages`` imports them when they are used. The demo runs where ``make setup`` installed them."""
    late = {package.name for package in PACKAGES} | {"shapely", "geoserver", "six"}
    wrong = []
    for module, path in modules().items():
        if module == "plugin.packages" or module.startswith("plugin.demo."):
            continue
        for node in tree(path).body:
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            wrong += [f"{module} imports {name}" for name in names if name.split(".")[0] in late]
    assert wrong == []


def test_widgets_stand_in_the_gui_only():
    wrong = []
    for module, path in modules().items():
        if module.startswith("plugin.gui") or module == "plugin.mapalus_plugin":
            continue
        for node in ast.walk(tree(path)):
            names = [node.module or "", *(alias.name for alias in node.names)] if _is_import(node) else []
            if any("QtWidgets" in name.split(".") or name == "iface" for name in names) or _names_iface(node):
                wrong.append(f"{module}, line {node.lineno}")
    assert wrong == []


def _is_import(node):
    return isinstance(node, ast.ImportFrom)


def _names_iface(node):
    return (isinstance(node, ast.Name) and node.id == "iface") or (
        isinstance(node, ast.Import) and any("QtWidgets" in alias.name for alias in node.names)
    )


def _statements():
    """Yield (where, node) of every first argument of a call that takes SQL."""
    for module, path in modules().items():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and node.args:
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                if name in _EXECUTE:
                    at = 1 if name in ("execute_values", "execute_batch") else 0
                    yield f"{module}, line {node.lineno}", node.args[at] if len(node.args) > at else node.args[0]


def _is_formatted(node):
    """Return whether a text is put together: by an f-string, ``+``, ``%`` or ``str.format``."""
    if isinstance(node, ast.JoinedStr):
        return True
    if isinstance(node, ast.BinOp):
        return _is_text(node.left) or _is_text(node.right)
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("format", "join", "replace")
        and _is_text(node.func.value)
    )


def _is_text(node):
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def test_sql_is_composed_and_never_formatted():
    assert [where for where, node in _statements() if _is_formatted(node)] == []


def test_sql_longer_than_a_statement_stands_in_a_file():
    wrong = []
    for where, node in _statements():
        text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
        if ";" in text.strip().rstrip(";") or len(text) > _LONGEST_STATEMENT:
            wrong.append(where)
    for module, path in modules().items():
        for node in ast.walk(tree(path)):
            text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
            if len(text) > _LONGEST_STATEMENT and _STATEMENT.match(text):
                wrong.append(f"{module}, line {node.lineno}")
    assert sorted(set(wrong)) == []


def test_that_statements_are_found():
    """The two tests above see what they look for."""
    seen = list(_statements())
    assert len(seen) > 100
    for text, formatted in (
        ("f'SELECT {x}'", True),
        ("'SELECT ' + x", True),
        ("'SELECT {}'.format(x)", True),
        ("'SELECT %s' % x", True),
        ("sql.SQL('SELECT {}').format(x)", False),
        ("'SELECT 1'", False),
    ):
        assert _is_formatted(ast.parse(text, mode="eval").body) == formatted, text


def _length(path):
    return len(path.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize(("limit", "listed"), [(400, LONG_FILES), (500, VERY_LONG_FILES)], ids=["long", "very long"])
def test_files_are_short_or_have_a_reason(limit, listed):
    long = {path.relative_to(ROOT).as_posix() for path in modules().values() if _length(path) > limit}
    assert long - set(listed) == set()
    assert all((ROOT / name).exists() for name in listed)


def test_folders_are_small_or_have_a_reason():
    folders = {path.parent for path in modules().values()}
    large = {
        folder.relative_to(ROOT).as_posix()
        for folder in folders
        if len([path for path in folder.glob("*.py") if path.name != "__init__.py"]) > 12
    }
    assert large - set(LARGE_FOLDERS) == set()


@pytest.mark.parametrize(
    "listed",
    [SIDEWAYS, LONG_FILES, VERY_LONG_FILES, LARGE_FOLDERS, WITHOUT_HINTS],
    ids=["sideways", "long", "very long", "large", "hints"],
)
def test_lists_of_exceptions_stay_short(listed):
    assert len(listed) <= 5
    assert all(listed.values()), "each has its reason"


def test_public_functions_of_ports_have_hints():
    wrong = []
    for module, path in modules().items():
        if any(module == name or module.startswith(f"{name}.") for name in HINTED) and module not in WITHOUT_HINTS:
            wrong += [f"{module}: {name}" for name in _without_hints(tree(path))]
    assert wrong == []


def _without_hints(node, within=""):
    for inner in node.body:
        if isinstance(inner, ast.ClassDef):
            yield from _without_hints(inner, f"{inner.name}.")
        elif isinstance(inner, ast.FunctionDef) and (not inner.name.startswith("_") or inner.name == "__init__"):
            taken = [*inner.args.posonlyargs, *inner.args.args, *inner.args.kwonlyargs]
            if inner.returns is None or not all(one.annotation for one in taken if one.arg not in ("self", "cls")):
                yield within + inner.name


def test_errors_are_literal_templates():
    """Values are filled in after translation, so that nothing is put together before it."""
    assert translations.collect()[1] == []


def test_tests_lie_beside_what_they_test():
    """A test of ``plugin/city`` lies in ``tests/plugin/city``."""
    tests = ROOT / "tests"
    wrong = [
        path.relative_to(ROOT).as_posix()
        for path in sorted(tests.rglob("test_*.py"))
        if path.parent != tests and not (ROOT / path.parent.relative_to(tests)).is_dir()
    ]
    assert wrong == []
