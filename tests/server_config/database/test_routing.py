"""Who gets a report first: the area's office, the sub-unit that serves the area, or the category's agency."""

import psycopg2
import pytest

VILLAGE = "71.02.01.1015"  # in Tondano Barat, which is 71.02.01
ELSEWHERE = "71.02.03.2001"


@pytest.fixture
def file(minahasa):
    """Return a function that files a report in a village, or nowhere, and returns the agency that gets it."""

    def insert(village=None, category="road", **values):
        values = {"category": category, **values}
        with minahasa, minahasa.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO mapalus.report (geom, {', '.join(values)}) "
                f"SELECT (SELECT ST_PointOnSurface(geom) FROM mapalus.area WHERE code = %s), "
                f"{', '.join(['%s'] * len(values))} RETURNING agency, agency_root, area_code",
                (village, *values.values()),
            )
            return cursor.fetchone()

    return insert


@pytest.fixture
def route(minahasa):
    """Return a function that runs a statement as the superuser."""

    def execute(statement, parameters=None):
        with minahasa, minahasa.cursor() as cursor:
            cursor.execute(statement, parameters)

    return execute


@pytest.fixture
def units(route):
    """Sub-units of public works: one for a district, one below it for a village, and one that serves no area."""
    route(
        "INSERT INTO mapalus.agency (code, agency_name_id, agency_name_en, parent) VALUES "
        "('PU-BARAT', 'UPTD Tondano Barat', 'Works, Tondano Barat', 'DPUPR'), "
        "('PU-DESA', 'Satgas desa', 'Works, village', 'PU-BARAT'), "
        "('BRIDGES', 'Bidang Jembatan', 'Bridges', 'DPUPR'), "
        "('LAKE', 'UPTD Danau', 'Lake', 'DLH')"
    )
    route(
        "INSERT INTO mapalus.agency_area (agency, area_code) VALUES "
        "('PU-BARAT', '71.02.01'), ('PU-DESA', %s), ('LAKE', '71.02')",
        (VILLAGE,),
    )


def test_the_areas_office_comes_first(file, units):
    assert file(VILLAGE) == (VILLAGE, VILLAGE, VILLAGE)


def test_without_an_office_the_sub_unit_that_serves_the_area(file, units, route, minahasa, fetch):
    route("UPDATE mapalus.city SET routing = 'category'")
    # The smallest area around the report first; what serves no area in particular is no sub-unit for one.
    assert file(VILLAGE) == ("PU-DESA", "DPUPR", VILLAGE)
    ((sibling,),) = fetch(
        minahasa,
        "SELECT min(code) FROM mapalus.area WHERE level = 'village' AND parent = '71.02.01' AND code <> %s",
        (VILLAGE,),
    )
    assert file(sibling)[0] == "PU-BARAT"
    assert file(ELSEWHERE)[0] == "DPUPR"
    assert file(None)[0] == "DPUPR"
    # One unit may serve the whole city, and serves its own agency's categories alone.
    assert file(ELSEWHERE, category="waste")[0] == "LAKE"
    assert file(ELSEWHERE, category="water")[0] == "PDAM"
    # Whoever files it may say otherwise.
    assert file(VILLAGE, agency="DPUPR")[0] == "DPUPR"


def test_an_area_without_an_office_in_a_city_of_offices(file, units, route):
    route("DELETE FROM mapalus.agency WHERE code = %s", (VILLAGE,))
    assert file(VILLAGE)[0] == "PU-DESA"


def test_units_that_stand_under_each_other_in_a_circle_hang_nothing(file, units, route):
    route("UPDATE mapalus.city SET routing = 'category'")
    route("ALTER TABLE mapalus.agency DISABLE TRIGGER t30_refuse_circle_update")
    route("UPDATE mapalus.agency SET parent = 'PU-DESA', version = version + 1 WHERE code = 'PU-BARAT'")
    assert file(VILLAGE)[0] == "DPUPR"


def test_the_sub_unit_takes_its_reports_up(minahasa, file, units, route, fetch):
    """In a city without area offices it stands in for one, as its agency does."""
    route("UPDATE mapalus.city SET routing = 'category'")
    file(VILLAGE)
    with minahasa.cursor() as cursor:
        for role, agency in (("routing_village", "PU-DESA"), ("routing_bridges", "BRIDGES")):
            cursor.execute(f"CREATE ROLE {role} IN ROLE mapalus_agency")
            cursor.execute("INSERT INTO mapalus.agency_login (role_name, agency) VALUES (%s, %s)", (role, agency))
        take = "UPDATE mapalus.report SET status = 'in_progress', version = version + 1"
        cursor.execute("SAVEPOINT before; SET LOCAL ROLE routing_village; " + take)
        assert cursor.rowcount == 1
        cursor.execute("ROLLBACK TO before; UPDATE mapalus.report SET agency = 'BRIDGES', version = version + 1")
        cursor.execute("SET LOCAL ROLE routing_bridges")
        with pytest.raises(psycopg2.Error) as refusal:
            cursor.execute(take)
        assert refusal.value.pgcode == "MA007"
    minahasa.rollback()


def test_an_import_is_routed_alike(minahasa, units, route, tmp_path, feedback, fetch):
    from mapalus.plugin.city import profile
    from mapalus.plugin.importing.import_reports import import_reports

    route("UPDATE mapalus.city SET routing = 'category'")
    ((x, y),) = fetch(
        minahasa,
        "SELECT ST_X(p), ST_Y(p) FROM (SELECT ST_PointOnSurface(geom) AS p FROM mapalus.area WHERE code = %s) AS a",
        (VILLAGE,),
    )
    path = tmp_path / "laporan.csv"
    path.write_text(
        "id,kategori,bujur,lintang,waktu_lapor,status,instansi\n"
        f"1,road,{x},{y},2026-01-02 08:00,menunggu,\n2,road,{x},{y},2026-01-02 08:00,menunggu,BRIDGES\n"
    )
    assert import_reports(minahasa, path, profile.load("minahasa"), feedback).added == 2
    assert fetch(minahasa, "SELECT source_id, agency FROM mapalus.report ORDER BY source_id") == [
        ("1", "PU-DESA"),
        ("2", "BRIDGES"),
    ]


@pytest.mark.parametrize("who", ["mapalus_operator", "mapalus_planner"])
def test_an_area_that_is_sent_along_is_not_believed(minahasa, fetch, who):
    """Such as a feature that QGIS copies and somebody moves: the point decides."""
    with minahasa, minahasa.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {who}")
        cursor.execute(
            "INSERT INTO mapalus.report (category, area_code, geom) "
            "SELECT 'road', %s, ST_PointOnSurface(geom) FROM mapalus.area WHERE code = %s RETURNING area_code, agency",
            (ELSEWHERE, VILLAGE),
        )
        assert cursor.fetchone() == (VILLAGE, VILLAGE)
    outside = "INSERT INTO mapalus.report (category, area_code, geom) VALUES ('road', %s, 'SRID=4326;POINT(0 0)')"
    with pytest.raises(psycopg2.Error) as refusal, minahasa, minahasa.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {who}")
        cursor.execute(outside, (ELSEWHERE,))
    assert refusal.value.pgcode == "MA002"
