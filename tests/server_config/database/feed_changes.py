"""Random changes by several writers at once, while agencies' systems keep copies of their feeds."""

import random
import threading
import time
from collections import Counter
from contextlib import closing

import psycopg2
from psycopg2 import sql

from mapalus.tests.server_config.database.agency_feeds import AGENCIES, FILE, Copy

WRITERS = 4

# What every copy must hold in the end: agencies below the login's own one are found without the product's functions.
EXPECTED = """
    WITH RECURSIVE below AS (
        SELECT %s AS code UNION SELECT agency.code FROM mapalus.agency JOIN below ON agency.parent = below.code
    )
    SELECT reference, change_seq, status, agency, status_note, version
    FROM mapalus.report JOIN below ON below.code = agency
"""
PICK = "SELECT reference, id, version, agency FROM mapalus.report WHERE id >= %s ORDER BY id LIMIT 1"

# What may be refused: the rules of the life cycle, locks, and deadlocks between writers.
REFUSED = ("MA", "40P01", "40001", "55P03", "23503")


class Changes:
    """Writers and readers of one city.

    :param feeds: :class:`~mapalus.tests.server_config.database.agency_feeds.Feeds`.
    :param seed: of all that is random but the order in which threads run.
    """

    def __init__(self, feeds, seed):
        self._feeds = feeds
        self._seed = seed
        self._lock = threading.Lock()
        self._wanted = 0
        self._failures = []
        self._connections = []
        self.done = Counter()
        self.refused = Counter()
        self.copies = {code: self._copy(code, number) for number, code in enumerate(AGENCIES)}

    def close(self):
        for connection in self._connections:
            connection.close()

    def make(self, number):
        """Let the writers make a number of changes while the readers pull; then let these pull the rest."""
        self._wanted = self.done.total() + number
        writing = [threading.Thread(target=self._guarded, args=(self._write, n)) for n in range(WRITERS)]
        stop = threading.Event()
        reading = [threading.Thread(target=self._guarded, args=(self._read, code, stop)) for code in self.copies]
        for thread in (*writing, *reading):
            thread.start()
        for thread in writing:
            thread.join()
        stop.set()
        for thread in reading:
            thread.join()
        if self._failures:
            raise self._failures[0]
        for copy in self.copies.values():
            copy.pull()
        self._seed += 1000

    def differences(self):
        """Return agency -> what differs between its copy and the tables, as (reference, copied, stored)."""
        found = {}
        for code, copy in self.copies.items():
            stored = {reference: tuple(row) for reference, *row in self._feeds.run(EXPECTED, (code,))}
            found[code] = [
                (reference, copy.reports.get(reference), stored.get(reference))
                for reference in sorted({*copy.reports, *stored})
                if copy.reports.get(reference) != stored.get(reference)
            ]
        return found

    # ------------------------------------------------------------ threads

    def _guarded(self, work, *arguments):
        try:
            work(*arguments)
        except BaseException as error:
            self._failures.append(error)
            self._wanted = 0

    def _connect(self):
        connection = psycopg2.connect(self._feeds.dsn)
        self._connections.append(connection)
        return connection

    def _copy(self, code, number):
        connection = self._connect()
        connection.autocommit = True
        cursor = connection.cursor()
        cursor.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(self._feeds.login(code))))
        return Copy(cursor, page=(2, 5, 17, 40, 100)[number % 5])

    def _read(self, code, stop):
        chance = random.Random(f"{self._seed} {code}")  # noqa: S311
        while not stop.is_set():
            self.copies[code].pull(pages=chance.randint(1, 20))
            stop.wait(chance.choice((0, 0.01, 0.05, 0.3)))

    def _write(self, number):
        chance = random.Random(f"{self._seed} {number}")  # noqa: S311
        with closing(psycopg2.connect(self._feeds.dsn)) as connection, connection.cursor() as cursor:
            # Writers that wait for each other are told soon.
            cursor.execute("SET deadlock_timeout = '20ms'; SET lock_timeout = '2s'")
            connection.commit()
            while self.done.total() < self._wanted:
                self._transaction(cursor, chance)

    def _transaction(self, cursor, chance):
        """Make some changes, perhaps slowly, and commit them or not."""
        made = Counter()
        pause = chance.choice((0,) * 12 + (0.01, 0.05, 0.2))
        for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
            kind, change = chance.choice(KINDS)
            cursor.execute("SAVEPOINT before")
            try:
                if change(self, cursor, chance):
                    made[kind] += 1
                cursor.execute("RESET ROLE; RELEASE before")
            except psycopg2.Error as error:
                if not (error.pgcode or "").startswith(REFUSED):
                    raise
                self.refused[error.pgcode] += 1
                cursor.execute("ROLLBACK TO before; RESET ROLE")
            time.sleep(pause)
        if chance.random() < 0.1:
            cursor.connection.rollback()
            return
        cursor.connection.commit()
        with self._lock:
            self.done += made

    # ------------------------------------------------------------ changes

    def _pick(self, cursor, chance):
        cursor.execute("SELECT max(id) FROM mapalus.report")
        (newest,) = cursor.fetchone()
        # Not only the newest: what is left of old reports moves about as well.
        cursor.execute(PICK, (chance.randint(max(1, (newest or 1) - 300), newest or 1),))
        return cursor.fetchone() or (None, None, 0, None)

    def _set(self, cursor, reference, **values):
        cursor.execute(
            sql.SQL("UPDATE mapalus.report SET {}, version = version + 1 WHERE reference = %s").format(
                sql.SQL(", ").join(sql.SQL("{} = %s").format(sql.Identifier(name)) for name in values)
            ),
            (*values.values(), reference),
        )
        return cursor.rowcount

    def file(self, cursor, chance):
        cursor.execute(FILE, (chance.choice(list(AGENCIES)),))
        return cursor.rowcount

    def pass_on(self, cursor, chance):
        """Pass a report on, perhaps through several agencies and back."""
        reference, *_ = self._pick(cursor, chance)
        return sum(
            self._set(cursor, reference, agency=chance.choice(list(AGENCIES)))
            for _ in range(chance.choice((1, 1, 1, 2, 4)))
        )

    def pass_on_by_itself(self, cursor, chance):
        """An agency passes a report on through its feed."""
        reference, _, version, agency = self._pick(cursor, chance)
        self._set(cursor, reference, status="assigned")
        if agency is not None:
            cursor.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(self._feeds.login(agency))))
        cursor.execute(
            "UPDATE mapalus_feed.report SET status = 'coordination', agency = %s, version = %s WHERE reference = %s",
            (chance.choice(list(AGENCIES)), version + 2, reference),
        )
        return cursor.rowcount

    def answer(self, cursor, chance):
        reference, _, version, agency = self._pick(cursor, chance)
        if agency is not None:
            cursor.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(self._feeds.login(agency))))
        cursor.execute(
            "UPDATE mapalus_feed.report SET status_note = %s, version = %s WHERE reference = %s",
            (f"note {chance.random()}", version + 1, reference),
        )
        return cursor.rowcount

    def step(self, cursor, chance):
        reference, *_ = self._pick(cursor, chance)
        return self._set(
            cursor, reference, status=chance.choice(("in_progress", "assigned", "coordination", "resolved"))
        )

    def merge(self, cursor, chance):
        reference, *_ = self._pick(cursor, chance)
        _, into, *_ = self._pick(cursor, chance)
        return self._set(cursor, reference, duplicate_of=into)

    def undo_merge(self, cursor, chance):
        cursor.execute("SELECT reference FROM mapalus.report WHERE duplicate_of IS NOT NULL ORDER BY random() LIMIT 1")
        row = cursor.fetchone()
        return self._set(cursor, row[0], duplicate_of=None) if row else 0

    def support(self, cursor, chance):
        _, number, *_ = self._pick(cursor, chance)
        if number is None:
            return 0
        cursor.execute("INSERT INTO mapalus.report_support (report_id) VALUES (%s)", (number,))
        return cursor.rowcount

    def move(self, cursor, chance):
        cursor.execute(
            "UPDATE mapalus.report SET geom = ST_Translate(geom, %s, 0), version = version + 1 WHERE reference = %s",
            (chance.uniform(-0.001, 0.001), self._pick(cursor, chance)[0]),
        )
        return cursor.rowcount

    def delete(self, cursor, chance):
        cursor.execute("DELETE FROM mapalus.report WHERE reference = %s", (self._pick(cursor, chance)[0],))
        return cursor.rowcount

    def move_agency(self, cursor, chance):
        """Give an agency, or two in one statement, another parent or none."""
        codes = chance.sample(list(AGENCIES), chance.choice((1, 1, 2)))
        parents = [chance.choice((*AGENCIES, None)) for _ in codes]
        cursor.execute(
            "UPDATE mapalus.agency SET parent = wanted.parent, version = version + 1 "
            "FROM unnest(%s::text[], %s::text[]) AS wanted (code, parent) WHERE agency.code = wanted.code",
            (codes, parents),
        )
        return cursor.rowcount


# As often as they are listed.
KINDS = [
    (name, getattr(Changes, name))
    for name, times in {
        "file": 14,
        "pass_on": 20,
        "pass_on_by_itself": 8,
        "answer": 10,
        "step": 8,
        "merge": 10,
        "undo_merge": 5,
        "support": 3,
        "move": 4,
        "delete": 6,
        "move_agency": 2,
    }.items()
    for _ in range(times)
]
