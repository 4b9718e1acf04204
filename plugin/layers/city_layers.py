"""Loading a city's tables as layers that planners can work with at once."""

from dataclasses import dataclass

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsDataProvider,
    QgsDataSourceUri,
    QgsMapLayer,
    QgsMapLayerLegendUtils,
    QgsRectangle,
    QgsReferencedRectangle,
    QgsRelation,
    QgsRuleBasedLabeling,
    QgsRuleBasedRenderer,
    QgsVectorLayer,
    QgsWkbTypes,
)

from mapalus.plugin.errors import MapalusError, Sentence
from mapalus.plugin.i18n import words_in
from mapalus.plugin.layers.infrastructure_layers import (
    COVERAGE_KEY,
    set_up_cctv_layer,
    set_up_facility_layer,
    set_up_market_layer,
    set_up_programme_layer,
)
from mapalus.plugin.layers.infrastructure_tables import (
    set_up_cctv_state_layer,
    set_up_cctv_stream_layer,
    set_up_commodity_layer,
    set_up_price_layer,
)
from mapalus.plugin.layers.list_layers import (
    set_up_agency_layer,
    set_up_area_layer,
    set_up_category_layer,
    set_up_history_layer,
)
from mapalus.plugin.layers.report_layer import set_up_report_layer
from mapalus.plugin.paths import STYLES
from mapalus.plugin.stored.connections import without_password
from mapalus.plugin.titles import group_titles, layer_titles

LAYER_PROPERTY = "mapalus/layer"
GROUP_PROPERTY = "mapalus/group"
HISTORY_RELATION = "mapalus_report_event_report"
STATES_RELATION = "mapalus_cctv_state_cctv"
PRICES_RELATION = "mapalus_price_market"

_SCHEMA = "mapalus"
_POINT = QgsWkbTypes.Type.Point
_MULTI_POINT = QgsWkbTypes.Type.MultiPoint
_MULTI_LINE = QgsWkbTypes.Type.MultiLineString
_MULTI_POLYGON = QgsWkbTypes.Type.MultiPolygon


@dataclass(frozen=True)
class CityLayer:
    """One layer of a city: ``name`` identifies it in the project, ``style`` is a file of ``styles``.

    What only some roles may read (``for_some``) is left out where the login may not. A ``query`` stands for the
    whole table where QGIS cannot read a column of it.
    """

    name: str
    table: str
    key: str
    wkb_type: QgsWkbTypes.Type = None
    style: str = ""
    read_only: bool = False
    where: str = ""
    for_some: bool = False
    query: str = ""


# QGIS 3.22 reads nothing from columns of the type name.
_EVENTS = """(SELECT id, report_id, at, actor::text AS actor, kind, from_value, to_value, note, is_public, reason,
    agency, from_source FROM mapalus.report_event)"""
_STATES = "(SELECT id, cctv, at, actor::text AS actor, from_state, to_state FROM mapalus.cctv_state)"

MAP_LAYERS = (
    CityLayer("report", "report", "id", _POINT, "report"),
    CityLayer("cctv", "cctv", "code", _POINT, "cctv"),
    CityLayer("facility", "facility", "code", _POINT, "facility"),
    CityLayer("market", "market", "code", _POINT, "market"),
    # One table, any geometry: QGIS shows the single and multiple ones of a kind as one layer.
    CityLayer("programme_point", "programme", "code", _MULTI_POINT, "programme_point"),
    CityLayer("programme_line", "programme", "code", _MULTI_LINE, "programme_line"),
    CityLayer("programme_polygon", "programme", "code", _MULTI_POLYGON, "programme_polygon"),
    CityLayer("agency_office", "agency", "code", _POINT, "agency", where='"geom" IS NOT NULL'),
    # Borders come from the city profile: nobody moves one by accident while editing reports.
    CityLayer("area", "area", "code", _MULTI_POLYGON, "area", read_only=True),
)
LISTS = (
    CityLayer("category", "category", "code"),
    CityLayer("agency", "agency", "code"),
    CityLayer("report_event", "report_event", "id", read_only=True, query=_EVENTS),
    CityLayer("commodity", "commodity", "code"),
    CityLayer("price", "price", '"market","commodity","day"', for_some=True),
    CityLayer("programme", "programme", "code"),
    CityLayer("cctv_state", "cctv_state", "id", read_only=True, for_some=True, query=_STATES),
    CityLayer("cctv_stream", "cctv_stream", "cctv", for_some=True),
)

