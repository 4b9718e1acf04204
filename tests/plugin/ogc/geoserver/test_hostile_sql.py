"""The corpus of hostile SQL, through a filter that an older GeoServer puts into its SQL as it is (CVE-2026-76904)."""

import re

import pytest
import requests

from mapalus.tests.server_config.database.test_hostile_sql import CORPUS

SECRETS = ("Hiddenname", "hiddenword", "+62811777", "hiddenrow", "124.9113777", "SCRAM-SHA-256")
HIDDEN = """
    INSERT INTO mapalus.report (category, description, geom)
    VALUES ('social', 'hiddenword', 'SRID=4326;POINT(124.9113777 1.3002111)'::geometry) RETURNING id
"""


@pytest.fixture(scope="module")
def ask(geoserver, publication, published_database):
    """Return a function that has the public store evaluate SQL, and returns GeoServer's answer as text."""
    with published_database, published_database.cursor() as cursor:
        cursor.execute(HIDDEN)
        ((report,),) = cursor.fetchall()
        cursor.execute(
            "INSERT INTO mapalus.reporter (report_id, reporter_name, phone) VALUES (%s, 'Hiddenname', '+62811777')",
            (report,),
        )
        cursor.execute(
            "INSERT INTO mapalus.import_reject (source, file, line, reason_code, reason, row_text) "
            "VALUES ('s', 'hostile', 1, 'c', 'r', 'hiddenrow')"
        )
    workspace = publication.public.name

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
                "CQL_FILTER": f"jsonArrayContains(public_description,'/a','{literal}')=true",
            },
            timeout=150,
        ).text

    if 'numberReturned="1"' not in ask("true"):
        pytest.skip("this GeoServer lets no SQL through")
    yield ask
    with published_database, published_database.cursor() as cursor:
        cursor.execute("DELETE FROM mapalus.report WHERE id = %s", (report,))
        cursor.execute("DELETE FROM mapalus.import_reject WHERE file = 'hostile'")


def told(ask, statement):
    """Return what an error tells of a statement's answer: a text that is no number."""
    quoted = statement.strip().rstrip(";").replace("'", "''")
    return ask(f"(select query_to_xml('{quoted}', true, true, '')::text)::integer = 1")


def test_the_filter_shows_what_the_public_may_read(ask):
    """So the corpus below reaches the database, and its answers would be seen."""
    assert "/code&amp;gt;" in told(ask, "SELECT code FROM mapalus_public.agency")


def test_the_stores_login_has_its_limit(ask):
    assert 'numberReturned="1"' in ask("current_setting('statement_timeout') = '1min'")


@pytest.mark.parametrize("kind", sorted({name.split()[0] for name in CORPUS} - {"time"}))
def test_hostile_sql_in_a_filter(ask, kind):
    for name, statement in CORPUS.items():
        if name.split()[0] != kind:
            continue
        answer = told(ask, statement)
        assert not [secret for secret in SECRETS if secret in answer], name
        if kind in ("write", "role", "lock", "file", "other"):
            assert re.search("permission denied|invalid query|cannot|must be|not allowed|ERROR", answer), (name, answer)
