"""GeoServers of the tests' own, made from one prepared data directory."""

import fcntl
import os
import shutil

import pytest


@pytest.fixture(scope="session")
def prepared_geoserver(tmp_path_factory):
    """The folder of a GeoServer that has its password and nothing else, made once for all workers."""
    from mapalus.plugin.local.geoserver_process import GeoServerProcess

    base = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent
    folder = base / "prepared_geoserver"
    with open(base / "prepared_geoserver.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "ready").exists():
            process = GeoServerProcess(folder, home_of_geoserver())
            try:
                process.start()
            finally:
                process.stop()
            (folder / "ready").touch()
    return folder


@pytest.fixture(scope="session")
def new_geoserver(prepared_geoserver):
    """Return a function that makes a :class:`GeoServerProcess`, not started, with a folder for its data.

    By default it is compiled quickly and not well: even the one that works for a whole session spends less time so.
    """
    from mapalus.plugin.local.geoserver_process import QUICK_START, GeoServerProcess

    def make(folder, java_options=QUICK_START):
        shutil.copytree(prepared_geoserver / "data", folder / "data", dirs_exist_ok=True)
        shutil.copy2(prepared_geoserver / "admin_password", folder)
        return GeoServerProcess(folder, home_of_geoserver(), java_options=java_options)

    return make


def home_of_geoserver():
    """Return the folder of this machine's GeoServer; skip the test where there is none."""
    from mapalus.plugin.local.geoserver_process import geoserver_home

    home = geoserver_home()
    if home is None:
        pytest.skip("needs a GeoServer: set GEOSERVER_HOME")
    return home


@pytest.fixture(scope="session")
def geoserver_process(tmp_path_factory, new_geoserver):
    """A GeoServer on which the session publishes; only where there is one on this machine."""
    process = new_geoserver(tmp_path_factory.mktemp("geoserver"))
    try:
        process.start()
        yield process
    finally:
        process.stop(at_once=True)
