"""Publications of tests: to a server in memory with a real journal, and of other declarations to a real server."""

import copy
from dataclasses import replace

import pytest

from mapalus.tests.support.fake_server import FakeServer, small_publication

PASSWORDS = {"MAPALUS_PUBLIC_PASSWORD": "public word"}


@pytest.fixture
def server(monkeypatch):
    """The server that every address leads to."""
    from mapalus.plugin.publication import opening, publisher

    server = FakeServer()
    monkeypatch.setattr(opening, "GeoServer", lambda *_arguments, **_options: server)
    monkeypatch.setattr(opening, "load_for", lambda _connection, _path: small_publication())
    for used_in in (opening, publisher):
        monkeypatch.setattr(used_in, "preflight", lambda *_arguments: list(server.findings))
    return server


@pytest.fixture
def publish_from(server):
    """Return a function that opens the publisher of a database."""
    from mapalus.plugin.publication.opening import open_publisher

    def publish_from(connection, environment=PASSWORDS, **options):
        return open_publisher(connection, server, environment=environment, **options)

    return publish_from


def accepting(publication):
    """Return a publication that accepts the known holes of the tests' own GeoServer."""
    accepted = {"reason": "A test's own server, on the loopback address."}
    return replace(publication, server={**publication.server, "accept_unsafe_server": accepted})


def declaring(publisher, publication):
    """Return a publisher to the same server that declares something else."""
    other = copy.copy(publisher)
    other.publication = publication
    return other
