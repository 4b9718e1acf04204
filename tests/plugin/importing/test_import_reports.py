import csv
import json
import os
import signal
import subprocess
import sys
import time
from datetime import datetime
from zoneinfo import ZoneInfo

import psycopg2
import pytest

from mapalus.plugin.city import profile
from mapalus.plugin.errors import Cancelled, MapalusError
from mapalus.plugin.importing.import_reports import import_reports

HEADER = (
    "id,kategori,uraian,alamat,bujur,lintang,waktu_lapor,batas_waktu,waktu_selesai,status,alasan,instansi,kanal,"
    "asal_posisi"
)
GOOD = "{id},sampah,Uraian,Alamat,124.9118,1.3002,2026-01-02 08:00:00,,,menunggu,,,telepon,gps"


@pytest.fixture
def excerpt(data_folder):
    return data_folder / "boston311_excerpt.csv"


def write(folder, *rows, name="laporan.csv"):
    path = folder / name
    path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    return path


def counts(fetch, connection):
    return fetch(
        connection,
        "SELECT (SELECT count(*) FROM mapalus.report), (SELECT count(*) FROM mapalus.report_event), "
        "(SELECT count(*) FROM mapalus.import_reject)",
    )[0]


def test_real_reports(boston, excerpt, feedback, fetch):
    result = import_reports(boston, excerpt, profile.load("boston"), feedback)
    with open(excerpt, newline="") as file:
        rows = list(csv.DictReader(file))
    assert result.rows == len(rows) == result.loaded + result.rejected
    assert result.rejected == len(fetch(boston, "SELECT FROM mapalus.import_reject"))

    loaded = {
        row[0]: row[1:]
        for row in fetch(
            boston,
            "SELECT source_id, reported_at, resolved_at, round(ST_Y(geom)::numeric, 4), status FROM mapalus.report",
        )
    }
    for row in rows:
        if row["case_enquiry_id"] not in loaded:
            continue
        reported_at, resolved_at, latitude, status = loaded[row["case_enquiry_id"]]
        local = reported_at.astimezone(ZoneInfo("America/New_York"))
        assert local.strftime("%Y-%m-%d %H:%M:%S") == row["open_dt"]
        assert (resolved_at is not None) == bool(row["closed_dt"])
        assert (status in ("resolved", "rejected")) == (row["case_status"] == "Closed")
        assert float(latitude) == float(row["latitude"])


def test_shared_positions_are_marked_as_default(boston, excerpt, feedback, fetch):
    result = import_reports(boston, excerpt, profile.load("boston"), feedback)
    marked = fetch(
        boston,
        "SELECT DISTINCT round(ST_X(geom)::numeric, 4)::float, round(ST_Y(geom)::numeric, 4)::float, count(*) OVER () "
        "FROM mapalus.report WHERE position_method = 'default'",
    )
    assert marked == [(-71.0587, 42.3594, result.at_default_position)]


def test_again_adds_nothing(boston, excerpt, feedback, fetch):
    city = profile.load("boston")
    import_reports(boston, excerpt, city, feedback)
    before = counts(fetch, boston)
    again = import_reports(boston, excerpt, city, feedback)
    assert (again.added, again.updated) == (0, 0)
    assert counts(fetch, boston) == before


def test_again_updates_what_the_source_changed_and_keeps_what_was_edited_here(minahasa, tmp_path, feedback, fetch):
    city = profile.load("minahasa")
    import_reports(minahasa, write(tmp_path, GOOD.format(id="A"), GOOD.format(id="B")), city, feedback)
    with minahasa, minahasa.cursor() as cursor:
        cursor.execute(
            "UPDATE mapalus.report SET priority = 2, status = 'in_progress', version = version + 1 "
            "WHERE source_id = 'A'"
        )
    changed = GOOD.format(id="B").replace(",,menunggu,", ",2026-01-03 09:00:00,selesai,")
    result = import_reports(minahasa, write(tmp_path, GOOD.format(id="A"), changed), city, feedback)
    assert (result.added, result.updated, result.unchanged) == (0, 1, 1)
    assert fetch(minahasa, "SELECT status, priority FROM mapalus.report ORDER BY source_id") == [
        ("in_progress", 2),
        ("resolved", 0),
    ]
    events = fetch(
        minahasa,
        "SELECT to_value FROM mapalus.report_event JOIN mapalus.report ON report_id = report.id "
        "WHERE source_id = 'B' ORDER BY report_event.id",
    )
    assert events == [("received",), ("resolved",)]


