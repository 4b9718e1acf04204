"""A publication to a server in memory, with a real journal; a planner who owns tables."""

from contextlib import closing
from pathlib import Path

import psycopg2
import pytest

from mapalus.tests.plugin.publication.fake_server import FakeServer, small_publication

PLANNER, PLANNERS_PASSWORD = "planner_of_own_layers", "a third seldom word"
OWN_TABLES = Path(__file__).parents[2] / "data" / "own_layers.sql"
PASSWORDS = {"MAPALUS_PUBLIC_PASSWORD": "public word", "MAPALUS_FEED_PASSWORD": "feed word"}


@pytest.fixture
def server(monkeypatch):
    """The server that every address leads to."""
    from mapalus.plugin.publication import publishing

    server = FakeServer()
    monkeypatch.setattr(publishing, "make_server", lambda *_arguments: server)
    monkeypatch.setattr(publishing, "preflight", lambda *_arguments: list(server.findings))
    monkeypatch.setattr(publishing, "load_for", lambda _connection, _path: small_publication())
    return server


@pytest.fixture
def publish_from(server):
    """Return a function that opens the publisher of a database."""
    from mapalus.plugin.publication.publishing import open_publisher

    def publish_from(connection, environment=PASSWORDS, **options):
        return open_publisher(connection, server.address, "admin", "word", environment=environment, **options)

    return publish_from


@pytest.fixture
def city(cluster, minahasa):
    """(connection string of a planner who owns some tables, connection of a superuser)."""
    from mapalus.plugin.database.logins import ensure_login

    ensure_login(minahasa, PLANNER, PLANNERS_PASSWORD, member_of="mapalus_planner")
    with minahasa, minahasa.cursor() as cursor:
        cursor.execute(OWN_TABLES.read_text(encoding="utf-8").replace("THE_PLANNER", PLANNER))
    return cluster.dsn(minahasa.info.dbname, PLANNER, PLANNERS_PASSWORD), minahasa


@pytest.fixture
def planner(city):
    with closing(psycopg2.connect(city[0])) as connection:
        yield connection
