"""How facilities, cameras, markets and programmes behave on the desktop: forms, words, map tips."""

from qgis.core import (
    QgsFillSymbol,
    QgsGeometryGeneratorSymbolLayer,
    QgsMarkerSymbol,
    QgsRuleBasedRenderer,
    QgsSymbol,
)

from mapalus.plugin.layers.forms import (
    DATE,
    DATE_TIME,
    HIDDEN,
    TEXT,
    YES_NO,
    Form,
    keep_version,
    number,
    set_constraints,
    set_defaults,
    set_titles,
    set_widgets,
    show_columns,
    value_map,
    value_relation,
)
from mapalus.plugin.titles import column_titles
from mapalus.plugin.vocabulary import (
    CCTV_STATES,
    FACILITY_KINDS,
    MARKET_LEVELS,
    in_language,
)

_KEY = '"code" = trim("code") AND "code" <> \'\''
# Keys of prices are joined by slashes.
KEY_WITHOUT_SLASH = f"{_KEY} AND strpos(\"code\", '/') = 0"

# Rows as the database has them: the version of a new or edited one is a negative number until it is saved.
SAVED = '"version" > 0'

# Buttons of a relation whose rows are entered there.
_ENTER_ROWS = "ToggleEditing|SaveChildEdits|AddChildFeature|DeleteChildFeature"

COVERAGE_KEY = "mapalus_coverage"
# Beyond, what cameras see is smaller than their symbols.
_COVERAGE_UP_TO = 25_000


def set_up_facility_layer(layer, agencies, areas, language, tr):
    titles = _set_up(layer, agencies, areas, language, tr)
    set_widgets(layer, {"kind": value_map(in_language(FACILITY_KINDS, language))})
    set_defaults(layer, {"is_public": "true"})
    form = Form(layer)
    facility = form.tab(tr("Facility"))
    form.group(facility, "", ("code", "facility_name", "kind", "agency", "is_public"))
    form.group(facility, tr("Where"), ("address", "area_code"))
    form.group(facility, "", ("updated_at", "version"), when=SAVED)
    form.read_only("area_code", "updated_at", "version")
    form.apply()
    show_columns(
        layer,
        {
            "code": 90,
            "facility_name": 240,
            "kind": 120,
            "agency": 220,
            "address": 220,
            "area_code": 140,
            "is_public": 80,
        },
        sort='"facility_name"',
    )
    layer.setDisplayExpression('"facility_name"')
    layer.setMapTipTemplate(_map_tip("facility_name", ("kind", "agency", "address"), titles))


def set_up_cctv_layer(layer, agencies, areas, history, metric_srid, language, tr):
    """Set up cameras.

    :param history: the QgsRelation from changes of state to their camera, or None where they may not be read.
    :param metric_srid: EPSG code of a CRS in metres, for drawing what cameras see.
    """
    titles = _set_up(layer, agencies, areas, language, tr, agency=tr("Owner"))
    set_widgets(
        layer,
        {
            "state": value_map(in_language(CCTV_STATES, language)),
            "is_turning": YES_NO,
            "azimuth": number(0, 359.9, "°", digits=1),
            "field_of_view": number(0, 360, "°", digits=1),
            "range_m": number(0, 10_000, "m", digits=1),
            "height_m": number(0, 1_000, "m", digits=1),
        },
    )
    set_defaults(layer, {"is_public": "false", "is_turning": "false", "state": "'unknown'"})
    set_constraints(
        layer,
        {
            "azimuth": (
                '"azimuth" >= 0 AND "azimuth" < 360 AND NOT coalesce("is_turning", false)',
                tr("A heading is at least 0 and less than 360 degrees; leave that of a turning camera empty."),
            ),
            "field_of_view": (
                '"field_of_view" > 0 AND "field_of_view" <= 360',
                tr("A field of view is more than 0 and at most 360 degrees."),
            ),
            "range_m": ('"range_m" > 0', tr("A range is more than 0 metres; leave it empty where nobody knows.")),
            "height_m": ('"height_m" >= 0', tr("A height is 0 metres or more.")),
        },
    )
    form = Form(layer)
    camera = form.tab(tr("Camera"))
    form.group(camera, "", ("code", "cctv_name", "agency", "state", "is_public"))
    form.group(camera, tr("What it sees"), ("is_turning", "azimuth", "field_of_view", "range_m", "height_m"))
    form.group(camera, tr("Where"), ("address", "area_code"))
    form.group(camera, "", ("updated_at", "version"), when=SAVED)
    if history is not None:
        form.relation(form.tab(tr("History")), history, tr("History"))
    form.read_only("area_code", "updated_at", "version")
    form.apply()
    show_columns(
        layer,
        {
            "code": 90,
            "cctv_name": 220,
            "state": 110,
            "agency": 220,
            "address": 200,
            "area_code": 140,
            "is_turning": 90,
            "azimuth": 90,
            "field_of_view": 90,
            "range_m": 90,
            "height_m": 90,
            "is_public": 80,
        },
        sort='"cctv_name"',
    )
    layer.setDisplayExpression('"cctv_name"')
    layer.setMapTipTemplate(
        _map_tip("cctv_name", ("state", "agency", "address", "azimuth", "field_of_view", "range_m"), titles)
    )
    _show_coverage(layer, metric_srid, tr)


