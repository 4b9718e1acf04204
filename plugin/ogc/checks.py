"""What a verification asked a server, and what was wrong with the answers."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from mapalus.plugin.errors import MapalusError

if TYPE_CHECKING:
    from collections.abc import Callable


# As whom something is asked.
PUBLIC, ATTACKER, AGENCY, ADMINISTRATOR = ASKERS = "public", "attacker", "agency", "administrator"

# So often in a row a server may leave a question without any answer until it is asked no more.
_PATIENCE = 3
_MESSAGE_LENGTH = 1000


class NoAnswer(MapalusError):
    """The server did not answer at all."""


@dataclass(frozen=True)
class Check:
    """One question to a server.

    ``asked`` says what was asked, ``of`` which layer, workspace or address, ``by`` whom, one of :data:`ASKERS`, and
    ``user`` under which name; ``way`` is the request in the language of the services. ``problem`` is the sentence of
    what is wrong, empty where nothing is.
    """

    asked: str
    of: str
    by: str
    way: str = ""
    user: str = ""
    problem: str = ""

    @property
    def passed(self) -> bool:
        return not self.problem

    def __str__(self):
        asked = f"{self.asked} ({self.way})" if self.way else self.asked
        whom = f"{self.by} {self.user}".strip()
        told = f"{whom}: {self.of}: {asked}"
        return f"passed  {told}" if self.passed else f"FAILED  {told}: {self.problem}"


@dataclass
class Verification:
    """The checks of one verification, in the order in which they were made; all of them, whatever failed."""

    checks: list = field(default_factory=list)
    _unanswered: int = field(default=0, repr=False, compare=False)

    def ask(
        self, asked: str, of: str, by: str, question: Callable, *arguments, way: str = "", user: str = ""
    ) -> object:
        """Ask a question and keep what came of it; return its result, None where it failed.

        :param question: a function that raises :class:`MapalusError` where the answer is not as it should be.
        """
        result, problem = None, ""
        if self._unanswered >= _PATIENCE:
            problem = "The server did not answer the questions before, so this was not asked any more."
        else:
            try:
                result = question(*arguments)
                self._unanswered = 0
            except NoAnswer as error:
                self._unanswered += 1
                problem = error.what_happened
            except MapalusError as error:
                self._unanswered = 0
                problem = error.what_happened
        self.checks.append(Check(asked, of, by, way, user, problem))
        return result

    def add(self, other: Verification) -> None:
        """Add another verification's checks."""
        self.checks += other.checks

    @property
    def failed(self) -> list[Check]:
        """The checks that failed."""
        return [check for check in self.checks if not check.passed]

    @property
    def passed(self) -> bool:
        return not self.failed

    def summary(self) -> str:
        """Return the verification in one sentence."""
        if self.passed:
            return f"The server answers as it should, and refuses what it should; checks: {len(self.checks)}."
        return f"Checks that failed: {len(self.failed)} of {len(self.checks)}."

    def message(self) -> str:
        """Return the sentences of the failed checks, each once, as many as fit into a message."""
        sentences = list(dict.fromkeys(check.problem for check in self.failed))
        told = []
        while sentences and len(" ".join([*told, sentences[0]])) <= _MESSAGE_LENGTH:
            told.append(sentences.pop(0))
        if sentences and not told:
            told.append(f"{sentences.pop(0)[:_MESSAGE_LENGTH]}…")
        if sentences:
            told.append(f"And {len(sentences)} more.")
        return " ".join(told)

    def require_passed(self) -> None:
        """Raise :class:`VerificationFailed` where a check failed."""
        if not self.passed:
            raise VerificationFailed(self)

    def as_json(self) -> dict:
        """Return the verification as JSON: ``{"checks": [{"asked": …, "of": …, "by": …, "problem": …}, …]}``."""
        return {"checks": [asdict(check) for check in self.checks]}

    @classmethod
    def from_json(cls, content: dict) -> Verification:
        """Return the verification of what :meth:`as_json` made."""
        return cls([Check(**check) for check in content["checks"]])


class VerificationFailed(MapalusError):
    """A server does not answer as it should; ``verification`` says everything that was asked.

    ``entry`` is the number of the publication in the journal after which that was found, None where none was applied.
    """

    def __init__(self, verification: Verification, entry: int | None = None) -> None:
        advice = "Look into the server's log, then publish again."
        if entry is not None:
            advice = f"{advice} A rollback of publication {entry} goes back to the state before it."
        super().__init__(verification.message(), advice)
        self.verification = verification
        self.entry = entry
