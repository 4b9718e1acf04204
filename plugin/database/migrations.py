"""Installing and upgrading the schema: numbered SQL files, each applied once in a transaction of its own."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

import psycopg2
from psycopg2 import errorcodes

from mapalus.plugin.database.connection import refused
from mapalus.plugin.errors import Cancelled, MapalusError
from mapalus.plugin.paths import MIGRATIONS

MINIMUM_POSTGIS = (3, 3)

# Any constant does, as long as all installations of Mapalus use the same.
_LOCK = 0x6D61_7061

_ALREADY_THERE = (
    errorcodes.DUPLICATE_TABLE,
    errorcodes.DUPLICATE_SCHEMA,
    errorcodes.DUPLICATE_OBJECT,
    errorcodes.DUPLICATE_FUNCTION,
    errorcodes.DUPLICATE_COLUMN,
)

_SETTINGS = Path(__file__).with_name("settings.sql").read_text(encoding="utf-8")

_LEDGER = """
    CREATE SCHEMA mapalus;
    CREATE TABLE mapalus.schema_migration (
        number      integer PRIMARY KEY,
        name        text NOT NULL,
        checksum    text NOT NULL,
        applied_at  timestamptz NOT NULL DEFAULT now(),
        applied_by  text NOT NULL DEFAULT session_user
    );
    COMMENT ON TABLE mapalus.schema_migration IS 'Which step of the schema was applied when, and what it said.';
"""


@dataclass(frozen=True)
class Migration:
    """One step of the schema."""

    number: int
    name: str
    sql: str

    @property
    def checksum(self):
        return hashlib.sha256(self.sql.encode()).hexdigest()


def shipped(folder=MIGRATIONS):
    """Return the steps that this version of Mapalus brings, in order.

    :raises MapalusError: when a number is missing or used twice.
    """
    steps = []
    for path in sorted(folder.glob("*.sql")):
        match = re.fullmatch(r"(\d{4})_(\w+)\.sql", path.name)
        if match is None:
            raise MapalusError(f"{path.name} is no name for a step of the schema.", "Call it NNNN_what_it_does.sql.")
        steps.append(Migration(int(match[1]), match[2], path.read_text(encoding="utf-8")))
    if [step.number for step in steps] != list(range(1, len(steps) + 1)):
        raise MapalusError(
            f"The steps of the schema in {folder} are not numbered without gaps.", "Install Mapalus again."
        )
    return steps


def pending(connection, steps=None):
    """Return the steps that this database still needs; none when it is up to date.

    :raises MapalusError: when the database is not one that these steps lead to.
    """
    steps = shipped() if steps is None else steps
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT to_regnamespace('mapalus'), to_regclass('mapalus.schema_migration')")
        schema, ledger = cursor.fetchone()
        if schema is None:
            return steps
        if ledger is None:
            raise MapalusError(
                "This database has a schema called mapalus that Mapalus did not make.",
                "Use another database, or rename that schema.",
            )
        cursor.execute("SELECT number, name, checksum FROM mapalus.schema_migration ORDER BY number")
        applied = cursor.fetchall()

    known = {step.number: step for step in steps}
    for expected, (number, name, checksum) in enumerate(applied, start=1):
        if number != expected:
            raise MapalusError(
                f"Step {expected} of this database's schema is missing although step {number} was applied: "
                "an upgrade was left half done.",
                "Restore the last backup, then upgrade again.",
            )
        if number not in known:
            raise MapalusError(
                f"This database was upgraded by a newer Mapalus (step {number}, {name}).",
                "Install the newer version of the plugin; nothing was changed.",
            )
        if known[number].checksum != checksum:
            raise MapalusError(
                f"Step {number} ({name}) was applied to this database with another text than this version brings.",
                "Install the version of Mapalus that made this database; nothing was changed.",
            )
    return steps[len(applied) :]


def migrate(connection, feedback, steps=None):
    """Bring a database's schema up to date and return the steps that were applied.

    Every step is one transaction: it is applied whole or not at all.

    :param connection: psycopg2 connection of a user who may create roles and schemas.
    :raises MapalusError: when the database refuses; earlier steps stay, the failed one leaves nothing.
    """
    with connection, connection.cursor() as cursor:
        # The lock outlives the transactions, so that two installers take turns.
        cursor.execute("SELECT pg_advisory_lock(%s)", (_LOCK,))
    try:
        todo = pending(connection, steps)
        if todo:
            _require_postgis(connection)
        for done, step in enumerate(todo):
            if feedback.isCanceled():
                raise Cancelled()
            feedback.pushInfo(f"Schema step {step.number}: {step.name.replace('_', ' ')}")
            _apply(connection, step)
            feedback.setProgress(100 * (done + 1) / len(todo))
        _settle(connection, feedback)
        return todo
    finally:
        if not connection.closed:
            with connection, connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", (_LOCK,))


def _settle(connection, feedback):
    """Set what belongs to the database itself; say what this user may not set."""
    del connection.notices[:]
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute(_SETTINGS)
    except psycopg2.Error as error:
        raise refused(error) from error
    for notice in connection.notices:
        if notice.startswith("WARNING:"):
            feedback.pushWarning(notice.removeprefix("WARNING:").strip())


def _apply(connection, step):
    try:
        with connection, connection.cursor() as cursor:
            if step.number == 1:
                cursor.execute(_LEDGER)
            cursor.execute(step.sql)
            cursor.execute("RESET ROLE")
            cursor.execute(
                "INSERT INTO mapalus.schema_migration (number, name, checksum) VALUES (%s, %s, %s)",
                (step.number, step.name, step.checksum),
            )
    except psycopg2.Error as error:
        if error.pgcode in _ALREADY_THERE:
            raise MapalusError(
                f"Step {step.number} ({step.name}) was found half applied: {error.diag.message_primary}.",
                "Nothing was changed. Restore the last backup, or install into an empty database.",
            ) from error
        if error.pgcode == errorcodes.INSUFFICIENT_PRIVILEGE:
            raise MapalusError(
                f"This user may not install Mapalus: {error.diag.message_primary}.",
                "Connect as a superuser or the database's owner with CREATEROLE; nothing was changed.",
            ) from error
        raise refused(error) from error


def _require_postgis(connection):
    with connection, connection.cursor() as cursor:
        cursor.execute("""
            SELECT current_setting('server_version_num')::int / 10000,
                   (SELECT default_version FROM pg_available_extensions WHERE name = 'postgis'),
                   (SELECT extversion FROM pg_extension WHERE extname = 'postgis')
        """)
        server, available, installed = cursor.fetchone()
    if installed is None:
        if available is None:
            raise MapalusError(
                "The database server has no PostGIS.",
                f"Install it there (on Debian: apt install postgresql-{server}-postgis-3); nothing was changed.",
            )
        try:
            with connection, connection.cursor() as cursor:
                cursor.execute("CREATE EXTENSION postgis")
        except psycopg2.errors.InsufficientPrivilege as error:
            raise MapalusError(
                "PostGIS is not enabled in this database and this user may not enable it.",
                "Ask the administrator to run CREATE EXTENSION postgis; nothing was changed.",
            ) from error
        installed = available
    if tuple(int(part) for part in installed.split(".")[:2]) < MINIMUM_POSTGIS:
        raise MapalusError(
            f"PostGIS {installed} is too old.", "Mapalus needs 3.3 or newer: upgrade it; nothing was changed."
        )
