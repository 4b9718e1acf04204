"""A server that lives in memory, and a small declaration for it: what the publisher needs, without a GeoServer."""

import copy
from contextlib import contextmanager
from types import SimpleNamespace

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.ogc.checks import ADMINISTRATOR, ATTACKER, PUBLIC, Check, Verification
from mapalus.plugin.ogc.fields import fields_of, is_whole
from mapalus.plugin.ogc.geoserver.fields import FIELDS
from mapalus.plugin.ogc.geoserver.order import is_opening, opened_layer, order, widens
from mapalus.plugin.ogc.owner import require_own
from mapalus.plugin.ogc.plan import DELETE
from mapalus.plugin.ogc.port import ServiceUrls
from mapalus.plugin.ogc.state import Snapshot, password_digest

FEED = "mapalus_feed_dlh_feed"
SCOPE = ("mapalus", FEED)


def small_publication():
    """Return what a publisher reads of a declaration; its layers are in :func:`declared`."""
    workspaces = tuple(
        SimpleNamespace(name=name, entry=entry, store=SimpleNamespace(name=store, role=role), agency_login=agency_login)
        for name, entry, store, role, agency_login in (
            ("mapalus", "mapalus", "public", "mapalus_public", None),
            (FEED, "mapalus_feed", "feed", "dlh_feed", "dlh_feed"),
        )
    )
    return SimpleNamespace(
        scope=SCOPE,
        entries=("mapalus", "mapalus_feed"),
        workspaces=workspaces,
        public=workspaces[0],
        feeds=workspaces[1:],
        roles=("mapalus_public",),
        server={"roles": ["MAPALUS_FEED"]},
        passwords={"dlh_feed": "feed word"},
        accepted="",
    )


def declared():
    """Return the declared snapshot; the stores' parameters are filled in by :meth:`FakeServer.wanted`."""
    snapshot = Snapshot()
    snapshot.add("server setting", "catalog mode", {"mode": "HIDE"})
    snapshot.add("role", "MAPALUS_FEED", {})
    snapshot.add("role", FEED.upper(), {})
    snapshot.add("service rule", "wfs.Transaction", {"roles": ["ADMIN", "MAPALUS_FEED"]})
    for workspace, store, reader, layers in (
        ("mapalus", "public", "*", ("area", "market", "report")),
        (FEED, "feed", FEED.upper(), ("report",)),
    ):
        snapshot.add("workspace", workspace, {"uri": f"urn:{workspace}", "isolated": False})
        snapshot.add("service", f"{workspace}:wfs", {"enabled": True, "service_level": "BASIC"})
        fields = {"enabled": True, "parameters": {}, "connects": True, "password": None}
        snapshot.add("store", f"{workspace}:{store}", fields)
        snapshot.add("access rule", f"{workspace}.*.r", {"roles": ["ADMIN"]})
        snapshot.add("access rule", f"{workspace}.*.w", {"roles": ["ADMIN"]})
        for layer in layers:
            style = f"{workspace}:{layer}"
            snapshot.add_file("style", style, f"<sld>mapalus/{layer}.svg</sld>".encode(), format="sld")
            snapshot.add(
                "layer",
                f"{workspace}:{layer}",
                {
                    "store": store,
                    "relation": layer,
                    "columns": ["code", "status"],
                    "title": {"id": layer, "en": layer},
                    "style": style,
                    "styles": [],
                },
            )
            snapshot.add("access rule", f"{workspace}.{layer}.r", {"roles": [reader]})
    snapshot.add_file("icon", "mapalus:mapalus/report.svg", b"<svg/>")
    snapshot.add("group", "mapalus:map", {"layers": ["mapalus:area", "mapalus:report"], "styles": []})
    snapshot.add("access rule", "mapalus.map.r", {"roles": ["*"]})
    snapshot.add("tile layer", "mapalus:area", {"enabled": True, "gridsets": ["EPSG:4326"]})
    snapshot.add_file("file", "mapalus/index.html", b"<html></html>")
    snapshot.add_file("file", "mapalus/map.js", b"map()")
    snapshot.add("user", "dlh_feed", {"enabled": True, "roles": ["MAPALUS_FEED", FEED.upper()], "password": None})
    snapshot.add("user", "statistics", {"enabled": True, "roles": ["MAPALUS_FEED"], "password": None})
    return snapshot


def fields_in(snapshot):
    """Return the part of GeoServer's table of fields that a snapshot uses."""
    table = {}
    for (kind, name), fields in snapshot.state.items():
        defaults = fields_of(FIELDS, kind, name)
        table.setdefault(kind, {}).update({field: defaults[field] for field in fields})
    return table


