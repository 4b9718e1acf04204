"""Installing and upgrading the database.

``server_config/database`` holds what is applied, in this order and in one transaction:

1. ``roles.sql``: the roles of the cluster.
2. ``schema/NNNN_*.sql``: steps, each applied once and recorded in ``mapalus.schema_migration``.
3. ``code/**/*.sql``: functions, views, triggers, policies and rights, in the order of their paths. All files are
   applied again whenever the text of one of them changed; ``mapalus.schema_code`` records which text the database runs.

Two files of code have a place of their own. ``00_prelude.sql`` holds what tables call in defaults and checks, so it is
applied before the steps, too, as soon as step 1 has made the schemas. ``99_rights.sql`` comes last, after everything
that no file names any more was dropped.
"""

from __future__ import annotations

import configparser
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mapalus.plugin.database.connection import refused
from mapalus.plugin.database.refusals import explain, refusal_in
from mapalus.plugin.database.schema_refusals import ALREADY_THERE, check_steps, explain_refusal, name_holders
from mapalus.plugin.database.sql import statements
from mapalus.plugin.errors import Cancelled, MapalusError, Sentence
from mapalus.plugin.i18n import tr
from mapalus.plugin.packages import errorcodes, psycopg2
from mapalus.plugin.paths import DATABASE, PACKAGE

if TYPE_CHECKING:
    from mapalus.plugin.database.connection import Connection

MINIMUM_POSTGIS = (3, 3)
PRELUDE = "00_prelude.sql"
RIGHTS = "99_rights.sql"

# Everybody who comes later waits behind an upgrade that waits: so it gives up soon.
_LOCK_TIMEOUT = "5s"

_SETTINGS = Path(__file__).with_name("settings.sql").read_text(encoding="utf-8")
_SQL = statements(Path(__file__).with_name("schema.sql"))
_AS_OWNER = "SET LOCAL ROLE mapalus_owner; SET LOCAL search_path = mapalus, public"


@dataclass(frozen=True)
class Step:
    """One step of the schema: applied once, never changed after a release."""

    number: int
    name: str
    sql: str

    @property
    def checksum(self) -> str:
        return _digest(self.sql)


@dataclass(frozen=True)
class CodeFile:
    """One file of code; its name is its path below the folder of code."""

    name: str
    sql: str

    @property
    def checksum(self) -> str:
        return _digest(self.sql)

    @property
    def rebuild(self) -> str | None:
        """The query that computes derived data again; the file names it, for when its text changed."""
        found = re.search(r"^-- When this file changes: (SELECT .+)$", self.sql, re.MULTILINE)
        return found and found[1]


@dataclass(frozen=True)
class Shipped:
    """What a version of Mapalus brings."""

    roles: str
    steps: tuple[Step, ...]
    code: tuple[CodeFile, ...]


@dataclass(frozen=True)
class Pending:
    """What a database still needs; false when it needs nothing.

    :param code: the files whose text is new or changed; where there is one, or a step, all files are applied.
    :param code_is_new: whether the code differs, be it only by a file that no longer exists.
    """

    steps: tuple[Step, ...] = ()
    code: tuple[CodeFile, ...] = ()
    code_is_new: bool = False
    is_installed: bool = True

    def __bool__(self) -> bool:
        return bool(self.steps or self.code_is_new)


def read_shipped(folder: Path = DATABASE) -> Shipped:
    """Return what this version of Mapalus brings, in the order in which it is applied.

    :raises MapalusError: when a step's number is missing or used twice, or a file has no name that tells its place.
    """
    steps = []
    for path in sorted((folder / "schema").glob("*.sql")):
        match = re.fullmatch(r"(\d{4})_(\w+)\.sql", path.name)
        if match is None:
            raise MapalusError(
                "{file} is not a name for a step of the schema.", "Call it NNNN_what_it_does.sql.", file=path.name
            )
        steps.append(Step(int(match[1]), match[2], path.read_text(encoding="utf-8")))
    if not steps or [step.number for step in steps] != list(range(1, len(steps) + 1)):
        raise MapalusError(
            "The steps of the schema in {folder} are not numbered without gaps.",
            "Install Mapalus again.",
            folder=folder,
        )
    code = []
    for path in (folder / "code").rglob("*.sql"):
        name = path.relative_to(folder / "code").as_posix()
        if not all(re.match(r"\d\d_", part) for part in name.split("/")):
            raise MapalusError(
                "The name {name} does not say in which order the file is applied.",
                "Call it NN_what_it_holds.sql.",
                name=name,
            )
        code.append(CodeFile(name, path.read_text(encoding="utf-8")))
    code.sort(key=lambda file: file.name)
    if not code or code[0].name != PRELUDE or code[-1].name != RIGHTS:
        raise MapalusError(
            "The code in {folder} does not begin with {prelude} or does not end with {rights}.",
            "Install Mapalus again.",
            folder=folder,
            prelude=PRELUDE,
            rights=RIGHTS,
        )
    return Shipped((folder / "roles.sql").read_text(encoding="utf-8"), tuple(steps), tuple(code))


