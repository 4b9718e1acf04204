"""A text in both languages of a city."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """The same words in Indonesian and in English."""

    id: str
    en: str

    def as_dict(self) -> dict[str, str]:
        return {"id": self.id, "en": self.en}

    def in_language(self, language: str) -> str:
        """Return the words in one language, ``id`` or ``en``."""
        return getattr(self, language)
