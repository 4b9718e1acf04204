"""Finding places by what a caller says, and reports by a part of their reference. The database does the search."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mapalus.plugin.database.sql import statements

if TYPE_CHECKING:
    from psycopg2.extensions import connection as Connection  # noqa: N812 - the class of a library

_SQL = statements(Path(__file__).with_suffix(".sql"))

AREAS = ("city", "district", "village")
"""Kinds of places that are areas: their point is only somewhere inside."""


@dataclass(frozen=True)
class Place:
    """A place that an address may mean.

    ``kind`` is one of :data:`AREAS`, ``street``, ``facility``, ``market``, ``programme`` or ``report``; ``key`` is its
    code or number. ``context`` names village and district. Longitude and latitude are in degrees (EPSG:4326).
    ``accuracy_m`` tells how far the place may be from them, in metres; None where nobody knows.
    """

    kind: str
    key: str
    title: str
    context: str
    longitude: float
    latitude: float
    accuracy_m: float | None

    @property
    def address(self) -> str:
        """The place in words, with village and district."""
        return ", ".join(part for part in (self.title, self.context) if part)

    @property
    def is_area(self) -> bool:
        return self.kind in AREAS


@dataclass(frozen=True)
class KnownReport:
    """A report that was found by its reference. ``longitude`` and ``latitude`` are None where it has no position."""

    id: int
    reference: str
    status: str
    address: str | None
    context: str
    longitude: float | None
    latitude: float | None


def search_places(
    connection: Connection, words: str, near: tuple[float, float] | None = None, most: int = 8
) -> list[Place]:
    """Return places that an address may mean, the best first.

    :param near: longitude and latitude; what lies near is raised a little.
    """
    longitude, latitude = near or (None, None)
    with connection.cursor() as cursor:
        cursor.execute(_SQL["places"], {"words": words, "longitude": longitude, "latitude": latitude, "most": most})
        return [Place(*row) for row in cursor]


def search_references(connection: Connection, words: str, most: int = 8) -> list[KnownReport]:
    """Return the reports that a reference, or a part of it, may mean: ``MIN-2026-000123``, ``2026-123``, ``123``."""
    with connection.cursor() as cursor:
        cursor.execute(_SQL["references"], {"words": words, "most": most})
        return [KnownReport(*row) for row in cursor]
