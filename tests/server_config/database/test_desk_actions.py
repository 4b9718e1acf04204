"""What the desk's functions offer and change: for every role, from every status, for one report and for a thousand."""

import json
from contextlib import closing

import psycopg2
import pytest

from mapalus.tests.server_config.database.life_cycle_database import VILLAGES, city_with_logins

STATUSES = ("received", "coordination", "assigned", "in_progress", "resolved", "rejected")
OFFICE = VILLAGES[0]
CHANGE = "SELECT reference, outcome, version, before, refusal FROM mapalus.change_reports(%s, %s, %s) ORDER BY id"


@pytest.fixture(scope="module")
def city(make_database, minahasa_template):
    with city_with_logins(make_database(minahasa_template)) as (connection, people):
        yield connection, people


@pytest.fixture
def act(city):
    """Return a function that runs a statement as somebody; what a test does is taken back."""
    connection, people = city

    def act(who, statement, parameters=(), stays=True):
        with connection.cursor() as cursor:
            cursor.execute(f"SAVEPOINT before; SET LOCAL ROLE {people[who].name}" if who else "SAVEPOINT before")
            try:
                cursor.execute(statement, parameters)
                rows = cursor.fetchall() if cursor.description else []
                cursor.execute("RESET ROLE; RELEASE before" if stays else "ROLLBACK TO before; RESET ROLE")
            except psycopg2.Error:
                cursor.execute("ROLLBACK TO before; RESET ROLE")
                raise
            return rows

    yield act
    connection.rollback()


@pytest.fixture
def file(act):
    """Return a function that files reports as an administrator and returns their numbers."""

    def file(*reports):
        numbers = []
        for report in reports:
            values = {"category": "waste", **report}
            if values.get("status") == "rejected":
                values["status_reason"] = "spam"
            columns = ", ".join(values)
            numbers += act(
                "admin",
                f"INSERT INTO mapalus.report ({columns}, geom) SELECT {', '.join(['%s'] * len(values))}, "
                "ST_PointOnSurface(geom) FROM mapalus.area WHERE code = %s RETURNING id",
                [*values.values(), OFFICE],
            )
        return [number for (number,) in numbers]

    return file


def change(act, who, numbers, versions=None, **values):
    return act(who, CHANGE, (numbers, versions, json.dumps(values)))


# ---------------------------------------------------------------- steps


@pytest.mark.parametrize("routing", ["area_office", "category"])
@pytest.mark.parametrize("holder", ["DLH", "ROADS", OFFICE])
def test_what_is_offered_is_what_an_update_allows(act, file, routing, holder):
    """Of every role, from every status to every other: offered is what does not end in MA006 or MA007."""
    act(None, "UPDATE mapalus.city SET routing = %s", (routing,))
    offered_at_all = set()
    for before in STATUSES:
        (number,) = file({"status": before, "agency": holder, "category": "road" if holder == "ROADS" else "waste"})
        for who in ("planner", "admin", "operator", "waste", "works", "roads", "office", "lost"):
            steps = dict(act(who, "SELECT to_status, needs FROM mapalus.next_steps(%s)", (number,)))
            offered_at_all |= {(before, to_status) for to_status in steps}
            for after in STATUSES:
                if after == before:
                    assert after not in steps
                    continue
                code = refusal_of_update(act, who, number, after)
                assert (after in steps) == (code not in ("MA006", "MA007", "MA015")), (who, before, after, code)
                if after in steps:
                    # What it needs is what it is refused without.
                    assert bool(steps[after]) == (code == "MA008"), (who, before, after, steps[after], code)
    assert len(offered_at_all) == 15


def refusal_of_update(act, who, number, status):
    """Return the SQLSTATE with which a step is refused; None where it is done. Either way it is taken back."""
    statement = "UPDATE mapalus.report SET status = %s, version = -version WHERE id = %s"
    try:
        act(who, statement, (status, number), stays=False)
    except psycopg2.Error as error:
        return error.pgcode
    return None


def test_what_a_step_needs(act, file):
    office, taken, road = file(
        {"agency": OFFICE}, {"agency": "DLH", "status": "in_progress"}, {"category": "road", "status": "in_progress"}
    )

    def steps(number):
        return dict(act("planner", "SELECT to_status, needs FROM mapalus.next_steps(%s)", (number,)))

    assert steps(office) == {
        "coordination": ["agency"],
        "assigned": ["agency"],
        "in_progress": [],
        "rejected": ["reason"],
    }
    assert steps(taken) == {"coordination": [], "resolved": [], "rejected": ["reason"]}
    assert steps(road)["resolved"] == ["after_photo"]
    act(
        "planner",
        "INSERT INTO mapalus.report_photo (report_id, kind, path, sha256) "
        "VALUES (%s, 'after', 'a.jpg', repeat('b', 64))",
        (road,),
    )
    assert steps(road)["resolved"] == []


