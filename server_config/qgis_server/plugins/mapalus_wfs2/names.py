"""The namespaces of the documents, and prefixes for them."""

FES = "http://www.opengis.net/fes/2.0"
GML = "http://www.opengis.net/gml/3.2"
GML31 = "http://www.opengis.net/gml"
OGC = "http://www.opengis.net/ogc"
OWS = "http://www.opengis.net/ows/1.1"
OWS10 = "http://www.opengis.net/ows"
WFS = "http://www.opengis.net/wfs/2.0"
WFS11 = "http://www.opengis.net/wfs"
XLINK = "http://www.w3.org/1999/xlink"
XSD = "http://www.w3.org/2001/XMLSchema"
XSI = "http://www.w3.org/2001/XMLSchema-instance"

# QGIS Server puts all feature types into this namespace.
FEATURES = "http://www.qgis.org/gml"
PREFIX = "qgs"

GML_FORMAT = "application/gml+xml; version=3.2"
SCHEMA_LOCATIONS = {
    WFS: "http://schemas.opengis.net/wfs/2.0/wfs.xsd",
    GML: "http://schemas.opengis.net/gml/3.2.1/gml.xsd",
}


def local_name(tag):
    """Return an element's name without its namespace."""
    return tag.rsplit("}", 1)[-1]


def without_prefix(name):
    """Return a name without ``prefix:``: there is but one namespace of feature types."""
    return name.strip().rsplit(":", 1)[-1]
