import gzip
import json
import re
from contextlib import closing
from datetime import date
from decimal import Decimal

import psycopg2
import pytest

from mapalus.plugin.errors import Cancelled, MapalusError
from mapalus.plugin.i18n import translator as translator_of
from mapalus.plugin.importing.import_table import import_table
from mapalus.plugin.importing.infrastructure import CCTV, FACILITY, MARKET, PRICE, PROGRAMME, TABLES

# A good file of each kind, once in English and once in Indonesian.
FILES = {
    "facility": (
        "code,facility_name,kind,agency,address,longitude,latitude,is_public\n"
        "F1,Police post Tondano,police_post,SATPOLPP,Jalan 1,124.9118,1.3002,true\n"
        "F2,Clinic,clinic,,,124.83,1.17,no\n",
        "Kode;Nama;Jenis;Instansi;Alamat;Bujur;Lintang;Publik\n"
        "F1;Police post Tondano;Pos polisi;Satuan Polisi Pamong Praja;Jalan 1;124.9118;1.3002;ya\n"
        "F2;Clinic;puskesmas;;;124.83;1.17;tidak\n",
    ),
    "cctv": (
        "code,cctv_name,agency,azimuth,field_of_view,range_m,height_m,is_turning,state,is_public,longitude,latitude\n"
        "K1,Crossroads,DISHUB,90,60,50,4.5,false,up,true,124.9118,1.3002\n"
        "K2,Lake,DISHUB,,,200,,true,,,124.83,1.17\n",
        "kode|nama|pemilik|arah|sudut pandang|jangkauan|tinggi|PTZ|keadaan|publik|bujur|lintang\n"
        "K1|Crossroads|Dinas Perhubungan|90|60|50|4.5|tidak|hidup|ya|124.9118|1.3002\n"
        "K2|Lake|dishub|||200||ya|||124.83|1.17\n",
    ),
    "market": (
        "code,market_name,level,longitude,latitude\nP1,Pasar Tondano,retail,124.9118,1.3002\n"
        "P2,Pasar Induk,wholesale,124.83,1.17\n",
        "kode,nama_pasar,tingkat,bujur,lintang\nP1,Pasar Tondano,eceran,124.9118,1.3002\n"
        "P2,Pasar Induk,induk,124.83,1.17\n",
    ),
    "commodity": (
        "code,commodity_name_id,commodity_name_en,quality,unit,weight,warning_percent\n"
        "ubi,Ubi kayu,Cassava,segar,kg,0.5,10\njagung,Jagung,Maize,,kg,,\n",
        "kode,nama,name,mutu,satuan,bobot,persen_peringatan\n"
        "ubi,Ubi kayu,Cassava,segar,kg,0.5,10\njagung,Jagung,Maize,,kg,,\n",
    ),
    "price": (
        "market,commodity,day,price,stock,surveyor,is_carried_forward\n"
        "P0,tomat,2026-01-02,12000,50,An Officer,\nP0,tomat,2026-01-03,12000,,,\n",
        "pasar\tkomoditas\ttanggal\tharga\tstok\tpetugas\tharga_lama\n"
        "Pasar Nol\tTOMAT\t2026-01-02\t12000.00\t50\tAn Officer\t\nP0\tTomatoes\t2026-01-03\t1.2e4\t\t\t\n",
    ),
    "programme": (
        "code,programme_name_id,programme_name_en,agency,budget,starts_on,ends_on,progress,geometry\n"
        'G1,Jalan,Road,DPUPR,1500000000,2026-01-01,2026-06-30,12.5,"LINESTRING(124.91 1.3, 124.92 1.31)"\n'
        "G2,Posyandu,Health posts,,,,,,\n",
        "kode,program,name,dinas,pagu,mulai,selesai,kemajuan,wkt\n"
        "G1,Jalan,Road,Dinas Pekerjaan Umum dan Penataan Ruang,1500000000,2026-01-01,2026-06-30,12.5,"
        '"SRID=4326;LINESTRING Z (124.91 1.3 5, 124.92 1.31 6)"\n'
        "G2,Posyandu,Health posts,,,,,,\n",
    ),
}
BY_NAME = {table.name: table for table in TABLES}


