"""Requests by which an older GeoServer reads files of its machine, on one that Mapalus started itself."""

import pytest
import requests

from mapalus.tests.support.listener import listening

_XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:x {address}/{name}.xsd"'
BODIES = {
    "WFS 2.0.0": (
        "wfs",
        '<wfs:GetFeature service="WFS" version="2.0.0" count="1" xmlns:wfs="http://www.opengis.net/wfs/2.0" '
        f'xmlns:mapalus="urn:mapalus" {_XSI}><wfs:Query typeNames="mapalus:report"/></wfs:GetFeature>',
    ),
    "WFS 1.1.0": (
        "wfs",
        '<wfs:GetFeature service="WFS" version="1.1.0" maxFeatures="1" xmlns:wfs="http://www.opengis.net/wfs" '
        f'xmlns:mapalus="urn:mapalus" {_XSI}><wfs:Query typeName="mapalus:report"/></wfs:GetFeature>',
    ),
    "WFS transaction": (
        "wfs",
        '<wfs:Transaction service="WFS" version="1.1.0" xmlns:wfs="http://www.opengis.net/wfs" '
        f"{_XSI}></wfs:Transaction>",
    ),
    "WCS 2.0.1": (
        "wcs",
        '<wcs:GetCapabilities service="WCS" version="2.0.1" xmlns:wcs="http://www.opengis.net/wcs/2.0" '
        f"{_XSI}></wcs:GetCapabilities>",
    ),
}


@pytest.mark.parametrize("name", BODIES)
@pytest.mark.parametrize("where", ["mapalus/", ""], ids=["workspace", "server"])
def test_a_schema_that_a_request_names_is_not_fetched(geoserver, name, where):
    service, body = BODIES[name]
    with listening() as (address, asked):
        requests.post(
            f"{geoserver.session.url}/{where}{service}",
            data=body.format(address=address, name="schema"),
            headers={"Content-Type": "application/xml"},
            timeout=60,
        )
    assert asked == []


def test_ordinary_requests_in_xml_are_answered(geoserver):
    service, body = BODIES["WFS 2.0.0"]
    start, _, end = body.partition(_XSI)
    answer = requests.post(
        f"{geoserver.session.url}/mapalus/{service}",
        data=start + end,
        headers={"Content-Type": "application/xml"},
        timeout=60,
    )
    assert answer.status_code == 200
    assert "wfs:member" in answer.text
