"""Agencies in a tree, with a login for each, and what they see in their feeds."""

from itertools import count

import psycopg2
from psycopg2 import sql

_numbers = count(1)

# Code -> parent. Works has a division, and that one has a team.
AGENCIES = {"WORKS": None, "ROADS": "WORKS", "TEAM": "ROADS", "WASTE": None, "TRAFFIC": None}

FILE = (
    "INSERT INTO mapalus.report (category, agency, description, geom) "
    "VALUES ('waste', %s, 'raw words', ST_SetSRID(ST_MakePoint(124.9118, 1.3002), 4326)) RETURNING reference"
)


class Feeds:
    """A city's agencies: files and changes reports, and reads feeds as each agency's login.

    :param dsn: of the database, as a superuser.
    """

    def __init__(self, dsn):
        self._prefix = f"feeds_{next(_numbers)}_"
        self.dsn = dsn
        self.connection = psycopg2.connect(dsn)
        with self.connection, self.connection.cursor() as cursor:
            for code, parent in AGENCIES.items():
                cursor.execute(
                    "INSERT INTO mapalus.agency (code, agency_name_id, agency_name_en, parent) VALUES (%s, %s, %s, %s)",
                    (code, code, code, parent),
                )
                cursor.execute(sql.SQL("CREATE ROLE {} IN ROLE mapalus_agency").format(self._role(code)))
                cursor.execute(
                    "INSERT INTO mapalus.agency_login (role_name, agency) VALUES (%s, %s)", (self.login(code), code)
                )

    def close(self):
        self.connection.rollback()
        with self.connection, self.connection.cursor() as cursor:
            for code in AGENCIES:
                cursor.execute(sql.SQL("DROP ROLE {}").format(self._role(code)))
        self.connection.close()

    def login(self, code):
        return self._prefix + code.lower()

    def _role(self, code):
        return sql.Identifier(self.login(code))

    def run(self, statement, parameters=None, role=None):
        """Run a statement in a transaction of its own and return its rows, or how many it changed."""
        with self.connection, self.connection.cursor() as cursor:
            if role is not None:
                cursor.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(role)))
            cursor.execute(statement, parameters)
            return cursor.fetchall() if cursor.description else cursor.rowcount

    def acting(self, code, statement, parameters=None):
        """Run a statement as an agency's login."""
        return self.run(statement, parameters, self.login(code))

    def file(self, agency):
        """File a report and return its reference."""
        return self.run(FILE, (agency,))[0][0]

    def change(self, reference, role="mapalus_planner", **values):
        """Change a report as a planner, from the version that it has; return how many rows were changed."""
        assignments = sql.SQL(", ").join(sql.SQL("{} = %s").format(sql.Identifier(name)) for name in values)
        statement = sql.SQL(
            "UPDATE mapalus.report SET {}, version = version + 1 WHERE reference = %s",
        ).format(assignments)
        return self.run(statement, [*values.values(), reference], role)

    def pass_on(self, reference, agency):
        assert self.change(reference, agency=agency) == 1

    def merge(self, reference, into):
        ((number,),) = self.run("SELECT id FROM mapalus.report WHERE reference = %s", (into,))
        assert self.change(reference, duplicate_of=number) == 1

    def delete(self, reference):
        assert self.run("DELETE FROM mapalus.report WHERE reference = %s", (reference,), "mapalus_admin") == 1

    def move(self, agency, parent):
        self.run("UPDATE mapalus.agency SET parent = %s, version = version + 1 WHERE code = %s", (parent, agency))

    def present(self, code):
        """Return the references in an agency's feed."""
        return {row[0] for row in self.acting(code, "SELECT reference FROM mapalus_feed.report_change")}

    def departures(self, code, columns="reference, reason, agency"):
        """Return what left an agency's feed, in the order of the change numbers."""
        return self.acting(code, f"SELECT {columns} FROM mapalus_feed.report_handed_over ORDER BY change_seq")


class Copy:
    """An agency's own system: keeps a copy of the agency's reports by the rule of docs/feeds.md.

    :param cursor: of a connection in autocommit that acts as the agency's login.
    :param page: number of rows to ask for at once.
    """

    def __init__(self, cursor, page=50):
        self.cursor = cursor
        self._page = page
        self._epoch = None
        self.pages = 0
        self._begin()

    def _begin(self):
        self.reports = {}
        self.told = set()
        self._after = {"report_change": 0, "report_handed_over": 0}

    def pull(self, pages=None):
        """Ask until there is nothing more, or for a number of pages of each layer. Return whether there may be more."""
        self.cursor.execute("SELECT epoch FROM mapalus_feed.feed_state")
        ((epoch,),) = self.cursor.fetchall()
        if epoch != self._epoch:
            self._begin()
            self._epoch = epoch
        while pages is None or pages > 0:
            changes = self._ask("report_change", "reference, change_seq, status, agency, status_note, version")
            departures = self._ask("report_handed_over", "reference, change_seq, reason")
            for reference, number, *values in changes:
                self.reports[reference] = (number, *values)
            for reference, number, _ in departures:
                if reference in self.reports and self.reports[reference][0] < number:
                    del self.reports[reference]
            if not changes and not departures:
                return False
            if pages is not None:
                pages -= 1
        return True

    def _ask(self, layer, columns):
        self.cursor.execute(
            f"SELECT {columns} FROM mapalus_feed.{layer} WHERE change_seq > %s ORDER BY change_seq LIMIT %s",
            (self._after[layer], self._page),
        )
        rows = self.cursor.fetchall()
        self.pages += 1
        for reference, number, *_ in rows:
            told = (layer, reference, number)
            assert told not in self.told, f"told twice: {told}"
            assert number > self._after[layer]
            self.told.add(told)
            self._after[layer] = number
        return rows