@pytest.fixture
def database(minahasa):
    """A database with one market, P0."""
    with minahasa, minahasa.cursor() as cursor:
        cursor.execute(
            "INSERT INTO mapalus.market (code, market_name, level, geom) "
            "VALUES ('P0', 'Pasar Nol', 'retail', ST_SetSRID(ST_MakePoint(124.9118, 1.3002), 4326))"
        )
    return minahasa


def write(folder, content, name="daftar.csv"):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def state(fetch, connection, table):
    """All that an import may change."""
    return (
        fetch(connection, f"SELECT t::text FROM mapalus.{table.name} AS t ORDER BY 1"),
        fetch(connection, "SELECT count(*) FROM mapalus.change_log"),
        fetch(connection, "SELECT count(*) FROM mapalus.import_reject"),
    )


def rejected(fetch, connection):
    return fetch(connection, "SELECT line, reason_code FROM mapalus.import_reject ORDER BY line")


def test_every_field_is_a_column_and_no_word_means_two(minahasa, fetch):
    for table in TABLES:
        columns = fetch(
            minahasa, "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass", (f"mapalus.{table.name}",)
        )
        assert {(name,) for name in table.columns} <= set(columns)
        meanings = table.column_names()
        for one in table.fields:
            assert {meanings[word] for word in (one.name, *one.synonyms)} == {one.name}


def test_of_equal_keys_the_first_good_row_counts(database, tmp_path, feedback, fetch):
    path = write(
        tmp_path,
        "market,commodity,day,price\nP0,tomat,2026-01-02,0\nP0,tomat,2026-01-02,5\nP0,tomat,2026-01-02,6\n",
    )
    result = import_table(database, path, PRICE, feedback)
    assert (result.added, result.rejected) == (1, 2)
    assert rejected(fetch, database) == [(2, "out_of_range"), (4, "duplicate")]
    assert fetch(database, "SELECT price FROM mapalus.price") == [(5,)]


@pytest.mark.parametrize("name", BY_NAME)
def test_both_languages_say_the_same(database, tmp_path, feedback, fetch, name):
    table = BY_NAME[name]
    english, indonesian = FILES[table.name]
    result = import_table(database, write(tmp_path, english), table, feedback)
    assert (result.rows, result.added, result.rejected, result.unused) == (2, 2, 0, [])
    before = state(fetch, database, table)
    result = import_table(database, write(tmp_path, indonesian, "lain.csv"), table, feedback)
    assert (result.rows, result.unchanged, result.rejected, result.unused) == (2, 2, 0, [])
    assert state(fetch, database, table) == before


def test_values_arrive(database, tmp_path, feedback, fetch):
    for name, (content, _other) in FILES.items():
        import_table(database, write(tmp_path, content), BY_NAME[name], feedback)
    assert fetch(
        database,
        "SELECT code, facility_name, kind, agency, address, is_public, ST_AsText(geom), "
        "area_code = mapalus.area_at(geom) "
        "FROM mapalus.facility ORDER BY code",
    ) == [
        ("F1", "Police post Tondano", "police_post", "SATPOLPP", "Jalan 1", True, "POINT(124.9118 1.3002)", True),
        ("F2", "Clinic", "clinic", None, None, False, "POINT(124.83 1.17)", True),
    ]
    assert fetch(
        database,
        "SELECT azimuth::float, field_of_view::float, range_m::float, height_m::float, is_turning, state, is_public "
        "FROM mapalus.cctv ORDER BY code",
    ) == [(90, 60, 50, 4.5, False, "up", True), (None, None, 200, None, True, "unknown", False)]
    assert fetch(
        database,
        "SELECT quality, weight, warning_percent FROM mapalus.commodity WHERE code IN ('ubi', 'jagung') ORDER BY code",
    ) == [(None, Decimal(1), None), ("segar", Decimal("0.5"), Decimal(10))]
    assert fetch(
        database, "SELECT day, price, stock, surveyor, is_carried_forward FROM mapalus.price ORDER BY day"
    ) == [
        (date(2026, 1, 2), Decimal(12000), Decimal(50), "An Officer", False),
        (date(2026, 1, 3), Decimal(12000), None, None, True),
    ]
    assert fetch(
        database,
        "SELECT agency, budget, starts_on, ends_on, progress, ST_AsText(geom) FROM mapalus.programme ORDER BY code",
    ) == [
        ("DPUPR", Decimal(1_500_000_000), date(2026, 1, 1), date(2026, 6, 30), Decimal("12.5"),
         "LINESTRING(124.91 1.3,124.92 1.31)"),
        (None, None, None, None, None, None),
    ]  # fmt: skip


