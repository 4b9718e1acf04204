"""Bring a server to the declared state."""

from mapalus.plugin.i18n import tr
from mapalus.processing_algs.database_algorithm import help_text
from mapalus.processing_algs.publication.publishing_algorithm import PublishingAlgorithm


class ApplyPublication(PublishingAlgorithm):
    def name(self):
        return "apply"

    def displayName(self):
        return tr("Apply a publication")

    def shortHelpString(self):
        return help_text(
            tr(
                "Brings a GeoServer step by step to the declared state. Steps that close layers come first; "
                "steps that open layers come last, after a check. Afterwards the server is asked as the public, an "
                "attacker and two agencies would ask it. The journal keeps all checks. Applying again changes "
                "nothing."
            ),
            tr(
                "It stops at the first step that fails, or between two steps where it is cancelled; applying "
                "again goes on from there, and <b>Go back to before a publication</b> undoes it. Passwords of "
                "new users are shown once."
            ),
        )

    def initAlgorithm(self, configuration=None):
        self.add_publishing_parameters()
        self.add_thorough()
        self.add_plan()
        self.add_outcome()

    def publish(self, publisher, parameters, context, feedback):
        plan = self.plan(publisher, parameters, context, feedback)
        outputs = self.tell(publisher, plan, parameters, context, feedback)
        return {**outputs, **self.take(publisher, plan, feedback)}
