"""Import cameras from CSV or GeoJSON."""

from mapalus.plugin.errors import Sentence
from mapalus.plugin.importing.infrastructure import CCTV
from mapalus.processing_algs.importing.import_infrastructure import ImportInfrastructure


class ImportCctv(ImportInfrastructure):
    NAME = "importcctv"
    TABLE = CCTV
    TITLE = Sentence("Import cameras")
    THINGS = Sentence("cameras")
    HELP = Sentence(
        "Cameras: headings are degrees clockwise from north, empty where a camera turns; fields of view are "
        "degrees, ranges and heights metres. A camera is not public unless the file says so. Addresses of streams"
        " have an import of their own."
    )
