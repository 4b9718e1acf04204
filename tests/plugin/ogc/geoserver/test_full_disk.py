"""A GeoServer whose disk is full while it is published to: a small file system, really filled."""

import os
import subprocess
from contextlib import contextmanager

import pytest
import requests

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.local.geoserver_process import GeoServerProcess, geoserver_home
from mapalus.tests.plugin.ogc.geoserver.conftest import Feedback

_AS_ROOT = [] if os.geteuid() == 0 else ["sudo", "-n"]


@pytest.fixture
def small_disk(tmp_path):
    """A file system of 64 MB for a GeoServer's data directory."""
    folder = tmp_path / "data"
    folder.mkdir()
    owner = f"size=64m,uid={os.getuid()},gid={os.getgid()},mode=700"
    command = [*_AS_ROOT, "mount", "-t", "tmpfs", "-o", owner, "tmpfs", str(folder)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("needs the right to mount a file system: run as root, or with sudo")
    yield folder
    subprocess.run([*_AS_ROOT, "umount", "--lazy", str(folder)], check=True)


@pytest.fixture
def server(small_disk):
    home = geoserver_home()
    if home is None:
        pytest.skip("needs a GeoServer: set GEOSERVER_HOME")
    process = GeoServerProcess(small_disk.parent, home)
    try:
        yield process.start()
    finally:
        process.stop()


@contextmanager
def full(folder):
    """Fill a file system to its last byte for a while."""
    filling = folder / "filling"
    with open(filling, "wb", buffering=0) as file:
        for size in (1 << 20, 1 << 12, 1):
            while True:
                try:
                    file.write(b"x" * size)
                except OSError:
                    break
    try:
        yield
    finally:
        filling.unlink()


def test_it_is_said_and_publishing_goes_on_from_there(server, small_disk, publication, publisher_of):
    publisher = publisher_of(server)
    with full(small_disk):
        with pytest.raises(MapalusError, match=r"GeoServer's disk is full\. Free some space on its machine\."):
            publisher.apply(publisher.plan(publication), Feedback())
        entry = publisher.history(1)[0]
        assert (entry.outcome, "disk is full" in entry.message) == ("failed", True)
    # Nothing was opened by what was written half.
    layers = requests.get(
        f"{server.address}/ows", params={"service": "WFS", "version": "2.0.0", "request": "GetCapabilities"}, timeout=60
    ).text
    assert "mapalus" not in layers
    publisher.apply(publisher.plan(publication), Feedback())
    assert not publisher.plan(publication, thorough=True)
    publisher.verify(publication)
