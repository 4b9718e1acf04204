"""Agencies with feeds; two cities with the same public rows and equally many hidden ones, different in each."""

import struct
from contextlib import closing
from dataclasses import dataclass

import psycopg2
import pytest

from mapalus.plugin.database.logins import ensure_login
from mapalus.plugin.database.schema import migrate
from mapalus.plugin.local.processes import wait_until
from mapalus.tests.server_config.database.agency_feeds import Feeds
from mapalus.tests.support.feedback import QuietFeedback

PASSWORD = "a password for tests"

# Logins: the public's, and two agencies'.
PUBLIC, DLH, OTHER = "hostile_public", "hostile_dlh", "hostile_other"
LOGINS = {PUBLIC: "mapalus_public", DLH: "mapalus_agency", OTHER: "mapalus_agency"}
AGENCIES = {DLH: "DLH", OTHER: "BPBD"}

# The same in both cities.
PUBLIC_ROWS = """
    INSERT INTO mapalus.report (category, agency, reported_at, geom, description, public_description)
    SELECT (ARRAY['waste', 'road', 'noise'])[1 + n % 3], CASE WHEN n % 9 = 0 THEN 'BPBD' ELSE 'DLH' END,
           timestamptz '2026-01-01' + n * interval '1 hour', ST_PointOnSurface(geom),
           CASE WHEN n % 9 = 0 THEN 'wordofbpbd ' ELSE 'wordofdlh ' END || n, 'public words ' || n
    FROM (SELECT geom, row_number() OVER (ORDER BY code) AS n FROM mapalus.area WHERE level = 'village') AS village
"""
# Private categories, reports that a planner hid, duplicates; cameras and facilities that are not public.
HIDDEN_ROWS = """
    INSERT INTO mapalus.report (category, agency, description, reported_at, geom, is_public, priority)
    SELECT CASE WHEN n %% 3 = 0 THEN 'waste' ELSE %(category)s END, %(agency)s, 'hiddenword',
           %(at)s::timestamptz + n * interval '1 minute', ST_PointOnSurface(geom), n %% 3 <> 0, 9
    FROM (SELECT geom, row_number() OVER (ORDER BY code) AS n FROM mapalus.area
          WHERE level = 'village' ORDER BY code LIMIT 60 OFFSET %(village)s) AS village;
    UPDATE mapalus.report
    SET duplicate_of = (SELECT min(id) FROM mapalus.report), description = 'wordofdlh', version = -version
    WHERE id IN (SELECT id FROM mapalus.report WHERE priority = 9 AND category = 'waste' ORDER BY id LIMIT 5);
    INSERT INTO mapalus.facility (code, facility_name, kind, agency, geom, is_public)
    SELECT 'F' || n, 'x', CASE WHEN n > 30 THEN %(kind)s ELSE 'school' END, CASE WHEN n > 30 THEN %(agency)s END,
           ST_Translate('SRID=4326;POINT(124.9 1.3)'::geometry, n * CASE WHEN n > 30 THEN %(step)s ELSE 0.0001 END, 0),
           n <= 30
    FROM generate_series(1, 60) AS n;
    INSERT INTO mapalus.cctv (code, cctv_name, agency, geom, is_public)
    SELECT 'C' || n, 'x', %(agency)s, ST_Translate('SRID=4326;POINT(124.9 1.3)'::geometry, n * %(step)s, 0), false
    FROM generate_series(1, 40) AS n;
    INSERT INTO mapalus.cctv_stream (cctv, url) VALUES ('C1', 'rtsp://hiddenstream');
    INSERT INTO mapalus.reporter (report_id, reporter_name, phone, email, original_geom)
    SELECT id, 'Hiddenname', '+62811777', 'hidden@mail.id', 'SRID=4326;POINT(124.9113777 1.3002111)'::geometry
    FROM mapalus.report WHERE id %% 2 = 0;
    INSERT INTO mapalus.import_reject (source, file, line, reason_code, reason, row_text)
    VALUES ('s', 'f', 1, 'c', 'r', 'hiddenrow');
    INSERT INTO mapalus.report_photo (report_id, path, sha256)
    SELECT max(id), 'hiddenphoto', repeat('a', 64) FROM mapalus.report
"""
CITIES = (
    {"category": "social", "agency": "DINSOS", "at": "2026-01-05", "village": 0, "kind": "police_post", "step": 0.0001},
    {"category": "health", "agency": "DPUPR", "at": "2026-01-08", "village": 100, "kind": "hospital", "step": 0.0003},
)