def set_up_market_layer(layer, areas, prices, language, tr):
    """Set up markets.

    :param prices: the QgsRelation from prices to their market, or None where they may not be read.
    """
    titles = _set_up(layer, None, areas, language, tr)
    set_widgets(layer, {"level": value_map(in_language(MARKET_LEVELS, language))})
    set_defaults(layer, {"is_public": "true"})
    set_constraints(layer, {"code": (KEY_WITHOUT_SLASH, tr("A code has no spaces around it and no slash in it."))})
    form = Form(layer)
    market = form.tab(tr("Market"))
    form.group(market, "", ("code", "market_name", "level", "is_public"))
    form.group(market, tr("Where"), ("address", "area_code"))
    form.group(market, "", ("updated_at", "version"), when=SAVED)
    if prices is not None:
        form.relation(form.tab(tr("Prices")), prices, tr("Prices"), _ENTER_ROWS)
    form.read_only("area_code", "updated_at", "version")
    form.apply()
    show_columns(
        layer,
        {"code": 90, "market_name": 240, "level": 120, "address": 220, "area_code": 140, "is_public": 80},
        sort='"market_name"',
    )
    layer.setDisplayExpression('"market_name"')
    layer.setMapTipTemplate(_map_tip("market_name", ("level", "address"), titles))


def set_up_programme_layer(layer, agencies, language, tr):
    """Set up a layer of programmes: those with one kind of geometry, or the table of all."""
    titles = _set_up(layer, agencies, None, language, tr)
    set_widgets(
        layer,
        {
            "budget": number(0, 1e15, digits=0),
            "starts_on": DATE,
            "ends_on": DATE,
            "progress": number(0, 100, "%", digits=1),
            "geom": HIDDEN,
        },
    )
    set_defaults(layer, {"is_public": "true"})
    set_constraints(
        layer,
        {
            "budget": ('"budget" >= 0', tr("A budget is 0 or more.")),
            "ends_on": (
                '"starts_on" IS NULL OR "ends_on" >= "starts_on"',
                tr("The last day is not before the first."),
            ),
            "progress": ('"progress" >= 0 AND "progress" <= 100', tr("Progress lies between 0 and 100 percent.")),
        },
    )
    form = Form(layer)
    programme = form.tab(tr("Programme"))
    form.group(programme, "", ("code", "programme_name_id", "programme_name_en", "agency", "is_public"))
    form.group(programme, tr("Budget and time"), ("budget", "starts_on", "ends_on", "progress"))
    form.group(programme, "", ("updated_at", "version"), when=SAVED)
    form.read_only("updated_at", "version")
    form.apply()
    name = f"programme_name_{language}"
    show_columns(
        layer,
        {
            "code": 90,
            name: 280,
            "agency": 220,
            "budget": 140,
            "starts_on": 100,
            "ends_on": 100,
            "progress": 80,
            "is_public": 80,
        },
        sort='"code"',
    )
    layer.setDisplayExpression(f'"{name}"')
    layer.setMapTipTemplate(_map_tip(name, ("agency", "progress", "starts_on", "ends_on"), titles))


def _set_up(layer, agencies, areas, language, tr, **titles):
    """Set up what these layers have in common; return the titles of all columns."""
    titles = column_titles(tr) | titles
    set_titles(layer, titles)
    widgets = {
        **dict.fromkeys(("code", "address", "version"), TEXT),
        "updated_at": DATE_TIME,
        "is_public": YES_NO,
    }
    if agencies is not None:
        widgets["agency"] = value_relation(agencies, f"agency_name_{language}", allow_null=True)
    if areas is not None:
        widgets["area_code"] = value_relation(areas, "area_name", allow_null=True)
    set_widgets(layer, {name: widget for name, widget in widgets.items() if layer.fields().indexOf(name) >= 0})
    set_defaults(layer, {"updated_at": "now()"})
    set_constraints(layer, {"code": (_KEY, tr("A code has no spaces around it."))})
    keep_version(layer)
    return titles


def _map_tip(name, columns, titles):
    lines = "".join(
        f"""[% if("{column}" IS NULL, '', '<br><span style="color:#666">{titles[column]}:</span> ' """
        f"""|| represent_value("{column}")) %]"""
        for column in columns
    )
    return f'<div style="font-family:sans-serif; width:290px"><b>[% "{name}" %]</b>{lines}</div>'


def _show_coverage(layer, metric_srid, tr):
    """Draw what a camera sees, below the cameras; on the desktop alone, since servers' styles know no such shapes.

    Headings are measured from the grid's north, which is within a degree or two of true north in a city's own CRS.
    """
    renderer = QgsRuleBasedRenderer.convertFromRenderer(layer.renderer())
    for rule in renderer.rootRule().descendants():
        for part in rule.symbol().symbolLayers() if rule.symbol() else ():
            part.setRenderingPass(1)
    metres = f"transform($geometry, 'EPSG:4326', 'EPSG:{metric_srid}')"
    shape = (
        f'if("is_turning", buffer({metres}, "range_m"), wedge_buffer({metres}, "azimuth", "field_of_view", "range_m"))'
    )
    generator = QgsGeometryGeneratorSymbolLayer.create(
        {"geometryModifier": f"transform({shape}, 'EPSG:{metric_srid}', 'EPSG:4326')"}
    )
    generator.setSymbolType(QgsSymbol.SymbolType.Fill)
    generator.setSubSymbol(
        QgsFillSymbol.createSimple(
            {"color": "43,102,140,60", "outline_color": "43,102,140,160", "outline_width": "0.2"}
        )
    )
    symbol = QgsMarkerSymbol.createSimple({})
    symbol.changeSymbolLayer(0, generator)
    rule = QgsRuleBasedRenderer.Rule(
        symbol,
        0,
        _COVERAGE_UP_TO,
        '"range_m" IS NOT NULL AND ("is_turning" OR "azimuth" IS NOT NULL AND "field_of_view" IS NOT NULL)',
        tr("What it sees"),
    )
    rule.setRuleKey(COVERAGE_KEY)
    renderer.rootRule().appendChild(rule)
    layer.setRenderer(renderer)
