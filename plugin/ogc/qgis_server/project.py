"""The QGIS project that QGIS Server serves, made from the publication.

The same declaration gives the same bytes on any machine with the same version of QGIS: what QGIS writes of the moment,
of the person who works with it, of that person's settings and of the data is left out.
"""

import math
import re
import tempfile
from pathlib import Path
from xml.etree import ElementTree  # nosec B405 - parses what was made here, and QGIS's own

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsDataSourceUri,
    QgsMapLayer,
    QgsProject,
    QgsRectangle,
    QgsReferencedRectangle,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtXml import QDomDocument

from mapalus.plugin.errors import MapalusError, Sentence
from mapalus.plugin.ogc.qgis_server.filters import is_mixed, lists_times, subset_string

_WGS84 = "EPSG:4326"
_MAP_CRS = "EPSG:3857"

# What a map may take where the declaration does not say: 4096 by 4096 pixels of four bytes.
_REQUEST_MEGABYTES = 64

# What a server needs of a project; the rest are the settings of the person who made it.
_PARTS = (
    "title",
    "projectCrs",
    "layer-tree-group",
    "projectlayers",
    "ProjectViewSettings",
    "transformContext",
    "properties",
)
_PROPERTIES = re.compile("W(MS|FS|MTS)|SpatialRefSys$")
_OF_THE_MOMENT = ("saveDateTime", "saveUser", "saveUserFull")

_RANDOM_ID = re.compile(r"\{[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}")


def build_project(publication, layers, login, service):
    """Return the project's file as bytes; it names the connection service, never a password.

    :param layers: the :class:`~mapalus.plugin.publication.declaration.Layer` list that is served.
    :param login: :class:`~mapalus.plugin.ogc.port.DatabaseLogin` for looking at the relations.
    :param service: name of the entry of the server's ``pg_service.conf``.
    :raises MapalusError: when a layer cannot be read or a style cannot be applied.
    """
    project = QgsProject()
    workspace = publication.public
    made = {}
    for declared in layers:
        layer = _layer(declared, _uri(declared, workspace.store.schema, is_mixed(declared, layers)), login)
        _describe(layer, declared, workspace)
        project.addMapLayer(layer, False)
        made[declared.name] = layer
    _build_tree(project.layerTreeRoot(), workspace, layers, made)
    _write_services(project, publication, layers, made)
    # For a moment with the password, in a folder that only its owner may enter.
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "mapalus.qgs"
        if not project.write(str(file)):
            raise MapalusError(
                "The project of QGIS Server cannot be written: {reason}.",
                "Check that the disk is not full.",
                reason=project.error(),
            )
        text = file.read_text(encoding="utf-8")
    for name, layer in made.items():
        text = text.replace(layer.id(), _identifier(name))
    sources = {
        _identifier(declared.name): _of_service(
            _uri(declared, workspace.store.schema, is_mixed(declared, layers)), service
        )
        for declared in layers
    }
    extents = {
        _identifier(declared.name): _extents(declared.bounds or publication.city.extent, f"EPSG:{declared.srid}")
        for declared in layers
        if declared.has_geometry
    }
    return _canonical(text, sources, extents)


def check_project(content, columns, login):
    """Look at the layers of a project as the public role before a server gets it.

    :param content: the project's file as bytes.
    :param columns: names of the declared columns by layer; the project must have no others, and no other layers.
    :raises MapalusError: naming the layer and what is wrong with it.
    """
    root = ElementTree.fromstring(content)  # noqa: S314  # nosec B314 - made here, or kept in the journal
    found = {element.findtext("shortname"): element.findtext("datasource") for element in root.iter("maplayer")}
    if set(found) != set(columns):
        others = ", ".join(sorted(set(found) ^ set(columns)))
        raise MapalusError(
            "The project of QGIS Server has other layers than are declared: {others}.",
            "Look at a new plan; nothing was opened.",
            others=others,
        )
    for name, source in found.items():
        _require_columns(_open(_by_login(QgsDataSourceUri(source), login), name), name, columns[name])


