"""QGIS's search field: a real QgsLocator with its threads finds reports and places, and is left clean."""

import gc
import threading
from contextlib import closing
from dataclasses import replace

import psycopg2
import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsLocatorContext, QgsLocatorResult
from qgis.PyQt.QtCore import QCoreApplication, QEvent
from qgis.PyQt.QtWidgets import QMenu, QToolBar

from mapalus.plugin.gui.common.context import Context, Shell
from mapalus.plugin.gui.finding import feature, place_filter
from mapalus.plugin.stored.settings import CONNECTION_SETTING

STREET = """
    INSERT INTO mapalus.street (source, source_id, street_name, geom)
    SELECT 'test', 'a', 'Jl. Danau', ST_Multi(ST_MakeLine(middle, ST_Translate(middle, 0.0005, 0.0002)))
    FROM (SELECT ST_PointOnSurface(geom) AS middle FROM mapalus.area
          WHERE area_name = 'Tounsaru' AND level = 'village') AS village;
    UPDATE mapalus.report SET geom = (SELECT ST_PointOnSurface(geom) FROM mapalus.area WHERE level = 'city'),
           version = -version
"""


class Finder:
    """The feature, and what QGIS's search field would show."""

    def __init__(self, iface, context, wait):
        self.iface = iface
        self.context = context
        self.chosen = []
        context.wishes.report.connect(self.chosen.append)
        self.found = []
        # QGIS takes its own away as soon as everybody was told.
        iface.locator.foundResult.connect(lambda result: self.found.append(QgsLocatorResult(result)))
        self._wait = wait

    def find(self, words, prefix=""):
        self.found.clear()
        self.iface.locator.fetchResults(f"{prefix} {words}".strip(), QgsLocatorContext())
        self._wait(lambda: not self.iface.locator.isRunning())
        self._wait(self._is_told)
        return [result.displayString for result in self.found]

    def _is_told(self):
        # What a thread sent comes with the next events.
        number = len(self.found)
        QCoreApplication.processEvents()
        return number == len(self.found)

    def trigger(self, number=0):
        result = self.found[number]
        result.filter.triggerResult(result)


@pytest.fixture
def finder(iface, settings, store, login, cluster, wait):
    with closing(psycopg2.connect(cluster.dsn(login.database))) as owner, owner, owner.cursor() as cursor:
        cursor.execute(STREET)
    settings.setValue(CONNECTION_SETTING, store("the city", login))
    iface.mapCanvas().resize(400, 300)
    iface.mapCanvas().setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    context = Context(Shell(iface, QMenu(), QToolBar()))
    feature.start(context)
    yield Finder(iface, context, wait)
    context.stop()


def middle(canvas):
    from qgis.core import QgsCoordinateTransform, QgsProject

    crs = QgsCoordinateReferenceSystem
    point = QgsCoordinateTransform(crs("EPSG:3857"), crs("EPSG:4326"), QgsProject.instance()).transform(canvas.center())
    return point.x(), point.y()


def test_a_report_is_found_by_its_number_and_chosen(finder):
    year = finder.find("000001")[0][4:8]
    assert finder.find(f"min-{year}-000001") == [f"MIN-{year}-000001"]
    assert "Waiting" in finder.found[0].description
    finder.trigger()
    assert len(finder.chosen) == 1
    assert middle(finder.iface.mapCanvas())[0] == pytest.approx(124.8, abs=0.2)


def test_a_place_is_found_and_shown_on_the_map(finder):
    assert finder.find("jl danao tounsaru", prefix="rep")[0] == "Jl. Danau"
    assert finder.found[0].description == "Tounsaru, Tondano Selatan"
    finder.trigger()
    assert finder.chosen == []
    longitude, latitude = middle(finder.iface.mapCanvas())
    assert longitude == pytest.approx(124.9, abs=0.05)
    assert latitude == pytest.approx(1.28, abs=0.05)
    near = finder.iface.mapCanvas().extent().height()
    assert 300 < near < 3000
    assert finder.find("kecamatan tondano selatan")[0] == "Tondano Selatan"
    finder.trigger()
    assert finder.iface.mapCanvas().extent().height() > 5 * near


def test_short_words_ask_no_database(finder, monkeypatch):
    monkeypatch.setattr(place_filter, "InterruptibleConnection", lambda dsn: pytest.fail("it was asked"))
    assert finder.find("ab") == []


def test_without_a_connection_nothing_is_found(finder, settings):
    settings.setValue(CONNECTION_SETTING, "")
    assert finder.find("tounsaru") == []
    settings.setValue(CONNECTION_SETTING, "thrown away")
    assert finder.find("tounsaru") == []


def test_nobody_who_types_is_asked_for_the_master_password(finder, monkeypatch):
    class Locked:
        @staticmethod
        def authManager():
            return Locked

        @staticmethod
        def masterPasswordIsSet():
            return False

    read, real = [], place_filter.connection_dsn
    monkeypatch.setattr(place_filter, "QgsApplication", Locked)
    monkeypatch.setattr(place_filter, "connection_dsn", lambda uri: read.append(uri) or real(uri))
    uri = finder.context.connection.uri()
    uri.setAuthConfigId("abc1234")
    monkeypatch.setattr(finder.context.connection, "uri", lambda: uri)
    assert finder.find("tounsaru") == []
    assert read == []


def test_a_database_that_is_away_is_told_where_mapalus_alone_is_asked(finder, settings, store, login):
    settings.setValue(CONNECTION_SETTING, store("nobody", replace(login, port=1)))
    assert finder.find("tounsaru") == []
    (said,) = finder.find("tounsaru", prefix="rep")
    assert "No database server answers" in said
    finder.trigger()
    assert finder.chosen == []


def test_the_next_letter_interrupts_the_search_before(finder, monkeypatch, wait):
    asked, real = [], place_filter.search_places

    def slowly(connection, words, **more):
        asked.append(words)
        if words == "tounsa":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_sleep(60)")
        return real(connection, words, **more)

    monkeypatch.setattr(place_filter, "search_places", slowly)
    finder.iface.locator.fetchResults("tounsa", QgsLocatorContext())
    wait(lambda: asked)
    assert "Tounsaru" in finder.find("tounsaru")
    assert asked == ["tounsa", "tounsaru"]


def test_the_filter_searches_in_another_thread_and_leaves_nothing(iface, settings, store, login, monkeypatch, wait):
    threads, real = [], place_filter.search_places

    def note(connection, words, **more):
        threads.append(threading.current_thread())
        return real(connection, words, **more)

    monkeypatch.setattr(place_filter, "search_places", note)
    settings.setValue(CONNECTION_SETTING, store("the city", login))
    for _ in range(3):
        context = Context(Shell(iface, QMenu(), QToolBar()))
        feature.start(context)
        Finder(iface, context, wait).find("tounsaru")
        context.stop()
    assert len(threads) == 3
    assert threading.main_thread() not in threads
    assert iface.locator.filters() == []
    del context
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert not [one for one in gc.get_objects() if isinstance(one, place_filter.PlaceFilter)]
