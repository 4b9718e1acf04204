"""Create or upgrade Mapalus' schema in a PostGIS database."""

from qgis.core import QgsProcessingOutputNumber

from mapalus.plugin.database.schema import migrate, read_shipped
from mapalus.processing_algs.database_algorithm import DatabaseAlgorithm, help_text

APPLIED = "APPLIED"
VERSION = "VERSION"


class InstallDatabase(DatabaseAlgorithm):
    def name(self):
        return "installdatabase"

    def displayName(self):
        return "Install or upgrade the database"

    def group(self):
        return "Administration"

    def groupId(self):
        return "administration"

    def shortHelpString(self):
        return help_text(
            "Creates the schemas <code>mapalus</code> and <code>mapalus_public</code>, or brings them up to date.",
            "Everything is done in one transaction: the whole upgrade or nothing. A database that a newer Mapalus "
            "made, or whose schema was changed by hand, is refused and left as it is.",
            "The user needs the rights to create schemas and roles; enabling PostGIS needs a superuser.",
        )

    def initAlgorithm(self, configuration=None):
        self.add_connection_parameters()
        self.addOutput(QgsProcessingOutputNumber(APPLIED, "Steps applied"))
        self.addOutput(QgsProcessingOutputNumber(VERSION, "Version of the schema"))

    def work(self, connection, parameters, context, feedback):
        applied = migrate(connection, feedback)
        version = len(read_shipped().steps)
        code = "the code was renewed" if applied else "the code is up to date"
        feedback.pushInfo(f"The schema is at version {version}; {len(applied.steps)} steps were applied, {code}.")
        return {APPLIED: len(applied.steps), VERSION: version}
