#!/usr/bin/env bash
# Installs what Mapalus needs on Debian 12 or 13: system packages, a virtual environment that sees the system's
# PyQGIS, and the map page. Quick when all is there already.
set -euo pipefail
shopt -s inherit_errexit
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

. tools/setup/packages.sh
. tools/setup/python.sh

command -v apt-get >/dev/null || fail "Mapalus is set up with Debian's packages and this system has no apt-get. Use Debian 12 or 13."

# Passwords and what people report lie in it.
mkdir -p -m 700 .local .local/runtime
chmod 700 .local
install_packages .local/setup.log
prepare_python

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
