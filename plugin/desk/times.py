"""Times in words: how long a report has left, and how old it is."""

from __future__ import annotations

from datetime import datetime, timedelta

from mapalus.plugin.errors import Sentence

SOON = timedelta(hours=12)
"""A deadline that is nearer is soon."""

LATE, DUE_SOON, IN_TIME, CLOSED = "late", "soon", "in_time", "closed"


def urgency(due_at: datetime, resolved_at: datetime | None, now: datetime) -> str:
    """Return whether a report is late, due soon, in time or closed."""
    if resolved_at is not None:
        return CLOSED
    if due_at < now:
        return LATE
    return DUE_SOON if due_at - now < SOON else IN_TIME


def time_left(due_at: datetime, resolved_at: datetime | None, now: datetime) -> Sentence:
    """Return how long a report has until its deadline, or how long it has been late."""
    if resolved_at is not None:
        return Sentence("closed in time") if resolved_at <= due_at else Sentence("closed late")
    if due_at < now:
        return Sentence("{time} late", time=duration(now - due_at))
    return Sentence("{time} left", time=duration(due_at - now))


def duration(length: timedelta) -> Sentence:
    """Return a length of time in its two largest units: minutes, hours, days."""
    minutes = max(int(length.total_seconds() // 60), 0)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    if days > 9 or (days and not hours):
        return Sentence("{days} d", days=days)
    if days:
        return Sentence("{days} d {hours} h", days=days, hours=hours)
    if hours and minutes:
        return Sentence("{hours} h {minutes} min", hours=hours, minutes=minutes)
    if hours:
        return Sentence("{hours} h", hours=hours)
    return Sentence("{minutes} min", minutes=minutes)
