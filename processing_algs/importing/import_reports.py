"""Import reports from CSV, GeoJSON or Open311 JSON."""

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingOutputNumber,
    QgsProcessingParameterCrs,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFile,
    QgsProcessingParameterMatrix,
    QgsProcessingParameterString,
)

from mapalus.plugin.city import profile
from mapalus.plugin.city.city import read_city
from mapalus.plugin.errors import MapalusError
from mapalus.plugin.importing.import_reports import import_reports
from mapalus.plugin.importing.mapping import crs_transform
from mapalus.processing_algs.database_algorithm import DatabaseAlgorithm, help_text

FILE = "FILE"
PROFILE = "PROFILE"
MAPPING = "MAPPING"
SOURCE = "SOURCE"
TIME_ZONE = "TIME_ZONE"
TIME_FORMAT = "TIME_FORMAT"
CRS = "CRS"
ENCODING = "ENCODING"
DELIMITER = "DELIMITER"

ROWS = "ROWS"
LOADED = "LOADED"
ADDED = "ADDED"
UPDATED = "UPDATED"
UNCHANGED = "UNCHANGED"
REJECTED = "REJECTED"
UNKNOWN_CATEGORIES = "UNKNOWN_CATEGORIES"
DEFAULT_POSITIONS = "DEFAULT_POSITIONS"


class ImportReports(DatabaseAlgorithm):
    def name(self):
        return "importreports"

    def displayName(self):
        return "Import reports"

    def group(self):
        return "Reports"

    def groupId(self):
        return "reports"

    def shortHelpString(self):
        return help_text(
            "Loads a file of reports: CSV (plain or .gz), GeoJSON, or Open311 GeoReport v2 JSON.",
            "The city profile says which column is what; a mapping given here replaces it (report field, column). "
            f"Report fields: {', '.join(profile.IMPORT_FIELDS)}.",
            "The area is set from the point. A position that many unrelated reports share is marked as a default "
            "position. Unknown categories go to the city's catch-all and are counted.",
            "A row that cannot be used goes to <code>mapalus.import_reject</code> with file, line and reason: rows = "
            "loaded + rejected, always. Importing a file again adds nothing and updates what its source changed.",
            "Everything is one transaction: cancelled or failed, it leaves the tables as they were.",
        )

    def initAlgorithm(self, configuration=None):
        self.addParameter(QgsProcessingParameterFile(FILE, "File of reports"))
        self.add_connection_parameters()
        for parameter in (
            QgsProcessingParameterString(
                PROFILE, "City profile (name or file; the database's city by default)", optional=True
            ),
            QgsProcessingParameterMatrix(
                MAPPING,
                "Column mapping (the city profile's by default)",
                headers=["Report field", "Column of the file"],
                optional=True,
            ),
            QgsProcessingParameterString(
                SOURCE, "Source within which identifiers are unique (the profile's by default)", optional=True
            ),
            QgsProcessingParameterString(
                TIME_ZONE, "Time zone of times without an offset (the city's by default)", optional=True
            ),
            QgsProcessingParameterString(
                TIME_FORMAT, "Format of times that are not ISO 8601, such as %d/%m/%Y %H:%M", optional=True
            ),
            QgsProcessingParameterCrs(CRS, "CRS of the coordinates", "EPSG:4326", optional=True),
            QgsProcessingParameterString(ENCODING, "Encoding of the text (UTF-8 by default)", optional=True),
            QgsProcessingParameterString(DELIMITER, "Delimiter of CSV (recognised by default)", optional=True),
        ):
            parameter.setFlags(parameter.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
            self.addParameter(parameter)
        for name, description in (
            (ROWS, "Rows in the file"),
            (LOADED, "Rows loaded (added, updated or unchanged)"),
            (ADDED, "Reports added"),
            (UPDATED, "Reports updated"),
            (UNCHANGED, "Reports unchanged"),
            (REJECTED, "Rows rejected"),
            (UNKNOWN_CATEGORIES, "Rows of unknown category"),
            (DEFAULT_POSITIONS, "Rows on a default position"),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, description))

    def work(self, connection, parameters, context, feedback):
        def text(name):
            return self.parameterAsString(parameters, name, context)

        city = profile.load(text(PROFILE) or read_city(connection).code)
        crs = self.parameterAsCrs(parameters, CRS, context)
        transform = None
        if crs.isValid() and crs != QgsCoordinateReferenceSystem("EPSG:4326"):
            transform = crs_transform(crs, context.transformContext())
        result = import_reports(
            connection,
            text(FILE),
            city,
            feedback,
            columns=_mapping(self.parameterAsMatrix(parameters, MAPPING, context)),
            source=text(SOURCE),
            time_zone=text(TIME_ZONE),
            time_format=text(TIME_FORMAT),
            encoding=text(ENCODING),
            delimiter=text(DELIMITER).replace("\\t", "\t"),
            transform=transform,
        )
        _tell(result, city, feedback)
        return {
            ROWS: result.rows,
            LOADED: result.loaded,
            ADDED: result.added,
            UPDATED: result.updated,
            UNCHANGED: result.unchanged,
            REJECTED: result.rejected,
            UNKNOWN_CATEGORIES: sum(result.unknown_categories.values()),
            DEFAULT_POSITIONS: result.at_default_position,
        }


def _mapping(cells):
    """Return field -> column from the matrix' flat list of cells, None where it is empty."""
    pairs = {str(field): str(column) for field, column in zip(cells[::2], cells[1::2]) if field and column}
    unknown = sorted(set(pairs) - set(profile.IMPORT_FIELDS))
    if unknown:
        raise MapalusError(
            f"The column mapping names {', '.join(unknown)}, which is no field of a report.",
            f"Use {', '.join(profile.IMPORT_FIELDS)}.",
        )
    return pairs or None


def _tell(result, city, feedback):
    feedback.pushInfo(
        f"{result.rows} rows: {result.loaded} loaded ({result.added} added, {result.updated} updated, "
        f"{result.unchanged} unchanged), {result.rejected} rejected."
    )
    for _code, count, line, example in result.reasons:
        feedback.pushWarning(f"{count} rejected, for example line {line}: {example}")
    if result.unknown_categories:
        feedback.pushWarning(
            f"{sum(result.unknown_categories.values())} rows have a category that {city.title.en} does not know and "
            f"went to “{city.catch_all}”: {_most(result.unknown_categories)}."
        )
    if result.unknown_agencies:
        feedback.pushWarning(f"Unknown agencies, routed by category instead: {_most(result.unknown_agencies)}.")
    if result.at_default_position:
        feedback.pushInfo(f"{result.at_default_position} rows lie on default positions.")


def _most(counts, number=10):
    ranked = sorted(counts.items(), key=lambda item: -item[1])
    words = ", ".join(f"{word} ({count})" for word, count in ranked[:number])
    return f"{words} …" if len(ranked) > number else words
