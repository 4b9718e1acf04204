"""Give a login a new password, which is shown once."""

from qgis.core import QgsProcessingOutputString, QgsProcessingParameterBoolean, QgsProcessingParameterString

from mapalus.plugin.database.logins import renew_login
from mapalus.plugin.i18n import tr
from mapalus.processing_algs.database_algorithm import DatabaseAlgorithm, help_text

NAME = "NAME"
END_SESSIONS = "END_SESSIONS"
# The name of an output.
PASSWORD = "PASSWORD"  # noqa: S105  # nosec B105  # pragma: allowlist secret


class RenewLogin(DatabaseAlgorithm):
    def name(self):
        return "renewlogin"

    def displayName(self):
        return tr("Renew a login's password")

    def group(self):
        return tr("Administration")

    def groupId(self):
        return "administration"

    def shortHelpString(self):
        return help_text(
            tr(
                "Gives a login that <b>Make a login</b> made a new generated password, which is shown once: copy "
                "it from the log before you close it. The old password is worth nothing from then on."
            ),
            tr(
                "The next publication gives an agency's new password to its feed at GeoServer. This also helps where "
                "nobody knows the password any more, or the agency's login was made by hand."
            ),
            tr(
                "Sessions that are open go on unless they are to be ended, as they should where somebody else "
                "may have learnt the old password."
            ),
            tr("Needs a user who may create roles, and end sessions of others."),
        )

    def initAlgorithm(self, configuration=None):
        self.addParameter(QgsProcessingParameterString(NAME, tr("Name of the login")))
        self.addParameter(QgsProcessingParameterBoolean(END_SESSIONS, tr("End its open sessions"), defaultValue=False))
        self.add_connection_parameters()
        self.addOutput(QgsProcessingOutputString(PASSWORD, tr("Password")))

    def work(self, connection, parameters, context, feedback):
        name = self.parameterAsString(parameters, NAME, context)
        password = renew_login(connection, name, self.parameterAsBoolean(parameters, END_SESSIONS, context))
        feedback.pushInfo(tr("Login {name}, new password {password} (shown this once).", name=name, password=password))
        return {PASSWORD: password}
