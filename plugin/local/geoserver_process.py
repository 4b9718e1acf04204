"""A GeoServer started from its files on 127.0.0.1, with a data directory and an admin password of its own."""

import os
import shutil
from pathlib import Path
from xml.sax.saxutils import escape  # nosec B406 - writes XML, and parses none

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.local.processes import LocalService, choose_port, spawn, wait_until
from mapalus.plugin.local.secrets import secret
from mapalus.plugin.local.users import as_user, hand_over, java_user
from mapalus.plugin.ogc.geoserver.server import GeoServer
from mapalus.plugin.packages import requests

DEFAULT_HOME = Path("/opt/geoserver")
DEBIAN_JETTY = Path("/usr/share/jetty9")

# A Java machine that starts in less than half the time and works more slowly later.
QUICK_START = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")

# What GeoServer's own start script opens for Java 17.
_ADD_OPENS = (
    "java.base/java.lang",
    "java.base/java.util",
    "java.base/java.lang.reflect",
    "java.base/java.text",
    "java.desktop/java.awt.font",
    "java.desktop/sun.awt.image",
    "java.naming/com.sun.jndi.ldap",
)

# A request may name a schema, which versions before 2.25.7, 2.26.3 and 2.27.1 fetch from anywhere, with files of their
# machine in the addresses that it names in turn (CVE-2025-30220). So nothing within is read, and this GeoServer, which
# needs no other server than its database, has a way to no address: a proxy that nobody runs.
_NO_FOREIGN_XML = ("-Djavax.xml.accessExternalDTD=", "-Djavax.xml.accessExternalSchema=")
_NO_ADDRESSES = tuple(
    option
    for protocol in ("http", "https", "ftp")
    for option in (f"-D{protocol}.proxyHost=127.0.0.1", f"-D{protocol}.proxyPort=9", f"-D{protocol}.nonProxyHosts=")
)

_CONTEXT = """<?xml version="1.0"?>
<!DOCTYPE Configure PUBLIC "-//Jetty//Configure//EN" "https://www.eclipse.org/jetty/configure_9_3.dtd">
<Configure class="org.eclipse.jetty.webapp.WebAppContext">
  <Set name="contextPath">/geoserver</Set>
  <Set name="war">{webapp}</Set>
</Configure>
"""


def geoserver_home(environment=os.environ):
    """Return the folder of a GeoServer on this machine, None where there is none or none is wanted.

    ``GEOSERVER_HOME`` names it; set but empty, it says that none shall be used.

    :raises MapalusError: when ``GEOSERVER_HOME`` names a folder that holds no GeoServer.
    """
    named = environment.get("GEOSERVER_HOME", str(DEFAULT_HOME))
    if named and _webapp(Path(named)) is not None:
        return Path(named)
    if named and "GEOSERVER_HOME" in environment:
        raise MapalusError(
            "GEOSERVER_HOME is {folder}, which holds no GeoServer.",
            "Name an unpacked binary distribution or an exploded web application, or unset it.",
            folder=named,
        )
    return None


