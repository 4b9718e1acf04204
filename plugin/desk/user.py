"""Who sits at the desk: what the database lets this login do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from psycopg2.extensions import connection as Connection  # noqa: N812 - the class of a library

# Superusers and administrators are members of the planners.
_USER = """
    SELECT current_user, pg_has_role(current_user, 'mapalus_planner', 'MEMBER'),
           pg_has_role(current_user, 'mapalus_operator', 'MEMBER'),
           pg_has_role(current_user, 'mapalus_agency', 'MEMBER')
"""


@dataclass(frozen=True)
class DeskUser:
    """A login and its roles.

    ``agencies`` are the codes of the agency that an agency's login works for, and of its sub-units.
    """

    login: str
    is_planner: bool
    is_operator: bool
    agencies: tuple = ()

    @property
    def is_staff(self) -> bool:
        """Whether the login sees all reports, and not one agency's alone."""
        return self.is_planner or self.is_operator


def read_user(connection: Connection) -> DeskUser:
    """Return who a connection is logged in as."""
    with connection.cursor() as cursor:
        cursor.execute(_USER)
        login, is_planner, is_operator, is_agency = cursor.fetchone()
        agencies = ()
        if is_agency and not is_planner:
            cursor.execute("SELECT mapalus.current_agencies()")
            agencies = tuple(cursor.fetchone()[0] or ())
        return DeskUser(login, is_planner, is_operator, agencies)
