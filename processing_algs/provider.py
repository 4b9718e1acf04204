"""The Processing provider: its algorithms, one line each."""

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from mapalus.plugin.paths import PACKAGE
from mapalus.processing_algs.import_reports import ImportReports
from mapalus.processing_algs.install_database import InstallDatabase
from mapalus.processing_algs.load_city_profile import LoadCityProfile

ALGORITHMS = (
    InstallDatabase,
    LoadCityProfile,
    ImportReports,
)


class MapalusProvider(QgsProcessingProvider):
    """Mapalus in the Processing toolbox, in models and in ``qgis_process``."""

    def id(self):
        return "mapalus"

    def name(self):
        return "Mapalus"

    def icon(self):
        return QIcon(str(PACKAGE / "plugin" / "gui" / "icons" / "mapalus.svg"))

    def loadAlgorithms(self):
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())
