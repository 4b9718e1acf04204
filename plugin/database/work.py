"""Work that only one session may do at a time: taken for a session, released when the session ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Holder:
    """Who does a work: the login, and since when in the time zone of this machine."""

    login: str
    since: str


def take(cursor: object, work: str) -> Holder | None:
    """Keep other sessions from a work; return the :class:`Holder` that does it already, or None.

    Commit afterwards: others wait for the answer until then. The work stays taken across transactions, until
    :func:`release` or the end of the session.

    :param cursor: psycopg2 cursor of a planner or an administrator.
    :raises psycopg2.Error: when the database refuses.
    """
    cursor.execute("SELECT mapalus.take_work(%s)", (work,))
    held = cursor.fetchone()[0]
    if held is None:
        return None
    return Holder(held["login"], f"{datetime.fromisoformat(held['since']).astimezone():%Y-%m-%d %H:%M}")


def release(cursor: object, work: str) -> None:
    """Let other sessions do a work again that this one took."""
    cursor.execute("SELECT mapalus.release_work(%s)", (work,))
