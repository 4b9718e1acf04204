"""Sentences that users read, and the one exception that carries them.

A sentence is a literal English template with named placeholders, and the values that fill it. It is translated where
it is shown, and filled afterwards: :func:`mapalus.plugin.i18n.in_words` and :func:`mapalus.plugin.i18n.error_words`.

- Raise ``MapalusError("There is no file {path}.", "Choose another one.", path=path)``.
- Keep ``Sentence("The layer {layer} has no legend.", layer=name)`` where a text is shown later, or stored.
- Call ``tr("{number} rows were loaded.", number=number)`` where a text is shown at once.

Templates are never f-strings, so that the translations can be collected from the code: ``make translations``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from string import Formatter

from mapalus.plugin.words import Words


class Sentence(str):
    """A text in English that knows its template and its values, and so can be said in another language.

    A value may be a sentence, a :class:`MapalusError` or :class:`~mapalus.plugin.words.Words`; it is then translated
    with the rest.
    """

    __slots__ = ("template", "values")

    def __new__(cls, template: str, **values: object) -> Sentence:
        if isinstance(template, Sentence):
            return template
        wanted = placeholders(template) if values else ()
        values = {name: _plain(value) for name, value in values.items() if name in wanted}
        self = super().__new__(cls, template.format(**values) if values else template)
        self.template = template
        self.values = values
        return self

    def __getnewargs_ex__(self):
        return (self.template,), self.values

    def in_words(self, tr: Callable[[str], str]) -> str:
        """Return the sentence in the language of a function that translates templates."""
        template = tr(self.template)
        if not self.values:
            return template
        values = {
            name: value.in_words(tr) if isinstance(value, (Sentence, Words)) else value
            for name, value in self.values.items()
        }
        return template.format(**values)

    def with_values(self, **values: object) -> Sentence:
        """Return the sentence with other values for some of its placeholders."""
        return Sentence(self.template, **{**self.values, **values})

    def as_json(self) -> dict:
        """Return the template and the values as plain data."""
        values = {
            name: value.as_json() if isinstance(value, (Sentence, Words)) else value
            for name, value in self.values.items()
        }
        return {"template": self.template, "values": values}

    @classmethod
    def from_json(cls, content: dict) -> Sentence:
        """Return the sentence of what :meth:`as_json` made."""
        values = {
            name: value
            if not isinstance(value, dict)
            else cls.from_json(value)
            if "template" in value
            else Words(**value)
            for name, value in content["values"].items()
        }
        return cls(content["template"], **values)


def listed(parts: Iterable[object], separator: str = ", ") -> Sentence:
    """Return several texts one after the other as one; those that are sentences are translated where it is shown."""
    values = {f"part{number}": part for number, part in enumerate(parts)}
    return Sentence(separator.join(f"{{{name}}}" for name in values), **values)


def as_sentence(text: str) -> Sentence:
    """Return a text that was stored, or comes from elsewhere, as a sentence without values."""
    return Sentence(text)


def placeholders(template: str) -> set[str]:
    """Return the names of a template's placeholders."""
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def _plain(value):
    """Return a value that can be stored as JSON."""
    if isinstance(value, MapalusError):
        return value.sentence
    return value if value is None or isinstance(value, (str, int, float, Words)) else str(value)


class MapalusError(Exception):
    """Something that a user can cause or mend: what happened, and what to do.

    ``str(error)`` is both sentences in English.

    :param what_happened: literal template, filled with the values.
    :param what_to_do: as well.
    """

    def __init__(self, what_happened: str, what_to_do: str = "", **values: object) -> None:
        self.what_happened = Sentence(what_happened, **values)
        self.what_to_do = Sentence(what_to_do, **values)
        super().__init__(f"{self.what_happened} {self.what_to_do}".strip())

    @property
    def sentence(self) -> Sentence:
        """What happened and what to do, as one :class:`Sentence`."""
        return listed((part for part in (self.what_happened, self.what_to_do) if part), " ")

    def in_words(self, tr: Callable[[str], str]) -> str:
        """Return both sentences in the language of a function that translates templates."""
        return self.sentence.in_words(tr)


class Cancelled(MapalusError):
    """The user stopped the work; nothing of it was kept."""

    def __init__(self) -> None:
        super().__init__("Cancelled: nothing was changed.")
