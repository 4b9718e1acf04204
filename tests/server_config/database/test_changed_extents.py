"""Edits leave where the public map changed, and nothing of what is private."""

from contextlib import closing

import psycopg2
import pytest

PENDING = (
    "SELECT relation, round(ST_XMin(geom)::numeric, 5)::float, round(ST_YMin(geom)::numeric, 5)::float, "
    "round(ST_XMax(geom)::numeric, 5)::float, round(ST_YMax(geom)::numeric, 5)::float "
    "FROM mapalus.changed_extent ORDER BY id"
)
WORLD = (-180.0, -90.0, 180.0, 90.0)
HERE, THERE = (124.9118, 1.3002), (124.8300, 1.2500)
ADD_REPORT = (
    "INSERT INTO mapalus.report (category, source_hash, geom) VALUES (%s, gen_random_uuid(), "
    "ST_SetSRID(ST_MakePoint(%s, %s), 4326)) RETURNING id"
)


def run(connection, statement, parameters=None):
    with connection, connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall() if cursor.description else None


@pytest.fixture
def database(minahasa):
    run(minahasa, "DELETE FROM mapalus.changed_extent")
    return minahasa


@pytest.fixture
def noted(database):
    """Return a function that gives what was noted since it was called last: relation -> rectangles."""

    def noted():
        found = {}
        for relation, *box in run(database, PENDING):
            found.setdefault(relation, []).append(tuple(box))
        run(database, "DELETE FROM mapalus.changed_extent")
        return found

    return noted


def at(point):
    return (*point, *point)


def category_of_class(database, privacy_class):
    run(
        database,
        "UPDATE mapalus.category SET privacy_class = %s, version = version + 1 WHERE code = 'waste'",
        privacy_class,
    )
    run(database, "DELETE FROM mapalus.changed_extent")
    return "waste"


def test_a_report_is_noted_where_it_was_and_where_it_is(database, noted):
    ((number,),) = run(database, ADD_REPORT, (category_of_class(database, "A"), *HERE))
    first = noted()
    assert first["report"] == [at(HERE)]
    assert set(first) == {"report", "report_grid"}
    ((west, south, east, north),) = first["report_grid"]
    assert west < HERE[0] < east
    assert south < HERE[1] < north
    assert east - west == pytest.approx(360 / 2**14, abs=2e-5)
    run(
        database,
        "UPDATE mapalus.report SET geom = ST_SetSRID(ST_MakePoint(%s, %s), 4326), version = version + 1 WHERE id = %s",
        (*THERE, number),
    )
    assert set(noted()["report"]) == {at(HERE), at(THERE)}
    run(database, "UPDATE mapalus.report SET status = 'in_progress', version = version + 1 WHERE id = %s", (number,))
    assert noted()["report"] == [at(THERE)]
    run(database, "DELETE FROM mapalus.report WHERE id = %s", (number,))
    assert noted()["report"] == [at(THERE)]


def test_what_the_public_does_not_see_is_not_noted(database, noted):
    ((number,),) = run(database, ADD_REPORT, (category_of_class(database, "A"), *HERE))
    noted()
    run(database, "UPDATE mapalus.report SET priority = 3, version = version + 1 WHERE id = %s", (number,))
    run(database, "UPDATE mapalus.report SET description = 'x', version = version + 1 WHERE id = %s", (number,))
    assert noted() == {}
    run(database, "UPDATE mapalus.report SET is_public = false, version = version + 1 WHERE id = %s", (number,))
    assert noted()["report"] == [at(HERE)]
    run(database, "UPDATE mapalus.report SET status = 'in_progress', version = version + 1 WHERE id = %s", (number,))
    assert noted() == {}


