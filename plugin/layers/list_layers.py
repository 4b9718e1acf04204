"""Forms and words of the layers beside the reports: history, areas, agencies, categories."""

from qgis.core import QgsExpression, QgsField

from mapalus.plugin.layers.forms import (
    DATE_TIME,
    LONG_TEXT,
    TEXT,
    Form,
    keep_version,
    number,
    set_titles,
    set_widgets,
    show_columns,
    value_map,
    value_relation,
)
from mapalus.plugin.titles import column_titles
from mapalus.plugin.vocabulary import (
    AGENCY_KINDS,
    AREA_LEVELS,
    PRIVACY_CLASSES,
    STATUS_REASONS,
    STATUSES,
    VISIBILITIES,
    in_language,
)


def set_up_history_layer(layer, agencies, categories, language, tr):
    """Events say in words what happened; nobody can change them."""
    index = layer.fields().indexOf("change")
    if index >= 0:
        layer.removeExpressionField(index)
    change = QgsField(layer.fields().field("note"))
    change.setName("change")
    layer.addExpressionField(_change(agencies, categories, language, tr), change)
    set_titles(layer, column_titles(tr))
    set_widgets(layer, {"at": DATE_TIME, "note": LONG_TEXT, "change": TEXT, "actor": TEXT})
    form = Form(layer)
    form.group(form.root, "", ("at", "change", "actor"))
    form.group(form.root, "", ("note",), when='"note" IS NOT NULL')
    form.read_only("at", "change", "note", "actor")
    form.apply()
    show_columns(layer, {"at": 140, "change": 320, "actor": 160, "note": 320})
    layer.setDisplayExpression("format_date(\"at\", 'yyyy-MM-dd HH:mm') || '   ' || \"change\"")


def set_up_area_layer(layer, language, tr):
    set_titles(layer, column_titles(tr))
    set_widgets(layer, {"level": value_map(in_language(AREA_LEVELS, language)), "population": number(0, 100_000_000)})
    form = Form(layer)
    form.group(form.root, "", ("code", "area_name", "area_type", "level", "parent", "population"))
    form.apply()
    show_columns(
        layer, {"code": 120, "area_name": 200, "area_type": 120, "level": 120, "parent": 120, "population": 100}
    )
    layer.setDisplayExpression('"area_name"')
    layer.setMapTipTemplate('<b>[% "area_name" %]</b><br>[% "area_type" %] &nbsp; [% "code" %]')


def set_up_agency_layer(layer, agencies, areas, language, tr):
    set_titles(layer, column_titles(tr))
    set_widgets(
        layer,
        {
            "kind": value_map(in_language(AGENCY_KINDS, language)),
            "parent": value_relation(agencies, f"agency_name_{language}", allow_null=True),
            "area_code": value_relation(areas, "area_name", allow_null=True),
        },
    )
    form = Form(layer)
    names = ("code", "agency_name_id", "agency_name_en", "kind", "parent", "area_code", "public_contact")
    form.group(form.root, "", names)
    form.apply()
    keep_version(layer)
    name = f"agency_name_{language}"
    show_columns(layer, {"code": 120, name: 280, "kind": 120, "parent": 220, "area_code": 140, "public_contact": 200})
    layer.setDisplayExpression(f'"{name}"')
    layer.setMapTipTemplate(f'<b>[% "agency_name_{language}" %]</b><br>[% coalesce("public_contact", \'\') %]')


def set_up_category_layer(layer, agencies, language, tr):
    set_titles(layer, column_titles(tr))
    set_widgets(
        layer,
        {
            "agency": value_relation(agencies, f"agency_name_{language}"),
            "privacy_class": value_map(in_language(PRIVACY_CLASSES, language)),
        },
    )
    form = Form(layer)
    form.group(form.root, "", ("code", "category_name_id", "category_name_en", "category_group", "category_icon"))
    form.group(form.root, "", ("agency", "privacy_class", "coordinate_hours", "resolve_hours"))
    form.apply()
    keep_version(layer)
    name = f"category_name_{language}"
    hours = dict.fromkeys(("coordinate_hours", "resolve_hours"), 120)
    show_columns(layer, {"code": 140, name: 220, "category_group": 140, "agency": 220, "privacy_class": 160, **hours})
    layer.setDisplayExpression(f'"{name}"')


def _change(agencies, categories, language, tr):
    """Return the expression that says in words what an event changed."""

    def in_words(column, words_by_code):
        return f'coalesce(map_get(map({_pairs(words_by_code)}), "{column}"), "{column}", \'-\')'

    def name(column, layer, shown_column):
        row = f"get_feature({_quoted(layer.id())}, 'code', \"{column}\")"
        return f"coalesce(attribute({row}, {_quoted(shown_column)}), \"{column}\", '-')"

    def moment(column):
        # As the database wrote it: 2026-01-31 08:00:00+08. The offset stays, for the reader's clock may differ.
        read = f"to_datetime(left(\"{column}\", 16), 'yyyy-MM-dd HH:mm')"
        offset = f"regexp_substr(\"{column}\", '([+-][0-9:]+)$')"
        return f"coalesce(format_date({read}, 'dd MMM yyyy HH:mm') || ' UTC' || {offset}, \"{column}\", '-')"

    def step(in_its_words, title=""):
        said = f"{in_its_words('from_value')} || ' → ' || {in_its_words('to_value')}"
        return f"{_quoted(title + ': ')} || {said}" if title else said

    def status(column):
        return in_words(column, in_language(STATUSES, language))

    def agency(column):
        return name(column, agencies, f"agency_name_{language}")

    def category(column):
        return name(column, categories, f"category_name_{language}")

    def reason(column):
        return in_words(column, in_language(STATUS_REASONS, language))

    def as_it_is(column):
        return f"coalesce(\"{column}\", '-')"

    given_reason = f'map_get(map({_pairs(in_language(STATUS_REASONS, language))}), "reason")'
    sentences = {
        "received": _quoted(tr("Report received")),
        "status": f"{step(status)} || coalesce(' (' || {given_reason} || ')', '')",
        "reason": step(reason, tr("Reason")),
        "agency": step(agency),
        "category": step(category, tr("Category")),
        "location": _quoted(tr("Position changed")),
        "object": step(as_it_is, tr("Object")),
        "deadline": step(moment, tr("Deadline")),
        "priority": step(as_it_is, tr("Priority")),
        "visibility": in_words("to_value", in_language(VISIBILITIES, language)),
        "description": _quoted(tr("Description for the public changed")),
        "note": f'if("note" IS NULL, {_quoted(tr("Note removed"))}, {_quoted(tr("Note"))})',
        "merge": f"{_quoted(tr('Merged into') + ' ')} || {as_it_is('to_value')}",
        "unmerge": f"{_quoted(tr('No longer merged into') + ' ')} || {as_it_is('from_value')}",
        "deleted": f"{_quoted(tr('Report deleted') + ': ')} || {as_it_is('from_value')}",
    }
    cases = " ".join(f'WHEN "kind" = {_quoted(kind)} THEN {sentence}' for kind, sentence in sentences.items())
    return f'CASE {cases} ELSE "kind" END'


def _pairs(words_by_code):
    return ", ".join(f"{_quoted(code)}, {_quoted(word)}" for code, word in words_by_code.items())


def _quoted(text):
    return QgsExpression.quotedString(text)
