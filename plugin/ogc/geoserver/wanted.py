"""The declaration as the state that a GeoServer should be in."""

import math

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.ogc.geoserver.workspaces import CONTACT, SERVICES
from mapalus.plugin.ogc.map_page import map_page_files
from mapalus.plugin.ogc.rights import ADMINISTRATORS
from mapalus.plugin.ogc.state import Snapshot, password_digest
from mapalus.plugin.paths import ICONS
from mapalus.plugin.styles import convert

# What stands between both languages where a client asks for none.
_BETWEEN = {"title": " / ", "abstract": "\n"}

# GeoServer's own styles for layers that are not made to be looked at.
_GENERIC = {
    "Point": "point",
    "MultiPoint": "point",
    "LineString": "line",
    "MultiLineString": "line",
    "Polygon": "polygon",
    "MultiPolygon": "polygon",
}


def wanted_snapshot(publication, logins):
    """Return the :class:`~mapalus.plugin.ogc.state.Snapshot` that is declared.

    :param logins: database role -> :class:`~mapalus.plugin.ogc.port.DatabaseLogin`, for each store's role.
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
        if workspace.agency_login:
            for role in workspace.readers:
                snapshot.add("role", role, {})
            _user(snapshot, workspace.agency_login, workspace.user_roles, snapshot.secrets)
        if workspace.map_page:
            _map_page(snapshot, publication, workspace)
    return snapshot


def _server(snapshot, server):
    """Add what is declared of the whole server: of its settings the fields that are declared, and no others."""
    if "catalog_mode" in server:
        snapshot.add("server setting", "catalog mode", {"mode": server["catalog_mode"]})
    services = {name: _service_of_server(fields) for name, fields in server.get("services", {}).items()}
    if "wfs_service_level" in server:
        services.setdefault("wfs", {})["service_level"] = server["wfs_service_level"]
    for name, fields in services.items():
        snapshot.add("server setting", name, fields)
    if settings := server.get("settings"):
        snapshot.add("server setting", "settings", dict(settings))
    if contact := server.get("contact"):
        snapshot.add("server setting", "contact", {name: contact[name] for name in CONTACT if name in contact})
    for role in server.get("roles", ()):
        snapshot.add("role", role, {})
    for rule, roles in server.get("service_rules", {}).items():
        snapshot.add("service rule", rule, {"roles": sorted(roles)})
    for method, roles in server.get("rest_rules", {}).items():
        snapshot.add("rest rule", method, {"roles": sorted(roles)})
    for user, roles in server.get("users", {}).items():
        _user(snapshot, user, roles, {})


def _service_of_server(declared):
    fields = {}
    for name, value in declared.items():
        if name in ("title", "abstract"):
            fields[name] = _words(value, _BETWEEN[name])
        elif name == "request_megabytes":
            fields["request_kilobytes"] = 1024 * value
        elif name == "map_formats":
            fields[name] = sorted(value)
        else:
            fields[name] = value
    return fields


def _user(snapshot, name, roles, passwords):
    # An agency may read in several workspaces.
    held = snapshot.of_kind("user").get(name, {"roles": []})["roles"]
    password = password_digest(name, passwords.get(name))
    snapshot.add("user", name, {"enabled": True, "roles": sorted({*held, *roles}), "password": password})


def _rules(snapshot, workspace):
    # Closed unless a layer is opened by a rule of its own: what somebody adds to the workspace stays unseen.
    snapshot.add("access rule", f"{workspace.name}.*.r", {"roles": [ADMINISTRATORS]})
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
            "title": _words(workspace.title, _BETWEEN["title"]),
            "abstract": _words(workspace.abstract, _BETWEEN["abstract"]),
            "keywords": _keywords(workspace.keywords),
        }
        if service == "wms":
            fields["crs"] = list(declared.get("crs", ()))
            fields["dynamic_styling"] = declared.get("dynamic_styling", False)
            fields["map_formats"] = sorted(declared.get("map_formats", ()))
            fields["rendering_seconds"] = declared.get("rendering_seconds", 0)
            fields["rendering_errors"] = declared.get("rendering_errors", 0)
            fields["request_kilobytes"] = 1024 * declared.get("request_megabytes", 0)
            fields["time_errors"] = declared.get("time_errors", True)
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
        # SQL that a filter let through may have switched off the login's limits for the session that it used.
        "Session startup SQL": "RESET ALL",
    }
    if store.idle_seconds:
        parameters["min connections"] = "0"
        parameters["Max connection idle time"] = str(store.idle_seconds)
        parameters["Evictor run periodicity"] = str(max(1, store.idle_seconds // 2))
        parameters["Evictor tests per run"] = str(store.connections)
    password = password_digest(login.user, login.password) if workspace.agency_login else None
    snapshot.add(
        "store",
        f"{workspace.name}:{store.name}",
        {"type": "PostGIS", "enabled": True, "parameters": parameters, "connects": True, "password": password},
    )


def _styles(snapshot, workspace):
    titles = {
        style: f"{layer.title.id} / {layer.title.en}"
        for layer in workspace.layers
        for style in (layer.style, *layer.styles)
        if style
    }
    scales = _scales_of_styles(workspace)
    icons = set()
    for name, title in sorted(titles.items()):
        style = convert(workspace.qml(name), name, title, scales=scales[name])
        snapshot.add_file("style", f"{workspace.name}:{name}", style.sld, format="sld", version="1.0.0")
        icons.update(style.icons)
    for icon in sorted(icons):
        snapshot.add_file("icon", f"{workspace.name}:{icon}", (ICONS / icon).read_bytes())


def _scales_of_styles(workspace):
    """Return style -> the scales of its layers: GeoServer knows none of a layer, only those of a style's rules."""
    found = {}
    for layer in workspace.layers:
        for style in filter(None, (layer.style, *layer.styles)):
            if found.setdefault(style, layer.scales) != layer.scales:
                raise MapalusError(
                    "The style {style} is that of several layers, which are drawn at different scales.",
                    "Give each of them a copy of the style under a name of its own.",
                    style=style,
                )
    return found


def _bounds(publication, layer):
    """Return the declared bounds or the city's, not the data's: an empty layer has none, and each report moved them."""
    return [float(side) for side in layer.bounds or publication.city.extent]


def _layer(snapshot, publication, workspace, layer):
    bounds = _bounds(publication, layer)
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
            "title": _words(layer.title, _BETWEEN["title"]),
            "abstract": _words(layer.abstract, _BETWEEN["abstract"]),
            "keywords": _keywords(layer.keywords or workspace.keywords),
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
    wests, souths, easts, norths = zip(*(_bounds(publication, members[name]) for name in group.layers))
    snapshot.add(
        "group",
        f"{workspace.name}:{group.name}",
        {
            "mode": "SINGLE",
            "title": _words(group.title, _BETWEEN["title"]),
            "abstract": _words(group.abstract, _BETWEEN["abstract"]),
            "keywords": _keywords(workspace.keywords),
            "layers": [f"{workspace.name}:{name}" for name in group.layers],
            "styles": [f"{workspace.name}:{members[name].style}" for name in group.layers],
            "bounds": [min(wests), min(souths), max(easts), max(norths)],
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
    # Addresses without a host, so that the page works under every name of the server.
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


def _keywords(words):
    return [f"{language}:{word}" for language in ("id", "en") for word in words[language]]
