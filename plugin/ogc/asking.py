"""Asking a server as the public would: capabilities, a map, a legend and features of every layer."""

import math
import re
import secrets
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from xml.etree import ElementTree  # nosec B405 - expat refuses entities that grow

from qgis.PyQt.QtGui import QImage

from mapalus.plugin.errors import MapalusError, Sentence
from mapalus.plugin.ogc.checks import PUBLIC, NoAnswer
from mapalus.plugin.packages import numpy, owslib, requests

_TIMEOUT = 60
_FEATURES = 10
# Degrees around a feature: maps of these sizes are tried, because a layer may be drawn at some scales alone.
_HALF_WIDTHS = (0.01, 0.05, 0.25, 1.0)
# Zooms of tiles that are about as wide, from near to far.
_ZOOMS = (15, 13, 11, 9)
_SCHEMA = "{http://www.w3.org/2001/XMLSchema}"

CAPABILITIES = Sentence("is listed in the capabilities")
MAP = Sentence("a map")
LEGEND = Sentence("a legend")
FEATURES = Sentence("features")
COLUMNS = Sentence("the declared columns and no others")
PAGES = Sentence("pages in one order")
TIME = Sentence("the time dimension")
TIME_DEFAULT = Sentence("a map without naming a time")
TILES = Sentence("tiles")
MAP_PAGE = Sentence("the map page")


@dataclass(frozen=True)
class PublicLayer:
    """What the public shall find of a layer.

    ``key`` orders its features and is None where the client need not know; ``time`` is the column of its time
    dimension, None where it has none.
    """

    name: str
    columns: tuple
    drawn: bool = True
    key: str = None
    time: str = None


class Sessions:
    """HTTP sessions for one asker: each thread gets one of its own, since a session is not for several at once.

    No proxy, no password and no authority is taken from the environment.

    :param login: user name and password; None for anybody.
    :param verify: whether certificates are checked, or the file of the authority to trust.
    :param past_cache: add a parameter to each request that no cache knows, and no server minds.
    """

    def __init__(self, login=None, verify=True, past_cache=False):
        self._login = login
        self._verify = verify
        self._more = {"_": secrets.token_hex(8)} if past_cache else {}
        self._threads = threading.local()

    @property
    def http(self):
        """The requests.Session of the thread that asks."""
        if not hasattr(self._threads, "session"):
            session = requests.Session()
            session.trust_env = False
            session.auth, session.verify, session.params = self._login, self._verify, dict(self._more)
            self._threads.session = session
        return self._threads.session


def verify_layers(verification, urls, layers, groups=(), of="{}", sessions=None):
    """Check layers over WMS 1.3.0 and WFS 2.0.0, several at the same time.

    A layer without features (the areas of a city that has none) need not draw anything, but must answer.

    :param verification: :class:`~mapalus.plugin.ogc.checks.Verification` to which the checks are added.
    :param urls: :class:`~mapalus.plugin.ogc.port.ServiceUrls`
    :param layers: list of :class:`PublicLayer`.
    :param groups: names of groups of layers.
    :param of: what a layer is called in the verification.
    :param sessions: :class:`Sessions` of the public; new ones by default.
    :returns: name -> some features of a layer, as GeoJSON objects, of those that have any.
    """
    sessions = sessions or Sessions()
    wms = ask(verification, CAPABILITIES, urls.wms, PUBLIC, _open_wms, urls.wms, sessions.http, way="WMS 1.3.0")
    wfs = ask(verification, CAPABILITIES, urls.wfs, PUBLIC, _open_wfs, urls.wfs, sessions.http, way="WFS 2.0.0")

    def questionnaire(layer):
        return lambda part: _verify_layer(part, urls, wms, wfs, layer, of.format(layer.name), sessions)

    features = verification.ask_together([questionnaire(layer) for layer in layers])
    found = {layer.name: some for layer, some in zip(layers, features) if some}
    for group in groups:
        ask(verification, CAPABILITIES, of.format(group), PUBLIC, _require_listed, wms, group, "WMS", way="WMS")
    return found


