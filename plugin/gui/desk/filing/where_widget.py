"""Where the problem is: an address that is searched while it is typed, or a click on the map."""

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from mapalus.plugin.desk.addresses import search_places
from mapalus.plugin.gui.common.notice_widget import NoticeWidget
from mapalus.plugin.gui.desk.filing.filing_words import charge_words, inside_words, outside_words, place_words
from mapalus.plugin.gui.desk.filing.map_place_widget import MapPlace
from mapalus.plugin.gui.desk.filing.suggest_line_widget import Suggestion, SuggestLine
from mapalus.plugin.i18n import tr

_LEAST = 2
"""Letters from which on places are searched."""


class WhereWidget(QWidget):
    """Holds the address and the point of a new report.

    :param desk: :class:`~mapalus.plugin.gui.desk.desk.Desk`
    :param canvas: QgsMapCanvas
    """

    moved = pyqtSignal()
    """The point is another one, or there is none any more."""

    def __init__(self, desk, canvas, language, parent=None):
        super().__init__(parent)
        self._desk = desk
        self._language = language
        self._point = None
        self._method = "by_hand"
        self._accuracy = None
        self.map = MapPlace(canvas, self)
        self.line = SuggestLine()
        self.line.setObjectName("where")
        self.line.setPlaceholderText(tr("Street, village, building, market …"))
        self._pick = QPushButton(tr("On the map"))
        self._pick.setObjectName("on_the_map")
        self._pick.setCheckable(True)
        self._pick.setToolTip(tr("The next click on the map sets the place."))
        # Reached by mouse or by its letter, so that Tab goes on to the description.
        self._pick.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._inside = QLabel()
        self._inside.setObjectName("inside")
        font = self._inside.font()
        font.setBold(True)
        self._inside.setFont(font)
        self._charge = QLabel()
        self._charge.setObjectName("charge")
        for label in (self._inside, self._charge):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.hide()
        self._notice = NoticeWidget()
        self._notice.hide()
        row = QHBoxLayout()
        row.addWidget(self.line, 1)
        row.addWidget(self._pick)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        for widget in (self._inside, self._charge, self._notice):
            column.addWidget(widget)

        self.line.asked.connect(self._search)
        self.line.chosen.connect(self._choose)
        self.line.textChanged.connect(self._forget_if_empty)
        self._pick.toggled.connect(self.map.ask)
        self.map.asking.connect(self._pick.setChecked)
        self.map.clicked.connect(self._click)

    @property
    def point(self):
        """Longitude and latitude; None where there is none."""
        return self._point

    def place(self):
        """Return what a draft needs of the place: keyword arguments."""
        longitude, latitude = self._point or (None, None)
        return {
            "address": self.line.text().strip(),
            "longitude": longitude,
            "latitude": latitude,
            "position_method": self._method,
            "accuracy_m": self._accuracy,
        }

    @property
    def is_exact(self):
        """Whether the point is where the problem is, and not just somewhere in the area."""
        return self._point is not None and self._method != "default"

    def tell(self, preview):
        """Show what the database makes of the point; None for no point."""
        self._inside.setVisible(preview is not None and preview.is_in_city)
        charge = charge_words(preview, self._language) if preview is not None and preview.is_in_city else ""
        self._charge.setVisible(bool(charge))
        self._charge.setText(charge)
        self._notice.hide()
        if preview is None:
            return
        if not preview.is_in_city:
            self._warn("bad", outside_words(preview, self._language))
            return
        self._inside.setText(inside_words(preview))
        if not self.is_exact:
            self._warn("attention", tr("Only the area is known. Click the map if the caller can say more."))

    def clear(self):
        """Forget address and point."""
        self.line.clear_all()
        self._forget()

    def show_again(self):
        """Mark the point on the map again, after :meth:`stop`."""
        if self._point is not None:
            self.map.show(*self._point)

    def stop(self):
        """Take everything from the map."""
        self.map.stop()

    def _search(self, text):
        if len(text.strip()) < _LEAST:
            self.line.offer([])
            return
        near = self.map.middle()
        self._desk.read(
            lambda connection: search_places(connection, text, near), self._offer, self._offer_nothing, "filing places"
        )

    def _warn(self, sign, words):
        self._notice.show_words(sign, words)
        self._notice.show()

    def _offer(self, places):
        if self._point is None:
            self._notice.hide()
            if not places:
                self._warn(
                    "attention", tr("No place found. Without one, nobody knows village and duplicates: click the map.")
                )
        self.line.offer([Suggestion(place_words(place), place) for place in places])

    def _offer_nothing(self, _error):
        self.line.offer([])

    def _choose(self, place):
        # Village and district follow from the point; they stand below the line.
        self.line.settle(place.title)
        # The point of an area is no real place.
        method = "default" if place.is_area else "geocoded"
        self._set((place.longitude, place.latitude), method, place.accuracy_m, pans=True)

    def _click(self, longitude, latitude):
        self.line.settle(self.line.text())
        self._set((longitude, latitude), "by_hand", None)
        self.line.setFocus()

    def _set(self, point, method, accuracy, pans=False):
        self._point, self._method, self._accuracy = point, method, accuracy
        self.map.show(*point, pans, accuracy)
        self.moved.emit()

    def _forget_if_empty(self, text):
        # The point of a click stays; an address that was taken away takes its point along.
        if text:
            return
        if self._point is None:
            self._notice.hide()
        elif self._method != "by_hand":
            self.line.unsettle()
            self._forget()

    def _forget(self):
        self._point, self._method, self._accuracy = None, "by_hand", None
        self.map.clear()
        self.tell(None)
        self.moved.emit()
