"""What all imports of files share: how a file is read, and what became of its rows."""

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingOutputNumber,
    QgsProcessingParameterCrs,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
)

from mapalus.plugin.i18n import tr
from mapalus.plugin.importing.mapping import crs_transform
from mapalus.processing_algs.database_algorithm import DatabaseAlgorithm

FILE = "FILE"
CRS = "CRS"
ENCODING = "ENCODING"
DELIMITER = "DELIMITER"

ROWS = "ROWS"
LOADED = "LOADED"
ADDED = "ADDED"
UPDATED = "UPDATED"
UNCHANGED = "UNCHANGED"
REJECTED = "REJECTED"

# What the file of coordinates is read in where nobody says otherwise, and what the database keeps.
_WGS84 = "EPSG:4326"


class ImportAlgorithm(DatabaseAlgorithm):
    """Loads a file into a table; subclasses implement ``work`` with the methods below."""

    def add_file_parameters(self, title, more=(), with_crs=True):
        """Add the file, the connection and, as advanced ones, how the file is read.

        :param title: the file's title.
        :param more: parameters of the subclass that come before the common advanced ones.
        :param with_crs: whether the file has coordinates.
        """
        self.addParameter(QgsProcessingParameterFile(FILE, title))
        self.add_connection_parameters()
        advanced = list(more)
        if with_crs:
            advanced.append(QgsProcessingParameterCrs(CRS, tr("CRS of the coordinates"), _WGS84, optional=True))
        advanced += [
            QgsProcessingParameterString(ENCODING, tr("Encoding of the text (UTF-8 by default)"), optional=True),
            QgsProcessingParameterString(DELIMITER, tr("Delimiter of CSV (recognised by default)"), optional=True),
        ]
        for parameter in advanced:
            parameter.setFlags(parameter.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
            self.addParameter(parameter)

    def add_counts(self, *titles):
        """Add the numbers of rows; ``titles`` are those of rows added, updated and unchanged."""
        names = (ROWS, LOADED, ADDED, UPDATED, UNCHANGED, REJECTED)
        loaded = tr("Rows loaded (added, updated or unchanged)")
        for name, title in zip(names, (tr("Rows in the file"), loaded, *titles, tr("Rows rejected"))):
            self.addOutput(QgsProcessingOutputNumber(name, title))

    def reading(self, parameters, context):
        """Return how the file is read: keyword arguments of the functions that import."""
        return {
            "encoding": self.text(parameters, ENCODING, context),
            "delimiter": self.text(parameters, DELIMITER, context).replace("\\t", "\t"),
            "transform": self._transform(parameters, context),
        }

    def text(self, parameters, name, context):
        """Return the text of a parameter, empty where the algorithm does not have it."""
        return self.parameterAsString(parameters, name, context) if self.parameterDefinition(name) else ""

    def _transform(self, parameters, context):
        if self.parameterDefinition(CRS) is None:
            return None
        crs = self.parameterAsCrs(parameters, CRS, context)
        if not crs.isValid() or crs == QgsCoordinateReferenceSystem(_WGS84):
            return None
        return crs_transform(crs, context.transformContext())


def show_counts(result, feedback):
    """Show how many rows became what, and an example of each reason why some were rejected."""
    feedback.pushInfo(
        tr(
            "{rows} rows: {loaded} loaded ({added} added, {updated} updated, {unchanged} unchanged), "
            "{rejected} rejected.",
            **_counted(result),
        )
    )
    for _code, count, line, example in result.reasons:
        feedback.pushWarning(
            tr("{count} rejected, for example line {line}: {example}", count=count, line=line, example=example)
        )


def counts(result):
    """Return the values of the outputs of :meth:`ImportAlgorithm.add_counts`."""
    return {name.upper(): number for name, number in _counted(result).items()}


def _counted(result):
    return {name.lower(): getattr(result, name.lower()) for name in (ROWS, LOADED, ADDED, UPDATED, UNCHANGED, REJECTED)}
