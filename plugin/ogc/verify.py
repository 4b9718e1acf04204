"""Asking a server as the public would: capabilities, a map, a legend and features of every layer."""

from xml.etree.ElementTree import ParseError

import numpy
import requests
from owslib.util import ServiceException
from owslib.wfs import WebFeatureService
from owslib.wms import WebMapService
from qgis.PyQt.QtGui import QImage

from mapalus.plugin.errors import MapalusError

_TIMEOUT = 60
_FEATURES = 10


def verify_public(urls, publication):
    """Check every declared layer over WMS 1.3.0 and WFS 2.0.0.

    A layer without features (the areas of a city that has none) need not draw anything, but must answer.

    :param urls: :class:`~mapalus.plugin.ogc.server.ServiceUrls`
    :raises MapalusError: naming the layer and what is wrong with it.
    """
    try:
        wms = WebMapService(urls.wms, version="1.3.0", timeout=_TIMEOUT)
        wfs = WebFeatureService(urls.wfs, version="2.0.0", timeout=_TIMEOUT)
        for layer in publication.layers:
            _verify_layer(urls, wms, wfs, layer)
        page = requests.get(urls.map_page, timeout=_TIMEOUT)
        if not page.ok or "text/html" not in page.headers.get("Content-Type", ""):
            raise MapalusError(f"The map page at {urls.map_page} answers {page.status_code}.", "Publish again.")
    # OWSLib fails with the last two where an answer is no capabilities document at all.
    except (requests.RequestException, ServiceException, ParseError, OSError, TypeError, AttributeError) as error:
        raise MapalusError(
            f"The published services do not answer as they should: {error}.",
            "Look into the server's log, then publish again.",
        ) from error


def _verify_layer(urls, wms, wfs, layer):
    def require(condition, what_is_wrong):
        if not condition:
            raise MapalusError(
                f"The layer {layer.name} {what_is_wrong}.", "Look into the server's log, then publish again."
            )

    require(layer.name in wms.contents, "is missing from the WMS capabilities")
    type_name = next((name for name in wfs.contents if name.split(":")[-1] == layer.name), None)
    require(type_name is not None, "is missing from the WFS capabilities")
    features = get_features(urls.wfs, type_name, _FEATURES)
    for feature in features:
        surplus = sorted(set(feature["properties"]) - set(layer.column_names))
        require(not surplus, f"shows the undeclared columns {', '.join(surplus)}")
    if features:
        image = wms.getmap(
            layers=[layer.name],
            styles=[""],
            srs="CRS:84",
            bbox=_around(features[0]),
            size=(512, 512),
            format="image/png",
            transparent=True,
        ).read()
        require(not is_blank(image), "has features but its map is blank")
    require(not is_blank(get_legend(urls.wms, layer.name)), "has a blank legend")


def _around(feature):
    """Return a box of some two kilometres around a feature: there it is drawn, whatever its range of scales."""
    position = feature["geometry"]["coordinates"]
    while isinstance(position[0], list):
        position = position[0]
    longitude, latitude = position[:2]
    return longitude - 0.01, latitude - 0.01, longitude + 0.01, latitude + 0.01


def get_features(wfs_url, type_name, count):
    """Return the first features of a type as GeoJSON objects."""
    answer = requests.get(
        wfs_url,
        params={
            "SERVICE": "WFS",
            "VERSION": "2.0.0",
            "REQUEST": "GetFeature",
            "TYPENAMES": type_name,
            "COUNT": count,
            "OUTPUTFORMAT": "application/json",
        },
        timeout=_TIMEOUT,
    )
    answer.raise_for_status()
    try:
        return answer.json()["features"]
    except (ValueError, KeyError) as error:
        raise MapalusError(
            f"The WFS answers a request for {type_name} with: {answer.text[:200]}.", "Look into the server's log."
        ) from error


def get_legend(wms_url, layer):
    """Return the legend graphic of a layer, an image as bytes."""
    answer = requests.get(
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
    answer.raise_for_status()
    return answer.content


def is_blank(data):
    """Return whether all pixels of an image are alike.

    :raises MapalusError: when the bytes are no image (an OGC server sends its complaints with status 200).
    """
    image = QImage.fromData(data)
    if image.isNull():
        raise MapalusError(
            f"The server answers with something else than an image: {data[:200].decode(errors='replace')}.",
            "Look into the server's log.",
        )
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    bits = image.constBits()
    bits.setsize(image.sizeInBytes())
    pixels = numpy.frombuffer(bits, dtype=numpy.uint32)
    return bool((pixels == pixels[0]).all())
