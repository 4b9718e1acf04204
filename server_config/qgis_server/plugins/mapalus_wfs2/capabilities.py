"""The documents that describe the service (OGC 09-025r2, clauses 8, 9 and 14)."""

from xml.sax.saxutils import escape, quoteattr  # nosec B406 - writes XML, and parses none

from .crs import layer_crs
from .feature_types import layers_by_type
from .filters import COMPARISONS, GEOMETRY_OPERANDS, OTHER_COMPARISONS, SPATIAL
from .names import FEATURES, FES, GML, GML_FORMAT, OWS, OWS10, PREFIX, WFS, WFS11, XLINK, XSD, XSI

GET_FEATURE_BY_ID = "urn:ogc:def:query:OGC-WFS::GetFeatureById"
OPERATIONS = ("GetCapabilities", "DescribeFeatureType", "ListStoredQueries", "DescribeStoredQueries", "GetFeature")
FEATURE_FORMATS = (GML_FORMAT, "text/xml; subtype=gml/3.2", "application/json", "application/geo+json")
SCHEMA_FORMATS = (GML_FORMAT, "text/xml; subtype=gml/3.2")

# OGC 09-025r2, table 13, and OGC 09-026r2, table 7.
_SERVICE_CONSTRAINTS = {
    "ImplementsSimpleWFS": True,
    "ImplementsBasicWFS": False,
    "ImplementsTransactionalWFS": False,
    "ImplementsLockingWFS": False,
    "KVPEncoding": True,
    "XMLEncoding": False,
    "SOAPEncoding": False,
    "ImplementsInheritance": False,
    "ImplementsRemoteResolve": False,
    # COUNT and STARTINDEX work, but each page looks at the keys before it: who wants all should ask once.
    "ImplementsResultPaging": False,
    "ImplementsStandardJoins": False,
    "ImplementsSpatialJoins": False,
    "ImplementsTemporalJoins": False,
    "ImplementsFeatureVersioning": False,
    "ManageStoredQueries": False,
}
_FILTER_CONSTRAINTS = {
    "ImplementsQuery": True,
    "ImplementsAdHocQuery": True,
    "ImplementsFunctions": False,
    "ImplementsResourceId": True,
    "ImplementsMinStandardFilter": True,
    "ImplementsStandardFilter": True,
    "ImplementsMinSpatialFilter": True,
    "ImplementsSpatialFilter": False,
    "ImplementsMinTemporalFilter": False,
    "ImplementsTemporalFilter": False,
    "ImplementsVersionNav": False,
    "ImplementsSorting": True,
    "ImplementsExtendedOperators": False,
    "ImplementsMinimumXPath": True,
    "ImplementsSchemaElementFunc": False,
}

# The property types of GML 3.1.1 that GML 3.2 has no more.
_PROPERTY_TYPES = {
    "gml:PolygonPropertyType": "gml:SurfacePropertyType",
    "gml:LineStringPropertyType": "gml:CurvePropertyType",
    "gml:MultiPolygonPropertyType": "gml:MultiSurfacePropertyType",
    "gml:MultiLineStringPropertyType": "gml:MultiCurvePropertyType",
}


def capabilities(delegate, project, endpoint, versions):
    """Return the capabilities, made of what QGIS's WFS 1.1.0 says of the service and its types."""
    old = delegate.xml({"REQUEST": "GetCapabilities"})
    layers = layers_by_type(project)
    types = [
        _feature_type(element, layers[name])
        for element in old.iter(f"{{{WFS11}}}FeatureType")
        for name in [element.findtext(f"{{{WFS11}}}Name")]
        if name in layers
    ]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<wfs:WFS_Capabilities version="2.0.0" xmlns="{WFS}" xmlns:wfs="{WFS}" xmlns:ows="{OWS}" xmlns:fes="{FES}" '
        f'xmlns:gml="{GML}" xmlns:xlink="{XLINK}" xmlns:xsi="{XSI}" xmlns:{PREFIX}="{FEATURES}" '
        f'xsi:schemaLocation="{WFS} http://schemas.opengis.net/wfs/2.0/wfs.xsd">\n'
        f"{_identification(old, versions)}{_provider(old)}{_operations(endpoint, versions)}"
        f" <wfs:FeatureTypeList>\n{''.join(types)} </wfs:FeatureTypeList>\n"
        f"{_filter_capabilities()}</wfs:WFS_Capabilities>\n"
    ).encode()


