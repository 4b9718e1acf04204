"""Reading QGIS' expressions into the nodes of :mod:`~mapalus.plugin.styles.expressions`."""

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
