"""Names, statements and cursors for own layers."""

from __future__ import annotations

import re
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from mapalus.plugin.database.connection import refused
from mapalus.plugin.database.sql import statements
from mapalus.plugin.packages import extras, psycopg2, sql

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapalus.plugin.database.connection import Connection
    from mapalus.plugin.publication.own_layers.model import Source


# Owns the views of Mapalus; nobody logs in as this role.
OWNER = "mapalus_owner"

STATEMENTS = statements(Path(__file__).with_name("own_layers.sql"))

NAME = re.compile(r"[a-z][a-z0-9_]*")
LONGEST = 50


def plain_name(text: str) -> str:
    """Return a text as the name of a layer: small letters, digits and underscores."""
    plain = re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")
    return (plain if NAME.fullmatch(plain) else f"layer_{plain}")[:LONGEST].strip("_")


def quoted(name: str) -> str:
    """Return a name in double quotes."""
    return '"{}"'.format(name.replace('"', '""'))


def relation_of(source: Source) -> sql.Identifier:
    """Return the table or view of a :class:`Source`."""
    return sql.Identifier(source.schema, source.relation)


def statement_text(statement: sql.Composable) -> str:
    """Return a composed statement as text to be read."""
    if isinstance(statement, sql.Composed):
        return "".join(map(statement_text, statement.seq))
    if isinstance(statement, sql.Identifier):
        return ".".join(part if NAME.fullmatch(part) else quoted(part) for part in statement.strings)
    return statement.string


@contextmanager
def cursor_of(connection: Connection, named: bool = True) -> Iterator:
    """Give a cursor in a transaction; what the database refuses is raised as a :class:`MapalusError`."""
    try:
        with connection, connection.cursor(cursor_factory=extras.NamedTupleCursor if named else None) as cursor:
            yield cursor
    except psycopg2.Error as error:
        raise refused(error) from error
