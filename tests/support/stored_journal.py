"""Journals of publications as a version of Mapalus leaves them, for the tests of later versions.

    python -m mapalus.tests.support.stored_journal

writes ``tests/data/journals/<format>.json``: of each kind of server the entries, what they name, the server's state and
its table of fields. Run it when :data:`~mapalus.plugin.ogc.fields.FORMAT` was raised, and never for that format again.
As long as a format was not released, run it whenever a table of fields changed.
"""

import base64
import copy
import json
import tempfile
from contextlib import closing
from pathlib import Path
from unittest import mock

from psycopg2.extras import Json

from mapalus.plugin.city.city import City
from mapalus.plugin.database.connection import connect
from mapalus.plugin.database.schema import migrate
from mapalus.plugin.errors import MapalusError
from mapalus.plugin.feedback import ConsoleFeedback
from mapalus.plugin.local.cluster import Cluster
from mapalus.plugin.ogc.checks import ADMINISTRATOR, Check, Verification
from mapalus.plugin.ogc.fields import FORMAT
from mapalus.plugin.ogc.geoserver.fields import FIELDS as GEOSERVER_FIELDS
from mapalus.plugin.ogc.geoserver.server import GeoServer
from mapalus.plugin.ogc.geoserver.wanted import wanted_snapshot as wanted_of_geoserver
from mapalus.plugin.ogc.port import DatabaseLogin
from mapalus.plugin.ogc.qgis_server.fields import FIELDS as QGIS_SERVER_FIELDS
from mapalus.plugin.ogc.qgis_server.server import QgisServer
from mapalus.plugin.ogc.qgis_server.wanted import wanted_snapshot as wanted_of_qgis_server
from mapalus.plugin.ogc.state import Snapshot, from_json, to_json
from mapalus.plugin.publication import declaration
from mapalus.plugin.publication.declaration import AgencyLogin
from mapalus.plugin.publication.opening import open_publisher
from mapalus.plugin.words import Words
from mapalus.tests.support.fake_server import FakeServer, small_publication
from mapalus.tests.support.feedback import QuietFeedback

FOLDER = Path(__file__).parent.parent / "data" / "journals"
SERVERS = ("geoserver", "qgis_server")
FIELDS = {"geoserver": GEOSERVER_FIELDS, "qgis_server": QGIS_SERVER_FIELDS}
_ADDRESSES = {"geoserver": "http://maps.example.org/geoserver", "qgis_server": "http://maps.example.org"}

_CITY = City(
    code="city",
    title=Words("Kota", "City"),
    notice=Words("Rekaan.", "Invented."),
    attribution=None,
    languages=("id", "en"),
    time_zone="Asia/Makassar",
    metric_srid=32651,
    extent=(124.0, 1.0, 125.0, 2.0),
)
_LOGINS = {role: DatabaseLogin("127.0.0.1", 5432, "city", role, "a word") for role in ("mapalus_public", "dlh_feed")}
# Its other files are the large ones.
_PAGE = ("index.html", "config.json")


class StoredServer(FakeServer):
    """A server in memory of a stored journal, with the kinds, the fields and the order of a real one."""

    def __init__(self, kind):
        super().__init__(_ADDRESSES[kind])
        real = GeoServer if kind == "geoserver" else QgisServer(Path("nowhere"), self.address)
        self.owns_all, self.fields = real.owns_all, real.fields
        self.order, self.is_opening, self.widens = real.order, real.is_opening, real.widens
        self.live, self.wants = Snapshot(), Snapshot()

    def wanted(self, publication, logins):
        wanted = copy.deepcopy(self.wants)
        wanted.secrets = {login.user: login.password for login in logins.values()}
        return wanted

    def verify_closed(self, snapshot, openings):
        return Verification([Check("features", step.name, ADMINISTRATOR) for step in openings])


def publisher_to(server, connection):
    """Return the publisher to a :class:`StoredServer`."""
    return open_publisher(
        connection, server, publication=small_publication(), logins=_LOGINS, look_first=False, ask_feeds=False
    )


def declared(kind):
    """Return what this version declares of everything, one of each kind."""
    from mapalus.tests.plugin.ogc.geoserver.test_wanted import whole_declaration

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "publication.yml"
        path.write_text(json.dumps(whole_declaration(), ensure_ascii=False), encoding="utf-8")
        publication = declaration.load(_CITY, path, [AgencyLogin("dlh_feed", "DLH", "a word")])
    if kind == "geoserver":
        snapshot = wanted_of_geoserver(publication, _LOGINS)
    else:
        # Making a real project needs the city's views.
        with mock.patch("mapalus.plugin.ogc.qgis_server.project.build_project", return_value=b"<qgis/>"):
            snapshot = wanted_of_qgis_server(publication, _LOGINS)
    for name in snapshot.of_kind("file"):
        if not name.endswith(_PAGE):
            del snapshot.state["file", name]
    used = {fields.get("sha256") for fields in snapshot.state.values()}
    snapshot.contents = {digest: content for digest, content in snapshot.contents.items() if digest in used}
    return snapshot