class GeoServerProcess(LocalService):
    """One GeoServer in Jetty.

    :param folder: data directory, logs and passwords live there.
    :param home: an official binary distribution, or an exploded web application.
    :param port: wanted port; any free one by default.
    :param java_options: more options of the Java machine.
    """

    def __init__(self, folder, home=None, port=None, java_options=()):
        super().__init__(folder, port)
        self.home = home
        self._java_options = java_options

    def start(self):
        """Start what is not running and return the :class:`GeoServer`, with this folder's admin password set.

        :raises MapalusError: when Java or Jetty is missing, the port is taken or GeoServer does not start.
        """
        if not self.serving:
            self.stop()
            # A new data directory takes several starts; only the last one is meant to work for long.
            is_new = not (self.folder / "data" / "security").exists()
            options = QUICK_START if is_new else self._java_options
            self._launch(choose_port(self._port_file, self._wanted_port), options)
        port = self.port
        url = f"http://127.0.0.1:{port}/geoserver"
        password = secret(self.folder, "admin_password")
        if _rest_status(url, password) == 200:
            return GeoServer(url, "admin", password)

        status = _rest_status(url, "geoserver")
        if status == 403:
            # A server that just made its data directory knows its administrator only from its next start on.
            self.stop()
            self._launch(port, QUICK_START)
            status = _rest_status(url, "geoserver")
        if status != 200:
            raise MapalusError(
                "The GeoServer in {folder} does not accept its administrator (status {status}).",
                "make demo-clean starts afresh.",
                folder=self.folder,
                status=status,
            )
        changed = requests.put(
            f"{url}/rest/security/self/password",
            json={"newPassword": password},
            auth=("admin", "geoserver"),
            timeout=30,
        )
        # A running server goes on accepting the old password for minutes.
        self.stop()
        self._launch(port, self._java_options)
        if not changed.ok or _rest_status(url, password) != 200 or _rest_status(url, "geoserver") == 200:
            raise MapalusError("GeoServer's admin password cannot be set.", "See {log}.", log=self._log)
        return GeoServer(url, "admin", password)

    @property
    def _log(self):
        return self.folder / "geoserver.log"

    def _launch(self, port, options):
        java = shutil.which("java")
        if java is None:
            raise MapalusError("GeoServer needs Java.", "Run make setup, or install default-jre-headless.")
        jetty = self.home if (self.home / "start.jar").exists() else DEBIAN_JETTY
        if not (jetty / "start.jar").exists():
            raise MapalusError("GeoServer needs Jetty.", "Run make setup, or install jetty9.")
        data, base, temporary = own = [self.folder / name for name in ("data", "jetty", "tmp")]
        for folder in (base / "webapps", base / "start.d", data, temporary):
            folder.mkdir(parents=True, exist_ok=True)
        # A server that was killed while it changed users or roles leaves them locked for good; nobody else works here.
        for lock in (data / "security").rglob("*.lock"):
            lock.unlink()
        (base / "start.d" / "mapalus.ini").write_text("--module=http\n--module=deploy\n")
        (base / "webapps" / "geoserver.xml").write_text(_CONTEXT.format(webapp=escape(str(_webapp(self.home)))))
        user = java_user()
        hand_over(user, *own)
        command = [
            *as_user(user, [*own, self.home, jetty], may_pass_through=False),
            java,
            "-Xmx1g",
            *options,
            *(f"--add-opens={package}=ALL-UNNAMED" for package in _ADD_OPENS),
            *_NO_FOREIGN_XML,
            *_NO_ADDRESSES,
            "-Djava.awt.headless=true",
            f"-Djava.io.tmpdir={temporary}",
            f"-DGEOSERVER_DATA_DIR={data}",
            "-jar",
            jetty / "start.jar",
            f"jetty.home={jetty}",
            f"jetty.base={base}",
            "jetty.http.host=127.0.0.1",
            f"jetty.http.port={port}",
        ]
        environment = {name: value for name, value in os.environ.items() if not name.startswith("GEOSERVER_")}
        pid = spawn(command, self._log, cwd=base, env=environment)
        self._record.add(pid)
        url = f"http://127.0.0.1:{port}/geoserver"
        ready = wait_until(lambda: not self.running or _rest_status(url, "") in (200, 401, 403), 180, step=0.5)
        if not ready or not self.running:
            raise MapalusError("GeoServer did not start.", "See {log}.", log=self._log)
        # GeoServer writes its master password there, in clear text. Nobody needs the file.
        (data / "security" / "masterpw.info").unlink(missing_ok=True)


def _webapp(home):
    """Return the exploded web application in a GeoServer's folder, None where there is none."""
    for candidate in (home, home / "webapps" / "geoserver"):
        if (candidate / "WEB-INF" / "web.xml").exists():
            return candidate
    return None


def _rest_status(url, password):
    try:
        return requests.get(f"{url}/rest/about/version.json", auth=("admin", password), timeout=10).status_code
    except requests.RequestException:
        return None
