"""Progress and words for those who run without QGIS; the methods are those of QgsProcessingFeedback."""

import sys


class ConsoleFeedback:
    """Writes what a step says to standard error."""

    def isCanceled(self):
        return False

    def setProgress(self, percent):
        pass

    def pushInfo(self, text):
        print(text, file=sys.stderr, flush=True)

    pushWarning = pushInfo
