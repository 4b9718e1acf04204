"""Looking at a GeoServer: as administrator before layers are opened, then as the public, an attacker and agencies."""

from functools import partial

from mapalus.plugin.errors import MapalusError
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
    tile_of,
    verify_layers,
    verify_map_page,
    verify_tiles,
)
from mapalus.plugin.ogc.checks import ADMINISTRATOR, AGENCY, ATTACKER, PUBLIC, Verification
from mapalus.plugin.ogc.geoserver.order import opened_layer
from mapalus.plugin.ogc.rights import EVERYBODY

_TIMEOUT = 60

CLOSED = "a layer that is closed"
GROUP_MEMBER = "a closed layer in a group"
UNDECLARED = "columns that are not declared"
WRITING = "writing"
STORED_QUERIES = "storing queries"
LISTED = "is not listed"
REST = "the REST interface"
OWN_ROWS = "its own reports and no others"

# Columns that an attacker would try first; those of them that are declared are not tried.
_GUESSES = ("phone", "reporter_name", "email", "description", "geom_true", "officer", "source_id")

# Feed layers of which every row belongs to the agency that its column "agency" names.
_OWN = ("report", "report_change")

_SCHEMA = "WFS DescribeFeatureType"

# Of the tiles that are tried: small enough that its middle lies within a city, too.
_ZOOM = 10

# GeoServer tells the database the name of who logged in; where nobody did, the request could give one.
_PRETENDED = {"ENV": "GSUSER:mapalus_feed"}

_WFS = 'service="WFS" version="2.0.0" xmlns:wfs="http://www.opengis.net/wfs/2.0" xmlns:fes="http://www.opengis.net/fes/2.0"'
_TRANSACTION = (
    f'<wfs:Transaction {_WFS} xmlns:w="urn:{{workspace}}"><wfs:Delete typeName="w:{{layer}}"><fes:Filter>'
    '<fes:ResourceId rid="{layer}.nothing-is-called-so"/></fes:Filter></wfs:Delete></wfs:Transaction>'
)
_FILTER = (
    '<fes:Filter xmlns:fes="http://www.opengis.net/fes/2.0"><fes:Not><fes:PropertyIsNull><fes:ValueReference>{column}'
    "</fes:ValueReference></fes:PropertyIsNull></fes:Not></fes:Filter>"
)
_GET_FEATURE = (
    f'<wfs:GetFeature {_WFS} xmlns:w="urn:{{workspace}}" count="1"><wfs:Query typeNames="w:{{layer}}">{{filter}}'
    "</wfs:Query></wfs:GetFeature>"
)
_STORED_QUERY = (
    f'<wfs:CreateStoredQuery {_WFS}><wfs:StoredQueryDefinition id="urn:mapalus:not-to-be-stored">'
    '<wfs:QueryExpressionText returnFeatureTypes="" language="urn:ogc:def:queryLanguage:OGC-WFS::WFS_QueryExpression" '
    'isPrivate="false"></wfs:QueryExpressionText></wfs:StoredQueryDefinition></wfs:CreateStoredQuery>'
)

# Addresses of the configuration; all of them are the administrator's alone.
_CONFIGURATION = (
    "rest/workspaces.json",
    "rest/layers.json",
    "rest/settings.json",
    "rest/security/acl/layers.json",
    "rest/security/usergroup/users.json",
    "rest/resource/",
    "rest/about/status.json",
    "gwc/rest/layers",
)


def verify_closed(server, snapshot, openings):
    """Look at the layers that some steps would open, with the administrator's eyes.

    :returns: :class:`~mapalus.plugin.ogc.checks.Verification`
    """
    sessions = Sessions(server.session.login, server.session.verify)
    verification = Verification()
    verification.ask_together(
        [
            partial(_look_at_closed, server=server, snapshot=snapshot, name=name, sessions=sessions)
            for name in dict.fromkeys(filter(None, map(opened_layer, openings)))
            if ("layer", name) in snapshot.state
            and snapshot.state["access rule", f"{name.replace(':', '.')}.r"]["roles"]
        ]
    )
    return verification


