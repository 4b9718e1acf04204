"""The fields of each kind of resource, and how a state is read that another version of Mapalus wrote.

Every OGC server has one table of its kinds: kind -> field -> default. The default is what a resource is like whose
state was written before Mapalus knew the field. A line ``kind:ending`` adds fields to the resources of a kind whose
name ends so, such as ``service:wms``.

A journal outlives versions. So a table only grows: to add a field or a kind, add it to the table, raise
:data:`FORMAT` by one, and store a journal of the new format (``python -m mapalus.tests.support.stored_journal``).
A field whose meaning or whose inner parts change becomes a new field with a new name.
"""

from __future__ import annotations

import copy
from collections.abc import Container, Mapping

from mapalus.plugin.errors import MapalusError

# The number of the tables' contents; every entry of a journal has that of the version which wrote it.
# 1: Mapalus 0.1.0
FORMAT = 1


class _Mark:
    def __init__(self, name: str) -> None:
        self._name = name

    def __repr__(self) -> str:
        return self._name

    def __deepcopy__(self, _memo: dict) -> _Mark:
        return self


# In place of a default. No guess is right: a resource that does not say the field cannot be made from its state.
NO_DEFAULT = _Mark("NO_DEFAULT")
# In place of a default. The publication owns the field only where it is declared, so that a state may leave it out.
IF_DECLARED = _Mark("IF_DECLARED")

Table = Mapping[str, Mapping[str, object]]


def kinds_of(table: Table) -> frozenset[str]:
    """Return the kinds of a table."""
    return frozenset(kind.partition(":")[0] for kind in table)


def fields_of(table: Table, kind: str, name: str) -> dict[str, object]:
    """Return field -> default of one resource."""
    return {**table.get(kind, {}), **table.get(f"{kind}:{name.rpartition(':')[2]}", {})}


def known(state: dict, table: Table) -> dict:
    """Return a state without the kinds and the fields that this version does not know."""
    found = {}
    for (kind, name), fields in state.items():
        if kind in table:
            names = fields_of(table, kind, name)
            found[kind, name] = {field: value for field, value in fields.items() if field in names}
    return found


def is_whole(state: dict, table: Table) -> bool:
    """Return whether each resource of a state says all of its fields."""
    return not any(_unsaid(table, key, fields) for key, fields in state.items())


def complete(state: dict, live: dict, table: Table) -> dict:
    """Return a state in which each resource says all of its fields.

    A field that a resource leaves out stays as it is on the server. It gets its default where the resource must be
    made again.

    :param live: the state of the server.
    :raises MapalusError: when a resource must be made again and leaves out what has no default.
    """
    found = {}
    for key, fields in state.items():
        more = _unsaid(table, key, fields)
        there = live.get(key, {})
        found[key] = {**fields, **copy.deepcopy({field: there.get(field, more[field]) for field in more})}
        if lost := [field for field, value in found[key].items() if value is NO_DEFAULT]:
            raise MapalusError(
                "The journal does not say what is needed to make the {kind} {name} again: {fields}.",
                "Publish the declaration instead; nothing was changed.",
                kind=key[0],
                name=key[1],
                fields=", ".join(lost),
            )
    return found


def tells_of(kind: str, kinds: Container[str] | None) -> bool:
    """Return whether a state tells of a kind; one of an older format does not tell of those that came later.

    :param kinds: those that it tells of, None for all.
    """
    return kinds is None or kind in kinds


def _unsaid(table, key, fields):
    """Return field -> default of what a resource leaves out."""
    return {
        field: default
        for field, default in fields_of(table, *key).items()
        if field not in fields and default is not IF_DECLARED
    }
