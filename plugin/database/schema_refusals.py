"""Why a database cannot be brought up to date, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapalus.plugin.database.connection import refused
from mapalus.plugin.errors import MapalusError, Sentence, listed
from mapalus.plugin.packages import errorcodes, psycopg2

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mapalus.plugin.database.connection import Connection

# SQLSTATEs that say that a table, schema, object, function or column exists. The last one, a broken uniqueness, is what
# the slower of two sessions gets that make the same thing at once.
ALREADY_THERE = ("42P07", "42P06", "42710", "42723", "42701", "23505")

# Name of the first step of databases that were made before the first release.
_BEFORE_FIRST_RELEASE = "roles_and_schemas"

_HOLDERS = """
    SELECT DISTINCT usename::text, pid
    FROM pg_locks JOIN pg_stat_activity USING (pid) JOIN pg_class ON pg_class.oid = relation
    WHERE granted AND pid <> pg_backend_pid() AND usename IS NOT NULL
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
      AND relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname IN ('mapalus', 'mapalus_public', 'mapalus_feed'))
    ORDER BY 1, 2
"""


def explain_refusal(error: psycopg2.Error, what: str, lock_timeout: str) -> MapalusError:
    """Return the :class:`MapalusError` for a file that the database refused; ``what`` names the file."""
    if error.pgcode in ALREADY_THERE[:-1]:
        return MapalusError(
            "{what} was found half applied: {reason}.",
            "Nothing was changed. Restore the last backup, or install into an empty database.",
            what=what,
            reason=error.diag.message_primary,
        )
    if error.pgcode == errorcodes.INSUFFICIENT_PRIVILEGE:
        return MapalusError(
            "This user may not install Mapalus: {reason}.",
            "Connect as a superuser or the database's owner with CREATEROLE; nothing was changed.",
            reason=error.diag.message_primary,
        )
    if error.pgcode in (errorcodes.LOCK_NOT_AVAILABLE, errorcodes.DEADLOCK_DETECTED):
        return MapalusError(
            "The database is in use: {what} could not lock its tables within {time}.",
            "Nothing was changed. Try again when nobody imports or edits; end sessions that keep a transaction open.",
            what=what,
            time=lock_timeout,
        )
    if error.pgcode == errorcodes.DEPENDENT_OBJECTS_STILL_EXIST:
        return MapalusError(
            "{what} replaces what other objects depend on: {detail}.",
            "Nothing was changed. Save the definitions of these objects, drop them, upgrade, then create them again.",
            what=what,
            detail=error.diag.message_detail.replace(chr(10), "; "),
        )
    if error.diag.message_primary is None:
        return refused(error)
    return MapalusError(
        "{what} cannot be applied: {reason}.",
        "Nothing was changed. {hint}",
        what=what,
        reason=error.diag.message_primary,
        hint=error.diag.message_hint or "",
    )


def name_holders(connection: Connection, error: MapalusError) -> MapalusError:
    """Return the error of a lock that was not had, with the names of those who hold locks."""
    with connection, connection.cursor() as cursor:
        cursor.execute(_HOLDERS)
        holders = [Sentence("{login} (process {pid})", login=login, pid=pid) for login, pid in cursor.fetchall()]
    if not holders:
        return error
    return MapalusError(
        "{problem} These logins hold locks there: {holders}.",
        "{advice}",
        problem=error.what_happened,
        advice=error.what_to_do,
        holders=listed(holders),
    )


def check_steps(applied: list[tuple], steps: Iterable) -> None:
    """Refuse a database whose steps are not the first ones of those that this version brings."""
    known = {step.number: step for step in steps}
    for expected, (number, name, checksum) in enumerate(applied, start=1):
        if number == 1 and name == _BEFORE_FIRST_RELEASE:
            raise MapalusError(
                "This database was made by a Mapalus older than its first release and cannot be upgraded.",
                "Nothing was changed. Save what you need of it with pg_dump or by exporting its layers, then "
                "install into a new database; for the demo, run make demo-clean, then make demo.",
            )
        if number != expected:
            raise MapalusError(
                "Step {expected} of this database's schema is missing although step {number} was applied: an "
                "upgrade was left half done.",
                "Restore the last backup, then upgrade again.",
                expected=expected,
                number=number,
            )
        if number not in known:
            raise MapalusError(
                "This database was upgraded by a newer Mapalus (step {number}, {name}).",
                "Install the newer version of the plugin; nothing was changed.",
                number=number,
                name=name,
            )
        if known[number].checksum != checksum:
            raise MapalusError(
                "Step {number} ({name}) was applied to this database with another text than this version brings.",
                "Install the version of Mapalus that made this database; nothing was changed.",
                number=number,
                name=name,
            )
