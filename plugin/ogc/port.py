"""The port to an OGC server: what the publisher needs of one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable
    from contextlib import AbstractContextManager

    from mapalus.plugin.errors import Sentence
    from mapalus.plugin.ogc.checks import Verification
    from mapalus.plugin.ogc.fields import Table
    from mapalus.plugin.ogc.owner import Owner
    from mapalus.plugin.ogc.plan import Step
    from mapalus.plugin.ogc.state import Snapshot


@dataclass(frozen=True)
class ServiceUrls:
    """Where the public finds what was published; WMS and WFS without a query."""

    map_page: str
    wms: str
    wfs: str


@dataclass(frozen=True)
class DatabaseLogin:
    """How an OGC server reaches the database: as a role that may read what it publishes and nothing else."""

    host: str
    port: int
    database: str
    user: str
    password: str


@dataclass(frozen=True)
class Visitor:
    """An agency's user as whom a server is asked.

    ``workspace`` is the one of its own, ``agencies`` are the codes of the agency and its sub-units, ``has_reports``
    whether any of its reports exists.
    """

    user: str
    password: str = field(repr=False)
    workspace: str = ""
    agencies: tuple = ()
    has_reports: bool = False


class DeclaredPublication(Protocol):
    """What a server needs of a declaration; :class:`~mapalus.plugin.publication.declaration.Publication` has it.

    ``public`` is the workspace of the public map, ``feeds`` are the agencies' workspaces, and ``entries`` the names of
    all as the file has them.
    """

    server: dict
    workspaces: tuple
    city: object
    public: object
    feeds: tuple
    scope: tuple
    entries: tuple
    accepted: str


class OgcServer(Protocol):
    """A server that publishes the declared layers over WMS 1.3.0 and WFS 2.0.0.

    ``address`` says to people which server it is; of the kinds in ``owns_all`` nobody else may have any in the
    publication's workspaces: what is not declared there is deleted. ``fields`` is the table of its kinds and their
    fields, see :mod:`mapalus.plugin.ogc.fields`.
    """

    address: str
    owns_all: tuple
    fields: Table

    def urls_of(self, workspace: str) -> ServiceUrls:
        """Return the :class:`ServiceUrls` of a workspace."""

    def require_usable(self) -> None:
        """Check address, login and rights.

        :raises MapalusError: saying which of them is wrong.
        """

    def identity(self) -> str | None:
        """Return what tells this server from others, however its address is spelled; None before a publication."""

    def require_own(self, owner: Owner, workspaces: Iterable[str]) -> None:
        """Raise :class:`MapalusError` where another database owns one of the workspaces. Only reads."""

    def publishing(self, owner: Owner, workspaces: Iterable[str]) -> AbstractContextManager[str]:
        """Keep every other publisher away, mark the workspaces as the owner's, and give the server's identity.

        :raises MapalusError: when somebody else publishes, or owns one of the workspaces.
        """

    def unsafe(self) -> list[Sentence]:
        """Return why nothing may be opened on this server: known holes of its version, a sentence each."""

    def lacks(self) -> list[Sentence]:
        """Return what should stand before this server and is not known, a sentence each."""

    def wanted(self, publication: DeclaredPublication, logins: dict[str, DatabaseLogin]) -> Snapshot:
        """Return the declared state as a :class:`~mapalus.plugin.ogc.state.Snapshot`."""

    def read(self, scope: tuple, target: Snapshot, remembered: Snapshot | None = None) -> Snapshot:
        """Return the live snapshot of some workspaces. Only reads.

        :param target: the wanted snapshot: what it has by name is looked for by name.
        :param remembered: what the last publication left, which is looked for by name, too; with stamps where that need
            not be read which has not changed since. None where nothing is known.
        """

    def order(self, step: Step, changed: set, live: dict) -> tuple:
        """Return where a step stands among the others, as a sortable value."""

    def is_opening(self, step: Step, changed: set, live: dict) -> bool:
        """Return whether a step grants access that nobody had before."""

    def widens(self, step: Step, changed: set, live: dict) -> bool:
        """Return whether a step shows somebody more than before, so that it may not be taken on an unsafe server."""

    def perform(self, step: Step, wanted: Snapshot) -> dict[str, str]:
        """Take a step; return the passwords that it made up for new users, by name."""

    def verify_closed(self, snapshot: Snapshot, openings: Iterable[Step]) -> Verification:
        """Look with the administrator's eyes at what will be opened; return a verification."""

    def verify(self, snapshot: Snapshot, visitors: Iterable[Visitor] = (), accepted: str = "") -> Verification:
        """Ask as the public, as an attacker and as the given :class:`Visitor` list would.

        :param accepted: why the known holes of the server are accepted: they are warnings then; empty where they are
            not.
        :returns: :class:`~mapalus.plugin.ogc.checks.Verification`, which asks everything, even when something fails.
        """

    def unsupported(self, publication: DeclaredPublication) -> list[str]:
        """Return what of a declaration this server cannot honour, a sentence each."""
