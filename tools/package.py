"""Builds the plugin's package: what git tracks, minus tests, plus the built map page, translations, one library."""

import importlib.metadata
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LEFT_OUT = (
    "tests/",
    "tools/",
    ".ci/",
    ".editorconfig",
    ".gitignore",
    ".pre-commit-config.yaml",
    "Makefile",
    "pyproject.toml",
    "requirements",
    "server_config/webmap/",
)
BUILT = ("server_config/webmap/dist/*", "i18n/*.qm")
# What Debian does not bring and publishing needs; plugin/bundled.py finds it in the folder ext.
BUNDLED = "geoserver-restconfig"


def main():
    tracked = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-z"], check=True, capture_output=True, text=True
    ).stdout.split("\0")
    names = [name for name in tracked if name and not name.startswith(LEFT_OUT)]
    names += [path.relative_to(ROOT).as_posix() for pattern in BUILT for path in ROOT.glob(pattern)]
    contents = {name: ROOT / name for name in names} | bundled()
    target = ROOT / "build" / "mapalus.zip"
    target.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(contents):
            # One date for all, so that the same source makes the same package.
            entry = zipfile.ZipInfo(f"mapalus/{name}", (2026, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, contents[name].read_bytes())
    print(f"{target.relative_to(ROOT)}: {len(contents)} files, {target.stat().st_size / 1024:.0f} kB", file=sys.stderr)


def bundled():
    """Return the library's modules and its licence: name in the package -> path."""
    files = importlib.metadata.files(BUNDLED) or []
    return {
        f"ext/{file.as_posix()}": Path(file.locate())
        for file in files
        if file.suffix == ".py" or file.name.startswith("LICENSE")
    }


if __name__ == "__main__":
    main()