_PROGRAMMES = ("programme_point", "programme_line", "programme_polygon")
# Layers and groups from top to bottom; a group is its kind and what stands in it.
_TREE = (
    "report",
    ("infrastructure", ("cctv", "facility", "market", ("programmes", _PROGRAMMES))),
    "agency_office",
    "area",
    ("lists", tuple(wanted.name for wanted in LISTS)),
)
_UNTICKED = ("cctv", "facility")
_LEGEND_OPEN = ("report", "area")
_GROUPS_CLOSED = ("programmes", "lists")

# (relation, referencing layer, its column, referenced layer, its column)
_RELATIONS = (
    (HISTORY_RELATION, "report_event", "report_id", "report", "id"),
    ("mapalus_report_category", "report", "category", "category", "code"),
    ("mapalus_report_agency", "report", "agency", "agency", "code"),
    ("mapalus_report_area", "report", "area_code", "area", "code"),
    (STATES_RELATION, "cctv_state", "cctv", "cctv", "code"),
    (PRICES_RELATION, "price", "market", "market", "code"),
    ("mapalus_price_commodity", "price", "commodity", "commodity", "code"),
    ("mapalus_cctv_stream_cctv", "cctv_stream", "cctv", "cctv", "code"),
    ("mapalus_cctv_agency", "cctv", "agency", "agency", "code"),
    ("mapalus_facility_agency", "facility", "agency", "agency", "code"),
    ("mapalus_programme_agency", "programme", "agency", "agency", "code"),
)


def load_city_layers(project, connection, city, language):
    """Add a city's layers to a project, or bring those that it has to the state in which they are added.

    :param connection: QgsDataSourceUri without a table; a password in it is not written into the project.
    :param city: :class:`mapalus.plugin.city.city.City`
    :param language: ``id`` or ``en``, of all that planners read.
    :returns: the layers by their names.
    :raises MapalusError: when a layer cannot be read, or has edits that were not saved.
    """
    tr = words_in(language)
    connection = without_password(connection)
    present = city_layers(project)
    _require_saved(present.values(), tr)
    titles = layer_titles(tr)
    every = [wanted for wanted in (*LISTS, *MAP_LAYERS) if not wanted.for_some or wanted.table in city.readable]
    layers = {}
    for wanted in every:
        uri = _layer_uri(connection, wanted)
        layers[wanted.name] = _layer(present.get(wanted.name), wanted, uri, titles[wanted.name], tr)

    project.addMapLayers([layer for name, layer in layers.items() if name not in present], False)
    group = _group(project.layerTreeRoot(), "city", city.title.in_language(language), 0)
    _arrange(group, group, _TREE, layers, group_titles(tr))
    relations = _relate(project, layers)
    for wanted in MAP_LAYERS:
        _apply_style(layers[wanted.name], wanted.style, language)
    _set_up(layers, relations, city, language, tr)
    for wanted in every:
        layer = layers[wanted.name]
        layer.setReadOnly(wanted.read_only)
        _tidy_legend(group.findLayer(layer.id()))
        layer.triggerRepaint()
    return layers


