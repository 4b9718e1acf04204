"""Nothing is opened on a server with known holes, unless the declaration accepts that in writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapalus.plugin.errors import MapalusError, Sentence, listed
from mapalus.plugin.publication.preflight.finding import ERROR, WARNING, Finding

if TYPE_CHECKING:
    from mapalus.plugin.ogc.plan import Plan, Step
    from mapalus.plugin.ogc.port import OgcServer
    from mapalus.plugin.publication.declaration.model import Publication


def server_findings(server: OgcServer, publication: Publication) -> list[Finding]:
    """Return a :class:`Finding` for each known hole of a server, and a warning where no front is known.

    A hole is an error, or a warning where it was accepted.
    """
    accepted = publication.accepted
    if accepted:
        advice = Sentence("It was accepted: {reason}", reason=accepted)
    else:
        advice = Sentence("Upgrade the server. Until then nothing is opened on it; what closes is still done.")
    grade = WARNING if accepted else ERROR
    front = Sentence("Put one before it, and name its address in {variable}.", variable="GEOSERVER_PUBLIC_URL")
    return [
        *(Finding(grade, "", server.address, problem, advice) for problem in server.unsafe()),
        *(Finding(WARNING, "", server.address, problem, front) for problem in server.lacks()),
    ]


def findings_as_json(findings: list[Finding]) -> dict:
    """Return what was found, of the ``database`` and of the ``server``, as JSON."""
    return {
        "database": [finding.as_json() for finding in findings if finding.workspace],
        "server": [finding.as_json() for finding in findings if not finding.workspace],
    }


def safe_steps(server: OgcServer, plan: Plan) -> list[Step]:
    """Return the steps of a plan that show nobody more than before, in their order."""
    changed = {step.key for step in plan.steps}
    return [step for step in plan.steps if not server.widens(step, changed, plan.live.state)]


def require_safe(server: OgcServer, publication: Publication, plan: Plan) -> None:
    """Raise :class:`MapalusError` where a plan shows somebody more on a server whose known holes nobody accepted."""
    if publication.accepted or len(safe_steps(server, plan)) == len(plan.steps):
        return
    if holes := server.unsafe():
        raise MapalusError(
            "Nothing is opened on a server that is not safe. {holes}",
            "Upgrade it. What closes or takes away can be applied alone (apply --closing). If nobody but you reaches "
            "the server, declare accept_unsafe_server with the reason. Nothing was changed.",
            holes=listed(holes, " "),
        )
