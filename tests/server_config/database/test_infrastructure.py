"""Facilities, cameras, markets, prices and programmes: what the database refuses, records and hides."""

import json
import re
from contextlib import closing, contextmanager

import psycopg2
import pytest
from psycopg2 import sql

from mapalus.plugin.database.refusals import explain, refusal_of
from mapalus.plugin.i18n import words_in

POINT = "SRID=4326;POINT(124.9118 1.3002)"
LINE = "SRID=4326;LINESTRING(124.91 1.3, 124.92 1.31)"

GOOD = {
    "facility": {
        "code": "F1",
        "facility_name": "Pos Tondano",
        "kind": "police_post",
        "agency": "SATPOLPP",
        "geom": POINT,
    },
    "cctv": {
        "code": "K1",
        "cctv_name": "Simpang Lima",
        "agency": "DISHUB",
        "azimuth": 90,
        "field_of_view": 60,
        "geom": POINT,
    },
    "market": {"code": "P1", "market_name": "Pasar Tondano", "level": "retail", "geom": POINT},
    "commodity": {"code": "ubi", "commodity_name_id": "Ubi", "commodity_name_en": "Cassava", "unit": "kg"},
    "price": {"market": "P0", "commodity": "tomat", "day": "2026-01-02", "price": 12000},
    "programme": {
        "code": "G1",
        "programme_name_id": "Jalan",
        "programme_name_en": "Road",
        "budget": 1e9,
        "starts_on": "2026-01-01",
        "ends_on": "2026-06-30",
        "progress": 10,
        "geom": LINE,
    },
}
CHANGES = {
    "facility": {"kind": "office"},
    "cctv": {"azimuth": 120},
    "market": {"level": "wholesale"},
    "commodity": {"unit": "g"},
    "price": {"price": 13000},
    "programme": {"progress": 20},
}
KEYS = {"price": ("market", "commodity", "day")}


@pytest.fixture
def database(minahasa):
    """A database with one market, P0."""
    insert(minahasa, "market", **{**GOOD["market"], "code": "P0"})
    return minahasa


def insert(connection, table, **values):
    with connection, connection.cursor() as cursor:
        cursor.execute(
            sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(
                sql.Identifier("mapalus", table),
                sql.SQL(", ").join(map(sql.Identifier, values)),
                sql.SQL(", ").join(sql.Placeholder() * len(values)),
            ),
            list(values.values()),
        )


def run(connection, statement, parameters=None):
    with connection, connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.rowcount


def change(connection, table, values, of=None, next_version=True):
    """Update the good row of a table as an editor would: with the next version."""
    of = of or GOOD[table]
    keys = KEYS.get(table, ("code",))
    return run(
        connection,
        sql.SQL("UPDATE {} SET {} {} WHERE {}").format(
            sql.Identifier("mapalus", table),
            sql.SQL(", ").join(sql.SQL("{} = %s").format(sql.Identifier(name)) for name in values),
            sql.SQL(", version = version + 1" if next_version else ""),
            sql.SQL(" AND ").join(sql.SQL("{} = %s").format(sql.Identifier(name)) for name in keys),
        ),
        [*values.values(), *(of[key] for key in keys)],
    )


@contextmanager
def acting_as(connection, role):
    run(connection, sql.SQL("SET ROLE {}").format(sql.Identifier(role)))
    try:
        yield connection
    finally:
        run(connection, "RESET ROLE")


