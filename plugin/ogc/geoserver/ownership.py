"""Marks on a GeoServer: which GeoServer it is, who publishes to it, and who does so at this moment.

They are files of its data directory, because only the server itself is common to all who publish to it. GeoServer does
not serve them.
"""

from __future__ import annotations

import json
import time
import uuid
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.ogc.owner import Publishing, require_own

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mapalus.plugin.ogc.geoserver.files import Resources
    from mapalus.plugin.ogc.owner import Owner


_FOLDER = "mapalus"
_SERVER = f"{_FOLDER}/server.json"
_OWNERS = f"{_FOLDER}/owners"
_CLAIMS = f"{_FOLDER}/publishing"

# A claim is renewed while its publication goes on. One that is older was left behind by a process that ended.
_RENEWED_AFTER_SECONDS = 60
_LEFT_BEHIND = timedelta(minutes=15)


class Ownership:
    """The marks of one GeoServer.

    :param address: of the server, as people know it.
    """

    def __init__(self, resources: Resources, address: str) -> None:
        self._resources = resources
        self._address = address
        self._claim = None
        self._renewed = 0.0

    def identity(self) -> str | None:
        """Return the identity of the server, which no spelling of its address changes; None before a publication."""
        return self._json(_SERVER).get("id")

    def require_own(self, owner: Owner, workspaces: Iterable[str]) -> None:
        """Raise :class:`MapalusError` where another database owns one of the workspaces."""
        marks = ({**self._json(path), "file": path} for path in self._resources.walk(_OWNERS))
        require_own(self._address, owner, workspaces, marks)

    @contextmanager
    def publishing(self, owner: Owner, workspaces: Iterable[str]) -> Iterator[str]:
        """Keep every other publisher away from the server, mark the workspaces as the owner's, and give the identity.

        Each publisher writes a claim of its own and then looks for others. Of two that write at the same time, both may
        see the other one and give up. But two never go on. A claim of the same owner was left behind: its database lets
        one publish at a time.

        :raises MapalusError: when somebody else publishes, or owns one of the workspaces.
        """
        claim = f"{_CLAIMS}/{uuid.uuid4()}.json", _claim_of(owner)
        try:
            self._take(owner, *claim)
            self._claim = claim
            self.require_own(owner, workspaces)
            identity = self.identity()
            if identity is None:
                identity = str(uuid.uuid4())
                self._write(_SERVER, {"id": identity})
            path, mark = f"{_OWNERS}/{owner.id}.json", owner.mark(workspaces)
            if self._json(path) != mark:
                self._write(path, mark)
            yield identity
        finally:
            if self._claim is claim:
                self._claim = None
            with suppress(MapalusError):
                self._resources.delete(claim[0])

    def renew_now_and_then(self) -> None:
        """Say that the publication still goes on."""
        if self._claim is not None and time.monotonic() - self._renewed > _RENEWED_AFTER_SECONDS:
            self._write(*self._claim)
            self._renewed = time.monotonic()

    def _take(self, owner, path, content):
        self._write(path, content)
        self._renewed = time.monotonic()
        now = self._time_of(path)
        for other in self._resources.walk(_CLAIMS):
            renewed = self._time_of(other) if other != path else None
            if renewed is None:
                # Its own, or one that ended meanwhile.
                continue
            who = self._json(other)
            if who.get("owner") == owner.id or now - renewed > _LEFT_BEHIND:
                self._resources.delete(other)
                continue
            raise Publishing(self._address, *(who.get(name, "") for name in ("city", "login", "since")))

    def _time_of(self, path):
        stamp = self._resources.stamp(path)
        return None if stamp == "absent" else datetime.strptime(stamp[:19], "%Y-%m-%d %H:%M:%S")

    def _json(self, path):
        content = self._resources.content_of(path)
        try:
            found = json.loads(content or b"{}")
        except ValueError:
            # Half written, or somebody's own: then it says nothing.
            return {}
        return found if isinstance(found, dict) else {}

    def _write(self, path, content):
        self._resources.write(path, json.dumps(content, ensure_ascii=False).encode())


def _claim_of(owner):
    since = f"{datetime.now(timezone.utc):%Y-%m-%d %H:%M} UTC"
    return {"owner": owner.id, "city": owner.city, "login": owner.login, "since": since}
