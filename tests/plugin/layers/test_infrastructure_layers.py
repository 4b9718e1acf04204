"""A planner edits facilities, cameras, markets, prices and programmes in QGIS."""

import re
from contextlib import closing

import psycopg2
import pytest
from qgis.core import (
    NULL,
    QgsDataSourceUri,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeatureRequest,
    QgsGeometry,
    QgsMapLayerLegendUtils,
    QgsProject,
    QgsRenderContext,
    QgsVectorLayerUtils,
)
from qgis.PyQt.QtCore import QDate
from qgis.PyQt.QtWidgets import QDialogButtonBox, QPlainTextEdit

from mapalus.plugin.city.city import read_city
from mapalus.plugin.database.logins import make_login
from mapalus.plugin.layers.city_layers import city_layers, load_city_layers

HERE = QgsGeometry.fromWkt("Point (124.9118 1.3002)")
PROGRAMMES = {
    "programme_point": "Point (124.9118 1.3002)",
    "programme_line": "LineString (124.91 1.3, 124.92 1.31)",
    "programme_polygon": "Polygon ((124.91 1.3, 124.92 1.3, 124.92 1.31, 124.91 1.3))",
}


def index(layer, name):
    return layer.fields().indexOf(name)


def row(layer, where="true"):
    return next(layer.getFeatures(QgsFeatureRequest().setFilterExpression(where)))


def new(layer, geometry=None, **values):
    """Return a feature as QGIS makes one when somebody begins to draw, with its defaults."""
    return QgsVectorLayerUtils.createFeature(
        layer,
        geometry or QgsGeometry(),
        {index(layer, name): value for name, value in values.items()},
        layer.createExpressionContext(),
    )


def edit(layer, feature, **values):
    """Change a feature and save; return whether it worked."""
    assert layer.startEditing()
    for name, value in values.items():
        assert layer.changeAttributeValue(feature.id(), index(layer, name), value)
    return layer.commitChanges()


def ok(form):
    return form.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)


def words_of(layer, name):
    """Return the words of a drop-down of coded values, by the codes."""
    return {
        code: shown
        for choice in layer.editorWidgetSetup(index(layer, name)).config()["map"]
        for shown, code in choice.items()
    }


@pytest.fixture
def stored(planner_uri, database):
    """One row of everything, entered by somebody else."""
    with database, database.cursor() as cursor:
        cursor.execute("""
            INSERT INTO mapalus.facility (code, facility_name, kind, agency, geom)
            VALUES ('F1', 'Pos Tondano', 'police_post', 'SATPOLPP', 'SRID=4326;POINT(124.9118 1.3002)');
            INSERT INTO mapalus.cctv (code, cctv_name, agency, azimuth, field_of_view, range_m, state, geom)
            VALUES ('K1', 'Simpang Lima', 'DISHUB', 90, 60, 50, 'up', 'SRID=4326;POINT(124.9118 1.3002)');
            INSERT INTO mapalus.market (code, market_name, level, geom)
            VALUES ('P1', 'Pasar Tondano', 'retail', 'SRID=4326;POINT(124.9118 1.3002)');
            INSERT INTO mapalus.price (market, commodity, day, price) VALUES ('P1', 'tomat', '2026-01-02', 12000);
        """)
        for code, wkt in (*PROGRAMMES.items(), ("programme", None)):
            cursor.execute(
                "INSERT INTO mapalus.programme (code, programme_name_id, programme_name_en, budget, progress, geom) "
                "VALUES (%s, 'Jalan', 'Road', 1e9, 10, ST_GeomFromText(%s, 4326))",
                (code, wkt),
            )


@pytest.fixture
def layers(stored, project, planner_uri, city):
    return load_city_layers(project, planner_uri, city, "id")


def test_a_new_camera_needs_a_code_and_a_name(layers, show_form, database, fetch):
    layer = layers["cctv"]
    layer.startEditing()
    form = show_form(layer, new(layer, HERE), new=True)
    assert not ok(form).isEnabled()
    form.changeAttribute("code", "K2")
    form.changeAttribute("cctv_name", "Pasar")
    form.changeAttribute("agency", "DISHUB")
    form.changeAttribute("azimuth", 12.5)
    form.changeAttribute("range_m", 40)
    assert ok(form).isEnabled()
    assert form.save()
    assert layer.commitChanges(), layer.commitErrors()
    assert fetch(
        database,
        "SELECT cctv_name, agency, azimuth, field_of_view, range_m, is_turning, state, is_public, area_code, version "
        "FROM mapalus.cctv WHERE code = 'K2'",
    ) == [("Pasar", "DISHUB", 12.5, None, 40, False, "unknown", False, "71.02.02.1009", 1)]