def ask(verification, asked, of, by, question, *arguments, **about):
    """Ask a question, see :meth:`Verification.ask`; errors of the libraries are wrong answers."""

    def put():
        with answers_as_it_should():
            return question(*arguments)

    return verification.ask(asked, of, by, put, **about)


def verify_map_page(verification, urls, sessions=None):
    """Ask for the map page."""

    def look():
        page = (sessions or Sessions()).http.get(urls.map_page, timeout=_TIMEOUT)
        if not page.ok or "text/html" not in page.headers.get("Content-Type", ""):
            raise MapalusError(
                "The map page at {address} answers with status {status}.",
                "Publish again.",
                address=urls.map_page,
                status=page.status_code,
            )

    ask(verification, MAP_PAGE, urls.map_page, PUBLIC, look)


def require(condition, what_happened, **values):
    """Raise :class:`MapalusError` unless a condition holds; ``what_happened`` is a literal template."""
    if not condition:
        raise MapalusError(what_happened, "Look into the server's log, then publish again.", **values)


@contextmanager
def answers_as_it_should():
    """Turn what OWSLib and requests raise into a :class:`MapalusError`."""
    try:
        yield
    except (requests.ConnectionError, requests.Timeout) as error:
        raise NoAnswer(
            "The server does not answer: {reason}.", "Check that it is running, then verify again.", reason=error
        ) from error
    # OWSLib fails with the last ones where an answer is no capabilities document at all.
    except (
        requests.RequestException,
        owslib.util.ServiceException,
        ElementTree.ParseError,
        OSError,
        TypeError,
        AttributeError,
        LookupError,
        ValueError,
    ) as error:
        raise MapalusError(
            "The published services do not answer as they should: {reason}.",
            "Look into the server's log, then publish again.",
            reason=error,
        ) from error


def _open_wms(url, http):
    return owslib.wms.WebMapService(url, version="1.3.0", xml=_capabilities(url, http, "WMS", "1.3.0"))


def _open_wfs(url, http):
    return owslib.wfs.WebFeatureService(url, version="2.0.0", xml=_capabilities(url, http, "WFS", "2.0.0"))


def _capabilities(url, http, service, version):
    """Return a capabilities document; OWSLib's own requests would not trust a city's own authority."""
    parameters = {"SERVICE": service, "VERSION": version, "REQUEST": "GetCapabilities"}
    answer = http.get(url, params=parameters, timeout=_TIMEOUT)
    answer.raise_for_status()
    return answer.content


def _require_listed(service, name, kind):
    """Return the full name of a layer in a service; a service that did not answer was told of before."""
    known = next((known for known in service.contents if known.split(":")[-1] == name), None) if service else None
    require(known is not None, "The layer {layer} is missing from the {kind} capabilities.", layer=name, kind=kind)
    return known


def _verify_layer(verification, urls, wms, wfs, layer, of, sessions):
    """Ask for everything that a layer has; return some of its features."""
    name, http = layer.name, sessions.http

    def verify(asked, question, *arguments, way=""):
        return ask(verification, asked, of, PUBLIC, question, *arguments, way=way)

    if layer.drawn:
        verify(CAPABILITIES, _require_listed, wms, name, "WMS", way="WMS")
    # A layer is asked for even where it is not listed: its name is known.
    type_name = verify(CAPABILITIES, _require_listed, wfs, name, "WFS", way="WFS") or name
    verify(COLUMNS, _verify_columns, urls, type_name, layer, http, way="WFS DescribeFeatureType")
    features = verify(FEATURES, _verify_features, urls, type_name, layer, http, way="WFS GetFeature")
    if layer.key and features is not None:
        verify(PAGES, _verify_paging, urls, type_name, layer, features, http, way="SORTBY, STARTINDEX, COUNT")
    if layer.time:
        verify(TIME, _verify_time, wms, name, way="WMS capabilities")
        verify(TIME_DEFAULT, _verify_time_default, urls, type_name, layer, http, way="WMS GetMap")
    if layer.drawn:
        if not layer.time:
            verify(MAP, verify_map, urls, name, features or (), (), http, way="WMS GetMap")
        verify(LEGEND, verify_legend, urls, name, http, way="WMS GetLegendGraphic")
    return features