def find_pending(connection: Connection, shipped: Shipped | None = None) -> Pending:
    """Return what a database still needs.

    :raises MapalusError: when the database is not one that this version can bring up to date.
    """
    with connection, connection.cursor() as cursor:
        return _find_pending(cursor, shipped or read_shipped())


def _find_pending(cursor, shipped):
    cursor.execute(_SQL["ledger"])
    has_schema, has_ledger = cursor.fetchone()
    if not has_schema:
        return Pending(shipped.steps, shipped.code, True, False)
    if not has_ledger:
        raise MapalusError(
            "This database has a schema called mapalus that Mapalus did not make.",
            "Use another database, or rename that schema.",
        )
    cursor.execute(_SQL["applied steps"])
    applied = cursor.fetchall()
    check_steps(applied, shipped.steps)
    cursor.execute(_SQL["applied code"])
    running = cursor.fetchall()
    _check_version([version for _, _, version in running])
    checksums = {name: checksum for name, checksum, _ in running}
    return Pending(
        shipped.steps[len(applied) :],
        tuple(file for file in shipped.code if checksums.get(file.name) != file.checksum),
        checksums != {file.name: file.checksum for file in shipped.code},
    )


def _check_version(versions):
    """Refuse a database whose code is a newer version's: an older one must not replace it."""
    mine = read_version()
    newest = max(versions, key=_as_numbers, default=mine)
    if _as_numbers(newest) > _as_numbers(mine):
        raise MapalusError(
            "This database was upgraded by a newer Mapalus (version {newest}; this is {mine}).",
            "Install the newer version of the plugin; nothing was changed.",
            newest=newest,
            mine=mine,
        )


def read_version() -> str:
    """Return the version of this Mapalus, as its metadata.txt says it."""
    metadata = configparser.ConfigParser(interpolation=None)
    metadata.read(PACKAGE / "metadata.txt", encoding="utf-8")
    return metadata["general"]["version"]


def migrate(connection: Connection, feedback: object, shipped: Shipped | None = None) -> Pending:
    """Bring a database up to date and return what was applied.

    Everything is one transaction: it is applied whole or not at all.

    :param connection: psycopg2 connection of a user who may create roles and schemas.
    :raises MapalusError: when the database is not Mapalus' or newer, when something that was made from it stands in
        the way, when a lock cannot be had, or when the database refuses; nothing is changed then.
    """
    shipped = shipped or read_shipped()
    pending = find_pending(connection, shipped)
    if pending:
        try:
            pending = _bring_up_to_date(connection, shipped, feedback)
        except MapalusError as error:
            code = getattr(error.__cause__, "pgcode", None)
            if code in (errorcodes.LOCK_NOT_AVAILABLE, errorcodes.DEADLOCK_DETECTED):
                raise name_holders(connection, error) from error.__cause__
            if pending.is_installed or code not in ALREADY_THERE or not find_pending(connection, shipped).is_installed:
                raise
            # Somebody else installed it at the same moment.
            pending = _bring_up_to_date(connection, shipped, feedback)
    _settle(connection, feedback)
    return pending


def _bring_up_to_date(connection, shipped, feedback):
    """Apply what is pending, in one transaction."""
    _require_postgis(connection)
    _require_trigrams(connection)
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, true)", (_LOCK_TIMEOUT,))
        _execute(cursor, shipped.roles, Sentence("The roles"))
        _take_turns(cursor)
        pending = _find_pending(cursor, shipped)
        if pending:
            _apply(cursor, shipped, pending, feedback)
    return pending


def _take_turns(cursor):
    """Let only one upgrade at a time work, until the transaction ends.

    Nobody but ``mapalus_owner`` can lock this table, so no other login can stop an upgrade by it.
    """
    cursor.execute(_SQL["ledger"])
    if all(cursor.fetchone()):
        what = Sentence("The upgrade")
        _execute_as_owner(cursor, "LOCK TABLE schema_migration IN SHARE ROW EXCLUSIVE MODE", what)
        cursor.execute("RESET ROLE")
        cursor.execute("RESET search_path")


