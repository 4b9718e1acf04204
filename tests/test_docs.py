"""Documentation names only what exists: files, modules, algorithms, targets, settings, functions, tables, pages."""

import configparser
import json
import re
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "styles/README.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
]
NAMES = [path.relative_to(ROOT).as_posix() for path in PAGES]

# Folders that hold no source.
_LEFT_OUT = {".git", ".venv", ".local", "build", "ext", "node_modules", "dist", "__pycache__"}
# Files that users or tools make, and patterns that stand for many names.
_MADE = re.compile(r"NN_|<|…|^\.local/|^build/|^ext/|^publisher\.txt$|^/|^~|^pg_service\.conf$|^psycopg2\.sql$")
_SOURCE = r"[\w.*-]+(?:/[\w.*-]+)*\.(?:py|sql|yml|qml|svg|md|js|mjs|ts|sh|txt|toml|conf)"
_BLOCK = re.compile(r"^```[\s\S]*?^```|(?<=\n\n)(?: {4}.*\n|\n)+", re.MULTILINE)


@pytest.fixture(params=PAGES, ids=NAMES)
def page(request):
    return request.param


def text_of(page):
    return page.read_text(encoding="utf-8")


def code_of(page):
    """Return all pieces of code of a page: blocks and words in backticks."""
    text = text_of(page)
    return [*_BLOCK.findall(text), *re.findall(r"`([^`\n]+)`", _BLOCK.sub("\n", text))]


@cache
def tree():
    """Return the paths of all files of the repository, and of its folders with a slash at the end."""
    found = set()
    for path in ROOT.rglob("*"):
        inner = path.relative_to(ROOT)
        if not _LEFT_OUT & set(inner.parts):
            found.add(f"{inner.as_posix()}/" if path.is_dir() else inner.as_posix())
    return found


@cache
def sources(*endings):
    return "\n".join(
        (ROOT / name).read_text(encoding="utf-8")
        for name in sorted(tree())
        if name.endswith(endings) and not name.startswith("tests/data/recorded/")
    )


def exists(name):
    """Return whether a file or folder is called so, or its path ends so."""
    return any(fnmatch(path, name) or fnmatch(path, f"*/{name}") for path in tree())


@cache
def algorithms():
    """Return the class of each algorithm by its name."""
    from mapalus.processing_algs.provider import ALGORITHMS

    return {algorithm().name(): algorithm for algorithm in ALGORITHMS}


@cache
def makefile():
    """Return the targets and the variables of the Makefile."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z-]+):", text, re.MULTILINE)), set(
        re.findall(r"^([A-Z]+) *[?:]?=", text, re.MULTILINE)
    )


@cache
def declared_layers():
    text = (ROOT / "server_config/geoserver/publication.yml").read_text(encoding="utf-8")
    return set(re.findall(r"^ +- name: (\w+)$", text, re.MULTILINE))


@cache
def database_objects():
    """Return the names of tables, views and sequences, with their schema, and of functions."""
    kinds = r"TABLE|VIEW|SEQUENCE|FUNCTION|TYPE"
    found = re.findall(rf"CREATE (?:OR REPLACE )?(?:{kinds}) (?:(\w+)\.)?(\w+)", sources(".sql"))
    return {f"{schema or 'mapalus'}.{name}" for schema, name in found}


def test_files_and_folders_exist(page):
    wrong = []
    for piece in code_of(page):
        names = re.findall(rf"(?<![\w./<-]){_SOURCE}(?![\w/])", piece)
        names += re.findall(r"(?<![\w./<-])(?:[\w.-]+/)+(?![\w*<])", piece)
        wrong += [name for name in names if not _MADE.search(name) and not exists(name)]
    # A folder of a server's, not of the repository's.
    assert [name for name in wrong if not name.startswith(("www/", "security/", "workspaces/", "svg/", "tmp/"))] == []


def test_files_in_the_picture_exist():
    text = (ROOT / "docs/architecture.svg").read_text(encoding="utf-8")
    names = re.findall(r'class="where"[^>]*>([^<]+)<', text)
    files = [name for entry in names for name in re.findall(r"[\w.]+(?:/[\w.]+)+/?", entry)]
    assert len(files) > 20
    assert [name for name in files if not exists(name)] == []


def test_links_lead_somewhere(page):
    wrong = []
    for target in re.findall(r"\]\(([^)\s]+)\)", text_of(page)):
        if re.match(r"https?:|mailto:", target):
            continue
        name, _, anchor = target.partition("#")
        path = (page.parent / name).resolve() if name else page
        if not path.exists() or (anchor and anchor not in anchors(path)):
            wrong.append(target)
    assert wrong == []


def anchors(page):
    """Return the anchors of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.*)$", text_of(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


def test_algorithms_exist(page):
    named = {name for piece in code_of(page) for name in re.findall(r"\bmapalus:([a-z_]+)\b", piece)}
    assert named - set(algorithms()) - declared_layers() == set()


def test_parameters_of_algorithms_exist(page, qgis):
    wrong = []
    for name, rest in re.findall(r"qgis_process run mapalus:(\w+) -- (.*)", text_of(page)):
        algorithm = algorithms()[name]().create()
        known = {parameter.name() for parameter in algorithm.parameterDefinitions()}
        wrong += [f"{name}: {word}" for word in re.findall(r"\b([A-Z_]+)=", rest.split("&&")[0]) if word not in known]
    assert wrong == []


