"""Bring a server back to the state before a publication."""

from qgis.core import QgsProcessingParameterBoolean, QgsProcessingParameterNumber

from mapalus.processing_algs.database_algorithm import help_text
from mapalus.processing_algs.publication.publishing_algorithm import ENTRY, PublishingAlgorithm

DRY_RUN = "DRY_RUN"


class RollBackPublication(PublishingAlgorithm):
    def name(self):
        return "rollback"

    def displayName(self):
        return "Go back to before a publication"

    def shortHelpString(self):
        return help_text(
            "Brings a GeoServer back to the state before a publication of the journal: what that one and all later "
            "ones changed. Styles, icons and the map page come back as they were, who may read what does too. It is "
            "written into the journal as a publication of its own, so that it can be undone.",
            "The numbers stand in the history of the publish dialog, and in what <b>Apply a publication</b> says. "
            "<b>Only show the plan</b> changes nothing.",
        )

    def initAlgorithm(self, configuration=None):
        self.addParameter(QgsProcessingParameterNumber(ENTRY, "Number of the publication", minValue=1))
        self.addParameter(QgsProcessingParameterBoolean(DRY_RUN, "Only show the plan", defaultValue=False))
        self.add_publishing_parameters()
        self.add_plan()
        self.add_outcome()

    def publish(self, publisher, parameters, context, feedback):
        entry = self.parameterAsInt(parameters, ENTRY, context)
        plan = publisher.plan_rollback(entry)
        outputs = self.tell(publisher, plan, parameters, context, feedback)
        if self.parameterAsBoolean(parameters, DRY_RUN, context):
            return outputs
        return {**outputs, **self.take(publisher, plan, feedback, entry)}
