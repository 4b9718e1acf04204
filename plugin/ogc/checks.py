"""What a verification asked a server, and what was wrong with the answers."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field, fields
from threading import Lock
from typing import TYPE_CHECKING

from mapalus.plugin.errors import MapalusError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# As whom something is asked.
PUBLIC, ATTACKER, AGENCY, ADMINISTRATOR = ASKERS = "public", "attacker", "agency", "administrator"

# After so many questions in a row without any answer the asker asks no more.
_PATIENCE = 3
# So many questions are asked at the same time.
_CONNECTIONS = 4
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


class _Patience:
    """Counts for each asker the questions in a row that got no answer; several threads share it."""

    def __init__(self) -> None:
        self._unanswered = Counter()
        self._lock = Lock()

    def is_over(self, by: str) -> bool:
        with self._lock:
            return self._unanswered[by] >= _PATIENCE

    def note(self, by: str, answered: bool) -> None:
        with self._lock:
            self._unanswered[by] = 0 if answered else self._unanswered[by] + 1


@dataclass
class Verification:
    """The checks of one verification; all of them, whatever failed, in an order that does not depend on timing."""

    checks: list = field(default_factory=list)
    _patience: _Patience = field(default_factory=_Patience, repr=False, compare=False)

    def ask(
        self, asked: str, of: str, by: str, question: Callable, *arguments, way: str = "", user: str = ""
    ) -> object:
        """Ask a question and keep what came of it; return its result, None where it failed.

        :param question: a function that raises :class:`MapalusError` where the answer is not as it should be.
        """
        result, problem, answered = None, "", True
        if self._patience.is_over(by):
            problem = "The server did not answer the questions before, so this was not asked any more."
        else:
            try:
                result = question(*arguments)
            except MapalusError as error:
                problem, answered = error.what_happened, not isinstance(error, NoAnswer)
            self._patience.note(by, answered)
        self.checks.append(Check(asked, of, by, way, user, problem))
        return result

    def ask_together(self, questionnaires: Sequence[Callable]) -> list:
        """Work on several questionnaires at the same time and return their results.

        The checks are added in the order of the questionnaires, whichever is finished first.

        :param questionnaires: functions that get a verification and ask their questions through it, one after the
            other.
        """
        parts = [Verification(_patience=self._patience) for _ in questionnaires]
        pool = ThreadPoolExecutor(_CONNECTIONS, thread_name_prefix="verification")
        try:
            results = list(pool.map(lambda work, part: work(part), questionnaires, parts))
        finally:
            # After something unforeseen nothing more is begun; what was begun is waited for.
            pool.shutdown(cancel_futures=True)
        for part in parts:
            self.add(part)
        return results

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
        """Return the verification of what :meth:`as_json` made, of an older or a newer version of Mapalus, too."""
        names = [each.name for each in fields(Check)]
        return cls([Check(**{name: check.get(name, "") for name in names}) for check in content.get("checks", ())])


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
