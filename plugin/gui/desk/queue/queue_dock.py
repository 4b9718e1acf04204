"""The queue: reports that wait for somebody, page by page."""

from dataclasses import replace

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
)
from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QItemSelectionModel, QTimer
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QStyle, QTabBar, QToolButton, QVBoxLayout, QWidget

from mapalus.plugin.desk.queue import PAGE_ROWS, read_choices
from mapalus.plugin.desk.queue_filter import ALL, DUE_SOON, MINE, NEW, NEWEST, OPEN, OVERDUE, TABS, UNASSIGNED
from mapalus.plugin.errors import MapalusError
from mapalus.plugin.gui.common.notice_widget import NoticeWidget
from mapalus.plugin.gui.desk.queue.bulk_widget import BulkWidget
from mapalus.plugin.gui.desk.queue.filter_widget import FilterWidget
from mapalus.plugin.gui.desk.queue.queue_model import PLACE, ROW_ROLE, QueueModel
from mapalus.plugin.gui.desk.queue.queue_table_widget import QueueTable
from mapalus.plugin.gui.desk.queue.reading import QueueReading
from mapalus.plugin.gui.desk.queue.views_button_widget import ViewsButton
from mapalus.plugin.i18n import error_words, tr, user_language

_DEGREES = "EPSG:4326"
_CLOSE_METRES = 250
_MAP_PAUSE_MS = 300


