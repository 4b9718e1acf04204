"""Choosing the city's database."""

from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
)

from mapalus.plugin.city.database_state import NEEDS_UPGRADE, NO_CITY, NO_MAPALUS, check_database, state_words
from mapalus.plugin.errors import MapalusError
from mapalus.plugin.gui.common.background_task import TaskSlot
from mapalus.plugin.gui.common.database_task import DatabaseTask
from mapalus.plugin.gui.connecting.new_connection_dialog import NewConnectionDialog
from mapalus.plugin.gui.icons import icon
from mapalus.plugin.i18n import error_words, tr, user_language
from mapalus.plugin.stored.connections import connection_choices, connection_dsn, connection_uri


class ConnectDialog(QDialog):
    """Offers QGIS's stored PostgreSQL connections and libpq's services, and says what is behind them."""

    algorithm_wanted = pyqtSignal(str, str)
    """Identifier of the algorithm that would make the database ready, and the chosen connection."""

    def __init__(self, chosen="", parent=None):
        super().__init__(parent)
        self._tasks = TaskSlot(self._update)
        self._algorithm = ""
        self.setWindowTitle(tr("Connect to a database"))
        self.setWindowIcon(icon("mapalus"))
        self.setMinimumWidth(560)

        self._choices = QComboBox()
        self._choices.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        new = QPushButton(tr("New…"))
        self._test = QPushButton(tr("Test"))
        row = QHBoxLayout()
        row.addWidget(self._choices, 1)
        row.addWidget(new)
        row.addWidget(self._test)

        self._load = QCheckBox(tr("Load the city's layers now"))
        self._load.setChecked(True)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setText(tr("Connect"))
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("Cancel"))

        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(self._explanation())
        layout.addLayout(row)
        layout.addWidget(self._result_frame())
        layout.addWidget(self._load)
        layout.addStretch(1)
        layout.addWidget(self._buttons)

        self._choices.currentIndexChanged.connect(self._forget_result)
        new.clicked.connect(self._add_connection)
        self._test.clicked.connect(self.test)
        self._action.clicked.connect(self._run_algorithm)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._fill(chosen)

    def choice(self):
        """Return the chosen connection as :mod:`mapalus.plugin.stored.connections` names it."""
        return self._choices.currentData() or ""

    def wants_layers(self):
        return self._load.isChecked()

    def test(self):
        """Look into the chosen database, in the background."""
        self._tasks.drop()
        try:
            dsn = connection_dsn(connection_uri(self.choice()))
        except MapalusError as error:
            self._show_failure(error)
            return
        self._show("wait", tr("Asking the database…"))
        self._tasks.start(
            DatabaseTask(
                tr("Mapalus: test of a connection"), dsn, check_database, self._show_finding, self._show_failure
            )
        )

    @property
    def is_busy(self):
        """Whether the database is being asked."""
        return self._tasks.is_busy

    def abandon(self):
        """Stop what runs without waiting for it."""
        self._tasks.drop()

    def done(self, result):
        self.abandon()
        super().done(result)

    def _explanation(self):
        label = QLabel(
            tr(
                "Choose the database that holds the city's reports. User names and passwords stay in QGIS's "
                "authentication manager: neither Mapalus nor project files keep them."
            )
        )
        label.setWordWrap(True)
        return label

    def _result_frame(self):
        self._sign = QLabel()
        self._sign.setFixedSize(QSize(24, 24))
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._action = QPushButton()
        frame = QFrame()
        frame.setFrameShape(QFrame.Shape.StyledPanel)
        frame.setMinimumHeight(64)
        layout = QHBoxLayout(frame)
        layout.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self._words, 1)
        layout.addWidget(self._action)
        return frame

    def _fill(self, chosen):
        self._choices.clear()
        for choice in connection_choices():
            shown = choice
            if choice.startswith("service="):
                shown = tr("Service {name}").format(name=choice.partition("=")[2])
            self._choices.addItem(icon("database"), shown, choice)
        index = self._choices.findData(chosen)
        if index >= 0:
            self._choices.setCurrentIndex(index)
        self._forget_result()

    def _update(self):
        self._test.setEnabled(bool(self.choice()) and not self.is_busy)

    def _forget_result(self, *_):
        self.abandon()
        self._update()
        there = bool(self.choice())
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(there)
        if there:
            self._show("", tr("Test shows which city is behind this connection."))
        else:
            self._show("", tr("QGIS has no PostgreSQL connection yet. Add one with New…"))

    def _show(self, sign, text, algorithm="", button=""):
        self._sign.setVisible(bool(sign))
        self._sign.setPixmap(icon(sign).pixmap(24, 24))
        self._words.setText(text)
        self._algorithm = algorithm
        self._action.setText(button)
        self._action.setVisible(bool(algorithm))

    def _show_finding(self, finding):
        text = state_words(finding, user_language(), tr)
        offers = {
            NO_MAPALUS: ("mapalus:installdatabase", tr("Install…")),
            NEEDS_UPGRADE: ("mapalus:installdatabase", tr("Upgrade…")),
            NO_CITY: ("mapalus:loadcityprofile", tr("Load a city…")),
        }
        self._show("attention" if finding.state in offers else "good", text, *offers.get(finding.state, ()))

    def _show_failure(self, error):
        self._show("bad", error_words(error))

    def _run_algorithm(self):
        self.algorithm_wanted.emit(self._algorithm, self.choice())
        # Its dialog is closed by now: what does the database look like?
        self.test()

    def _add_connection(self):
        dialog = NewConnectionDialog(self)
        if dialog.exec():
            self._fill(dialog.name())
