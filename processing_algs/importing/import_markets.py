"""Import markets from CSV or GeoJSON."""

from mapalus.plugin.importing.infrastructure import MARKET
from mapalus.processing_algs.importing.import_infrastructure import ImportInfrastructure


class ImportMarkets(ImportInfrastructure):
    NAME = "importmarkets"
    TABLE = MARKET
    THINGS = "markets"
    HELP = "Retail (eceran) and wholesale (induk) markets; the area is set from the point."
