"""Opening a publisher: the declaration, the server, the journal and the stores' logins, put together in one place."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from mapalus.plugin.database.connection import refused
from mapalus.plugin.errors import MapalusError
from mapalus.plugin.ogc.geoserver.server import GeoServer
from mapalus.plugin.ogc.owner import Owner
from mapalus.plugin.ogc.port import DatabaseLogin
from mapalus.plugin.packages import errorcodes, psycopg2
from mapalus.plugin.paths import PUBLICATION
from mapalus.plugin.publication.declaration import load_for
from mapalus.plugin.publication.feed_checks import Feeds
from mapalus.plugin.publication.journal import Journal
from mapalus.plugin.publication.preflight import preflight
from mapalus.plugin.publication.publisher import Publisher

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapalus.plugin.database.connection import Connection
    from mapalus.plugin.ogc.port import OgcServer
    from mapalus.plugin.publication.declaration.model import Publication
    from mapalus.plugin.publication.preflight.finding import Finding


DECLARATION_VARIABLE = "MAPALUS_DECLARATION"
PUBLIC_URL_VARIABLE = "GEOSERVER_PUBLIC_URL"
HOST_VARIABLE = "MAPALUS_DATABASE_HOST"
PORT_VARIABLE = "MAPALUS_DATABASE_PORT"

_POSTGRESQL_PORT = 5432


@dataclass(frozen=True)
class StoreLogin:
    """Name and password of a login with which a server reads the database."""

    user: str
    password: str = field(repr=False)


def open_publisher(
    connection: Connection,
    server: OgcServer,
    *,
    declaration: str | Path = "",
    publication: Publication | None = None,
    store_logins: dict[str, StoreLogin] | None = None,
    database_host: str = "",
    database_port: int | None = None,
    logins: dict[str, DatabaseLogin] | None = None,
    environment: Mapping[str, str] | None = None,
    look_first: bool = True,
    ask_feeds: bool = True,
) -> Publisher:
    """Return the :class:`~mapalus.plugin.publication.publisher.Publisher` of a database's city to a server.

    Only reads the database, which also knows the passwords of agencies' logins. A store without a given login keeps the
    login and the address of the database that the last publication gave it. A new store reads the database where the
    planner does; an agency's, where the public's store does.

    :param connection: psycopg2 connection of a planner; nobody else uses it while something is published.
    :param server: :class:`~mapalus.plugin.ogc.port.OgcServer`, see :func:`make_server`.
    :param declaration: file of the declaration; by default that of ``MAPALUS_DECLARATION``, or the package's.
    :param publication: the loaded declaration, instead of a file.
    :param store_logins: database role of a store -> :class:`StoreLogin`; those that are missing are looked for in the
        environment: ``MAPALUS_PUBLIC_PASSWORD``, and ``MAPALUS_PUBLIC_USER`` where the login has another name.
    :param database_host: name by which the server reaches the database, where that is another than the planner's.
    :param logins: database role -> :class:`~mapalus.plugin.ogc.port.DatabaseLogin`, where all of that is known.
    :param environment: where variables are looked up.
    :param look_first: look at the database before each plan, and refuse to publish from one that is not fit.
    :param ask_feeds: verify the agencies' feeds as well.
    :raises MapalusError: when the declaration or the database cannot be used.
    """
    environment = os.environ if environment is None else environment
    if publication is None:
        publication = _load(connection, _declaration(declaration, environment))
    # Agencies come and go: the journal is that of the workspaces as the file has them.
    journal = Journal(connection, server.address, publication.entries, server.fields)
    if logins is None:
        given = {**_store_logins_of(environment, publication.roles), **(store_logins or {})}
        host = database_host or environment.get(HOST_VARIABLE, "")
        port = _port(database_port or environment.get(PORT_VARIABLE, ""))
        logins = _logins(connection, publication, journal.applied(), given, host, port)
    return Publisher(
        server,
        publication,
        journal,
        logins,
        owner=owner_of(connection),
        feeds=Feeds(connection, publication, logins) if ask_feeds else None,
        database=connection if look_first else None,
    )


def owner_of(connection: Connection) -> Owner:
    """Return the :class:`~mapalus.plugin.ogc.owner.Owner` that a database's publications belong to."""
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute("SELECT installation::text, title_id, current_database(), session_user FROM mapalus.city")
            return Owner(*cursor.fetchone())
    except psycopg2.Error as error:
        raise refused(error) from error


