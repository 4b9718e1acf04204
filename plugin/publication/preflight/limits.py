"""Whether each login of Mapalus has its limits: time, waiting, open transactions, connections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapalus.plugin.database.limits import QUIET_LOG, WITH_REPORTERS, exceeded, kind_of_role, set_limits, set_quiet_log
from mapalus.plugin.database.logins import kind_in_comment
from mapalus.plugin.errors import Sentence, listed
from mapalus.plugin.packages import sql
from mapalus.plugin.publication.preflight.finding import WARNING

if TYPE_CHECKING:
    from mapalus.plugin.publication.preflight.looking import Look

_WORDS = {
    "connections": Sentence("number of connections"),
    "statement_timeout": Sentence("duration of a statement"),
    "idle_in_transaction_session_timeout": Sentence("time of an idle transaction"),
    "lock_timeout": Sentence("time of waiting for a lock"),
}

# Kinds of logins that servers outside of the city's offices use.
_OUTSIDERS = ("public", "agency")


def check_limits(look: Look) -> None:
    """Check the logins that Mapalus made, its roles that log in, and the logins of the stores."""
    look.workspace = look.publication.public.name
    stores = {
        look.logins[workspace.store.role].user: "agency"
        if workspace.agency_login
        else workspace.store.role.removeprefix("mapalus_")
        for workspace in look.publication.workspaces
    }
    for row in look.fetch("limits", logins=sorted(stores)):
        kind = stores.get(row.login) or kind_of_role(row.login) or kind_in_comment(row.comment)
        if kind is None:
            continue
        if row.takes_locks and kind in _OUTSIDERS:
            _add_locks(look, row)
        if row.notifies and kind in _OUTSIDERS:
            look.add_repairable(
                WARNING,
                row.login,
                Sentence("The login {login} may fill the server's queue of notifications.", login=row.login),
                [
                    sql.SQL("REVOKE EXECUTE ON FUNCTION pg_notify(text, text) FROM {}, PUBLIC").format(
                        sql.Identifier(row.login)
                    ),
                    sql.SQL("GRANT EXECUTE ON FUNCTION pg_notify(text, text) TO mapalus_owner"),
                ],
                Sentence("a superuser"),
            )
        if kind in WITH_REPORTERS and any((row.settings or {}).get(name) != QUIET_LOG[name] for name in QUIET_LOG):
            look.add_repairable(
                WARNING,
                row.login,
                Sentence("The server's log may hold the names of reporters that {login} writes.", login=row.login),
                set_quiet_log(row.login, kind),
                Sentence("a superuser"),
            )
        missing = exceeded(kind, row.connections, row.settings or {})
        if not missing:
            continue
        repair = set_limits(row.login, kind)
        if row.here:
            # What is set for one database goes before what is set for all of them.
            role = sql.Identifier(row.login)
            repair += [
                sql.SQL("ALTER ROLE {} IN DATABASE {} RESET {}").format(
                    role, look.database(), sql.Identifier(parameter)
                )
                for parameter in row.here
            ]
        look.add_repairable(
            WARNING,
            row.login,
            Sentence(
                "The login {login} has no limit, or too high a one, for: {limits}.",
                login=row.login,
                limits=listed([_WORDS[name] for name in missing]),
            ),
            repair,
            Sentence("the person who made that login"),
        )
    _check_erasures(look)


def _check_erasures(look):
    """Whether reporters are erased in time."""
    ((late, last_run),) = look.fetch("late erasures")
    if late:
        look.add(
            WARNING,
            "mapalus.reporter",
            Sentence(
                "{number} reporters should have been erased days ago; that ran last: {day}.",
                number=late,
                day=f"{last_run:%Y-%m-%d}" if last_run else Sentence("never"),
            ),
            Sentence("Have an administrator run “Anonymise reporters” (mapalus:anonymisereporters), once a day."),
        )


def _add_locks(look, row):
    functions = sql.SQL(", ").join(map(sql.SQL, row.takes_locks))
    look.add_repairable(
        WARNING,
        row.login,
        Sentence("The login {login} may fill the server's table of locks by advisory locks.", login=row.login),
        [
            sql.SQL("REVOKE EXECUTE ON FUNCTION {} FROM {}, PUBLIC").format(functions, sql.Identifier(row.login)),
            sql.SQL("GRANT EXECUTE ON FUNCTION {} TO mapalus_owner, mapalus_planner").format(functions),
        ],
        Sentence("a superuser"),
    )
