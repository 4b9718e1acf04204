"""The corpus of hostile SQL, through a filter that an older GeoServer puts into its SQL as it is (CVE-2026-76904)."""

import re

import pytest
import requests

from mapalus.tests.conftest import AGENCIES
from mapalus.tests.server_config.database.test_hostile_sql import CORPUS

SECRETS = ("Hiddenname", "hiddenword", "+62811777", "hiddenrow", "124.9113777", "SCRAM-SHA-256")
PUBLIC = "the public"
# What an agency may read of its own reports.
WORDS = {login: f"wordof{agency.lower()}" for login, agency in AGENCIES.items()}
HIDDEN = """
    INSERT INTO mapalus.report (category, description, geom)
    VALUES ('social', 'hiddenword', 'SRID=4326;POINT(124.9113777 1.3002111)'::geometry) RETURNING id
"""
KNOWN_TO_AN_AGENCY = """
    INSERT INTO mapalus.report (category, agency, description, geom)
    VALUES ('waste', %s, %s, 'SRID=4326;POINT(124.9118 1.3002)'::geometry) RETURNING id, reference
"""


@pytest.fixture(scope="module")
def hidden_rows(published_database):
    """Add rows that only some may read, and take them away."""
    with published_database, published_database.cursor() as cursor:
        cursor.execute(HIDDEN)
        reports, references = cursor.fetchall(), {}
        cursor.execute(
            "INSERT INTO mapalus.reporter (report_id, reporter_name, phone) VALUES (%s, 'Hiddenname', '+62811777')",
            reports[0],
        )
        for login, word in WORDS.items():
            cursor.execute(KNOWN_TO_AN_AGENCY, (AGENCIES[login], word))
            ((report, references[login]),) = cursor.fetchall()
            reports.append((report,))
        cursor.execute(
            "INSERT INTO mapalus.import_reject (source, file, line, reason_code, reason, row_text) "
            "VALUES ('s', 'hostile', 1, 'c', 'r', 'hiddenrow')"
        )
    yield references
    with published_database, published_database.cursor() as cursor:
        cursor.executemany("DELETE FROM mapalus.report WHERE id = %s", reports)
        cursor.execute("DELETE FROM mapalus.import_reject WHERE file = 'hostile'")


@pytest.fixture(scope="module", params=[PUBLIC, *AGENCIES])
def who(request):
    return request.param


@pytest.fixture(scope="module")
def ask(geoserver, publication, hidden_rows, who):
    """Return a function that has somebody's store evaluate SQL, and returns GeoServer's answer as text."""
    if who == PUBLIC:
        workspace, login, condition_before = publication.public.name, None, ""
        column = "public_description"
    else:
        (workspace,) = (one.name for one in publication.workspaces if one.agency_login == who)
        login = who, publication.passwords[who]
        # jsonArrayContains casts the column to JSON. PostgreSQL compares the reference first: one empty note is cast.
        column, condition_before = "status_note", f"reference = '{hidden_rows[who]}' AND "

    def ask(condition):
        literal = f"x\")') or {condition} or ('a' = '".replace("'", "''")
        return requests.get(
            f"{geoserver.address}/{workspace}/wfs",
            params={
                "SERVICE": "WFS",
                "VERSION": "2.0.0",
                "REQUEST": "GetFeature",
                "TYPENAMES": f"{workspace}:report",
                "COUNT": "1",
                "CQL_FILTER": f"{condition_before}jsonArrayContains({column},'/a','{literal}')=true",
            },
            auth=login,
            timeout=150,
        ).text

    if 'numberReturned="1"' not in ask("true"):
        pytest.skip("this GeoServer lets no SQL through")
    return ask


def told(ask, statement):
    """Return what an error tells of a statement's answer: a text that is no number."""
    quoted = statement.strip().rstrip(";").replace("'", "''")
    return ask(f"(select query_to_xml('{quoted}', true, true, '')::text)::integer = 1")


def test_the_filter_shows_what_its_store_may_read(ask, who):
    """So the corpus below reaches the database, and its answers would be seen."""
    assert "/code&amp;gt;" in told(ask, "SELECT code FROM mapalus_public.agency")
    if who != PUBLIC:
        assert WORDS[who] in told(ask, "SELECT report_description FROM mapalus_feed.report ORDER BY change_seq DESC")


def test_the_stores_login_has_its_limit(ask):
    """Also after somebody took it off the session that answered them."""
    for _ in range(30):
        assert 'numberReturned="1"' in ask("current_setting('statement_timeout') = '1min'")
        ask("set_config('statement_timeout', '0', false) = 'x'")


@pytest.mark.parametrize("kind", sorted({name.split()[0] for name in CORPUS} - {"time"}))
def test_hostile_sql_in_a_filter(ask, who, kind):
    secrets = [*SECRETS, *(word for login, word in WORDS.items() if login != who)]
    for name, statement in CORPUS.items():
        if name.split()[0] != kind:
            continue
        answer = told(ask, statement)
        assert not [secret for secret in secrets if secret in answer], name
        if kind in ("write", "role", "lock", "file", "other"):
            assert re.search("permission denied|invalid query|cannot|must be|not allowed|ERROR", answer), (name, answer)
