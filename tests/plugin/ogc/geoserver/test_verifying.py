"""A verification of a real GeoServer finds what is wrong, whichever way is tried, and asks everything all the same."""

import copy
import time
from collections import Counter
from types import SimpleNamespace

import pytest

from mapalus.plugin.ogc.checks import ATTACKER, PUBLIC, VerificationFailed
from mapalus.plugin.ogc.geoserver.verifying import attacker, verify_closed
from mapalus.plugin.ogc.geoserver.verifying import server as verifying_server
from mapalus.plugin.ogc.plan import CREATE, Step
from mapalus.plugin.ogc.state import Snapshot
from mapalus.plugin.publication.declaration import TimeDimension
from mapalus.tests.support.publishing import declaring

ADMINISTRATORS = {"roles": ["ADMIN"]}


@pytest.fixture
def pretended(geoserver, publication, logins):
    """What the server should be like, to be changed into what it is not."""
    return copy.deepcopy(geoserver.wanted(publication, logins))


def found(verification, **about):
    return [
        check for check in verification.checks if all(getattr(check, name) == value for name, value in about.items())
    ]


def test_everything_is_asked_of_a_server_that_is_in_order(geoserver, publication, logins, publisher):
    verification = publisher.verify()
    assert verification.passed, verification.message()
    layers = {f"{workspace.name}:{layer.name}" for workspace in publication.workspaces for layer in workspace.layers}
    public = {name for name in layers if name.startswith("mapalus:")}
    for asked in ("features", "the declared columns and no others", "pages in one order"):
        assert {check.of for check in found(verification, asked=asked, by=PUBLIC)} == public
    # Where there is a time dimension, the map is one without a time.
    maps = ("a map", "a map without naming a time")
    drawn = {check.of for asked in maps for check in found(verification, asked=asked, by=PUBLIC)}
    assert {"mapalus:report", "mapalus:area", "mapalus:report_grid"} <= drawn
    assert {check.of for check in found(verification, asked="a legend")} == drawn
    tiles = {(check.of, check.way) for check in found(verification, asked="tiles")}
    assert {(name, f"WMTS GetTile {grid}") for name in drawn for grid in ("EPSG:4326", "EPSG:900913")} <= tiles
    assert {check.of for check in found(verification, asked="writing", by=ATTACKER)} == layers
    assert {check.of for check in found(verification, asked="a layer that is closed")} == layers - public
    assert len(found(verification, asked="the REST interface", by=ATTACKER)) > 5


def test_every_way_finds_a_layer_that_is_open(geoserver, pretended):
    """Cameras are open: were they declared to be closed, all ways to them would be holes, their group's too."""
    for rule in ("mapalus.cctv.r", "mapalus.agency.r"):
        pretended.state["access rule", rule] = ADMINISTRATORS
    verification = geoserver.verify(pretended, accepted="It stands alone.")
    cameras = found(verification, of="mapalus:cctv", asked="a layer that is closed")
    missed = {check.way for check in cameras if check.passed}
    # Nobody may lock features, or draw them as KML, whatever may be read.
    assert missed == {"WFS GetFeatureWithLock", "WMS GetMap as KML", "the KML reflector"}
    assert len(cameras) == 20
    # One layer's holes do not keep the other from being tried.
    assert not all(check.passed for check in found(verification, of="mapalus:agency", asked="a layer that is closed"))
    group = found(verification, asked="a closed layer in a group")
    assert {check.of for check in group if not check.passed} >= {"mapalus:map"}
    assert not all(check.passed for check in found(verification, asked="is not listed"))


def test_every_way_finds_a_column_that_is_not_declared(geoserver, pretended, monkeypatch):
    monkeypatch.setattr(attacker, "_GUESSES", ("status",))
    fields = pretended.state["layer", "mapalus:report"]
    fields["columns"] = [column for column in fields["columns"] if column != "status"]
    verification = geoserver.verify(pretended, accepted="It stands alone.")
    ways = found(verification, of="mapalus:report", asked="columns that are not declared")
    assert len(ways) == 6
    assert [check.way for check in ways if check.passed] == []
    (columns,) = found(verification, of="mapalus:report", asked="the declared columns and no others")
    assert "shows the undeclared columns status" in columns.problem
    assert {check.of for check in verification.failed} == {"mapalus:report"}


