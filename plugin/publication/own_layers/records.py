"""The own layers that a database has."""

from mapalus.plugin.publication.own_layers.model import OwnRecord
from mapalus.plugin.publication.own_layers.statements import STATEMENTS, cursor_of


def own_layers(connection):
    """Return the :class:`OwnRecord` list of a database, by name."""
    with cursor_of(connection) as cursor:
        cursor.execute(STATEMENTS["own layers"])
        return [OwnRecord(*row) for row in cursor.fetchall()]


def known_of(connection, source):
    """Return the :class:`OwnRecord` that shows the table of a :class:`Source`; None where none does."""
    return next((one for one in own_layers(connection) if _shows(one, source)), None)


def _shows(record, source):
    return (record.schema, record.relation) == (source.schema, source.relation)