@pytest.mark.parametrize(
    ("values", "allowed"),
    [
        ({"azimuth": 359.9}, True),
        ({"azimuth": -1}, False),
        ({"azimuth": 360}, False),
        ({"azimuth": NULL, "is_turning": True}, True),
        ({"is_turning": True}, False),
        ({"field_of_view": 360}, True),
        ({"field_of_view": 0}, False),
        ({"range_m": 0}, False),
        ({"range_m": NULL, "field_of_view": NULL, "height_m": NULL}, True),
        ({"code": " K1"}, False),
    ],
)
def test_the_form_refuses_what_the_database_would(layers, database, values, allowed):
    layer = layers["cctv"]
    feature = row(layer)
    layer.startEditing()
    for name, value in values.items():
        layer.changeAttributeValue(feature.id(), index(layer, name), value)
    changed = layer.getFeature(feature.id())
    checked = [QgsVectorLayerUtils.validateAttribute(layer, changed, column) for column in range(len(changed.fields()))]
    assert all(good for good, _ in checked) == allowed
    assert layer.commitChanges() == allowed, layer.commitErrors()
    layer.rollBack()


def test_what_is_asked_for_is_said_in_the_planners_language(layers, project, planner_uri, city):
    def said(layers):
        return layers["cctv"].constraintDescription(index(layers["cctv"], "azimuth"))

    assert said(layers).startswith("Arah pandang")
    assert said(load_city_layers(project, planner_uri, city, "en")).startswith("A heading")


def test_clearing_a_heading_in_the_form_stores_none(layers, show_form, database, fetch):
    layer = layers["cctv"]
    layer.startEditing()
    form = show_form(layer, row(layer))
    form.changeAttribute("is_turning", True)
    assert not ok(form).isEnabled()
    form.changeAttribute("azimuth", NULL)
    assert ok(form).isEnabled()
    assert form.save()
    assert layer.commitChanges(), layer.commitErrors()
    assert fetch(database, "SELECT azimuth, is_turning, version FROM mapalus.cctv") == [(None, True, 2)]
    assert row(layer)["azimuth"] == NULL


def test_a_camera_that_goes_down_leaves_a_trace_with_a_name(layers, project, planner):
    assert edit(layers["cctv"], row(layers["cctv"]), state="down"), layers["cctv"].commitErrors()
    relation = project.relationManager().relation("mapalus_cctv_state_cctv")
    events = sorted(relation.getRelatedFeatures(row(layers["cctv"])), key=lambda event: event["id"])
    assert [(event["from_state"], event["to_state"], event["actor"]) for event in events] == [
        (NULL, "up", planner),
        ("up", "down", planner),
    ]
    assert layers["cctv_state"].readOnly()


def test_a_market_is_moved_and_renamed(layers, database, fetch):
    layer = layers["market"]
    feature = row(layer)
    layer.startEditing()
    layer.changeAttributeValue(feature.id(), index(layer, "market_name"), "Pasar Baru")
    layer.changeGeometry(feature.id(), QgsGeometry.fromWkt("Point (124.9 1.3)"))
    assert layer.commitChanges(), layer.commitErrors()
    assert fetch(database, "SELECT market_name, ST_X(geom), version FROM mapalus.market") == [("Pasar Baru", 124.9, 2)]


def test_a_facility_is_added_with_a_kind(layers, show_form, database, fetch):
    layer = layers["facility"]
    layer.startEditing()
    form = show_form(layer, new(layer, HERE, code="F2", facility_name="RSUD"), new=True)
    assert not ok(form).isEnabled(), "a kind must be chosen"
    form.changeAttribute("kind", "hospital")
    assert form.save()
    assert layer.commitChanges(), layer.commitErrors()
    assert fetch(database, "SELECT kind, is_public FROM mapalus.facility WHERE code = 'F2'") == [("hospital", True)]


def test_a_price_is_entered_at_its_market(layers, project, show_form, database, fetch):
    layer = layers["price"]
    layer.startEditing()
    form = show_form(layer, new(layer, market="P1"), new=True)
    assert not ok(form).isEnabled()
    form.changeAttribute("commodity", "tomat")
    form.changeAttribute("day", QDate(2026, 1, 3))
    form.changeAttribute("price", 12500.5)
    assert ok(form).isEnabled()
    assert form.save()
    assert layer.commitChanges(), layer.commitErrors()
    assert fetch(
        database, "SELECT price, stock, carried_forward_given, price_key FROM mapalus.price WHERE day = '2026-01-03'"
    ) == [(12500.5, None, None, "P1/tomat/2026-01-03")]
    prices = project.relationManager().relation("mapalus_price_market").getRelatedFeatures(row(layers["market"]))
    assert {feature["price"] for feature in prices} == {12000, 12500.5}


