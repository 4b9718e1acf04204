"""The part of QGIS' expressions that GeoServer can follow, as plain tuples, with QGIS' own logic of three values.

A node is one of::

    ("column", name)  ("value", text, number, bool or None)         operands
    ("compare", operator, operand, operand)                         = <> < <= > >=
    ("in", operand, (value, …))   ("null", operand)   ("like", operand, pattern, whether case matters)
    ("and", (node, …))   ("or", (node, …))   ("not", node)   ("true", operand)   True   False
    ("scale", operator, denominator)   ("scale null",)   ("coalesce", node, bool)   conditions only

In QGIS a comparison with NULL is neither true nor false, and only what is true passes. GeoServer filters partly in
SQL, which agrees, and partly in Java, where ``NULL <> 'x'`` passes. So a filter is never handed over as it is:
:func:`passes` and :func:`fails` rewrite it into tests that mean the same with two values, NULL named where it matters.
"""

import re

from mapalus.plugin.styles.expression_parser import NotExpressible, parse, parse_column, parse_icon

__all__ = ["NotExpressible", "parse", "parse_column", "parse_icon"]

_OPPOSITE = {"=": "<>", "<>": "=", "<": ">=", "<=": ">", ">": "<=", ">=": "<"}

# ------------------------------------------------------------ three values


def passes(node):
    """Rewrite a node into one of two values that is true where it is true."""
    if isinstance(node, bool):
        return node
    kind = node[0]
    if kind in ("and", "or"):
        return _join(kind, [passes(part) for part in node[1]])
    if kind == "not":
        return fails(node[1])
    if kind == "coalesce":
        return not_false(node[1]) if node[2] else passes(node[1])
    if kind == "compare" and node[1] == "<>":
        return _join("and", [*(_not_null(operand) for operand in node[2:] if operand[0] == "column"), node])
    if kind == "in":
        return _join("or", [("compare", "=", node[1], ("value", value)) for value in node[2]])
    if kind == "true":
        return ("compare", "=", node[1], ("value", True))
    return node


def fails(node):
    """Rewrite a node into one of two values that is true where it is false: neither true nor NULL."""
    if isinstance(node, bool):
        return not node
    kind = node[0]
    if kind in ("and", "or"):
        return _join(_dual(kind), [fails(part) for part in node[1]])
    if kind == "not":
        return passes(node[1])
    if kind == "coalesce":
        return fails(node[1]) if node[2] else not_true(node[1])
    if kind == "compare":
        return passes(("compare", _OPPOSITE[node[1]], *node[2:]))
    if kind == "in":
        return _join("and", [_not_null(node[1]), *_differs(node)])
    if kind == "null":
        return _not_null(node[1])
    if kind == "like":
        return _join("and", [_not_null(node[1]), ("not", node)])
    if kind == "true":
        return ("compare", "=", node[1], ("value", False))
    raise ValueError(node)


def not_true(node):
    """Rewrite a node into one of two values that is true where it is false or NULL."""
    if isinstance(node, bool):
        return not node
    kind = node[0]
    if kind in ("and", "or"):
        return _join(_dual(kind), [not_true(part) for part in node[1]])
    if kind == "not":
        return not_false(node[1])
    if kind in ("coalesce", "null"):
        return fails(node)
    if kind == "in":
        return _join("or", [("null", node[1]), _join("and", _differs(node))])
    if kind == "compare":
        return _join("or", [*_nulls(node), ("compare", _OPPOSITE[node[1]], *node[2:])])
    if kind == "true":
        return _join("or", [("null", node[1]), fails(node)])
    return _join("or", [("null", node[1]), ("not", node)])


def not_false(node):
    """Rewrite a node into one of two values that is true where it is true or NULL."""
    if isinstance(node, bool):
        return node
    kind = node[0]
    if kind in ("and", "or"):
        return _join(kind, [not_false(part) for part in node[1]])
    if kind == "not":
        return not_true(node[1])
    if kind in ("coalesce", "null"):
        return passes(node)
    if kind == "compare":
        return _join("or", [*_nulls(node), node])
    return _join("or", [("null", node[1]), passes(node)])


