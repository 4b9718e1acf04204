"""Which steps of a plan may be put off: none that closes something, and none that a chosen step needs."""

from mapalus.plugin.ogc.plan import CHANGE, CREATE, DELETE
from mapalus.plugin.ogc.rights import EVERYBODY

# GeoServer lets them see everything; no rule changes that.
_ADMINISTRATORS = "ADMIN"
_OPEN = {"roles": [EVERYBODY]}

# Of a layer: what somebody sees of it. Anything else is how it looks.
_HIDING = ("relation", "enabled", "advertised", "feature_limit", "filter", "columns", "geometry", "sql_view")
_SERVED = ("enabled", "service_level", "feature_limit")
# Of the whole server, which no workspace can close by itself.
_GUARDING = (*_SERVED, "mode", "global_services", "verbose_exceptions")


class Choice:
    """The chosen steps of a plan; at first all of them.

    Chosen steps always include the closing ones and all that a chosen step needs.

    ``fixed`` holds the keys of those that cannot be left out.
    """

    def __init__(self, plan):
        self._plan = plan
        self._steps = {step.key: step for step in plan.steps}
        self._needs = {step.key: set() for step in plan.steps}
        self._find_needs()
        closing = [step.key for step in plan.steps if _is_closing(step, plan)]
        self.fixed = self._closure(closing, self._needs)
        self.chosen = set(self._steps)

    def leave_out(self, key):
        """Put a step off, and with it those that need it; return their keys, none where that may not be."""
        needing = {one: {other for other, needs in self._needs.items() if one in needs} for one in self._needs}
        gone = self._closure([key], needing) & self.chosen
        if gone & self.fixed:
            return set()
        self.chosen -= gone
        return gone

    def take_in(self, key):
        """Choose a step again, and with it those that it needs; return their keys."""
        more = self._closure([key], self._needs) - self.chosen
        self.chosen |= more
        return more

    def plan(self):
        """Return the plan of the chosen steps."""
        return self._plan if self.chosen == set(self._steps) else self._plan.only(self.chosen)

    def _find_needs(self):
        wanted, live = self._plan.wanted, self._plan.live
        for step in self._plan.steps:
            if step.action != DELETE:
                for key in _named(step.key, wanted.state[step.key]):
                    if key in self._steps and self._steps[key].action != DELETE:
                        self._needs[step.key].add(key)
            if step.action != CREATE:
                # What is deleted must have been let go before.
                for key in _named(step.key, live.state[step.key]):
                    if key in self._steps and self._steps[key].action == DELETE:
                        self._needs[key].add(step.key)
        for key, icon in ((key, icon) for key in self._of("style") for icon in self._of("icon")):
            self._relate_icon(key, icon)
        for key in self._of("file"):
            # Half a page is none.
            page = key[1].split("/")[0]
            self._needs[key].update(one for one in self._of("file") if one != key and one[1].startswith(f"{page}/"))

    def _relate_icon(self, style, icon):
        gone = self._steps[icon].action == DELETE
        snapshot = self._plan.live if gone else self._plan.wanted
        fields = snapshot.state.get(style)
        if fields is None or style[1].split(":")[0] != icon[1].split(":")[0]:
            return
        content = snapshot.contents.get(fields["sha256"])
        # A style that nobody has read may draw any.
        if content is None or icon[1].rpartition("/")[2].encode() in content:
            if gone:
                self._needs[icon].add(style)
            else:
                self._needs[style].add(icon)

    def _of(self, kind):
        return [key for key in self._steps if key[0] == kind]

    @staticmethod
    def _closure(keys, edges):
        found, left = set(), list(keys)
        while left:
            key = left.pop()
            if key not in found:
                found.add(key)
                left.extend(edges[key])
        return found


def _is_closing(step, plan):
    """Return whether a step may take something away from somebody, so that it must not wait."""
    if step.kind == "access rule":
        return _narrows(step, plan)
    if step.kind == "tile layer":
        # Tiles that are kept ask nobody for a login.
        return step.action == DELETE
    if step.kind == "layer":
        return step.action == CHANGE and any(name in step.fields for name in _HIDING)
    if step.kind == "service":
        return step.action == CHANGE and any(name in step.fields for name in _SERVED)
    if step.kind == "server setting":
        return any(name in step.fields for name in _GUARDING)
    if step.kind == "rest rule":
        before, after = (set(roles or ()) for roles in step.fields["roles"])
        return step.action == DELETE or bool(before - after)
    return step.kind == "service rule" or (step.kind == "user" and step.action != CREATE)


def _narrows(step, plan):
    """Return whether a step keeps somebody out who could come in before."""
    before, after = (None if roles is None else set(roles) for roles in step.fields["roles"])
    workspace, layer, mode = step.name.split(".")
    around = "access rule", f"{workspace}.*.{mode}"
    if layer != "*":
        live = plan.live.state
        there = any((kind, f"{workspace}:{layer}") in live for kind in ("layer", "group"))
        # What does not exist yet was open to nobody.
        state = live if there else plan.wanted.state
        before = before or set(state.get(around, _OPEN)["roles"])
        after = after or set(plan.wanted.state.get(around, _OPEN)["roles"])
    before, after = before or {EVERYBODY}, after or {EVERYBODY}
    return EVERYBODY not in after and not before - {_ADMINISTRATORS} <= after


def _named(key, fields):
    """Yield the keys of what a resource is made of, or stands in."""
    kind, name = key
    if kind == "access rule":
        workspace, layer, _ = name.split(".")
        if layer != "*":
            yield from (("layer", f"{workspace}:{layer}"), ("group", f"{workspace}:{layer}"))
            yield "access rule", f"{workspace}.*.r"
            yield "access rule", f"{workspace}.*.w"
    elif kind not in ("server setting", "service rule", "rest rule", "role", "user", "workspace", "file"):
        workspace = name.split(":")[0]
        yield "workspace", workspace
        yield "access rule", f"{workspace}.*.r"
        yield "access rule", f"{workspace}.*.w"
    for role in fields.get("roles", ()):
        yield "role", role
    if kind == "layer":
        yield "store", f"{name.split(':')[0]}:{fields['store']}"
    if kind in ("layer", "group"):
        for style in (fields.get("style"), *fields.get("styles", ())):
            yield "style", style
    if kind == "group":
        for layer in fields["layers"]:
            yield "layer", layer
            yield "group", layer
    if kind == "tile layer":
        yield "layer", name
        yield "group", name
