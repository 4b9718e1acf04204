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
from mapalus.plugin.i18n import tr, user_language
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
        self.addParameter(QgsProcessingParameterFile(FILE, tr("File of reports")))
        self.add_connection_parameters()
        for parameter in (
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
            QgsProcessingParameterCrs(CRS, tr("CRS of the coordinates"), "EPSG:4326", optional=True),
            QgsProcessingParameterString(ENCODING, tr("Encoding of the text (UTF-8 by default)"), optional=True),
            QgsProcessingParameterString(DELIMITER, tr("Delimiter of CSV (recognised by default)"), optional=True),
        ):
            parameter.setFlags(parameter.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
            self.addParameter(parameter)
        for name, description in (
            (ROWS, tr("Rows in the file")),
            (LOADED, tr("Rows loaded (added, updated or unchanged)")),
            (ADDED, tr("Reports added")),
            (UPDATED, tr("Reports updated")),
            (UNCHANGED, tr("Reports unchanged")),
            (REJECTED, tr("Rows rejected")),
            (UNKNOWN_CATEGORIES, tr("Rows of unknown category")),
            (DEFAULT_POSITIONS, tr("Rows on a default position")),
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
            "The column mapping names {unknown}, which is no field of a report.",
            "Use {fields}.",
            unknown=", ".join(unknown),
            fields=", ".join(profile.IMPORT_FIELDS),
        )
    return pairs or None


def _tell(result, city, feedback):
    feedback.pushInfo(
        tr(
            "{rows} rows: {loaded} loaded ({added} added, {updated} updated, {unchanged} unchanged), "
            "{rejected} rejected.",
            rows=result.rows,
            loaded=result.loaded,
            added=result.added,
            updated=result.updated,
            unchanged=result.unchanged,
            rejected=result.rejected,
        )
    )
    for _code, count, line, example in result.reasons:
        feedback.pushWarning(
            tr("{count} rejected, for example line {line}: {example}", count=count, line=line, example=example)
        )
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
