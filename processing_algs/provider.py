"""The Processing provider: its algorithms, one line each."""

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from mapalus.plugin.paths import PACKAGE
from mapalus.processing_algs.administration.anonymise_reporters import AnonymiseReporters
from mapalus.processing_algs.administration.drop_login import DropLogin
from mapalus.processing_algs.administration.install_database import InstallDatabase
from mapalus.processing_algs.administration.load_city_profile import LoadCityProfile
from mapalus.processing_algs.administration.make_login import MakeLogin
from mapalus.processing_algs.administration.renew_login import RenewLogin
from mapalus.processing_algs.importing.import_cctv import ImportCctv
from mapalus.processing_algs.importing.import_cctv_streams import ImportCctvStreams
from mapalus.processing_algs.importing.import_commodities import ImportCommodities
from mapalus.processing_algs.importing.import_facilities import ImportFacilities
from mapalus.processing_algs.importing.import_markets import ImportMarkets
from mapalus.processing_algs.importing.import_prices import ImportPrices
from mapalus.processing_algs.importing.import_programmes import ImportProgrammes
from mapalus.processing_algs.importing.import_reports import ImportReports
from mapalus.processing_algs.importing.import_streets import ImportStreets
from mapalus.processing_algs.publication.apply import ApplyPublication
from mapalus.processing_algs.publication.plan import PlanPublication
from mapalus.processing_algs.publication.preflight import Preflight
from mapalus.processing_algs.publication.refresh_tiles import RefreshTiles
from mapalus.processing_algs.publication.rollback import RollBackPublication
from mapalus.processing_algs.publication.verify import VerifyPublication

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
    ImportStreets,
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
