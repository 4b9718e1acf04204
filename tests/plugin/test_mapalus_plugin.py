import os

import pytest
from qgis.core import QgsApplication, QgsProject, QgsVectorLayer
from qgis.PyQt.QtWidgets import QToolBar

from mapalus.plugin.layers.city_layers import city_layers
from mapalus.plugin.mapalus_plugin import CONNECTION_SETTING, PUBLIC_MAP_SETTING, MapalusPlugin


@pytest.fixture
def plugin(iface):
    plugin = MapalusPlugin(iface)
    plugin.initGui()
    yield plugin
    plugin.unload()
    QgsProject.instance().clear()


def toolbars(iface):
    return [bar for bar in iface.mainWindow().findChildren(QToolBar) if bar.isVisibleTo(iface.mainWindow())]


def actions(iface):
    (menu,) = (action.menu() for action in iface.pluginMenu().actions())
    return {action.objectName(): action for action in menu.actions() if action.objectName()}


def test_everything_is_added(iface, plugin):
    assert QgsApplication.processingRegistry().providerById("mapalus") is not None
    assert set(actions(iface)) == {
        "mapalus_connect",
        "mapalus_layers",
        "mapalus_import",
        "mapalus_publish",
        "mapalus_own_layer",
        "mapalus_public_map",
        "mapalus_help",
    }
    assert all(not action.icon().isNull() for action in actions(iface).values())
    assert len(toolbars(iface)) == 1
    assert any(path.rstrip("/").endswith("styles/icons") for path in QgsApplication.svgPaths())
    assert QgsApplication.symbolLayerRegistry() is not None


def test_unloading_leaves_nothing(iface, monkeypatch):
    monkeypatch.delenv("PGTZ", raising=False)
    before = (QgsApplication.svgPaths(), dict(os.environ))
    plugin = MapalusPlugin(iface)
    for _ in range(2):
        plugin.initGui()
        assert "PGTZ" in os.environ
        plugin.unload()
        assert (QgsApplication.svgPaths(), dict(os.environ)) == before
        assert not iface.pluginMenu().actions()
        assert not toolbars(iface)
        assert not iface.layer_actions
        assert QgsApplication.processingRegistry().providerById("mapalus") is None


def test_algorithms_alone_need_no_interface():
    plugin = MapalusPlugin(None)
    plugin.initProcessing()
    assert QgsApplication.processingRegistry().algorithmById("mapalus:importreports") is not None
    plugin.unload()


def test_the_public_map_is_offered_where_it_is_known(iface, plugin, settings):
    (menu,) = (action.menu() for action in iface.pluginMenu().actions())
    assert not actions(iface)["mapalus_public_map"].isVisible()
    settings.setValue(PUBLIC_MAP_SETTING, "http://127.0.0.1/map/")
    menu.aboutToShow.emit()
    assert actions(iface)["mapalus_public_map"].isVisible()


def test_the_citys_layers_are_loaded_from_the_remembered_connection(iface, plugin, settings, store, login, wait):
    settings.setValue(CONNECTION_SETTING, store("the city", login))
    actions(iface)["mapalus_layers"].trigger()
    wait(lambda: iface.active is not None)
    assert set(city_layers(QgsProject.instance())) >= {"report", "area", "agency"}
    assert iface.active.isValid()
    assert iface.messageBar().currentItem() is not None


def test_null_is_not_a_word_while_the_citys_layers_are_there(iface, plugin, settings, store, login, wait):
    assert QgsApplication.nullRepresentation() == "NULL"
    settings.setValue(CONNECTION_SETTING, store("the city", login))
    actions(iface)["mapalus_layers"].trigger()
    wait(lambda: iface.active is not None)
    assert QgsApplication.nullRepresentation() == ""
    QgsProject.instance().clear()
    assert QgsApplication.nullRepresentation() == "NULL"


def test_a_connection_that_is_gone_is_told(iface, plugin, settings):
    settings.setValue(CONNECTION_SETTING, "thrown away")
    actions(iface)["mapalus_layers"].trigger()
    assert "thrown away" in iface.messageBar().currentItem().text()


def test_a_server_that_does_not_answer_is_told(iface, plugin, settings, store, login, wait):
    from dataclasses import replace

    settings.setValue(CONNECTION_SETTING, store("nobody there", replace(login, port=1)))
    actions(iface)["mapalus_layers"].trigger()
    wait(lambda: iface.messageBar().currentItem() is not None)
    assert "No database server answers" in iface.messageBar().currentItem().text()


def test_a_layer_is_published_from_its_menu(iface, plugin, settings, store, login, wait):
    assert [action.objectName() for action in iface.layer_actions] == ["mapalus_own_layer"]
    actions(iface)["mapalus_own_layer"].trigger()
    assert "No layer is chosen." in iface.messageBar().currentItem().text()
    settings.setValue(CONNECTION_SETTING, store("the city", login))
    iface.active = QgsVectorLayer("Point?crs=EPSG:4326", "mine", "memory")
    actions(iface)["mapalus_own_layer"].trigger()
    dialog = plugin._own_layer_dialog
    assert dialog.isVisible()
    assert "mine is no layer of a PostGIS database." in dialog._notice.text()
    dialog.declared.emit()
    assert plugin._publish_dialog.isVisible(), "the plan comes next"
