"""Acting on reports in the name of a login, and reading all of their state; shared by the tests of the life cycle."""

from contextlib import closing, contextmanager
from itertools import count

import psycopg2
from psycopg2 import sql

from mapalus.plugin.database.schema import migrate
from mapalus.plugin.feedback import ConsoleFeedback
from mapalus.tests.server_config.database import life_cycle_model as model

VILLAGES = ("71.02.01.1007", "71.02.01.1008")

_numbers = count(1)

# What the model calls an event, by what the database calls it.
KINDS = {"merge": "merge", "unmerge": "undoing", "deleted": "deletion"}

_STATE = """
    SELECT id, reference, status, status_reason, agency, resolved_at, category, area_code, due_at, duplicate_of,
           supporters, priority, is_public, status_note, version
    FROM mapalus.report ORDER BY id
"""
_EVENTS = """
    SELECT id, report_id, kind, from_value, to_value, agency, actor, note
    FROM mapalus.report_event WHERE id > %s ORDER BY id
"""

# QGIS, imports and plain SQL all send these columns; how each is written.
_PLACEHOLDERS = {
    "place": ("geom", sql.SQL("ST_SetSRID(ST_MakePoint(%s, %s), 4326)")),
    "source_hash": ("source_hash", sql.SQL("md5(%s)::uuid")),
}


class Roles:
    """Logins for the time of some tests. They belong to the whole cluster, so their names are their own."""

    def __init__(self, connection, agencies):
        self._connection = connection
        self._prefix = f"life_{next(_numbers)}_"
        wanted = {"planner": "planner", "admin": "admin", "operator": "operator", "public": "public", "nobody": None}
        self.logins = {name: model.Login(self._prefix + name, name if name != "nobody" else "none") for name in wanted}
        for name, agency in agencies.items():
            self.logins[name] = model.Login(self._prefix + name, "agency", agency)
        with connection, connection.cursor() as cursor:
            for login in self.logins.values():
                cursor.execute(sql.SQL("CREATE ROLE {}").format(sql.Identifier(login.name)))
                if login.role != "none":
                    cursor.execute(
                        sql.SQL("GRANT {} TO {}").format(
                            sql.Identifier(f"mapalus_{login.role}"), sql.Identifier(login.name)
                        )
                    )
                if login.agency is not None:
                    cursor.execute(
                        "INSERT INTO mapalus.agency_login (role_name, agency) VALUES (%s, %s)",
                        (login.name, login.agency),
                    )

    def drop(self):
        self._connection.rollback()
        with self._connection, self._connection.cursor() as cursor:
            for login in self.logins.values():
                cursor.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(login.name)))


@contextmanager
def city_with_logins(dsn):
    """Add to Minahasa what the tests need: a sub-unit, an after photo for one category, and a login of each kind.

    :returns: a context with the connection of a superuser, and the logins by name.
    """
    with closing(psycopg2.connect(dsn)) as connection:
        # A copy of a database lacks what belongs to the database itself, as who may make temporary objects.
        migrate(connection, ConsoleFeedback())
        with connection, connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO mapalus.agency (code, agency_name_id, agency_name_en, parent) "
                "VALUES ('ROADS', 'Bidang Jalan', 'Road division', 'DPUPR')"
            )
            cursor.execute(
                "UPDATE mapalus.category SET needs_after_photo = true, version = version + 1 WHERE code = 'road'"
            )
        roles = Roles(
            connection,
            {
                "works": "DPUPR",
                "roads": "ROADS",
                "waste": "DLH",
                "office": VILLAGES[0],
                "lost": None,
            },
        )
        try:
            yield connection, roles.logins
        finally:
            roles.drop()


def positions(connection):
    """Return a point for each place that the tests know, as pairs of degrees."""
    with connection, connection.cursor() as cursor:
        cursor.execute(
            "SELECT code, ST_X(point), ST_Y(point) "
            "FROM (SELECT code, ST_PointOnSurface(geom) AS point FROM mapalus.area WHERE code = ANY (%s)) AS area",
            (list(VILLAGES),),
        )
        places = {code: (x, y) for code, x, y in cursor.fetchall()}
    assert len(places) == len(VILLAGES)
    return {**places, model.OUTSIDE: (0.0, 0.0), None: None}


def city_model(connection, routing="area_office"):
    """Describe the city to the model."""
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT code, parent, kind = 'area_office' FROM mapalus.agency")
        agencies = {code: model.Agency(parent, is_office) for code, parent, is_office in cursor.fetchall()}
        cursor.execute("SELECT code, agency, resolve_hours, needs_after_photo FROM mapalus.category")
        categories = {row[0]: model.Category(row[1], float(row[2]), row[3]) for row in cursor.fetchall()}
    return model.City(routing, agencies, categories, {village: village for village in VILLAGES})