# ---------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("table", "values", "sqlstate", "message"),
    [
        ("facility", {"kind": "castle"}, "MA011", "The facility F1 is of the kind “castle”; it must be police_post"),
        ("facility", {"facility_name": ""}, "MA011", "The facility F1 has no name"),
        ("facility", {"code": ""}, "MA011", "A facility needs a code"),
        ("facility", {"code": " F1"}, "MA011", "begins or ends with a space"),
        ("facility", {"geom": None}, "MA002", "The facility F1 has no position"),
        ("facility", {"geom": "SRID=4326;POINT EMPTY"}, "MA002", "The facility F1 has no position"),
        ("facility", {"geom": "SRID=4326;POINT(0 0)"}, "MA002", r"F1 at POINT\(0 0\) lies outside Minahasa Regency"),
        ("cctv", {"azimuth": 400}, "MA011", "The camera K1 looks towards 400 degrees; a heading is at least 0"),
        ("cctv", {"azimuth": 360}, "MA011", "looks towards 360 degrees"),
        ("cctv", {"azimuth": -1}, "MA011", "looks towards -1 degrees"),
        ("cctv", {"azimuth": "NaN"}, "MA011", "looks towards NaN degrees"),
        ("cctv", {"is_turning": True}, "MA011", "turns and yet looks towards 90 degrees"),
        ("cctv", {"field_of_view": 0}, "MA011", "field of view of 0 degrees"),
        ("cctv", {"field_of_view": 361}, "MA011", "field of view of 361 degrees"),
        ("cctv", {"range_m": 0}, "MA011", "sees 0 m far"),
        ("cctv", {"range_m": "Infinity"}, "MA011", "sees Infinity m far"),
        ("cctv", {"height_m": -2}, "MA011", "hangs -2 m above the ground"),
        ("cctv", {"state": "broken"}, "MA011", "state “broken”; it must be up, down or unknown"),
        ("cctv", {"geom": "SRID=4326;POINT(0 0)"}, "MA002", "The camera K1 .* lies outside"),
        ("market", {"level": "super"}, "MA011", "The market P1 is of the level “super”"),
        ("market", {"code": "P/1"}, "MA011", "has a slash in it"),
        ("market", {"geom": "SRID=4326;POINT(0 0)"}, "MA002", "The market P1 .* lies outside"),
        ("commodity", {"unit": ""}, "MA011", "The commodity ubi has no unit"),
        ("commodity", {"weight": 0}, "MA011", "has the weight 0"),
        ("commodity", {"warning_percent": -5}, "MA011", "rise of -5 percent"),
        ("price", {"price": 0}, "MA011", "tomat at P0 on 2026-01-02 costs 0; a price must be more than 0"),
        ("price", {"price": -5}, "MA011", "costs -5"),
        ("price", {"price": "NaN"}, "MA011", "costs NaN"),
        ("price", {"price": "Infinity"}, "MA011", "costs Infinity"),
        ("price", {"price": None}, "MA011", "has no price"),
        ("price", {"stock": -1}, "MA011", "has a stock of -1"),
        ("price", {"day": "2926-01-02"}, "MA011", "price of 2926-01-02; a survey lies between 1970 and today"),
        ("price", {"day": "0206-01-02"}, "MA011", "a survey lies between 1970 and today"),
        ("programme", {"ends_on": "2025-12-31"}, "MA011", "G1 ends on 2025-12-31, before it starts on 2026-01-01"),
        ("programme", {"progress": 101}, "MA011", "is at 101 percent"),
        ("programme", {"budget": -1}, "MA011", "has a budget of -1"),
        ("programme", {"geom": "SRID=4326;POLYGON EMPTY"}, "MA011", "empty geometry"),
        ("programme", {"geom": "SRID=4326;POLYGON((124.9 1.3,124.91 1.31,124.91 1.3,124.9 1.31,124.9 1.3))"}, "MA011",
         "not valid: Self-intersection"),
        ("programme", {"geom": "SRID=4326;CIRCULARSTRING(124.9 1.3,124.91 1.31,124.92 1.3)"}, "MA011", "has curves"),
        ("programme", {"geom": "SRID=4326;POINT(0 0)"}, "MA002", "The programme G1 lies outside Minahasa Regency"),
    ],
)  # fmt: skip
def test_a_bad_value_is_refused_in_words(database, fetch, table, values, sqlstate, message):
    """When it is entered, and when something good is changed into it."""
    with pytest.raises(psycopg2.Error, match=message) as refusal:
        insert(database, table, **{**GOOD[table], **values})
    assert refusal.value.pgcode == sqlstate
    assert refusal.value.diag.message_hint
    said = explain(refusal_of(refusal.value)).in_words(words_in("id"))
    assert not re.search(rf"{message}|\b({'|'.join(values)})\b|[{{}}]", said), said
    if "code" not in values:
        insert(database, table, **GOOD[table])
        with pytest.raises(psycopg2.Error, match=message):
            change(database, table, values)


