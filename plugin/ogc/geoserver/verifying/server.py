"""Everything that is asked of a GeoServer, by those who ask it."""

from functools import partial

from mapalus.plugin.ogc.asking import (
    COLUMNS,
    FEATURES,
    MAP,
    TILES,
    PublicLayer,
    Sessions,
    ask,
    get_columns,
    get_features,
    get_map,
    is_blank,
    require,
    verify_layers,
    verify_map_page,
    verify_tiles,
)
from mapalus.plugin.ogc.checks import ADMINISTRATOR, PUBLIC, Verification
from mapalus.plugin.ogc.geoserver.order import opened_layer
from mapalus.plugin.ogc.geoserver.verifying.access import agencies_workspaces, is_open, readers, tried_in_every_way
from mapalus.plugin.ogc.geoserver.verifying.agency import verify_as_agency
from mapalus.plugin.ogc.geoserver.verifying.attacker import Attacker
from mapalus.plugin.ogc.geoserver.verifying.listener import listening
from mapalus.plugin.ogc.geoserver.verifying.standing import Standing

# So many agencies' workspaces are tried in every way.
_THOROUGHLY = 2


def verify_closed(server, snapshot, openings):
    """Look at the layers that some steps would open, with the administrator's eyes.

    Layers of an agency are asked for one after the other. So each agency's store opens one connection, and sixty of
    them fit into what a database takes.

    :returns: :class:`~mapalus.plugin.ogc.checks.Verification`
    """
    sessions = Sessions(server.session.login, server.session.verify)
    together, agencies = {}, agencies_workspaces(snapshot)
    for name in dict.fromkeys(filter(None, map(opened_layer, openings))):
        if ("layer", name) in snapshot.state and readers(snapshot, name):
            workspace = name.split(":")[0]
            together.setdefault(workspace if workspace in agencies else name, []).append(name)

    def questionnaire(verification, names):
        for name in names:
            _look_at_closed(verification, server, snapshot, name, sessions)

    verification = Verification()
    verification.ask_together([partial(questionnaire, names=names) for names in together.values()])
    return verification


def _look_at_closed(verification, server, snapshot, name, sessions):
    fields, session = snapshot.state["layer", name], sessions.http
    workspace, layer = name.split(":")
    urls = server.own_urls_of(workspace)

    def columns():
        found = get_columns(urls.wfs, name, session)
        require(
            set(found) - {"geom"} == set(fields["columns"]),
            "The layer {layer} has other columns than are declared.",
            layer=layer,
        )

    def picture():
        # Whether it shows anything is asked later; a style that cannot be drawn is no image at all.
        is_blank(get_map(urls.wms, layer, tuple(fields["bounds"]), (64, 64), session))

    ask(verification, COLUMNS, name, ADMINISTRATOR, columns)
    ask(verification, FEATURES, name, ADMINISTRATOR, lambda: get_features(urls.wfs, name, 1, session=session))
    if fields["geometry"] != "none" and snapshot.state["service", f"{workspace}:wms"]["enabled"]:
        ask(verification, MAP, name, ADMINISTRATOR, picture)


