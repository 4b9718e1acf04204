"""An ad hoc query of WFS 2.0 (OGC 09-025r2, 7.9.2), and the request of WFS 1.1.0 that answers it."""

import re
from dataclasses import dataclass
from typing import Optional

from qgis.core import QgsExpression

from .errors import OwsError, invalid, missing, unsupported
from .feature_types import GEOMETRY, FeatureType, layers_by_type, read_feature_type
from .filters import FilterReader, identifier_expression, key_expression, spatial_expression
from .geometry import read_bbox

FES_LANGUAGE = "urn:ogc:def:queryLanguage:OGC-FES:Filter"
# Longer lists of keys cost more than sorting.
_KEYS = 5000
_SORT_KEY = re.compile(r"(.+?)(?:\s+(ASC|DESC|A|D))?", re.IGNORECASE)


@dataclass(frozen=True)
class Query:
    """Which features are wanted, of one type, and how much of them.

    ``expression`` is one of QGIS; ``count`` is what the client wants; ``order`` has pairs of a column and whether it
    ascends.
    """

    feature_type: FeatureType
    expression: str = ""
    count: Optional[int] = None
    start: int = 0
    hits: bool = False
    properties: tuple = ()
    order: tuple = ()

    @property
    def most(self):
        """How many features the answer has at most; None is all."""
        return self.feature_type.limit if self.count is None else self.count

    def parameters(self, crs, as_json):
        """Return the parameters for the features themselves.

        :param crs: :class:`~.crs.Crs` of the answer.
        """
        parameters = self._common()
        if as_json:
            parameters["OUTPUTFORMAT"] = "application/vnd.geo+json"
        else:
            parameters["OUTPUTFORMAT"] = "text/xml; subtype=gml/3.1.1"
            parameters["SRSNAME"] = crs.name_for_qgis
        if self.properties:
            parameters["PROPERTYNAME"] = ",".join(self.properties)
        order = self.order
        keys = self._page_keys()
        if keys is not None:
            parameters["EXP_FILTER"] = key_expression(self.feature_type, keys)
        else:
            if self.most is not None:
                # One more tells whether there are more, without counting them.
                parameters["MAXFEATURES"] = self.most + 1
            if self.start:
                parameters["STARTINDEX"] = self.start
        if not order and (self.count is not None or self.start) and self.feature_type.key:
            # Without an order, a database may give one page's features again on the next.
            order = ((self.feature_type.key, True),)
        if order:
            parameters["SORTBY"] = ",".join(
                f"{QgsExpression.quotedColumnRef(column)} {'A' if ascending else 'D'}" for column, ascending in order
            )
        return parameters

    def _page_keys(self):
        """Return the keys of the wanted page, and of one feature more; None where the service has to find them.

        QGIS sorts by itself, after it has read everything; the keys alone the database gives in their order, and
        no more of them than it must. Rules of an access control plugin are not known here; with one that hides
        features, pages of the whole type come out shorter than asked for.
        """
        key, layer = self.feature_type.key, self.feature_type.layer
        plain = not self.expression and not self.order and key
        if not plain or self.count is None or self.count > _KEYS or layer.providerType() != "postgres":
            return None
        provider, column = layer.dataProvider(), layer.fields().lookupField(key)
        before = set(provider.uniqueValues(column, self.start)) if self.start else set()
        return sorted(map(str, set(provider.uniqueValues(column, self.start + self.count + 1)) - before))

    def hits_parameters(self):
        """Return the parameters for the number of all features, not only of the wanted page."""
        parameters = {**self._common(), "RESULTTYPE": "hits"}
        if self.feature_type.columns:
            # Features that are only counted should be small to read.
            parameters["PROPERTYNAME"] = next(iter(self.feature_type.columns))
        return parameters

    def _common(self):
        parameters = {"REQUEST": "GetFeature", "TYPENAME": self.feature_type.name}
        if self.expression:
            parameters["EXP_FILTER"] = self.expression
        return parameters


