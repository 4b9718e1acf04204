"""Finding a place by what a caller says: typing errors, abbreviations, ranking, rights, and the query plan."""

import re
from contextlib import closing

import psycopg2
import pytest

from mapalus.plugin.paths import DATABASE
from mapalus.tests.server_config.database.life_cycle_database import city_with_logins

PLACES = """
    INSERT INTO mapalus.street (source, source_id, street_name, geom)
    SELECT 'test', street_name || area_name, street_name,
           ST_Multi(ST_MakeLine(middle, ST_Translate(middle, 0.0005, 0.0002)))
    FROM (VALUES ('Jl. Danau', 'Tounsaru'), ('Jalan Danau', 'Eris'), ('Jl. Raya Tondano', 'Tounsaru'),
                 ('Jln. Sam Ratulangi', 'Rinegetan'), ('Jl. Sam Ratulangi', 'Sasaran')) AS told (street_name, village)
    JOIN (SELECT DISTINCT ON (area_name) area_name, ST_PointOnSurface(geom) AS middle FROM mapalus.area
          WHERE level = 'village' ORDER BY area_name, code) AS village ON area_name = told.village;
    INSERT INTO mapalus.facility (code, facility_name, kind, geom)
    SELECT 'F1', 'Puskesmas Tonsea Lama', 'clinic', ST_PointOnSurface(geom)
    FROM mapalus.area WHERE level = 'village' AND area_name = 'Tonsea Lama';
    INSERT INTO mapalus.market (code, market_name, level, geom)
    SELECT 'P1', 'Pasar Kawangkoan', 'retail', ST_PointOnSurface(geom)
    FROM mapalus.area WHERE level = 'village' AND area_name = 'Kinali';
    INSERT INTO mapalus.programme (code, programme_name_id, programme_name_en, geom)
    SELECT 'G1', 'Pelebaran jalan Sonder', 'Widening of the Sonder road', ST_PointOnSurface(geom)
    FROM mapalus.area WHERE level = 'village' AND area_name = 'Sendangan' LIMIT 1;
    INSERT INTO mapalus.report (category, address, agency, geom, position_accuracy_m)
    SELECT 'waste', 'Jl. Danau No. 47, dekat gereja', 'DLH', ST_PointOnSurface(geom), 30
    FROM mapalus.area WHERE level = 'village' AND area_name = 'Tounsaru'
"""


@pytest.fixture
def places(minahasa, fetch):
    with minahasa, minahasa.cursor() as cursor:
        cursor.execute(PLACES)

    def ask(words, near=None):
        return fetch(
            minahasa,
            "SELECT kind, title, context FROM mapalus.search_places(%s, (SELECT ST_PointOnSurface(geom) "
            "FROM mapalus.area WHERE area_name = %s AND level = 'village'))",
            (words, near),
        )

    return ask


TOUNSARU = ("street", "Jl. Danau", "Tounsaru, Tondano Selatan")


@pytest.mark.parametrize(
    ("words", "best"),
    [
        ("jl danau tounsaru", TOUNSARU),
        ("Jalan Danau, Tounsaru", TOUNSARU),
        ("jln. danao tonsaru", TOUNSARU),
        ("danau toun", TOUNSARU),
        ("jl dan touns", TOUNSARU),
        ("danau eris", ("street", "Jalan Danau", "Eris, Eris")),
        ("sam ratulangi sasaran", ("street", "Jl. Sam Ratulangi", "Sasaran, Tondano Utara")),
        ("kelurahan tounsaru", ("village", "Tounsaru", "Tondano Selatan")),
        ("kel. tounsaru", ("village", "Tounsaru", "Tondano Selatan")),
        ("tounsaro", ("village", "Tounsaru", "Tondano Selatan")),
        ("kec eris", ("district", "Eris", "Minahasa")),
        ("desa eris", ("village", "Eris", "Eris")),
        ("puskesmas tonsea", ("facility", "Puskesmas Tonsea Lama", "Tonsea Lama, Tondano Utara")),
        ("puskesmas tonsealama", ("facility", "Puskesmas Tonsea Lama", "Tonsea Lama, Tondano Utara")),
        ("pasar kawangkoan", ("market", "Pasar Kawangkoan", "Kinali, Kawangkoan")),
        ("pelebaran sonder", ("programme", "Pelebaran jalan Sonder", "")),
        ("widening sonder", ("programme", "Widening of the Sonder road", "")),
        ("jl danau no 47", ("report", "Jl. Danau No. 47, dekat gereja", "Tounsaru, Tondano Selatan")),
    ],
)
def test_what_a_caller_says_finds_the_place(places, words, best):
    assert places(words)[0] == best


