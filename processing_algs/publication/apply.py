"""Bring a server to the declared state."""

from mapalus.processing_algs.database_algorithm import help_text
from mapalus.processing_algs.publication.publishing_algorithm import PublishingAlgorithm


class ApplyPublication(PublishingAlgorithm):
    def name(self):
        return "apply"

    def displayName(self):
        return "Apply a publication"

    def shortHelpString(self):
        return help_text(
            "Brings a GeoServer to what is declared to be public, step by step: what closes comes first, what opens "
            "comes last and only after it was looked at. Afterwards the server is asked as the public, an attacker and "
            "each new user would ask it, and what was asked is kept in the journal. Applying again changes nothing.",
            "It stops at the first step that fails, or between two steps where it is cancelled; applying again goes on "
            "from there, and <b>Go back to before a publication</b> undoes it. Passwords of new users are shown once.",
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
