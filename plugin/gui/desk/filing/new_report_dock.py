"""The form in which an operator files what a caller tells: one column, in the order of a call."""

from uuid import uuid4

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QIcon, QKeySequence, QPixmap
from qgis.PyQt.QtWidgets import (
    QDockWidget,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QShortcut,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from mapalus.plugin.desk.filing import Draft, file_report, find_kinds, preview, read_kinds, support
from mapalus.plugin.gui.common.notice_widget import NoticeWidget
from mapalus.plugin.gui.desk.filing.caller_widget import CallerWidget
from mapalus.plugin.gui.desk.filing.filed_widget import FiledWidget
from mapalus.plugin.gui.desk.filing.known_widget import KnownWidget
from mapalus.plugin.gui.desk.filing.suggest_line_widget import Suggestion, SuggestLine
from mapalus.plugin.gui.desk.filing.where_widget import WhereWidget
from mapalus.plugin.i18n import error_words, tr, user_language
from mapalus.plugin.paths import ICONS


class NewReportDock(QDockWidget):
    """Files a report for a caller, or adds a supporter to one that is known.

    Nothing that was typed is lost: not when the database is away or refuses, and not when the panel is closed.

    :param desk: :class:`~mapalus.plugin.gui.desk.desk.Desk`
    :param canvas: QgsMapCanvas
    """

    def __init__(self, desk, canvas, parent=None):
        super().__init__(tr("New report"), parent)
        self.setObjectName("mapalus_new_report_dock")
        self._desk = desk
        self._language = user_language()
        self._kinds = []
        self._kind = None
        self._preview = None
        self._key = str(uuid4())
        self._is_busy = False
        self._is_away = False

        self._notice = NoticeWidget()
        self._notice.hide()
        self._what = SuggestLine(pause=0)
        self._what.setObjectName("what")
        self._what.setPlaceholderText(tr("Waste, hole in the road, street light …"))
        self._where = WhereWidget(desk, canvas, self._language)
        self._description = QPlainTextEdit()
        self._description.setObjectName("description")
        self._description.setTabChangesFocus(True)
        self._description.setPlaceholderText(tr("In the caller's words. No names or numbers here."))
        self._description.setFixedHeight(5 * self._description.fontMetrics().lineSpacing())
        self._known = KnownWidget(self._language)
        self._caller = CallerWidget()
        self._caller.hide()
        self._filed = FiledWidget(self._language)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._scrolled(self._form()))
        self._pages.addWidget(self._scrolled(self._filed))
        self.setWidget(self._pages)

        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.file)
        self._what.asked.connect(self._offer_kinds)
        self._what.chosen.connect(self._choose_kind)
        self._what.textEdited.connect(self._forget_kind)
        self._where.moved.connect(self._look)
        self._known.supported.connect(self._support)
        self._filed.next_wanted.connect(self.clear)
        self._filed.report_wanted.connect(desk.choose)
        self._button.clicked.connect(self.file)
        self._clear.clicked.connect(self.clear)
        desk.opened.connect(self._know)
        desk.closed.connect(self._leave)
        desk.lost.connect(self._lose)
        desk.back.connect(self._come_back)
        desk.reports_changed.connect(self._look)
        if desk.user is not None:
            self._know(desk.user)

    def begin(self):
        """Put the keyboard where the call goes on."""
        if self._pages.currentIndex() == 1:
            self._filed.take_focus()
        elif self._kind is None:
            self._what.setFocus()
        else:
            self._where.line.setFocus()

    def file(self):
        """File the report, unless something is missing."""
        if self._is_busy or self._pages.currentIndex() == 1 or not self._button.isEnabled():
            return
        missing = self._missing()
        if missing:
            words, line = missing
            self._say("attention", words)
            line.setFocus()
            return
        draft = Draft(
            self._kind.code,
            self._description.toPlainText(),
            caller=self._caller.caller(),
            key=self._key,
            **self._where.place(),
        )
        self._begin(tr("Filing the report…"))
        self._desk.act(lambda connection: file_report(connection, draft), self._show_filed, self._fail)

    def clear(self):
        """Begin a new call with an empty form."""
        self._key = str(uuid4())
        self._kind = None
        self._what.clear_all()
        self._where.clear()
        self._description.clear()
        self._caller.clear()
        self._known.show_candidates(())
        self._pages.setCurrentIndex(0)
        self._say("", "")
        self._what.setFocus()

    def showEvent(self, event):
        super().showEvent(event)
        self.begin()

    def hideEvent(self, event):
        super().hideEvent(event)
        self._where.map.ask(False)

    # ---------------------------------------------------------------- the form

    def _form(self):
        form = QWidget()
        column = QVBoxLayout(form)
        column.addWidget(self._notice)
        for title, widget in (
            (tr("&What is it about?"), self._what),
            (tr("Whe&re is it?"), self._where),
            (tr("&Description"), self._description),
        ):
            label = QLabel(title)
            label.setBuddy(self._where.line if widget is self._where else widget)
            column.addWidget(label)
            column.addWidget(widget)
            column.addSpacing(6)
        column.addWidget(self._known)
        column.addWidget(self._caller)
        self._button = QPushButton(tr("File the report"))
        self._button.setObjectName("file")
        self._button.setToolTip(tr("Ctrl+Enter, from every field"))
        self._button.setEnabled(False)
        self._clear = QPushButton(tr("Clear"))
        self._clear.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        row = QHBoxLayout()
        row.addWidget(self._button, 1)
        row.addWidget(self._clear)
        column.addLayout(row)
        column.addStretch(1)
        return form

    @staticmethod
    def _scrolled(widget):
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(widget)
        return area

    def _missing(self):
        """Return what the user must do first, and where; None where nothing is missing."""
        if self._kind is None:
            return tr("Choose what the report is about."), self._what
        if self._where.point is None and not self._where.line.text().strip():
            return tr("Say where it is: search an address or click on the map."), self._where.line
        if self._where.point is not None and self._preview is not None and not self._preview.is_in_city:
            return tr("The place lies outside the city. Choose another one."), self._where.line
        return None

    # ---------------------------------------------------------------- what it is about

    def _offer_kinds(self, text):
        found = find_kinds(self._kinds, text)
        self._what.offer([Suggestion(kind.name.in_language(self._language), kind, _icon(kind)) for kind in found])

    def _choose_kind(self, kind):
        self._kind = kind
        self._what.settle(kind.name.in_language(self._language))
        self._look()

    def _forget_kind(self, _text):
        if self._kind is not None:
            self._kind = None
            self._what.unsettle()
            self._look()

    # ---------------------------------------------------------------- what the database makes of it

    def _look(self):
        """Ask the database what it would make of the report."""
        self._preview = None
        point = self._where.point
        if point is None:
            self._known.show_candidates(())
            return
        if not self._desk.is_open or self._pages.currentIndex() == 1:
            return
        category = self._kind.code if self._kind is not None else None
        self._desk.read(
            lambda connection: preview(connection, *point, category), self._tell, self._say_error, "filing preview"
        )

    def _tell(self, found):
        if self._where.point is None:
            return
        self._preview = found
        self._where.tell(found)
        # As in the database: what lies at no real place has no neighbours.
        self._known.show_candidates(found.candidates if self._where.is_exact else ())

    # ---------------------------------------------------------------- filing

    def _support(self, report):
        if self._is_busy:
            return
        key = self._key
        self._begin(tr("Adding the supporter…"))
        self._desk.act(lambda connection: support(connection, report, key), self._show_filed, self._fail)

    def _begin(self, words):
        self._is_busy = True
        self._button.setEnabled(False)
        self._say("wait", words)

    def _show_filed(self, filed):
        self._end()
        self._say("", "")
        self._where.map.clear()
        self._pages.setCurrentIndex(1)
        self._filed.show_filed(filed)

    def _fail(self, error):
        self._end()
        self._say_error(error)

    def _end(self):
        self._is_busy = False
        user = self._desk.user
        self._button.setEnabled(user is not None and user.is_staff)

    def _say_error(self, error):
        self._say("bad", error_words(error))

    def _say(self, sign, text):
        self._notice.show_words(sign, text)
        self._notice.setVisible(bool(text))
        if text:
            # Where the form is scrolled down, the sentence above it would not be seen.
            self._pages.widget(0).ensureWidgetVisible(self._notice)

    # ---------------------------------------------------------------- the database

    def _know(self, user):
        self._button.setEnabled(user.is_staff and not self._is_busy)
        self._caller.setVisible(user.is_operator)
        if user.is_staff:
            self._say("", "")
            self._desk.read(read_kinds, self._know_kinds, self._say_error, "filing kinds")
        else:
            self._say(
                "attention",
                tr("This login files no reports. Connect as an operator or a planner."),
            )

    def _know_kinds(self, kinds):
        self._kinds = kinds
        if self._kind is not None:
            self._kind = next((kind for kind in kinds if kind.code == self._kind.code), None)
        self._where.show_again()
        self._look()

    def _leave(self):
        """The database was left. What was typed stays; the map's marker goes."""
        if self._is_busy:
            self._is_busy = False
            self._say("attention", tr("The database was left while it was asked. What you typed stays here."))
        self._button.setEnabled(False)
        self._where.stop()

    def _lose(self, error):
        self._is_away = True
        self._say("attention", tr("{error} What you typed stays here.", error=error_words(error)))

    def _come_back(self):
        if self._is_away:
            self._is_away = False
            self._say("good", tr("The database answers again."))


def _icon(kind):
    # The files leave the colour to the map's styles.
    ink = QColor("#334155")
    image, _ = QgsApplication.svgCache().svgAsImage(str(ICONS / "mapalus" / f"{kind.icon}.svg"), 18, ink, ink, 0, 1)
    return QIcon(QPixmap.fromImage(image))
