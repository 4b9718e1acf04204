"""Which requests may reach QGIS Server: their parameters by name, and what a value may be.

QGIS Server knows parameters that read files, call other addresses, or evaluate any expression: EXP_FILTER, SLD,
SLD_BODY, layers called EXTERNAL_WMS, HIGHLIGHT_GEOM, templates of print layouts. So a parameter that is not listed is
refused.
"""

import re
from urllib.parse import parse_qsl
from xml.etree import ElementTree  # nosec B405 - parses only what has no document type

# The server's environment says which project it serves; MAP changes nothing.
_ALWAYS = {"SERVICE", "VERSION", "REQUEST", "MAP"}
# Clients add these against caches, or for other servers; they mean nothing to QGIS Server.
_HARMLESS = {
    "_",
    "BUFFER",
    "CACHE",
    "EXCEPTIONS",
    "FORMAT_OPTIONS",
    "LANG",
    "LANGUAGE",
    "NAMESPACE",
    "NAMESPACES",
    "NOCACHE",
    "RANDOM",
    "RETRY",
    "TILED",
    "TILESORIGIN",
    "TS",
    "UPDATESEQUENCE",
}

_CAPABILITIES = {"ACCEPTVERSIONS", "ACCEPTFORMATS", "SECTIONS", "FORMAT"}
_MAP = {
    "BBOX",
    "BGCOLOR",
    "CRS",
    "DPI",
    "ELEVATION",
    "FILTER",
    "FORMAT",
    "HEIGHT",
    "IMAGE_QUALITY",
    "LAYER",
    "LAYERS",
    "MAP_RESOLUTION",
    "OPACITIES",
    "SRS",
    "STYLE",
    "STYLES",
    "TIME",
    "TRANSPARENT",
    "WIDTH",
}
_FEATURE_INFO = _MAP | {
    "FEATURE_COUNT",
    "FI_LINE_TOLERANCE",
    "FI_POINT_TOLERANCE",
    "FI_POLYGON_TOLERANCE",
    "I",
    "INFO_FORMAT",
    "J",
    "QUERY_LAYERS",
    "WITH_GEOMETRY",
    "X",
    "Y",
}
_LEGEND = _MAP | {
    "BOXSPACE",
    "ICONLABELSPACE",
    "ITEMFONTBOLD",
    "ITEMFONTCOLOR",
    "ITEMFONTFAMILY",
    "ITEMFONTITALIC",
    "ITEMFONTSIZE",
    "LAYERFONTBOLD",
    "LAYERFONTCOLOR",
    "LAYERFONTFAMILY",
    "LAYERFONTITALIC",
    "LAYERFONTSIZE",
    "LAYERSPACE",
    "LAYERTITLE",
    "LAYERTITLESPACE",
    "LEGEND_OPTIONS",
    "RULE",
    "RULELABEL",
    "SCALE",
    "SLD_VERSION",
    "SYMBOLHEIGHT",
    "SYMBOLSPACE",
    "SYMBOLWIDTH",
}
_FEATURES = {
    "BBOX",
    "COUNT",
    "FEATUREID",
    "FILTER",
    "GEOMETRYNAME",
    "MAXFEATURES",
    "OUTPUTFORMAT",
    "PROPERTYNAME",
    "REQUEST_BODY",
    "RESULTTYPE",
    "SORTBY",
    "SRSNAME",
    "STARTINDEX",
    "TYPENAME",
    "TYPENAMES",
}
_TILE = {"FORMAT", "LAYER", "STYLE", "TILECOL", "TILEMATRIX", "TILEMATRIXSET", "TILEROW", "TIME"}

