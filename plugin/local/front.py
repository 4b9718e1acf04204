"""The front on this machine: nginx before a GeoServer or a QGIS Server, filled from server_config/proxy.

``python -m mapalus.plugin.local.front --help`` writes the same configuration for an nginx that runs already.
"""

import argparse
import json
import os
import shutil
import sys
from pathlib import Path

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.local.processes import LocalService, answers, choose_port, spawn, wait_until
from mapalus.plugin.local.users import WEB, as_user, hand_over
from mapalus.plugin.paths import PROXY

GEOSERVER, QGIS_SERVER = SERVERS = "geoserver", "qgis_server"

# What a city may want to be otherwise. Requests are those of one address; an office may have one for all.
# The verifiers are addresses or networks without these limits, separated by spaces.
DEFAULTS = {
    "server_name": "_",
    "requests_a_second": 100,
    "burst": 300,
    "connections": 60,
    "verifiers": "",
    "cache_seconds": 10,
    "workspaces": "mapalus[a-z0-9_]*",
    "page": "/geoserver/www/mapalus/index.html",
}
# A city may have changed who administers: this file is written once.
_KEPT = "administrators.conf"


def write_configuration(folder, server, upstream, listen, **values):
    """Write the configuration of the front into a folder.

    :param server: one of :data:`SERVERS`.
    :param upstream: ``host:port`` of the server behind it.
    :param listen: what nginx listens to, such as ``127.0.0.1:8080`` or ``80``.
    :param values: instead of some of :data:`DEFAULTS`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    filled = {**DEFAULTS, **values, "folder": folder, "server": server, "upstream": upstream, "listen": listen}
    filled["verifiers"] = " ".join(f"{address} 1;" for address in filled["verifiers"].split())
    for template in sorted(PROXY.glob("*.conf")):
        if template.name == _KEPT and (folder / _KEPT).exists():
            continue
        text = template.read_text(encoding="utf-8")
        for name, value in filled.items():
            text = text.replace("{{" + name + "}}", str(value))
        (folder / template.name).write_text(text, encoding="utf-8")


def start_nginx(folder, record, port, server, upstream, **values):
    """Write the configuration and start nginx with it on 127.0.0.1, which verifies publications by default.

    :param record: :class:`~mapalus.plugin.local.processes.ProcessRecord` of the service.
    :raises MapalusError: when nginx is missing or does not start.
    """
    program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if program is None:
        raise MapalusError("nginx is not installed.", "Run make setup.")
    write_configuration(folder, server, upstream, f"127.0.0.1:{port}", **{"verifiers": "127.0.0.1", **values})
    for name in ("tmp", "www"):
        (folder / name).mkdir(exist_ok=True)
    # What was answered before the last end may be of another state.
    for name in ("cache", "fastcgi_cache"):
        shutil.rmtree(folder / name, ignore_errors=True)
    log = folder / "nginx-error.log"
    log.touch(0o600)
    hand_over(WEB, folder)
    command = [program, "-p", folder, "-c", folder / "nginx.conf", "-e", log, "-g", "daemon off;"]
    record.add(spawn([*as_user(WEB, [folder]), *command], log, cwd=folder))
    if not wait_until(lambda: answers(port) or not record.alive, 15) or not record.alive:
        raise MapalusError("nginx did not start.", "See {log}.", log=log)


class FrontProcess(LocalService):
    """The front before a GeoServer of this machine.

    :param folder: its configuration, cache and log live there.
    :param upstream: port of the GeoServer on 127.0.0.1.
    :param port: wanted port; any free one by default.
    :param values: instead of some of :data:`DEFAULTS`.
    """

    def __init__(self, folder, upstream=None, port=None, **values):
        super().__init__(folder, port)
        self._upstream = upstream
        self._values = values

    def start(self):
        """Start it where it does not run, and return the address of GeoServer through it.

        :raises MapalusError: when nginx is missing, the port is taken or it does not start.
        """
        upstream = f"127.0.0.1:{self._upstream}"
        configured = json.dumps({"upstream": upstream, **self._values}, sort_keys=True)
        known = self.folder / "configured.json"
        if not self.serving or not known.exists() or known.read_text(encoding="utf-8") != configured:
            self.stop()
            port = choose_port(self._port_file, self._wanted_port)
            start_nginx(self.folder, self._record, port, GEOSERVER, upstream, **self._values)
            known.write_text(configured, encoding="utf-8")
        return f"http://127.0.0.1:{self.port}/geoserver"


def main(arguments=None):
    """Write the configuration for an nginx that runs already; return the exit code."""
    parser = argparse.ArgumentParser(prog="mapalus.plugin.local.front", description=main.__doc__)
    parser.add_argument("--to", required=True, type=Path, help="folder, such as /etc/nginx/mapalus")
    parser.add_argument("--server", choices=SERVERS, default=GEOSERVER)
    parser.add_argument("--upstream", required=True, help="host:port of the server behind it")
    parser.add_argument("--listen", default="80", help="what nginx listens to, such as 80")
    for name, value in DEFAULTS.items():
        parser.add_argument(f"--{name.replace('_', '-')}", default=value)
    options = vars(parser.parse_args(arguments))
    folder = options.pop("to").resolve()
    write_configuration(folder, options.pop("server"), options.pop("upstream"), options.pop("listen"), **options)
    print(f"Include {folder / 'front.conf'} in the http block of nginx, and see that nginx may write to {folder}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
