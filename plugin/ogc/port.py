"""The port to an OGC server: what the publisher needs of one."""

from dataclasses import dataclass, field
from typing import Protocol


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

    ``agencies`` are the codes of the agency and its sub-units, ``has_reports`` whether any of its reports exists, and
    ``others`` the users of other agencies, as whom it must not be able to pass.
    """

    user: str
    password: str = field(repr=False)
    agencies: tuple = ()
    has_reports: bool = False
    others: tuple = ()


class OgcServer(Protocol):
    """A server that publishes the declared layers over WMS 1.3.0 and WFS 2.0.0.

    ``address`` names it in the journal; of the kinds in ``owns_all`` nobody else may have any in the publication's
    workspaces: what is not declared there is deleted.
    """

    address: str
    owns_all: tuple

    def urls_of(self, workspace):
        """Return the :class:`ServiceUrls` of a workspace."""

    def require_usable(self):
        """Check address, login and rights.

        :raises MapalusError: saying which of them is wrong.
        """

    def wanted(self, publication, logins):
        """Return the declared state as a :class:`~mapalus.plugin.ogc.state.Snapshot`."""

    def read(self, scope, target, remembered=None):
        """Return the live snapshot of some workspaces. Only reads.

        :param target: the wanted snapshot: what it has by name is looked for by name.
        :param remembered: what the last publication left, which is looked for by name, too; with stamps where that need
            not be read which has not changed since. None where nothing is known.
        """

    def order(self, step, changed, live):
        """Return where a step stands among the others, as a sortable value."""

    def is_opening(self, step, changed, live):
        """Return whether a step grants access that nobody had before."""

    def perform(self, step, wanted):
        """Take a step; return the passwords of users that it made, by name."""

    def verify_closed(self, snapshot, openings):
        """Look with the administrator's eyes at what will be opened; return a verification."""

    def verify(self, snapshot, visitors=()):
        """Ask as the public, as an attacker and as the given :class:`Visitor` list would.

        :returns: :class:`~mapalus.plugin.ogc.checks.Verification`, in which everything is asked, whatever fails.
        """

    def unsupported(self, publication):
        """Return what of a declaration this server cannot honour, a sentence each."""
