"""The tiles that are kept of layers and groups."""

from xml.etree import ElementTree  # nosec B405 - writes XML, and parses none

from mapalus.plugin.ogc.geoserver.shapes import as_list


class TileLayers:
    """What is kept of a layer or a group as tiles, named like it; a layer without one is never cached."""

    kind = "tile layer"

    def __init__(self, session):
        self._session = session

    def read(self, snapshot, scope):
        for name in self._session.read_json("gwc", "rest", "layers.json") or []:
            if name.split(":")[0] not in scope:
                continue
            answer = self._session.read_json("gwc", "rest", "layers", f"{name}.json")
            if answer is None:
                continue
            live = answer["GeoServerLayer"]
            snapshot.add(
                self.kind,
                name,
                {
                    "enabled": live["enabled"],
                    "gridsets": sorted(entry["gridSetName"] for entry in as_list(live["gridSubsets"])),
                    "formats": sorted(as_list(live["mimeFormats"])),
                    "expire_seconds": live["expireCache"],
                    "client_seconds": live["expireClients"],
                    "metatiles": as_list(live["metaWidthHeight"]),
                    "gutter": live["gutter"],
                    "filters": sorted(entry["key"] for entry in as_list(live.get("parameterFilters"))),
                },
            )

    def create(self, name, fields, wanted):
        self._write(name, fields)

    def change(self, name, fields, wanted):
        self._write(name, fields)

    def delete(self, name, fields):
        path = ("gwc", "rest", "layers", name)
        _require_unless_unknown(self._session, self._session.request("delete", *path), path)

    def _write(self, name, fields):
        root = ElementTree.Element("GeoServerLayer")

        def add(parent, tag, text=None):
            element = ElementTree.SubElement(parent, tag)
            element.text = text
            return element

        add(root, "enabled", str(fields["enabled"]).lower())
        add(root, "inMemoryCached", "true")
        add(root, "name", name)
        formats = add(root, "mimeFormats")
        for mime in fields["formats"]:
            add(formats, "string", mime)
        subsets = add(root, "gridSubsets")
        for gridset in fields["gridsets"]:
            add(add(subsets, "gridSubset"), "gridSetName", gridset)
        metatiles = add(root, "metaWidthHeight")
        for number in fields["metatiles"]:
            add(metatiles, "int", str(number))
        add(root, "expireCache", str(fields["expire_seconds"]))
        add(root, "expireClients", str(fields["client_seconds"]))
        filters = add(root, "parameterFilters")
        for key in fields["filters"]:
            one = add(filters, "styleParameterFilter")
            add(one, "key", key)
            add(one, "defaultValue", "")
        add(root, "gutter", str(fields["gutter"]))
        self._session.write(
            "put",
            *("gwc", "rest", "layers", f"{name}.xml"),
            data=ElementTree.tostring(root, encoding="utf-8"),
            headers={"Content-Type": "text/xml"},
        )


def drop_tiles(session, name):
    """Have all tiles of a layer or a group dropped, if any are kept."""
    root = ElementTree.Element("truncateLayer")
    ElementTree.SubElement(root, "layerName").text = name
    path = ("gwc", "rest", "masstruncate")
    headers = {"Content-Type": "text/xml"}
    _require_unless_unknown(
        session, session.request("post", *path, data=ElementTree.tostring(root), headers=headers), path
    )


def _require_unless_unknown(session, answer, path):
    # GeoWebCache says of a layer that it does not know: 404, or 400 with that in words.
    if answer.status_code not in (400, 404):
        session.require(answer, "write", path)
