import re
import time

import pytest
from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeatureRequest,
    QgsGeometry,
    QgsPointXY,
    QgsVectorLayerUtils,
)
from qgis.PyQt.QtWidgets import QDialogButtonBox, QTabWidget

from mapalus.plugin.layers.city_layers import load_city_layers
from mapalus.plugin.layers.time_zone import forms_keep_time_zones

IN_TONDANO = QgsPointXY(124.9, 1.3)


def index(layer, name):
    return layer.fields().indexOf(name)


def report(layer, where):
    return next(layer.getFeatures(QgsFeatureRequest().setFilterExpression(where)))


@pytest.fixture
def local_time(monkeypatch):
    """A planner's computer in Minahasa: its clock, and the session that the plugin makes speak the same."""
    monkeypatch.setenv("TZ", "Asia/Makassar")
    monkeypatch.setenv("PGTZ", "Asia/Makassar")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_joined_columns_have_the_names_that_the_style_uses(layers):
    layer = layers["report"]
    for feature in layer.getFeatures(QgsFeatureRequest().setLimit(50)):
        category = report(layers["category"], f"\"code\" = '{feature['category']}'")
        for name in ("category_icon", "category_name_id", "category_name_en", "category_group"):
            assert feature[name] == category[name]


def test_overdue_is_what_the_database_says(layers, database, fetch):
    expected = {
        row[0]
        for row in fetch(
            database,
            "SELECT id FROM mapalus.report WHERE status NOT IN ('resolved', 'rejected') AND due_at < now()",
        )
    }
    assert {feature["id"] for feature in layers["report"].getFeatures() if feature["overdue"]} == expected


@pytest.mark.parametrize(
    ("language", "status", "alias", "category"),
    [("id", "Disposisi", "Tenggat", "category_name_id"), ("en", "Assigned", "Deadline", "category_name_en")],
)
def test_words(project, planner_uri, city, language, status, alias, category):
    layer = load_city_layers(project, planner_uri, city, language)["report"]
    choices = {}
    for choice in layer.editorWidgetSetup(index(layer, "status")).config()["map"]:
        choices.update(choice)
    assert choices[status] == "assigned"
    assert len(choices) == 6
    assert layer.attributeAlias(index(layer, "due_at")) == alias
    setup = layer.editorWidgetSetup(index(layer, "category"))
    assert (setup.type(), setup.config()["Value"]) == ("ValueRelation", category)


def test_every_coded_value_has_words(layers, database, fetch):
    checks = " ".join(
        row[0]
        for row in fetch(
            database,
            "SELECT pg_get_constraintdef(oid) FROM pg_constraint "
            "WHERE conrelid = 'mapalus.report'::regclass AND contype = 'c'",
        )
    )
    layer = layers["report"]
    for name in ("status", "status_reason", "channel", "position_method"):
        for choice in layer.editorWidgetSetup(index(layer, name)).config()["map"]:
            (code,) = choice.values()
            assert not code or f"'{code}'" in checks


def test_the_form_has_tabs_and_hides_what_nobody_reads(layers, show_form):
    layer = layers["report"]
    form = show_form(layer, next(layer.getFeatures()))
    tabs = form.findChildren(QTabWidget)[0]
    assert [tabs.tabText(tab) for tab in range(tabs.count())] == ["Apa", "Di mana", "Perkembangan", "Riwayat"]
    for name in ("source_hash", "public_geom"):
        assert layer.editorWidgetSetup(index(layer, name)).type() == "Hidden"
    for name in ("reference", "version", "updated_at", "area_code"):
        assert layer.editFormConfig().readOnly(index(layer, name))
    assert not layer.editFormConfig().readOnly(index(layer, "status"))


def test_history_belongs_to_its_report(project, layers):
    relation = project.relationManager().relation("mapalus_report_event_report")
    assert relation.isValid()
    closed = report(layers["report"], "\"status\" = 'resolved'")
    events = sorted(relation.getRelatedFeatures(closed), key=lambda event: event["id"])
    assert [event["change"] for event in events] == ["Laporan diterima", "Menunggu → Selesai"]


