import socket

import pytest

from mapalus.plugin.database.connection import connect
from mapalus.plugin.errors import MapalusError


def test_wrong_password(cluster):
    with pytest.raises(MapalusError, match="refused the user name or the password"):
        connect(cluster.dsn("postgres", cluster.superuser, "wrong"))


def test_no_password(cluster):
    with pytest.raises(MapalusError, match="asks for a password"):
        connect(f"host=127.0.0.1 port={cluster.port} dbname=postgres user={cluster.superuser} passfile=/nonexistent")


def test_unknown_database(cluster):
    with pytest.raises(MapalusError, match="no database of that name"):
        connect(cluster.dsn("atlantis"))


def test_nobody_listens():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(MapalusError, match="No database server answers"):
        connect(f"host=127.0.0.1 port={port} dbname=x")


def test_unknown_service():
    with pytest.raises(MapalusError, match="connection service is not defined"):
        connect("service=no_such_service_anywhere")


def test_nonsense():
    with pytest.raises(MapalusError, match="connection string cannot be read"):
        connect("this is no connection string")
