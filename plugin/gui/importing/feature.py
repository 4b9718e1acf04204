"""Importing reports."""

from mapalus.plugin.i18n import tr


def start(context):
    """Add the action that opens the algorithm's dialog."""
    context.add_action("import", tr("Import reports…"), lambda: context.run_algorithm("mapalus:importreports"))
