"""Whether each agency's feed shows its own reports and no others: as whom to ask a server, and asking the database."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from mapalus.plugin.database.connection import refused
from mapalus.plugin.database.sql import statements
from mapalus.plugin.errors import MapalusError, Sentence
from mapalus.plugin.ogc.checks import AGENCY, ATTACKER, Verification
from mapalus.plugin.ogc.port import Visitor
from mapalus.plugin.packages import psycopg2

if TYPE_CHECKING:
    from mapalus.plugin.database.connection import Connection
    from mapalus.plugin.ogc.port import DatabaseLogin
    from mapalus.plugin.publication.declaration.model import Publication


OWN_ROWS = Sentence("its own reports and no others")
NOBODYS_ROWS = Sentence("no report for a login that is no agency's")

_SQL = statements(Path(__file__).with_name("feed_checks.sql"))
_VIEW = "mapalus_feed.report"
# As so many others an agency's user tries to pass.
_OTHERS = 3


class Feeds:
    """The feeds of a publication's agencies.

    :param connection: psycopg2 connection of a planner; nobody else uses it meanwhile.
    :param publication: its ``users`` are the agencies' logins.
    :param logins: database role -> :class:`~mapalus.plugin.ogc.port.DatabaseLogin`.
    """

    def __init__(self, connection: Connection, publication: Publication, logins: dict[str, DatabaseLogin]) -> None:
        self._connection = connection
        self._users = sorted(publication.users)
        self._logins = [
            logins[workspace.store.role] for workspace in publication.workspaces if workspace.users == "agencies"
        ]

    def visitors(self, passwords: dict[str, str]) -> list[Visitor]:
        """Return the :class:`Visitor` list of those agencies' users whose passwords are known: user -> password."""
        known = self._known()
        return [
            Visitor(
                user,
                passwords[user],
                tuple(codes),
                has_reports,
                tuple(other for other, (theirs, _) in known.items() if not set(theirs) & set(codes))[:_OTHERS],
            )
            for user, (codes, has_reports) in known.items()
            if user in passwords
        ]

    def verify(self) -> Verification:
        """Ask the database as the feed's login, where its password is known, in the name of each agency.

        :returns: :class:`~mapalus.plugin.ogc.checks.Verification`,
            without checks where that login may not connect from here.
        """
        verification = Verification()
        for login in self._logins:
            if login.password is None:
                continue
            try:
                session = psycopg2.connect(**self._parameters(login))
            except psycopg2.OperationalError:
                # It need not be let in from here: it works from GeoServer's machine, where is seen whether it
                # can.
                continue
            with closing(session):
                verification.ask(NOBODYS_ROWS, _VIEW, ATTACKER, _require_nothing, session, way="SQL", user=login.user)
                for user, (codes, has_reports) in self._known().items():
                    verification.ask(
                        OWN_ROWS, _VIEW, AGENCY, _require_own, session, user, codes, has_reports, way="SQL", user=user
                    )
        return verification

    def _known(self):
        """Return user -> codes of its agencies, whether they have reports."""
        try:
            with self._connection, self._connection.cursor() as cursor:
                cursor.execute(_SQL["agencies of logins"], {"users": self._users})
                return {user: (codes, has_reports) for user, codes, has_reports in cursor.fetchall()}
        except psycopg2.Error as error:
            raise refused(error) from error

    def _parameters(self, login):
        own = self._connection.get_dsn_parameters()
        return {**own, "user": login.user, "password": login.password, "connect_timeout": 10}


def _require_nothing(session):
    for name in (session.info.user, "mapalus_planner", "nobody is called so"):
        if _rows(session, name, [])[1:] != (False, False):
            raise MapalusError("The feed shows reports to {name}.", "Install or upgrade the database.", name=name)


def _require_own(session, user, codes, has_reports):
    acts, foreign, own = _rows(session, user, codes)
    if not acts:
        raise MapalusError(
            "The login of the feed, {login}, cannot act for {agency}.",
            "Grant it: GRANT {agency} TO mapalus_feed.",
            login=session.info.user,
            agency=user,
        )
    if foreign:
        raise MapalusError(
            "The feed shows {user} reports of other agencies.", "Install or upgrade the database.", user=user
        )
    if has_reports and not own:
        raise MapalusError(
            "The feed shows {user} nothing, though it has reports.", "Install or upgrade the database.", user=user
        )


def _rows(session, user, codes):
    """Return whether the session acts for a user, whether that one sees reports of others, and whether any."""
    try:
        with session.cursor() as cursor:
            cursor.execute("SELECT mapalus_feed.act_for(%s)", (user,))
            cursor.execute(
                "SELECT current_user = %s, "
                "EXISTS (SELECT FROM mapalus_feed.report WHERE NOT agency = ANY (%s::text[])), "
                "EXISTS (SELECT FROM mapalus_feed.report)",
                (user, codes),
            )
            return cursor.fetchone()
    except psycopg2.Error as error:
        raise refused(error) from error
    finally:
        # With the transaction goes the role that it took.
        session.rollback()
