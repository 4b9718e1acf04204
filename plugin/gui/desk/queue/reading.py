"""What the queue has read and reads next: one page, the counts, and where it stands."""

from dataclasses import replace

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from mapalus.plugin.desk.queue import (
    BACKWARD,
    FORWARD,
    PAGE_ROWS,
    Page,
    count_duplicates,
    read_counts,
    read_page,
    row_key,
)
from mapalus.plugin.desk.queue_filter import QueueFilter

# Others' changes are shown at most so often.
_PAGE_PAUSE_MS, _COUNTS_PAUSE_MS = 400, 3000


class QueueReading(QObject):
    """Reads pages for the queue, never more than one at a time.

    :param desk: :class:`~mapalus.plugin.gui.desk.desk.Desk`
    """

    page_read = pyqtSignal(object)
    """A :class:`~mapalus.plugin.desk.queue.Page` to be shown."""

    counts_read = pyqtSignal(object)
    """:class:`~mapalus.plugin.desk.queue.Counts` of the tabs."""

    duplicates_read = pyqtSignal(object)
    """How many possible duplicates the page's reports have."""

    failed = pyqtSignal(object)
    """A MapalusError; what was shown still stands."""

    def __init__(self, desk, parent=None):
        super().__init__(parent)
        self._desk = desk
        self.filter = QueueFilter()
        self.page = Page((), has_before=False, has_after=False)
        # None where it is not known: counted from the end.
        self.number = 1
        self._page_timer = _timer(self, _PAGE_PAUSE_MS, self._reread)
        self._counts_timer = _timer(self, _COUNTS_PAUSE_MS, self.read_counts)
        desk.reports_changed.connect(self._hear)

    def show(self, wanted):
        """Show the first page of a filter, and count again."""
        is_other_tab_alone = wanted.in_tab(self.filter.tab) == self.filter
        self.filter = wanted
        self._read(1)
        if not is_other_tab_alone:
            self.read_counts()

    def show_first(self):
        """Show the first page."""
        self._read(1)

    def show_next(self):
        """Show the page after this one, where there is one."""
        if self.page.has_after:
            self._read(self.number and self.number + 1, row_key(self.page.rows[-1], self.filter.order))

    def show_previous(self):
        """Show the page before this one, where there is one."""
        if self.page.has_before and self.page.rows:
            self._read(self.number and self.number - 1, row_key(self.page.rows[0], self.filter.order), BACKWARD)

    def show_last(self):
        """Show the last page."""
        self._read(None, direction=BACKWARD)

    def read_counts(self):
        """Count the tabs' reports again, without holding up the pages."""
        wanted, user = self.filter, self._desk.user
        if user is not None:
            self._desk.read(
                lambda connection: read_counts(connection, wanted, user),
                self.counts_read.emit,
                replaces="queue counts",
                slowly=True,
            )

    def _hear(self):
        for timer in (self._page_timer, self._counts_timer):
            if not timer.isActive():
                timer.start()

    def _reread(self):
        """Read the same page again: it begins where it began, unless it is the first."""
        if self.number == 1 or not self.page.rows:
            self._read(1)
        else:
            self._read(self.number, row_key(self.page.rows[0], self.filter.order), includes_key=True)

    def _read(self, number, key=None, direction=FORWARD, includes_key=False):
        wanted, user = self.filter, self._desk.user
        if user is None:
            return

        def work(connection):
            return read_page(connection, wanted, user, key, direction, includes_key)

        def done(page):
            nonlocal number
            if direction == BACKWARD and not page.has_before:
                # It reached the beginning, and is perhaps shorter than a page.
                number = 1
                if key is not None and len(page.rows) < PAGE_ROWS:
                    self._read(1)
                    return
            if includes_key and not page.rows:
                self._read(1)
                return
            self.page, self.number = page, number
            self.page_read.emit(page)
            self._count_duplicates(page)

        self._desk.read(work, done, self.failed.emit, replaces="queue page")

    def _count_duplicates(self, page):
        if self._desk.user.is_staff and page.rows:
            reports = [row.id for row in page.rows if row.resolved_at is None]
            self._desk.read(
                lambda connection: count_duplicates(connection, reports),
                self.duplicates_read.emit,
                replaces="queue duplicates",
                slowly=True,
            )

    def set_box(self, box):
        """Show only what lies in a box of degrees; in the whole city for an empty one."""
        if box != self.filter.box:
            self.show(replace(self.filter, box=box))


def _timer(parent, pause, slot):
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(pause)
    timer.timeout.connect(slot)
    return timer
