"""Publishing a planner's own layer: words, columns, what would be lost, and both pictures before it is allowed."""

from qgis.core import QgsApplication, QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsProject
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from mapalus.plugin.city.profile import Words
from mapalus.plugin.errors import MapalusError
from mapalus.plugin.gui.common.database_task import DatabaseTask
from mapalus.plugin.gui.common.notice_widget import NoticeWidget
from mapalus.plugin.gui.icons import icon
from mapalus.plugin.gui.own_layers.own_columns_widget import OwnColumnsWidget
from mapalus.plugin.gui.own_layers.pictures_widget import HEIGHT, WIDTH, PicturesWidget, view_of
from mapalus.plugin.gui.publishing.server_widget import ServerWidget
from mapalus.plugin.i18n import error_words, tr
from mapalus.plugin.publication import own_layers
from mapalus.plugin.publication.own_layers import Chosen
from mapalus.plugin.publication.own_source import source_of
from mapalus.plugin.publication.publishing import make_server
from mapalus.plugin.stored.connections import connection_dsn, connection_uri
from mapalus.plugin.styles.pictures import View

_WGS84 = "EPSG:4326"


class OwnLayerDialog(QDialog):
    """Stays open beside QGIS; all work with the database and the server is done in tasks.

    :param choice: the connection to the city's database, see :mod:`mapalus.plugin.stored.connections`.
    :param layer: QgsMapLayer that is to be published, or is published and to be changed or taken back.
    :param canvas: QgsMapCanvas whose view can be looked at besides; None where there is none.
    """

    declared = pyqtSignal()
    """The layer was declared to be public, or is so no longer: the next plan does it."""

    def __init__(self, choice, layer, canvas=None, parent=None):
        super().__init__(parent)
        self._choice = choice
        self._layer = layer
        self._canvas = canvas
        self._offer = None
        self._known = None
        self._task = None
        self._drawing = None
        self._has_right_picture = False
        self._failure = None
        self.setWindowTitle(tr("Publish this layer: {name}").format(name=layer.name()))
        self.setWindowIcon(icon("publish"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint, True)
        self.resize(980, 720)

        # What GeoServer is known; it is chosen in the dialog that publishes.
        self._server = ServerWidget(self)
        self._server.hide()
        self._notice = NoticeWidget()
        self._columns = OwnColumnsWidget()
        self._pictures = PicturesWidget()
        self._run = QPlainTextEdit()
        self._run.setReadOnly(True)
        self._run.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self._tabs = QTabWidget()
        self._tabs.addTab(self._words_tab(), tr("Words"))
        self._tabs.addTab(self._columns, tr("Columns"))
        self._tabs.addTab(self._run, tr("What will be run"))
        self._unseen = QCheckBox(
            tr("Publish it although only QGIS's own picture could be shown; I shall look at it afterwards.")
        )
        layout = QVBoxLayout(self)
        layout.addWidget(self._notice)
        layout.addWidget(self._tabs, 1)
        layout.addWidget(self._pictures, 1)
        layout.addWidget(self._unseen)
        layout.addLayout(self._buttons())

        for edit in (self._name, *self._titles, *self._abstracts):
            edit.textChanged.connect(self._update)
        self._columns.changed.connect(self._update)
        self._unseen.toggled.connect(self._update)
        self._pictures.wanted.connect(self._draw)
        self._layer.willBeDeleted.connect(self._lose_layer)
        self._notice.show_words("wait", tr("Looking at the table…"))
        self._update()

    # ---------------------------------------------------------------- what can be done

    def look(self):
        """Find out what of the layer may be published."""
        try:
            source = source_of(self._layer, connection_uri(self._choice))
        except MapalusError as error:
            self._show_failure(error)
            return

        def work(connection):
            known = own_layers.known_of(connection, source)
            try:
                offered = own_layers.offer(connection, source)
                return offered, own_layers.place_of(connection, offered) if source.geometry else None, known
            except MapalusError as error:
                # What was published before can be taken back all the same.
                return error, None, known

        self._start(tr("Mapalus: what may be published of a layer"), work, self._show_found)

    def publish(self):
        """Declare the layer to be public."""
        offered, chosen = self._offer, self.chosen()
        if self._is_allowed() and self._start(
            tr("Mapalus: declaring a layer"),
            lambda connection: own_layers.publish(connection, offered, chosen),
            self._end,
        ):
            self._notice.show_words("wait", tr("Declaring the layer…"))

    def withdraw(self):
        """Ask whether the layer shall no longer be published, and take it back."""
        question = tr("Take {name} back? Nobody can read it any more, at once; the plan then takes it from the server.")
        if (
            QMessageBox.question(self, self.windowTitle(), question.format(name=self._known.name))
            == QMessageBox.StandardButton.Yes
        ):
            self.withdraw_now()

    def withdraw_now(self):
        """Take the layer back without asking."""
        name = self._known.name
        if self._start(
            tr("Mapalus: taking a layer back"),
            lambda connection: own_layers.withdraw(connection, name),
            self._show_withdrawn,
        ):
            self._notice.show_words("wait", tr("Taking the layer back…"))

    def chosen(self):
        """Return the :class:`~mapalus.plugin.publication.own_layers.Chosen` that stands in the dialog."""
        titles, abstracts = ([edit.text().strip() for edit in edits] for edits in (self._titles, self._abstracts))
        return Chosen(
            name=self._name.text().strip(),
            title=Words(*titles),
            abstract=Words(*abstracts),
            columns=self._columns.columns(),
            harmless=self._columns.harmless(),
            visible=self._visible.isChecked(),
        )

    def abandon(self):
        """Stop what runs without waiting for it."""
        self._pictures.stop()
        task, self._task = self._task, None
        if task is not None:
            task.drop()

    def done(self, result):
        self.abandon()
        super().done(result)

    def showEvent(self, event):
        super().showEvent(event)
        if self._offer is None and self._task is None and self._failure is None:
            self.look()

    # ---------------------------------------------------------------- how it looks

    def _words_tab(self):
        self._name = QLineEdit()
        self._name.setToolTip(tr("Its name in WMS and WFS: small letters, digits and underscores."))
        self._titles = (QLineEdit(), QLineEdit())
        self._abstracts = (QLineEdit(), QLineEdit())
        self._visible = QCheckBox(tr("The public map shows it at first"))
        self._scales = QLabel()
        page = QWidget()
        form = QFormLayout(page)
        form.addRow(tr("Name in the services"), self._name)
        form.addRow(tr("Title in Indonesian"), self._titles[0])
        form.addRow(tr("Title in English"), self._titles[1])
        form.addRow(tr("Description in Indonesian"), self._abstracts[0])
        form.addRow(tr("Description in English"), self._abstracts[1])
        form.addRow(tr("Drawn"), self._scales)
        form.addRow("", self._visible)
        return page

    def _buttons(self):
        self._withdraw = QPushButton(tr("No longer publish…"))
        self._publish = QPushButton(icon("publish"), tr("Publish…"))
        self._publish.setToolTip(
            tr("Declares the layer and opens the plan; the server is changed when that is applied.")
        )
        self._close = QPushButton(tr("Close"))
        row = QHBoxLayout()
        row.addWidget(self._withdraw)
        row.addStretch(1)
        row.addWidget(self._publish)
        row.addWidget(self._close)
        for button in (self._withdraw, self._publish, self._close):
            button.setAutoDefault(False)
        self._withdraw.clicked.connect(self.withdraw)
        self._publish.clicked.connect(self.publish)
        self._close.clicked.connect(self.reject)
        return row

    def _show_found(self, found):
        self._task = None
        offered, place, self._known = found
        if isinstance(offered, MapalusError):
            self._show_failure(offered)
            return
        self._offer = offered
        self._show_offer(offered, place)

    def _show_offer(self, offered, place):
        known = offered.known
        entry = known.declaration if known else {}
        title = offered.source.title
        self._name.setText(offered.name)
        self._name.setReadOnly(known is not None)
        for edits, part, otherwise in ((self._titles, "title", title), (self._abstracts, "abstract", "")):
            words = entry.get(part, {"id": otherwise, "en": otherwise})
            edits[0].setText(words["id"])
            edits[1].setText(words["en"])
        self._visible.setChecked(entry.get("visible", False))
        self._scales.setText(_scale_words(offered.source.scales))
        self._columns.show_offer(offered)
        self._update()
        if offered.kind == "none":
            self._has_right_picture = True
            self._pictures.setVisible(False)
        elif place is None:
            self._pictures.show_words(tr("The layer has no features yet."), on_the_left=True)
            self._pictures.show_words(tr("The layer has no features yet."))
        else:
            self._pictures.set_views(view_of(place, offered.source.scales), self._window(place))
            self._draw()
        self._update()

    def _window(self, place):
        """Return the :class:`View` of the map window; None where there is none, or the layer lies elsewhere."""
        if self._canvas is None or self._canvas.extent().isEmpty():
            return None
        (west, south, east, north), _ = place
        transform = QgsCoordinateTransform(
            self._canvas.mapSettings().destinationCrs(), QgsCoordinateReferenceSystem(_WGS84), QgsProject.instance()
        )
        if not transform.isValid():
            return None
        box = transform.transformBoundingBox(self._canvas.extent())
        if box.xMinimum() > east or box.xMaximum() < west or box.yMinimum() > north or box.yMaximum() < south:
            return None
        middle = box.center()
        return View(middle.x(), middle.y(), max(1, round(self._canvas.scale())), WIDTH, HEIGHT)

    def _draw(self):
        """Draw both pictures: the left one here, the right one by GeoServer."""
        view = self._pictures.view()
        if self._task is not None and self._task is self._drawing:
            # Another picture is wanted instead.
            self._task.drop()
            self._task = None
        if view is None or self._layer is None or self._task is not None:
            return
        self._has_right_picture = False
        self._pictures.draw(self._layer)
        offered = self._offer
        if offered.losses:
            self._pictures.show_words(
                "\n".join((tr("GeoServer could not draw alike:"), *(f"• {loss}" for loss in offered.losses)))
            )
            self._update()
            return
        try:
            access = self._server.access()
        except MapalusError as error:
            self._lack_right_picture(error)
            return

        def work(connection):
            extent = view.extent()
            box = extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum()
            columns, features = own_layers.features_in(connection, offered, box)
            server = make_server(access.url, access.user, access.password, "", access.options.get("verify", True))
            return server.draw_unpublished(own_layers.sld(offered).sld, columns, features, view)

        self._start(
            tr("Mapalus: GeoServer's picture of a layer"), work, self._show_right_picture, self._lack_right_picture
        )
        self._drawing = self._task

    def _show_right_picture(self, picture):
        self._task = None
        self._has_right_picture = True
        self._pictures.show_right(picture)
        self._update()

    def _lack_right_picture(self, error):
        self._task = None
        self._has_right_picture = False
        self._pictures.show_words(
            "\n\n".join((tr("Only QGIS's own picture can be shown: GeoServer does not draw."), error_words(error)))
        )
        self._update()

    def _update(self, *_):
        """Say what stands in the way, and enable what can be done now."""
        busy, offered = self._task is not None, self._offer
        self._tabs.setEnabled(offered is not None)
        self._pictures.setEnabled(offered is not None)
        self._withdraw.setVisible(self._known is not None)
        self._withdraw.setEnabled(not busy)
        self._publish.setEnabled(not busy and self._is_allowed())
        self._unseen.setVisible(offered is not None and not busy and not offered.losses and not self._has_right_picture)
        if offered is None:
            return
        chosen = self.chosen()
        self._tabs.setTabText(
            1, tr("Columns ({chosen} of {all})").format(chosen=len(chosen.columns), all=len(offered.columns))
        )
        self._run.setPlainText(_statements(offered, chosen))
        problem = own_layers.hindrance(offered, chosen)
        if self._failure is not None:
            self._notice.show_words("bad", error_words(self._failure))
            self._failure = None
        elif problem is not None:
            self._notice.show_words("bad" if offered.losses else "attention", error_words(problem))
        elif busy:
            self._notice.show_words("wait", tr("GeoServer is drawing…"))
        elif not self._has_right_picture and not self._unseen.isChecked():
            self._notice.show_words("attention", tr("Look at the pictures, and say below that one of them is missing."))
        else:
            self._notice.show_words(
                "good",
                tr("Nothing stands in the way. The plan comes next; the server is changed when that is applied."),
            )

    def _is_allowed(self):
        return (
            self._offer is not None
            and own_layers.hindrance(self._offer, self.chosen()) is None
            and (self._has_right_picture or self._unseen.isChecked())
        )

    # ---------------------------------------------------------------- tasks

    def _start(self, description, work, done, failed=None):
        """Start a task, where none runs; return whether it was started."""
        if self._task is not None:
            return False
        try:
            dsn = connection_dsn(connection_uri(self._choice))
        except MapalusError as error:
            self._show_failure(error)
            return False
        self._task = DatabaseTask(description, dsn, work, done, failed or self._show_failure)
        self._update()
        QgsApplication.taskManager().addTask(self._task)
        return True

    def _show_failure(self, error):
        self._task = None
        self._failure = error
        self._notice.show_words("bad", error_words(error))
        self._update()

    def _end(self, _result):
        self._task = None
        self.declared.emit()
        self.accept()

    def _show_withdrawn(self, is_revoked):
        if is_revoked:
            self._end(None)
            return
        self._task = None
        record, self._known, self._offer = self._known, None, None
        self._update()
        self._notice.show_words(
            "attention",
            tr(
                "It is taken back. The role mapalus_owner, as which nobody logs in, keeps its rights on "
                "{schema}.{name}: only the table's owner can take those away."
            ).format(schema=record.schema, name=record.relation),
        )
        self.declared.emit()

    def _lose_layer(self):
        self._layer = None
        self.reject()


def _statements(offered, chosen):
    lines = [f"{own_layers.in_words(statement)};" for statement in own_layers.grants(offered, chosen)]
    columns = ", ".join(dict.fromkeys((offered.key, *chosen.columns)))
    lines.append(
        tr(
            "Then the view mapalus_public.own_{name} is made with these columns, and the public may read it: {columns}."
        ).format(name=chosen.name, columns=columns)
    )
    if offered.native_srid not in (offered.srid, None):
        lines.append(
            tr(
                "Its geometry is transformed from EPSG:{native} to EPSG:{srid}. For a table of many thousand rows, "
                "have this index made; it is not made here:"
            ).format(native=offered.native_srid, srid=offered.srid)
        )
        lines.append(own_layers.in_words(own_layers.index_for(offered)) + ";")
    return "\n\n".join(lines)


def _scale_words(scales):
    nearest, farthest = (f"1:{round(limit):,}" if limit else None for limit in scales)
    if nearest and farthest:
        return tr("from {farthest} to {nearest}, as in QGIS").format(farthest=farthest, nearest=nearest)
    if farthest:
        return tr("from {farthest} inwards, as in QGIS").format(farthest=farthest)
    if nearest:
        return tr("up to {nearest}, as in QGIS").format(nearest=nearest)
    return tr("at all scales")