def test_a_price_of_a_wrong_day_is_moved_and_edited_on(layers, database, fetch):
    layer = layers["price"]
    feature = row(layer)
    assert edit(layer, feature, day=QDate(2026, 1, 5)), layer.commitErrors()
    assert edit(layer, feature, price=13000), layer.commitErrors()
    assert fetch(database, "SELECT price_key, price, version FROM mapalus.price") == [("P1/tomat/2026-01-05", 13000, 3)]


@pytest.mark.parametrize("given", [True, False, NULL])
def test_what_a_source_says_of_a_price_is_yes_no_or_nothing(layers, show_form, database, fetch, given):
    layer = layers["price"]
    layer.startEditing()
    form = show_form(layer, row(layer))
    form.changeAttribute("carried_forward_given", given)
    form.changeAttribute("stock", 5)
    assert form.save()
    assert layer.commitChanges(), layer.commitErrors()
    stored = None if given == NULL else given
    assert fetch(database, "SELECT carried_forward_given, stock FROM mapalus.price") == [(stored, 5)]


def test_of_two_who_change_a_price_the_second_is_told(layers, database, fetch):
    layer = layers["price"]
    feature = row(layer)
    layer.startEditing()
    layer.changeAttributeValue(feature.id(), index(layer, "price"), 99)
    with database, database.cursor() as cursor:
        cursor.execute("UPDATE mapalus.price SET price = 12100, version = version + 1")
    assert not layer.commitChanges()
    said = " ".join(layer.commitErrors())
    assert "Somebody else changed" in said
    assert "P1/tomat/2026-01-02" in said
    layer.rollBack()
    assert fetch(database, "SELECT price FROM mapalus.price") == [(12100,)]


def test_what_the_database_computes_of_a_price_cannot_be_edited(layers):
    layer = layers["price"]
    config = layer.editFormConfig()
    for name in ("is_carried_forward", "is_outlier", "outlier_score", "entered_at", "updated_at", "version"):
        assert config.readOnly(index(layer, name)), name
    for name in ("facility", "cctv", "market"):
        assert layers[name].editFormConfig().readOnly(index(layers[name], "area_code"))


@pytest.mark.parametrize("name", PROGRAMMES)
def test_each_kind_of_geometry_has_its_layer(layers, name):
    assert [feature["code"] for feature in layers[name].getFeatures()] == [name]


@pytest.mark.parametrize("name", PROGRAMMES)
def test_a_programme_of_each_kind_of_geometry_is_added_and_changed(layers, show_form, database, fetch, name):
    layer = layers[name]
    layer.startEditing()
    drawn = QgsGeometry.fromWkt(PROGRAMMES[name])
    form = show_form(layer, new(layer, drawn, code="G9", programme_name_id="Taman", programme_name_en="Park"), new=True)
    form.changeAttribute("starts_on", QDate(2026, 2, 1))
    form.changeAttribute("ends_on", QDate(2026, 1, 1))
    assert not ok(form).isEnabled(), "it ends before it starts"
    form.changeAttribute("ends_on", QDate(2026, 3, 1))
    assert ok(form).isEnabled()
    assert form.save()
    assert layer.commitChanges(), layer.commitErrors()
    assert edit(layer, row(layer, "\"code\" = 'G9'"), progress=50), layer.commitErrors()
    ((geometry, progress, budget, version),) = fetch(
        database,
        "SELECT ST_AsText(ST_GeometryN(geom, 1)), progress, budget, version FROM mapalus.programme WHERE code = 'G9'",
    )
    assert QgsGeometry.fromWkt(geometry).equals(drawn)
    assert (progress, budget, version) == (50, None, 2)


def test_programmes_without_a_place_are_in_the_table_of_all(layers, database, fetch):
    layer = layers["programme"]
    assert {feature["code"] for feature in layer.getFeatures()} == {*PROGRAMMES, "programme"}
    layer.startEditing()
    assert layer.addFeature(new(layer, code="G8", programme_name_id="Beasiswa", programme_name_en="Scholarships"))
    assert layer.commitChanges(), layer.commitErrors()
    assert edit(layer, row(layer, "\"code\" = 'programme_line'"), progress=100), layer.commitErrors()
    assert fetch(
        database,
        "SELECT code, geom IS NULL FROM mapalus.programme WHERE code = 'G8' OR progress = 100 ORDER BY code",
    ) == [("G8", True), ("programme_line", False)]


