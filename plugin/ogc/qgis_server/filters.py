"""What of a declared layer QGIS Server can filter by: CQL as the part of SQL that both languages have, and times."""

import re

_DIMENSIONS = {"Point": 0, "LineString": 1, "Polygon": 2}

_TOKEN = re.compile(
    r"""\s*(?: (?P<text>'(?:[^']|'')*') | (?P<number>-?\d+(?:\.\d+)?) | (?P<word>[A-Za-z_][A-Za-z0-9_]*)
      | (?P<sign><>|<=|>=|[=<>(),]) )""",
    re.VERBOSE,
)
_KEYWORDS = {"AND", "OR", "NOT", "IN", "BETWEEN", "LIKE", "ILIKE", "IS", "NULL", "TRUE", "FALSE"}

# What tells kinds of geometry apart, and nothing else.
_GEOMETRY_TYPE = re.compile(
    r"""\s* (?:dimension|geometryType) \s* \(\s* geom \s*\) \s*
        (?: = \s* (?:\d|'\w+') | IN \s* \(\s* (?:\d|'\w+') (?:\s*,\s* (?:\d|'\w+'))* \s*\) ) \s*""",
    re.IGNORECASE | re.VERBOSE,
)


def is_mixed(layer, layers):
    """Return whether a layer's relation has other kinds of geometry than the layer's own."""
    others = {other.geometry for other in layers if other.relation == layer.relation and other.has_geometry}
    return layer.has_geometry and (len(others) > 1 or bool(_GEOMETRY_TYPE.fullmatch(layer.filter or "")))


def lists_times(layer):
    """Return whether the times of a layer stand in the capabilities, each by itself: days may, moments are too many."""
    kinds = {column.name: column.kind for column in layer.columns}
    return layer.time is not None and kinds.get(layer.time.column) != "time"


def subset_string(layer, mixed=False):
    """Return a declared layer's filter as the condition that QGIS's PostgreSQL provider adds to its queries.

    Comparisons of columns with literals, ``IN``, ``BETWEEN``, ``LIKE``, ``IS NULL``, ``AND``, ``OR`` and ``NOT`` mean
    the same in CQL and in SQL. A filter by kind of geometry is left out: the declared kind says the same.

    :param mixed: whether the relation has other kinds of geometry, too. A QGIS Server that trusts its project takes the
        declared kind for the only one, and does not filter by it as a desktop does.
    :returns: an empty string where there is nothing to filter.
    :raises ValueError: when :func:`is_translatable` does not hold.
    """
    conditions = []
    if mixed:
        conditions.append(f'ST_Dimension("geom") = {_DIMENSIONS[layer.geometry.replace("Multi", "")]}')
    if layer.filter and not _GEOMETRY_TYPE.fullmatch(layer.filter):
        conditions.append(f"({_translated(layer.filter)})" if conditions else _translated(layer.filter))
    return " AND ".join(conditions)


def is_translatable(layer):
    """Return whether a declared layer's filter can be kept; otherwise the layer must not be served."""
    try:
        subset_string(layer)
    except ValueError:
        return False
    return True


def _translated(text):
    words, position = [], 0
    text = text.strip()
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            raise ValueError(text)
        position = match.end()
        word = match["word"]
        if word is None:
            if match["sign"] == "(" and words and words[-1].startswith('"'):
                # A function: of what it does here, nobody can be sure.
                raise ValueError(text)
            words.append(match[0].strip())
        else:
            words.append(word.upper() if word.upper() in _KEYWORDS else f'"{word}"')
    return " ".join(words)
