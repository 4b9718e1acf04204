"""What the database refuses, as sentences: from the values in DETAIL, from psycopg2's fields, or from QGIS's text."""

import json
import re
from pathlib import Path

import pytest

from mapalus.plugin.database.refusal_sentences import CONSTRAINTS, POSTGRESQL, RULES
from mapalus.plugin.database.refusals import Refusal, explain, refusal_in, refusal_of
from mapalus.plugin.database.schema import read_shipped
from mapalus.plugin.errors import Sentence, placeholders
from mapalus.plugin.i18n import words_in
from mapalus.plugin.titles import column_titles
from mapalus.tools import translations

ROOT = Path(__file__).parents[3]
SETTINGS = ROOT / "plugin" / "database" / "settings.sql"
ILLEGAL = {
    "code": "MA006",
    "rule": "no_such_step",
    "reference": "MIN-2026-000123",
    "field": "status",
    "from_status": "received",
    "to_status": "resolved",
    "next_statuses": ["in_progress", "rejected"],
}


def text_of(message, **values):
    """Return an error as QGIS passes it on."""
    return (
        f"PostGIS error while changing attributes: ERROR:  {message}\n"
        f"DETAIL:  {json.dumps(values)}\nHINT:  From received it can go to in_progress, rejected.\n"
        "CONTEXT:  PL/pgSQL function refuse(text,text,text,text,jsonb) line 3 at RAISE\n"
        'SQL statement "SELECT refuse(…)"\n'
    )


def indonesian(refusal, **options):
    return explain(refusal_in(refusal) if isinstance(refusal, str) else refusal, **options).in_words(words_in("id"))


# ---------------------------------------------------------------- the sentences


def test_the_values_come_from_the_detail():
    text = text_of("Any message.", **ILLEGAL)
    refusal = refusal_in(text)
    assert (refusal.code, refusal.message) == ("MA006", "Any message.")
    assert indonesian(text) == (
        "MIN-2026-000123: Status tidak dapat berubah dari Menunggu menjadi Selesai. "
        "Dari Menunggu dapat menjadi: Proses, Ditolak."
    )
    assert str(explain(refusal)) == (
        "MIN-2026-000123: Status cannot go from Waiting to Resolved. From Waiting it can go to: In progress, Rejected."
    )


def test_the_servers_language_does_not_matter():
    text = text_of("Ein Fehler.", **ILLEGAL).replace("DETAIL:", "EINZELHEITEN:").replace("ERROR:", "FEHLER:")
    assert indonesian(text).startswith("MIN-2026-000123: Status tidak dapat berubah")


def test_a_text_without_a_refusal():
    assert refusal_in("The network is gone.") is None


def test_differences():
    values = {
        "code": "MA004",
        "rule": "stale",
        "reference": "MIN-2026-000123",
        "differences": {"status": ["in_progress", "received"], "geom": [], "is_public": [True, None]},
    }
    assert (
        "MIN-2026-000123 sementara itu (Letak: tersimpan nilai lain; Tampil untuk umum: tersimpan ya, milik Anda "
        in (indonesian(Refusal(values=values)))
    )
    assert "(Status: tersimpan Proses, milik Anda Menunggu)" in indonesian(
        Refusal(values={**values, "differences": {"status": ["in_progress", "received"]}})
    )


def test_the_titles_of_a_layer_come_first():
    assert "Keadaan tidak dapat berubah" in indonesian(text_of("", **ILLEGAL), fields={"status": "Keadaan"})


def test_limits_and_choices():
    values = {"rule": "out_of_range", "reference": "K1", "field": "azimuth", "value": 400, "at_least": 0}
    heading = column_titles(words_in("id"))["azimuth"]
    assert indonesian(Refusal(values={**values, "less_than": 360})) == (
        f"K1: {heading} tidak menerima 400. Isi nilai paling sedikit 0 dan di bawah 360."
    )
    assert indonesian(Refusal(values=values)).endswith("Isi nilai paling sedikit 0.")
    values = {"rule": "choice", "table": "cctv", "field": "state", "value": "x", "choices": ["up", "down"]}
    assert indonesian(Refusal(values=values)).endswith("tidak menerima x. Pilihannya: Menyala, Mati.")


def test_words_in_two_languages():
    values = {"rule": "outside", "reference": "M-1", "city": {"id": "Kabupaten Minahasa", "en": "Minahasa Regency"}}
    assert indonesian(Refusal(values=values)).startswith("M-1: letaknya di luar Kabupaten Minahasa.")
    assert str(explain(Refusal(values=values))).startswith("M-1: the position lies outside Minahasa Regency.")


