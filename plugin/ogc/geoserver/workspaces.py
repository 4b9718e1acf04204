"""Workspaces, their settings and services, and the stores in them."""

import re

from mapalus.plugin.errors import MapalusError, Sentence
from mapalus.plugin.ogc.geoserver.shapes import (
    as_list,
    entries,
    keywords_for,
    keywords_of,
    text_of,
    words_for,
    words_of,
)

SERVICES = ("wms", "wfs", "wmts", "wcs")


class Workspaces:
    kind = "workspace"

    def __init__(self, session, catalog):
        self._session = session
        self._catalog = catalog

    def read(self, snapshot, name):
        """Add the workspace where it exists, and return whether it does."""
        live = self._session.read_json("rest", "namespaces", f"{name}.json")
        if live is None:
            return False
        namespace = live["namespace"]
        snapshot.add(self.kind, name, {"uri": namespace["uri"], "isolated": bool(namespace.get("isolated"))})
        return True

    def create(self, name, fields, wanted):
        with self._catalog.explained(Sentence("GeoServer could not create the workspace {name}", name=name)):
            # geoserver-restconfig writes these into XML as they are; both are names of ours.
            self._catalog.create_workspace(name, fields["uri"])
        if fields["isolated"]:
            self.change(name, fields, wanted)

    def change(self, name, fields, wanted):
        namespace = {"prefix": name, "uri": fields["uri"], "isolated": fields["isolated"]}
        self._session.write("put", "rest", "namespaces", name, json={"namespace": namespace})

    def delete(self, name, fields):
        # What still stands in it belongs to somebody else: GeoServer refuses then.
        self._session.write("delete", "rest", "workspaces", name, params={"recurse": "false"}, absent_is_fine=True)


# Our words for whom readers may turn to, and GeoServer's.
CONTACT = {
    "organisation": "contactOrganization",
    "email": "contactEmail",
    "telephone": "contactVoice",
    "address": "address",
    "online_resource": "onlineResource",
}


def fields_of_service(service, live):
    """Return what GeoServer says of a service, of a workspace or of the whole server."""
    fields = {
        "enabled": live["enabled"],
        "title": words_of(live, "title", "internationalTitle"),
        "abstract": words_of(live, "abstrct", "internationalAbstract"),
        "keywords": keywords_of(live),
    }
    if service == "wms":
        fields["crs"] = [f"EPSG:{code}" for code in as_list((live.get("srs") or {}).get("string"))]
        fields["dynamic_styling"] = not live.get("dynamicStylingDisabled", False)
        fields["map_formats"] = _map_formats_of(live)
        fields["rendering_seconds"] = live["maxRenderingTime"]
        fields["rendering_errors"] = live["maxRenderingErrors"]
        fields["request_kilobytes"] = live["maxRequestMemory"]
        # Left out where nobody has ever said it.
        fields["time_errors"] = live.get("exceptionOnInvalidDimension", True)
    elif service == "wfs":
        fields["service_level"] = live["serviceLevel"]
        fields["feature_limit"] = live["maxFeatures"]
    return fields


def _map_formats_of(live):
    """Return the formats in which a WMS draws maps; none stands for all that it knows."""
    if not live.get("getMapMimeTypeCheckingEnabled"):
        return []
    return sorted(as_list((live.get("getMapMimeTypes") or {}).get("string")))


_PLAIN = {
    "enabled": "enabled",
    "rendering_errors": "maxRenderingErrors",
    "rendering_seconds": "maxRenderingTime",
    "request_kilobytes": "maxRequestMemory",
    "time_errors": "exceptionOnInvalidDimension",
    "service_level": "serviceLevel",
    "feature_limit": "maxFeatures",
}


