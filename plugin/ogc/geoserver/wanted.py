"""The declaration as the state that a GeoServer should be in."""

import math

from mapalus.plugin.ogc.geoserver.workspaces import SERVICES
from mapalus.plugin.paths import ICONS
from mapalus.plugin.publication.declaration import EVERYBODY
from mapalus.plugin.publication.map_page import map_page_files
from mapalus.plugin.publication.state import Snapshot
from mapalus.plugin.styles import convert

# GeoServer's own styles for layers that are not made to be looked at.
_GENERIC = {
    "Point": "point",
    "MultiPoint": "point",
    "LineString": "line",
    "MultiLineString": "line",
    "Polygon": "polygon",
    "MultiPolygon": "polygon",
}

_ADMINISTRATORS = "ADMIN"


def wanted_snapshot(publication, logins):
    """Return the :class:`~mapalus.plugin.publication.state.Snapshot` that is declared.

    :param logins: database role -> :class:`~mapalus.plugin.ogc.server.DatabaseLogin`, for each store's role.
    """
    snapshot = Snapshot(secrets={login.user: login.password for login in logins.values()})
    _server(snapshot, publication.server)
    for workspace in publication.workspaces:
        _workspace(snapshot, workspace)
        _store(snapshot, workspace, logins[workspace.store.role])
        _styles(snapshot, workspace)
        for layer in workspace.layers:
            _layer(snapshot, publication, workspace, layer)
        for group in workspace.groups:
            _group(snapshot, publication, workspace, group)
        _rules(snapshot, workspace)
        if workspace.users == "agencies":
            for user in publication.users:
                snapshot.add("user", user, {"enabled": True, "roles": sorted(set(workspace.readers) - {EVERYBODY})})
        if workspace.map_page:
            _map_page(snapshot, publication, workspace)
    return snapshot


def _server(snapshot, server):
    if "catalog_mode" in server:
        snapshot.add("server setting", "catalog mode", {"mode": server["catalog_mode"]})
    if "wfs_service_level" in server:
        snapshot.add("server setting", "wfs", {"service_level": server["wfs_service_level"]})
    for role in server.get("roles", ()):
        snapshot.add("role", role, {})
    for rule, roles in server.get("service_rules", {}).items():
        snapshot.add("service rule", rule, {"roles": sorted(roles)})


def _rules(snapshot, workspace):
    # Closed unless a layer is opened by a rule of its own: what somebody adds to the workspace stays unseen.
    snapshot.add("access rule", f"{workspace.name}.*.r", {"roles": [_ADMINISTRATORS]})
    snapshot.add("access rule", f"{workspace.name}.*.w", {"roles": sorted(workspace.writers)})
    for layer in workspace.layers:
        snapshot.add("access rule", f"{workspace.name}.{layer.name}.r", {"roles": sorted(layer.readers)})
    for group in workspace.groups:
        snapshot.add("access rule", f"{workspace.name}.{group.name}.r", {"roles": sorted(workspace.readers)})


def _workspace(snapshot, workspace):
    snapshot.add("workspace", workspace.name, {"uri": f"urn:{workspace.name}", "isolated": False})
    snapshot.add(
        "workspace settings",
        workspace.name,
        {
            "contact": workspace.contact,
            "decimals": workspace.decimals,
            "charset": "UTF-8",
            "verbose": False,
            "verbose_exceptions": False,
        },
    )
    for service in SERVICES:
        declared = workspace.services[service]
        fields = {
            "enabled": declared["enabled"],
            "title": _words(workspace.title, " / "),
            "abstract": _words(workspace.abstract, "\n"),
            "keywords": _keywords(workspace),
        }
        if service == "wms":
            fields["crs"] = list(declared.get("crs", ()))
            fields["rendering_seconds"] = declared.get("rendering_seconds", 0)
            fields["request_kilobytes"] = 1024 * declared.get("request_megabytes", 0)
        elif service == "wfs":
            fields["service_level"] = declared.get("service_level", "BASIC")
            fields["feature_limit"] = declared.get("feature_limit", 1_000_000)
        snapshot.add("service", f"{workspace.name}:{service}", fields)


def _store(snapshot, workspace, login):
    store = workspace.store
    parameters = {
        "dbtype": "postgis",
        "host": login.host,
        "port": str(login.port),
        "database": login.database,
        "schema": store.schema,
        "user": login.user,
        "namespace": f"urn:{workspace.name}",
        "Expose primary keys": "true",
        "Primary key metadata table": "mapalus_public.gt_pk_metadata",
        "Estimated extends": "false",
        "validate connections": "true",
        "encode functions": "true",
        "Support on the fly geometry simplification": "true",
        "preparedStatements": "false",
        "fetch size": "1000",
        "max connections": str(store.connections),
    }
    if store.on_borrow:
        parameters["Session startup SQL"] = store.on_borrow
    if store.on_return:
        parameters["Session close-up SQL"] = store.on_return
    snapshot.add(
        "store",
        f"{workspace.name}:{store.name}",
        {"type": "PostGIS", "enabled": True, "parameters": parameters, "connects": True},
    )