@pytest.mark.parametrize(
    ("table", "column"), [("facility", "kind"), ("cctv", "state"), ("market", "level"), ("cctv_state", "to_state")]
)
def test_every_coded_value_has_its_word(layers, database, fetch, table, column):
    ((check,),) = fetch(
        database,
        "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'c' AND conrelid = %s::regclass "
        "AND conkey = (SELECT array_agg(attnum) FROM pg_attribute WHERE attrelid = conrelid AND attname = %s)",
        ("mapalus.cctv" if table == "cctv_state" else f"mapalus.{table}", "state" if table == "cctv_state" else column),
    )
    assert set(words_of(layers[table], column)) == set(re.findall("'([a-z_]+)'", check))


def test_agencies_markets_and_commodities_are_chosen_by_name(layers):
    for name, column, shown in (
        ("facility", "agency", "agency_name_id"),
        ("cctv", "agency", "agency_name_id"),
        ("programme_line", "agency", "agency_name_id"),
        ("price", "market", "market_name"),
        ("price", "commodity", "commodity_name_id"),
        ("cctv_state", "cctv", "cctv_name"),
    ):
        setup = layers[name].editorWidgetSetup(index(layers[name], column))
        assert (setup.type(), setup.config()["Value"]) == ("ValueRelation", shown)


def test_numbers_have_their_bounds_and_units(layers):
    layer = layers["cctv"]
    ranges = {
        name: (config["Min"], config["Max"], config["Suffix"].strip())
        for name in ("azimuth", "field_of_view", "range_m", "height_m")
        for config in [layer.editorWidgetSetup(index(layer, name)).config()]
    }
    assert ranges == {
        "azimuth": (0, 359.9, "°"),
        "field_of_view": (0, 360, "°"),
        "range_m": (0, 10_000, "m"),
        "height_m": (0, 1_000, "m"),
    }


def test_every_column_of_an_attribute_table_has_a_title(layers):
    for name, layer in layers.items():
        for column in layer.attributeTableConfig().columns():
            if not column.hidden and column.name:
                assert layer.attributeAlias(index(layer, column.name)), f"{name}.{column.name}"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("cctv", ("Simpang Lima", "Menyala", "Dinas Perhubungan")),
        ("facility", ("Pos Tondano", "Pos polisi")),
        ("market", ("Pasar Tondano", "Eceran")),
        ("programme_line", ("Jalan", "10")),
    ],
)
def test_map_tips_can_be_evaluated(layers, name, words):
    layer = layers[name]
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.setFeature(row(layer))
    tip = QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context)
    assert all(word in tip for word in words), tip
    assert "[%" not in tip
    assert "NULL" not in tip
    assert "Alamat" not in tip, "what is not known is not named"


def test_rows_are_called_by_what_they_are(layers):
    names = {}
    for name in ("cctv", "facility", "market", "programme_line", "price", "commodity", "cctv_state"):
        layer = layers[name]
        context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
        context.setFeature(row(layer, "\"code\" = 'tomat'" if name == "commodity" else "true"))
        names[name] = QgsExpression(layer.displayExpression()).evaluate(context)
    assert names.pop("cctv_state").endswith("Menyala")
    assert names == {
        "cctv": "Simpang Lima",
        "facility": "Pos Tondano",
        "market": "Pasar Tondano",
        "programme_line": "Jalan",
        "price": "2026-01-02   Tomat   12000",
        "commodity": "Tomat",
    }


def test_what_a_camera_sees_is_drawn_to_its_range(layers, project, database, fetch, city):
    layer = layers["cctv"]
    (rule,) = (rule for rule in layer.renderer().rootRule().children() if rule.ruleKey() == "mapalus_coverage")
    shape = rule.symbol().symbolLayer(0).geometryExpression()
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    ((expected,),) = fetch(database, "SELECT pi() * 50 ^ 2 * 60 / 360")
    for values, area in (({}, expected), ({"azimuth": NULL, "is_turning": True}, expected * 6)):
        if values:
            assert edit(layer, row(layer), **values), layer.commitErrors()
        context.setFeature(row(layer))
        seen = QgsExpression(shape).evaluate(context)
        ((measured,),) = fetch(
            database, "SELECT ST_Area(ST_Transform(ST_GeomFromText(%s, 4326), %s))", (seen.asWkt(12), city.metric_srid)
        )
        assert measured == pytest.approx(area, rel=0.02)
        assert QgsExpression(rule.filterExpression()).evaluate(context)
    assert edit(layer, row(layer), range_m=NULL), layer.commitErrors()
    context.setFeature(row(layer))
    assert not QgsExpression(rule.filterExpression()).evaluate(context)


