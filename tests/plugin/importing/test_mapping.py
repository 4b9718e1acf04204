import pytest

from mapalus.plugin.city import profile
from mapalus.plugin.errors import MapalusError
from mapalus.plugin.importing.mapping import STAGED, ReportMapping
from mapalus.plugin.importing.readers import Record, ReportFile

ROW = {
    "case_enquiry_id": "101",
    "reason": "Street Lights",
    "type": "Outage",
    "latitude": "42.34",
    "longitude": "-71.06",
    "open_dt": "2011-10-01 01:37:13",
    "target_dt": "",
    "closed_dt": "2011-10-01 06:13:16",
    "case_status": "Closed",
    "closure_code": "Resolved",
    "department": "PWDx",
    "source": "Twitter",
}


@pytest.fixture
def mapping():
    return ReportMapping(profile.load("boston"))


def stage(mapping, **changes):
    return dict(zip(STAGED, mapping.stage(Record(2, "the row", {**ROW, **changes}))))


def test_a_row_in_the_words_of_its_city(mapping):
    staged = stage(mapping)
    assert staged["reason_code"] is None
    assert {
        name: staged[name] for name in ("source_id", "category", "status", "agency", "channel", "position_method")
    } == {
        "source_id": "101",
        "category": "street_lights",
        "status": "resolved",
        "agency": "PWDx",
        "channel": "social_media",
        "position_method": "geocoded",
    }


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"latitude": ""}, "no_position"),
        ({"latitude": "north"}, "position"),
        ({"latitude": "nan"}, "position"),
        ({"longitude": "inf"}, "position"),
        ({"latitude": "142.3"}, "position"),
        ({"open_dt": ""}, "time"),
        ({"open_dt": "yesterday"}, "time"),
        ({"closed_dt": "2011-13-01"}, "time"),
        ({"case_enquiry_id": " "}, "no_id"),
        ({"case_status": "Pending?"}, "status"),
        ({"closed_dt": ""}, "status"),
        ({"case_status": "Open"}, "status"),
    ],
)
def test_unusable_rows_carry_their_reason(mapping, changes, code):
    staged = stage(mapping, neighbour="a neighbour's name", **changes)
    assert staged["reason_code"] == code
    assert staged["reason"].startswith(("It", "The"))
    assert "reason=Street Lights" in staged["row_text"]
    assert "a neighbour's name" not in staged["row_text"]


def test_unknown_words_are_counted(mapping):
    assert stage(mapping, reason="Dragons", department="Wizards")["category"] == "other"
    assert mapping.unknown_categories == {"Dragons": 1}
    assert mapping.unknown_agencies == {"Wizards": 1}


def test_a_closing_reason_means_rejected(mapping):
    staged = stage(mapping, closure_code="Duplicate")
    assert (staged["status"], staged["status_reason"]) == ("rejected", "duplicate")


def test_the_digest_sees_every_change(mapping):
    before = stage(mapping)["source_hash"]
    assert before == stage(mapping)["source_hash"]
    assert before != stage(mapping, closed_dt="2011-10-01 06:13:17")["source_hash"]


def test_times_in_other_formats():
    mapping = ReportMapping(profile.load("boston"), time_format="%d/%m/%Y %H:%M")
    staged = stage(mapping, open_dt="01/10/2011 01:37", closed_dt="01/10/2011 06:13")
    assert staged["reported_at"] == "2011-10-01T01:37:00"


def test_nul_characters_are_refused(mapping):
    staged = dict(zip(STAGED, mapping.stage(Record(2, "a\0b", ROW))))
    assert staged["reason_code"] == "binary"
    assert staged["row_text"] == "…"


def test_missing_columns_are_named(mapping, tmp_path):
    path = tmp_path / "other.csv"
    path.write_text("nomor,bujur,lintang\n1,2,3\n")
    with ReportFile(path) as file, pytest.raises(MapalusError, match="no column longitude, latitude, open_dt"):
        mapping.require_columns(file)