def _set_up(layers, relations, city, language, tr):
    agencies, areas = layers["agency"], layers["area"]
    set_up_history_layer(layers["report_event"], agencies, layers["category"], language, tr)
    set_up_area_layer(areas, language, tr)
    for name in ("agency", "agency_office"):
        set_up_agency_layer(layers[name], agencies, areas, language, tr)
    set_up_category_layer(layers["category"], agencies, language, tr)
    set_up_report_layer(
        layers["report"], layers["category"], agencies, areas, relations[HISTORY_RELATION], language, tr
    )
    set_up_facility_layer(layers["facility"], agencies, areas, language, tr)
    states = relations.get(STATES_RELATION)
    set_up_cctv_layer(layers["cctv"], agencies, areas, states, city.metric_srid, language, tr)
    set_up_market_layer(layers["market"], areas, relations.get(PRICES_RELATION), language, tr)
    set_up_commodity_layer(layers["commodity"], language, tr)
    for name in (*_PROGRAMMES, "programme"):
        set_up_programme_layer(layers[name], agencies, language, tr)
    if "price" in layers:
        set_up_price_layer(layers["price"], layers["market"], layers["commodity"], language, tr)
    if "cctv_state" in layers:
        set_up_cctv_state_layer(layers["cctv_state"], layers["cctv"], language, tr)
    if "cctv_stream" in layers:
        set_up_cctv_stream_layer(layers["cctv_stream"], layers["cctv"], tr)


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
    project.setTitle(city.title.in_language(language))
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
    schema, table = ("", wanted.query) if wanted.query else (_SCHEMA, wanted.table)
    uri.setDataSource(schema, table, "geom" if wanted.wkb_type is not None else "", wanted.where, wanted.key)
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
            "The table {table} cannot be read: {reason}.",
            "Check that the database user has the role mapalus_planner and that the schema is up to date.",
            table=f"{_SCHEMA}.{wanted.table}",
            reason=_reason(layer) or Sentence("no reason was given"),
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
            "The layer {names} is being edited.",
            "Save or discard its edits, then load the layers again.",
            names=", ".join(edited),
        )


def _arrange(city_group, parent, branch, layers, titles):
    """Add what a branch of the tree lacks; what stands elsewhere in the city's group was put there on purpose."""
    for place, entry in enumerate(branch):
        if isinstance(entry, tuple):
            kind, below = entry
            _arrange(city_group, _group(city_group, kind, titles[kind], place, parent), below, layers, titles)
        elif entry in layers and city_group.findLayer(layers[entry].id()) is None:
            node = parent.insertLayer(place, layers[entry])
            node.setExpanded(entry in _LEGEND_OPEN)
            node.setItemVisibilityChecked(entry not in _UNTICKED)


def _group(within, kind, title, place, parent=None):
    """Return the group of a kind, wherever it stands; a new one gets its place in ``parent``, or else ``within``."""
    for group in within.findGroups(True):
        if group.customProperty(GROUP_PROPERTY) == kind:
            group.setName(title)
            return group
    group = (parent or within).insertGroup(place, title)
    group.setCustomProperty(GROUP_PROPERTY, kind)
    group.setExpanded(kind not in _GROUPS_CLOSED)
    return group


def _tidy_legend(node):
    """Leave out legend entries that repeat another's words, the same things at another scale, and shapes of no size."""
    if node.layer().renderer() is None:
        return
    items = node.layer().renderer().legendSymbolItems()
    first = {}
    for place, item in enumerate(items):
        if item.ruleKey() != COVERAGE_KEY:
            first.setdefault(item.label(), place)
    if len(first) < len(items):
        QgsMapLayerLegendUtils.setLegendNodeOrder(node, list(first.values()))


def _relate(project, layers):
    relations = {}
    for identifier, referencing, column, referenced, key in _RELATIONS:
        if not {referencing, referenced} <= set(layers):
            continue
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
        raise MapalusError(
            "The style {style}.qml cannot be applied: {message}.",
            "Install Mapalus again.",
            style=style,
            message=message,
        )
    renderer = layer.renderer().clone()
    if isinstance(renderer, QgsCategorizedSymbolRenderer):
        for index, category in enumerate(renderer.categories()):
            renderer.updateCategoryLabel(index, _own_words(category.label(), language))
    elif isinstance(renderer, QgsRuleBasedRenderer):
        for rule in renderer.rootRule().descendants():
            rule.setLabel(_own_words(rule.label(), language))
    layer.setRenderer(renderer)
    if isinstance(layer.labeling(), QgsRuleBasedLabeling):
        labeling = layer.labeling().clone()
        for rule in labeling.rootRule().descendants():
            settings = rule.settings()
            if settings.fieldName.endswith("_name_id"):
                settings.fieldName = settings.fieldName.removesuffix("id") + language
                rule.setSettings(settings)
        layer.setLabeling(labeling)


def _own_words(label, language):
    """Return the half of a legend entry that is in a language: styles say both, ``Selesai / Resolved``."""
    indonesian, separator, english = label.partition(" / ")
    return english if separator and language == "en" else indonesian