@pytest.mark.parametrize(
    ("table", "values"),
    [
        ("cctv", {"azimuth": 400}),
        ("cctv", {"is_turning": True}),
        ("price", {"price": "NaN", "price_key": "P0/tomat/2026-01-02"}),
        ("programme", {"ends_on": "2025-12-31"}),
        ("programme", {"geom": "SRID=4326;POLYGON EMPTY"}),
        ("facility", {"kind": "castle"}),
    ],
)
def test_constraints_hold_where_triggers_do_not_run(database, table, values):
    """A restore runs without triggers."""
    run(database, "SET session_replication_role = replica")
    with pytest.raises(psycopg2.errors.CheckViolation):
        insert(database, table, **{**GOOD[table], **values})


def test_edges_are_good(database, fetch):
    for number, values in enumerate(
        [
            {"azimuth": 0, "field_of_view": 360, "height_m": 0},
            {"azimuth": 359.9},
            {"azimuth": None, "is_turning": True},
            {"azimuth": None, "field_of_view": None},
        ]
    ):
        insert(database, "cctv", **{**GOOD["cctv"], **values, "code": f"K{number}"})
    insert(database, "price", **{**GOOD["price"], "price": 0.01, "stock": 0})
    insert(
        database,
        "programme",
        **{**GOOD["programme"], "ends_on": "2026-01-01", "progress": 100, "budget": 0, "geom": None},
    )
    assert fetch(database, "SELECT count(*) FROM mapalus.cctv WHERE NOT is_public AND state = 'unknown'") == [(4,)]


@pytest.mark.parametrize("kind", ["POINT(124.9 1.3)", "LINESTRING(124.9 1.3,124.91 1.3)",
                                  "POLYGON((124.9 1.3,124.91 1.3,124.91 1.31,124.9 1.3))",
                                  "MULTIPOINT(124.9 1.3,124.91 1.3)",
                                  "GEOMETRYCOLLECTION(POINT(124.9 1.3),LINESTRING(124.9 1.3,124.91 1.3))"])  # fmt: skip
def test_a_programme_has_any_geometry(database, fetch, kind):
    insert(database, "programme", **{**GOOD["programme"], "geom": f"SRID=4326;{kind}"})
    assert (
        fetch(database, "SELECT ST_GeometryType(geom) FROM mapalus.programme")[0][0][3:].upper() == kind.split("(")[0]
    )


@pytest.mark.parametrize("table", ["facility", "cctv", "market"])
def test_the_area_comes_from_the_point(database, fetch, table):
    insert(database, table, **{**GOOD[table], "area_code": "71.02"})
    where = f"SELECT area_code, area_code = mapalus.area_at(geom) FROM mapalus.{table} WHERE code = %s"
    ((first, right),) = fetch(database, where, (GOOD[table]["code"],))
    assert right
    change(database, table, {"area_code": "71.02"})
    assert fetch(database, where, (GOOD[table]["code"],)) == [(first, True)]
    change(database, table, {"geom": "SRID=4326;POINT(124.83 1.17)"})
    ((second, right),) = fetch(database, where, (GOOD[table]["code"],))
    assert right
    assert second != first


def test_a_city_without_areas_is_its_extent(boston):
    insert(boston, "facility", **{**GOOD["facility"], "agency": None, "geom": "SRID=4326;POINT(-71.06 42.36)"})
    with pytest.raises(psycopg2.Error, match="lies outside City of Boston"):
        insert(boston, "facility", **{**GOOD["facility"], "agency": None, "code": "F2"})


# ---------------------------------------------------------------- versions and history


