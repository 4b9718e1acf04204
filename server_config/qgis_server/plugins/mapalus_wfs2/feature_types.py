"""The feature types that are served: exactly those, with those properties, that QGIS's own WFS describes."""

import re
from dataclasses import dataclass, field

from qgis.core import QgsVectorLayer
from qgis.server import QgsServerProjectUtils

from .crs import layer_crs
from .errors import invalid
from .names import XSD, without_prefix

GEOMETRY = "geometry"
_NO_TAG = re.compile(r"[^\w.-]")
_NUMBERS = {"byte", "short", "int", "integer", "long", "unsignedInt", "unsignedLong", "decimal", "double", "float"}


@dataclass(frozen=True)
class FeatureType:
    """A layer as the service shows it.

    ``columns`` maps the name of a property to the layer's column, ``types`` to its XML Schema type.
    """

    name: str
    layer: QgsVectorLayer
    columns: dict = field(default_factory=dict)
    types: dict = field(default_factory=dict)
    has_geometry: bool = True

    @property
    def crs(self):
        return layer_crs(self.layer.crs())

    @property
    def key(self):
        """The column by whose values QGIS makes feature identifiers; None where that is not one column."""
        indexes = self.layer.dataProvider().pkAttributeIndexes()
        return self.layer.fields().at(indexes[0]).name() if len(indexes) == 1 else None

    @property
    def limit(self):
        """How many features an answer has at most, as the project says of the layer; None where it says nothing."""
        return int(self.layer.customProperty("mapalus/feature_limit", 0)) or None

    def property_name(self, reference, parameter):
        """Return the property that a value reference names: ``name``, ``qgs:name`` or ``/qgs:type/qgs:name``.

        :raises OwsError: when the type has no such property, or does not show it.
        """
        name = without_prefix(reference.strip().rsplit("/", 1)[-1])
        if name not in self.columns and not (name == GEOMETRY and self.has_geometry):
            raise invalid(parameter, f"The feature type {self.name} has no property {reference.strip()}.")
        return name

    def is_number(self, name):
        return self.types[name] in _NUMBERS

    def is_text(self, name):
        return self.types[name] == "string"

    def is_boolean(self, name):
        return self.types[name] == "boolean"


def layers_by_type(project):
    """Return the vector layers that a project publishes over WFS, by type name."""
    layers = {}
    for identifier in QgsServerProjectUtils.wfsLayerIds(project):
        layer = project.mapLayer(identifier)
        if isinstance(layer, QgsVectorLayer):
            layers[_type_name(layer)] = layer
    return layers


def _type_name(layer):
    """Return the name that QGIS's WFS gives a layer's type."""
    properties = layer.serverProperties()
    if hasattr(properties, "wfsTypeName"):
        return properties.wfsTypeName()
    short_name = properties.shortName() if hasattr(properties, "shortName") else layer.shortName()
    return (short_name or layer.name()).replace(" ", "_").replace(":", "-")


def read_feature_type(delegate, project, name, parameter="typeNames"):
    """Return the :class:`FeatureType` of a name.

    What may be asked for and filtered by is taken from QGIS's description of the type: a column that is hidden
    there must not be found out by filters either.

    :raises OwsError: when there is none of that name.
    """
    name = without_prefix(name)
    layer = layers_by_type(project).get(name)
    if layer is None or layer.dataProvider() is None:
        raise invalid(parameter, f"There is no feature type {name}.")
    schema = delegate.xml({"REQUEST": "DescribeFeatureType", "TYPENAME": name})
    fields = {_NO_TAG.sub("", column.name().replace(" ", "_")): column.name() for column in layer.fields()}
    columns, types, has_geometry = {}, {}, False
    for element in schema.iterfind(f".//{{{XSD}}}sequence/{{{XSD}}}element"):
        tag, schema_type = element.get("name"), element.get("type", "string")
        if schema_type.startswith("gml:"):
            has_geometry = True
        elif tag in fields:
            columns[tag], types[tag] = fields[tag], schema_type.rsplit(":", 1)[-1]
    return FeatureType(name, layer, columns, types, has_geometry)
