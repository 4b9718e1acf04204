"""A save that the database refuses: the sentence in the message bar, and what is left of the edits."""

from contextlib import closing

import psycopg2
import pytest
from qgis.core import QgsDataSourceUri, QgsGeometry, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QTextBrowser

from mapalus.plugin.city.city import read_city
from mapalus.plugin.gui.common import edit_errors
from mapalus.plugin.gui.common.edit_errors import EditErrors
from mapalus.plugin.layers.city_layers import load_city_layers


class Desk:
    """Edits reports as QGIS does: its messages come as in QgisApp::onLayerError and QgisApp::commitError."""

    def __init__(self, layer, bar, qgis):
        self.layer = layer
        self.bar = bar
        self._qgis = qgis
        layer.raiseError.connect(lambda text: bar.pushCritical(self._words("Layer %1"), text))
        layer.startEditing()

    def change(self, feature, **values):
        for name, value in values.items():
            index = self.layer.fields().indexOf(name)
            assert self.layer.changeAttributeValue(feature.id(), index, value)

    def save(self):
        saved = self.layer.commitChanges(False)
        if not saved:
            self.bar.pushWarning("Commit errors", self._words("Could not commit changes to layer %1"))
        for _ in range(5):
            self._qgis.processEvents()
        return saved

    def reports(self):
        return sorted(self.layer.getFeatures(), key=lambda feature: feature["reference"])

    def said(self):
        (item,) = self.bar.items()
        assert item.title() == self.layer.name()
        return item.text()

    def _words(self, template):
        return QCoreApplication.translate("QgisApp", template).replace("%1", self.layer.name())


@pytest.fixture(params=["id", "en"])
def language(request):
    return request.param


@pytest.fixture
def administer(cluster, login):
    """Return a function that runs a statement as the database's superuser."""

    def administer(statement):
        with (
            closing(psycopg2.connect(cluster.dsn(login.database))) as connection,
            connection,
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)

    return administer


@pytest.fixture
def desk(iface, login, qgis, language, monkeypatch):
    monkeypatch.setattr(edit_errors, "user_language", lambda: language)
    project = QgsProject.instance()
    project.clear()
    errors = EditErrors(project, iface.messageBar())
    uri = QgsDataSourceUri()
    uri.setConnection(login.host, str(login.port), login.database, login.user, login.password)
    with closing(psycopg2.connect(uri.connectionInfo(False))) as connection:
        city = read_city(connection)
    layer = load_city_layers(project, uri, city, language)["report"]
    yield Desk(layer, iface.messageBar(), qgis)
    layer.rollBack()
    errors.stop()
    assert not errors._followed
    project.clear()


def starts_with(sentence, report, language, words):
    assert sentence.startswith(f"{report['reference']}: {words[language]}"), sentence


def test_an_illegal_step(desk, language):
    report = desk.reports()[0]
    desk.change(report, status="resolved")
    assert not desk.save()
    expected = {
        "id": "Status tidak dapat berubah dari Menunggu menjadi Selesai. "
        "Dari Menunggu dapat menjadi: Disposisi, Koordinasi, Proses, Ditolak.",
        "en": "Status cannot go from Waiting to Resolved. "
        "From Waiting it can go to: Assigned, Coordination, In progress, Rejected.",
    }
    assert desk.said() == f"{report['reference']}: {expected[language]}"
    assert desk.layer.isModified(), "nothing of the edits is lost"
    assert desk.layer.getFeature(report.id())["status"] == "resolved"


def test_a_missing_reason(desk, language):
    report = desk.reports()[0]
    desk.change(report, status="rejected")
    assert not desk.save()
    expected = {
        "id": "Ditolak memerlukan alasan. Isi Alasan: Duplikat, Bukan wewenang, Tidak valid, Data kurang, Spam.",
        "en": "Rejected needs a reason. "
        "Fill in Reason: Duplicate, Not our authority, Invalid, Too little information, Spam.",
    }
    assert desk.said() == f"{report['reference']}: {expected[language]}"
    desk.change(report, status_reason="spam")
    assert desk.save()
    assert not desk.bar.items(), "what was refused is saved: nobody needs to read it any more"


def test_the_whole_text_is_shown(desk):
    """QGIS's own items show one line, with arrows for the others."""
    desk.bar.resize(600, 300)
    desk.bar.show()
    desk.change(desk.reports()[0], status="resolved")
    assert not desk.save()
    desk.bar.grab()
    (item,) = desk.bar.items()
    browser = item.findChild(QTextBrowser)
    assert browser.document().size().height() > 2 * browser.fontMetrics().lineSpacing()
    assert browser.viewport().height() >= browser.document().size().height() - 1


def test_a_stale_version(desk, language, administer):
    report = desk.reports()[0]
    desk.change(report, priority=3, status="coordination")
    administer(
        "UPDATE mapalus.report SET status = 'in_progress', priority = 2, version = version + 1 "
        f"WHERE reference = '{report['reference']}'"
    )
    assert not desk.save()
    expected = {
        "id": f"Orang lain mengubah {report['reference']} sementara itu "
        "(Prioritas: tersimpan 2, milik Anda 3; Status: tersimpan Proses, milik Anda Koordinasi)",
        "en": f"Somebody else changed {report['reference']} in the meantime "
        "(Priority: 2 is stored, 3 is yours; Status: In progress is stored, Coordination is yours)",
    }
    assert desk.said().startswith(expected[language]), desk.said()
    desk.layer.rollBack()
    assert not desk.bar.items()


def test_a_place_outside_the_city(desk, language):
    report = desk.reports()[1]
    desk.layer.changeGeometry(report.id(), QgsGeometry.fromWkt("Point(0 0)"))
    desk.change(report, version=-report["version"])
    assert not desk.save()
    expected = {"id": "letaknya di luar Kabupaten Minahasa.", "en": "the position lies outside Minahasa Regency."}
    starts_with(desk.said(), report, language, expected)
    assert desk.layer.isModified()


def test_a_missing_right(desk, language, administer):
    administer("REVOKE UPDATE ON mapalus.report FROM mapalus_planner, mapalus_operator, mapalus_agency")
    report = desk.reports()[0]
    desk.change(report, priority=3)
    assert not desk.save()
    expected = {
        "id": "Anda tidak berhak atas perubahan ini (Prioritas).",
        "en": "you have no right to this change (Priority).",
    }
    starts_with(desk.said(), report, language, expected)


def test_of_several_reports_the_right_one_is_named(desk, language):
    first, second = desk.reports()
    desk.change(first, status="in_progress")
    desk.change(second, status="resolved")
    assert not desk.save()
    assert desk.said().startswith(second["reference"])


def test_other_layers_and_other_errors_are_left_to_qgis(desk, iface, qgis):
    desk.layer.raiseError.emit("The network is gone.")
    qgis.processEvents()
    assert [item.text() for item in desk.bar.items()] == ["The network is gone."]
    desk.bar.clearWidgets()
    other = QgsVectorLayer("Point?crs=EPSG:4326&field=a:int", "other", "memory")
    QgsProject.instance().addMapLayer(other)
    other.raiseError.emit("ERROR:  permission denied for table report\n")
    qgis.processEvents()
    assert not desk.bar.items()
