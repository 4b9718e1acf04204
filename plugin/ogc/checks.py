"""What a verification asked a server, and what was wrong with the answers."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field, fields
from threading import Lock
from typing import TYPE_CHECKING

from mapalus.plugin.errors import MapalusError, Sentence, as_sentence, listed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# As whom something is asked.
PUBLIC, ATTACKER, AGENCY, ADMINISTRATOR = ASKERS = "public", "attacker", "agency", "administrator"

_ASKER_WORDS = {
    PUBLIC: Sentence("public"),
    ATTACKER: Sentence("attacker"),
    AGENCY: Sentence("agency"),
    ADMINISTRATOR: Sentence("administrator"),
}

# After so many questions in a row without any answer the asker asks no more.
_PATIENCE = 3
# So many questions are asked at the same time.
_CONNECTIONS = 4
_MESSAGE_LENGTH = 1000


class NoAnswer(MapalusError):
    """The server did not answer at all."""


class Warned(MapalusError):
    """The answer is no fault, because it cannot be helped here or was accepted, but the user must read of it."""


@dataclass(frozen=True)
class Check:
    """One question to a server.

    ``asked`` says what was asked, ``of`` which layer, workspace or address, ``by`` whom, one of :data:`ASKERS`, and
    ``user`` under which name; ``way`` is the request in the language of the services. ``problem`` is the
    :class:`~mapalus.plugin.errors.Sentence` of what is wrong, empty where nothing is; ``warning`` that of what is no
    fault but must be known.
    """

    asked: str
    of: str
    by: str
    way: str = ""
    user: str = ""
    problem: str = ""
    warning: str = ""

    @property
    def passed(self) -> bool:
        return not self.problem

    @property
    def sentence(self) -> Sentence:
        """The check in a line: who asked for what, and what was wrong."""
        whom = listed((_ASKER_WORDS.get(self.by, self.by), *([self.user] if self.user else [])), " ")
        asked = as_sentence(self.asked)
        if self.way:
            asked = Sentence("{asked} ({way})", asked=asked, way=as_sentence(self.way))
        values = {"whom": whom, "of": self.of, "asked": asked, "problem": self.problem, "warning": self.warning}
        if self.warning:
            return Sentence("WARNING {whom}: {of}: {asked}: {warning}", **values)
        if self.passed:
            return Sentence("passed  {whom}: {of}: {asked}", **values)
        return Sentence("FAILED  {whom}: {of}: {asked}: {problem}", **values)

    def __str__(self):
        return str(self.sentence)

    def as_json(self) -> dict:
        content = asdict(self)
        for name, said in _SAID.items():
            if isinstance(getattr(self, name), Sentence):
                content[said] = getattr(self, name).as_json()
        return content

    @classmethod
    def from_json(cls, content: dict) -> Check:
        """Return the check of what :meth:`as_json` made, of an older or a newer version of Mapalus, too.

        Older journals have the English sentence alone.
        """
        known = {each.name: content.get(each.name, "") for each in fields(cls)}
        sentences = {name: Sentence.from_json(content[said]) for name, said in _SAID.items() if content.get(said)}
        return cls(**{**known, **sentences})


# Under which name the JSON of a check has the template and the values of a sentence.
_SAID = {"problem": "told", "warning": "warned"}


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
    """The checks of one verification; all of them, passed or failed, in an order that does not depend on timing."""

    checks: list = field(default_factory=list)
    _patience: _Patience = field(default_factory=_Patience, repr=False, compare=False)

    def ask(
        self, asked: str, of: str, by: str, question: Callable, *arguments, way: str = "", user: str = ""
    ) -> object:
        """Ask a question and keep what came of it; return its result, None where it failed.

        :param question: a function that raises :class:`MapalusError` where the answer is not as it should be, and
            :class:`Warned` where it passes with a warning.
        """
        result, problem, warning, answered = None, "", "", True
        if self._patience.is_over(by):
            problem = Sentence("This was not asked, because the server did not answer the questions before.")
        else:
            try:
                result = question(*arguments)
            except Warned as error:
                warning = error.what_happened
            except MapalusError as error:
                problem, answered = error.what_happened, not isinstance(error, NoAnswer)
            self._patience.note(by, answered)
        self.checks.append(Check(asked, of, by, way, user, problem, warning))
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
    def warned(self) -> list[Check]:
        """The checks that passed with a warning."""
        return [check for check in self.checks if check.warning]

    @property
    def passed(self) -> bool:
        return not self.failed

    def summary(self) -> Sentence:
        """Return the verification in one sentence."""
        if self.passed and self.warned:
            return Sentence(
                "The server answers as it should, but with warnings. Checks: {number}; warnings: {warnings}.",
                number=len(self.checks),
                warnings=len(self.warned),
            )
        if self.passed:
            return Sentence(
                "The server answers as it should, and refuses what it should. Checks: {number}.",
                number=len(self.checks),
            )
        return Sentence("Checks that failed: {failed} of {number}.", failed=len(self.failed), number=len(self.checks))

    def message(self) -> Sentence:
        """Return the sentences of the failed checks, each once, as many as fit into a message."""
        sentences = list(dict.fromkeys(check.problem for check in self.failed))
        told = []
        while sentences and len(" ".join([*told, sentences[0]])) <= _MESSAGE_LENGTH:
            told.append(sentences.pop(0))
        if sentences and not told:
            told.append(f"{sentences.pop(0)[:_MESSAGE_LENGTH]}…")
        if sentences:
            told.append(Sentence("And {number} more.", number=len(sentences)))
        return listed(told, " ")

    def require_passed(self) -> None:
        """Raise :class:`VerificationFailed` where a check failed."""
        if not self.passed:
            raise VerificationFailed(self)

    def as_json(self) -> dict:
        """Return the verification as JSON: ``{"checks": [{"asked": …, "of": …, "by": …, "problem": …}, …]}``.

        A failed check also has its problem as template and values, in ``told``: it is translated where it is shown.
        """
        return {"checks": [check.as_json() for check in self.checks]}

    @classmethod
    def from_json(cls, content: dict) -> Verification:
        """Return the verification of what :meth:`as_json` made, of an older or a newer version of Mapalus, too."""
        return cls([Check.from_json(check) for check in content.get("checks", ())])


class VerificationFailed(MapalusError):
    """A server does not answer as it should; ``verification`` says everything that was asked.

    ``entry`` is the number of the publication in the journal after which that was found, None where none was applied.
    """

    def __init__(self, verification: Verification, entry: int | None = None) -> None:
        advice = Sentence("Look into the server's log, then publish again.")
        if entry is not None:
            advice = Sentence(
                "Look into the server's log, then publish again. A rollback of publication {entry} goes back to the "
                "state before it.",
                entry=entry,
            )
        super().__init__("{problems}", "{advice}", problems=verification.message(), advice=advice)
        self.verification = verification
        self.entry = entry
