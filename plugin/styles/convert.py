"""From a style of QGIS to one of GeoServer, with its icons and columns; all or nothing."""

import re
from dataclasses import dataclass

from mapalus.plugin.errors import MapalusError, Sentence, listed
from mapalus.plugin.packages import etree
from mapalus.plugin.paths import ICONS
from mapalus.plugin.styles import expressions
from mapalus.plugin.styles.qml import WHOLE_LAYER, loss, narrow, read_qml
from mapalus.plugin.styles.sld import drawing_groups, write_sld


class StyleNotConvertible(MapalusError):
    """A style uses what GeoServer cannot draw alike; ``losses`` names each thing with its place."""

    def __init__(self, name, losses):
        super().__init__(
            "The style {name} cannot be drawn alike by GeoServer: {losses}.",
            "Change these in the layer's symbology or labels; styles/README.md says what can be published.",
            name=name,
            losses=listed(losses, "; "),
        )
        self.losses = tuple(losses)


@dataclass(frozen=True)
class Converted:
    """An SLD 1.0 document, the icons that it names (relative to the folder of styles) and the columns that it reads.

    ``losses`` is always empty: a style that would lose something is not converted.
    """

    sld: bytes
    icons: tuple
    columns: frozenset
    losses: tuple = ()


def convert(qml, name, title=None, geometry="geom", icons=ICONS, scales=(None, None)):
    """Convert a style.

    :param qml: path of a ``.qml`` file, or its text.
    :param name: of the style on the server.
    :param title: of the style, and in the legend where the style says nothing; the name by default.
    :param geometry: the geometry column of the published relation.
    :param icons: the folder that relative names of SVG icons start from.
    :param scales: denominators between which anything is drawn at all, besides what the style says itself; None where
        there is no limit.
    :returns: :class:`Converted`, the same bytes for the same style.
    :raises StyleNotConvertible: naming everything that cannot be expressed, at once.
    """
    style = read_qml(qml)
    found = _all_losses(style, icons)
    if found:
        raise StyleNotConvertible(name, found)
    nearest, farthest = scales
    for part in (*style["entries"], *style["labels"]):
        part["scales"] = narrow(part["scales"], (nearest or 0, farthest or 0))
    return Converted(
        sld=to_sld(style, name, title, geometry),
        icons=tuple(sorted({icon for layer in _icon_layers(style) for icon in _icon_names(layer["icon"], icons)})),
        columns=frozenset(_columns(style)),
    )


def losses(qml, icons=ICONS):
    """Return what of a style cannot be expressed, each with its place; empty if it can be published.

    Parameters as for :func:`convert`.
    """
    return _all_losses(read_qml(qml), icons)


def to_sld(style, name="style", title=None, geometry="geom"):
    """Return the SLD of a style that was read by :func:`~mapalus.plugin.styles.qml.read_qml`.

    :raises StyleNotConvertible: when reading it had losses.
    """
    if style["losses"]:
        raise StyleNotConvertible(name, style["losses"])
    return write_sld(style, name, title or name, geometry)


def _all_losses(style, icons):
    found = [*style["losses"]]
    for layer in _icon_layers(style):
        found += [loss(layer["where"], what) for what in _icon_losses(layer["icon"], icons)]
    if not found and style["opacity"] < 1 and drawing_groups(style) > 1:
        found.append(loss(WHOLE_LAYER, Sentence("opacity together with symbol levels or an order by condition")))
    return tuple(dict.fromkeys(found))


def _icon_layers(style):
    return [layer for entry in style["entries"] for layer in entry["layers"] if layer["kind"] == "icon"]


def _icon_losses(icon, icons):
    """Yield what hinders GeoServer from drawing an icon as QGIS does."""
    if isinstance(icon, dict):
        default = f"{icon['prefix']}{icon['default']}{icon['suffix']}"
        if icon["suffix"] != ".svg" or not (icons / default).is_file():
            yield Sentence("the icon {default}, which is not among the icons", default=default)
    elif icon.startswith("base64:"):
        yield Sentence("an embedded SVG (save it among the icons)")
        return
    elif not _inside(icon, icons):
        yield Sentence("the icon {icon}, which is not among the icons", icon=icon)
        return
    for name in _icon_names(icon, icons):
        drawing = (icons / name).read_bytes()
        if re.search(rb"param\(", drawing):
            yield Sentence("SVG parameters (in {name})", name=name)
        if not _is_square(drawing):
            yield Sentence("the icon {name}, which is not square", name=name)


def _icon_names(icon, icons):
    if not isinstance(icon, dict):
        return [icon]
    found = icons.glob(f"{icon['prefix']}*{icon['suffix']}")
    return sorted(path.relative_to(icons).as_posix() for path in found)


def _inside(name, icons):
    path = icons / name
    return path.is_file() and icons.resolve() in path.resolve().parents and not name.startswith("/")


def _is_square(drawing):
    # QGIS' size of an icon is its width, GeoServer's its height.
    root = etree.fromstring(drawing, etree.XMLParser(resolve_entities=False, no_network=True))
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    width, height = box[2:] if len(box) == 4 else (root.get("width", "1"), root.get("height", "1"))
    return float(re.sub(r"[^\d.]", "", width)) == float(re.sub(r"[^\d.]", "", height))


def _columns(style):
    for entry in style["entries"]:
        yield from expressions.columns(entry["filter"])
        for layer in entry["layers"]:
            yield from expressions.columns(layer["when"])
            for part in (layer.get("rotation"), layer.get("icon")):
                if isinstance(part, dict):
                    yield part["column"]
    for label in style["labels"]:
        yield from expressions.columns(label["filter"])
        yield label["column"]
    for part in style["order"]:
        yield from [part["column"]] if "column" in part else expressions.columns(part["node"])
