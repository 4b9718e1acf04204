"""GeoServer as an OGC server that Mapalus publishes to."""

from mapalus.plugin.errors import MapalusError, Sentence
from mapalus.plugin.ogc.geoserver.fields import FIELDS
from mapalus.plugin.ogc.geoserver.files import Disk, Files, Icons, Resources, Styles
from mapalus.plugin.ogc.geoserver.known_holes import GEOSERVER, holes_of, versions_in
from mapalus.plugin.ogc.geoserver.layers import Groups, Layers
from mapalus.plugin.ogc.geoserver.order import is_opening, order, widens
from mapalus.plugin.ogc.geoserver.ownership import Ownership
from mapalus.plugin.ogc.geoserver.reading import Reader
from mapalus.plugin.ogc.geoserver.security import (
    AccessRules,
    RestRules,
    Roles,
    RulesLost,
    ServerSettings,
    ServiceRules,
    Users,
)
from mapalus.plugin.ogc.geoserver.session import RequestRefused, Session
from mapalus.plugin.ogc.geoserver.tile_layers import TileLayers
from mapalus.plugin.ogc.geoserver.verifying import verify_closed, verify_server
from mapalus.plugin.ogc.geoserver.wanted import wanted_snapshot
from mapalus.plugin.ogc.geoserver.workspaces import Services, Stores, Workspaces, WorkspaceSettings
from mapalus.plugin.ogc.plan import CHANGE, CREATE
from mapalus.plugin.ogc.port import ServiceUrls


class GeoServer:
    """A GeoServer that publishes the declared layers.

    :param url: its address, for example ``https://maps.example.org/geoserver``.
    :param verify: whether certificates are checked, or the file of the authority to trust.
    :param public_url: its address through the front, where there is one, for example
        ``https://maps.example.org/geoserver``; the public is told of this one only.
    """

    # Only the publication may have resources of these kinds in its workspaces.
    owns_all = ("access rule", "tile layer")
    fields = FIELDS

    def __init__(self, url, user, password, workspace="mapalus", verify=True, public_url=""):
        self.session = Session(url, user, password, verify=verify)
        # The session needs requests, too, and says so where it is missing.
        from mapalus.plugin.ogc.geoserver.catalog import RestCatalog

        catalog = RestCatalog(self.session)
        self._resources = Resources(self.session)
        self._disk = Disk(self.session)
        self._ownership = Ownership(self._resources, self.session.url)
        handlers = (
            ServerSettings(self.session),
            Roles(self.session),
            ServiceRules(self.session),
            RestRules(self.session),
            AccessRules(self.session),
            Workspaces(self.session, catalog),
            WorkspaceSettings(self.session),
            Services(self.session),
            Stores(self.session),
            Icons(self.session),
            Styles(self.session, catalog),
            Layers(self.session),
            Groups(self.session),
            TileLayers(self.session),
            Files(self.session),
            Users(self.session),
        )
        self._kinds = {handler.kind: handler for handler in handlers}
        self.workspace = workspace
        self.address = self.session.url
        self.public_url = public_url.rstrip("/")
        self._versions = None

    @property
    def urls(self):
        return self.urls_of(self.workspace)

    def urls_of(self, workspace):
        """Return the :class:`ServiceUrls` of a workspace, as the public reaches them."""
        return self._urls(self.public_url or self.session.url, workspace)

    def own_urls_of(self, workspace):
        """Return the :class:`ServiceUrls` of a workspace at the server itself, past the front."""
        return self._urls(self.session.url, workspace)

    @staticmethod
    def _urls(base, workspace):
        return ServiceUrls(
            map_page=f"{base}/www/{workspace}/index.html",
            wms=f"{base}/{workspace}/wms",
            wfs=f"{base}/{workspace}/wfs",
        )

    def require_usable(self):
        """Check address, login and rights.

        :raises MapalusError: saying which of them is wrong.
        """
        path = "rest", "about", "version.json"
        answer = self.session.request("get", *path, headers={"Accept": "application/json"})
        about = self.session.json_of(answer, path)
        if about is None or "about" not in about:
            raise MapalusError(
                "There is no GeoServer REST interface at {url}.",
                "Give the address that ends in /geoserver.",
                url=self.session.url,
            )
        # It writes some versions as numbers: 33.10 must not become 33.1.
        self._versions = versions_in(answer.json(parse_float=str))

    def known_holes(self):
        """Return the :class:`~mapalus.plugin.ogc.geoserver.known_holes.Hole` list of its version."""
        if self._versions is None:
            self.require_usable()
        return holes_of(self._versions)

    def told(self, hole):
        """Return the sentence that this server has a hole."""
        version = self._versions.get(GEOSERVER)
        if version is None:
            return Sentence(
                "The server does not say its version, so it may have the known hole {hole}: {lets}. Fixed in {fixed}.",
                hole=hole.name,
                lets=hole.lets,
                fixed=hole.fixed,
            )
        return Sentence(
            "GeoServer {version} has the known hole {hole}: {lets}. Fixed in {fixed}.",
            version=version,
            hole=hole.name,
            lets=hole.lets,
            fixed=hole.fixed,
        )

    def lacks(self):
        if self.public_url:
            return []
        return [
            Sentence(
                "No front is known before {address}. GeoServer alone limits neither requests nor large maps, and shows "
                "its administrators' pages to everybody.",
                address=self.address,
            )
        ]

    def unsafe(self):
        return [self.told(hole) for hole in self.known_holes()]

    def identity(self):
        return self._ownership.identity()

    def require_own(self, owner, workspaces):
        self._ownership.require_own(owner, workspaces)

    def publishing(self, owner, workspaces):
        return self._ownership.publishing(owner, workspaces)

    def wanted(self, publication, logins):
        return wanted_snapshot(publication, logins)

    def read(self, scope, target, remembered=None):
        self.require_usable()
        self._disk.forget()
        return Reader(self._kinds, self._resources, scope, target, remembered, self.session.together).read()

    order = staticmethod(order)
    is_opening = staticmethod(is_opening)
    widens = staticmethod(widens)

    def perform(self, step, wanted):
        self._ownership.renew_now_and_then()
        self._disk.require_room_now_and_then()
        try:
            return self._perform(step, wanted)
        except RulesLost:
            raise
        except RequestRefused:
            # Often GeoServer does not say that its disk is full, but nothing, or something else.
            self._disk.require_room()
            raise

    def _perform(self, step, wanted):
        handler = self._kinds[step.kind]
        if step.action == CREATE:
            return handler.create(step.name, wanted.state[step.key], wanted) or {}
        if step.action == CHANGE:
            return handler.change(step.name, wanted.state[step.key], wanted) or {}
        handler.delete(step.name, {name: before for name, (before, _) in step.fields.items()})
        return {}

    def verify_closed(self, snapshot, openings):
        return verify_closed(self, snapshot, openings)

    def verify(self, snapshot, visitors=(), accepted=""):
        return verify_server(self, snapshot, visitors, accepted)

    def draw_unpublished(self, sld, columns, features, view):
        """Return how a layer would be drawn that is not published, see :mod:`~mapalus.plugin.ogc.geoserver.preview`."""
        # Needs QGIS, which nothing else here does.
        from mapalus.plugin.ogc.geoserver.preview import draw_unpublished

        return draw_unpublished(self.session, sld, columns, features, view)

    def unsupported(self, publication):
        return []
