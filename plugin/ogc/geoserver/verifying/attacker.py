"""What somebody tries who knows how GeoServer works: without a login, or with that of one agency."""

from mapalus.plugin.errors import Sentence
from mapalus.plugin.ogc.asking import Sessions, ask, require
from mapalus.plugin.ogc.checks import AGENCY, ATTACKER
from mapalus.plugin.ogc.geoserver.verifying.answers import (
    CONFIGURATION,
    TIMEOUT,
    TRANSACTION,
    WFS,
    describes,
    is_no_transaction,
    is_refusal,
    require_address,
    require_closed_configuration,
)
from mapalus.plugin.ogc.geoserver.verifying.asked import (
    CLOSED,
    GROUP_MEMBER,
    LISTED,
    REST,
    STORED_QUERIES,
    UNDECLARED,
    WRITING,
)
from mapalus.plugin.ogc.geoserver.verifying.ways import ONE_OF_EACH, PICTURE, SCHEMA, tile_ways, ways

# Columns that an attacker would try first; those of them that are declared are not tried.
_GUESSES = ("phone", "reporter_name", "email", "description", "geom_true", "officer", "source_id")

_FILTER = (
    '<fes:Filter xmlns:fes="http://www.opengis.net/fes/2.0"><fes:Not><fes:PropertyIsNull><fes:ValueReference>{column}'
    "</fes:ValueReference></fes:PropertyIsNull></fes:Not></fes:Filter>"
)
_GET_FEATURE = (
    f'<wfs:GetFeature {WFS} xmlns:w="urn:{{workspace}}" count="1"><wfs:Query typeNames="w:{{layer}}">{{filter}}'
    "</wfs:Query></wfs:GetFeature>"
)

_STORED_QUERY = (
    f'<wfs:CreateStoredQuery {WFS}><wfs:StoredQueryDefinition id="urn:mapalus:not-to-be-stored">'
    '<wfs:QueryExpressionText returnFeatureTypes="" language="urn:ogc:def:queryLanguage:OGC-WFS::WFS_QueryExpression" '
    'isPrivate="false"></wfs:QueryExpressionText></wfs:StoredQueryDefinition></wfs:CreateStoredQuery>'
)