class FakeServer:
    """Keeps what it is told.

    ``live`` is its state and ``wants`` the declared one; ``fields`` is its table of fields: as a rule those that are
    declared, with GeoServer's defaults; ``passwords`` are those that its stores log in with.
    ``findings`` are those of a look at the database; ``before_step`` is called with each step before it is taken and
    may raise; ``problem`` is why it cannot be used. ``wrong`` is what verifying finds wrong with a layer: name ->
    sentence; ``visitors`` are those it was asked as last, ``scope`` the workspaces that were read last, ``accepted`` is
    why its ``holes`` were accepted then.
    """

    owns_all = ("access rule", "tile layer")
    order = staticmethod(order)
    is_opening = staticmethod(is_opening)
    widens = staticmethod(widens)

    def __init__(self, address="http://maps.example.org/geoserver"):
        self.address = address
        self.live = Snapshot()
        self.live.add("server setting", "catalog mode", {"mode": "MIXED"})
        self.wants = declared()
        self.fields = fields_in(self.wants)
        self.passwords = {}
        self.marks = {}
        self.taken = []
        self.problem = None
        self.findings = []
        self.wrong = {}
        self.visitors = []
        self.scope = ()
        self.holes = []
        self.accepted = None
        self.before_step = lambda step: None

    @property
    def urls(self):
        base = self.address
        return ServiceUrls(f"{base}/www/mapalus/index.html", f"{base}/mapalus/wms", f"{base}/mapalus/wfs")

    def urls_of(self, workspace):
        assert workspace == SCOPE[0]
        return self.urls

    def require_usable(self):
        if self.problem:
            raise self.problem

    def identity(self):
        return self.marks.get("server")

    def require_own(self, owner, workspaces):
        require_own(self.address, owner, workspaces, self.marks.get("owners", {}).values())

    @contextmanager
    def publishing(self, owner, workspaces):
        self.require_own(owner, workspaces)
        self.marks.setdefault("server", "the identity of a fake server")
        self.marks.setdefault("owners", {})[owner.id] = owner.mark(workspaces)
        yield self.identity()

    def lacks(self):
        return []

    def unsafe(self):
        return list(self.holes)

    def wanted(self, publication, logins):
        wanted = copy.deepcopy(self.wants)
        wanted.secrets = {login.user: login.password for login in logins.values()}
        for workspace in publication.workspaces:
            login = logins[workspace.store.role]
            wanted.state["store", f"{workspace.name}:{workspace.store.name}"]["parameters"] = {
                "host": login.host,
                "port": str(login.port),
                "database": login.database,
                "user": login.user,
            }
        for user, password in publication.passwords.items():
            digest = password_digest(user, password)
            wanted.state["user", user]["password"] = digest
            wanted.state["store", f"{FEED}:feed"]["password"] = digest
        return wanted

    def read(self, scope, target, remembered=None):
        self.require_usable()
        self.scope = scope
        return copy.deepcopy(self.live)

    def perform(self, step, wanted):
        self.before_step(step)
        self.taken.append(step.key)
        if step.action == DELETE:
            del self.live.state[step.key]
            return {}
        fields = copy.deepcopy(wanted.state[step.key])
        # Handlers take for granted that a resource says all of its fields.
        assert is_whole({step.key: fields}, self.fields)
        if step.kind == "store":
            user = fields["parameters"]["user"]
            self.passwords[step.name] = wanted.secrets.get(user) or self.passwords.get(step.name)
            if self.passwords[step.name] is None:
                raise MapalusError(f"GeoServer cannot reach the database as {user}.")
        created = step.key not in self.live.state
        self.live.state[step.key] = fields
        if "sha256" in fields:
            self.live.contents[fields["sha256"]] = wanted.contents[fields["sha256"]]
        is_made_up = step.kind == "user" and created and fields["password"] is None
        return {step.name: f"password of {step.name}"} if is_made_up else {}

    def verify_closed(self, snapshot, openings):
        return Verification([Check("features", opened_layer(step) or step.name, ADMINISTRATOR) for step in openings])

    def verify(self, snapshot, visitors=(), accepted=""):
        if self.problem:
            raise self.problem
        self.accepted = accepted
        self.visitors = list(visitors)
        checks = []
        for name in snapshot.of_kind("layer"):
            checks.append(Check("features", name, PUBLIC, "WFS GetFeature"))
            checks.append(Check("writing", name, ATTACKER, "WFS Transaction", problem=self.wrong.get(name, "")))
        return Verification(checks)
