"""Looking at the database before anything is published: keys, reference systems, indexes, and what GeoServer may do.

Every finding says what is wrong, how bad that is, and what puts it right: statements that :func:`repair` runs, or that
somebody else runs who may. What is looked for are the things that GeoServer accepts in silence and serves wrongly:
features without a key get new identifiers with every request, a role with CREATE makes tables of misspelt names.
"""

from mapalus.plugin.publication.preflight.checking import preflight
from mapalus.plugin.publication.preflight.finding import (
    ERROR,
    WARNING,
    Finding,
    finding_lines,
    in_the_way,
    require_fit,
)
from mapalus.plugin.publication.preflight.repairs import repair, repair_all

__all__ = [
    "ERROR",
    "WARNING",
    "Finding",
    "finding_lines",
    "in_the_way",
    "preflight",
    "repair",
    "repair_all",
    "require_fit",
]