def test_a_change_of_agency_is_told_by_names(layers, database, fetch):
    feature = report(layers["report"], "\"status\" = 'received'")
    fetch(
        database,
        "UPDATE mapalus.report SET agency = 'DLH', version = version + 1 WHERE id = %s RETURNING 1",
        (feature["id"],),
    )
    event = report(layers["report_event"], f'"report_id" = {feature["id"]} AND "kind" = \'agency\'')
    assert event["change"].endswith("→ Dinas Lingkungan Hidup")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "id",
            [
                "Prioritas: 0 → 2",
                "Tenggat: 03 Jan 2026 08:00 UTC+08 → 04 Jan 2026 08:00 UTC+08",
                "Disembunyikan dari umum",
                "Tampil untuk umum",
                "Uraian untuk umum diubah",
                "Catatan",
                "Catatan dihapus",
                "Kategori: Jalan rusak → Sampah",
                "Letak diubah",
                "Objek: - → cctv/K1",
                "Digabungkan ke {other}",
                "Tidak lagi digabungkan ke {other}",
            ],
        ),
        (
            "en",
            [
                "Priority: 0 → 2",
                "Deadline: 03 Jan 2026 08:00 UTC+08 → 04 Jan 2026 08:00 UTC+08",
                "Hidden from the public",
                "Shown to the public",
                "Description for the public changed",
                "Note",
                "Note removed",
                "Category: Damaged road → Waste",
                "Position changed",
                "Object: - → cctv/K1",
                "Merged into {other}",
                "No longer merged into {other}",
            ],
        ),
    ],
)
def test_every_kind_of_event_is_told_in_words(project, planner_uri, city, database, fetch, language, said):
    layers = load_city_layers(project, planner_uri, city, language)
    ((first,), (second,)) = fetch(
        database,
        "INSERT INTO mapalus.report (category, geom, reported_at, due_at) SELECT 'road', geom, "
        "'2026-01-01 08:00+08', '2026-01-03 08:00+08' FROM mapalus.report WHERE geom IS NOT NULL LIMIT 2 RETURNING id",
    )
    fetch(
        database,
        "INSERT INTO mapalus.cctv (code, cctv_name, geom) SELECT 'K1', 'Simpang', geom FROM mapalus.report "
        f"WHERE id = {first} RETURNING 1",
    )
    for change in (
        "priority = 2",
        "due_at = '2026-01-04 08:00+08'",
        "is_public = false",
        "is_public = true",
        "public_description = 'Lubang'",
        "status_note = 'Sudah dilihat'",
        "status_note = NULL",
        "category = 'waste'",
        "geom = ST_Translate(geom, 0.0001, 0)",
        "concerns_table = 'cctv', concerns_key = 'K1'",
        f"duplicate_of = {second}",
        "duplicate_of = NULL",
    ):
        fetch(
            database,
            f"SET LOCAL TIME ZONE 'Asia/Makassar'; UPDATE mapalus.report SET {change}, version = version + 1 "
            f"WHERE id = {first} RETURNING id",
        )
    ((other,),) = fetch(database, "SELECT reference FROM mapalus.report WHERE id = %s", (second,))
    events = layers["report_event"].getFeatures(QgsFeatureRequest().setFilterExpression(f'"report_id" = {first}'))
    told = [event["change"] for event in sorted(events, key=lambda event: event["id"])]
    # Each change may bring others along, such as another agency or deadline; it is told itself.
    assert [words for words in told if words in {sentence.format(other=other) for sentence in said}] == [
        sentence.format(other=other) for sentence in said
    ]
    known = {"received", "status", "agency", "category", "location", "deadline", "priority", "visibility", "merge"}
    assert not any(words.split(":")[0] in known for words in told)


def test_the_history_says_who(layers, database, fetch, planner):
    feature = report(layers["report"], "\"status\" = 'received'")
    fetch(
        database,
        "UPDATE mapalus.report SET priority = 5, version = version + 1 WHERE id = %s RETURNING id",
        (feature["id"],),
    )
    event = report(layers["report_event"], f'"report_id" = {feature["id"]} AND "kind" = \'priority\'')
    assert event["actor"] == planner


def test_the_history_knows_all_kinds_of_events(layers, database, fetch):
    ((check,),) = fetch(
        database,
        "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'report_event_kind_check'",
    )
    layer = layers["report_event"]
    expression = layer.expressionField(index(layer, "change"))
    for kind in re.findall("'([a-z_]+)'", check):
        assert f"\"kind\" = '{kind}'" in expression


def test_a_planner_adds_a_report_with_nothing_but_a_point_and_a_category(layers, show_form, database, fetch, planner):
    layer = layers["report"]
    assert layer.startEditing()
    point = QgsGeometry.fromPointXY(IN_TONDANO)
    feature = QgsVectorLayerUtils.createFeature(layer, point, {}, layer.createExpressionContext())
    form = show_form(layer, feature, new=True)
    ok = form.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)
    assert not ok.isEnabled(), "a category must be chosen"
    form.changeAttribute("category", "waste")
    assert ok.isEnabled()
    assert form.save()
    assert layer.commitChanges(), layer.commitErrors()

    ((identifier, *row),) = fetch(
        database,
        "SELECT id, reference LIKE 'MIN-%%', status, agency, area_code, due_at - reported_at = '48 hours', source,"
        " position_method, version FROM mapalus.report ORDER BY id DESC LIMIT 1",
    )
    assert row == [True, "received", "71.02.01.1015", "71.02.01.1015", True, "mapalus", "by_hand", 1]
    events = fetch(database, "SELECT kind, actor FROM mapalus.report_event WHERE report_id = %s", (identifier,))
    assert events == [("received", planner)]


