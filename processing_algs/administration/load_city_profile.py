"""Write a city profile into the database: the city, its areas, agencies, categories and commodities."""

from qgis.core import QgsProcessingOutputNumber, QgsProcessingParameterString

from mapalus.plugin.city import profile
from mapalus.plugin.city.install_city import install_city
from mapalus.processing_algs.database_algorithm import DatabaseAlgorithm, help_text

PROFILE = "PROFILE"
CHANGED = "CHANGED"


class LoadCityProfile(DatabaseAlgorithm):
    def name(self):
        return "loadcityprofile"

    def displayName(self):
        return "Load a city profile"

    def group(self):
        return "Administration"

    def groupId(self):
        return "administration"

    def shortHelpString(self):
        return help_text(
            "Writes what a city profile says into the database: the city, its areas with their codes, its agencies, "
            "its categories with their deadlines, and the commodities whose prices are surveyed.",
            f"Mapalus brings the profiles {', '.join(profile.available())}; the path of a profile file of your own "
            "works too. What is the same already is left alone.",
        )

    def initAlgorithm(self, configuration=None):
        self.addParameter(QgsProcessingParameterString(PROFILE, "City profile (name or file)", "minahasa"))
        self.add_connection_parameters()
        self.addOutput(QgsProcessingOutputNumber(CHANGED, "Rows added or changed"))

    def work(self, connection, parameters, context, feedback):
        city = profile.load(self.parameterAsString(parameters, PROFILE, context))
        changed = install_city(connection, city, feedback)
        feedback.pushInfo(f"{city.title.en}: {changed} rows added or changed.")
        return {CHANGED: changed}
