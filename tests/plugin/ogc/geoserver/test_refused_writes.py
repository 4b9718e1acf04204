"""What a program learns of a refused WFS-T write: the recipe of docs/feeds.md reads it from a real answer."""

import re
from pathlib import Path

import pytest
import requests

GUIDE = Path(__file__).parents[4] / "docs" / "feeds.md"
LOGIN = "feed_dlh"
UPDATE = """
    <wfs:Transaction service="WFS" version="2.0.0" xmlns:wfs="http://www.opengis.net/wfs/2.0"
                     xmlns:fes="http://www.opengis.net/fes/2.0" xmlns:w="{namespace}">
      <wfs:Update typeName="w:report">{properties}<fes:Filter>{filter}</fes:Filter></wfs:Update>
    </wfs:Transaction>
"""
PROPERTY = "<wfs:Property><wfs:ValueReference>{}</wfs:ValueReference><wfs:Value>{}</wfs:Value></wfs:Property>"


@pytest.fixture(scope="module")
def read_refusal():
    """The function that the guide gives to agencies."""
    (recipe,) = re.findall(r"^```python\n(.*?)^```", GUIDE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    names = {}
    exec(recipe, names)  # noqa: S102
    return names["read_refusal"]


@pytest.fixture(scope="module")
def write(geoserver, publication, logins):
    """Return a function that writes reports through the published feed of the agency DLH, as its user."""
    feed = next(entry.name for entry in publication.workspaces if entry.agency_login == LOGIN)

    def write(references, **values):
        body = UPDATE.format(
            namespace=f"urn:{feed}",
            properties="".join(PROPERTY.format(*value) for value in values.items()),
            filter="".join(f'<fes:ResourceId rid="report.{reference}"/>' for reference in references),
        )
        return requests.post(
            f"{geoserver.address}/{feed}/wfs",
            data=body,
            headers={"Content-Type": "text/xml"},
            auth=(LOGIN, logins[LOGIN].password),
            timeout=60,
        )

    return write


@pytest.fixture(scope="module")
def reports(published_database, fetch):
    """Two reports of DLH that wait for it, and one that it has passed on."""
    rows = fetch(
        published_database,
        "INSERT INTO mapalus.report (category, agency, is_public, geom) "
        "SELECT 'waste', 'DLH', false, ST_SetSRID(ST_MakePoint(124.9118, 1.3002), 4326) FROM generate_series(1, 3) "
        "RETURNING reference",
    )
    references = [reference for (reference,) in rows]
    fetch(
        published_database,
        "UPDATE mapalus.report SET agency = 'DISHUB', version = 2 WHERE reference = %s RETURNING 1",
        (references[2],),
    )
    yield references
    fetch(published_database, "DELETE FROM mapalus.report WHERE reference = ANY (%s) RETURNING 1", (references,))


def test_what_reaches_no_report_is_an_exception(write, reports, read_refusal):
    own, _, passed_on = reports
    for reference in (passed_on, "MIN-2020-999999"):
        answer = write([reference], status_note="Done.", version=2)
        assert answer.status_code == 400
        sentence, values = read_refusal(answer.content)
        assert sentence.startswith("Nothing was changed: there is no such report, or it is not this agency's")
        assert (values["code"], values["rule"]) == ("MA015", "not_in_feed")
    # Of several reports, those of others are left out; the number tells.
    answer = write([own, passed_on], status_note="Done.", version=2)
    assert "<wfs:totalUpdated>1</wfs:totalUpdated>" in answer.text


def test_a_program_reads_sqlstate_rule_and_values(write, reports, read_refusal):
    _, reference, _ = reports
    for text in ("First.", 'Second: "quoted", 5 &lt; 7 &amp;amp; it\'s so.'):
        current = 1 + int(text.startswith("Second"))
        assert write([reference], status_note=text, version=current + 1).ok
    sentence, values = read_refusal(write([reference], status_note="Third.", version=2).content)
    assert "\n" not in sentence
    assert sentence.startswith(f"Somebody else changed {reference} in the meantime: it is at version 3")
    assert (values["code"], values["rule"], values["reference"]) == ("MA004", "stale", reference)
    # GeoServer escapes its text twice.
    assert values["differences"]["status_note"] == ['Second: "quoted", 5 < 7 &amp; it\'s so.', "Third."]
    sentence, values = read_refusal(write([reference], status="resolved", version=4).content)
    assert sentence == "A report cannot go from received to resolved."
    assert (values["code"], values["rule"], values["to_status"]) == ("MA006", "no_such_step", "resolved")
    sentence, values = read_refusal(write([reference], status_note="Without a version.").content)
    assert values["code"] == "MA005"
    # PostgreSQL's own refusals carry no values.
    sentence, values = read_refusal(write([reference], priority=5, version=4).content)
    assert (sentence, values) == ("permission denied for view report", {})
