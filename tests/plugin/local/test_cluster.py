import socket

import pytest

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.local.cluster import Cluster
from mapalus.plugin.local.processes import Process, ProcessRecord, answers, choose_port


def test_it_starts_once_stops_and_keeps_its_port(tmp_path):
    cluster = Cluster(tmp_path / "a")
    cluster.start()
    first = cluster._record.processes
    port = cluster.port
    Cluster(tmp_path / "a").start()
    assert cluster._record.processes == first
    assert cluster.stop()
    assert not answers(port)
    assert not cluster.stop()
    cluster.start()
    assert cluster.port == port
    cluster.stop()


def test_a_taken_port_is_refused_when_it_was_asked_for(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(MapalusError, match=f"Port {port} is taken by another program"):
            Cluster(tmp_path, port).start()
        record = tmp_path / "port"
        record.write_text(str(port))
        assert choose_port(record) != port


def test_only_processes_of_our_own_are_ended(tmp_path):
    import os

    record = ProcessRecord(tmp_path / "process.json")
    record.add(os.getpid())
    myself = record.processes[0]
    # The number was used again by a process that started at another time.
    record.path.write_text(f"[[{myself.pid}, {myself.started + 1}]]")
    assert not Process(myself.pid, myself.started + 1).alive
    assert record.stop() == 0


def test_the_superuser_has_a_password_and_secrets_are_private(cluster):
    secret = cluster.folder / "password"
    assert secret.stat().st_mode & 0o077 == 0
