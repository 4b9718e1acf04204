"""Every word of the user interface has its translation, and none is left over."""

import ast
import re
import string
import xml.etree.ElementTree as ElementTree

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.i18n import FOLDER, error_words, words_in
from mapalus.plugin.paths import PACKAGE

SOURCES = [path for folder in ("plugin", "processing_algs") for path in sorted((PACKAGE / folder).rglob("*.py"))]


def called(*names):
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", None) in names:
                yield path, node


def words():
    found = set()
    for path, node in called("tr"):
        argument = node.args[0]
        if isinstance(argument, ast.Constant):
            found.add(argument.value)
        else:
            assert path.name == "i18n.py", f"{path}: only literal words can be translated"
    return found


def translations():
    tree = ElementTree.parse(FOLDER / "mapalus_id.ts")
    return {message.findtext("source"): message.find("translation") for message in tree.iter("message")}


def test_all_words_are_translated():
    assert words() <= set(translations())
    for source, translation in translations().items():
        assert translation.text, source
        assert translation.get("type") is None, source


def test_no_translation_is_left_over():
    everything = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    # Python joins the parts of a long sentence; compare without the seams.
    seamless = re.sub(r'"\s*f?"', "", everything)
    for source in set(translations()) - words():
        assert source in seamless, source


def test_placeholders_survive_translation():
    def names(text):
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    for source, translation in translations().items():
        assert names(source) == names(translation.text), source


def test_words_of_a_language(tmp_path):
    assert words_in("en")("Reports") == "Reports"
    assert words_in("id")("Reports") == "Laporan"
    assert words_in("id")("no such word") == "no such word"
    assert words_in("id", tmp_path)("Reports") == "Reports", "without the built file it is English"


def test_errors_are_said_whole():
    assert error_words(MapalusError("It broke.", "Mend it.")) == "It broke. Mend it."
    assert error_words(MapalusError("It broke.")) == "It broke."