def _look_at_closed(verification, server, snapshot, name, sessions):
    fields, session = snapshot.state["layer", name], sessions.http
    workspace, layer = name.split(":")
    urls = server.urls_of(workspace)

    def columns():
        found = get_columns(urls.wfs, name, session)
        require(set(found) - {"geom"} == set(fields["columns"]), layer, "has other columns than are declared")

    def picture():
        # Whether it shows anything is asked later; a style that cannot be drawn is no image at all.
        is_blank(get_map(urls.wms, layer, tuple(fields["bounds"]), (64, 64), session))

    ask(verification, COLUMNS, name, ADMINISTRATOR, columns)
    ask(verification, FEATURES, name, ADMINISTRATOR, lambda: get_features(urls.wfs, name, 1, session=session))
    if fields["geometry"] != "none" and snapshot.state["service", f"{workspace}:wms"]["enabled"]:
        ask(verification, MAP, name, ADMINISTRATOR, picture)


def verify_server(server, snapshot, visitors=()):
    """Ask for everything that is open, and for everything that is not.

    :param visitors: :class:`~mapalus.plugin.ogc.port.Visitor` list: agencies that are asked for as well.
    :returns: :class:`~mapalus.plugin.ogc.checks.Verification`
    """
    verification = Verification()
    layers = snapshot.of_kind("layer")
    opened = {name for name in layers if _is_open(snapshot, name)}
    _verify_as_public(verification, server, snapshot, layers, opened)
    attacker = _Attacker(server)
    questionnaires = []
    for name, fields in layers.items():
        if name in opened:
            questionnaires.append(partial(attacker.try_columns, name=name, columns=fields["columns"]))
        else:
            questionnaires.append(partial(attacker.try_layer, name=name, fields=fields))
        questionnaires.append(partial(attacker.try_writing, name=name))
    for name, fields in snapshot.of_kind("group").items():
        closed = [member for member in fields["layers"] if member in layers and member not in opened]
        if closed:
            questionnaires.append(partial(attacker.try_group, name=name, closed=closed, bounds=fields["bounds"]))
    questionnaires += [
        partial(attacker.try_capabilities, closed=set(layers) - opened),
        partial(attacker.try_stored_queries, workspaces=snapshot.of_kind("workspace")),
        attacker.try_configuration,
    ]
    questionnaires += [
        partial(_verify_as_agency, server=server, snapshot=snapshot, opened=opened, visitor=visitor)
        for visitor in visitors
    ]
    verification.ask_together(questionnaires)
    return verification


def _verify_as_public(verification, server, snapshot, layers, opened):
    pages = {name.split("/")[0] for name in snapshot.of_kind("file")}
    sessions = Sessions(verify=server.session.verify)
    for workspace in snapshot.of_kind("workspace"):
        own = {name: fields for name, fields in layers.items() if name.startswith(f"{workspace}:")}
        public = [_public_layer(name, fields) for name, fields in own.items() if name in opened]
        urls = server.urls_of(workspace)
        if public and _serves_maps_and_features(snapshot, workspace):
            groups = [
                name.split(":")[1]
                for name in snapshot.of_kind("group")
                if name.startswith(f"{workspace}:") and _is_open(snapshot, name)
            ]
            found = verify_layers(verification, urls, public, groups, f"{workspace}:{{}}", sessions)
            _verify_tiles(verification, server, snapshot, own, opened, found, sessions)
        if workspace in pages:
            verify_map_page(verification, urls, sessions)


def _verify_tiles(verification, server, snapshot, layers, opened, found, sessions):
    """Ask for a tile of each cached layer in each grid, where one of its features lies."""
    url = f"{server.session.url}/gwc/service/wmts"

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


def _is_open(snapshot, layer):
    return EVERYBODY in _readers(snapshot, layer)


def _readers(snapshot, layer):
    workspace, name = layer.split(":")
    for rule in (f"{workspace}.{name}.r", f"{workspace}.*.r"):
        if ("access rule", rule) in snapshot.state:
            return snapshot.state["access rule", rule]["roles"]
    return [EVERYBODY]


