"""What a database holds, as a person who chose it wants to know it."""

from dataclasses import dataclass

import psycopg2

from mapalus.plugin.city.city import CityInfo, count_reports, fetch_city
from mapalus.plugin.database.connection import refused
from mapalus.plugin.database.migrations import pending, shipped

READY = "ready"
NEEDS_UPGRADE = "needs upgrade"
NO_MAPALUS = "no mapalus"
NO_CITY = "no city"


@dataclass(frozen=True)
class DatabaseState:
    """State of a database; the city and its reports are known where the schema is up to date."""

    state: str
    city: CityInfo = None
    reports: int = 0
    exact: bool = True


def check_database(connection):
    """Look at a database.

    :raises MapalusError: when it cannot be read, was made by a newer Mapalus, or by somebody else.
    """
    steps = shipped()
    try:
        missing = pending(connection, steps)
        if len(missing) == len(steps):
            return DatabaseState(NO_MAPALUS)
        if missing:
            return DatabaseState(NEEDS_UPGRADE)
        with connection, connection.cursor() as cursor:
            cursor.execute("SELECT EXISTS (SELECT FROM mapalus.city)")
            if not cursor.fetchone()[0]:
                return DatabaseState(NO_CITY)
    except psycopg2.Error as error:
        raise refused(error) from error
    return DatabaseState(READY, fetch_city(connection), *count_reports(connection))


def state_words(found, language, tr):
    """Return the sentences that tell a :class:`DatabaseState`."""
    if found.state == NO_MAPALUS:
        return tr("The database answers, but there is no Mapalus in it yet. Install it to begin.")
    if found.state == NEEDS_UPGRADE:
        return tr("The database was made by an older Mapalus. Upgrade it before you load layers.")
    if found.state == NO_CITY:
        return tr("Mapalus is installed and up to date, but the database has no city yet. Load a city profile.")
    return tr("{city}: {number} reports. The database is up to date.").format(
        city=getattr(found.city.title, language), number=_number(found, language, tr)
    )


def _number(found, language, tr):
    text = f"{found.reports:,}"
    if language == "id":
        text = text.replace(",", ".")
    return text if found.exact else tr("about {number}").format(number=text)
