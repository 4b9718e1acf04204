import os
import stat
import subprocess
import sys
import zipfile
from dataclasses import replace

import pytest

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.gui.desktop import desktop_command, open_desktop, prepare_desktop
from mapalus.plugin.paths import PACKAGE

# What QGIS does with the profile, without its windows: the layers open by the stored login and ask nobody.
OPEN = """
import sys
from qgis.core import QgsApplication, QgsProject
application = QgsApplication([], False, sys.argv[1])
application.initQgis()
project = QgsProject.instance()
assert project.read(sys.argv[2])
layers = list(project.mapLayers().values())
assert len(layers) == 16 and all(layer.isValid() for layer in layers)
print(sorted(layer.name() for layer in layers)[0], QgsApplication.authManager().masterPasswordIsSet())
project.clear()
application.exitQgis()
"""


def test_a_prepared_desktop_opens_without_a_question(tmp_path, login):
    folder = tmp_path / "desktop"
    project = prepare_desktop(folder, "minahasa", login)
    assert prepare_desktop(folder, "minahasa", login) == project, "again is as good as once"

    profile = folder / "profiles" / "default"
    assert (profile / "python" / "plugins" / "mapalus").resolve() == PACKAGE
    command, environment = desktop_command(folder)
    assert str(project) in command
    assert environment["TZ"] == "Asia/Makassar"
    done = subprocess.run(
        [sys.executable, "-c", OPEN, str(profile), str(project)],
        env=environment | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.split() == ["Fasilitas", "True"], done.stderr


def test_the_password_is_in_no_file(tmp_path, login):
    folder = tmp_path / "desktop"
    prepare_desktop(folder, "minahasa", login, language="en")
    for path in folder.rglob("*"):
        if path.is_file() and "plugins" not in path.parts:
            assert login.password.encode() not in path.read_bytes(), path
    with zipfile.ZipFile(folder / "minahasa.qgz") as archive:
        assert all(login.password.encode() not in archive.read(name) for name in archive.namelist())
    assert stat.S_IMODE((folder / "master-password").stat().st_mode) == 0o600


def test_a_refused_login_is_told(tmp_path, login):
    with pytest.raises(MapalusError, match="refused the user name or the password"):
        prepare_desktop(tmp_path / "desktop", "minahasa", replace(login, password="wrong"))


def test_nothing_prepared(tmp_path):
    with pytest.raises(MapalusError, match="not prepared"):
        open_desktop(tmp_path)


def test_no_screen(tmp_path, login, monkeypatch):
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    prepare_desktop(tmp_path, "minahasa", login)
    with pytest.raises(MapalusError, match="screen"):
        open_desktop(tmp_path)
    assert "DISPLAY" not in os.environ
