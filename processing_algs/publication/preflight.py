"""Look at the database before anything is published; repair what can be repaired."""

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.i18n import error_words, in_words, tr
from mapalus.plugin.publication.opening import look_at_database
from mapalus.plugin.publication.preflight import ERROR, finding_lines, repair_all
from mapalus.processing_algs.database_algorithm import DatabaseAlgorithm, help_text

DECLARATION = "DECLARATION"
PUBLIC_USER = "PUBLIC_USER"
THOROUGH = "THOROUGH"
REPAIR = "REPAIR"
FAIL_ON_ERRORS = "FAIL_ON_ERRORS"
OUTPUT = "OUTPUT"
ERRORS = "ERRORS"
WARNINGS = "WARNINGS"

_STORE_USERS = {PUBLIC_USER: "mapalus_public"}


class Preflight(DatabaseAlgorithm):
    def name(self):
        return "preflight"

    def displayName(self):
        return tr("Look at the database before publishing")

    def group(self):
        return tr("Publication")

    def groupId(self):
        return "publication"

    def shortHelpString(self):
        return help_text(
            tr(
                "Looks for what GeoServer would accept in silence and serve wrongly: views without a key, "
                "another reference system than the declared one, missing spatial indexes, logins that may do too "
                "little or too much. Every finding comes with the statements that put it right."
            ),
            tr(
                "<b>Repair</b> runs those that you may run, each in a transaction of its own; what is left "
                "afterwards is for the administrator."
            ),
            tr("<b>Thoroughly</b> reads every published table to see whether its key is different in all rows."),
        )

    def initAlgorithm(self, configuration=None):
        self.add_connection_parameters()
        self.addParameter(QgsProcessingParameterBoolean(REPAIR, tr("Repair"), defaultValue=False))
        self.addParameter(QgsProcessingParameterBoolean(THOROUGH, tr("Thoroughly"), defaultValue=False))
        self.addParameter(
            QgsProcessingParameterBoolean(FAIL_ON_ERRORS, tr("Fail where errors are left"), defaultValue=False)
        )
        advanced = [
            QgsProcessingParameterFile(
                DECLARATION, tr("Declaration (by default the one of Mapalus)"), extension="yml", optional=True
            ),
            QgsProcessingParameterString(
                PUBLIC_USER,
                tr("GeoServer's database login for the public (by default the variable MAPALUS_PUBLIC_USER)"),
                optional=True,
            ),
        ]
        for parameter in advanced:
            parameter.setFlags(parameter.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
            self.addParameter(parameter)
        self.addParameter(
            QgsProcessingParameterFileDestination(
                OUTPUT, tr("The findings as a file"), "JSON (*.json)", optional=True, createByDefault=False
            )
        )
        self.addOutput(QgsProcessingOutputNumber(ERRORS, tr("Errors that are left")))
        self.addOutput(QgsProcessingOutputNumber(WARNINGS, tr("Warnings that are left")))

    def work(self, connection, parameters, context, feedback):
        users = {
            role: user
            for name, role in _STORE_USERS.items()
            if (user := self.parameterAsString(parameters, name, context))
        }
        declaration = self.parameterAsFile(parameters, DECLARATION, context)
        thorough = self.parameterAsBoolean(parameters, THOROUGH, context)

        def look():
            return look_at_database(connection, thorough, store_users=users, declaration=declaration)

        findings = look()
        if findings and self.parameterAsBoolean(parameters, REPAIR, context):
            for error in repair_all(connection, findings):
                feedback.pushWarning(error_words(error))
            findings = look()
        for line in finding_lines(findings):
            feedback.pushWarning(in_words(line))
        if not findings:
            feedback.pushInfo(tr("The database is fit to be published."))
        errors = sum(finding.grade == ERROR for finding in findings)
        outputs = {ERRORS: errors, WARNINGS: len(findings) - errors}
        outputs.update(self.write_json(OUTPUT, [finding.as_json() for finding in findings], parameters, context))
        if errors and self.parameterAsBoolean(parameters, FAIL_ON_ERRORS, context):
            raise MapalusError(
                "The database is not fit to be published; errors: {number}.",
                "They are listed above, with what to do.",
                number=errors,
            )
        return outputs
