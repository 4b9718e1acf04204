"""The whole chain on one machine: database, city, reports, OGC server, map page."""

import json
import os
from contextlib import closing
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit

from mapalus.plugin.city import profile
from mapalus.plugin.city.install_city import install_city
from mapalus.plugin.database.connection import connect
from mapalus.plugin.database.logins import ensure_login
from mapalus.plugin.database.schema import migrate
from mapalus.plugin.demo.loading import load_invented
from mapalus.plugin.demo.people import AGENCY, PLANNER, ensure_people, people
from mapalus.plugin.errors import MapalusError
from mapalus.plugin.importing.import_reports import import_reports
from mapalus.plugin.local.cluster import Cluster
from mapalus.plugin.local.front import FrontProcess
from mapalus.plugin.local.geoserver_process import GeoServerProcess, geoserver_home
from mapalus.plugin.local.qgis_server_process import QgisServerProcess
from mapalus.plugin.local.secrets import secret
from mapalus.plugin.ogc.geoserver.server import GeoServer
from mapalus.plugin.ogc.port import DatabaseLogin, ServiceUrls
from mapalus.plugin.paths import PUBLICATION
from mapalus.plugin.publication.opening import StoreLogin, open_publisher
from mapalus.plugin.words import Words

PUBLIC = "mapalus_public"

# Why the demo's own GeoServer may be of a version with known holes.
ACCEPTED = (
    "It is the demo's own server, which listens on the loopback address only; Java options keep it from fetching "
    "schemas and from calling other addresses."
)

INVENTED = Words(
    id="Selain batas wilayah, semua isi peta ini rekaan, dibuat untuk peragaan.",
    en="But for the boundaries, everything on this map is invented, made for demonstration.",
)


@dataclass(frozen=True)
class StartedDemo:
    """What a start of the demo did; ``changed`` is false where everything was in place already.

    ``feeds`` are where agencies' systems read their own reports, by login; empty where the server has no feeds.
    """

    urls: ServiceUrls
    reports: int
    steps: tuple
    changed: bool
    feeds: dict = field(default_factory=dict)


