"""What ``make setup`` installs and says. Programs of the test's own stand in for those that change the machine."""

import os
import subprocess
from pathlib import Path

import pytest

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.local.geoserver_process import geoserver_home

ROOT = Path(__file__).resolve().parents[2]
PRELUDE = """
set -euo pipefail; shopt -s inherit_errexit
say() { printf '%s\\n' "$*" >&2; }
fail() { say "$*"; exit 1; }
. tools/setup/packages.sh
. tools/setup/python.sh
"$@"
"""
# It passes no environment on, as Debian's; it changes nothing.
SUDO = """
echo "$*" >> {folder}/as_root
case $1 in
    env) exec env -i PATH="$PATH" "$@" ;;
    tee) cat >/dev/null ;;
esac
"""


@pytest.fixture
def machine(tmp_path):
    return Machine(tmp_path)


class Machine:
    """A machine with nothing installed, whose user is not root."""

    def __init__(self, folder):
        self.folder = folder
        self.bin = folder / "bin"
        self.bin.mkdir()
        self.put("id", "echo 1000")
        self.put("dpkg-query", "exit 1")
        self.put("apt-cache", "printf '%s - for PostgreSQL\\n' postgresql-9-postgis-3 postgresql-17-postgis-3")
        self.put("sudo", SUDO.format(folder=folder))
        self.put("apt-get", f"env > {folder}/environment")

    def put(self, name, script):
        """Let a program of this name run a script."""
        program = self.bin / name
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
        return program

    def run(self, *words, **environment):
        """Call a function of the setup."""
        return subprocess.run(
            ["bash", "-c", PRELUDE, "setup", *map(str, words)],
            cwd=ROOT,
            env=os.environ | {"PATH": f"{self.bin}:{os.environ['PATH']}", **environment},
            capture_output=True,
            text=True,
            check=False,
        )

    def install(self):
        return self.run("install_packages", GEOSERVER_HOME="")


# ---------------------------------------------------------------- which packages


@pytest.mark.parametrize(
    ("files", "packages"),
    [
        (["WEB-INF/web.xml"], ["default-jre-headless", "jetty9"]),
        (["start.jar", "webapps/geoserver/WEB-INF/web.xml"], ["default-jre-headless"]),
        (["readme.txt"], []),
    ],
    ids=["web application", "distribution", "no GeoServer"],
)
def test_a_geoserver_gets_what_it_does_not_bring(machine, tmp_path, files, packages):
    home = tmp_path / "geoserver"
    for file in files:
        (home / file).parent.mkdir(parents=True, exist_ok=True)
        (home / file).touch()
    done = machine.run("geoserver_packages", GEOSERVER_HOME=str(home))
    assert (done.returncode, done.stdout.split()) == (0, packages)
    try:
        found = geoserver_home({"GEOSERVER_HOME": str(home)})
    except MapalusError:
        found = None
    assert bool(found) == bool(packages)


def test_where_no_geoserver_is_wanted_none_gets_packages(machine):
    done = machine.run("geoserver_packages", GEOSERVER_HOME="")
    assert (done.returncode, done.stdout) == (0, "")
    assert geoserver_home({"GEOSERVER_HOME": ""}) is None


def test_a_machine_that_has_everything_is_left_alone(machine, tmp_path):
    machine.put("dpkg-query", "echo installed")
    # PostGIS counts by its file.
    machine.put("apt-get", f"touch {tmp_path}/called")
    done = machine.run("eval", "compgen() { :; }; install_packages")
    assert (done.returncode, done.stderr) == (0, "")
    assert not (tmp_path / "called").exists()


def test_postgis_is_the_newest_that_debian_has(machine, tmp_path):
    done = machine.run("eval", "compgen() { false; }; install_packages", GEOSERVER_HOME="")
    assert done.returncode == 0, done.stderr
    install = next(line for line in (tmp_path / "as_root").read_text().splitlines() if " install " in line)
    assert " postgresql-17-postgis-3 qgis " in install
    assert " postgis " not in install


# ---------------------------------------------------------------- how they are installed


def test_debconf_asks_nothing_under_sudo(machine, tmp_path):
    assert machine.install().returncode == 0
    environment = (tmp_path / "environment").read_text().splitlines()
    assert "DEBIAN_FRONTEND=noninteractive" in environment


def test_services_are_kept_stopped_for_as_long_as_it_takes(machine, tmp_path):
    assert machine.install().returncode == 0
    calls = (tmp_path / "as_root").read_text().splitlines()
    order = [next(n for n, call in enumerate(calls) if word in call) for word in ("tee ", " install ", "rm -f ")]
    assert order == sorted(order)


# ---------------------------------------------------------------- Python


def test_another_python_or_numpy_makes_another_environment(machine):
    def stamp(versions):
        done = machine.run("environment_stamp", machine.put("python", f"echo {versions}"))
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert stamp("3.11.2 1.24.2") == stamp("3.11.2 1.24.2")
    assert len({stamp("3.11.2 1.24.2"), stamp("3.13.5 1.24.2"), stamp("3.11.2 2.2.4")}) == 3


def test_the_stamp_knows_the_systems_python(machine):
    done = machine.run("environment_stamp", "/usr/bin/python3")
    assert (done.returncode, done.stdout.strip()) == (0, (ROOT / ".venv" / ".setup").read_text())


def test_an_environment_that_cannot_be_made_is_no_environment(machine):
    done = machine.run("environment_stamp", machine.put("python", "exit 1"))
    assert done.returncode != 0


# ---------------------------------------------------------------- make


@pytest.mark.parametrize(("words", "who"), [((), "planner"), (("AS=operator",), "operator")])
def test_the_desktop_is_a_planners_by_default(words, who):
    """Make has a variable AS of its own, the assembler."""
    done = subprocess.run(
        ["make", "--dry-run", "desktop", *words], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert f'--as "{who}"' in done.stdout, done.stderr
