"""Several databases that publish to one server, and several names of one server."""

from dataclasses import replace

import pytest

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.ogc.owner import Owner
from mapalus.plugin.ogc.qgis_server.server import QgisServer
from mapalus.plugin.publication.opening import owner_of

MINAHASA = Owner("b0a5c5a2-0000-4000-8000-000000000001", "Kabupaten Minahasa", "minahasa", "ana")
BOSTON = Owner("b0a5c5a2-0000-4000-8000-000000000002", "Kota Boston", "boston", "bob")


def test_a_second_city_takes_nothing_over(publish_from, server, minahasa, boston, feedback):
    first = publish_from(minahasa)
    first.apply(first.plan(), feedback)
    taken = list(server.taken)
    second = publish_from(boston)
    with pytest.raises(MapalusError) as refusal:
        second.plan()
    assert str(refusal.value) == (
        f"The workspace mapalus, mapalus_feed_dlh_feed on {server.address} belongs to Kabupaten Minahasa (database "
        f"{minahasa.info.dbname}). Give this city's workspaces another name in its profile (workspace: …), or publish "
        "to another server. If that database is gone, delete  in the server's data directory first. "
        "Nothing was changed."
    )
    assert server.taken == taken
    assert not first.plan(), "the first one's is as it was"


def test_it_is_found_out_also_between_plan_and_apply(publish_from, server, minahasa, boston, feedback):
    second = publish_from(boston)
    plan = second.plan()
    first = publish_from(minahasa)
    first.apply(first.plan(), feedback)
    taken = list(server.taken)
    with pytest.raises(MapalusError, match="belongs to Kabupaten Minahasa"):
        second.apply(plan, feedback)
    assert server.taken == taken


def test_one_server_has_one_journal_however_its_address_is_spelled(publish_from, server, minahasa, feedback):
    first = publish_from(minahasa)
    outcome = first.apply(first.plan(), feedback)
    for spelled in ("http://localhost/geoserver", "HTTP://MAPS.example.org:80/geoserver"):
        server.address = spelled
        again = publish_from(minahasa)
        assert [entry.number for entry in again.history()] == [outcome.entry]
        plan = again.plan()
        assert not plan
        assert not plan.foreign
    server.wants.state["layer", "mapalus:market"]["title"] = {"id": "Pasar", "en": "Markets"}
    second = again.apply(again.plan(), feedback)
    server.address = "http://maps.example.org/geoserver"
    assert [entry.number for entry in publish_from(minahasa).history()] == [second.entry, outcome.entry]


def test_another_server_at_the_same_address_has_a_journal_of_its_own(publish_from, server, minahasa, feedback):
    first = publish_from(minahasa)
    first.apply(first.plan(), feedback)
    server.marks.clear()
    server.marks["server"] = "another"
    assert publish_from(minahasa).history() == []


def test_the_history_can_be_read_while_the_server_is_down(publish_from, server, minahasa, feedback, monkeypatch):
    first = publish_from(minahasa)
    outcome = first.apply(first.plan(), feedback)

    def down():
        raise MapalusError("No GeoServer answers.", "Start it.")

    monkeypatch.setattr(server, "identity", down)
    assert [entry.number for entry in publish_from(minahasa).history()] == [outcome.entry]


def test_the_owner_of_a_database(minahasa, boston):
    ours, others = owner_of(minahasa), owner_of(boston)
    assert ours.id != others.id
    assert ours == replace(owner_of(minahasa))
    assert (ours.city, ours.database, ours.login) == (
        "Kabupaten Minahasa",
        minahasa.info.dbname,
        minahasa.info.user,
    )


def enter(server, owner):
    with server.publishing(owner, ["mapalus"]):
        pass


def test_a_folder_of_qgis_server_has_one_owner_and_one_publisher(tmp_path):
    server, same = (QgisServer(tmp_path / "served", f"http://{name}:8000") for name in ("localhost", "127.0.0.1"))
    assert server.identity() is None
    with server.publishing(MINAHASA, ["mapalus"]) as identity:
        assert identity == server.identity() == same.identity()
        with pytest.raises(MapalusError, match=r"^ana of Kabupaten Minahasa is publishing to .* since .* UTC"):
            enter(same, BOSTON)
    with pytest.raises(MapalusError, match="belongs to Kabupaten Minahasa.*delete owner.json"):
        same.require_own(BOSTON, ["mapalus"])
    with pytest.raises(MapalusError, match="belongs to Kabupaten Minahasa"), same.publishing(BOSTON, ["mapalus"]):
        pass
    with same.publishing(MINAHASA, ["mapalus"]) as again:
        assert again == identity
