"""The whole look at a publication's database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapalus.plugin.database.connection import refused
from mapalus.plugin.packages import extras, psycopg2
from mapalus.plugin.publication.preflight.finding import ERROR
from mapalus.plugin.publication.preflight.limits import check_limits
from mapalus.plugin.publication.preflight.logins import check_logins
from mapalus.plugin.publication.preflight.looking import Look
from mapalus.plugin.publication.preflight.own_layers import check_own_layers
from mapalus.plugin.publication.preflight.relations import check_relations

if TYPE_CHECKING:
    from mapalus.plugin.database.connection import Connection
    from mapalus.plugin.ogc.port import DatabaseLogin
    from mapalus.plugin.publication.declaration.model import Publication
    from mapalus.plugin.publication.preflight.finding import Finding


def preflight(
    connection: Connection, publication: Publication, logins: dict[str, DatabaseLogin], thorough: bool = False
) -> list[Finding]:
    """Return the :class:`Finding` list of a publication's database, the worst first. Only reads; one transaction.

    A handful of queries; their number does not grow with layers or rows.

    :param connection: psycopg2 connection of a planner or administrator.
    :param logins: database role of a store -> :class:`~mapalus.plugin.ogc.port.DatabaseLogin`.
    :param thorough: read every published relation to see whether its key is different in all rows, as far as the user
        may read it and that takes no longer than seconds.
    :raises MapalusError: when the database refuses to be looked at.
    """
    try:
        with connection, connection.cursor(cursor_factory=extras.NamedTupleCursor) as cursor:
            look = Look(cursor, publication, logins)
            check_logins(look)
            check_own_layers(look)
            check_limits(look)
            check_relations(look, thorough)
            found = look.findings
    except psycopg2.Error as error:
        raise refused(error) from error
    return sorted(found, key=lambda finding: (finding.grade != ERROR, finding.about))