def _verify_columns(urls, type_name, layer, http):
    columns = get_columns(urls.wfs, type_name, http)
    _require_columns(set(columns) - {"geom", "geometry"}, set(layer.columns), layer.name)


def _verify_features(urls, type_name, layer, http):
    features = get_features(urls.wfs, type_name, _FEATURES, sort_by=layer.key, session=http)
    for feature in features:
        _require_no_more(set(feature["properties"]), set(layer.columns), layer.name)
    return features


def _verify_time(wms, name):
    known = _require_listed(wms, name, "WMS")
    require(
        "time" in (wms[known].dimensions or {}),
        "The layer {layer} has no time dimension in the WMS capabilities.",
        layer=name,
    )


def _verify_time_default(urls, type_name, layer, http):
    """Ask for a map around the newest feature without naming a time, as most clients do."""
    newest = get_features(urls.wfs, type_name, 1, sort_by=f"{layer.time} D", session=http)
    drawable = [feature for feature in newest if feature["geometry"]]
    if drawable:
        maps = (get_map(urls.wms, layer.name, around(drawable[0], half), session=http) for half in _HALF_WIDTHS)
        require(
            not all(map(is_blank, maps)),
            "The layer {layer} shows nothing where no time is asked for, though its newest feature is of {time}.",
            layer=layer.name,
            time=drawable[0]["properties"].get(layer.time),
        )


def verify_map(urls, name, features, boxes=(), session=requests):
    """Look for a map that shows something of some features, around the first of them or in other boxes."""
    drawable = [feature for feature in features if feature["geometry"]]
    if drawable:
        boxes = boxes or [around(drawable[0], half) for half in _HALF_WIDTHS]
        require(
            not all(is_blank(get_map(urls.wms, name, box, session=session)) for box in boxes),
            "The layer {layer} has features but a blank map.",
            layer=name,
        )


def verify_legend(urls, name, session=requests):
    """Look for a legend that shows something."""
    require(not is_blank(get_legend(urls.wms, name, session)), "The layer {layer} has a blank legend.", layer=name)


def verify_tiles(wmts_url, layer, gridset, feature, bounds, session=requests):
    """Look for a tile that shows something, by WMTS, at the place of a feature; None: any tile will do.

    :param bounds: within which there are tiles, in degrees; a feature may reach beyond.
    """
    west, south, east, north = bounds
    longitude, latitude = middle_of(feature) if feature else ((west + east) / 2, (south + north) / 2)
    longitude, latitude = min(max(longitude, west), east), min(max(latitude, south), north)
    tiles = (get_tile(wmts_url, layer, gridset, zoom, longitude, latitude, session) for zoom in _ZOOMS)
    if feature is None:
        is_blank(next(tiles))
    else:
        require(
            not all(map(is_blank, tiles)),
            "The layer {layer} has features but blank tiles in {gridset}.",
            layer=layer,
            gridset=gridset,
        )


def _require_columns(found, declared, layer):
    _require_no_more(found, declared, layer)
    missing = ", ".join(sorted(declared - found))
    require(not missing, "The layer {layer} lacks the columns {columns}.", layer=layer, columns=missing)


def _require_no_more(found, declared, layer):
    surplus = ", ".join(sorted(found - declared))
    require(not surplus, "The layer {layer} shows the undeclared columns {columns}.", layer=layer, columns=surplus)


