"""Rectangles of a map: few that cover many."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


AT_MOST = 8

# Two rectangles become one where that covers no more than this many times what they cover.
_SLACK = 1.5

# Degrees that are added to each side when areas are compared: a point has none, and a tile is larger than a point.
_MARGIN = 0.0005


def merge(
    boxes: Iterable[tuple], at_most: int = AT_MOST, slack: float = _SLACK, margin: float = _MARGIN
) -> list[tuple]:
    """Return few rectangles that cover all boxes.

    Whichever two lie best are joined as long as their union is not larger than ``slack`` times both together, and
    also otherwise while there are more than ``at_most``.

    :param boxes: (west, south, east, north) each.
    :param margin: added to each side for the comparison, in the boxes' unit.
    """
    few = []
    for box in sorted(set(boxes)):
        few.append(box)
        while len(few) > 1:
            too_many = len(few) > at_most
            cost, first, second = min(
                (_cost(one, other, too_many, margin), one, other) for one, other in combinations(few, 2)
            )
            if not too_many and cost > slack:
                break
            few.remove(first)
            few.remove(second)
            few.append(_union(first, second))
    return few


def _cost(one, other, absolute, margin):
    """Return by how much a union is larger than its parts: the area added, or the ratio."""
    union, parts = _area(_union(one, other), margin), _area(one, margin) + _area(other, margin)
    return union - parts if absolute else union / parts


def _union(one, other):
    return (*map(min, one[:2], other[:2]), *map(max, one[2:], other[2:]))


def _area(box, margin):
    west, south, east, north = box
    return (east - west + 2 * margin) * (north - south + 2 * margin)
