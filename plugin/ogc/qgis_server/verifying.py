"""Looking at a QGIS Server as the public and as an attacker."""

import secrets
from functools import partial

from mapalus.plugin.errors import MapalusError, Sentence
from mapalus.plugin.ogc.asking import (
    LEGEND,
    MAP,
    PublicLayer,
    Sessions,
    around,
    ask,
    get_features,
    require,
    verify_layers,
    verify_legend,
    verify_map,
    verify_map_page,
)
from mapalus.plugin.ogc.checks import ATTACKER, PUBLIC, Verification
from mapalus.plugin.packages import requests

_TIMEOUT = 60

CLOSED = Sentence("a project that is not published")
UNDECLARED = Sentence("columns that are not declared")
WRITING = Sentence("writing")
HOSTILE = Sentence("a request that reads, calls or evaluates")
HEADERS = Sentence("headers against scripts")

# Columns that an attacker would try first; those of them that are declared are not tried.
_GUESSES = ("phone", "reporter_name", "email", "description", "geom_true", "officer", "source_id")

_DELETE = (
    '<wfs:Transaction service="WFS" version="1.1.0" xmlns:wfs="http://www.opengis.net/wfs" '
    'xmlns:ogc="http://www.opengis.net/ogc"><wfs:Delete typeName="{layer}"><ogc:Filter>'
    '<ogc:FeatureId fid="{layer}.nothing-is-called-so"/></ogc:Filter></wfs:Delete></wfs:Transaction>'
)

_FUNCTION = (
    '<Filter xmlns="http://www.opengis.net/ogc"><PropertyIsEqualTo><Function name="env"><Literal>PATH</Literal>'
    "</Function><Literal>/</Literal></PropertyIsEqualTo></Filter>"
)
_STYLE = '<StyledLayerDescriptor version="1.0.0"><NamedLayer><Name>{layer}</Name></NamedLayer></StyledLayerDescriptor>'
# Parameters that QGIS Server knows and that the public map never needs, beside those of an ordinary request.
_HOSTILE_FEATURES = (
    {"EXP_FILTER": "env('PATH') IS NOT NULL"},
    {"EXP_FILTER": "file_exists('/etc/passwd')"},
    {"SORTBY": "env('PATH')"},
    {"FILTER": _FUNCTION},
)
_HOSTILE_MAPS = (
    {"SLD": "http://127.0.0.1:9/style.sld"},
    {"SLD_BODY": _STYLE},
    {"LAYERS": "EXTERNAL_WMS:a", "a:url": "http://127.0.0.1:9/wms", "a:layers": "a", "a:format": "image/png"},
    {"HIGHLIGHT_GEOM": "POINT(0 0)", "HIGHLIGHT_SYMBOL": _STYLE},
    {"FILTER": "({function})"},
    {"REQUEST": "GetPrint", "TEMPLATE": "a", "FORMAT": "pdf"},
    {"REQUEST": "GetDxf"},
    {"WIDTH": 20000, "HEIGHT": 20000},
)


def verify_server(urls, snapshot):
    """Ask for everything that is open, and for what is not.

    :returns: :class:`~mapalus.plugin.ogc.checks.Verification`
    """
    verification = Verification()
    if not snapshot.of_kind("project"):
        ask(verification, CLOSED, urls.wms, ATTACKER, _require_no_project, urls, way="WMS capabilities")
        return verification
    sessions = Sessions(past_cache=True)
    layers = {name.split(":")[1]: (name, fields) for name, fields in snapshot.of_kind("layer").items()}
    workspace = next(iter(snapshot.of_kind("layer")), ":").split(":")[0]
    verify_layers(
        verification,
        urls,
        [
            PublicLayer(
                name=name,
                columns=tuple(fields["columns"]),
                drawn=fields["geometry"] != "none" and not _is_area(fields),
                key=fields["key"],
                time=fields["time"] and fields["time"][0],
            )
            for name, (_, fields) in layers.items()
        ],
        [name.split(":")[1] for name in snapshot.of_kind("group")],
        of=f"{workspace}:{{}}",
        sessions=sessions,
    )
    verify_map_page(verification, urls, sessions)

    def questionnaire(part, name, full, fields):
        for version, types, count in (("2.0.0", "TYPENAMES", "COUNT"), ("1.1.0", "TYPENAME", "MAXFEATURES")):
            request = {"SERVICE": "WFS", "VERSION": version, "REQUEST": "GetFeature", types: name, count: 1}
            way = f"WFS {version}, PROPERTYNAME, EXP_FILTER"
            ask(part, UNDECLARED, full, ATTACKER, _try_columns, urls, name, fields, request, way=way)
        ask(part, WRITING, full, ATTACKER, _try_writing, urls, name, way="WFS Transaction")
        if _is_area(fields):
            ask(part, MAP, full, PUBLIC, _verify_areas, urls, name, fields["bounds"], way="WMS GetMap")
            ask(part, LEGEND, full, PUBLIC, verify_legend, urls, name, way="WMS GetLegendGraphic")

    questionnaires = [
        partial(questionnaire, name=name, full=full, fields=fields) for name, (full, fields) in layers.items()
    ]
    drawn = next((name for name, (_, fields) in layers.items() if fields["geometry"] != "none"), None)
    if drawn:
        questionnaires.append(partial(_try_hostile, urls=urls, layer=drawn, bounds=layers[drawn][1]["bounds"]))
    verification.ask_together(questionnaires)
    return verification