class Demo:
    """The demo's processes, files and passwords, all under one folder.

    :param folder: ``.local`` of a checkout as a rule.
    :param environment: where ``MAPALUS_DSN``, ``GEOSERVER_URL`` … are looked up.
    """

    def __init__(self, folder, environment=None):
        self.folder = Path(folder).resolve()
        self.environment = os.environ if environment is None else environment
        self.cluster = Cluster(self.folder / "postgresql", self._port("MAPALUS_POSTGRESQL_PORT"))
        self._secrets = self.folder / "secrets"

    def start(self, city, data, feedback):
        """Start what is not running and bring everything to the declared state.

        :param city: name or file of a city profile.
        :param data: file of reports; invented ones by default.
        :returns: :class:`StartedDemo`
        :raises MapalusError: at the first thing that cannot be done; starting again goes on from there.
        """
        city = profile.load(city)
        if data:
            data = Path(data)
            if not data.exists():
                raise MapalusError("There is no file {data}.", "Check DATA=…; nothing was changed.", data=data)
        elif city.areas is None:
            raise MapalusError(
                "{city} has no areas, so no reports can be invented.",
                "Give a file of reports: make demo CITY=… DATA=<file>.",
                city=city.title.en,
            )
        else:
            city = replace(city, notice=INVENTED)

        dsn = self._database(city, feedback)
        with closing(connect(dsn)) as connection:
            changed = bool(migrate(connection, feedback))
            changed |= bool(install_city(connection, city, feedback))
            changed |= ensure_login(connection, PUBLIC, self._password(PUBLIC))
            persons = people(city)
            changed |= ensure_people(connection, persons, self._password)
            if data:
                feedback.pushInfo(f"Reports from {data.name}")
                result = import_reports(connection, data, city, feedback)
                changed |= bool(result.added or result.updated)
                feedback.pushInfo(f"{result.rows} rows: {result.loaded} loaded, {result.rejected} rejected")
            else:
                changed |= load_invented(connection, city, self.folder / "demo" / city.code, persons, feedback)
            server = self._server(city, feedback)
            publisher = self._publisher(connection, server)
            steps = _publish(publisher, feedback)
            self._remember(city, self.login(connection, PLANNER), publisher.urls, persons)
            reports = self._reports(connection)
        feeds = {}
        if isinstance(server, GeoServer):
            feeds = {feed.agency_login: server.urls_of(feed.name).wfs for feed in publisher.publication.feeds}
        return StartedDemo(publisher.urls, reports, steps, changed or bool(steps), feeds)

    def _publisher(self, connection, server):
        logins = {PUBLIC: StoreLogin(PUBLIC, self._password(PUBLIC))}
        declaration = "" if self._named_geoserver() else self.declare()
        return open_publisher(
            connection, server, store_logins=logins, declaration=declaration, environment=self.environment
        )

    @property
    def declaration(self):
        """The file that declares what the demo publishes to its own GeoServer."""
        return self.folder / "demo" / "publication.yml"

    def declare(self):
        """Write the package's declaration, which then accepts this GeoServer's known holes, and return its path."""
        text = PUBLICATION.read_text(encoding="utf-8")
        accepted = f"\nserver:\n  accept_unsafe_server: {{reason: {json.dumps(ACCEPTED)}}}\n"
        self.declaration.parent.mkdir(parents=True, exist_ok=True)
        self.declaration.write_text(text.replace("\nserver:\n", accepted, 1), encoding="utf-8")
        return self.declaration

    def _reports(self, connection):
        with connection, connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM mapalus.report")
            return cursor.fetchone()[0]

    def stop(self):
        """End the processes that were started here; return the names of those that ran."""
        services = {
            "QGIS Server and nginx": QgisServerProcess(self.folder / "qgis_server"),
            "nginx": FrontProcess(self.folder / "front"),
            "GeoServer": GeoServerProcess(self.folder / "geoserver"),
            "PostgreSQL": self.cluster,
        }
        return [name for name, service in services.items() if service.stop()]

    def login(self, connection, role):
        """Return the :class:`DatabaseLogin` of a role at the database of a connection."""
        parameters = connection.get_dsn_parameters()
        host = parameters.get("host", "localhost")
        return DatabaseLogin(
            # A socket's folder is no host for a server that speaks TCP.
            host="localhost" if host.startswith("/") else host,
            port=int(parameters.get("port", 5432)),
            database=parameters["dbname"],
            user=role,
            password=self._password(role),
        )

    def remembered(self, who="planner"):
        """Return what the last start said: its city, the login of somebody and the map page's address.

        :param who: planner, operator, the code of an agency that has a login, or ``agency`` for the first of them.
        :raises MapalusError: when the demo was never started, or knows nobody of that name.
        """
        entry = self._remembered()
        people = entry.get("people", {"planner": PLANNER})
        role = people.get(who.lower())
        if role is None:
            raise MapalusError(
                "The demo knows no {who}.",
                "Use make desktop AS=… with one of {people}.",
                who=who,
                people=", ".join(people),
            )
        login = DatabaseLogin(**{**entry["planner"], "user": role}, password=self._password(role))
        return entry["city"], login, entry["map_page"]

    def people(self):
        """Return how ``make desktop`` calls those who can log in.

        :raises MapalusError: when the demo was never started.
        """
        return tuple(self._remembered().get("people", ["planner"]))

    def _remembered(self):
        try:
            return json.loads(self._memory.read_text())
        except FileNotFoundError as error:
            raise MapalusError("There is no demo yet.", "Run make demo first.") from error

    def geoserver(self):
        """Return the :class:`GeoServer` that is running and published to; None where it is QGIS Server.

        :raises MapalusError: when one is named, but not who may configure it.
        """
        named = self._named_geoserver()
        if named is not None:
            return named
        process = GeoServerProcess(self.folder / "geoserver", geoserver_home(self.environment))
        if not process.serving:
            return None
        server = process.start()
        server.public_url = self._front(server, self._remembered()["workspace"]).start()
        return server

    def store_passwords(self):
        """Return the passwords of the roles as which servers read the database."""
        return {PUBLIC: self._password(PUBLIC)}

    def dsn(self):
        """Return the superuser's connection string to the database of the demo's city.

        :raises MapalusError: when the demo was never started.
        """
        _city, planner, _map_page = self.remembered()
        self.cluster.start()
        return self.cluster.dsn(planner.database)

    def _remember(self, city, planner, urls, persons):
        entry = asdict(planner)
        del entry["password"]
        names = {person.name: person.role for person in persons}
        names |= {AGENCY: next(person.role for person in persons if person.agency)}
        content = {
            "city": city.code,
            "workspace": city.workspace,
            "planner": entry,
            "map_page": urls.map_page,
            "people": names,
        }
        self._memory.parent.mkdir(parents=True, exist_ok=True)
        self._memory.write_text(json.dumps(content))

    @property
    def _memory(self):
        return self.folder / "demo" / "demo.json"

    def _database(self, city, feedback):
        dsn = self.environment.get("MAPALUS_DSN")
        if dsn:
            return dsn
        feedback.pushInfo("PostgreSQL")
        self.cluster.start()
        name = f"mapalus_{city.code}"
        self.cluster.create_database(name)
        return self.cluster.dsn(name)

    def _named_geoserver(self):
        url = self.environment.get("GEOSERVER_URL")
        if not url:
            return None
        user, password = self.environment.get("GEOSERVER_USER"), self.environment.get("GEOSERVER_PASSWORD")
        if not (user and password):
            raise MapalusError(
                "GEOSERVER_URL is set, but not who may configure that GeoServer.",
                "Set GEOSERVER_USER and GEOSERVER_PASSWORD too.",
            )
        return GeoServer(url, user, password, public_url=self.environment.get("GEOSERVER_PUBLIC_URL", ""))

    def _server(self, city, feedback):
        named = self._named_geoserver()
        if named is not None:
            return named
        home, port = geoserver_home(self.environment), self._port("MAPALUS_PORT")
        if home is not None:
            feedback.pushInfo("GeoServer")
            QgisServerProcess(self.folder / "qgis_server").stop()
            server = GeoServerProcess(self.folder / "geoserver", home).start()
            server.public_url = self._front(server, city.workspace).start()
            return server
        feedback.pushInfo("QGIS Server")
        FrontProcess(self.folder / "front").stop()
        GeoServerProcess(self.folder / "geoserver").stop()
        return QgisServerProcess(self.folder / "qgis_server", port).start()

    def _front(self, server, workspace):
        return FrontProcess(
            self.folder / "front",
            urlsplit(server.address).port,
            self._port("MAPALUS_PORT"),
            workspaces=f"(?:mapalus|{workspace})[a-z0-9_]*",
            page=f"/geoserver/www/{workspace}/index.html",
        )

    def _password(self, role):
        return self.environment.get(f"{role.upper()}_PASSWORD") or secret(self._secrets, role)

    def _port(self, variable):
        text = self.environment.get(variable)
        if not text:
            return None
        if not text.isdigit() or not 0 < int(text) < 65536:
            raise MapalusError(
                "{variable} is “{text}”, which is no port.",
                "Use a number from 1 to 65535.",
                variable=variable,
                text=text,
            )
        return int(text)


def _publish(publisher, feedback):
    """Bring a server to the declared state; return the steps that it took."""
    plan = publisher.plan()
    if not plan:
        publisher.verify().require_passed()
        return ()
    return publisher.apply(plan, feedback).steps