def _identifier(name):
    # QGIS gives identifiers of ten letters and less up for new ones.
    return f"mapalus_public_{name}"


def _layer(declared, uri, login):
    layer = _open(_by_login(uri, login), declared.name)
    _require_columns(layer, declared.name, declared.column_names)
    return layer


def _open(uri, name):
    layer = QgsVectorLayer(uri.uri(False), name, "postgres")
    if not layer.isValid():
        # The summary of an empty error ends QGIS 3.22.
        reason = Sentence("no reason was given") if layer.error().isEmpty() else layer.error().summary()
        raise MapalusError(
            "The public layer {name} cannot be read: {reason}.",
            "Check that the database is installed and running.",
            name=name,
            reason=reason,
        )
    return layer


def _require_columns(layer, name, columns):
    found = {field.name() for field in layer.fields()}
    if surplus := sorted(found - set(columns)):
        raise MapalusError(
            "The view {name} has columns that are not declared: {surplus}.",
            "Declare them in publication.yml or take them out of the view; nothing was published.",
            name=name,
            surplus=", ".join(surplus),
        )
    if missing := sorted(set(columns) - found):
        raise MapalusError(
            "The view {name} lacks the declared columns {missing}.",
            "Correct publication.yml or upgrade the database; nothing was published.",
            name=name,
            missing=", ".join(missing),
        )


def _uri(declared, schema, mixed):
    """Return what rows a layer has, without where the database is."""
    uri = QgsDataSourceUri()
    geometry = "geom" if declared.has_geometry else None
    view = declared.sql_view
    if view:
        query = view.sql.strip().rstrip(";")
        for name, default, _validator in view.parameters:
            query = query.replace(f"%{name}%", default)
        uri.setDataSource("", f"({query})", geometry, "", declared.key)
    else:
        uri.setDataSource(schema, declared.relation, geometry, "", declared.key)
    if geometry:
        uri.setSrid(str(declared.srid))
        uri.setWkbType(QgsWkbTypes.parseType(declared.geometry))
    uri.setSql(subset_string(declared, mixed))
    uri.setUseEstimatedMetadata(True)
    # The declared key is unique by the views' making: no need to count rows to find out.
    uri.setParam("checkPrimaryKeyUnicity", "0")
    return uri


def _by_login(uri, login):
    # Only this way of asking forgets a service.
    uri.setConnection("", "", "", "")
    uri.setConnection(login.host, str(login.port), login.database, login.user, login.password)
    return uri


def _of_service(uri, service):
    uri.setConnection(service, "", "", "")
    return uri.uri(False)


def _describe(layer, declared, workspace):
    title = _both(declared.title, " / ")
    layer.setName(title)
    layer.setShortName(declared.name)
    layer.setTitle(title)
    layer.setAbstract(_both(declared.abstract, "\n"))
    if declared.has_geometry:
        layer.setCrs(QgsCoordinateReferenceSystem(f"EPSG:{declared.srid}"))
        _set_styles(layer, declared, workspace)
        # The styles bring a name of their own.
        layer.setName(title)
    # The WFS 2.0.0 that Mapalus ships keeps to it; QGIS's own versions know no limit.
    limit = workspace.services["wfs"].get("feature_limit", 0)
    if limits := [number for number in (declared.feature_limit, limit) if number]:
        layer.setCustomProperty("mapalus/feature_limit", min(limits))
    if not declared.queryable:
        layer.setFlags(layer.flags() & ~QgsMapLayer.LayerFlag.Identifiable)
    if declared.keywords:
        layer.setKeywordList(", ".join(word for words in declared.keywords.values() for word in words))
    if lists_times(declared):
        properties = layer.serverProperties()
        properties.addWmsDimension(
            type(properties).WmsDimensionInfo(
                "time", declared.time.column, declared.time.end_column or "", "ISO8601", "", 0
            )
        )


