"""Where steps stand in a plan: what closes comes first, what opens comes last."""

import pytest

from mapalus.plugin.ogc.geoserver.order import is_opening, order
from mapalus.plugin.ogc.plan import CHANGE, DELETE, Step

WORKSPACE = {
    ("access rule", "city.*.r"): {"roles": ["ADMIN"]},
    ("access rule", "city.*.w"): {"roles": ["ADMIN"]},
}
CLOSED = order(Step(CHANGE, "access rule", "city.*.r", {"roles": (["*"], ["ADMIN"])}), set(), {})


@pytest.mark.parametrize("mode", ["r", "w"])
@pytest.mark.parametrize("roles", [["*"], ["SOMEBODY"], ["ADMIN"]])
def test_somebodys_rule_for_a_layer_is_deleted(mode, roles):
    """Then the workspace's own rule holds, which may be for others."""
    step = Step(DELETE, "access rule", f"city.layer.{mode}", {"roles": (roles, None)})
    closes = mode == "r" or roles != ["SOMEBODY"]
    assert (order(step, set(), WORKSPACE) <= CLOSED) == closes
    assert is_opening(step, set(), WORKSPACE) == (not closes)
