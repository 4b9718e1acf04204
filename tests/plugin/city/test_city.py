from dataclasses import replace

import pytest
import yaml

from mapalus.plugin.city import profile
from mapalus.plugin.city.install_city import install_city
from mapalus.plugin.errors import MapalusError
from mapalus.plugin.paths import CITIES


def test_the_shipped_profiles_are_sound():
    assert profile.available() == ["boston", "minahasa"]
    for name in profile.available():
        city = profile.load(name)
        assert city.code == name
        assert city.catch_all in {category.code for category in city.categories}


def test_a_workspace_is_called_after_its_city_unless_the_profile_says_otherwise():
    assert profile.load("boston").workspace == "mapalus_boston"
    assert profile.load("minahasa").workspace == "mapalus"


def test_the_issue_of_two_days_is_a_setting():
    city = profile.load("minahasa")
    hours = {category.code: category.resolve_hours for category in city.categories}
    assert hours["waste"] == 48
    assert hours["road"] == 168


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda content: content.pop("time_zone"), "lacks the entry 'time_zone'"),
        (lambda content: content["categories"][0].update(agency="NASA"), "unknown agency NASA"),
        (lambda content: content["categories"][0].update(icon="unicorn"), "unknown icon unicorn"),
        (lambda content: content.update(catch_all="nothing"), "unknown category nothing"),
        (lambda content: content["imports"]["columns"].update(colour="x"), "unknown import column colour"),
        (lambda content: content.update(metric_srid="UTM"), "entry of the wrong kind"),
        (lambda content: content["title"].update(fr="x"), "entry of the wrong kind"),
        (lambda content: content["agencies"][0].update(parent="NASA"), "unknown parent NASA"),
        (lambda content: content["agencies"][0].update(areas="71.02"), "areas: 71.02 is not a list of codes"),
        (lambda content: content.update(workspace="My Town"), "“My Town” cannot be the name of a workspace"),
        (lambda content: content.update(deadline={"pausing_states": ["received"]}), "unknown pausing state received"),
    ],
)
def test_a_wrong_entry_is_named(tmp_path, change, message):
    content = yaml.safe_load((CITIES / "boston.yml").read_text())
    change(content)
    path = tmp_path / "mine.yml"
    path.write_text(yaml.safe_dump(content))
    with pytest.raises(MapalusError, match=message):
        profile.load(path)


def test_no_yaml(tmp_path):
    path = tmp_path / "mine.yml"
    path.write_text("code: [unclosed")
    with pytest.raises(MapalusError, match=r"mine\.yml is not valid YAML"):
        profile.load(path)


def test_areas_are_whole(minahasa, fetch):
    """The upper levels are dissolved from the villages: same ground, no slivers, official codes."""
    assert fetch(minahasa, "SELECT level, count(*) FROM mapalus.area GROUP BY level ORDER BY level") == [
        ("city", 1),
        ("district", 25),
        ("village", 270),
    ]
    assert fetch(minahasa, "SELECT code FROM mapalus.area WHERE NOT ST_IsValid(geom) OR ST_IsEmpty(geom)") == []
    ((largest_difference,),) = fetch(
        minahasa,
        "SELECT max(abs(ST_Area(upper.geom::geography) - parts.area) / parts.area) "
        "FROM mapalus.area AS upper, "
        "LATERAL (SELECT sum(ST_Area(geom::geography)) AS area FROM mapalus.area AS village "
        "WHERE level = 'village' AND village.code LIKE upper.code || '.%%') AS parts WHERE level <> 'village'",
        (),
    )
    assert largest_difference < 0.002
    ((area_km2, population, holes),) = fetch(
        minahasa,
        "SELECT ST_Area(geom::geography) / 1e6, population, ST_NRings(geom) - ST_NumGeometries(geom) "
        "FROM mapalus.area WHERE level = 'city'",
    )
    assert area_km2 == pytest.approx(1128.25, rel=0.001)
    assert population == 330_843
    # Tomohon, a city of its own, lies inside.
    assert holes == 1


def test_every_village_has_its_office_inside(minahasa, fetch):
    rows = fetch(
        minahasa,
        "SELECT count(*) FROM mapalus.agency JOIN mapalus.area ON area.code = area_code "
        "WHERE kind = 'area_office' AND ST_Covers(area.geom, agency.geom)",
    )
    assert rows == [(270,)]


def test_loading_it_again_changes_nothing(minahasa, feedback, fetch):
    def state():
        return fetch(minahasa, "SELECT sum(n_tup_ins + n_tup_upd + n_tup_del) FROM pg_stat_xact_user_tables")

    assert install_city(minahasa, profile.load("minahasa"), feedback) == 0
    assert state() == [(0,)]


def test_what_pauses_the_clock_is_a_setting(minahasa, feedback, fetch):
    city = profile.load("minahasa")
    assert fetch(minahasa, "SELECT pausing_states FROM mapalus.city") == [([],)]
    assert install_city(minahasa, replace(city, pausing_states=("coordination",)), feedback) == 1
    assert fetch(minahasa, "SELECT pausing_states FROM mapalus.city") == [(["coordination"],)]


def served(city, code, parent="DPUPR", areas=("71.02.01",)):
    unit = profile.Agency(code, profile.Words("Unit", "Unit"), parent=parent, areas=areas)
    return replace(city, agencies=(unit, *city.agencies))