def _set_styles(layer, declared, workspace):
    styles = layer.styleManager()
    # Alternate styles first: the one that is applied last is the layer's own.
    for name in declared.styles:
        _load_style(layer, name, workspace.qml(name), declared.scales)
        styles.addStyleFromLayer(name)
    if declared.style:
        _load_style(layer, declared.style, workspace.qml(declared.style), declared.scales)
        styles.renameStyle(styles.currentStyle(), declared.style)


def _load_style(layer, name, qml, scales):
    if isinstance(qml, str):
        document = QDomDocument()
        document.setContent(qml)
        loaded, message = layer.importNamedStyle(document)
    else:
        message, loaded = layer.loadNamedStyle(str(qml))
    if not loaded:
        raise MapalusError(
            "The style {name} cannot be applied: {message}.", "Correct the style.", name=name, message=message
        )
    if any(scales):
        # A style says itself at which scales it is drawn: what both allow. Denominators; 0 is no limit.
        has_own = layer.hasScaleBasedVisibility()
        nearest, farthest = (layer.maximumScale(), layer.minimumScale()) if has_own else (0, 0)
        layer.setScaleBasedVisibility(True)
        layer.setMaximumScale(max(nearest, scales[0] or 0))
        layer.setMinimumScale(min((limit for limit in (farthest, scales[1]) if limit), default=0))


def _build_tree(root, workspace, layers, made):
    """Put the layers into the project's tree, the topmost first; a layer belongs to the first group that names it."""
    groups = {}
    for group in workspace.groups:
        node = root.addGroup(_both(group.title, " / "))
        node.setCustomProperty("wmsShortName", group.name)
        node.setCustomProperty("wmsTitle", _both(group.title, " / "))
        node.setCustomProperty("wmsAbstract", _both(group.abstract, "\n"))
        members = [name for name in group.layers if name in made and name not in groups]
        groups.update(dict.fromkeys(members))
        for name in reversed(members):
            node.addLayer(made[name])
    for declared in reversed(layers):
        if declared.name not in groups:
            root.addLayer(made[declared.name])


def _write_services(project, publication, layers, made):
    workspace = publication.public
    title, abstract = _both(workspace.title, " / "), _both(workspace.abstract, "\n")
    drawn = [made[layer.name] for layer in layers if layer.has_geometry]
    tables = [made[layer.name] for layer in layers if not layer.has_geometry]
    wms, wfs, wmts = (workspace.services[service] for service in ("wms", "wfs", "wmts"))
    side = math.isqrt(wms.get("request_megabytes", _REQUEST_MEGABYTES) * 2**20 // 4)
    contact = workspace.contact
    project.setCrs(QgsCoordinateReferenceSystem(_MAP_CRS))
    project.setTitle(title)
    box = QgsReferencedRectangle(QgsRectangle(*publication.city.extent), QgsCoordinateReferenceSystem(_WGS84))
    project.viewSettings().setPresetFullExtent(box)
    for scope, value in (
        ("WMSServiceCapabilities", True),
        ("WMSServiceTitle", title),
        ("WMSServiceAbstract", abstract),
        ("WMSKeywordList", [word for words in workspace.keywords.values() for word in words]),
        ("WMSRootName", workspace.name),
        ("WMSContactOrganization", contact.get("organisation", "")),
        ("WMSContactMail", contact.get("email", "")),
        ("WMSContactPhone", contact.get("telephone", "")),
        ("WMSOnlineResource", contact.get("online_resource", "")),
        ("WMSCrsList", [*dict.fromkeys([_MAP_CRS, _WGS84, *wms.get("crs", ())]), "CRS:84"]),
        ("WMSExtent", [str(side) for side in _extent(publication.city.extent, _MAP_CRS)]),
        ("WMSAddWktGeometry", True),
        ("WMSMaxWidth", side),
        ("WMSMaxHeight", side),
        # By their names, which are the titles.
        ("WMSRestrictedLayers", [layer.name() for layer in (tables if wms["enabled"] else made.values())]),
        ("WFSLayers", [layer.id() for layer in made.values()] if wfs["enabled"] else []),
    ):
        project.writeEntry(scope, "/", value)
    for layer in made.values():
        project.writeEntry("WFSLayersPrecision", f"/{layer.id()}", workspace.decimals)
    if wmts["enabled"]:
        project.writeEntry("WMTSLayers", "/Layer", [layer.id() for layer in drawn])
        project.writeEntry("WMTSPngLayers", "/Layer", [layer.id() for layer in drawn])


def _both(words, between):
    return f"{words.id}{between}{words.en}"


def _extents(box, crs):
    """Return what a project says of where a layer is, by the names of the elements."""
    return {"extent": _extent(box, crs), "wgs84extent": box}


def _extent(box, crs):
    """Return a box of degrees in another reference system: the city's, since what is there changes every minute."""
    transform = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem(_WGS84), QgsCoordinateReferenceSystem(crs), QgsCoordinateTransformContext()
    )
    there = transform.transformBoundingBox(QgsRectangle(*box))
    digits = 7 if crs == _WGS84 else 3
    return [round(side, digits) for side in (there.xMinimum(), there.yMinimum(), there.xMaximum(), there.yMaximum())]


