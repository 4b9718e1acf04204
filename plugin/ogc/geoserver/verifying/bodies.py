"""Requests that bring along, or ask for, what no client of a public map needs."""

_XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:x {address}"'

# Path -> a request in XML that names a schema at an address.
SCHEMAS = {
    "wfs": (
        '<wfs:GetCapabilities service="WFS" version="1.1.0" xmlns:wfs="http://www.opengis.net/wfs" '
        f"{_XSI}></wfs:GetCapabilities>"
    ),
    "ows": (
        '<wfs:GetFeature service="WFS" version="2.0.0" count="1" xmlns:wfs="http://www.opengis.net/wfs/2.0" '
        f'{_XSI}><wfs:Query typeNames="nothing-is-called-so"/></wfs:GetFeature>'
    ),
    "wcs": (
        '<wcs:GetCapabilities service="WCS" version="2.0.1" xmlns:wcs="http://www.opengis.net/wcs/2.0" '
        f"{_XSI}></wcs:GetCapabilities>"
    ),
}

_STYLE = (
    '<StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld"><NamedLayer><Name>{layer}</Name>'
    "<UserStyle><FeatureTypeStyle><Rule><PointSymbolizer/></Rule></FeatureTypeStyle></UserStyle></NamedLayer>"
    "</StyledLayerDescriptor>"
)
OWN_STYLE = (
    {"REQUEST": "GetMap", "SLD_BODY": _STYLE},
    {"REQUEST": "GetLegendGraphic", "SLD_BODY": _STYLE},
    {"REQUEST": "GetFeatureInfo", "SLD_BODY": _STYLE, "X": 1, "Y": 1, "INFO_FORMAT": "application/json"},
)

FOREIGN_MAP = (
    '<StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld" '
    'xmlns:xlink="http://www.w3.org/1999/xlink"><UserLayer><Name>elsewhere</Name><RemoteOWS><Service>WFS</Service>'
    '<OnlineResource xlink:type="simple" xlink:href="{address}"/></RemoteOWS><LayerFeatureConstraints>'
    "<FeatureTypeConstraint><FeatureTypeName>x:elsewhere</FeatureTypeName></FeatureTypeConstraint>"
    "</LayerFeatureConstraints><UserStyle><FeatureTypeStyle><Rule><PointSymbolizer/></Rule></FeatureTypeStyle>"
    "</UserStyle></UserLayer></StyledLayerDescriptor>"
)

LOCK = (
    '<wfs:LockFeature service="WFS" version="1.1.0" expiry="1" xmlns:wfs="http://www.opengis.net/wfs" '
    'xmlns:ogc="http://www.opengis.net/ogc" xmlns:w="urn:{workspace}"><wfs:Lock typeName="w:{layer}"><ogc:Filter>'
    '<ogc:FeatureId fid="{feature}"/></ogc:Filter></wfs:Lock></wfs:LockFeature>'
)

SCRIPT_FEATURES = {
    "SERVICE": "WFS",
    "VERSION": "1.1.0",
    "REQUEST": "GetFeature",
    "MAXFEATURES": 1,
    "OUTPUTFORMAT": "text/javascript",
    "FORMAT_OPTIONS": "callback:mapalus",
}
SCRIPT_INFO = {
    "REQUEST": "GetFeatureInfo",
    "INFO_FORMAT": "text/javascript",
    "FORMAT_OPTIONS": "callback:mapalus",
    "X": 1,
    "Y": 1,
}
