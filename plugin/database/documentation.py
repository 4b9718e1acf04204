"""Pages that are made from the database: what is in it, and who may do what."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mapalus.plugin.database.sql import statements

if TYPE_CHECKING:
    from mapalus.plugin.database.connection import Connection


ROLES = (
    "mapalus_admin",
    "mapalus_planner",
    "mapalus_operator",
    "mapalus_agency",
    "mapalus_public",
)
ACTIONS = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE")
SCHEMA_ACTIONS = ("USAGE", "CREATE")
SEQUENCE_ACTIONS = ("USAGE", "SELECT", "UPDATE")

_SQL = statements(Path(__file__).with_suffix(".sql"))


def rights(connection: Connection) -> dict:
    """Return ``{(relation, role, action): "yes" | "no" | [columns]}`` for every relation of Mapalus.

    A list names the columns to which a right is limited.
    """
    with connection, connection.cursor() as cursor:
        cursor.execute(_SQL["rights"], {"roles": list(ROLES), "actions": list(ACTIONS)})
        return {
            (relation, role, action): "yes" if whole else (columns or "no")
            for relation, role, action, whole, columns in cursor.fetchall()
        }


def calls(connection: Connection) -> dict:
    """Return ``{(function, role): "yes" | "in views" | "no"}`` for every function of Mapalus.

    *in views*: the role may not name the function, since it may not enter its schema, but a view that it reads may
    call it, which PostgreSQL does in the reader's name.
    """
    with connection, connection.cursor() as cursor:
        cursor.execute(_SQL["rights to call"], {"roles": list(ROLES)})
        return {(function, role): right for function, role, right in cursor.fetchall()}


def schema_rights(connection: Connection) -> dict:
    """Return ``{(schema, role, action): "yes" | "no"}`` for the schemas of Mapalus."""
    return _plain_rights(connection, "rights in schemas", SCHEMA_ACTIONS)


def sequence_rights(connection: Connection) -> dict:
    """Return ``{(sequence, role, action): "yes" | "no"}`` for every sequence of Mapalus."""
    return _plain_rights(connection, "rights to numbers", SEQUENCE_ACTIONS)


def _plain_rights(connection, statement, actions):
    with connection, connection.cursor() as cursor:
        cursor.execute(_SQL[statement], {"roles": list(ROLES), "actions": list(actions)})
        return {(name, role, action): right for name, role, action, right in cursor.fetchall()}


def rights_page(connection: Connection) -> str:
    """Return the Markdown page of all rights: of relations, functions, schemas and sequences."""
    granted = rights(connection)
    with connection, connection.cursor() as cursor:
        cursor.execute(_SQL["row level security"])
        limited = {relation for (relation,) in cursor.fetchall()}
    relations = sorted({relation for relation, _, _ in granted})
    lines = [
        "# Who may do what",
        "",
        "Made from the database by `make docs`. A login without a role may do nothing. *some*: only the columns that",
        "are listed below the table. *own*: an agency reaches only rows of its own reports (row-level security).",
        "*in views*: the role cannot call the function by name, but views that the role reads may call it.",
    ]
    for action in ACTIONS:
        rows, notes = {}, []
        for relation in relations:
            cells = rows[relation] = []
            for role in ROLES:
                right = granted[relation, role, action]
                if isinstance(right, list):
                    notes.append(f"- `{relation}`, {role[8:]}: {', '.join(f'`{column}`' for column in right)}")
                    right = "some"
                if right != "no" and role == "mapalus_agency" and relation in limited:
                    right += ", own"
                cells.append(right)
        lines += _table(action, "table or view", rows)
        lines += ["", *notes] if notes else []
    called = calls(connection)
    functions = sorted({function for function, _ in called})
    rows = {function: [called[function, role] for role in ROLES] for function in functions}
    lines += _table("EXECUTE", "function", rows)
    for kind, found, actions in (
        ("schema", schema_rights(connection), SCHEMA_ACTIONS),
        ("sequence", sequence_rights(connection), SEQUENCE_ACTIONS),
    ):
        for action in actions:
            names = sorted({name for name, _, _ in found})
            rows = {name: [found[name, role, action] for role in ROLES] for name in names}
            lines += _table(f"{action}: {kind}s", kind, rows)
    return "\n".join(lines) + "\n"


def _table(title, of_what, rows):
    lines = ["", f"## {title}", "", f"| {of_what} | " + " | ".join(role[8:] for role in ROLES) + " |"]
    lines.append("| --- |" + " --- |" * len(ROLES))
    return lines + [f"| `{name}` | {' | '.join(cells)} |" for name, cells in rows.items()]


def dictionary_page(connection: Connection) -> str:
    """Return the Markdown page of all tables, views, columns and functions with their comments."""
    lines = ["# Data dictionary", "", "Made from the database by `make docs`."]
    with connection, connection.cursor() as cursor:
        cursor.execute(_SQL["relations"])
        relations = cursor.fetchall()
        cursor.execute(_SQL["columns"])
        columns = {}
        for relation, *column in cursor.fetchall():
            columns.setdefault(relation, []).append(column)
        cursor.execute(_SQL["functions"])
        functions = cursor.fetchall()
    for relation, kind, comment in relations:
        lines += ["", f"## {relation}", "", f"{kind}. {comment or ''}".rstrip(), ""]
        lines += ["| column | type | | meaning |", "| --- | --- | --- | --- |"]
        for name, data_type, mark, meaning in columns[relation]:
            lines.append(f"| `{name}` | {data_type} | {mark} | {(meaning or '').replace('|', ',')} |")
    lines += ["", "## Functions", "", "| function | meaning |", "| --- | --- |"]
    lines += [f"| `{function}` | {comment or ''} |" for function, comment in functions]
    return "\n".join(lines) + "\n"


def pages(connection: Connection) -> dict[str, str]:
    """Return file name -> content of all pages."""
    return {"rights.md": rights_page(connection), "data-dictionary.md": dictionary_page(connection)}
