"""Loading a city's tables as layers that planners can work with at once."""

from dataclasses import dataclass

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsDataProvider,
    QgsDataSourceUri,
    QgsMapLayer,
    QgsRectangle,
    QgsReferencedRectangle,
    QgsRelation,
    QgsRuleBasedRenderer,
    QgsVectorLayer,
    QgsWkbTypes,
)

from mapalus.plugin.database.stored_connection import without_password
from mapalus.plugin.errors import MapalusError
from mapalus.plugin.i18n import words_in
from mapalus.plugin.layers.list_layers import (
    set_up_agency_layer,
    set_up_area_layer,
    set_up_category_layer,
    set_up_history_layer,
)
from mapalus.plugin.layers.report_layer import set_up_report_layer
from mapalus.plugin.layers.words import layer_titles
from mapalus.plugin.paths import STYLES

LAYER_PROPERTY = "mapalus/layer"
GROUP_PROPERTY = "mapalus/group"
HISTORY_RELATION = "mapalus_report_event_report"

_SCHEMA = "mapalus"
_POINT = QgsWkbTypes.Type.Point
_MULTI_POLYGON = QgsWkbTypes.Type.MultiPolygon


@dataclass(frozen=True)
class CityLayer:
    """One layer of a city: ``name`` identifies it in the project, ``style`` is a file of ``styles``."""

    name: str
    table: str
    key: str
    wkb_type: QgsWkbTypes.Type = None
    style: str = ""
    read_only: bool = False
    where: str = ""


MAP_LAYERS = (
    CityLayer("report", "report", "id", _POINT, "report"),
    CityLayer("agency_office", "agency", "code", _POINT, "agency", where='"geom" IS NOT NULL'),
    # Borders come from the city profile: nobody moves one by accident while editing reports.
    CityLayer("area", "area", "code", _MULTI_POLYGON, "area", read_only=True),
)
LISTS = (
    CityLayer("category", "category", "code"),
    CityLayer("agency", "agency", "code"),
    CityLayer("report_event", "report_event", "id", read_only=True),
)

# (relation, referencing layer, its column, referenced layer, its column)
_RELATIONS = (
    (HISTORY_RELATION, "report_event", "report_id", "report", "id"),
    ("mapalus_report_category", "report", "category", "category", "code"),
    ("mapalus_report_agency", "report", "agency", "agency", "code"),
    ("mapalus_report_area", "report", "area_code", "area", "code"),
)


def load_city_layers(project, connection, city, language):
    """Add a city's layers to a project, or bring those that it has to the state in which they are added.

    :param connection: QgsDataSourceUri without a table; a password in it is not written into the project.
    :param city: :class:`mapalus.plugin.layers.city_info.CityInfo`
    :param language: ``id`` or ``en``, of all that planners read.
    :returns: the layers by their names.
    :raises MapalusError: when a layer cannot be read, or has edits that were not saved.
    """
    tr = words_in(language)
    connection = without_password(connection)
    present = city_layers(project)
    _require_saved(present.values(), tr)
    titles = layer_titles(tr)
    layers = {}
    for wanted in (*LISTS, *MAP_LAYERS):
        uri = _layer_uri(connection, wanted)
        layers[wanted.name] = _layer(present.get(wanted.name), wanted, uri, titles[wanted.name], tr)

    project.addMapLayers([layer for name, layer in layers.items() if name not in present], False)
    _arrange(project, layers, getattr(city.title, language), tr)
    relations = _relate(project, layers)
    for wanted in MAP_LAYERS:
        _apply_style(layers[wanted.name], wanted.style, language)
    set_up_history_layer(layers["report_event"], layers["agency"], language, tr)
    set_up_area_layer(layers["area"], tr)
    for name in ("agency", "agency_office"):
        set_up_agency_layer(layers[name], layers["agency"], layers["area"], language, tr)
    set_up_category_layer(layers["category"], layers["agency"], language, tr)
    set_up_report_layer(
        layers["report"],
        layers["category"],
        layers["agency"],
        layers["area"],
        relations[HISTORY_RELATION],
        language,
        tr,
    )
    for wanted in (*LISTS, *MAP_LAYERS):
        layers[wanted.name].setReadOnly(wanted.read_only)
        layers[wanted.name].triggerRepaint()
    return layers


def city_layers(project):
    """Return the city's layers that a project has, by their names."""
    return {
        layer.customProperty(LAYER_PROPERTY): layer
        for layer in project.mapLayers().values()
        if layer.customProperty(LAYER_PROPERTY)
    }


