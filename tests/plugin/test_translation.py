"""Everything that users read has its translation, and none is left over."""

import ast
import json

import pytest

from mapalus.plugin import titles
from mapalus.plugin.errors import Cancelled, MapalusError, Sentence, as_sentence, listed
from mapalus.plugin.i18n import error_words, in_words, tr, words_in
from mapalus.tools import translations


@pytest.fixture(scope="module")
def collected():
    return translations.collect()


@pytest.fixture(scope="module")
def known():
    return translations.read()


# ---------------------------------------------------------------- the file of translations


def test_all_texts_are_literal_templates(collected):
    assert collected[1] == []


def test_all_texts_are_translated(collected, known):
    texts, _ = collected
    assert [text for text in texts if not known.get(text)] == []


def test_no_translation_is_left_over(collected, known):
    assert set(known) - set(collected[0]) == set()


def test_placeholders_survive_translation(known):
    placeholders = translations.placeholders
    assert [text for text, words in known.items() if placeholders(text) != placeholders(words)] == []


def test_translations_end_as_their_texts_do(known):
    """A sentence stays a sentence, and tags stay tags."""

    def form(text):
        ends = next((end for end in ("…", ".", "?", ":") if text.endswith(end)), "")
        return ends, [text.count(tag) for tag in ("<b>", "</b>", "<code>", "</code>", "<p>")]

    assert [text for text, words in known.items() if form(text) != form(words)] == []


def test_the_file_is_as_the_tool_writes_it(known, tmp_path):
    """Otherwise the next ``make translations`` changes more than it should."""
    again = tmp_path / "again.ts"
    translations.write(known, again)
    assert again.read_text(encoding="utf-8") == translations.TRANSLATIONS.read_text(encoding="utf-8")


# ---------------------------------------------------------------- how texts are found


@pytest.mark.parametrize(
    ("code", "texts", "wrong"),
    [
        ('MapalusError("It broke.", "Mend it.")', {"It broke.", "Mend it."}, 0),
        ('MapalusError("{advice}", advice=x)', set(), 0),
        ('MapalusError(f"It broke: {x}.")', set(), 1),
        ('MapalusError("It broke: " + x)', set(), 1),
        ('MapalusError("It broke: {}.".format(x))', set(), 1),
        ('MapalusError(tr("It broke."))', {"It broke."}, 1),
        ("MapalusError(x)", set(), 1),
        ('tr("Reports")', {"Reports"}, 0),
        ('tr(f"Reports {x}")', set(), 1),
        ("tr(x)", set(), 1),
        ('Sentence("a map")', {"a map"}, 0),
        ("Sentence(x)", set(), 1),
        ('require(x, "It has no legend.", layer=y)', {"It has no legend."}, 0),
        ('session.require(x, "read")', set(), 0),
        ('RowRefused("time", "It has no time.")', {"It has no time."}, 0),
        ('RowRefused("columns", record.problem)', set(), 0),
        ('RowRefused("columns", f"It has {x}.")', set(), 1),
        ('class Lost(MapalusError): pass\nLost("It is lost.")', {"It is lost."}, 0),
        ('class Lost(MapalusError):\n  def __init__(self, name): super().__init__("Lost.")\nLost(x)', {"Lost."}, 0),
        ('class Lost(MapalusError):\n  def __init__(self, name): super().__init__(f"Lost {name}.")', set(), 1),
        ('class Lost(Found):\n  def __init__(self): MapalusError.__init__(self, "Lost.")', {"Lost."}, 0),
        ("def require(condition, template): raise MapalusError(template)", set(), 0),
        ("def other(condition, template): raise MapalusError(template)", set(), 1),
    ],
)
def test_how_texts_are_found(code, texts, wrong):
    found, sentences = translations.collect([("plugin/some.py", ast.parse(code))])
    assert (set(found), len(sentences)) == (texts, wrong)


def test_that_texts_are_found(collected):
    """The tests above see what they look for."""
    places = {where.split(",")[0].rpartition("/")[0] for where in collected[0].values()}
    assert len(collected[0]) > 1200
    assert {"plugin/gui/publishing", "plugin/styles", "processing_algs/importing", "plugin/publication"} <= places


# ---------------------------------------------------------------- algorithms and layers


@pytest.fixture
def marked(qgis):
    """QGIS whose translator puts every text of Mapalus into «»."""
    from qgis.PyQt.QtCore import QTranslator

    class Marks(QTranslator):
        def isEmpty(self):
            return False

        def translate(self, context, text, disambiguation=None, n=-1):
            return f"«{text}»" if context == "Mapalus" else ""

    translator = Marks()
    qgis.installTranslator(translator)
    yield qgis
    qgis.removeTranslator(translator)


