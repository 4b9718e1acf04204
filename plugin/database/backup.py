"""Backing a Mapalus database up, and restoring it into an empty one."""

from __future__ import annotations

import os
import re
import subprocess
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from mapalus.plugin.database.connection import connect, refused
from mapalus.plugin.database.schema import migrate
from mapalus.plugin.errors import MapalusError
from mapalus.plugin.packages import psycopg2, sql

if TYPE_CHECKING:
    from mapalus.plugin.feedback import Feedback


# A folder is one backup.
_DATABASE = "database.dump"
_ROLES = "roles.sql"

_OF_ROLES = """
    SELECT rolname, rolcanlogin, rolinherit FROM pg_roles WHERE rolname LIKE 'mapalus\\_%' ORDER BY rolname
"""
_OF_MEMBERS = """
    SELECT DISTINCT of_group.rolname, member.rolname
    FROM pg_auth_members
    JOIN pg_roles AS of_group ON of_group.oid = roleid JOIN pg_roles AS member ON member.oid = pg_auth_members.member
    WHERE of_group.rolname LIKE 'mapalus\\_%' AND member.rolname LIKE 'mapalus\\_%' ORDER BY 1, 2
"""


def back_up(dsn: str, folder: str | Path) -> Path:
    """Write the database (pg_dump's custom format) and Mapalus' roles without passwords into a new folder.

    The folder appears whole or not at all.

    :param dsn: of a user who may read everything; the database's owner or a superuser.
    :raises MapalusError: when the folder exists, or PostgreSQL's tools refuse.
    """
    folder = Path(folder)
    if folder.exists():
        raise MapalusError("{folder} exists already.", "Name a new folder; nothing was written.", folder=folder)
    making = folder.with_name(folder.name + ".making")
    making.mkdir(parents=True, exist_ok=True, mode=0o700)
    with closing(connect(dsn)) as connection, connection, connection.cursor() as cursor:
        cursor.execute(_OF_ROLES)
        statements = [
            sql.SQL("CREATE ROLE {} {};").format(
                sql.Identifier(name), sql.SQL(("LOGIN" if login else "NOLOGIN") + ("" if inherits else " NOINHERIT"))
            )
            for name, login, inherits in cursor.fetchall()
        ]
        cursor.execute(_OF_MEMBERS)
        statements += [
            sql.SQL("GRANT {} TO {};").format(sql.Identifier(group), sql.Identifier(member))
            for group, member in cursor.fetchall()
        ]
        (making / _ROLES).write_text("".join(f"{statement.as_string(connection)}\n" for statement in statements))
    _run(dsn, "pg_dump", "--format=custom", f"--file={making / _DATABASE}")
    making.rename(folder)
    return folder


def restore(dsn: str, folder: str | Path, feedback: Feedback) -> None:
    """Restore a backup into an empty database and bring its schema up to date.

    Roles that are missing are made, without passwords; those that exist are left as they are.

    :param dsn: of a superuser, at an empty database.
    :raises MapalusError: when the database is not empty, the backup is not whole or a tool refuses.
    """
    folder = Path(folder)
    if not ((folder / _DATABASE).exists() and (folder / _ROLES).exists()):
        raise MapalusError(
            "{folder} is no backup of Mapalus.",
            "It must hold {database} and {roles}.",
            folder=folder,
            database=_DATABASE,
            roles=_ROLES,
        )
    with closing(connect(dsn)) as connection:
        try:
            with connection, connection.cursor() as cursor:
                cursor.execute("SELECT to_regnamespace('mapalus')")
                if cursor.fetchone()[0] is not None:
                    raise MapalusError(
                        "This database has a schema mapalus already.",
                        "Restore into an empty database; nothing was changed.",
                    )
                cursor.execute("SELECT rolname FROM pg_roles")
                known = {name for (name,) in cursor.fetchall()}
                for statement in (folder / _ROLES).read_text().splitlines():
                    made = re.match(r'CREATE ROLE "([^"]+)"', statement)
                    if made is None or made[1] not in known:
                        cursor.execute(statement)
        except psycopg2.Error as error:
            raise refused(error) from error
    _run(dsn, "pg_restore", "--exit-on-error", "--single-transaction", str(folder / _DATABASE))
    with closing(connect(dsn)) as connection:
        migrate(connection, feedback)


def _run(dsn, program, *arguments):
    parameters = psycopg2.extensions.parse_dsn(dsn)
    password = parameters.pop("password", None)
    target = psycopg2.extensions.make_dsn(**parameters)
    # On a command line everybody on the machine could read the password.
    environment = {**os.environ, **({"PGPASSWORD": password} if password else {})}
    command = [program, f"--dbname={target}", *arguments]
    try:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise MapalusError(
            "{program} is not installed.", "On Debian, install postgresql-client.", program=program
        ) from error
    if done.returncode:
        raise MapalusError(
            "{program} failed: {reason}.",
            "Nothing was kept of this attempt.",
            program=program,
            reason=done.stderr.strip(),
        )
