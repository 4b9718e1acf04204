"""The guide."""

from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QDesktopServices

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.i18n import tr
from mapalus.plugin.paths import PACKAGE


def start(context):
    """Add the action that opens the guide that came with the plugin."""

    def open_guide():
        guide = PACKAGE / "README.md"
        if guide.exists():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(guide)))
        else:
            context.show_failure(MapalusError(tr("The guide is missing."), tr("Install Mapalus again.")))

    context.add_action("help", tr("Help"), open_guide, in_toolbar=False)
