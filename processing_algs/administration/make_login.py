"""Make a login for a person, an agency or GeoServer, with a password that is shown once."""

from qgis.core import QgsProcessingOutputString, QgsProcessingParameterEnum, QgsProcessingParameterString

from mapalus.plugin.database.logins import KINDS, make_login
from mapalus.plugin.i18n import tr
from mapalus.processing_algs.database_algorithm import DatabaseAlgorithm, help_text

NAME = "NAME"
KIND = "KIND"
AGENCY = "AGENCY"
LOGIN = "LOGIN"
# The name of an output.
PASSWORD = "PASSWORD"  # noqa: S105  # nosec B105  # pragma: allowlist secret


class MakeLogin(DatabaseAlgorithm):
    def name(self):
        return "makelogin"

    def displayName(self):
        return tr("Make a login")

    def group(self):
        return tr("Administration")

    def groupId(self):
        return "administration"

    def shortHelpString(self):
        return help_text(
            tr(
                "Makes a database login with the rights of a role and a generated password, which is shown once: "
                "copy it from the log before you close it."
            ),
            tr(
                "<b>public</b> is for GeoServer; <b>agency</b> needs the code of the agency whose reports it may "
                "see and write back. After the next publication, an agency's login and password also open its feed "
                "at GeoServer."
            ),
            tr("Needs a user who may create roles."),
        )

    def initAlgorithm(self, configuration=None):
        self.addParameter(QgsProcessingParameterString(NAME, tr("Name of the login (such as dlh_feed)")))
        self.addParameter(
            QgsProcessingParameterEnum(KIND, tr("For"), list(KINDS), defaultValue=0, usesStaticStrings=True)
        )
        self.addParameter(QgsProcessingParameterString(AGENCY, tr("Code of the agency (for an agency)"), optional=True))
        self.add_connection_parameters()
        self.addOutput(QgsProcessingOutputString(LOGIN, tr("Login")))
        self.addOutput(QgsProcessingOutputString(PASSWORD, tr("Password")))

    def work(self, connection, parameters, context, feedback):
        name = self.parameterAsString(parameters, NAME, context)
        kind = self.parameterAsEnumString(parameters, KIND, context)
        password = make_login(connection, name, kind, self.parameterAsString(parameters, AGENCY, context) or None)
        feedback.pushInfo(tr("Login {name}, password {password} (shown this once).", name=name, password=password))
        return {LOGIN: name, PASSWORD: password}
