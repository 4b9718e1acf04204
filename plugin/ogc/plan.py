"""The plan: what differs between the wanted and the live state, in the order in which it is safe to change it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from mapalus.plugin.errors import Sentence, listed
from mapalus.plugin.ogc.fields import tells_of

if TYPE_CHECKING:
    from collections.abc import Container

    from mapalus.plugin.ogc.state import Snapshot


CREATE, CHANGE, DELETE = "create", "change", "delete"

_ACTION_WORDS = {CREATE: Sentence("create"), CHANGE: Sentence("change"), DELETE: Sentence("delete")}

# What servers call a kind of resource is what users read, in the singular.
_KIND_WORDS = (
    *(Sentence("server setting"), Sentence("role"), Sentence("service rule"), Sentence("rest rule")),
    *(Sentence("access rule"), Sentence("workspace"), Sentence("workspace settings"), Sentence("service")),
    *(Sentence("store"), Sentence("icon"), Sentence("style"), Sentence("layer"), Sentence("group")),
    *(Sentence("tile layer"), Sentence("file"), Sentence("user"), Sentence("project")),
)

# Without a name where the whole resource came or went.
EVERYTHING = "*"


def kind_sentence(kind: str) -> str:
    """Return the name of a kind of resource, which is translated where it is shown."""
    return next((words for words in _KIND_WORDS if words == kind), kind)


@dataclass(frozen=True)
class Step:
    """One resource that differs.

    ``fields`` maps each field that differs to its value before and after, None where there is none; ``drift`` names
    those of them that somebody else changed since the last publication, :data:`EVERYTHING` where somebody made or
    deleted the resource. A field that the last publication did not know is no drift.
    """

    action: str
    kind: str
    name: str
    fields: dict = field(default_factory=dict)
    drift: tuple = ()

    @property
    def key(self) -> tuple[str, str]:
        return self.kind, self.name

    @property
    def reason(self) -> Sentence:
        """Why, in words."""
        fields, drift = ", ".join(self.fields), ", ".join(self.drift)
        if self.action == CREATE:
            return Sentence("somebody deleted it") if self.drift else Sentence("it does not exist")
        if self.action == DELETE:
            if self.drift:
                return Sentence("somebody made it and it is not declared")
            return Sentence("it is not declared any more")
        if not self.drift:
            if fields == "password":
                return Sentence("the password was renewed")
            return Sentence("{fields} differ", fields=fields)
        if set(self.drift) == set(self.fields):
            return Sentence("{fields} differ; somebody changed that on the server", fields=fields)
        return Sentence("{fields} differ; somebody changed that on the server ({drift})", fields=fields, drift=drift)

    @property
    def sentence(self) -> Sentence:
        """The step in a line."""
        return Sentence(
            "{action} {kind} {name}: {reason}",
            action=_ACTION_WORDS[self.action],
            kind=kind_sentence(self.kind),
            name=self.name,
            reason=self.reason,
        )

    def __str__(self):
        return str(self.sentence)

    def as_json(self) -> dict:
        return {
            "action": self.action,
            "kind": self.kind,
            "name": self.name,
            "reason": self.reason,
            "drift": list(self.drift),
            "fields": {name: {"before": before, "after": after} for name, (before, after) in self.fields.items()},
        }


@dataclass(frozen=True)
class Plan:
    """The ordered steps from a live snapshot to a wanted one.

    ``kept`` counts the resources that are in order; ``foreign`` names those that somebody else made in the
    publication's workspaces, as (kind, name): they are left alone.
    """

    steps: tuple
    kept: int
    foreign: tuple = ()
    wanted: object = None
    live: object = None
    scope: tuple = ()

    def __bool__(self):
        return bool(self.steps)

    def as_json(self) -> dict:
        """Return the plan as JSON: ``{"steps": […], "kept": n, "foreign": [[kind, name], …]}``."""
        return {
            "steps": [step.as_json() for step in self.steps],
            "kept": self.kept,
            "foreign": [list(key) for key in self.foreign],
        }

    def summary(self) -> Sentence:
        """Return the plan in one sentence."""
        if not self:
            return Sentence("Nothing to do; in order: {kept}.", kept=self.kept)
        actions = [step.action for step in self.steps]
        counts = listed(
            Sentence("{number} to {action}", number=actions.count(action), action=_ACTION_WORDS[action])
            for action in dict.fromkeys(actions)
        )
        drift = sum(bool(step.drift) for step in self.steps)
        if not drift:
            return Sentence("To do: {counts}; in order: {kept}.", counts=counts, kept=self.kept)
        return Sentence(
            "To do: {counts}; in order: {kept}; changed on the server by somebody else: {drift}.",
            counts=counts,
            kept=self.kept,
            drift=drift,
        )

    def only(self, keys: Container[tuple]) -> Plan:
        """Return the plan with the steps of some resources alone; the order stays."""
        return replace(self, steps=tuple(step for step in self.steps if step.key in keys))


class OrdersSteps(Protocol):
    """What a comparison asks of a server; :class:`~mapalus.plugin.ogc.port.OgcServer` has it."""

    owns_all: tuple

    def order(self, step: Step, changed: set, live: dict) -> tuple:
        """Return where a step stands among the others, as a sortable value."""


def compare(
    wanted: Snapshot,
    live: Snapshot,
    server: OrdersSteps,
    applied: dict | None = None,
    scope: tuple = (),
    kinds: Container[str] | None = None,
) -> Plan:
    """Return the :class:`Plan` that leads from one snapshot to another.

    Kinds that the wanted snapshot does not know are left as they are.

    :param server: knows the ``order`` of steps, and the kinds that the publication ``owns_all``.
    :param applied: the state that the last publication left, for telling drift and whose a thing is; None where there
        was none.
    :param kinds: the kinds that ``applied`` knows, None for all.
    """
    steps, foreign = [], []
    for key in {**wanted.state, **live.state}:
        if key not in wanted.state and key[0] not in server.owns_all and key not in (applied or {}):
            foreign.append(key)
        elif not tells_of(key[0], wanted.kinds):
            continue
        elif step := _step(key, wanted.state.get(key), live.state.get(key), applied, kinds):
            steps.append(step)
    changed = {step.key for step in steps}
    steps.sort(key=lambda step: (server.order(step, changed, live.state), step.kind, step.name))
    return Plan(tuple(steps), len(set(wanted.state) - changed), tuple(sorted(foreign)), wanted, live, tuple(scope))


def _step(key, wanted, live, applied, kinds):
    kind, name = key
    # Without fields: ours, but nobody knows how far it was made.
    known = (applied or {}).get(key) or None
    if live is None:
        drift = (EVERYTHING,) if known is not None else ()
        return Step(CREATE, kind, name, {field: (None, value) for field, value in wanted.items()}, drift)
    if wanted is None:
        made = applied is not None and key not in applied and tells_of(kind, kinds)
        drift = (EVERYTHING,) if made else ()
        return Step(DELETE, kind, name, {field: (value, None) for field, value in live.items()}, drift)
    fields = {
        field: (live.get(field), wanted.get(field))
        for field in {**wanted, **live}
        if live.get(field) != wanted.get(field)
    }
    if not fields:
        return None
    known = known or {}
    drift = tuple(field for field, (now, _) in fields.items() if field in known and now != known[field])
    return Step(CHANGE, kind, name, fields, drift)
