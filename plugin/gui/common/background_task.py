"""Work that leaves the main thread free: the one pattern for all of it."""

import traceback
from contextlib import suppress

from qgis.core import Qgis, QgsApplication, QgsMessageLog, QgsTask
from qgis.PyQt.QtCore import pyqtSignal

from mapalus.plugin.database.connection import refused
from mapalus.plugin.errors import Cancelled, MapalusError, Sentence
from mapalus.plugin.packages import psycopg2

LOG = "Mapalus"


class BackgroundTask(QgsTask):
    """Runs :meth:`work` in a worker thread, then calls one of two functions once, in the main thread.

    Work that was cancelled and ended all the same is done: ``done`` is called with its result. The task is the feedback
    of its work: ``isCanceled``, ``setProgress``, ``pushInfo``.

    :param done: called with what :meth:`work` returned.
    :param failed: called with a :class:`MapalusError`; with :class:`Cancelled` if somebody cancelled the task, here or
        in QGIS's own list of tasks.
    """

    said = pyqtSignal(str)
    """A step that the work is about to take, in its own words."""

    def __init__(self, description, done, failed):
        super().__init__(description, QgsTask.Flag.CanCancel)
        self._done = done
        self._failed = failed
        self._release = None
        self._result = None
        self._error = None

    def work(self):
        """Do the work and return its result; this runs in a worker thread."""
        raise NotImplementedError

    def advice(self):
        """Return what the user can do after an unexpected error."""
        return Sentence("Try again. The details are in QGIS's log, under Mapalus.")

    def drop(self):
        """Forget both functions, because their owner is gone, and ask the work to stop."""
        self._done = self._failed = self._release = None
        self.cancel()

    def cancel(self):
        # QGIS deletes a task that has ended.
        with suppress(RuntimeError):
            super().cancel()

    def pushInfo(self, text):
        self.said.emit(text)

    def run(self):
        try:
            self._result = self.work()
        except MapalusError as error:
            self._error = error
        except psycopg2.Error as error:
            self._error = Cancelled() if self.isCanceled() else refused(error)
        except Exception as error:
            self._error = unexpected(error, self.advice())
        return self._error is None

    def finished(self, succeeded):
        done, failed, release = self._done, self._failed, self._release
        self._done = self._failed = self._release = None
        if release is not None:
            release()
        if done is None:
            return
        if succeeded:
            done(self._result)
        else:
            # Without an error, the task was cancelled before it began.
            failed(self._error or Cancelled())


class TaskSlot:
    """Room for one background task of an owner, which asks here whether it runs.

    :param changed: called whenever a task begins, and when it has ended, before the task tells its result.
    """

    def __init__(self, changed=None):
        self._changed = changed
        self._task = None

    @property
    def is_busy(self):
        return self._task is not None

    @property
    def task(self):
        """The task that runs; None where none does."""
        return self._task

    def start(self, task):
        """Start a task. What ran before is dropped."""
        self.drop()
        self._task = task
        # One function, not a new one each time, so that a later task is not released for an earlier one.
        task._release = lambda: self._release(task)
        QgsApplication.taskManager().addTask(task)
        self._tell()

    def cancel(self):
        """Ask the task to stop; its owner is told as soon as it did."""
        if self._task is not None:
            self._task.cancel()

    def drop(self):
        """Stop the task without waiting for it; its owner hears nothing of it any more."""
        task, self._task = self._task, None
        if task is not None:
            task.drop()
            self._tell()

    def _release(self, task):
        if self._task is task:
            self._task = None
            self._tell()

    def _tell(self):
        if self._changed is not None:
            self._changed()


def unexpected(error, what_to_do=""):
    """Return the :class:`MapalusError` for an error that no code expects, and log its traceback."""
    log_traceback(error)
    words = str(error).strip().rstrip(".") or type(error).__name__
    return MapalusError("Unexpected error: {error}.", "{advice}", error=words, advice=what_to_do)


def log_traceback(error):
    """Write an error with its traceback into QGIS's message log."""
    text = "".join(traceback.format_exception(type(error), error, error.__traceback__))
    QgsMessageLog.logMessage(text, LOG, Qgis.MessageLevel.Critical)
