"""Create or upgrade Mapalus' schema in a PostGIS database."""

from qgis.core import QgsProcessingOutputNumber

from mapalus.plugin.database.schema import migrate, read_shipped
from mapalus.plugin.i18n import tr
from mapalus.processing_algs.database_algorithm import DatabaseAlgorithm, help_text

APPLIED = "APPLIED"
VERSION = "VERSION"


class InstallDatabase(DatabaseAlgorithm):
    def name(self):
        return "installdatabase"

    def displayName(self):
        return tr("Install or upgrade the database")

    def group(self):
        return tr("Administration")

    def groupId(self):
        return "administration"

    def shortHelpString(self):
        return help_text(
            tr("Creates the schemas <code>mapalus</code> and <code>mapalus_public</code>, or brings them up to date."),
            tr(
                "Everything is done in one transaction: the whole upgrade or nothing. A database that a newer "
                "Mapalus made, or whose schema was changed by hand, is refused and left as it is."
            ),
            tr("The user needs the rights to create schemas and roles; enabling PostGIS needs a superuser."),
        )

    def initAlgorithm(self, configuration=None):
        self.add_connection_parameters()
        self.addOutput(QgsProcessingOutputNumber(APPLIED, tr("Steps applied")))
        self.addOutput(QgsProcessingOutputNumber(VERSION, tr("Version of the schema")))

    def work(self, connection, parameters, context, feedback):
        applied = migrate(connection, feedback)
        version = len(read_shipped().steps)
        code = tr("the code was renewed") if applied else tr("the code is up to date")
        feedback.pushInfo(
            tr(
                "The schema is at version {version}; {steps} steps were applied, {code}.",
                version=version,
                steps=len(applied.steps),
                code=code,
            )
        )
        return {APPLIED: len(applied.steps), VERSION: version}
