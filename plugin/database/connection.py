"""Opening a connection, and saying in words why the database refused something."""

from __future__ import annotations

import psycopg2

from mapalus.plugin.errors import MapalusError, Sentence

Connection = psycopg2.extensions.connection

# libpq has no codes for these; its messages for them are English and stable.
_REFUSALS = (
    (
        "password authentication failed",
        Sentence("The database refused the user name or the password."),
        Sentence("Check both, or choose another authentication configuration."),
    ),
    (
        "no password supplied",
        Sentence("The database asks for a password and none was given."),
        Sentence("Add one to the connection or choose an authentication configuration."),
    ),
    (
        "Connection refused",
        Sentence("No database server answers at that host and port."),
        Sentence("Check host and port, and that PostgreSQL is running."),
    ),
    (
        "could not translate host name",
        Sentence("The database host is not known on this network."),
        Sentence("Check the host's name for a typing error."),
    ),
    (
        "timeout expired",
        Sentence("The database server did not answer in time."),
        Sentence("Check the host and the network, then try again."),
    ),
    (
        "definition of service",
        Sentence("The connection service is not defined."),
        Sentence("Add it to the pg_service.conf file or choose another connection."),
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
            "The connection string cannot be read: {reason}.",
            "Write it like: host=… port=… dbname=… user=…",
            reason=str(error).strip(),
        ) from error


def connection_refused(error: psycopg2.Error) -> MapalusError:
    """Return the :class:`MapalusError` for a connection that libpq could not open."""
    text = str(error).strip()
    for sign, what_happened, what_to_do in _REFUSALS:
        if sign in text:
            return MapalusError("{what}", "{todo}", what=what_happened, todo=what_to_do)
    if "database" in text and "does not exist" in text:
        return MapalusError(
            "The server has no database of that name.", "Create it, or check the name for a typing error."
        )
    return MapalusError("The database cannot be opened: {reason}.", "Check the connection's settings.", reason=text)


def refused(error: psycopg2.Error) -> MapalusError:
    """Return the :class:`MapalusError` for a statement that the database refused.

    Messages of Mapalus' own rules carry their advice in the hint.
    """
    if error.diag.message_primary is None:
        return MapalusError(
            "The connection to the database broke: {reason}.",
            "Nothing was changed. Check that the server is running, then try again.",
            reason=str(error).strip(),
        )
    if error.pgcode == "42501":
        return MapalusError(
            "The database user may not do this: {reason}.",
            "Connect as a user with the role mapalus_planner, or ask the administrator for it.",
            reason=error.diag.message_primary,
        )
    if error.pgcode == "53100":
        return MapalusError(
            "The database server's disk is full.", "Nothing was changed. Free some space there, then try again."
        )
    return MapalusError("{reason}", "{advice}", reason=error.diag.message_primary, advice=error.diag.message_hint or "")
