"""A layer of the QGIS project as something that may be published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsMapLayer, QgsReadWriteContext, QgsVectorLayer
from qgis.PyQt.QtXml import QDomDocument

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.i18n import tr
from mapalus.plugin.publication.own_layers.model import Source

if TYPE_CHECKING:
    from qgis.core import QgsDataSourceUri


_HERE = ("", "localhost", "127.0.0.1", "::1")
_PORT = "5432"


def source_of(layer: QgsMapLayer, city: QgsDataSourceUri) -> Source:
    """Return the :class:`Source` of a layer. Asks neither the database nor a server.

    :param layer: QgsMapLayer
    :param city: QgsDataSourceUri of the city's database, see
        :func:`~mapalus.plugin.stored.connections.connection_uri`.
    :raises MapalusError: when it is no layer of that database, or shows less than its table has.
    """
    if not isinstance(layer, QgsVectorLayer) or layer.providerType() != "postgres":
        raise MapalusError(
            tr("{name} is no layer of a PostGIS database.").format(name=layer.name()),
            tr("Import it into the city's database first, for example with the DB Manager."),
        )
    if not layer.isValid():
        raise MapalusError(
            tr("The layer {name} cannot be read.").format(name=layer.name()), tr("Mend its data source first.")
        )
    uri = layer.dataProvider().uri()
    if not _is_same(uri, city):
        raise MapalusError(
            tr("The layer {name} is not from the city's database.").format(name=layer.name()),
            tr("Add it from the connection that Mapalus is connected to."),
        )
    if uri.table().startswith("("):
        raise MapalusError(
            tr("The layer {name} is the result of a query.").format(name=layer.name()),
            tr("Make a view of the query and publish that."),
        )
    if layer.subsetString():
        # A condition of the desktop is none of the database: everything would be published.
        raise MapalusError(
            tr("The layer {name} is filtered, and the filter would not be published.").format(name=layer.name()),
            tr("Take the filter away, or make a view with its condition and publish that."),
        )
    if layer.isModified():
        raise MapalusError(
            tr("The layer {name} has edits that are not saved.").format(name=layer.name()),
            tr("Save or discard them first."),
        )
    return Source(
        schema=uri.schema() or "public",
        relation=uri.table(),
        title=layer.title() or layer.name(),
        geometry=uri.geometryColumn() or None,
        key=uri.keyColumn().strip('"'),
        titles={field.name(): field.alias() for field in layer.fields() if field.alias()},
        qml=_qml(layer) if uri.geometryColumn() else None,
        scales=(layer.maximumScale() or None, layer.minimumScale() or None)
        if layer.hasScaleBasedVisibility()
        else (None, None),
    )


def _is_same(one, other):
    if one.service() or other.service():
        return one.service() == other.service() and (one.database() or None) in (None, other.database() or None)
    return _place(one) == _place(other)


def _place(uri):
    host = "localhost" if uri.host() in _HERE else uri.host().lower()
    return host, uri.port() or _PORT, uri.database()


def _qml(layer):
    """Return how a layer is drawn, without its forms and the words of its owner."""
    document = QDomDocument("qgis")
    categories = (
        QgsMapLayer.StyleCategory.Symbology | QgsMapLayer.StyleCategory.Labeling | QgsMapLayer.StyleCategory.Rendering
    )
    message = layer.exportNamedStyle(document, QgsReadWriteContext(), categories)
    if message:
        raise MapalusError(
            tr("The style of {name} cannot be read: {reason}.").format(name=layer.name(), reason=message),
            tr("Save and load it in the layer's properties."),
        )
    return document.toString()
