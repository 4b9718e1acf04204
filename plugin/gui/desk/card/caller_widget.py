"""Who reported it: shown to operators who say what for. The database records every look."""

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from mapalus.plugin.desk.actions import is_purpose
from mapalus.plugin.gui.desk.card.card_words import NOTHING, moment_words
from mapalus.plugin.gui.desk.card.header_widget import plain_label
from mapalus.plugin.i18n import tr


class CallerWidget(QWidget):
    """Asks for the purpose, then shows name, phone and e-mail until another report is shown."""

    wanted = pyqtSignal(str)
    """The user wants to see the reporter, for this purpose."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.show_button = QPushButton(tr("Caller: show (lo&gged)…"))
        self.purpose = QLineEdit()
        self.purpose.setPlaceholderText(tr("What for? Such as: call back about the photo"))
        self.purpose.setMaxLength(200)
        self.hint = plain_label(tr("Your name, the time and this purpose are recorded."))
        self.ok = QPushButton(tr("Show"))
        self.ok.setEnabled(False)
        self.cancel = QPushButton(tr("Cancel"))
        self.person = plain_label()
        self._asking = QWidget()
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.ok)
        buttons.addWidget(self.cancel)
        asking = QVBoxLayout(self._asking)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.addWidget(self.purpose)
        asking.addWidget(self.hint)
        asking.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.show_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._asking)
        layout.addWidget(self.person)
        self.show_button.clicked.connect(lambda _checked=False: self._ask())
        self.purpose.textChanged.connect(lambda text: self.ok.setEnabled(is_purpose(text)))
        self.purpose.returnPressed.connect(self._submit)
        self.ok.clicked.connect(lambda _checked=False: self._submit())
        self.cancel.clicked.connect(lambda _checked=False: self.forget())
        self.forget()

    def forget(self):
        """Show nobody, and ask for nothing."""
        self.purpose.clear()
        self.person.clear()
        self.person.hide()
        self._asking.hide()
        self.show_button.show()

    def show_reporter(self, reporter):
        """Show a :class:`~mapalus.plugin.desk.actions.Reporter`; None for nobody known."""
        self.forget()
        self.show_button.hide()
        if reporter is None:
            text = tr("Nobody is known who reported this.")
        elif reporter.erased_at is not None:
            text = tr("The reporter's data were erased on {time}.", time=moment_words(reporter.erased_at))
        else:
            text = "\n".join((reporter.name or NOTHING, reporter.phone or NOTHING, reporter.email or NOTHING))
        self.person.setText(text)
        self.person.show()

    def keyPressEvent(self, event):
        if event.key() == Qt.Key.Key_Escape and not self._asking.isHidden():
            self.forget()
            self.show_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _ask(self):
        self.show_button.hide()
        self._asking.show()
        self.purpose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _submit(self):
        if is_purpose(self.purpose.text()):
            self.wanted.emit(self.purpose.text())