def test_targets_and_their_variables_exist(page):
    targets, variables = makefile()
    named, given = set(), set()
    for piece in code_of(page):
        for line in piece.splitlines():
            for target, rest in re.findall(r"(?:^ *|[;&\"] *)make ([a-z][a-z-]*)\b([^#&]*)", line):
                named.add(target)
                given |= set(re.findall(r"\b([A-Z]+)=", rest))
    assert named - targets == set()
    assert given - variables == set()


def test_every_target_says_what_it_does():
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.findall(r"^([a-z-]+):(?!=)(?!.*  ## \w).*$", text, re.MULTILINE) == []


def test_environment_variables_are_read(page):
    named = set(re.findall(r"\b(?:MAPALUS|GEOSERVER)_[A-Z_]+\b", text_of(page)))
    read = sources(".py", ".sh", ".yml", "Makefile")
    assert {name for name in named if not re.search(rf"\b{name}\b", read)} == set()


def test_entries_of_the_declaration_exist():
    """What the tables of docs/publication.md list, the JSON schema knows."""
    schema = json.loads((ROOT / "server_config/geoserver/publication.schema.json").read_text(encoding="utf-8"))

    def properties(node):
        if isinstance(node, dict):
            yield from node.get("properties", {})
            for inner in node.values():
                yield from properties(inner)
        elif isinstance(node, list):
            for inner in node:
                yield from properties(inner)

    cells = re.findall(r"^\| ([^|]*`[^|]*)\|", text_of(ROOT / "docs/publication.md"), re.MULTILINE)
    named = {word for cell in cells for word in re.findall(r"`(\w+)", cell)}
    assert len(named) > 30
    assert named - set(properties(schema)) == set()


def test_modules_exist(page):
    named = set(re.findall(r"\bmapalus((?:\.(?:plugin|processing_algs|tests)\b)(?:\.\w+)*)", text_of(page)))
    assert {name for name in named if not is_module(name[1:].replace(".", "/"))} == set()
    run = set(re.findall(r"-m mapalus\.([\w.]+)", text_of(page)))
    assert {name for name in run if not is_command(name.replace(".", "/").rstrip("/"))} == set()


def is_module(path):
    return any((ROOT / name).exists() for name in (f"{path}.py", f"{path}/__init__.py", path))


def is_command(path):
    return (ROOT / path / "__main__.py").exists() or "__main__" in (ROOT / f"{path}.py").read_text(encoding="utf-8")


def test_tables_views_and_functions_exist(page):
    named = {
        name
        for piece in code_of(page)
        for name in re.findall(r"\b((?:mapalus|mapalus_public|mapalus_feed)\.\w+)\b(?![.</])", piece)
        if not name.startswith(("mapalus.plugin", "mapalus.tests", "mapalus.processing_algs", "mapalus_public.own_"))
        # A sequence that an identity column brings.
        and not name.endswith("_id_seq")
    }
    assert named - database_objects() - {"mapalus.svg", "mapalus.zip"} == set()


def test_functions_exist(page):
    """``name()`` and ``Class.name()`` are functions of Python or SQL."""
    python, functions = sources(".py"), {name.split(".")[1] for name in database_objects()}
    wrong = []
    for piece in code_of(page):
        if called := re.fullmatch(r"(?:[A-Za-z_]+\.)*(\w+)\(\)", piece):
            name = called[1]
            is_known = name in functions or re.search(rf"\b(?:def|class) {name}\b", python)
            # Methods that QGIS brings.
            if not is_known and name not in ("isCanceled", "setProgress"):
                wrong.append(piece)
    assert wrong == []


def test_the_index_lists_every_page():
    for index, pages in (
        (ROOT / "docs/index.md", (ROOT / "docs").glob("*.md")),
        (ROOT / "docs/decisions/README.md", (ROOT / "docs/decisions").glob("*.md")),
    ):
        listed = set(re.findall(r"\]\(([^)#]+)\)", text_of(index)))
        assert {page.name for page in pages} - {index.name} - listed == set()
    assert "docs/index.md" in text_of(ROOT / "README.md")


def test_decisions_are_numbered_and_say_their_status():
    pages = sorted((ROOT / "docs/decisions").glob("0*.md"))
    for number, page in enumerate(pages, start=1):
        text = text_of(page)
        assert page.name.startswith(f"{number:04}_".replace("_", "-"))
        assert text.startswith(f"# {number}. ")
        assert re.findall(r"^## (\w+)$", text, re.MULTILINE) == ["Context", "Decision", "Consequences"], page.name
        assert "**Status:** " in text


def test_the_changelog_begins_with_this_version():
    metadata = configparser.ConfigParser(interpolation=None)
    metadata.read(ROOT / "metadata.txt", encoding="utf-8")
    newest = re.search(r"^## (\S+)", text_of(ROOT / "CHANGELOG.md"), re.MULTILINE)[1]
    assert newest == metadata["general"]["version"]
    assert metadata["general"]["changelog"].startswith(newest)
