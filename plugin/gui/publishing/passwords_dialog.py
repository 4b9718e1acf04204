"""Passwords that must be shown although the dialog that made them goes."""

from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout

from mapalus.plugin.gui.icons import icon
from mapalus.plugin.i18n import tr


class PasswordsDialog(QDialog):
    """Shows a :class:`PasswordsWidget` until it is closed."""

    def __init__(self, passwords, parent=None):
        super().__init__(parent)
        self.setWindowTitle(tr("Publish"))
        self.setWindowIcon(icon("publish"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(tr("Close"))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(passwords)
        layout.addWidget(buttons)
        passwords.show()
