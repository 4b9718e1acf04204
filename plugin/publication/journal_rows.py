"""What stands in the rows of the journal: states, files, messages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mapalus.plugin.errors import Sentence, as_sentence
from mapalus.plugin.ogc.plan import DELETE
from mapalus.plugin.packages import extras

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mapalus.plugin.ogc.state import Snapshot


def take_again(snapshot: Snapshot, before: dict, step: dict, done: bool) -> None:
    """Take a step of the journal, done or only begun, in a snapshot."""
    snapshot.stamps = {}
    key = step["kind"], step["name"]
    fields = snapshot.state.get(key) or before.get(key, {})
    if not done:
        snapshot.state[key] = fields
    elif step["action"] == DELETE:
        snapshot.state.pop(key, None)
    else:
        snapshot.state[key] = {**fields, **{name: change["after"] for name, change in step["fields"].items()}}


def keep_contents(cursor: object, contents: dict[str, bytes]) -> None:
    """Write files into the journal, each one once."""
    if contents:
        cursor.execute("SELECT sha256 FROM mapalus.publication_content WHERE sha256 = ANY (%s)", (list(contents),))
        known = {digest for (digest,) in cursor.fetchall()}
        missing = [(digest, content) for digest, content in contents.items() if digest not in known]
        if missing:
            extras.execute_values(
                cursor,
                "INSERT INTO mapalus.publication_content (sha256, content) VALUES %s ON CONFLICT DO NOTHING",
                missing,
            )


def json_for(value: object) -> extras.Json:
    """Return a value for a column of the type jsonb."""
    return extras.Json(value, dumps=lambda content: json.dumps(content, ensure_ascii=False))


def message_to_text(message: Sentence) -> str:
    """Return a sentence as the journal keeps it."""
    return json.dumps(message.as_json(), ensure_ascii=False)


def message_from_text(text: str) -> Sentence:
    """Return the sentence that the journal keeps."""
    # Older versions wrote the English text alone.
    return Sentence.from_json(json.loads(text)) if text.startswith('{"template":') else as_sentence(text)


def without(state: dict, foreign: Iterable[tuple]) -> dict:
    """Return a state without what somebody else made."""
    return {key: fields for key, fields in state.items() if key not in set(foreign)}
