"""Adding a PostgreSQL connection to those that QGIS stores."""

from qgis.gui import QgsAuthConfigSelect
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QGroupBox, QLabel, QLineEdit, QVBoxLayout

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.gui.icons import icon
from mapalus.plugin.i18n import error_words, tr
from mapalus.plugin.stored.connections import store_connection


class NewConnectionDialog(QDialog):
    """Asks for host, port, database and the authentication configuration that opens it."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setWindowTitle(tr("New connection"))
        self.setWindowIcon(icon("database"))
        self.setMinimumWidth(520)
        self._name = QLineEdit()
        self._service = QLineEdit()
        self._host = QLineEdit("localhost")
        self._port = QLineEdit("5432")
        self._database = QLineEdit()
        self._service.setPlaceholderText(tr("instead of host and port; from pg_service.conf"))
        form = QFormLayout()
        form.addRow(tr("Name"), self._name)
        form.addRow(tr("Service"), self._service)
        form.addRow(tr("Host"), self._host)
        form.addRow(tr("Port"), self._port)
        form.addRow(tr("Database"), self._database)

        self._authentication = QgsAuthConfigSelect(self, "postgres")
        credentials = QGroupBox(tr("User and password, from QGIS's authentication manager"))
        QVBoxLayout(credentials).addWidget(self._authentication)

        self._problem = QLabel()
        self._problem.setWordWrap(True)
        self._problem.setStyleSheet("color: #b3261e")
        self._problem.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Save).setText(tr("Save"))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("Cancel"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)

        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(credentials)
        layout.addWidget(self._problem)
        layout.addWidget(buttons)
        self._service.textChanged.connect(self._service_changed)

    def name(self):
        return self._name.text().strip()

    def accept(self):
        try:
            store_connection(
                self.name(),
                service=self._service.text().strip(),
                host=self._host.text().strip(),
                port=self._port.text().strip(),
                database=self._database.text().strip(),
                authcfg=self._authentication.configId(),
            )
        except MapalusError as error:
            self._problem.setText(error_words(error))
            self._problem.show()
            return
        super().accept()

    def _service_changed(self, text):
        for widget in (self._host, self._port):
            widget.setEnabled(not text.strip())
