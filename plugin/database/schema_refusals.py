"""Why the database refused a part of the schema, and what to do about it."""

from __future__ import annotations

from mapalus.plugin.database.connection import refused
from mapalus.plugin.errors import MapalusError
from mapalus.plugin.packages import errorcodes, psycopg2


def explain_refusal(error: psycopg2.Error, what: str, lock_timeout: str) -> MapalusError:
    """Return the :class:`MapalusError` for a file that the database refused; ``what`` names the file."""
    already_there = (
        errorcodes.DUPLICATE_TABLE,
        errorcodes.DUPLICATE_SCHEMA,
        errorcodes.DUPLICATE_OBJECT,
        errorcodes.DUPLICATE_FUNCTION,
        errorcodes.DUPLICATE_COLUMN,
    )
    if error.pgcode in already_there:
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
            "Other objects depend on what this upgrade replaces: {detail}.",
            "Nothing was changed. Save the definitions of these objects, drop them, upgrade, then create them again.",
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