def set_up_project(project, city, language):
    """Give a project that holds nothing else the city's title, CRS and extent."""
    wgs84 = QgsCoordinateReferenceSystem("EPSG:4326")
    project.setTitle(getattr(city.title, language))
    project.setCrs(QgsCoordinateReferenceSystem.fromEpsgId(city.metric_srid))
    extent = QgsReferencedRectangle(city_extent(project, city), project.crs())
    project.viewSettings().setDefaultViewExtent(extent)
    project.viewSettings().setPresetFullExtent(QgsReferencedRectangle(QgsRectangle(*city.extent), wgs84))


def city_extent(project, city):
    """Return the city's extent in the project's CRS."""
    wgs84 = QgsCoordinateReferenceSystem("EPSG:4326")
    return QgsCoordinateTransform(wgs84, project.crs(), project).transformBoundingBox(QgsRectangle(*city.extent))


def _layer_uri(connection, wanted):
    uri = QgsDataSourceUri(connection)
    uri.setDataSource(_SCHEMA, wanted.table, "geom" if wanted.wkb_type is not None else "", wanted.where, wanted.key)
    if wanted.wkb_type is not None:
        uri.setSrid("4326")
        uri.setWkbType(wanted.wkb_type)
    # Nothing here may make PostgreSQL read a whole table just to add a layer.
    uri.setUseEstimatedMetadata(True)
    uri.setParam("checkPrimaryKeyUnicity", "0")
    return uri.uri(False)


def _layer(present, wanted, uri, title, tr):
    if present is None:
        layer = QgsVectorLayer(uri, title, "postgres")
        layer.setCustomProperty(LAYER_PROPERTY, wanted.name)
    else:
        layer = present
        layer.setReadOnly(False)
        layer.setDataSource(uri, title, "postgres", QgsDataProvider.ProviderOptions(), False)
    if not layer.isValid():
        raise MapalusError(
            tr("The table {table} cannot be read: {reason}.").format(
                table=f"{_SCHEMA}.{wanted.table}", reason=_reason(layer) or tr("no reason was given")
            ),
            tr("Check that the database user has the role mapalus_planner and that the schema is up to date."),
        )
    layer.setName(title)
    return layer


def _reason(layer):
    # Asking an empty error for its summary is the end of the process.
    return "" if layer.error().isEmpty() else layer.error().summary().strip(" .")


def _require_saved(layers, tr):
    edited = [layer.name() for layer in layers if layer.isEditable()]
    if edited:
        raise MapalusError(
            tr("The layer {names} is being edited.").format(names=", ".join(edited)),
            tr("Save or discard its edits, then load the layers again."),
        )


def _arrange(project, layers, title, tr):
    group = _group(project.layerTreeRoot(), "city", title)
    lists = _group(group, "lists", tr("Lists"))
    lists.setExpanded(False)
    for place, wanted in enumerate(MAP_LAYERS):
        if group.findLayer(layers[wanted.name].id()) is None:
            node = group.insertLayer(place, layers[wanted.name])
            node.setExpanded(wanted.name != "agency_office")
    for wanted in LISTS:
        if group.findLayer(layers[wanted.name].id()) is None:
            lists.addLayer(layers[wanted.name])


def _group(parent, kind, title):
    for group in parent.findGroups(True):
        if group.customProperty(GROUP_PROPERTY) == kind:
            group.setName(title)
            return group
    group = parent.insertGroup(0, title) if kind == "city" else parent.addGroup(title)
    group.setCustomProperty(GROUP_PROPERTY, kind)
    return group


def _relate(project, layers):
    relations = {}
    for identifier, referencing, column, referenced, key in _RELATIONS:
        relation = QgsRelation()
        relation.setId(identifier)
        relation.setName(layers[referencing].name())
        relation.setReferencingLayer(layers[referencing].id())
        relation.setReferencedLayer(layers[referenced].id())
        relation.addFieldPair(column, key)
        project.relationManager().addRelation(relation)
        relations[identifier] = project.relationManager().relation(identifier)
    return relations


def _apply_style(layer, style, language):
    looks = QgsMapLayer.StyleCategory
    message, applied = layer.loadNamedStyle(
        str(STYLES / f"{style}.qml"), False, looks.Symbology | looks.Labeling | looks.Rendering
    )
    if not applied:
        raise MapalusError(f"The style {style}.qml cannot be applied: {message}.", "Install Mapalus again.")
    renderer = layer.renderer().clone()
    if isinstance(renderer, QgsCategorizedSymbolRenderer):
        for index, category in enumerate(renderer.categories()):
            renderer.updateCategoryLabel(index, _own_words(category.label(), language))
    elif isinstance(renderer, QgsRuleBasedRenderer):
        for rule in renderer.rootRule().descendants():
            rule.setLabel(_own_words(rule.label(), language))
    layer.setRenderer(renderer)


def _own_words(label, language):
    """Return the half of a legend entry that is in a language: styles say both, ``Selesai / Resolved``."""
    indonesian, separator, english = label.partition(" / ")
    return english if separator and language == "en" else indonesian
