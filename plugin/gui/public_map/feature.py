"""Opening the public map page."""

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QDesktopServices

from mapalus.plugin.i18n import tr
from mapalus.plugin.stored.settings import PUBLIC_MAP_SETTING


def start(context):
    """Add the action that opens the page in the browser; it is shown where a page was published."""

    def address():
        return QgsSettings().value(PUBLIC_MAP_SETTING, "")

    def update():
        action.setVisible(bool(address()))

    action = context.add_action("public_map", tr("Open public map"), lambda: QDesktopServices.openUrl(QUrl(address())))
    context.connect(context.menu.aboutToShow, update)
    update()
