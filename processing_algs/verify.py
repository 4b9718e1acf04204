"""Ask a server as the public and as an attacker would."""

from qgis.core import QgsProcessingOutputString

from mapalus.processing_algs.database_algorithm import help_text
from mapalus.processing_algs.publishing_algorithm import SUMMARY, PublishingAlgorithm


class VerifyPublication(PublishingAlgorithm):
    def name(self):
        return "verify"

    def displayName(self):
        return "Verify a publication"

    def shortHelpString(self):
        return help_text(
            "Asks a GeoServer as the public would ask it: capabilities, a map, a legend and features of every public "
            "layer, and the map page; and as an attacker would: for layers that are not public, for columns that are "
            "not declared, and for writing. It fails at the first answer that is not as it should be, and says which.",
            "Nothing is changed. Let cron run it, so that somebody hears of it before the public does.",
        )

    def initAlgorithm(self, configuration=None):
        self.add_publishing_parameters()
        self.addOutput(QgsProcessingOutputString(SUMMARY, "What was found"))

    def publish(self, publishing, parameters, context, feedback):
        publishing.verify()
        found = "The server answers as it should, and refuses what it should."
        feedback.pushInfo(found)
        return {SUMMARY: found}
