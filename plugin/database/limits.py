"""How long a login may work, wait and keep a transaction open, and how many connections it may have.

``docs/administration.md`` gives the reason for each number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapalus.plugin.packages import sql

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Limits:
    """Limits of a login, as PostgreSQL writes them; ``0`` and ``-1`` mean without limit.

    ``connections``: at the same time. ``statement``: duration of one statement. ``idle_in_transaction``: time between
    two statements of a transaction. ``lock``: time that a statement waits for a lock.
    """

    connections: int
    statement: str
    idle_in_transaction: str
    lock: str

    @property
    def settings(self) -> dict[str, str]:
        """PostgreSQL's parameter -> value."""
        return {
            "statement_timeout": self.statement,
            "idle_in_transaction_session_timeout": self.idle_in_transaction,
            "lock_timeout": self.lock,
        }


# By kind of login: each is the role mapalus_<kind>.
LIMITS = {
    "public": Limits(40, "1min", "1min", "10s"),
    "agency": Limits(20, "1min", "2min", "15s"),
    "operator": Limits(20, "2min", "15min", "1min"),
    "planner": Limits(40, "4h", "1h", "2min"),
    "admin": Limits(-1, "0", "1h", "10min"),
}

# Kinds of logins whose statements hold reporters' names. The server's log must hold no refused statement of theirs, no
# row of it, and no slow statement. Only a superuser may set these.
WITH_REPORTERS = ("operator", "admin")
QUIET_LOG = {
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_statement": "none",
    "log_min_duration_statement": "-1",
    "log_min_duration_sample": "-1",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
}

_MILLISECONDS = {"": 1, "ms": 1, "s": 1000, "min": 60_000, "h": 3_600_000, "d": 86_400_000}


def kind_of_role(role: str) -> str | None:
    """Return the kind of login that a role of Mapalus stands for; None for other roles."""
    kind = role.removeprefix("mapalus_")
    return kind if kind != role and kind in LIMITS else None


def set_limits(role: str, kind: str) -> list[sql.Composable]:
    """Return the statements that give a login the limits of its kind."""
    name, limits = sql.Identifier(role), LIMITS[kind]
    return [
        sql.SQL("ALTER ROLE {} CONNECTION LIMIT {}").format(name, sql.Literal(limits.connections)),
        *(
            sql.SQL("ALTER ROLE {} SET {} = {}").format(name, sql.SQL(parameter), sql.Literal(value))
            for parameter, value in limits.settings.items()
        ),
    ]


def set_quiet_log(role: str, kind: str) -> list[sql.Composable]:
    """Return the statements that keep reporters' names of a login out of the server's log; a superuser runs them."""
    if kind not in WITH_REPORTERS:
        return []
    return [
        sql.SQL("ALTER ROLE {} SET {} = {}").format(sql.Identifier(role), sql.SQL(name), sql.Literal(value))
        for name, value in QUIET_LOG.items()
    ]


def exceeded(kind: str, connections: int, settings: Mapping[str, str]) -> list[str]:
    """Return the limits of a kind that a login does not have, or has more loosely: names of parameters.

    :param connections: the login's limit of connections; -1 is none.
    :param settings: the parameters that are set for the login.
    """
    limits = LIMITS[kind]
    found = []
    if limits.connections >= 0 and not 0 <= connections <= limits.connections:
        found.append("connections")
    for parameter, wanted in limits.settings.items():
        allowed, given = _milliseconds(wanted), _milliseconds(settings.get(parameter, "0"))
        if allowed and not 0 < given <= allowed:
            found.append(parameter)
    return found


def _milliseconds(value):
    """Return a duration as PostgreSQL writes it, in milliseconds; 0 where it cannot be read."""
    found = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*(ms|s|min|h|d|)\s*", value)
    return float(found[1]) * _MILLISECONDS[found[2]] if found else 0
