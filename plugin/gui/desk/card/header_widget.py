"""The head of the card: reference, status, time left, what it is about and where."""

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QIcon, QPainter, QPixmap, QPolygonF
from qgis.PyQt.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from mapalus.plugin.gui.desk.card.card_words import (
    moment_words,
    name_of,
    priority_words,
    reason_words,
    status_words,
    time_left_words,
)
from mapalus.plugin.gui.desk.colours import CLOSED_COLOUR, LATE_COLOUR, SOON_COLOUR, STATUS_COLOURS
from mapalus.plugin.i18n import tr
from mapalus.plugin.paths import ICONS

# The shapes of styles/report.qml.
_SHAPES = {
    "coordination": ((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)),
    "assigned": ((0.25, 0.07), (0.75, 0.07), (1, 0.5), (0.75, 0.93), (0.25, 0.93), (0, 0.5)),
    "in_progress": ((0.5, 0.05), (1, 0.93), (0, 0.93)),
    "received": ((0.08, 0.08), (0.92, 0.08), (0.92, 0.92), (0.08, 0.92)),
    "rejected": (
        *((0.2, 0), (0.5, 0.3), (0.8, 0), (1, 0.2), (0.7, 0.5), (1, 0.8)),
        *((0.8, 1), (0.5, 0.7), (0.2, 1), (0, 0.8), (0.3, 0.5), (0, 0.2)),
    ),
}
_ICON = 34


class HeaderWidget(QWidget):
    """Says which report it is, where it stands and how much time is left."""

    map_wanted = pyqtSignal()
    copy_wanted = pyqtSignal()

    def __init__(self, parent=None):
        super().__init__(parent)
        self._card = None
        self._icon = QLabel()
        self._icon.setFixedSize(QSize(_ICON, _ICON))
        self.reference = plain_label()
        font = self.reference.font()
        font.setPointSizeF(font.pointSizeF() * 1.45)
        font.setBold(True)
        self.reference.setFont(font)
        self.copy = _tool("/mActionEditCopy.svg", tr("Copy"), tr("Copy the reference"), self.copy_wanted)
        self.map = _tool("/mActionZoomTo.svg", tr("&Zoom"), tr("Show the report on the map"), self.map_wanted)
        self._sign = QLabel()
        self.status = plain_label()
        self.time_left = plain_label()
        self.time_left.setWordWrap(False)
        self._about = plain_label()
        self._place = plain_label()
        first = QHBoxLayout()
        first.addWidget(self.reference, 1)
        first.addWidget(self.copy)
        first.addWidget(self.map)
        second = QHBoxLayout()
        second.addWidget(self._sign)
        second.addWidget(self.status, 1)
        second.addWidget(self.time_left)
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addWidget(self._about)
        lines.addWidget(self._place)
        third = QGridLayout()
        third.addWidget(self._icon, 0, 0, Qt.AlignmentFlag.AlignTop)
        third.addLayout(lines, 0, 1)
        third.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for row in (first, second, third):
            layout.addLayout(row)

    def show_card(self, card):
        self._card = card
        self.reference.setText(card.reference)
        self._sign.setPixmap(status_pixmap(card.status, 14))
        status = status_words(card.status)
        if card.status_reason:
            status = f"{status} ({reason_words(card.status_reason)})"
        self.status.setText(f"{status} · {priority_words(card.priority)}" if card.priority > 0 else status)
        self._icon.setPixmap(category_pixmap(card.category.icon, STATUS_COLOURS[card.status], _ICON))
        self._about.setText(f"{name_of(card.category.name)} · {name_of(card.agency.name)}")
        where = [part for part in (card.address, card.area, card.district) if part]
        self._place.setText(", ".join(where) or tr("No place is known."))
        self.map.setEnabled(card.longitude is not None)
        self.update_time()

    def update_time(self):
        """Show the time left, as it is now."""
        card = self._card
        if card is None:
            return
        text, urgency = time_left_words(card)
        colour = {"late": LATE_COLOUR, "soon": SOON_COLOUR}.get(urgency)
        self.time_left.setText(text)
        self.time_left.setStyleSheet(f"QLabel {{ color: {colour}; font-weight: bold; }}" if colour else "")
        tip = tr(
            "Reported: {reported}. Deadline: {deadline}.",
            reported=moment_words(card.reported_at),
            deadline=moment_words(card.due_at),
        )
        self.time_left.setToolTip(tip)


def plain_label(text=""):
    """Return a label that wraps, whose words are never markup and can be copied."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def bold_label(text=""):
    """Return a label for a heading."""
    label = QLabel(text)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    return label


def line():
    """Return a line between two parts."""
    line = QFrame()
    line.setFrameShape(QFrame.Shape.HLine)
    line.setFrameShadow(QFrame.Shadow.Sunken)
    return line


def status_pixmap(status, size):
    """Return the shape of a status in its colour; of one that is unknown, a circle."""
    pixmap, painter = _begin(size)
    painter.setBrush(QColor(STATUS_COLOURS.get(status, CLOSED_COLOUR)))
    if status in _SHAPES:
        painter.drawPolygon(QPolygonF([QPointF(x * size, y * size) for x, y in _SHAPES[status]]))
    else:
        painter.drawEllipse(QRectF(0, 0, size, size))
    painter.end()
    return pixmap


def category_pixmap(name, colour, size):
    """Return the icon of a category on a plate; the icons themselves are white."""
    pixmap, painter = _begin(size)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(QRectF(0, 0, size, size), size / 6, size / 6)
    icon, edge = QIcon(str(ICONS / "mapalus" / f"{name}.svg")), round(size / 8)
    icon.paint(painter, edge, edge, size - 2 * edge, size - 2 * edge)
    painter.end()
    return pixmap


def _begin(size):
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    return pixmap, painter


def _tool(icon, text, tip, signal):
    button = QToolButton()
    button.setAutoRaise(True)
    button.setIcon(QgsApplication.getThemeIcon(icon))
    # Not shown beside the icon: its mnemonic and screen readers use it.
    button.setText(text)
    button.setToolTip(tip)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.clicked.connect(lambda _checked=False: signal.emit())
    return button
