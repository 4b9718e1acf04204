"""What the imports of the city's infrastructure share: one algorithm a table, see its subclasses."""

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingOutputNumber,
    QgsProcessingParameterCrs,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
)

from mapalus.plugin.importing.import_table import import_table
from mapalus.plugin.importing.mapping import crs_transform
from mapalus.plugin.importing.tables import DAY, POINT
from mapalus.processing_algs.database_algorithm import DatabaseAlgorithm, help_text

FILE = "FILE"
CRS = "CRS"
DATE_FORMAT = "DATE_FORMAT"
ENCODING = "ENCODING"
DELIMITER = "DELIMITER"

ROWS = "ROWS"
LOADED = "LOADED"
ADDED = "ADDED"
UPDATED = "UPDATED"
UNCHANGED = "UNCHANGED"
REJECTED = "REJECTED"


class ImportInfrastructure(DatabaseAlgorithm):
    """Loads a file into one table of the city's infrastructure.

    Subclasses set ``NAME``, the algorithm's, ``TABLE``, a :class:`~mapalus.plugin.importing.import_table.Table`,
    ``THINGS``, its rows in the plural, and ``HELP``, what is special about them.
    """

    NAME = ""
    TABLE = None
    THINGS = ""
    HELP = ""

    def name(self):
        return self.NAME

    def displayName(self):
        return f"Import {self.THINGS}"

    def group(self):
        return "Infrastructure"

    def groupId(self):
        return "infrastructure"

    def shortHelpString(self):
        fields = ", ".join(
            f"{field.name} ({', '.join(field.synonyms)})" if field.synonyms else field.name
            for field in self.TABLE.fields
        )
        return help_text(
            f"Loads a file of {self.THINGS}: CSV (plain or .gz) or GeoJSON.",
            self.HELP,
            f"Columns, with other names for them in brackets: {fields}. Those that the file lacks stay as they are.",
            "A row that cannot be used goes to <code>mapalus.import_reject</code> with file, line and reason: rows = "
            "loaded + rejected, always. Importing a file again changes nothing; a row that says something else than "
            "the stored one updates it.",
            "Everything is one transaction: cancelled or failed, it leaves the table as it was.",
        )

    def initAlgorithm(self, configuration=None):
        self.addParameter(QgsProcessingParameterFile(FILE, f"File of {self.THINGS}"))
        self.add_connection_parameters()
        advanced = [
            QgsProcessingParameterString(ENCODING, "Encoding of the text (UTF-8 by default)", optional=True),
            QgsProcessingParameterString(DELIMITER, "Delimiter of CSV (recognised by default)", optional=True),
        ]
        if any(field.type == DAY for field in self.TABLE.fields):
            advanced.append(
                QgsProcessingParameterString(
                    DATE_FORMAT, "Format of days that are not ISO 8601, such as %d/%m/%Y", optional=True
                )
            )
        if self.TABLE.geometry == POINT:
            advanced.append(QgsProcessingParameterCrs(CRS, "CRS of the coordinates", "EPSG:4326", optional=True))
        for parameter in advanced:
            parameter.setFlags(parameter.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
            self.addParameter(parameter)
        for name, description in (
            (ROWS, "Rows in the file"),
            (LOADED, "Rows loaded (added, updated or unchanged)"),
            (ADDED, "Rows added"),
            (UPDATED, "Rows updated"),
            (UNCHANGED, "Rows unchanged"),
            (REJECTED, "Rows rejected"),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, description))

    def work(self, connection, parameters, context, feedback):
        def text(name):
            return self.parameterAsString(parameters, name, context) if self.parameterDefinition(name) else ""

        result = import_table(
            connection,
            text(FILE),
            self.TABLE,
            feedback,
            date_format=text(DATE_FORMAT),
            encoding=text(ENCODING),
            delimiter=text(DELIMITER).replace("\\t", "\t"),
            transform=self._transform(parameters, context),
        )
        feedback.pushInfo(
            f"{result.rows} rows: {result.loaded} loaded ({result.added} added, {result.updated} updated, "
            f"{result.unchanged} unchanged), {result.rejected} rejected."
        )
        for _code, count, line, example in result.reasons:
            feedback.pushWarning(f"{count} rejected, for example line {line}: {example}")
        if result.unused:
            feedback.pushWarning(f"Columns that were not used: {', '.join(result.unused)}.")
        return {
            ROWS: result.rows,
            LOADED: result.loaded,
            ADDED: result.added,
            UPDATED: result.updated,
            UNCHANGED: result.unchanged,
            REJECTED: result.rejected,
        }

    def _transform(self, parameters, context):
        if self.parameterDefinition(CRS) is None:
            return None
        crs = self.parameterAsCrs(parameters, CRS, context)
        if not crs.isValid() or crs == QgsCoordinateReferenceSystem("EPSG:4326"):
            return None
        return crs_transform(crs, context.transformContext())
