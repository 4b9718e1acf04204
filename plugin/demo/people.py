"""Who logs in to the demo: a planner, an operator, and the agencies to which most is told."""

import re
from dataclasses import dataclass
from pathlib import Path

from mapalus.plugin.database.logins import ensure_login, keep_agency_login
from mapalus.plugin.database.sql import statements

PLANNER = "mapalus_demo_planner"
OPERATOR = "mapalus_demo_operator"
# A word for the first agency of any city.
AGENCY = "agency"

_AGENCIES = 2

_SQL = statements(Path(__file__).with_suffix(".sql"))


@dataclass(frozen=True)
class Person:
    """A login: what ``make desktop AS=…`` calls it, its role, the role whose rights it has, its agency if any."""

    name: str
    role: str
    member_of: str
    agency: str = ""


def people(profile):
    """Return the demo's :class:`Person` list of a city, the planner first.

    The agencies are those of the profile's first categories, which stand in the order in which they matter.
    """
    codes = list(dict.fromkeys(category.agency for category in profile.categories))[:_AGENCIES]
    return (
        Person("planner", PLANNER, "mapalus_planner"),
        Person("operator", OPERATOR, "mapalus_operator"),
        *(
            Person(code.lower(), "mapalus_demo_" + re.sub(r"\W", "_", code.lower()), "mapalus_agency", code)
            for code in codes
        ),
    )


def ensure_people(connection, persons, password_of):
    """Make the logins that are missing; return whether something was changed.

    :param connection: psycopg2 connection of a user who may create roles.
    :param password_of: callable (role) -> password.
    """
    changed = False
    for person in persons:
        changed |= ensure_login(connection, person.role, password_of(person.role), member_of=person.member_of)
        if person.agency:
            password = password_of(person.role)
            with connection, connection.cursor() as cursor:
                cursor.execute(_SQL["agency"], {"role": person.role})
                if cursor.fetchone() != (person.agency, password):
                    keep_agency_login(cursor, person.role, person.agency, password)
                    changed = True
    return changed
