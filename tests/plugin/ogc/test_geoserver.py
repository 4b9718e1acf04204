import socket

import pytest

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.ogc.geoserver import GeoServer, Session
from mapalus.plugin.ogc.server import publish


def test_publishing_again_sends_no_write(geoserver, publication, public_login, feedback):
    before = geoserver.session.writes
    assert publish(geoserver, publication, public_login, feedback) == []
    assert geoserver.session.writes == before


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (
            (
                "put",
                ("rest", "workspaces", "mapalus", "layers", "report.json"),
                {"layer": {"defaultStyle": {"name": "point"}}},
            ),
            "default style",
        ),
        (
            (
                "put",
                ("rest", "workspaces", "mapalus", "datastores", "public", "featuretypes", "area.json"),
                {"featureType": {"title": "Somebody else's title"}},
            ),
            "layer",
        ),
    ],
)
def test_what_somebody_changed_is_seen_and_mended(geoserver, publication, public_login, feedback, change, kind):
    method, path, body = change
    geoserver.session.write(method, *path, json=body)
    assert [step.kind for step in publish(geoserver, publication, public_login, feedback)] == [kind]
    assert geoserver.plan(publication, public_login) == []


def test_another_port_of_the_database_changes_the_store_alone(geoserver, publication, public_login):
    from dataclasses import replace

    (step,) = geoserver.plan(publication, replace(public_login, port=1))
    assert (step.action, step.kind, step.reason) == ("change", "store", "port differ")


def test_wrong_password(geoserver, publication, public_login):
    server = GeoServer(geoserver.session.url, "admin", "wrong")
    with pytest.raises(MapalusError, match="refused the user name or the password"):
        server.plan(publication, public_login)
    assert server.session.writes == 0


def test_not_the_address_of_a_geoserver(geoserver, publication, public_login):
    server = GeoServer(f"{geoserver.session.url}/nowhere", "admin", "x")
    with pytest.raises(MapalusError, match="There is no GeoServer REST interface|refused"):
        server.plan(publication, public_login)


def test_a_web_server_that_is_no_geoserver(qgis_server, publication, public_login):
    server = GeoServer(qgis_server.urls.map_page, "admin", "x")
    with pytest.raises(MapalusError, match="no GeoServer REST interface"):
        server.plan(publication, public_login)


def test_nobody_answers(publication, public_login):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = GeoServer(f"http://127.0.0.1:{port}/geoserver", "admin", "x")
    with pytest.raises(MapalusError, match="No GeoServer answers.*Check the address"):
        server.plan(publication, public_login)


def test_no_password_goes_to_another_address():
    session = Session("http://127.0.0.1:1/geoserver", "admin", "x")
    with pytest.raises(MapalusError, match="pointed to another server"):
        session.request("get", absolute="http://127.0.0.1:2/geoserver/rest")


def test_path_segments_are_quoted(geoserver):
    assert geoserver.session.read_json("rest", "workspaces", "mapalus#x.json") is None
