"""Passwords that are shown once."""

from qgis.PyQt.QtGui import QFontDatabase
from qgis.PyQt.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout

from mapalus.plugin.i18n import tr


class PasswordsWidget(QFrame):
    """Names and passwords of new users, with a button that copies them; nothing keeps them."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        words = QLabel(tr("New users of GeoServer. Their passwords are shown only now."))
        words.setWordWrap(True)
        copy = QPushButton(tr("Copy"))
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._text.setMaximumHeight(84)
        self._passwords = {}
        row = QHBoxLayout()
        row.addWidget(words, 1)
        row.addWidget(copy)
        layout = QVBoxLayout(self)
        layout.addLayout(row)
        layout.addWidget(self._text)
        copy.clicked.connect(lambda: QApplication.clipboard().setText(self.text()))
        self.hide()

    def add_passwords(self, passwords):
        """Show user -> password beside those that are shown already."""
        self._passwords.update(passwords)
        self._text.setPlainText("\n".join(f"{user}\t{password}" for user, password in self._passwords.items()))
        self.setVisible(bool(self._passwords))

    def text(self):
        return self._text.toPlainText()
