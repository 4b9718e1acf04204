"""Import prices from CSV or GeoJSON."""

from mapalus.plugin.errors import Sentence
from mapalus.plugin.importing.infrastructure import PRICE
from mapalus.processing_algs.importing.import_infrastructure import ImportInfrastructure


class ImportPrices(ImportInfrastructure):
    NAME = "importprices"
    TABLE = PRICE
    TITLE = Sentence("Import prices")
    THINGS = Sentence("prices")
    HELP = Sentence(
        "One row is the price of one unit of a commodity at a market on a day; both may be given by code or by "
        "name. Amounts are written without separators of thousands. Prices that repeat those before them, and "
        "those that lie far from the others, are marked, never dropped."
    )