def verify_server(server, snapshot, visitors=(), accepted=""):
    """Ask for everything that is open, and for everything that is not, and how the server itself stands.

    Agencies' workspaces are alike. In two, one layer is tried in every way and the others in one way of each service;
    in the rest, each layer in the plainest way.

    :param visitors: :class:`~mapalus.plugin.ogc.port.Visitor` list: agencies that are asked for as well.
    :param accepted: why known holes of the server are accepted; empty where they are not.
    :returns: :class:`~mapalus.plugin.ogc.checks.Verification`
    """
    verification, visitors = Verification(), list(visitors)
    layers = snapshot.of_kind("layer")
    opened = {name for name in layers if is_open(snapshot, name)}
    _verify_as_public(verification, server, snapshot, layers, opened)
    attacker = Attacker(server)
    agencies = agencies_workspaces(snapshot)
    thoroughly = [visitor.workspace for visitor in visitors] or agencies[:_THOROUGHLY]
    questionnaires, in_every_way = [], tried_in_every_way(snapshot, set(layers) - opened)
    for name, fields in layers.items():
        workspace = name.split(":")[0]
        if workspace in agencies and workspace not in thoroughly and name not in opened:
            questionnaires.append(partial(attacker.try_quickly, name=name))
            continue
        if name in opened:
            questionnaires.append(partial(attacker.try_columns, name=name, columns=fields["columns"]))
        else:
            every_way = name in in_every_way
            questionnaires.append(partial(attacker.try_layer, name=name, fields=fields, every_way=every_way))
        questionnaires.append(partial(attacker.try_writing, name=name))
    for name, fields in snapshot.of_kind("group").items():
        closed = [member for member in fields["layers"] if member in layers and member not in opened]
        if closed:
            questionnaires.append(partial(attacker.try_group, name=name, closed=closed, bounds=fields["bounds"]))
    questionnaires += [
        partial(attacker.try_capabilities, closed=set(layers) - opened, workspaces=agencies),
        partial(
            attacker.try_stored_queries,
            workspaces=[one for one in snapshot.of_kind("workspace") if one not in agencies or one in thoroughly],
        ),
        attacker.try_configuration,
    ]
    questionnaires += [
        partial(
            verify_as_agency,
            server=server,
            snapshot=snapshot,
            opened=opened,
            visitor=visitor,
            thoroughly=thoroughly,
        )
        for visitor in visitors
    ]
    with listening(server.session.url) as listener:
        standing = Standing(server, snapshot, accepted, listener)
        verification.ask_together([*questionnaires, *standing.questionnaires()])
        standing.default_password(verification)
    return verification


def _verify_as_public(verification, server, snapshot, layers, opened):
    pages = {name.split("/")[0] for name in snapshot.of_kind("file")}
    sessions = Sessions(verify=server.session.verify, past_cache=bool(server.public_url))
    for workspace in snapshot.of_kind("workspace"):
        own = {name: fields for name, fields in layers.items() if name.startswith(f"{workspace}:")}
        public = [_public_layer(name, fields) for name, fields in own.items() if name in opened]
        urls = server.urls_of(workspace)
        if public and _serves_maps_and_features(snapshot, workspace):
            groups = [
                name.split(":")[1]
                for name in snapshot.of_kind("group")
                if name.startswith(f"{workspace}:") and is_open(snapshot, name)
            ]
            found = verify_layers(verification, urls, public, groups, f"{workspace}:{{}}", sessions)
            _verify_tiles(verification, server, snapshot, own, opened, found, sessions)
        if workspace in pages:
            verify_map_page(verification, urls, sessions)


def _verify_tiles(verification, server, snapshot, layers, opened, found, sessions):
    """Ask for a tile of each cached layer in each grid, where one of its features lies."""
    url = f"{server.public_url or server.session.url}/gwc/service/wmts"

    def questionnaire(part, name, gridsets, feature):
        for gridset in gridsets:
            arguments = url, name, gridset, feature, layers[name]["bounds"], sessions.http
            ask(part, TILES, name, PUBLIC, verify_tiles, *arguments, way=f"WMTS GetTile {gridset}")

    questionnaires = []
    for name, cache in snapshot.of_kind("tile layer").items():
        if name not in opened or name not in layers or not cache["enabled"] or "image/png" not in cache["formats"]:
            continue
        feature = next((one for one in found.get(name.split(":")[1], ()) if one["geometry"]), None)
        questionnaires.append(partial(questionnaire, name=name, gridsets=cache["gridsets"], feature=feature))
    verification.ask_together(questionnaires)


def _serves_maps_and_features(snapshot, workspace):
    return all(snapshot.state["service", f"{workspace}:{service}"]["enabled"] for service in ("wms", "wfs"))


def _public_layer(name, fields):
    return PublicLayer(
        name=name.split(":")[1],
        columns=tuple(fields["columns"]),
        drawn=fields["geometry"] != "none",
        # The first published column is the key by which clients page.
        key=fields["columns"][0],
        time=(fields["time"] or {}).get("column"),
    )