def test_a_merged_report_has_no_steps_of_its_own(act, file):
    stays, merged = file({}, {})
    assert change(act, "planner", [merged], duplicate_of=stays)[0][1] == "done"
    assert act("planner", "SELECT * FROM mapalus.next_steps(%s)", (merged,)) == []
    assert act("planner", "SELECT * FROM mapalus.next_steps(%s)", (10**9,)) == []


# ---------------------------------------------------------------- many reports


def test_one_that_is_refused_does_not_stop_the_others(act, file):
    begun, done, waits = file({"status": "assigned"}, {"status": "resolved"}, {"status": "in_progress"})
    rows = change(act, "planner", [waits, done, begun, begun, 10**9, None], status="in_progress")
    assert [(outcome, version) for _, outcome, version, _, _ in rows] == [
        ("done", 2),
        ("refused", 1),
        ("unchanged", 1),
        ("refused", None),
    ]
    assert rows[0][3] == {"status": "assigned"}
    refusal = rows[1][4]
    assert refusal["code"] == "MA006"
    assert json.loads(refusal["detail"])["reference"] == rows[1][0]
    assert rows[3][4]["code"] == "MA015"
    stored = act(None, "SELECT status FROM mapalus.report ORDER BY id")
    assert stored == [("in_progress",), ("resolved",), ("in_progress",)]


@pytest.mark.parametrize("who", ["planner", "operator", "waste"])
@pytest.mark.parametrize(
    "values",
    [
        {"status": "in_progress"},
        {"status": "received"},
        {"status": "rejected", "status_reason": "invalid"},
        {"status": "coordination", "agency": "DPUPR", "status_note": "x"},
        {"geom": "SRID=4326;POINT(124.91234567890123 1.30123456789012)", "priority": 1},
        {"geom": None},
        {"category": "tree"},
    ],
    ids=str,
)
def test_together_they_fare_as_one_by_one(act, file, who, values):
    """One statement for many reports is quicker; nobody may notice anything else of it."""
    numbers = file(*({"status": status, "agency": agency} for status in STATUSES for agency in ("DLH", "DPUPR")))
    one_by_one = (
        "SELECT reference, outcome, version, before, refusal "
        "FROM unnest(%s) AS wish (id), LATERAL mapalus.change_reports(ARRAY[wish.id], NULL, %s) ORDER BY wish.id"
    )
    change = json.dumps(values)
    apart = act(who, one_by_one, (numbers, change), stays=False)
    together = act(who, CHANGE, (numbers, None, change))
    assert [row[:4] for row in together] == [row[:4] for row in apart]
    for row, other in zip(together, apart):
        for key in ("code", "message", "hint", "detail"):
            assert (row[4] or {}).get(key) == (other[4] or {}).get(key)
    # A second time there is nothing left to change.
    again = act(who, CHANGE, (numbers, None, change))
    assert {row[0] for row in again if row[1] == "done"} == set()


def test_an_agency_changes_its_own_and_is_told_of_the_others(act, file):
    own, foreign, passed_on = file(
        {"agency": "DLH", "status": "assigned"},
        {"agency": "DPUPR", "status": "assigned"},
        {"agency": "DLH", "status": "assigned"},
    )
    rows = change(act, "waste", [passed_on], status="coordination", agency="DPUPR", status_note="Roads, please.")
    assert rows[0][1:4] == ("done", 2, {"status": "assigned", "agency": "DLH", "status_note": None})
    rows = change(act, "waste", [own, foreign, passed_on], status="in_progress")
    assert [row[1] for row in rows] == ["done", "refused", "refused"]
    # It never learns the name of one that was never its own.
    assert rows[1][0] is None
    assert rows[2][0] is not None
    assert [row[4]["code"] for row in rows[1:]] == ["MA015", "MA015"]


def test_a_stale_version_overwrites_nothing(act, file):
    (number,) = file({"status": "assigned", "agency": "DLH"})
    assert change(act, "waste", [number], [1], status="in_progress")[0][1] == "done"
    ((_, outcome, version, before, refusal),) = change(act, "planner", [number], [1], priority=2, status="coordination")
    assert (outcome, version, before, refusal["code"]) == ("refused", 2, None, "MA004")
    differences = json.loads(refusal["detail"])["differences"]
    assert differences == {"status": ["in_progress", "coordination"], "priority": [0, 2]}
    assert act(None, "SELECT status, priority FROM mapalus.report") == [("in_progress", 0)]


def test_only_the_columns_of_the_change_are_written(act, file):
    """An operator may not write most columns, and need not."""
    (number,) = file({"status": "resolved"})
    assert change(act, "operator", [number], status="received", priority=1)[0][1] == "done"
    rows = change(act, "operator", [number], status_note="Back again.")
    assert (rows[0][1], rows[0][4]["code"]) == ("refused", "42501")


@pytest.mark.parametrize("column", ["source_hash", "reference", "id", "version", "supporters", "nonsense"])
def test_columns_that_no_change_may_name(act, file, column):
    (number,) = file({})
    with pytest.raises(psycopg2.Error) as raised:
        change(act, "planner", [number], **{column: None})
    assert raised.value.pgcode == "MA011"


