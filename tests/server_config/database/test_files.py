"""What the files of the schema and of the code may hold, and that together they name all that a database holds."""

import re

import pytest

from mapalus.plugin.database.schema import RIGHTS, read_shipped
from mapalus.tests.support.schema import split_statements

SHIPPED = read_shipped()
ONCE = re.compile(
    r"CREATE (SCHEMA|TABLE|TYPE|DOMAIN|SEQUENCE|(UNIQUE )?INDEX)\b|ALTER (TABLE|TYPE|DOMAIN|SEQUENCE)\b"
    r"|COMMENT ON (SCHEMA|TABLE|COLUMN|TYPE|DOMAIN|SEQUENCE|INDEX|CONSTRAINT)\b|(INSERT|UPDATE|DELETE)\b"
    r"|DROP (TABLE|TYPE|DOMAIN|SEQUENCE|INDEX|VIEW|FUNCTION)\b"
    r"|RESET ROLE$|SET LOCAL ROLE mapalus_owner$|SET CONSTRAINTS ALL IMMEDIATE$"
)
AGAIN = re.compile(
    r"CREATE OR REPLACE (FUNCTION|PROCEDURE|VIEW|TRIGGER)\b"
    r"|COMMENT ON (FUNCTION|PROCEDURE|VIEW|COLUMN|TRIGGER|POLICY)\b"
    r"|DROP POLICY IF EXISTS\b|CREATE POLICY\b"
)
GIVEN = re.compile(r"(GRANT|REVOKE|ALTER DEFAULT PRIVILEGES)\b|DO \$\$")
TRIGGER = re.compile(r"CREATE OR REPLACE TRIGGER (\w+)\s+(BEFORE|AFTER)\s+(.*?)\s+ON (\w+)\b(.*)", re.DOTALL)
PHASES = (("BEFORE", "STATEMENT"), ("BEFORE", "ROW"), ("AFTER", "ROW"), ("AFTER", "STATEMENT"))


def names(files):
    return [file.name for file in files]


@pytest.mark.parametrize("step", SHIPPED.steps, ids=names(SHIPPED.steps))
def test_a_step_holds_what_is_applied_once(step):
    for statement in split_statements(step.sql):
        assert ONCE.match(statement), f"{step.name}: {statement[:100]}"
        # What planners made from a view of ours would be dropped along with it.
        assert not (statement.startswith("DROP") and re.search(r"\bCASCADE\b", statement)), statement


@pytest.mark.parametrize("file", SHIPPED.code, ids=names(SHIPPED.code))
def test_code_holds_what_can_run_again(file):
    dropped = set()
    for statement in split_statements(file.sql):
        assert (GIVEN if file.name == RIGHTS else AGAIN).match(statement), f"{file.name}: {statement[:100]}"
        if policy := re.match(r"DROP POLICY IF EXISTS (\w+ ON \w+)", statement):
            dropped.add(policy[1])
        if policy := re.match(r"CREATE POLICY (\w+ ON \w+)", statement):
            assert policy[1] in dropped


@pytest.mark.parametrize("file", SHIPPED.code, ids=names(SHIPPED.code))
def test_functions_say_their_attributes_where_they_are_defined(file):
    """CREATE OR REPLACE takes back what ALTER FUNCTION set."""
    assert "ALTER FUNCTION" not in file.sql
    for statement in split_statements(file.sql):
        if "SECURITY DEFINER" in statement and statement.startswith("CREATE"):
            assert re.search(r"SET search_path = \w+(, \w+)*, pg_temp\b", statement), statement[:100]


def triggers():
    """Return table -> its triggers, as they stand in the files: file, name, phase."""
    found = {}
    for file in SHIPPED.code:
        for statement in split_statements(file.sql):
            if trigger := TRIGGER.match(statement):
                name, time, _, table, rest = trigger.groups()
                level = re.search(r"FOR EACH (ROW|STATEMENT)", rest)[1]
                found.setdefault(table, []).append((file.name, name, PHASES.index((time, level))))
    return found


