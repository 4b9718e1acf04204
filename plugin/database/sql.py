"""SQL that stands in files of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def statements(path: Path) -> dict[str, str]:
    """Return the statements of a file by the names in the comment lines (``-- name``) above them."""
    parts = re.split(r"^-- ([a-z ]+)\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2]))
