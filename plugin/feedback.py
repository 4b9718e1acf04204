"""Progress and words for those who run without QGIS; the methods are those of QgsProcessingFeedback."""

import sys
from typing import Protocol


class Feedback(Protocol):
    """What a long task tells, and asks whether to stop: QgsProcessingFeedback, or one of our own."""

    def isCanceled(self) -> bool:
        """Return whether the user wants to stop."""

    def setProgress(self, percent: float) -> None:
        """Show how far the task is."""

    def pushInfo(self, text: str) -> None:
        """Say what is being done."""

    def pushWarning(self, text: str) -> None:
        """Say what may be wrong."""


class ConsoleFeedback:
    """Writes what a step says to standard error."""

    def isCanceled(self):
        return False

    def setProgress(self, percent):
        pass

    def pushInfo(self, text):
        print(text, file=sys.stderr, flush=True)

    pushWarning = pushInfo
