"""The files of the public map page, with the city's configuration filled in."""

import json

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.paths import WEBMAP


def map_page_files(publication, wms, wfs, folder=WEBMAP):
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
    return {
        "name": layer.name,
        "title": layer.title.as_dict(),
        "section": _section(layer),
        "visible": layer.visible,
        "area": "Polygon" in layer.geometry,
        "queryable": layer.queryable,
        "columns": [_column(column) for column in layer.columns if column.popup],
    }


def _section(layer):
    """Return under which heading a layer stands in the list."""
    if layer.relation.split("_")[0] == "report":
        return "reports"
    return "areas" if layer.relation == "area" else "infrastructure"


def _column(column):
    entry = {"name": column.name, "title": column.title.as_dict()}
    if column.kind != "text":
        entry["type"] = column.kind
    if column.localised:
        entry["localised"] = True
    if column.values:
        entry["values"] = {value: words.as_dict() for value, words in column.values.items()}
    return entry
