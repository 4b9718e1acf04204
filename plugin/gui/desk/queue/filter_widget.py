"""What the queue is filtered by: words, and one list of choices for each kind of value."""

from qgis.PyQt.QtCore import QDate, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QCompleter,
    QDateEdit,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mapalus.plugin.desk.queue_filter import (
    BY_DEADLINE,
    BY_PRIORITY,
    NEWEST,
    OLDEST,
    WORDS_DAYS,
    QueueFilter,
)
from mapalus.plugin.i18n import tr
from mapalus.plugin.vocabulary import CHANNELS, STATUSES, in_language

_TYPING_PAUSE_MS = 250
_NO_DAY = QDate(2000, 1, 1)


class FilterWidget(QWidget):
    """Words and an order in one line; the other filters fold out beneath it.

    :param language: ``id`` or ``en``
    """

    changed = pyqtSignal(object)
    """Another filter is wanted: a :class:`QueueFilter`. Its tab and box are not set here."""

    extent_wanted = pyqtSignal(bool)
    """Whether only what lies in the map's extent shall be shown."""

    def __init__(self, language, parent=None):
        super().__init__(parent)
        self._language = language
        self._is_filling = False
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_PAUSE_MS)
        self._typing.timeout.connect(self._tell)

        self.words = QLineEdit()
        self.words.setClearButtonEnabled(True)
        self.words.setMinimumWidth(12 * self.words.fontMetrics().horizontalAdvance("x"))
        self.words.setPlaceholderText(tr("Search: number, address, words"))
        self.words.setToolTip(
            tr("Finds words with typing errors, too. Closed reports: those of {days} days.", days=WORDS_DAYS)
        )
        self.words.textEdited.connect(lambda _text: self._typing.start())
        self.words.returnPressed.connect(self._tell)

        self.order = QComboBox()
        self.order.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.order.setMinimumContentsLength(9)
        for text, value in (
            (tr("Deadline"), BY_DEADLINE),
            (tr("Newest first"), NEWEST),
            (tr("Oldest first"), OLDEST),
            (tr("Priority"), BY_PRIORITY),
        ):
            self.order.addItem(text, value)
        self.order.setToolTip(tr("Order"))
        self.order.currentIndexChanged.connect(lambda _index: self._tell())

        self.extent = QToolButton()
        self.extent.setText(tr("Map"))
        self.extent.setToolTip(tr("Only what lies in the map's extent"))
        self.extent.setCheckable(True)
        self.extent.toggled.connect(self.extent_wanted)

        self.fold = QToolButton()
        self.fold.setText(tr("Filter"))
        self.fold.setCheckable(True)
        self.fold.setArrowType(Qt.ArrowType.RightArrow)
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.fold.toggled.connect(self._unfold)

        self._line = line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.words, 1)
        line.addWidget(self.order)
        line.addWidget(self.extent)
        line.addWidget(self.fold)

        self._choices = {name: _choice(self._tell) for name in ("agencies", "categories", "areas")}
        self._choices["statuses"] = _choice(self._tell, in_language(STATUSES, language))
        self._choices["channels"] = _choice(self._tell, in_language(CHANNELS, language))
        self._since, self._until = _day(self._tell), _day(self._tell)
        self._priority = QSpinBox()
        self._priority.setRange(0, 9)
        self._priority.setSpecialValueText(tr("any"))
        self._priority.valueChanged.connect(lambda _value: self._tell())

        self._more = QFrame()
        form = QFormLayout(self._more)
        form.setContentsMargins(0, 4, 0, 4)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for title, name in (
            (tr("Status"), "statuses"),
            (tr("Agency"), "agencies"),
            (tr("Category"), "categories"),
            (tr("District"), "areas"),
            (tr("Channel"), "channels"),
        ):
            form.addRow(title, self._choices[name])
        days = QHBoxLayout()
        days.addWidget(self._since, 1)
        days.addWidget(self._until, 1)
        form.addRow(tr("Reported from, to"), days)
        form.addRow(tr("Priority from"), self._priority)
        clear = QToolButton()
        clear.setText(tr("Clear filters"))
        clear.clicked.connect(lambda _checked=False: self.show_filter(QueueFilter(), tells=True))
        form.addRow("", clear)
        self._more.hide()

        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(line)
        layout.addWidget(self._more)

    def add_button(self, button):
        """Add a button to the line."""
        self._line.addWidget(button)

    def set_choices(self, choices):
        """Offer a city's agencies, categories and districts (:class:`~mapalus.plugin.desk.queue.Choices`)."""
        now = self.filter()
        self._is_filling = True
        for name in ("agencies", "categories", "areas"):
            _fill(
                self._choices[name],
                {code: words.in_language(self._language) for code, words in getattr(choices, name).items()},
            )
        self._is_filling = False
        self.show_filter(now)

    def filter(self):
        """Return what is filtered here."""
        chosen = {name: (box.currentData(),) if box.currentData() else () for name, box in self._choices.items()}
        return QueueFilter(
            **chosen,
            since=_text_of(self._since),
            until=_text_of(self._until),
            priority=self._priority.value(),
            words=self.words.text(),
            order=self.order.currentData(),
        )

    def show_filter(self, wanted, tells=False):
        """Show a filter; of several values of one kind, the first.

        :param tells: whether :attr:`changed` is emitted.
        """
        self._is_filling = True
        for name, box in self._choices.items():
            values = getattr(wanted, name)
            box.setCurrentIndex(max(0, box.findData(values[0])) if values else 0)
        for edit, day in ((self._since, wanted.since), (self._until, wanted.until)):
            edit.setDate(QDate.fromString(day, Qt.DateFormat.ISODate) if day else _NO_DAY)
        self._priority.setValue(wanted.priority)
        self.words.setText(wanted.words)
        self.order.setCurrentIndex(self.order.findData(wanted.order))
        self._is_filling = False
        if tells:
            self._tell()
        else:
            self._mark()

    def _tell(self):
        if self._is_filling:
            return
        self._typing.stop()
        self._mark()
        self.changed.emit(self.filter())

    def _mark(self):
        """Say on the folded button that something filters."""
        now = self.filter()
        number = sum(bool(getattr(now, name)) for name in (*self._choices, "since", "until", "priority"))
        self.fold.setText(tr("Filter ({number})", number=number) if number else tr("Filter"))

    def _unfold(self, is_open):
        self._more.setVisible(is_open)
        self.fold.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)


def _choice(tell, words=None):
    """Return a list of choices in which words can be typed."""
    box = QComboBox()
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(12)
    completer = box.completer()
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    _fill(box, words or {})
    box.currentIndexChanged.connect(lambda _index: tell())
    # What was typed and chosen from nothing is no choice.
    box.lineEdit().editingFinished.connect(lambda: box.setEditText(box.itemText(box.currentIndex())))
    return box


def _fill(box, words):
    box.clear()
    box.addItem(tr("all"), "")
    for code, text in words.items():
        box.addItem(text, code)


def _day(tell):
    edit = QDateEdit()
    edit.setCalendarPopup(True)
    edit.setMinimumDate(_NO_DAY)
    edit.setDisplayFormat("dd.MM.yyyy")
    edit.setSpecialValueText(tr("any day"))
    edit.setDate(_NO_DAY)
    edit.dateChanged.connect(lambda _date: tell())
    return edit


def _text_of(edit):
    return "" if edit.date() == _NO_DAY else edit.date().toString(Qt.DateFormat.ISODate)
