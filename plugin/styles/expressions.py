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

_TOKEN = re.compile(
    r"""\s*(?:
      (?P<number>\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)
    | '(?P<text>(?:[^'\\]|''|\\.)*)'
    | "(?P<quoted>(?:[^"]|"")*)"
    | (?P<variable>@\w+)
    | (?P<word>\$?[^\W\d]\w*)
    | (?P<sign><=|>=|<>|!=|\|\||//|[-=<>()+*/%^~,\[\]:])
    )""",
    re.VERBOSE,
)
_COMPARISONS = {"=": "=", "<>": "<>", "!=": "<>", "<": "<", "<=": "<=", ">": ">", ">=": ">="}
_OPPOSITE = {"=": "<>", "<>": "=", "<": ">=", "<=": ">", ">": "<=", ">=": "<"}
_MIRRORED = {"=": "=", "<>": "<>", "<": ">", "<=": ">=", ">": "<", ">=": "<="}
_KEYWORDS = {"and", "or", "not", "in", "is", "null", "like", "ilike", "between", "true", "false"}
_ESCAPES = {"n": "\n", "t": "\t"}


class NotExpressible(Exception):
    """An expression uses something outside the subset; ``constructs`` names each thing once."""

    def __init__(self, *constructs):
        super().__init__(", ".join(constructs))
        self.constructs = constructs


def parse(expression, condition=False):
    """Return the node of a QGIS expression that is true or false.

    :param condition: also allow what decides whether a symbol layer is drawn: ``@map_scale`` compared with a number,
        ``@map_scale IS NULL`` and ``coalesce(…, false)``.
    :raises NotExpressible: naming all that lies outside the subset.
    """
    return _Parser(expression, condition).parse()


def parse_column(expression):
    """Return the column's name if an expression is nothing but a column, else None."""
    try:
        tokens = _tokens(expression)
    except NotExpressible:
        return None
    if len(tokens) != 1 or tokens[0][0] not in ("word", "quoted"):
        return None
    kind, name = tokens[0]
    return None if kind == "word" and (name.lower() in _KEYWORDS or name.startswith("$")) else name


def parse_icon(expression):
    """Return (prefix, column, default, suffix) of ``'a/' || coalesce("column", 'default') || '.svg'``, else None."""
    try:
        tokens = _tokens(expression)
    except NotExpressible:
        return None
    kinds = [kind if kind not in ("word", "sign") else text.lower() for kind, text in tokens]
    if kinds[:4] != ["text", "||", "coalesce", "("] or kinds[5:] != [",", "text", ")", "||", "text"]:
        return None
    if tokens[4][0] not in ("word", "quoted"):
        return None
    return tokens[0][1], tokens[4][1], tokens[6][1], tokens[9][1]


def _tokens(expression):
    tokens, position = [], 0
    text = expression.rstrip()
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None or text.startswith(("--", "/*"), match.start(match.lastgroup)):
            raise NotExpressible(f"“{text[position:].strip()[:20]}”")
        kind = match.lastgroup
        token = match.group(kind)
        if kind == "text":
            token = re.sub(r"''|\\(.)", lambda m: _ESCAPES.get(m[1], m[1]) if m[1] else "'", token)
        elif kind == "quoted":
            token = token.replace('""', '"')
        tokens.append((kind, token))
        position = match.end()
    return tokens


