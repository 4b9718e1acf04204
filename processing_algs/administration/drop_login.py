"""Drop a login of somebody who does not work here any more."""

from qgis.core import QgsProcessingOutputString, QgsProcessingParameterString

from mapalus.plugin.database.logins import drop_login
from mapalus.plugin.i18n import tr
from mapalus.processing_algs.database_algorithm import DatabaseAlgorithm, help_text

NAME = "NAME"
LOGIN = "LOGIN"


class DropLogin(DatabaseAlgorithm):
    def name(self):
        return "droplogin"

    def displayName(self):
        return tr("Drop a login")

    def group(self):
        return tr("Administration")

    def groupId(self):
        return "administration"

    def shortHelpString(self):
        return help_text(
            tr(
                "Drops a login that <b>Make a login</b> made and ends its sessions. What was changed with it "
                "stays on record under its name."
            ),
            tr(
                "Other roles are refused, and a login that owns tables or functions of its own: give those "
                "another owner first."
            ),
            tr("Needs a user who may create roles, and end sessions of others."),
        )

    def initAlgorithm(self, configuration=None):
        self.addParameter(QgsProcessingParameterString(NAME, tr("Name of the login")))
        self.add_connection_parameters()
        self.addOutput(QgsProcessingOutputString(LOGIN, tr("Login that was dropped")))

    def work(self, connection, parameters, context, feedback):
        name = self.parameterAsString(parameters, NAME, context)
        drop_login(connection, name)
        feedback.pushInfo(tr("Login {name} was dropped.", name=name))
        return {LOGIN: name}
