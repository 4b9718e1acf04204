"""Import commodities from CSV or GeoJSON."""

from mapalus.plugin.importing.infrastructure import COMMODITY
from mapalus.processing_algs.importing.import_infrastructure import ImportInfrastructure


class ImportCommodities(ImportInfrastructure):
    NAME = "importcommodities"
    TABLE = COMMODITY
    THINGS = "commodities"
    HELP = "Staples of one quality and unit each; the city profile brings the usual ones."
