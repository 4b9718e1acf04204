"""Filter Encoding 2.0 (OGC 09-026r2) as expressions of QGIS.

What cannot be expressed is refused: a filter that is left out would show more than was asked for.
"""

import math
import re

from qgis.core import QgsExpression

from .errors import invalid, unreadable, unsupported
from .feature_types import GEOMETRY
from .geometry import parse_xml, read_geometry
from .names import FES, GML, local_name

COMPARISONS = {
    "PropertyIsEqualTo": "=",
    "PropertyIsNotEqualTo": "<>",
    "PropertyIsLessThan": "<",
    "PropertyIsGreaterThan": ">",
    "PropertyIsLessThanOrEqualTo": "<=",
    "PropertyIsGreaterThanOrEqualTo": ">=",
}
OTHER_COMPARISONS = ("PropertyIsLike", "PropertyIsNull", "PropertyIsNil", "PropertyIsBetween")
SPATIAL = {
    "BBOX": "intersects",
    "Intersects": "intersects",
    "Disjoint": "disjoint",
    "Within": "within",
    "Contains": "contains",
    "Touches": "touches",
    "Crosses": "crosses",
    "Overlaps": "overlaps",
}
GEOMETRY_OPERANDS = ("Envelope", "Point", "LineString", "Polygon", "MultiPoint", "MultiCurve", "MultiSurface")
_DEPTH = 40


def spatial_expression(operator, text):
    """Return the expression that holds where a feature's geometry relates to one in Well-Known Text."""
    return f"{SPATIAL[operator]}($geometry, geom_from_wkt({QgsExpression.quotedString(text)}))"


def identifier_expression(feature_type, identifiers):
    """Return the expression that holds for features of these identifiers (``type.key``).

    Asked as values of the key: QGIS's FEATUREID cuts keys off at their second full stop.

    :raises OwsError: when QGIS makes the identifiers of something else than one column.
    """
    if feature_type.key is None:
        raise unsupported(f"Asking for features of {feature_type.name} by identifier", "resourceId")
    start = f"{feature_type.name}."
    keys = [identifier[len(start) :] for identifier in identifiers if identifier.startswith(start)]
    # Identifiers of other types are no errors; they are just not found among these features.
    return key_expression(feature_type, keys)


def key_expression(feature_type, keys):
    """Return the expression that holds for features with these values, as text, in their key column."""
    column = QgsExpression.quotedColumnRef(feature_type.key)
    if feature_type.layer.fields().field(feature_type.key).isNumeric():
        values = [key for key in keys if re.fullmatch("-?[0-9]+", key)]
    else:
        values = [QgsExpression.quotedString(key) for key in keys]
    return f"{column} IN ({', '.join(values)})" if values else "FALSE"