def test_positions_that_are_private_leave_no_trace(database, noted):
    """Class B is noted at its public position, class C when its published number changes, class D not at all."""
    ((number,),) = run(database, ADD_REPORT, (category_of_class(database, "B"), *HERE))
    ((x, y),) = run(
        database, "SELECT ST_X(public_geom), ST_Y(public_geom) FROM mapalus.report WHERE id = %s", (number,)
    )
    assert noted()["report"] == [at((round(x, 5), round(y, 5)))]
    assert (x, y) != pytest.approx(HERE, abs=1e-6)
    run(database, ADD_REPORT, (category_of_class(database, "D"), *HERE))
    assert noted() == {}

    run(database, "DELETE FROM mapalus.report")
    noted()
    category_of_class(database, "C")
    ((least,),) = run(database, "SELECT suppress_below FROM mapalus.city")
    numbers = [run(database, ADD_REPORT, ("waste", *HERE))[0][0] for _ in range(2 * least)]
    # What happens in a month is told when it is over, everywhere at the same time.
    run(database, "DELETE FROM mapalus.report WHERE id = %s", (numbers.pop(),))
    assert noted() == {}
    run(database, "UPDATE mapalus.report_count_change SET month = month - interval '1 month'")
    run(database, ADD_REPORT, ("waste", *HERE))
    assert noted() == {"report_count": [WORLD]}
    run(database, ADD_REPORT, ("waste", *HERE))
    assert noted() == {}
    # An import tells at once what happened in months that are over, where it fills another step.
    ((village,),) = run(
        database,
        "SELECT ARRAY[ST_XMin(geom), ST_YMin(geom), ST_XMax(geom), ST_YMax(geom)] FROM mapalus.area "
        "WHERE code = (SELECT area_code FROM mapalus.report LIMIT 1)",
    )
    imported = (
        "INSERT INTO mapalus.report (category, source_hash, reported_at, geom) "
        "VALUES ('waste', gen_random_uuid(), now() - interval '40 days', ST_SetSRID(ST_MakePoint(%s, %s), 4326))"
    )
    run(database, imported, HERE)
    assert noted() == {"report_count": [tuple(round(side, 5) for side in village)]}
    for _ in range(least - 1):
        run(database, imported, HERE)
        assert noted() == {}
    run(database, "UPDATE mapalus.city SET suppress_below = suppress_below + 1")
    assert noted() == {"report_count": [WORLD]}


def test_what_the_city_owns(database, noted):
    run(
        database,
        "INSERT INTO mapalus.facility (code, facility_name, kind, geom, is_public) "
        "VALUES ('F1', 'x', 'school', ST_SetSRID(ST_MakePoint(%s, %s), 4326), true), "
        "       ('F2', 'x', 'school', ST_SetSRID(ST_MakePoint(%s, %s), 4326), false)",
        (*HERE, *THERE),
    )
    assert noted() == {"facility": [at(HERE)]}
    run(database, "UPDATE mapalus.facility SET is_public = true, version = version + 1 WHERE code = 'F2'")
    assert noted() == {"facility": [at(THERE)]}
    run(
        database,
        "INSERT INTO mapalus.programme (code, programme_name_id, programme_name_en, geom) "
        "VALUES ('P1', 'x', 'x', ST_GeomFromText('LINESTRING(124.8 1.2, 124.85 1.3)', 4326)), ('P2', 'x', 'x', NULL)",
    )
    assert noted() == {"programme": [(124.8, 1.2, 124.85, 1.3)]}
    run(database, "DELETE FROM mapalus.programme")
    assert noted() == {"programme": [(124.8, 1.2, 124.85, 1.3)]}


def test_names_that_other_views_show(database, noted):
    run(database, "UPDATE mapalus.agency SET public_contact = 'x', version = version + 1 WHERE kind = 'department'")
    assert set(noted()) <= {"agency"}
    run(database, "UPDATE mapalus.agency SET agency_name_id = 'x', version = version + 1 WHERE code = 'DLH'")
    found = noted()
    found.pop("agency", None)
    assert found == {"report": [WORLD], "facility": [WORLD], "cctv": [WORLD], "programme": [WORLD]}
    run(database, "UPDATE mapalus.category SET resolve_hours = 50, version = version + 1 WHERE code = 'waste'")
    assert noted() == {}
    run(database, "UPDATE mapalus.category SET category_icon = 'x', version = version + 1 WHERE code = 'waste'")
    assert noted() == {"report": [WORLD], "report_count": [WORLD]}
    run(database, "UPDATE mapalus.area SET area_name = 'x' WHERE code = '71.02.01.1015'")
    found = noted()
    assert set(found) == {"area", "report", "report_count", "facility", "cctv", "market"}
    assert found["market"][0][0] < found["area"][0][0] < found["area"][0][2] < found["market"][0][2]


