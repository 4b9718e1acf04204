"""The dialog that publishes a planner's own layer: what is ticked, shown and allowed."""

from contextlib import closing
from pathlib import Path

import numpy
import psycopg2
import pytest
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsDataSourceUri,
    QgsHeatmapRenderer,
    QgsLineSymbol,
    QgsProject,
    QgsRendererCategory,
    QgsVectorLayer,
)
from qgis.PyQt.QtWidgets import QCheckBox, QPlainTextEdit, QPushButton, QTreeWidget

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.gui.own_layers import own_layer_dialog, own_layer_work
from mapalus.plugin.gui.own_layers.own_layer_dialog import OwnLayerDialog
from mapalus.plugin.gui.own_layers.pictures_widget import HEIGHT, WIDTH, view_of
from mapalus.plugin.gui.publishing.publishing_task import Access
from mapalus.plugin.publication import own_layers
from mapalus.plugin.words import Words
from mapalus.tests.support.desktop import PASSWORD, PLANNER

TABLES = Path(__file__).parents[3] / "data" / "own_layers.sql"


PUBLISH, WITHDRAW = "Publish…", "No longer publish…"


class Drawer:
    """Stands for a GeoServer: draws everything white, or refuses."""

    def __init__(self):
        self.error = None
        self.asked = []

    def draw_unpublished(self, sld, columns, features, view):
        self.asked.append((sld, columns, features))
        if self.error:
            raise self.error
        return numpy.full((view.height, view.width, 3), 255, numpy.uint8)


@pytest.fixture
def drawer(monkeypatch):
    drawer = Drawer()
    monkeypatch.setattr(own_layer_work, "make_server", lambda *_args: drawer)
    access = own_layer_dialog.ServerWidget.access

    def known(widget):
        return Access("http://x/geoserver", "a", "b")

    monkeypatch.setattr(own_layer_dialog.ServerWidget, "access", known)
    drawer.forget = lambda: monkeypatch.setattr(own_layer_dialog.ServerWidget, "access", access)
    return drawer


@pytest.fixture
def city(cluster, login, store):
    """The name of a stored connection to a database in which the planner has tables."""
    with (
        closing(psycopg2.connect(cluster.dsn(login.database))) as connection,
        connection,
        connection.cursor() as cursor,
    ):
        cursor.execute(TABLES.read_text(encoding="utf-8").replace("THE_PLANNER", PLANNER))
    return store("the city", login)


@pytest.fixture
def open_layer(login):
    """Return a function that opens a table of the planner's, the drains by kind."""

    def open_layer(relation="drain", geometry="the_geom"):
        uri = QgsDataSourceUri()
        uri.setConnection(login.host, str(login.port), login.database, login.user, login.password)
        uri.setDataSource("planning", relation, geometry, "", "id")
        layer = QgsVectorLayer(uri.uri(False), "Saluran", "postgres")
        assert layer.isValid()
        if relation == "drain":
            symbols = {kind: QgsLineSymbol.createSimple({"color": color}) for kind, color in COLOURS.items()}
            categories = [QgsRendererCategory(kind, symbol, kind) for kind, symbol in symbols.items()]
            layer.setRenderer(QgsCategorizedSymbolRenderer("kind", categories))
        return layer

    yield open_layer
    QgsProject.instance().clear()


COLOURS = {"open": "#1f78b4", "piped": "#e31a1c"}


@pytest.fixture
def open_dialog(city, wait):
    dialogs = []

    def open_dialog(layer):
        dialog = OwnLayerDialog(city, layer)
        dialogs.append(dialog)
        dialog.show()
        wait(lambda: not dialog.is_busy)
        return dialog

    yield open_dialog
    for dialog in dialogs:
        dialog.abandon()
        dialog.hide()


def describe(dialog):
    dialog.words.describe(Words("Saluran", "Drains"), Words("Saluran kota.", "Drains."))


def button(dialog, text):
    return next(one for one in dialog.findChildren(QPushButton) if one.text() == text)


def unseen(dialog):
    return next(one for one in dialog.findChildren(QCheckBox) if one.text().startswith("Publish it although"))


def said(dialog):
    return dialog.notice.text()


