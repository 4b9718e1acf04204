"""Backing a Mapalus database up, and restoring it into an empty one."""

from mapalus.plugin.database.backup.copying import back_up, restore

__all__ = ["back_up", "restore"]
