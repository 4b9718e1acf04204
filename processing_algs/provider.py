"""The Processing provider: its algorithms, one line each."""

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from mapalus.plugin.paths import PACKAGE
from mapalus.processing_algs.anonymise_reporters import AnonymiseReporters
from mapalus.processing_algs.apply import ApplyPublication
from mapalus.processing_algs.drop_login import DropLogin
from mapalus.processing_algs.import_cctv import ImportCctv
from mapalus.processing_algs.import_cctv_streams import ImportCctvStreams
from mapalus.processing_algs.import_commodities import ImportCommodities
from mapalus.processing_algs.import_facilities import ImportFacilities
from mapalus.processing_algs.import_markets import ImportMarkets
from mapalus.processing_algs.import_prices import ImportPrices
from mapalus.processing_algs.import_programmes import ImportProgrammes
from mapalus.processing_algs.import_reports import ImportReports
from mapalus.processing_algs.install_database import InstallDatabase
from mapalus.processing_algs.load_city_profile import LoadCityProfile
from mapalus.processing_algs.make_login import MakeLogin
from mapalus.processing_algs.plan import PlanPublication
from mapalus.processing_algs.preflight import Preflight
from mapalus.processing_algs.refresh_tiles import RefreshTiles
from mapalus.processing_algs.renew_login import RenewLogin
from mapalus.processing_algs.rollback import RollBackPublication
from mapalus.processing_algs.verify import VerifyPublication

ALGORITHMS = (
    InstallDatabase,
    LoadCityProfile,
    MakeLogin,
    RenewLogin,
    DropLogin,
    AnonymiseReporters,
    ImportReports,
    ImportFacilities,
    ImportCctv,
    ImportCctvStreams,
    ImportMarkets,
    ImportCommodities,
    ImportPrices,
    ImportProgrammes,
    Preflight,
    PlanPublication,
    ApplyPublication,
    VerifyPublication,
    RollBackPublication,
    RefreshTiles,
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
