"""The queue in QGIS: what it shows, how it follows others' changes, what keys do, and a database that goes away."""

from contextlib import closing

import psycopg2
import pytest
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QCoreApplication, QEventLoop, Qt
from qgis.PyQt.QtTest import QTest

from mapalus.plugin.gui.desk.desk import Desk
from mapalus.plugin.gui.desk.queue.queue_dock import QueueDock
from mapalus.plugin.gui.desk.queue.queue_model import PLACE, REPORT, TIME_LEFT
from mapalus.plugin.local.processes import wait_until
from mapalus.tests.conftest import fetch

REPORTS = """
    INSERT INTO mapalus.report (category, reported_at, due_at, geom, address)
    SELECT 'waste', now() - n * interval '1 hour', now() - n * interval '1 hour' + interval '48 hours',
           ST_PointOnSurface(geom), 'Jl. Danau No. ' || n
    FROM (SELECT geom, row_number() OVER (ORDER BY code) AS n FROM mapalus.area WHERE level = 'village') AS village
    WHERE n <= 120
"""


class Connection:
    """Stands for the current connection."""

    def __init__(self, dsn):
        self._dsn = dsn

    def dsn(self):
        return self._dsn


def until(condition):
    """Let Qt work until a condition holds."""

    def turn():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
        return condition()

    assert wait_until(turn, 20, step=0.01)


@pytest.fixture
def desk(qgis, minahasa, cluster):
    with minahasa, minahasa.cursor() as cursor:
        cursor.execute(REPORTS)
    desk = Desk(Connection(cluster.dsn(minahasa.info.dbname)))
    yield desk
    desk.stop()


@pytest.fixture
def dock(desk):
    canvas = QgsMapCanvas()
    dock = QueueDock(desk, canvas)
    desk.open()
    until(lambda: dock.model.rowCount() == 50 and " 120" in dock.tabs.tabText(5))
    yield dock
    dock.deleteLater()
    canvas.deleteLater()


def texts(dock, column):
    return [dock.model.index(row, column).data() for row in range(dock.model.rowCount())]


def tab(dock, name):
    (number,) = (number for number in range(dock.tabs.count()) if dock.tabs.tabText(number).startswith(name))
    dock.tabs.setCurrentIndex(number)


def test_the_most_urgent_come_first_with_their_time_in_words(dock):
    assert texts(dock, PLACE)[0].startswith("Jl. Danau No. 120, ")
    assert texts(dock, TIME_LEFT)[0] == "3 d late"
    assert dock.footer.text() == "1 to 50"
    assert [dock.tabs.tabText(number) for number in (0, 3)] == ["New 120", "Overdue 73"]


