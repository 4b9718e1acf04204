"""Progress and cancelling without a screen."""


class QuietFeedback:
    """Keeps what was said.

    :param cancel_after: how often it may be asked before it is cancelled; never by default.
    """

    def __init__(self, cancel_after=None):
        self.said = []
        self._cancel_after = cancel_after
        self._asked = 0

    def isCanceled(self):
        self._asked += 1
        return self._cancel_after is not None and self._asked > self._cancel_after

    def setProgress(self, percent):
        assert 0 <= percent <= 100

    def pushInfo(self, text):
        assert text
        self.said.append(text)

    pushWarning = pushInfo