@pytest.mark.parametrize("table", GOOD)
def test_the_second_of_two_editors_is_told(database, table):
    insert(database, table, **GOOD[table])
    keys = KEYS.get(table, ("code",))
    change(database, table, CHANGES[table])
    name = "/".join(str(GOOD[table][key]) for key in keys)
    with pytest.raises(psycopg2.Error, match=f"Somebody else changed {name} in the meantime") as refusal:
        # Based on version 1, which is gone.
        column = next(iter(CHANGES[table]))
        change(database, table, {column: GOOD[table][column], "version": -1}, next_version=False)
    assert refusal.value.pgcode == "MA004"
    differences = json.loads(refusal.value.diag.message_detail)["differences"]
    assert {name: [str(one) for one in pair] for name, pair in differences.items()} == {
        column: [str(CHANGES[table][column]), str(GOOD[table][column])]
    }


@pytest.mark.parametrize("table", GOOD)
def test_history_says_who_changed_what_when(database, fetch, cluster, table):
    from mapalus.plugin.database.logins import ensure_login

    ensure_login(database, "test_planner", "secret", member_of="mapalus_planner")
    keys = KEYS.get(table, ("code",))
    column, value = next(iter(CHANGES[table].items()))
    with closing(psycopg2.connect(cluster.dsn(database.info.dbname, "test_planner", "secret"))) as planner:
        insert(planner, table, **GOOD[table])
        assert change(planner, table, CHANGES[table]) == 1
        where = " AND ".join(f"{key} = %s" for key in keys)
        run(planner, f"DELETE FROM mapalus.{table} WHERE {where}", [GOOD[table][key] for key in keys])
        log = fetch(
            planner,
            "SELECT operation, actor, row_key, old_values, new_values, abs(extract(epoch FROM now() - at)) < 60 "
            "FROM mapalus.change_log WHERE table_name = %s AND row_key <> 'P0' AND actor = 'test_planner' ORDER BY id",
            (table,),
        )
    key = "/".join(str(GOOD[table][key]) for key in keys)
    assert [(entry[0], entry[1], entry[2], entry[5]) for entry in log] == [
        (operation, "test_planner", key, True) for operation in ("insert", "update", "delete")
    ]
    added, changed, gone = log
    assert added[3] is None
    assert added[4][column] == GOOD[table][column]
    assert changed[3] == {column: GOOD[table][column]}
    assert changed[4] == {column: value}
    assert gone[3][column] == value
    assert gone[4] is None


def test_states_of_a_camera_are_kept(database, fetch):
    insert(database, "cctv", **GOOD["cctv"])
    for values in ({"state": "up"}, {"azimuth": 10}, {"state": "down"}):
        change(database, "cctv", values)
    run(database, "DELETE FROM mapalus.cctv")
    assert fetch(database, "SELECT cctv, from_state, to_state, actor FROM mapalus.cctv_state ORDER BY id") == [
        ("K1", None, "unknown", database.info.user),
        ("K1", "unknown", "up", database.info.user),
        ("K1", "up", "down", database.info.user),
    ]
    for statement in (
        "UPDATE mapalus.cctv_state SET actor = 'me'",
        "DELETE FROM mapalus.cctv_state",
        "TRUNCATE mapalus.cctv_state",
    ):
        with pytest.raises(psycopg2.Error, match="History cannot be changed or deleted"):
            run(database, statement)


def test_the_address_of_a_stream_stays_out_of_history(database, fetch):
    insert(database, "cctv", **GOOD["cctv"])
    with acting_as(database, "mapalus_admin"):
        insert(database, "cctv_stream", cctv="K1", url="rtsp://user:hidden@10.0.0.1/1")
        run(database, "UPDATE mapalus.cctv_stream SET url = 'rtsp://user:hidden@10.0.0.1/2', version = version + 1")
    with acting_as(database, "mapalus_planner"):
        # Who deletes a camera need not see its stream.
        run(database, "DELETE FROM mapalus.cctv")
    log = fetch(
        database,
        "SELECT operation, row_key, old_values, new_values, change_log::text FROM mapalus.change_log "
        "WHERE table_name = 'cctv_stream' ORDER BY id",
    )
    one = {"cctv": "K1"}
    assert [entry[:4] for entry in log] == [
        ("insert", "K1", None, one),
        ("update", "K1", one, one),
        ("delete", "K1", one, None),
    ]
    assert fetch(database, "SELECT count(*) FROM mapalus.change_log WHERE change_log::text ~ 'hidden'") == [(0,)]