def test_both_pictures_come_before_it_is_allowed(drawer, open_dialog, open_layer, wait):
    dialog = open_dialog(open_layer())
    describe(dialog)
    wait(dialog.pictures.is_drawn)
    ((sld, columns, features),) = drawer.asked
    assert b"PropertyName>kind<" in sld
    assert columns == ["kind"]
    assert len(features) == 20
    assert all(pixmap.pixmap() is not None and not pixmap.pixmap().isNull() for pixmap in dialog.pictures._pictures)
    assert "Likeness" in dialog.pictures._likeness.text()
    assert button(dialog, PUBLISH).isEnabled()
    assert not unseen(dialog).isVisible()
    assert said(dialog).startswith("Nothing stands in the way.")


def test_persons_are_not_ticked_and_need_a_look(drawer, open_dialog, open_layer):
    dialog = open_dialog(open_layer())
    describe(dialog)
    assert set(dialog.chosen().columns) == {"id", "kind", "width_m", "built_on", "is_covered"}
    dialog.columns.tick("street_name")
    assert "street_name may hold personal data" in said(dialog)
    assert not button(dialog, PUBLISH).isEnabled()
    dialog.columns._looked.setChecked(True)
    assert button(dialog, PUBLISH).isEnabled()
    assert dialog.chosen().harmless == {"street_name"}
    assert (
        "GRANT SELECT (id, kind, width_m, built_on, is_covered, street_name, the_geom)"
        in dialog.findChild(QPlainTextEdit).toPlainText()
    )
    tree = dialog.columns.findChild(QTreeWidget)
    phone = next(
        tree.topLevelItem(row) for row in range(tree.topLevelItemCount()) if tree.topLevelItem(row).text(0) == "phone"
    )
    assert phone.isDisabled()
    assert phone.text(3) == "It looks like personal data, which is never published."


def test_what_the_style_reads_must_be_published(drawer, open_dialog, open_layer):
    dialog = open_dialog(open_layer())
    describe(dialog)
    dialog.columns.tick("kind", False)
    assert "The style reads columns that are not published: kind." in said(dialog)
    assert not button(dialog, PUBLISH).isEnabled()


def test_losses_are_named_and_it_is_not_allowed(drawer, open_dialog, open_layer):
    layer = open_layer("market_hall", "geom")
    layer.setRenderer(QgsHeatmapRenderer())
    dialog = open_dialog(layer)
    describe(dialog)
    assert "could not draw this style alike: symbology: a heatmap." in said(dialog)
    assert "• symbology: a heatmap" in dialog.pictures._pictures[1].text()
    assert not button(dialog, PUBLISH).isEnabled()
    assert not unseen(dialog).isVisible()
    assert drawer.asked == []


@pytest.mark.parametrize("why", ["no server is known", "it does not draw"])
def test_without_geoservers_picture_it_must_be_said(drawer, open_dialog, open_layer, why):
    if why == "it does not draw":
        drawer.error = MapalusError("No GeoServer answers at http://x.", "Check the address.")
    else:
        drawer.forget()
    dialog = open_dialog(open_layer())
    describe(dialog)
    assert "Only QGIS's own picture can be shown" in dialog.pictures._pictures[1].text()
    assert unseen(dialog).isVisible()
    assert not button(dialog, PUBLISH).isEnabled()
    dialog.accept_unseen()
    assert button(dialog, PUBLISH).isEnabled()


def test_published_changed_and_taken_back(drawer, open_dialog, open_layer, wait, cluster, login):
    def records():
        with closing(psycopg2.connect(cluster.dsn(login.database))) as connection:
            return own_layers.own_layers(connection)

    told = []
    dialog = open_dialog(open_layer())
    describe(dialog)
    dialog.declared.connect(lambda: told.append("declared"))
    assert not button(dialog, WITHDRAW).isVisible()
    dialog.publish()
    wait(lambda: not dialog.isVisible())
    assert told == ["declared"]
    (record,) = records()
    assert (record.name, record.declaration["title"]) == ("drain", {"id": "Saluran", "en": "Drains"})
    assert "categorizedSymbol" in record.style

    again = open_dialog(open_layer())
    assert again.words.abstract.en == "Drains."
    assert again.words.has_fixed_name
    again.columns.tick("width_m", False)
    again.publish()
    wait(lambda: not again.isVisible())
    assert [column["name"] for column in records()[0].declaration["columns"]] == [
        "id",
        "kind",
        "built_on",
        "is_covered",
    ]

    last = open_dialog(open_layer())
    assert button(last, WITHDRAW).isVisible()
    last.withdraw_now()
    wait(lambda: not last.isVisible())
    assert records() == []