def _try_hostile(verification, urls, layer, bounds):
    """Ask what makes QGIS Server read files, call addresses or evaluate expressions; look how answers may be used."""
    west, south, east, north = bounds
    features = {"SERVICE": "WFS", "REQUEST": "GetFeature", "TYPENAME": layer, "TYPENAMES": layer, "MAXFEATURES": 1}
    picture = {
        **{"SERVICE": "WMS", "VERSION": "1.3.0", "REQUEST": "GetMap", "LAYERS": layer, "STYLES": "", "WIDTH": 16},
        **{"HEIGHT": 16, "CRS": "EPSG:4326", "BBOX": f"{south},{west},{north},{east}", "FORMAT": "image/png"},
    }
    hostile = [
        (f"WFS {version}", {**features, "VERSION": version, **more})
        for version in ("1.0.0", "1.1.0", "2.0.0")
        for more in _HOSTILE_FEATURES
    ]
    hostile += [("WMS", {**picture, **more}) for more in _HOSTILE_MAPS]
    for service, parameters in hostile:
        filled = {
            name: str(value).replace("{layer}", layer).replace("{function}", _FUNCTION)
            for name, value in parameters.items()
        }
        named = ", ".join(name for name in filled if name not in features and name not in picture) or filled["REQUEST"]
        ask(verification, HOSTILE, urls.wms, ATTACKER, _require_refusal, urls, filled, named, way=f"{service} {named}")
    ask(verification, HEADERS, urls.wms, ATTACKER, _require_headers, urls, picture, way="WMS GetMap")


def _require_refusal(urls, parameters, named):
    answer = _get(urls.wms, parameters)
    require_guard(
        answer.status_code >= 400 and b"Exception" in answer.content[:2000],
        "QGIS Server answers a request with {named}, by which anybody can read files, call addresses or keep it busy.",
        named=named,
    )


def _require_headers(urls, parameters):
    headers = _get(urls.wms, parameters).headers
    require_guard(
        headers.get("X-Content-Type-Options") == "nosniff" and "sandbox" in headers.get("Content-Security-Policy", ""),
        "Browsers may run a script in an answer of {address}.",
        address=urls.wms,
    )


def require_guard(condition, what_happened, **values):
    """Raise :class:`MapalusError` about the way to QGIS Server unless a condition holds."""
    if not condition:
        raise MapalusError(
            what_happened, "Install the server plugin mapalus_guard and the nginx configuration of Mapalus.", **values
        )


def _require_no_project(urls):
    answer = _get(urls.wms, {"SERVICE": "WMS", "VERSION": "1.3.0", "REQUEST": "GetCapabilities"})
    require("<Layer" not in answer.text, "A layer of a project that is not published is still served.")


def _is_area(fields):
    return "Polygon" in fields["geometry"]


def _verify_areas(urls, layer, bounds):
    """Look close by and at the whole city: a large cell of the pyramid shows from afar alone, a village close by."""
    features = get_features(urls.wfs, layer, 1)
    if features and features[0]["geometry"]:
        verify_map(urls, layer, features, (around(features[0]), bounds))


def _try_columns(urls, layer, fields, request):
    """Ask for undeclared columns, and filter by them."""
    for column in _GUESSES:
        if column in fields["columns"]:
            continue
        for way in ({"PROPERTYNAME": column}, {"EXP_FILTER": f'"{column}" IS NOT NULL'}):
            answer = _get(urls.wfs, {**request, **way})
            shown = answer.ok and f"qgs:{column}>".encode() in answer.content
            require(
                not shown,
                "The layer {layer} answers requests with the undeclared column {column}.",
                layer=layer,
                column=column,
            )


def _try_writing(urls, layer):
    """Delete a feature that does not exist: the server must refuse that, too."""
    answer = requests.post(
        urls.wfs, data=_DELETE.format(layer=layer), headers={"Content-Type": "text/xml"}, timeout=_TIMEOUT
    )
    done = answer.ok and b"TransactionR" in answer.content and b"Exception" not in answer.content
    require(not done, "The layer {layer} can be written by anybody.", layer=layer)


def _get(url, parameters):
    # Past the cache of the front: what was answered before a publication is not asked for.
    return requests.get(url, params={**parameters, "_": secrets.token_hex(8)}, timeout=_TIMEOUT)
