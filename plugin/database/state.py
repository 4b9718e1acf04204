"""What a database holds, as a person who chose it wants to know it."""

from dataclasses import dataclass

import psycopg2

from mapalus.plugin.city.city import CityInfo, count_reports, fetch_city
from mapalus.plugin.database.connection import refused
from mapalus.plugin.database.schema import find_pending

READY = "ready"
NEEDS_UPGRADE = "needs upgrade"
NO_MAPALUS = "no mapalus"
NO_CITY = "no city"


@dataclass(frozen=True)
class Finding:
    """State of a database; the city and its reports are known where the schema is up to date."""

    state: str
    city: CityInfo = None
    reports: int = 0
    exact: bool = True


def check_database(connection):
    """Look at a database.

    :raises MapalusError: when it cannot be read, was made by a newer Mapalus, or by somebody else.
    """
    try:
        pending = find_pending(connection)
        if not pending.is_installed:
            return Finding(NO_MAPALUS)
        if pending:
            return Finding(NEEDS_UPGRADE)
        with connection, connection.cursor() as cursor:
            cursor.execute("SELECT EXISTS (SELECT FROM mapalus.city)")
            if not cursor.fetchone()[0]:
                return Finding(NO_CITY)
    except psycopg2.Error as error:
        raise refused(error) from error
    return Finding(READY, fetch_city(connection), *count_reports(connection))


def in_words(finding, language, tr):
    """Return the sentences that tell a :class:`Finding`."""
    if finding.state == NO_MAPALUS:
        return tr("The database answers, but there is no Mapalus in it yet. Install it to begin.")
    if finding.state == NEEDS_UPGRADE:
        return tr("The database was made by an older Mapalus. Upgrade it before you load layers.")
    if finding.state == NO_CITY:
        return tr("Mapalus is installed and up to date, but the database has no city yet. Load a city profile.")
    return tr("{city}: {number} reports. The database is up to date.").format(
        city=getattr(finding.city.title, language), number=_number(finding, language, tr)
    )


def _number(finding, language, tr):
    text = f"{finding.reports:,}"
    if language == "id":
        text = text.replace(",", ".")
    return text if finding.exact else tr("about {number}").format(number=text)
