"""Import the addresses of cameras' streams from CSV or GeoJSON; for administrators."""

from mapalus.plugin.errors import Sentence
from mapalus.plugin.importing.infrastructure import CCTV_STREAM
from mapalus.processing_algs.importing.import_infrastructure import ImportInfrastructure


class ImportCctvStreams(ImportInfrastructure):
    NAME = "importcctvstreams"
    TABLE = CCTV_STREAM
    TITLE = Sentence("Import addresses of cameras' streams")
    THINGS = Sentence("addresses of cameras' streams")
    HELP = Sentence(
        "Addresses of streams, such as rtsp://…, of cameras that are there already. Only administrators may import or "
        "see them, because an address can hold a password: it is kept neither with a rejected row nor in the history."
    )
