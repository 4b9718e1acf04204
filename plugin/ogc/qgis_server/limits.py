"""What of a declaration QGIS Server cannot honour, in words."""

from mapalus.plugin.ogc.qgis_server.filters import is_translatable, lists_times
from mapalus.plugin.ogc.qgis_server.wanted import served_layers


def unsupported(publication):
    """Return what of a declaration this server leaves out or does otherwise, a sentence each."""
    return [*_of_the_server(publication), *_of_services(publication), *_of_layers(publication)]


def _of_the_server(publication):
    for workspace in publication.workspaces:
        if workspace is not publication.public:
            yield (
                f"The workspace {workspace.name} is not published: QGIS Server is for the public map alone and knows "
                "no logins, so that its layers, readers, writers and users are left out."
            )
    server = publication.server
    if others := [name for name in ("rest_rules", "users", "settings", "contact", "services") if name in server]:
        yield f"QGIS Server has none of what is declared of a whole GeoServer as {', '.join(others)}."
    if server.get("roles"):
        yield f"QGIS Server has no roles: {', '.join(server['roles'])} cannot be made."
    if server.get("service_rules"):
        yield (
            "QGIS Server has no rules for operations: nobody can write, whoever may do so according to "
            f"{', '.join(server['service_rules'])}."
        )
    if "catalog_mode" in server:
        yield f"QGIS Server has no catalogue mode {server['catalog_mode']}: what is not for everybody is not on it."


def _of_services(publication):
    workspace = publication.public
    wms, wfs, wmts, wcs = (workspace.services[name] for name in ("wms", "wfs", "wmts", "wcs"))
    yield "Capabilities are in both languages at once: QGIS Server 3.22 has no declared words by language."
    if not wms["enabled"]:
        yield "The WMS of QGIS Server cannot be switched off; it answers without any layer."
    if "rendering_seconds" in wms:
        yield "QGIS Server sets no limit to the time of drawing; nginx ends what takes longer than two minutes."
    if wfs.get("service_level", "BASIC") != "BASIC":
        yield f"The WFS is read-only, although {wfs['service_level']} is declared."
    if "feature_limit" in wfs:
        yield (
            f"The limit of {wfs['feature_limit']} features holds in WFS 2.0.0 alone; versions 1.0.0 and 1.1.0 of QGIS "
            "Server have none."
        )
    if wcs["enabled"]:
        yield "There are no coverages in the database, and no WCS."
    if workspace.contact.get("address"):
        yield "QGIS Server names no postal address in its capabilities."
    if any(layer.cache for layer in workspace.layers):
        yield "QGIS Server keeps no tiles: every map is drawn anew" + (
            ", those of the WMTS, too." if wmts["enabled"] else "."
        )
    if workspace.store.on_borrow or workspace.store.on_return:
        yield "QGIS Server runs no SQL before and after requests: the store's on_borrow and on_return are left out."
    named = set()
    for group in workspace.groups:
        if again := sorted(named & set(group.layers)):
            yield f"The group {group.name} is drawn without {', '.join(again)}: QGIS has a layer in one group only."
        named.update(group.layers)


def _of_layers(publication):
    served = served_layers(publication)
    for layer in publication.public.layers:
        if not layer.is_public:
            readers = ", ".join(layer.readers)
            yield f"The layer {layer.name} is left out: it is for {readers} alone, and QGIS Server knows no logins."
        elif not is_translatable(layer):
            yield (
                f"The layer {layer.name} is left out: QGIS cannot keep its filter “{layer.filter}”, and without it "
                "more would be seen."
            )
    for layer in served:
        if layer.time and not lists_times(layer):
            yield (
                f"The times of {layer.name} are left out: QGIS Server would list every single moment in its "
                "capabilities, and draws everything without a time."
            )
        elif layer.time:
            yield (
                f"The times of {layer.name} are listed one by one in the capabilities; begin and default are left out: "
                "without a time everything is drawn."
            )
        if layer.sql_view and layer.sql_view.parameters:
            names = ", ".join(name for name, _default, _validator in layer.sql_view.parameters)
            yield f"The query of {layer.name} always has the defaults of {names}: QGIS Server takes no parameters."
        if layer.feature_limit:
            yield f"The limit of {layer.feature_limit} features of {layer.name} holds in WFS 2.0.0 alone."
