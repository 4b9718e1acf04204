"""Words in the user's language: English in the source, other languages in ``i18n/mapalus_<language>.ts``.

Code that shows words calls them through a function named ``tr``. The one of this module follows QGIS's own language;
the one that :func:`words_in` returns follows the language it was made for.
"""

from qgis.PyQt.QtCore import QCoreApplication, QTranslator

from mapalus.plugin.errors import Sentence
from mapalus.plugin.paths import PACKAGE

CONTEXT = "Mapalus"
LANGUAGES = ("en", "id")
FOLDER = PACKAGE / "i18n"


def tr(text, **values):
    """Return a literal template in the language of the running QGIS, filled with the values where there are any.

    It is English where no translator is installed, as in ``qgis_process``.
    """
    words = QCoreApplication.translate(CONTEXT, text)
    return words.format(**values) if values else words


def in_words(text):
    """Return a :class:`~mapalus.plugin.errors.Sentence`, or a text that has no values, in the language of QGIS."""
    if isinstance(text, Sentence):
        return text.in_words(tr)
    return tr(text) if text else ""


def error_words(error):
    """Return what a :class:`~mapalus.plugin.errors.MapalusError` says, in the language of QGIS."""
    return error.in_words(tr)


def user_language():
    """Return ``id`` or ``en``: QGIS's language where Mapalus speaks it, English otherwise."""
    from qgis.core import QgsApplication

    language = QgsApplication.locale()[:2].lower()
    return language if language in LANGUAGES else "en"


def translator(language, folder=FOLDER):
    """Return the loaded QTranslator of a language; None for English and where none was built."""
    loaded = QTranslator()
    if language == "en" or not loaded.load(str(folder / f"mapalus_{language}.qm")):
        return None
    return loaded


def words_in(language, folder=FOLDER):
    """Return a function that gives texts in one language, independent of QGIS's own."""
    words = translator(language, folder)

    def tr(text):
        # As bytes: PyQt takes a str for ASCII here.
        return (words.translate(CONTEXT, text.encode()) if words else "") or text

    return tr
