"""How the layer of reports behaves on the desktop: joined columns, form, tips, colours of its table."""

from qgis.core import (
    QgsConditionalStyle,
    QgsExpression,
    QgsField,
    QgsFieldConstraints,
    QgsVectorLayerJoinInfo,
)
from qgis.PyQt.QtGui import QColor, QFont

from mapalus.plugin.layers.forms import (
    DATE_TIME,
    HIDDEN,
    LONG_TEXT,
    TEXT,
    YES_NO,
    Form,
    keep_version,
    let_database_fill,
    number,
    set_defaults,
    set_titles,
    set_widgets,
    show_columns,
    value_map,
    value_relation,
)
from mapalus.plugin.layers.time_zone import forms_keep_time_zones
from mapalus.plugin.titles import column_titles
from mapalus.plugin.vocabulary import CHANNELS, POSITION_METHODS, STATUS_REASONS, STATUSES, in_language

# Both are what mapalus_public.report calls so: one style serves the desktop and the public map.
JOINED = ("category_icon", "category_name_id", "category_name_en", "category_group")
OVERDUE = "\"status\" NOT IN ('resolved', 'rejected') AND \"due_at\" < now()"

# Columns of the attribute table and their widths in pixels; the others are hidden.
_TABLE_COLUMNS = {
    "reference": 140,
    "status": 100,
    "category": 150,
    "agency": 200,
    "due_at": 150,
    "address": 200,
    "area_code": 120,
    "description": 260,
    "reported_at": 150,
    "resolved_at": 150,
    "priority": 60,
    "channel": 110,
    "status_reason": 120,
    "position_method": 110,
    "is_public": 60,
    "updated_at": 150,
}

_STATUS_TINTS = {
    "received": "#f7d5d1",
    "coordination": "#d4e3f7",
    "assigned": "#e6d9f2",
    "in_progress": "#fbefc4",
    "resolved": "#d7ecd9",
    "rejected": "#e4e4e4",
}


def set_up_report_layer(layer, categories, agencies, areas, history, language, tr):
    """Give the layer of reports everything but its style.

    :param categories: layer of the table ``category``; likewise ``agencies`` and ``areas``.
    :param history: the QgsRelation from events to their reports.
    """
    _add_columns(layer, categories)
    titles = column_titles(tr)
    set_titles(layer, titles)
    set_widgets(
        layer,
        {
            **dict.fromkeys(("id", "source", "source_id", "reference", "address", "version"), TEXT),
            **dict.fromkeys(("source_hash", "public_geom", "agency_root", "change_seq", "due_is_set", *JOINED), HIDDEN),
            **dict.fromkeys(("reported_at", "due_at", "resolved_at", "updated_at"), DATE_TIME),
            **dict.fromkeys(("is_public", "overdue"), YES_NO),
            **dict.fromkeys(("description", "status_note", "public_description"), LONG_TEXT),
            "status": value_map(in_language(STATUSES, language)),
            "status_reason": value_map({"": "", **in_language(STATUS_REASONS, language)}),
            "channel": value_map(in_language(CHANNELS, language)),
            "position_method": value_map(in_language(POSITION_METHODS, language)),
            # Empty at first, so that nobody files a report under the topmost category by accident.
            "category": value_relation(categories, f"category_name_{language}", allow_null=True),
            "agency": value_relation(agencies, f"agency_name_{language}", allow_null=True),
            "area_code": value_relation(areas, "area_name", allow_null=True),
            "priority": number(0, 9),
            "position_accuracy_m": number(0, 100_000),
            "duplicate_of": TEXT,
        },
    )
    set_defaults(
        layer,
        {
            "source": "'mapalus'",
            "description": "''",
            "channel": "'call_centre'",
            "status": "'received'",
            "position_method": "'by_hand'",
            "priority": "0",
            "reported_at": "now()",
            "is_public": "true",
            "updated_at": "now()",
        },
    )
    keep_version(layer)
    let_database_fill(layer, "id", "reference", "agency", "due_at")
    _set_form(layer, history, tr)
    _set_table(layer)
    layer.setDisplayExpression("coalesce(\"reference\", '') || '  ' || represent_value(\"category\")")
    layer.setMapTipTemplate(_map_tip(titles))