def _position(*numbers):
    """Return coordinates as text and as PostGIS writes them in hexadecimal."""
    return [one for number in numbers for one in (str(number), struct.pack("<d", number).hex().upper())]


# Words and positions that stand in rows which a login must not know.
SECRETS = (
    "Hiddenname",
    "+62811777",
    "hidden@mail.id",
    *_position(124.9113777, 1.3002111),
    "hiddenword",
    "hiddenrow",
    "hiddenstream",
    "hiddenphoto",
    "SCRAM-SHA-256",
)
KNOWN_TO = {"wordofdlh": DLH, "wordofbpbd": OTHER}


@dataclass(frozen=True)
class CityOfTwo:
    """One of both cities: a function that opens a session as one of :data:`LOGINS`, and the owner's session."""

    log_in: object
    owner: object


def secrets_for(login):
    """Return what a login must not read."""
    return [*SECRETS, *(word for word, knows in KNOWN_TO.items() if knows != login)]


def _is_clean(connection):
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
        cursor.execute(
            "SELECT count(*) FROM pg_class WHERE relnamespace = 'mapalus'::regnamespace AND relkind = 'r' "
            "AND relallvisible < relpages"
        )
        return cursor.fetchone()[0] == 0


@pytest.fixture(scope="session")
def two_cities(make_database, minahasa_template, cluster):
    cities = []
    for hidden in CITIES:
        owner = psycopg2.connect(make_database(minahasa_template))
        # A copy of a database has not the rights on the database itself.
        migrate(owner, QuietFeedback())
        for login, group in LOGINS.items():
            ensure_login(owner, login, PASSWORD, member_of=group)
        with owner, owner.cursor() as cursor:
            cursor.execute(PUBLIC_ROWS)
            cursor.execute(HIDDEN_ROWS, hidden)
            for login, agency in AGENCIES.items():
                cursor.execute("INSERT INTO mapalus.agency_login (role_name, agency) VALUES (%s, %s)", (login, agency))
            cursor.execute("SELECT FROM pg_roles WHERE rolname = 'hostile_nobody'")
            if not cursor.rowcount:
                cursor.execute("CREATE ROLE hostile_nobody IN ROLE mapalus_agency")
            cursor.execute("INSERT INTO mapalus.agency_login (role_name, agency) VALUES ('hostile_nobody', 'DINSOS')")
            # A minute is too long for a test.
            cursor.execute("".join(f"ALTER ROLE {login} SET statement_timeout = '1s';" for login in LOGINS))
        with closing(psycopg2.connect(cluster.dsn(owner.info.dbname))) as cleaning:
            cleaning.autocommit = True
            # Until every page is known to be visible to all: an automatic ANALYZE may be looking at this moment.
            assert wait_until(lambda its=cleaning: _is_clean(its), 30)
        cities.append(
            CityOfTwo(
                lambda login, name=owner.info.dbname: psycopg2.connect(cluster.dsn(name, login, PASSWORD)),
                owner,
            )
        )
    yield cities
    for city in cities:
        city.owner.close()


@pytest.fixture
def feeds(minahasa, cluster):
    """A city's agencies, without reports."""
    made = Feeds(cluster.dsn(minahasa.info.dbname))
    yield made
    made.close()
