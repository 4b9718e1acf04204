"""Passwords of the roles that servers and people log in with."""

import re
import secrets

import psycopg2
from psycopg2 import errorcodes, extensions, sql

from mapalus.plugin.database.connection import refused
from mapalus.plugin.errors import MapalusError

# What a login may be for; each is the role mapalus_<kind>.
KINDS = ("planner", "operator", "admin", "agency", "public", "feed")


def make_login(connection, name, kind, agency=None):
    """Make a login with a generated password and return that password, which is kept nowhere else.

    The server gets its SCRAM-SHA-256 verifier alone, so that the password is in no log.

    :param connection: psycopg2 connection of a user who may create roles.
    :param name: of the new role: small letters, digits and underscores.
    :param kind: one of :data:`KINDS`.
    :param agency: code of the agency that the login acts for; needed for an agency and for nothing else.
    :raises MapalusError: when the name is taken or no name for a role, the agency unknown, or the user may not do this;
        nothing is made then.
    """
    if kind not in KINDS:
        raise MapalusError(f"There is no kind of login {kind}.", f"Use one of {', '.join(KINDS)}.")
    if not re.fullmatch(r"(?!pg_)[a-z_][a-z0-9_]{2,62}", name):
        raise MapalusError(
            f"“{name}” cannot be the name of a login.", "Use 3 to 63 small letters, digits and underscores."
        )
    if (kind == "agency") != bool(agency):
        raise MapalusError(
            "A login for an agency needs the agency's code, and no other login has one.", "Nothing was made."
        )
    password = secrets.token_urlsafe(24)
    try:
        with connection, connection.cursor() as cursor:
            if agency:
                _require_agency(cursor, agency)
            verifier = extensions.encrypt_password(password, name, connection, "scram-sha-256")
            role = sql.Identifier(name)
            group = sql.Identifier(f"mapalus_{kind}")
            cursor.execute(sql.SQL("CREATE ROLE {} LOGIN PASSWORD {}").format(role, sql.Literal(verifier)))
            cursor.execute(sql.SQL("GRANT {} TO {}").format(group, role))
            if kind == "feed":
                # It becomes one agency by SET ROLE; with the rights of all of them at once nothing would be refused.
                cursor.execute(sql.SQL("ALTER ROLE {} NOINHERIT").format(role))
                cursor.execute(sql.SQL("GRANT USAGE ON SCHEMA mapalus_feed, mapalus_public TO {}").format(role))
            if agency:
                cursor.execute(sql.SQL("GRANT {} TO mapalus_feed").format(role))
                cursor.execute(  # A restored database remembers logins of the cluster that it came from.
                    "INSERT INTO mapalus.agency_login (role_name, agency) VALUES (%s, %s) "
                    "ON CONFLICT (role_name) DO UPDATE SET agency = excluded.agency",
                    (name, agency),
                )
    except psycopg2.Error as error:
        if error.pgcode == errorcodes.DUPLICATE_OBJECT:
            raise MapalusError(
                f"There is a role {name} already.", "Choose another name; nothing was changed."
            ) from error
        raise refused(error) from error
    return password


def _require_agency(cursor, agency):
    cursor.execute("SELECT FROM mapalus.agency WHERE code = %s", (agency,))
    if cursor.rowcount == 0:
        cursor.execute("SELECT code FROM mapalus.agency ORDER BY kind DESC, code LIMIT 5")
        known = ", ".join(code for (code,) in cursor.fetchall())
        raise MapalusError(f"There is no agency {agency}.", f"Use a code such as {known}; nothing was made.")


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
