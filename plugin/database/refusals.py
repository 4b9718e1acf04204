"""What the database refuses, as a sentence that each reader sees in their own language.

The database raises an error with an English message and an SQLSTATE of its own, ``MA001`` and so on
(``docs/life-cycle.md``). Its DETAIL holds the values as JSON::

    {"code": "MA006", "rule": "no_such_step", "reference": "MIN-2026-000123", "field": "status",
     "from_status": "received", "to_status": "resolved", "next_statuses": ["in_progress", "rejected"]}

``rule`` names the sentence, see :mod:`mapalus.plugin.database.refusal_sentences`. A stale version has
``"differences": {"field": [stored, yours]}``, with an empty list where the values are too long. A value
``{"id": …, "en": …}`` is one word in two languages.

PostgreSQL's own errors carry no such values. psycopg2 tells their SQLSTATE; QGIS passes on the text alone, without it.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from datetime import datetime

from mapalus.plugin import vocabulary
from mapalus.plugin.database.refusal_sentences import CONSTRAINTS, POSTGRESQL, RULES
from mapalus.plugin.errors import MapalusError, Sentence, listed, placeholders
from mapalus.plugin.packages import psycopg2
from mapalus.plugin.titles import column_titles, layer_titles
from mapalus.plugin.words import Words

_LABEL = re.compile(r"[^\s:]+:  ")
_SECTION = re.compile(r"^([^\s:]+):  ", re.MULTILINE)

# PostgreSQL's own errors: what is said, their SQLSTATEs, and their message where QGIS gives nothing else.
_POSTGRESQL = (
    ("denied_row", (), r'new row violates row-level security policy .*for table "(?P<table>\w+)"'),
    ("denied_in_table", (), r"permission denied for (?:table|view|relation|column) (?P<table>\w+)"),
    ("denied", ("42501",), r"permission denied for .+|must be owner of .+"),
    ("missing", ("23502",), r'null value in column "(?P<field>\w+)" of relation "(?P<table>\w+)" violates .*'),
    ("taken", ("23505",), r'duplicate key value violates unique constraint "(?P<constraint>\w+)"'),
    (
        "unknown",
        (),
        r'insert or update on table "(?P<table>\w+)" violates foreign key constraint "(?P<constraint>\w+)"',
    ),
    ("still_used", (), r'update or delete on table .+ constraint ".+" on table "(?P<other>\w+)"'),
    (
        "not_allowed",
        ("23514",),
        r'new row for relation "(?P<table>\w+)" violates check constraint "(?P<constraint>\w+)"',
    ),
    ("unreadable", ("22P02", "22007"), r'invalid input syntax for type .+: "(?P<value>.*)"'),
    ("too_large", ("22003",), r".* out of range.*|numeric field overflow"),
    ("disk_full", ("53100",), r".*No space left on device.*"),
    (
        "busy",
        ("40001", "40P01", "55P03"),
        r"deadlock detected|could not (?:serialize access|obtain lock) .*|canceling statement due to lock timeout",
    ),
    ("too_slow", (), r"canceling statement due to statement timeout"),
    ("idle_too_long", ("25P03",), r"terminating connection due to idle-in-transaction timeout"),
    ("read_only", ("25006",), r"cannot execute .+ in a read-only transaction"),
)
_KEY = re.compile(r"Key \((?P<field>[\w, ]+)\)=\((?P<value>.*)\) (?:already exists|is not present|is still referenced)")

# Codes in words: the field that holds them, with its table where fields of several tables have that name.
_CODES = {
    "status": vocabulary.STATUSES,
    "status_reason": vocabulary.STATUS_REASONS,
    "channel": vocabulary.CHANNELS,
    "position_method": vocabulary.POSITION_METHODS,
    "privacy_class": vocabulary.PRIVACY_CLASSES,
    ("agency", "kind"): vocabulary.AGENCY_KINDS,
    ("area", "level"): vocabulary.AREA_LEVELS,
    ("facility", "kind"): vocabulary.FACILITY_KINDS,
    ("market", "level"): vocabulary.MARKET_LEVELS,
    ("cctv", "state"): vocabulary.CCTV_STATES,
}
_LIMITS = {
    "at_least": Sentence("of at least {limit}"),
    "more_than": Sentence("above {limit}"),
    "at_most": Sentence("of at most {limit}"),
    "less_than": Sentence("below {limit}"),
}
# What GEOS says of a geometry, followed by the place.
_GEOMETRY_REASONS = {
    "Self-intersection": Sentence("its outline crosses itself"),
    "Ring Self-intersection": Sentence("its outline touches itself"),
    "Too few points in geometry component": Sentence("a part of it has too few points"),
    "Hole lies outside shell": Sentence("a hole lies outside its outline"),
    "Interior is disconnected": Sentence("holes cut its inside into pieces"),
}


@dataclass(frozen=True)
class Refusal:
    """What is known of a refusal: the SQLSTATE, the database's own texts, and values by the names of placeholders."""

    code: str = ""
    message: str = ""
    hint: str = ""
    values: dict = field(default_factory=dict)


