"""Looking at a QGIS Server as the public and as an attacker."""

import requests

from mapalus.plugin.ogc.verify import (
    PublicLayer,
    answers_as_it_should,
    around,
    get_features,
    get_legend,
    get_map,
    is_blank,
    require,
    verify_layers,
    verify_map_page,
)

_TIMEOUT = 60

# Columns that an attacker would try first; those of them that are declared are not tried.
_GUESSES = ("phone", "reporter_name", "email", "description", "geom_true", "officer", "source_id")

_DELETE = (
    '<wfs:Transaction service="WFS" version="1.1.0" xmlns:wfs="http://www.opengis.net/wfs" '
    'xmlns:ogc="http://www.opengis.net/ogc"><wfs:Delete typeName="{layer}"><ogc:Filter>'
    '<ogc:FeatureId fid="{layer}.nothing-is-called-so"/></ogc:Filter></wfs:Delete></wfs:Transaction>'
)


def verify_public(urls, snapshot):
    """Ask for everything that is open, and for what is not.

    :raises MapalusError: naming the layer and what is wrong with it.
    """
    if not snapshot.of_kind("project"):
        with answers_as_it_should():
            answer = _get(urls.wms, {"SERVICE": "WMS", "VERSION": "1.3.0", "REQUEST": "GetCapabilities"})
            require("<Layer" not in answer.text, "of a project that is not published", "is still served")
        return
    layers = {name.split(":")[1]: fields for name, fields in snapshot.of_kind("layer").items()}
    verify_layers(
        urls,
        [
            PublicLayer(
                name=name,
                columns=tuple(fields["columns"]),
                drawn=fields["geometry"] != "none" and not _is_area(fields),
                key=fields["key"],
                time=bool(fields["time"]),
            )
            for name, fields in layers.items()
        ],
        [name.split(":")[1] for name in snapshot.of_kind("group")],
    )
    verify_map_page(urls)
    with answers_as_it_should():
        for name, fields in layers.items():
            _try_columns(urls, name, fields)
            _try_writing(urls, name)
            if _is_area(fields):
                _verify_areas(urls, name, fields["bounds"])


def _is_area(fields):
    return "Polygon" in fields["geometry"]


def _verify_areas(urls, layer, bounds):
    """Look close by and at the whole city: a large cell of the pyramid shows from afar alone, a village close by."""
    features = get_features(urls.wfs, layer, 1)
    if features:
        drawn = any(not is_blank(get_map(urls.wms, layer, box)) for box in (around(features[0]), bounds))
        require(drawn, layer, "has features but a blank map")
    require(not is_blank(get_legend(urls.wms, layer)), layer, "has a blank legend")


def _try_columns(urls, layer, fields):
    """Ask for undeclared columns, and filter by them."""
    for column in _GUESSES:
        if column in fields["columns"]:
            continue
        for version, types, count in (("2.0.0", "TYPENAMES", "COUNT"), ("1.1.0", "TYPENAME", "MAXFEATURES")):
            for way in ({"PROPERTYNAME": column}, {"EXP_FILTER": f'"{column}" IS NOT NULL'}):
                answer = _get(
                    urls.wfs,
                    {"SERVICE": "WFS", "VERSION": version, "REQUEST": "GetFeature", types: layer, count: 1, **way},
                )
                shown = answer.ok and f"qgs:{column}>".encode() in answer.content
                require(not shown, layer, f"answers requests with the undeclared column {column}")


def _try_writing(urls, layer):
    """Delete a feature that does not exist: refused, whatever exists."""
    answer = requests.post(
        urls.wfs, data=_DELETE.format(layer=layer), headers={"Content-Type": "text/xml"}, timeout=_TIMEOUT
    )
    done = answer.ok and b"TransactionR" in answer.content and b"Exception" not in answer.content
    require(not done, layer, "can be written by anybody")


def _get(url, parameters):
    return requests.get(url, params=parameters, timeout=_TIMEOUT)
