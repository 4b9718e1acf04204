"""The roles that a database needs: written beside its dump, and made in another cluster."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from mapalus.plugin.database.sql import statements
from mapalus.plugin.errors import Sentence, listed
from mapalus.plugin.packages import sql

if TYPE_CHECKING:
    from mapalus.plugin.feedback import Feedback

_SQL = statements(Path(__file__).with_suffix(".sql"))

_NAMES = (
    "name",
    *("login", "inherit", "createrole", "createdb", "bypassrls", "replication"),
    *("connections", "valid_until", "comment", "settings", "settings_here"),
)
_ATTRIBUTES = _NAMES[1:7]

# Who is named in a dump: owners, those who have rights, those whom policies concern.
_IDENTIFIER = r'(?:"(?:[^"]|"")+"|[a-z_][a-z0-9_$]*)'
_NAMED = (
    re.compile(rf"^ALTER .* OWNER TO ({_IDENTIFIER});$", re.MULTILINE),
    re.compile(rf"^(?:GRANT|REVOKE) .* (?:TO|FROM) ({_IDENTIFIER})(?: WITH GRANT OPTION)?;$", re.MULTILINE),
    re.compile(rf"^ALTER DEFAULT PRIVILEGES FOR ROLE ({_IDENTIFIER}) .*;$", re.MULTILINE),
    re.compile(rf"^CREATE POLICY .*? TO ({_IDENTIFIER}(?:, {_IDENTIFIER})*) (?:USING|WITH CHECK)", re.MULTILINE),
)


def read_roles(cursor: object) -> dict:
    """Return what a restore needs of the roles of a database, without passwords; fit for JSON."""
    cursor.execute(_SQL["roles"])
    roles = [dict(zip(_NAMES, row)) for row in cursor.fetchall()]
    cursor.execute(_SQL["members"], ([role["name"] for role in roles],))
    members = cursor.fetchall()
    cursor.execute("SELECT datacl IS NOT NULL FROM pg_database WHERE datname = current_database()")
    (is_set,) = cursor.fetchone()
    cursor.execute(_SQL["rights on the database"])
    return {"roles": roles, "members": members, "database": cursor.fetchall() if is_set else None}


def make_roles(cursor: object, needed: dict, named: set[str], feedback: Feedback) -> list[str]:
    """Make the roles that are missing and return their names; roles that exist are left as they are.

    :param cursor: psycopg2 cursor of a superuser.
    :param needed: what :func:`read_roles` returned.
    :param named: names in the dump, see :func:`names_in`.
    """
    cursor.execute("SELECT rolname FROM pg_roles")
    known = {name for (name,) in cursor.fetchall()}
    made = [role["name"] for role in needed["roles"] if role["name"] not in known]
    for role in needed["roles"]:
        if role["name"] in made:
            for statement in _made(role):
                cursor.execute(statement)
    forgotten = sorted(named - known - set(made))
    for name in forgotten:
        cursor.execute(sql.SQL("CREATE ROLE {} NOLOGIN").format(sql.Identifier(name)))
    if forgotten:
        feedback.pushWarning(
            Sentence(
                "The backup lacks roles that own something or have rights: {names}. They were made and cannot log in.",
                names=listed(forgotten),
            )
        )
    for group, member, with_admin in needed["members"]:
        if member in made or member.startswith("mapalus_"):
            option = " WITH ADMIN OPTION" if with_admin else ""
            cursor.execute(
                sql.SQL("GRANT {} TO {}{}").format(sql.Identifier(group), sql.Identifier(member), sql.SQL(option))
            )
            continue
        cursor.execute("SELECT pg_has_role(%s, %s, 'MEMBER')", (member, group))
        if not cursor.fetchone()[0]:
            feedback.pushWarning(
                Sentence(
                    "The role {member} was here already, and may be somebody else: it was not made a member of {role}.",
                    member=member,
                    role=group,
                )
            )
    return [*made, *forgotten]


def _made(role):
    name = sql.Identifier(role["name"])
    words = " ".join(("" if role[attribute] else "NO") + attribute.upper() for attribute in _ATTRIBUTES)
    yield sql.SQL("CREATE ROLE {} {} CONNECTION LIMIT {}").format(
        name, sql.SQL(words), sql.Literal(role["connections"])
    )
    if role["valid_until"]:
        yield sql.SQL("ALTER ROLE {} VALID UNTIL {}").format(name, sql.Literal(role["valid_until"]))
    if role["comment"]:
        yield sql.SQL("COMMENT ON ROLE {} IS {}").format(name, sql.Literal(role["comment"]))
    for setting in role["settings"]:
        yield sql.SQL("ALTER ROLE {} SET {}").format(name, _setting(setting))


def set_rights(cursor: object, needed: dict, made: list[str]) -> None:
    """Set the rights on the database itself, and what is set for the roles that were made in this database alone."""
    database = sql.Identifier(cursor.connection.info.dbname)
    for role in needed["roles"]:
        for setting in role["settings_here"] if role["name"] in made else ():
            cursor.execute(
                sql.SQL("ALTER ROLE {} IN DATABASE {} SET {}").format(
                    sql.Identifier(role["name"]), database, _setting(setting)
                )
            )
    if needed["database"] is not None:
        cursor.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database))
        for privilege, grantee in needed["database"]:
            who = sql.SQL(grantee or "PUBLIC")
            cursor.execute(sql.SQL("GRANT {} ON DATABASE {} TO {}").format(sql.SQL(privilege), database, who))


def _setting(setting):
    """Return NAME = value of a setting as the catalog has it; a list of names stays a list."""
    name, _, value = setting.partition("=")
    if name in ("search_path", "session_preload_libraries", "local_preload_libraries", "temp_tablespaces"):
        return sql.SQL("{} = {}").format(sql.SQL(name), sql.SQL(value or "''"))
    return sql.SQL("{} = {}").format(sql.SQL(".").join(map(sql.Identifier, name.split("."))), sql.Literal(value))


def names_in(script: str) -> set[str]:
    """Return the roles that a dump's script names."""
    found = {name for pattern in _NAMED for names in pattern.findall(script) for name in re.findall(_IDENTIFIER, names)}
    return {name[1:-1].replace('""', '"') if name.startswith('"') else name for name in found}
