"""Nobody reaches a reporter, or the true place of a private report, by any means that SQL offers."""

import psycopg2
import pytest

NAME = "Zefanya Wowor"
TRUE_POINT = (124.91137, 1.30021)

ATTEMPTS = {
    "table": "SELECT * FROM mapalus.reporter",
    "column": "SELECT reporter_name FROM mapalus.reporter",
    "whole row": "SELECT r::text FROM mapalus.reporter AS r",
    "count": "SELECT count(*) FROM mapalus.reporter",
    "join": "SELECT * FROM mapalus.report JOIN mapalus.reporter ON report_id = id",
    "copy": "COPY mapalus.reporter TO STDOUT",
    "copy query": "COPY (SELECT * FROM mapalus.reporter) TO STDOUT",
    "function": "SELECT * FROM mapalus.read_reporter(1, 'curious')",
    "anonymise": "SELECT * FROM mapalus.anonymise_reporters()",
    "returning": "UPDATE mapalus.reporter SET phone = phone RETURNING reporter_name",
    "insert returning": "INSERT INTO mapalus.reporter (report_id) VALUES (1) RETURNING reporter_name",
    "conflict": "INSERT INTO mapalus.reporter (report_id) VALUES (1) ON CONFLICT (report_id) DO UPDATE SET phone = '1'",
    "delete": "DELETE FROM mapalus.reporter",
    "lock": "LOCK TABLE mapalus.reporter IN ACCESS SHARE MODE",
    "leaky cast": "SELECT reporter_name::integer FROM mapalus.reporter",
    "query to xml": "SELECT query_to_xml('SELECT * FROM mapalus.reporter', true, true, '')",
    "table to xml": "SELECT table_to_xml('mapalus.reporter', true, true, '')",
    "cursor": "DECLARE peek CURSOR FOR SELECT * FROM mapalus.reporter",
    "explain": "EXPLAIN ANALYZE SELECT * FROM mapalus.reporter WHERE reporter_name LIKE 'Z%%'",
    "log of reads": "SELECT * FROM mapalus.reporter_read",
    "view of one's own": "CREATE VIEW public.mine AS SELECT * FROM mapalus.reporter",
    "function of one's own": "CREATE FUNCTION public.mine() RETURNS text LANGUAGE sql SECURITY DEFINER "
    "AS 'SELECT reporter_name FROM mapalus.reporter'",
    "block": "DO $$ BEGIN PERFORM * FROM mapalus.reporter; END $$",
    "trigger": "CREATE TRIGGER mine BEFORE INSERT ON mapalus.reporter "
    "FOR EACH ROW EXECUTE FUNCTION mapalus.keep_version()",
    "statistics": "SELECT stavalues1 FROM pg_statistic",
    "server file": "SELECT pg_read_file('PG_VERSION')",
    "large object": "SELECT lo_get(lo_import('/etc/hostname'))",
    "role": "SET ROLE mapalus_operator",
    "owner": "SET ROLE mapalus_owner",
    "session": "SET SESSION AUTHORIZATION mapalus_superuser",
}


@pytest.fixture
def logins(minahasa):
    """A planner, an agency, the public, the feed and a login without any role; a report with a reporter."""
    logins = {
        "planner": "privacy_planner",
        "agency": "privacy_agency",
        "anonymous": "privacy_anonymous",
        "public": "mapalus_public",
        "feed": "mapalus_feed",
    }
    with minahasa, minahasa.cursor() as cursor:
        cursor.execute("CREATE ROLE privacy_planner IN ROLE mapalus_planner")
        cursor.execute("CREATE ROLE privacy_agency IN ROLE mapalus_agency")
        cursor.execute("CREATE ROLE privacy_anonymous")
        cursor.execute("INSERT INTO mapalus.agency_login (role_name, agency) VALUES ('privacy_agency', 'DISHUB')")
        cursor.execute(
            "INSERT INTO mapalus.report (category, agency, description, geom) "
            "VALUES ('noise', 'DLH', 'raw words', ST_SetSRID(ST_MakePoint(%s, %s), 4326))",
            TRUE_POINT,
        )
        cursor.execute(
            "INSERT INTO mapalus.reporter (report_id, reporter_name, phone) VALUES (1, %s, '0812-0000-0000')", (NAME,)
        )
        cursor.execute("ANALYZE mapalus.reporter; ANALYZE mapalus.report")
    yield logins
    minahasa.rollback()
    with minahasa, minahasa.cursor() as cursor:
        cursor.execute("DROP OWNED BY privacy_planner, privacy_agency")
        cursor.execute("DROP ROLE privacy_planner, privacy_agency, privacy_anonymous")


