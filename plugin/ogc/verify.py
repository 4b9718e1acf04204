"""Asking a server as the public would: capabilities, a map, a legend and features of every layer."""

import re
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from xml.etree import ElementTree

import numpy
import requests
from owslib.util import ServiceException
from owslib.wfs import WebFeatureService
from owslib.wms import WebMapService
from qgis.PyQt.QtGui import QImage

from mapalus.plugin.errors import MapalusError

_TIMEOUT = 60
_FEATURES = 10
# Degrees around a feature within which one may be drawn, whatever the range of scales of its layer.
_HALF_WIDTHS = (0.01, 0.05, 0.25, 1.0)
_SCHEMA = "{http://www.w3.org/2001/XMLSchema}"


@dataclass(frozen=True)
class PublicLayer:
    """What the public shall find of a layer.

    ``key`` orders its features and is None where the client need not know; ``time`` tells whether it has a time
    dimension.
    """

    name: str
    columns: tuple
    drawn: bool = True
    key: str = None
    time: bool = False


def verify_layers(urls, layers, groups=()):
    """Check layers over WMS 1.3.0 and WFS 2.0.0.

    A layer without features (the areas of a city that has none) need not draw anything, but must answer.

    :param urls: :class:`~mapalus.plugin.ogc.server.ServiceUrls`
    :param layers: list of :class:`PublicLayer`.
    :param groups: names of groups of layers.
    :raises MapalusError: naming the layer and what is wrong with it.
    """
    with answers_as_it_should():
        wms = WebMapService(urls.wms, version="1.3.0", timeout=_TIMEOUT)
        wfs = WebFeatureService(urls.wfs, version="2.0.0", timeout=_TIMEOUT)
        for layer in layers:
            _verify_layer(urls, wms, wfs, layer)
        for group in groups:
            require(group in wms.contents, group, "is missing from the WMS capabilities")


def verify_map_page(urls):
    """Raise :class:`MapalusError` unless the map page is there."""
    with answers_as_it_should():
        page = requests.get(urls.map_page, timeout=_TIMEOUT)
        if not page.ok or "text/html" not in page.headers.get("Content-Type", ""):
            raise MapalusError(f"The map page at {urls.map_page} answers {page.status_code}.", "Publish again.")


def require(condition, layer, what_is_wrong):
    """Raise :class:`MapalusError` about a layer unless a condition holds."""
    if not condition:
        raise MapalusError(f"The layer {layer} {what_is_wrong}.", "Look into the server's log, then publish again.")


@contextmanager
def answers_as_it_should():
    """Turn what OWSLib and requests raise into a :class:`MapalusError`."""
    try:
        yield
    # OWSLib fails with the last two where an answer is no capabilities document at all.
    except (
        requests.RequestException,
        ServiceException,
        ElementTree.ParseError,
        OSError,
        TypeError,
        AttributeError,
    ) as error:
        raise MapalusError(
            f"The published services do not answer as they should: {error}.",
            "Look into the server's log, then publish again.",
        ) from error


def _verify_layer(urls, wms, wfs, layer):
    name = layer.name
    if layer.drawn:
        require(name in wms.contents, name, "is missing from the WMS capabilities")
    type_name = next((known for known in wfs.contents if known.split(":")[-1] == name), None)
    require(type_name is not None, name, "is missing from the WFS capabilities")
    columns = get_columns(urls.wfs, type_name)
    require(set(columns) - {"geom", "geometry"} == set(layer.columns), name, _columns_differ(columns, layer.columns))
    features = get_features(urls.wfs, type_name, _FEATURES, sort_by=layer.key)
    for feature in features:
        surplus = sorted(set(feature["properties"]) - set(layer.columns))
        require(not surplus, name, f"shows the undeclared columns {', '.join(surplus)}")
    if layer.key:
        _verify_paging(urls, type_name, layer, features)
    if layer.time:
        require("time" in (wms[name].dimensions or {}), name, "has no time dimension in the WMS capabilities")
    if layer.drawn:
        drawable = [feature for feature in features if feature["geometry"]]
        if drawable:
            maps = (get_map(urls.wms, name, around(drawable[0], half)) for half in _HALF_WIDTHS)
            require(not all(map(is_blank, maps)), name, "has features but a blank map")
        require(not is_blank(get_legend(urls.wms, name)), name, "has a blank legend")


def _columns_differ(found, declared):
    surplus = sorted(set(found) - set(declared) - {"geom", "geometry"})
    if surplus:
        return f"shows the undeclared columns {', '.join(surplus)}"
    return f"lacks the columns {', '.join(sorted(set(declared) - set(found)))}"


