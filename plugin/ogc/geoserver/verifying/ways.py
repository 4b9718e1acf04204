"""Every way that GeoServer has to a layer, as paths and parameters."""

from mapalus.plugin.errors import Sentence
from mapalus.plugin.ogc.asking import tile_of

SCHEMA = "WFS DescribeFeatureType"

ONE_OF_EACH = ("WFS GetFeature", "WMS GetMap", "WMTS GetTile EPSG:4326")
"""One way of each service."""

# Of the tiles that are tried: small enough that its middle lies within a city, too.
_ZOOM = 10

PICTURE = {
    "SERVICE": "WMS",
    "VERSION": "1.1.1",
    "SRS": "EPSG:4326",
    "BBOX": "-180,-90,180,90",
    "STYLES": "",
    "WIDTH": 64,
    "HEIGHT": 64,
    "FORMAT": "image/png",
}


def tile_ways(full, bounds):
    """Yield (in words, path, parameters) for each way to a tile in the middle of a layer."""
    west, south, east, north = bounds
    position = (west + east) / 2, (south + north) / 2
    tile = {"SERVICE": "WMTS", "VERSION": "1.0.0", "LAYER": full, "STYLE": "", "FORMAT": "image/png"}
    for gridset in ("EPSG:4326", "EPSG:900913"):
        column, row = tile_of(gridset, _ZOOM, *position)
        # TMS counts its rows from below.
        above = 2**_ZOOM - 1 - row
        yield (
            f"WMTS GetTile {gridset}",
            "gwc/service/wmts",
            {
                **tile,
                "REQUEST": "GetTile",
                "TILEMATRIXSET": gridset,
                "TILEMATRIX": f"{gridset}:{_ZOOM}",
                "TILEROW": row,
                "TILECOL": column,
            },
        )
        yield f"TMS {gridset}", f"gwc/service/tms/1.0.0/{full}@{gridset}@png/{_ZOOM}/{column}/{above}.png", {}
    yield (
        Sentence("Google's tiles"),
        "gwc/service/gmaps",
        {"LAYERS": full, "ZOOM": _ZOOM, "X": column, "Y": row, "FORMAT": "image/png"},
    )
    column, row = tile_of("EPSG:4326", _ZOOM, *position)
    side = 180 / 2**_ZOOM
    box = column * side - 180, 90 - (row + 1) * side, (column + 1) * side - 180, 90 - row * side
    exact = {**PICTURE, "BBOX": ",".join(map(str, box)), "WIDTH": 256, "HEIGHT": 256}
    yield Sentence("cached WMS"), "gwc/service/wms", {**exact, "REQUEST": "GetMap", "LAYERS": full}
    yield Sentence("cached KML"), f"gwc/service/kml/{full}.png.kml", {}


def ways(full, name, fields):
    """Yield (in words, path below the services, parameters) for each way to a layer."""
    wfs = {"SERVICE": "WFS", "VERSION": "2.0.0", "TYPENAMES": full}
    yield "WFS GetFeature", "wfs", {**wfs, "REQUEST": "GetFeature", "COUNT": 1}
    yield (
        "WFS GetFeature 1.0.0",
        "wfs",
        {
            "SERVICE": "WFS",
            "VERSION": "1.0.0",
            "REQUEST": "GetFeature",
            "TYPENAME": full,
            "MAXFEATURES": 1,
        },
    )
    yield "WFS GetPropertyValue", "wfs", {**wfs, "REQUEST": "GetPropertyValue", "VALUEREFERENCE": fields["columns"][0]}
    yield "WFS GetFeatureWithLock", "wfs", {**wfs, "REQUEST": "GetFeatureWithLock", "COUNT": 1}
    yield SCHEMA, "wfs", {**wfs, "REQUEST": "DescribeFeatureType"}
    yield "WMS GetMap", "wms", {**PICTURE, "REQUEST": "GetMap", "LAYERS": name}
    yield (
        Sentence("WMS GetMap as KML"),
        "wms",
        {**PICTURE, "REQUEST": "GetMap", "LAYERS": name, "FORMAT": "application/vnd.google-earth.kml"},
    )
    yield (
        "WMS GetFeatureInfo",
        "wms",
        {
            **PICTURE,
            "REQUEST": "GetFeatureInfo",
            "LAYERS": name,
            "QUERY_LAYERS": name,
            "INFO_FORMAT": "application/json",
            "X": 32,
            "Y": 32,
        },
    )
    legend = {"SERVICE": "WMS", "VERSION": "1.3.0", "REQUEST": "GetLegendGraphic", "FORMAT": "image/png"}
    yield "WMS GetLegendGraphic", "wms", {**legend, "LAYER": name}
    yield "WMS DescribeLayer", "wms", {"SERVICE": "WMS", "VERSION": "1.1.1", "REQUEST": "DescribeLayer", "LAYERS": name}
    yield "WMS GetStyles", "wms", {"SERVICE": "WMS", "VERSION": "1.1.1", "REQUEST": "GetStyles", "LAYERS": name}
    yield Sentence("the WMS reflector"), "wms/reflect", {"LAYERS": name}
    yield Sentence("the KML reflector"), "wms/kml", {"LAYERS": name, "MODE": "download"}
    yield from tile_ways(full, fields["bounds"])