def test_a_stream_needs_an_address_and_the_refusal_does_not_repeat_it(database):
    insert(database, "cctv", **GOOD["cctv"])
    with pytest.raises(psycopg2.Error, match="The stream of the camera K1 has no address") as refusal:
        insert(database, "cctv_stream", cctv="K1", url="hidden words")
    assert refusal.value.pgcode == "MA011"
    assert "hidden" not in str(refusal.value)


# ---------------------------------------------------------------- rights

TABLES = [*GOOD, "cctv_stream", "cctv_state"]
READ, WRITE = {"SELECT"}, {"SELECT", "INSERT", "UPDATE", "DELETE"}
RIGHTS = {
    "mapalus_planner": {**dict.fromkeys(GOOD, WRITE), "cctv_state": READ},
    "mapalus_admin": {**dict.fromkeys(GOOD, WRITE), "cctv_state": READ, "cctv_stream": WRITE},
    "mapalus_operator": {**dict.fromkeys(GOOD, READ), "cctv_state": READ},
    "mapalus_agency": dict.fromkeys(("facility", "cctv", "market", "commodity", "programme"), READ),
    "mapalus_public": {},
}


@pytest.mark.parametrize("role", RIGHTS)
def test_rights_on_the_tables(minahasa, fetch, role):
    for table in TABLES:
        ((rights,),) = fetch(
            minahasa,
            "SELECT array_agg(r) FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', "
            "'TRIGGER']) AS r WHERE has_table_privilege(%s, %s, r)",
            (role, f"mapalus.{table}"),
        )
        assert set(rights or ()) == RIGHTS[role].get(table, set()), table


def test_a_planner_may_enter_change_and_delete_everything(database):
    with acting_as(database, "mapalus_planner"):
        for table in GOOD:
            insert(database, table, **GOOD[table])
            change(database, table, CHANGES[table])
        for table in ("price", "facility", "cctv", "market", "programme"):
            assert run(database, f"DELETE FROM mapalus.{table}") > 0
        with pytest.raises(psycopg2.errors.InsufficientPrivilege):
            run(database, "SELECT url FROM mapalus.cctv_stream")


def test_functions_are_nobodys_by_default(minahasa, fetch):
    rows = fetch(
        minahasa,
        "SELECT proname FROM pg_proc WHERE pronamespace = 'mapalus'::regnamespace "
        "AND has_function_privilege('mapalus_public', oid, 'EXECUTE')",
    )
    # The views of own layers call it with the rights of their readers.
    assert rows == [("own_layer_is_fit",)]


def test_everything_is_explained(minahasa, fetch):
    undescribed = fetch(
        minahasa,
        "SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND attnum >= 0 "
        "WHERE c.oid = ANY (%s::regclass[]) AND NOT attisdropped AND col_description(c.oid, attnum) IS NULL "
        "UNION ALL SELECT relname, '' FROM pg_class "
        "WHERE oid = ANY (%s::regclass[]) AND obj_description(oid, 'pg_class') IS NULL "
        "UNION ALL SELECT proname, 'function' FROM pg_proc WHERE pronamespace = 'mapalus'::regnamespace "
        "AND obj_description(oid, 'pg_proc') IS NULL",
        ([f"mapalus.{table}" for table in TABLES],) * 2,
    )
    assert undescribed == []


