"""A day at the desk: a call, a duplicate that is merged, fifty reports assigned and taken back, an agency's own work.

Three people sit at three desks at the same time, each with a login of their own, at one database.
"""

from dataclasses import dataclass

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QCheckBox, QLabel, QPlainTextEdit, QPushButton

from mapalus.plugin.gui.desk.card.card_dock import CardDock
from mapalus.plugin.gui.desk.desk import Desk
from mapalus.plugin.gui.desk.filing.new_report_dock import NewReportDock
from mapalus.plugin.gui.desk.queue.queue_dock import QueueDock
from mapalus.plugin.gui.desk.queue.queue_model import PLACE
from mapalus.tests.support.card_people import people_of

# Seventy wait, and three of them are worked on already. At the place of the call, a problem is known since an hour.
REPORTS = """
    INSERT INTO mapalus.report (category, agency, reported_at, due_at, geom, address)
    SELECT 'waste', 'DPUPR', now() - n * interval '1 hour', now() + (60 - n) * interval '1 hour',
           ST_PointOnSurface(geom), 'Jl. Raya No. ' || n
    FROM (SELECT geom, row_number() OVER (ORDER BY code) AS n FROM mapalus.area WHERE level = 'village') AS village
    WHERE n <= 70;
    UPDATE mapalus.report SET status = 'in_progress', version = -version
    WHERE id IN (SELECT id FROM mapalus.report ORDER BY due_at LIMIT 3);
    INSERT INTO mapalus.street (source, source_id, street_name, geom)
    SELECT 'test', 'a', 'Jl. Danau', ST_Multi(ST_MakeLine(middle, ST_Translate(middle, 0.0002, 0.0001)))
    FROM (SELECT ST_PointOnSurface(geom) AS middle FROM mapalus.area
          WHERE area_name = 'Tounsaru' AND level = 'village') AS village;
    INSERT INTO mapalus.report (category, reported_at, geom, address)
    SELECT 'road', now() - interval '1 hour', ST_StartPoint(ST_GeometryN(geom, 1)), 'Jl. Danau' FROM mapalus.street
"""


class Connection:
    def __init__(self, dsn):
        self._dsn = dsn

    def dsn(self):
        return self._dsn


@dataclass
class Seat:
    """One person's desk, with the panels that they use."""

    desk: object
    queue: object = None
    card: object = None
    form: object = None


@pytest.fixture
def sit_down(qgis, minahasa, cluster, iface, wait):
    """Return a function that opens panels as somebody."""
    with minahasa, minahasa.cursor() as cursor:
        cursor.execute(REPORTS)
    makers = {"queue": QueueDock, "card": CardDock, "form": NewReportDock}
    seats = []
    window = iface.mainWindow()
    with people_of(minahasa, cluster, "day") as people:

        def sit_down(who, *panels):
            desk = Desk(Connection(people[who].dsn))
            made = {name: makers[name](desk, iface.mapCanvas(), window) for name in panels}
            for dock in made.values():
                iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
            desk.open()
            window.show()
            window.activateWindow()
            QApplication.setActiveWindow(window)
            wait(lambda: desk.user is not None)
            seats.append(Seat(desk, **made))
            return seats[-1]

        yield sit_down
        for seat in seats:
            seat.desk.stop()
            for dock in filter(None, (seat.queue, seat.card, seat.form)):
                iface.removeDockWidget(dock)
                dock.deleteLater()
        window.hide()


def keys(text):
    QTest.keyClicks(QApplication.focusWidget(), text)


def press(*pressed, modifier=Qt.KeyboardModifier.NoModifier):
    for key in pressed:
        QTest.keyClick(QApplication.focusWidget(), key, modifier)


def focus(wait, name):
    wait(lambda: QApplication.focusWidget() is not None and QApplication.focusWidget().objectName() == name)


