"""The journal of publications in the database: what was done to which server, and what it was like before.

Every entry has the format in which its states were written, see :mod:`mapalus.plugin.ogc.fields`. Entries of all
formats are read, as far as this version knows their kinds and fields. But nothing is published over an entry of a newer
format, and nobody goes back to one: this version would undo what it does not know.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from mapalus.plugin.database import work
from mapalus.plugin.database.connection import refused
from mapalus.plugin.errors import MapalusError, Sentence
from mapalus.plugin.ogc.checks import Verification
from mapalus.plugin.ogc.fields import FORMAT, is_whole, kinds_of, known
from mapalus.plugin.ogc.state import Snapshot, from_json, to_json
from mapalus.plugin.packages import psycopg2
from mapalus.plugin.publication.journal_rows import (
    json_for,
    keep_contents,
    message_from_text,
    message_to_text,
    take_again,
    without,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mapalus.plugin.database.connection import Connection
    from mapalus.plugin.ogc.fields import Table
    from mapalus.plugin.ogc.plan import Plan


# What the publication owns field by field: a state holds what was declared when it was read.
_SETTING = "server setting"


class JournalLost(MapalusError):
    """The database does not take what must be written into the journal while something is published."""

    def __init__(self, reason: MapalusError) -> None:
        super().__init__(
            "{reason}",
            "Check that the database's server is running and that there is room on its disk.",
            reason=reason.what_happened,
        )


@dataclass(frozen=True)
class Entry:
    """One publication in the journal.

    ``message`` says what went wrong. ``checks`` counts those of its verification and ``failed_checks`` those that
    failed, None where it was not verified.
    """

    number: int
    action: str
    goes_back_to: int
    started_at: datetime
    started_by: str
    outcome: str
    finished_at: datetime
    message: Sentence | None
    steps: int
    checks: int = None
    failed_checks: int = None


class Journal:
    """The entries of one server and one declaration.

    A server is known by its identity, since an address can be spelled in many ways. Before :meth:`identify` it is the
    one that was published to under the given address last.

    :param connection: psycopg2 connection of a planner or an administrator; it is used by nobody else meanwhile.
    :param address: of the server, as people know it.
    :param scope: the names of its workspaces as the file has them; one that is for each agency stands there once.
    :param fields: the server's table of kinds and fields.
    """

    def __init__(self, connection: Connection, address: str, scope: Iterable[str], fields: Table) -> None:
        self.connection = connection
        self._address = address
        self._server = None
        self._scope = sorted(scope)
        self._fields = fields

    def identify(self, identity: str | None) -> None:
        """Say which server it is, see :class:`~mapalus.plugin.ogc.port.OgcServer`; None where it has none yet."""
        self._server = identity

    @contextmanager
    def lock(self, identity: str | None = None) -> Iterator[None]:
        """Keep every other publisher of this database away from the server.

        :param identity: see :meth:`identify`.
        :raises MapalusError: when somebody is publishing to it.
        """
        self.identify(identity)
        # The address of a server without an identity may be spelled in several ways: one publishes to any of these.
        taken = f"publish to {identity or 'a new server'}"
        with self._cursor() as cursor:
            holder = work.take(cursor, taken)
        if holder:
            raise MapalusError(
                "{login} is publishing to {server} at this moment, since {since}.",
                "Wait until that has ended, then look at a new plan; nothing was changed.",
                login=holder.login,
                server=self._address,
                since=holder.since,
            )
        try:
            # Nobody is at work: what still says so was cut off.
            self._run(
                "UPDATE mapalus.publication_log SET outcome = 'lost', finished_at = now() "
                "WHERE server = %s AND outcome = 'running'",
                (self._server,),
            )
            yield
        finally:
            # Where the connection broke, the lock went with it.
            with suppress(MapalusError), self._cursor() as cursor:
                work.release(cursor, taken)

    def begin(self, plan: Plan, goes_back_to: int | None = None) -> int:
        """Write a new entry with the state before, and return its number.

        :raises MapalusError: when an entry is there which a newer version of Mapalus wrote.
        """
        with self._cursor() as cursor:
            self._require_no_newer(cursor)
            keep_contents(cursor, {**plan.live.contents, **plan.wanted.contents})
            cursor.execute(
                "INSERT INTO mapalus.publication_log "
                # Named, though empty: a database without that column is found out before anything is published.
                "(server, address, scope, format, action, goes_back_to, before, plan, verification) "
                "VALUES (%s, %s, %s, %s, %s, %s, %s, %s, NULL) RETURNING id",
                (
                    self._server,
                    self._address,
                    self._scope,
                    FORMAT,
                    "apply" if goes_back_to is None else "rollback",
                    goes_back_to,
                    json_for(to_json(without(plan.live.state, plan.foreign), kinds_of(self._fields))),
                    json_for(plan.as_json()),
                ),
            )
            return cursor.fetchone()[0]

    def step(self, entry: int, number: int, outcome: str) -> None:
        """Write how a step stands: begun, done or failed.

        :raises JournalLost: when that cannot be written.
        """
        with _while_publishing():
            self._run(
                "INSERT INTO mapalus.publication_step (publication, number, outcome) VALUES (%s, %s, %s)",
                (entry, number, outcome),
            )

    def note(self, entry: int, message: Sentence) -> None:
        """Write what went wrong while the state that it left is not known yet; :meth:`end` finishes the entry.

        :raises JournalLost: when that cannot be written.
        """
        with _while_publishing():
            self._run(
                "UPDATE mapalus.publication_log SET message = %s WHERE id = %s", (message_to_text(message), entry)
            )

    def end(
        self,
        entry: int,
        outcome: str,
        after: Snapshot | None = None,
        foreign: Iterable[tuple] = (),
        message: Sentence | None = None,
        verification: Verification | None = None,
    ) -> None:
        """Finish an entry.

        :param after: :class:`~mapalus.plugin.ogc.state.Snapshot`; None where the server could not be asked.
        :param foreign: keys of what is not the publication's in it.
        :param verification: :class:`~mapalus.plugin.ogc.checks.Verification` of what was asked; None where nothing was.
        :raises JournalLost: when that cannot be written.
        """
        with _while_publishing(), self._cursor() as cursor:
            if after is not None:
                keep_contents(cursor, after.contents)
            cursor.execute(
                "UPDATE mapalus.publication_log SET outcome = %s, finished_at = now(), after = %s, stamps = %s, "
                "not_ours = %s, message = %s, verification = %s WHERE id = %s",
                (
                    outcome,
                    after and json_for(to_json(after.state, kinds_of(self._fields))),
                    after and json_for(after.stamps),
                    json_for([list(key) for key in foreign]),
                    message and message_to_text(message),
                    json_for(verification.as_json()) if verification and verification.checks else None,
                    entry,
                ),
            )

    def applied(self) -> Snapshot | None:
        """Return the snapshot that the last publication left, without contents; None before the first.

        Steps of a publication that was cut off are added as far as they were done. What it began to make and may have
        made or not stands there without fields. Stamps are left out then. They are left out of an entry of another
        format, too: its version did not read everything. ``foreign`` names what somebody else had there.
        """
        with self._cursor() as cursor:
            cursor.execute(
                "SELECT id, after, stamps, not_ours, format FROM mapalus.publication_log "
                "WHERE server = %s AND scope = %s AND after IS NOT NULL ORDER BY id DESC LIMIT 1",
                (self._server, self._scope),
            )
            last = cursor.fetchone()
            cursor.execute(
                "SELECT p.before, p.plan -> 'steps' -> s.number, bool_or(s.outcome = 'done') "
                "FROM mapalus.publication_log p JOIN mapalus.publication_step s ON s.publication = p.id "
                "WHERE p.server = %s AND p.scope = %s AND p.id > %s AND p.after IS NULL "
                "GROUP BY p.id, s.number ORDER BY p.id, s.number",
                (self._server, self._scope, last[0] if last else 0),
            )
            taken = cursor.fetchall()
        if last is None and not taken:
            return None
        snapshot = Snapshot()
        if last is not None:
            _, after, stamps, foreign, format_ = last
            snapshot = Snapshot(
                from_json(after),
                stamps=stamps or {} if format_ == FORMAT else {},
                foreign=frozenset(tuple(key) for key in foreign or ()),
                kinds=frozenset(after),
            )
        for before, step, done in taken:
            take_again(snapshot, from_json(before), step, done)
        snapshot.state = known(snapshot.state, self._fields)
        if not is_whole(snapshot.state, self._fields):
            snapshot.stamps = {}
        return snapshot

    def before(self, entry: int) -> Snapshot:
        """Return the snapshot before an entry, with the contents that it names.

        An entry of an older format tells of fewer kinds (``kinds``), and its resources of fewer fields.

        :raises MapalusError: when there is no such entry for this server, or when a newer version of Mapalus wrote it.
        """
        with self._cursor() as cursor:
            cursor.execute(
                "SELECT before, format FROM mapalus.publication_log WHERE id = %s AND server = %s AND scope = %s",
                (entry, self._server, self._scope),
            )
            row = cursor.fetchone()
            if row is None:
                raise self._no_entry(entry)
            before, format_ = row
            if format_ > FORMAT:
                raise self._newer(entry)
            state = from_json(before)
            self._add_settings(cursor, entry, state)
            state = known(state, self._fields)
            digests = [fields["sha256"] for fields in state.values() if "sha256" in fields]
            cursor.execute(
                "SELECT sha256, content FROM mapalus.publication_content WHERE sha256 = ANY (%s)", (digests,)
            )
            contents = {digest: bytes(content) for digest, content in cursor.fetchall()}
            return Snapshot(state, contents, kinds=frozenset(before))

    def _add_settings(self, cursor, entry, state):
        """Add to a state the server's settings that only later publications owned, as they were before these."""
        cursor.execute(
            "SELECT before -> %s FROM mapalus.publication_log WHERE server = %s AND scope = %s AND id > %s "
            "AND before ? %s ORDER BY id",
            (_SETTING, self._server, self._scope, entry, _SETTING),
        )
        for (settings,) in cursor.fetchall():
            for name, fields in settings.items():
                state[_SETTING, name] = {**fields, **state.get((_SETTING, name), {})}

    def entries(self, limit: int = 50) -> list[Entry]:
        """Return the newest :class:`Entry` list of this server, newest first."""
        with self._cursor() as cursor:
            cursor.execute(
                "SELECT id, action, goes_back_to, started_at, started_by, outcome, finished_at, message, "
                "jsonb_array_length(plan -> 'steps'), jsonb_array_length(verification -> 'checks'), "
                "jsonb_array_length(jsonb_path_query_array(verification, '$.checks[*] ? (@.problem <> \"\")')) "
                "FROM mapalus.publication_log WHERE server = %s AND scope = %s ORDER BY id DESC LIMIT %s",
                (self._server, self._scope, limit),
            )
            entries = [Entry(*row) for row in cursor.fetchall()]
            return [replace(entry, message=entry.message and message_from_text(entry.message)) for entry in entries]

    def verification(self, entry: int) -> Verification | None:
        """Return the verification that an entry keeps.

        :returns: :class:`~mapalus.plugin.ogc.checks.Verification`, None where the entry was not verified.

        :raises MapalusError: when there is no such entry for this server.
        """
        with self._cursor() as cursor:
            cursor.execute(
                "SELECT verification FROM mapalus.publication_log WHERE id = %s AND server = %s AND scope = %s",
                (entry, self._server, self._scope),
            )
            row = cursor.fetchone()
        if row is None:
            raise self._no_entry(entry)
        return row[0] and Verification.from_json(row[0])

    def _require_no_newer(self, cursor):
        cursor.execute(
            "SELECT max(id) FROM mapalus.publication_log WHERE server = %s AND scope = %s AND format > %s",
            (self._server, self._scope, FORMAT),
        )
        (newer,) = cursor.fetchone()
        if newer is not None:
            raise self._newer(newer)

    def _newer(self, entry):
        return MapalusError(
            "A newer version of Mapalus wrote publication {entry} to {server} into the journal.",
            "Install that version on this computer, then look at a new plan; nothing was changed.",
            entry=entry,
            server=self._address,
        )

    def _no_entry(self, entry):
        return MapalusError(
            "The journal has no publication {entry} to {server}.",
            "Look at its history for the number to go back to.",
            entry=entry,
            server=self._address,
        )

    @contextmanager
    def _cursor(self):
        try:
            with self.connection, self.connection.cursor() as cursor:
                if self._server is None:
                    self._server = self._last_published_to(cursor)
                yield cursor
        except psycopg2.Error as error:
            # No such table, column or function.
            if error.pgcode in ("42P01", "42703", "42883"):
                raise MapalusError(
                    "This database keeps no journal of publications yet, or an older one.",
                    "Run “Install or upgrade the database” first; nothing was published.",
                ) from error
            raise refused(error) from error

    def _last_published_to(self, cursor):
        cursor.execute(
            "SELECT server FROM mapalus.publication_log WHERE address = %s ORDER BY id DESC LIMIT 1", (self._address,)
        )
        return (cursor.fetchone() or (self._address,))[0]

    def _run(self, statement, parameters):
        with self._cursor() as cursor:
            cursor.execute(statement, parameters)


@contextmanager
def _while_publishing():
    """Say of a database that refuses only what is true when steps may have been taken."""
    try:
        yield
    except MapalusError as error:
        raise JournalLost(error) from error