def test_a_public_description_comes_with_the_source_and_stays_where_it_is_silent(minahasa, tmp_path, feedback, fetch):
    def load(*public):
        path = tmp_path / "laporan.csv"
        rows = [f"{GOOD.format(id=number)},{text}" for number, text in enumerate(public)]
        path.write_text("\n".join([f"{HEADER},uraian_publik", *rows]) + "\n", encoding="utf-8")
        result = import_reports(minahasa, path, profile.load("minahasa"), feedback)
        said = fetch(minahasa, "SELECT public_description FROM mapalus.report ORDER BY source_id")
        return result.updated, [text for (text,) in said]

    assert load("Lampu padam", "") == (0, ["Lampu padam", None])
    # A file without the column says the same as one in which it is empty.
    write(tmp_path, GOOD.format(id=1))
    assert import_reports(minahasa, tmp_path / "laporan.csv", profile.load("minahasa"), feedback).unchanged == 1
    assert load("Lampu padam lagi", "") == (1, ["Lampu padam lagi", None])
    assert load("", "Jalan rusak") == (2, ["Lampu padam lagi", "Jalan rusak"])


def test_area_and_office_are_set_from_the_point(minahasa, tmp_path, feedback, fetch):
    import_reports(minahasa, write(tmp_path, GOOD.format(id="A")), profile.load("minahasa"), feedback)
    ((area, agency, covers, reference, due),) = fetch(
        minahasa,
        "SELECT area_code, report.agency, ST_Covers(area.geom, report.geom), reference, due_at - reported_at "
        "FROM mapalus.report JOIN mapalus.area ON area.code = area_code",
    )
    assert covers
    assert agency == area
    assert reference == "MIN-2026-000001"
    assert due.total_seconds() == 48 * 3600


def test_refused_rows_are_kept_with_their_reason(minahasa, tmp_path, feedback, fetch):
    rows = [
        GOOD.format(id="A"),
        GOOD.format(id="A"),
        GOOD.format(id="B").replace("124.9118", "100.5"),
        GOOD.format(id="C").replace(",,menunggu", ",2026-01-01 08:00:00,selesai"),
        GOOD.format(id="D").replace("2026-01-02", "kemarin"),
        GOOD.format(id="E").replace("1.3002", ""),
        "F,too,short",
    ]
    result = import_reports(minahasa, write(tmp_path, *rows), profile.load("minahasa"), feedback)
    assert (result.rows, result.loaded, result.rejected) == (7, 1, 6)
    refused = fetch(minahasa, "SELECT file, line, reason_code, row_text FROM mapalus.import_reject ORDER BY line")
    assert [(line, code) for _file, line, code, _text in refused] == [
        (3, "duplicate_id"),
        (4, "outside"),
        (5, "closed_early"),
        (6, "time"),
        (7, "no_position"),
        (8, "columns"),
    ]
    # Which value is what in a row that does not fit, nobody knows: it may be a reporter's name.
    assert all(
        (file, text) == ("laporan.csv", "…" if code == "columns" else rows[line - 2])
        for file, line, code, text in refused
    )
    assert not fetch(minahasa, "SELECT FROM mapalus.import_reject WHERE coalesce(reason, '') = ''")


def test_geojson_and_open311_give_the_same_reports(boston, tmp_path, feedback, fetch):
    city = profile.load("boston")
    requests = [
        {
            "service_request_id": f"R{number}",
            "service_name": "Graffiti",
            "status": status,
            "requested_datetime": "2026-03-01T10:00:00Z",
            "updated_datetime": "2026-03-02T10:00:00-05:00",
            "lat": 42.35,
            "long": -71.06,
        }
        for number, status in enumerate(["open", "closed"])
    ]
    open311 = tmp_path / "requests.json"
    open311.write_text(json.dumps(requests))
    assert import_reports(boston, open311, city, feedback, source="open311").added == 2

    features = [
        {
            "type": "Feature",
            "properties": {
                "case_enquiry_id": r["service_request_id"],
                "reason": "Graffiti",
                "open_dt": "2026-03-01 05:00:00",
            },
            "geometry": {"type": "Point", "coordinates": [-71.06, 42.35]},
        }
        for r in requests
    ]
    geojson = tmp_path / "requests.geojson"
    geojson.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    assert import_reports(boston, geojson, city, feedback).added == 2
    same = fetch(boston, "SELECT count(DISTINCT (geom, category, reported_at)) FROM mapalus.report")
    assert same == [(1,)]
    assert fetch(boston, "SELECT resolved_at AT TIME ZONE 'UTC' FROM mapalus.report WHERE status = 'resolved'") == [
        (datetime(2026, 3, 2, 15, 0),)
    ]


