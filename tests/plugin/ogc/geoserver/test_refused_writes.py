"""What a program learns of a refused WFS-T write: the recipe of docs/feeds.md reads it from a real answer."""

import re
from pathlib import Path

import pytest
import requests

from mapalus.plugin.database.logins import drop_login, make_login

GUIDE = Path(__file__).parents[4] / "docs" / "feeds.md"
LOGIN = "refused_writes_dlh"
UPDATE = """
    <wfs:Transaction service="WFS" version="2.0.0" xmlns:wfs="http://www.opengis.net/wfs/2.0"
                     xmlns:fes="http://www.opengis.net/fes/2.0" xmlns:w="http://refused_writes">
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
def write(geoserver, published_database):
    """Return a function that writes reports as the agency DLH, through a layer on its feed."""
    database = published_database.get_dsn_parameters()
    rest = f"{geoserver.address}/rest"
    login = tuple(text.decode() for text in geoserver.session.login)
    entries = {
        "dbtype": "postgis",
        "host": "127.0.0.1",
        "port": database["port"],
        "database": database["dbname"],
        "schema": "mapalus_feed",
        "user": LOGIN,
        "passwd": make_login(published_database, LOGIN, "agency", "DLH"),
        "namespace": "http://refused_writes",
        "Expose primary keys": "true",
        "Primary key metadata table": "mapalus_public.gt_pk_metadata",
    }
    store = {"name": "feed", "connectionParameters": {"entry": [{"@key": k, "$": v} for k, v in entries.items()]}}
    layer = {"name": "report", "srs": "EPSG:4326"}

    def make(path, body):
        requests.post(f"{rest}/{path}", json=body, auth=login, timeout=60).raise_for_status()

    def write(references, **values):
        body = UPDATE.format(
            properties="".join(PROPERTY.format(*value) for value in values.items()),
            filter="".join(f'<fes:ResourceId rid="report.{reference}"/>' for reference in references),
        )
        headers = {"Content-Type": "text/xml"}
        address = f"{geoserver.address}/refused_writes/wfs"
        return requests.post(address, data=body, headers=headers, auth=login, timeout=60)

    make("namespaces", {"namespace": {"prefix": "refused_writes", "uri": "http://refused_writes"}})
    try:
        make("workspaces/refused_writes/datastores", {"dataStore": store})
        make("workspaces/refused_writes/datastores/feed/featuretypes", {"featureType": layer})
        yield write
    finally:
        requests.delete(f"{rest}/workspaces/refused_writes?recurse=true", auth=login, timeout=60).raise_for_status()
        drop_login(published_database, LOGIN)


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
