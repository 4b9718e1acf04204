"""Passwords of the roles that servers and people log in with."""

import psycopg2
from psycopg2 import sql

from mapalus.plugin.database.connection import refused
from mapalus.plugin.errors import MapalusError


def ensure_login(connection, role, password, member_of=None):
    """Let a role log in with a password; a role that can do so already is left alone.

    :param connection: psycopg2 connection of a user who may create roles.
    :param member_of: role whose rights it gets when it has to be created.
    :returns: whether something was changed.
    :raises MapalusError: when the role has another password, which somebody else may rely on.
    """
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT rolcanlogin FROM pg_roles WHERE rolname = %s", (role,))
        row = cursor.fetchone()
    if row is not None and row[0]:
        if _accepts(connection, role, password):
            return False
        raise MapalusError(
            f"The role {role} has a password already, and it is another one.",
            f"Give it in the environment variable {role.upper()}_PASSWORD; it was not changed.",
        )
    try:
        with connection, connection.cursor() as cursor:
            name = sql.Identifier(role)
            if row is None:
                cursor.execute(sql.SQL("CREATE ROLE {}").format(name))
            if member_of is not None:
                cursor.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(member_of), name))
            cursor.execute(sql.SQL("ALTER ROLE {} LOGIN PASSWORD {}").format(name, sql.Literal(password)))
    except psycopg2.Error as error:
        raise refused(error) from error
    return True


def _accepts(connection, role, password):
    parameters = {**connection.get_dsn_parameters(), "user": role, "password": password, "connect_timeout": 10}
    try:
        psycopg2.connect(**parameters).close()
    except psycopg2.OperationalError as error:
        if "password" in str(error):
            return False
        raise
    return True
