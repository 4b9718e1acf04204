"""Looking at a QGIS Server as the public and as an attacker."""

from functools import partial

import requests

from mapalus.plugin.errors import Sentence
from mapalus.plugin.ogc.asking import (
    LEGEND,
    MAP,
    PublicLayer,
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

_TIMEOUT = 60

CLOSED = Sentence("a project that is not published")
UNDECLARED = Sentence("columns that are not declared")
WRITING = Sentence("writing")

# Columns that an attacker would try first; those of them that are declared are not tried.
_GUESSES = ("phone", "reporter_name", "email", "description", "geom_true", "officer", "source_id")

_DELETE = (
    '<wfs:Transaction service="WFS" version="1.1.0" xmlns:wfs="http://www.opengis.net/wfs" '
    'xmlns:ogc="http://www.opengis.net/ogc"><wfs:Delete typeName="{layer}"><ogc:Filter>'
    '<ogc:FeatureId fid="{layer}.nothing-is-called-so"/></ogc:Filter></wfs:Delete></wfs:Transaction>'
)


def verify_server(urls, snapshot):
    """Ask for everything that is open, and for what is not.

    :returns: :class:`~mapalus.plugin.ogc.checks.Verification`
    """
    verification = Verification()
    if not snapshot.of_kind("project"):
        ask(verification, CLOSED, urls.wms, ATTACKER, _require_no_project, urls, way="WMS capabilities")
        return verification
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
    )
    verify_map_page(verification, urls)

    def questionnaire(part, name, full, fields):
        for version, types, count in (("2.0.0", "TYPENAMES", "COUNT"), ("1.1.0", "TYPENAME", "MAXFEATURES")):
            request = {"SERVICE": "WFS", "VERSION": version, "REQUEST": "GetFeature", types: name, count: 1}
            way = f"WFS {version}, PROPERTYNAME, EXP_FILTER"
            ask(part, UNDECLARED, full, ATTACKER, _try_columns, urls, name, fields, request, way=way)
        ask(part, WRITING, full, ATTACKER, _try_writing, urls, name, way="WFS Transaction")
        if _is_area(fields):
            ask(part, MAP, full, PUBLIC, _verify_areas, urls, name, fields["bounds"], way="WMS GetMap")
            ask(part, LEGEND, full, PUBLIC, verify_legend, urls, name, way="WMS GetLegendGraphic")

    verification.ask_together(
        [partial(questionnaire, name=name, full=full, fields=fields) for name, (full, fields) in layers.items()]
    )
    return verification


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
    return requests.get(url, params=parameters, timeout=_TIMEOUT)