def refusal_of(error: psycopg2.Error) -> Refusal:
    """Return the :class:`Refusal` that psycopg2 raised."""
    diag = error.diag
    told = {"table": diag.table_name, "field": diag.column_name, "constraint": diag.constraint_name}
    values = {name: value for name, value in told.items() if value}
    return _refusal(error.pgcode or "", diag.message_primary or "", diag.message_hint, diag.message_detail, values)


def refusal_from(diagnostics: dict[str, str]) -> Refusal:
    """Return the :class:`Refusal` that a function of the database caught and gave back as a value.

    :param diagnostics: ``code`` (the SQLSTATE), ``message``, ``hint``, ``detail``, and the names of ``field``,
        ``table`` and ``constraint``.
    """
    values = {name: diagnostics.get(name) for name in ("table", "field", "constraint") if diagnostics.get(name)}
    code, message, hint, detail = (diagnostics.get(name) or "" for name in ("code", "message", "hint", "detail"))
    return _refusal(code, message, hint, detail, values)


def refusal_in(text: str) -> Refusal | None:
    """Return the :class:`Refusal` in the text of a database error; None where it holds none.

    :param text: as QGIS's PostgreSQL provider or libpq give it, with or without DETAIL, HINT and CONTEXT.
    """
    # QGIS writes what it was about to do before it.
    start = _LABEL.search(text)
    if start is None:
        return None
    text = text[start.start() :]
    sections = list(_SECTION.finditer(text))
    ends = [section.start() for section in sections[1:]] + [len(text)]
    parts = [(section[1], text[section.end() : end].strip()) for section, end in zip(sections, ends)]
    (_, message), *others = parts
    # The server's language decides how DETAIL is called.
    detail = next((part for _, part in others if _values(part)), dict(others).get("DETAIL", ""))
    return _refusal("", message, dict(others).get("HINT", ""), detail, {})


def explain(
    refusal: Refusal,
    known: dict[str, str] | None = None,
    fields: dict[str, str] | None = None,
    tables: dict[str, str] | None = None,
) -> MapalusError:
    """Return the :class:`MapalusError` that says a refusal; what has no sentence is said in the database's English.

    :param known: values that the caller knows, such as the ``reference`` of the row that was saved, and the columns
        that were ``edited``.
    :param fields: titles of columns by their names, instead of Mapalus' own.
    :param tables: titles of tables, as well.
    """
    known = {name: value for name, value in (known or {}).items() if value}
    values = {**known, **refusal.values}
    if values.get("rule") == "denied_in_table" and known.get("edited"):
        values["rule"] = "denied_change"
    sentences = RULES.get(values.get("rule")) or POSTGRESQL.get(values.get("rule"))
    if sentences is None:
        return _in_english(refusal, values)
    values = _InWords(
        values, {**column_titles(Sentence), **(fields or {})}, {**layer_titles(Sentence), **(tables or {})}
    )
    what_happened, what_to_do = (_filled(sentence, values.shown) for sentence in sentences)
    if not what_happened:
        return _in_english(refusal, known)
    return MapalusError("{what}", "{todo}", what=what_happened, todo=what_to_do)


def _refusal(code, message, hint, detail, values):
    """Return a refusal with all values that its texts hold."""
    values = {**values, **_values(detail)}
    code = values.pop("code", code)
    if "rule" not in values:
        values.update(_of_postgresql(code, message, detail or "", values))
    return Refusal(code, message, hint or "", values)