def test_what_is_missing_is_found_and_the_rest_is_asked(geoserver, pretended):
    layer = pretended.state["layer", "mapalus:market"]
    pretended.add("layer", "mapalus:nothing", {**layer, "columns": ["code"]})
    pretended.add("access rule", "mapalus.nothing.r", {"roles": ["*"]})
    pretended.add("tile layer", "mapalus:commodity", pretended.state["tile layer", "mapalus:market"])
    pretended.add("group", "mapalus:nowhere", pretended.state["group", "mapalus:map"])
    pretended.add("access rule", "mapalus.nowhere.r", {"roles": ["*"]})
    verification = geoserver.verify(pretended, accepted="It stands alone.")
    failed = {(check.of, check.asked) for check in verification.failed}
    assert failed >= {
        ("mapalus:nothing", "is listed in the capabilities"),
        ("mapalus:nothing", "the declared columns and no others"),
        ("mapalus:nothing", "features"),
        ("mapalus:nothing", "a legend"),
        ("mapalus:commodity", "tiles"),
        ("mapalus:nowhere", "is listed in the capabilities"),
    }
    assert {of for of, _ in failed} == {"mapalus:nothing", "mapalus:commodity", "mapalus:nowhere"}


def test_a_time_dimension_must_show_something_by_default(geoserver, publisher, changed, feedback):
    begin = "2020-01-01T00:00:00.000Z"
    time = TimeDimension("reported_at", begin, "P7D/PRESENT")
    outcome = publisher.apply(declaring(publisher, changed("report", time=time)).plan(), feedback)
    asked = {check.asked for check in found(outcome.verification, of="mapalus:report", by=PUBLIC)}
    assert {"the time dimension", "a map without naming a time"} <= asked

    nothing = TimeDimension("reported_at", begin, "2020-01-01T00:00:00.000Z/2020-02-01T00:00:00.000Z")
    with pytest.raises(VerificationFailed, match="shows nothing where no time is asked for") as failure:
        publisher.apply(declaring(publisher, changed("report", time=nothing)).plan(), feedback)
    # Tiles ask for no time either.
    assert {check.asked for check in failure.value.verification.failed} == {"a map without naming a time", "tiles"}
    assert publisher.history()[0].outcome == "failed"
    assert publisher.verification(failure.value.entry).failed == failure.value.verification.failed


def test_layers_of_an_agency_are_looked_at_one_after_the_other(monkeypatch):
    """Else sixty agencies' stores would open more connections at the same time than a database takes."""
    state, openings, at_work, most = {}, [], Counter(), Counter()
    for workspace, password in (("mapalus", ""), ("mapalus_feed_dlh", "known"), ("mapalus_feed_dishub", "known")):
        state["store", f"{workspace}:store"] = {"password": password}
        for number in range(4):
            state["layer", f"{workspace}:layer_{number}"] = {}
            rule = f"{workspace}.layer_{number}.r"
            state["access rule", rule] = {"roles": ["*"]}
            openings.append(Step(CREATE, "access rule", rule))

    def look(verification, server, snapshot, name, sessions):
        workspace = name.split(":")[0]
        at_work[workspace] += 1
        most[workspace] = max(most[workspace], at_work[workspace])
        time.sleep(0.05)
        at_work[workspace] -= 1

    monkeypatch.setattr(verifying_server, "_look_at_closed", look)
    server = SimpleNamespace(session=SimpleNamespace(login=None, verify=True))
    verify_closed(server, Snapshot(state), openings)
    assert most["mapalus_feed_dlh"] == most["mapalus_feed_dishub"] == 1
    assert most["mapalus"] > 1
