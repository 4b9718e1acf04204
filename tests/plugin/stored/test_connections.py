from contextlib import closing

import psycopg2
import pytest

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.stored.connections import (
    connection_choices,
    connection_dsn,
    connection_uri,
    store_connection,
    stored_connection_dsn,
    stored_connections,
    without_password,
)


def test_a_stored_connection_opens(store, login):
    with closing(psycopg2.connect(stored_connection_dsn(store("the city", login)))) as connection:
        assert connection.info.user == login.user


def test_a_password_in_the_settings_does_not_reach_a_layer(store, login):
    uri = connection_uri(store("the city", login))
    safe = without_password(uri)
    assert login.password not in safe.uri(False)
    assert uri.password() == login.password, "the one that psycopg2 uses keeps it"


def test_services_of_libpq_can_be_chosen(settings, tmp_path, monkeypatch, login):
    file = tmp_path / "services.conf"
    file.write_text(
        f"[city hall]\nhost={login.host}\nport={login.port}\ndbname={login.database}\n"
        f"user={login.user}\npassword={login.password}\n"
    )
    monkeypatch.setenv("PGSERVICEFILE", str(file))
    assert "service=city hall" in connection_choices()
    uri = connection_uri("service=city hall")
    assert login.password not in uri.uri(True)
    with closing(psycopg2.connect(connection_dsn(uri))) as connection:
        assert connection.info.dbname == login.database


def test_what_is_stored_has_no_credentials(settings):
    store_connection("new", host="db.example.org", port="5433", database="city", authcfg="abc1234")
    assert stored_connections() == ["new"]
    uri = connection_uri("new")
    assert (uri.host(), uri.port(), uri.database(), uri.authConfigId()) == ("db.example.org", "5433", "city", "abc1234")
    assert not uri.username()
    assert not uri.password()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": " "}, "no name"),
        ({"database": ""}, "no database"),
        ({"port": "70000"}, "70000 is no port"),
        ({"name": "taken"}, "already"),
    ],
)
def test_what_cannot_be_stored(settings, wrong, words):
    store_connection("taken", host="localhost", database="city")
    with pytest.raises(MapalusError, match=words):
        store_connection(**{"name": "other", "host": "localhost", "database": "city", **wrong})


def test_an_unknown_connection(settings):
    with pytest.raises(MapalusError, match="nowhere"):
        connection_uri("nowhere")


def test_a_missing_authentication_configuration(settings):
    store_connection("new", host="localhost", database="city", authcfg="zzz9999")
    with pytest.raises(MapalusError, match="zzz9999"):
        stored_connection_dsn("new")