REFUSED = {
    "facility": (
        "code,facility_name,kind,agency,longitude,latitude",
        [
            (",Pos,office,,124.9118,1.3002", "missing", "It has no code."),
            ("A,,office,,124.9118,1.3002", "missing", "It has no facility_name."),
            ("B,Pos,,,124.9118,1.3002", "missing", "It has no kind."),
            ("C,Pos,castle,,124.9118,1.3002", "choice", "C: Kind does not allow castle. It can be: Police post"),
            ("D,Pos,office,NASA,124.9118,1.3002", "unknown_agency", "No agency, or more than one, is called “NASA”."),
            ("E,Pos,office,,timur,1.3002", "position", "“timur”, “1.3002” are no numbers"),
            ("F,Pos,office,,124.9118,", "no_position", "It has no coordinates."),
            ("G,Pos,office,,,", "no_position", "G has no position."),
            (
                "H,Pos,office,,100,1.3002",
                "outside",
                "H: the position lies outside Minahasa Regency.",
            ),
            ("I,Pos,office,,1000,1.3002", "position", "no longitude and latitude"),
            ("good,Pos,other,,124.9118,1.3002", "duplicate", "good stands in line 2 already."),
            ("J,too,short", "columns", "It has 3 columns instead of 6."),
        ],
        "good,Pos,office,,124.9118,1.3002",
    ),
    "cctv": (
        "code,cctv_name,azimuth,field_of_view,range_m,height_m,is_turning,state,is_public,longitude,latitude",
        [
            ("A,K,400,,,,,,,124.9118,1.3002", "out_of_range", "Heading, clockwise from north does not allow 400."),
            ("B,K,utara,,,,,,,124.9118,1.3002", "number", "“utara” in azimuth is no number"),
            ("C,K,NaN,,,,,,,124.9118,1.3002", "number", "“NaN” in azimuth is no number"),
            ("D,K,1e999,,,,,,,124.9118,1.3002", "number", "“1e999” in azimuth is no number"),
            ("E,K,90,,,,yes,,,124.9118,1.3002", "turning", "a turning camera has no fixed heading"),
            (
                "F,K,,0,,,,,,124.9118,1.3002",
                "out_of_range",
                "Enter a value above 0 and of at most 360.",
            ),
            (
                "G,K,,,-1,,,,,124.9118,1.3002",
                "out_of_range",
                "Sees as far as does not allow -1.",
            ),
            ("H,K,,,,-1,,,,124.9118,1.3002", "out_of_range", "does not allow -1. Enter a value of at least 0."),
            (
                "I,K,,,,,,asleep,,124.9118,1.3002",
                "choice",
                "It can be: Working, Not working, Not known.",
            ),
            ("J,K,,,,,maybe,,,124.9118,1.3002", "flag", "“maybe” in is_turning is neither yes nor no"),
        ],
        "good,K,90,60,50,4,no,up,no,124.9118,1.3002",
    ),
    "market": (
        "code,market_name,level,longitude,latitude",
        [
            ("A/1,M,retail,124.9118,1.3002", "code_with_slash", "Code “A/1” contains a slash."),
            ("B,M,super,124.9118,1.3002", "choice", "Level does not allow super. It can be: Retail, Wholesale."),
            ("C,M,retail,0,0", "outside", "C: the position lies outside Minahasa Regency."),
        ],
        "good,M,retail,124.9118,1.3002",
    ),
    "commodity": (
        "code,commodity_name_id,unit,weight,warning_percent",
        [
            ("a,Ubi,,,", "missing", "It has no unit."),
            ("b,Ubi,kg,0,", "out_of_range", "b: Weight in the index does not allow 0."),
            ("c,Ubi,kg,,-1", "out_of_range", "Warn from a rise of does not allow -1."),
            ("d,Ubi,kg,berat,", "number", "“berat” in weight is no number"),
        ],
        "good,Ubi,kg,,",
    ),
    "price": (
        "market,commodity,day,price,stock",
        [
            ("P9,tomat,2026-01-02,12000,", "unknown_market", "No market, or more than one, is called “P9”."),
            ("P0,emas,2026-01-02,12000,", "unknown_commodity", "No commodity, or more than one, is called “emas”."),
            ("P0,tomat,,12000,", "missing", "It has no day."),
            ("P0,tomat,2026-02-30,12000,", "date", "“2026-02-30” in day is no day like 2026-01-31."),
            ("P0,tomat,kemarin,12000,", "date", "“kemarin” in day is no day"),
            (
                "P0,tomat,2926-01-03,12000,",
                "out_of_range",
                "Enter a value of at least 1970-01-01 and of at most ",
            ),
            ("P0,tomat,2026-01-03,,", "missing", "It has no price."),
            (
                "P0,tomat,2026-01-03,0,",
                "out_of_range",
                "P0/tomat/2026-01-03: Price of one unit does not allow 0.",
            ),
            ("P0,tomat,2026-01-03,-5,", "out_of_range", "does not allow -5"),
            ("P0,tomat,2026-01-03,12.000,", "number", "“12.000” in price can be read in two ways"),
            ("P0,tomat,2026-01-03,Rp 12000,", "number", "“Rp 12000” in price is no number"),
            ("P0,tomat,2026-01-03,12000,-1", "out_of_range", "Stock in units does not allow -1"),
            ("Pasar Nol,Tomat,2026-01-02,13000,", "duplicate", "P0, tomat, 2026-01-02 stands in line 2 already."),
        ],
        "P0,tomat,2026-01-02,12000,",
    ),
    "programme": (
        "code,programme_name_id,agency,budget,starts_on,ends_on,progress,geometry",
        [
            ("A,J,,,2026-02-01,2026-01-01,,", "end_before_start", "A: the last day lies before the first day."),
            (
                "B,J,,,,,101,",
                "out_of_range",
                "B: Progress does not allow 101.",
            ),
            ("C,J,,-1,,,,", "out_of_range", "Budget does not allow -1."),
            ("D,J,,1.000.000,,,,", "number", "“1.000.000” in budget can be read in two ways"),
            ("E,J,NASA,,,,,", "unknown_agency", "“NASA”"),
            ("F,J,,,,,,di sana", "geometry", "cannot be read; it must be WKT"),
            ("G,J,,,,,,POINT(0 0)", "outside", "G: the position lies outside Minahasa Regency."),
            ("H,J,,,,,,POLYGON EMPTY", "empty_geometry", "the geometry is empty"),
            (
                'I,J,,,,,,"POLYGON((124.9 1.3,124.91 1.31,124.91 1.3,124.9 1.31,124.9 1.3))"',
                "invalid_geometry",
                "is not valid: its outline crosses itself.",
            ),
            ('J,J,,,,,,"CIRCULARSTRING(124.9 1.3,124.91 1.31,124.92 1.3)"', "curved_geometry", "has curves"),
        ],
        'good,J,,1000000,2026-01-01,2026-01-02,5,"POINT(124.91 1.3)"',
    ),
}


