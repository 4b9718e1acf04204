"""What was found in the database, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.i18n import tr
from mapalus.plugin.ogc.plan import DELETE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mapalus.plugin.ogc.plan import Plan


ERROR, WARNING = "error", "warning"


@dataclass(frozen=True)
class Finding:
    """Something in the database that publishing would trip over.

    ``grade`` is :data:`ERROR` where the layer would fail, lose features or show what is private, :data:`WARNING` where
    it would be slow or less safe than it could be; ``about`` names the relation or the login, ``workspace`` what it
    stands in the way of. ``repair`` are SQL statements, ``by`` says who may run them as a rule; without statements,
    ``advice`` says what to do.
    """

    grade: str
    workspace: str
    about: str
    problem: str
    advice: str
    repair: tuple = ()
    by: str = ""

    def __str__(self):
        return f"{self.problem} {self.advice}"

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
        yield f"{finding.grade}: {finding}"
        yield from (f"    {line}" for statement in finding.repair for line in f"{statement};".splitlines())


def in_the_way(findings: Iterable[Finding], plan: Plan) -> list[Finding]:
    """Return those findings that concern a workspace in which a plan makes or changes layers or their store."""
    touched = {
        step.name.split(":")[0] for step in plan.steps if step.kind in ("store", "layer") and step.action != DELETE
    }
    return [finding for finding in findings if finding.workspace in touched]


def require_fit(findings: Iterable[Finding]) -> None:
    """Raise :class:`MapalusError` where a finding is an error."""
    errors = [finding for finding in findings if finding.grade == ERROR]
    if errors:
        more = tr(" And {number} more.").format(number=len(errors) - 1) if len(errors) > 1 else ""
        raise MapalusError(errors[0].problem + more, f"{errors[0].advice} {tr('Nothing was published.')}")
