"""Whether each agency's feed shows its own reports and no others: as whom to ask a server, and asking the database."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from mapalus.plugin.database.connection import refused
from mapalus.plugin.database.sql import statements
from mapalus.plugin.errors import MapalusError, Sentence
from mapalus.plugin.ogc.checks import AGENCY, Verification
from mapalus.plugin.ogc.port import Visitor
from mapalus.plugin.packages import psycopg2

if TYPE_CHECKING:
    from collections.abc import Container

    from mapalus.plugin.database.connection import Connection
    from mapalus.plugin.ogc.port import DatabaseLogin
    from mapalus.plugin.publication.declaration.model import Publication


OWN_ROWS = Sentence("its own reports and no others")

_SQL = statements(Path(__file__).with_name("feed_checks.sql"))
_VIEW = "mapalus_feed.report"
# As so many agencies a server is asked.
_VISITORS = 2


class Feeds:
    """The feeds of a publication's agencies.

    :param connection: psycopg2 connection of a planner; nobody else uses it meanwhile.
    :param publication: its ``feeds`` are the agencies' workspaces.
    :param logins: database role -> :class:`~mapalus.plugin.ogc.port.DatabaseLogin`.
    """

    def __init__(self, connection: Connection, publication: Publication, logins: dict[str, DatabaseLogin]) -> None:
        self._connection = connection
        self._workspaces = {workspace.agency_login: workspace.name for workspace in publication.feeds}
        self._logins = {login: logins[login] for login in self._workspaces}

    def visitors(self, changed: Container[str] = ()) -> list[Visitor]:
        """Return the :class:`Visitor` list of two users, if possible of two agencies that have reports.

        :param changed: users who come first, because something about them was changed.
        """
        known = self._known()
        order = sorted(known, key=lambda user: (user not in changed, not known[user][1], user))
        chosen = order[:1]
        chosen += [user for user in order[1:] if not set(known[user][0]) & set(known[chosen[0]][0])]
        chosen += [user for user in order if user not in chosen]
        return [
            Visitor(user, self._logins[user].password, self._workspaces[user], tuple(known[user][0]), known[user][1])
            for user in chosen[:_VISITORS]
        ]

    def verify(self) -> Verification:
        """Ask the database as each agency's login.

        :returns: :class:`~mapalus.plugin.ogc.checks.Verification`, without checks of logins that may not connect from
            here.
        """
        verification = Verification()
        for user, (codes, has_reports) in self._known().items():
            try:
                session = psycopg2.connect(**self._parameters(self._logins[user]))
            except psycopg2.OperationalError:
                # It need not be let in from here: it works from GeoServer's machine, where is seen whether it can.
                continue
            with closing(session):
                verification.ask(
                    OWN_ROWS, _VIEW, AGENCY, _require_own, session, user, codes, has_reports, way="SQL", user=user
                )
        return verification

    def _known(self):
        """Return user -> codes of its agencies, whether they have reports."""
        try:
            with self._connection, self._connection.cursor() as cursor:
                cursor.execute(_SQL["agencies of logins"], {"users": sorted(self._workspaces)})
                return {user: (codes, has_reports) for user, codes, has_reports in cursor.fetchall()}
        except psycopg2.Error as error:
            raise refused(error) from error

    def _parameters(self, login):
        own = self._connection.get_dsn_parameters()
        return {**own, "user": login.user, "password": login.password, "connect_timeout": 10}


def _require_own(session, user, codes, has_reports):
    foreign, own = _rows(session, codes)
    if foreign:
        raise MapalusError(
            "The feed shows {user} reports of other agencies.", "Install or upgrade the database.", user=user
        )
    if has_reports and not own:
        raise MapalusError(
            "The feed shows {user} nothing, though it has reports.", "Install or upgrade the database.", user=user
        )


def _rows(session, codes):
    """Return whether a session sees reports of other agencies, and whether it sees any."""
    try:
        with session, session.cursor() as cursor:
            cursor.execute(
                "SELECT EXISTS (SELECT FROM mapalus_feed.report WHERE NOT agency = ANY (%s::text[])), "
                "EXISTS (SELECT FROM mapalus_feed.report)",
                (codes,),
            )
            return cursor.fetchone()
    except psycopg2.Error as error:
        raise refused(error) from error
