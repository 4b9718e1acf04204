"""Writing a backup with PostgreSQL's own tools, and reading it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from mapalus.plugin.database.backup.roles import make_roles, names_in, read_roles, set_rights
from mapalus.plugin.database.connection import connect, refused
from mapalus.plugin.database.schema import migrate
from mapalus.plugin.errors import MapalusError
from mapalus.plugin.packages import psycopg2, sql

if TYPE_CHECKING:
    from mapalus.plugin.feedback import Feedback


# A folder is one backup.
_DATABASE = "database.dump"
_ROLES = "roles.json"


def back_up(dsn: str, folder: str | Path) -> Path:
    """Write the database (pg_dump's custom format) and the roles that it needs, without passwords, into a new folder.

    The folder appears whole or not at all.

    :param dsn: of a user who may read everything; the database's owner or a superuser.
    :raises MapalusError: when the folder exists, or PostgreSQL's tools refuse.
    """
    folder = Path(folder)
    if folder.exists():
        raise MapalusError("{folder} exists already.", "Name a new folder; nothing was written.", folder=folder)
    making = folder.with_name(folder.name + ".making")
    # Left by a backup that was killed.
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(parents=True, mode=0o700)
    try:
        with closing(connect(dsn)) as connection, connection, connection.cursor() as cursor:
            roles = read_roles(cursor)
        (making / _ROLES).write_text(json.dumps(roles, indent=1), encoding="utf-8")
        _run(dsn, "pg_dump", "--format=custom", f"--file={making / _DATABASE}")
        making.rename(folder)
    except psycopg2.Error as error:
        raise refused(error) from error
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return folder


def restore(dsn: str, folder: str | Path, feedback: Feedback) -> None:
    """Restore a backup into an empty database and bring its schema up to date.

    Roles that are missing are made, without passwords; those that exist are left as they are. When it fails, the
    database is empty and no role was made.

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
    dump = str(folder / _DATABASE)
    needed = json.loads((folder / _ROLES).read_text(encoding="utf-8"))
    named = names_in(_run(dsn, "pg_restore", "--schema-only", "--file=-", dump, connects=False))
    with closing(connect(dsn)) as connection:
        try:
            with connection, connection.cursor() as cursor:
                cursor.execute("SELECT to_regnamespace('mapalus')")
                if cursor.fetchone()[0] is not None:
                    raise MapalusError(
                        "This database has a schema mapalus already.",
                        "Restore into an empty database; nothing was changed.",
                    )
                made = make_roles(cursor, needed, named, feedback)
        except psycopg2.Error as error:
            raise refused(error) from error
        try:
            _run(dsn, "pg_restore", "--exit-on-error", "--single-transaction", dump)
        except BaseException:
            with connection, connection.cursor() as cursor:
                for role in reversed(made):
                    cursor.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(role)))
            raise
        try:
            migrate(connection, feedback)
            with connection, connection.cursor() as cursor:
                set_rights(cursor, needed, made)
        except psycopg2.Error as error:
            raise _restored_but(refused(error)) from error
        except MapalusError as error:
            raise _restored_but(error) from error


def _restored_but(error):
    return MapalusError(
        "The backup was restored, but could not be brought up to date: {problem}",
        "{advice} Then run “Install or upgrade the database” (mapalus:installdatabase).",
        problem=error.what_happened,
        advice=error.what_to_do,
    )


def _run(dsn, program, *arguments, connects=True):
    parameters = psycopg2.extensions.parse_dsn(dsn)
    password = parameters.pop("password", None)
    target = psycopg2.extensions.make_dsn(**parameters)
    # On a command line everybody on the machine could read the password.
    environment = {**os.environ, **({"PGPASSWORD": password} if password else {})}
    command = [program, *([f"--dbname={target}"] if connects else []), *arguments]
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
    return done.stdout
