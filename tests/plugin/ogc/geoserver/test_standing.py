"""How a GeoServer itself stands: known holes, passwords, and what it does for anybody beyond what is declared."""

import base64
import threading
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from types import SimpleNamespace

import pytest

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.local import geoserver_process
from mapalus.plugin.ogc.checks import Verification, VerificationFailed
from mapalus.plugin.ogc.geoserver.verifying import asked
from mapalus.plugin.ogc.geoserver.verifying.listener import listening
from mapalus.plugin.ogc.geoserver.verifying.standing import Standing
from mapalus.plugin.ogc.state import Snapshot
from mapalus.tests.support.feedback import QuietFeedback
from mapalus.tests.support.publishing import declaring
from mapalus.tests.support.unverified import Unverified

SQL, FILES = "CVE-2026-76904", "CVE-2025-30220"
REASON = "It stands alone."
WMS = "rest", "services", "wms", "settings.json"


def stands(server, snapshot, accepted=REASON):
    """Return the checks of how a server stands, by what was asked."""
    verification = Verification()
    with listening(server.session.url) as listener:
        verification.ask_together(Standing(server, snapshot, accepted, listener).questionnaires())
    found = {}
    for check in verification.checks:
        found.setdefault(check.asked, []).append(check)
    return found


def failed(found):
    return {what for what, checks in found.items() if not all(check.passed for check in checks)}


def warned(found):
    return {what for what, checks in found.items() if any(check.warning for check in checks)}


@pytest.fixture
def wanted(geoserver, publication, logins):
    return geoserver.wanted(publication, logins)


def test_an_accepted_server_passes_with_warnings(geoserver, wanted):
    found = stands(geoserver, wanted)
    assert failed(found) == set()
    assert warned(found) == {asked.KNOWN_HOLE, asked.PAGES, asked.MANY_LAYERS, asked.INJECTION}
    holes = {check.way: check.warning for check in found[asked.KNOWN_HOLE]}
    assert {SQL, FILES} <= set(holes)
    assert "run SQL" in holes[SQL]
    assert holes[SQL].endswith(f"It was accepted: {REASON}")
    # The hole is shown, and only the filter that has it.
    assert {check.way for check in found[asked.INJECTION] if check.warning} == {
        f"jsonArrayContains, {way}" for way in ("WFS GET", "WFS POST", "WFS in XML", "WMS GET")
    }
    assert len(found[asked.INJECTION]) == 20


def test_what_nobody_accepted_are_faults(geoserver, wanted):
    found = stands(geoserver, wanted, accepted="")
    assert failed(found) == {asked.KNOWN_HOLE, asked.INJECTION}
    assert "Upgrade it, or declare accept_unsafe_server" in found[asked.KNOWN_HOLE][0].problem


@pytest.fixture
def opened_by_hand(geoserver, publisher):
    """Everything that the declaration closes of the server itself, opened again; set right after the test."""
    session = geoserver.session
    for path in (WMS, ("rest", "services", "wms", "workspaces", "mapalus", "settings.json")):
        settings = session.read_json(*path)
        settings["wms"].update(dynamicStylingDisabled=False, getMapMimeTypeCheckingEnabled=False, maxRequestMemory=0)
        session.write("put", *path, json=settings)
    for rule in ("wfs.LockFeature", "wfs.GetFeatureWithLock"):
        session.write("delete", "rest", "security", "acl", "services", rule)
    secret = "rest", "resource", "security", "masterpw.info"
    session.write("put", *secret, data=b"a password", headers={"Content-Type": "text/plain"})
    yield
    session.write("delete", *secret, absent_is_fine=True)


def test_everything_that_is_open_is_found_and_planned_to_be_closed(geoserver, wanted, publisher, opened_by_hand):
    found = stands(geoserver, wanted)
    assert failed(found) == {
        *(asked.OWN_STYLES, asked.LOCKS, asked.WHOLE_LAYERS, asked.MAP_SIZE, asked.MASTER_PASSWORD),
    }
    problems = {what: next(check.problem for check in found[what] if check.problem) for what in failed(found)}
    assert "dynamic_styling: false" in problems[asked.OWN_STYLES]
    assert "wfs.LockFeature" in problems[asked.LOCKS]
    plan = publisher.plan()
    assert {step.key for step in plan.steps} == {
        ("server setting", "wms"),
        ("service", "mapalus:wms"),
        ("service rule", "wfs.LockFeature"),
        ("service rule", "wfs.GetFeatureWithLock"),
    }
    assert all(step.drift for step in plan.steps)
    # All of it closes, so it may be done on an unsafe server, too.
    assert publisher.closing(plan) == plan


