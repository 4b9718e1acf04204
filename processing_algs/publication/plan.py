"""Show what publishing would change; change nothing."""

from qgis.core import QgsProcessingParameterBoolean

from mapalus.plugin.errors import MapalusError
from mapalus.processing_algs.database_algorithm import help_text
from mapalus.processing_algs.publication.publishing_algorithm import PublishingAlgorithm

FAIL_ON_CHANGES = "FAIL_ON_CHANGES"


class PlanPublication(PublishingAlgorithm):
    def name(self):
        return "plan"

    def displayName(self):
        return "Plan a publication"

    def shortHelpString(self):
        return help_text(
            "Compares what is declared to be public with a GeoServer, and lists what <b>Apply a publication</b> would "
            "create, change and delete, with the reason. What somebody changed on the server by hand is named as such; "
            "what somebody else made there is left alone. Nothing is changed.",
            "Without <b>Read what seems unchanged as well</b> the server is believed about what has not changed.",
            "<b>Fail where something would change</b> is for cron, which hears of failures alone.",
        )

    def initAlgorithm(self, configuration=None):
        self.add_publishing_parameters()
        self.add_thorough()
        self.addParameter(
            QgsProcessingParameterBoolean(FAIL_ON_CHANGES, "Fail where something would change", defaultValue=False)
        )
        self.add_plan()

    def publish(self, publisher, parameters, context, feedback):
        plan = self.plan(publisher, parameters, context, feedback)
        outputs = self.tell(publisher, plan, parameters, context, feedback)
        if plan and self.parameterAsBoolean(parameters, FAIL_ON_CHANGES, context):
            raise MapalusError(
                f"The server is not as it is declared; steps that would change it: {len(plan.steps)}.",
                "Look at them above, then run “Apply a publication”; nothing was changed.",
            )
        return outputs