def _verify_paging(urls, type_name, layer, features, http):
    """Ask for the same features in two pages, and once more: clients page by them."""
    half = (len(features) + 1) // 2
    identifiers = [feature["id"] for feature in features]
    paged = [
        feature["id"]
        for start in (0, half)
        for feature in get_features(urls.wfs, type_name, half or 1, sort_by=layer.key, start=start, session=http)
    ]
    require(
        paged[: len(identifiers)] == identifiers,
        "The layer {layer} gives other features on its pages than on one page.",
        layer=layer.name,
    )


def around(feature, half=_HALF_WIDTHS[0]):
    """Return a box around the middle of a feature of GeoJSON; ``half`` its width, in degrees."""
    longitude, latitude = middle_of(feature)
    return longitude - half, latitude - half, longitude + half, latitude + half


def middle_of(feature):
    """Return longitude and latitude of the middle of a feature of GeoJSON."""
    longitudes, latitudes = zip(*_positions(feature["geometry"]["coordinates"]))
    return (min(longitudes) + max(longitudes)) / 2, (min(latitudes) + max(latitudes)) / 2


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
            "The WFS answers a request for {layer} with: {text}.",
            "Look into the server's log.",
            layer=type_name,
            text=answer.text[:200],
        ) from error


def get_columns(wfs_url, type_name, session=requests):
    """Return the columns of a type as its schema tells them, the geometry among them."""
    answer = session.get(
        wfs_url,
        params={"SERVICE": "WFS", "VERSION": "2.0.0", "REQUEST": "DescribeFeatureType", "TYPENAMES": type_name},
        timeout=_TIMEOUT,
    )
    answer.raise_for_status()
    sequence = ElementTree.fromstring(answer.content).find(f".//{_SCHEMA}complexType//{_SCHEMA}sequence")  # noqa: S314  # nosec B314 - expat refuses entities that grow
    require(sequence is not None, "The layer {layer} has no schema.", layer=type_name)
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
    return _image_of(answer, layer, Sentence("map"))


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
    return _image_of(answer, layer, Sentence("legend"))


def get_tile(wmts_url, layer, gridset, zoom, longitude, latitude, session=requests):
    """Return the tile of a layer in which a place lies, an image as bytes; in the well-known grids of GeoWebCache."""
    column, row = tile_of(gridset, zoom, longitude, latitude)
    answer = session.get(
        wmts_url,
        params={
            "SERVICE": "WMTS",
            "VERSION": "1.0.0",
            "REQUEST": "GetTile",
            "LAYER": layer,
            "STYLE": "",
            "FORMAT": "image/png",
            "TILEMATRIXSET": gridset,
            "TILEMATRIX": f"{gridset}:{zoom}",
            "TILECOL": column,
            "TILEROW": row,
        },
        timeout=_TIMEOUT,
    )
    return _image_of(answer, layer, Sentence("tile in {gridset}", gridset=gridset))


def tile_of(gridset, zoom, longitude, latitude):
    """Return column and row of the tile in which a place lies, counted from the upper left corner."""
    if gridset == "EPSG:4326":
        side = 180 / 2**zoom
        return int((longitude + 180) / side), int((90 - latitude) / side)
    # The spherical Mercator projection, EPSG Guidance Note 7-2, method 1024.
    x = (longitude + 180) / 360
    y = (1 - math.asinh(math.tan(math.radians(latitude))) / math.pi) / 2
    return int(x * 2**zoom), int(y * 2**zoom)


def _image_of(answer, layer, what):
    """Return the image of an answer; an OGC server sends its complaints with status 200."""
    if not answer.headers.get("Content-Type", "").startswith("image/"):
        says = " ".join(re.sub(r"<[^>]+>", " ", unescape(answer.text)).split())[:300]
        require(
            False,
            "The layer {layer} has no {what}; the server says: {says}.",
            layer=layer,
            what=what,
            says=says.rstrip("."),
        )
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
