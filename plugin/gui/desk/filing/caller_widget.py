"""Who calls."""

from qgis.PyQt.QtWidgets import QCheckBox, QFormLayout, QGroupBox, QLineEdit

from mapalus.plugin.desk.filing import Caller
from mapalus.plugin.i18n import tr


class CallerWidget(QGroupBox):
    """Name, telephone, and the caller's consent that both are stored."""

    def __init__(self, parent=None):
        super().__init__(tr("Who calls"), parent)
        self._name = QLineEdit()
        self._name.setObjectName("caller_name")
        self._phone = QLineEdit()
        self._phone.setObjectName("caller_phone")
        self._agreed = QCheckBox(tr("The caller agrees that both are stored"))
        self._agreed.setObjectName("caller_agreed")
        self._agreed.setToolTip(
            tr("For questions about this report alone. Only operators can read them, and each reading is logged.")
        )
        self._name.setPlaceholderText(tr("may stay empty"))
        form = QFormLayout(self)
        form.addRow(tr("Name"), self._name)
        form.addRow(tr("Telephone"), self._phone)
        form.addRow(self._agreed)

    def caller(self):
        """Return what was entered; nobody where the login may not store callers."""
        if not self.isVisibleTo(self.parentWidget()):
            return Caller()
        return Caller(self._name.text(), self._phone.text(), has_agreed=self._agreed.isChecked())

    def clear(self):
        self._name.clear()
        self._phone.clear()
        self._agreed.setChecked(False)
