"""How GeoServer would draw a layer that is not published: no layer, style or feature is stored on the server for it.

The features of the picture travel with their style in the body of one GetMap request (SLD 1.0.0, OGC 02-070: a
UserLayer with InlineFeature). Only the columns that the style reads are sent.

The server refuses styles in requests to its ordinary addresses. So the request goes to a workspace that is made for
it, whose name nobody can guess, and which is deleted at once. A broken connection may leave such a workspace behind;
it is empty, and a later preview deletes it.
"""

import base64
import re
import secrets
import time
from contextlib import contextmanager, suppress
from urllib.parse import unquote

from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice
from qgis.PyQt.QtGui import QImage, QPainter
from qgis.PyQt.QtSvg import QSvgRenderer

from mapalus.plugin.errors import MapalusError, Sentence
from mapalus.plugin.ogc.geoserver.shapes import as_list
from mapalus.plugin.packages import etree
from mapalus.plugin.paths import ICONS
from mapalus.plugin.styles.pictures import pixels

_SLD, _OGC, _GML, _XLINK = (
    "http://www.opengis.net/sld",
    "http://www.opengis.net/ogc",
    "http://www.opengis.net/gml",
    "http://www.w3.org/1999/xlink",
)
_OWS = "http://www.opengis.net/ows"
# The only way of writing it that GeoServer's readers of both parts understand.
_SRS = "http://www.opengis.net/gml/srs/epsg.xml#3857"
_NAME = "preview"
_WORKSPACE = "mapalus_preview_"
# After so many seconds no preview still needs its workspace.
_OLD = 600
# What XML cannot say.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def draw_unpublished(session, sld, columns, features, view, icons=ICONS):
    """Return the picture: an array of height, width and 3 bytes, on white.

    :param session: :class:`~mapalus.plugin.ogc.geoserver.session.Session` of an administrator.
    :param sld: the style as :func:`~mapalus.plugin.styles.convert` made it, as bytes.
    :param columns: names of the columns that the style reads.
    :param features: (GML 2 of the geometry in EPSG:3857, values of the columns) each.
    :param view: :class:`~mapalus.plugin.styles.pictures.View`
    :raises MapalusError: when GeoServer does not draw it.
    """
    body = _request(sld, columns, list(features), view, icons)
    with _workspace(session) as workspace:
        answer = session.request(
            *("post", workspace, "wms"),
            data=etree.tostring(body, encoding="UTF-8"),
            headers={"Content-Type": "application/xml"},
        )
    image = QImage.fromData(answer.content)
    if image.isNull():
        raise MapalusError(
            "GeoServer does not draw this style: {reason}",
            "Its administrator may have forbidden styles in requests; its log says more.",
            reason=_complaint(answer.text),
        )
    return pixels(image)


@contextmanager
def _workspace(session):
    """Make a workspace whose WMS draws styles of requests, give its name, and delete it."""
    _delete_old(session)
    name = f"{_WORKSPACE}{int(time.time())}_{secrets.token_hex(16)}"
    session.write("post", "rest", "workspaces.json", json={"workspace": {"name": name}})
    try:
        settings = session.read_json("rest", "services", "wms", "settings.json")
        settings["wms"].update(enabled=True, name="WMS", workspace={"name": name}, dynamicStylingDisabled=False)
        session.write("put", *("rest", "services", "wms", "workspaces", name, "settings.json"), json=settings)
        yield name
    finally:
        # Why it could not be drawn matters more than that this is left to the next preview.
        with suppress(MapalusError):
            _delete(session, name)


def _delete_old(session):
    live = (session.read_json("rest", "workspaces.json") or {}).get("workspaces") or {}
    for name in (one["name"] for one in as_list(live.get("workspace"))):
        made_at = name.removeprefix(_WORKSPACE).partition("_")[0]
        if name.startswith(_WORKSPACE) and made_at.isdigit() and time.time() - int(made_at) > _OLD:
            _delete(session, name)


def _delete(session, name):
    session.write("delete", "rest", "workspaces", name, params={"recurse": "true"}, absent_is_fine=True)


