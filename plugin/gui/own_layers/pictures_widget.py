"""A layer as QGIS draws it and, beside it, as the server would."""

import math

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsMapRendererSequentialJob,
    QgsProject,
)
from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QImage, QPixmap
from qgis.PyQt.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from mapalus.plugin.i18n import tr
from mapalus.plugin.styles.pictures import View, compare, map_settings, pixels

WIDTH, HEIGHT = 460, 260
_WHOLE, _WINDOW = range(2)
_PIXEL = 0.00028
_RADIUS = 6378137.0

# Python must not throw a job away while it draws, not even one that nobody waits for any more.
_running = set()


class PicturesWidget(QWidget):
    """Draws the left picture by itself, in the background; the right one is given to it."""

    wanted = pyqtSignal()
    """Another part of the map was chosen: both pictures are to be drawn again."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self._views = [None, None]
        self._job = None
        self._left = self._right = None
        self._which = QComboBox()
        self._which.addItems([tr("The whole layer"), tr("As in the map window")])
        self._likeness = QLabel()
        self._pictures = (_Picture(), _Picture())
        top = QHBoxLayout()
        top.addWidget(QLabel(tr("Part of the map")))
        top.addWidget(self._which)
        top.addStretch(1)
        top.addWidget(self._likeness)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(top, 0, 0, 1, 2)
        for column, words in enumerate((tr("As QGIS draws it"), tr("As GeoServer will draw it"))):
            layout.addWidget(QLabel(words), 1, column)
            layout.addWidget(self._pictures[column], 2, column)
            layout.setColumnStretch(column, 1)
        layout.setRowStretch(2, 1)
        self._which.currentIndexChanged.connect(lambda _index: self.wanted.emit())

    def set_views(self, whole, window=None):
        """Give the :class:`View` of the whole layer and, where it lies there, that of the map window."""
        self._views = [whole, window]
        self._which.model().item(_WINDOW).setEnabled(window is not None)

    def view(self):
        """Return the :class:`View` that is chosen; None before there is one."""
        return self._views[self._which.currentIndex()]

    def draw(self, layer):
        """Draw a QgsVectorLayer on the left; what stood there before is gone."""
        self.stop()
        self._left = self._right = None
        self._likeness.clear()
        for picture in self._pictures:
            picture.show_words(tr("Drawing…"))
        job = QgsMapRendererSequentialJob(map_settings(layer, self.view()))
        self._job = job
        _running.add(job)
        job.finished.connect(_sweep_later)
        job.finished.connect(self._drawn)
        job.start()

    def show_right(self, picture):
        """Show the right picture, an array as :func:`~mapalus.plugin.styles.pictures.pixels` gives."""
        self._right = picture
        self._pictures[1].show_image(_image(picture))
        self._compare()

    def show_words(self, words, on_the_left=False):
        """Say in the place of a picture why there is none."""
        self._pictures[0 if on_the_left else 1].show_words(words)

    def is_drawn(self):
        """Return whether the left picture is there."""
        return self._left is not None

    def stop(self):
        """Stop drawing without waiting for it."""
        if self._job is not None:
            self._job.cancelWithoutBlocking()
            self._job = None

    def _drawn(self):
        if self._job is None or self._job.isActive():
            return
        job, self._job = self._job, None
        self._left = pixels(job.renderedImage())
        self._pictures[0].show_image(_image(self._left))
        self._compare()

    def _compare(self):
        if self._left is None or self._right is None:
            return
        found = compare(self._left, self._right)
        if not found.drawn:
            self._likeness.setText(tr("Nothing of the layer is shown here."))
        else:
            self._likeness.setText(tr("Likeness: {percent} %").format(percent=math.floor(100 * found.score)))
            self._likeness.setToolTip(
                tr("Letters and the edges of thin lines alone make some per cent; look at shapes, colours and sizes.")
            )


def view_of(place, scales=(None, None)):
    """Return the :class:`View` in which a whole layer is seen, or one of its features where its scales allow no more.

    :param place: as :func:`~mapalus.plugin.publication.own_layers.place_of` gives it.
    :param scales: denominators between which the layer is drawn, None for no limit.
    """
    (west, south, east, north), point = place
    width = _RADIUS * math.radians(east - west)
    height = _RADIUS * (math.asinh(math.tan(math.radians(north))) - math.asinh(math.tan(math.radians(south))))
    fitting = math.ceil(max(width / WIDTH, height / HEIGHT, 0.3) * 1.15 / _PIXEL)
    nearest, farthest = scales
    scale = max(fitting, math.ceil(nearest or 0))
    if farthest and scale >= farthest:
        return View(*point, max(1, math.floor(farthest * 0.9)), WIDTH, HEIGHT)
    return View((west + east) / 2, (south + north) / 2, scale, WIDTH, HEIGHT)


def view_of_canvas(canvas, place):
    """Return the :class:`View` of a QgsMapCanvas; None where there is none, or the layer lies elsewhere.

    :param place: as for :func:`view_of`.
    """
    if canvas is None or canvas.extent().isEmpty():
        return None
    (west, south, east, north), _ = place
    transform = QgsCoordinateTransform(
        canvas.mapSettings().destinationCrs(), QgsCoordinateReferenceSystem("EPSG:4326"), QgsProject.instance()
    )
    if not transform.isValid():
        return None
    box = transform.transformBoundingBox(canvas.extent())
    if box.xMinimum() > east or box.xMaximum() < west or box.yMinimum() > north or box.yMaximum() < south:
        return None
    middle = box.center()
    return View(middle.x(), middle.y(), max(1, round(canvas.scale())), WIDTH, HEIGHT)


def _sweep_later():
    # Not while the job says that it has ended.
    QTimer.singleShot(0, _sweep)


def _sweep():
    _running.difference_update([job for job in _running if not job.isActive()])


def _image(picture):
    height, width, _ = picture.shape
    return QImage(picture.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888).copy()


class _Picture(QLabel):
    """A picture that keeps its proportions, or words in its place."""

    def __init__(self):
        super().__init__()
        self._pixmap = None
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMargin(6)
        self.setMinimumSize(260, 170)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    def show_image(self, image):
        self._pixmap = QPixmap.fromImage(image)
        self._fit()

    def show_words(self, words):
        self._pixmap = None
        self.setText(words)

    def resizeEvent(self, event):
        super().resizeEvent(event)
        self._fit()

    def _fit(self):
        if self._pixmap is not None:
            room = self.contentsRect().size()
            smaller = self._pixmap.size().boundedTo(room)
            self.setPixmap(
                self._pixmap.scaled(
                    smaller, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
                )
            )
