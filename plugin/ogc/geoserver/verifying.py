"""Looking at a GeoServer: as its administrator before layers are opened, then as the public and as an attacker."""

import requests

from mapalus.plugin.ogc.geoserver.order import opened_layer
from mapalus.plugin.ogc.verify import (
    PublicLayer,
    answers_as_it_should,
    get_columns,
    get_features,
    get_map,
    is_blank,
    require,
    verify_layers,
    verify_map_page,
)
from mapalus.plugin.publication.declaration import EVERYBODY

_TIMEOUT = 60

# Columns that an attacker would try first; those of them that are declared are not tried.
_GUESSES = ("phone", "reporter_name", "email", "description", "geom_true", "officer", "source_id")

_SCHEMA = "WFS DescribeFeatureType"

_TRANSACTION = (
    '<wfs:Transaction service="WFS" version="2.0.0" xmlns:wfs="http://www.opengis.net/wfs/2.0" '
    'xmlns:fes="http://www.opengis.net/fes/2.0" xmlns:w="urn:{workspace}"><wfs:Delete typeName="w:{layer}"><fes:Filter>'
    '<fes:ResourceId rid="{layer}.nothing-is-called-so"/></fes:Filter></wfs:Delete></wfs:Transaction>'
)


def verify_closed(server, snapshot, openings):
    """Look at the layers that some steps would open, with the administrator's eyes.

    :raises MapalusError: naming the layer and what is wrong with it.
    """
    session = requests.Session()
    session.trust_env = False
    session.auth, session.verify = server.session.login, server.session.verify
    layers = dict.fromkeys(filter(None, map(opened_layer, openings)))
    with answers_as_it_should():
        for name in layers:
            fields = snapshot.state.get(("layer", name))
            if fields is None or not snapshot.state["access rule", f"{name.replace(':', '.')}.r"]["roles"]:
                continue
            workspace, layer = name.split(":")
            urls = server.urls_of(workspace)
            columns = get_columns(urls.wfs, name, session)
            require(set(columns) - {"geom"} == set(fields["columns"]), layer, "has other columns than are declared")
            get_features(urls.wfs, name, 1, session=session)
            if fields["geometry"] != "none" and snapshot.state["service", f"{workspace}:wms"]["enabled"]:
                # Whether it shows anything is asked later; a style that cannot be drawn is no image at all.
                west, south, east, north = fields["bounds"]
                is_blank(get_map(urls.wms, layer, (west, south, east, north), (64, 64), session))


def verify_public(server, snapshot):
    """Ask for everything that is open, and for everything that is not.

    :raises MapalusError: naming the layer and what is wrong with it.
    """
    layers = snapshot.of_kind("layer")
    opened = {name for name in layers if EVERYBODY in _readers(snapshot, name)}
    pages = {name.split("/")[0] for name in snapshot.of_kind("file")}
    for workspace in snapshot.of_kind("workspace"):
        own = {name: fields for name, fields in layers.items() if name.startswith(f"{workspace}:")}
        public = [_public_layer(name, fields) for name, fields in own.items() if name in opened]
        if public and _serves_maps_and_features(snapshot, workspace):
            groups = [name.split(":")[1] for name in snapshot.of_kind("group") if name.startswith(f"{workspace}:")]
            verify_layers(server.urls_of(workspace), public, groups)
        if workspace in pages:
            verify_map_page(server.urls_of(workspace))
    attacker = _Attacker(server)
    with answers_as_it_should():
        for name, fields in layers.items():
            if name in opened:
                attacker.try_columns(name, fields["columns"])
            else:
                attacker.try_layer(name)
            attacker.try_writing(name)
        attacker.try_capabilities(set(layers) - opened)


def _serves_maps_and_features(snapshot, workspace):
    return all(snapshot.state["service", f"{workspace}:{service}"]["enabled"] for service in ("wms", "wfs"))


def _readers(snapshot, layer):
    workspace, name = layer.split(":")
    for rule in (f"{workspace}.{name}.r", f"{workspace}.*.r"):
        if ("access rule", rule) in snapshot.state:
            return snapshot.state["access rule", rule]["roles"]
    return [EVERYBODY]


def _public_layer(name, fields):
    return PublicLayer(
        name=name.split(":")[1],
        columns=tuple(fields["columns"]),
        drawn=fields["geometry"] != "none",
        # The first published column is the key by which clients page.
        key=fields["columns"][0],
        time=bool(fields["time"]),
    )