# Service -> request in lower case -> parameters. Of WFS, the versions that QGIS itself answers.
REQUESTS = {
    "WMS": {
        "getcapabilities": _CAPABILITIES,
        "getmap": _MAP,
        "getfeatureinfo": _FEATURE_INFO,
        "getlegendgraphic": _LEGEND,
        "getlegendgraphics": _LEGEND,
        "getstyle": {"LAYERS", "SLD_VERSION"},
        "getstyles": {"LAYERS", "SLD_VERSION"},
        "describelayer": {"LAYERS", "SLD_VERSION"},
    },
    "WFS": {
        "getcapabilities": _CAPABILITIES | {"REQUEST_BODY"},
        "describefeaturetype": {"OUTPUTFORMAT", "REQUEST_BODY", "TYPENAME", "TYPENAMES"},
        "getfeature": _FEATURES,
    },
    "WMTS": {
        "getcapabilities": _CAPABILITIES,
        "gettile": _TILE,
        "getfeatureinfo": _TILE | {"FEATURE_COUNT", "I", "INFO_FORMAT", "J"},
    },
}

_NAMES = re.compile(r"[\w.:-]*(,[\w.:-]*)*")
# What has a colon in its name is a layer of another server.
_LAYERS = re.compile(r"[\w. -]*(,[\w. -]*)*")
# QGIS takes what it sorts by for an expression.
_ORDER = re.compile(r"[\w.:]+( +(ASC|DESC|A|D))?( *, *[\w.:]+( +(ASC|DESC|A|D))?)*", re.IGNORECASE)
_COLUMN = re.compile(r"\s*[\w.:/*-]*\s*")
# A drawing for CAD is none of what a map offers.
_FORMAT = re.compile(r"(?!application/dxf)[\w/.+;:= -]*", re.IGNORECASE)
_NUMBER = re.compile(r"-?\d{1,9}(\.\d{0,18})?")
_CHECKED = {
    **dict.fromkeys(("LAYER", "LAYERS", "QUERY_LAYERS", "STYLE", "STYLES"), _LAYERS),
    **dict.fromkeys(("GEOMETRYNAME", "RULE", "TYPENAME", "TYPENAMES"), _NAMES),
    "SORTBY": _ORDER,
    "FORMAT": _FORMAT,
}
_MOST_LAYERS = 50

# Pixels, dots per inch, millimetres, features: what a legend or a click needs, and a map of the largest size.
_MOST = {
    "WIDTH": 4096,
    "HEIGHT": 4096,
    "DPI": 600,
    "MAP_RESOLUTION": 600,
    "FEATURE_COUNT": 5000,
    **dict.fromkeys(("FI_LINE_TOLERANCE", "FI_POINT_TOLERANCE", "FI_POLYGON_TOLERANCE"), 100),
    **dict.fromkeys(("BOXSPACE", "ICONLABELSPACE", "LAYERSPACE", "LAYERTITLESPACE", "SYMBOLSPACE"), 100),
    **dict.fromkeys(("ITEMFONTSIZE", "LAYERFONTSIZE", "SYMBOLHEIGHT", "SYMBOLWIDTH"), 100),
}

# Elements of requests in XML and of filters (OGC 02-059, 04-094, 04-095). ``Function`` is not among them: QGIS calls
# any function of its expressions by that name, those that read files, too.
_ELEMENT = re.compile(
    "GetCapabilities|AcceptVersions|Version|AcceptFormats|OutputFormat|Sections|Section|DescribeFeatureType|TypeName"
    "|GetFeature|Query|SortBy|SortProperty|SortOrder|Filter|FeatureId|GmlObjectId|And|Or|Not|PropertyName|Literal"
    "|PropertyIs(EqualTo|NotEqualTo|LessThan|GreaterThan|LessThanOrEqualTo|GreaterThanOrEqualTo|Like|Null|Between)"
    "|(Lower|Upper)Boundary|BBOX|Intersects|Disjoint|Within|Contains|Touches|Crosses|Overlaps|Equals|DWithin|Beyond"
    "|Distance|Envelope|lowerCorner|upperCorner|Box|coordinates|coord|X|Y|Z|pos|posList|Point|LineString|LinearRing"
    "|Polygon|exterior|interior|outerBoundaryIs|innerBoundaryIs|Multi(Point|LineString|Curve|Polygon|Surface)"
    "|(point|lineString|curve|polygon|surface)Members?"
)