def _depends_on_user(snapshot, layer):
    """Return whether a layer shows each user something else: its store says who asks."""
    workspace, _ = layer.split(":")
    store = snapshot.state["store", f"{workspace}:{snapshot.state['layer', layer]['store']}"]
    return "Session startup SQL" in store["parameters"]


def _public_layer(name, fields):
    return PublicLayer(
        name=name.split(":")[1],
        columns=tuple(fields["columns"]),
        drawn=fields["geometry"] != "none",
        # The first published column is the key by which clients page.
        key=fields["columns"][0],
        time=(fields["time"] or {}).get("column"),
    )


class _Attacker:
    """Somebody without a login who knows how GeoServer works."""

    def __init__(self, server):
        self._url = server.session.url
        self._sessions = Sessions(verify=server.session.verify)

    def try_layer(self, verification, name, fields):
        """Ask for a closed layer in every way that there is, at its workspace's address and at the server's."""
        workspace, layer = name.split(":")
        for number, (way, *_) in enumerate(_ways(name, layer, fields)):

            def reach(number=number, way=way):
                for base, called in ((f"{self._url}/{workspace}", layer), (self._url, name)):
                    _, path, parameters = list(_ways(name, called, fields))[number]
                    answer = self._get(f"{base}/{path}", {**parameters, **_PRETENDED})
                    # The schema of an unknown layer is, of all things, the schema of all that are known.
                    refused = _is_refusal(answer) or (way == _SCHEMA and not _describes(answer, workspace, layer))
                    require(refused, name, f"is closed, but anybody can reach it by {way}")

            _attack(verification, CLOSED, name, reach, way)

    def try_group(self, verification, name, closed, bounds):
        """Ask for closed layers by way of a group that holds them, and for tiles of it that were drawn for others."""
        for member in closed:

            def look(member=member):
                answer = self._get(
                    f"{self._url}/wms",
                    {
                        **_PICTURE,
                        "BBOX": ",".join(map(str, bounds)),
                        "REQUEST": "GetFeatureInfo",
                        "LAYERS": name,
                        "QUERY_LAYERS": name,
                        "INFO_FORMAT": "application/json",
                        "FEATURE_COUNT": 1000,
                        "BUFFER": 100,
                        "X": 32,
                        "Y": 32,
                    },
                )
                shown = f'"{member.split(":")[1]}.' in answer.text and not _is_refusal(answer)
                require(not shown, member, f"is closed, but anybody can ask for it in the group {name}")

            _attack(verification, GROUP_MEMBER, member, look, f"WMS GetFeatureInfo {name}")

        def tiles():
            for way, path, parameters in _tile_ways(name, bounds):
                refused = _is_refusal(self._get(f"{self._url}/{path}", parameters))
                require(refused, closed[0], f"is closed, but may be drawn in the tiles of the group {name} by {way}")

        _attack(verification, GROUP_MEMBER, name, tiles, "WMTS, TMS")

    def try_columns(self, verification, name, columns):
        """Ask for undeclared columns of an open layer, filter by them, and sort by them."""
        workspace, layer = name.split(":")
        url = f"{self._url}/{workspace}/wfs"
        wfs = {"SERVICE": "WFS", "VERSION": "2.0.0", "TYPENAMES": name, "COUNT": 1}
        feature = {**wfs, "REQUEST": "GetFeature"}
        ways = {
            "PROPERTYNAME": lambda column: self._get(url, {**feature, "PROPERTYNAME": column}),
            "CQL_FILTER": lambda column: self._get(url, {**feature, "CQL_FILTER": f"{column} IS NOT NULL"}),
            "FILTER": lambda column: self._get(url, {**feature, "FILTER": _FILTER.format(column=column)}),
            "SORTBY": lambda column: self._get(url, {**feature, "SORTBY": column}),
            "GetPropertyValue": lambda column: self._get(
                url, {**wfs, "REQUEST": "GetPropertyValue", "VALUEREFERENCE": column}
            ),
            "a filter in XML": lambda column: self._post(
                url, _GET_FEATURE.format(workspace=workspace, layer=layer, filter=_FILTER.format(column=column))
            ),
        }
        guesses = [column for column in _GUESSES if column not in columns]
        for number, (way, request) in enumerate(ways.items()):
            # What is hidden is hidden alike; after the first ways some of them will do.
            tried = guesses if number < 2 else guesses[:2]

            def reach(request=request, way=way, tried=tried):
                answered = [column for column in tried if not _is_refusal(request(column))]
                require(
                    not answered, name, f"answers requests by {way} with undeclared columns ({', '.join(answered)})"
                )

            _attack(verification, UNDECLARED, name, reach, way)

    def try_writing(self, verification, name):
        """Delete a feature that does not exist: refused, whatever exists."""
        workspace, layer = name.split(":")
        body = _TRANSACTION.format(workspace=workspace, layer=layer)

        def write():
            for path in (f"{workspace}/wfs", f"{workspace}/ows", "wfs", "ows"):
                answer = self._post(f"{self._url}/{path}", body)
                require(_is_no_transaction(answer), name, f"can be written by anybody at /{path}")

        _attack(verification, WRITING, name, write, "WFS Transaction")

    def try_capabilities(self, verification, closed):
        """Look for closed layers in every list of layers, the server's own among them."""
        lists = (
            ("WMS", "wms", {"SERVICE": "WMS", "VERSION": "1.3.0", "REQUEST": "GetCapabilities"}),
            ("WFS", "wfs", {"SERVICE": "WFS", "VERSION": "2.0.0", "REQUEST": "GetCapabilities"}),
            ("WMTS", "gwc/service/wmts", {"SERVICE": "WMTS", "VERSION": "1.0.0", "REQUEST": "GetCapabilities"}),
            ("TMS", "gwc/service/tms/1.0.0", {}),
            ("GeoWebCache's page", "gwc/demo", {}),
        )
        for way, path, parameters in lists:

            def look(path=path, parameters=parameters):
                text = self._get(f"{self._url}/{path}", parameters).text
                for name in sorted(closed):
                    require(f"{name}<" not in text and f'"{name}"' not in text, name, f"is listed at /{path}")

            for_all = ", ".join(sorted(closed)) or self._url
            _attack(verification, LISTED, for_all, look, way)

    def try_stored_queries(self, verification, workspaces):
        """Store a query on the server, which is writing as well."""
        for path in ("wfs", *(f"{workspace}/wfs" for workspace in workspaces)):

            def write(path=path):
                answer = self._post(f"{self._url}/{path}", _STORED_QUERY)
                require_address(
                    answer.status_code >= 400 or b"CreateStoredQueryResponse" not in answer.content,
                    f"/{path}",
                    "lets anybody store queries",
                )

            _attack(verification, STORED_QUERIES, f"/{path}", write, "WFS CreateStoredQuery")

    def try_configuration(self, verification):
        """Ask for the configuration."""
        for path in _CONFIGURATION:
            _attack(
                verification,
                REST,
                f"/{path}",
                _require_closed_configuration,
                "GET",
                self._sessions.http,
                f"{self._url}/{path}",
            )

    def _get(self, url, parameters):
        return self._sessions.http.get(url, params=parameters, timeout=_TIMEOUT, allow_redirects=False)

    def _post(self, url, body):
        return self._sessions.http.post(
            url, data=body, headers={"Content-Type": "text/xml"}, timeout=_TIMEOUT, allow_redirects=False
        )