def _values(detail):
    try:
        values = json.loads(detail or "")
    except ValueError:
        return {}
    return values if isinstance(values, dict) else {}


def _of_postgresql(code, message, detail, values):
    """Return the rule of one of PostgreSQL's own errors, with the values that its texts hold."""
    matches = ((rule, codes, re.fullmatch(pattern, message, re.DOTALL)) for rule, codes, pattern in _POSTGRESQL)
    rule, found = next(((rule, found) for rule, codes, found in matches if found or code in codes), ("", None))
    if not rule:
        return {}
    key = _KEY.match(detail)
    told = {**values, **(found.groupdict() if found else {}), **(key.groupdict() if key else {})}
    constraint, table = told.get("constraint", ""), told.get("table", "")
    if rule == "taken" and "," in told.get("field", ""):
        rule = "exists"
    if rule == "not_allowed" and constraint.startswith(f"{table}_"):
        told["field"] = constraint.removeprefix(f"{table}_").removesuffix("_check")
    rule, more = CONSTRAINTS.get(constraint, (rule, {}))
    return {"rule": rule, "message": message.rstrip("."), **told, **more}


class _InWords:
    """Puts the values of a refusal into words."""

    def __init__(self, values: dict, fields: dict, tables: dict) -> None:
        self._values = values
        self._fields = fields
        self._tables = tables
        self.shown = {"reference": Sentence("This entry"), "value": Sentence("this value")}
        self.shown.update((name, self._shown(name, value)) for name, value in values.items())
        limits = [words.with_values(limit=_plain(values[name])) for name, words in _LIMITS.items() if name in values]
        if limits:
            self.shown["limits"] = (
                Sentence("{one} and {other}", one=limits[0], other=limits[1]) if limits[1:] else limits[0]
            )

    def _shown(self, name, value):
        if isinstance(value, list):
            singular = {"choices": "value", "tables": "table", "edited": "field"}.get(name, name)
            return listed([self._shown(singular, one) for one in value]) if value else Sentence("nothing")
        if name == "differences":
            return self._differences(value)
        if name == "field":
            return listed([self._fields.get(one, one) for one in value.split(", ")])
        if name in ("table", "other"):
            return self._tables.get(value, value)
        if name == "value":
            return self._in_field(self._values.get("field"), value)
        if name in ("status", "from_status", "to_status", "next_statuses"):
            return self._in_field("status", value)
        if name == "roles":
            return vocabulary.ROLES.get(value, value)
        if name == "reason":
            reason, _, place = value.partition("[")
            return _GEOMETRY_REASONS.get(reason, reason) if place else value
        return _plain(value)

    def _in_field(self, name, value):
        codes = _CODES.get((self._values.get("table"), name)) or _CODES.get(name) or {}
        return codes.get(value, _plain(value)) if isinstance(value, str) else _plain(value)

    def _differences(self, differences):
        """Say in which columns the stored row and the sent one differ."""
        said = []
        for name, pair in sorted(differences.items()):
            title = self._fields.get(name, name)
            if pair:
                stored, sent = (self._in_field(name, one) for one in pair)
                words = Sentence("{field}: {stored} is stored, {sent} is yours", field=title, stored=stored, sent=sent)
            else:
                words = Sentence("{field}: another value is stored", field=title)
            said.append(words)
        return listed(said, "; ") if said else Sentence("the values are the same")


def _plain(value):
    if value is None or value == "":
        return Sentence("nothing")
    if isinstance(value, bool):
        return Sentence("yes") if value else Sentence("no")
    if isinstance(value, dict) and set(value) == {"id", "en"}:
        return Words(**value)
    if isinstance(value, str) and re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d", value):
        return f"{datetime.fromisoformat(value).astimezone():%Y-%m-%d %H:%M}"
    return value


def _filled(sentence, values):
    """Return a sentence with its values; an empty one where some are not known."""
    wanted = placeholders(sentence)
    return sentence.with_values(**values) if wanted <= set(values) else Sentence("")


def _in_english(refusal, values):
    if not values.get("reference") or str(values["reference"]) in refusal.message:
        return MapalusError("{reason}", "{advice}", reason=refusal.message or refusal.code, advice=refusal.hint)
    return MapalusError(
        "{reference}: {reason}", "{advice}", reference=values["reference"], reason=refusal.message, advice=refusal.hint
    )
