"""Planners' own layers: whether they are still what was published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapalus.plugin.publication.declaration import OWN, reason_to_leave_out
from mapalus.plugin.publication.preflight.finding import ERROR

if TYPE_CHECKING:
    from mapalus.plugin.publication.preflight.looking import Look


def check_own_layers(look: Look) -> None:
    """Say which own layers are left out and why, and which must not be published any more.

    A planner may replace a view at any time. The view of an unfit layer is never read here: it may call functions.
    """
    # Of no workspace: what is left out is in nobody's way.
    look.workspace = ""
    for one in look.publication.left_out:
        look.add(ERROR, f"{OWN}{one.name}", one.reason.what_happened, one.reason.what_to_do)
    look.workspace = look.publication.public.name
    names = [layer.name for layer in look.publication.public.layers if layer.relation.startswith(OWN)]
    for row in look.fetch("own layers that are not fit", layers=names):
        reason = reason_to_leave_out(row.layer_name, row.relation, row.problem)
        look.unfit.add(f"{OWN}{row.layer_name}")
        look.add(ERROR, f"{OWN}{row.layer_name}", reason.what_happened, reason.what_to_do)