def _unknown(node):
    return _join("and", [not_true(node), not_false(node)])


def by_value(node):
    """Return the two-valued filters of where a node is false, true and NULL."""
    return fails(node), passes(node), _unknown(node)


def both(*filters):
    """Return a filter of two values that lets through what all of some let through; None lets everything through."""
    return _join("and", [each for each in filters if each is not None])


def _differs(node):
    return [("compare", "<>", node[1], ("value", value)) for value in node[2]]


def _nulls(node):
    return [("null", operand) for operand in node[2:] if operand[0] == "column"]


def _not_null(operand):
    return ("not", ("null", operand))


def _dual(kind):
    return "or" if kind == "and" else "and"


def _join(kind, parts):
    flat = {}
    for part in parts:
        for each in part[1] if isinstance(part, tuple) and part[0] == kind else (part,):
            # By their words: to Python, True and 1.0 are the same.
            flat[repr(each)] = each
    absorbing = kind == "or"
    if repr(absorbing) in flat:
        return absorbing
    left = tuple(each for each in flat.values() if not isinstance(each, bool))
    if not left:
        return not absorbing
    return left[0] if len(left) == 1 else (kind, left)


# ------------------------------------------------------------ scales, known values, columns


def scale_bounds(node):
    """Return the scale denominators that a condition compares with."""
    if isinstance(node, bool):
        return set()
    if node[0] == "scale":
        return {node[2]}
    return set().union(*(scale_bounds(part) for part in _children(node)))


def at_scale(node, denominator):
    """Return a condition as it stands at a scale, without the scale."""
    if isinstance(node, bool):
        return node
    if node[0] == "scale":
        return _compare(denominator, node[1], node[2])
    if node[0] == "scale null":
        return False
    if node[0] in ("and", "or"):
        return (node[0], tuple(at_scale(part, denominator) for part in node[1]))
    if node[0] in ("not", "coalesce"):
        return (node[0], at_scale(node[1], denominator), *node[2:])
    return node


def value_for(node, known=None):
    """Return True, False or None (NULL) for a feature whose columns are known, at no scale.

    :param known: values by column; what is missing is NULL.
    """
    if isinstance(node, bool):
        return node
    known = known or {}
    kind = node[0]
    if kind in ("and", "or"):
        values = [value_for(part, known) for part in node[1]]
        decisive = kind == "or"
        return decisive if decisive in values else None if None in values else not decisive
    if kind == "not":
        value = value_for(node[1], known)
        return None if value is None else not value
    if kind == "coalesce":
        value = value_for(node[1], known)
        return node[2] if value is None else value
    if kind == "scale null":
        return True
    if kind == "scale":
        return None
    value = _operand_value(node[2] if kind == "compare" else node[1], known)
    if kind == "null":
        return value is None
    if kind == "compare":
        other = _operand_value(node[3], known)
        return None if value is None or other is None else _compare(value, node[1], other)
    if value is None:
        return None
    if kind == "in":
        return value in node[2]
    if kind == "true":
        return bool(value)
    pattern = "".join({"%": ".*", "_": "."}.get(letter, re.escape(letter)) for letter in node[2])
    return re.fullmatch(pattern, value, re.DOTALL | (0 if node[3] else re.IGNORECASE)) is not None


def columns(node):
    """Return the names of the columns that a node reads."""
    if node is None or isinstance(node, bool):
        return set()
    if node[0] == "column":
        return {node[1]}
    if node[0] == "compare":
        return columns(node[2]) | columns(node[3])
    if node[0] in ("null", "in", "like", "true"):
        return columns(node[1])
    return set().union(*(columns(part) for part in _children(node)))


def _children(node):
    if node[0] in ("and", "or"):
        return node[1]
    return (node[1],) if node[0] in ("not", "coalesce") else ()


def _operand_value(operand, known):
    return operand[1] if operand[0] == "value" else known.get(operand[1])


def _compare(left, operator, right):
    return {
        "=": left == right,
        "<>": left != right,
        "<": left < right,
        "<=": left <= right,
        ">": left > right,
        ">=": left >= right,
    }[operator]
