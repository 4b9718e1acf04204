"""One look at the database: what the checks share, and the findings that they add."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from mapalus.plugin.database.sql import statements
from mapalus.plugin.errors import Sentence
from mapalus.plugin.packages import sql
from mapalus.plugin.publication.preflight.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mapalus.plugin.ogc.port import DatabaseLogin
    from mapalus.plugin.publication.declaration.model import Publication


# Schemas. The first one has the same name as a role.
PUBLIC, FEED = "mapalus_public", "mapalus_feed"
# The role of all agencies' logins.
AGENCY = "mapalus_agency"

_SQL = statements(Path(__file__).with_name("preflight.sql"))


class Look:
    """One look at the database, in one transaction.

    :param cursor: of named tuples.
    :param publication: :class:`~mapalus.plugin.publication.declaration.Publication`
    :param logins: database role of a store -> :class:`~mapalus.plugin.ogc.port.DatabaseLogin`.

    ``findings`` is what the checks have found. ``workspace`` is the one that they look at. ``rights`` maps a login to
    what it may do with relations, ``entered`` a login to the schemas that it may enter. ``unfit`` are views of own
    layers that must not be read.
    """

    def __init__(self, cursor: object, publication: Publication, logins: dict[str, DatabaseLogin]) -> None:
        self.findings = []
        self.cursor = cursor
        self.publication = publication
        self.logins = logins
        self.workspace = ""
        self.rights = {}
        self.entered = {}
        self.unfit = set()

    def add(self, grade: str, about: str, problem: str, advice: str) -> None:
        """Add a finding that no statement puts right."""
        self.findings.append(Finding(grade, self.workspace, about, problem, advice))

    def add_repairable(self, grade: str, about: str, problem: str, repair: Iterable[sql.Composable], by: str) -> None:
        """Add a finding with the statements that put it right, and who may run them."""
        texts = tuple(statement.as_string(self.cursor) for statement in repair)
        if not texts:
            self.add(grade, about, problem, Sentence("Have {who} put it right.", who=by))
            return
        advice = Sentence("Repair it as {who}.", who=by)
        self.findings.append(Finding(grade, self.workspace, about, problem, advice, texts, by))

    @contextmanager
    def reading_as(self, login: str) -> Iterator[None]:
        """Give a transaction in the transaction, which is taken back. Read in it what a planner may have written.

        A view's functions run with the rights of the role that reads. So this is the store's login, where the user may
        become it.
        """
        # From PostgreSQL 16 on, a member may be granted a role without SET.
        privilege = "SET" if self.cursor.connection.server_version >= 160_000 else "MEMBER"
        self.cursor.execute("SAVEPOINT reading")
        self.cursor.execute(
            "SELECT set_config('role', rolname, true) FROM pg_roles WHERE rolname = %s AND pg_has_role(oid, %s)",
            (login, privilege),
        )
        try:
            yield
        finally:
            self.cursor.execute("ROLLBACK TO SAVEPOINT reading")

    def database(self) -> sql.Identifier:
        """Return the name of the database."""
        return sql.Identifier(self.cursor.connection.info.dbname)

    def fetch(self, name: str, **parameters) -> list:
        """Return the rows of a statement of preflight.sql."""
        self.cursor.execute(_SQL[name], parameters)
        return self.cursor.fetchall()


def name_of(row: object) -> str:
    """Return the name of a relation as people write it."""
    return f"{row.schema}.{row.relation}"


def identifier_of(row: object) -> sql.Identifier:
    """Return the name of a relation for a statement."""
    return sql.Identifier(row.schema, row.relation)