@pytest.fixture
def session(minahasa, cluster):
    """Return a function that opens a session as a login: really, so that it cannot go back to the superuser."""
    opened = []

    def log_in(name):
        with minahasa, minahasa.cursor() as cursor:
            cursor.execute(f"ALTER ROLE {name} LOGIN PASSWORD 'a password for tests'")
        opened.append(psycopg2.connect(cluster.dsn(minahasa.info.dbname, name, "a password for tests")))
        return opened[-1]

    yield log_in
    for connection in opened:
        connection.close()


@pytest.mark.parametrize("who", ["planner", "agency", "anonymous", "public", "feed"])
def test_every_attempt_fails(minahasa, logins, session, who):
    connection = session(logins[who])
    for attempt, statement in ATTEMPTS.items():
        with pytest.raises(psycopg2.Error) as refusal, connection, connection.cursor() as cursor:
            cursor.execute(statement)
        assert refusal.value.pgcode in ("42501", "22023", "0A000"), attempt
        assert NAME not in str(refusal.value), attempt
        assert "0812" not in str(refusal.value), attempt


@pytest.mark.parametrize("who", ["planner", "agency"])
def test_a_dump_of_what_may_be_read_holds_no_reporter(minahasa, logins, session, fetch, who):
    connection = session(logins[who])
    ((document,),) = fetch(connection, "SELECT schema_to_xml('mapalus', true, true, '')::text")
    assert "<report" in document
    assert NAME not in document
    assert "0812-0000" not in document


@pytest.mark.parametrize("who", ["planner", "agency", "anonymous", "public", "feed"])
def test_statistics_tell_nothing(minahasa, logins, session, fetch, who):
    connection = session(logins[who])
    assert fetch(connection, "SELECT * FROM pg_stats WHERE schemaname = 'mapalus' AND tablename = 'reporter'") == []
    if who != "planner":
        assert fetch(connection, "SELECT * FROM pg_stats WHERE schemaname = 'mapalus' AND tablename = 'report'") == []


@pytest.mark.parametrize("who", ["planner", "agency"])
def test_a_temporary_table_does_not_stand_in_for_a_real_one(minahasa, logins, session, fetch, who):
    """A function that runs with its owner's rights must not look up the caller's tables first."""
    with minahasa, minahasa.cursor() as cursor:
        cursor.execute(f"GRANT TEMPORARY ON DATABASE {minahasa.info.dbname} TO {logins[who]}")
    connection = session(logins[who])
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE agency_login (role_name name, agency text)")
        cursor.execute("INSERT INTO agency_login VALUES (session_user, 'DLH')")
        cursor.execute("SET search_path = pg_temp, mapalus")
        cursor.execute("SELECT mapalus.current_agencies()")
        assert cursor.fetchone() == (["DISHUB"] if who == "agency" else [],)
    connection.rollback()


def test_an_operator_reads_a_reporter_on_record(minahasa, logins, fetch):
    def read(purpose):
        with minahasa, minahasa.cursor() as cursor:
            cursor.execute("SET LOCAL ROLE mapalus_operator")
            cursor.execute("SELECT reporter_name FROM mapalus.read_reporter(1, %s)", (purpose,))
            return cursor.fetchall()

    assert read("calling back") == [(NAME,)]
    assert fetch(minahasa, "SELECT actor, report_id, purpose FROM mapalus.reporter_read") == [
        ("mapalus_operator", 1, "calling back")
    ]
    with pytest.raises(psycopg2.errors.CheckViolation):
        read("")
    with pytest.raises(psycopg2.Error) as refusal, minahasa, minahasa.cursor() as cursor:
        cursor.execute("DELETE FROM mapalus.reporter_read")
    assert refusal.value.pgcode == "MA003"