@pytest.mark.parametrize(("table", "listed"), triggers().items(), ids=triggers())
def test_triggers_stand_in_one_file_in_firing_order(table, listed):
    assert len({file for file, _, _ in listed}) == 1
    assert all(re.match(r"t\d\d_[a-z]", name) for _, name, _ in listed), listed
    # PostgreSQL fires those of one phase by name; INSERT, UPDATE and DELETE share a number.
    order = [(phase, name[:3]) for _, name, phase in listed]
    assert order == sorted(order)
    numbers = [name[:3] for _, name, _ in listed]
    assert numbers == sorted(numbers)


def test_one_trigger_of_each_event_writes_the_history_of_reports(minahasa, fetch):
    writers = fetch(
        minahasa,
        "SELECT tgname FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid "
        "WHERE tgrelid = 'mapalus.report'::regclass AND prosrc ~ 'INTO report_event' ORDER BY 1",
    )
    assert writers == [("t55_write_events_delete",), ("t55_write_events_insert",), ("t55_write_events_update",)]


# What of a database some file must name: kind of object -> query of (identity, the words by which files name it).
OBJECTS = {
    "table": "SELECT c.oid::regclass::text, 'CREATE TABLE ' || c.oid::regclass || ' (' FROM pg_class AS c "
    "WHERE relnamespace IN (TABLE ours) AND relkind IN ('r', 'p')",
    "view": "SELECT c.oid::regclass::text, "
    "'CREATE OR REPLACE VIEW ' || relnamespace::regnamespace || '.' || relname || ' ' "
    "FROM pg_class AS c WHERE relnamespace IN (TABLE ours) AND relkind = 'v'",
    "sequence": "SELECT c.oid::regclass::text, 'CREATE SEQUENCE ' || relname FROM pg_class AS c "
    "WHERE relnamespace IN (TABLE ours) AND relkind = 'S' AND relname NOT LIKE '%\\_id\\_seq'",
    "index": "SELECT i.indexrelid::regclass::text, 'INDEX ' || c.relname || ' ON ' FROM pg_index AS i "
    "JOIN pg_class AS c ON c.oid = indexrelid WHERE relnamespace IN (TABLE ours) "
    "AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)",
    "function": "SELECT p.oid::regprocedure::text, 'CREATE OR REPLACE FUNCTION ' "
    "|| CASE pronamespace::regnamespace::text WHEN 'mapalus' THEN '' ELSE pronamespace::regnamespace || '.' END "
    "|| proname || '(' || pg_get_function_arguments(p.oid) FROM pg_proc AS p WHERE pronamespace IN (TABLE ours)",
    "type": "SELECT t.oid::regtype::text, 'CREATE TYPE ' || typname || ' AS ' FROM pg_type AS t "
    "LEFT JOIN pg_class AS c ON c.oid = typrelid WHERE typnamespace IN (TABLE ours) "
    "AND typcategory <> 'A' AND coalesce(c.relkind, 'c') = 'c'",
    "policy": "SELECT polname || ' ON ' || polrelid::regclass, "
    "'CREATE POLICY ' || polname || ' ON ' || polrelid::regclass FROM pg_policy",
}


@pytest.mark.parametrize("kind", OBJECTS)
def test_every_object_is_named_by_a_file(minahasa, fetch, kind):
    files = "\n".join(file.sql for file in (*SHIPPED.steps, *SHIPPED.code))
    # The catalogs call a type by its long name.
    files = re.sub(r"\btimestamptz\b", "timestamp with time zone", files)
    with minahasa, minahasa.cursor() as cursor:
        cursor.execute("SET LOCAL search_path = mapalus, public")
        cursor.execute("WITH ours AS (SELECT oid FROM pg_namespace WHERE nspname LIKE 'mapalus%') " + OBJECTS[kind])
        objects = cursor.fetchall()
    assert objects
    assert [identity for identity, words in objects if words.lower() not in files.lower()] == []


def test_every_trigger_is_named_by_a_file(minahasa, fetch):
    there = fetch(
        minahasa,
        "SELECT relname, tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
        "WHERE relnamespace::regnamespace::text LIKE 'mapalus%' AND NOT tgisinternal",
    )
    assert set(there) == {(table, name) for table, listed in triggers().items() for _, name, _ in listed}
