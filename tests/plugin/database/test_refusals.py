"""What the database refuses, in words: read out of its English text, or out of the values in its DETAIL."""

import json

import pytest

from mapalus.plugin.database.refusals import read_refusal, sentence_of_refusal

VOCABULARY = {
    "status": {"received": "Menunggu", "resolved": "Selesai", "in_progress": "Proses", "rejected": "Ditolak"},
    "field": {"status": "Status", "code": "Kode", "status_reason": "Alasan"},
    "table": {"report": "Laporan"},
}
ILLEGAL = (
    "PostGIS error while changing attributes: ERROR:  A report cannot go from received to resolved.\n"
    "HINT:  From received it can go to in_progress, rejected.\n"
    "CONTEXT:  PL/pgSQL function check_step(report,report) line 20 at RAISE\n"
    'SQL statement "SELECT check_step(OLD, NEW)"\n'
)


def indonesian(code_or_text, detail="", **known):
    return sentence_of_refusal(code_or_text, detail, "id", VOCABULARY, known)


def test_the_parts_of_an_error_text():
    refusal = read_refusal(ILLEGAL)
    assert refusal.message == "A report cannot go from received to resolved."
    assert refusal.hint == "From received it can go to in_progress, rejected."
    assert refusal.code == ""
    assert read_refusal("The network is gone.") is None


@pytest.mark.parametrize("message", ["", "A report cannot go from received to resolved."])
def test_values_as_json_are_preferred(message):
    detail = json.dumps(
        {
            "code": "MA006",
            "reference": "MIN-2026-000123",
            "field": "status",
            "from_status": "received",
            "to_status": "resolved",
            "next_statuses": ["in_progress", "rejected"],
        }
    )
    text = f"ERROR:  {message}\nDETAIL:  {detail}\n" if message else "MA006"
    assert indonesian(text, "" if message else detail) == (
        "MIN-2026-000123: Status tidak dapat berubah dari Menunggu menjadi Selesai. "
        "Dari Menunggu dapat menjadi: Proses, Ditolak."
    )


def test_values_are_read_out_of_the_english_text():
    assert indonesian(ILLEGAL, reference="MIN-2026-000001").startswith("MIN-2026-000001: Status tidak dapat")
    assert indonesian(ILLEGAL).startswith("Entri ini: Status tidak dapat")


def test_a_missing_right():
    for text in (
        "ERROR:  permission denied for table report\n",
        'ERROR:  new row violates row-level security policy for table "report"\n',
    ):
        sentence = indonesian(text)
        assert "idak boleh mengubah" in sentence
        assert "Laporan" in sentence
        assert "permission" not in sentence


def test_a_key_that_is_taken():
    text = (
        'ERROR:  duplicate key value violates unique constraint "facility_pkey"\n'
        "DETAIL:  Key (code)=(A-1) already exists.\n"
    )
    assert indonesian(text).startswith("Kode A-1 sudah dipakai.")


def test_what_has_no_words_is_said_in_english():
    text = "ERROR:  A market cannot fly.\nHINT:  Leave it on the ground.\nCONTEXT:  PL/pgSQL function fly()\n"
    assert indonesian(text) == "A market cannot fly. Leave it on the ground."
    assert indonesian(text, reference="M-1") == "M-1: A market cannot fly. Leave it on the ground."
    assert indonesian("MA099") == "MA099"


def test_differences_as_json():
    detail = json.dumps(
        {"code": "MA004", "reference": "MIN-2026-000123", "differences": {"status": ["in_progress", "received"]}}
    )
    sentence = indonesian("MA004", detail)
    assert "MIN-2026-000123" in sentence
    assert "(Status: tersimpan Proses, milik Anda Menunggu)" in sentence
