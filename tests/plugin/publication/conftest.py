"""A planner who owns tables."""

from contextlib import closing
from pathlib import Path

import psycopg2
import pytest

PLANNER, PLANNERS_PASSWORD = "planner_of_own_layers", "a third seldom word"
OWN_TABLES = Path(__file__).parents[2] / "data" / "own_layers.sql"


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
