"""Passwords of the roles that servers and people log in with.

An agency has one password, for its database login and for its user of GeoServer. The database keeps it for those who
publish, in ``mapalus.feed_password``. No other password is kept.

``python -m mapalus.plugin.database.logins make|renew|drop …`` does it on the command line, without QGIS, in the
database that ``MAPALUS_DSN`` names. A password is the only thing that it writes to standard output.
"""

from __future__ import annotations

import argparse
import io
import re
import secrets
import sys
from typing import TYPE_CHECKING

from mapalus.plugin.database.command_line import run_command
from mapalus.plugin.database.connection import refused
from mapalus.plugin.database.limits import exceeded, kind_of_role, set_limits, set_quiet_log
from mapalus.plugin.errors import MapalusError
from mapalus.plugin.packages import errorcodes, psycopg2, sql

if TYPE_CHECKING:
    from psycopg2.extensions import cursor as Cursor  # noqa: N812 - the class of a library

    from mapalus.plugin.database.connection import Connection


# What a login may be for; each is the role mapalus_<kind>.
KINDS = ("planner", "operator", "admin", "agency", "public")

# The comment of a login that was made here; no other role is ever changed or dropped.
_MADE_HERE = "Login of Mapalus for: "


def make_login(connection: Connection, name: str, kind: str, agency: str | None = None) -> str:
    """Make a login with a generated password and return that password.

    The server gets its SCRAM-SHA-256 verifier, and keeps an agency's password itself. Neither way leads into its log.

    :param connection: psycopg2 connection of a user who may create roles.
    :param name: of the new role: small letters, digits and underscores.
    :param kind: one of :data:`KINDS`.
    :param agency: code of the agency that the login acts for; needed for an agency and for nothing else.
    :raises MapalusError: when the name is taken or no name for a role, the agency unknown, or the user may not do this;
        nothing is made then.
    """
    if kind not in KINDS:
        raise MapalusError(
            "There is no kind of login {kind}.", "Use one of {kinds}.", kind=kind, kinds=", ".join(KINDS)
        )
    if not re.fullmatch(r"(?!pg_)[a-z_][a-z0-9_]{2,62}", name):
        raise MapalusError(
            "“{name}” cannot be the name of a login.", "Use 3 to 63 small letters, digits and underscores.", name=name
        )
    if (kind == "agency") != bool(agency):
        raise MapalusError(
            "A login for an agency needs the agency's code, and no other login has one.", "Nothing was made."
        )
    password = _new_password()
    try:
        with connection, connection.cursor() as cursor:
            if agency:
                _require_agency(cursor, agency)
            role = sql.Identifier(name)
            group = sql.Identifier(f"mapalus_{kind}")
            verifier = _verifier(connection, name, password)
            cursor.execute(sql.SQL("CREATE ROLE {} LOGIN PASSWORD {}").format(role, verifier))
            cursor.execute(sql.SQL("COMMENT ON ROLE {} IS {}").format(role, sql.Literal(_MADE_HERE + kind)))
            cursor.execute(sql.SQL("GRANT {} TO {}").format(group, role))
            _set_limits(cursor, name, kind)
            if agency:
                keep_agency_login(cursor, name, agency, password)
    except psycopg2.Error as error:
        if error.pgcode == errorcodes.DUPLICATE_OBJECT:
            raise MapalusError(
                "There is a role {name} already.", "Choose another name; nothing was changed.", name=name
            ) from error
        raise refused(error) from error
    return password


def renew_login(connection: Connection, name: str, end_sessions: bool = False) -> str:
    """Give a login that :func:`make_login` made a new generated password and return it; the old one is worth nothing.

    An agency's login may also have been made by hand. The next publication gives its GeoServer user the new password.

    :param connection: psycopg2 connection of a user who may create roles.
    :param end_sessions: whether sessions that were opened with the old password are ended.
    :raises MapalusError: when it is no login made here, or the user may not do this; nothing is changed then.
    """
    password = _new_password()
    try:
        with connection, connection.cursor() as cursor:
            agency = _agency_of(cursor, name)
            # An agency's login may have been made by hand: publishing needs a password that is known here.
            number = _number(cursor, name) if agency else _require_made_here(cursor, name)
            role, verifier = sql.Identifier(name), _verifier(connection, name, password)
            cursor.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(role, verifier))
            if agency:
                keep_agency_login(cursor, name, agency, password)
            if end_sessions:
                # Refused here, the new password is taken back as well.
                _end_sessions(cursor, number)
        if end_sessions:
            # Until the commit the old password still opened sessions.
            with connection, connection.cursor() as cursor:
                _end_sessions(cursor, number)
    except psycopg2.Error as error:
        raise _not_by_this_user(error) from error
    return password


