"""A save that the database refuses, said in the user's language in place of PostgreSQL's own text.

QGIS shows two items in its message bar for such a save: the provider's text (signal ``raiseError``), and “Could not
commit changes to layer …”. Both come before control returns to the event loop. Then ours takes their place. The edits
stay in the layer's buffer, as QGIS leaves them.
"""

from contextlib import suppress

from qgis.core import Qgis, QgsDataSourceUri, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication, QTimer

from mapalus.plugin.database.refusals import explain, refusal_in
from mapalus.plugin.gui.common.background_task import log_traceback
from mapalus.plugin.gui.common.message_item_widget import show_whole_text
from mapalus.plugin.i18n import user_language, words_in
from mapalus.plugin.layers.city_layers import LAYER_PROPERTY

_SCHEMA = "mapalus"
# What names an entry to a user, the best first.
_NAMES = ("reference", "code")


class EditErrors:
    """Follows Mapalus' layers in a project.

    :param project: QgsProject
    :param bar: QGIS's QgsMessageBar
    """

    def __init__(self, project, bar):
        self._project = project
        self._bar = bar
        self._followed = {}
        project.layersAdded.connect(self._follow)
        project.layersWillBeRemoved.connect(self._leave)
        self._follow(project.mapLayers().values())

    def stop(self):
        """Follow no layer any more, and take away what is shown."""
        self._project.layersAdded.disconnect(self._follow)
        self._project.layersWillBeRemoved.disconnect(self._leave)
        self._leave(list(self._followed))

    def _follow(self, layers):
        for layer in layers:
            if _is_ours(layer) and layer.id() not in self._followed:
                self._followed[layer.id()] = _FollowedLayer(layer, self._bar)

    def _leave(self, identifiers):
        for identifier in identifiers:
            followed = self._followed.pop(identifier, None)
            if followed is not None:
                followed.stop()


class _FollowedLayer:
    """Shows why the last save of one layer was refused, until it is saved or its edits are given up."""

    def __init__(self, layer, bar):
        self._layer = layer
        self._bar = bar
        self._raised = []
        self._item = None
        layer.raiseError.connect(self._keep)
        layer.afterCommitChanges.connect(self._clear)
        layer.afterRollBack.connect(self._clear)

    def stop(self):
        layer, self._layer = self._layer, None
        with suppress(TypeError, RuntimeError):
            layer.raiseError.disconnect(self._keep)
            layer.afterCommitChanges.disconnect(self._clear)
            layer.afterRollBack.disconnect(self._clear)
        self._clear()

    def _keep(self, text):
        try:
            sentence = _sentence(self._layer, text)
        except Exception as error:
            # Nothing here may hide what the database said.
            log_traceback(error)
            return
        if sentence is None:
            # It is no refusal of the database: QGIS's own words stay.
            return
        self._raised.append((text, sentence))
        if len(self._raised) == 1:
            QTimer.singleShot(0, self._show)

    def _show(self):
        raised, self._raised = self._raised, []
        if self._layer is None or not raised:
            return
        self._clear()
        not_saved = QCoreApplication.translate("QgisApp", "Could not commit changes to layer %1")
        texts = {not_saved.replace("%1", self._layer.name()), *(text for text, _ in raised)}
        for item in self._bar.items():
            if item.text() in texts:
                self._bar.popWidget(item)
        # Of one save, several rows may be refused for the same reason.
        sentences = dict.fromkeys(sentence for _, sentence in raised)
        item = self._bar.createMessage(self._layer.name(), " ".join(sentences))
        item.setLevel(Qgis.MessageLevel.Warning)
        item.setDuration(0)
        self._item = self._bar.pushItem(item) or item
        show_whole_text(item, self._bar.width())

    def _clear(self):
        item, self._item = self._item, None
        # The user may have closed it.
        with suppress(RuntimeError):
            if item is not None and item in self._bar.items():
                self._bar.popWidget(item)


def _is_ours(layer):
    if not isinstance(layer, QgsVectorLayer) or layer.providerType() != "postgres":
        return False
    return bool(layer.customProperty(LAYER_PROPERTY)) or QgsDataSourceUri(layer.source()).schema() == _SCHEMA


def _sentence(layer, text):
    """Return a refusal in the user's words; None where the text holds none."""
    refusal = refusal_in(text)
    if refusal is None:
        return None
    table = QgsDataSourceUri(layer.source()).table()
    error = explain(
        refusal,
        known={"reference": _name_of_edited(layer), "table": table, "edited": _edited_columns(layer)},
        fields={field.name(): field.alias() for field in layer.fields() if field.alias()},
        tables={table: layer.name()},
    )
    return error.in_words(words_in(user_language()))


def _edited_columns(layer):
    buffer = layer.editBuffer()
    if buffer is None:
        return []
    indexes = {index for values in buffer.changedAttributeValues().values() for index in values}
    names = [layer.fields()[index].name() for index in sorted(indexes)]
    geometry = ["geom"] if buffer.changedGeometries() else []
    # The form sets the version itself.
    return geometry + [name for name in names if name != "version"]


def _name_of_edited(layer):
    """Return the name of the entry that was edited; empty where it could be one of several."""
    buffer = layer.editBuffer()
    if buffer is None:
        return ""
    edited = {
        *buffer.changedAttributeValues(),
        *buffer.changedGeometries(),
        *buffer.deletedFeatureIds(),
        *buffer.addedFeatures(),
    }
    if len(edited) != 1:
        return ""
    feature = layer.getFeature(*edited)
    for name in _NAMES:
        index = layer.fields().indexOf(name)
        if index >= 0 and feature.isValid() and isinstance(feature[index], str):
            return feature[index]
    return ""