class Refused(Exception):
    """A request that may not reach QGIS Server; its text says why, to a person.

    :param locator: the parameter or operation that is wrong.
    """

    def __init__(self, text, locator):
        super().__init__(text)
        self.locator = locator


def check(parameters):
    """Look at a request.

    :param parameters: name in upper case -> value, of the address and of the body.
    :raises Refused: when QGIS Server must not get it.
    """
    service, request = parameters.get("SERVICE", "").upper(), _plain(parameters.get("REQUEST", "")).lower()
    if not service and request in REQUESTS["WMS"] and request != "getcapabilities":
        # WMS 1.3.0 (OGC 06-042, 7.3.3) has no SERVICE in these requests.
        service = "WMS"
    if parameters.get("SERVICE") == "WFS" and parameters.get("VERSION", "").startswith("2.0"):
        # The service of mapalus_wfs2 takes nothing that it does not know, and hands on nothing as it came.
        return
    if service not in REQUESTS:
        raise Refused(f"Ask for one of the services {', '.join(REQUESTS)}.", "service")
    if not request:
        raise Refused("The parameter REQUEST is missing.", "request")
    if request not in REQUESTS[service]:
        raise Refused(f"The operation {_short(parameters['REQUEST'])} is not offered.", "request")
    allowed = REQUESTS[service][request] | _ALWAYS | _HARMLESS
    for name, value in parameters.items():
        if name not in allowed:
            raise Refused(f"The parameter {_short(name)} is not offered for {request}.", _short(name))
        _check_value(name, value)


def require_once(query):
    """Look at the query of an address: of two values, one would be looked at and the other one used.

    :raises Refused: when it names a parameter twice.
    """
    names = [name.upper() for name, _ in parse_qsl(query, keep_blank_values=True)]
    for name in names:
        if names.count(name) > 1:
            raise Refused(f"The parameter {_short(name)} is given twice.", _short(name))


def _check_value(name, value):
    pattern = _CHECKED.get(name)
    if pattern and value and not pattern.fullmatch(value):
        raise Refused(f"The value of the parameter {name} is not accepted.", name)
    if name in ("LAYERS", "QUERY_LAYERS") and value.count(",") >= _MOST_LAYERS:
        raise Refused(f"The parameter {name} names more than {_MOST_LAYERS} layers.", name)
    most = _MOST.get(name)
    if most is not None and value and not (_NUMBER.fullmatch(value) and float(value) <= most):
        raise Refused(f"The parameter {name} must be a number up to {most}.", name)
    if name in ("REQUEST_BODY", "FILTER"):
        check_xml(value, name)


def check_xml(text, name):
    """Look at a request or filters in XML: every element must be known.

    :raises Refused: naming what is not.
    """
    # A filter of each layer stands in brackets. What is no XML, QGIS itself refuses.
    filters = re.sub(r"^\(|\)$", "", text.strip()).split(")(") if name == "FILTER" else [text]
    for one in filters:
        if "<" not in one:
            continue
        if "<!" in one:
            raise Refused("XML with a document type, a comment or CDATA is not accepted.", name)
        try:
            root = ElementTree.fromstring(one)  # noqa: S314  # nosec B314 - it declares no entities
        except (ElementTree.ParseError, ValueError) as error:
            raise Refused(f"The XML of {name} is not well-formed: {error}.", name) from error
        for element in root.iter():
            tag = _plain(element.tag.rpartition("}")[2]) if isinstance(element.tag, str) else "processing instruction"
            if not _ELEMENT.fullmatch(tag):
                raise Refused(f"The element {_short(tag)} is not accepted.", name)
            if tag == "PropertyName" and not _COLUMN.fullmatch(element.text or ""):
                raise Refused("A PropertyName must be the name of a column.", name)


def _plain(name):
    """Return a name without its prefix, as ``wfs:GetFeature``."""
    return name.rpartition(":")[2]


def _short(text):
    return text if len(text) <= 40 else f"{text[:40]}…"