def test_a_planner_changes_the_status_in_the_form(layers, show_form, database, fetch, planner):
    layer = layers["report"]
    feature = report(layer, "\"status\" = 'received'")
    layer.startEditing()
    form = show_form(layer, feature)
    form.changeAttribute("status", "in_progress")
    assert form.save()
    changed = layer.editBuffer().changedAttributeValues()[feature.id()]
    assert changed[index(layer, "version")] == -feature["version"]
    assert layer.commitChanges(), layer.commitErrors()
    assert fetch(database, "SELECT status, version FROM mapalus.report WHERE id = %s", (feature["id"],)) == [
        ("in_progress", feature["version"] + 1)
    ]
    assert fetch(
        database,
        "SELECT from_value, to_value, actor FROM mapalus.report_event WHERE report_id = %s ORDER BY id DESC LIMIT 1",
        (feature["id"],),
    ) == [("received", "in_progress", planner)]


def test_several_edits_before_saving_are_one_change_and_a_stale_one_is_refused(layers, database, fetch):
    layer = layers["report"]
    feature = report(layer, "\"status\" = 'received'")

    def edit(*changes):
        layer.startEditing()
        for name, value in changes:
            layer.changeAttributeValue(feature.id(), index(layer, name), value)
        return layer.commitChanges()

    assert edit(("priority", 1), ("priority", 2), ("address", "Jl. Raya 1")), layer.commitErrors()
    assert edit(("priority", 3)), layer.commitErrors()
    assert fetch(database, "SELECT priority, version FROM mapalus.report WHERE id = %s", (feature["id"],)) == [
        (3, feature["version"] + 2)
    ]
    layer.startEditing()
    layer.changeAttributeValue(feature.id(), index(layer, "priority"), 4)
    with database, database.cursor() as cursor:
        cursor.execute("UPDATE mapalus.report SET priority = 9, version = version + 1 WHERE id = %s", (feature["id"],))
    layer.changeAttributeValue(feature.id(), index(layer, "priority"), 5)
    assert not layer.commitChanges()
    assert "Somebody else changed" in " ".join(layer.commitErrors())
    layer.rollBack()
    assert fetch(database, "SELECT priority FROM mapalus.report WHERE id = %s", (feature["id"],)) == [(9,)]


@pytest.mark.parametrize("name", ["agency", "category"])
def test_lists_can_be_edited(layers, database, fetch, name):
    layer = layers[name]
    feature = next(layer.getFeatures())
    column = f"{name}_name_en"
    assert layer.startEditing()
    layer.changeAttributeValue(feature.id(), index(layer, column), "Another name")
    assert layer.commitChanges(), layer.commitErrors()
    assert fetch(database, f"SELECT {column}, version FROM mapalus.{name} WHERE code = %s", (feature["code"],)) == [
        ("Another name", feature["version"] + 1)
    ]


def test_a_report_outside_the_city_is_refused_in_words(layers):
    layer = layers["report"]
    layer.startEditing()
    feature = QgsVectorLayerUtils.createFeature(
        layer, QgsGeometry.fromPointXY(QgsPointXY(0, 0)), {index(layer, "category"): "waste"}
    )
    layer.addFeature(feature)
    assert not layer.commitChanges()
    assert "lies outside" in " ".join(layer.commitErrors())
    layer.rollBack()


def test_times_are_read_and_written_by_the_planners_clock(
    local_time, project, planner_uri, city, show_form, database, fetch
):
    layer = load_city_layers(project, planner_uri, city, "id")["report"]
    feature = report(layer, "\"status\" = 'received'")
    ((before, reported_before),) = fetch(
        database, "SELECT due_at, reported_at FROM mapalus.report WHERE id = %s", (feature["id"],)
    )
    shown = feature["due_at"].toString("yyyy-MM-dd HH:mm")
    ((expected,),) = fetch(
        database,
        "SELECT to_char(due_at AT TIME ZONE 'Asia/Makassar', 'YYYY-MM-DD HH24:MI') FROM mapalus.report WHERE id = %s",
        (feature["id"],),
    )
    assert shown == expected

    layer.startEditing()
    form = show_form(layer, feature)
    form.changeAttribute("due_at", feature["due_at"].addSecs(3600))
    form.changeAttribute("priority", 7)
    assert form.save()
    assert layer.commitChanges(), layer.commitErrors()
    ((after, reported_at, priority),) = fetch(
        database, "SELECT due_at, reported_at, priority FROM mapalus.report WHERE id = %s", (feature["id"],)
    )
    assert priority == 7
    assert reported_at == reported_before
    # Where QGIS would write another moment than it shows, the form does not let it write at all.
    assert round((after - before).total_seconds()) == (3600 if forms_keep_time_zones() else 0)


def test_the_map_tip_can_be_evaluated(layers):
    layer = layers["report"]
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.setFeature(report(layer, "\"status\" = 'received' AND \"category\" = 'waste'"))
    tip = QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context)
    assert "Sampah" in tip
    assert "Menunggu" in tip
    assert "[%" not in tip
