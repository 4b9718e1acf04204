"""A call is filed with the keyboard alone; nothing that was typed is lost."""

from contextlib import closing

import psycopg2
import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsPointXY
from qgis.gui import QgsVertexMarker
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton

from mapalus.plugin.database.logins import drop_login, make_login
from mapalus.plugin.gui.desk.desk import Desk
from mapalus.plugin.gui.desk.filing.new_report_dock import NewReportDock

STREET = """
    INSERT INTO mapalus.street (source, source_id, street_name, geom)
    SELECT 'test', 'a', 'Jl. Danau', ST_Multi(ST_MakeLine(middle, ST_Translate(middle, 0.0005, 0.0002)))
    FROM (SELECT ST_PointOnSurface(geom) AS middle FROM mapalus.area
          WHERE area_name = 'Tounsaru' AND level = 'village') AS village
"""


class Connection:
    """A connection that was chosen."""

    def __init__(self, dsn):
        self._dsn = dsn

    def dsn(self):
        return self._dsn


@pytest.fixture(scope="module")
def _logins(make_database, minahasa_template, cluster):
    """A city with a street, an operator and a planner."""
    with closing(psycopg2.connect(make_database(minahasa_template))) as owner:
        with owner, owner.cursor() as cursor:
            cursor.execute(STREET)
        kinds = ("operator", "planner", "agency")
        names = {kind: f"calls_as_{kind}" for kind in kinds}
        passwords = {
            kind: make_login(owner, name, kind, "DLH" if kind == "agency" else None) for kind, name in names.items()
        }
        yield owner, {kind: cluster.dsn(owner.info.dbname, names[kind], passwords[kind]) for kind in kinds}
        for name in names.values():
            drop_login(owner, name)


@pytest.fixture
def owner(_logins):
    owner, _ = _logins
    with owner, owner.cursor() as cursor:
        cursor.execute("DELETE FROM mapalus.report_support; DELETE FROM mapalus.report")
    return owner


class Form:
    """The dock in a window, and somebody at the keyboard."""

    def __init__(self, dock, desk, canvas, wait):
        self.dock = dock
        self.desk = desk
        self.canvas = canvas
        self.wait = wait

    def keys(self, text):
        QTest.keyClicks(QApplication.focusWidget(), text)

    def press(self, *keys, modifier=Qt.KeyboardModifier.NoModifier):
        for key in keys:
            QTest.keyClick(QApplication.focusWidget(), key, modifier)

    def focus(self, name):
        """Wait until a field has the keyboard."""
        self.wait(lambda: QApplication.focusWidget() is not None and QApplication.focusWidget().objectName() == name)

    def text(self, name, kind=QLabel):
        widget = self.dock.findChild(kind, name)
        return widget.text() if widget.isVisibleTo(self.dock) else ""

    @property
    def said(self):
        """All sentences that can be seen."""
        return " ".join(label.text() for label in self.dock.findChildren(QLabel) if label.isVisibleTo(self.dock))

    def hears(self, words):
        self.wait(lambda: words in self.said)

    @property
    def reference(self):
        return self.text("reference")

    def click_map(self, longitude, latitude):
        self.canvas.setCenter(QgsPointXY(longitude, latitude))
        tool = self.canvas.mapTool()
        tool.canvasClicked.emit(QgsPointXY(longitude, latitude), Qt.MouseButton.LeftButton)


@pytest.fixture
def open_form(owner, _logins, iface, wait, qgis):
    opened = []

    def open_form(kind="operator", dsn=None):
        desk = Desk(Connection(dsn or _logins[1][kind]))
        desk.open()
        canvas = iface.mapCanvas()
        canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
        window = iface.mainWindow()
        window.resize(1000, 800)
        window.setCentralWidget(canvas)
        dock = NewReportDock(desk, iface.mapCanvas(), iface.mainWindow())
        iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        window.show()
        window.activateWindow()
        QApplication.setActiveWindow(window)
        opened.append((desk, dock))
        dock.begin()
        form = Form(dock, desk, canvas, wait)
        if dsn is None:
            wait(lambda: desk.user is not None and (dock._kinds or kind == "agency"))
        return form

    yield open_form
    for desk, dock in opened:
        desk.stop()
        dock.close()
        dock.deleteLater()
    iface.mainWindow().hide()


