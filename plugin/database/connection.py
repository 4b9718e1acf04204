"""Opening a connection, and saying in words why the database refused something."""

from __future__ import annotations

import psycopg2

from mapalus.plugin.errors import MapalusError

Connection = psycopg2.extensions.connection

# libpq has no codes for these; its messages for them are English and stable.
_REFUSALS = (
    (
        "password authentication failed",
        "The database refused the user name or the password.",
        "Check both, or choose another authentication configuration.",
    ),
    (
        "no password supplied",
        "The database asks for a password and none was given.",
        "Add one to the connection or choose an authentication configuration.",
    ),
    (
        "Connection refused",
        "No database server answers at that host and port.",
        "Check host and port, and that PostgreSQL is running.",
    ),
    (
        "could not translate host name",
        "The database host is not known on this network.",
        "Check the host's name for a typing error.",
    ),
    (
        "timeout expired",
        "The database server did not answer in time.",
        "Check the host and the network, then try again.",
    ),
    (
        "definition of service",
        "The connection service is not defined.",
        "Add it to the pg_service.conf file or choose another connection.",
    ),
)


def connect(dsn: str, application_name: str = "mapalus") -> Connection:
    """Open a connection to a database.

    :param dsn: libpq connection string or URI.
    :raises MapalusError: when the server cannot be reached or refuses.
    """
    try:
        return psycopg2.connect(dsn, application_name=application_name, connect_timeout=10)
    except psycopg2.OperationalError as error:
        raise connection_refused(error) from error
    except psycopg2.ProgrammingError as error:
        raise MapalusError(
            f"The connection string cannot be read: {str(error).strip()}.",
            "Write it like: host=… port=… dbname=… user=…",
        ) from error


def connection_refused(error: psycopg2.Error) -> MapalusError:
    """Return the :class:`MapalusError` for a connection that libpq could not open."""
    text = str(error).strip()
    for sign, what_happened, what_to_do in _REFUSALS:
        if sign in text:
            return MapalusError(what_happened, what_to_do)
    if "database" in text and "does not exist" in text:
        return MapalusError(
            "The server has no database of that name.", "Create it, or check the name for a typing error."
        )
    return MapalusError(f"The database cannot be opened: {text}.", "Check the connection's settings.")


def refused(error: psycopg2.Error) -> MapalusError:
    """Return the :class:`MapalusError` for a statement that the database refused.

    Messages of Mapalus' own rules carry their advice in the hint.
    """
    if error.diag.message_primary is None:
        return MapalusError(
            f"The connection to the database broke: {str(error).strip()}.",
            "Nothing was changed. Check that the server is running, then try again.",
        )
    if error.pgcode == "42501":
        return MapalusError(
            f"The database user may not do this: {error.diag.message_primary}.",
            "Connect as a user with the role mapalus_planner, or ask the administrator for it.",
        )
    if error.pgcode == "53100":
        return MapalusError(
            "The database server's disk is full.", "Nothing was changed. Free some space there, then try again."
        )
    return MapalusError(error.diag.message_primary, error.diag.message_hint or "")
