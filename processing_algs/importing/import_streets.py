"""Import streets from a layer of lines."""

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QVariant

from mapalus.plugin.i18n import tr
from mapalus.plugin.importing.import_streets import StreetRow, import_streets
from mapalus.processing_algs.database_algorithm import DatabaseAlgorithm, help_text

INPUT = "INPUT"
NAME_FIELD = "NAME_FIELD"
ID_FIELD = "ID_FIELD"
SOURCE = "SOURCE"

_COUNTS = ("rows", "loaded", "added", "updated", "unchanged", "removed", "rejected")
_WGS84 = "EPSG:4326"


class ImportStreets(DatabaseAlgorithm):
    def name(self):
        return "importstreets"

    def displayName(self):
        return tr("Import streets")

    def group(self):
        return tr("Infrastructure")

    def groupId(self):
        return "infrastructure"

    def shortHelpString(self):
        return help_text(
            tr("Loads streets with their names, so that the desk finds addresses. Any layer of lines will do."),
            tr(
                "All streets of the same source are replaced: what the layer has not any more is removed. Streets of "
                "other sources stay. Importing a layer again changes nothing."
            ),
            tr(
                "Lines without a name, without a geometry, with a repeated identifier or outside the city are refused "
                "and counted."
            ),
            tr("Everything is one transaction: cancelled or failed, it leaves the table as it was."),
        )

    def initAlgorithm(self, configuration=None):
        self.addParameter(
            QgsProcessingParameterFeatureSource(
                INPUT, tr("Layer of streets"), [QgsProcessing.SourceType.TypeVectorLine]
            )
        )
        self.addParameter(QgsProcessingParameterField(NAME_FIELD, tr("Field of the name"), "name", INPUT))
        self.addParameter(
            QgsProcessingParameterField(
                ID_FIELD, tr("Field of the identifier (by default, name and line are it)"), None, INPUT, optional=True
            )
        )
        self.addParameter(QgsProcessingParameterString(SOURCE, tr("Source, whose streets are replaced"), "streets"))
        self.add_connection_parameters()
        titles = (
            tr("Lines in the layer"),
            tr("Streets loaded (added, updated or unchanged)"),
            tr("Streets added"),
            tr("Streets updated"),
            tr("Streets unchanged"),
            tr("Streets removed"),
            tr("Lines rejected"),
        )
        for count, title in zip(_COUNTS, titles):
            self.addOutput(QgsProcessingOutputNumber(count.upper(), title))

    def work(self, connection, parameters, context, feedback):
        source = self.parameterAsSource(parameters, INPUT, context)
        if source is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, INPUT))
        rows = _rows(
            source,
            self.parameterAsString(parameters, NAME_FIELD, context),
            self.parameterAsString(parameters, ID_FIELD, context),
            context,
            feedback,
        )
        result = import_streets(connection, rows, self.parameterAsString(parameters, SOURCE, context), feedback)
        values = {count: getattr(result, count) for count in _COUNTS}
        feedback.pushInfo(
            tr(
                "{rows} lines: {loaded} streets loaded ({added} added, {updated} updated, {unchanged} unchanged), "
                "{rejected} lines rejected. {removed} former streets of this source removed.",
                **values,
            )
        )
        for reason, number, line in result.reasons:
            feedback.pushWarning(
                tr(
                    "{count} rejected, for example line {line}: {example}",
                    count=number,
                    line=line,
                    example=_said(reason),
                )
            )
        return {count.upper(): value for count, value in values.items()}


def _said(reason):
    return {
        "no_name": tr("It has no name."),
        "long_name": tr("Its name is longer than 200 characters."),
        "no_line": tr("It has no line that can be used."),
        "twice": tr("Its identifier stands in another line already."),
        "outside": tr("It lies outside the city."),
    }[reason]


def _rows(source, name_field, id_field, context, feedback):
    """Yield the layer's features, transformed to EPSG:4326."""
    transform = QgsCoordinateTransform(
        source.sourceCrs(), QgsCoordinateReferenceSystem(_WGS84), context.transformContext()
    )
    number_of_all = source.featureCount() or 1
    for line, feature in enumerate(source.getFeatures(), start=1):
        geometry = feature.geometry()
        wkb = None
        try:
            if not geometry.isNull() and not geometry.transform(transform):
                wkb = bytes(geometry.asWkb())
        except QgsCsException:
            # Where it cannot be transformed, it has no place.
            wkb = None
        yield StreetRow(line, _text(feature[name_field]), _text(feature[id_field]) if id_field else "", wkb)
        feedback.setProgress(90 * line / number_of_all)


def _text(value):
    """Return the value of a field as text; empty for NULL, which is a QVariant in QGIS 3."""
    return "" if value is None or (isinstance(value, QVariant) and value.isNull()) else str(value).strip()