def test_a_call_is_filed_with_the_keyboard_alone(open_form, owner, fetch):
    form = open_form()
    form.focus("what")
    form.keys("lubang")
    form.press(Qt.Key.Key_Tab)
    form.focus("where")
    form.keys("jl danao tonsaru")
    # Faster than the answer.
    form.press(Qt.Key.Key_Return)
    form.focus("description")
    form.keys("Lubang besar di depan gereja")
    form.hears("Tounsaru, Tondano Selatan")
    assert form.text("where", QLineEdit) == "Jl. Danau"
    assert "(7 days)" in form.text("charge")
    form.press(Qt.Key.Key_Tab)
    form.focus("caller_name")
    form.keys("Maria")
    form.press(Qt.Key.Key_Tab)
    form.keys("0812 3456")
    form.press(Qt.Key.Key_Tab, Qt.Key.Key_Space)
    form.press(Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    form.wait(lambda: form.reference)
    ((reference, category, address, description, method, near, name, phone),) = fetch(
        owner,
        "SELECT reference, category, address, description, position_method, "
        "ST_Distance(geom, (SELECT geom FROM mapalus.street))::numeric(9, 6)::text, reporter_name, phone "
        "FROM mapalus.report JOIN mapalus.reporter ON report_id = report.id",
    )
    assert reference == form.reference
    assert (category, address) == ("road", "Jl. Danau")
    assert (description, method, near) == ("Lubang besar di depan gereja", "geocoded", "0.000000")
    assert (name, phone) == ("Maria", "0812 3456")
    assert "Your report has the number M-I-N" in form.text("words")
    # The next call: Enter.
    form.press(Qt.Key.Key_Return)
    form.focus("what")
    assert not form.reference
    assert [line.text() for line in form.dock.findChildren(QLineEdit)] == ["", "", "", ""]
    assert form.dock.findChild(QPlainTextEdit).toPlainText() == ""
    assert not form.dock.findChild(QCheckBox).isChecked()


def start(form, what="samp", where="danau tounsaru"):
    form.focus("what")
    form.keys(what)
    form.press(Qt.Key.Key_Tab)
    form.keys(where)
    form.press(Qt.Key.Key_Tab)
    form.focus("description")
    form.hears("Tounsaru, Tondano Selatan")


def file_now(form):
    form.press(Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)


def test_a_known_problem_gets_a_supporter_with_enter(open_form, owner, fetch):
    form = open_form()
    start(form)
    file_now(form)
    form.wait(lambda: form.reference)
    first = form.reference
    form.press(Qt.Key.Key_Return)
    start(form)
    form.hears(first)
    assert "0 m · within the last hour · Waiting" in form.said
    form.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget().text() == "Add as supporter"
    form.press(Qt.Key.Key_Return)
    form.wait(lambda: form.reference)
    assert form.reference == first
    assert "knows of this problem already" in form.text("words")
    assert fetch(owner, "SELECT supporters FROM mapalus.report") == [(1,)]


def test_arrows_choose_another_suggestion_and_more_words_keep_the_point(open_form, owner, fetch):
    form = open_form()
    form.focus("what")
    form.keys("a")
    form.press(Qt.Key.Key_Down, Qt.Key.Key_Tab)
    second = form.text("what", QLineEdit)
    assert second
    form.keys("tounsaru")
    form.wait(lambda: form.dock._where.line._list.isVisible())
    form.press(Qt.Key.Key_Return)
    form.focus("description")
    form.hears("Tounsaru, Tondano Selatan")
    form.press(Qt.Key.Key_Backtab)
    form.press(Qt.Key.Key_End)
    form.keys(" no 4, dekat danau")
    point = form.dock._where.point
    form.wait(lambda: form.dock._where.line._list.isVisible())
    form.press(Qt.Key.Key_Tab)
    form.focus("description")
    assert form.dock._where.point == point
    file_now(form)
    form.wait(lambda: form.reference)
    assert fetch(owner, "SELECT address FROM mapalus.report") == [
        ("Tounsaru no 4, dekat danau",),
    ]


def test_a_click_on_the_map_tells_village_and_agency_at_once(open_form, owner, fetch):
    form = open_form()
    form.focus("what")
    form.keys("samp")
    form.press(Qt.Key.Key_Tab)
    before = form.canvas.mapTool()
    form.dock.findChild(QPushButton, "on_the_map").click()
    form.click_map(124.9118, 1.3002)
    form.wait(lambda: form.text("charge"))
    assert form.canvas.mapTool() is before
    assert not form.dock.findChild(QPushButton, "on_the_map").isChecked()
    assert "(2 days)" in form.text("charge")
    assert [item for item in form.canvas.scene().items() if isinstance(item, QgsVertexMarker)]
    form.focus("where")
    file_now(form)
    form.wait(lambda: form.reference)
    assert fetch(owner, "SELECT position_method, ST_AsText(geom) FROM mapalus.report") == [
        ("by_hand", "POINT(124.9118 1.3002)")
    ]
    assert not [item for item in form.canvas.scene().items() if isinstance(item, QgsVertexMarker)]


def test_outside_the_city_is_told_at_the_click_and_nothing_is_filed(open_form, owner, fetch):
    form = open_form()
    form.focus("what")
    form.keys("samp")
    form.press(Qt.Key.Key_Tab)
    form.dock.findChild(QPushButton, "on_the_map").click()
    form.click_map(124.53, 1.0)
    form.hears("lies outside Minahasa Regency")
    file_now(form)
    form.hears("Choose another one")
    assert fetch(owner, "SELECT count(*) FROM mapalus.report") == [(0,)]


def test_an_area_is_no_exact_place_and_an_unknown_address_is_told(open_form, owner, fetch):
    form = open_form()
    form.focus("what")
    form.keys("samp")
    form.press(Qt.Key.Key_Tab)
    form.keys("xyzzy")
    form.hears("No place found.")
    QApplication.focusWidget().clear()
    form.keys("kelurahan tounsaru")
    form.press(Qt.Key.Key_Tab)
    form.hears("Only the area is known.")
    assert "Tounsaru, Tondano Selatan" in form.said
    assert "No place found." not in form.said
    file_now(form)
    form.wait(lambda: form.reference)
    assert fetch(owner, "SELECT position_method, address, area_code IS NOT NULL FROM mapalus.report") == [
        ("default", "Tounsaru", True)
    ]


def test_what_is_missing_is_said_and_the_keyboard_goes_there(open_form):
    form = open_form()
    form.focus("what")
    file_now(form)
    form.hears("Choose what the report is about.")
    form.keys("samp")
    form.press(Qt.Key.Key_Tab)
    file_now(form)
    form.hears("Say where it is")
    form.focus("where")


def test_a_caller_who_did_not_agree_keeps_the_form_as_it_is(open_form, owner, fetch):
    form = open_form()
    start(form)
    form.press(Qt.Key.Key_Tab)
    form.keys("Maria")
    file_now(form)
    form.hears("has not agreed")
    assert form.text("caller_name", QLineEdit) == "Maria"
    assert fetch(owner, "SELECT count(*) FROM mapalus.report") == [(0,)]
    form.press(Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Space)
    file_now(form)
    form.wait(lambda: form.reference)


def test_a_database_that_goes_away_keeps_the_form_and_files_later(open_form, owner, fetch):
    form = open_form()
    start(form)
    form.keys("Bau")

    def alter(login):
        with owner, owner.cursor() as cursor:
            cursor.execute(f"ALTER ROLE calls_as_operator {login}")

    try:
        alter("NOLOGIN")
        fetch(
            owner,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'mapalus' "
            "AND datname = current_database()",
        )
        form.hears("What you typed stays here.")
        file_now(form)
        form.wait(lambda: form.dock.findChild(QPushButton, "file").isEnabled())
        assert form.dock.findChild(QPlainTextEdit).toPlainText() == "Bau"
        assert form.text("where", QLineEdit).startswith("Jl. Danau")
        assert not form.reference
    finally:
        alter("LOGIN")
    form.hears("The database answers again.")
    file_now(form)
    form.wait(lambda: form.reference)
    assert fetch(owner, "SELECT count(*) FROM mapalus.report") == [(1,)]


def test_a_draft_survives_closing_the_panel(open_form):
    form = open_form()
    start(form)
    form.keys("Bau")
    form.dock.close()
    form.dock.show()
    form.dock.begin()
    assert form.dock.findChild(QPlainTextEdit).toPlainText() == "Bau"
    file_now(form)
    form.wait(lambda: form.reference)


def test_roles(open_form):
    assert open_form("operator").dock.findChild(QLineEdit, "caller_name").isVisible()
    planner = open_form("planner")
    assert not planner.dock.findChild(QLineEdit, "caller_name").isVisible()
    start(planner)
    file_now(planner)
    planner.wait(lambda: planner.reference)
    agency = open_form("agency")
    agency.hears("This login files no reports.")
    assert not agency.dock.findChild(QPushButton, "file").isEnabled()


def test_leaving_the_database_takes_the_marker_and_keeps_the_words(open_form):
    form = open_form()
    start(form)
    form.desk.close()
    assert not [item for item in form.canvas.scene().items() if isinstance(item, QgsVertexMarker)]
    assert form.text("where", QLineEdit).startswith("Jl. Danau")
    assert not form.dock.findChild(QPushButton, "file").isEnabled()
    form.desk.open()
    form.wait(lambda: form.dock.findChild(QPushButton, "file").isEnabled())
    form.dock._description.setFocus()
    file_now(form)
    form.wait(lambda: form.reference)


def test_the_menu_opens_it_and_nothing_stays_when_the_plugin_stops(owner, _logins, iface, qgis, settings, wait):
    from qgis.PyQt.QtCore import QCoreApplication, QEvent
    from qgis.PyQt.QtWidgets import QListWidget, QMenu, QToolBar

    from mapalus.plugin.gui.common.context import Context, Shell
    from mapalus.plugin.gui.desk import feature
    from mapalus.plugin.stored.settings import CONNECTION_SETTING

    shell = Shell(iface, QMenu(), QToolBar())
    context, wanted, asked = Context(shell), [], []
    context.wishes.connection.connect(lambda: asked.append(True))
    feature.start(context)
    assert iface.shortcuts["mapalus_new_report"] == "Ctrl+Alt+N"
    (action,) = [action for action in shell.menu.actions() if action.objectName() == "mapalus_new_report"]
    assert not action.icon().isNull()
    action.trigger()
    assert asked, "a connection is asked for first"
    settings.setValue(CONNECTION_SETTING, "the city")
    shell.connection.dsn = lambda: _logins[1]["operator"]
    action.trigger()
    (dock,) = iface.mainWindow().findChildren(NewReportDock)
    wait(lambda: dock._kinds)
    dock._desk.report_chosen.connect(wanted.append)
    context.wishes.report.emit(7)
    assert wanted == [7]
    dock._where.map.ask(True)
    dock._where._click(124.9118, 1.3002)
    context.stop()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert iface.shortcuts == {}
    assert iface.docks == []
    assert not iface.mainWindow().findChildren(NewReportDock)
    assert not iface.mainWindow().findChildren(QListWidget)
    assert iface.mapCanvas().mapTool() is None
    assert not [item for item in iface.mapCanvas().scene().items() if isinstance(item, QgsVertexMarker)]