def entries_for_service(fields):
    """Return GeoServer's entries for some of what :func:`fields_of_service` gives."""
    found = {_PLAIN[name]: value for name, value in fields.items() if name in _PLAIN}
    if "title" in fields:
        found.update(words_for(fields["title"], "title", "internationalTitle"))
    if "abstract" in fields:
        found.update(words_for(fields["abstract"], "abstrct", "internationalAbstract"))
    if "keywords" in fields:
        found["keywords"] = keywords_for(fields["keywords"])
    if "dynamic_styling" in fields:
        found["dynamicStylingDisabled"] = not fields["dynamic_styling"]
    if "map_formats" in fields:
        found["getMapMimeTypeCheckingEnabled"] = bool(fields["map_formats"])
        found["getMapMimeTypes"] = {"string": fields["map_formats"]}
    if "crs" in fields:
        found["srs"] = {"string": [code.removeprefix("EPSG:") for code in fields["crs"]]}
    return found


class WorkspaceSettings:
    """A workspace's own settings: contact, decimals, how errors are shown."""

    kind = "workspace settings"

    def __init__(self, session):
        self._session = session

    def read(self, snapshot, name):
        settings = self._session.read_json("rest", "workspaces", name, "settings.json")["settings"]
        if "workspace" not in settings:
            # GeoServer shows its global settings for a workspace that has none of its own.
            return
        contact = settings.get("contact") or {}
        snapshot.add(
            self.kind,
            name,
            {
                "contact": {
                    ours: text_of(contact[theirs]) for ours, theirs in CONTACT.items() if text_of(contact.get(theirs))
                },
                "decimals": settings["numDecimals"],
                "charset": settings["charset"],
                "verbose": settings["verbose"],
                "verbose_exceptions": settings["verboseExceptions"],
            },
        )

    def create(self, name, fields, wanted):
        self._write(name, fields, self._session.read_json("rest", "settings.json")["global"]["settings"])

    def change(self, name, fields, wanted):
        self._write(name, fields, self._session.read_json("rest", "workspaces", name, "settings.json")["settings"])

    def _write(self, name, fields, base):
        settings = {
            **{key: value for key, value in base.items() if key not in ("id", "proxyBaseUrl", "useHeadersProxyURL")},
            "workspace": {"name": name},
            "contact": {CONTACT[ours]: value for ours, value in fields["contact"].items()},
            "numDecimals": fields["decimals"],
            "charset": fields["charset"],
            "verbose": fields["verbose"],
            "verboseExceptions": fields["verbose_exceptions"],
        }
        self._session.write("put", "rest", "workspaces", name, "settings.json", json={"settings": settings})

    def delete(self, name, fields):
        self._session.write("delete", "rest", "workspaces", name, "settings", absent_is_fine=True)


class Services:
    """A workspace's own service settings; named ``workspace:service``."""

    kind = "service"

    def __init__(self, session):
        self._session = session

    def read(self, snapshot, workspace):
        for service in SERVICES:
            live = self._session.read_json(*self._path(workspace, service))
            if live is None:
                continue
            snapshot.add(self.kind, f"{workspace}:{service}", fields_of_service(service, live[service]))

    def create(self, name, fields, wanted):
        workspace, service = name.split(":")
        # A workspace's settings start as a copy of the server's: fields that are left out would be zero.
        self._write(workspace, service, fields, self._session.read_json("rest", "services", service, "settings.json"))

    def change(self, name, fields, wanted):
        workspace, service = name.split(":")
        self._write(workspace, service, fields, self._session.read_json(*self._path(workspace, service)))

    def delete(self, name, fields):
        workspace, service = name.split(":")
        self._session.write(
            "delete", "rest", "services", service, "workspaces", workspace, "settings", absent_is_fine=True
        )

    def _write(self, workspace, service, fields, base):
        settings = {
            **base[service],
            "workspace": {"name": workspace},
            "name": service.upper(),
            **entries_for_service(fields),
        }
        self._session.write("put", *self._path(workspace, service), json={service: settings})

    def _path(self, workspace, service):
        return "rest", "services", service, "workspaces", workspace, "settings.json"


