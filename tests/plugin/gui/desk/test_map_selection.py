"""A report that is selected on the map is chosen for the desk."""

from qgis.core import QgsFeature, QgsProject, QgsVectorLayer

from mapalus.plugin.gui.desk.map_selection import MapSelection
from mapalus.plugin.layers.city_layers import LAYER_PROPERTY


class Desk:
    is_open, is_lost = True, False

    def __init__(self):
        self.chosen = []

    def choose(self, report):
        self.chosen.append(report)


def layer_of(kind):
    layer = QgsVectorLayer("Point?field=id:integer", kind, "memory")
    layer.setCustomProperty(LAYER_PROPERTY, kind)
    features = []
    for number in (7, 8):
        feature = QgsFeature(layer.fields())
        feature["id"] = number
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def test_one_report_that_is_selected_is_chosen(qgis):
    project, desk = QgsProject(), Desk()
    before, others = layer_of("report"), layer_of("cctv")
    project.addMapLayers([before, others])
    selection = MapSelection(project, desk)
    later = layer_of("report")
    project.addMapLayer(later)
    for layer in (before, others, later):
        layer.selectByIds([2])
        layer.selectByIds([1, 2])
        layer.removeSelection()
    assert desk.chosen == [8, 8]
    project.removeMapLayer(later.id())
    desk.is_lost = True
    before.selectByIds([1])
    desk.is_lost = False
    selection.stop()
    before.selectByIds([2])
    assert desk.chosen == [8, 8]
