"""What the database refuses, said in the user's language.

The database raises an error with an English message and an SQLSTATE of its own, ``MA001`` and so on
(``docs/life-cycle.md``). Its DETAIL may hold the values as JSON::

    {"code": "MA006", "reference": "MIN-2026-000123", "field": "status", "from_status": "received", ...}

Without that, the values are read out of the English message. QGIS passes on the text alone, without the SQLSTATE.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field

from mapalus.plugin.i18n import words_in

# What a placeholder stands for: the vocabulary that has the words of its codes.
_KINDS = {
    "field": "field",
    "from_status": "status",
    "to_status": "status",
    "status": "status",
    "next_statuses": "status",
    "roles": "role",
    "table": "table",
}
_LABEL = re.compile(r"[^\s:]+:  ")
_SECTION = re.compile(r"^([^\s:]+):  ", re.MULTILINE)
_SQLSTATE = re.compile(r"[0-9A-Z]{5}")
_PLACEHOLDER = re.compile(r"\\\{(\w+)\\\}")
_DIFFERENCE = re.compile(r"(\w+): stored (.*?), yours (.*?)(?:; |$)", re.DOTALL)


@dataclass(frozen=True)
class Refusal:
    """What is known of a refusal: ``message`` and ``hint`` are the database's own, ``values`` those of its DETAIL."""

    code: str = ""
    message: str = ""
    hint: str = ""
    detail: str = ""
    values: dict = field(default_factory=dict)


@dataclass(frozen=True)
class _Template:
    """How a refusal is said.

    ``message``, ``hint`` and ``detail`` are the database's texts, with names where its values stand; ``what_happened``
    and ``what_to_do`` are ours. ``about`` names the column that it is about.
    """

    code: str
    message: str
    what_happened: str
    what_to_do: str = ""
    hint: str = ""
    detail: str = ""
    about: str = ""


def read_refusal(text: str, detail: str = "") -> Refusal | None:
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
    parts = {section[1]: text[section.end() : end].strip() for section, end in reversed(list(zip(sections, ends)))}
    detail = detail or parts.get("DETAIL", "")
    values = _values(detail)
    message = text[sections[0].end() : ends[0]].strip()
    return Refusal(values.get("code", ""), message, parts.get("HINT", ""), detail, values)


def sentence_of_refusal(
    code_or_text: str,
    detail: str = "",
    language: str = "en",
    vocabulary: dict[str, dict[str, str]] | None = None,
    known: dict[str, str] | None = None,
) -> str:
    """Say a refusal in a language; what has no words there is said in the database's English.

    :param code_or_text: SQLSTATE, or the text of the error.
    :param detail: DETAIL of the error, where the text does not hold it.
    :param language: ``id`` or ``en``.
    :param vocabulary: words of codes, by their kind: ``status``, ``reason``, ``field``, ``table``.
    :param known: values that the caller knows, such as the ``reference`` of the row that was saved.
    """
    tr = words_in(language)
    if _SQLSTATE.fullmatch(code_or_text):
        refusal = Refusal(code_or_text, detail=detail, values=_values(detail))
    else:
        refusal = read_refusal(code_or_text, detail) or Refusal(message=code_or_text.strip())
    vocabulary = {**(vocabulary or {}), "role": _roles(tr)}
    for template in _templates(tr):
        values = _match(template, refusal)
        if values is not None:
            break
    else:
        return _in_english(refusal, known)
    values = {"field": template.about, **(known or {}), **values}
    values = {"reference": tr("This entry"), **{name: value for name, value in values.items() if value}}
    shown = {name: _in_words(name, value, vocabulary) for name, value in values.items()}
    shown["differences"] = _differences(refusal, vocabulary, tr)
    sentences = [_fill(template.what_happened, shown), _fill(template.what_to_do, shown)]
    return " ".join(filter(None, sentences))


