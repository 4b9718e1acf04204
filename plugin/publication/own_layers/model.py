"""A layer that a planner owns: what QGIS says of it, what is offered, what was chosen, what the database keeps."""

from dataclasses import dataclass
from datetime import datetime

from mapalus.plugin.words import Words


@dataclass(frozen=True)
class Source:
    """What QGIS says of a layer.

    ``geometry`` and ``qml`` are None for a table without geometry; ``titles`` maps columns to their aliases; ``scales``
    are the denominators between which it is drawn, None where there is no limit.
    """

    schema: str
    relation: str
    title: str
    geometry: str = None
    key: str = ""
    titles: dict = None
    qml: str = None
    scales: tuple = (None, None)


@dataclass(frozen=True)
class OfferedColumn:
    """A column and whether it should be published.

    ``warning`` says why it is not suggested, ``refusal`` why it cannot be published at all; empty where neither holds.
    """

    name: str
    title: str
    kind: str
    warning: str = ""
    refusal: str = ""


@dataclass(frozen=True)
class OwnRecord:
    """An own layer as the database has it; ``is_whole`` tells whether its view is still there."""

    name: str
    schema: str
    relation: str
    declaration: dict
    style: str
    published_by: str
    published_at: datetime
    version: int
    is_whole: bool


@dataclass(frozen=True)
class Offer:
    """What may be published of a layer.

    ``kind`` is the kind of its geometry, ``none`` without one; ``srid`` the EPSG code that it is published in and
    ``native_srid`` its own; ``losses`` name what GeoServer could not draw alike; ``style_columns`` are the columns that
    the style reads; ``known`` is the :class:`OwnRecord` where it is published already.
    """

    source: Source
    name: str
    key: str
    kind: str
    srid: int
    native_srid: int
    columns: tuple
    needs_usage: bool
    losses: tuple = ()
    style_columns: frozenset = frozenset()
    known: OwnRecord = None


@dataclass(frozen=True)
class Chosen:
    """What a planner decided: words, columns (name -> :class:`Words`, in order), whether it is visible at first.

    ``harmless`` are the columns with a warning in which the planner found no person.
    """

    name: str
    title: Words
    abstract: Words
    columns: dict
    harmless: frozenset = frozenset()
    visible: bool = False
