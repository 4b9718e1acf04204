#!/usr/bin/env bash
# Installs what Mapalus needs on Debian 12 or 13: system packages, a virtual environment that sees the system's
# PyQGIS, and the map page. Quick when all is there already.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

command -v apt-get >/dev/null || fail "Mapalus is set up with Debian's packages and this system has no apt-get. Use Debian 12 or 13."

mkdir -p -m 700 .local/runtime

# ---------------------------------------------------------------- Debian packages
as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null; then sudo "$@"
    else fail "Packages are missing ($missing). Run this as root or install sudo."
    fi
}

installed() { dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null | grep -qx installed; }

packages="qgis python3-qgis qgis-providers qgis-server postgresql nginx-light spawn-fcgi multiwatch python3-venv
    python3-psycopg2 python3-yaml python3-jsonschema fonts-dejavu-core chromium xvfb xauth qttools5-dev-tools util-linux"
if ! command -v npm >/dev/null; then packages="$packages nodejs npm"; fi
geoserver_home=${GEOSERVER_HOME:-/opt/geoserver}
if [ -d "$geoserver_home/WEB-INF" ]; then packages="$packages jetty9 default-jre-headless"; fi

missing=""
for package in $packages; do installed "$package" || missing="$missing $package"; done
ls /usr/share/postgresql/*/extension/postgis.control >/dev/null 2>&1 || missing="$missing postgis-for-the-server"

if [ -n "$missing" ]; then
    say "Installing:$missing"
    export DEBIAN_FRONTEND=noninteractive
    as_root apt-get update -qq
    # Nothing that is installed here shall start by itself: the demo runs its own servers.
    policy=/usr/sbin/policy-rc.d
    if [ ! -e $policy ]; then
        printf '#!/bin/sh\nexit 101\n' | as_root tee $policy >/dev/null
        as_root chmod 755 $policy
        trap 'as_root rm -f /usr/sbin/policy-rc.d' EXIT
    fi
    postgis=$(apt-cache search --names-only '^postgresql-[0-9]+-postgis-3$' | awk '{print $1}' | sort -V | tail -1)
    # shellcheck disable=SC2086
    as_root apt-get install -y -qq --no-install-recommends ${missing/postgis-for-the-server/} "$postgis" >/dev/null
fi

# ---------------------------------------------------------------- Python
want=$(cat requirements*.txt tools/setup.sh | sha256sum | cut -c1-16)
if [ "$(cat .venv/.setup 2>/dev/null)" != "$want" ]; then
    say "Preparing the Python environment"
    /usr/bin/python3 -m venv --system-site-packages .venv
    # Debian's QGIS is built against Debian's NumPy: no dependency may bring another one.
    /usr/bin/python3 -c 'import numpy; print(f"numpy=={numpy.__version__}")' > .venv/constraints.txt
    .venv/bin/python -m pip install --quiet --disable-pip-version-check -c .venv/constraints.txt -r requirements-dev.txt
    # The repository is the package mapalus.
    ln -sfn "$PWD" "$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/mapalus"
    printf '%s' "$want" > .venv/.setup
fi

# ---------------------------------------------------------------- translations and the map page
lrelease=$(command -v lrelease || echo /usr/lib/qt5/bin/lrelease)
for source in i18n/*.ts; do
    [ -e "$source" ] || continue
    [ "${source%.ts}.qm" -nt "$source" ] || "$lrelease" -silent "$source"
done

webmap=server_config/webmap
if [ -e $webmap/package.json ] && [ -z "$(find $webmap/dist -newer $webmap/package-lock.json -name index.html 2>/dev/null)" -o \
     -n "$(find $webmap/src $webmap/package.json -newer $webmap/dist/index.html 2>/dev/null)" ]; then
    say "Building the map page"
    (cd $webmap && npm ci --silent --no-audit --no-fund && npm run --silent build) >&2
fi
