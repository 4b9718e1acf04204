"""A GeoServer whose disk is full while it is published to: a small file system, really filled."""

import os
import subprocess
from contextlib import ExitStack, contextmanager

import pytest
import requests

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.ogc.geoserver.files import Disk
from mapalus.plugin.ogc.geoserver.security import RulesLost
from mapalus.tests.support.feedback import QuietFeedback
from mapalus.tests.support.publishing import declaring

pytestmark = pytest.mark.slow

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
def server(small_disk, new_geoserver):
    process = new_geoserver(small_disk.parent)
    try:
        yield process.start()
    finally:
        process.stop(at_once=True)


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


def anybody_gets(server, layer):
    """Return how many features of a layer anybody gets; None where there is none for him."""
    answer = requests.get(
        f"{server.address}/ows",
        params={
            "SERVICE": "WFS",
            "VERSION": "2.0.0",
            "REQUEST": "GetFeature",
            "TYPENAMES": layer,
            "COUNT": 5,
            "OUTPUTFORMAT": "application/json",
        },
        timeout=60,
    )
    return len(answer.json()["features"]) if "json" in answer.headers.get("Content-Type", "") else None


def test_a_full_disk(server, small_disk, publication, changed, publisher_of, monkeypatch):
    publisher = publisher_of(server)

    # From the beginning: nothing is begun.
    with full(small_disk):
        with pytest.raises(MapalusError, match=r"GeoServer's disk is full\. Free some space on its machine\."):
            publisher.apply(publisher.plan(), QuietFeedback())
        assert publisher.history(1) == []
    assert {step.action for step in publisher.plan().steps if step.kind == "access rule"} == {"create"}
    publisher.apply(publisher.plan(), QuietFeedback())
    assert not publisher.plan(thorough=True)
    assert publisher.verify().passed
    assert anybody_gets(server, "mapalus:report") == 5
    assert anybody_gets(server, "mapalus_feed_feed_dlh:report") is None

    # Room is looked for before a rule is written: GeoServer would forget all rules that it has.
    closing = changed("report", readers=("ADMIN",), cache=None)
    with full(small_disk), pytest.raises(MapalusError, match="disk is full"):
        publisher.apply(declaring(publisher, closing).plan(), QuietFeedback())
    assert anybody_gets(server, "mapalus_feed_feed_dlh:report") is None

    # Where the disk is filled between the look and the write, it does; that is told.
    with monkeypatch.context() as patch, ExitStack() as filled:
        look = Disk.require_room

        def look_before_it_is_filled(its):
            look(its)
            filled.enter_context(full(small_disk))

        patch.setattr(Disk, "require_room", look_before_it_is_filled)
        with pytest.raises(RulesLost) as told:
            publisher.apply(declaring(publisher, closing).plan(), QuietFeedback())
    assert "what they closed may be open to everybody" in told.value.what_happened
    assert told.value.what_to_do.startswith("Stop it now")
    assert "lost rules" in publisher.history(1)[0].message
    publisher.apply(declaring(publisher, closing).plan(), QuietFeedback())
    assert anybody_gets(server, "mapalus:report") is None
    assert anybody_gets(server, "mapalus_feed_feed_dlh:report") is None
    assert declaring(publisher, closing).verify().passed
