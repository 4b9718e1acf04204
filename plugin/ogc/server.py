"""The port to an OGC server, and the steps that bring one to the declared state."""

from dataclasses import dataclass
from typing import Callable, Protocol

from mapalus.plugin.errors import Cancelled, MapalusError


@dataclass(frozen=True)
class ServiceUrls:
    """Where the public finds what was published; WMS and WFS without a query."""

    map_page: str
    wms: str
    wfs: str


@dataclass(frozen=True)
class DatabaseLogin:
    """How an OGC server reaches the database: as a role that may read the public views and nothing else."""

    host: str
    port: int
    database: str
    user: str
    password: str


@dataclass(frozen=True)
class Step:
    """One difference between the publication and a live server, and what mends it."""

    action: str
    kind: str
    name: str
    reason: str
    do: Callable = None

    def __str__(self):
        return f"{self.action} {self.kind} {self.name}: {self.reason}"


class OgcServer(Protocol):
    """A server that publishes the declared layers over WMS 1.3.0 and WFS 2.0.0."""

    urls: ServiceUrls

    def plan(self, publication, login):
        """Compare the declared with the live state; return the :class:`Step` list. Only reads."""

    def verify(self, publication):
        """Ask as the public would; raise MapalusError where something is missing."""


def publish(server, publication, login, feedback):
    """Bring a server to the declared state, and look at the result as the public would.

    Plans are repeated until one is empty, because a step may only show what is missing next (a store, then
    its layers).

    :returns: the steps that were taken; none when everything was in order.
    :raises MapalusError: at the first step that fails; publishing again goes on from there.
    """
    taken = []
    while True:
        steps = server.plan(publication, login)
        for step in steps:
            if any((done.kind, done.name, done.reason) == (step.kind, step.name, step.reason) for done in taken):
                raise MapalusError(
                    f"The server does not keep a change: {step}.",
                    "Look into its log; somebody else may be changing it.",
                )
            if feedback.isCanceled():
                raise Cancelled()
            feedback.pushInfo(str(step))
            step.do()
            taken.append(step)
        if not steps:
            break
    server.verify(publication)
    return taken