@pytest.mark.parametrize("words", ["", "  ", "x", "7", "zzzzzz qqqq", "'; DROP", "%", "jl. no. 5", None])
def test_words_that_mean_no_place_find_none(places, words):
    assert places(words) == []


def test_what_lies_near_comes_first(places):
    def order(village):
        return [context for kind, _, context in places("danau", village) if kind == "street"]

    assert order("Tounsaru") == ["Tounsaru, Tondano Selatan", "Eris, Eris"]
    assert order("Eris") == ["Eris, Eris", "Tounsaru, Tondano Selatan"]


def test_a_street_of_many_parts_is_told_once(minahasa, places, fetch):
    fetch(
        minahasa,
        "INSERT INTO mapalus.street (source, source_id, street_name, geom) "
        "SELECT 'test', n::text, street_name, geom FROM mapalus.street, generate_series(1, 5) AS n "
        "WHERE street_name = 'Jl. Danau' RETURNING 1",
    )
    assert places("jl danau tounsaru").count(TOUNSARU) == 1


def test_a_street_that_people_reported_is_told_as_the_street(minahasa, places, fetch):
    fetch(minahasa, "UPDATE mapalus.report SET address = 'jl. danau', version = -version RETURNING 1")
    assert [(kind, title) for kind, title, context in places("danau") if context == TOUNSARU[2]] == [TOUNSARU[:2]]


def test_how_exact_a_place_is(minahasa, places, fetch):
    rows = fetch(
        minahasa,
        "SELECT kind, max(accuracy_m) FROM (SELECT (mapalus.search_places(words)).* "
        "FROM unnest(ARRAY['danau 47', 'puskesmas', 'kecamatan eris', 'kelurahan tounsaru']) AS words) AS found "
        "GROUP BY 1",
    )
    exact = dict(rows)
    assert exact["facility"] == 0
    assert exact["report"] == 30
    assert 25 < exact["street"] < 40
    assert 300 < exact["village"] < exact["district"] < 20_000
    assert fetch(minahasa, "SELECT count(*) FROM mapalus.street WHERE area_code IS NULL") == [(0,)]


def test_a_street_follows_the_outline_of_its_village(minahasa, places, fetch):
    asked = "SELECT area_code FROM mapalus.street WHERE street_name = 'Jl. Danau'"
    ((before,),) = fetch(minahasa, asked)
    fetch(
        minahasa,
        "UPDATE mapalus.area SET geom = ST_Translate(geom, 0.2, 0.2) WHERE code = %s RETURNING 1",
        (before,),
    )
    ((after,),) = fetch(minahasa, asked)
    assert after != before


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("MIN-2026-000012", 12),
        ("min-2026-12", 12),
        ("2026-000012", 12),
        ("000012", 12),
        ("12", 12),
        ("MIN 2026 12", 12),
        ("0000", None),
        ("MIN-2026-0000", None),
    ],
)
def test_a_report_is_found_by_a_part_of_its_number(minahasa, fetch, said, number):
    fetch(
        minahasa,
        "INSERT INTO mapalus.report (category, reported_at) SELECT 'waste', '2026-05-01' FROM generate_series(1, 130) "
        "RETURNING 1",
    )
    found = [
        reference for (reference,) in fetch(minahasa, "SELECT reference FROM mapalus.search_references(%s)", (said,))
    ]
    if number:
        assert found[0] == f"MIN-2026-{number:06d}"
    else:
        assert len(found) == 10
    assert fetch(minahasa, "SELECT reference FROM mapalus.search_references('MIN-2025-12')") == []
    assert fetch(minahasa, "SELECT reference FROM mapalus.search_references('nothing')") == []
    assert fetch(minahasa, "SELECT reference FROM mapalus.search_references(NULL)") == []


def test_the_search_can_be_installed_where_no_trigram_was_used_yet(make_database, minahasa_template):
    """An upgrade runs in a session that has not loaded pg_trgm; afterwards, the session's own setting is as before."""
    with closing(psycopg2.connect(make_database(minahasa_template))) as connection, connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE mapalus_owner; SET LOCAL search_path = mapalus, public")
        cursor.execute((DATABASE / "code" / "36_addresses.sql").read_text())
        connection.commit()
        for likeness in ("0.6", "0.3"):
            cursor.execute("SELECT title FROM mapalus.search_places('tounsaro')")
            assert cursor.fetchone() == ("Tounsaru",)
            cursor.execute("SHOW pg_trgm.word_similarity_threshold")
            assert cursor.fetchone() == (likeness,)
            cursor.execute("SET pg_trgm.word_similarity_threshold = 0.3")