class QueueDock(QgsDockWidget):
    """Tabs, filters and one page of reports. What is selected here is shown by all panels and on the map.

    :param desk: :class:`~mapalus.plugin.gui.desk.desk.Desk`
    :param canvas: QgsMapCanvas
    """

    def __init__(self, desk, canvas, parent=None):
        super().__init__(tr("Reports"), parent)
        self.setObjectName("MapalusQueue")
        self._desk = desk
        self._canvas = canvas
        self._is_selecting = False
        self._goes_to = None
        self._counts = None
        self._minute = QTimer(self)
        self._minute.setInterval(60_000)
        self._map_pause = QTimer(self)
        self._map_pause.setSingleShot(True)
        self._map_pause.setInterval(_MAP_PAUSE_MS)

        self.reading = QueueReading(desk, self)
        self.model = QueueModel(user_language(), self)
        self._minute.timeout.connect(self.model.let_time_pass)
        self._minute.start()
        self._make_widgets()
        self._connect()
        if desk.user is not None:
            self._begin(desk.user)

    def _make_widgets(self):
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(True)
        for title in _tab_titles().values():
            self.tabs.addTab(title)
        self.tabs.setCurrentIndex(TABS.index(OPEN))
        self.filters = FilterWidget(user_language())
        self.views = ViewsButton(self._desk, self._wanted)
        self.views.chosen.connect(self._show_view)
        self.views.failed.connect(self._tell_failure)
        self.filters.add_button(self.views)
        self.notice = NoticeWidget()
        self.notice.hide()
        self.table = QueueTable()
        self.table.setModel(self.model)
        self.bulk = BulkWidget(self._desk)
        self.bulk.refused.connect(self._keep_refused)
        self.empty = QLabel()
        self.empty.setWordWrap(True)
        self.empty.setMargin(12)
        self.empty.hide()

        self.first = self._button(QStyle.StandardPixmap.SP_MediaSkipBackward, tr("First page"))
        self.previous = self._button(QStyle.StandardPixmap.SP_ArrowLeft, tr("Previous page"))
        self.next = self._button(QStyle.StandardPixmap.SP_ArrowRight, tr("Next page"))
        self.last = self._button(QStyle.StandardPixmap.SP_MediaSkipForward, tr("Last page"))
        self.footer = QLabel()
        line = QHBoxLayout()
        for widget in (self.first, self.previous, self.next, self.last):
            line.addWidget(widget)
        line.addWidget(self.footer, 1)

        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.setSpacing(4)
        for widget in (self.tabs, self.filters, self.notice):
            layout.addWidget(widget)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.empty)
        layout.addWidget(self.bulk)
        layout.addLayout(line)
        self.setWidget(inner)

    def _button(self, sign, tip):
        button = QToolButton()
        button.setIcon(self.style().standardIcon(sign))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setAutoRaise(True)
        button.setEnabled(False)
        return button

    def _connect(self):
        desk, reading, table = self._desk, self.reading, self.table
        desk.opened.connect(self._begin)
        desk.closed.connect(self._forget)
        desk.lost.connect(self._tell_lost)
        desk.back.connect(self._tell_back)
        desk.report_chosen.connect(self._select)
        reading.page_read.connect(self._show_page)
        reading.counts_read.connect(self._show_counts)
        reading.duplicates_read.connect(self.model.set_duplicates)
        reading.failed.connect(self._tell_failure)
        self.tabs.currentChanged.connect(self._change_tab)
        self.filters.changed.connect(self._filter)
        self.filters.extent_wanted.connect(self._follow_map)
        self._map_pause.timeout.connect(self._take_extent)
        self._canvas.extentsChanged.connect(self._map_moved)
        table.selectionModel().selectionChanged.connect(self._choose)
        table.left_at_end.connect(lambda: self._turn(reading.show_next, 0))
        table.left_at_beginning.connect(lambda: self._turn(reading.show_previous, -1))
        table.first_wanted.connect(reading.show_first)
        table.last_wanted.connect(reading.show_last)
        table.search_wanted.connect(self._search)
        table.zoom_wanted.connect(self._zoom)
        table.zoom_wanted.connect(desk.card_wanted)
        self.first.clicked.connect(lambda _checked=False: reading.show_first())
        self.previous.clicked.connect(lambda _checked=False: reading.show_previous())
        self.next.clicked.connect(lambda _checked=False: reading.show_next())
        self.last.clicked.connect(lambda _checked=False: reading.show_last())

    # ---------------------------------------------------------------- the database comes and goes

    def _begin(self, _user):
        self.notice.hide()
        self._desk.read(read_choices, self.filters.set_choices, slowly=True)
        self.reading.show(self._wanted())
        self.reading.read_counts()

    def _forget(self):
        self._counts = None
        self.model.set_rows(())
        self.footer.clear()
        for number, title in enumerate(_tab_titles().values()):
            self.tabs.setTabText(number, title)

    def _tell_lost(self, error):
        self._say("attention", tr("{error} What is shown may be old. It goes on by itself.", error=error_words(error)))

    def _tell_back(self):
        self.notice.hide()
        self.reading.show(self._wanted())
        self.reading.read_counts()

    def _tell_failure(self, error):
        self._say("attention", error_words(error))

    def _say(self, sign, words):
        self.notice.show_words(sign, words)
        self.notice.show()

    # ---------------------------------------------------------------- what is shown

    def _wanted(self):
        return replace(self.filters.filter(), tab=TABS[self.tabs.currentIndex()], box=self.reading.filter.box)

    def _show_view(self, wanted):
        """Show a saved view: its tab, filters and order."""
        self.tabs.blockSignals(True)
        self.tabs.setCurrentIndex(TABS.index(wanted.tab))
        self.tabs.blockSignals(False)
        self.filters.show_filter(wanted)
        # A view of the map's extent is that of the map as it is now.
        self.filters.extent.setChecked(False)
        self.reading.show(self._wanted())

    def _change_tab(self, number):
        if TABS[number] == ALL and self.filters.order.currentData() != NEWEST:
            # By deadline, the oldest of all closed reports would come first. This tells the filter, too.
            self.filters.order.setCurrentIndex(self.filters.order.findData(NEWEST))
            return
        self.reading.show(self._wanted())

    def _filter(self, _wanted):
        self.reading.show(self._wanted())

    def _show_page(self, page):
        self.notice.hide()
        kept = {index.data(ROW_ROLE).id for index in self.table.selectionModel().selectedRows()}
        place = self.table.verticalScrollBar().value()
        self._is_selecting = True
        if not self.model.set_rows(page.rows):
            self._select_rows(kept or {self._desk.report})
            self.table.verticalScrollBar().setValue(place if kept else 0)
        self._is_selecting = False
        self._offer_bulk()
        if self._goes_to is not None and page.rows:
            row, self._goes_to = self._goes_to % len(page.rows), None
            self.table.go_to(row)
        for button, is_possible in (
            (self.first, page.has_before),
            (self.previous, page.has_before),
            (self.next, page.has_after),
            (self.last, page.has_after),
        ):
            button.setEnabled(is_possible)
        self.empty.setVisible(not page.rows)
        self.empty.setText(_nothing(TABS[self.tabs.currentIndex()], self.reading.filter.is_narrow))
        self._show_place()

    def _show_counts(self, counts):
        self._counts = counts
        for number, (tab, title) in enumerate(_tab_titles().items()):
            about = "~" if tab == ALL and counts.is_rough else ""
            self.tabs.setTabText(number, f"{title} {about}{counts.numbers[tab]:n}")
        self._show_place()

    def _show_place(self):
        page, number = self.reading.page, self.reading.number
        if not page.rows:
            self.footer.clear()
        elif number is None:
            self.footer.setText(tr("The last {number}", number=len(page.rows)))
        else:
            first = (number - 1) * PAGE_ROWS + 1
            self.footer.setText(tr("{first} to {last}", first=first, last=first + len(page.rows) - 1))

    # ---------------------------------------------------------------- selection

    def selected(self):
        """Return the selected rows, as :class:`~mapalus.plugin.desk.queue.QueueRow`."""
        return [index.data(ROW_ROLE) for index in self.table.selectionModel().selectedRows()]

    def _offer_bulk(self):
        number = self._counts.numbers[TABS[self.tabs.currentIndex()]] if self._counts else None
        if self._counts and self._counts.is_rough and TABS[self.tabs.currentIndex()] == ALL:
            number = None
        self.bulk.show_selection(self.selected(), self.reading.filter, number)

    def _keep_refused(self, reports):
        """Select the reports that a change left as they were, so that something else can be tried."""
        self._is_selecting = True
        self._select_rows(reports)
        self._is_selecting = False
        self._offer_bulk()

    def _choose(self, *_changes):
        self._offer_bulk()
        if self._is_selecting:
            return
        rows = self.selected()
        self._is_selecting = True
        self._desk.choose(rows[0].id if len(rows) == 1 else None)
        self._is_selecting = False
        self._flash(rows)

    def _select(self, report):
        """Select the report that another panel, or the map, has chosen."""
        if self._is_selecting or report is None:
            return
        self._is_selecting = True
        self._select_rows({report})
        self._is_selecting = False

    def _select_rows(self, reports):
        flags = QItemSelectionModel.SelectionFlag
        selection = self.table.selectionModel()
        selection.clearSelection()
        for number in filter(lambda row: row is not None, map(self.model.row_of, reports)):
            index = self.model.index(number, PLACE)
            selection.setCurrentIndex(index, flags.Select | flags.Rows)
            self.table.scrollTo(index)

    def _turn(self, show, row):
        """Go to another page, and to its first or last row."""
        page = self.reading.page
        if page.has_after if row == 0 else page.has_before:
            self._goes_to = row
            show()

    def _search(self):
        self.filters.words.setFocus()
        self.filters.words.selectAll()

    # ---------------------------------------------------------------- the map

    def _flash(self, rows):
        points = [QgsPointXY(row.longitude, row.latitude) for row in rows if row.longitude is not None]
        if points:
            geometries = [QgsGeometry.fromPointXY(point) for point in points]
            self._canvas.flashGeometries(geometries, QgsCoordinateReferenceSystem(_DEGREES))

    def _zoom(self):
        rows = [row for row in self.selected() if row.longitude is not None]
        if not rows:
            return
        box = QgsRectangle()
        box.setMinimal()
        for row in rows:
            box.combineExtentWith(row.longitude, row.latitude)
        # A degree of latitude has 111 km.
        box.grow(_CLOSE_METRES / 111_000)
        try:
            self._canvas.setExtent(self._transform(to_map=True).transformBoundingBox(box))
        except QgsCsException:
            self._tell_failure(MapalusError("The map's projection does not show this place.", "Choose another one."))
            return
        self._canvas.refresh()
        self._flash(rows)

    def _follow_map(self, follows):
        if follows:
            self._take_extent()
        else:
            self._map_pause.stop()
            self.reading.set_box(())

    def _map_moved(self):
        if self.filters.extent.isChecked():
            self._map_pause.start()

    def _take_extent(self):
        try:
            box = self._transform(to_map=False).transformBoundingBox(self._canvas.extent())
        except QgsCsException:
            # The map shows more than the whole earth.
            self.reading.set_box(())
            return
        self.reading.set_box((box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()))

    def _transform(self, to_map):
        degrees = QgsCoordinateReferenceSystem(_DEGREES)
        shown = self._canvas.mapSettings().destinationCrs()
        ends = (degrees, shown) if to_map else (shown, degrees)
        return QgsCoordinateTransform(*ends, QgsProject.instance())


def _tab_titles():
    return {
        NEW: tr("New"),
        MINE: tr("Mine"),
        DUE_SOON: tr("Due soon"),
        OVERDUE: tr("Overdue"),
        UNASSIGNED: tr("Unassigned"),
        OPEN: tr("Open"),
        ALL: tr("All"),
    }


def _nothing(tab, is_narrow):
    """Return what an empty page says."""
    if is_narrow:
        return tr("No report fits these filters.")
    return {
        NEW: tr("Nothing new waits."),
        MINE: tr("Nothing of yours is open."),
        DUE_SOON: tr("Nothing is due soon."),
        OVERDUE: tr("Nothing is overdue."),
        UNASSIGNED: tr("Every report has an agency."),
        OPEN: tr("Nothing is open."),
        ALL: tr("There are no reports yet."),
    }[tab]
