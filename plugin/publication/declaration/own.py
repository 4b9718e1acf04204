"""Planners' own layers in the declaration: which of them may be published as they are now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapalus.plugin.database.refusal_sentences import RULES
from mapalus.plugin.errors import MapalusError, Sentence, listed
from mapalus.plugin.publication.declaration.model import LeftOut, OwnLayer
from mapalus.plugin.publication.declaration.problems import find_problems

if TYPE_CHECKING:
    from collections.abc import Sequence

_DOWN = Sentence("Publish it again, or withdraw it. Until then publications take it down and leave it out.")

# What own_layer_problem() finds besides the rules of unfit_sources().
_PROBLEMS = {
    "lost": (Sentence("its table was dropped."),),
    "changed": (Sentence("a view that it is made from was changed after {published_by} published it."),),
}

# Areas lie below the lines upon them, and points above both.
_BOTTOM_FIRST = ("MultiPolygon", "Polygon", "MultiLineString", "LineString", "MultiPoint", "Point")


class OwnLayerRefused(MapalusError):
    """An own layer cannot be published as it is declared; ``name`` is None where it is not known which of several."""

    def __init__(self, names: str, problem: Sentence, name: str | None) -> None:
        super().__init__(
            "The own layer {which} cannot be published: {problem}.",
            "Publish it again otherwise, or withdraw it.",
            which=names,
            problem=problem,
        )
        self.name = name


def read_own_layers(cursor: object) -> tuple[list[OwnLayer], list[LeftOut]]:
    """Return the own layers of a database: those that may be published, and those that must not be as they are."""
    cursor.execute(
        "SELECT layer_name, declaration, style, relation_schema || '.' || relation_name, "
        "mapalus.own_layer_problem(layer_name) FROM mapalus.own_layer ORDER BY layer_name"
    )
    fit, left_out = [], []
    for name, declared, style, relation, problem in cursor.fetchall():
        if problem is None:
            fit.append(OwnLayer(name, declared, style))
        else:
            left_out.append(LeftOut(name, reason_to_leave_out(name, relation, problem)))
    return fit, left_out


def reason_to_leave_out(name: str, relation: str, problem: dict) -> MapalusError:
    """Return what is said of an own layer that must not be published.

    :param relation: the planner's table or view.
    :param problem: what the function ``mapalus.own_layer_problem`` of the database found.
    """
    told, *advice = _PROBLEMS.get(problem["rule"]) or RULES[problem["rule"]]
    return MapalusError(
        "The own layer {layer} must not be public: {problem}",
        "{advice}",
        layer=name,
        problem=told.with_values(**{"relation": relation, **problem}),
        advice=listed((*advice, _DOWN), " "),
    )


def add_own_layers(content: dict, own_layers: Sequence[OwnLayer]) -> dict[str, str]:
    """Add own layers to the public workspace of a declaration and return their styles, name -> QML.

    They lie above the bottom layer, the areas, and below all others: nothing of the city's own is hidden by them.

    :raises OwnLayerRefused: when one does not fit into the declaration; nothing is added then.
    """
    if not own_layers:
        return {}
    number, public = next((n, entry) for n, entry in enumerate(content["workspaces"]) if entry.get("map_page"))
    styles = {own.entry["style"]: own.style for own in own_layers if own.style}

    def place(own):
        kind = own.declaration.get("geometry")
        return _BOTTOM_FIRST.index(kind) if kind in _BOTTOM_FIRST else len(_BOTTOM_FIRST), own.name

    added = sorted(own_layers, key=place)
    layers = public["layers"]
    public["layers"] = [layers[0], *(own.entry for own in added), *layers[1:]]
    for where, sentence in find_problems(content, styles):
        public["layers"] = layers
        index = where[3] if where[:3] == ["workspaces", number, "layers"] else 0
        name = added[index - 1].name if 1 <= index <= len(added) else None
        # The file itself was correct before the own layers were added.
        which = name or ", ".join(own.name for own in added)
        raise OwnLayerRefused(which, sentence.with_values(where=which), name)
    return styles


def add_fit_own_layers(content: dict, own_layers: Sequence[OwnLayer]) -> tuple[dict[str, str], list[LeftOut]]:
    """Add those own layers that fit into the declaration, as :func:`add_own_layers` does.

    :returns: the styles of the added layers, and the layers that do not fit: one of them never stops the others.
    """
    left_out = []
    while True:
        try:
            return add_own_layers(content, own_layers), left_out
        except OwnLayerRefused as refusal:
            refused = {refusal.name} if refusal.name else {own.name for own in own_layers}
            left_out += [LeftOut(name, refusal) for name in sorted(refused)]
            own_layers = [own for own in own_layers if own.name not in refused]