def load(connection, kind, stored):
    """Write a stored journal into a database and return the server that it is of, as it was left."""
    with connection, connection.cursor() as cursor:
        for digest, content in stored["contents"].items():
            cursor.execute(
                "INSERT INTO mapalus.publication_content VALUES (%s, %s)", (digest, base64.b64decode(content))
            )
        # Older versions knew servers by their addresses.
        log = [{"address": row["server"], **row} for row in stored["log"]]
        for table, rows in (("publication_log", log), ("publication_step", stored["steps"])):
            cursor.execute(
                f"INSERT INTO mapalus.{table} OVERRIDING SYSTEM VALUE "
                f"SELECT * FROM jsonb_populate_recordset(NULL::mapalus.{table}, %s)",
                (Json(rows),),
            )
        cursor.execute("SELECT setval(pg_get_serial_sequence('mapalus.publication_log', 'id'), 1000)")
    server = StoredServer(kind)
    contents = {digest: base64.b64decode(content) for digest, content in stored["contents"].items()}
    server.live = Snapshot(from_json(stored["live"]), contents)
    server.wants = copy.deepcopy(server.live)
    server.marks["server"] = stored["log"][0]["server"]
    return server


def _store(connection, kind):
    """Publish three times: everything, another style and title, and two titles of which one is lost on the way."""
    server = StoredServer(kind)
    server.wants = declared(kind)
    for name, fields in server.wants.of_kind("server setting").items():
        # Settings are there before anything is published.
        server.live.add("server setting", name, dict.fromkeys(fields))
    publisher = publisher_to(server, connection)
    publisher.apply(publisher.plan(), QuietFeedback())
    names = sorted(server.wants.of_kind("layer"))[:2]
    _entitle(server, names[0], "Kedua", "Second")
    page = next(iter(server.wants.of_kind("file")))
    server.wants.add_file("file", page, b"another")
    publisher.apply(publisher.plan(), QuietFeedback())
    for name in names:
        _entitle(server, name, "Ketiga", "Third")

    def fail_at_the_second(step):
        if step.name == names[1]:
            server.problem = MapalusError("The server went away.", "Start it.")
            raise server.problem

    server.before_step = fail_at_the_second
    try:
        publisher.apply(publisher.plan(), QuietFeedback())
    except MapalusError:
        server.problem = None
    with connection, connection.cursor() as cursor:
        found = {}
        for table, order in (("publication_log", "id"), ("publication_step", "publication, number, outcome DESC")):
            cursor.execute(
                f"SELECT jsonb_agg(to_jsonb(t) ORDER BY {order}) FROM mapalus.{table} t "
                f"WHERE {'address = %s' if order == 'id' else 'publication = ANY (%s)'}",
                (server.address if order == "id" else [row["id"] for row in found["publication_log"]],),
            )
            (found[table],) = cursor.fetchone()
        cursor.execute("SELECT sha256, content FROM mapalus.publication_content ORDER BY sha256")
        contents = {digest: base64.b64encode(content).decode() for digest, content in cursor.fetchall()}
    return {
        "fields": table_of_names(kind),
        "log": found["publication_log"],
        "steps": found["publication_step"],
        "live": to_json(server.live.state),
        "contents": contents,
    }


def _entitle(server, layer, indonesian, english):
    title = {"id": indonesian, "en": english}
    if "default" in server.wants.state["layer", layer]["title"]:
        title["default"] = f"{indonesian} / {english}"
    server.wants.state["layer", layer] = {**server.wants.state["layer", layer], "title": title}


def table_of_names(kind):
    """Return kind -> names of the fields that this version knows."""
    return {name: sorted(fields) for name, fields in FIELDS[kind].items()}


def main():
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="mapalus-journal-") as temporary:
        cluster = Cluster(Path(temporary) / "postgresql", durable=False)
        cluster.start()
        try:
            found = {}
            for kind in SERVERS:
                cluster.create_database(kind)
                with closing(connect(cluster.dsn(kind))) as connection:
                    migrate(connection, ConsoleFeedback())
                    found[kind] = _store(connection, kind)
            text = json.dumps(found, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
            (FOLDER / f"{FORMAT}.json").write_text(f"{text}\n", encoding="utf-8")
        finally:
            cluster.stop()


if __name__ == "__main__":
    main()
