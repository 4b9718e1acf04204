"""The marks of who publishes to a GeoServer, on a real one."""

import threading
from dataclasses import replace

import pytest

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.ogc.geoserver import ownership as module
from mapalus.plugin.ogc.geoserver.files import Resources
from mapalus.plugin.ogc.geoserver.ownership import Ownership
from mapalus.plugin.ogc.owner import Owner

ONE = Owner("b0a5c5a2-0000-4000-8000-00000000000a", "Kabupaten Minahasa", "minahasa", "ana")
OTHER = Owner("b0a5c5a2-0000-4000-8000-00000000000b", "Kota Boston", "boston", "bob")


@pytest.fixture
def ownership(geoserver, monkeypatch):
    """Return a function that makes an Ownership; its files lie in a folder of this test alone."""
    for name in ("_SERVER", "_OWNERS", "_CLAIMS"):
        monkeypatch.setattr(module, name, getattr(module, name).replace("mapalus/", "mapalus_of_a_test/"))
    resources = Resources(geoserver.session)
    yield lambda: Ownership(Resources(geoserver.session), geoserver.address)
    resources.delete("mapalus_of_a_test")


def claims(ownership):
    return list(ownership()._resources.walk(module._CLAIMS))


def enter(marks, owner, workspace):
    with marks.publishing(owner, [workspace]):
        pass


def test_workspaces_belong_to_who_published_first(ownership):
    assert ownership().identity() is None
    ownership().require_own(OTHER, ["city"])
    with ownership().publishing(ONE, ["city", "city_dlh"]) as identity:
        assert ownership().identity() == identity
    with ownership().publishing(OTHER, ["other"]) as same:
        assert same == identity
    with pytest.raises(
        MapalusError, match=r"The workspace city on .* belongs to Kabupaten Minahasa \(database minahasa"
    ):
        ownership().require_own(OTHER, ["city", "other"])
    with pytest.raises(MapalusError, match="belongs to Kabupaten Minahasa"):
        enter(ownership(), OTHER, "city_dlh")
    assert claims(ownership) == []
    # A workspace that is declared no more is free again.
    with ownership().publishing(ONE, ["city"]):
        pass
    ownership().require_own(OTHER, ["city_dlh"])


def test_one_publishes_at_a_time(ownership):
    with ownership().publishing(ONE, ["city"]):
        with pytest.raises(MapalusError, match=r"^ana of Kabupaten Minahasa is publishing to .* since .* UTC"):
            enter(ownership(), OTHER, "other")
        assert len(claims(ownership)) == 1
    assert claims(ownership) == []


def test_two_never_publish_at_the_same_time(ownership):
    inside, seen, refused = [], [], []
    start = threading.Barrier(4)

    def publish(owner):
        marks = ownership()
        start.wait()
        for _ in range(5):
            try:
                with marks.publishing(owner, [owner.id]):
                    inside.append(owner)
                    seen.append(len(inside))
                    inside.remove(owner)
            except MapalusError as error:
                refused.append(error)

    threads = [
        threading.Thread(target=publish, args=(owner,))
        for owner in (ONE, OTHER, replace(ONE, id="c"), replace(ONE, id="d"))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    # Several that begin at the same moment may all give up.
    assert set(seen) <= {1}
    assert len(seen) + len(refused) == 20
    assert claims(ownership) == []
    enter(ownership(), ONE, "city")


def test_what_a_vanished_publisher_left_is_taken_away(ownership, monkeypatch):
    vanished = ownership()
    left = vanished.publishing(ONE, ["city"])
    left.__enter__()
    assert len(claims(ownership)) == 1
    with pytest.raises(MapalusError, match="is publishing"):
        enter(ownership(), OTHER, "other")
    monkeypatch.setattr(module, "_LEFT_BEHIND", module.timedelta(seconds=-1))
    with ownership().publishing(OTHER, ["other"]):
        assert len(claims(ownership)) == 1


def test_what_the_same_database_left_is_taken_away_at_once(ownership):
    left = ownership().publishing(ONE, ["city"])
    left.__enter__()
    with ownership().publishing(ONE, ["city"]):
        assert len(claims(ownership)) == 1


def test_a_long_publication_renews_its_claim(ownership, monkeypatch):
    marks = ownership()
    with marks.publishing(ONE, ["city"]):
        (path,) = claims(ownership)
        before = marks._time_of(path)
        marks.renew_now_and_then()
        monkeypatch.setattr(module, "_RENEWED_AFTER_SECONDS", -1)
        written = []
        monkeypatch.setattr(marks._resources, "write", lambda *arguments: written.append(arguments))
        marks.renew_now_and_then()
        assert [arguments[0] for arguments in written] == [path]
        assert marks._time_of(path) >= before
    marks.renew_now_and_then()
    assert len(written) == 1, "no claim after the end"
