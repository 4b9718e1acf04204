"""What was found in the database, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapalus.plugin.errors import MapalusError, Sentence
from mapalus.plugin.ogc.plan import DELETE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mapalus.plugin.ogc.plan import Plan
    from mapalus.plugin.publication.declaration.model import Publication


ERROR, WARNING = "error", "warning"
_GRADE_WORDS = {ERROR: Sentence("error"), WARNING: Sentence("warning")}


@dataclass(frozen=True)
class Finding:
    """Something in the database that publishing would trip over.

    ``grade`` is :data:`ERROR` where the layer would fail, lose features or show what is private, :data:`WARNING` where
    it would be slow or less safe than it could be; ``about`` names the relation, the login or the server, ``workspace``
    what it stands in the way of: a workspace, or all that one entry of the declaration has for agencies; it is empty
    where that is the whole server. ``repair`` are SQL statements, ``by`` says who may run them as a rule; without
    statements, ``advice`` says what to do.
    """

    grade: str
    workspace: str
    about: str
    problem: str
    advice: str
    repair: tuple = ()
    by: str = ""

    @property
    def sentence(self) -> Sentence:
        """What is wrong, and what to do about it."""
        return Sentence("{problem} {advice}", problem=self.problem, advice=self.advice)

    def __str__(self):
        return str(self.sentence)

    @property
    def script(self) -> str:
        """The statements as text to be run elsewhere; empty where there are none."""
        return "\n".join(f"{statement};" for statement in self.repair)

    def as_json(self) -> dict:
        return {
            "grade": self.grade,
            "workspace": self.workspace,
            "about": self.about,
            "problem": self.problem,
            "advice": self.advice,
            "repair": list(self.repair),
            "by": self.by,
        }


def finding_lines(findings: Iterable[Finding]) -> Iterator[str]:
    """Return findings as lines of text: the sentence, then the statements to be run, indented."""
    for finding in findings:
        yield Sentence("{grade}: {finding}", grade=_GRADE_WORDS[finding.grade], finding=finding.sentence)
        yield from (f"    {line}" for statement in finding.repair for line in f"{statement};".splitlines())


def in_the_way(findings: Iterable[Finding], plan: Plan, publication: Publication) -> list[Finding]:
    """Return those findings that concern a workspace in which a plan makes or changes layers or their store."""
    touched = {
        step.name.split(":")[0] for step in plan.steps if step.kind in ("store", "layer") and step.action != DELETE
    }
    touched |= {workspace.entry for workspace in publication.workspaces if workspace.name in touched}
    return [finding for finding in findings if finding.workspace in touched]


def require_fit(findings: Iterable[Finding]) -> None:
    """Raise :class:`MapalusError` where a finding is an error."""
    errors = [finding for finding in findings if finding.grade == ERROR]
    if errors:
        if len(errors) == 1:
            problem = errors[0].problem
        else:
            problem = Sentence("{problem} And {number} more.", problem=errors[0].problem, number=len(errors) - 1)
        raise MapalusError("{problem}", "{advice} Nothing was published.", problem=problem, advice=errors[0].advice)