# ---------------------------------------------------------------- PostgreSQL's own errors


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("permission denied for table report\n", "Anda tidak berhak melakukan ini di Laporan."),
        ('new row violates row-level security policy for table "report"\n', "boleh mengubah entri Laporan ini"),
        ('new row violates row-level security policy (USING expression) for table "report"\n', "entri Laporan ini"),
        ("permission denied for function secret\n", "melakukan ini: permission denied for function secret."),
        ('null value in column "category" of relation "report" violates not-null constraint\n'
         "DETAIL:  Failing row contains (1, null).\n", "Entri ini: Kategori tidak boleh kosong. Isi Kategori."),
        ('duplicate key value violates unique constraint "facility_pkey"\nDETAIL:  Key (code)=(A-1) already exists.\n',
         "Kode “A-1” sudah dipakai."),
        ('duplicate key value violates unique constraint "price_pkey"\n'
         "DETAIL:  Key (market, commodity, day)=(P, x, 2026-01-01) already exists.\n",
         "Entri ini: entri yang sama sudah ada."),
        ('insert or update on table "facility" violates foreign key constraint "facility_agency_fkey"\n'
         'DETAIL:  Key (agency)=(NASA) is not present in table "agency".\n', "Entri ini: Instansi “NASA” tidak ada."),
        ('update or delete on table "market" violates foreign key constraint "price_market_fkey" on table "price"\n'
         'DETAIL:  Key (code)=(P0) is still referenced from table "price".\n', "Entri ini: masih dipakai di Harga."),
        ('new row for relation "category" violates check constraint "category_resolve_hours_check"\n'
         "DETAIL:  Failing row contains (x).\n", "tidak menerima nilai ini. Isi nilai di atas 0."),
        ('new row for relation "report_photo" violates check constraint "report_photo_kind_check"\n',
         "Entri ini: Jenis tidak menerima nilai ini."),
        ('invalid input syntax for type integer: "x"\n', "nilai “x” tidak dapat disimpan"),
        ("smallint out of range\n", "angka yang terlalu besar"),
        ("deadlock detected\n", "Saat ini orang lain sedang mengubah"),
        ("canceling statement due to statement timeout\n", "karena terlalu lama"),
        ("cannot execute UPDATE in a read-only transaction\n", "hanya dapat dibaca"),
    ],
)  # fmt: skip
def test_postgresqls_own_errors(text, sentence):
    assert sentence in indonesian(f"ERROR:  {text}")


def test_psycopg2_and_qgis_say_the_same(minahasa):
    """The same statement, refused by each of PostgreSQL's and of our rules."""
    import psycopg2

    for statement in (
        "UPDATE mapalus.category SET resolve_hours = -1, version = version + 1",
        "UPDATE mapalus.category SET agency = 'NASA', version = version + 1",
        "UPDATE mapalus.category SET agency = NULL, version = version + 1",
        "UPDATE mapalus.category SET code = 'waste', version = version + 1",
        "UPDATE mapalus.category SET resolve_hours = 1",
        "UPDATE mapalus.category SET resolve_hours = 'x'",
        "INSERT INTO mapalus.report (category) VALUES ('dragons')",
        "DELETE FROM mapalus.agency",
        "SET ROLE mapalus_agency; UPDATE mapalus.category SET resolve_hours = 1",
    ):
        with pytest.raises(psycopg2.Error) as refused, minahasa, minahasa.cursor() as cursor:
            cursor.execute(statement)
        error = refused.value
        detail = f"DETAIL:  {error.diag.message_detail}\n" if error.diag.message_detail else ""
        text = f"ERROR:  {error.diag.message_primary}\n{detail}"
        said = indonesian(refusal_of(error))
        assert said == indonesian(text), statement
        assert error.diag.message_primary not in said


def test_what_has_no_words_is_said_in_english():
    text = "ERROR:  A market cannot fly.\nHINT:  Leave it on the ground.\nCONTEXT:  PL/pgSQL function fly()\n"
    assert indonesian(text) == "A market cannot fly. Leave it on the ground."
    assert indonesian(text, known={"reference": "M-1"}) == "M-1: A market cannot fly. Leave it on the ground."
    # A rule of a newer database.
    text = text_of("A market cannot fly.", code="MA099", rule="flying", reference="M-1")
    assert indonesian(text).startswith("M-1: A market cannot fly.")


# ---------------------------------------------------------------- every refusal has its sentence