def type_of_identifier(identifier, names):
    """Return the name of the feature type that an identifier begins with; names may have full stops in them."""
    return max((name for name in names if identifier.startswith(f"{name}.")), key=len, default=None)


def read_query(get, delegate, project):
    """Read a query from the parameters of GetFeature.

    :param get: returns the value of the first of several parameters that has one.
    :raises OwsError: for what is missing, invalid or not supported.
    """
    identifiers = [word.strip() for word in get("RESOURCEID", "FEATUREID").split(",") if word.strip()]
    feature_type = read_feature_type(delegate, project, _type_name(get, identifiers, project))
    reader = FilterReader(feature_type, project)

    given = [name for name in ("RESOURCEID", "FEATUREID", "FILTER", "BBOX") if get(name)]
    if len(given) > 1:
        raise invalid(given[1].lower(), f"{' and '.join(given)} exclude each other.")
    language = get("FILTER_LANGUAGE")
    if language and language != FES_LANGUAGE:
        raise invalid("filter_language", f"Filters are read in the language {FES_LANGUAGE} only.")
    expression = ""
    if identifiers:
        expression = identifier_expression(feature_type, identifiers)
    elif get("FILTER"):
        expression = reader.expression(get("FILTER"))
    elif get("BBOX"):
        if not feature_type.has_geometry:
            raise invalid("bbox", f"The feature type {feature_type.name} has no geometry.")
        text = read_bbox(get("BBOX"), feature_type.crs, feature_type.layer.crs(), project)
        expression = spatial_expression("BBOX", text)

    result_type = get("RESULTTYPE").lower() or "results"
    if result_type not in ("results", "hits"):
        raise invalid("resultType", "resultType is results or hits.")
    return Query(
        feature_type,
        expression,
        count=_limited(_whole_number(get("COUNT", "MAXFEATURES"), "count"), feature_type.limit),
        start=_whole_number(get("STARTINDEX"), "startIndex") or 0,
        hits=result_type == "hits",
        properties=_properties(get("PROPERTYNAME"), feature_type),
        order=_order(get("SORTBY"), feature_type),
    )


def _type_name(get, identifiers, project):
    # Clients of older versions and some libraries say TYPENAME.
    text = get("TYPENAMES", "TYPENAME")
    if not text:
        if not identifiers:
            raise missing("typeNames")
        names = layers_by_type(project)
        found = {type_of_identifier(identifier, names) for identifier in identifiers}
        if None in found:
            raise invalid("resourceId", "An identifier belongs to no feature type.")
        if len(found) > 1:
            raise unsupported("A query of several feature types", "resourceId")
        return found.pop()
    text = text.strip()
    if text.startswith("(") and text.endswith(")") and text.count("(") == 1:
        text = text[1:-1]
    if "," in text or "(" in text or " " in text:
        raise OwsError("OperationNotSupported", "Joins and several queries at once are not supported.", "typeNames")
    return text


def _whole_number(text, parameter):
    if not text:
        return None
    # What is greater than any table, QGIS could not read.
    if not re.fullmatch("[0-9]{1,9}", text.strip()):
        raise invalid(parameter, f"{parameter} is a whole number, and “{text}” is none that can be used.")
    return int(text)


def _limited(count, limit):
    return count if count is None or limit is None else min(count, limit)


def _properties(text, feature_type):
    text = text.strip()
    if text.startswith("(") and text.endswith(")"):
        text = text[1:-1]
    if not text or text == "*":
        return ()
    return tuple(feature_type.property_name(name, "propertyName") for name in text.split(","))


def _order(text, feature_type):
    order = []
    for part in filter(None, (part.strip() for part in text.split(","))):
        # An unescaped + before the direction is older clients' way to write the space.
        name, direction = _SORT_KEY.fullmatch(part.replace("+", " ")).groups()
        name = feature_type.property_name(name, "sortBy")
        if name == GEOMETRY:
            raise invalid("sortBy", "Geometries have no order.")
        order.append((feature_type.columns[name], (direction or "A").upper() in ("A", "ASC")))
    return tuple(order)