def _attack(verification, asked, of, question, way, *arguments):
    ask(verification, asked, of, ATTACKER, question, *arguments, way=way)


def _verify_as_agency(verification, server, snapshot, opened, visitor):
    """Log in as an agency's user: its own rows, none of the others', and nothing of the server's configuration."""
    http = Sessions((visitor.user.encode(), visitor.password.encode()), server.session.verify).http
    url = server.session.url
    layers = snapshot.of_kind("layer")
    roles = set(snapshot.state.get(("user", visitor.user), {"roles": ()})["roles"])

    def check(asked, of, question, *arguments, way=""):
        ask(verification, asked, of, AGENCY, question, *arguments, way=way, user=visitor.user)

    def rows(name, **parameters):
        workspace = name.split(":")[0]
        wfs = {"SERVICE": "WFS", "VERSION": "2.0.0", "REQUEST": "GetFeature", "TYPENAMES": name, "RESULTTYPE": "hits"}
        answer = http.get(f"{url}/{workspace}/wfs", params={**wfs, **parameters}, timeout=_TIMEOUT)
        if _is_refusal(answer):
            raise MapalusError(f"The user {visitor.user} cannot read the layer {name}.", "Publish again.")
        return int(answer.text.split('numberMatched="')[1].split('"')[0])

    def own_rows(name):
        agencies = ", ".join("'{}'".format(code.replace("'", "''")) for code in visitor.agencies)
        others = f"NOT (agency IN ({agencies}))"
        foreign = rows(name, CQL_FILTER=others)
        # What the server knows of the user must not be what the user says.
        pretended = [rows(name, CQL_FILTER=others, ENV=f"GSUSER:{other}") for other in visitor.others]
        require(not foreign and not any(pretended), name, f"shows {visitor.user} reports of other agencies")
        require(not visitor.has_reports or rows(name), name, f"shows {visitor.user} nothing, though it has reports")

    def writing(name):
        workspace, layer = name.split(":")
        answer = http.post(
            f"{url}/{workspace}/wfs",
            data=_TRANSACTION.format(workspace=workspace, layer=layer),
            headers={"Content-Type": "text/xml"},
            timeout=_TIMEOUT,
        )
        require(_is_no_transaction(answer), name, f"can be written by {visitor.user}")

    def closed(name):
        wfs = {"SERVICE": "WFS", "VERSION": "2.0.0", "REQUEST": "GetFeature", "TYPENAMES": name, "COUNT": 1}
        refused = _is_refusal(http.get(f"{url}/wfs", params=wfs, timeout=_TIMEOUT))
        require(refused, name, f"is closed, but {visitor.user} can reach it by WFS GetFeature")

    for name in sorted(set(layers) - opened):
        if not roles & set(_readers(snapshot, name)):
            check(CLOSED, name, closed, name, way="WFS GetFeature")
            continue
        check(COLUMNS, name, _require_columns, server, http, name, layers[name], way=_SCHEMA)
        if name.split(":")[1] in _OWN and _depends_on_user(snapshot, name):
            check(OWN_ROWS, name, own_rows, name, way="WFS GetFeature")
        else:
            check(FEATURES, name, rows, name, way="WFS GetFeature")
    for name in sorted(opened):
        check(WRITING, name, writing, name, way="WFS Transaction")
    for path in _CONFIGURATION:
        check(REST, f"/{path}", _require_closed_configuration, http, f"{url}/{path}", way="GET")