class _Attacker:
    """Somebody without a login who knows how GeoServer works."""

    def __init__(self, server):
        self._url = server.session.url
        self._http = requests.Session()
        self._http.trust_env = False
        self._http.verify = server.session.verify

    def try_layer(self, name):
        """Ask for a closed layer in every way that there is."""
        workspace, layer = name.split(":")
        for base in (f"{self._url}/{workspace}", self._url):
            for way, path, parameters in _ways(name, layer if base.endswith(f"/{workspace}") else name):
                answer = self._get(f"{base}/{path}", parameters)
                # The schema of an unknown layer is, of all things, the schema of all that are known.
                refused = _is_refusal(answer) or (way == _SCHEMA and not _describes(answer, workspace, layer))
                require(refused, name, f"is closed, but anybody can reach it by {way}")

    def try_columns(self, name, columns):
        """Ask for undeclared columns of an open layer, and filter by them."""
        workspace, _ = name.split(":")
        for column in _GUESSES:
            if column in columns:
                continue
            for parameters in ({"PROPERTYNAME": column}, {"CQL_FILTER": f"{column} IS NOT NULL"}):
                answer = self._get(
                    f"{self._url}/{workspace}/wfs",
                    {
                        "SERVICE": "WFS",
                        "VERSION": "2.0.0",
                        "REQUEST": "GetFeature",
                        "TYPENAMES": name,
                        "COUNT": 1,
                        **parameters,
                    },
                )
                require(_is_refusal(answer), name, f"answers requests with the undeclared column {column}")

    def try_writing(self, name):
        """Delete a feature that does not exist: refused, whatever exists."""
        workspace, layer = name.split(":")
        body = _TRANSACTION.format(workspace=workspace, layer=layer)
        for base in (f"{self._url}/{workspace}/wfs", f"{self._url}/wfs", f"{self._url}/ows"):
            answer = self._http.post(base, data=body, headers={"Content-Type": "text/xml"}, timeout=_TIMEOUT)
            require(
                answer.status_code >= 400 or b"TransactionResponse" not in answer.content,
                name,
                "can be written by anybody",
            )

    def try_capabilities(self, closed):
        """Look for closed layers in every list of layers, the server's own among them."""
        lists = (
            ("wms", {"SERVICE": "WMS", "VERSION": "1.3.0", "REQUEST": "GetCapabilities"}),
            ("wfs", {"SERVICE": "WFS", "VERSION": "2.0.0", "REQUEST": "GetCapabilities"}),
            ("gwc/service/wmts", {"SERVICE": "WMTS", "VERSION": "1.0.0", "REQUEST": "GetCapabilities"}),
            ("gwc/service/tms/1.0.0", {}),
        )
        for path, parameters in lists:
            answer = self._get(f"{self._url}/{path}", parameters)
            for name in sorted(closed):
                require(f"{name}<" not in answer.text and f'"{name}"' not in answer.text, name, f"is listed at {path}")

    def _get(self, url, parameters):
        return self._http.get(url, params=parameters, timeout=_TIMEOUT, allow_redirects=False)


def _ways(full, name):
    """Yield (in words, path below the services, parameters) for each way to a layer."""
    wms = {"SERVICE": "WMS", "VERSION": "1.1.1", "SRS": "EPSG:4326", "BBOX": "-180,-90,180,90", "STYLES": ""}
    picture = {**wms, "WIDTH": 64, "HEIGHT": 64, "FORMAT": "image/png"}
    wfs = {"SERVICE": "WFS", "VERSION": "2.0.0", "TYPENAMES": full}
    tile = {"SERVICE": "WMTS", "VERSION": "1.0.0", "LAYER": full, "STYLE": "", "FORMAT": "image/png"}
    yield "WFS GetFeature", "wfs", {**wfs, "REQUEST": "GetFeature", "COUNT": 1}
    yield (
        "WFS GetFeature 1.0.0",
        "wfs",
        {
            "SERVICE": "WFS",
            "VERSION": "1.0.0",
            "REQUEST": "GetFeature",
            "TYPENAME": full,
            "MAXFEATURES": 1,
        },
    )
    yield "WFS GetPropertyValue", "wfs", {**wfs, "REQUEST": "GetPropertyValue", "VALUEREFERENCE": "reference"}
    yield _SCHEMA, "wfs", {**wfs, "REQUEST": "DescribeFeatureType"}
    yield "WMS GetMap", "wms", {**picture, "REQUEST": "GetMap", "LAYERS": name}
    yield (
        "WMS GetMap as KML",
        "wms",
        {**picture, "REQUEST": "GetMap", "LAYERS": name, "FORMAT": "application/vnd.google-earth.kml"},
    )
    yield (
        "WMS GetFeatureInfo",
        "wms",
        {
            **picture,
            "REQUEST": "GetFeatureInfo",
            "LAYERS": name,
            "QUERY_LAYERS": name,
            "INFO_FORMAT": "application/json",
            "X": 32,
            "Y": 32,
        },
    )
    yield "the WMS reflector", "wms/reflect", {"LAYERS": name}
    yield (
        "WMTS GetTile",
        "gwc/service/wmts",
        {
            **tile,
            "REQUEST": "GetTile",
            "TILEMATRIXSET": "EPSG:4326",
            "TILEMATRIX": "EPSG:4326:0",
            "TILEROW": 0,
            "TILECOL": 1,
        },
    )
    yield "cached WMS", "gwc/service/wms", {**picture, "REQUEST": "GetMap", "LAYERS": full, "BBOX": "0,-90,180,90"}


def _describes(answer, workspace, layer):
    return f'targetNamespace="urn:{workspace}"' in answer.text and f'name="{layer}Type"' in answer.text


def _is_refusal(answer):
    """Return whether an answer holds nothing of a layer: GeoServer refuses with status 200, too."""
    if answer.status_code >= 300:
        return True
    kind = answer.headers.get("Content-Type", "")
    # Exceptions are small XML documents; a schema, features, a picture or a KML network link are not.
    return "xml" in kind and b"ExceptionReport" in answer.content[:2000]
