"""Ask a server as the public and as an attacker would."""

from qgis.core import QgsProcessingOutputNumber, QgsProcessingOutputString, QgsProcessingParameterFileDestination

from mapalus.plugin.i18n import in_words, tr
from mapalus.plugin.ogc.checks import VerificationFailed
from mapalus.processing_algs.database_algorithm import help_text
from mapalus.processing_algs.publication.publishing_algorithm import OUTPUT, SUMMARY, PublishingAlgorithm

CHECKS = "CHECKS"
FAILED = "FAILED"


class VerifyPublication(PublishingAlgorithm):
    def name(self):
        return "verify"

    def displayName(self):
        return tr("Verify a publication")

    def shortHelpString(self):
        return help_text(
            tr(
                "Asks a GeoServer as the public would ask it: capabilities, a map, a legend, features and tiles "
                "of every public layer, and the map page; and as an attacker would: for layers that are not "
                "public, for columns that are not declared, for writing, and for the configuration; and as two "
                "agencies, each of which also tries the feeds of others. The database is asked as each agency's "
                "login."
            ),
            tr(
                "Everything is asked, also after something was not as it should be; each question and what is "
                "wrong with its answer stand in the log and in <b>The verification as a file</b>. It fails when "
                "a check failed."
            ),
            tr("Nothing is changed. Let cron run it, so that you hear of a problem before the public does."),
        )

    def initAlgorithm(self, configuration=None):
        self.add_publishing_parameters()
        self.addParameter(
            QgsProcessingParameterFileDestination(
                OUTPUT, tr("The verification as a file"), "JSON (*.json)", optional=True, createByDefault=False
            )
        )
        self.addOutput(QgsProcessingOutputNumber(CHECKS, tr("Number of checks")))
        self.addOutput(QgsProcessingOutputNumber(FAILED, tr("Number of checks that failed")))
        self.addOutput(QgsProcessingOutputString(SUMMARY, tr("What was found")))

    def publish(self, publisher, parameters, context, feedback):
        verification = publisher.verify()
        self.tell_checks(verification, feedback)
        outputs = {
            CHECKS: len(verification.checks),
            FAILED: len(verification.failed),
            SUMMARY: in_words(verification.summary()),
        }
        outputs.update(self.write_json(OUTPUT, verification.as_json(), parameters, context))
        if not verification.passed:
            raise VerificationFailed(verification)
        return outputs