class FilterReader:
    """Turns filters for one feature type into expressions."""

    def __init__(self, feature_type, project):
        self._type = feature_type
        self._project = project

    def expression(self, text):
        """Return the expression for the parameter FILTER.

        :raises OwsError: for what is not well-formed, not valid or not supported.
        """
        text = text.strip()
        if text.startswith("(") and text.endswith(")"):
            text = text[1:-1]
        root = parse_xml(text)
        if root.tag != f"{{{FES}}}Filter":
            raise unreadable(f"The filter is no Filter of the namespace {FES}.")
        operators = list(root)
        if operators and all(element.tag == f"{{{FES}}}ResourceId" for element in operators):
            return self._identifiers(operators)
        if len(operators) != 1:
            raise unreadable("A Filter has one operator, or any number of ResourceId.")
        return self._operator(operators[0], 0)

    def _operator(self, element, depth):
        name = local_name(element.tag)
        if element.tag != f"{{{FES}}}{name}":
            raise unsupported(f"The operator {name}", "filter")
        if depth > _DEPTH:
            raise unsupported(f"A filter of more than {_DEPTH} levels", "filter")
        if name in ("And", "Or"):
            if len(element) < 2:
                raise unreadable(f"{name} has two operands or more.")
            return "(" + f" {name.upper()} ".join(self._operator(child, depth + 1) for child in element) + ")"
        if name == "Not":
            if len(element) != 1:
                raise unreadable("Not has one operand.")
            return f"NOT ({self._operator(element[0], depth + 1)})"
        if name == "ResourceId":
            return self._identifiers([element])
        if name in COMPARISONS:
            return self._comparison(element, COMPARISONS[name])
        if name in SPATIAL:
            return self._spatial(element, name)
        special = {
            "PropertyIsLike": self._like,
            "PropertyIsNull": self._null,
            "PropertyIsNil": self._null,
            "PropertyIsBetween": self._between,
        }.get(name)
        if special is None:
            raise unsupported(f"The operator {name}", "filter")
        return special(element)

    def _identifiers(self, elements):
        for element in elements:
            if set(element.attrib) - {"rid"}:
                raise unsupported("Asking for versions of a feature", "filter")
        return identifier_expression(self._type, [element.get("rid", "") for element in elements])

    def _comparison(self, element, operator):
        if len(element) != 2:
            raise unreadable(f"{local_name(element.tag)} has two operands.")
        names = [self._property(child) for child in element]
        known = next((name for name in names if name), None)
        if known is None:
            raise unsupported("A comparison without a property", "filter")
        sides = [self._column(name) if name else self._literal(child, known) for name, child in zip(names, element)]
        if element.get("matchCase", "true") in ("false", "0") and self._type.is_text(known):
            sides = [f"lower({side})" for side in sides]
        return f"{sides[0]} {operator} {sides[1]}"

    def _between(self, element):
        if len(element) != 3:
            raise unreadable("PropertyIsBetween has a property and two boundaries.")
        value, lower, upper = element
        name = self._property(value)
        if not name or not len(lower) == len(upper) == 1:
            raise unsupported("PropertyIsBetween for anything but a property and literals", "filter")
        column = self._column(name)
        return f"({column} >= {self._literal(lower[0], name)} AND {column} <= {self._literal(upper[0], name)})"

    def _null(self, element):
        name = self._property(element[0]) if len(element) == 1 else None
        if not name:
            raise unreadable(f"{local_name(element.tag)} has one property.")
        return f"{self._column(name)} IS NULL"

    def _like(self, element):
        name = self._property(element[0]) if len(element) == 2 else None
        if not name or element[1].tag != f"{{{FES}}}Literal":
            raise unsupported("PropertyIsLike for anything but a property and a literal", "filter")
        signs = [element.get(attribute, "") for attribute in ("wildCard", "singleChar", "escapeChar")]
        if any(len(sign) != 1 for sign in signs):
            raise unreadable("PropertyIsLike has a wildCard, a singleChar and an escapeChar of one character each.")
        column = self._column(name)
        if not self._type.is_text(name):
            column = f"to_string({column})"
        operator = "ILIKE" if element.get("matchCase", "true") in ("false", "0") else "LIKE"
        pattern = _sql_pattern(element[1].text or "", *signs)
        return f"{column} {operator} {QgsExpression.quotedString(pattern)}"

    def _spatial(self, element, name):
        if not self._type.has_geometry:
            raise invalid("filter", f"The feature type {self._type.name} has no geometry.")
        operands = list(element)
        if operands and operands[0].tag == f"{{{FES}}}ValueReference":
            reference = operands.pop(0)
            if self._type.property_name(reference.text or "", "filter") != GEOMETRY:
                raise invalid("filter", f"The property {reference.text} is no geometry.")
        elif name != "BBOX":
            raise unsupported(f"{name} without a property before its geometry", "filter")
        if len(operands) == 1 and operands[0].tag == f"{{{FES}}}Literal" and len(operands[0]) == 1:
            operands = list(operands[0])
        if len(operands) != 1 or not operands[0].tag.startswith(f"{{{GML}}}"):
            raise unsupported(f"{name} with anything but a property and a GML 3.2 geometry", "filter")
        text = read_geometry(operands[0], self._type.crs, self._type.layer.crs(), self._project)
        return spatial_expression(name, text)

    def _property(self, element):
        """Return the property that an operand names; None for a literal."""
        if element.tag == f"{{{FES}}}Literal":
            return None
        if element.tag != f"{{{FES}}}ValueReference":
            raise unsupported(f"The operand {local_name(element.tag)}", "filter")
        name = self._type.property_name(element.text or "", "filter")
        if name == GEOMETRY:
            raise unsupported("A comparison of the geometry", "filter")
        return name

    def _column(self, name):
        return QgsExpression.quotedColumnRef(self._type.columns[name])

    def _literal(self, element, name):
        """Return a literal as a value of the type of the property that it is compared with."""
        if element.tag != f"{{{FES}}}Literal" or len(element):
            raise unsupported("A comparison with anything but a property and a literal", "filter")
        text = element.text or ""
        if self._type.is_number(name):
            try:
                number = float(text)
            except ValueError:
                number = math.nan
            if not math.isfinite(number):
                raise invalid("filter", f"{name} is a number, and “{text}” is none.")
            # Long whole numbers would lose their last digits as a float.
            whole = re.fullmatch("[+-]?[0-9]{1,18}", text.strip())
            return str(int(text)) if whole else repr(number)
        if self._type.is_boolean(name):
            truth = {"true": "TRUE", "1": "TRUE", "false": "FALSE", "0": "FALSE"}.get(text.strip().lower())
            if truth is None:
                raise invalid("filter", f"{name} is true or false, and “{text}” is neither.")
            return truth
        return QgsExpression.quotedString(text)


def _sql_pattern(text, wild_card, single, escape):
    """Return a pattern of PropertyIsLike as one of SQL, whose signs are %, _ and, to escape them, a backslash."""
    pattern = []
    characters = iter(text)
    for character in characters:
        if character == escape:
            character = next(characters, escape)
        elif character == wild_card:
            pattern.append("%")
            continue
        elif character == single:
            pattern.append("_")
            continue
        pattern.append(f"\\{character}" if character in "%_\\" else character)
    return "".join(pattern)
