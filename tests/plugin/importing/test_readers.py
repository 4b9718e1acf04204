import gzip
import json

import pytest

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.importing.readers import GEOMETRY, GEOMETRY_X, GEOMETRY_Y, ReportFile

CSV = 'id,text,lon,lat\n1,"two\nlines",124.9,1.3\n2,short\n3,"a ""word""",124.8,1.2\n'


def write(folder, content, name="reports.csv"):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def records(path, **options):
    with ReportFile(path, **options) as file:
        return list(file)


def test_csv_rows_keep_their_line_and_their_text(tmp_path):
    first, second, third = records(write(tmp_path, CSV))
    assert (first.line, first.values["text"]) == (2, "two\nlines")
    assert first.text == '1,"two\nlines",124.9,1.3'
    assert (second.line, second.values) == (4, None)
    assert "2 columns instead of 4" in second.problem
    assert (third.line, third.values["text"]) == (5, 'a "word"')


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiter_is_recognised(tmp_path, delimiter):
    path = write(tmp_path, f"id{delimiter}lon{delimiter}lat\n1{delimiter}124.9{delimiter}1.3\n")
    assert records(path)[0].values == {"id": "1", "lon": "124.9", "lat": "1.3"}


def test_wanted_columns_decide_between_delimiters(tmp_path):
    path = write(tmp_path, "id;lon, east;lat, north\n1;2;3\n")
    assert records(path, wanted=["id"])[0].values["id"] == "1"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_byte_order_marks_are_no_text(tmp_path, encoding):
    path = write(tmp_path, "id,nama\n1,Kakas é\n".encode(encoding))
    assert records(path)[0].values == {"id": "1", "nama": "Kakas é"}


def test_latin_1_is_read_when_it_is_named(tmp_path):
    path = write(tmp_path, "id,nama\n1,é\n".encode("latin-1"))
    assert records(path, encoding="latin-1")[0].values["nama"] == "é"
    with pytest.raises(MapalusError, match=r"not encoded as utf-8.*latin-1"):
        records(path)


def test_an_undecodable_byte_far_into_the_file_is_refused_too(tmp_path):
    path = write(tmp_path, b"id,nama\n" + b"1,a\n" * 50_000 + b"2,\xe9\n")
    with pytest.raises(MapalusError, match="not encoded as utf-8"):
        records(path)


def test_gzip_is_recognised_by_its_content(tmp_path):
    assert len(records(write(tmp_path, gzip.compress(CSV.encode()), "reports.csv"))) == 3


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b" \n \n", "has no content"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\0", "not a text file"),
        (b"PK\x03\x04rest", "spreadsheet or a zip archive"),
        (gzip.compress(CSV.encode() * 1000, mtime=0)[:-20], "damaged or cut off"),
        (b"just a sentence\nand another\n", "does not look like a table"),
        (b"id,id,lon\n1,2,3\n", "column id more than once"),
        (b'{"type": "FeatureCollection"}', "holds no list of reports"),
        (b'[{"a": 1}, {"b": ', "cut off or damaged at record 2"),
        (b'id,text\n1,"never closed\n' + b"x,y\n" * 100_000, "cannot be read from line 2"),
    ],
)
def test_unusable_files_are_refused_in_words(tmp_path, content, message):
    with pytest.raises(MapalusError, match=message):
        records(write(tmp_path, content))


def test_missing_file(tmp_path):
    with pytest.raises(MapalusError, match="There is no file"):
        ReportFile(tmp_path / "none.csv")


def test_geojson(tmp_path):
    features = [
        {
            "type": "Feature",
            "id": 7,
            "properties": {"kategori": "sampah", "n": 3, "none": None},
            "geometry": {"type": "Point", "coordinates": [124.9, 1.3]},
        },
        {"type": "Feature", "properties": {}, "geometry": {"type": "LineString", "coordinates": [[0, 0], [1, 1]]}},
        {"type": "Feature", "properties": None, "geometry": None},
    ]
    path = write(tmp_path, json.dumps({"type": "FeatureCollection", "name": "x", "features": features}))
    point, line, nowhere = records(path)
    assert point.values == {
        "kategori": "sampah",
        "n": "3",
        "none": "",
        GEOMETRY_X: "124.9",
        GEOMETRY_Y: "1.3",
        "id": "7",
    }
    assert "LineString, not a point" in line.problem
    assert nowhere.values == {}
    point, line, nowhere = records(path, any_geometry=True)
    assert json.loads(point.values[GEOMETRY]) == features[0]["geometry"]
    assert json.loads(line.values[GEOMETRY]) == features[1]["geometry"]
    assert nowhere.values == {}


@pytest.mark.parametrize("wrap", ["%s", '{"service_requests": %s}'])
def test_open311(tmp_path, wrap):
    requests = [{"service_request_id": str(number), "lat": 1.3, "long": 124.9} for number in range(5000)]
    path = write(tmp_path, wrap % json.dumps([*requests, 3]))
    found = records(path)
    assert [record.line for record in found] == list(range(1, 5002))
    assert found[4999].values == {"service_request_id": "4999", "lat": "1.3", "long": "124.9"}
    assert "not a JSON object" in found[5000].problem


def test_a_record_longer_than_a_block(tmp_path):
    text = "x" * 300_000
    assert records(write(tmp_path, json.dumps([{"description": text}])))[0].values["description"] == text
