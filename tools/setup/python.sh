# The virtual environment .venv, which sees the system's PyQGIS. Read by tools/setup.sh.
# shellcheck shell=bash

prepare_python() {
    local python=/usr/bin/python3 stamp
    stamp=$(cat requirements*.txt tools/setup/python.sh | sha256sum | cut -c1-16)
    [ "$(cat .venv/.setup 2>/dev/null)" != "$stamp" ] || return 0
    say "Preparing the Python environment"
    $python -m venv --system-site-packages .venv
    # Debian's QGIS is built against Debian's NumPy: no dependency may bring another one.
    $python -c 'import numpy; print(f"numpy=={numpy.__version__}")' > .venv/constraints.txt
    .venv/bin/python -m pip install --quiet --disable-pip-version-check -c .venv/constraints.txt -r requirements-dev.txt
    # The repository is the package mapalus.
    ln -sfn "$PWD" "$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/mapalus"
    printf '%s' "$stamp" > .venv/.setup
}