def _identification(old, versions):
    def text(name):
        return escape(old.findtext(f"{{{OWS10}}}ServiceIdentification/{{{OWS10}}}{name}", ""))

    keywords = [element.text or "" for element in old.iter(f"{{{OWS10}}}Keyword")]
    keyword_list = "".join(f"   <ows:Keyword>{escape(word)}</ows:Keyword>\n" for word in keywords)
    return (
        " <ows:ServiceIdentification>\n"
        f"  <ows:Title>{text('Title')}</ows:Title>\n"
        f"  <ows:Abstract>{text('Abstract')}</ows:Abstract>\n"
        + (f"  <ows:Keywords>\n{keyword_list}  </ows:Keywords>\n" if keywords else "")
        + "  <ows:ServiceType>WFS</ows:ServiceType>\n"
        + "".join(f"  <ows:ServiceTypeVersion>{version}</ows:ServiceTypeVersion>\n" for version in versions)
        + f"  <ows:Fees>{text('Fees') or 'None'}</ows:Fees>\n"
        f"  <ows:AccessConstraints>{text('AccessConstraints') or 'None'}</ows:AccessConstraints>\n"
        " </ows:ServiceIdentification>\n"
    )


def _provider(old):
    """The provider as QGIS has it, in the newer namespace; both have the same elements in the same order."""
    provider = old.find(f"{{{OWS10}}}ServiceProvider")
    if provider is None or not provider.findtext(f"{{{OWS10}}}ProviderName"):
        # Without a name and a contact the element would not be valid; as a whole it is optional.
        return ""

    def copied(element, depth):
        name = element.tag.rsplit("}", 1)[-1]
        attributes = "".join(
            f" xlink:{key.rsplit('}', 1)[-1]}={quoteattr(value)}"
            for key, value in element.attrib.items()
            if key.startswith(f"{{{XLINK}}}")
        )
        content = escape((element.text or "").strip())
        children = "".join(copied(child, depth + 1) for child in element)
        return f"{' ' * depth}<ows:{name}{attributes}>{content}{children}</ows:{name}>\n"

    return copied(provider, 1)


def _operations(endpoint, versions):
    def values(words):
        return (
            "<ows:AllowedValues>" + "".join(f"<ows:Value>{escape(word)}</ows:Value>" for word in words)
        ) + "</ows:AllowedValues>"

    def parameter(name, words):
        return f'   <ows:Parameter name="{name}">{values(words)}</ows:Parameter>\n'

    parameters = {
        "GetCapabilities": parameter("AcceptVersions", versions) + parameter("AcceptFormats", ["text/xml"]),
        "DescribeFeatureType": parameter("outputFormat", SCHEMA_FORMATS),
        "GetFeature": parameter("resultType", ("results", "hits")) + parameter("outputFormat", FEATURE_FORMATS),
    }
    address = quoteattr(endpoint)
    operations = "".join(
        f'  <ows:Operation name="{name}">\n'
        f"   <ows:DCP><ows:HTTP><ows:Get xlink:href={address}/><ows:Post xlink:href={address}>"
        f'<ows:Constraint name="PostEncoding">{values(["KVP"])}</ows:Constraint></ows:Post></ows:HTTP></ows:DCP>\n'
        f"{parameters.get(name, '')}  </ows:Operation>\n"
        for name in OPERATIONS
    )
    return (
        f" <ows:OperationsMetadata>\n{operations}"
        f'  <ows:Parameter name="version">{values(versions)}</ows:Parameter>\n'
        f"{_constraints(_SERVICE_CONSTRAINTS, 'ows')}"
        f'  <ows:Constraint name="QueryExpressions">{values(["wfs:Query", "wfs:StoredQuery"])}</ows:Constraint>\n'
        " </ows:OperationsMetadata>\n"
    )


