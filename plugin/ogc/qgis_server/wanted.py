"""The declaration as the state that QGIS Server's folder should be in, and what of it such a server cannot honour."""

import hashlib
import json

from mapalus.plugin.ogc.map_page import map_page_files
from mapalus.plugin.ogc.qgis_server.filters import is_translatable, lists_times
from mapalus.plugin.ogc.state import Snapshot

PROJECT = "mapalus.qgs"
SERVICE_FILE = "pg_service.conf"
PAGE = "www"

# Kinds that are words about the project, for readable plans; the project itself is what is served.
DESCRIPTIONS = ("service", "layer", "group")

_SERVICES = ("wms", "wfs", "wmts")


def wanted_snapshot(publication, logins):
    """Return the :class:`~mapalus.plugin.ogc.state.Snapshot` that is declared for the public.

    :param logins: database role -> :class:`~mapalus.plugin.ogc.port.DatabaseLogin`, for the public store's role.
    """
    # Loading it takes a second, and only who publishes to this server needs it.
    from mapalus.plugin.ogc.qgis_server.project import build_project

    workspace = publication.public
    login = logins[workspace.store.role]
    layers = served_layers(publication)
    snapshot = Snapshot(secrets={login.user: login.password})
    service = service_name(login)
    snapshot.add(
        "store",
        SERVICE_FILE,
        {
            "service": service,
            "parameters": {"host": login.host, "port": str(login.port), "dbname": login.database, "user": login.user},
            "unreadable": False,
            "edited": False,
            "private": True,
            "connects": True,
        },
    )
    _describe(snapshot, publication, layers)
    snapshot.add_file("project", PROJECT, build_project(publication, layers, login, service))
    # Addresses without a host: the page works under every name of the server.
    for path, content in map_page_files(publication, wms="ows", wfs="ows").items():
        snapshot.add_file("file", f"{PAGE}/{path}", content)
    return snapshot


def service_name(login):
    """Return the name of the connection: another one for another database, so that no process keeps asking the old."""
    where = json.dumps([login.host, str(login.port), login.database, login.user])
    return f"{login.user}_{hashlib.sha256(where.encode()).hexdigest()[:8]}"


def served_layers(publication):
    """Return the layers that everybody may read and whose filter can be kept: QGIS Server knows no logins."""
    return [layer for layer in publication.public.layers if layer.is_public and is_translatable(layer)]


def _describe(snapshot, publication, layers):
    workspace = publication.public
    for service in _SERVICES:
        declared = workspace.services[service]
        fields = {
            "enabled": declared["enabled"],
            "title": workspace.title.as_dict(),
            "abstract": workspace.abstract.as_dict(),
            "keywords": workspace.keywords,
            "contact": workspace.contact,
        }
        if service == "wms":
            fields["crs"] = list(declared.get("crs", ()))
            fields["request_megabytes"] = declared.get("request_megabytes")
        elif service == "wfs":
            fields["feature_limit"] = declared.get("feature_limit")
        snapshot.add("service", f"{workspace.name}:{service}", fields)
    for layer in layers:
        snapshot.add(
            "layer",
            f"{workspace.name}:{layer.name}",
            {
                "relation": f"{workspace.store.schema}.{layer.relation}",
                "geometry": layer.geometry,
                "crs": f"EPSG:{layer.srid}" if layer.has_geometry else None,
                "bounds": [float(side) for side in layer.bounds or publication.city.extent],
                "key": layer.key,
                "columns": layer.column_names,
                "title": layer.title.as_dict(),
                "abstract": layer.abstract.as_dict(),
                "keywords": layer.keywords,
                "style": _style(workspace, layer.style),
                "styles": [_style(workspace, name) for name in layer.styles],
                "queryable": layer.queryable,
                "feature_limit": layer.feature_limit,
                "filter": layer.filter,
                "scales": list(layer.scales),
                "time": [layer.time.column, layer.time.end_column] if lists_times(layer) else None,
                "sql_view": layer.sql_view and layer.sql_view.sql.strip(),
                "decimals": workspace.decimals,
            },
        )
    for group in workspace.groups:
        snapshot.add(
            "group",
            f"{workspace.name}:{group.name}",
            {"title": group.title.as_dict(), "abstract": group.abstract.as_dict(), "layers": list(group.layers)},
        )


def _style(workspace, name):
    if not name:
        return name
    qml = workspace.qml(name)
    content = qml.encode() if isinstance(qml, str) else qml.read_bytes()
    return {"name": name, "sha256": hashlib.sha256(content).hexdigest()}