def _is_marked(text):
    return text.startswith("«") and text.endswith("»")


def test_algorithms_speak_the_users_language(marked):
    from mapalus.processing_algs.provider import MapalusProvider

    provider = MapalusProvider()
    assert marked.processingRegistry().addProvider(provider)
    try:
        plain = []
        for algorithm in provider.algorithms():
            paragraphs = algorithm.shortHelpString().removeprefix("<p>").removesuffix("</p>").split("</p><p>")
            texts = [algorithm.displayName(), algorithm.group(), *paragraphs]
            for one in algorithm.parameterDefinitions():
                texts += [one.description(), *([one.help()] if one.help() else [])]
            texts += [one.description() for one in algorithm.outputDefinitions() if one.description() != one.name()]
            plain += [f"{algorithm.name()}: {text}" for text in texts if not _is_marked(text)]
        assert plain == []
    finally:
        marked.processingRegistry().removeProvider(provider)


def test_words_of_layers_are_translated(known):
    def look_up(text):
        assert known.get(text), text
        return f"«{text}»"

    for words in (titles.layer_titles, titles.group_titles, titles.column_titles):
        assert all(map(_is_marked, words(look_up).values()))


# ---------------------------------------------------------------- sentences and errors


def dutch(template):
    """Stand in for a translator."""
    return {
        "There is no file {path}.": "Bestand {path} ontbreekt.",
        "Choose another.": "Kies een ander.",
        "The server did not publish {layer}: {reason}.": "{reason}: {layer} niet gepubliceerd.",
        "disk full": "schijf vol",
    }.get(template, template)


def test_words_of_a_language(tmp_path):
    assert words_in("en")("Reports") == "Reports"
    assert words_in("id")("Reports") == "Laporan"
    assert words_in("id")("no such word") == "no such word"
    assert words_in("id")("Asking the database…") == "Menghubungi basis data…"
    assert words_in("id")("no such “word”") == "no such “word”"
    assert words_in("id", tmp_path)("Reports") == "Reports", "without the built file it is English"


def test_errors_are_said_whole():
    assert error_words(MapalusError("It broke.", "Mend it.")) == "It broke. Mend it."
    assert error_words(MapalusError("It broke.")) == "It broke."


def test_errors_are_filled_after_translation():
    error = MapalusError("There is no file {path}.", "Choose another.", path="a{b}.csv")
    assert str(error) == "There is no file a{b}.csv. Choose another."
    assert error.in_words(dutch) == "Bestand a{b}.csv ontbreekt. Kies een ander."
    assert error.what_happened == "There is no file a{b}.csv."
    assert error.what_to_do == "Choose another."


def test_values_are_translated_with_the_sentence():
    template = "The server did not publish {layer}: {reason}."
    error = MapalusError(template, layer="report", reason=Sentence("disk full"))
    assert str(error) == "The server did not publish report: disk full."
    assert error.in_words(dutch) == "schijf vol: report niet gepubliceerd."
    lost = MapalusError("There is no file {path}.", "Choose another.", path="x")
    outer = MapalusError("{reason} Tell us.", reason=lost)
    assert outer.in_words(dutch) == "Bestand x ontbreekt. Kies een ander. Tell us."
    shown = listed([Sentence("disk full"), "x"], "; ")
    assert (str(shown), shown.in_words(dutch)) == ("disk full; x", "schijf vol; x")


def test_a_sentence_is_its_english_text():
    sentence = Sentence("There is no file {path}.", path=7, unused="x")
    assert sentence == "There is no file 7."
    assert sentence.values == {"path": 7}
    assert f"{sentence}" == "There is no file 7."
    assert Sentence(sentence) is sentence
    assert sentence.with_values(path="y") == "There is no file y."
    assert as_sentence("{from elsewhere}") == "{from elsewhere}"
    assert in_words(sentence) == "There is no file 7."
    assert in_words("") == ""
    assert tr("{number} rows", number=3) == "3 rows"


def test_sentences_are_kept_as_json():
    sentence = Sentence("The server did not publish {layer}: {reason}.", layer=3, reason=Sentence("disk full"))
    kept = Sentence.from_json(json.loads(json.dumps(sentence.as_json())))
    assert kept == sentence
    assert kept.in_words(dutch) == "schijf vol: 3 niet gepubliceerd."


def test_subclasses_have_words_of_their_own():
    assert error_words(Cancelled()) == "Cancelled: nothing was changed."