@pytest.mark.parametrize("name", BY_NAME)
def test_refused_rows_are_kept_with_their_reason(database, tmp_path, feedback, fetch, name):
    table = BY_NAME[name]
    header, rows, good = REFUSED[table.name]
    path = write(tmp_path, "\n".join([header, good, *(row for row, _code, _words in rows)]) + "\n")
    result = import_table(database, path, table, feedback)
    assert (result.rows, result.added, result.rejected) == (len(rows) + 1, 1, len(rows))
    found = fetch(
        database, "SELECT source, file, line, reason_code, reason, row_text FROM mapalus.import_reject ORDER BY line"
    )
    assert len(found) == len(rows)
    for (source, file, line, code, reason, text), number, row in zip(found, range(3, len(rows) + 3), rows):
        kept = "…" if code == "columns" else row[0]
        assert (source, file, line, code, text) == (table.name, "daftar.csv", number, row[1], kept)
        assert row[2] in reason
    before = state(fetch, database, table)
    result = import_table(database, path, table, feedback)
    assert (result.rows, result.unchanged, result.rejected) == (len(rows) + 1, 1, len(rows))
    assert state(fetch, database, table) == before


def test_reasons_are_said_in_the_language_of_qgis(database, tmp_path, feedback, fetch, qgis):
    translator = translator_of("id")
    qgis.installTranslator(translator)
    try:
        rows = "A,K,400,,124.9118,1.3002\nB,K,,asleep,124.9118,1.3002\nC,K,,,0,0\n"
        path = write(tmp_path, f"code,cctv_name,azimuth,state,longitude,latitude\n{rows}")
        result = import_table(database, path, CCTV, feedback)
    finally:
        qgis.removeTranslator(translator)
    reasons = fetch(database, "SELECT reason FROM mapalus.import_reject ORDER BY line")
    assert [reason for *_, reason in sorted(result.reasons, key=lambda one: one[2])] == [one for (one,) in reasons]
    assert [re.sub(r".*(?=tidak)", "", one) for (one,) in reasons] == [
        "tidak menerima 400. Isi nilai paling sedikit 0 dan di bawah 360.",
        "tidak menerima asleep. Pilihannya: Menyala, Mati, Tidak diketahui.",
        "C: letaknya di luar Kabupaten Minahasa. Pindahkan ke tempat sebenarnya, di dalam kota.",
    ]


