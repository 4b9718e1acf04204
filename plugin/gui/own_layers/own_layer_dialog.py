"""Publishing a planner's own layer: words, columns, what would be lost, and both pictures before it is allowed."""

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
)

from mapalus.plugin.gui.common.notice_widget import NoticeWidget
from mapalus.plugin.gui.icons import icon
from mapalus.plugin.gui.own_layers.own_columns_widget import OwnColumnsWidget
from mapalus.plugin.gui.own_layers.own_layer_words import statements_words
from mapalus.plugin.gui.own_layers.own_layer_work import OwnLayerWork
from mapalus.plugin.gui.own_layers.own_words_widget import OwnWordsWidget
from mapalus.plugin.gui.own_layers.pictures_widget import PicturesWidget, view_of, view_of_canvas
from mapalus.plugin.gui.publishing.server_widget import ServerWidget
from mapalus.plugin.i18n import error_words, tr
from mapalus.plugin.publication import own_layers
from mapalus.plugin.publication.own_layers import Chosen


class OwnLayerDialog(QDialog):
    """Stays open beside QGIS; it shows what :class:`OwnLayerWork` does.

    :param choice: the connection to the city's database, see :mod:`mapalus.plugin.stored.connections`.
    :param layer: QgsMapLayer that is to be published, or is published and to be changed or taken back.
    :param canvas: QgsMapCanvas whose view can be looked at besides; None where there is none.
    """

    declared = pyqtSignal()
    """The layer was declared to be public, or is so no longer: the next plan does it."""

    def __init__(self, choice, layer, canvas=None, parent=None):
        super().__init__(parent)
        self._layer = layer
        self._canvas = canvas
        self._has_right_picture = False
        self._failure = None
        self.setWindowTitle(tr("Publish this layer: {name}").format(name=layer.name()))
        self.setWindowIcon(icon("publish"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint, True)
        self.resize(980, 720)

        # What GeoServer is known; it is chosen in the dialog that publishes.
        self._server = ServerWidget(self)
        self._server.hide()
        self._work = OwnLayerWork(choice, lambda: self._server.access(), self)
        self.notice = NoticeWidget()
        self.words = OwnWordsWidget()
        self.columns = OwnColumnsWidget()
        self.pictures = PicturesWidget()
        self._statements = QPlainTextEdit()
        self._statements.setReadOnly(True)
        self._statements.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self._tabs = QTabWidget()
        self._tabs.addTab(self.words, tr("Words"))
        self._tabs.addTab(self.columns, tr("Columns"))
        self._tabs.addTab(self._statements, tr("What will be run"))
        self._unseen = QCheckBox(
            tr("Publish it although only QGIS's own picture could be shown; I shall look at it afterwards.")
        )
        layout = QVBoxLayout(self)
        layout.addWidget(self.notice)
        layout.addWidget(self._tabs, 1)
        layout.addWidget(self.pictures, 1)
        layout.addWidget(self._unseen)
        layout.addLayout(self._buttons())

        self.words.changed.connect(self._update)
        self.columns.changed.connect(self._update)
        self._unseen.toggled.connect(self._update)
        self.pictures.wanted.connect(self._draw)
        self._work.changed.connect(self._update)
        self._layer.willBeDeleted.connect(self._lose_layer)
        self._update()
        self.notice.show_words("wait", tr("Looking at the table…"))

    @property
    def is_busy(self):
        """Whether the server or the database is being worked with."""
        return self._work.is_busy

    # ---------------------------------------------------------------- what can be done

    def look(self):
        """Find out what of the layer may be published."""
        self._work.look(self._layer, self._show_offer, self._show_failure)

    def publish(self):
        """Declare the layer to be public."""
        if self.is_allowed() and self._work.publish(self.chosen(), self._end, self._show_failure):
            self.notice.show_words("wait", tr("Declaring the layer…"))

    def withdraw(self):
        """Ask whether the layer shall no longer be published, and take it back."""
        question = tr("Take {name} back? Nobody can read it any more, at once; the plan then takes it from the server.")
        if (
            QMessageBox.question(self, self.windowTitle(), question.format(name=self._work.known.name))
            == QMessageBox.StandardButton.Yes
        ):
            self.withdraw_now()

    def withdraw_now(self):
        """Take the layer back without asking."""
        if self._work.withdraw(self._show_withdrawn, self._show_failure):
            self.notice.show_words("wait", tr("Taking the layer back…"))

    def chosen(self):
        """Return the :class:`~mapalus.plugin.publication.own_layers.Chosen` that stands in the dialog."""
        return Chosen(
            name=self.words.name,
            title=self.words.title,
            abstract=self.words.abstract,
            columns=self.columns.columns(),
            harmless=self.columns.harmless(),
            visible=self.words.is_visible_at_first,
        )

    def is_allowed(self):
        """Return whether nothing stands in the way of publishing what is chosen."""
        offered = self._work.offer
        return (
            offered is not None
            and own_layers.reason_not_publishable(offered, self.chosen()) is None
            and (self._has_right_picture or self._unseen.isChecked())
        )

    def accept_unseen(self, is_accepted=True):
        """Say that the layer is published although GeoServer's picture could not be shown."""
        self._unseen.setChecked(is_accepted)

    def abandon(self):
        """Stop what runs without waiting for it."""
        self.pictures.stop()
        self._work.abandon()

    def done(self, result):
        self.abandon()
        super().done(result)

    def showEvent(self, event):
        super().showEvent(event)
        if self._work.offer is None and not self.is_busy and self._failure is None:
            self.look()

    # ---------------------------------------------------------------- how it looks

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

    def _show_offer(self, offered, place):
        self.words.show_offer(offered)
        self.columns.show_offer(offered)
        if offered.kind == "none":
            self._has_right_picture = True
            self.pictures.setVisible(False)
        elif place is None:
            self.pictures.show_words(tr("The layer has no features yet."), on_the_left=True)
            self.pictures.show_words(tr("The layer has no features yet."))
        else:
            self.pictures.set_views(view_of(place, offered.source.scales), view_of_canvas(self._canvas, place))
            self._draw()
        self._update()

    def _draw(self):
        """Draw both pictures: the left one here, the right one by GeoServer."""
        view, offered = self.pictures.view(), self._work.offer
        if view is None or offered is None or self._layer is None:
            return
        self._has_right_picture = False
        self.pictures.draw(self._layer)
        if offered.losses:
            self.pictures.show_words(
                "\n".join((tr("GeoServer could not draw alike:"), *(f"• {loss}" for loss in offered.losses)))
            )
        else:
            self._work.draw(view, self._show_right_picture, self._lack_right_picture)
        self._update()

    def _show_right_picture(self, picture):
        self._has_right_picture = True
        self.pictures.show_right(picture)
        self._update()

    def _lack_right_picture(self, error):
        self._has_right_picture = False
        self.pictures.show_words(
            "\n\n".join((tr("Only QGIS's own picture can be shown: GeoServer does not draw."), error_words(error)))
        )
        self._update()

    def _update(self, *_):
        """Say what stands in the way, and enable what can be done now."""
        busy, offered = self.is_busy, self._work.offer
        self._tabs.setEnabled(offered is not None)
        self.pictures.setEnabled(offered is not None)
        self._withdraw.setVisible(self._work.known is not None)
        self._withdraw.setEnabled(not busy)
        self._publish.setEnabled(not busy and self.is_allowed())
        self._unseen.setVisible(offered is not None and not busy and not offered.losses and not self._has_right_picture)
        if offered is None:
            return
        chosen = self.chosen()
        self._tabs.setTabText(
            1, tr("Columns ({chosen} of {all})").format(chosen=len(chosen.columns), all=len(offered.columns))
        )
        self._statements.setPlainText(statements_words(offered, chosen))
        self.notice.show_words(*self._state_words(own_layers.reason_not_publishable(offered, chosen)))

    def _state_words(self, problem):
        """Return sign and sentence for how things stand, the most urgent first."""
        if self._failure is not None:
            failure, self._failure = self._failure, None
            return "bad", error_words(failure)
        if problem is not None:
            return "bad" if self._work.offer.losses else "attention", error_words(problem)
        if self.is_busy:
            return "wait", tr("GeoServer is drawing…")
        if not self._has_right_picture and not self._unseen.isChecked():
            return "attention", tr("Look at the pictures, and say below that one of them is missing.")
        return "good", tr("Nothing stands in the way. The plan comes next; the server is changed when that is applied.")

    # ---------------------------------------------------------------- what came of it

    def _show_failure(self, error):
        self._failure = error
        self.notice.show_words("bad", error_words(error))
        self._update()

    def _end(self, _result):
        self.declared.emit()
        self.accept()

    def _show_withdrawn(self, record, is_revoked):
        if is_revoked:
            self._end(None)
            return
        self._update()
        self.notice.show_words(
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
