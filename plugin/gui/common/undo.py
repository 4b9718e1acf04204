"""Taking back what was done, the last thing first."""

from mapalus.plugin.gui.common.background_task import log_traceback


class Undo:
    """A list of functions; each takes one thing back."""

    def __init__(self):
        self._steps = []

    def add(self, step):
        self._steps.append(step)

    def run(self):
        """Take everything back. A step that fails is logged, and the others are run all the same."""
        while self._steps:
            step = self._steps.pop()
            try:
                step()
            except Exception as error:
                log_traceback(error)
