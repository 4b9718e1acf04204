"""How the server itself stands: its version, its passwords, what it does for anybody beyond what is declared."""

import math
from functools import partial

from mapalus.plugin.errors import MapalusError, Sentence
from mapalus.plugin.ogc.asking import Sessions, ask
from mapalus.plugin.ogc.checks import ADMINISTRATOR, ATTACKER, Warned
from mapalus.plugin.ogc.front_checks import verify_front
from mapalus.plugin.ogc.geoserver.known_holes import INJECTION as BY_FILTER
from mapalus.plugin.ogc.geoserver.known_holes import SCHEMA_LOCATION as BY_SCHEMA
from mapalus.plugin.ogc.geoserver.verifying import asked
from mapalus.plugin.ogc.geoserver.verifying.access import is_open
from mapalus.plugin.ogc.geoserver.verifying.answers import TIMEOUT, is_refusal
from mapalus.plugin.ogc.geoserver.verifying.bodies import (
    FOREIGN_MAP,
    LOCK,
    OWN_STYLE,
    SCHEMAS,
    SCRIPT_FEATURES,
    SCRIPT_INFO,
)
from mapalus.plugin.ogc.geoserver.verifying.injection import injections, layers_with_queries
from mapalus.plugin.ogc.geoserver.verifying.ways import PICTURE
from mapalus.plugin.packages import requests

# A place in the ocean, where no city has anything: a map of it costs the server nothing.
_NOWHERE = "0,0,0.01,0.01"
# More than any map has; 150 cost the server minutes.
_LAYERS = 30
_BYTES_OF_A_PIXEL = 4
# Of a map that a server without any limit would be asked for: 64 MB.
_LARGE = 4000

_USE_FRONT = Sentence("Put a front before it that refuses this (docs/administration.md, The front).")