def test_who_asks_finds_what_it_may_see(make_database, minahasa_template):
    with city_with_logins(make_database(minahasa_template)) as (connection, people):
        with connection.cursor() as cursor:
            cursor.execute(PLACES)
            cursor.execute(
                "INSERT INTO mapalus.report (category, address, agency, geom) "
                "SELECT 'road', 'Jl. Danau No. 48', 'DPUPR', geom FROM mapalus.report"
            )

            def ask(who):
                cursor.execute("SAVEPOINT before")
                cursor.execute(f"SET LOCAL ROLE {people[who].name}")
                try:
                    cursor.execute("SELECT title FROM mapalus.search_places('danau no 4') WHERE kind = 'report'")
                    titles = {title for (title,) in cursor.fetchall()}
                    cursor.execute("SELECT count(*) FROM mapalus.search_references('0000', 100)")
                    return titles, cursor.fetchone()[0]
                finally:
                    cursor.execute("ROLLBACK TO before")

            both = {"Jl. Danau No. 47, dekat gereja", "Jl. Danau No. 48"}
            for who in ("planner", "operator", "admin"):
                assert ask(who) == (both, 2)
            for who in ("waste", "public", "nobody"):
                with pytest.raises(psycopg2.errors.InsufficientPrivilege):
                    ask(who)
            # SECURITY INVOKER: even an agency that were let in finds its own reports alone.
            cursor.execute(
                "GRANT EXECUTE ON FUNCTION mapalus.search_places(text, geometry, integer), "
                "mapalus.search_references(text, integer), mapalus.address_words(text) TO mapalus_agency"
            )
            assert ask("waste") == ({"Jl. Danau No. 47, dekat gereja"}, 1)
            cursor.execute(f"SET LOCAL ROLE {people['waste'].name}")
            with pytest.raises(psycopg2.errors.InsufficientPrivilege):
                cursor.execute("DELETE FROM mapalus.street")
        connection.rollback()


def test_among_many_reports_no_table_is_read_whole(make_database, minahasa_template):
    """As a planner, whose row-level security stands in between; three in a hundred reports are open."""
    with closing(psycopg2.connect(make_database(minahasa_template))) as connection, connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO mapalus.report "
            "(category, source_hash, geom, area_code, reported_at, status, resolved_at, address) "
            "SELECT 'waste', gen_random_uuid(), point.geom, code, "
            "timestamptz '2026-05-01' + n * interval '1 minute', state, "
            "CASE state WHEN 'resolved' THEN timestamptz '2026-12-01' END, "
            "'Jl. ' || (ARRAY['Danau', 'Raya', 'Sam Ratulangi', 'Boulevard', 'Siswa'])[1 + n % 5] || ' No. ' || n % 90 "
            "FROM (SELECT code, dumped.geom, row_number() OVER ()::integer AS n FROM mapalus.area "
            "      CROSS JOIN LATERAL ST_Dump(ST_GeneratePoints(area.geom, 150, 1)) AS dumped "
            "      WHERE level = 'village' LIMIT 40000) AS point "
            "CROSS JOIN LATERAL (SELECT CASE WHEN n % 33 = 0 THEN 'received' ELSE 'resolved' END AS state) AS life"
        )
        connection.commit()
        connection.autocommit = True
        cursor.execute("VACUUM ANALYZE mapalus.report")
        cursor.execute(
            "LOAD 'auto_explain'; SET auto_explain.log_min_duration = 0; SET auto_explain.log_nested_statements = on; "
            "SET auto_explain.log_level = notice; SET ROLE mapalus_planner"
        )
        for words in ("jl danau 7", "raya tounsaru", "sam ratulangi", "jl boulvard", "siswa", "2026-000123") * 2:
            del connection.notices[:]
            cursor.execute("SELECT * FROM mapalus.search_places(%s)", (words,))
            found = cursor.fetchall()
            assert found or words[0] == "2"
            cursor.execute("SELECT * FROM mapalus.search_references(%s)", (words,))
            plans = "\n".join(connection.notices)
            assert "Seq Scan on report" not in plans, plans
            if found:
                assert re.search("report_open_(address|area)", plans), plans
