# The virtual environment .venv, which sees the system's PyQGIS. Read by tools/setup.sh.
# shellcheck shell=bash

prepare_python() {
    local python=/usr/bin/python3 stamp
    stamp=$(environment_stamp $python)
    [ "$(cat .venv/.setup 2>/dev/null)" != "$stamp" ] || [ ! -d ext ] || return 0
    say "Preparing the Python environment"
    $python -m venv --clear --system-site-packages .venv
    # Debian's QGIS is built against Debian's NumPy: no dependency may bring another one.
    $python -c 'import numpy; print(f"numpy=={numpy.__version__}")' > .venv/constraints.txt
    .venv/bin/python -m pip install --quiet --disable-pip-version-check -c .venv/constraints.txt -r requirements-dev.txt
    # The repository is the package mapalus.
    ln -sfn "$PWD" "$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/mapalus"
    .venv/bin/python tools/bundle.py
    printf '%s' "$stamp" > .venv/.setup
}

# What the environment is made from: the system's Python and NumPy, what is required, how it is made.
environment_stamp() {
    local versions
    versions=$("$1" -c 'import numpy, platform; print(platform.python_version(), numpy.__version__)')
    { echo "$versions"; cat requirements*.txt tools/setup/python.sh tools/bundle.py; } | sha256sum | cut -c1-16
}
