"""Publishing without a screen: ``python -m mapalus.plugin.publication preflight|plan|apply|verify|…``.

The database is what ``MAPALUS_DSN`` names, the server what ``GEOSERVER_URL``, ``GEOSERVER_USER``,
``GEOSERVER_PASSWORD`` and, for an authority of its own, ``GEOSERVER_CA`` name; the preflight needs no server. The
declaration is ``--declaration``, what ``MAPALUS_DECLARATION`` names, or the one of the package. The exit codes of plan
and preflight say what they found: 0 nothing to do, 2 something, 1 an error; all others end with 0 or 1, ``verify`` with
1 where a check failed.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from contextlib import closing
from typing import TYPE_CHECKING

from mapalus.plugin.database.connection import connect, refused
from mapalus.plugin.errors import MapalusError
from mapalus.plugin.feedback import ConsoleFeedback
from mapalus.plugin.packages import psycopg2
from mapalus.plugin.publication.opening import look_at_database, make_server, open_publisher
from mapalus.plugin.publication.preflight import finding_lines, repair_all

if TYPE_CHECKING:
    from collections.abc import Mapping


NOTHING_TO_DO, ERROR, CHANGES = 0, 1, 2


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> None:
        # Its own code for a wrong call is the one that says: there are changes.
        self.print_usage(sys.stderr)
        self.exit(ERROR, f"{self.prog}: {message}\n")


def main(arguments: list[str] | None = None, environment: Mapping[str, str] | None = None) -> int:
    """Run one command and return its exit code."""
    options = _parser().parse_args(arguments)
    environment = os.environ if environment is None else environment
    try:
        with closing(connect(_required(environment, "MAPALUS_DSN"))) as connection:
            if options.command == "preflight":
                return _preflight(connection, options, environment)
            server = make_server(
                *(_required(environment, f"GEOSERVER_{part}") for part in ("URL", "USER", "PASSWORD")),
                verify=environment.get("GEOSERVER_CA") or True,
                environment=environment,
            )
            publisher = open_publisher(
                connection,
                server,
                database_host=options.database_host,
                database_port=options.database_port,
                declaration=options.declaration,
                environment=environment,
            )
            return _COMMANDS[options.command](publisher, options)
    except psycopg2.Error as error:
        print(refused(error), file=sys.stderr)
    except MapalusError as error:
        print(error, file=sys.stderr)
    return ERROR


def _parser():
    shared = _Parser(add_help=False)
    shared.add_argument("--declaration", default="", metavar="FILE", help="publication.yml by default")
    shared.add_argument("--database-host", default="", help="as GeoServer reaches it; the planner's by default")
    shared.add_argument("--database-port", default="", help="as GeoServer reaches it")
    shared.add_argument("--json", action="store_true", help="the result as JSON on standard output")
    thorough = _Parser(add_help=False)
    thorough.add_argument("--thorough", action="store_true", help="read what seems unchanged as well")
    parser = _Parser(prog="mapalus.plugin.publication", description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True, parser_class=_Parser)
    preflight = commands.add_parser("preflight", parents=[shared, thorough], help="look at the database")
    preflight.add_argument("--repair", action="store_true", help="put right what the user of MAPALUS_DSN may")
    commands.add_parser("plan", parents=[shared, thorough], help="show what would be changed")
    apply = commands.add_parser("apply", parents=[shared, thorough], help="change it")
    apply.add_argument("--closing", action="store_true", help="only what shows nobody more than before")
    commands.add_parser("verify", parents=[shared], help="ask the server as the public and as an attacker would")
    verification = commands.add_parser("verification", parents=[shared], help="show what was asked after a publication")
    verification.add_argument("entry", type=int, help="its number in the history")
    rollback = commands.add_parser("rollback", parents=[shared], help="go back to the state before a publication")
    rollback.add_argument("entry", type=int, help="its number in the history")
    rollback.add_argument("--dry-run", action="store_true", help="show the plan alone, with the plan's exit codes")
    history = commands.add_parser("history", parents=[shared], help="list publications, newest first")
    history.add_argument("--limit", type=int, default=20)
    return parser


def _preflight(connection, options, environment):
    def look():
        return look_at_database(connection, options.thorough, declaration=options.declaration, environment=environment)

    findings = look()
    if options.repair and findings:
        for error in repair_all(connection, findings):
            print(error, file=sys.stderr)
        findings = look()
    text = "\n".join(finding_lines(findings)) or "The database is fit to be published."
    _say(options, [finding.as_json() for finding in findings], text)
    return CHANGES if findings else NOTHING_TO_DO


def _plan(publisher, options):
    return _show(publisher, _planned(publisher, options), options)


def _apply(publisher, options):
    plan = _planned(publisher, options)
    return _do(publisher, publisher.closing(plan) if options.closing else plan, options)


def _planned(publisher, options):
    plan = publisher.plan(options.thorough)
    for line in finding_lines(publisher.findings):
        print(line, file=sys.stderr)
    return plan


def _verify(publisher, options):
    verification = publisher.verify()
    _say(options, verification.as_json()["checks"], "\n".join([*map(str, verification.checks), verification.summary()]))
    return NOTHING_TO_DO if verification.passed else ERROR


def _verification(publisher, options):
    verification = publisher.verification(options.entry)
    if verification is None:
        raise MapalusError(
            "Nothing was asked after publication {entry}.",
            "Run verify to see how the server answers now.",
            entry=options.entry,
        )
    _say(options, verification.as_json()["checks"], "\n".join([*map(str, verification.checks), verification.summary()]))
    return NOTHING_TO_DO


def _rollback(publisher, options):
    plan = publisher.plan_rollback(options.entry)
    return _show(publisher, plan, options) if options.dry_run else _do(publisher, plan, options, options.entry)


def _history(publisher, options):
    entries = publisher.history(options.limit)
    lines = [
        f"{entry.number:>5}  {entry.started_at:%Y-%m-%d %H:%M}  {entry.started_by}  {_what(entry)}  "
        f"steps: {entry.steps}  {_checks(entry)}{entry.outcome}{f': {entry.message}' if entry.message else ''}"
        for entry in entries
    ]
    _say(options, [vars(entry) for entry in entries], "\n".join(lines) or "Nothing was published to this server yet.")
    return NOTHING_TO_DO


def _checks(entry):
    return "" if entry.checks is None else f"checks: {entry.checks}, failed: {entry.failed_checks}  "


def _what(entry):
    return "publication" if entry.goes_back_to is None else f"back to before {entry.goes_back_to}"


def _show(publisher, plan, options):
    lines = [str(step) for step in plan.steps]
    lines += [f"left alone {kind} {name}: somebody else made it" for kind, name in plan.foreign]
    _say(options, publisher.as_json(plan), "\n".join([*lines, plan.summary()]))
    return CHANGES if plan else NOTHING_TO_DO


def _do(publisher, plan, options, goes_back_to=None):
    if not plan:
        _say(options, {"publication": None, "steps": 0, "passwords": {}}, plan.summary())
        return NOTHING_TO_DO
    try:
        outcome = publisher.apply(plan, ConsoleFeedback(), goes_back_to)
    except MapalusError:
        print("\n".join(_passwords(publisher)), file=sys.stderr)
        raise
    lines = [
        f"Publication {outcome.entry} is done; steps taken: {len(outcome.steps)}, checks passed: "
        f"{len(outcome.verification.checks)}.",
        *_passwords(publisher),
    ]
    for check in outcome.verification.warned:
        print(check.warning, file=sys.stderr)
    content = {
        "publication": outcome.entry,
        "steps": len(outcome.steps),
        "passwords": outcome.passwords,
        "checks": len(outcome.verification.checks),
        "warnings": [check.warning for check in outcome.verification.warned],
    }
    _say(options, content, "\n".join(lines))
    return NOTHING_TO_DO


def _passwords(publisher):
    return [f"User {user}, password {word} (shown this once)." for user, word in publisher.new_passwords.items()]


def _say(options, content, text):
    print(json.dumps(content, ensure_ascii=False, indent=1, default=str) if options.json else text)


def _required(environment, name):
    if not environment.get(name):
        raise MapalusError("{name} is not set.", "Let it name the city's database or the GeoServer.", name=name)
    return environment[name]


_COMMANDS = {
    "plan": _plan,
    "apply": _apply,
    "verify": _verify,
    "verification": _verification,
    "rollback": _rollback,
    "history": _history,
}

if __name__ == "__main__":
    sys.exit(main())