def _constraints(constraints, prefix):
    return "".join(
        f'  <{prefix}:Constraint name="{name}"><ows:NoValues/>'
        f"<ows:DefaultValue>{str(value).upper()}</ows:DefaultValue></{prefix}:Constraint>\n"
        for name, value in constraints.items()
    )


def _feature_type(old, layer):
    def text(name):
        return old.findtext(f"{{{WFS11}}}{name}", "")

    if layer.isSpatial():
        systems, box = _reference_systems(old, layer), _box(old)
    else:
        systems, box = "   <wfs:NoCRS/>\n", ""
    return (
        "  <wfs:FeatureType>\n"
        f"   <wfs:Name>{PREFIX}:{escape(text('Name'))}</wfs:Name>\n"
        f"   <wfs:Title>{escape(text('Title'))}</wfs:Title>\n"
        f"   <wfs:Abstract>{escape(text('Abstract'))}</wfs:Abstract>\n"
        f"{systems}{box}  </wfs:FeatureType>\n"
    )


def _reference_systems(old, layer):
    default = layer_crs(layer.crs()).name
    others = []
    for element in old.iterfind(f"{{{WFS11}}}OtherSRS"):
        authority, _, code = (element.text or "").partition(":")
        name = f"urn:ogc:def:crs:EPSG::{code}" if authority == "EPSG" else "urn:ogc:def:crs:OGC:1.3:CRS84"
        if name != default and name not in others and authority in ("EPSG", "CRS", "OGC"):
            others.append(name)
    return f"   <wfs:DefaultCRS>{default}</wfs:DefaultCRS>\n" + "".join(
        f"   <wfs:OtherCRS>{name}</wfs:OtherCRS>\n" for name in others
    )


def _box(old):
    corners = [old.findtext(f".//{{{OWS10}}}{corner}", "") for corner in ("LowerCorner", "UpperCorner")]
    # A layer without features has an extent of nothing, which QGIS writes as one point.
    if not all(corners) or corners[0] == corners[1]:
        return ""
    return (
        f"   <ows:WGS84BoundingBox><ows:LowerCorner>{corners[0]}</ows:LowerCorner>"
        f"<ows:UpperCorner>{corners[1]}</ows:UpperCorner></ows:WGS84BoundingBox>\n"
    )


def _filter_capabilities():
    comparisons = "".join(f'<fes:ComparisonOperator name="{name}"/>' for name in (*COMPARISONS, *OTHER_COMPARISONS))
    operands = "".join(f'<fes:GeometryOperand name="gml:{name}"/>' for name in GEOMETRY_OPERANDS)
    operators = "".join(f'<fes:SpatialOperator name="{name}"/>' for name in SPATIAL)
    return (
        f" <fes:Filter_Capabilities>\n  <fes:Conformance>\n{_constraints(_FILTER_CONSTRAINTS, 'fes')}"
        "  </fes:Conformance>\n"
        '  <fes:Id_Capabilities><fes:ResourceIdentifier name="fes:ResourceId"/></fes:Id_Capabilities>\n'
        "  <fes:Scalar_Capabilities><fes:LogicalOperators/>"
        f"<fes:ComparisonOperators>{comparisons}</fes:ComparisonOperators></fes:Scalar_Capabilities>\n"
        f"  <fes:Spatial_Capabilities><fes:GeometryOperands>{operands}</fes:GeometryOperands>"
        f"<fes:SpatialOperators>{operators}</fes:SpatialOperators></fes:Spatial_Capabilities>\n"
        " </fes:Filter_Capabilities>\n"
    )


