"""Everything that a backup must bring back, as rows that can be compared and kept in a file."""

import json

from psycopg2 import sql

TABLES = (
    "SELECT format('%I.%I', nspname, relname) FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace "
    "WHERE nspname ~ '^(mapalus|planning)' AND relkind = 'r' ORDER BY 1"
)
ROLES = """
    SELECT rolname, rolcanlogin, rolinherit, rolcreaterole, rolcreatedb, rolconnlimit, rolconfig,
           shobj_description(oid, 'pg_authid')
    FROM pg_roles WHERE rolname ~ '^(mapalus_|backup_)' AND NOT rolsuper ORDER BY 1
"""
MEMBERS = """
    SELECT roleid::regrole::text, member::regrole::text FROM pg_auth_members
    WHERE member::regrole::text ~ '^(mapalus_|backup_)' AND NOT (SELECT rolsuper FROM pg_roles WHERE oid = member)
    ORDER BY 1, 2
"""
# PostgreSQL 17 has a right that older ones do not know; an owner gets it there.
RIGHTS = """
    SELECT relname, relowner::regrole::text, privilege_type, grantee, is_grantable
    FROM pg_class CROSS JOIN LATERAL aclexplode(coalesce(
        relacl, acldefault(CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", relowner))) AS its (_, grantee_oid,
        privilege_type, is_grantable)
    CROSS JOIN LATERAL (SELECT CASE grantee_oid WHEN 0 THEN '' ELSE grantee_oid::regrole::text END AS grantee) AS named
    WHERE relnamespace::regnamespace::text ~ '^(mapalus|planning)' AND relkind IN ('r', 'v', 'S')
          AND privilege_type <> 'MAINTAIN'
    ORDER BY 1, 2, 3, 4, 5
"""
COLUMNS = """
    SELECT attrelid::regclass::text, attname, privilege_type,
           CASE grantee WHEN 0 THEN '' ELSE grantee::regrole::text END
    FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid CROSS JOIN LATERAL aclexplode(attacl)
    WHERE relnamespace::regnamespace::text ~ '^(mapalus|planning)' ORDER BY 1, 2, 3, 4
"""
FUNCTIONS = """
    SELECT pg_proc.oid::regprocedure::text, proowner::regrole::text, privilege_type,
           CASE grantee WHEN 0 THEN '' ELSE grantee::regrole::text END
    FROM pg_proc CROSS JOIN LATERAL aclexplode(coalesce(proacl, acldefault('f', proowner)))
    WHERE pronamespace::regnamespace::text ~ '^(mapalus|planning)' ORDER BY 1, 2, 3, 4
"""
POLICIES = "SELECT tablename, policyname, permissive, roles::text, cmd, qual, with_check FROM pg_policies ORDER BY 1, 2"
DATABASE = """
    SELECT privilege_type, CASE grantee WHEN 0 THEN '' ELSE grantee::regrole::text END
    FROM pg_database CROSS JOIN LATERAL aclexplode(datacl) WHERE datname = current_database() ORDER BY 1, 2
"""
QUESTIONS = {
    "roles": ROLES,
    "members": MEMBERS,
    "rights": RIGHTS,
    "columns": COLUMNS,
    "functions": FUNCTIONS,
    "policies": POLICIES,
    "database": DATABASE,
}

# What is of a cluster and not of the city: the offset of change numbers follows the cluster's own transactions.
_ROWS = {"mapalus.city": "(SELECT to_jsonb(city) - 'change_offset' FROM mapalus.city)"}


def read_content(connection):
    """Return question -> answer of all roles, memberships, rights, policies and tables, as JSON keeps it.

    Of a table the answer is how many rows it has, and a digest of them.
    """
    with connection, connection.cursor() as cursor:
        # However the server that is asked writes them.
        cursor.execute("SET LOCAL DateStyle = 'ISO'; SET LOCAL TimeZone = 'UTC'")
        content = {}
        for name, question in QUESTIONS.items():
            cursor.execute(question)
            content[name] = cursor.fetchall()
        cursor.execute(TABLES)
        for (table,) in cursor.fetchall():
            rows = sql.SQL(_ROWS.get(table, table))
            cursor.execute(
                sql.SQL("SELECT count(*), md5(string_agg(t::text, chr(10) ORDER BY t::text)) FROM {} AS t").format(rows)
            )
            content[table] = cursor.fetchone()
    return json.loads(json.dumps(content))
