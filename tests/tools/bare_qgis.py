"""Starts the plugin as QGIS does, on a machine that has QGIS's packages and nothing of this checkout; tells what came.

``test_zip.py`` runs it with the system's Python. It reads what to do from the file that its argument names, as JSON:

- ``profile``: folder with ``python/plugins``;
- ``refuse``: packages that are missing; ``path``: folders that others put on ``sys.path``;
- ``settings``: name -> value; ``trigger``: name of an action after whose message it goes on;
- ``run``: list of [algorithm, parameters].

It writes what it found into the file that its second argument names.
"""

import json
import sys
import time
from pathlib import Path

HEAVY = ("psycopg2", "requests", "owslib", "lxml", "numpy", "yaml", "jsonschema", "shapely", "geoserver", "six")


class Refuser:
    """Makes packages missing."""

    def __init__(self, names):
        self._names = set(names)

    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in self._names:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


def main(task, report):
    # Before QGIS is imported: it brings an import hook of its own.
    sys.meta_path.insert(0, Refuser(task["refuse"]))
    sys.path[:0] = task["path"]
    from qgis.core import QgsApplication, QgsSettings
    from qgis.PyQt.QtCore import QCoreApplication, QSettings

    QCoreApplication.setOrganizationName("QGIS")
    QCoreApplication.setApplicationName("QGIS3")
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, task["profile"])
    application = QgsApplication([], True, task["profile"])
    application.initQgis()
    for name, value in task["settings"].items():
        QgsSettings().setValue(name, value)
    report["tracebacks"] = tracebacks = []

    import qgis.utils
    from interface import Interface
    from qgis.PyQt.QtWidgets import QAction

    qgis.utils.iface = iface = Interface()
    sys.excepthook = lambda kind, error, _traceback: tracebacks.append(f"{kind.__name__}: {error}")
    qgis.utils.showException = lambda kind, error, _traceback, message, **_: tracebacks.append(f"{message}: {error}")
    plugins = str(Path(task["profile"], "python", "plugins"))
    sys.path.insert(0, plugins)
    qgis.utils.plugin_paths = [plugins]
    qgis.utils.updateAvailablePlugins()
    report["available"] = list(qgis.utils.available_plugins)

    before = set(sys.modules)
    report["started"] = qgis.utils.loadPlugin("mapalus") and qgis.utils.startPlugin("mapalus")
    report["imported"] = sorted({name.split(".")[0] for name in set(sys.modules) - before} & set(HEAVY))
    report["file"] = sys.modules["mapalus"].__file__ if "mapalus" in sys.modules else None
    report["actions"] = [
        action.objectName()
        for bar in iface.mainWindow().findChildren(type(iface.mainWindow().addToolBar("")))
        for action in bar.actions()
    ]
    report["message"] = last_message(iface)
    iface.messageBar().clearWidgets()

    if task["trigger"]:
        (menu,) = (action.menu() for action in iface.pluginMenu().actions())
        menu.findChild(QAction, task["trigger"]).trigger()
        report["answer"] = wait(application, lambda: last_message(iface))
    report["results"] = {name: run(name, parameters) for name, parameters in task["run"]}
    report["stopped"] = not report["started"] or qgis.utils.unloadPlugin("mapalus")


def last_message(iface):
    item = iface.messageBar().currentItem()
    return item.text() if item else ""


def wait(application, condition, seconds=60):
    until = time.monotonic() + seconds
    while not (found := condition()) and time.monotonic() < until:
        application.processEvents()
        time.sleep(0.01)
    return found


def run(name, parameters):
    """Run an algorithm, and return its results, None after a failure, and its log."""
    from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback

    feedback = QgsProcessingFeedback(False)
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(name)
    if algorithm is None:
        return [None, "no such algorithm"]
    results, succeeded = algorithm.run(parameters, QgsProcessingContext(), feedback)
    return [results if succeeded else None, feedback.textLog()]


if __name__ == "__main__":
    found = {}
    try:
        main(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")), found)
    finally:
        Path(sys.argv[2]).write_text(json.dumps(found), encoding="utf-8")
    # QGIS's own threads and widgets are in nobody's way; tearing them down one by one may crash.
    sys.stdout.flush()
    import os

    os._exit(0)
