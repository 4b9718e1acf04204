"""Write a city profile into the database: the city, its areas, agencies, categories and commodities."""

from qgis.core import QgsProcessingOutputNumber, QgsProcessingParameterString

from mapalus.plugin.city import profile
from mapalus.plugin.city.install_city import install_city
from mapalus.plugin.i18n import tr, user_language
from mapalus.processing_algs.database_algorithm import DatabaseAlgorithm, help_text

PROFILE = "PROFILE"
CHANGED = "CHANGED"


class LoadCityProfile(DatabaseAlgorithm):
    def name(self):
        return "loadcityprofile"

    def displayName(self):
        return tr("Load a city profile")

    def group(self):
        return tr("Administration")

    def groupId(self):
        return "administration"

    def shortHelpString(self):
        return help_text(
            tr(
                "Writes what a city profile says into the database: the city, its areas with their codes, its "
                "agencies, its categories with their deadlines, and the commodities whose prices are surveyed."
            ),
            tr(
                "Mapalus brings the profiles {names}; the path of a profile file of your own works too. Rows "
                "that are the same already are left alone.",
                names=", ".join(profile.available()),
            ),
        )

    def initAlgorithm(self, configuration=None):
        self.addParameter(QgsProcessingParameterString(PROFILE, tr("City profile (name or file)"), "minahasa"))
        self.add_connection_parameters()
        self.addOutput(QgsProcessingOutputNumber(CHANGED, tr("Rows added or changed")))

    def work(self, connection, parameters, context, feedback):
        city = profile.load(self.parameterAsString(parameters, PROFILE, context))
        changed = install_city(connection, city, feedback)
        feedback.pushInfo(
            tr("{city}: {number} rows added or changed.", city=city.title.in_language(user_language()), number=changed)
        )
        return {CHANGED: changed}