def _match(template, refusal):
    """Return the values of a refusal that a template is for; None for another."""
    if refusal.message:
        found = _read(template.message, refusal.message)
        if found is None or (refusal.code and template.code != refusal.code):
            return None
        for pattern, text in ((template.hint, refusal.hint), (template.detail, refusal.detail)):
            found.update(_read(pattern, text) or {} if pattern else {})
        return {**found, **refusal.values}
    needed = set(re.findall(r"\{(\w+)\}", template.what_happened)) - {"reference", "field", "differences"}
    return dict(refusal.values) if template.code == refusal.code and needed <= set(refusal.values) else None


def _read(pattern, text):
    """Return the values that stand in a text where a pattern has names; None where it is another text."""
    expression = _PLACEHOLDER.sub(r"(?P<\1>.+?)", re.escape(pattern))
    found = re.fullmatch(expression, text, re.DOTALL)
    return found and found.groupdict()


def _values(detail):
    try:
        values = json.loads(detail)
    except ValueError:
        return {}
    return values if isinstance(values, dict) else {}


def _in_words(name, value, vocabulary):
    words = vocabulary.get(_KINDS.get(name), {})
    parts = value if isinstance(value, (list, tuple)) else str(value).split(", ") if name[-1] == "s" else [value]
    return ", ".join(str(words.get(part, part)) for part in parts)


def _differences(refusal, vocabulary, tr):
    """Say in which columns the stored row and the sent one differ."""
    given = refusal.values.get("differences")
    rows = (
        [(name, *pair) for name, pair in given.items()]
        if isinstance(given, dict)
        else [found.groups() for found in _DIFFERENCE.finditer(refusal.detail)]
    )
    codes = {"status": "status", "status_reason": "reason"}
    said = []
    for name, *pair in rows:
        words = vocabulary.get(codes.get(name), {})
        stored, sent = (tr("nothing") if one in (None, "nothing") else words.get(one, one) for one in pair)
        title = vocabulary.get("field", {}).get(name, name)
        said.append(tr("{field}: {stored} is stored, {sent} is yours").format(field=title, stored=stored, sent=sent))
    return "; ".join(said) or tr("the values are the same")


def _fill(template, values):
    """Fill a template in; a sentence whose values are not known is left out."""
    try:
        return template.format(**values)
    except KeyError:
        return ""


def _in_english(refusal, known):
    sentence = " ".join(filter(None, (refusal.message or refusal.code, refusal.hint)))
    reference = (known or {}).get("reference") or refusal.values.get("reference")
    return f"{reference}: {sentence}" if reference and str(reference) not in sentence else sentence


def _roles(tr):
    return {
        "planner": tr("planner"),
        "operator": tr("operator"),
        "agency": tr("agency in charge"),
        "area office": tr("area office"),
    }


def _templates(tr):
    """Return what can be said; of two that fit, the first one is used."""
    return (*_report_templates(tr), *_rights_templates(tr), *_value_templates(tr))


