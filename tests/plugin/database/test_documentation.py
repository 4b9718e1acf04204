"""The pages that are made from the database are up to date, and what the rights page says is so."""

from pathlib import Path

import psycopg2
import pytest
from psycopg2 import sql

from mapalus.plugin.database.documentation import (
    ACTIONS,
    ROLES,
    SCHEMA_ACTIONS,
    SEQUENCE_ACTIONS,
    calls,
    pages,
    rights,
    schema_rights,
    sequence_rights,
)
from mapalus.plugin.paths import PACKAGE

NOBODY = "rights_test_nobody"


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


@pytest.mark.parametrize("role", [*ROLES, NOBODY])
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


@pytest.fixture
def refusal(minahasa):
    """Return a function that tells how a statement is refused to a role, as SQLSTATE and message; None where not.

    Whatever the statement did is undone at once.
    """

    def attempt(role, statement):
        with minahasa.cursor() as cursor:
            cursor.execute("SAVEPOINT cell")
            if role == NOBODY:
                cursor.execute(f"CREATE ROLE {NOBODY}")
            cursor.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(role)))
            try:
                cursor.execute(statement)
                return None
            except psycopg2.Error as error:
                return error.pgcode, error.diag.message_primary
            finally:
                cursor.execute("ROLLBACK TO SAVEPOINT cell")

    yield attempt
    minahasa.rollback()


_FUNCTIONS = """
    SELECT oid::regprocedure::text, nspname, proname, proretset, prorettype = 'trigger'::regtype, provariadic <> 0,
           ARRAY(SELECT format_type(type, NULL) FROM unnest(proargtypes) WITH ORDINALITY AS given (type, place)
                 ORDER BY place)
    FROM (SELECT pg_proc.*, nspname FROM pg_proc JOIN pg_namespace ON pg_namespace.oid = pronamespace
          WHERE nspname IN ('mapalus', 'mapalus_public', 'mapalus_feed')) AS pg_proc
"""


def call(schema, name, returns_set, is_trigger, is_variadic, types):
    """Return a query that calls a function with nothing but typed NULLs, whatever it returns.

    They come from where the planner does not look: it knows without asking for a right what a strict function makes
    of a constant NULL.
    """
    names = [sql.Identifier(f"a{place}") for place in range(len(types))]
    given = sql.SQL(", ").join(
        sql.SQL("NULL::{} AS {}").format(sql.SQL(of_type), name) for of_type, name in zip(types, names)
    )
    if is_variadic:
        names[-1] = sql.SQL("VARIADIC {}").format(names[-1])
    called = sql.SQL("{}({})").format(sql.Identifier(schema, name), sql.SQL(", ").join(names))
    if is_trigger:
        return sql.SQL("SELECT {}").format(called)
    form = "SELECT 1 AS done FROM (SELECT {} OFFSET 0) AS given, LATERAL {} AS called"
    if not returns_set:
        form = "SELECT 1 AS done FROM (SELECT {} OFFSET 0) AS given WHERE {} IS NULL"
    return sql.SQL(form).format(given, called)


def test_every_function_is_called(minahasa, refusal):
    """By everybody: by its name, and in a view of somebody else's, which the reader's own right is asked for, too."""
    granted = calls(minahasa)
    with minahasa.cursor() as cursor:
        cursor.execute(_FUNCTIONS)
        functions = {row[0]: row[1:] for row in cursor.fetchall()}
    assert {(function, role) for function in functions for role in ROLES} == set(granted)
    for function, described in functions.items():
        is_trigger = described[3]
        query = call(*described)
        with minahasa.cursor() as cursor:
            if not is_trigger:
                cursor.execute(sql.SQL("CREATE VIEW public.rights_test AS {}").format(query))
                cursor.execute("GRANT SELECT ON public.rights_test TO PUBLIC")
        for role in (*ROLES, NOBODY):
            right = granted.get((function, role), "no")
            assert _is_denied(refusal(role, query)) == (right != "yes"), (function, role, "by name")
            if not is_trigger:
                seen = refusal(role, "SELECT done FROM public.rights_test")
                assert _is_denied(seen) == (right == "no"), (function, role, "in a view", seen)
        if not is_trigger:
            with minahasa.cursor() as cursor:
                cursor.execute("DROP VIEW public.rights_test")


def _is_denied(refused):
    """Whether a call was refused for want of a right to it; a function itself may refuse a NULL, or lack a right."""
    return (
        refused is not None
        and refused[0] == "42501"
        and refused[1].split(" for ")[-1].startswith(("function", "schema"))
    )


def test_every_schema_is_entered(minahasa, refusal):
    granted = schema_rights(minahasa)
    attempts = {
        "USAGE": "SELECT '{}.nothing_of_this_name'::regclass",
        "CREATE": "CREATE VIEW {}.mine AS SELECT 1 AS one",
    }
    assert set(attempts) == set(SCHEMA_ACTIONS)
    for schema in ("mapalus", "mapalus_public", "mapalus_feed"):
        for role in (*ROLES, NOBODY):
            for action, statement in attempts.items():
                refused = refusal(role, statement.format(schema))
                right = granted[schema, role, action] if role in ROLES else "no"
                assert (refused is not None and refused[0] == "42501") == (right == "no"), (schema, role, action)


def test_every_sequence_is_drawn_from(minahasa, refusal):
    granted = sequence_rights(minahasa)
    attempts = {
        "USAGE": "SELECT nextval('{}')",
        "SELECT": "SELECT last_value FROM {}",
        "UPDATE": "SELECT setval('{}', 1)",
    }
    assert set(attempts) == set(SEQUENCE_ACTIONS)
    sequences = {sequence for sequence, _, _ in granted}
    assert {"mapalus.report_number", "mapalus.change_number"} <= sequences
    for sequence in sorted(sequences):
        for role in (*ROLES, NOBODY):
            for action, statement in attempts.items():
                refused = refusal(role, statement.format(sequence))
                right = granted[sequence, role, action] if role in ROLES else "no"
                assert (refused is not None and refused[0] == "42501") == (right == "no"), (sequence, role, action)


def test_everything_has_a_comment(minahasa):
    page = pages(minahasa)["data-dictionary.md"]
    assert [line for line in page.splitlines() if line.endswith("|  |") or line in ("Table.", "View.")] == []
