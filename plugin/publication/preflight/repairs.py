"""Putting right what was found, as far as the user may."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapalus.plugin.database.connection import refused
from mapalus.plugin.errors import MapalusError
from mapalus.plugin.packages import errorcodes, psycopg2

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mapalus.plugin.database.connection import Connection
    from mapalus.plugin.publication.preflight.finding import Finding


def repair(connection: Connection, finding: Finding) -> None:
    """Run what puts a finding right, in one transaction.

    :param connection: psycopg2 connection.
    :raises MapalusError: when there are no statements for it, or the user may not run them; nothing is changed then.
    """
    if not finding.repair:
        raise MapalusError("{problem}", "{advice}", problem=finding.problem, advice=finding.advice)
    try:
        with connection, connection.cursor() as cursor:
            for statement in finding.repair:
                cursor.execute(statement)
    except psycopg2.Error as error:
        if error.pgcode == errorcodes.INSUFFICIENT_PRIVILEGE:
            raise MapalusError(
                "You may not repair this: {reason}.",
                "Have {who} run: {statements}",
                reason=error.diag.message_primary,
                who=finding.by,
                statements=" ".join(finding.script.splitlines()),
            ) from error
        raise refused(error) from error


def repair_all(connection: Connection, findings: Iterable[Finding]) -> list[MapalusError]:
    """Repair what can be repaired, one after the other; return the errors of those that could not.

    Findings without statements are left alone. Look again afterwards: a repair may bring to light what was behind it.
    """
    errors = []
    for finding in findings:
        if finding.repair:
            try:
                repair(connection, finding)
            except MapalusError as error:
                errors.append(error)
    return errors
