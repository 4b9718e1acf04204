"""Builds the plugin's package: what git tracks, minus tests, plus the map page, translations and a library."""

import argparse
import configparser
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

METADATA = "metadata.txt"
# What plugins.qgis.org asks of a publisher besides. We cannot know it, so a file tells it.
REQUIRED, OPTIONAL = ("email", "repository", "tracker"), ("homepage",)


def main():
    parser = argparse.ArgumentParser(description="Build the plugin's package.")
    parser.add_argument("--publisher", metavar="FILE", help="who publishes it on plugins.qgis.org, see CONTRIBUTING.md")
    parser.add_argument("--to", metavar="FILE", type=Path, default=ROOT / "build" / "mapalus.zip")
    options = parser.parse_args()
    publisher = read_publisher(options.publisher) if options.publisher else {}
    size = write_package(options.to, publisher)
    print(f"{options.to}: {size / 1024:.0f} kB", file=sys.stderr)
    if not publisher:
        print(
            "This package is for installing from the ZIP. For plugins.qgis.org, run make package PUBLISHER=file.",
            file=sys.stderr,
        )


def write_package(target, publisher):
    """Write the package and return its size in bytes."""
    tracked = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-z"], check=True, capture_output=True, text=True
    ).stdout.split("\0")
    names = [name for name in tracked if name and not name.startswith(LEFT_OUT)]
    names += [path.relative_to(ROOT).as_posix() for pattern in BUILT for path in ROOT.glob(pattern)]
    contents = {name: (ROOT / name).read_bytes() for name in names} | bundled()
    contents[METADATA] = with_publisher(contents[METADATA], publisher)
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(contents):
            # One date for all, so that the same source makes the same package.
            entry = zipfile.ZipInfo(f"mapalus/{name}", (2026, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, contents[name])
    return target.stat().st_size


def read_publisher(path):
    """Return what a publisher's file adds to the metadata; end with a sentence where it cannot be used."""
    parser = configparser.ConfigParser(interpolation=None)
    try:
        parser.read_string(Path(path).read_text(encoding="utf-8"))
        given = dict(parser["general"])
    except (OSError, UnicodeDecodeError, configparser.Error, KeyError) as error:
        raise SystemExit(f"{path} is no publisher's file with a section [general]: {error}") from error
    missing = [key for key in REQUIRED if not given.get(key, "").strip()]
    if missing:
        raise SystemExit(f"{path} lacks {', '.join(missing)}.")
    unknown = sorted(set(given) - {*REQUIRED, *OPTIONAL})
    if unknown:
        raise SystemExit(f"{path} may not set {', '.join(unknown)}: metadata.txt does.")
    return given


def with_publisher(metadata, publisher):
    """Return the content of metadata.txt with the publisher's entries, below the author's."""
    lines = [f"{key}={value}\n" for key, value in publisher.items()]
    before, author, after = metadata.decode().partition("author=The Mapalus developers\n")
    return "".join((before, author, *lines, after)).encode()


if __name__ == "__main__":
    main()
