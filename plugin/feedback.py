"""Progress and words for those who run without QGIS; the methods are those of QgsProcessingFeedback."""

import sys


class ConsoleFeedback:
    """Writes what a step says to standard error."""

    def isCanceled(self):  # noqa: N802 - as QgsFeedback
        return False

    def setProgress(self, percent):  # noqa: N802 - as QgsFeedback
        pass

    def pushInfo(self, text):  # noqa: N802 - as QgsProcessingFeedback
        print(text, file=sys.stderr, flush=True)

    pushWarning = pushInfo  # noqa: N815 - as QgsProcessingFeedback
