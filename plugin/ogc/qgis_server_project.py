"""The QGIS project that QGIS Server serves, made from the publication."""

import os

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsDataSourceUri,
    QgsProject,
    QgsRectangle,
    QgsReferencedRectangle,
    QgsVectorLayer,
    QgsWkbTypes,
)

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.paths import STYLES

_WKB_TYPES = {"Point": QgsWkbTypes.Type.Point, "MultiPolygon": QgsWkbTypes.Type.MultiPolygon}


def build_project(publication, login, service, service_file):
    """Return a QgsProject with the declared layers; it names the connection service, never a password.

    :raises MapalusError: when a layer cannot be read or a style cannot be applied.
    """
    os.environ["PGSERVICEFILE"] = str(service_file)
    wgs84 = QgsCoordinateReferenceSystem("EPSG:4326")
    web_mercator = QgsCoordinateReferenceSystem("EPSG:3857")
    extent = QgsRectangle(*publication.city.extent)

    project = QgsProject()
    project.setCrs(web_mercator)
    project.setTitle(publication.title.id)
    wfs_layers = []
    for declared in publication.layers:
        layer = _layer(declared, publication, service, wgs84)
        project.addMapLayer(layer, False)
        project.layerTreeRoot().insertLayer(0, layer)
        wfs_layers.append(layer.id())
        project.writeEntry("WFSLayersPrecision", f"/{layer.id()}", 7)
    for scope, key, value in (
        ("WMSServiceCapabilities", "/", True),
        ("WMSServiceTitle", "/", f"{publication.title.id} / {publication.title.en}"),
        ("WMSServiceAbstract", "/", f"{publication.abstract.id}\n{publication.abstract.en}"),
        ("WMSKeywordList", "/", list(publication.keywords)),
        ("WMSRootName", "/", publication.workspace),
        ("WMSCrsList", "/", ["EPSG:3857", "EPSG:4326", "CRS:84"]),
        ("WMSAddWktGeometry", "/", True),
        ("WMSMaxWidth", "/", 4096),
        ("WMSMaxHeight", "/", 4096),
        ("WFSLayers", "/", wfs_layers),
    ):
        project.writeEntry(scope, key, value)
    project.viewSettings().setPresetFullExtent(QgsReferencedRectangle(extent, wgs84))
    box = QgsReferencedRectangle(extent, wgs84)
    _write_wms_extent(project, box, web_mercator)
    return project


def _layer(declared, publication, service, crs):
    uri = QgsDataSourceUri()
    uri.setConnection(service, "", "", "")
    uri.setDataSource(publication.store.schema, declared.name, "geom", "", declared.key)
    uri.setSrid("4326")
    uri.setWkbType(_WKB_TYPES[declared.geometry])
    uri.setUseEstimatedMetadata(True)
    # The declared key is unique by the views' making: no need to count rows to find out.
    uri.setParam("checkPrimaryKeyUnicity", "0")
    layer = QgsVectorLayer(uri.uri(False), declared.name, "postgres")
    if not layer.isValid():
        # The summary of an empty error ends QGIS 3.22.
        reason = "no reason was given" if layer.error().isEmpty() else layer.error().summary()
        raise MapalusError(
            f"The public layer {declared.name} cannot be read: {reason}.",
            "Check that the database is installed and running.",
        )
    undeclared = [field.name() for field in layer.fields() if field.name() not in declared.column_names]
    if undeclared:
        raise MapalusError(
            f"The view {declared.name} has columns that are not declared: {', '.join(undeclared)}.",
            "Declare them in publication.yml or take them out of the view; nothing was published.",
        )
    message, loaded = layer.loadNamedStyle(str(STYLES / f"{declared.style}.qml"))
    if not loaded:
        raise MapalusError(f"The style {declared.style}.qml cannot be applied: {message}.", "Correct the style.")
    layer.setCrs(crs)
    layer.setName(f"{declared.title.id} / {declared.title.en}")
    layer.setShortName(declared.name)
    layer.setTitle(f"{declared.title.id} / {declared.title.en}")
    layer.setAbstract(f"{declared.abstract.id}\n{declared.abstract.en}")
    return layer


def _write_wms_extent(project, box, crs):
    from qgis.core import QgsCoordinateTransform

    extent = QgsCoordinateTransform(box.crs(), crs, project).transformBoundingBox(box)
    project.writeEntry(
        "WMSExtent",
        "/",
        [str(side) for side in (extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum())],
    )