def test_what_the_file_changed_is_updated(database, tmp_path, feedback, fetch):
    content = FILES["cctv"][0]
    import_table(database, write(tmp_path, content), CCTV, feedback)
    result = import_table(database, write(tmp_path, content.replace(",up,", ",down,")), CCTV, feedback)
    assert (result.updated, result.unchanged) == (1, 1)
    assert fetch(database, "SELECT code, state, version FROM mapalus.cctv ORDER BY code") == [
        ("K1", "down", 2),
        ("K2", "unknown", 1),
    ]
    assert fetch(database, "SELECT from_state, to_state FROM mapalus.cctv_state WHERE cctv = 'K1' ORDER BY id") == [
        (None, "up"),
        ("up", "down"),
    ]
    assert fetch(
        database,
        "SELECT old_values, new_values FROM mapalus.change_log WHERE table_name = 'cctv' AND operation = 'update'",
    ) == [({"state": "up"}, {"state": "down"})]


def test_columns_that_the_file_lacks_stay(database, tmp_path, feedback, fetch):
    """A list of states alone must not wipe out where cameras look; an empty cell does say something."""
    import_table(database, write(tmp_path, FILES["cctv"][0]), CCTV, feedback)
    path = write(tmp_path, "kode,keadaan,jangkauan\nK1,rusak,\nK9,hidup,50\n")
    result = import_table(database, path, CCTV, feedback)
    assert (result.updated, result.rejected) == (1, 1)
    assert result.reasons == [("nameless", 1, 3, "K9 has no name. Fill in its name.")]
    assert fetch(
        database,
        "SELECT cctv_name, azimuth::int, range_m, state, ST_AsText(geom), is_public "
        "FROM mapalus.cctv WHERE code = 'K1'",
    ) == [("Crossroads", 90, None, "down", "POINT(124.9118 1.3002)", True)]


def test_a_position_that_is_not_given_stays_and_another_moves(database, tmp_path, feedback, fetch):
    import_table(database, write(tmp_path, FILES["market"][0]), MARKET, feedback)
    path = write(tmp_path, "code,longitude,latitude\nP1,,\nP2,124.9118,1.3002\n")
    result = import_table(database, path, MARKET, feedback)
    assert (result.updated, result.unchanged, result.rejected) == (1, 1, 0)
    rows = fetch(database, "SELECT DISTINCT ST_AsText(geom), area_code = mapalus.area_at(geom) FROM mapalus.market")
    assert rows == [("POINT(124.9118 1.3002)", True)]


def test_programmes_without_an_english_name(database, tmp_path, feedback, fetch):
    import_table(database, write(tmp_path, "kode,nama\nG1,Jalan\n"), PROGRAMME, feedback)
    assert fetch(database, "SELECT programme_name_en FROM mapalus.programme") == [("Jalan",)]
    import_table(database, write(tmp_path, "kode,name\nG1,Road\n"), PROGRAMME, feedback)
    import_table(database, write(tmp_path, "kode,nama\nG1,Jalan raya\n"), PROGRAMME, feedback)
    assert fetch(database, "SELECT programme_name_id, programme_name_en FROM mapalus.programme") == [
        ("Jalan raya", "Road")
    ]


