"""``python -m mapalus.plugin.publication.own_layers list|withdraw NAME``, in the database that MAPALUS_DSN names."""

from __future__ import annotations

import argparse
import sys

from mapalus.plugin.database.command_line import run_command
from mapalus.plugin.publication.own_layers.publishing import withdraw
from mapalus.plugin.publication.own_layers.records import own_layers


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    parser = argparse.ArgumentParser(prog="mapalus.plugin.publication.own_layers", description="Planners' own layers.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("list", help="name the own layers, their tables and who published them")
    commands.add_parser("withdraw", help="take a layer back").add_argument("name")
    return run_command(parser, {"list": _list, "withdraw": _withdraw}, arguments)


def _list(connection, _options):
    for one in own_layers(connection):
        lost = "" if one.is_whole else "  (has lost its table)"
        who = f"{one.published_by}  {one.published_at:%Y-%m-%d %H:%M}"
        print(f"{one.name}  {one.schema}.{one.relation}  {who}{lost}")


def _withdraw(connection, options):
    revoked = withdraw(connection, options.name)
    print(f"{options.name} is taken back; the next plan takes it from the server.")
    if not revoked:
        print("mapalus_owner keeps its rights on the table: only the table's owner can take them away.")


if __name__ == "__main__":
    sys.exit(main())