def schema(delegate, names):
    """Return the application schema of feature types for GML 3.2, from QGIS's for GML 3.1.1.

    :param names: of types; all of them when there are none.
    """
    parameters = {"TYPENAME": ",".join(names)} if names else {}
    root = delegate.xml({"REQUEST": "DescribeFeatureType", **parameters})
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<xsd:schema xmlns:xsd="{XSD}" xmlns:gml="{GML}" xmlns:{PREFIX}="{FEATURES}" targetNamespace="{FEATURES}" '
        'elementFormDefault="qualified" version="1.0">\n'
        f' <xsd:import namespace="{GML}" schemaLocation="http://schemas.opengis.net/gml/3.2.1/gml.xsd"/>\n'
    ]
    for element in root.iterfind(f"{{{XSD}}}element"):
        name, kind = quoteattr(element.get("name")), quoteattr(element.get("type"))
        parts.append(f' <xsd:element name={name} type={kind} substitutionGroup="gml:AbstractFeature"/>\n')
    for complex_type in root.iterfind(f"{{{XSD}}}complexType"):
        parts.append(
            f" <xsd:complexType name={quoteattr(complex_type.get('name'))}><xsd:complexContent>"
            '<xsd:extension base="gml:AbstractFeatureType"><xsd:sequence>\n'
        )
        for element in complex_type.iterfind(f".//{{{XSD}}}sequence/{{{XSD}}}element"):
            kind = element.get("type", "string")
            kind = _PROPERTY_TYPES.get(kind, kind if ":" in kind else f"xsd:{kind}")
            # A client may ask for some properties only, so that none can be demanded.
            parts.append(
                f"  <xsd:element name={quoteattr(element.get('name'))} type={quoteattr(kind)} "
                'minOccurs="0" maxOccurs="1" nillable="true"/>\n'
            )
        parts.append(" </xsd:sequence></xsd:extension></xsd:complexContent></xsd:complexType>\n")
    return "".join([*parts, "</xsd:schema>\n"]).encode()


def stored_query_list(names):
    """Return the answer to ListStoredQueries: the one query that every WFS has."""
    types = "".join(f"  <wfs:ReturnFeatureType>{PREFIX}:{escape(name)}</wfs:ReturnFeatureType>\n" for name in names)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f"<wfs:ListStoredQueriesResponse {_namespaces()}>\n"
        f' <wfs:StoredQuery id="{GET_FEATURE_BY_ID}">\n'
        f"  <wfs:Title>Feature by identifier</wfs:Title>\n{types} </wfs:StoredQuery>\n"
        "</wfs:ListStoredQueriesResponse>\n"
    ).encode()


def stored_query_descriptions(names):
    """Return the answer to DescribeStoredQueries."""
    types = " ".join(f"{PREFIX}:{escape(name)}" for name in names)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f"<wfs:DescribeStoredQueriesResponse {_namespaces()}>\n"
        f' <wfs:StoredQueryDescription id="{GET_FEATURE_BY_ID}">\n'
        "  <wfs:Title>Feature by identifier</wfs:Title>\n"
        '  <wfs:Parameter name="id" type="xsd:string">'
        "<wfs:Title>Identifier of the feature</wfs:Title></wfs:Parameter>\n"
        f'  <wfs:QueryExpressionText returnFeatureTypes="{types}" '
        'language="urn:ogc:def:queryLanguage:OGC-WFS::WFSQueryExpression" isPrivate="true"/>\n'
        " </wfs:StoredQueryDescription>\n</wfs:DescribeStoredQueriesResponse>\n"
    ).encode()


def _namespaces():
    return (
        f'xmlns:wfs="{WFS}" xmlns:xsd="{XSD}" xmlns:{PREFIX}="{FEATURES}" xmlns:xsi="{XSI}" '
        f'xsi:schemaLocation="{WFS} http://schemas.opengis.net/wfs/2.0/wfs.xsd"'
    )