def drop_login(connection: Connection, name: str) -> None:
    """Drop a login that :func:`make_login` made, and end its sessions; what it changed stays on record under its name.

    :param connection: psycopg2 connection of a user who may create roles.
    :raises MapalusError: when it is no login made here, is the user's own, owns something or is still needed in another
        database, or the user may not do this; nothing is changed then.
    """
    try:
        with connection, connection.cursor() as cursor:
            number = _require_made_here(cursor, name)
            cursor.execute("SELECT session_user = %s", (name,))
            if cursor.fetchone()[0]:
                raise MapalusError("You are logged in with this very login.", "Connect as another administrator.")
            _require_nothing_owned(cursor, number, name)
            # The password that is kept of it goes along.
            cursor.execute("DELETE FROM mapalus.agency_login WHERE role_name = %s", (name,))
            role = sql.Identifier(name)
            cursor.execute("SELECT pg_has_role(%s, 'USAGE')", (name,))
            if not cursor.fetchone()[0]:
                cursor.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(role))
            # It owns nothing: what goes are rights alone.
            cursor.execute(sql.SQL("DROP OWNED BY {}").format(role))
            _end_sessions(cursor, number)
            cursor.execute(sql.SQL("DROP ROLE {}").format(role))
        with connection, connection.cursor() as cursor:
            _end_sessions(cursor, number)
    except psycopg2.Error as error:
        if error.pgcode == errorcodes.DEPENDENT_OBJECTS_STILL_EXIST:
            raise MapalusError(
                "The login {name} is still needed: {detail}.",
                "Drop it there first, or take away its rights there; nothing was changed.",
                name=name,
                detail=error.diag.message_detail,
            ) from error
        raise _not_by_this_user(error) from error


def keep_agency_login(cursor: Cursor, name: str, agency: str, password: str) -> None:
    """Write down for which agency a login acts, and its password for those who publish.

    :param cursor: of an administrator, in a transaction.
    """
    cursor.execute(  # A restored database remembers logins of the cluster that it came from.
        "INSERT INTO mapalus.agency_login (role_name, agency) VALUES (%s, %s) "
        "ON CONFLICT (role_name) DO UPDATE SET agency = excluded.agency WHERE agency_login.agency <> excluded.agency",
        (name, agency),
    )
    cursor.execute("DELETE FROM mapalus.feed_password WHERE role_name = %s", (name,))
    # Unlike a statement, the data of a COPY never get into the server's log.
    row = io.StringIO(f"{_copied(name)}\t{_copied(password)}\n")
    cursor.copy_expert("COPY mapalus.feed_password (role_name, password) FROM STDIN", row)


def _copied(text):
    """Return a text as COPY wants it."""
    for character, escaped in (("\\", "\\\\"), ("\t", "\\t"), ("\n", "\\n"), ("\r", "\\r")):
        text = text.replace(character, escaped)
    return text


def _agency_of(cursor, name):
    """Return the code of the agency that a login acts for, None where it is no agency's, or has other rights, too."""
    cursor.execute(
        "SELECT agency FROM mapalus.agency_login JOIN pg_roles ON rolname = role_name "
        "WHERE role_name = %s AND rolcanlogin AND NOT (rolsuper OR rolcreaterole OR rolbypassrls OR rolreplication) "
        "AND pg_has_role(rolname, 'mapalus_agency', 'MEMBER')",
        (name,),
    )
    row = cursor.fetchone()
    return row and row[0]


def _number(cursor, name):
    cursor.execute("SELECT oid::bigint FROM pg_roles WHERE rolname = %s", (name,))
    return cursor.fetchone()[0]


def kind_in_comment(comment: str | None) -> str | None:
    """Return what a login is for, from the comment that :func:`make_login` wrote; None for other roles."""
    kind = (comment or "").removeprefix(_MADE_HERE)
    return kind if kind in KINDS else None


def _new_password():
    return secrets.token_urlsafe(24)


def _verifier(connection, name, password):
    """Return what the server keeps of a password, made on this side: the password itself could get into its log."""
    return sql.Literal(psycopg2.extensions.encrypt_password(password, name, connection, "scram-sha-256"))


def _require_made_here(cursor, name):
    """Return the number of a role that :func:`make_login` made."""
    cursor.execute(
        "SELECT oid::bigint, coalesce(shobj_description(oid, 'pg_authid'), '') FROM pg_roles WHERE rolname = %s",
        (name,),
    )
    row = cursor.fetchone()
    if row is None:
        raise MapalusError(
            "There is no login {name}.", "Check the name for a typing error; nothing was changed.", name=name
        )
    if not row[1].startswith(_MADE_HERE) or name in {"mapalus_owner", *(f"mapalus_{kind}" for kind in KINDS)}:
        raise MapalusError(
            "The role {name} is no login that Mapalus made.",
            "Only logins made by “Make a login” are changed here; nothing was changed.",
            name=name,
        )
    return row[0]


