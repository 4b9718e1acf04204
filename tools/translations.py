"""Collects every text that users read from the code, and brings ``i18n/mapalus_id.ts`` in line with it.

New texts are added as unfinished, texts that no code has any more are taken out, all are sorted. Where two branches
changed the file, take one side and name the other: ``python tools/translations.py --also other.ts``.
"""

import argparse
import ast
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from string import Formatter
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("plugin", "processing_algs")
TRANSLATIONS = ROOT / "i18n" / "mapalus_id.ts"

# Which arguments of a call are templates. Subclasses of MapalusError are found in the code.
TAKERS = {
    "tr": (0,),
    "Sentence": (0,),
    "require": (1,),
    "require_address": (1,),
    "require_guard": (1,),
    "RowRefused": (1,),
    "_lose": (1,),
}
# These also take sentences that were made elsewhere.
LENIENT = ("RowRefused", "_lose")
# These are called as methods; of the others, a method of the same name is something else.
ATTRIBUTES = ("_lose",)
# Defines sentences, or translates what it is given.
OWN_FILES = ("plugin/errors.py", "plugin/i18n.py")

_HEAD = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
<context>
    <name>Mapalus</name>
"""


def modules(root=ROOT):
    """Yield (path below the root, syntax tree) of every module that may hold texts."""
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*.py")):
            yield path.relative_to(root).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def error_classes(trees):
    """Return name -> whether it is made from two templates, for MapalusError and all classes made from it."""
    classes = [node for _, tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    found = {"MapalusError": True}
    while True:
        more = {}
        for node in classes:
            bases = [found[_name(base)] for base in node.bases if _name(base) in found]
            if bases and node.name not in found:
                own = any(isinstance(inner, ast.FunctionDef) and inner.name == "__init__" for inner in node.body)
                more[node.name] = all(bases) and not own
        if not more:
            return found
        found |= more


def collect(trees=None):
    """Return (text -> where it stands first, sentences about arguments that are no literal templates)."""
    trees = list(modules()) if trees is None else trees
    errors = error_classes(trees)
    texts, wrong = {}, []
    for path, tree in trees:
        for call, owner in _calls(tree):
            for argument, is_lenient in _templates(call, owner, errors):
                where = f"{path}, line {argument.lineno}"
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    if needs_words(argument.value):
                        texts.setdefault(argument.value, where)
                elif path in OWN_FILES or _is_handed_on(argument, owner):
                    continue
                elif not is_lenient or isinstance(argument, (ast.JoinedStr, ast.BinOp)):
                    wrong.append(f"{where}: {ast.unparse(argument)}")
    return texts, wrong


def needs_words(text):
    """Return whether a template has words of its own, besides its placeholders."""
    return any(letter.isalpha() for literal, *_ in Formatter().parse(text) for letter in literal)


def placeholders(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def read(path=TRANSLATIONS):
    """Return text -> translation, None where there is none yet."""
    found = {}
    for message in ElementTree.parse(path).iter("message"):  # noqa: S314 - our own file
        translation = message.find("translation")
        done = translation.text and translation.get("type") is None
        found[message.findtext("source")] = translation.text if done else None
    return found


def write(translations, path=TRANSLATIONS):
    lines = [_HEAD]
    for text, translation in sorted(translations.items(), key=lambda pair: (pair[0].casefold(), pair[0])):
        words = (
            f"<translation>{escape(translation)}</translation>" if translation else '<translation type="unfinished"/>'
        )
        lines.append(f"    <message>\n        <source>{escape(text)}</source>\n        {words}\n    </message>\n")
    path.write_text("".join([*lines, "</context>\n</TS>\n"]), encoding="utf-8")


def _calls(tree):
    """Yield (call, the functions and classes around it, from outside to inside)."""

    def visit(node, around):
        if isinstance(node, ast.Call):
            yield node, around
        inner = (*around, node) if isinstance(node, (ast.FunctionDef, ast.ClassDef)) else around
        for child in ast.iter_child_nodes(node):
            yield from visit(child, inner)

    yield from visit(tree, ())


def _templates(call, owner, errors):
    """Yield (argument, whether it may also be a sentence) of each template of a call."""
    name = _name(call.func)
    places = (0, 1) if errors.get(name) else TAKERS.get(name, ())
    if isinstance(call.func, ast.Attribute) and name not in ATTRIBUTES:
        places = ()
    if isinstance(call.func, ast.Attribute) and name == "__init__":
        within = next((node for node in reversed(owner) if isinstance(node, ast.ClassDef)), None)
        if isinstance(call.func.value, ast.Name) and call.func.value.id in errors:
            places = (1, 2)
        elif within is not None and any(errors.get(_name(base)) for base in within.bases):
            places = (0, 1)
    for place in places:
        if place < len(call.args):
            yield call.args[place], name in LENIENT


def _is_handed_on(argument, owner):
    """Return whether an argument is a parameter of a function that takes templates itself."""
    function = next((node for node in reversed(owner) if isinstance(node, ast.FunctionDef)), None)
    if function is None or not isinstance(argument, ast.Name):
        return False
    within = owner[owner.index(function) - 1] if owner.index(function) else None
    name = within.name if function.name == "__init__" and isinstance(within, ast.ClassDef) else function.name
    return name in TAKERS and argument.id in [one.arg for one in function.args.args]


def _name(node):
    return getattr(node, "attr", getattr(node, "id", ""))


def main():
    parser = argparse.ArgumentParser(description="Bring the translations in line with the code.")
    parser.add_argument("--also", metavar="FILE", help="another file of translations, for texts that are missing")
    also = parser.parse_args().also
    texts, wrong = collect()
    known = {**(read(also) if also else {}), **{text: words for text, words in read().items() if words}}
    write({text: known.get(text) for text in texts})
    missing = sorted(text for text in texts if not known.get(text))
    for line in [*wrong, *(f"not translated: {text}" for text in missing)]:
        print(line, file=sys.stderr)
    print(f"{len(texts)} texts, {len(missing)} of them not translated, {len(wrong)} no literal templates")
    return 1 if wrong or missing else 0


if __name__ == "__main__":
    sys.exit(main())