def make_server(
    url: str,
    user: str,
    password: str,
    verify: bool | str = True,
    environment: Mapping[str, str] | None = None,
) -> OgcServer:
    """Return the :class:`~mapalus.plugin.ogc.port.OgcServer` behind an address.

    :param verify: whether certificates are checked, or the file of the authority to trust.
    :param environment: where ``GEOSERVER_PUBLIC_URL`` is looked up: the server's address through the front.
    """
    environment = os.environ if environment is None else environment
    return GeoServer(url, user, password, verify=verify, public_url=environment.get(PUBLIC_URL_VARIABLE, ""))


def look_at_database(
    connection: Connection,
    thorough: bool = False,
    *,
    store_users: dict[str, str] | None = None,
    declaration: str | Path = "",
    environment: Mapping[str, str] | None = None,
) -> list[Finding]:
    """Look at the database without a server, see :func:`~mapalus.plugin.publication.preflight.preflight`.

    :param store_users: database role of a store -> name of its login; those that are missing are looked for in the
        environment (``MAPALUS_PUBLIC_USER``), and are called like their roles where there is nothing.
    """
    environment = os.environ if environment is None else environment
    publication = _load(connection, _declaration(declaration, environment))
    users = {role: environment.get(f"{role.upper()}_USER") or role for role in publication.roles}
    given = {role: StoreLogin(user, None) for role, user in {**users, **(store_users or {})}.items()}
    return preflight(connection, publication, _logins(connection, publication, None, given, "", None), thorough)


def _declaration(path, environment):
    return Path(path or environment.get(DECLARATION_VARIABLE) or PUBLICATION)


def _load(connection, path):
    if not path.is_file():
        raise MapalusError(
            "There is no file {path}.", "Give the file of a declaration, such as publication.yml.", path=path
        )
    try:
        return load_for(connection, path)
    except psycopg2.Error as error:
        if error.pgcode == errorcodes.UNDEFINED_TABLE:
            raise MapalusError(
                "This database was made by an older Mapalus.", "Run “Install or upgrade the database” first."
            ) from error
        raise refused(error) from error


def _store_logins_of(environment, roles):
    return {
        role: StoreLogin(environment.get(f"{role.upper()}_USER") or role, environment[f"{role.upper()}_PASSWORD"])
        for role in roles
        if environment.get(f"{role.upper()}_PASSWORD")
    }


def _logins(connection, publication, applied, given, host, port):
    logins = {}
    for workspace in publication.workspaces:
        if workspace.agency_login:
            continue
        role, key = workspace.store.role, ("store", f"{workspace.name}:{workspace.store.name}")
        kept = applied.state.get(key, {}).get("parameters", {}) if applied and role not in given else {}
        login = given.get(role) or StoreLogin(kept.get("user", role), None)
        logins[role] = DatabaseLogin(
            host=host or kept.get("host") or _tcp_host(connection),
            port=port or int(kept.get("port") or connection.info.port or _POSTGRESQL_PORT),
            database=kept.get("database") or connection.info.dbname,
            user=login.user,
            password=login.password,
        )
    # Agencies' stores reach the database where the public's does.
    at = logins[publication.public.store.role]
    for login, password in publication.passwords.items():
        logins[login] = DatabaseLogin(at.host, at.port, at.database, login, password)
    return logins


def _tcp_host(connection):
    host = connection.info.host or "localhost"
    # A socket's folder is no host for a server that speaks TCP.
    return "localhost" if host.startswith("/") else host


def _port(value):
    text = str(value or "")
    if text and not (text.isdigit() and 0 < int(text) < 65536):
        raise MapalusError("{port} is no port.", "Use a number from 1 to 65535; PostgreSQL's own is 5432.", port=text)
    return int(text) if text else None
