# Debian's packages: which are missing, and how they are installed. Read by tools/setup.sh.
# shellcheck shell=bash

install_packages() {
    local missing postgis
    missing=$(missing_packages)
    [ -n "$missing" ] || return 0
    # shellcheck disable=SC2086
    say "Installing:" $missing
    apt_get update -qq
    keep_services_stopped
    postgis=$(newest_postgis)
    # shellcheck disable=SC2086
    apt_get install -y -qq --no-install-recommends ${missing/#postgis/$postgis} >/dev/null
}

# ---------------------------------------------------------------- which
missing_packages() {
    local package
    # First of all, since its package is called after the version of PostgreSQL, which differs between Debian 12 and 13.
    compgen -G "/usr/share/postgresql/*/extension/postgis.control" >/dev/null || echo postgis
    for package in $(wanted_packages); do
        dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || echo "$package"
    done
}

wanted_packages() {
    printf '%s\n' qgis python3-qgis qgis-providers qgis-server postgresql nginx-light spawn-fcgi \
        python3-venv python3-psycopg2 python3-yaml python3-jsonschema \
        fonts-dejavu-core chromium xvfb xauth qttools5-dev-tools util-linux
    command -v npm >/dev/null || printf '%s\n' nodejs npm
    geoserver_packages
}

# GEOSERVER_HOME means what plugin/local/geoserver_process.py says: set but empty, no GeoServer is wanted.
geoserver_packages() {
    local home=${GEOSERVER_HOME-/opt/geoserver}
    [ -n "$home" ] || return 0
    [ -e "$home/WEB-INF/web.xml" ] || [ -e "$home/webapps/geoserver/WEB-INF/web.xml" ] || return 0
    echo default-jre-headless
    # A binary distribution brings its own Jetty.
    [ -e "$home/start.jar" ] || echo jetty9
}

newest_postgis() {
    apt-cache search --names-only '^postgresql-[0-9]+-postgis-3$' | awk '{print $1}' | sort -V | tail -1
}

# ---------------------------------------------------------------- installing
as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null; then sudo "$@"
    else fail "Run this as root or install sudo."
    fi
}

apt_get() {
    # By env, because sudo passes no environment on: debconf asks nothing.
    as_root env DEBIAN_FRONTEND=noninteractive apt-get "$@"
}

keep_services_stopped() {
    # Nothing that is installed here shall start by itself: the demo runs its own servers.
    local policy=/usr/sbin/policy-rc.d
    [ ! -e $policy ] || return 0
    printf '#!/bin/sh\nexit 101\n' | as_root tee $policy >/dev/null
    as_root chmod 755 $policy
    trap 'as_root rm -f /usr/sbin/policy-rc.d' EXIT
}
