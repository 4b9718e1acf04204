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
        return self.run("install_packages", self.folder / "log", GEOSERVER_HOME="")


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
    done = machine.run("eval", f"compgen() {{ :; }}; install_packages {tmp_path}/log")
    assert (done.returncode, done.stderr) == (0, "")
    assert not (tmp_path / "called").exists()


def test_postgis_is_the_newest_that_debian_has(machine, tmp_path):
    done = machine.run("eval", f"compgen() {{ false; }}; install_packages {tmp_path}/log", GEOSERVER_HOME="")
    assert done.returncode == 0, done.stderr
    install = next(line for line in (tmp_path / "as_root").read_text().splitlines() if " install " in line)
    assert " postgresql-17-postgis-3 qgis " in install
    assert " postgis " not in install


# ---------------------------------------------------------------- how they are installed


def test_debconf_asks_nothing_under_sudo(machine, tmp_path):
    assert machine.install().returncode == 0
    environment = (tmp_path / "environment").read_text().splitlines()
    assert {"DEBIAN_FRONTEND=noninteractive", "LC_ALL=C.UTF-8"} <= set(environment)


def test_services_are_kept_stopped_for_as_long_as_it_takes(machine, tmp_path):
    assert machine.install().returncode == 0
    calls = (tmp_path / "as_root").read_text().splitlines()
    order = [next(n for n, call in enumerate(calls) if word in call) for word in ("tee ", " install ", "rm -f ")]
    assert order == sorted(order)


def test_the_progress_is_said_in_tenths(machine, tmp_path):
    machine.put(
        "apt-get",
        """[ "$1" = install ] || exit 0
        printf 'dlstatus:1:0.0000:Retrieving file 1 of 164\\n'
        for part in 1 4 9 10.5 11; do printf "dlstatus:7:$part:Retrieving file 7 of 164 (3min 2s remaining)\\n"; done
        printf 'dlstatus:164:100.0000:Retrieving file 164 of 164\\n'
        printf '(Reading database ... \\r(Reading database ... 5%%\\rpmstatus:nginx:12.5:Unpacking nginx (amd64)\\n'
        printf 'Unpacking nginx (1.26) ...\\npmstatus:qgis:100.0000:Installed qgis (amd64)\\n'""",
    )
    done = machine.install()
    assert done.returncode == 0
    assert done.stdout == ""
    assert done.stderr.splitlines()[1:] == [
        "  Reading Debian's lists of packages",
        "  Downloading, 0 %: file 1 of 164",
        "  Downloading, 10 %: file 7 of 164 (3min 2s remaining)",
        "  Downloading, 100 %: file 164 of 164",
        "  Looking into what was downloaded",
        "  Installing, 10 %: Unpacking nginx (amd64)",
        "  Installing, 100 %: Installed qgis (amd64)",
    ]
    assert (tmp_path / "log").read_text() == "Unpacking nginx (1.26) ...\n"


def test_a_tenth_that_takes_long_says_more(machine, tmp_path):
    figures = "printf 'pmstatus:%s:50:Unpacking %s\\n' a a b b"
    said = [
        machine.run("eval", f"{figures} | tell_progress {tmp_path}/log {silence}").stderr.splitlines()
        for silence in (20, 0)
    ]
    assert said == [
        ["  Installing, 50 %: Unpacking a"],
        ["  Installing, 50 %: Unpacking a", "  Installing, 50 %: Unpacking b"],
    ]


def test_what_packages_complain_of_is_kept_and_not_said(machine, tmp_path):
    complaint = "debconf: delaying package configuration, since apt-utils is not installed"
    machine.put("apt-get", f'[ "$1" = install ] || exit 0; echo "{complaint}" >&2')
    done = machine.install()
    assert done.returncode == 0
    assert complaint not in done.stderr
    assert complaint in (tmp_path / "log").read_text()


@pytest.mark.parametrize("error", ["E: Unable to locate package qgis", "Error: Unable to locate package qgis"])
def test_errors_of_apt_are_said(machine, tmp_path, error):
    machine.put("apt-get", f'[ "$1" = install ] || exit 0; echo "No space left"; echo "{error}" >&2; exit 100')
    done = machine.install()
    assert done.returncode == 1
    assert done.stderr.splitlines()[-2:] == [
        f"  {error}",
        f"The packages could not be installed. {tmp_path}/log holds Debian's own messages.",
    ]
    assert "No space left" in (tmp_path / "log").read_text()


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
