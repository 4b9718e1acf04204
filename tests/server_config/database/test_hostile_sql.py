"""Whoever can run SQL with a login of GeoServer learns and changes nothing that this login may not."""

import re
from contextlib import closing
from pathlib import Path

import psycopg2
import pytest

from mapalus.plugin.database import work
from mapalus.tests.server_config.database.conftest import LOGINS, PUBLIC, secrets_for

FILE = Path(__file__).parents[2] / "data" / "hostile_sql.sql"
REFUSED = ("write", "role", "lock", "file", "other")

STATE = (
    "SELECT md5(string_agg(r::text, '' ORDER BY rolname)) FROM pg_authid AS r",
    "SELECT md5(string_agg(m::text, '' ORDER BY m::text)) FROM pg_auth_members AS m",
    "SELECT md5(string_agg(concat(c.oid, relname, relowner, relacl, relrowsecurity), '' ORDER BY c.oid)) "
    "FROM pg_class AS c WHERE relnamespace::regnamespace::text ~ '^(mapalus|public)'",
    "SELECT md5(string_agg(r::text, '' ORDER BY id)) FROM mapalus.report AS r",
    "SELECT md5(string_agg(r::text, '' ORDER BY report_id)) FROM mapalus.reporter AS r",
    "SELECT md5(string_agg(l::text, '' ORDER BY role_name)) FROM mapalus.agency_login AS l",
    "SELECT md5(string_agg(k::text, '' ORDER BY k::text)) FROM mapalus_public.gt_pk_metadata AS k",
    "SELECT count(*) FROM pg_database",
    "SELECT count(*) FROM pg_settings WHERE source = 'configuration file'",
    "SELECT count(*) FROM pg_largeobject_metadata",
    "SELECT count(*) FROM mapalus.reporter_read",
)


def corpus():
    """Return name -> statement."""
    _, *parts = re.split(r"^-- (.+)\n", FILE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[::2], parts[1::2]))


CORPUS = corpus()


def outcome(city, login, statement):
    """Return what a new session is told: an SQLSTATE and a message, or rows."""
    with closing(city.log_in(login)) as session:
        try:
            with session, session.cursor() as cursor:
                cursor.execute(statement)
                rows = cursor.fetchall() if cursor.description else []
        except psycopg2.Error as error:
            return error.pgcode or "", str(error)
        return "", f"{rows} {session.notices}"


def test_the_corpus_is_large_and_of_all_kinds():
    assert len(CORPUS) > 100
    assert {name.split()[0] for name in CORPUS} == {*REFUSED, "read", "statistics", "count", "time"}


@pytest.mark.parametrize("login", LOGINS)
def test_hostile_sql(two_cities, fetch, login):
    city = two_cities[0]
    before = [fetch(city.owner, statement) for statement in STATE]
    wrong = {}
    for name, statement in CORPUS.items():
        code, told = outcome(city, login, statement)
        kind = name.split()[0]
        if kind in REFUSED and not code:
            wrong[name] = "not refused: " + told[:200]
        elif kind == "time" and code != "57014":
            wrong[name] = f"not ended: {code} {told[:200]}"
        for secret in secrets_for(login):
            if secret in told:
                wrong[name] = f"tells {secret}"
    assert wrong == {}
    assert [fetch(city.owner, statement) for statement in STATE] == before
    with city.owner, city.owner.cursor() as cursor:
        assert work.take(cursor, "publish s") is None
        work.release(cursor, "publish s")


def test_no_answer_depends_on_hidden_rows(two_cities):
    counts = {name: statement for name, statement in CORPUS.items() if name.split()[0] in ("count", "statistics")}
    assert len(counts) > 20
    differing = {
        name: answers
        for name, statement in counts.items()
        for answers in [{outcome(city, PUBLIC, statement) for city in two_cities}]
        if len(answers) > 1
    }
    assert differing == {}
