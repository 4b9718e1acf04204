"""Filing for a caller: the preview is what the database stores; caller and report go together; words to read aloud."""

import random
from contextlib import closing
from datetime import datetime

import psycopg2
import pytest

from mapalus.plugin.database.connection import refused
from mapalus.plugin.database.logins import drop_login, make_login
from mapalus.plugin.desk.addresses import search_places, search_references
from mapalus.plugin.desk.filing import (
    Caller,
    Draft,
    Filed,
    Kind,
    file_report,
    find_kinds,
    preview,
    read_kinds,
    spelled,
    support,
    words_for_caller,
)
from mapalus.plugin.errors import MapalusError
from mapalus.plugin.words import Words

HERE = (124.9118, 1.3002)
OUTSIDE = (124.53, 1.0)
MARIA = Caller("Maria", "0812 3456", has_agreed=True)


def draft(category="waste", point=HERE, **more):
    return Draft(category, longitude=point[0], latitude=point[1], **more)


@pytest.fixture(scope="module")
def _people(make_database, minahasa_template, cluster):
    """A city with logins that are made once, because that takes a while."""
    with closing(psycopg2.connect(make_database(minahasa_template))) as owner:
        passwords = {}
        for kind in ("planner", "operator"):
            passwords[kind] = make_login(owner, f"files_as_{kind}", kind)
        opened = {}
        for kind, password in passwords.items():
            opened[kind] = psycopg2.connect(cluster.dsn(owner.info.dbname, f"files_as_{kind}", password))
        yield owner, opened
        for kind, connection in opened.items():
            connection.close()
            drop_login(owner, f"files_as_{kind}")


@pytest.fixture
def owner(_people):
    owner, _ = _people
    yield owner
    with owner, owner.cursor() as cursor:
        cursor.execute("DELETE FROM mapalus.report_support; DELETE FROM mapalus.report")


@pytest.fixture
def operator(_people, owner):
    return _people[1]["operator"]


@pytest.fixture
def planner(_people, owner):
    return _people[1]["planner"]


# ---------------------------------------------------------------- before it is filed


def test_the_preview_is_what_the_database_stores(operator, fetch):
    """For fifty points and categories, among them points outside."""
    chance = random.Random(7)  # noqa: S311 - the same places every time
    categories = [kind.code for kind in read_kinds(operator)]
    filed = 0
    for _ in range(50):
        point = (round(chance.uniform(124.55, 125.07), 5), round(chance.uniform(1.01, 1.47), 5))
        category = chance.choice(categories)
        with operator:
            told = preview(operator, *point, category)
        try:
            with operator:
                stored = file_report(operator, draft(category, point))
        except psycopg2.Error as error:
            assert error.pgcode == "MA002"
            assert not told.is_in_city
            continue
        filed += 1
        assert told.is_in_city
        ((agency, village, district, hours),) = fetch(
            operator,
            "SELECT agency, village.area_name, district.area_name, "
            "extract(epoch FROM due_at - reported_at)::float8 / 3600 "
            "FROM mapalus.report JOIN mapalus.area AS village ON village.code = area_code "
            "JOIN mapalus.area AS district ON district.code = village.parent WHERE id = %s",
            (stored.id,),
        )
        assert (told.agency, told.village, told.district, told.resolve_hours) == (agency, village, district, hours)
        assert (stored.agency, stored.village, stored.hours) == (agency, village, hours)
        assert abs((told.due_at - stored.due_at).total_seconds()) < 10
    assert 15 < filed < 50


def test_a_city_that_routes_by_category_and_sub_unit_tells_that(owner, operator, fetch):
    fetch(owner, "UPDATE mapalus.city SET routing = 'category' RETURNING 1")
    try:
        told = preview(operator, *HERE, "waste")
        assert told.agency == "DLH"
        with operator:
            assert file_report(operator, draft()).agency == "DLH"
    finally:
        operator.rollback()
        fetch(owner, "UPDATE mapalus.city SET routing = 'area_office' RETURNING 1")


def test_without_a_category_the_place_alone_is_told(operator):
    told = preview(operator, *HERE)
    assert told.village
    assert told.district
    assert (told.agency, told.due_at, told.candidates) == (None, None, ())


def test_outside_the_city_is_told_at_once(operator):
    told = preview(operator, *OUTSIDE, "waste")
    assert not told.is_in_city
    assert told.city == Words("Kabupaten Minahasa", "Minahasa Regency")


def test_what_is_known_already_is_told_with_its_distance(operator):
    near = (HERE[0] + 0.0002, HERE[1])
    with operator:
        known = file_report(operator, draft(point=near, address="Jl. Danau No. 4"))
        file_report(operator, draft("road", point=near))
        file_report(operator, draft(point=(HERE[0] + 0.01, HERE[1])))
    (candidate,) = preview(operator, *HERE, "waste").candidates
    assert (candidate.id, candidate.reference, candidate.status) == (known.id, known.reference, "received")
    assert candidate.address == "Jl. Danau No. 4"
    assert candidate.distance_m == pytest.approx(22.3, abs=0.3)
    assert candidate.hours_apart < 0.01


# ---------------------------------------------------------------- filing


def test_an_operator_files_a_report_and_its_caller(owner, operator, fetch):
    with operator:
        filed = file_report(operator, draft(description=" Bau sekali ", address="Jl. Danau", caller=MARIA))
    assert filed.reference.startswith("MIN-")
    ((description, channel, method),) = fetch(
        owner, "SELECT description, channel, position_method FROM mapalus.report WHERE id = %s", (filed.id,)
    )
    assert (description, channel, method) == ("Bau sekali", "call_centre", "by_hand")
    assert fetch(
        owner,
        "SELECT reporter_name, phone, email, consent_at IS NOT NULL, ST_AsText(original_geom) FROM mapalus.reporter",
    ) == [("Maria", "0812 3456", None, True, "POINT(124.9118 1.3002)")]


