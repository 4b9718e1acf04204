"""Server processes that this project starts on this machine, and ends again: those and no others."""

import json
import os
import signal
import socket
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from mapalus.plugin.errors import MapalusError


@dataclass(frozen=True)
class Process:
    """A process by number and start time: numbers are used again, the pair is not."""

    pid: int
    started: int

    @classmethod
    def of(cls, pid):
        return cls(pid, _start_time(pid))

    @property
    def alive(self):
        return _start_time(self.pid) == self.started

    def stop(self, number=signal.SIGTERM, patience=20.0):
        """End the process and those of its session, at last by force, and wait until they are gone."""
        for attempt in (number, signal.SIGKILL):
            if not self.alive:
                break
            os.kill(self.pid, attempt)
            if wait_until(lambda: not self.alive, patience):
                break
        # Most end their own; one that was just started again may be left.
        for left in _of_session(self.pid):
            left.stop(number, patience)


class ProcessRecord:
    """The processes of one service, remembered in a file from one run to the next.

    :param path: file that holds them; removed when they were stopped.
    """

    def __init__(self, path):
        self.path = Path(path)

    @property
    def processes(self):
        try:
            return [Process(*entry) for entry in json.loads(self.path.read_text())]
        except FileNotFoundError:
            return []

    @property
    def alive(self):
        processes = self.processes
        return bool(processes) and all(process.alive for process in processes)

    def add(self, pid):
        entries = [(process.pid, process.started) for process in self.processes]
        process = Process.of(pid)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text(json.dumps([*entries, (process.pid, process.started)]))
        return process

    def stop(self, number=signal.SIGTERM):
        """End the recorded processes, the last started first; return how many were still running."""
        running = [process for process in self.processes if process.alive]
        for process in reversed(running):
            process.stop(number)
        self.path.unlink(missing_ok=True)
        return len(running)


class LocalService:
    """A service of this machine with its files, port and processes under one folder.

    :param folder: everything of it lives there; made when missing.
    :param port: wanted port; any free one by default.
    """

    stop_signal = signal.SIGTERM
    # For a service that is thrown away.
    at_once_signal = signal.SIGKILL

    def __init__(self, folder, port=None):
        self.folder = Path(folder).resolve()
        self._wanted_port = port
        self._port_file = self.folder / "port"
        self._record = ProcessRecord(self.folder / "process.json")

    @property
    def port(self):
        return int(self._port_file.read_text())

    @property
    def running(self):
        return self._record.alive

    @property
    def serving(self):
        """Whether it runs and answers, at the wanted port if there is one."""
        return (
            self.running and self._port_file.exists() and self._wanted_port in (None, self.port) and answers(self.port)
        )

    def stop(self, at_once=False):
        """End its processes; return whether any was running.

        :param at_once: do not let it end its work; for a service that is thrown away.
        """
        return bool(self._record.stop(self.at_once_signal if at_once else self.stop_signal))


def spawn(command, log, **options):
    """Start a process in a session of its own, its output in a log file; return its number.

    What it writes, only its user may read: logs and data directories hold addresses and passwords.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    with open(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab") as output:
        return subprocess.Popen(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            umask=0o077,
            **options,
        ).pid


def _start_time(pid):
    """Return the kernel's start time of a running process, None where there is none."""
    try:
        # A process that has ended but was not waited for is a zombie: gone for our purpose.
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return None
    return None if fields[0] == "Z" else int(fields[19])


def _of_session(number):
    """Return the running processes of a session, the number of the process that began it."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if fields[0] != "Z" and int(fields[3]) == number:
            found.append(Process.of(int(path.parent.name)))
    return found


def wait_until(condition, patience, step=0.1):
    """Ask until a condition holds; return whether it did within ``patience`` seconds."""
    end = time.monotonic() + patience
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(step)
    return True


def answers(port):
    """Return whether somebody listens at a port of 127.0.0.1."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def choose_port(record, wanted=None):
    """Return a free port of 127.0.0.1, the same as the last time where possible.

    :param record: file in which the choice is remembered.
    :param wanted: the port that the user asked for.
    :raises MapalusError: when another program listens at the wanted port.
    """
    remembered = int(record.read_text()) if record.exists() else None
    if wanted is not None and answers(wanted):
        raise MapalusError(
            "Port {port} is taken by another program.",
            "Choose another one, or end that program; nothing was changed.",
            port=wanted,
        )
    port = wanted or remembered
    if port is None or answers(port):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
    record.parent.mkdir(parents=True, exist_ok=True)
    record.write_text(str(port))
    return port