class Attacker:
    """Somebody who knows how GeoServer works.

    :param visitor: :class:`~mapalus.plugin.ogc.port.Visitor` as whom it asks; None for nobody.
    """

    def __init__(self, server, visitor=None):
        self._url = server.session.url
        self._user = visitor.user if visitor else ""
        login = (visitor.user.encode(), visitor.password.encode()) if visitor else None
        self._sessions = Sessions(login, server.session.verify)

    def try_layer(self, verification, name, fields, every_way=True):
        """Ask for a closed layer at its workspace's address and at the server's.

        :param every_way: whether in every way that there is, or in one of each service.
        """
        workspace, layer = name.split(":")
        for number, (way, *_) in enumerate(ways(name, layer, fields)):
            if not every_way and way not in ONE_OF_EACH:
                continue

            def reach(number=number, way=way):
                for base, called in ((f"{self._url}/{workspace}", layer), (self._url, name)):
                    _, path, parameters = list(ways(name, called, fields))[number]
                    answer = self._get(f"{base}/{path}", parameters)
                    # The schema of an unknown layer is, of all things, the schema of all that are known.
                    refused = is_refusal(answer) or (way == SCHEMA and not describes(answer, workspace, layer))
                    self._require_closed(refused, name, way)

            self._attack(verification, CLOSED, name, reach, way)

    def try_quickly(self, verification, name):
        """Ask for a closed layer in the plainest way."""
        workspace, _ = name.split(":")
        wfs = {"SERVICE": "WFS", "VERSION": "2.0.0", "REQUEST": "GetFeature", "TYPENAMES": name, "COUNT": 1}

        def reach():
            for base in (f"{self._url}/{workspace}", self._url):
                self._require_closed(is_refusal(self._get(f"{base}/wfs", wfs)), name, "WFS GetFeature")

        self._attack(verification, CLOSED, name, reach, "WFS GetFeature")

    def _require_closed(self, refused, name, way):
        require(
            refused,
            "The layer {layer} is closed, but {who} can reach it by {way}.",
            layer=name,
            who=self._who,
            way=way,
        )

    def try_group(self, verification, name, closed, bounds):
        """Ask for closed layers by way of a group that holds them, and for tiles of it that were drawn for others."""
        for member in closed:

            def look(member=member):
                answer = self._get(
                    f"{self._url}/wms",
                    {
                        **PICTURE,
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
                shown = f'"{member.split(":")[1]}.' in answer.text and not is_refusal(answer)
                require(
                    not shown,
                    "The layer {layer} is closed, but anybody can ask for it in the group {group}.",
                    layer=member,
                    group=name,
                )

            self._attack(verification, GROUP_MEMBER, member, look, f"WMS GetFeatureInfo {name}")

        def tiles():
            for way, path, parameters in tile_ways(name, bounds):
                refused = is_refusal(self._get(f"{self._url}/{path}", parameters))
                require(
                    refused,
                    "The layer {layer} is closed, but may be drawn in the tiles of the group {group} by {way}.",
                    layer=closed[0],
                    group=name,
                    way=way,
                )

        self._attack(verification, GROUP_MEMBER, name, tiles, "WMTS, TMS")

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
            Sentence("a filter in XML"): lambda column: self._post(
                url, _GET_FEATURE.format(workspace=workspace, layer=layer, filter=_FILTER.format(column=column))
            ),
        }
        guesses = [column for column in _GUESSES if column not in columns]
        for number, (way, request) in enumerate(ways.items()):
            # What is hidden is hidden alike; after the first ways some of them will do.
            tried = guesses if number < 2 else guesses[:2]

            def reach(request=request, way=way, tried=tried):
                answered = [column for column in tried if not is_refusal(request(column))]
                require(
                    not answered,
                    "The layer {layer} answers requests by {way} with undeclared columns ({columns}).",
                    layer=name,
                    way=way,
                    columns=", ".join(answered),
                )

            self._attack(verification, UNDECLARED, name, reach, way)

    def try_writing(self, verification, name, at=("{}/wfs", "{}/ows", "wfs", "ows")):
        """Delete a feature that does not exist: the server must refuse that, too.

        :param at: paths; the workspace stands where the braces are.
        """
        workspace, layer = name.split(":")
        body = TRANSACTION.format(workspace=workspace, layer=layer)

        def write():
            for path in (one.format(workspace) for one in at):
                answer = self._post(f"{self._url}/{path}", body)
                require(
                    is_no_transaction(answer),
                    "The layer {layer} can be written by {who} at /{path}.",
                    layer=name,
                    who=self._who,
                    path=path,
                )

        self._attack(verification, WRITING, name, write, "WFS Transaction")

    def try_capabilities(self, verification, closed, workspaces=()):
        """Look for closed layers in every list of layers: the server's own, and those of some workspaces."""
        capabilities = {"SERVICE": "WFS", "VERSION": "2.0.0", "REQUEST": "GetCapabilities"}
        lists = (
            *(("WFS", f"{workspace}/wfs", capabilities) for workspace in workspaces),
            ("WMS", "wms", {"SERVICE": "WMS", "VERSION": "1.3.0", "REQUEST": "GetCapabilities"}),
            ("WFS", "wfs", {"SERVICE": "WFS", "VERSION": "2.0.0", "REQUEST": "GetCapabilities"}),
            ("WMTS", "gwc/service/wmts", {"SERVICE": "WMTS", "VERSION": "1.0.0", "REQUEST": "GetCapabilities"}),
            ("TMS", "gwc/service/tms/1.0.0", {}),
            (Sentence("GeoWebCache's page"), "gwc/demo", {}),
        )
        for way, path, parameters in lists:

            def look(path=path, parameters=parameters):
                text = self._get(f"{self._url}/{path}", parameters).text
                for name in sorted(closed):
                    require(
                        f"{name}<" not in text and f'"{name}"' not in text,
                        "{who} finds the layer {layer} listed at /{path}.",
                        who=self._who,
                        layer=name,
                        path=path,
                    )

            for_all = ", ".join(sorted(closed)) or self._url
            self._attack(verification, LISTED, for_all, look, way)

    def try_stored_queries(self, verification, workspaces):
        """Store a query on the server, which is writing as well."""
        for path in ("wfs", *(f"{workspace}/wfs" for workspace in workspaces)):

            def write(path=path):
                answer = self._post(f"{self._url}/{path}", _STORED_QUERY)
                require_address(
                    answer.status_code >= 400 or b"CreateStoredQueryResponse" not in answer.content,
                    "The address {address} lets anybody store queries.",
                    address=f"/{path}",
                )

            self._attack(verification, STORED_QUERIES, f"/{path}", write, "WFS CreateStoredQuery")

    def try_configuration(self, verification):
        """Ask for the configuration."""
        for path in CONFIGURATION:
            self._attack(
                verification,
                REST,
                f"/{path}",
                require_closed_configuration,
                "GET",
                self._sessions.http,
                f"{self._url}/{path}",
            )

    def _get(self, url, parameters):
        return self._sessions.http.get(url, params=parameters, timeout=TIMEOUT, allow_redirects=False)

    def _post(self, url, body):
        return self._sessions.http.post(
            url, data=body, headers={"Content-Type": "text/xml"}, timeout=TIMEOUT, allow_redirects=False
        )

    @property
    def _who(self):
        return self._user or Sentence("anybody")

    def _attack(self, verification, asked, of, question, way, *arguments):
        by = AGENCY if self._user else ATTACKER
        ask(verification, asked, of, by, question, *arguments, way=way, user=self._user)
