"""Have the map's tiles drawn anew where edits changed it, and nowhere else."""

from qgis.core import QgsProcessingOutputNumber

from mapalus.plugin.city.city import read_city
from mapalus.plugin.ogc.geoserver.tile_cache import TileCache
from mapalus.plugin.publication import declaration
from mapalus.plugin.publication.changed_extents import refresh
from mapalus.processing_algs.database_algorithm import DatabaseAlgorithm, help_text
from mapalus.processing_algs.publication.geoserver_parameters import GeoServerParameters

EXTENTS = "EXTENTS"
RECTANGLES = "RECTANGLES"
LAYERS = "LAYERS"
TASKS = "TASKS"


class RefreshTiles(GeoServerParameters, DatabaseAlgorithm):
    def name(self):
        return "refreshtiles"

    def displayName(self):
        return "Refresh the map's tiles"

    def group(self):
        return "Publication"

    def groupId(self):
        return "publication"

    def shortHelpString(self):
        return help_text(
            "Edits leave in the database where they changed the public map. This has GeoServer drop the tiles there, "
            "of the layers concerned and of the group that contains them, so that they are drawn anew when somebody "
            "asks for them; all other tiles stay.",
            "What fails, or is cancelled, is done again by the next run. Needs the role mapalus_planner, and "
            "GeoServer's administrator; meant to be run every minute.",
        )

    def initAlgorithm(self, configuration=None):
        self.add_geoserver_parameters()
        self.add_connection_parameters()
        for name, description in (
            (EXTENTS, "Changed extents in the database"),
            (RECTANGLES, "Rectangles after merging, of all layers"),
            (LAYERS, "Tile layers"),
            (TASKS, "Tasks of GeoWebCache"),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, description))

    def work(self, connection, parameters, context, feedback):
        publication = declaration.load(read_city(connection))
        cache = TileCache(self.geoserver(parameters, context))
        done = refresh(connection, publication, cache, feedback)
        feedback.pushInfo(
            f"{done.extents} changed extents: {done.rectangles} rectangles, {done.layers} tile layers, "
            f"{done.tasks} tasks."
        )
        return {EXTENTS: done.extents, RECTANGLES: done.rectangles, LAYERS: done.layers, TASKS: done.tasks}
