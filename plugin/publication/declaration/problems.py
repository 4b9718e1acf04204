"""What is wrong with a declaration, and where."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mapalus.plugin.errors import Sentence
from mapalus.plugin.packages import jsonschema, yaml
from mapalus.plugin.paths import PUBLICATION
from mapalus.plugin.publication.declaration.contradictions import contradictions

if TYPE_CHECKING:
    from collections.abc import Container, Iterator


def find_problems(content: dict, own_styles: Container[str] = ()) -> list[tuple[list, Sentence]]:
    """Return (place, sentence) for everything that is wrong."""
    schema = json.loads(PUBLICATION.with_suffix(".schema.json").read_text(encoding="utf-8"))
    found = [
        (list(error.absolute_path), _sentence(error))
        for error in jsonschema.Draft7Validator(schema).iter_errors(content)
    ]
    return found or list(contradictions(content, own_styles))


def repeated_entries(node: yaml.Node) -> Iterator[tuple[int, str]]:
    """Yield (line, name) of entries that a later one of the same name would silently replace."""
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, value in node.value:
            if key.value in seen:
                yield key.start_mark.line + 1, key.value
            seen.add(key.value)
            yield from repeated_entries(value)
    elif isinstance(node, yaml.SequenceNode):
        for entry in node.value:
            yield from repeated_entries(entry)


def line_of(node: yaml.Node, place: list) -> int:
    """Return the line, from 1, of what stands at a place of a YAML document, or of the nearest thing around it."""
    line = node.start_mark.line + 1 if node is not None else 1
    for step in place:
        found = None
        if isinstance(node, yaml.MappingNode):
            found = next(((key, value) for key, value in node.value if key.value == str(step)), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            found = node.value[step], node.value[step]
        if found is None:
            break
        line, node = found[0].start_mark.line + 1, found[1]
    return line


def _sentence(error):
    where = ".".join(str(part) for part in error.absolute_path) or Sentence("the declaration")
    if error.validator == "required":
        missing = [name for name in error.validator_value if name not in error.instance]
        return Sentence("{where} lacks {names}", where=where, names=", ".join(missing))
    if error.validator == "additionalProperties":
        surplus = sorted(set(error.instance) - set(error.schema.get("properties", {})))
        return Sentence("{where} has the unknown entry {names}", where=where, names=", ".join(map(str, surplus)))
    if error.validator == "enum":
        return Sentence(
            "{where} is {value}, not one of {allowed}",
            where=where,
            value=repr(error.instance),
            allowed=", ".join(map(str, error.validator_value)),
        )
    return Sentence("{where}: {message}", where=where, message=error.message[:200])
