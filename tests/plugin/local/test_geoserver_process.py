"""A GeoServer started from a folder of its own."""

import pytest

from mapalus.plugin.local import geoserver_process
from mapalus.tests.support.geoserver import home_of_geoserver


@pytest.fixture
def distribution(tmp_path):
    """An unpacked binary distribution: the web application and a Jetty in one folder."""
    home = home_of_geoserver()
    if (home / "start.jar").exists():
        return home
    folder = tmp_path / "distribution"
    (folder / "webapps").mkdir(parents=True)
    (folder / "webapps" / "geoserver").symlink_to(home)
    for part in ("start.jar", "lib", "modules", "etc"):
        (folder / part).symlink_to((geoserver_process.DEBIAN_JETTY / part).resolve())
    return folder


@pytest.mark.slow
def test_a_distribution_runs_in_its_own_jetty(distribution, new_geoserver, tmp_path, monkeypatch):
    monkeypatch.setattr(geoserver_process, "DEBIAN_JETTY", tmp_path / "not installed")
    assert geoserver_process.geoserver_home({"GEOSERVER_HOME": str(distribution)}) == distribution
    process = new_geoserver(tmp_path / "geoserver")
    process.home = distribution
    try:
        server = process.start()
        server.require_usable()
    finally:
        process.stop(at_once=True)
