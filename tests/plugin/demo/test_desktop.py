import os
import re
import stat
import subprocess
import sys
import zipfile
from dataclasses import replace

import pytest

from mapalus.plugin.demo.desktop import KnownGeoServer, OwnTable, desktop_command, open_desktop, prepare_desktop
from mapalus.plugin.errors import MapalusError
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
assert len(layers) == int(sys.argv[3]) and all(layer.isValid() for layer in layers)
print(sorted(layer.name() for layer in layers)[0], QgsApplication.authManager().masterPasswordIsSet())
order = [layer.name() for layer in project.layerTreeRoot().layerOrder()]
assert order.index("Laporan") < order.index("Milik saya") < order.index("Wilayah"), order
project.clear()
application.exitQgis()
"""


def test_a_prepared_desktop_opens_without_a_question(tmp_path, login):
    folder = tmp_path / "desktop"
    nothing = OwnTable("demo_planner", "not_there", "id", {"id": "Tidak ada"})
    project = prepare_desktop(folder, "minahasa", login, own_table=nothing)
    own = OwnTable("mapalus_public", "area", "code", {"id": "Milik saya"})
    assert prepare_desktop(folder, "minahasa", login, own_table=own) == project, "again is as good as once"

    profile = folder / "profiles" / "default"
    assert (profile / "python" / "plugins" / "mapalus").resolve() == PACKAGE
    command, environment = desktop_command(folder)
    assert str(project) in command
    assert environment["TZ"] == "Asia/Makassar"
    done = subprocess.run(
        [sys.executable, "-c", OPEN, str(profile), str(project), "17"],
        env=environment | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.split() == ["Fasilitas", "True"], done.stderr


SERVER = KnownGeoServer(
    "http://127.0.0.1:8080/geoserver",
    "admin",
    "a-password-of-its-administrator",
    {"mapalus_public": "a-password-of-the-public"},
)

# What *Publish…* has to go by when it is opened.
OFFERED = """
import sys
from qgis.PyQt.QtCore import QSettings
QSettings.setDefaultFormat(QSettings.Format.IniFormat)
QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, sys.argv[1])
from qgis.core import QgsApplication
QgsApplication.setOrganizationName("QGIS")
QgsApplication.setApplicationName("QGIS3")
application = QgsApplication([], True, sys.argv[1])
application.initQgis()
from mapalus.plugin.gui.publishing.server_widget import ServerWidget
widget = ServerWidget()
if widget.address():
    access = widget.access()
    stores = access.options["store_logins"]
    print(access.url, access.user, access.password, *(stores[role].password for role in sorted(stores)))
"""


def offered(folder):
    _command, environment = desktop_command(folder)
    profile = str(folder / "profiles" / "default")
    done = subprocess.run(
        [sys.executable, "-c", OFFERED, profile],
        env=environment | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.returncode, done.stderr
    return done.stdout.split()


def test_the_demos_geoserver_is_there_to_publish_to(tmp_path, login):
    folder = tmp_path / "desktop"
    prepare_desktop(folder, "minahasa", login, geoserver=SERVER)
    moved = replace(SERVER, address="http://127.0.0.1:8081/geoserver")
    prepare_desktop(folder, "minahasa", login, geoserver=moved)
    assert offered(folder) == [
        moved.address,
        "admin",
        SERVER.password,
        *(SERVER.stores[role] for role in sorted(SERVER.stores)),
    ]
    prepare_desktop(folder, "minahasa", login)
    assert offered(folder) == []


def test_the_passwords_are_in_no_file(tmp_path, login):
    folder = tmp_path / "desktop"
    prepare_desktop(folder, "minahasa", login, language="en", geoserver=SERVER)
    secrets = [password.encode() for password in (login.password, SERVER.password, *SERVER.stores.values())]
    for path in folder.rglob("*"):
        if path.is_file() and "plugins" not in path.parts:
            assert not any(secret in path.read_bytes() for secret in secrets), path
    with zipfile.ZipFile(folder / "minahasa.qgz") as archive:
        assert not any(secret in archive.read(name) for name in archive.namelist() for secret in secrets)
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


def test_no_font_is_missing(qgis):
    """Newer versions of QGIS download a missing font at the start, and complain where they cannot."""
    from qgis.PyQt.QtGui import QFont, QFontInfo

    styles = "".join(path.read_text(encoding="utf-8") for path in (PACKAGE / "styles").rglob("*.qml"))
    # QGIS itself wants Open Sans.
    families = {*re.findall('fontFamily="([^"]+)"', styles), "Open Sans"}
    assert [family for family in sorted(families) if QFontInfo(QFont(family)).family() != family] == []