def test_other_crs(minahasa, qgis, tmp_path, feedback, fetch):
    from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext

    from mapalus.plugin.importing.mapping import crs_transform

    transform = crs_transform(QgsCoordinateReferenceSystem("EPSG:32651"), QgsCoordinateTransformContext())
    rows = [
        GOOD.format(id="A").replace("124.9118,1.3002", "712718.3,143780.5"),
        GOOD.format(id="B").replace("124.9118", "1e30"),
    ]
    result = import_reports(minahasa, write(tmp_path, *rows), profile.load("minahasa"), feedback, transform=transform)
    assert (result.loaded, result.rejected) == (1, 1)
    ((x, y),) = fetch(minahasa, "SELECT ST_X(geom), ST_Y(geom) FROM mapalus.report")
    assert (x, y) == pytest.approx((124.9118, 1.3002), abs=1e-3)


def test_unknown_time_zone(minahasa, tmp_path, feedback):
    with pytest.raises(MapalusError, match="Mars/Olympus is no time zone"):
        import_reports(
            minahasa, write(tmp_path, GOOD.format(id="A")), profile.load("minahasa"), feedback, time_zone="Mars/Olympus"
        )


@pytest.mark.parametrize("asked", [0, 1, 3, 5, 7])
def test_cancelled_anywhere_leaves_the_tables_as_they_were(boston, excerpt, cancelling, fetch, asked):
    before = counts(fetch, boston)
    with pytest.raises(Cancelled):
        import_reports(boston, excerpt, profile.load("boston"), cancelling(asked))
    assert counts(fetch, boston) == before


def test_killed_half_way_leaves_the_tables_as_they_were(boston, excerpt, fetch):
    before = counts(fetch, boston)
    dsn = f"{boston.dsn} password={boston.info.password}"
    script = (
        "import sys, time\n"
        "from mapalus.plugin.city import profile\n"
        "from mapalus.plugin.database.connection import connect\n"
        "from mapalus.plugin.feedback import ConsoleFeedback\n"
        "from mapalus.plugin.importing.import_reports import import_reports\n"
        "class Slow(ConsoleFeedback):\n"
        "    def setProgress(self, percent):\n"
        "        if percent > 90:\n"
        "            print('here', flush=True); time.sleep(60)\n"
        "import_reports(connect(sys.argv[1]), sys.argv[2], profile.load('boston'), Slow())\n"
    )
    worker = subprocess.Popen([sys.executable, "-c", script, dsn, str(excerpt)], stdout=subprocess.PIPE, text=True)
    assert worker.stdout.readline() == "here\n"
    os.kill(worker.pid, signal.SIGKILL)
    worker.wait()
    # The server ends the dead client's transaction by itself; until then its locks may make us wait, no more.
    for _ in range(100):
        busy = fetch(
            boston,
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
        )
        if busy == [(0,)]:
            break
        time.sleep(0.1)
    assert counts(fetch, boston) == before


def test_columns_that_are_not_imported_are_not_kept(minahasa, tmp_path, feedback, fetch):
    path = write(tmp_path, GOOD.format(id="A").replace("2026-01-02", "kemarin") + ",Budi Rahasia,+6281234567")
    header, row = path.read_text().splitlines()
    path.write_text(f"{header},nama_pelapor,telepon\n{row}\n{row},one more\n")
    result = import_reports(minahasa, path, profile.load("minahasa"), feedback)
    assert {code for code, *_ in result.reasons} == {"time", "columns"}
    texts = [text for (text,) in fetch(minahasa, "SELECT row_text FROM mapalus.import_reject ORDER BY line")]
    assert "kemarin" in texts[0]
    assert texts[1] == "…"
    assert not any("Rahasia" in text or "+62" in text for text in texts)


def test_a_planner_may_import(boston, excerpt, cluster, feedback, fetch):
    from mapalus.plugin.database.logins import ensure_login

    ensure_login(boston, "test_planner", "secret", member_of="mapalus_planner")
    dsn = cluster.dsn(boston.info.dbname, "test_planner", "secret")
    planner = psycopg2.connect(dsn)
    try:
        assert import_reports(planner, excerpt, profile.load("boston"), feedback).added > 700
    finally:
        planner.close()


def test_the_public_may_not_import(boston, excerpt, cluster, feedback):
    from mapalus.plugin.database.logins import ensure_login

    ensure_login(boston, "mapalus_public", "a password for tests")
    public = psycopg2.connect(cluster.dsn(boston.info.dbname, "mapalus_public", "a password for tests"))
    try:
        with pytest.raises(MapalusError, match="You have no right to do this"):
            import_reports(public, excerpt, profile.load("boston"), feedback)
    finally:
        public.close()
