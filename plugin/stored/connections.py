"""QGIS's stored PostgreSQL connections and libpq's services, as QGIS and as psycopg2 want them.

A connection is chosen by one word that is safe to remember and to show: the name of a stored connection, or
``service=<name>`` for a service of libpq's own ``pg_service.conf``.
"""

import os
from configparser import ConfigParser
from configparser import Error as ConfigError
from pathlib import Path

from qgis.core import QgsApplication, QgsCredentials, QgsDataSourceUri, QgsProviderRegistry

from mapalus.plugin.errors import MapalusError

_SERVICE = "service="


def stored_connections():
    """Return the names of QGIS's stored PostgreSQL connections, in alphabetical order."""
    return sorted(_postgres().connections(False), key=str.casefold)


def services():
    """Return the names of the services that libpq would find for this user, in alphabetical order."""
    user_file = os.environ.get("PGSERVICEFILE") or Path.home() / ".pg_service.conf"
    system_file = Path(os.environ.get("PGSYSCONFDIR", "/etc/postgresql-common")) / "pg_service.conf"
    found = ConfigParser(interpolation=None, strict=False)
    for path in (user_file, system_file):
        try:
            found.read(path, encoding="utf-8")
        except (ConfigError, UnicodeDecodeError):
            continue
    return sorted(found.sections(), key=str.casefold)


def connection_choices():
    """Return everything that :func:`connection_uri` takes, stored connections first."""
    return [*stored_connections(), *(_SERVICE + name for name in services())]


def connection_uri(choice):
    """Return the QgsDataSourceUri of a chosen connection, without any table.

    :raises MapalusError: when no stored connection has that name.
    """
    if choice.startswith(_SERVICE):
        uri = QgsDataSourceUri()
        uri.setConnection(choice[len(_SERVICE) :], "", "", "")
        return uri
    if choice not in _postgres().connections(False):
        raise MapalusError(
            "QGIS has no stored PostgreSQL connection called {name}.",
            "Choose another one with Mapalus > Connect to a database.",
            name=choice,
        )
    return QgsDataSourceUri(_postgres().findConnection(choice).uri())


def connection_dsn(uri):
    """Return the libpq connection string of a QgsDataSourceUri, its authentication configuration filled in.

    Call it in the main thread: QGIS may have to ask for its master password.

    :raises MapalusError: when the authentication configuration is missing or locked.
    """
    authcfg = uri.authConfigId()
    if authcfg:
        if authcfg not in QgsApplication.authManager().configIds():
            raise MapalusError(
                "This QGIS does not have the connection's authentication configuration {name}.",
                "Choose or create one under Settings > Options > Authentication.",
                name=authcfg,
            )
        dsn = uri.connectionInfo(True)
        if "authcfg=" in dsn or dsn == uri.connectionInfo(False):
            raise MapalusError(
                "The authentication configuration {name} could not be opened.",
                "Enter QGIS's master password when it asks for it, then try again.",
                name=authcfg,
            )
        return dsn
    return uri.connectionInfo(False)


def stored_connection_dsn(name):
    """Return the libpq connection string of a stored connection."""
    return connection_dsn(connection_uri(name))


def without_password(uri):
    """Return a copy of a connection that may be written into a project file.

    A password that a stored connection keeps in QGIS's settings is told to this QGIS session instead, so that
    layers open without a question now; a person who opens the project later is asked.
    """
    safe = QgsDataSourceUri(uri)
    if uri.password():
        safe.setPassword("")
        QgsCredentials.instance().put(safe.connectionInfo(False), uri.username(), uri.password())
    return safe


def store_connection(name, service="", host="", port="", database="", authcfg=""):
    """Add a PostgreSQL connection to those that QGIS stores; credentials are its authentication configuration's.

    :raises MapalusError: when the name is taken or something is missing.
    """
    name = name.strip()
    if not name or name.startswith(_SERVICE):
        raise MapalusError("The connection has no name.", "Give it one by which you will recognise it.")
    if name in _postgres().connections(False):
        raise MapalusError("There is a connection called {name} already.", "Choose another name.", name=name)
    if not (service or database):
        raise MapalusError("The connection has no database.", "Give the database's name, or a service.")
    if port and not (port.isdigit() and 0 < int(port) < 65536):
        raise MapalusError("{port} is no port.", "Use a number from 1 to 65535; PostgreSQL's own is 5432.", port=port)
    uri = QgsDataSourceUri()
    if service:
        uri.setConnection(service, database, "", "")
    else:
        uri.setConnection(host, port, database, "", "")
    uri.setAuthConfigId(authcfg)
    uri.setUseEstimatedMetadata(True)
    # The password is not kept here, so neither is the permission to keep one.
    settings = {"estimatedMetadata": True, "saveUsername": False, "savePassword": False}
    _postgres().saveConnection(_postgres().createConnection(uri.uri(False), settings), name)


def _postgres():
    metadata = QgsProviderRegistry.instance().providerMetadata("postgres")
    if metadata is None:
        raise MapalusError("This QGIS has no PostgreSQL provider.", "On Debian, install the package qgis-providers.")
    return metadata
