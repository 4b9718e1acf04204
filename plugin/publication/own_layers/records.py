"""The own layers that a database has."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.publication.own_layers.model import OwnRecord
from mapalus.plugin.publication.own_layers.statements import STATEMENTS, cursor_of

if TYPE_CHECKING:
    from mapalus.plugin.database.connection import Connection
    from mapalus.plugin.publication.own_layers.model import Source


def own_layers(connection: Connection) -> list[OwnRecord]:
    """Return the :class:`OwnRecord` list of a database, by name."""
    with cursor_of(connection) as cursor:
        cursor.execute(STATEMENTS["own layers"])
        return [OwnRecord(*row) for row in cursor.fetchall()]


def known_of(connection: Connection, source: Source) -> OwnRecord | None:
    """Return the :class:`OwnRecord` that shows the table of a :class:`Source`; None where none does."""
    return next((one for one in own_layers(connection) if _shows(one, source)), None)


def drop_withdrawn_views(connection: Connection) -> None:
    """Drop the empty views of withdrawn own layers that no server has any more.

    What cannot be dropped now stays, and the next publication tries again.
    """
    with suppress(MapalusError), cursor_of(connection) as cursor:
        cursor.execute("SELECT mapalus.drop_withdrawn_views()")


def _shows(record, source):
    return (record.schema, record.relation) == (source.schema, source.relation)
