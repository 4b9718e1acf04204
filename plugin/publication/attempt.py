"""One publication while it goes on, and how it is told that it stopped."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mapalus.plugin.errors import Cancelled, MapalusError, Sentence, listed
from mapalus.plugin.ogc.checks import Verification, VerificationFailed

if TYPE_CHECKING:
    from mapalus.plugin.ogc.plan import Plan


class CancelledBetweenSteps(Cancelled):
    """The user stopped a publication; what was done until then is in the journal."""

    def __init__(self, done: int, of: int) -> None:
        MapalusError.__init__(
            self,
            "Cancelled after {done} of {number} steps.",
            "Publishing again goes on from there; a rollback goes back to the state before.",
            done=done,
            number=of,
        )


class PublicationStopped(MapalusError):
    """A publication ended in its middle; the error that ended it is its cause.

    ``done`` of ``of`` steps were taken until then.
    """

    def __init__(self, reason: MapalusError, done: int, of: int) -> None:
        progress = Sentence(
            "{done} of {number} steps were taken; publishing again goes on from there, a rollback goes back to the "
            "state before.",
            done=done,
            number=of,
        )
        advice = listed((part for part in (reason.what_to_do, progress) if part), " ")
        super().__init__("{reason}", "{advice}", reason=reason.what_happened, advice=advice)
        self.done = done
        self.of = of


@dataclass
class Attempt:
    """One publication while it goes on: its number in the journal, the steps taken, what was verified."""

    plan: Plan
    entry: int
    done: int = 0
    verification: Verification = field(default_factory=Verification)

    def told(self, error: BaseException) -> BaseException:
        """Return the error for the user. After a step was taken, it must not say that nothing was changed."""
        has_own_words = isinstance(error, (Cancelled, VerificationFailed)) or not isinstance(error, MapalusError)
        return error if has_own_words or not self.done else PublicationStopped(error, self.done, len(self.plan.steps))