def _require_nothing_owned(cursor, number, name):
    cursor.execute(
        "SELECT pg_describe_object(classid, objid, objsubid) FROM pg_shdepend "
        "JOIN pg_database ON pg_database.oid = dbid AND datname = current_database() "
        "WHERE refclassid = 'pg_authid'::regclass AND refobjid = %s AND deptype = 'o' ORDER BY 1 LIMIT 3",
        (number,),
    )
    owned = ", ".join(described for (described,) in cursor.fetchall())
    if owned:
        # A function of theirs would act with the rights of its new owner, who has not read it.
        raise MapalusError(
            "The login {name} owns something in this database: {owned}.",
            "Look at it, then give it another owner or drop it; nothing was changed.",
            name=name,
            owned=owned,
        )


def _end_sessions(cursor, number):
    cursor.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usesysid = %s AND pid <> pg_backend_pid()",
        (number,),
    )


def _not_by_this_user(error):
    if error.pgcode == errorcodes.INSUFFICIENT_PRIVILEGE:
        return MapalusError(
            "This user may not do that: {reason}.",
            "Connect as a user who may create roles and end sessions; nothing was changed.",
            reason=error.diag.message_primary,
        )
    return refused(error)


def _require_agency(cursor, agency):
    cursor.execute("SELECT FROM mapalus.agency WHERE code = %s", (agency,))
    if cursor.rowcount == 0:
        cursor.execute("SELECT code FROM mapalus.agency ORDER BY kind DESC, code LIMIT 5")
        known = ", ".join(code for (code,) in cursor.fetchall())
        raise MapalusError(
            "There is no agency {agency}.", "Use a code such as {known}; nothing was made.", agency=agency, known=known
        )


def ensure_login(connection: Connection, role: str, password: str, member_of: str | None = None) -> bool:
    """Let a role log in with a password, within the limits of its kind; a role that can do so already is left alone.

    :param connection: psycopg2 connection of a user who may create roles.
    :param member_of: role whose rights it gets when it has to be created.
    :returns: whether something was changed.
    :raises MapalusError: when the role has another password, which somebody else may rely on.
    """
    with connection, connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolcanlogin, rolconnlimit, coalesce(rolconfig, '{}') FROM pg_roles WHERE rolname = %s", (role,)
        )
        row = cursor.fetchone()
    kind = kind_of_role(member_of or role)
    if row is not None and row[0]:
        if _accepts(connection, role, password):
            return _ensure_limits(connection, role, kind, *row[1:])
        raise MapalusError(
            "The role {role} has a password already, and it is another one.",
            "Give it in the environment variable {variable}; it was not changed.",
            role=role,
            variable=f"{role.upper()}_PASSWORD",
        )
    try:
        with connection, connection.cursor() as cursor:
            name = sql.Identifier(role)
            if row is None:
                cursor.execute(sql.SQL("CREATE ROLE {}").format(name))
            if member_of is not None:
                cursor.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(member_of), name))
            cursor.execute(
                sql.SQL("ALTER ROLE {} LOGIN PASSWORD {}").format(name, _verifier(connection, role, password))
            )
            if kind:
                _set_limits(cursor, role, kind)
    except psycopg2.Error as error:
        raise refused(error) from error
    return True


def _set_limits(cursor, role, kind):
    """Give a login the limits of its kind; a superuser also keeps its statements out of the server's log."""
    cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
    (is_superuser,) = cursor.fetchone()
    for statement in [*set_limits(role, kind), *(set_quiet_log(role, kind) if is_superuser else ())]:
        cursor.execute(statement)


def _ensure_limits(connection, role, kind, connections, settings):
    """Set the limits of a role that logs in already; return whether one was missing."""
    if kind is None or not exceeded(kind, connections, dict(setting.split("=", 1) for setting in settings)):
        return False
    try:
        with connection, connection.cursor() as cursor:
            _set_limits(cursor, role, kind)
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


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    parser = argparse.ArgumentParser(prog="mapalus.plugin.database.logins", description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    make = commands.add_parser("make", help="make a login and print its password")
    make.add_argument("kind", choices=KINDS)
    make.add_argument("--agency", help="code of the agency that it acts for")
    renew = commands.add_parser("renew", help="give a login a new password and print it")
    renew.add_argument("--end-sessions", action="store_true", help="end those that were opened with the old one")
    drop = commands.add_parser("drop", help="drop a login and end its sessions")
    for command in (make, renew, drop):
        command.add_argument("name", help="of the login")
    return run_command(parser, {"make": _make, "renew": _renew, "drop": _drop}, arguments)


def _make(connection, options):
    print(make_login(connection, options.name, options.kind, options.agency))


def _renew(connection, options):
    print(renew_login(connection, options.name, options.end_sessions))


def _drop(connection, options):
    drop_login(connection, options.name)


if __name__ == "__main__":
    sys.exit(main())