def file_a_call(seat, wait):
    """File a call with its caller, by the keyboard alone; return the reference that the operator sees."""
    seat.form.begin()
    wait(lambda: seat.form._kinds)
    focus(wait, "what")
    keys("lubang")
    press(Qt.Key.Key_Tab)
    focus(wait, "where")
    keys("jl danao tonsaru")
    press(Qt.Key.Key_Return)
    focus(wait, "description")
    keys("Lubang besar")
    wait(lambda: any("Tounsaru" in label.text() for label in seat.form.findChildren(QLabel)))
    # It is known already. This caller wants a number of their own all the same.
    seat.form.findChild(QPlainTextEdit).setFocus()
    for _ in range(12):
        press(Qt.Key.Key_Tab)
        if QApplication.focusWidget().objectName() == "caller_name":
            break
    keys("Maria")
    press(Qt.Key.Key_Tab)
    keys("0812 3456")
    for box in seat.form.findChildren(QCheckBox):
        box.setChecked(True)
    press(Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    reference = seat.form.findChild(QLabel, "reference")
    wait(lambda: reference.text() and reference.isVisibleTo(seat.form))
    return reference.text()


def test_a_day(sit_down, minahasa, wait, fetch):
    operator = sit_down("operator", "form")
    planner = sit_down("planner", "queue", "card")
    agency = sit_down("agency", "queue", "card")
    table = planner.queue.table
    wait(lambda: planner.queue.model.rowCount() == 50)

    # A call comes in; the planner's queue shows it by itself.
    reference = file_a_call(operator, wait)
    ((call, known),) = fetch(
        minahasa,
        "SELECT id, (SELECT id FROM mapalus.report WHERE category = 'road' AND reference <> %s) "
        "FROM mapalus.report WHERE reference = %s",
        (reference, reference),
    )
    planner.queue.filters.words.setText(reference)
    planner.queue.filters.words.returnPressed.emit()
    wait(lambda: [row.reference for row in planner.queue.model.rows] == [reference])

    # Its card offers the report that came first; one button merges.
    table.go_to(0)
    wait(lambda: planner.card.card is not None and planner.card.card.id == call)
    assert [other.id for other in planner.card.card.duplicates] == [known]
    merge = next(
        button
        for button in planner.card.findChildren(QPushButton)
        if button.text().replace("&", "") == "Merge" and button.isVisibleTo(planner.card)
    )
    merge.click()
    wait(lambda: fetch(minahasa, "SELECT duplicate_of FROM mapalus.report WHERE id = %s", (call,)) == [(known,)])

    # A whole page is assigned; three may not be, and stay selected. One undo takes it all back.
    planner.queue.filters.words.setText("")
    planner.queue.filters.words.returnPressed.emit()
    wait(lambda: planner.queue.model.rowCount() == 50)
    before = fetch(minahasa, "SELECT id, status, agency FROM mapalus.report ORDER BY id")
    table.selectAll()
    planner.queue.bulk.assign.setChecked(True)
    wait(lambda: planner.queue.bulk.agency.count() > 10)
    planner.queue.bulk.agency.setEditText("DLH")
    planner.queue.bulk.give.click()
    wait(lambda: planner.queue.bulk.result.text() == "Changed: 47. Refused: 3.")
    wait(lambda: len(planner.queue.selected()) == 3)
    # The agency sees its own arrive.
    wait(lambda: agency.queue.model.rowCount() == 47)
    planner.queue.bulk.undo.click()
    wait(lambda: planner.queue.bulk.result.text() == "Changed: 47.")
    assert fetch(minahasa, "SELECT id, status, agency FROM mapalus.report ORDER BY id") == before
    wait(lambda: agency.queue.model.rowCount() == 0)

    # One is assigned for good, and the agency resolves it.
    table.go_to(5)
    report = planner.queue.model.rows[5].id
    planner.queue.bulk.assign.setChecked(True)
    wait(lambda: planner.queue.bulk.agency.count() > 10)
    planner.queue.bulk.agency.setEditText("DLH")
    planner.queue.bulk.give.click()
    wait(lambda: [row.id for row in agency.queue.model.rows] == [report])
    assert agency.queue.model.index(0, PLACE).data().startswith("Jl. Raya")
    agency.queue.table.go_to(0)
    for status in ("in_progress", "resolved"):
        wait(lambda wanted=status: agency.card.card is not None and wanted in agency.card.steps.buttons)
        agency.card.steps.buttons[status].click()
        wait(lambda: agency.card.steps.form.do.isVisibleTo(agency.card))
        agency.card.steps.form.do.click()
        wait(
            lambda wanted=status: (
                fetch(minahasa, "SELECT status FROM mapalus.report WHERE id = %s", (report,)) == [(wanted,)]
            )
        )

    # The database holds exactly that.
    assert fetch(minahasa, "SELECT reporter_name, phone FROM mapalus.reporter") == [("Maria", "0812 3456")]
    events = fetch(
        minahasa, "SELECT actor::text, kind FROM mapalus.report_event WHERE report_id = %s ORDER BY id", (call,)
    )
    assert events[0] == ("day_operator", "received")
    assert ("day_planner", "merge") in events
    steps = fetch(
        minahasa,
        "SELECT actor::text, to_value FROM mapalus.report_event WHERE report_id = %s AND kind = 'status' ORDER BY id",
        (report,),
    )
    assert [step for step in steps if step[0] == "day_agency"] == [
        ("day_agency", "in_progress"),
        ("day_agency", "resolved"),
    ]