# ---------------------------------------------------------------- the same bytes every time


def _canonical(text, sources, extents):
    """Return a project's file without what differs from one writing to the next.

    :param text: the file as QGIS wrote it, layers called by their declared names.
    :param sources: what the server shall read, by the layer's identifier.
    :param extents: its ``_extents``, by the same; a layer without geometry has none.
    """
    root = ElementTree.fromstring(text)  # noqa: S314  # nosec B314 - QGIS's own
    for attribute in _OF_THE_MOMENT:
        root.attrib.pop(attribute, None)
    for part in list(root):
        if part.tag not in _PARTS:
            root.remove(part)
    properties = root.find("properties")
    for entry in list(properties):
        if not _PROPERTIES.match(_name(entry)):
            properties.remove(entry)
        elif entry.find("value") is None:
            entry[:] = sorted(entry, key=_name)
    layers = root.find("projectlayers")
    layers[:] = sorted(layers, key=lambda element: element.findtext("id"))
    for element in layers:
        name = element.findtext("id")
        element.find("datasource").text = sources[name]
        # Newer versions write an extent only where they have looked for it.
        _write_extents(element, extents.get(name, {}))
        # What the relation's comment says, which anybody may change in the database. Newer versions draw profiles in
        # random colours. No server needs either.
        for part in (*element.findall("resourceMetadata"), *element.findall("elevation")):
            element.remove(part)
    for node in root.iter("layer-tree-layer"):
        node.set("source", sources[node.get("id")])
    for element in root.iter("Option"):
        # A symbol within a symbol is a document within the document.
        if element.get("value", "").startswith("<"):
            element.set("value", ElementTree.canonicalize(element.get("value")))
    plain = ElementTree.canonicalize(ElementTree.tostring(root, encoding="unicode"))
    # Numbered only now that everything has its place.
    numbers = {}
    plain = _RANDOM_ID.sub(lambda match: f"{{{numbers.setdefault(match[0], len(numbers)):032x}}}", plain)
    if "password=" in plain:
        raise MapalusError(
            "The project of QGIS Server would name a password.", "Tell the makers of Mapalus; nothing was published."
        )
    return f"<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n{plain}\n".encode()


def _name(entry):
    # Newer versions write names as attributes.
    return entry.get("name") or entry.tag


def _write_extents(element, extents):
    for tag in ("extent", "wgs84extent"):
        for written in element.findall(tag):
            element.remove(written)
    for place, (tag, box) in enumerate(extents.items()):
        extent = ElementTree.Element(tag)
        for side, value in zip(("xmin", "ymin", "xmax", "ymax"), box):
            ElementTree.SubElement(extent, side).text = str(value)
        extent.tail = element.text
        element.insert(place, extent)
