"""What the imports of the city's infrastructure share: one algorithm a table, see its subclasses."""

from qgis.core import QgsProcessingParameterString

from mapalus.plugin.i18n import in_words, tr
from mapalus.plugin.importing.import_table import import_table
from mapalus.plugin.importing.tables import DAY, POINT
from mapalus.processing_algs.database_algorithm import help_text
from mapalus.processing_algs.importing.import_algorithm import FILE, ImportAlgorithm, counts, show_counts

DATE_FORMAT = "DATE_FORMAT"


class ImportInfrastructure(ImportAlgorithm):
    """Loads a file into one table of the city's infrastructure.

    Subclasses set ``NAME``, the algorithm's, ``TABLE``, a :class:`~mapalus.plugin.importing.import_table.Table`,
    and sentences: ``TITLE``, what it is called, ``THINGS``, its rows in the plural, ``HELP``, what is special about
    them.
    """

    NAME = ""
    TABLE = None
    TITLE = ""
    THINGS = ""
    HELP = ""

    def name(self):
        return self.NAME

    def displayName(self):
        return in_words(self.TITLE)

    def group(self):
        return tr("Infrastructure")

    def groupId(self):
        return "infrastructure"

    def shortHelpString(self):
        fields = ", ".join(
            f"{field.name} ({', '.join(field.synonyms)})" if field.synonyms else field.name
            for field in self.TABLE.fields
        )
        return help_text(
            tr("Loads a file (CSV, plain or .gz, or GeoJSON) of {things}.", things=in_words(self.THINGS)),
            in_words(self.HELP),
            tr(
                "Columns, with other names for them in brackets: {fields}. Those that the file lacks stay as they are.",
                fields=fields,
            ),
            tr(
                "A row that cannot be used goes to <code>mapalus.import_reject</code> with file, line and "
                "reason: rows = loaded + rejected, always. Importing a file again changes nothing; a row that "
                "says something else than the stored one updates it."
            ),
            tr("Everything is one transaction: cancelled or failed, it leaves the table as it was."),
        )

    def initAlgorithm(self, configuration=None):
        more = []
        if any(field.type == DAY for field in self.TABLE.fields):
            more.append(
                QgsProcessingParameterString(
                    DATE_FORMAT, tr("Format of days that are not ISO 8601, such as %d/%m/%Y"), optional=True
                )
            )
        title = tr("File of {things}", things=in_words(self.THINGS))
        self.add_file_parameters(title, more, with_crs=self.TABLE.geometry == POINT)
        self.add_counts(tr("Rows added"), tr("Rows updated"), tr("Rows unchanged"))

    def work(self, connection, parameters, context, feedback):
        result = import_table(
            connection,
            self.text(parameters, FILE, context),
            self.TABLE,
            feedback,
            date_format=self.text(parameters, DATE_FORMAT, context),
            **self.reading(parameters, context),
        )
        show_counts(result, feedback)
        if result.unused:
            feedback.pushWarning(tr("Columns that were not used: {names}.", names=", ".join(result.unused)))
        return counts(result)
