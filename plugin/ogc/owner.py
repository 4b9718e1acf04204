"""Who publishes to a server: the database that owns workspaces there."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from mapalus.plugin.errors import MapalusError

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True)
class Owner:
    """A database that publishes.

    ``id`` is the same for the same installation of Mapalus, however its address is spelled; ``city`` and ``database``
    say to people which one it is, ``login`` who publishes from it.
    """

    id: str
    city: str
    database: str
    login: str

    def mark(self, workspaces: Iterable[str]) -> dict:
        """Return what is kept on a server: the owner and its workspaces."""
        return {**asdict(self), "workspaces": sorted(workspaces)}


def require_own(address: str, owner: Owner, workspaces: Iterable[str], marks: Iterable[dict]) -> None:
    """Raise :class:`MapalusError` where another database owns one of the workspaces.

    :param address: of the server.
    :param marks: what :meth:`Owner.mark` returned for each database that publishes to the server.
    """
    for mark in marks:
        taken = sorted(set(workspaces) & set(mark.get("workspaces", ())))
        if taken and mark.get("id") != owner.id:
            raise MapalusError(
                "The workspace {workspace} on {server} belongs to {city} (database {database}).",
                "Give this city's workspaces another name in its profile (workspace: …), or publish to another server. "
                "If that database is gone, delete {file} in the server's data directory first. Nothing was changed.",
                workspace=", ".join(taken),
                server=address,
                city=mark.get("city", ""),
                database=mark.get("database", ""),
                file=mark.get("file", ""),
            )


class Publishing(MapalusError):
    """Somebody else is publishing to a server at the moment."""

    def __init__(self, address: str, city: str, login: str, since: str) -> None:
        super().__init__(
            "{login} of {city} is publishing to {server} at this moment, since {since}.",
            "Wait until that has ended, then look at a new plan; nothing was changed.",
            login=login,
            city=city,
            server=address,
            since=since,
        )