def test_nothing_is_opened_on_a_server_whose_holes_nobody_accepted(publisher, publication, changed, feedback):
    """What closes is done; what opens is refused before anything is changed, though the declaration asks for both."""
    server = {name: value for name, value in publication.server.items() if name != "accept_unsafe_server"}
    taken_down = replace(changed("commodity", readers=("ADMIN",)), server=server)
    both = replace(
        taken_down,
        workspaces=tuple(
            replace(
                entry,
                layers=tuple(
                    replace(layer, columns=layer.columns[:-1]) if layer.name == "facility" else layer
                    for layer in entry.layers
                ),
            )
            for entry in taken_down.workspaces
        ),
    )
    unsafe = declaring(publisher, both)
    plan = unsafe.plan()
    assert {step.key for step in plan.steps} > {("layer", "mapalus:facility"), ("access rule", "mapalus.commodity.r")}
    errors = [finding for finding in unsafe.findings if finding.grade == "error" and not finding.workspace]
    assert SQL in errors[0].problem
    entries = len(publisher.history())
    with pytest.raises(MapalusError, match=f"Nothing is opened on a server that is not safe.*{SQL}"):
        unsafe.apply(plan, feedback)
    assert len(publisher.history()) == entries
    closing = unsafe.closing(plan)
    assert ("access rule", "mapalus.commodity.r") in {step.key for step in closing.steps}
    assert ("layer", "mapalus:facility") not in {step.key for step in closing.steps}
    # The steps are taken; the verification still fails, because the server is not safe.
    with pytest.raises(VerificationFailed, match=SQL) as failure:
        unsafe.apply(closing, feedback)
    assert {check.asked for check in failure.value.verification.failed} == {asked.KNOWN_HOLE, asked.INJECTION}
    assert ("access rule", "mapalus.commodity.r") not in {step.key for step in unsafe.plan().steps}
    # To open it again is refused.
    again = declaring(publisher, replace(publication, server=server))
    with pytest.raises(MapalusError, match="Nothing is opened"):
        again.apply(again.plan(), feedback)


@pytest.fixture
def as_it_comes(new_geoserver, publisher_of, tmp_path, monkeypatch):
    """A GeoServer without the Java options that Mapalus gives it, and with JSONP; published to, then opened by hand."""
    monkeypatch.setattr(geoserver_process, "_NO_FOREIGN_XML", ())
    monkeypatch.setattr(geoserver_process, "_NO_ADDRESSES", ())
    process = new_geoserver(tmp_path / "geoserver", (*geoserver_process.QUICK_START, "-DENABLE_JSONP=true"))
    try:
        started = process.start()
        server = Unverified(started.address, *(text.decode() for text in started.session.login))
        publisher = publisher_of(server)
        publisher.apply(publisher.plan(), QuietFeedback())
        settings = server.session.read_json(*WMS)
        settings["wms"]["dynamicStylingDisabled"] = False
        server.session.write("put", *WMS, json=settings)
        yield server
    finally:
        process.stop(at_once=True)


@pytest.mark.slow
def test_a_server_as_it_comes_calls_addresses_and_answers_scripts(as_it_comes, publication, logins):
    wanted = as_it_comes.wanted(publication, logins)
    found = stands(as_it_comes, wanted)
    assert {SQL, FILES} <= {check.way for check in found[asked.KNOWN_HOLE] if check.warning}
    schema, drawn = found[asked.FOREIGN_ADDRESSES]
    # A hole of this version, which was accepted …
    assert "read files of its machine" in schema.warning
    assert "-Djavax.xml.accessExternalSchema=" in schema.warning
    # … and what the declaration closes.
    assert "calls addresses that a map request names" in drawn.problem
    assert failed(found) == {asked.FOREIGN_ADDRESSES, asked.OWN_STYLES, asked.SCRIPTS}
    schema, _ = stands(as_it_comes, wanted, accepted="")[asked.FOREIGN_ADDRESSES]
    assert "read files of its machine" in schema.problem


@pytest.fixture
def trusting():
    """A server that accepts the password that GeoServer comes with, and no other."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            word = base64.b64encode(self.server.login.encode()).decode()
            self.send_response(200 if self.headers.get("Authorization") == f"Basic {word}" else 401)
            self.end_headers()

        def log_message(self, *_words):
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        server.login = "admin:geoserver"
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def test_the_password_that_geoserver_comes_with_is_found(trusting):
    session = SimpleNamespace(url=f"http://127.0.0.1:{trusting.server_port}", verify=True, login=("admin", "x"))
    server = SimpleNamespace(session=session, known_holes=list)
    for login, passes in (("admin:geoserver", False), ("admin:another", True)):
        trusting.login = login
        verification = Verification()
        Standing(server, Snapshot(), "", None).default_password(verification)
        assert verification.passed == passes


def test_a_listener_that_cannot_be_is_no_error():
    with listening("http://127.0.0.1:1/geoserver") as listener:
        assert listener is None
