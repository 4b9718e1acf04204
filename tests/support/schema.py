"""The schema of a database as text, and the statements of a file of SQL."""

import re
import subprocess

from psycopg2.extensions import make_dsn, parse_dsn


def read_schema(dsn):
    """Return the definitions of everything in a database: heading of pg_dump -> text, owners and rights included."""
    parameters = parse_dsn(dsn)
    password = parameters.pop("password", "")
    dump = subprocess.run(
        ["pg_dump", "--schema-only", f"--dbname={make_dsn(**parameters)}"],
        env={"PGPASSWORD": password, "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    dump = re.sub(
        r"^(--\n-- PostgreSQL database dump complete\n--\n|\\(un)?restrict .*\n)", "", dump, flags=re.MULTILINE
    )
    found = {}
    for section in re.split(r"^--\n-- (?=Name: )", dump, flags=re.MULTILINE)[1:]:
        heading, text = section.split("\n--\n", 1)
        if not re.search(r"Type: (FUNCTION|COMMENT)", heading):
            # A condition that was dumped and restored has fewer of them: ((a OR b) OR c) becomes (a OR b OR c).
            text = re.sub(r"[()]", "", text)
        # The order of grants is that in which they were given.
        lines = text.split("\n")
        found[heading] = "\n".join(sorted(lines) if "Type: ACL" in heading else lines).strip()
    return found


def split_statements(text):
    """Return the statements of a file, without the comments between them."""
    found, start, place = [], 0, 0
    pattern = re.compile(r"--[^\n]*|\$\$.*?\$\$|'[^']*'|;", re.DOTALL)
    while match := pattern.search(text, place):
        place = match.end()
        if match[0] == ";":
            found.append(re.sub(r"^(\s*--[^\n]*\n|\s+)*", "", text[start : match.start()]))
            start = place
    rest = re.sub(r"--[^\n]*", "", text[start:]).strip()
    return [*found, rest] if rest else found
