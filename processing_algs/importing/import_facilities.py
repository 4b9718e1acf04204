"""Import facilities from CSV or GeoJSON."""

from mapalus.plugin.errors import Sentence
from mapalus.plugin.importing.infrastructure import FACILITY
from mapalus.processing_algs.importing.import_infrastructure import ImportInfrastructure


class ImportFacilities(ImportInfrastructure):
    NAME = "importfacilities"
    TABLE = FACILITY
    TITLE = Sentence("Import facilities")
    THINGS = Sentence("facilities")
    HELP = Sentence(
        "Police and army posts, hospitals, clinics, fire posts, schools and offices; the area is set from the point."
    )
