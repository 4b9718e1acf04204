"""What the desk costs with many reports: in the real QGIS, with the real panels, without a screen."""

import random
import statistics
import time
from contextlib import closing
from dataclasses import replace

from mapalus.plugin.database.connection import connect
from mapalus.tests.bench.database import PLANS, city_of_reports

TURNS = 100
PATIENCE = 300


def measure_desk(bench):
    from qgis.core import QgsApplication
    from qgis.gui import QgsMapCanvas

    dsn, number = city_of_reports(bench)
    application = QgsApplication([], True)
    application.initQgis()
    try:
        canvas = QgsMapCanvas()
        panels(bench, dsn, number, canvas)
        bulk(bench, dsn, number)
        own_table(bench, dsn, number)
        canvas.deleteLater()
    finally:
        application.processEvents()
        application.exitQgis()


class Beat:
    """How long the event loop did not turn, at the longest: a timer that should tick every millisecond."""

    def __init__(self):
        from qgis.PyQt.QtCore import QTimer

        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self):
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000)
        self._last = now

    def stop(self):
        self._timer.stop()


def turn_until(condition):
    """Let the event loop turn until a condition holds; return the milliseconds."""
    from qgis.PyQt.QtCore import QCoreApplication, QEventLoop

    began = time.perf_counter()
    while not condition():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 5)
        if time.perf_counter() - began > PATIENCE:
            raise TimeoutError
    return (time.perf_counter() - began) * 1000


def panels(bench, dsn, number, canvas):
    from mapalus.plugin.gui.desk.desk import Desk
    from mapalus.plugin.gui.desk.queue.queue_dock import QueueDock

    class Given:
        dsn = staticmethod(lambda: bench_dsn)

    bench_dsn = dsn
    beat = Beat()
    began = time.perf_counter()
    desk = Desk(Given)
    dock = QueueDock(desk, canvas)
    dock.resize(700, 900)
    dock.show()
    shown = []
    dock.reading.page_read.connect(lambda page: shown.append(time.perf_counter()))
    desk.open()
    turn_until(lambda: shown)
    opened = (time.perf_counter() - began) * 1000
    bench.figure("desk.open", opened, "ms", reports=number)
    counted = []
    dock.reading.counts_read.connect(counted.append)
    bench.figure("desk.counts", turn_until(lambda: counted), "ms", reports=number)

    times = []
    for wanted in filters():
        shown.clear()
        begin = time.perf_counter()
        dock.reading.show(wanted)
        turn_until(lambda: shown)
        times.append((shown[0] - begin) * 1000)
        bench.say(f"{wanted.as_json()}: {times[-1]:.0f} ms")
    bench.figure("desk.filter", max(times), "ms", median=round(statistics.median(times), 1), reports=number)

    dock.reading.show(replace(wanted_all()))
    turn_until(lambda: dock.reading.filter == wanted_all() and len(shown) > 1)
    times = []
    for turn in range(TURNS):
        shown.clear()
        begin = time.perf_counter()
        if turn == TURNS // 2:
            dock.reading.show_last()
        elif turn > TURNS // 2:
            dock.reading.show_previous()
        else:
            dock.reading.show_next()
        turn_until(lambda: shown)
        times.append((shown[0] - begin) * 1000)
    times += depths(bench, dsn)
    bench.figure("desk.page_p95", statistics.quantiles(times, n=20)[-1], "ms", reports=number)
    beat.stop()
    bench.figure("desk.longest_block", beat.longest, "ms", reports=number)
    bench.desk_open = opened
    desk.stop()
    dock.deleteLater()


def wanted_all():
    from mapalus.plugin.desk.queue_filter import ALL, NEWEST, QueueFilter

    return QueueFilter(tab=ALL, order=NEWEST)


