"""A text in both languages of a city."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """The same words in Indonesian and in English; as a value of a :class:`~mapalus.plugin.errors.Sentence`, too."""

    id: str
    en: str

    def __str__(self) -> str:
        return self.en

    def as_dict(self) -> dict[str, str]:
        return {"id": self.id, "en": self.en}

    as_json = as_dict

    def in_language(self, language: str) -> str:
        """Return the words in one language, ``id`` or ``en``."""
        return getattr(self, language)

    def in_words(self, tr: Callable[[str], str]) -> str:
        """Return the words in the language of a function that translates templates."""
        # The translation of “en” is the code of the language itself.
        return self.id if tr("en") == "id" else self.en
