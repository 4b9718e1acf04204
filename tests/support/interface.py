"""The little of QGIS's interface that a plugin touches; it needs QGIS alone."""


class Interface:
    """What the plugin uses of QgisInterface, made of real widgets."""

    def __init__(self):
        from qgis.core import QgsLocator
        from qgis.gui import QgsMapCanvas, QgsMessageBar
        from qgis.PyQt.QtWidgets import QMainWindow, QMenu

        self._window = QMainWindow()
        self._menu = QMenu()
        self._canvas = QgsMapCanvas(self._window)
        self._bar = QgsMessageBar(self._window)
        self.active = None
        self.layer_actions = []
        self.docks = []
        self.locator = QgsLocator(self._window)
        self.shortcuts = {}

    def mainWindow(self):
        return self._window

    def pluginMenu(self):
        return self._menu

    def addToolBar(self, name):
        return self._window.addToolBar(name)

    def addDockWidget(self, area, dock):
        self._window.addDockWidget(area, dock)
        self.docks.append(dock)

    def removeDockWidget(self, dock):
        self._window.removeDockWidget(dock)
        self.docks.remove(dock)

    def registerLocatorFilter(self, locator_filter):
        self.locator.registerFilter(locator_filter)

    def deregisterLocatorFilter(self, locator_filter):
        self.locator.deregisterFilter(locator_filter)

    def registerMainWindowAction(self, action, shortcut):
        action.setShortcut(shortcut)
        self.shortcuts[action.objectName()] = shortcut
        return True

    def unregisterMainWindowAction(self, action):
        del self.shortcuts[action.objectName()]
        return True

    def mapCanvas(self):
        return self._canvas

    def messageBar(self):
        return self._bar

    def setActiveLayer(self, layer):
        self.active = layer

    def activeLayer(self):
        return self.active

    def addCustomActionForLayerType(self, action, menu, kind, all_layers):
        assert all_layers
        self.layer_actions.append(action)

    def removeCustomActionForLayerType(self, action):
        self.layer_actions.remove(action)
        return True