class Answer:
    """What the database did with a statement: the number of rows, or the SQLSTATE and the message of its refusal."""

    def __init__(self, rows=0, error=None, returned=None, seen=None):
        self.rows = rows
        self.returned = returned
        self.seen = seen
        self.code = error.pgcode if error else None
        self.message = error.diag.message_primary if error else None
        self.hint = error.diag.message_hint if error else None
        self.detail = error.diag.message_detail if error else None

    def __repr__(self):
        return f"{self.code}: {self.message}" if self.code else f"{self.rows} rows"


class Desk:
    """Sends what logins do to the database, within one transaction in which refusals change nothing."""

    def __init__(self, connection, places):
        self._cursor = connection.cursor()
        self._places = places
        self._last_event = 0
        self._cursor.execute("SELECT coalesce(max(id), 0) FROM mapalus.report_event")
        self._last_event = self._cursor.fetchone()[0]

    def act(self, login, statement, parameters=()):
        """Run a statement in the name of a login."""
        cursor = self._cursor
        cursor.execute(
            sql.SQL("SAVEPOINT before; SET LOCAL ROLE {}").format(sql.Identifier(login.name))
            if login
            else "SAVEPOINT before"
        )
        try:
            cursor.execute(statement, parameters)
            rows = cursor.rowcount
            returned = cursor.fetchone()[0] if cursor.description else None
            seen = None
            if login and login.role == "agency":
                cursor.execute("SELECT coalesce(array_agg(id ORDER BY id), '{}') FROM mapalus.report")
                seen = cursor.fetchone()[0]
            # Whatever the database would say at the end of the transaction, it says now.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; RESET ROLE; RELEASE before")
        except psycopg2.Error as error:
            cursor.execute("ROLLBACK TO before; RESET ROLE")
            return Answer(error=error)
        return Answer(rows, returned=returned, seen=seen)

    def file(self, login, values):
        columns, placeholders, parameters = self._written(values)
        return self.act(
            login,
            sql.SQL("INSERT INTO mapalus.report ({}) VALUES ({}) RETURNING id").format(
                sql.SQL(", ").join(columns), sql.SQL(", ").join(placeholders)
            ),
            parameters,
        )

    def change(self, login, ids, values, version=None):
        """Change reports.

        :param version: an SQL expression or a number; None to send none.
        """
        columns, placeholders, parameters = self._written(values)
        if version is not None:
            columns.append(sql.Identifier("version"))
            placeholders.append(sql.SQL(version) if isinstance(version, str) else sql.Literal(version))
        return self.act(
            login,
            sql.SQL("UPDATE mapalus.report SET {} WHERE id = ANY (%s)").format(
                sql.SQL(", ").join(sql.SQL("{} = {}").format(*pair) for pair in zip(columns, placeholders))
            ),
            [*parameters, list(ids)],
        )

    def delete(self, login, number):
        return self.act(login, "DELETE FROM mapalus.report WHERE id = %s", (number,))

    def support(self, login, number):
        return self.act(login, "INSERT INTO mapalus.report_support (report_id) VALUES (%s)", (number,))

    def time_passes(self, time):
        """Let pauses have begun earlier than they did: all that a desk does happens at one moment."""
        return self.act(
            None,
            "UPDATE mapalus.report_pause SET began_at = began_at - %(time)s, moves_from = moves_from - %(time)s "
            "WHERE ended_at IS NULL",
            {"time": time},
        )

    def photo(self, number, kind):
        return self.act(
            None,
            "INSERT INTO mapalus.report_photo (report_id, kind, path, sha256) "
            "VALUES (%s, %s, 'photo.jpg', encode(sha256(random()::text::bytea), 'hex'))",
            (number, kind),
        )

    def state(self):
        """Return all reports by their id."""
        self._cursor.execute(_STATE)
        names = [column.name for column in self._cursor.description]
        return {row[0]: dict(zip(names, row)) for row in self._cursor.fetchall()}

    def new_events(self):
        """Return the events since the last call."""
        self._cursor.execute(_EVENTS, (self._last_event,))
        names = [column.name for column in self._cursor.description]
        rows = [dict(zip(names, row)) for row in self._cursor.fetchall()]
        if rows:
            self._last_event = rows[-1]["id"]
        return rows

    def _written(self, values):
        columns, placeholders, parameters = [], [], []
        for name, value in values.items():
            column, placeholder = _PLACEHOLDERS.get(name, (name, sql.Placeholder()))
            if name == "place":
                value = self._places[value]
            columns.append(sql.Identifier(column))
            if value is None:
                placeholders.append(sql.NULL)
                continue
            placeholders.append(placeholder)
            parameters.extend(value if isinstance(value, tuple) else [value])
        return columns, placeholders, parameters
