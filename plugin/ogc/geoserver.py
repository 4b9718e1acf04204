"""GeoServer, configured through REST alone.

geoserver-restconfig does what it covers (workspaces, stores, styles, a layer's default style); what it does
not (feature types with their columns, files, a workspace's service settings) goes through plain requests.
"""

from urllib.parse import quote

import requests
from geoserver.catalog import Catalog, FailedRequestError

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.ogc.server import ServiceUrls, Step
from mapalus.plugin.ogc.verify import verify_public
from mapalus.plugin.paths import ICONS, STYLES
from mapalus.plugin.publication.map_page import map_page_files
from mapalus.plugin.styles import convert

_BINDINGS = {"Point": "org.locationtech.jts.geom.Point", "MultiPolygon": "org.locationtech.jts.geom.MultiPolygon"}

_SAFE = ("get", "head")


class Session:
    """Requests to one server: keep-alive, time-outs, repeated only where that is harmless, to no other host.

    :param url: of the server, ending in ``/geoserver`` as a rule.
    """

    def __init__(self, url, user, password, timeout=60):
        self.url = url.rstrip("/")
        self.writes = 0
        self._timeout = timeout
        self._http = requests.Session()
        self._http.auth = (user, password)
        # A netrc file or proxy of the user must not decide where an administrator's password goes.
        self._http.trust_env = False

    def request(self, method, *path, absolute=None, **options):
        """Send a request to a path below the server's address, each segment quoted, and return the answer.

        :raises MapalusError: when the server cannot be reached or refuses the login.
        """
        method = method.lower()
        url = absolute or "/".join((self.url, *(quote(str(part), safe="") for part in path)))
        if not url.startswith(f"{self.url}/"):
            raise MapalusError(f"GeoServer pointed to another server ({url}).", "Check its proxy base URL.")
        self.writes += method not in _SAFE
        for attempts_left in (1, 0) if method in _SAFE else (0,):
            try:
                answer = self._http.request(method, url, timeout=self._timeout, allow_redirects=False, **options)
            except requests.ConnectionError as error:
                if attempts_left:
                    continue
                raise MapalusError(
                    f"No GeoServer answers at {self.url}.", "Check the address and that it is running."
                ) from error
            except requests.Timeout as error:
                raise MapalusError(
                    f"GeoServer at {self.url} did not answer within {self._timeout} s.",
                    "Try again when it is less busy; publishing again goes on where it stopped.",
                ) from error
            break
        if answer.status_code == 401:
            raise MapalusError(
                f"GeoServer at {self.url} refused the user name or the password.", "Check both; nothing was changed."
            )
        if answer.status_code == 403:
            raise MapalusError(f"The user may not configure GeoServer at {self.url}.", "Use one with the role ADMIN.")
        if answer.is_redirect:
            raise MapalusError(
                f"GeoServer at {self.url} redirects to {answer.headers.get('Location')}.",
                "Use that address instead if it is right.",
            )
        return answer

    def read_json(self, *path, **options):
        """Return what a resource holds, None where it does not exist."""
        answer = self.request("get", *path, headers={"Accept": "application/json"}, **options)
        if answer.status_code == 404:
            return None
        self.require(answer, "read", path)
        try:
            return answer.json()
        except ValueError as error:
            raise MapalusError(
                f"What answers at {self.url} is no GeoServer: {answer.text[:100]}.", "Check the address."
            ) from error

    def read_bytes(self, *path):
        """Return a file's content, None where it does not exist."""
        answer = self.request("get", *path)
        if answer.status_code == 404:
            return None
        self.require(answer, "read", path)
        return answer.content

    def write(self, method, *path, what="", **options):
        """Send a writing request and make sure that GeoServer accepted it."""
        answer = self.request(method, *path, **options)
        self.require(answer, "write", path)
        return answer

    def require(self, answer, verb, path):
        if not answer.ok:
            raise MapalusError(
                f"GeoServer could not {verb} {'/'.join(map(str, path))} (status {answer.status_code}): "
                f"{answer.text.strip()[:300]}.",
                "Look into its log; publishing again goes on where it stopped.",
            )