def _add_columns(layer, categories):
    for join in layer.vectorJoins():
        layer.removeJoin(join.joinLayerId())
    join = QgsVectorLayerJoinInfo()
    join.setJoinLayer(categories)
    join.setJoinFieldName("code")
    join.setTargetFieldName("category")
    # In the table's own order: with another one, QGIS fills the columns with each other's values.
    join.setJoinFieldNamesSubset([field.name() for field in categories.fields() if field.name() in JOINED])
    join.setPrefix("")
    join.setUsingMemoryCache(True)
    layer.addJoin(join)

    index = layer.fields().indexOf("overdue")
    if index >= 0:
        layer.removeExpressionField(index)
    # A copy of another column of that kind: its type has one name in Qt 5 and another in Qt 6.
    overdue = QgsField(layer.fields().field("is_public"))
    overdue.setName("overdue")
    overdue.setConstraints(QgsFieldConstraints())
    layer.addExpressionField(OVERDUE, overdue)


def _set_form(layer, history, tr):
    form = Form(layer)
    what = form.tab(tr("What"))
    form.group(what, "", ("reference", "category", "status", "agency"))
    form.group(what, tr("Rejection"), ("status_reason", "duplicate_of"), when="\"status\" = 'rejected'")
    form.fields(what, ("description", "status_note", "public_description"))
    form.group(what, "", ("channel", "priority", "is_public"))
    form.tab(tr("Where"), ("address", "area_code", "position_method", "position_accuracy_m"))
    progress = form.tab(tr("Progress"))
    form.group(progress, "", ("reported_at", "due_at", "overdue", "resolved_at"))
    form.group(progress, "", ("updated_at", "version", "source", "source_id"))
    form.relation(form.tab(tr("History")), history, tr("History"))
    form.read_only("reference", "area_code", "resolved_at", "updated_at", "version", "overdue", "source", "source_id")
    if not forms_keep_time_zones():
        form.read_only("reported_at", "due_at")
    form.label_on_top("description", "status_note", "public_description")
    form.apply()


def _set_table(layer):
    show_columns(layer, _TABLE_COLUMNS, sort='"due_at"')

    # Without a size of its own the coloured text stands out by size, too.
    font = QFont()
    font.setPointSize(9)
    styles = []
    for status, tint in _STATUS_TINTS.items():
        style = QgsConditionalStyle(f"@value = {QgsExpression.quotedString(status)}")
        style.setBackgroundColor(QColor(tint))
        style.setTextColor(QColor("#1b1b1b"))
        style.setFont(font)
        styles.append(style)
    layer.conditionalStyles().setFieldStyles("status", styles)
    late = QgsConditionalStyle('"overdue"')
    late.setTextColor(QColor("#b3261e"))
    late.setFont(font)
    layer.conditionalStyles().setFieldStyles("due_at", [late])


def _map_tip(titles):
    late = QgsExpression.quotedString(f' &nbsp;<b style="color:#b3261e">{titles["overdue"]}</b>')
    return f"""<div style="font-family:sans-serif; width:290px">
<b>[% represent_value("category") %]</b> &nbsp; <span style="color:#666">[% "reference" %]</span><br>
<b>[% represent_value("status") %]</b>[% if("overdue", {late}, '') %]<br>
[% if("address" <> '', "address" || '<br>', '') %]
<span style="color:#666">{titles["reported_at"]}:</span> [% format_date("reported_at", 'dd MMM yyyy HH:mm') %]<br>
<span style="color:#666">{titles["due_at"]}:</span> [% format_date("due_at", 'dd MMM yyyy HH:mm') %]<br>
<span style="color:#666">{titles["agency"]}:</span> [% represent_value("agency") %]
</div>"""
