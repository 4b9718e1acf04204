"""Choosing the GeoServer to publish to, and how it reaches the database."""

import os
from urllib.parse import urlsplit

from qgis.gui import QgsAuthConfigSelect, QgsCollapsibleGroupBox
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.gui.common.notice_widget import NoticeWidget
from mapalus.plugin.gui.publishing.publishing_task import Access
from mapalus.plugin.i18n import tr
from mapalus.plugin.publication.opening import StoreLogin
from mapalus.plugin.stored.logins import stored_login
from mapalus.plugin.stored.servers import chosen_server, remember_server, remembered_servers

_ROLES = ("mapalus_public",)


class ServerWidget(QWidget):
    """Remembers servers in QGIS's settings, with the identifiers of authentication configurations and no password."""

    changed = pyqtSignal()
    """Something about the server was edited; what was found out about it before is worth nothing."""

    test_wanted = pyqtSignal()

    def __init__(self, parent=None):
        super().__init__(parent)
        self._servers = remembered_servers()
        self._address = QComboBox()
        self._address.setEditable(True)
        self._address.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._address.lineEdit().setPlaceholderText("https://…/geoserver")
        self._address.addItems(list(self._servers))
        self._test = QPushButton(tr("Test"))
        row = QHBoxLayout()
        row.addWidget(QLabel(tr("Address")))
        row.addWidget(self._address, 1)
        row.addWidget(self._test)
        self._login = QgsAuthConfigSelect(self)
        administrator = QGroupBox(tr("GeoServer's administrator, from QGIS's authentication manager"))
        QVBoxLayout(administrator).addWidget(self._login)
        self.notice = NoticeWidget()

        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addLayout(row)
        layout.addWidget(administrator)
        layout.addWidget(self._database_box())
        layout.addWidget(self.notice)
        layout.addStretch(1)

        chosen = chosen_server()
        if chosen in self._servers:
            self._address.setCurrentText(chosen)
        self._fill()
        self._address.activated.connect(lambda _index: self._fill())
        self._address.editTextChanged.connect(self._edited)
        for edited in (
            self._login.selectedConfigIdChanged,
            self._host.textEdited,
            self._port.valueChanged,
            *(select.selectedConfigIdChanged for select in self._store_logins.values()),
        ):
            edited.connect(self._edited)
        self._test.clicked.connect(self.test_wanted)

    def address(self):
        return self._address.currentText().strip().rstrip("/")

    def access(self):
        """Return the :class:`Access` of what is chosen; QGIS may ask for its master password.

        :raises MapalusError: when something is missing.
        """
        url = self.address()
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise MapalusError("No GeoServer is chosen.", "Give its address under Server, such as https://…/geoserver.")
        if parts.username or parts.password:
            raise MapalusError(
                "The address holds a user name or a password.",
                "Take it out, and choose an authentication configuration instead.",
            )
        if not self._login.configId():
            raise MapalusError(
                "GeoServer's administrator is not chosen.",
                "Choose or create an authentication configuration of the method Basic under Server.",
            )
        user, password = stored_login(self._login.configId())
        options = {
            "store_logins": {
                role: StoreLogin(*stored_login(select.configId()))
                for role, select in self._store_logins.items()
                if select.configId()
            },
            "database_host": self._host.text().strip(),
            "database_port": self._port.value() or None,
        }
        return Access(url, user, password, os.environ.get("GEOSERVER_CA") or True, options)

    def is_exposed(self):
        """Return whether the administrator's password would travel in the clear through a network."""
        parts = urlsplit(self.address())
        return parts.scheme == "http" and parts.hostname not in ("localhost", "127.0.0.1", "::1")

    def remember(self):
        """Keep what is chosen for the next time."""
        url = self.address()
        self._servers = remember_server(
            url,
            self._login.configId(),
            {role: select.configId() for role, select in self._store_logins.items()},
            self._host.text().strip(),
            self._port.value(),
        )
        if self._address.findText(url) < 0:
            self._address.addItem(url)

    def _database_box(self):
        box = QgsCollapsibleGroupBox(tr("How GeoServer reaches the database"))
        explanation = QLabel(
            tr(
                "Needed where GeoServer's stores are made or changed. The host is yours unless GeoServer knows it by "
                "another name. “Make a login” shows the password of a login for the public. Agencies' stores get the "
                "passwords that “Make a login” gave the agencies."
            )
        )
        explanation.setWordWrap(True)
        self._host = QLineEdit()
        self._host.setPlaceholderText(tr("as in your own connection"))
        self._port = QSpinBox()
        self._port.setRange(0, 65535)
        self._port.setSpecialValueText(tr("as in your own connection"))
        self._store_logins = {role: QgsAuthConfigSelect(box) for role in _ROLES}
        form = QFormLayout()
        form.addRow(tr("Host"), self._host)
        form.addRow(tr("Port"), self._port)
        form.addRow(tr("Login for the public"), self._store_logins["mapalus_public"])
        layout = QVBoxLayout(box)
        layout.addWidget(explanation)
        layout.addLayout(form)
        box.setCollapsed(True)
        return box

    def _fill(self):
        known = self._servers.get(self.address(), {})
        self._login.setConfigId(known.get("login", ""))
        self._host.setText(known.get("host", ""))
        self._port.setValue(int(known.get("port") or 0))
        for role, select in self._store_logins.items():
            select.setConfigId(known.get(role, ""))

    def _edited(self, *_):
        self.notice.show_words("", "")
        self.changed.emit()