def _styles(snapshot, workspace):
    titles = {
        style: f"{layer.title.id} / {layer.title.en}"
        for layer in workspace.layers
        for style in (layer.style, *layer.styles)
        if style
    }
    icons = set()
    for name, title in sorted(titles.items()):
        style = convert(workspace.qml(name), name, title)
        snapshot.add_file("style", f"{workspace.name}:{name}", style.sld, format="sld", version="1.0.0")
        icons.update(style.icons)
    for icon in sorted(icons):
        snapshot.add_file("icon", f"{workspace.name}:{icon}", (ICONS / icon).read_bytes())


def _layer(snapshot, publication, workspace, layer):
    # The city's extent, not the data's: an empty layer has none, and a new report must not move the map.
    bounds = [float(side) for side in publication.city.extent]
    style = f"{workspace.name}:{layer.style}" if layer.style else _GENERIC.get(layer.geometry, "generic")
    time = layer.time
    snapshot.add(
        "layer",
        f"{workspace.name}:{layer.name}",
        {
            "store": workspace.store.name,
            "relation": layer.relation,
            "enabled": True,
            "advertised": True,
            "title": _words(layer.title, " / "),
            "abstract": _words(layer.abstract, "\n"),
            "keywords": _keywords(workspace),
            "crs": f"EPSG:{layer.srid}",
            "projection_policy": "FORCE_DECLARED",
            "bounds": bounds,
            "native_bounds": _projected(bounds, layer.srid),
            "decimals": workspace.decimals,
            "feature_limit": layer.feature_limit,
            "filter": layer.filter or "",
            "columns": layer.column_names,
            "geometry": layer.geometry,
            "time": time
            and {
                "column": time.column,
                "end_column": time.end_column,
                "begin": time.begin,
                "end": "PRESENT",
                "default": time.default,
                "strategy": "FIXED",
                "presentation": "CONTINUOUS_INTERVAL",
            },
            "sql_view": layer.sql_view
            and {
                "sql": layer.sql_view.sql.strip(),
                "key": layer.key,
                "parameters": [list(parameter) for parameter in layer.sql_view.parameters],
            },
            "style": style,
            "styles": sorted(f"{workspace.name}:{name}" for name in layer.styles),
            "queryable": layer.queryable,
        },
    )
    _tiles(snapshot, f"{workspace.name}:{layer.name}", layer.cache, styles=bool(layer.styles))


def _group(snapshot, publication, workspace, group):
    members = {layer.name: layer for layer in workspace.layers}
    snapshot.add(
        "group",
        f"{workspace.name}:{group.name}",
        {
            "mode": "SINGLE",
            "title": _words(group.title, " / "),
            "abstract": _words(group.abstract, "\n"),
            "keywords": _keywords(workspace),
            "layers": [f"{workspace.name}:{name}" for name in group.layers],
            "styles": [f"{workspace.name}:{members[name].style}" for name in group.layers],
            "bounds": [float(side) for side in publication.city.extent],
            "enabled": True,
            "advertised": True,
        },
    )
    caches = [members[name].cache for name in group.layers]
    if all(caches):
        # A group's tile is as old as its most lasting member may be.
        _tiles(snapshot, f"{workspace.name}:{group.name}", min(caches, key=lambda cache: cache.expire_seconds))


def _tiles(snapshot, name, cache, styles=False):
    if cache is None:
        return
    snapshot.add(
        "tile layer",
        name,
        {
            "enabled": True,
            "gridsets": sorted(cache.gridsets),
            "formats": sorted(cache.formats),
            "expire_seconds": cache.expire_seconds,
            "client_seconds": cache.expire_seconds,
            "metatiles": [cache.metatiles, cache.metatiles],
            "gutter": cache.gutter,
            "filters": ["STYLES"] if styles else [],
        },
    )


def _map_page(snapshot, publication, workspace):
    # Addresses without a host, so that the page works behind whatever name the server is reached by.
    up = f"../../{workspace.name}"
    for name, content in map_page_files(publication, wms=f"{up}/wms", wfs=f"{up}/wfs").items():
        snapshot.add_file("file", f"{workspace.name}/{name}", content)


def _projected(bounds, srid):
    """Return a box of degrees in the layer's own reference system."""
    if srid == 4326:
        return bounds
    # The spherical Mercator projection, EPSG Guidance Note 7-2, method 1024.
    west, south, east, north = (math.radians(side) for side in bounds)
    return [
        round(6378137.0 * value, 3) for value in (west, math.asinh(math.tan(south)), east, math.asinh(math.tan(north)))
    ]


def _words(words, between):
    return {"default": f"{words.id}{between}{words.en}", "id": words.id, "en": words.en}


def _keywords(workspace):
    return [f"{language}:{word}" for language in ("id", "en") for word in workspace.keywords[language]]
