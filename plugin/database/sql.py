"""SQL that stands in files of its own."""

import re


def statements(path):
    """Return the statements of a file by the names in the comment lines (``-- name``) above them."""
    parts = re.split(r"^-- ([a-z ]+)\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2]))
