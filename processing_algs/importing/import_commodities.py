"""Import commodities from CSV or GeoJSON."""

from mapalus.plugin.errors import Sentence
from mapalus.plugin.importing.infrastructure import COMMODITY
from mapalus.processing_algs.importing.import_infrastructure import ImportInfrastructure


class ImportCommodities(ImportInfrastructure):
    NAME = "importcommodities"
    TABLE = COMMODITY
    TITLE = Sentence("Import commodities")
    THINGS = Sentence("commodities")
    HELP = Sentence("Staples of one quality and unit each; the city profile brings the usual ones.")
