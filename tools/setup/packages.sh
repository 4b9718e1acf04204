# Debian's packages: which are missing, and how they are installed. Read by tools/setup.sh.
# shellcheck shell=bash

install_packages() {
    local log=$1 missing postgis
    missing=$(missing_packages)
    [ -n "$missing" ] || return 0
    # shellcheck disable=SC2086
    say "Installing:" $missing
    say "  Reading Debian's lists of packages"
    apt_get update -qq
    keep_services_stopped
    postgis=$(newest_postgis)
    # shellcheck disable=SC2086
    apt_get install -y -qq --no-install-recommends -o APT::Status-Fd=1 ${missing/#postgis/$postgis} 2>&1 |
        tell_progress "$log" || fail "The packages could not be installed. $log holds Debian's own messages."
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
    printf '%s\n' qgis python3-qgis qgis-providers qgis-server postgresql nginx-light spawn-fcgi multiwatch \
        python3-venv python3-psycopg2 python3-yaml python3-jsonschema \
        fonts-dejavu-core fonts-open-sans chromium xvfb xauth qttools5-dev-tools util-linux
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
    # By env, because sudo passes no environment on: debconf asks nothing, and progress is told in one language.
    as_root env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 apt-get "$@"
}

keep_services_stopped() {
    # Nothing that is installed here shall start by itself: the demo runs its own servers.
    local policy=/usr/sbin/policy-rc.d
    [ ! -e $policy ] || return 0
    printf '#!/bin/sh\nexit 101\n' | as_root tee $policy >/dev/null
    as_root chmod 755 $policy
    trap 'as_root rm -f /usr/sbin/policy-rc.d' EXIT
}

# Reads what apt-get writes. Says every tenth of the download and of the installation, more where a tenth takes long,
# and apt-get's own errors. The rest goes into a file: packages complain of much that is nothing to anybody.
tell_progress() {
    local log=$1 longest_silence=${2:-20} since=$SECONDS line what percent text tenth said=""
    : > "$log"
    while IFS= read -r line || [ -n "$line" ]; do
        # apt's figures may stand behind a line of dpkg that has not ended.
        case $line in
            *dlstatus:*:*:*) what=Downloading line=${line##*dlstatus:} ;;
            *pmstatus:*:*:*) what=Installing line=${line##*pmstatus:} ;;
            *) printf '%s\n' "$line" >> "$log"
                case $line in E:* | Error:*) say "  $line" ;; esac
                continue ;;
        esac
        IFS=: read -r _ percent text <<< "$line"
        tenth=${percent%%.*}
        [[ $tenth =~ ^[0-9]+$ ]] || continue
        tenth=$((tenth / 10))0
        [ "$what $tenth" != "$said" ] || [ $((SECONDS - since)) -ge "$longest_silence" ] || continue
        said="$what $tenth" since=$SECONDS
        case $said in
            Downloading*) say "  Downloading, ${tenth/#00/0} %: ${text#Retrieving }" ;;
            Installing*) say "  Installing, ${tenth/#00/0} %: $text" ;;
        esac
        # Then debconf opens every package, which takes up to minutes on a slow machine and is not counted.
        if [ "$said" = "Downloading 100" ]; then say "  Looking into what was downloaded"; fi
    done
}