def _request(sld, columns, features, view, icons):
    request = etree.Element(f"{{{_OWS}}}GetMap", nsmap={"ows": _OWS, "gml": _GML}, version="1.1.1", service="WMS")
    request.append(_with_features(sld, columns, features, icons))
    extent = view.extent()
    box = etree.SubElement(request, "BoundingBox", srsName=_SRS)
    for x, y in ((extent.xMinimum(), extent.yMinimum()), (extent.xMaximum(), extent.yMaximum())):
        corner = etree.SubElement(box, f"{{{_GML}}}coord")
        etree.SubElement(corner, f"{{{_GML}}}X").text = repr(x)
        etree.SubElement(corner, f"{{{_GML}}}Y").text = repr(y)
    output = etree.SubElement(request, "Output")
    etree.SubElement(output, "Format").text = "image/png"
    size = etree.SubElement(output, "Size")
    etree.SubElement(size, "Width").text = str(view.width)
    etree.SubElement(size, "Height").text = str(view.height)
    return request


def _with_features(sld, columns, features, icons):
    """Return a style whose layer brings its own features."""
    root = etree.fromstring(sld, etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=True))
    named = root.find(f"{{{_SLD}}}NamedLayer")
    user = etree.Element(f"{{{_SLD}}}UserLayer")
    root.replace(named, user)
    etree.SubElement(user, f"{{{_SLD}}}Name").text = _NAME
    inline = etree.SubElement(user, f"{{{_SLD}}}InlineFeature")
    collection = etree.SubElement(inline, "FeatureCollection")
    for number, (geometry, values) in enumerate([_first(columns, features), *features]):
        member = etree.SubElement(etree.SubElement(collection, "featureMember"), _NAME, fid=f"{_NAME}.{number}")
        for column, value in zip(columns, values):
            # Without a value there is no element: an empty one would be an empty text.
            if value is not None:
                etree.SubElement(member, column).text = _CONTROLS.sub("", _text(value))
        etree.SubElement(member, "geom").append(_geometry(geometry))
    for style in named.findall(f"{{{_SLD}}}UserStyle"):
        user.append(style)
    for graphic in root.iter(f"{{{_SLD}}}Graphic"):
        _bring_icon(graphic, icons)
    return root


def _first(columns, features):
    """Return a feature that is out of sight and has a value in every column: GeoServer knows no others."""
    values = [next((row[at] for _, row in features if row[at] is not None), 0) for at in range(len(columns))]
    return "<gml:Point><gml:coordinates>-20000000,-20000000</gml:coordinates></gml:Point>", values


def _geometry(gml):
    # PostGIS leaves the prefix undeclared.
    element = etree.fromstring(f'<all xmlns:gml="{_GML}">{gml}</all>')[0]
    for part in element.iter():
        part.attrib.pop("srsName", None)
    element.set("srsName", _SRS)
    return element


def _text(value):
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _bring_icon(graphic, icons):
    """Put a drawing itself in the place of its name, which GeoServer could not resolve in a request."""
    external = graphic.find(f"{{{_SLD}}}ExternalGraphic")
    if external is None:
        return
    name = unquote(external.find(f"{{{_SLD}}}OnlineResource").get(f"{{{_XLINK}}}href"))
    if "${" in name:
        raise MapalusError(
            "GeoServer cannot show icons that a column names before the layer is published.",
            "QGIS's own picture shows them.",
        )
    # In the size in which it is drawn: one that comes with the request is not scaled.
    side = max(1, round(float(graphic.findtext(f"{{{_SLD}}}Size"))))
    external.clear()
    content = etree.SubElement(external, f"{{{_SLD}}}InlineContent", encoding="base64")
    content.text = base64.b64encode(_drawn((icons / name).read_bytes(), side)).decode()
    etree.SubElement(external, f"{{{_SLD}}}Format").text = "image/png"


def _drawn(svg, side):
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg)).render(painter)
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(content)


def _complaint(text):
    words = re.sub(r"<[^>]+>", " ", text)
    return " ".join(words.split())[:300] or Sentence("it says nothing")