SQL = {file.name: file.sql for file in read_shipped().code} | {SETTINGS.name: SETTINGS.read_text(encoding="utf-8")}
# What a refusal can be: a call of refuse(), a reason of problem_of(), a row of report_refuses_words(), a warning.
_PATTERNS = [
    re.compile(pattern, re.DOTALL | re.MULTILINE)
    for pattern in (
        r"PERFORM refuse\('(?P<code>MA\d{3})', (?P<rule>CASE .*? END|'\w+'),(?P<rest>.*?)\);",
        r"\('(?P<code>MA\d{3})', (?P<rule>'\w+'), (?P<rest>.*?)\)::problem",
        r"^ {9}(?P<rule>'\w+'), (?P<rest>format\(.*?\)\)),?$",
        r"(?P<rest>RAISE WARNING .*?'rule', (?P<rule>'\w+').*?\);)",
        # A row of unfit_sources(), which publish_own_layer() gives to refuse() with its own relation.
        r"^    SELECT (?P<rule>'\w+'), (?P<rest>(?:source|pg_proc|format_type)\b[^\n]*)$",
    )
]
_OF_UNFIT_SOURCES = {"relation", "object"}


def refusals():
    """Yield (file, rule, names of its values) of everything that the SQL can refuse."""
    for file, text in SQL.items():
        for pattern in _PATTERNS:
            for found in pattern.finditer(text):
                names = set(re.findall(r"'(\w+)',", found["rest"]))
                for rule in re.findall(r"(?:THEN |ELSE |^)'(\w+)'", found["rule"]):
                    yield file, rule, names | (_OF_UNFIT_SOURCES if pattern is _PATTERNS[-1] else set())


def test_nothing_is_raised_past_the_one_function():
    raised = {
        (file, level)
        for file, text in SQL.items()
        for level in re.findall(r"\bRAISE\s+(\w+)", re.sub(r"--.*", "", text))
    }
    assert raised == {
        ("05_refusals.sql", "EXCEPTION"),
        ("settings.sql", "WARNING"),
        # For the server's log.
        ("40_reporters.sql", "LOG"),
    }


def test_every_refusal_has_its_sentence_and_its_values():
    always = {"reference", "value", "limits"}
    found = list(refusals())
    assert {rule for _, rule, _ in found} == set(RULES)
    incomplete = [
        (file, rule, sorted(missing))
        for file, rule, names in found
        if (missing := set().union(*map(placeholders, RULES[rule])) - names - always)
    ]
    assert incomplete == []
    limits = {"at_least", "more_than", "at_most", "less_than"}
    assert [rule for _, rule, names in found if rule == "out_of_range" and not names & limits] == []


def test_every_sqlstate_is_explained():
    codes = {code for text in SQL.values() for code in re.findall(r"'(MA\d{3})'", text)}
    page = (ROOT / "docs" / "life-cycle.md").read_text(encoding="utf-8")
    assert codes == set(re.findall(r"^\| `(MA\d{3})` \|", page, re.MULTILINE))


@pytest.mark.parametrize("table", [RULES, POSTGRESQL], ids=["RULES", "POSTGRESQL"])
def test_every_sentence_is_translated(table):
    known = translations.read()
    assert [one for pair in table.values() for one in pair if not known.get(str(one))] == []
    assert all(isinstance(one, Sentence) for pair in table.values() for one in pair)


def test_every_constraint_of_a_table_that_people_write_has_its_sentence(minahasa, fetch):
    constraints = fetch(
        minahasa,
        "SELECT conname, relname, contype::text, "
        "       ARRAY(SELECT attname::text FROM pg_attribute WHERE attrelid = conrelid AND attnum = ANY (conkey)) "
        "FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid "
        "WHERE connamespace::regnamespace::text LIKE 'mapalus%' AND EXISTS ("
        "    SELECT FROM unnest('{admin,planner,operator,agency}'::text[]) AS role "
        "    WHERE has_any_column_privilege('mapalus_' || role, conrelid, 'INSERT, UPDATE'))",
    )
    assert len(constraints) > 50
    # Only Mapalus itself writes these.
    ours = (
        *("publication_log", "publication_step", "publication_content", "import_reject", "reporter", "agency_login"),
        "feed_password",
    )
    titles = column_titles(str)
    without = [
        name
        for name, table, kind, columns in constraints
        if table not in ours
        and name not in CONSTRAINTS
        # A trigger sets it.
        and "price_key" not in columns
        # One column: PostgreSQL or the name says which.
        and not (len(columns) == 1 and columns[0] in titles and (kind != "c" or name == f"{table}_{columns[0]}_check"))
        and not (kind == "p" and all(column in titles for column in columns))
    ]
    assert without == [], without
    assert set(CONSTRAINTS) <= {name for name, *_ in constraints} | {"agency_area_office"}
    assert {rule for rule, _ in CONSTRAINTS.values()} <= {*RULES, *POSTGRESQL}
