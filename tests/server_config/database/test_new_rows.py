"""What nobody but the database sets in a new row; reporters leave no trace in the log, and are erased in time."""

from contextlib import closing

import psycopg2
import pytest

from mapalus.plugin.database.connection import refused
from mapalus.plugin.database.logins import ensure_login

PASSWORD = "a password for tests"
GROUPS = {"new_rows_operator": "operator", "new_rows_planner": "planner", "new_rows_agency": "agency"}
REPORT = (
    "INSERT INTO mapalus.report ({}) VALUES ({}) RETURNING id, reference, source_hash, change_seq, public_geom::text"
)


@pytest.fixture(scope="module")
def owner(make_database, minahasa_template):
    with closing(psycopg2.connect(make_database(minahasa_template))) as connection:
        for name, kind in GROUPS.items():
            ensure_login(connection, name, PASSWORD, member_of=f"mapalus_{kind}")
        with connection, connection.cursor() as cursor:
            cursor.execute("INSERT INTO mapalus.agency_login (role_name, agency) VALUES ('new_rows_agency', 'DLH')")
        yield connection


@pytest.fixture(scope="module")
def sessions(owner, cluster):
    opened = {
        kind: psycopg2.connect(cluster.dsn(owner.info.dbname, name, PASSWORD), options="-c search_path=mapalus,public")
        for name, kind in GROUPS.items()
    }
    yield opened
    for connection in opened.values():
        connection.close()


def refusal(connection, statement, parameters=None):
    with pytest.raises(psycopg2.Error) as error, connection, connection.cursor() as cursor:
        cursor.execute(statement, parameters)
    return error.value


@pytest.mark.parametrize("kind", ["operator", "planner"])
def test_numbers_are_the_databases(sessions, fetch, kind):
    columns = "category, id, reference, change_seq, public_geom, version, geom"
    point = "'SRID=4326;POINT(124.9118 1.3002)'"
    values = f"'noise', 987654, 'MINE', 7, {point}, 9, {point}"
    ((number, reference, _, change, place),) = fetch(sessions[kind], REPORT.format(columns, values))
    assert number < 1000
    assert reference.startswith("MIN-")
    assert change > 1 << 24
    ((again,),) = fetch(
        sessions[kind], f"SELECT public_geom::text <> ({point}::geometry)::text FROM report WHERE id = {number}"
    )
    assert again
    assert place


def test_nobody_takes_the_numbers_of_others(sessions, fetch):
    ((report,),) = fetch(
        sessions["planner"], "INSERT INTO report (category, agency) VALUES ('waste', 'DLH') RETURNING id"
    )
    photo = "INSERT INTO report_photo ({}report_id, path, sha256) SELECT {} %s, 'p' || g, lpad(g::text, 64, '0') FROM "
    photo += "generate_series({}) AS g RETURNING id"
    taken = fetch(sessions["agency"], photo.format("id, ", "1 + g,", "1, 50"), (report,))
    assert len(set(taken)) == 50
    assert len(fetch(sessions["operator"], photo.format("", "", "51, 100"), (report,))) == 50
    support = "INSERT INTO report_support ({}report_id) SELECT {} %s FROM generate_series(1, 20) AS g RETURNING id"
    fetch(sessions["planner"], support.format("id, ", "1 + g,"), (report,))
    fetch(sessions["operator"], support.format("", ""), (report,))


def test_operators_write_nothing_that_is_public_at_once(sessions, fetch):
    error = refusal(sessions["operator"], REPORT.format("category, public_description", "'waste', '<img src=x>'"))
    assert error.pgcode == "MA007"
    assert "You may not write what the public reads" in str(refused(error))
    planner = fetch(sessions["planner"], REPORT.format("category, public_description", "'waste', 'Rubbish.'"))
    assert len(planner) == 1


def test_only_an_import_has_a_digest(sessions, fetch):
    digest = "'00000000-0000-0000-0000-000000000001'"
    ((_, _, kept, _, _),) = fetch(sessions["operator"], REPORT.format("category, source_hash", f"'waste', {digest}"))
    assert kept is None
    error = refusal(
        sessions["operator"], REPORT.format("category, source_hash, status", f"'waste', {digest}, 'resolved'")
    )
    assert error.pgcode == "MA006"


def test_a_note_has_a_length(sessions, fetch):
    ((report,),) = fetch(
        sessions["planner"], "INSERT INTO report (category, agency) VALUES ('waste', 'DLH') RETURNING id"
    )
    note = "UPDATE report SET status_note = repeat('x', %s), version = version + 1 WHERE id = %s RETURNING id"
    error = refusal(sessions["agency"], note, (4001, report))
    assert "Write at most 4000 characters." in str(refused(error))
    assert fetch(sessions["agency"], note, (4000, report))


@pytest.mark.parametrize("purpose", ["", " ", "a b c", "12345", "call back\nFAKE LOG LINE", "call back\x1b[2J"])
def test_a_purpose_is_one_line_of_words(sessions, fetch, owner, purpose):
    error = refusal(sessions["operator"], "SELECT * FROM read_reporter(1, %s)", (purpose,))
    assert "must be said in one line, in words" in str(refused(error))
    assert fetch(owner, "SELECT count(*) FROM mapalus.reporter_read") == [(0,)]


def test_names_do_not_get_into_the_log(sessions, cluster):
    operator = sessions["operator"]
    for statement in (
        "INSERT INTO reporter (report_id, reporter_name, consent_at) VALUES (1, 'Nama Rahasia', 'no time')",
        "INSERT INTO reporter (report_id, reporter_name) VALUES (-1, 'Nama Rahasia')",
        "INSERT INTO reporter (report_id, reporter_name) VALUES (NULL, 'Nama Rahasia')",
        "SELECT 1 / 0, 'Nama Rahasia'",
    ):
        refusal(operator, statement)
    logs = list(cluster.folder.rglob("*.log"))
    assert logs
    assert not any("Nama Rahasia" in log.read_text(errors="replace") for log in logs)


def test_reporters_of_open_reports_are_erased(owner, fetch):
    fetch(
        owner,
        "WITH filed AS (INSERT INTO mapalus.report (category, reported_at) "
        "VALUES ('waste', now() - interval '4 years'), ('waste', now() - interval '2 years') RETURNING id) "
        "INSERT INTO mapalus.reporter (report_id, reporter_name) SELECT id, 'x' FROM filed RETURNING 1",
    )
    assert fetch(owner, "SELECT reporters, last_run FROM mapalus.late_erasures()") == [(1, None)]
    assert len(fetch(owner, "SELECT * FROM mapalus.anonymise_reporters()")) == 1
    assert fetch(owner, "SELECT reporters, last_run IS NOT NULL FROM mapalus.late_erasures()") == [(0, True)]
    assert fetch(owner, "SELECT reporters FROM mapalus.anonymising") == [(1,)]
