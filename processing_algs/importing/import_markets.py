"""Import markets from CSV or GeoJSON."""

from mapalus.plugin.errors import Sentence
from mapalus.plugin.importing.infrastructure import MARKET
from mapalus.processing_algs.importing.import_infrastructure import ImportInfrastructure


class ImportMarkets(ImportInfrastructure):
    NAME = "importmarkets"
    TABLE = MARKET
    TITLE = Sentence("Import markets")
    THINGS = Sentence("markets")
    HELP = Sentence("Retail (eceran) and wholesale (induk) markets; the area is set from the point.")