def test_the_true_point_cannot_be_recovered(minahasa, logins, session, fetch):
    """Asked again and again, with filters and joins, and after edits: always the one stored point."""
    public = session("mapalus_public")
    points = set()
    for turn in range(20):
        points |= set(fetch(public, "SELECT ST_X(geom), ST_Y(geom) FROM mapalus_public.report"))
        with minahasa, minahasa.cursor() as cursor:
            cursor.execute("UPDATE mapalus.report SET priority = %s, version = -version", (turn,))
            # Taken up and filed anew at a place close by, it must not average out either.
            cursor.execute(
                "UPDATE mapalus.report SET geom = ST_SetSRID(ST_MakePoint(%s, %s), 4326), version = -version",
                (TRUE_POINT[0] + turn * 1e-7, TRUE_POINT[1]),
            )
    assert len(points) == 1
    ((x, y),) = points
    ((distance,),) = fetch(
        minahasa,
        "SELECT ST_Distance(ST_MakePoint(%s, %s)::geography, ST_MakePoint(%s, %s)::geography)",
        (x, y, *TRUE_POINT),
    )
    assert distance > 1
    # Whatever narrower and narrower boxes, distances and joins say, they say it of the stored point.
    for reach in (1e-2, 1e-3, 1e-4, 1e-5):
        assert fetch(
            public,
            "SELECT (SELECT count(*) FROM mapalus_public.report "
            "        WHERE ST_DWithin(geom, ST_SetSRID(ST_MakePoint(%s, %s), 4326), %s)),"
            " (SELECT count(*) FROM mapalus_public.report r JOIN mapalus_public.area a ON ST_Covers(a.geom, r.geom)"
            "  WHERE a.level = 'village' AND r.geom && ST_Expand(ST_SetSRID(ST_MakePoint(%s, %s), 4326), %s))",
            (x, y, reach, x, y, reach),
        ) == [(1, 1)]
    cell = (
        "SELECT ST_Covers(geom, ST_Transform(ST_SetSRID(ST_MakePoint(%s, %s), 4326), 3857)) "
        "FROM mapalus_public.report_grid"
    )
    assert set(fetch(public, cell, (x, y))) == {(True,)}
    assert fetch(public, "SELECT count(*) FROM mapalus_public.report_event WHERE kind = 'location'") == [(0,)]


def test_unapproved_words_and_photos_are_withheld(minahasa, logins, session, fetch):
    public = session("mapalus_public")
    with minahasa, minahasa.cursor() as cursor:
        cursor.execute(
            "INSERT INTO mapalus.report_photo (report_id, path, sha256) VALUES (1, 'original', repeat('0', 64))"
        )
    assert fetch(public, "SELECT public_description FROM mapalus_public.report") == [(None,)]
    assert fetch(public, "SELECT * FROM mapalus_public.report_photo") == []
    with pytest.raises(psycopg2.errors.CheckViolation), minahasa, minahasa.cursor() as cursor:
        cursor.execute("UPDATE mapalus.report_photo SET approved_by = 'me', approved_at = now(), version = 2")
    with minahasa, minahasa.cursor() as cursor:
        cursor.execute(
            "UPDATE mapalus.report_photo SET exif_removed = true, redacted_path = 'copy', approved_by = 'me', "
            "approved_at = now(), version = 2"
        )
        cursor.execute("UPDATE mapalus.report SET public_description = 'Loud music.', version = 2")
    assert fetch(public, "SELECT path FROM mapalus_public.report_photo") == [("copy",)]
    assert fetch(public, "SELECT public_description FROM mapalus_public.report") == [("Loud music.",)]


def test_private_categories_are_counted_or_not_told(minahasa, logins, session, fetch):
    public = session("mapalus_public")
    ((other,),) = fetch(minahasa, "SELECT max(code) FROM mapalus.area WHERE level = 'village'")
    with minahasa, minahasa.cursor() as cursor:
        for village, number in (("71.02.01.1015", 4), (other, 5)):
            for category in ("health", "social"):
                cursor.execute(
                    "INSERT INTO mapalus.report (category, geom) SELECT %s, ST_PointOnSurface(geom) "
                    "FROM mapalus.area, generate_series(1, %s) WHERE code = %s",
                    (category, number, village),
                )
    assert fetch(public, "SELECT area_code, category, number FROM mapalus_public.report_count") == [
        (other, "health", 5)
    ]
    hidden = ("health", "social")
    for view in ("report", "report_grid"):
        assert fetch(public, f"SELECT count(*) FROM mapalus_public.{view} WHERE category IN %s", (hidden,)) == [(0,)]


def test_reporters_are_anonymised_after_their_time(minahasa, logins, fetch):
    def names():
        return fetch(minahasa, "SELECT reporter_name, phone, anonymised_at IS NULL FROM mapalus.reporter")

    def anonymise(days):
        with minahasa, minahasa.cursor() as cursor:
            cursor.execute("SET LOCAL ROLE mapalus_admin")
            cursor.execute(
                "SELECT report_reference FROM mapalus.anonymise_reporters(now() + %s * interval '1 day')", (days,)
            )
            return len(cursor.fetchall())

    assert anonymise(1000) == 0
    with minahasa, minahasa.cursor() as cursor:
        cursor.execute("UPDATE mapalus.report SET status = 'rejected', status_reason = 'spam', version = 2")
    assert anonymise(364) == 0
    assert names() == [(NAME, "0812-0000-0000", True)]
    assert anonymise(366) == 1
    assert names() == [(None, None, False)]
    assert anonymise(366) == 0