def test_a_refused_caller_leaves_no_report(owner, planner, fetch):
    """A planner may file, but has no access to callers."""
    with pytest.raises(psycopg2.errors.InsufficientPrivilege) as caught, planner:
        file_report(planner, draft(caller=MARIA))
    assert "You have no right" in str(refused(caught.value))
    assert fetch(owner, "SELECT count(*) FROM mapalus.report") == [(0,)]
    with planner:
        assert file_report(planner, draft()).id


def test_a_caller_who_did_not_agree_is_not_stored(owner, operator, fetch):
    with pytest.raises(MapalusError, match="has not agreed"), operator:
        file_report(operator, draft(caller=Caller("Maria")))
    assert fetch(owner, "SELECT count(*) FROM mapalus.report") == [(0,)]
    with operator:
        file_report(operator, draft(caller=Caller(" ", "", has_agreed=True)))
    assert fetch(owner, "SELECT count(*) FROM mapalus.reporter") == [(0,)]


def test_a_draft_is_filed_once(owner, operator, fetch):
    """The answer of the first try may have been lost on its way."""
    one = draft(caller=MARIA)
    with operator:
        first = file_report(operator, one)
    with operator:
        assert file_report(operator, one) == first
    assert fetch(owner, "SELECT count(*) FROM mapalus.report") == [(1,)]


def test_an_address_without_a_point_can_be_filed_and_no_place_cannot(operator):
    with operator:
        filed = file_report(operator, Draft("waste", address="di belakang pasar lama"))
    assert filed.village is None
    assert filed.agency == "DLH"
    with pytest.raises(MapalusError, match="has no place"):
        file_report(operator, Draft("waste", address=" "))


@pytest.mark.parametrize("role", ["planner", "operator"])
def test_a_supporter_is_counted_once(owner, request, role, fetch):
    connection = request.getfixturevalue(role)
    with connection:
        filed = file_report(connection, draft())
    for _ in range(2):
        with connection:
            supported = support(connection, filed.id, "the same call")
    assert (supported.reference, supported.supporters, supported.is_support) == (filed.reference, 1, True)
    with connection:
        assert support(connection, filed.id).supporters == 2
    assert fetch(owner, "SELECT count(*) FROM mapalus.report") == [(1,)]


def test_support_goes_to_the_report_that_is_worked_on(owner, planner, fetch):
    with planner:
        one, other = file_report(planner, draft()), file_report(planner, draft())
    fetch(
        planner,
        "UPDATE mapalus.report SET duplicate_of = %s, version = -version WHERE id = %s RETURNING 1",
        (one.id, other.id),
    )
    with planner:
        assert support(planner, other.id).reference == one.reference
    fetch(
        planner,
        "UPDATE mapalus.report SET status = 'rejected', status_reason = 'spam', version = -version WHERE id = %s "
        "RETURNING 1",
        (one.id,),
    )
    with pytest.raises(MapalusError, match="was closed in the meantime: Rejected"):
        support(planner, one.id)
    with pytest.raises(MapalusError, match="not there any more"):
        support(planner, 10**9)


def test_places_and_numbers_are_found(operator):
    with operator:
        filed = file_report(operator, draft(address="Jl. Danau No. 4"))
        (found,) = [place for place in search_places(operator, "danau no 4", HERE) if place.kind == "report"]
        (known,) = search_references(operator, filed.reference.lower())
    assert (found.longitude, found.latitude) == HERE
    assert found.address.startswith("Jl. Danau No. 4, ")
    assert not found.is_area
    assert (known.id, known.reference, known.longitude) == (filed.id, filed.reference, HERE[0])


# ---------------------------------------------------------------- words


def test_categories_are_found_by_everyday_words(minahasa):
    kinds = read_kinds(minahasa)
    assert kinds[-1].code == "other"

    def found(said):
        return [kind.code for kind in find_kinds(kinds, said)]

    assert found("samp")[0] == "waste"
    assert found("lubang")[0] == "road"
    assert found("got mampet")[0] == "drainage"
    assert found("lampu mati")[0] == "street_light"
    assert found("samaph")[0] == "waste"
    assert found("street l")[0] == "street_light"
    assert found("banjr")[0] == "flood"
    assert found("") == [kind.code for kind in kinds]
    assert found("xyzzy") == []
    assert find_kinds([Kind("a", Words("Alfa", "Alpha"), "other")], "alpha")


def test_the_number_is_spelled():
    assert spelled("MIN-2026-000123") == "M-I-N, 2026, 000 123"
    assert spelled("MIN-2026-1234567") == "M-I-N, 2026, 1 234 567"


def test_the_caller_hears_number_agency_and_deadline():
    filed = Filed(
        1, "MIN-2026-000123", "DLH", Words("Dinas Lingkungan Hidup", "Environment Agency"), Words("Sampah", "Waste"),
        datetime(2026, 12, 1, 14, 5), 48, "Tounsaru", 0,
    )  # fmt: skip
    assert words_for_caller(filed, "en") == (
        "Your report has the number M-I-N, 2026, 000 123. It goes to Environment Agency now, which has 2 days: until "
        "Tuesday 1 December, 14:05 at the latest. Please keep the number; you can ask about it at any time."
    )
    assert words_for_caller(filed, "id") == (
        "Laporan Anda bernomor M-I-N, 2026, 000 123. Laporan kini diteruskan kepada Dinas Lingkungan Hidup, dengan "
        "batas waktu 2 hari: paling lambat Selasa 1 Desember, 14:05. Mohon simpan nomor itu; Anda dapat menanyakannya "
        "kapan saja."
    )
