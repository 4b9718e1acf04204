"""In which order it is safe to change a GeoServer: close first, open last, and only what was looked at."""

from mapalus.plugin.ogc.plan import CHANGE, DELETE
from mapalus.plugin.ogc.rights import EVERYBODY

# Each needs those before it; deleting goes the other way round.
_KINDS = (
    "server setting",
    "role",
    "service rule",
    "rest rule",
    "workspace",
    "workspace settings",
    "service",
    "store",
    "icon",
    "style",
    "layer",
    "group",
    "tile layer",
    "file",
    "user",
)
_UNCHANGED, _CLOSING, _MAKING, _DELETING, _OPENING, _LAST = range(6)


def order(step, changed, live):
    """Return where a step stands among the others, as a sortable value.

    :param changed: keys of all resources that the plan changes.
    :param live: the state before.
    """
    if step.kind == "access rule":
        return _rule_order(step, changed, live), 0
    place = _KINDS.index(step.kind)
    if step.kind == "service rule" and step.action != DELETE:
        return _CLOSING, place
    if step.kind == "rest rule":
        before, after = step.fields["roles"]
        narrows = step.action == DELETE or set(after) <= set(before or ())
        return (_CLOSING if narrows else _OPENING), place
    if step.kind == "user" and _narrows(step):
        return _CLOSING, place
    if step.kind == "tile layer" and step.action == DELETE:
        # Tiles ask nobody who may see them.
        return _CLOSING, place
    if step.action == DELETE:
        # A workspace's rules outlive what they protect.
        return _DELETING, -place
    return _MAKING, place


def _narrows(step):
    """Return whether a step takes something from a user: the user, a role, the old password."""
    before, after = step.fields.get("roles", ((), ()))
    return step.action == DELETE or (step.action == CHANGE and set(after) <= set(before))


def is_opening(step, changed, live):
    """Return whether a step grants access that nobody had before."""
    return step.kind == "access rule" and _rule_order(step, changed, live) in (_OPENING, _LAST)


def widens(step, changed, live):
    """Return whether a step shows somebody more than before; all others may be taken on a server that is not safe."""
    if step.kind == "access rule":
        workspace, layer, _ = step.name.split(".")
        if step.action == DELETE and layer == "*" and ("workspace", workspace) in changed:
            # With the workspace its rules go.
            return False
        return _rule_order(step, changed, live) in (_OPENING, _LAST)
    if step.kind == "service rule":
        before, after = step.fields["roles"]
        return step.action == DELETE or not (before is None or EVERYBODY in before or set(after) <= set(before))
    if step.kind == "rest rule":
        before, after = step.fields["roles"]
        return step.action != DELETE and not set(after) <= set(before or ())
    if step.action == DELETE:
        return False
    if step.kind in ("service", "server setting"):
        return any(name in step.fields and step.fields[name][1] not in closed for name, closed in _CLOSED.items())
    if step.kind == "user" and _narrows(step):
        return False
    after = {name: value for name, (_, value) in step.fields.items()}
    if step.kind in ("layer", "group", "store", "tile layer", "user") and after.get("enabled") is False:
        return False
    return step.kind in ("store", "layer", "group", "tile layer", "user")


# Values with which a setting of a service opens nothing.
_CLOSED = {"enabled": (False,), "service_level": ("BASIC",), "global_services": (False,)}


def opened_layer(step):
    """Return ``workspace:layer`` of a rule, None for a rule of a whole workspace."""
    workspace, layer, _ = step.name.split(".")
    return None if layer == "*" else f"{workspace}:{layer}"


def _rule_order(step, changed, live):
    before, after = step.fields["roles"]
    workspace, layer, mode = step.name.split(".")
    if step.action == DELETE and layer == "*":
        return _LAST
    if layer != "*" and mode == "r":
        closed = live.get(("access rule", f"{workspace}.*.r"), {"roles": [EVERYBODY]})["roles"]
        before, after = before or closed, after or closed
        clean = ("layer", f"{workspace}:{layer}") in live and ("layer", f"{workspace}:{layer}") not in changed
        if set(before) == set(after) and clean:
            # It stays as open as it was: before the workspace is closed around it.
            return _UNCHANGED
        if EVERYBODY in before and clean:
            return _CLOSING
        if step.action == CHANGE and EVERYBODY not in after and (EVERYBODY in before or set(after) <= set(before)):
            # Before the layer itself is changed: what it is changed to may be for the fewer alone.
            return _CLOSING
        return _OPENING if step.action != DELETE else _CLOSING
    before = before or [EVERYBODY]
    if after is None:
        # Then the workspace's own rule holds.
        after = live.get(("access rule", f"{workspace}.*.{mode}"), {"roles": [EVERYBODY]})["roles"]
    return _CLOSING if EVERYBODY in before or set(after) <= set(before) else _OPENING
