"""The one exception that users read."""

from __future__ import annotations


class MapalusError(Exception):
    """Something that a user can cause or mend.

    ``str(error)`` is a sentence that says what happened, followed by one that says what to do.
    """

    def __init__(self, what_happened: str, what_to_do: str = "") -> None:
        super().__init__(f"{what_happened} {what_to_do}".strip())
        self.what_happened = what_happened
        self.what_to_do = what_to_do


class Cancelled(MapalusError):
    """The user stopped the work; nothing of it was kept."""

    def __init__(self) -> None:
        super().__init__("Cancelled: nothing was changed.")