class RestCatalog(Catalog):
    """geoserver-restconfig's catalogue on our session: its own shares headers between servers and never times out."""

    def __init__(self, session):
        self._session = session
        super().__init__(f"{session.url}/rest", username="", password="")

    def setup_connection(self, retries=3, backoff_factor=0.9):
        self.client = None

    def http_request(self, url, data=None, method="get", headers=None, files=None):
        return self._session.request(method, absolute=url, data=data, headers=dict(headers or {}), files=files)

    def get_xml(self, rest_url):
        # Its cache of five seconds would show the state before our own plain requests.
        self._cache.clear()
        return super().get_xml(rest_url)


class GeoServer:
    """A GeoServer that publishes the declared layers.

    :param url: its address, for example ``https://maps.example.org/geoserver``.
    """

    def __init__(self, url, user, password, workspace="mapalus"):
        self.session = Session(url, user, password)
        self._catalog = RestCatalog(self.session)
        base = self.session.url
        self.urls = ServiceUrls(
            map_page=f"{base}/www/{workspace}/index.html",
            wms=f"{base}/{workspace}/wms",
            wfs=f"{base}/{workspace}/wfs",
        )

    def require_usable(self):
        """Check address, login and rights.

        :raises MapalusError: saying which of them is wrong.
        """
        if self.session.read_json("rest", "about", "version.json") is None:
            raise MapalusError(
                f"There is no GeoServer REST interface at {self.session.url}.",
                "Give the address that ends in /geoserver.",
            )

    def plan(self, publication, login):
        self.require_usable()
        workspace = publication.workspace
        steps = self._plan_workspace(workspace)
        if steps:
            return steps
        steps = self._plan_store(publication, login)
        if steps:
            return steps
        steps += self._plan_service(publication)
        steps += self._plan_styles(publication)
        for layer in publication.layers:
            steps += self._plan_layer(publication, layer)
        steps += self._plan_page(publication)
        return steps

    def verify(self, publication):
        verify_public(self.urls, publication)

    # ------------------------------------------------------------ workspace and store

    def _plan_workspace(self, workspace):
        if self.session.read_json("rest", "workspaces", f"{workspace}.json") is not None:
            return []
        return [
            Step(
                "create",
                "workspace",
                workspace,
                "it does not exist",
                lambda: self._restconfig(lambda: self._catalog.create_workspace(workspace, f"urn:{workspace}")),
            )
        ]

    def _plan_store(self, publication, login):
        declared = publication.store
        wanted = _connection_parameters(publication, login)
        store = self.session.read_json(
            "rest", "workspaces", publication.workspace, "datastores", f"{declared.name}.json"
        )
        if store is None:
            return [
                Step(
                    "create",
                    "store",
                    declared.name,
                    "it does not exist",
                    lambda: self._restconfig(lambda: self._create_store(publication, wanted)),
                )
            ]
        live = {
            entry["@key"]: entry.get("$", "") for entry in store["dataStore"]["connectionParameters"].get("entry", [])
        }
        different = sorted(key for key, value in wanted.items() if key != "passwd" and live.get(key) != value)
        reason = f"{', '.join(different)} differ"
        if not different:
            if self._store_answers(publication):
                return []
            reason = "it cannot connect"
        return [
            Step(
                "change",
                "store",
                declared.name,
                reason,
                lambda: self._restconfig(lambda: self._change_store(publication, {**live, **wanted})),
            )
        ]

    def _create_store(self, publication, parameters):
        store = self._catalog.create_datastore(publication.store.name, publication.workspace)
        store.type = "PostGIS"
        store.connection_parameters.update(parameters)
        self._catalog.save(store)
        self._require_store(publication)

    def _change_store(self, publication, parameters):
        # Connection parameters are replaced as a whole: what is not sent again is lost.
        store = self._catalog.get_store(publication.store.name, publication.workspace)
        store.connection_parameters = parameters
        self._catalog.save(store)
        self._require_store(publication)

    def _require_store(self, publication):
        if not self._store_answers(publication):
            raise MapalusError(
                "GeoServer cannot reach the database with the login that it was given.",
                "Check that host, port and password hold on GeoServer's machine, then publish again.",
            )

    def _store_answers(self, publication):
        answer = self.session.request(
            "get",
            "rest",
            "workspaces",
            publication.workspace,
            "datastores",
            publication.store.name,
            "featuretypes.json",
            params={"list": "all"},
        )
        return answer.ok and "report" in answer.text

    # ------------------------------------------------------------ service settings

    def _plan_service(self, publication):
        steps = []
        for service in ("wms", "wfs"):
            path = ("rest", "services", service, "workspaces", publication.workspace, "settings.json")
            live = self.session.read_json(*path)
            # A workspace's settings start as a copy of the server's: fields that are left out would be zero.
            base = live or self.session.read_json("rest", "services", service, "settings.json")
            wanted = {
                "enabled": True,
                "title": f"{publication.title.id} / {publication.title.en}",
                "abstrct": f"{publication.abstract.id}\n{publication.abstract.en}",
            }
            if service == "wfs":
                # Reading only: the public changes nothing.
                wanted["serviceLevel"] = "BASIC"
            settings = dict(base[service])
            different = sorted(key for key, value in wanted.items() if settings.get(key) != value)
            if live is not None and not different:
                continue
            settings.update(wanted, workspace={"name": publication.workspace}, name=service.upper())
            body = {service: settings}
            steps.append(
                Step(
                    "create" if live is None else "change",
                    "service settings",
                    service.upper(),
                    f"{', '.join(different) or 'they'} differ",
                    lambda path=path, body=body: self.session.write("put", *path, json=body),
                )
            )
        return steps

    # ------------------------------------------------------------ styles

    def _plan_styles(self, publication):
        workspace = publication.workspace
        steps = []
        for icon in sorted(ICONS.rglob("*.svg")):
            path = ("rest", "resource", "workspaces", workspace, "styles", *icon.relative_to(ICONS).parts)
            steps += self._plan_file(
                "icon", icon.stem, path, icon.read_bytes(), "image/svg+xml", then=self._forget_icons
            )
        titles = {layer.style: f"{layer.title.id} / {layer.title.en}" for layer in publication.layers}
        for name, title in sorted(titles.items()):
            body = convert(STYLES / f"{name}.qml", name, title).sld
            live = self.session.read_json("rest", "workspaces", workspace, "styles", f"{name}.json")
            if live is None:
                steps.append(
                    Step(
                        "create",
                        "style",
                        name,
                        "it does not exist",
                        lambda n=name, b=body: self._save_style(workspace, n, b),
                    )
                )
                continue
            content = self.session.read_bytes(
                "rest", "resource", "workspaces", workspace, "styles", live["style"]["filename"]
            )
            if content != body:
                steps.append(
                    Step(
                        "change",
                        "style",
                        name,
                        "its rules differ",
                        lambda n=name, b=body: self._save_style(workspace, n, b),
                    )
                )
        return steps

    def _save_style(self, workspace, name, body):
        self._restconfig(
            lambda: self._catalog.create_style(
                name, body, overwrite=True, workspace=workspace, style_format="sld10", raw=True
            )
        )

    def _forget_icons(self):
        # GeoServer goes on drawing the picture that it has read once.
        self.session.write("post", "rest", "reset")

    def _plan_file(self, kind, name, path, content, content_type, then=None):
        live = self.session.read_bytes(*path)
        if live == content:
            return []

        def write():
            self.session.write("put", *path, data=content, headers={"Content-Type": content_type})
            if then is not None and live is not None:
                then()

        return [
            Step(
                "create" if live is None else "change",
                kind,
                name,
                "it does not exist" if live is None else "its content differs",
                write,
            )
        ]

    # ------------------------------------------------------------ layers

    def _plan_layer(self, publication, layer):
        workspace, store = publication.workspace, publication.store.name
        types = ("rest", "workspaces", workspace, "datastores", store, "featuretypes")
        wanted = _feature_type(publication, layer)
        live = self.session.read_json(*types, f"{layer.name}.json")
        if live is None:
            return [
                Step(
                    "create",
                    "layer",
                    layer.name,
                    "it does not exist",
                    lambda: (
                        self.session.write("post", *types, json={"featureType": wanted}),
                        self._set_style(workspace, layer),
                    ),
                )
            ]
        steps = []
        different = _differences(wanted, live["featureType"])
        if different:
            steps.append(
                Step(
                    "change",
                    "layer",
                    layer.name,
                    f"{', '.join(different)} differ",
                    lambda: self.session.write("put", *types, f"{layer.name}.json", json={"featureType": wanted}),
                )
            )
        published = self.session.read_json("rest", "layers", f"{workspace}:{layer.name}.json")
        style = ((published or {}).get("layer") or {}).get("defaultStyle", {}).get("name")
        if style != f"{workspace}:{layer.style}":
            steps.append(
                Step(
                    "change",
                    "default style",
                    layer.name,
                    f"it is {style}, not {layer.style}",
                    lambda: self._set_style(workspace, layer),
                )
            )
        return steps

    def _set_style(self, workspace, declared):
        def save():
            layer = self._catalog.get_layer(f"{workspace}:{declared.name}")
            layer.default_style = self._catalog.get_style(declared.style, workspace)
            self._catalog.save(layer)

        self._restconfig(save)

    # ------------------------------------------------------------ the map page

    def _plan_page(self, publication):
        # Addresses without a host, so that the page works behind whatever name the server is reached by.
        up = "../.."
        files = map_page_files(
            publication, wms=f"{up}/{publication.workspace}/wms", wfs=f"{up}/{publication.workspace}/wfs"
        )
        steps = []
        for name, content in files.items():
            path = ("rest", "resource", "www", publication.workspace, *name.split("/"))
            steps += self._plan_file("file", name, path, content, _content_type(name))
        return steps

    def _restconfig(self, work):
        try:
            return work()
        except FailedRequestError as error:
            raise MapalusError(
                f"GeoServer refused a change: {str(error).strip()[:300]}.",
                "Look into its log; publishing again goes on where it stopped.",
            ) from error