def trigger_milliseconds(cursor, statement, trigger):
    cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {statement}")
    triggers = cursor.fetchone()[0][0]["Triggers"]
    return next(entry["Time"] for entry in triggers if entry["Trigger Name"] == trigger)


def test_an_import_of_a_hundred_thousand_leaves_few_rectangles(database, fetch):
    with database, database.cursor() as cursor:
        cursor.execute("ALTER TABLE mapalus.report DISABLE TRIGGER USER")
        cursor.execute("ALTER TABLE mapalus.report ENABLE TRIGGER t50_note_changes_insert")
        # Sent without parameters: the percent signs are the statement's own.
        took = trigger_milliseconds(
            cursor,
            "INSERT INTO mapalus.report (reference, category, agency, agency_root, change_seq, due_at, geom, "
            "position_method, public_geom) SELECT n, 'road', 'DLH', 'DLH', n, now(), p, 'gps', p "
            "FROM (SELECT n, ST_SetSRID(ST_MakePoint(124.5 + (n % 317) / 700.0, 1.0 + (n % 211) / 700.0), 4326) AS p "
            "      FROM generate_series(1, 100000) AS n) AS made",
            "t50_note_changes_insert",
        )
        cursor.execute("ALTER TABLE mapalus.report ENABLE TRIGGER USER")
    assert fetch(database, "SELECT relation FROM mapalus.changed_extent GROUP BY 1 HAVING count(*) > 16") == []
    uncovered = (
        "SELECT count(*) FROM mapalus.report WHERE NOT EXISTS "
        "(SELECT FROM mapalus.changed_extent AS e WHERE relation = %s AND e.geom && public_geom)"
    )
    assert fetch(database, uncovered, ("report",)) == fetch(database, uncovered, ("report_grid",)) == [(0,)]
    assert took < 3000


def test_the_cost_of_one_edit(database):
    ((number,),) = run(database, ADD_REPORT, (category_of_class(database, "A"), *HERE))
    with database, database.cursor() as cursor:
        statement = (
            "UPDATE mapalus.report SET public_description = clock_timestamp(), version = version + 1 "
            f"WHERE id = {number}"
        )

        assert min(trigger_milliseconds(cursor, statement, "t50_note_changes_update") for _ in range(10)) < 1


def test_rectangles_that_nobody_takes_are_joined(database, fetch):
    points = (
        "SELECT ST_SetSRID(ST_MakePoint(124 + n / 3000.0, 1 + (n * 7 % 3000) / 3000.0), 4326) AS point "
        "FROM generate_series(1, 3000) AS n"
    )
    run(database, f"SELECT mapalus.note_changed_extents('report', ARRAY[point]) FROM ({points}) AS made")
    ((rows, uncovered),) = fetch(
        database,
        f"SELECT (SELECT count(*) FROM mapalus.changed_extent), count(*) FROM ({points}) AS made "
        "WHERE NOT EXISTS (SELECT FROM mapalus.changed_extent WHERE geom && point)",
    )
    assert rows <= 1016
    assert uncovered == 0


def test_only_what_was_taken_is_forgotten(database, fetch):
    """Numbers are not committed in their order: a lower one may appear after a higher one was taken."""
    with closing(psycopg2.connect(database.dsn, password=database.info.password)) as late:
        with late.cursor() as cursor:
            cursor.execute("SELECT mapalus.note_changed_everywhere('market')")
        run(database, "SELECT mapalus.note_changed_everywhere('cctv')")
        taken = [number for (number,) in fetch(database, "SELECT id FROM mapalus.changed_extent")]
        late.commit()
    with database, database.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE mapalus_planner")
        cursor.execute("SELECT mapalus.forget_changed_extents(%s)", (taken,))
        assert cursor.fetchone() == (1,)
    assert fetch(database, "SELECT relation FROM mapalus.changed_extent") == [("market",)]


@pytest.mark.parametrize("role", ["mapalus_public", "mapalus_agency", "mapalus_operator"])
def test_who_may_not_look(database, role):
    with pytest.raises(psycopg2.errors.InsufficientPrivilege), database, database.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {role}")
        cursor.execute("SELECT FROM mapalus.changed_extent")