class Standing:
    """The questions about one server.

    :param server: :class:`~mapalus.plugin.ogc.geoserver.server.GeoServer`
    :param snapshot: what it should be like.
    :param accepted: why its known holes are accepted; empty where they are not.
    :param listener: :class:`~mapalus.plugin.ogc.geoserver.verifying.listener.Listener`; None where there is none.
    """

    def __init__(self, server, snapshot, accepted, listener):
        self._server = server
        self._snapshot = snapshot
        self._accepted = accepted
        self._listener = listener
        self._url = server.session.url
        self._holes = server.known_holes()
        self._public = Sessions(verify=server.session.verify)
        self._administrator = Sessions(server.session.login, server.session.verify)
        self._layer = self._open_layer()

    def _open_layer(self):
        """Return a layer that anybody may draw, a small one where there is one; None where there is none."""
        names = [
            name
            for name, fields in self._snapshot.of_kind("layer").items()
            if fields["geometry"] != "none" and is_open(self._snapshot, name)
        ]
        return next((name for name in names if self._snapshot.state["layer", name]["geometry"] == "Point"), None) or (
            names[0] if names else None
        )

    def questionnaires(self):
        """Return functions that each get a verification and ask through it; they may be asked at the same time."""
        found = [self._versions, self._files, self._foreign_schema]
        found.append(partial(self._attack, asked.PROCESSES, self._processes, "WPS"))
        if not self._server.public_url:
            found.append(self._pages)
        if self._layer is None:
            return found
        attacks = (
            (asked.OWN_STYLES, self._own_styles, "WMS GetMap SLD_BODY, GetLegendGraphic, GetFeatureInfo"),
            (asked.FOREIGN_ADDRESSES, self._foreign_map, "WMS GetMap SLD, RemoteOWS"),
            (asked.LOCKS, self._locks, "WFS LockFeature, GetFeatureWithLock"),
            (asked.SCRIPTS, self._scripts, "WFS GetFeature, WMS GetFeatureInfo text/javascript"),
            (asked.WHOLE_LAYERS, self._whole_layers, "WMS GetMap KML, RSS"),
            (asked.MAP_SIZE, self._map_size, "WMS GetMap WIDTH, HEIGHT"),
        )
        if self._server.public_url:
            # Behind a front that refuses it, the server itself need not.
            found.append(self._front)
        else:
            attacks += ((asked.MANY_LAYERS, self._many_layers, "WMS GetMap LAYERS"),)
        found += [partial(self._attack, what, question, way) for what, question, way in attacks]
        return [*found, *self._injections()]

    def default_password(self, verification):
        """Try the administrator's first password; alone, since GeoServer holds others up after a wrong one."""

        def try_it():
            answer = requests.get(
                f"{self._url}/rest/about/version.json",
                auth=("admin", "geoserver"),
                verify=self._server.session.verify,
                timeout=TIMEOUT,
                allow_redirects=False,
            )
            if answer.status_code < 300:
                _fault(
                    Sentence("Anybody can configure the server: admin has the password that GeoServer comes with."),
                    Sentence("Give admin another password."),
                )

        self._attack(asked.DEFAULT_PASSWORD, try_it, "GET /rest", verification)

    # ---------------------------------------------------------------- the machine

    def _versions(self, verification):
        for hole in self._holes or [None]:

            def look(hole=hole):
                if hole is None:
                    return
                told = self._server.told(hole)
                if self._accepted:
                    _warn(told, Sentence("It was accepted: {reason}", reason=self._accepted))
                _fault(told, Sentence("Upgrade it, or declare accept_unsafe_server with the reason why it may stay."))

            way = hole.name if hole else "GET /rest/about/version"
            ask(verification, asked.KNOWN_HOLE, self._url, ADMINISTRATOR, look, way=way)

    def _files(self, verification):
        def look():
            answer = self._administrator.http.get(
                f"{self._url}/rest/resource/security/masterpw.info", timeout=TIMEOUT, allow_redirects=False
            )
            if answer.status_code == 200:
                _fault(
                    Sentence("The server's master password lies about in clear text, in security/masterpw.info."),
                    Sentence("Write it down where only you can read it, and delete the file."),
                )

        ask(verification, asked.MASTER_PASSWORD, self._url, ADMINISTRATOR, look, way="GET /rest/resource")

    def _pages(self, verification):
        for path in ("web/", "gwc/demo"):

            def look(path=path):
                answer = self._get(path, {})
                if answer.status_code < 400:
                    _warn(
                        Sentence("Anybody can open the administrators' page {address}.", address=f"{self._url}/{path}"),
                        _USE_FRONT,
                    )

            self._attack(asked.PAGES, look, f"GET /{path}", verification)

    def _foreign_schema(self, verification):
        def look():
            for path, body in SCHEMAS.items() if self._listener else ():
                address = f"{self._listener.address}/schema/{path}.xsd"
                self._post(path, body.format(address=address))
            if self._listener and self._listener.was_asked("/schema/"):
                self._tell(
                    BY_SCHEMA,
                    Sentence(
                        "Anybody can make the server call any address and read files of its machine: it fetches a "
                        "schema that a request names."
                    ),
                    Sentence("Upgrade it, or start its Java with {options}.", options=self._closing_options()),
                )
            known = any(hole.probe == BY_SCHEMA for hole in self._holes)
            if known and not (self._listener and self._listener.is_near):
                _warn(
                    Sentence("Whether the server fetches a schema that a request names cannot be seen from here."),
                    Sentence("Upgrade it, or start its Java with {options}.", options=self._closing_options()),
                )

        self._attack(asked.FOREIGN_ADDRESSES, look, "WFS, WCS xsi:schemaLocation", verification)

    def _closing_options(self):
        return next((hole.closed_by for hole in self._holes if hole.closed_by), "-Djavax.xml.accessExternalSchema=")

    def _processes(self):
        for path in self._addresses("wps"):
            text = self._get(path, {"SERVICE": "WPS", "REQUEST": "GetCapabilities", "VERSION": "1.0.0"}).text
            if "ProcessOfferings" in text:
                _fault(
                    Sentence("Anybody can run processes (WPS) at {address}.", address=f"{self._url}/{path}"),
                    Sentence("Declare the service rule wps.*: [ADMIN], or take the extension away."),
                )

    # ---------------------------------------------------------------- what a request may bring along, or ask for

    def _own_styles(self):
        for path, name in self._named("wms"):
            for request in OWN_STYLE:
                parameters = {
                    **PICTURE,
                    "BBOX": _NOWHERE,
                    **request,
                    "LAYERS": name,
                    "QUERY_LAYERS": name,
                    "LAYER": name,
                }
                parameters["SLD_BODY"] = parameters["SLD_BODY"].format(layer=name)
                if not is_refusal(self._get(path, parameters)):
                    _fault(
                        Sentence(
                            "The server draws styles that a request brings along, at {address}.", address=self._at(path)
                        ),
                        Sentence("Declare dynamic_styling: false for this WMS."),
                    )

    def _foreign_map(self):
        if self._listener is None:
            _warn(
                Sentence("Whether the server calls addresses that a map request names cannot be seen from here."),
                Sentence("Declare dynamic_styling: false for its WMS."),
            )
        address = f"{self._listener.address}/map"
        # Without names of layers, GeoServer draws those of the style.
        picture = {**PICTURE, "BBOX": _NOWHERE, "REQUEST": "GetMap"}
        del picture["STYLES"]
        for path, _ in self._named("wms"):
            self._get(path, {**picture, "SLD": f"{address}/style.sld"})
            self._get(path, {**picture, "SLD_BODY": FOREIGN_MAP.format(address=f"{address}/wfs?")})
        if self._listener.was_asked("/map/"):
            _fault(
                Sentence("The server calls addresses that a map request names."),
                Sentence("Declare dynamic_styling: false for its WMS, and close its way to other machines."),
            )

    def _locks(self):
        for path, name in self._named("wfs"):
            wfs = {"SERVICE": "WFS", "VERSION": "2.0.0", "TYPENAMES": name, "EXPIRY": 1}
            nothing = f"{name.split(':')[-1]}.nothing-is-called-so"
            answers = [
                self._get(path, {**wfs, "REQUEST": request, "RESOURCEID": nothing})
                for request in ("LockFeature", "GetFeatureWithLock")
            ]
            workspace, layer = self._layer.split(":")
            answers.append(self._post(path, LOCK.format(workspace=workspace, layer=layer, feature=nothing)))
            if not all(map(is_refusal, answers)):
                _fault(
                    Sentence(
                        "Anybody can lock features at {address}, which keeps the server busy.", address=self._at(path)
                    ),
                    Sentence("Declare the service rules wfs.LockFeature and wfs.GetFeatureWithLock: [ADMIN]."),
                )

    def _scripts(self):
        workspace = self._layer.split(":")[0]
        features = self._get(f"{workspace}/wfs", {**SCRIPT_FEATURES, "TYPENAME": self._layer})
        info = {**PICTURE, **SCRIPT_INFO, "BBOX": _NOWHERE, "LAYERS": self._layer, "QUERY_LAYERS": self._layer}
        for answer in (features, self._get("wms", info)):
            if answer.text.lstrip().startswith("mapalus"):
                _fault(
                    Sentence(
                        "The server answers as a script (JSONP): any web page can read what its visitor may read here."
                    ),
                    Sentence("Start its Java without -DENABLE_JSONP=true."),
                )

    def _whole_layers(self):
        for path, name in self._named("wms"):
            requests = [
                (path, {**PICTURE, "REQUEST": "GetMap", "LAYERS": name, "BBOX": _NOWHERE, "FORMAT": kind})
                for kind in ("application/vnd.google-earth.kml+xml", "application/rss+xml")
            ]
            requests.append((f"{path}/kml", {"LAYERS": name, "MODE": "download", "BBOX": _NOWHERE}))
            for address, parameters in requests:
                if not is_refusal(self._get(address, parameters)):
                    _fault(
                        Sentence(
                            "Anybody can draw a whole layer as KML or a feed at {address}, which may take minutes.",
                            address=self._at(address),
                        ),
                        Sentence("Declare map_formats for this WMS: pictures only."),
                    )

    def _map_size(self):
        for path, name in self._named("wms"):
            side = self._too_large(path)
            answer = self._get(
                path, {**PICTURE, "REQUEST": "GetMap", "LAYERS": name, "BBOX": _NOWHERE, "WIDTH": side, "HEIGHT": side}
            )
            if not is_refusal(answer):
                _fault(
                    Sentence(
                        "The server draws a map of {side} by {side} pixels for anybody, at {address}.",
                        side=side,
                        address=self._at(path),
                    ),
                    Sentence("Declare request_megabytes for this WMS."),
                )

    def _too_large(self, path):
        """Return the side of a map that is larger than what is declared for a WMS."""
        workspace = path.rpartition("/")[0]
        key = ("service", f"{workspace}:wms") if workspace else ("server setting", "wms")
        kilobytes = self._snapshot.state.get(key, {}).get("request_kilobytes") or 0
        return math.ceil(1.1 * math.sqrt(1024 * kilobytes / _BYTES_OF_A_PIXEL)) if kilobytes else _LARGE

    def _many_layers(self):
        workspace, layer = self._layer.split(":")
        names = ",".join([layer] * _LAYERS)
        answer = self._get(f"{workspace}/wms", {**PICTURE, "REQUEST": "GetMap", "LAYERS": names, "BBOX": _NOWHERE})
        if not is_refusal(answer):
            _warn(
                Sentence(
                    "The server draws a map of {number} layers for anybody, which may take minutes.", number=_LAYERS
                ),
                _USE_FRONT,
            )

    def _front(self, verification):
        base = self._server.public_url
        workspace, layer = self._layer.split(":")
        public = {name.split(":")[0] for name in self._snapshot.of_kind("layer") if is_open(self._snapshot, name)}
        verify_front(
            verification,
            f"{base}/{workspace}/wms",
            f"{base}/{workspace}/wfs",
            layer,
            [f"{base}/{path}" for path in ("rest/about/version.json", "web/", "gwc/demo", "wms", "wfs")],
            [f"{base}/{name}/wfs" for name in self._snapshot.of_kind("workspace") if name not in public],
            Sessions(verify=self._server.session.verify, past_cache=True),
        )

    # ---------------------------------------------------------------- SQL

    def _injections(self):
        """Return the questionnaires of all filters, of an open layer and of those with a query of their own."""

        def question(name, way, what, gets_through, verification):
            self._attack(
                asked.INJECTION,
                partial(self._inject, name, way, what, gets_through),
                Sentence("{filter}, {way}", filter=what, way=way),
                verification,
            )

        names = [self._layer, *(name for name in layers_with_queries(self._snapshot) if name != self._layer)]
        return [
            partial(question, name, way, what, gets_through)
            for name in names
            for way, what, gets_through in injections(self._url, name, self._snapshot.state["layer", name])
        ]

    def _inject(self, name, way, what, gets_through):
        if gets_through(self._public.http):
            problem = Sentence(
                "Anybody can run SQL with the database login of the store of {layer}, by {filter} ({way}).",
                layer=name,
                filter=what,
                way=way,
            )
            self._tell(BY_FILTER, problem, Sentence("Upgrade GeoServer."))

    # ---------------------------------------------------------------- inside

    def _attack(self, what, question, way, verification):
        ask(verification, what, self._url, ATTACKER, question, way=way)

    def _tell(self, probe, problem, advice):
        """Raise what was found: a warning where it is a known hole of this version that was accepted, else a fault."""
        known = any(hole.probe == probe for hole in self._holes)
        (_warn if known and self._accepted else _fault)(problem, advice)

    def _addresses(self, service):
        """Return the paths of a service: the server's own, and those of the workspaces that are published."""
        return [service, *(f"{workspace}/{service}" for workspace in self._snapshot.of_kind("workspace"))]

    def _named(self, service):
        """Return (path of a service, name of the open layer there): in its workspace, and at the server's address."""
        workspace, layer = self._layer.split(":")
        return (f"{workspace}/{service}", layer), (service, self._layer)

    def _at(self, path):
        return f"{self._url}/{path}"

    def _get(self, path, parameters):
        return self._public.http.get(self._at(path), params=parameters, timeout=TIMEOUT, allow_redirects=False)

    def _post(self, path, body):
        return self._public.http.post(
            self._at(path),
            data=body.encode(),
            headers={"Content-Type": "application/xml"},
            timeout=TIMEOUT,
            allow_redirects=False,
        )


def _fault(problem, advice):
    raise MapalusError("{problem} {advice}", problem=problem, advice=advice)


def _warn(problem, advice):
    raise Warned("{problem} {advice}", problem=problem, advice=advice)