def feature(geometry, **properties):
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def test_geojson_of_any_geometry(database, tmp_path, feedback, fetch):
    square = [[[124.9, 1.3], [124.91, 1.3], [124.91, 1.31], [124.9, 1.3]]]
    geometries = [
        {"type": "Point", "coordinates": [124.9, 1.3]},
        {"type": "MultiLineString", "coordinates": [[[124.9, 1.3], [124.91, 1.3]]]},
        {"type": "Polygon", "coordinates": square},
        {"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [124.9, 1.3, 12]}]},
        None,
    ]
    features = [feature(geometry, kode=f"G{n}", nama="N", anggaran=1e6) for n, geometry in enumerate(geometries)]
    features.append(feature({"type": "Polygon", "coordinates": [[[1]]]}, kode="bad", nama="N"))
    path = write(tmp_path, json.dumps({"type": "FeatureCollection", "features": features}), "program.geojson")
    result = import_table(database, path, PROGRAMME, feedback)
    assert (result.rows, result.added, result.rejected) == (6, 5, 1)
    assert rejected(fetch, database) == [(6, "geometry")]
    assert fetch(database, "SELECT GeometryType(geom) FROM mapalus.programme ORDER BY code") == [
        ("POINT",), ("MULTILINESTRING",), ("POLYGON",), ("GEOMETRYCOLLECTION",), (None,)
    ]  # fmt: skip
    assert import_table(database, path, PROGRAMME, feedback).unchanged == 5


def test_geojson_points(database, tmp_path, feedback, fetch):
    features = [
        feature({"type": "Point", "coordinates": [124.9118, 1.3002]}, kode="P1", nama="Pasar", tingkat="eceran", n=1),
        feature({"type": "LineString", "coordinates": [[124.9, 1.3], [124.91, 1.3]]}, kode="P2", nama="Pasar"),
        feature({"type": "Point", "coordinates": [124.83, 1.17]}, nama="Pasar", tingkat="eceran"),
    ]
    path = write(tmp_path, json.dumps({"type": "FeatureCollection", "features": features}), "pasar.geojson")
    result = import_table(database, path, MARKET, feedback)
    assert (result.rows, result.added, result.rejected, result.unused) == (3, 1, 2, ["n"])
    assert rejected(fetch, database) == [(2, "columns"), (3, "missing")]


def test_a_property_that_only_some_features_have(database, tmp_path, feedback, fetch):
    point = {"type": "Point", "coordinates": [124.9118, 1.3002]}
    features = [
        feature(point, code="F1", name="A", kind="office"),
        feature(point, code="F2", name="B", kind="office", address="Jalan 2"),
    ]
    path = write(tmp_path, json.dumps({"type": "FeatureCollection", "features": features}), "f.geojson")
    import_table(database, path, FACILITY, feedback)
    assert fetch(database, "SELECT address FROM mapalus.facility ORDER BY code") == [(None,), ("Jalan 2",)]


def test_other_crs_dates_encoding_and_compression(database, qgis, tmp_path, feedback, fetch):
    from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext

    from mapalus.plugin.importing.mapping import crs_transform

    transform = crs_transform(QgsCoordinateReferenceSystem("EPSG:32651"), QgsCoordinateTransformContext())
    content = "kode,nama,tingkat,x,y\nP1,Pasar é,eceran,712718.3,143780.5\nP2,Jauh,eceran,1e30,0\n"
    path = write(tmp_path, gzip.compress(content.encode("latin-1")), "pasar.csv.gz")
    result = import_table(database, path, MARKET, feedback, encoding="latin-1", transform=transform)
    assert (result.added, result.rejected) == (1, 1)
    ((name, x, y),) = fetch(
        database, "SELECT market_name, ST_X(geom), ST_Y(geom) FROM mapalus.market WHERE code = 'P1'"
    )
    assert (name, x, y) == ("Pasar é", pytest.approx(124.9118, abs=1e-3), pytest.approx(1.3002, abs=1e-3))

    path = write(tmp_path, "pasar,komoditas,tanggal,harga\nP0,tomat,31/01/2026,12000\nP0,tomat,2026-01-30,12000\n")
    result = import_table(database, path, PRICE, feedback, date_format="%d/%m/%Y")
    assert (result.added, result.rejected) == (1, 1)
    assert fetch(database, "SELECT day FROM mapalus.price") == [(date(2026, 1, 31),)]


def test_a_name_that_several_have_is_no_answer(database, tmp_path, feedback, fetch):
    import_table(
        database,
        write(tmp_path, "code,name,level,x,y\nA,Pasar,retail,124.9118,1.3002\nPasar,Lain,retail,124.9118,1.3002\n"
                        "B,Lain,retail,124.9118,1.3002\n"),
        MARKET,
        feedback,
    )  # fmt: skip
    path = write(tmp_path, "market,commodity,day,price\nPasar,tomat,2026-01-02,1\nlain,tomat,2026-01-02,1\n")
    result = import_table(database, path, PRICE, feedback)
    assert result.reasons == [("unknown_market", 1, 3, "No market, or more than one, is called “lain”.")]
    # A code goes before a name.
    assert fetch(database, "SELECT market FROM mapalus.price") == [("Pasar",)]


@pytest.mark.parametrize(
    ("table", "content", "message"),
    [
        (MARKET, "nama,tingkat\nA,eceran\n", "has no column code; it has nama, tingkat"),
        (PRICE, "pasar,harga\nA,1\n", "has no column commodity, day; it has pasar, harga"),
        (MARKET, "kode,code,nama\nA,A,x\n", "The columns kode and code of daftar.csv mean the same"),
        (MARKET, b"\x89PNG\r\n\x1a\n\0\0\0\0", "is not a text file"),
        (MARKET, b"", "is empty"),
        (MARKET, b"kode,nama\n1,\xe9\n", "is not encoded as utf-8"),
    ],
)
def test_unusable_files_are_refused_in_words(database, tmp_path, feedback, fetch, table, content, message):
    before = state(fetch, database, table)
    with pytest.raises(MapalusError, match=message):
        import_table(database, write(tmp_path, content), table, feedback)
    assert state(fetch, database, table) == before


def test_a_database_without_mapalus(empty_database, tmp_path, feedback):
    with pytest.raises(MapalusError, match="no Mapalus in this database"):
        import_table(empty_database, write(tmp_path, FILES["market"][0]), MARKET, feedback)


@pytest.fixture
def many_prices(tmp_path):
    rows = [
        f"P0,{commodity},{date.fromordinal(738000 + n)},{10000 + n % 7 * 100}"
        for commodity in ("tomat", "cabai_rawit")
        for n in range(1000)
    ]
    return write(tmp_path, "\n".join(["market,commodity,day,price", *rows]) + "\n")


@pytest.mark.parametrize("asked", [0, 1, 3, 5, 7, 9, 11, 13])
def test_cancelled_anywhere_leaves_the_tables_as_they_were(database, many_prices, cancelling, fetch, asked):
    before = state(fetch, database, PRICE)
    with pytest.raises(Cancelled):
        import_table(database, many_prices, PRICE, cancelling(asked))
    assert state(fetch, database, PRICE) == before


def test_prices_are_written_in_portions(database, many_prices, feedback, fetch, monkeypatch):
    """So many rows a statement; their marks are those of all of them entered at once."""
    marks = "SELECT price_key, is_carried_forward, is_outlier, outlier_score FROM mapalus.price ORDER BY 1"
    import_table(database, many_prices, PRICE, feedback)
    at_once = fetch(database, marks)
    with database, database.cursor() as cursor:
        cursor.execute("DELETE FROM mapalus.price")
    monkeypatch.setattr("mapalus.plugin.importing.import_table._ROWS_A_STATEMENT", 300)
    assert import_table(database, many_prices, PRICE, feedback).added == 2000
    assert fetch(database, marks) == at_once


def login(connection, cluster, role):
    from mapalus.plugin.database.logins import ensure_login

    ensure_login(connection, f"test_of_{role}", "secret", member_of=role)
    return closing(psycopg2.connect(cluster.dsn(connection.info.dbname, f"test_of_{role}", "secret")))


def test_a_planner_may_import_everything(database, cluster, tmp_path, feedback):
    with login(database, cluster, "mapalus_planner") as planner:
        for name, (content, _other) in FILES.items():
            assert import_table(planner, write(tmp_path, content), BY_NAME[name], feedback).added == 2
            assert import_table(planner, write(tmp_path, content), BY_NAME[name], feedback).unchanged == 2


@pytest.mark.parametrize("role", ["mapalus_operator", "mapalus_agency", "mapalus_public"])
def test_nobody_else_may(database, cluster, tmp_path, feedback, fetch, role):
    before = state(fetch, database, MARKET)
    with login(database, cluster, role) as other, pytest.raises(MapalusError, match="You have no right to do this"):
        import_table(other, write(tmp_path, FILES["market"][0]), MARKET, feedback)
    assert state(fetch, database, MARKET) == before