def _connection_parameters(publication, login):
    return {
        "dbtype": "postgis",
        "host": login.host,
        "port": str(login.port),
        "database": login.database,
        "schema": publication.store.schema,
        "user": login.user,
        "passwd": login.password,
        "namespace": f"urn:{publication.workspace}",
        "Expose primary keys": "true",
        "Primary key metadata table": f"{publication.store.schema}.gt_pk_metadata",
        "Estimated extends": "false",
        "validate connections": "true",
        "encode functions": "true",
        "Support on the fly geometry simplification": "true",
        "preparedStatements": "false",
        "fetch size": "1000",
        "max connections": "10",
    }


def _feature_type(publication, layer):
    west, south, east, north = publication.city.extent
    box = {"minx": west, "miny": south, "maxx": east, "maxy": north, "crs": "EPSG:4326"}
    return {
        "name": layer.name,
        "nativeName": layer.name,
        "title": f"{layer.title.id} / {layer.title.en}",
        "abstract": f"{layer.abstract.id}\n{layer.abstract.en}",
        "keywords": {"string": list(publication.keywords)},
        "srs": "EPSG:4326",
        "projectionPolicy": "FORCE_DECLARED",
        "enabled": True,
        "advertised": True,
        "numDecimals": 7,
        # The city's extent, not the data's: an empty layer has none, and a new report must not move the map.
        "nativeBoundingBox": box,
        "latLonBoundingBox": box,
        "attributes": {
            "attribute": [
                {"name": name, "minOccurs": 0, "maxOccurs": 1, "nillable": True} for name in layer.column_names
            ]
            + [{"name": "geom", "minOccurs": 0, "maxOccurs": 1, "nillable": True, "binding": _BINDINGS[layer.geometry]}]
        },
    }


def _differences(wanted, live):
    different = []
    for key, value in wanted.items():
        found = live.get(key)
        if key == "attributes":
            same = [entry["name"] for entry in value["attribute"]] == _names(found)
        elif key == "keywords":
            # GeoServer writes a keyword such as 311 as a number.
            same = value["string"] == [str(word) for word in (found or {}).get("string", [])]
        elif key in ("nativeBoundingBox", "latLonBoundingBox"):
            same = all(abs(float(found[side]) - value[side]) < 1e-9 for side in ("minx", "miny", "maxx", "maxy"))
        else:
            same = found == value
        if not same:
            different.append(key)
    return different


def _names(attributes):
    entries = (attributes or {}).get("attribute") or []
    # GeoServer writes a list of one as the thing itself.
    return [entry["name"] for entry in ([entries] if isinstance(entries, dict) else entries)]


def _content_type(name):
    return {
        "html": "text/html",
        "js": "application/javascript",
        "css": "text/css",
        "json": "application/json",
        "svg": "image/svg+xml",
        "png": "image/png",
    }.get(name.rsplit(".", 1)[-1], "application/octet-stream")