def test_functions_name_their_search_path(minahasa, fetch):
    # Expressions in SQL that run with the caller's rights are put into the query, which they could not be with a path.
    rows = fetch(
        minahasa,
        "SELECT proname FROM pg_proc JOIN pg_language ON pg_language.oid = prolang "
        "WHERE pronamespace = 'mapalus'::regnamespace AND (prosecdef OR lanname <> 'sql') "
        "AND NOT 'search_path=mapalus, public, pg_temp' = ANY (coalesce(proconfig, '{}'))",
    )
    assert rows == []


def test_no_column_is_called_just_name(minahasa, fetch):
    columns = fetch(
        minahasa,
        "SELECT attname FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid "
        "WHERE relnamespace IN ('mapalus'::regnamespace, 'mapalus_public'::regnamespace) "
        "AND relname <> 'schema_migration'",
    )
    assert ("name",) not in columns


# ---------------------------------------------------------------- what the public sees


def test_the_public_sees_what_is_public(database, fetch):
    for table in GOOD:
        insert(database, table, **GOOD[table])
    insert(database, "price", **{**GOOD["price"], "market": "P1", "surveyor": "An Officer", "stock": 5})
    insert(database, "facility", **{**GOOD["facility"], "code": "F2", "is_public": False})
    insert(database, "programme", **{**GOOD["programme"], "code": "G2", "is_public": False})
    insert(database, "cctv", **{**GOOD["cctv"], "code": "K2", "is_public": True, "state": "up"})
    insert(database, "cctv_stream", cctv="K2", url="rtsp://10.0.0.1/1")
    change(database, "market", {"is_public": False}, of={"code": "P0"})
    with acting_as(database, "mapalus_public"):
        seen = {table: fetch(database, f"SELECT * FROM mapalus_public.{table}") for table in GOOD}
        columns = fetch(
            database,
            "SELECT attname FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid AND attnum > 0 "
            "WHERE relnamespace = 'mapalus_public'::regnamespace",
        )
        assert fetch(database, "SELECT code, area_name IS NOT NULL, azimuth FROM mapalus_public.cctv") == [
            ("K2", True, 90)
        ]
        assert fetch(database, "SELECT code FROM mapalus_public.facility") == [("F1",)]
        assert fetch(database, "SELECT code FROM mapalus_public.market") == [("P1",)]
        assert fetch(database, "SELECT code FROM mapalus_public.programme") == [("G1",)]
        assert fetch(database, "SELECT price_key, market_name, commodity_name_id, unit FROM mapalus_public.price") == [
            ("P1/tomat/2026-01-02", "Pasar Tondano", "Tomat", "kg")
        ]
    assert len(seen["commodity"]) == 14
    assert "An Officer" not in str(seen)
    assert "rtsp" not in str(seen)
    assert not {"surveyor", "url", "is_public", "version"} & {name for (name,) in columns}


def test_public_keys_are_known_and_unique(database, fetch):
    for table, key in fetch(
        database,
        "SELECT table_name, pk_column FROM mapalus_public.gt_pk_metadata WHERE table_schema = 'mapalus_public'",
    ):
        assert fetch(
            database,
            sql.SQL("SELECT count(*) - count(DISTINCT {}) FROM {}").format(
                sql.Identifier(key), sql.Identifier("mapalus_public", table)
            ),
        ) == [(0,)]
    without = fetch(
        database,
        "SELECT relname FROM pg_class WHERE relkind = 'v' AND relnamespace = 'mapalus_public'::regnamespace "
        "AND relname NOT IN "
        "(SELECT table_name FROM mapalus_public.gt_pk_metadata WHERE table_schema = 'mapalus_public')",
    )
    assert without == [("city",)]


def test_every_public_view_is_a_barrier(minahasa, fetch):
    views = fetch(
        minahasa,
        "SELECT relname, 'security_barrier=true' = ANY (reloptions) FROM pg_class "
        "WHERE relnamespace IN ('mapalus_public'::regnamespace, 'mapalus_feed'::regnamespace) AND relkind = 'v'",
    )
    assert len(views) > 10
    assert all(is_barrier for _view, is_barrier in views)