class _Parser:
    def __init__(self, expression, condition):
        self._expression = expression
        self._condition = condition
        self._tokens = _tokens(expression)
        self._at = 0

    def parse(self):
        self._refuse_foreign()
        node = _as_boolean(self._or())
        if self._at < len(self._tokens):
            self._fail()
        return node

    def _refuse_foreign(self):
        """Name everything foreign at once, not only what the grammar meets first."""
        found = []
        for index, (kind, text) in enumerate(self._tokens):
            following = self._tokens[index + 1 : index + 2]
            if kind == "variable" and not (self._condition and text.lower() == "@map_scale"):
                found.append(f"the variable {text}")
            elif kind == "word":
                word = text.lower()
                if word == "case":
                    found.append("CASE")
                elif word.startswith("$"):
                    found.append(f"the function {text}")
                elif (
                    following == [("sign", "(")]
                    and word not in _KEYWORDS
                    and not (self._condition and word == "coalesce")
                ):
                    found.append(f"the function {text}()")
            elif kind == "sign" and text in ("+", "*", "/", "//", "%", "^", "~", "||", "[", "]", ":"):
                found.append(f"the operator {text}")
        if found:
            raise NotExpressible(*dict.fromkeys(found))

    def _fail(self):
        rest = self._tokens[self._at][1] if self._at < len(self._tokens) else "its end"
        raise NotExpressible(f"“{self._expression}” (at {rest})")

    def _peek(self, offset=0):
        index = self._at + offset
        if index >= len(self._tokens):
            return ""
        kind, text = self._tokens[index]
        return text.lower() if kind in ("word", "sign", "variable") else ""

    def _accept(self, *words):
        if all(self._peek(offset) == word for offset, word in enumerate(words)):
            self._at += len(words)
            return True
        return False

    def _expect(self, word):
        if not self._accept(word):
            self._fail()

    def _or(self):
        return self._chain("or", self._and)

    def _and(self):
        return self._chain("and", self._not)

    def _chain(self, word, part):
        parts = [part()]
        while self._accept(word):
            parts.append(part())
        return parts[0] if len(parts) == 1 else (word, tuple(_as_boolean(each) for each in parts))

    def _not(self):
        if self._accept("not"):
            return ("not", _as_boolean(self._not()))
        return self._predicate()

    def _predicate(self):
        left = self._operand()
        if self._peek() in _COMPARISONS:
            operator = _COMPARISONS[self._peek()]
            self._at += 1
            return self._compare(operator, left, self._operand())
        if self._accept("is", "not", "null"):
            return ("not", self._null(left))
        if self._accept("is", "null"):
            return self._null(left)
        negated = self._peek() == "not" and self._peek(1) in ("in", "like", "ilike", "between") and self._accept("not")
        if self._accept("in"):
            node = ("in", self._plain(left), self._values())
        elif self._peek() in ("like", "ilike"):
            matters = self._accept("like") or not self._accept("ilike")
            node = ("like", self._plain(left), self._literal(str), matters)
        elif self._accept("between"):
            low = self._operand()
            self._expect("and")
            node = ("and", (self._compare(">=", left, low), self._compare("<=", left, self._operand())))
        else:
            return left
        return ("not", node) if negated else node

    def _compare(self, operator, left, right):
        for operand in (left, right):
            if operand == ("value", None):
                raise NotExpressible("a comparison with NULL (use IS NULL)")
        if left[0] == "value" and right[0] != "value":
            operator, left, right = _MIRRORED[operator], right, left
        if left == ("map scale",):
            if right[0] != "value" or not isinstance(right[1], float) or operator in ("=", "<>"):
                raise NotExpressible("@map_scale compared with something else than a number by <, <=, > or >=")
            return ("scale", operator, right[1])
        if left[0] not in ("column", "value") or right[0] not in ("column", "value"):
            self._fail()
        if left[0] == right[0] == "value":
            raise NotExpressible("a comparison without a column")
        return ("compare", operator, left, right)

    def _null(self, operand):
        return ("scale null",) if operand == ("map scale",) else ("null", self._plain(operand))

    def _plain(self, operand):
        if operand[0] != "column":
            self._fail()
        return operand

    def _values(self):
        self._expect("(")
        values = [self._literal()]
        while self._accept(","):
            values.append(self._literal())
        self._expect(")")
        return tuple(values)

    def _literal(self, kind=object):
        operand = self._operand()
        if operand[0] != "value" or not isinstance(operand[1], kind):
            self._fail()
        if operand[1] is None:
            raise NotExpressible("NULL in a list")
        return operand[1]

    def _operand(self):
        if self._at >= len(self._tokens):
            self._fail()
        kind, text = self._tokens[self._at]
        self._at += 1
        if kind == "number":
            return ("value", float(text))
        if kind == "text":
            return ("value", text)
        if kind == "quoted":
            return ("column", text)
        if kind == "variable":
            return ("map scale",)
        word = text.lower()
        if kind == "sign":
            if word == "(":
                node = self._or()
                self._expect(")")
                return node
            if word == "-" and self._at < len(self._tokens) and self._tokens[self._at][0] == "number":
                return ("value", -self._operand()[1])
        elif word in ("true", "false", "null"):
            return ("value", {"true": True, "false": False, "null": None}[word])
        elif word == "coalesce" and self._accept("("):
            node = _as_boolean(self._or())
            self._expect(",")
            default = self._literal(bool)
            self._expect(")")
            return ("coalesce", node, default)
        elif word not in _KEYWORDS:
            return ("column", text)
        self._at -= 1
        return self._fail()


def _as_boolean(node):
    if node[0] == "column":
        return ("true", node)
    if node[0] == "value":
        if not isinstance(node[1], bool):
            raise NotExpressible(f"{node[1]!r} where something true or false is needed")
        return node[1]
    if node == ("map scale",):
        raise NotExpressible("the variable @map_scale")
    return node


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
