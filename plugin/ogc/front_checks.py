"""Asking the front before a server: what it refuses, what its answers say, who must log in."""

from mapalus.plugin.errors import MapalusError, Sentence
from mapalus.plugin.ogc.asking import ask
from mapalus.plugin.ogc.checks import ATTACKER, PUBLIC

_TIMEOUT = 60
_MEND = Sentence("Give nginx the configuration in server_config/proxy (docs/administration.md, The front).")

REFUSALS = Sentence("the front: what it refuses")
HEADERS = Sentence("the front: headers against scripts, for other sites and for caches")
COMPRESSION = Sentence("the front: compression")
CHALLENGE = Sentence("the front: a feed without a login")

_PICTURE = {
    **{"SERVICE": "WMS", "VERSION": "1.1.1", "REQUEST": "GetMap", "STYLES": "", "SRS": "EPSG:4326"},
    **{"BBOX": "0,0,0.01,0.01", "WIDTH": 16, "HEIGHT": 16, "FORMAT": "image/png"},
}
_METHODS = ("PUT", "DELETE", "PATCH", "TRACE")


def verify_front(verification, wms, wfs, layer, closed=(), feeds=(), sessions=None):
    """Ask the front everything that it has to refuse, and look at its answers.

    :param wms: address of the public WMS through the front; ``wfs`` that of the WFS.
    :param layer: name of a public layer there.
    :param closed: addresses through the front that are for administrators.
    :param feeds: addresses of agencies' WFS through the front.
    :param sessions: :class:`~mapalus.plugin.ogc.asking.Sessions` of the public.
    """
    http = sessions.http
    picture = {**_PICTURE, "LAYERS": layer}
    lock = {"SERVICE": "WFS", "VERSION": "2.0.0", "TYPENAMES": layer, "EXPIRY": 1}
    hostile = {
        "WIDTH, HEIGHT": (wms, {**picture, "WIDTH": 20000, "HEIGHT": 20000}),
        "LAYERS": (wms, {**picture, "LAYERS": ",".join([layer] * 60)}),
        "KML": (wms, {**picture, "FORMAT": "application/vnd.google-earth.kml+xml"}),
        "SLD": (wms, {**picture, "SLD": "http://127.0.0.1:9/style.sld"}),
        "LockFeature": (wfs, {**lock, "REQUEST": "LockFeature"}),
        "GetFeatureWithLock": (wfs, {**lock, "REQUEST": "GetFeatureWithLock"}),
    }
    for way, (address, parameters) in hostile.items():
        _attack(verification, address, way, lambda a=address, p=parameters: http.get(a, params=p, timeout=_TIMEOUT))
    for method in _METHODS:
        _attack(verification, wfs, method, lambda m=method: http.request(m, wfs, timeout=_TIMEOUT))
    for address in closed:
        _attack(verification, address, "GET", lambda a=address: http.get(a, timeout=_TIMEOUT, allow_redirects=False))
    ask(verification, HEADERS, wms, PUBLIC, _look_at_headers, http, wms, picture, way="WMS GetMap")
    ask(verification, COMPRESSION, wms, PUBLIC, _look_at_compression, http, wms, way="WMS GetCapabilities")
    for address in feeds:
        ask(verification, CHALLENGE, address, ATTACKER, _look_at_challenge, http, address, way="WFS GetCapabilities")


def _attack(verification, address, way, send):
    def look():
        answer = send()
        if answer.status_code < 400:
            raise MapalusError(
                "{problem} {advice}",
                problem=Sentence("The front lets {way} through to {address}.", way=way, address=address),
                advice=_MEND,
            )

    ask(verification, REFUSALS, address, ATTACKER, look, way=way)


def _look_at_headers(http, wms, picture):
    headers = http.get(wms, params=picture, timeout=_TIMEOUT).headers
    wrong = [
        name
        for name, is_right in (
            ("X-Content-Type-Options", headers.get("X-Content-Type-Options") == "nosniff"),
            ("Content-Security-Policy", "sandbox" in headers.get("Content-Security-Policy", "")),
            ("Access-Control-Allow-Origin", headers.get("Access-Control-Allow-Origin") == "*"),
            ("Cache-Control", "max-age" in headers.get("Cache-Control", "")),
            ("Server", not any(character.isdigit() for character in headers.get("Server", ""))),
        )
        if not is_right
    ]
    if wrong:
        raise MapalusError(
            "{problem} {advice}",
            problem=Sentence(
                "Answers of {address} lack headers, or have wrong ones: {names}.", address=wms, names=", ".join(wrong)
            ),
            advice=_MEND,
        )


def _look_at_compression(http, wms):
    parameters = {"SERVICE": "WMS", "VERSION": "1.3.0", "REQUEST": "GetCapabilities"}
    answer = http.get(wms, params=parameters, headers={"Accept-Encoding": "gzip"}, timeout=_TIMEOUT)
    if answer.headers.get("Content-Encoding") != "gzip":
        raise MapalusError(
            "{problem} {advice}",
            problem=Sentence("Texts of {address} are not compressed.", address=wms),
            advice=_MEND,
        )


def _look_at_challenge(http, address):
    parameters = {"SERVICE": "WFS", "VERSION": "2.0.0", "REQUEST": "GetCapabilities"}
    answer = http.get(address, params=parameters, timeout=_TIMEOUT)
    if answer.status_code != 401 or "Basic" not in answer.headers.get("WWW-Authenticate", ""):
        raise MapalusError(
            "{problem} {advice}",
            problem=Sentence(
                "The feed at {address} does not ask for a login: programs that wait for that fail.", address=address
            ),
            advice=_MEND,
        )
