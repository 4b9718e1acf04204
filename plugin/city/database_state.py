"""What a database holds, as a person who chose it wants to know it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapalus.plugin.city.city import City, NoCity, NoMapalus, count_reports, read_city
from mapalus.plugin.database.connection import refused
from mapalus.plugin.database.schema import find_pending
from mapalus.plugin.packages import psycopg2

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapalus.plugin.database.connection import Connection


READY = "ready"
NEEDS_UPGRADE = "needs upgrade"
NO_MAPALUS = "no mapalus"
NO_CITY = "no city"


@dataclass(frozen=True)
class DatabaseState:
    """State of a database; the city and its reports are known where the schema is up to date."""

    state: str
    city: City = None
    reports: int = 0
    exact: bool = True


def check_database(connection: Connection) -> DatabaseState:
    """Look at a database.

    :raises MapalusError: when it cannot be read, was made by a newer Mapalus, or by somebody else.
    """
    try:
        pending = find_pending(connection)
        if not pending.is_installed:
            return DatabaseState(NO_MAPALUS)
        if pending:
            return DatabaseState(NEEDS_UPGRADE)
    except psycopg2.Error as error:
        raise refused(error) from error
    try:
        city = read_city(connection)
    except NoCity:
        return DatabaseState(NO_CITY)
    return DatabaseState(READY, city, *count_reports(connection))


def state_words(found: DatabaseState, language: str, tr: Callable[[str], str]) -> str:
    """Return the sentences that tell a :class:`DatabaseState`."""
    if found.state == NO_MAPALUS:
        return NoMapalus().in_words(tr)
    if found.state == NEEDS_UPGRADE:
        return tr("The database was made by an older Mapalus. Upgrade it before you load layers.")
    if found.state == NO_CITY:
        return NoCity().in_words(tr)
    return tr("{city}: {number} reports. The database is up to date.").format(
        city=found.city.title.in_language(language), number=_number(found, language, tr)
    )


def _number(found, language, tr):
    text = f"{found.reports:,}"
    if language == "id":
        text = text.replace(",", ".")
    return text if found.exact else tr("about {number}").format(number=text)
