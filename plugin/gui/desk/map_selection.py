"""A report that somebody selects on the map is the one that the desk shows."""

from contextlib import suppress

from qgis.core import QgsFeatureRequest, QgsVectorLayer

from mapalus.plugin.layers.city_layers import LAYER_PROPERTY

_REPORTS = "report"


class MapSelection:
    """Follows the layers of reports in a project.

    :param project: QgsProject
    :param desk: :class:`~mapalus.plugin.gui.desk.desk.Desk`
    """

    def __init__(self, project, desk):
        self._project = project
        self._desk = desk
        self._slots = {}
        project.layersAdded.connect(self._follow)
        project.layersWillBeRemoved.connect(self._leave)
        self._follow(project.mapLayers().values())

    def stop(self):
        """Follow no layer any more."""
        self._project.layersAdded.disconnect(self._follow)
        self._project.layersWillBeRemoved.disconnect(self._leave)
        self._leave(list(self._slots))

    def _follow(self, layers):
        for layer in layers:
            is_ours = isinstance(layer, QgsVectorLayer) and layer.customProperty(LAYER_PROPERTY) == _REPORTS
            if is_ours and layer.id() not in self._slots:

                def choose(*_changes, layer=layer):
                    self._choose(layer)

                layer.selectionChanged.connect(choose)
                self._slots[layer.id()] = layer, choose

    def _leave(self, identifiers):
        for identifier in identifiers:
            layer, slot = self._slots.pop(identifier, (None, None))
            if layer is not None:
                # QGIS may have deleted it.
                with suppress(TypeError, RuntimeError):
                    layer.selectionChanged.disconnect(slot)

    def _choose(self, layer):
        # Several are no report to show. A database that is away would hold QGIS up.
        if layer.selectedFeatureCount() != 1 or not self._desk.is_open or self._desk.is_lost:
            return
        request = QgsFeatureRequest(layer.selectedFeatureIds()[0])
        request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
        request.setSubsetOfAttributes(["id"], layer.fields())
        for feature in layer.getFeatures(request):
            number = feature["id"]
            # A report that is not saved yet has none.
            if isinstance(number, int):
                self._desk.choose(number)
