"""The pages that are made from the database are up to date, and what the rights page says is so."""

from pathlib import Path

import psycopg2
import pytest
from psycopg2 import sql

from mapalus.plugin.database.documentation import ACTIONS, ROLES, pages, rights
from mapalus.plugin.paths import PACKAGE


@pytest.mark.parametrize("name", ["rights.md", "data-dictionary.md"])
def test_the_page_is_up_to_date(minahasa, name):
    assert (Path(PACKAGE) / "docs" / name).read_text(encoding="utf-8") == pages(minahasa)[name], "run make docs"


def statement(action, relation, column):
    """Return a statement that needs just one right, and touches no row."""
    table = sql.Identifier(*relation.split("."))
    column = sql.Identifier(column)
    return {
        "SELECT": sql.SQL("SELECT {column} FROM {table} LIMIT 0"),
        "INSERT": sql.SQL("INSERT INTO {table} ({column}) SELECT NULL WHERE false"),
        "UPDATE": sql.SQL("UPDATE {table} SET {column} = NULL WHERE false"),
        "DELETE": sql.SQL("DELETE FROM {table} WHERE false"),
        "TRUNCATE": sql.SQL("TRUNCATE {table}"),
    }[action].format(table=table, column=column)


@pytest.mark.parametrize("role", [*ROLES, "rights_test_nobody"])
def test_every_cell_is_so(minahasa, fetch, role):
    """Both ways: what it says may be done can be done, and the rest is refused."""
    granted = rights(minahasa)
    columns = {}
    for relation, column in fetch(
        minahasa,
        "SELECT nspname || '.' || relname, attname FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid "
        "JOIN pg_namespace ON pg_namespace.oid = relnamespace "
        "WHERE nspname IN ('mapalus', 'mapalus_public', 'mapalus_feed') AND relkind IN ('r', 'v') AND attnum > 0 "
        "AND NOT attisdropped AND attidentity <> 'a'",
    ):
        columns.setdefault(relation, []).append(column)
    tried = 0
    with minahasa.cursor() as cursor:
        if role not in ROLES:
            cursor.execute(f"CREATE ROLE {role}")
        cursor.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(role)))
        for relation in sorted(columns):
            for action in ACTIONS:
                right = granted[relation, role, action] if role in ROLES else "no"
                names = columns[relation]
                if isinstance(right, list):
                    wanted = [(column, column in right) for column in names]
                else:
                    wanted = [(names[0], right == "yes")]
                for column, allowed in wanted:
                    cursor.execute("SAVEPOINT cell")
                    code = None
                    try:
                        cursor.execute(statement(action, relation, column))
                    except psycopg2.Error as error:
                        code = error.pgcode
                    cursor.execute("ROLLBACK TO SAVEPOINT cell")
                    tried += 1
                    # What may be done can still be refused for another reason: history is final, a view is no table.
                    refused = code == "42501"
                    assert refused != allowed or code in ("42809", "55000", "0A000"), (relation, action, column)
    minahasa.rollback()
    assert tried >= len(columns) * len(ACTIONS)


def test_everything_has_a_comment(minahasa):
    page = pages(minahasa)["data-dictionary.md"]
    assert [line for line in page.splitlines() if line.endswith("|  |") or line in ("Table.", "View.")] == []
