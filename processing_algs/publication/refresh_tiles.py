"""Have the map's tiles drawn again where edits changed it, and nowhere else."""

from qgis.core import QgsProcessingOutputNumber

from mapalus.plugin.city.city import read_city
from mapalus.plugin.i18n import tr
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
        return tr("Refresh the map's tiles")

    def group(self):
        return tr("Publication")

    def groupId(self):
        return "publication"

    def shortHelpString(self):
        return help_text(
            tr(
                "The database notes where edits changed the public map. This algorithm makes GeoServer drop the "
                "tiles there, of the layers concerned and of the group that contains them. They are drawn again "
                "when somebody asks for them; all other tiles stay."
            ),
            tr(
                "The next run repeats what failed or was cancelled. Needs the role mapalus_planner and "
                "GeoServer's administrator. Run it every minute."
            ),
        )

    def initAlgorithm(self, configuration=None):
        self.add_geoserver_parameters()
        self.add_connection_parameters()
        for name, description in (
            (EXTENTS, tr("Changed extents in the database")),
            (RECTANGLES, tr("Rectangles after merging, of all layers")),
            (LAYERS, tr("Tile layers")),
            (TASKS, tr("Tasks of GeoWebCache")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, description))

    def work(self, connection, parameters, context, feedback):
        publication = declaration.load(read_city(connection))
        cache = TileCache(self.geoserver(parameters, context))
        done = refresh(connection, publication, cache, feedback)
        feedback.pushInfo(
            tr(
                "{extents} changed extents: {rectangles} rectangles, {layers} tile layers, {tasks} tasks.",
                extents=done.extents,
                rectangles=done.rectangles,
                layers=done.layers,
                tasks=done.tasks,
            )
        )
        return {EXTENTS: done.extents, RECTANGLES: done.rectangles, LAYERS: done.layers, TASKS: done.tasks}