def _require_columns(server, http, name, fields):
    found = get_columns(server.urls_of(name.split(":")[0]).wfs, name, http)
    require(set(found) - {"geom"} == set(fields["columns"]), name, "has other columns than are declared")


def _require_closed_configuration(http, url):
    answer = http.get(url, timeout=_TIMEOUT, allow_redirects=False)
    require_address(answer.status_code >= 300, url, "shows the configuration to somebody who is no administrator")


def require_address(condition, address, what_is_wrong):
    """Raise :class:`MapalusError` about an address unless a condition holds."""
    if not condition:
        raise MapalusError(f"The address {address} {what_is_wrong}.", "Look into GeoServer's security settings.")


_PICTURE = {
    "SERVICE": "WMS",
    "VERSION": "1.1.1",
    "SRS": "EPSG:4326",
    "BBOX": "-180,-90,180,90",
    "STYLES": "",
    "WIDTH": 64,
    "HEIGHT": 64,
    "FORMAT": "image/png",
}


def _tile_ways(full, bounds):
    """Yield (in words, path, parameters) for each way to a tile in the middle of a layer."""
    west, south, east, north = bounds
    position = (west + east) / 2, (south + north) / 2
    tile = {"SERVICE": "WMTS", "VERSION": "1.0.0", "LAYER": full, "STYLE": "", "FORMAT": "image/png"}
    for gridset in ("EPSG:4326", "EPSG:900913"):
        column, row = tile_of(gridset, _ZOOM, *position)
        # TMS counts its rows from below.
        above = 2**_ZOOM - 1 - row
        yield (
            f"WMTS GetTile {gridset}",
            "gwc/service/wmts",
            {
                **tile,
                "REQUEST": "GetTile",
                "TILEMATRIXSET": gridset,
                "TILEMATRIX": f"{gridset}:{_ZOOM}",
                "TILEROW": row,
                "TILECOL": column,
            },
        )
        yield f"TMS {gridset}", f"gwc/service/tms/1.0.0/{full}@{gridset}@png/{_ZOOM}/{column}/{above}.png", {}
    yield (
        "Google's tiles",
        "gwc/service/gmaps",
        {"LAYERS": full, "ZOOM": _ZOOM, "X": column, "Y": row, "FORMAT": "image/png"},
    )
    column, row = tile_of("EPSG:4326", _ZOOM, *position)
    side = 180 / 2**_ZOOM
    box = column * side - 180, 90 - (row + 1) * side, (column + 1) * side - 180, 90 - row * side
    exact = {**_PICTURE, "BBOX": ",".join(map(str, box)), "WIDTH": 256, "HEIGHT": 256}
    yield "cached WMS", "gwc/service/wms", {**exact, "REQUEST": "GetMap", "LAYERS": full}
    yield "cached KML", f"gwc/service/kml/{full}.png.kml", {}


