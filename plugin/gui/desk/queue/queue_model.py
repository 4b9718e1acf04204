"""One page of the queue as a table."""

from datetime import datetime, timezone

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt
from qgis.PyQt.QtGui import QBrush, QColor, QIcon

from mapalus.plugin.desk.times import CLOSED, DUE_SOON, LATE, duration, time_left, urgency
from mapalus.plugin.gui.desk.card.header_widget import category_pixmap
from mapalus.plugin.gui.desk.colours import CLOSED_COLOUR, LATE_COLOUR, SOON_COLOUR, STATUS_COLOURS
from mapalus.plugin.i18n import in_words, tr
from mapalus.plugin.vocabulary import STATUSES

REPORT, PLACE, TIME_LEFT, STATUS, AGENCY, AGE, PHOTOS, SUPPORTERS, DUPLICATES = COLUMNS = range(9)

SIGN_SIZE = 20
"""Side of a category's icon in pixels."""

URGENCY_COLOURS = {LATE: LATE_COLOUR, DUE_SOON: SOON_COLOUR, CLOSED: CLOSED_COLOUR}
ROW_ROLE = int(Qt.ItemDataRole.UserRole)
"""Gives a cell's :class:`~mapalus.plugin.desk.queue.QueueRow`."""

URGENCY_ROLE = ROW_ROLE + 1
"""Gives the urgency of a cell's report, as :func:`mapalus.plugin.desk.times.urgency` does."""


class QueueModel(QAbstractTableModel):
    """Shows a :class:`~mapalus.plugin.desk.queue.Page`.

    :param language: ``id`` or ``en``: the names of categories and agencies.
    """

    def __init__(self, language, parent=None):
        super().__init__(parent)
        self._language = language
        self._rows = ()
        self._duplicates = {}
        self._icons = {}
        self._now = datetime.now(timezone.utc)

    @property
    def rows(self):
        """The rows of the page, as :class:`~mapalus.plugin.desk.queue.QueueRow`."""
        return self._rows

    def set_rows(self, rows):
        """Show other rows. Where the reports are the same, nothing jumps: selection and scrolling stay.

        Return whether the reports are the same.
        """
        same = [row.id for row in rows] == [row.id for row in self._rows]
        self._now = datetime.now(timezone.utc)
        if same:
            self._rows = tuple(rows)
            self._tell_changed(REPORT, DUPLICATES)
        else:
            self.beginResetModel()
            self._rows = tuple(rows)
            self.endResetModel()
        return same

    def set_duplicates(self, numbers):
        """Show how many possible duplicates reports have: number of the report -> how many."""
        self._duplicates = numbers
        self._tell_changed(DUPLICATES, DUPLICATES)

    def let_time_pass(self):
        """Show the times as they are now."""
        self._now = datetime.now(timezone.utc)
        self._tell_changed(REPORT, AGE)

    def row_of(self, report):
        """Return where a report stands; None where the page does not hold it."""
        return next((number for number, row in enumerate(self._rows) if row.id == report), None)

    def _tell_changed(self, first, last):
        if self._rows:
            self.dataChanged.emit(self.index(0, first), self.index(len(self._rows) - 1, last))

    # ---------------------------------------------------------------- what QAbstractTableModel asks

    def rowCount(self, parent=QModelIndex()):  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent=QModelIndex()):  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section, orientation, role=Qt.ItemDataRole.DisplayRole):
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _titles()[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return _header_tips().get(section)
        return None

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.DecorationRole and column == REPORT:
            return self._icon(row)
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._color(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole and column >= PHOTOS:
            return int(Qt.AlignmentFlag.AlignCenter)
        if role == ROW_ROLE:
            return row
        if role == URGENCY_ROLE:
            return urgency(row.due_at, row.resolved_at, self._now)
        return None

    def _text(self, row, column):
        if column == REPORT:
            return row.reference
        if column == PLACE:
            return ", ".join(part for part in (row.address, row.area_name) if part)
        if column == TIME_LEFT:
            return in_words(time_left(row.due_at, row.resolved_at, self._now))
        if column == STATUS:
            return STATUSES[row.status].in_language(self._language)
        if column == AGENCY:
            return row.agency
        if column == AGE:
            return in_words(duration(self._now - row.reported_at))
        number = {PHOTOS: row.photos, SUPPORTERS: row.supporters, DUPLICATES: self._duplicates.get(row.id, 0)}[column]
        return str(number) if number else ""

    def _icon(self, row):
        key = row.icon, row.status
        if key not in self._icons:
            self._icons[key] = QIcon(category_pixmap(row.icon, STATUS_COLOURS[row.status], 2 * SIGN_SIZE))
        return self._icons[key]

    def _color(self, row, column):
        if column == TIME_LEFT:
            color = URGENCY_COLOURS.get(urgency(row.due_at, row.resolved_at, self._now))
            return QBrush(QColor(color)) if color else None
        return QBrush(QColor(STATUS_COLOURS[row.status])) if column == STATUS else None

    def _tip(self, row, column):
        if column == AGENCY:
            return row.agency_name.in_language(self._language)
        if column in (TIME_LEFT, AGE):
            times = row.reported_at.astimezone(), row.due_at.astimezone()
            reported, due = (f"{time:%d.%m.%Y %H:%M}" for time in times)
            return tr("Reported {reported}, due {due}", reported=reported, due=due)
        if column in (REPORT, PLACE):
            return f"{row.category_name.in_language(self._language)}\n{self._text(row, PLACE)}"
        return None


def _titles():
    return (
        tr("Report"),
        tr("Place"),
        tr("Time left"),
        tr("Status"),
        tr("Agency"),
        tr("Age"),
        tr("Phot."),
        tr("Sup."),
        tr("Dup."),
    )


def _header_tips():
    return {
        PHOTOS: tr("Photos"),
        SUPPORTERS: tr("Supporters: other people with the same problem"),
        DUPLICATES: tr("Possible duplicates"),
    }
