"""Import programmes from CSV or GeoJSON."""

from mapalus.plugin.errors import Sentence
from mapalus.plugin.importing.infrastructure import PROGRAMME
from mapalus.processing_algs.importing.import_infrastructure import ImportInfrastructure


class ImportProgrammes(ImportInfrastructure):
    NAME = "importprogrammes"
    TABLE = PROGRAMME
    TITLE = Sentence("Import programmes")
    THINGS = Sentence("programmes")
    HELP = Sentence(
        "Programmes with budget, days, progress in percent, and a geometry of any kind: GeoJSON's, or a column of"
        " WKT in longitude and latitude."
    )
