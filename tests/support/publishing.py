"""A publication to a server in memory, with a real journal."""

import pytest

from mapalus.tests.support.fake_server import FakeServer, small_publication

PASSWORDS = {"MAPALUS_PUBLIC_PASSWORD": "public word", "MAPALUS_FEED_PASSWORD": "feed word"}


@pytest.fixture
def server(monkeypatch):
    """The server that every address leads to."""
    from mapalus.plugin.publication import publishing

    server = FakeServer()
    monkeypatch.setattr(publishing, "make_server", lambda *_arguments: server)
    monkeypatch.setattr(publishing, "preflight", lambda *_arguments: list(server.findings))
    monkeypatch.setattr(publishing, "load_for", lambda _connection, _path: small_publication())
    return server


@pytest.fixture
def publish_from(server):
    """Return a function that opens the publisher of a database."""
    from mapalus.plugin.publication.publishing import open_publisher

    def publish_from(connection, environment=PASSWORDS, **options):
        return open_publisher(connection, server.address, "admin", "word", environment=environment, **options)

    return publish_from