def _verify_paging(urls, type_name, layer, features):
    """Ask for the same features in two pages, and once more: clients page by them."""
    half = (len(features) + 1) // 2
    identifiers = [feature["id"] for feature in features]
    paged = [
        feature["id"]
        for start in (0, half)
        for feature in get_features(urls.wfs, type_name, half or 1, sort_by=layer.key, start=start)
    ]
    require(paged[: len(identifiers)] == identifiers, layer.name, "gives other features on its pages than on one page")


def around(feature, half=_HALF_WIDTHS[0]):
    """Return a box around the middle of a feature of GeoJSON; ``half`` its width, in degrees."""
    longitudes, latitudes = zip(*_positions(feature["geometry"]["coordinates"]))
    longitude, latitude = (min(longitudes) + max(longitudes)) / 2, (min(latitudes) + max(latitudes)) / 2
    return longitude - half, latitude - half, longitude + half, latitude + half


def _positions(coordinates):
    if isinstance(coordinates[0], (int, float)):
        yield coordinates[:2]
        return
    for part in coordinates:
        yield from _positions(part)


def get_features(wfs_url, type_name, count, sort_by=None, start=None, session=requests):
    """Return the first features of a type as GeoJSON objects, in degrees."""
    parameters = {
        "SERVICE": "WFS",
        "VERSION": "2.0.0",
        "REQUEST": "GetFeature",
        "TYPENAMES": type_name,
        "COUNT": count,
        "SRSNAME": "EPSG:4326",
        "OUTPUTFORMAT": "application/json",
    }
    if sort_by:
        parameters["SORTBY"] = sort_by
    if start is not None:
        parameters["STARTINDEX"] = start
    answer = session.get(wfs_url, params=parameters, timeout=_TIMEOUT)
    try:
        return answer.json()["features"]
    except (ValueError, KeyError) as error:
        raise MapalusError(
            f"The WFS answers a request for {type_name} with: {answer.text[:200]}.", "Look into the server's log."
        ) from error


def get_columns(wfs_url, type_name, session=requests):
    """Return the columns of a type as its schema tells them, the geometry among them."""
    answer = session.get(
        wfs_url,
        params={"SERVICE": "WFS", "VERSION": "2.0.0", "REQUEST": "DescribeFeatureType", "TYPENAMES": type_name},
        timeout=_TIMEOUT,
    )
    answer.raise_for_status()
    sequence = ElementTree.fromstring(answer.content).find(f".//{_SCHEMA}complexType//{_SCHEMA}sequence")  # noqa: S314 - the server's own
    require(sequence is not None, type_name, "has no schema")
    return [element.get("name") for element in sequence.iter(f"{_SCHEMA}element")]


def get_map(wms_url, layer, box, size=(512, 512), session=requests):
    """Return a map of a layer, an image as bytes; the box in degrees: west, south, east, north."""
    answer = session.get(
        wms_url,
        params={
            "SERVICE": "WMS",
            "VERSION": "1.3.0",
            "REQUEST": "GetMap",
            "LAYERS": layer,
            "STYLES": "",
            "CRS": "CRS:84",
            "BBOX": ",".join(map(str, box)),
            "WIDTH": size[0],
            "HEIGHT": size[1],
            "FORMAT": "image/png",
            "TRANSPARENT": "true",
        },
        timeout=_TIMEOUT,
    )
    return _image_of(answer, layer, "map")


def get_legend(wms_url, layer, session=requests):
    """Return the legend graphic of a layer, an image as bytes."""
    answer = session.get(
        wms_url,
        params={
            "SERVICE": "WMS",
            "VERSION": "1.3.0",
            "REQUEST": "GetLegendGraphic",
            "LAYER": layer,
            "STYLE": "",
            "FORMAT": "image/png",
            "SLD_VERSION": "1.1.0",
        },
        timeout=_TIMEOUT,
    )
    return _image_of(answer, layer, "legend")


def _image_of(answer, layer, what):
    """Return the image of an answer; an OGC server sends its complaints with status 200."""
    if not answer.headers.get("Content-Type", "").startswith("image/"):
        says = " ".join(re.sub(r"<[^>]+>", " ", unescape(answer.text)).split())[:300]
        require(False, layer, f"has no {what}; the server says: {says.rstrip('.')}")
    return answer.content


def is_blank(data):
    """Return whether all pixels of an image are alike.

    :raises MapalusError: when the bytes are no image.
    """
    image = QImage.fromData(data)
    if image.isNull():
        raise MapalusError(
            "The server sends an image that cannot be read.", "Look into the server's log, then publish again."
        )
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    bits = image.constBits()
    bits.setsize(image.sizeInBytes())
    pixels = numpy.frombuffer(bits, dtype=numpy.uint32)
    return bool((pixels == pixels[0]).all())