def test_the_legend_says_every_word_once(layers, project):
    for name in ("cctv", "facility", "market", "programme_point"):
        layer = layers[name]
        node = project.layerTreeRoot().findLayer(layer.id())
        items = layer.renderer().legendSymbolItems()
        shown = [items[place].label() for place in QgsMapLayerLegendUtils.legendNodeOrder(node)]
        assert len(shown) == len(set(shown))
        assert "Yang terlihat" not in shown
        assert not any(" / " in label for label in shown)


def test_labels_speak_the_planners_language(layers, project, planner_uri, city):
    def field(layers):
        (rule,) = layers["programme_line"].labeling().rootRule().children()
        return rule.settings().fieldName

    assert field(layers) == "programme_name_id"
    assert field(load_city_layers(project, planner_uri, city, "en")) == "programme_name_en"


def test_a_saved_project_still_saves_a_price(layers, tmp_path, project, planner_uri, database, fetch):
    file = str(tmp_path / "city.qgz")
    project.write(file)
    opened = QgsProject()
    assert opened.read(file)
    layer = city_layers(opened)["price"]
    # Tests have no authentication manager: the password is given again.
    uri = QgsDataSourceUri(layer.source())
    uri.setPassword(planner_uri.password())
    layer.setDataSource(uri.uri(False), layer.name(), "postgres")
    assert layer.isValid()
    assert edit(layer, row(layer), price=5), layer.commitErrors()
    assert fetch(database, "SELECT price, version FROM mapalus.price") == [(5, 2)]


@pytest.mark.parametrize(
    ("kind", "agency", "more", "less"),
    [("admin", None, {"cctv_stream"}, set()), ("agency", "DISHUB", set(), {"price", "cctv_state"})],
)
def test_a_login_gets_what_it_may_read(stored, project, planner_uri, layers, cluster, kind, agency, more, less):
    expected = {*layers, *more} - less
    project.clear()
    name = f"{kind}_for_layers"
    with closing(psycopg2.connect(cluster.dsn(planner_uri.database()))) as connection:
        password = make_login(connection, name, kind, agency)
    uri = QgsDataSourceUri()
    uri.setConnection("127.0.0.1", planner_uri.port(), planner_uri.database(), name, password)
    with closing(psycopg2.connect(uri.connectionInfo(False))) as connection:
        loaded = load_city_layers(project, uri, read_city(connection), "id")
    assert set(loaded) == expected
    if "cctv_stream" in loaded:
        streams = loaded["cctv_stream"]
        streams.startEditing()
        assert streams.addFeature(new(streams, cctv="K1", url="rtsp://10.0.0.1/1"))
        assert streams.commitChanges(), streams.commitErrors()
        assert not edit(streams, row(streams), url="no address")
        streams.rollBack()


def test_a_form_shows_nothing_where_there_is_nothing(layers, show_form, project):
    from mapalus.plugin.gui.common.empty_values import show_nothing_for_null

    undo = show_nothing_for_null(project)
    try:
        layer = layers["report"]
        layer.startEditing()
        form = show_form(layer, row(layer, "\"status\" = 'received'"))
        texts = {box.objectName(): box.toPlainText() for box in form.findChildren(QPlainTextEdit)}
        assert texts == {"description": "", "status_note": "", "public_description": ""}
        form.changeAttribute("priority", 3)
        assert form.save()
        (changed,) = layer.editBuffer().changedAttributeValues().values()
        assert set(changed) == {index(layer, "priority"), index(layer, "version")}
        layer.rollBack()
    finally:
        undo()


def test_everything_is_drawn(layers):
    """Each stored row is drawn by one symbol near and far."""
    for name in ("cctv", "facility", "market", *PROGRAMMES):
        layer = layers[name]
        for scale in (10_000, 500_000):
            context = QgsRenderContext()
            context.setRendererScale(scale)
            context.expressionContext().appendScopes(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
            renderer = layer.renderer().clone()
            renderer.startRender(context, layer.fields())
            feature = row(layer)
            context.expressionContext().setFeature(feature)
            symbols = renderer.symbolsForFeature(feature, context)
            renderer.stopRender(context)
            assert len(symbols) == (2 if name == "cctv" and scale == 10_000 else 1), (name, scale)
