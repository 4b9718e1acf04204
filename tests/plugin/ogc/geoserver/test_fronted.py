"""A GeoServer behind the front: the public is asked as through it, the attacker also past it."""

from urllib.parse import urlsplit

import pytest
import requests

from mapalus.plugin.local.front import FrontProcess
from mapalus.plugin.ogc.checks import Verification
from mapalus.plugin.ogc.geoserver.server import GeoServer
from mapalus.plugin.ogc.geoserver.verifying.listener import listening
from mapalus.plugin.ogc.geoserver.verifying.standing import Standing


@pytest.fixture(scope="module")
def through(geoserver, tmp_path_factory):
    """Return a function that returns the same GeoServer as reached through an address; by default through a front."""
    process = FrontProcess(tmp_path_factory.mktemp("front"), urlsplit(geoserver.address).port)
    login = [text.decode() for text in geoserver.session.login]
    try:
        front = process.start()
        yield lambda address=front: GeoServer(geoserver.address, *login, public_url=address)
    finally:
        process.stop(at_once=True)


def test_everything_is_as_it_should_be_through_the_front(through, publisher_of, publisher):
    server = through()
    fronted = publisher_of(server)
    assert fronted.urls.map_page.startswith(server.public_url)
    # It is the same server, with the same journal.
    assert not fronted.plan()
    assert not [finding for finding in fronted.findings if "front" in finding.problem]
    publisher.plan()
    assert [finding for finding in publisher.findings if finding.problem.startswith("No front is known")]
    verification = fronted.verify()
    assert verification.passed, verification.message()
    assert {check.of for check in verification.checks if check.asked == "the map page"} == {fronted.urls.map_page}
    asked = [check.asked for check in verification.checks]
    assert asked.count("the front: what it refuses") == 15
    assert asked.count("the front: a feed without a login") >= 1
    # What the front refuses is no warning any more.
    warned = {check.asked for check in verification.warned}
    assert warned == {"the server: a known hole of its version", "the server: SQL in a filter"}


def test_a_front_that_lets_everything_through_is_found(through, geoserver, publication, logins):
    server = through(geoserver.address)
    verification = Verification()
    with listening(server.session.url) as listener:
        standing = Standing(server, server.wanted(publication, logins), "It stands alone.", listener)
        verification.ask_together(standing.questionnaires())
    failed = {check.asked for check in verification.failed}
    assert failed == {
        "the front: what it refuses",
        "the front: headers against scripts, for other sites and for caches",
        "the front: a feed without a login",
    }
    ways = {check.way for check in verification.failed}
    assert {"WIDTH, HEIGHT", "LAYERS"} & ways
    assert all("server_config/proxy" in check.problem for check in verification.failed)


def test_the_public_map_works_through_the_front(through):
    server = through()
    urls = server.urls_of("mapalus")
    assert urls.wms.startswith(server.public_url)
    page = requests.get(urls.map_page, timeout=60)
    assert "frame-ancestors" in page.headers["Content-Security-Policy"]
    script = requests.get(urls.map_page.replace("index.html", "map.js"), timeout=60)
    assert script.headers["Content-Encoding"] == "gzip"
    # Who has the file already gets no second copy.
    known = {"If-Modified-Since": script.headers["Last-Modified"]}
    assert requests.get(script.url, headers=known, timeout=60).status_code == 304
    capabilities = requests.get(
        urls.wms, params={"SERVICE": "WMS", "VERSION": "1.3.0", "REQUEST": "GetCapabilities"}, timeout=60
    )
    # Clients go on through the front.
    assert f"{server.public_url}/mapalus/" in capabilities.text
    assert server.session.url not in capabilities.text