def _report_templates(tr):
    load_again = tr("Load it again, then repeat your change. Nothing was overwritten.")
    return (
        _Template(
            "MA002",
            "The point {point} lies outside {city}.",
            tr("{reference}: the position lies outside the city."),
            tr("Move it to where the problem is, inside the city."),
        ),
        _Template(
            "MA004",
            "Somebody else changed {reference} in the meantime: it is at version {current}, "
            "your change is based on version {base}.",
            tr("Somebody else changed {reference} in the meantime ({differences})."),
            load_again,
        ),
        _Template(
            "MA005",
            "The change of {reference} does not say which version it is based on.",
            tr("{reference}: the change does not say on which version it is based."),
            load_again,
        ),
        _Template(
            "MA006",
            "A report cannot go from {from_status} to {to_status}.",
            tr("{reference}: {field} cannot go from {from_status} to {to_status}."),
            tr("From {from_status} it can go to: {next_statuses}."),
            hint="From {status} it can go to {next_statuses}.",
            about="status",
        ),
        _Template(
            "MA006",
            "A new report is received; it cannot begin as {to_status}.",
            tr("A new report cannot begin with {field} {to_status}."),
            tr("File it first, then change it."),
            about="status",
        ),
        _Template(
            "MA006",
            "A report cannot be without a status.",
            tr("{reference}: {field} must not be empty."),
            about="status",
        ),
        _Template(
            "MA007",
            "This login may not take a report from {from_status} to {to_status}.",
            tr("{reference}: you may not change {field} from {from_status} to {to_status}."),
            tr("This step is for: {roles}."),
            hint="That step is for: {roles}.",
            about="status",
        ),
        _Template(
            "MA007",
            "{reference} can be passed on to {agency} only by a step to coordination.",
            tr("{reference} can be passed on to {agency} only by a step to coordination."),
            tr("Change status and agency together."),
        ),
        _Template(
            "MA008",
            "A report is {to_status} only for a reason.",
            tr("{reference}: {to_status} needs a reason."),
            tr("Fill in {field}."),
            about="status_reason",
        ),
        _Template(
            "MA008",
            "{reference} needs an agency for the step to {to_status}; an area office has it.",
            tr("{reference}: {to_status} needs an agency; an area office has the report now."),
            tr("Choose the agency that is to take it, in the same change."),
        ),
        _Template(
            "MA008",
            "{reference} can be {to_status} only with a photo of the result.",
            tr("{reference}: {to_status} needs a photo of the result."),
            tr("Add that photo first."),
        ),
        _Template(
            "MA008",
            "The reason for which {reference} is {status} cannot be taken away or replaced.",
            tr("{reference}: the reason for {status} cannot be taken away or replaced."),
            tr("Take the report back, then take the step again with the right reason."),
        ),
        _Template(
            "MA009",
            "{reference} is a duplicate: its status, reason and agency follow those of {master}.",
            tr("{reference} is a duplicate and follows {master}."),
            tr("Change that report instead, or undo the merge first."),
        ),
        _Template(
            "MA010",
            "{reference} cannot be merged into a report that is merged into it.",
            tr("{reference} cannot be merged into a report that is merged into it."),
            tr("Choose the report that is to stay."),
        ),
        _Template(
            "MA010",
            "There is no report with the number {number}.",
            tr("{reference}: there is no report with the number {number}."),
            tr("Choose an existing report to merge into."),
        ),
        _Template(
            "MA011",
            "The deadline {due} lies before the report of {reported}.",
            tr("{reference}: {field} lies before the report itself."),
            tr("Set a later time, or leave it empty."),
            about="due_at",
        ),
    )


def _rights_templates(tr):
    ask = tr("Ask the administrator for the right, or let somebody do it who has it.")
    return (
        *(
            _Template("42501", f"permission denied for {kind} {{table}}", tr("You may not change {table}."), ask)
            for kind in ("table", "view", "relation", "column")
        ),
        _Template(
            "42501",
            'new row violates row-level security policy for table "{table}"',
            tr("{reference}: you may not change this entry of {table}, or not in this way."),
            ask,
        ),
        _Template(
            "42501",
            'new row violates row-level security policy (USING expression) for table "{table}"',
            tr("{reference}: you may not change this entry of {table}, or not in this way."),
            ask,
        ),
    )


def _value_templates(tr):
    """Return what PostgreSQL itself refuses in any table."""
    correct = tr("Correct it, then save again.")
    return (
        _Template(
            "23502",
            'null value in column "{field}" of relation "{relation}" violates not-null constraint',
            tr("{reference}: {field} must not be empty."),
        ),
        _Template(
            "23505",
            'duplicate key value violates unique constraint "{constraint}"',
            tr("{field} {value} is taken already."),
            correct,
            detail="Key ({field})=({value}) already exists.",
        ),
        _Template(
            "23503",
            'insert or update on table "{relation}" violates foreign key constraint "{constraint}"',
            tr("{reference}: there is no {field} {value}."),
            correct,
            detail='Key ({field})=({value}) is not present in table "{other}".',
        ),
        _Template(
            "22P02",
            'invalid input syntax for type {type}: "{value}"',
            tr("{reference}: the value {value} cannot be stored in this field."),
            correct,
        ),
    )
