"""Commands without QGIS that work in the database that ``MAPALUS_DSN`` names."""

from __future__ import annotations

import os
import sys
from contextlib import closing
from typing import TYPE_CHECKING

from mapalus.plugin.database.connection import connect
from mapalus.plugin.errors import MapalusError

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Callable


DSN_VARIABLE = "MAPALUS_DSN"


def run_command(parser: ArgumentParser, commands: dict[str, Callable], arguments: list[str] | None = None) -> int:
    """Run one command in the database and return its exit code: 1 after an error, which is said in a sentence.

    :param parser: argparse parser that writes the name of the command into ``command``.
    :param commands: name -> function of a psycopg2 connection and the parsed options.
    :param arguments: instead of those of the process.
    """
    options = parser.parse_args(arguments)
    try:
        dsn = os.environ.get(DSN_VARIABLE)
        if not dsn:
            raise MapalusError(f"{DSN_VARIABLE} is not set.", "Let it name the city's database.")
        with closing(connect(dsn)) as connection:
            commands[options.command](connection, options)
    except MapalusError as error:
        print(error, file=sys.stderr)
        return 1
    return 0
