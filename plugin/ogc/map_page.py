"""The files of the public map page, with the city's configuration filled in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.paths import WEBMAP

if TYPE_CHECKING:
    from pathlib import Path

    from mapalus.plugin.ogc.port import DeclaredPublication


# Under which heading a relation stands in the list of layers; all others are what the city owns and builds.
_SECTIONS = {
    "report": "reports",
    "report_grid": "reports",
    "report_count": "reports",
    "area": "areas",
    "agency": "areas",
}

# Where many rows lie upon each other, they are told as one: the column that is added up, for each value of another.
_SUMS = {"report_grid": {"column": "number", "by": "status"}}


def map_page_files(publication: DeclaredPublication, wms: str, wfs: str, folder: Path = WEBMAP) -> dict[str, bytes]:
    """Return path -> content of every file of the page.

    :param wms: address of the WMS as the page reaches it, without a query.
    :raises MapalusError: when the page was not built.
    """
    if not (folder / "index.html").exists():
        raise MapalusError("The map page is not built.", "Run make setup.")
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
    files["config.json"] = json.dumps(_config(publication, wms, wfs), ensure_ascii=False, indent=1).encode()
    return files


def _config(publication, wms, wfs):
    city = publication.city
    return {
        "title": city.title.as_dict(),
        "notice": city.notice and city.notice.as_dict(),
        "languages": list(city.languages),
        "time_zone": city.time_zone,
        "extent": list(city.extent),
        "wms": wms,
        "wfs": wfs,
        "attribution": city.attribution and city.attribution.as_dict(),
        # What is not drawn, and what only somebody may see, has no place on the page.
        "layers": [_layer(layer) for layer in publication.public.layers if layer.has_geometry and layer.is_public],
    }


def _layer(layer):
    entry = {
        "name": layer.name,
        "title": layer.title.as_dict(),
        "section": _SECTIONS.get(layer.relation, "infrastructure"),
        "visible": layer.visible,
        "area": "Polygon" in layer.geometry,
        "queryable": layer.queryable,
        "columns": [_column(column) for column in layer.columns if column.popup],
    }
    if layer.relation in _SUMS:
        entry["sum"] = _SUMS[layer.relation]
    return entry


def _column(column):
    entry = {"name": column.name, "title": column.title.as_dict()}
    if column.kind != "text":
        entry["type"] = column.kind
    if column.localised:
        entry["localised"] = True
    if column.values:
        entry["values"] = {value: words.as_dict() for value, words in column.values.items()}
    return entry
