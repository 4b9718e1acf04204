"""Bringing a city's invented content into its database, once: what is there already is left as it is.

Files are made for the day and loaded by the importers. Then the demo's own logins work: they merge reports, pass them
on and open them again, and enter which cameras failed. All of it goes through the database's rules, so that history
says who did it.
"""

import json
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime, timedelta
from itertools import groupby
from pathlib import Path
from zoneinfo import ZoneInfo

from psycopg2 import sql
from psycopg2.extras import execute_values

from mapalus.plugin.database.sql import statements
from mapalus.plugin.demo.invented.ground import Ground
from mapalus.plugin.demo.invented.infrastructure import camera_states, write_cameras, write_facilities, write_markets
from mapalus.plugin.demo.invented.prices import write_prices
from mapalus.plugin.demo.invented.programmes import write_programmes
from mapalus.plugin.demo.invented.reports import write_reports
from mapalus.plugin.demo.people import OPERATOR, PLANNER
from mapalus.plugin.importing.import_reports import import_reports
from mapalus.plugin.importing.import_table import import_table
from mapalus.plugin.importing.infrastructure import CCTV, FACILITY, MARKET, PRICE, PROGRAMME

# The planner's own schema and a table in it, to be published with “Publish this layer…”.
OWN_SCHEMA, OWN_TABLE = "demo_planner", "daerah_rawan_banjir"

# From so old on, what the demo shows as due soon is long overdue.
_STALE = timedelta(days=2)

_SQL = statements(Path(__file__).with_suffix(".sql"))


def load_invented(connection, city, folder, persons, feedback, now=None):
    """Load what the database does not have yet; return whether something was loaded.

    :param connection: psycopg2 connection of a user who may act as the demo's logins.
    :param city: :class:`~mapalus.plugin.city.profile.CityProfile` with areas.
    :param folder: where the files are written.
    :param persons: :class:`~mapalus.plugin.demo.people.Person` list whose logins are there.
    :param now: with a time zone; this hour by default.
    :raises MapalusError: when an importer or the database refuses something.
    """
    with connection, connection.cursor() as cursor:
        cursor.execute(_SQL["what is there"], {"source": city.imports.source})
        reports, newest, lived, facilities, cameras, markets, programmes = cursor.fetchone()
    if all((reports, lived, facilities, cameras, markets, programmes)):
        if datetime.now(newest.tzinfo) - newest > _STALE:
            feedback.pushInfo(
                f"The invented reports end on {newest:%Y-%m-%d}: make demo-clean, then make demo dates them again"
            )
        return False
    folder.mkdir(parents=True, exist_ok=True)
    until = (now or datetime.now(ZoneInfo(city.time_zone))).astimezone(ZoneInfo(city.time_zone))
    until = until.replace(minute=0, second=0, microsecond=0)
    today, ground = until.date(), Ground(city)

    def load(table, path):
        import_table(connection, path, table, feedback)

    with _acting_as(connection, PLANNER):
        if not facilities:
            feedback.pushInfo("Inventing facilities")
            load(FACILITY, write_facilities(city, ground, folder / "facilities.csv"))
        if not cameras:
            feedback.pushInfo("Inventing cameras")
            load(CCTV, write_cameras(city, ground, folder / "cameras.csv"))
        if not markets:
            feedback.pushInfo("Inventing markets and prices")
            levels = write_markets(city, ground, folder / "markets.csv")
            load(MARKET, folder / "markets.csv")
            load(PRICE, write_prices(city, levels, folder / "prices.csv", today))
        if not programmes:
            feedback.pushInfo("Inventing programmes")
            load(PROGRAMME, write_programmes(city, ground, folder / "programmes.geojson", today))
        if not reports:
            feedback.pushInfo("Inventing reports")
            life = write_reports(city, folder / "reports.csv", until.replace(tzinfo=None), ground=ground)
            _remember(folder, until, life)
            result = import_reports(connection, folder / "reports.csv", city, feedback)
            feedback.pushInfo(f"{result.rows} reports: {result.loaded} loaded, {result.rejected} rejected")
    if not lived and (folder / "life.json").exists():
        feedback.pushInfo("Letting the demo's people work")
        _live(connection, city, json.loads((folder / "life.json").read_text()), persons)
    return True


def _remember(folder, until, life):
    support = [(report, (until + timedelta(minutes=at)).isoformat(), channel) for report, at, channel in life.support]
    content = {"merges": life.merges, "support": support, "steps": [asdict(step) for step in life.steps]}
    (folder / "life.json").write_text(json.dumps(content), encoding="utf-8")


@contextmanager
def _acting_as(connection, role):
    """Let a connection act as another login, which history will name."""
    with connection, connection.cursor() as cursor:
        _become(cursor, role)
    try:
        yield
    finally:
        connection.rollback()
        with connection, connection.cursor() as cursor:
            cursor.execute("RESET ROLE")


def _become(cursor, role):
    cursor.execute("RESET ROLE")
    cursor.execute("SELECT pg_has_role(%s, 'MEMBER')", (role,))
    if not cursor.fetchone()[0]:
        cursor.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(role)))
    cursor.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(role)))


def _live(connection, city, life, persons):
    """Do in one transaction what happened after the reports came; its merges tell later that it was done."""
    logins = {person.agency: person.role for person in persons if person.agency} | {"operator": OPERATOR}
    source = city.imports.source
    with _acting_as(connection, PLANNER), connection, connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute(
            sql.SQL(_SQL["schema"]).format(schema=sql.Identifier(OWN_SCHEMA), planner=sql.Identifier(PLANNER))
        )
        for steps in _turns(life["steps"], lambda step: step["source_id"]):
            for role, taken in _grouped(steps, lambda step: logins.get(step["role"], PLANNER)):
                _become(cursor, role)
                rows = [(source, one["source_id"], one["status"], one["agency"], one["note"]) for one in taken]
                execute_values(cursor, _SQL["operator step" if role == OPERATOR else "step"], rows, page_size=1000)
        _become(cursor, PLANNER)
        execute_values(cursor, _SQL["merge"], [(source, *pair) for pair in life["merges"]], page_size=5000)
        support = [(source, *one) for one in life["support"]]
        execute_values(cursor, _SQL["support"], support, page_size=10_000)
        for states in _turns(camera_states(), lambda change: change[0]):
            execute_values(cursor, _SQL["camera"], states, page_size=1000)
        cursor.execute(_SQL["objects"])
        own = sql.Identifier(OWN_SCHEMA, OWN_TABLE)
        cursor.execute(sql.SQL(_SQL["own table"]).format(table=own))


def _turns(things, key):
    """Yield lists in which no key stands twice: the first of everything, then the second of everything …"""
    seen, turns = {}, []
    for thing in things:
        turn = seen[key(thing)] = seen.get(key(thing), -1) + 1
        if turn == len(turns):
            turns.append([])
        turns[turn].append(thing)
    return turns


def _grouped(things, key):
    return groupby(sorted(things, key=key), key)