def test_a_refusal_of_the_database_is_told(drawer, open_dialog, open_layer, wait):
    first, second = (open_dialog(open_layer()) for _ in range(2))
    for dialog in (first, second):
        describe(dialog)
        dialog.publish()
        wait(lambda dialog=dialog: not dialog.is_busy)
    assert "Somebody else published the own layer" in said(second)
    assert second.isVisible()


@pytest.mark.parametrize("how", ["filter", "memory", "elsewhere", "edits", "no key"])
def test_what_cannot_be_published_is_told(open_dialog, open_layer, login, how):
    if how == "memory":
        layer = QgsVectorLayer("Point?crs=EPSG:4326", "mine", "memory")
        message = "mine is no layer of a PostGIS database."
    elif how == "no key":
        layer, message = open_layer("no_key"), "no_key has no primary key of one column"
    else:
        layer = open_layer()
        if how == "filter":
            layer.setSubsetString("kind = 'open'")
            message = "is filtered, and the filter would not be published"
        elif how == "edits":
            layer.startEditing()
            assert layer.deleteFeature(next(layer.getFeatures()).id())
            message = "has edits that are not saved"
        else:
            uri = QgsDataSourceUri(layer.source())
            uri.setConnection("another.example.org", "5432", login.database, login.user, login.password)
            layer.setDataSource(uri.uri(False), "Saluran", "postgres")
            message = "cannot be read"
    dialog = open_dialog(layer)
    assert message in said(dialog)
    assert not button(dialog, PUBLISH).isEnabled()
    if how == "edits":
        layer.rollBack()


def test_the_layer_is_removed_meanwhile(drawer, open_dialog, open_layer, qgis):
    layer = open_layer()
    QgsProject.instance().addMapLayer(layer)
    dialog = open_dialog(layer)
    QgsProject.instance().removeMapLayer(layer.id())
    qgis.processEvents()
    assert not dialog.isVisible()


def test_the_view_shows_the_whole_layer_or_one_feature():
    whole = view_of(((124.8, 1.2, 125.0, 1.4), (124.9, 1.3)))
    extent = whole.extent()
    assert (whole.width, whole.height) == (WIDTH, HEIGHT)
    assert extent.xMinimum() < 6378137 * numpy.radians(124.8) < 6378137 * numpy.radians(125.0) < extent.xMaximum()
    near = view_of(((124.8, 1.2, 125.0, 1.4), (124.81, 1.21)), (None, 25_000))
    assert (near.longitude, near.latitude) == (124.81, 1.21)
    assert near.scale < 25_000
    assert view_of(((124.9, 1.3, 124.9, 1.3), (124.9, 1.3)), (5_000, None)).scale == 5_000
    assert view_of(((124.9, 1.3, 124.9, 1.3), (124.9, 1.3))).scale > 0


def test_password_is_no_part_of_the_declaration(drawer, open_dialog, open_layer):
    dialog = open_dialog(open_layer())
    assert PASSWORD not in dialog._work.offer.source.qml


def test_what_can_no_longer_be_published_can_be_taken_back(drawer, open_dialog, open_layer, wait, cluster, login):
    dialog = open_dialog(open_layer())
    describe(dialog)
    wait(dialog.is_allowed)
    dialog.publish()
    wait(lambda: not dialog.isVisible())
    layer = open_layer()
    with closing(psycopg2.connect(cluster.dsn(login.database))) as connection:
        with connection, connection.cursor() as cursor:
            cursor.execute("ALTER TABLE planning.drain DROP CONSTRAINT drain_pkey")
        again = open_dialog(layer)
        assert "drain has no primary key" in said(again)
        assert button(again, WITHDRAW).isVisible()
        assert button(again, WITHDRAW).isEnabled()
        again.withdraw_now()
        wait(lambda: not again.isVisible())
        assert own_layers.own_layers(connection) == []
