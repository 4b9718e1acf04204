"""GeoServer's tiles (GeoWebCache): drawing those in some rectangles again, and no others."""

import math
import time
from dataclasses import dataclass
from itertools import product

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.ogc.extents import merge
from mapalus.plugin.ogc.geoserver.shapes import as_list
from mapalus.plugin.ogc.geoserver.tile_layers import drop_tiles

# How far from its feature something may be drawn: no symbol, label or cell of density of ours reaches farther than the
# tile beside its own. Metatiles do not help: a feature at the edge of one is drawn into the next one as well.
_REACH_PIXELS = 256

# Levels up to this one are refreshed together: a city lies in few of their tiles.
_COARSE_LEVEL = 6
_LEVELS_TOGETHER = 2

_STYLES = "STYLES"

_MERCATOR = (3857, 900913)
_EARTH = 6378137.0
_NORTHERNMOST = 85.06


@dataclass(frozen=True)
class _Gridset:
    """``levels`` is the map units per pixel of each level, coarsest first."""

    name: str
    srid: int
    levels: tuple


class TileCache:
    """The tiles of one GeoServer.

    :param session: :class:`~mapalus.plugin.ogc.geoserver.session.Session` as an administrator.
    :param patience: seconds to wait for tasks that make no progress to end.
    """

    def __init__(self, session, patience=120):
        self._session = session
        self._patience = patience
        self._gridsets = {}
        self._before = None
        self._waiting = set()

    def layers(self):
        """Return the names of the layers and groups whose tiles are kept."""
        return set(self._session.read_json("gwc", "rest", "layers.json") or ())

    def truncate(self, layer, boxes):
        """Have the tiles of a layer dropped that show something in some rectangles; :meth:`wait` says when it is done.

        :param boxes: (west, south, east, north) in degrees each.
        :returns: number of tasks that GeoWebCache was given.
        """
        answer = self._session.read_json("gwc", "rest", "layers", f"{layer}.json")
        if answer is None:
            return 0
        if self._before is None:
            self._before = set(self._tasks())
        live = answer["GeoServerLayer"]
        filters = {entry["key"] for entry in as_list(live.get("parameterFilters"))}
        if filters - {_STYLES}:
            # Nobody can list the values for which there are tiles.
            drop_tiles(self._session, layer)
            return 1
        kept_apart = [None, *(self._styles(layer) if filters else ())]
        tasks = 0
        for subset in live["gridSubsets"]:
            gridset = self._gridset(subset["gridSetName"])
            for first, last in _levels(gridset, subset):
                for bounds in _bounds(gridset, first, boxes):
                    for mime, style in product(live["mimeFormats"], kept_apart):
                        self._post(layer, gridset, first, last, mime, bounds, style)
                        tasks += 1
        self._waiting.add(layer)
        return tasks

    def wait(self, feedback):
        """Return when all tasks that :meth:`truncate` gave are finished.

        :raises MapalusError: when they do not end.
        """
        left, since = None, time.monotonic()
        while self._waiting:
            running = {task: done for task, done in self._tasks().items() if task not in self._before}
            if not running:
                break
            if feedback.isCanceled():
                raise MapalusError("Cancelled: GeoServer is still dropping tiles.", "It goes on by itself.")
            if running != left:
                left, since = running, time.monotonic()
            elif time.monotonic() - since > self._patience:
                raise MapalusError(
                    "GeoServer does not finish dropping tiles ({number} tasks are left).",
                    "Look into its log, and at its page “Tile Layers”; then try again.",
                    number=len(running),
                )
            time.sleep(0.1)
        self._waiting, self._before = set(), None

    def _tasks(self):
        """Return the tasks of all layers that wait or run: number -> tiles done so far and how it stands."""
        answer = self._session.read_json("gwc", "rest", "seed.json") or {}
        return {
            task: (done, state) for done, _, _, task, state in answer.get("long-array-array", ()) if state in (0, 1)
        }

    def _gridset(self, name):
        if name not in self._gridsets:
            answer = self._session.read_json("gwc", "rest", "gridsets", f"{name}.json")
            if answer is None:
                raise MapalusError(
                    "GeoServer's tiles follow the gridset {name}, which it does not know.", "Publish again.", name=name
                )
            live = answer["gridSet"]
            self._gridsets[name] = _Gridset(name, live["srs"]["number"], tuple(live["resolutions"]))
        return self._gridsets[name]

    def _styles(self, layer):
        """Return the names of a layer's styles; each has its own tiles."""
        answer = self._session.read_json("rest", "layers", f"{layer}.json")
        if answer is None:
            # A group, which has but its own.
            return []
        live = answer["layer"]
        others = live.get("styles")
        named = [live.get("defaultStyle") or {}, *as_list(others.get("style") if isinstance(others, dict) else None)]
        return [style["name"] for style in named if style.get("name")]

    def _post(self, layer, gridset, first, last, mime, bounds, style):
        request = {
            "name": layer,
            "gridSetId": gridset.name,
            "srs": {"number": gridset.srid},
            "zoomStart": first,
            "zoomStop": last,
            "format": mime,
            "type": "truncate",
            "threadCount": 1,
        }
        if bounds is not None:
            request["bounds"] = {"coords": {"double": [repr(side) for side in bounds]}}
        if style is not None:
            request["parameters"] = {"entry": [{"string": [_STYLES, style]}]}
        self._session.write("post", "gwc", "rest", "seed", f"{layer}.json", json={"seedRequest": request})


def _levels(gridset, subset):
    """Yield (first, last) of the levels that are refreshed together."""
    first = subset.get("zoomStart") or 0
    end = min(subset.get("zoomStop") or len(gridset.levels), len(gridset.levels) - 1)
    while first <= end:
        last = min(max(_COARSE_LEVEL, first + _LEVELS_TOGETHER - 1), end)
        yield first, last
        first = last + 1


def _bounds(gridset, level, boxes):
    """Return rectangles in a gridset's own units, grown by how far things are drawn; (None,) for everything."""
    if gridset.srid == 4326:
        projected = boxes
    elif gridset.srid in _MERCATOR:
        projected = [(*mercator(*box[:2]), *mercator(*box[2:])) for box in boxes]
    else:
        return (None,)
    reach = _REACH_PIXELS * gridset.levels[level]
    grown = [(west - reach, south - reach, east + reach, north + reach) for west, south, east, north in projected]
    return merge(grown, margin=0)


def mercator(longitude, latitude):
    """Return a position of degrees in metres of the spherical Mercator projection (EPSG Guidance Note 7-2, 1024)."""
    latitude = max(-_NORTHERNMOST, min(_NORTHERNMOST, latitude))
    return _EARTH * math.radians(longitude), _EARTH * math.asinh(math.tan(math.radians(latitude)))