def test_pages_by_button_and_by_key(dock):
    first = texts(dock, REPORT)
    dock.next.click()
    until(lambda: dock.footer.text() == "51 to 100")
    assert not set(first) & set(texts(dock, REPORT))
    dock.table.go_to(49)
    QTest.keyClick(dock.table, Qt.Key.Key_J)
    until(lambda: dock.footer.text() == "101 to 120")
    assert dock.table.currentIndex().row() == 0
    QTest.keyClick(dock.table, Qt.Key.Key_K)
    until(lambda: dock.footer.text() == "51 to 100")
    assert dock.table.currentIndex().row() == 49
    QTest.keyClick(dock.table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    until(lambda: dock.footer.text() == "1 to 50")
    assert texts(dock, REPORT) == first


def test_another_tab_and_words(dock):
    tab(dock, "Due soon")
    until(lambda: dock.model.rowCount() == 12)
    tab(dock, "Open")
    QTest.keyClick(dock.table, Qt.Key.Key_Slash)
    QTest.keyClicks(dock.filters.words, "danau 117")
    until(lambda: texts(dock, PLACE) and texts(dock, PLACE)[0].startswith("Jl. Danau No. 117"))
    dock.filters.words.setText("")
    QTest.keyClicks(dock.filters.words, "zzzzzz")
    until(lambda: dock.model.rowCount() == 0)
    assert dock.empty.text() == "No report fits these filters."


def test_what_is_selected_is_shown_by_all_and_stays_selected(dock, desk, minahasa):
    chosen = []
    desk.report_chosen.connect(chosen.append)
    dock.table.go_to(3)
    report = dock.model.rows[3].id
    assert chosen == [report]
    with minahasa, minahasa.cursor() as cursor:
        cursor.execute("UPDATE mapalus.report SET priority = 7, version = -version WHERE id = %s", (report,))
        # It comes before all others now, so that all rows move.
        cursor.execute(
            "INSERT INTO mapalus.report (category, reported_at, due_at) "
            "VALUES ('waste', now() - interval '30 days', now() - interval '29 days') RETURNING id"
        )
    until(lambda: dock.model.row_of(report) == 4)
    assert [row.id for row in dock.selected()] == [report]
    assert dock.selected()[0].priority == 7
    assert chosen == [report]
    desk.choose(dock.model.rows[9].id)
    assert [row.id for row in dock.selected()] == [dock.model.rows[9].id]


def test_only_what_lies_in_the_maps_extent(dock, desk):
    from qgis.core import QgsCoordinateReferenceSystem, QgsRectangle

    row = dock.model.rows[0]
    dock._canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    dock._canvas.resize(200, 200)
    around = row.longitude - 1e-4, row.latitude - 1e-4, row.longitude + 1e-4, row.latitude + 1e-4
    dock._canvas.setExtent(QgsRectangle(*around))
    dock.filters.extent.setChecked(True)
    until(lambda: [found.id for found in dock.model.rows] == [row.id])
    dock._canvas.setExtent(QgsRectangle(124, 1, 126, 2))
    until(lambda: dock.model.rowCount() == 50)


def test_a_database_that_goes_away_is_told_of_and_nothing_is_lost(dock, minahasa):
    dock.table.go_to(3)
    fetch(minahasa, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'mapalus'")
    with closing(psycopg2.connect(minahasa.dsn, password=minahasa.info.password, dbname="postgres")) as other:
        other.autocommit = True
        name = minahasa.info.dbname
        other.cursor().execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
        fetch(minahasa, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'mapalus'")
        try:
            until(lambda: "It goes on by itself." in dock.notice.text())
            assert dock.model.rowCount() == 50
            assert len(dock.selected()) == 1
        finally:
            other.cursor().execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
    until(lambda: not dock.notice.isVisibleTo(dock))
    dock.next.click()
    until(lambda: dock.footer.text() == "51 to 100")


def test_it_leaves_the_database_without_a_trace(dock, desk, minahasa):
    desk.stop()
    assert dock.model.rowCount() == 0
    sessions = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'mapalus'"
    assert wait_until(lambda: fetch(minahasa, sessions) == [(0,)], 20)


def test_a_view_is_saved_for_all_and_shown_again(dock, monkeypatch):
    from qgis.PyQt.QtWidgets import QInputDialog

    monkeypatch.setattr(QInputDialog, "getText", lambda *_words: ("Danau 117", True))

    def actions():
        return [action.text() for action in dock.views.menu().actions()]

    tab(dock, "New")
    dock.filters.words.setText("danau 117")
    dock.filters.words.returnPressed.emit()
    until(lambda: dock.model.rowCount() and texts(dock, PLACE)[0].startswith("Jl. Danau No. 117"))
    dock.views._save()
    until(lambda: "Danau 117" in actions())
    number = dock.model.rowCount()
    tab(dock, "Open")
    dock.filters.words.setText("")
    dock.filters.words.returnPressed.emit()
    until(lambda: dock.model.rowCount() == 50)
    dock.views.menu().actions()[0].trigger()
    until(lambda: dock.model.rowCount() == number)
    assert dock.filters.words.text() == "danau 117"
    assert dock.tabs.tabText(dock.tabs.currentIndex()).startswith("New")
    (delete,) = (action for action in dock.views.menu().actions() if action.menu())
    delete.menu().actions()[0].trigger()
    until(lambda: "Danau 117" not in actions())


# ---------------------------------------------------------------- many at once


def statuses(minahasa):
    return dict(fetch(minahasa, "SELECT status, count(*) FROM mapalus.report GROUP BY status"))


def test_a_page_is_assigned_but_for_those_that_may_not_be_and_all_of_it_undone(dock, minahasa):
    with minahasa, minahasa.cursor() as cursor:
        cursor.execute(
            "UPDATE mapalus.report SET status = 'in_progress', version = -version WHERE id IN "
            "(SELECT id FROM mapalus.report ORDER BY due_at LIMIT 3)"
        )
    until(lambda: [row.status for row in dock.model.rows[:3]] == ["in_progress"] * 3)
    before = fetch(minahasa, "SELECT id, status, agency FROM mapalus.report ORDER BY id")
    dock.table.selectAll()
    assert dock.bulk.words.text() == "50 selected"
    dock.bulk.assign.setChecked(True)
    until(lambda: dock.bulk.agency.count() > 10)
    dock.bulk.agency.setEditText("DISHUB")
    dock.bulk.give.click()
    until(lambda: dock.bulk.result.text() == "Changed: 47. Refused: 3.")
    assert statuses(minahasa) == {"in_progress": 3, "assigned": 47, "received": 70}
    assert dock.bulk.refusals.count() == 3
    assert "cannot go from" in dock.bulk.refusals.item(0).text()
    until(lambda: len(dock.selected()) == 3)
    assert {row.status for row in dock.selected()} == {"in_progress"}
    dock.bulk.undo.click()
    until(lambda: statuses(minahasa) == {"in_progress": 3, "received": 117} or "Refused" in dock.bulk.result.text())
    left = fetch(minahasa, "SELECT id, status, agency FROM mapalus.report ORDER BY id")
    assert {old[0] for old, new in zip(before, left) if old != new} == set()


def test_all_that_the_filter_finds_is_changed(dock, minahasa, monkeypatch):
    from qgis.PyQt.QtWidgets import QMessageBox

    asked = []
    monkeypatch.setattr(
        QMessageBox, "question", lambda *words: asked.append(words[-1]) or QMessageBox.StandardButton.Yes
    )
    dock.table.selectAll()
    assert dock.bulk.all.text() == "All 120"
    dock.bulk.all.setChecked(True)
    dock.bulk.priority.menu().actions()[-1].trigger()
    until(lambda: dock.bulk.result.text() == "Changed: 120.")
    assert "120 reports" in asked[0]
    assert fetch(minahasa, "SELECT count(DISTINCT priority), min(priority) > 0 FROM mapalus.report") == [(1, True)]


def test_several_are_merged_into_the_oldest(dock, minahasa):
    rows = dock.model.rows[:3]
    with minahasa, minahasa.cursor() as cursor:
        cursor.execute("UPDATE mapalus.report SET version = -version, priority = 1 WHERE id = %s", (rows[0].id,))
    until(lambda: dock.model.rows[0].priority == 1)
    dock.table.selectionModel().clearSelection()
    dock._select_rows([row.id for row in rows])
    dock._offer_bulk()
    master = dock.bulk.merge.menu().actions()[0]
    assert master.text().startswith(rows[0].reference)
    master.trigger()
    until(lambda: dock.bulk.result.text() == "Changed: 2.")
    merged = fetch(minahasa, "SELECT id FROM mapalus.report WHERE duplicate_of = %s ORDER BY id", (rows[0].id,))
    assert {report for (report,) in merged} == {row.id for row in rows[1:]}
