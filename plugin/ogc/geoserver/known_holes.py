"""Which known holes a GeoServer has, by its versions: server_config/geoserver/known_holes.yml lists them."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mapalus.plugin.packages import yaml
from mapalus.plugin.paths import KNOWN_HOLES
from mapalus.plugin.words import Words

# What "rest/about/version" calls the server itself, and the library that reads its stores.
GEOSERVER, GEOTOOLS = COMPONENTS = "GeoServer", "GeoTools"

# Probes of a verification that can show whether a hole is open.
INJECTION, SCHEMA_LOCATION = PROBES = "injection", "schema_location"

_VERSION = re.compile(r"(\d+(?:\.\d+)*)(.*)", re.DOTALL)
_PARTS = 4


@dataclass(frozen=True)
class Version:
    """A version such as ``2.26.2``; a range of versions where the text says no more.

    ``2.27-SNAPSHOT`` is some build of the line 2.27: anything from before 2.27.0 on, up to any 2.27. ``2.28.5-RC`` and
    ``2.28.5-SNAPSHOT`` are older than 2.28.5. A text that is no version, or none at all, may be any version.
    ``lowest`` and ``highest`` are numbers with, as the last part, 0 for a build before a release and 1 for a release.
    """

    lowest: tuple
    highest: tuple

    @classmethod
    def of(cls, text: str | None) -> Version:
        match = _VERSION.fullmatch((text or "").strip())
        if match is None:
            return cls(_whole((), 0, 0), _whole((math.inf,), math.inf, 1))
        numbers = tuple(map(int, match[1].split(".")))
        is_release = not match[2].startswith(("-", "_")) and not re.match(r"[a-zA-Z+]", match[2])
        if is_release:
            return cls(_whole(numbers, 0, 1), _whole(numbers, 0, 1))
        # A build without its last number is of a whole line: GeoServer has three numbers, GeoTools two.
        of_line = len(numbers) < (2 if numbers[0] >= _FIRST_GEOTOOLS else 3)
        return cls(_whole(numbers, 0, 0), _whole(numbers, math.inf if of_line else 0, 1 if of_line else 0))

    def may_lie(self, first: str | None, before: str) -> bool:
        """Return whether this may be a version from ``first`` on and before ``before``."""
        start = _whole((), 0, 0) if first is None else Version.of(first).lowest
        # A build of the first affected release is affected, too.
        return self.highest[:-1] >= start[:-1] and self.lowest < Version.of(before).lowest


# GeoTools' first number at the time of the oldest entries; GeoServer's is far below.
_FIRST_GEOTOOLS = 10


def _whole(numbers, filler, release):
    return (*(numbers + (filler,) * _PARTS)[:_PARTS], release)


@dataclass(frozen=True)
class Hole:
    """A known hole: its CVE number, what it ``lets`` a client do, the ``affected`` (component, from, before) ranges.

    ``fixed`` names versions without it; ``probe`` is one of :data:`PROBES`, ``closed_by`` the Java options that close
    it without an upgrade; both are None where there is none.
    """

    name: str
    lets: Words
    affected: tuple
    fixed: str
    source: str
    probe: str | None = None
    closed_by: str | None = None

    def is_in(self, versions: dict[str, str]) -> bool:
        """Return whether a server has the hole: component -> version, as it says them; one that is missing may."""
        return any(
            Version.of(versions.get(component)).may_lie(first, before) for component, first, before in self.affected
        )


@cache
def known_holes(path: Path = KNOWN_HOLES) -> tuple[Hole, ...]:
    """Return all known holes, in the order of the file."""
    return tuple(
        Hole(
            name=entry["hole"],
            lets=Words(**entry["lets"]),
            affected=tuple((one["component"], one.get("from"), one["before"]) for one in entry["affected"]),
            fixed=entry["fixed"],
            source=entry["source"],
            probe=entry.get("probe"),
            closed_by=entry.get("closed_by"),
        )
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))
    )


def holes_of(versions: dict[str, str]) -> list[Hole]:
    """Return the known holes of a server by its versions: component -> version, as ``rest/about/version`` says."""
    return [hole for hole in known_holes() if hole.is_in(versions)]


def versions_in(about: dict) -> dict[str, str]:
    """Return component -> version of an answer of ``rest/about/version.json``, whose numbers were read as texts."""
    resources = (about.get("about") or {}).get("resource") or []
    resources = [resources] if isinstance(resources, dict) else resources
    found = {str(one.get("@name")): str(one["Version"]) for one in resources if one.get("Version") is not None}
    return {name: found[name] for name in COMPONENTS if name in found}