def filters():
    """Return what a planner might ask for next."""
    from mapalus.plugin.desk.queue_filter import ALL, NEWEST, ORDERS, TABS, QueueFilter

    some = [QueueFilter(tab=tab, order=NEWEST if tab == ALL else "deadline") for tab in TABS]
    some += [QueueFilter(order=order) for order in ORDERS]
    for tab in ("open", "new", ALL):
        usual = QueueFilter(tab=tab, order=NEWEST if tab == ALL else "deadline")
        some += [
            replace(usual, agencies=("DLH",)),
            replace(usual, categories=("waste",)),
            replace(usual, areas=("71.02.01",)),
            replace(usual, agencies=("DLH",), categories=("waste",), areas=("71.02.01",)),
            replace(usual, priority=1),
            replace(usual, box=(124.9, 1.29, 124.92, 1.31)),
            replace(usual, words="71234"),
            replace(usual, words="sampah danau"),
            replace(usual, since="2024-01-01", until="2024-02-01"),
        ]
    return some


def depths(bench, dsn):
    """Return the milliseconds of pages that begin anywhere among all reports."""
    from mapalus.plugin.desk.queue import read_page, row_key
    from mapalus.plugin.desk.user import read_user

    wanted, times = wanted_all(), []
    chosen = random.Random(1)  # noqa: S311 - the same every time
    with closing(connect(dsn)) as connection:
        user = read_user(connection)
        with connection.cursor() as cursor:
            cursor.execute("SELECT id, reported_at FROM mapalus.report TABLESAMPLE SYSTEM (0.1)")
            places = cursor.fetchall()
        for report, reported_at in chosen.sample(places, min(TURNS, len(places))):
            begin = time.perf_counter()
            page = read_page(connection, wanted, user, (reported_at, report))
            times.append((time.perf_counter() - begin) * 1000)
        assert row_key(page.rows[0], wanted.order)
    PLANS.mkdir(parents=True, exist_ok=True)
    return times


def bulk(bench, dsn, number):
    """Change a thousand reports, each under its own rules, and take the change back as a whole."""
    from mapalus.plugin.desk.actions import change_reports, set_priority, undo

    times = []
    with closing(connect(dsn)) as connection:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT id, version FROM mapalus.report TABLESAMPLE SYSTEM (5) WHERE status = 'received' LIMIT 1000"
            )
            reports = dict(cursor.fetchall())
        for priority in (1, 2, 1):
            begin = time.perf_counter()
            outcomes = change_reports(connection, reports, set_priority(priority))
            connection.commit()
            times.append((time.perf_counter() - begin) * 1000)
            undone = undo(connection, outcomes)
            connection.commit()
            reports = {outcome.id: outcome.version for outcome in undone}
    bench.figure("desk.bulk_1000", statistics.median(times), "ms", reports=number, changed=len(reports))


def own_table(bench, dsn, number):
    """Open QGIS's own attribute table of the same reports, as its user would wait for it."""
    from qgis.core import QgsDataSourceUri, QgsVectorLayer, QgsVectorLayerCache
    from qgis.gui import QgsAttributeTableModel

    parts = dict(part.split("=", 1) for part in dsn.split())
    uri = QgsDataSourceUri()
    uri.setConnection(parts["host"], parts["port"], parts["dbname"], parts["user"], parts["password"])
    uri.setDataSource("mapalus", "report", "geom", "", "id")
    layer = QgsVectorLayer(uri.uri(False), "reports", "postgres")
    assert layer.isValid()
    began = time.perf_counter()
    cache = QgsVectorLayerCache(layer, 10_000)
    model = QgsAttributeTableModel(cache)
    model.loadLayer()
    theirs = (time.perf_counter() - began) * 1000
    assert model.rowCount() == number
    bench.figure(
        "desk.table_vs_qgis",
        theirs / bench.desk_open,
        "ratio",
        ours=round(bench.desk_open),
        theirs=round(theirs),
        vs="QGIS's own attribute table of the same reports, ms until it shows them",
    )
    del model, cache
