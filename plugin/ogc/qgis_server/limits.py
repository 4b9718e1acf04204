"""What of a declaration QGIS Server cannot honour, in words."""

from mapalus.plugin.errors import Sentence
from mapalus.plugin.ogc.qgis_server.filters import is_translatable, lists_times
from mapalus.plugin.ogc.qgis_server.wanted import served_layers


def unsupported(publication):
    """Return what of a declaration this server leaves out or does otherwise, a sentence each."""
    return [*_of_the_server(publication), *_of_services(publication), *_of_layers(publication)]


def _of_the_server(publication):
    for name in publication.entries:
        if name != publication.public.name:
            yield (
                Sentence(
                    "The workspace {workspace} is not published: QGIS Server is for the public map alone and knows "
                    "no logins, so that its layers, readers, writers and users are left out.",
                    workspace=name,
                )
            )
    server = publication.server
    if others := [name for name in ("rest_rules", "users", "settings", "contact", "services") if name in server]:
        yield Sentence(
            "QGIS Server has none of what is declared of a whole GeoServer as {names}.", names=", ".join(others)
        )
    if server.get("roles"):
        yield Sentence("QGIS Server has no roles: {names} cannot be made.", names=", ".join(server["roles"]))
    if server.get("service_rules"):
        yield (
            Sentence(
                "QGIS Server has no rules for operations: nobody can write, even if {names} allow it.",
                names=", ".join(server["service_rules"]),
            )
        )
    if "catalog_mode" in server:
        yield Sentence(
            "QGIS Server has no catalogue mode {mode}: layers that are not for everybody are left out.",
            mode=server["catalog_mode"],
        )


def _of_services(publication):
    workspace = publication.public
    wms, wfs, wmts, wcs = (workspace.services[name] for name in ("wms", "wfs", "wmts", "wcs"))
    yield Sentence("Capabilities are in both languages at once: QGIS Server 3.22 has no declared words by language.")
    if not wms["enabled"]:
        yield Sentence("The WMS of QGIS Server cannot be switched off; it answers without any layer.")
    if "rendering_seconds" in wms:
        yield Sentence(
            "QGIS Server sets no limit to the time of drawing; nginx ends what takes longer than two minutes."
        )
    if wfs.get("service_level", "BASIC") != "BASIC":
        yield Sentence("The WFS is read-only, although {level} is declared.", level=wfs["service_level"])
    if "feature_limit" in wfs:
        yield (
            Sentence(
                "The limit of {number} features holds in WFS 2.0.0 alone; versions 1.0.0 and 1.1.0 of QGIS Server "
                "have none.",
                number=wfs["feature_limit"],
            )
        )
    if wcs["enabled"]:
        yield Sentence("There are no coverages in the database, and no WCS.")
    if workspace.contact.get("address"):
        yield Sentence("QGIS Server names no postal address in its capabilities.")
    if any(layer.cache for layer in workspace.layers):
        if wmts["enabled"]:
            yield Sentence("QGIS Server keeps no tiles: it draws every map again, those of the WMTS, too.")
        else:
            yield Sentence("QGIS Server keeps no tiles: it draws every map again.")
    named = set()
    for group in workspace.groups:
        if again := sorted(named & set(group.layers)):
            yield Sentence(
                "The group {group} is drawn without {layers}: QGIS has a layer in one group only.",
                group=group.name,
                layers=", ".join(again),
            )
        named.update(group.layers)


def _of_layers(publication):
    served = served_layers(publication)
    for layer in publication.public.layers:
        if not layer.is_public:
            readers = ", ".join(layer.readers)
            yield Sentence(
                "The layer {layer} is left out: it is for {readers} alone, and QGIS Server knows no logins.",
                layer=layer.name,
                readers=readers,
            )
        elif not is_translatable(layer):
            yield (
                Sentence(
                    "The layer {layer} is left out: QGIS cannot keep its filter “{filter}”, and without it more "
                    "would be seen.",
                    layer=layer.name,
                    filter=layer.filter,
                )
            )
    for layer in served:
        if layer.time and not lists_times(layer):
            yield (
                Sentence(
                    "The times of {layer} are left out: QGIS Server would list every single moment in its "
                    "capabilities, and draws everything without a time.",
                    layer=layer.name,
                )
            )
        elif layer.time:
            yield (
                Sentence(
                    "The times of {layer} are listed one by one in the capabilities; begin and default are left out: "
                    "without a time everything is drawn.",
                    layer=layer.name,
                )
            )
        if layer.sql_view and layer.sql_view.parameters:
            names = ", ".join(name for name, _default, _validator in layer.sql_view.parameters)
            yield Sentence(
                "The query of {layer} always has the defaults of {names}: QGIS Server takes no parameters.",
                layer=layer.name,
                names=names,
            )
        if layer.feature_limit:
            yield Sentence(
                "The limit of {number} features of {layer} holds in WFS 2.0.0 alone.",
                number=layer.feature_limit,
                layer=layer.name,
            )
