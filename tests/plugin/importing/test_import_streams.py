"""Addresses of cameras' streams: administrators import them, and no rejected row tells one to anybody else."""

import psycopg2
import pytest

from mapalus.plugin.database.logins import ensure_login
from mapalus.plugin.errors import MapalusError
from mapalus.plugin.importing.import_table import import_table
from mapalus.plugin.importing.infrastructure import CCTV_STREAM

SECRET = "rtsp://admin:rahasia@10.0.0.7/1"


@pytest.fixture
def database(minahasa):
    """A database with three cameras, of which two are called the same."""
    with minahasa, minahasa.cursor() as cursor:
        cursor.execute(
            "INSERT INTO mapalus.cctv (code, cctv_name, geom) "
            "SELECT code, name, ST_SetSRID(ST_MakePoint(124.9118, 1.3002), 4326) "
            "FROM (VALUES ('K1', 'Simpang'), ('K2', 'Danau'), ('K3', 'Danau')) AS camera (code, name)"
        )
    return minahasa


@pytest.fixture
def session(database, cluster):
    """Return a function that opens a session of a role."""
    opened = []

    def log_in(role):
        ensure_login(database, f"streams_{role}", "secret", member_of=role)
        opened.append(psycopg2.connect(cluster.dsn(database.info.dbname, f"streams_{role}", "secret")))
        return opened[-1]

    yield log_in
    for connection in opened:
        connection.close()


def write(folder, content):
    path = folder / "siaran.csv"
    path.write_text(content)
    return path


def test_an_administrator_imports_them(database, session, tmp_path, feedback, fetch):
    admin = session("mapalus_admin")
    path = write(tmp_path, f"kamera,alamat\nK1,{SECRET}\ndanau,rtsp://x/2\nK2,rtsp://x/2\n")
    result = import_table(admin, path, CCTV_STREAM, feedback)
    assert (result.rows, result.added, result.rejected) == (3, 2, 1)
    assert fetch(admin, "SELECT cctv, url FROM mapalus.cctv_stream ORDER BY cctv") == [
        ("K1", SECRET),
        ("K2", "rtsp://x/2"),
    ]
    assert import_table(admin, path, CCTV_STREAM, feedback).unchanged == 2
    path = write(tmp_path, "kode,url\nSimpang,rtsp://x/3\n")
    assert import_table(admin, path, CCTV_STREAM, feedback).updated == 1
    assert fetch(admin, "SELECT url, version FROM mapalus.cctv_stream WHERE cctv = 'K1'") == [("rtsp://x/3", 2)]


def test_rejected_rows_keep_the_key_alone(database, session, tmp_path, feedback, fetch):
    rows = [
        (f"K9,{SECRET}", "unknown_cctv", "No camera, or more than one, is called “K9”.", "cctv=K9"),
        (f"Danau,{SECRET}", "unknown_cctv", "No camera, or more than one, is called “Danau”.", "cctv=Danau"),
        (
            "K2,not an address rahasia",
            "url",
            "K2: the stream has no address like rtsp://…. Correct it, then save again.",
            "cctv=K2",
        ),
        ("K2,", "missing", "It has no url.", "cctv=K2"),
        (f"K2,{SECRET},more", "columns", "It has 3 columns instead of 2.", "…"),
        (f"{SECRET},K2", "columns", "An address stands where its key should be.", "…"),
    ]
    path = write(tmp_path, "\n".join(["cctv,url", *(row for row, *_ in rows)]) + "\n")
    result = import_table(session("mapalus_admin"), path, CCTV_STREAM, feedback)
    assert (result.added, result.rejected) == (0, len(rows))
    planner = session("mapalus_planner")
    assert fetch(planner, "SELECT reason_code, reason, row_text FROM mapalus.import_reject ORDER BY line") == [
        tuple(expected) for _, *expected in rows
    ]
    ((document,),) = fetch(planner, "SELECT schema_to_xml('mapalus', true, true, '')::text")
    assert "rahasia" not in document


@pytest.mark.parametrize("role", ["mapalus_planner", "mapalus_operator", "mapalus_agency", "mapalus_public"])
def test_nobody_else_may(database, session, tmp_path, feedback, fetch, role):
    path = write(tmp_path, f"cctv,url\nK1,{SECRET}\n")
    with pytest.raises(MapalusError, match="only administrators may see"):
        import_table(session(role), path, CCTV_STREAM, feedback)
    assert fetch(database, "SELECT count(*) FROM mapalus.cctv_stream") == [(0,)]
    assert fetch(database, "SELECT count(*) FROM mapalus.import_reject") == [(0,)]
