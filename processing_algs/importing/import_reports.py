"""Import reports from CSV, GeoJSON or Open311 JSON."""

from qgis.core import QgsProcessingOutputNumber, QgsProcessingParameterMatrix, QgsProcessingParameterString

from mapalus.plugin.city import profile
from mapalus.plugin.city.city import read_city
from mapalus.plugin.errors import MapalusError
from mapalus.plugin.i18n import tr, user_language
from mapalus.plugin.importing.import_reports import import_reports
from mapalus.processing_algs.database_algorithm import help_text
from mapalus.processing_algs.importing.import_algorithm import FILE, ImportAlgorithm, counts, show_counts

PROFILE = "PROFILE"
MAPPING = "MAPPING"
SOURCE = "SOURCE"
TIME_ZONE = "TIME_ZONE"
TIME_FORMAT = "TIME_FORMAT"

UNKNOWN_CATEGORIES = "UNKNOWN_CATEGORIES"
DEFAULT_POSITIONS = "DEFAULT_POSITIONS"


class ImportReports(ImportAlgorithm):
    def name(self):
        return "importreports"

    def displayName(self):
        return tr("Import reports")

    def group(self):
        return tr("Reports")

    def groupId(self):
        return "reports"

    def shortHelpString(self):
        return help_text(
            tr("Loads a file of reports: CSV (plain or .gz), GeoJSON, or Open311 GeoReport v2 JSON."),
            tr(
                "The city profile says which column is what; a mapping given here replaces it (report field, "
                "column). Report fields: {fields}.",
                fields=", ".join(profile.IMPORT_FIELDS),
            ),
            tr(
                "The area is set from the point. A position that many unrelated reports share is marked as a "
                "default position. Unknown categories go to the city's catch-all and are counted."
            ),
            tr(
                "A row that cannot be used goes to <code>mapalus.import_reject</code> with file, line and "
                "reason: rows = loaded + rejected, always. Importing a file again adds nothing and updates what "
                "its source changed."
            ),
            tr("Everything is one transaction: cancelled or failed, it leaves the tables as they were."),
        )

    def initAlgorithm(self, configuration=None):
        more = (
            QgsProcessingParameterString(
                PROFILE, tr("City profile (name or file; the database's city by default)"), optional=True
            ),
            QgsProcessingParameterMatrix(
                MAPPING,
                tr("Column mapping (the city profile's by default)"),
                headers=[tr("Report field"), tr("Column of the file")],
                optional=True,
            ),
            QgsProcessingParameterString(
                SOURCE, tr("Source within which identifiers are unique (the profile's by default)"), optional=True
            ),
            QgsProcessingParameterString(
                TIME_ZONE, tr("Time zone of times without an offset (the city's by default)"), optional=True
            ),
            QgsProcessingParameterString(
                TIME_FORMAT, tr("Format of times that are not ISO 8601, such as %d/%m/%Y %H:%M"), optional=True
            ),
        )
        self.add_file_parameters(tr("File of reports"), more)
        self.add_counts(tr("Reports added"), tr("Reports updated"), tr("Reports unchanged"))
        self.addOutput(QgsProcessingOutputNumber(UNKNOWN_CATEGORIES, tr("Rows of unknown category")))
        self.addOutput(QgsProcessingOutputNumber(DEFAULT_POSITIONS, tr("Rows on a default position")))

    def work(self, connection, parameters, context, feedback):
        city = profile.load(self.text(parameters, PROFILE, context) or read_city(connection).code)
        result = import_reports(
            connection,
            self.text(parameters, FILE, context),
            city,
            feedback,
            columns=_mapping(self.parameterAsMatrix(parameters, MAPPING, context)),
            source=self.text(parameters, SOURCE, context),
            time_zone=self.text(parameters, TIME_ZONE, context),
            time_format=self.text(parameters, TIME_FORMAT, context),
            **self.reading(parameters, context),
        )
        _tell(result, city, feedback)
        return {
            **counts(result),
            UNKNOWN_CATEGORIES: sum(result.unknown_categories.values()),
            DEFAULT_POSITIONS: result.at_default_position,
        }


def _mapping(cells):
    """Return field -> column from the matrix' flat list of cells, None where it is empty."""
    pairs = {str(field): str(column) for field, column in zip(cells[::2], cells[1::2]) if field and column}
    unknown = sorted(set(pairs) - set(profile.IMPORT_FIELDS))
    if unknown:
        raise MapalusError(
            "The column mapping names {unknown}, which is no field of a report.",
            "Use {fields}.",
            unknown=", ".join(unknown),
            fields=", ".join(profile.IMPORT_FIELDS),
        )
    return pairs or None


def _tell(result, city, feedback):
    show_counts(result, feedback)
    if result.unknown_categories:
        feedback.pushWarning(
            tr(
                "{number} rows have a category that {city} does not know and went to “{category}”: {words}.",
                number=sum(result.unknown_categories.values()),
                city=city.title.in_language(user_language()),
                category=city.catch_all,
                words=_most(result.unknown_categories),
            )
        )
    if result.unknown_agencies:
        feedback.pushWarning(
            tr("Unknown agencies, routed by category instead: {words}.", words=_most(result.unknown_agencies))
        )
    if result.at_default_position:
        feedback.pushInfo(tr("{number} rows lie on default positions.", number=result.at_default_position))


def _most(counts, number=10):
    ranked = sorted(counts.items(), key=lambda item: -item[1])
    words = ", ".join(f"{word} ({count})" for word, count in ranked[:number])
    return f"{words} …" if len(ranked) > number else words