def _apply(cursor, shipped, pending, feedback):
    """Apply the pending steps and all code, in the caller's transaction."""
    prelude, *code, rights = shipped.code
    parts = len(pending.steps) + 1
    for done, step in enumerate(pending.steps):
        if feedback.isCanceled():
            raise Cancelled()
        if step.number == max(2, pending.steps[0].number):
            _execute_as_owner(cursor, prelude.sql, _name_of(prelude))
        feedback.pushInfo(tr("Schema step {number}: {step}", number=step.number, step=step.name.replace("_", " ")))
        _execute_as_owner(cursor, step.sql, Sentence("Step {number} ({name})", number=step.number, name=step.name))
        cursor.execute(_AS_OWNER)
        cursor.execute(_SQL["record step"], (step.number, step.name, step.checksum))
        feedback.setProgress(100 * (done + 1) / parts)
    if feedback.isCanceled():
        raise Cancelled()
    feedback.pushInfo(
        tr(
            "Code: {number} files, {changed} of them new or changed",
            number=len(shipped.code),
            changed=len(pending.code),
        )
    )
    for file in (prelude, *code):
        _execute_as_owner(cursor, file.sql, _name_of(file))
    _drop_left_over(cursor, feedback)
    _execute_as_owner(cursor, rights.sql, _name_of(rights))
    for file in shipped.code:
        cursor.execute(_SQL["record code"], (file.name, file.checksum, read_version()))
    cursor.execute(_SQL["forget code"], ([file.name for file in shipped.code],))
    if pending.is_installed:
        for rebuild in [file.rebuild for file in pending.code if file.rebuild]:
            feedback.pushInfo(tr("Derived data: {statement}", statement=rebuild))
            _execute_as_owner(cursor, rebuild, rebuild)
    cursor.execute("RESET ROLE")
    feedback.setProgress(100)


def _drop_left_over(cursor, feedback):
    """Drop the functions, views, triggers and policies that no file names any more, but nothing that hangs on them."""
    cursor.execute(_AS_OWNER)
    cursor.execute(_SQL["objects that no file names"])
    for (statement,) in cursor.fetchall():
        feedback.pushInfo(tr("No longer needed: {statement}", statement=statement))
        _execute(cursor, statement, statement)


def _name_of(file):
    return Sentence("The code {file}", file=file.name)


def _execute_as_owner(cursor, text, what):
    cursor.execute(_AS_OWNER)
    _execute(cursor, text, what)


def _execute(cursor, text, what):
    try:
        cursor.execute(text)
    except psycopg2.Error as error:
        raise explain_refusal(error, what, _LOCK_TIMEOUT) from error


def _settle(connection, feedback):
    """Set what belongs to the database itself; say what this user may not set."""
    del connection.notices[:]
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute("SELECT set_config('lock_timeout', %s, true)", (_LOCK_TIMEOUT,))
            _take_turns(cursor)
            cursor.execute(_SETTINGS)
    except psycopg2.Error as error:
        raise refused(error) from error
    for notice in connection.notices:
        if notice.startswith("WARNING:"):
            feedback.pushWarning(explain(refusal_in(notice)).sentence)


def _require_trigrams(connection):
    """Enable pg_trgm, which finds words with typing errors. Who may create in a database may enable it."""
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute("SELECT FROM pg_extension WHERE extname = 'pg_trgm'")
            if cursor.fetchone() is None:
                cursor.execute("CREATE EXTENSION pg_trgm WITH SCHEMA public")
    except (psycopg2.errors.UniqueViolation, psycopg2.errors.DuplicateObject):
        # Somebody else enabled it at the same moment.
        pass
    except psycopg2.errors.UndefinedFile as error:
        raise MapalusError(
            "The database server has no pg_trgm.",
            "Install PostgreSQL's own extensions there (on Debian they come with it); nothing was changed.",
        ) from error
    except psycopg2.errors.InsufficientPrivilege as error:
        raise MapalusError(
            "The extension pg_trgm is not enabled in this database and this user may not enable it.",
            "Ask the administrator to run CREATE EXTENSION pg_trgm; nothing was changed.",
        ) from error


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
                "Install it there (on Debian: apt install postgresql-{server}-postgis-3); nothing was changed.",
                server=server,
            )
        try:
            with connection, connection.cursor() as cursor:
                cursor.execute("CREATE EXTENSION postgis")
        except (psycopg2.errors.UniqueViolation, psycopg2.errors.DuplicateObject):
            # Somebody else enabled it at the same moment.
            pass
        except psycopg2.errors.InsufficientPrivilege as error:
            raise MapalusError(
                "PostGIS is not enabled in this database and this user may not enable it.",
                "Ask the administrator to run CREATE EXTENSION postgis; nothing was changed.",
            ) from error
        installed = available
    if tuple(int(part) for part in installed.split(".")[:2]) < MINIMUM_POSTGIS:
        raise MapalusError(
            "PostGIS {installed} is too old.",
            "Mapalus needs 3.3 or newer: upgrade it; nothing was changed.",
            installed=installed,
        )


def _digest(text):
    return hashlib.sha256(text.encode()).hexdigest()


def _as_numbers(version):
    return tuple(int(number) for number in re.findall(r"\d+", version))
