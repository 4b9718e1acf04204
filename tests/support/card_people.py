"""Logins of the people who sit at a desk, and reports for them."""

from contextlib import contextmanager

import psycopg2

from mapalus.plugin.desk.user import read_user

PEOPLE = {"planner": ("planner", None), "operator": ("operator", None), "agency": ("agency", "DLH")}
HERE = (124.9118, 1.3002)


class Person:
    """A login with a connection of its own.

    ``dsn`` is its connection string, ``user`` its :class:`~mapalus.plugin.desk.user.DeskUser`.
    """

    def __init__(self, dsn):
        self.dsn = dsn
        self.connection = psycopg2.connect(dsn)
        with self.connection:
            self.user = read_user(self.connection)

    def __call__(self, work, *arguments):
        """Run ``work(connection, …)`` in a transaction."""
        with self.connection:
            return work(self.connection, *arguments)


@contextmanager
def people_of(connection, cluster, prefix):
    """Make a login of each kind: name -> :class:`Person`. The agency's is of DLH."""
    from mapalus.plugin.database.logins import drop_login, make_login

    made = {}
    try:
        for name, kind in PEOPLE.items():
            password = make_login(connection, f"{prefix}_{name}", *kind)
            made[name] = Person(cluster.dsn(connection.info.dbname, f"{prefix}_{name}", password))
        yield made
    finally:
        for name, person in made.items():
            person.connection.close()
            drop_login(connection, f"{prefix}_{name}")


def file_report(connection, **values):
    """File a report as an administrator, in the middle of the city unless it says otherwise; return its number."""
    values = {"category": "waste", "agency": "DLH", **values}
    if values.get("status") == "rejected":
        values["status_reason"] = "spam"
    columns = ", ".join(values)
    with connection, connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO mapalus.report ({columns}, geom) VALUES ({', '.join(['%s'] * len(values))}, "
            "ST_SetSRID(ST_MakePoint(%s, %s), 4326)) RETURNING id",
            [*values.values(), *HERE],
        )
        return cursor.fetchone()[0]