def _ways(full, name, fields):
    """Yield (in words, path below the services, parameters) for each way to a layer."""
    wfs = {"SERVICE": "WFS", "VERSION": "2.0.0", "TYPENAMES": full}
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
    yield "WFS GetPropertyValue", "wfs", {**wfs, "REQUEST": "GetPropertyValue", "VALUEREFERENCE": fields["columns"][0]}
    yield "WFS GetFeatureWithLock", "wfs", {**wfs, "REQUEST": "GetFeatureWithLock", "COUNT": 1}
    yield _SCHEMA, "wfs", {**wfs, "REQUEST": "DescribeFeatureType"}
    yield "WMS GetMap", "wms", {**_PICTURE, "REQUEST": "GetMap", "LAYERS": name}
    yield (
        "WMS GetMap as KML",
        "wms",
        {**_PICTURE, "REQUEST": "GetMap", "LAYERS": name, "FORMAT": "application/vnd.google-earth.kml"},
    )
    yield (
        "WMS GetFeatureInfo",
        "wms",
        {
            **_PICTURE,
            "REQUEST": "GetFeatureInfo",
            "LAYERS": name,
            "QUERY_LAYERS": name,
            "INFO_FORMAT": "application/json",
            "X": 32,
            "Y": 32,
        },
    )
    legend = {"SERVICE": "WMS", "VERSION": "1.3.0", "REQUEST": "GetLegendGraphic", "FORMAT": "image/png"}
    yield "WMS GetLegendGraphic", "wms", {**legend, "LAYER": name}
    yield "WMS DescribeLayer", "wms", {"SERVICE": "WMS", "VERSION": "1.1.1", "REQUEST": "DescribeLayer", "LAYERS": name}
    yield "WMS GetStyles", "wms", {"SERVICE": "WMS", "VERSION": "1.1.1", "REQUEST": "GetStyles", "LAYERS": name}
    yield "the WMS reflector", "wms/reflect", {"LAYERS": name}
    yield "the KML reflector", "wms/kml", {"LAYERS": name, "MODE": "download"}
    yield from _tile_ways(full, fields["bounds"])


def _describes(answer, workspace, layer):
    return f'targetNamespace="urn:{workspace}"' in answer.text and f'name="{layer}Type"' in answer.text


def _is_refusal(answer):
    """Return whether an answer holds nothing of a layer: GeoServer refuses with status 200, too."""
    if answer.status_code >= 300:
        return True
    kind = answer.headers.get("Content-Type", "")
    # Exceptions are small XML documents; a schema, features, a picture or a KML network link are not.
    return "xml" in kind and b"Exception" in answer.content[:2000]


def _is_no_transaction(answer):
    return answer.status_code >= 400 or b"TransactionResponse" not in answer.content