class Stores:
    """PostGIS stores; named ``workspace:store``.

    A password is never read nor compared: ``connects`` says whether the one that GeoServer has works. An agency's is
    written again when it was renewed: the store's description has the digest of the one that was written.
    """

    kind = "store"
    _description = "password {}"
    _described = re.compile(r"password ([0-9a-f]{16})")

    def __init__(self, session):
        self._session = session

    def names(self, workspace):
        """Return the names of a workspace's stores."""
        live = self._session.read_json("rest", "workspaces", workspace, "datastores.json") or {}
        return (
            [store["name"] for store in as_list((live.get("dataStores") or {}).get("dataStore"))]
            if live.get("dataStores")
            else []
        )

    def read(self, snapshot, workspace, store):
        live = self._session.read_json("rest", "workspaces", workspace, "datastores", f"{store}.json")
        if live is None:
            return
        live = live["dataStore"]
        parameters = {key: str(value) for key, value in entries(live["connectionParameters"]).items()}
        parameters.pop("passwd", None)
        snapshot.add(
            self.kind,
            f"{workspace}:{store}",
            {
                "type": live.get("type", ""),
                "enabled": live["enabled"],
                "parameters": parameters,
                "password": self._digest(live),
            },
        )

    def _digest(self, live):
        described = self._described.fullmatch(live.get("description") or "")
        return described and described[1]

    def layer_names(self, workspace, store):
        """Return the names of the feature types of a store."""
        live = self._session.read_json("rest", "workspaces", workspace, "datastores", store, "featuretypes.json")
        types = (live or {}).get("featureTypes")
        return [entry["name"] for entry in as_list(types.get("featureType"))] if isinstance(types, dict) else []

    def connects(self, workspace, store):
        """Return whether GeoServer reaches the database of a store."""
        answer = self._session.request(
            "get",
            *("rest", "workspaces", workspace, "datastores", store, "featuretypes.json"),
            params={"list": "all"},
        )
        # It answers 200 with nothing, or an error, where it does not.
        return answer.ok and '"string"' in answer.text

    def create(self, name, fields, wanted):
        workspace, store = name.split(":")
        self._write("post", (workspace, "datastores.json"), store, fields, self._with_password(fields, wanted))
        self._require_connection(workspace, store, fields)

    def change(self, name, fields, wanted):
        workspace, store = name.split(":")
        path = workspace, "datastores", f"{store}.json"
        live = self._session.read_json("rest", "workspaces", *path)["dataStore"]
        # Connection parameters are replaced as a whole: what is not sent again is lost.
        kept = {key: value for key, value in entries(live["connectionParameters"]).items() if key == "passwd"}
        self._write("put", path, store, fields, {**kept, **self._with_password(fields, wanted)})
        self._session.write("put", "rest", "workspaces", workspace, "datastores", store, "reset", absent_is_fine=True)
        self._require_connection(workspace, store, fields)

    def _write(self, method, path, store, fields, parameters):
        body = {
            "name": store,
            "type": fields["type"],
            "enabled": fields["enabled"],
            "description": self._description.format(fields["password"]) if fields["password"] else "",
            "connectionParameters": {"entry": [{"@key": key, "$": value} for key, value in parameters.items()]},
        }
        self._session.write(method, "rest", "workspaces", *path, json={"dataStore": body})

    def delete(self, name, fields):
        workspace, store = name.split(":")
        self._session.write(
            "delete",
            *("rest", "workspaces", workspace, "datastores", store),
            params={"recurse": "false"},
            absent_is_fine=True,
        )

    def _with_password(self, fields, wanted):
        password = wanted.secrets.get(fields["parameters"].get("user"))
        return {**fields["parameters"], **({"passwd": password} if password is not None else {})}

    def _require_connection(self, workspace, store, fields):
        if fields["enabled"] and not self.connects(workspace, store):
            raise MapalusError(
                "GeoServer cannot reach the database with the login of its store {store}.",
                "Check that host, port and password hold on GeoServer's machine, then publish again. “Renew a login's "
                "password” (mapalus:renewlogin) gives an agency's login another one.",
                store=store,
            )
