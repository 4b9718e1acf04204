"""A private PostgreSQL cluster on 127.0.0.1, apart from any that the system has."""

import shutil
import signal
import subprocess
from pathlib import Path

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.local.processes import LocalService, choose_port, spawn, wait_until
from mapalus.plugin.local.secrets import secret
from mapalus.plugin.local.users import POSTGRESQL, as_user, hand_over
from mapalus.plugin.packages import psycopg2, sql

_SETTINGS = """
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
shared_buffers = '256MB'
maintenance_work_mem = '128MB'
work_mem = '32MB'
max_wal_size = '2GB'
random_page_cost = 1.1
# GeoServer keeps ten connections a store, every process of QGIS Server one a layer.
max_connections = 200
jit = off
timezone = 'UTC'
log_timezone = 'UTC'
lc_messages = 'C'
"""
_NOT_DURABLE = """
fsync = off
full_page_writes = off
synchronous_commit = off
"""


class Cluster(LocalService):
    """One PostgreSQL server with its data, port and superuser under one folder.

    :param folder: where everything of it lives; made when missing.
    :param port: wanted port; any free one by default.
    :param durable: False for a cluster that is thrown away: faster, and lost when the machine stops.
    """

    superuser = "mapalus_superuser"
    # Clients are disconnected; nobody is waited for.
    stop_signal = signal.SIGINT
    # Nothing is written any more, but shared memory is given back.
    at_once_signal = signal.SIGQUIT

    def __init__(self, folder, port=None, durable=True):
        super().__init__(folder, port)
        self._durable = durable

    def start(self):
        """Start the server, making the cluster at the first time; do nothing when it runs.

        :raises MapalusError: when PostgreSQL is missing, the port is taken or the server does not start.
        """
        if self.serving:
            return
        self._record.stop()
        data = self.folder / "data"
        if not (data / "PG_VERSION").exists():
            self._make(data)
        port = choose_port(self._port_file, self._wanted_port)
        log = self.folder / "postgresql.log"
        pid = spawn([*as_user(POSTGRESQL, [self.folder]), _program("postgres"), "-D", data, "-p", port], log, cwd="/")
        self._record.add(pid)
        if not wait_until(lambda: self._accepts(port) or not self.running, 30) or not self.running:
            raise MapalusError(
                "The private PostgreSQL server did not start.", "See {log}; make demo-clean starts afresh.", log=log
            )

    def dsn(self, database, user=None, password=None):
        """Return a libpq connection string, of the superuser by default."""
        if user is None:
            user, password = self.superuser, secret(self.folder, "password")
        return psycopg2.extensions.make_dsn(
            host="127.0.0.1", port=self.port, dbname=database, user=user, password=password
        )

    def create_database(self, name):
        """Create an empty database with UTF-8 text unless it exists."""
        connection = psycopg2.connect(self.dsn("postgres"))
        try:
            connection.autocommit = True
            with connection.cursor() as cursor:
                cursor.execute("SELECT FROM pg_database WHERE datname = %s", (name,))
                if cursor.fetchone() is None:
                    cursor.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        finally:
            connection.close()

    def _make(self, data):
        self.folder.mkdir(parents=True, exist_ok=True)
        # PostgreSQL's user passes through to what is its own.
        self.folder.chmod(0o711)
        shutil.rmtree(data, ignore_errors=True)
        making = self.folder / "making"
        shutil.rmtree(making, ignore_errors=True)
        making.mkdir(mode=0o700)
        hand_over(POSTGRESQL, making)
        password = self.folder / "making.password"
        password.write_text(secret(self.folder, "password"))
        hand_over(POSTGRESQL, password)
        try:
            done = subprocess.run(
                [
                    *as_user(POSTGRESQL, [self.folder]),
                    _program("initdb"),
                    *("-D", str(making), "-U", self.superuser, "-A", "scram-sha-256", "-E", "UTF8"),
                    *("--locale=C.UTF-8", "--pwfile", str(password)),
                ],
                cwd="/",
                capture_output=True,
                text=True,
                check=False,
            )
        finally:
            password.unlink()
        if done.returncode:
            raise MapalusError("The private PostgreSQL cluster cannot be made: {reason}.", reason=done.stderr.strip())
        with open(making / "postgresql.conf", "a") as settings:
            settings.write(_SETTINGS if self._durable else _SETTINGS + _NOT_DURABLE)
        # A cluster that was cut off while it was made is never taken for a whole one.
        making.rename(data)

    def _accepts(self, port):
        done = subprocess.run([_program("pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(port)], check=False)
        return done.returncode == 0


def _program(name):
    programs = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[4]))
    if not programs:
        raise MapalusError("PostgreSQL is not installed.", "Run make setup.")
    return str(programs[-1])
