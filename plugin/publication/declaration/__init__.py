"""The declared public state: what every OGC server of Mapalus is configured from."""

from mapalus.plugin.publication.declaration.model import (
    OWN,
    AgencyLogin,
    Cache,
    Column,
    Group,
    Layer,
    LeftOut,
    OwnLayer,
    Publication,
    SqlView,
    Store,
    TimeDimension,
    Workspace,
)
from mapalus.plugin.publication.declaration.own import reason_to_leave_out
from mapalus.plugin.publication.declaration.privacy import is_of_gml, is_personal, is_private
from mapalus.plugin.publication.declaration.reading import load, load_for

__all__ = [
    "OWN",
    "AgencyLogin",
    "Cache",
    "Column",
    "Group",
    "Layer",
    "LeftOut",
    "OwnLayer",
    "Publication",
    "SqlView",
    "Store",
    "TimeDimension",
    "Workspace",
    "is_of_gml",
    "is_personal",
    "is_private",
    "load",
    "load_for",
    "reason_to_leave_out",
]
