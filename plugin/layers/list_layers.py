"""Forms and words of the layers beside the reports: history, areas, agencies, categories."""

from qgis.core import QgsExpression, QgsField

from mapalus.plugin.layers import words
from mapalus.plugin.layers.forms import (
    DATE_TIME,
    LONG_TEXT,
    TEXT,
    Form,
    keep_version,
    number,
    set_titles,
    set_widgets,
    value_map,
    value_relation,
)


def set_up_history_layer(layer, agencies, language, tr):
    """Events say in words what happened; nobody can change them."""
    index = layer.fields().indexOf("change")
    if index >= 0:
        layer.removeExpressionField(index)
    change = QgsField(layer.fields().field("note"))
    change.setName("change")
    layer.addExpressionField(_change(agencies, language, tr), change)
    set_titles(layer, words.column_titles(tr))
    set_widgets(layer, {"at": DATE_TIME, "note": LONG_TEXT, "change": TEXT, "actor": TEXT})
    form = Form(layer)
    form.group(form.root, "", ("at", "change", "actor"))
    form.group(form.root, "", ("note",), when='"note" IS NOT NULL')
    form.read_only("at", "change", "note", "actor")
    form.apply()
    layer.setDisplayExpression("format_date(\"at\", 'yyyy-MM-dd HH:mm') || '   ' || \"change\"")


def set_up_area_layer(layer, tr):
    set_titles(layer, words.column_titles(tr))
    set_widgets(layer, {"level": value_map(words.area_levels(tr)), "population": number(0, 100_000_000)})
    form = Form(layer)
    form.group(form.root, "", ("code", "area_name", "area_type", "level", "parent", "population"))
    form.apply()
    layer.setDisplayExpression('"area_name"')
    layer.setMapTipTemplate('<b>[% "area_name" %]</b><br>[% "area_type" %] &nbsp; [% "code" %]')


def set_up_agency_layer(layer, agencies, areas, language, tr):
    set_titles(layer, words.column_titles(tr))
    set_widgets(
        layer,
        {
            "kind": value_map(words.agency_kinds(tr)),
            "parent": value_relation(agencies, f"agency_name_{language}", allow_null=True),
            "area_code": value_relation(areas, "area_name", allow_null=True),
        },
    )
    form = Form(layer)
    names = ("code", "agency_name_id", "agency_name_en", "kind", "parent", "area_code", "public_contact")
    form.group(form.root, "", names)
    form.apply()
    keep_version(layer)
    layer.setDisplayExpression(f'"agency_name_{language}"')
    layer.setMapTipTemplate(f'<b>[% "agency_name_{language}" %]</b><br>[% coalesce("public_contact", \'\') %]')


def set_up_category_layer(layer, agencies, language, tr):
    set_titles(layer, words.column_titles(tr))
    set_widgets(
        layer,
        {
            "agency": value_relation(agencies, f"agency_name_{language}"),
            "privacy_class": value_map(words.privacy_classes(tr)),
        },
    )
    form = Form(layer)
    form.group(form.root, "", ("code", "category_name_id", "category_name_en", "category_group", "category_icon"))
    form.group(form.root, "", ("agency", "privacy_class", "coordinate_hours", "resolve_hours"))
    form.apply()
    keep_version(layer)
    layer.setDisplayExpression(f'"category_name_{language}"')


def _change(agencies, language, tr):
    def in_words(column, words_by_code):
        pairs = ", ".join(f"{_quoted(code)}, {_quoted(word)}" for code, word in words_by_code.items())
        return f'map_get(map({pairs}), "{column}")'

    def status(column):
        return f'coalesce({in_words(column, words.statuses(tr))}, "{column}")'

    def agency(column):
        row = f"get_feature({_quoted(agencies.id())}, 'code', \"{column}\")"
        return f"coalesce(attribute({row}, 'agency_name_{language}'), \"{column}\")"

    reason = in_words("reason", words.status_reasons(tr))
    return (
        f"CASE WHEN \"kind\" = 'received' THEN {_quoted(tr('Report received'))} "
        f"WHEN \"kind\" = 'status' THEN {status('from_value')} || ' → ' || {status('to_value')} "
        f"|| coalesce(' (' || {reason} || ')', '') "
        f"WHEN \"kind\" = 'agency' THEN {agency('from_value')} || ' → ' || {agency('to_value')} "
        f"ELSE \"kind\" || ': ' || coalesce(\"from_value\", '-') || ' → ' || coalesce(\"to_value\", '-') END"
    )


def _quoted(text):
    return QgsExpression.quotedString(text)
