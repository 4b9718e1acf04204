"""Builds the plugin's package: what git tracks, minus tests, plus the map page, translations and a library."""

import subprocess
import sys
import zipfile
from pathlib import Path

from mapalus.tools.bundle import bundled

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


def main():
    tracked = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-z"], check=True, capture_output=True, text=True
    ).stdout.split("\0")
    names = [name for name in tracked if name and not name.startswith(LEFT_OUT)]
    names += [path.relative_to(ROOT).as_posix() for pattern in BUILT for path in ROOT.glob(pattern)]
    contents = {name: (ROOT / name).read_bytes() for name in names} | bundled()
    target = ROOT / "build" / "mapalus.zip"
    target.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(contents):
            # One date for all, so that the same source makes the same package.
            entry = zipfile.ZipInfo(f"mapalus/{name}", (2026, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, contents[name])
    print(f"{target.relative_to(ROOT)}: {len(contents)} files, {target.stat().st_size / 1024:.0f} kB", file=sys.stderr)


if __name__ == "__main__":
    main()
