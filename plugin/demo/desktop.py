"""QGIS with a profile of its own, ready to work on one database: ``make desktop``.

The profile, the project and the authentication database live under one folder and touch nothing else of the
user's. Passwords are kept in the authentication database alone; its random master password lies beside it,
readable by the owner only, so that nobody is asked for it.
"""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.local.secrets import secret
from mapalus.plugin.paths import PACKAGE

CONNECTION = "Mapalus demo"
# Seven characters, as the authentication manager wants its identifiers.
AUTHCFG = "mapalus"
ADMINISTRATOR = "mapadmn"
STORES = {"mapalus_public": "mappubl"}

_STARTED = "desktop.json"


@dataclass(frozen=True)
class KnownGeoServer:
    """A GeoServer that *Publish…* offers, and its administrator; ``stores`` has a password by database role."""

    address: str
    user: str
    password: str
    stores: dict


@dataclass(frozen=True)
class OwnTable:
    """A planner's own table that the project shows, so that it can be published; ``titles`` are by language."""

    schema: str
    table: str
    key: str
    titles: dict


def prepare_desktop(folder, city, login, language="id", public_map="", geoserver=None, own_table=None):
    """Make the profile and a project with the city's layers; return the project's path.

    It is made in a process of its own, because QGIS's settings and authentication manager belong to a process.

    :param city: code of the city; the project is called after it.
    :param login: an object with host, port, database, user and password, such as
        :class:`mapalus.plugin.ogc.port.DatabaseLogin`.
    :param language: ``id`` or ``en``, of QGIS and of the layers.
    :param public_map: address of the public map, where there is one.
    :param geoserver: :class:`KnownGeoServer` to publish to, where there is one.
    :param own_table: :class:`OwnTable` of the login, where it has one; it is left out where it cannot be read.
    :raises MapalusError: when the database cannot be read.
    """
    folder = Path(folder).resolve()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    order = {
        "folder": str(folder),
        "city": city,
        "login": asdict(login),
        "language": language,
        "public_map": public_map,
        "geoserver": geoserver and asdict(geoserver),
        "own_table": own_table and asdict(own_table),
    }
    done = subprocess.run(
        [sys.executable, "-m", "mapalus.plugin.demo.desktop"],
        input=json.dumps(order),
        env=_environment(folder) | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    project = folder / f"{city}.qgz"
    if done.returncode or not project.exists():
        said = done.stderr.strip().splitlines() or ["no reason was given"]
        raise MapalusError("The desktop could not be prepared: {reason}", reason=said[-1])
    return project


def open_desktop(folder):
    """Open QGIS with what :func:`prepare_desktop` made, and return when it is closed.

    :raises MapalusError: when there is no screen, no QGIS, or nothing was prepared.
    """
    command, environment = desktop_command(folder)
    if sys.platform.startswith("linux") and not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        raise MapalusError("QGIS needs a screen and there is none.", "Run make desktop in a graphical session.")
    subprocess.run(command, env=environment, check=False)


def desktop_command(folder):
    """Return the command that opens the prepared QGIS, and its environment."""
    folder = Path(folder).resolve()
    program = shutil.which("qgis")
    if program is None:
        raise MapalusError("QGIS is not installed.", "Run make setup.")
    try:
        started = json.loads((folder / _STARTED).read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise MapalusError("The desktop is not prepared.", "Run make demo, then make desktop.") from error
    environment = _environment(folder) | {"TZ": started["time_zone"]}
    command = [
        program,
        *("--profiles-path", str(folder), "--profile", "default", "--nologo", "--noversioncheck"),
        *("--lang", started["language"], "--project", started["project"]),
    ]
    return command, environment


def _environment(folder):
    # Tests and servers choose a platform without a screen; a desktop must not inherit it.
    kept = {name: value for name, value in os.environ.items() if name not in ("QT_QPA_PLATFORM", "PGTZ")}
    # QGIS runs with the system's Python: the plugin has to do without this environment's packages.
    kept.pop("VIRTUAL_ENV", None)
    secret(folder, "master-password")
    return kept | {
        "QGIS_AUTH_PASSWORD_FILE": str(folder / "master-password"),
        # Never the user's own: newer versions look there unless they are told.
        "QGIS_AUTH_DB_DIR_PATH": str(folder / "profiles" / "default"),
        "QGIS_CUSTOM_CONFIG_PATH": str(folder),
    }


def _prepare(order):
    from qgis.core import QgsApplication, QgsProject
    from qgis.PyQt.QtCore import QCoreApplication, QSettings

    folder = Path(order["folder"])
    profile = folder / "profiles" / "default"
    _link_plugin(profile)
    QCoreApplication.setOrganizationName("QGIS")
    QCoreApplication.setApplicationName("QGIS3")
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(profile))
    application = QgsApplication([], False, str(profile))
    application.initQgis()
    try:
        _write_settings(order["language"], order["public_map"])
        _open_authentication((folder / "master-password").read_text())
        _store_credentials(AUTHCFG, CONNECTION, order["login"]["user"], order["login"]["password"])
        _remember_geoserver(order["geoserver"])
        city = _store_connection(order["login"])
        project = folder / f"{order['city']}.qgz"
        _write_project(project, city, order["language"], order["own_table"])
        QgsProject.instance().clear()
    finally:
        application.exitQgis()
    started = {"project": str(project), "language": order["language"], "time_zone": city.time_zone}
    (folder / _STARTED).write_text(json.dumps(started), encoding="utf-8")


def _link_plugin(profile):
    plugins = profile / "python" / "plugins"
    plugins.mkdir(parents=True, exist_ok=True)
    link = plugins / "mapalus"
    if link.is_symlink():
        link.unlink()
    link.symlink_to(PACKAGE, target_is_directory=True)


def _write_settings(language, public_map):
    """Write what makes QGIS start straight into the project, without tips, news or questions."""
    from qgis.core import Qgis, QgsSettings

    version = Qgis.versionInt()
    settings = QgsSettings()
    for name, value in {
        "PythonPlugins/mapalus": True,
        "PythonPlugins/processing": True,
        "migration/firstRunVersionFlag": version,
        "migration/settings": True,
        f"qgis/showTips{version // 100}": False,
        "qgis/checkVersion": False,
        "qgis/enableMapTips": True,
        "app/plugin_installer/checkOnStart": False,
        "plugin-manager/check-for-updates": False,
        "core/NewsFeed/httpsfeedqgisorg/disabled": True,
        "locale/overrideFlag": True,
        "locale/userLocale": language,
        "mapalus/connection": CONNECTION,
        "mapalus/public_map": public_map,
    }.items():
        settings.setValue(name, value)
    settings.sync()


def _open_authentication(master_password):
    from qgis.core import QgsApplication

    manager = QgsApplication.authManager()
    manager.setPasswordHelperEnabled(False)
    if not (manager.setMasterPassword(master_password, True) or manager.masterPasswordIsSet()):
        raise MapalusError("QGIS's authentication database cannot be opened.", "make demo-clean starts afresh.")


def _store_credentials(authcfg, name, user, password):
    from qgis.core import QgsApplication, QgsAuthMethodConfig

    manager = QgsApplication.authManager()
    config = QgsAuthMethodConfig("Basic")
    config.setId(authcfg)
    config.setName(name)
    config.setConfig("username", user)
    config.setConfig("password", password)
    known = authcfg in manager.configIds()
    stored = manager.updateAuthenticationConfig(config) if known else manager.storeAuthenticationConfig(config)
    # Some versions return the stored configuration beside whether it worked.
    if not (stored[0] if isinstance(stored, tuple) else stored):
        raise MapalusError("QGIS's authentication manager did not keep the login.", "make demo-clean starts afresh.")


def _remember_geoserver(geoserver):
    """Let *Publish…* offer a GeoServer, and no more the one of an earlier preparation."""
    from mapalus.plugin.stored.servers import forget_server, remember_server

    forget_server(ADMINISTRATOR)
    if geoserver is None:
        return
    _store_credentials(ADMINISTRATOR, f"{CONNECTION}: GeoServer", geoserver["user"], geoserver["password"])
    for role, password in geoserver["stores"].items():
        _store_credentials(STORES[role], f"{CONNECTION}: {role}", role, password)
    remember_server(geoserver["address"], ADMINISTRATOR, {role: STORES[role] for role in geoserver["stores"]})


def _store_connection(login):
    from contextlib import closing

    from qgis.core import QgsProviderRegistry

    from mapalus.plugin.city.city import read_city
    from mapalus.plugin.database.connection import connect
    from mapalus.plugin.stored.connections import (
        store_connection,
        stored_connection_dsn,
        stored_connections,
    )

    if CONNECTION in stored_connections():
        QgsProviderRegistry.instance().providerMetadata("postgres").deleteConnection(CONNECTION)
    store_connection(
        CONNECTION, host=login["host"], port=str(login["port"]), database=login["database"], authcfg=AUTHCFG
    )
    with closing(connect(stored_connection_dsn(CONNECTION))) as connection:
        return read_city(connection)


def _write_project(path, city, language, own_table):
    from qgis.core import QgsProject

    from mapalus.plugin.layers.city_layers import load_city_layers, set_up_project
    from mapalus.plugin.stored.connections import connection_uri

    project = QgsProject.instance()
    set_up_project(project, city, language)
    layers = load_city_layers(project, connection_uri(CONNECTION), city, language)
    if own_table is not None:
        _add_own_table(project, connection_uri(CONNECTION), own_table, language, layers["area"])
    if not project.write(str(path)):
        raise MapalusError(
            "The project {file} cannot be written: {reason}.", "Check the disk.", file=path.name, reason=project.error()
        )


def _add_own_table(project, uri, own_table, language, ground):
    from qgis.core import QgsSymbol, QgsVectorLayer
    from qgis.PyQt.QtGui import QColor

    from mapalus.plugin.stored.connections import without_password

    uri = without_password(uri)
    uri.setDataSource(own_table["schema"], own_table["table"], "geom", "", own_table["key"])
    layer = QgsVectorLayer(uri.uri(False), own_table["titles"][language], "postgres")
    if not layer.isValid():
        return
    symbol = QgsSymbol.defaultSymbol(layer.geometryType())
    symbol.setColor(QColor(11, 94, 138, 90))
    symbol.symbolLayer(0).setStrokeColor(QColor(11, 94, 138))
    layer.renderer().setSymbol(symbol)
    project.addMapLayer(layer, False)
    # On the ground and below all others: what is drawn over reports hides them.
    node = project.layerTreeRoot().findLayer(ground)
    node.parent().insertLayer(node.parent().children().index(node), layer)


if __name__ == "__main__":
    try:
        _prepare(json.load(sys.stdin))
    except MapalusError as problem:
        sys.exit(str(problem))