def test_a_position_comes_back_to_the_last_digit(act, file):
    (number,) = file({})
    ((was,),) = act(None, "SELECT geom::text FROM mapalus.report")
    moved = change(act, "planner", [number], geom="SRID=4326;POINT(124.91234567890123 1.30123456789012)", priority=1)
    assert moved[0][1:4] == ("done", 2, {"geom": was, "priority": 0})
    assert change(act, "planner", [number], **moved[0][3])[0][1] == "done"
    assert act(None, "SELECT geom::text, priority FROM mapalus.report") == [(was, 0)]
    rows = change(act, "planner", [number], geom="SRID=4326;POINT(0 0)")
    assert (rows[0][1], rows[0][4]["code"]) == ("refused", "MA002")


def test_a_thousand_reports_are_changed_at_once(make_database, minahasa_template):
    with closing(psycopg2.connect(make_database(minahasa_template))) as connection, connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO mapalus.report (category, agency, source_hash, status, geom) "
            "SELECT 'waste', 'DLH', gen_random_uuid(), "
            "CASE WHEN number % 10 = 0 THEN 'resolved' ELSE 'assigned' END, ST_PointOnSurface(geom) "
            "FROM (SELECT geom FROM mapalus.area WHERE level = 'village' LIMIT 1) AS area, "
            "generate_series(1, 1000) AS number"
        )
        cursor.execute("ANALYZE mapalus.report")
        connection.commit()
        # As a planner, within whose rights it all happens.
        cursor.execute("SET ROLE mapalus_planner")
        cursor.execute(
            "SELECT outcome, count(*) FROM mapalus.change_reports("
            'ARRAY(SELECT id FROM mapalus.report), NULL, \'{"status": "in_progress"}\') GROUP BY 1 ORDER BY 1'
        )
        assert cursor.fetchall() == [("done", 900), ("refused", 100)]


# ---------------------------------------------------------------- templates of notes


def test_planners_write_templates_and_others_read_them(act):
    assert len(act("operator", "SELECT id FROM mapalus.response_template")) >= 6
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        act("operator", "DELETE FROM mapalus.response_template")
    add = (
        "INSERT INTO mapalus.response_template (status, title_id, title_en, words_id, words_en) "
        "VALUES ('resolved', 'Judul', 'Title', %s, 'x') RETURNING version"
    )
    assert act("planner", add, ("Selesai oleh {agency}.",)) == [(1,)]
    with pytest.raises(psycopg2.errors.CheckViolation):
        act("planner", add, ("Telepon {phone}.",))


# ---------------------------------------------------------------- taking a step back


def take(connection, report, status, takes_back=False):
    """Take a step, and return the SQLSTATE of its refusal, empty where it was taken."""
    try:
        with connection, connection.cursor() as cursor:
            if takes_back:
                cursor.execute("SELECT set_config('mapalus.takes_back', 'on', true)")
            cursor.execute("UPDATE mapalus.report SET status = %s, version = -version WHERE id = %s", (status, report))
    except psycopg2.Error as error:
        return error.pgcode
    return ""


def test_a_step_is_taken_back_by_who_took_it_for_a_quarter_of_an_hour(minahasa, cluster, fetch):
    from mapalus.plugin.database.logins import drop_login, make_login

    ((report,),) = fetch(minahasa, "INSERT INTO mapalus.report (category, agency) VALUES ('waste', 'DLH') RETURNING id")
    planners = {}
    for login in ("back_one", "back_other"):
        password = make_login(minahasa, login, "planner")
        planners[login] = psycopg2.connect(cluster.dsn(minahasa.info.dbname, login, password))
    one, other = planners.values()
    try:
        assert take(one, report, "assigned") == ""
        # Not without saying so, not by somebody else, not to another status.
        assert take(one, report, "received") == "MA006"
        assert take(other, report, "received", takes_back=True) == "MA006"
        assert take(one, report, "resolved", takes_back=True) == "MA006"
        assert take(one, report, "received", takes_back=True) == ""
        # Once: the last step is now the one that took back.
        assert take(one, report, "in_progress") == ""
        assert take(one, report, "resolved") == ""
        assert take(one, report, "in_progress", takes_back=True) == ""
        assert take(one, report, "assigned", takes_back=True) == "MA006"
        assert take(one, report, "resolved") == ""
        with minahasa, minahasa.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")
            cursor.execute("UPDATE mapalus.report_event SET at = at - interval '16 minutes'")
        assert take(one, report, "in_progress", takes_back=True) == "MA006"
        kinds = fetch(minahasa, "SELECT to_value FROM mapalus.report_event WHERE kind = 'status' ORDER BY id")
        assert [status for (status,) in kinds] == [
            "assigned",
            "received",
            "in_progress",
            "resolved",
            "in_progress",
            "resolved",
        ]
    finally:
        for login, connection in planners.items():
            connection.close()
            drop_login(minahasa, login)
