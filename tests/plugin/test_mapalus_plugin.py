import gc
import os
import threading
from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication, QEvent
from qgis.PyQt.QtWidgets import QAction, QDialog, QDockWidget, QMenu, QToolBar

from mapalus.plugin import mapalus_plugin
from mapalus.plugin.city.city import read_city
from mapalus.plugin.errors import MapalusError
from mapalus.plugin.gui import FEATURES
from mapalus.plugin.gui.city_layers import feature as city_layers_feature
from mapalus.plugin.gui.own_layers.own_layer_dialog import OwnLayerDialog
from mapalus.plugin.gui.publishing.publish_dialog import PublishDialog
from mapalus.plugin.layers.city_layers import city_layers
from mapalus.plugin.mapalus_plugin import MapalusPlugin
from mapalus.plugin.stored.settings import CONNECTION_SETTING, PUBLIC_MAP_SETTING
from mapalus.tests.support.deaf_proxy import sleep_in


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
        "mapalus_queue",
        "mapalus_card",
        "mapalus_new_report",
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


def inventory(iface, qgis):
    """Count everything that a plugin could leave behind."""
    for _ in range(3):
        qgis.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    window = iface.mainWindow()
    return {
        **{kind.__name__: len(window.findChildren(kind)) for kind in (QAction, QDialog, QDockWidget, QMenu, QToolBar)},
        "menu entries": len(iface.pluginMenu().actions()),
        "layer actions": len(iface.layer_actions),
        "docks": len(iface.docks),
        "providers": [one.id() for one in qgis.processingRegistry().providers()],
        # A signal that is still connected keeps what it calls.
        "ours": sorted(
            type(one).__name__ for one in gc.get_objects() if str(type(one).__module__).startswith("mapalus.plugin.")
        ),
        "threads": sorted(thread.name for thread in threading.enumerate()),
        "tasks": qgis.taskManager().count(),
        "Pictures": qgis.svgPaths(),
        "environment": dict(os.environ),
    }


def test_it_can_be_reloaded_twenty_times(iface, qgis, monkeypatch, settings, store, login, wait):
    monkeypatch.delenv("PGTZ", raising=False)
    monkeypatch.setattr(mapalus_plugin, "user_language", lambda: "id")
    settings.setValue(CONNECTION_SETTING, store("the city", login))
    before = None
    for number in range(21):
        plugin = MapalusPlugin(iface)
        plugin.initGui()
        if number % 5 == 0:
            actions(iface)["mapalus_layers"].trigger()
            actions(iface)["mapalus_publish"].trigger()
        plugin.unload()
        del plugin
        wait(lambda: not qgis.taskManager().count())
        # A thread that interrupts a connection may outlive its task for some seconds.
        wait(lambda: not any(thread.name.startswith("mapalus: ") for thread in threading.enumerate()))
        found = inventory(iface, qgis)
        # The first time may make what QGIS keeps, such as the thread pool.
        before = before or found
        assert found == before
        assert QCoreApplication.translate("Mapalus", "Waiting") == "Waiting"
    assert before["menu entries"] == 0
    assert before["QToolBar"] == 0
    assert not {"Context", "Shell", "MapalusPlugin", "PublishDialog"} & set(before["ours"])


def test_a_part_that_fails_leaves_the_others_alone(iface, monkeypatch, qgis):
    undone = []
    real = mapalus_plugin.import_module

    class Broken:
        @staticmethod
        def start(context):
            context.when_stopped(lambda: undone.append("first"))
            context.when_stopped(lambda: 1 / 0)
            context.add_action("help", "never seen", lambda: None)
            raise KeyError("something")

    monkeypatch.setattr(mapalus_plugin, "import_module", lambda name: Broken if "importing" in name else real(name))
    plugin = MapalusPlugin(iface)
    plugin.initGui()
    assert "importing" in iface.messageBar().currentItem().text()
    assert undone == ["first"], "what it did before is undone, although another undoing failed"
    assert "mapalus_publish" in actions(iface)
    assert "mapalus_import" not in actions(iface)
    plugin.unload()
    assert not iface.pluginMenu().actions()
    assert not toolbars(iface)


def test_a_start_that_fails_half_way_leaves_nothing(iface, monkeypatch):
    monkeypatch.setattr(iface, "pluginMenu", lambda: 1 / 0)
    plugin = MapalusPlugin(iface)
    with pytest.raises(ZeroDivisionError):
        plugin.initGui()
    assert not toolbars(iface)
    assert QgsApplication.processingRegistry().providerById("mapalus") is None


def test_every_feature_is_a_folder():
    folder = Path(mapalus_plugin.__file__).parent / "gui"
    assert {path.parent.name for path in folder.glob("*/feature.py")} == set(FEATURES)


def test_the_connection_is_told_to_everybody(plugin, settings):
    from mapalus.plugin.gui.common.current_connection import CurrentConnection

    connection, told = CurrentConnection(), []
    connection.changed.connect(told.append)
    connection.choose("one")
    connection.choose("one")
    assert (connection.choice(), told) == ("one", ["one"])
    with pytest.raises(MapalusError, match="one"):
        connection.dsn()


def test_a_dock_goes_with_its_feature(iface, qgis):
    from qgis.PyQt.QtCore import Qt

    from mapalus.plugin.gui.common.context import Context, Shell

    context = Context(Shell(iface, QMenu(), QToolBar()))
    context.add_dock(QDockWidget(iface.mainWindow()), Qt.DockWidgetArea.RightDockWidgetArea)
    assert len(iface.docks) == 1
    context.stop()
    assert inventory(iface, qgis)["QDockWidget"] == 0
    assert not iface.docks


def test_layers_that_are_being_loaded_do_not_come_after_the_plugin_is_gone(
    iface, settings, store, login, wait, monkeypatch, qgis
):
    asked, go_on = [], threading.Event()

    def slow(connection):
        asked.append(connection)
        city = read_city(connection)
        go_on.wait(20)
        return city

    monkeypatch.setattr(city_layers_feature, "read_city", slow)
    settings.setValue(CONNECTION_SETTING, store("the city", login))
    plugin = MapalusPlugin(iface)
    plugin.initGui()
    actions(iface)["mapalus_layers"].trigger()
    wait(lambda: asked)
    actions(iface)["mapalus_layers"].trigger()
    plugin.unload()
    go_on.set()
    wait(lambda: not qgis.taskManager().count())
    inventory(iface, qgis)
    assert len(asked) == 1, "one loading at a time"
    assert not QgsProject.instance().mapLayers()
    assert iface.messageBar().currentItem() is None


def test_cancelling_the_loading_leaves_nothing_busy(iface, plugin, settings, store, login, wait, monkeypatch):
    monkeypatch.setattr(city_layers_feature, "read_city", lambda connection: sleep_in(connection, 60))
    settings.setValue(CONNECTION_SETTING, store("the city", login))
    actions(iface)["mapalus_layers"].trigger()
    QgsApplication.taskManager().cancelAll()
    wait(lambda: iface.messageBar().currentItem() is not None)
    assert "Cancelled" in iface.messageBar().currentItem().text()
    monkeypatch.setattr(city_layers_feature, "read_city", read_city)
    actions(iface)["mapalus_layers"].trigger()
    wait(lambda: iface.active is not None)


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
    (dialog,) = iface.mainWindow().findChildren(OwnLayerDialog)
    assert dialog.isVisible()
    assert "mine is no layer of a PostGIS database." in dialog.notice.text()
    dialog.declared.emit()
    (plan,) = iface.mainWindow().findChildren(PublishDialog)
    assert plan.isVisible(), "the plan comes next"
