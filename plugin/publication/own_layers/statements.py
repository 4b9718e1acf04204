"""Names, statements and cursors for own layers."""

import re
from contextlib import contextmanager
from pathlib import Path

import psycopg2
from psycopg2 import sql
from psycopg2.extras import NamedTupleCursor

from mapalus.plugin.database.connection import refused
from mapalus.plugin.database.sql import statements

# Owns the views of Mapalus; nobody logs in as this role.
OWNER = "mapalus_owner"

STATEMENTS = statements(Path(__file__).with_name("own_layers.sql"))

NAME = re.compile(r"[a-z][a-z0-9_]*")
LONGEST = 50


def plain_name(text):
    """Return a text as the name of a layer: small letters, digits and underscores."""
    plain = re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")
    return (plain if NAME.fullmatch(plain) else f"layer_{plain}")[:LONGEST].strip("_")


def quoted(name):
    return '"{}"'.format(name.replace('"', '""'))


def relation_of(source):
    return sql.Identifier(source.schema, source.relation)


def statement_text(statement):
    """Return a composed statement as text to be read."""
    if isinstance(statement, sql.Composed):
        return "".join(map(statement_text, statement.seq))
    if isinstance(statement, sql.Identifier):
        return ".".join(part if NAME.fullmatch(part) else quoted(part) for part in statement.strings)
    return statement.string


@contextmanager
def cursor_of(connection, factory=NamedTupleCursor):
    try:
        with connection, connection.cursor(cursor_factory=factory) as cursor:
            yield cursor
    except psycopg2.Error as error:
        raise refused(error) from error