def test_sub_units_come_with_the_areas_that_they_serve(minahasa, feedback, fetch):
    city = profile.load("minahasa")
    rows = "SELECT agency, area_code FROM mapalus.agency_area ORDER BY 1, 2"
    assert fetch(minahasa, rows) == []
    # One row of the list, its parent, and two areas.
    assert install_city(minahasa, served(city, "UNIT", areas=("71.02.01", "71.02.02")), feedback) == 4
    assert fetch(minahasa, rows) == [("UNIT", "71.02.01"), ("UNIT", "71.02.02")]
    assert fetch(minahasa, "SELECT parent FROM mapalus.agency WHERE code = 'UNIT'") == [("DPUPR",)]
    assert install_city(minahasa, served(city, "UNIT", areas=("71.02.01", "71.02.02")), feedback) == 0
    assert install_city(minahasa, served(city, "UNIT", areas=("71.02.02",)), feedback) == 1
    assert fetch(minahasa, rows) == [("UNIT", "71.02.02")]
    # What the profile does not say is the planners'.
    fetch(minahasa, "INSERT INTO mapalus.agency_area VALUES ('DLH', '71.02.03'), ('UNIT', '71.02.04') RETURNING 1")
    assert install_city(minahasa, served(city, "UNIT", parent=None, areas=None), feedback) == 0
    assert fetch(minahasa, rows) == [("DLH", "71.02.03"), ("UNIT", "71.02.02"), ("UNIT", "71.02.04")]
    assert fetch(minahasa, "SELECT parent FROM mapalus.agency WHERE code = 'UNIT'") == [("DPUPR",)]
    assert install_city(minahasa, served(city, "UNIT", areas=()), feedback) == 2
    assert fetch(minahasa, rows) == [("DLH", "71.02.03")]
    with pytest.raises(MapalusError, match="serve the areas 99, which the city does not have"):
        install_city(minahasa, served(city, "LATER", areas=("71.02.01", "99")), feedback)
    assert fetch(minahasa, "SELECT FROM mapalus.agency WHERE code = 'LATER'") == []


def test_commodities_come_with_the_city(minahasa, feedback, fetch):
    city = profile.load("minahasa")
    assert fetch(minahasa, "SELECT array_agg(code ORDER BY code) FROM mapalus.commodity") == [
        (sorted(commodity.code for commodity in city.commodities),)
    ]
    assert len(city.commodities) == 13
    assert fetch(
        minahasa,
        "SELECT commodity_name_id, commodity_name_en, unit, weight, warning_percent, version FROM mapalus.commodity "
        "WHERE code = 'cakalang'",
    ) == [("Ikan cakalang", "Skipjack tuna", "kg", 1, 15, 1)]
    dearer = tuple(
        replace(commodity, warning_percent=7) if commodity.code == "tomat" else commodity
        for commodity in city.commodities
    )
    assert install_city(minahasa, replace(city, commodities=dearer), feedback) == 1
    assert fetch(minahasa, "SELECT code, warning_percent FROM mapalus.commodity WHERE version = 2") == [("tomat", 7)]
    # One that the profile has no longer stays: prices may refer to it.
    assert install_city(minahasa, replace(city, commodities=()), feedback) == 0


def test_a_commodity_that_the_database_refuses_is_named(minahasa, feedback):
    city = profile.load("minahasa")
    worthless = (replace(city.commodities[0], weight=0),)
    with pytest.raises(MapalusError, match="beras_medium: Weight in the index does not allow 0"):
        install_city(minahasa, replace(city, commodities=worthless), feedback)


def test_another_city_is_refused(minahasa, feedback):
    with pytest.raises(MapalusError, match="belongs to the city minahasa"):
        install_city(minahasa, profile.load("boston"), feedback)


@pytest.mark.parametrize(("point", "code"), [("124.9118 1.3002", True), ("124.5 1.9", None), ("0 0", None)])
def test_the_area_of_a_point(minahasa, fetch, point, code):
    ((found, covers),) = fetch(
        minahasa,
        "SELECT mapalus.area_at(p), (SELECT code FROM mapalus.area WHERE level = 'village' AND ST_Covers(geom, p)) "
        "FROM ST_GeomFromText(%s, 4326) AS p",
        (f"POINT({point})",),
    )
    assert found == covers
    assert (found is not None) == bool(code)


def test_a_point_just_outside_belongs_to_the_nearest_area(minahasa, fetch):
    ((near, far, nearest),) = fetch(
        minahasa,
        """
        WITH shore AS (
            SELECT ST_PointN(ST_ExteriorRing(ST_GeometryN(geom, 1)), 1) AS p, geom
            FROM mapalus.area WHERE level = 'city'
        ), outside AS (
            SELECT ST_Project(p::geography, 80, azimuth)::geometry AS close,
                   ST_Project(p::geography, 2000, azimuth)::geometry AS far
            FROM shore, generate_series(0, 6.2, 0.2) AS azimuth
            WHERE ST_Distance(ST_Project(p::geography, 80, azimuth), geom::geography) > 40
              AND ST_Distance(ST_Project(p::geography, 2000, azimuth), geom::geography) > 1000
            LIMIT 1
        )
        SELECT mapalus.area_at(close), mapalus.area_at(far),
               (SELECT code FROM mapalus.area WHERE level = 'village'
                ORDER BY geom::geography <-> close::geography LIMIT 1)
        FROM outside
        """,
    )
    assert near == nearest
    assert far is None


def test_references_go_on_after_a_million(minahasa, fetch):
    fetch(minahasa, "SELECT setval('mapalus.report_number', 999998)")
    rows = fetch(
        minahasa,
        "INSERT INTO mapalus.report (category, reported_at) SELECT 'waste', '2026-05-01' FROM generate_series(1, 3) "
        "RETURNING reference",
    )
    assert rows == [("MIN-2026-999999",), ("MIN-2026-1000000",), ("MIN-2026-1000001",)]
