"""QGIS Server and nginx as processes on 127.0.0.1, serving a folder that the publisher fills."""

import os
import subprocess
from pathlib import Path

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.local.front import DEFAULTS, QGIS_SERVER, start_nginx
from mapalus.plugin.local.processes import LocalService, choose_port
from mapalus.plugin.local.users import WEB, as_user, hand_over
from mapalus.plugin.ogc.qgis_server import QgisServer
from mapalus.plugin.paths import ICONS, SERVER_CONFIG

_PROGRAM = Path("/usr/lib/cgi-bin/qgis_mapserv.fcgi")
_WATCHER = Path("/usr/bin/multiwatch")
_PLUGINS = SERVER_CONFIG / "qgis_server" / "plugins"


class QgisServerProcess(LocalService):
    """Several QGIS Server processes behind the front.

    :param folder: everything of it lives there.
    :param port: wanted port of nginx; any free one by default.
    :param processes: how many requests are answered at a time.
    :param longest_request: seconds after which a request is ended; the guard's own limit by default.
    :param plugins: folder of its server plugins; those of Mapalus by default.
    :param cache_seconds: how long nginx keeps an answer.
    """

    def __init__(
        self,
        folder,
        port=None,
        processes=None,
        longest_request=None,
        plugins=_PLUGINS,
        cache_seconds=DEFAULTS["cache_seconds"],
    ):
        super().__init__(folder, port)
        self._cache_seconds = cache_seconds
        self.processes = processes or max(2, os.cpu_count() or 2)
        self._longest_request = longest_request
        self._plugins = plugins

    def start(self):
        """Start what is not running and return the :class:`QgisServer` that it serves.

        :raises MapalusError: when a program is missing, a port is taken or a server does not start.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        if not self.serving:
            self.stop()
            port = choose_port(self._port_file, self._wanted_port)
            fcgi_port = choose_port(self.folder / "fcgi_port")
            self._start_qgis(fcgi_port)
            values = {"cache_seconds": self._cache_seconds}
            start_nginx(self.folder, self._record, port, QGIS_SERVER, f"127.0.0.1:{fcgi_port}", **values)
        return QgisServer(self.folder, f"http://127.0.0.1:{self.port}")

    def _start_qgis(self, fcgi_port):
        if not _PROGRAM.exists() or not _WATCHER.exists():
            raise MapalusError("QGIS Server is not installed.", "Run make setup.")
        options = self.folder / "qgis"
        settings = options / "QGIS" / "QGIS3.ini"
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text(f"[svg]\nsearchPathsForSVG={ICONS}\n")
        runtime = self.folder / "runtime"
        runtime.mkdir(exist_ok=True, mode=0o700)
        environment = {
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "HOME": str(self.folder),
            "XDG_RUNTIME_DIR": str(runtime),
            "QT_QPA_PLATFORM": "offscreen",
            "QGIS_PROJECT_FILE": str(self.folder / "mapalus.qgs"),
            "QGIS_OPTIONS_PATH": str(options),
            "QGIS_SERVER_IGNORE_BAD_LAYERS": "false",
            "QGIS_PLUGINPATH": str(self._plugins),
            "QGIS_SERVER_TRUST_LAYER_METADATA": "true",
            "QGIS_SERVER_LOG_LEVEL": "1",
            "QGIS_SERVER_LOG_FILE": str(self.folder / "qgis_server.log"),
        }
        if self._longest_request:
            environment["MAPALUS_LONGEST_REQUEST"] = str(self._longest_request)
        pid_file = self.folder / "fcgi.pid"
        hand_over(WEB, self.folder)
        command = [
            *as_user(WEB, [self.folder, self._plugins, ICONS]),
            "spawn-fcgi",
            "-a",
            "127.0.0.1",
            "-p",
            fcgi_port,
            "-P",
            pid_file,
            "--",
            # Starts a process again that ended: the guard ends those whose request runs away.
            _WATCHER,
            f"--forks={self.processes}",
            "--timeout=1000",
            "--",
            _PROGRAM,
        ]
        done = subprocess.run(
            [str(word) for word in command],
            env=environment,
            umask=0o077,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise MapalusError(
                "QGIS Server did not start: {reason}.", "Try make demo-stop, then again.", reason=done.stderr.strip()
            )
        for pid in pid_file.read_text().split():
            self._record.add(int(pid))
