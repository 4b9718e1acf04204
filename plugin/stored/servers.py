"""The GeoServers that this QGIS knows: in its settings, with the identifiers of logins and no password."""

import json

from qgis.core import QgsSettings

SERVER_SETTING = "mapalus/geoserver"
SERVERS_SETTING = "mapalus/geoservers"


def chosen_server():
    """Return the address of the server that was published to last, empty where there is none."""
    return QgsSettings().value(SERVER_SETTING, "")


def remembered_servers():
    """Return what is known of each server, by its address."""
    try:
        servers = json.loads(QgsSettings().value(SERVERS_SETTING, "") or "{}")
    except ValueError:
        return {}
    return servers if isinstance(servers, dict) else {}


def remember_server(url, login, store_logins, host="", port=0):
    """Keep a server in QGIS's settings as the one to publish to, and return all that are known, by address.

    :param login: identifier of the administrator's authentication configuration.
    :param store_logins: identifiers of those of the database roles.
    :param host: of the database, where GeoServer knows it by another name; ``port`` likewise.
    """
    servers = {**remembered_servers(), url: {"login": login, "host": host, "port": port, **store_logins}}
    settings = QgsSettings()
    settings.setValue(SERVER_SETTING, url)
    settings.setValue(SERVERS_SETTING, json.dumps(servers))
    return servers


def forget_server(login):
    """Forget the servers that an authentication configuration belongs to."""
    servers = {url: known for url, known in remembered_servers().items() if known.get("login") != login}
    settings = QgsSettings()
    if settings.value(SERVER_SETTING, "") not in servers:
        settings.setValue(SERVER_SETTING, "")
    settings.setValue(SERVERS_SETTING, json.dumps(servers))
