"""What a GeoServer answered, replayed: the adapter's requests and its reading of answers, without any server.

``make record`` records the exchanges anew, with a real GeoServer.
"""

import re
from contextlib import contextmanager, suppress
from dataclasses import replace

import pytest
import vcr

from mapalus.plugin.city.city import City
from mapalus.plugin.errors import MapalusError
from mapalus.plugin.ogc.checks import Verification
from mapalus.plugin.ogc.fields import is_whole, known
from mapalus.plugin.ogc.geoserver.fields import FIELDS
from mapalus.plugin.ogc.geoserver.server import GeoServer
from mapalus.plugin.ogc.port import DatabaseLogin
from mapalus.plugin.ogc.state import password_digest
from mapalus.plugin.publication import declaration
from mapalus.plugin.publication.declaration import AgencyLogin, contradictions, model
from mapalus.plugin.publication.opening import open_publisher
from mapalus.plugin.words import Words
from mapalus.tests.conftest import DATA, PASSWORDS
from mapalus.tests.support.feedback import QuietFeedback
from mapalus.tests.support.unverified import Unverified

RECORDED = DATA / "recorded"
CITY = City(
    code="city",
    title=Words("Kota", "City"),
    notice=None,
    attribution=None,
    languages=("id", "en"),
    time_zone="Asia/Makassar",
    metric_srid=32651,
    extent=(124.52, 0.99, 125.1, 1.5),
)
# As it stands in the recordings.
SERVER, USER, PASSWORD = "http://geoserver.invalid:8080/geoserver", "admin", "geoserver"
AGENCY = AgencyLogin("feed_dlh", "DLH", PASSWORDS["mapalus_public"])
LOGINS = {
    role: DatabaseLogin("127.0.0.1", 5432, "city", role, PASSWORDS["mapalus_public"])
    for role in ("mapalus_public", AGENCY.login)
}
FEED = f"mapalus_feed_{AGENCY.login}"


class Unasked(Unverified):
    """Asks nothing but the configuration, one request after the other: recording is not made for threads.

    Who owns the workspaces is asked of a real server, with random names.
    """

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.session.together = lambda jobs: [job() for job in jobs]

    def identity(self):
        return None

    def require_own(self, owner, workspaces):
        pass

    @contextmanager
    def publishing(self, owner, workspaces):
        yield "the identity of a recorded server"

    def verify_closed(self, snapshot, openings):
        return Verification()


class Setting:
    """The server, the logins and the agency of a recording, or of its replay."""

    def __init__(self, server, logins, agency, is_real):
        self.server, self.logins, self.agency = server, logins, agency
        self._real = is_real

    @contextmanager
    def exchange(self, name):
        """Record, or replay, what goes over the wire."""
        login = self.logins["mapalus_public"]

        def plain(text):
            text = text.replace(self.server.address, SERVER)
            # The throw-away server's own encryption of a throw-away password.
            text = re.sub(r"crypt\d:[^\"<]+", "crypt1:of-a-password", text)
            text = re.sub(r"password [0-9a-f]{16}", f"password {password_digest(AGENCY.login, AGENCY.password)}", text)
            text = re.sub(rf'(?<=[">]){login.port}(?=["<])', "5432", text)
            return re.sub(rf'(?<=[">]){login.database}(?=["<])', "city", text)

        def keep_request(request):
            request.uri = plain(request.uri)
            # Passwords stand there; what was sent shows in what is read afterwards.
            request.body = None
            return request

        def keep_answer(answer):
            body = answer["body"]["string"]
            with suppress(UnicodeDecodeError):
                answer["body"]["string"] = plain(body.decode()).encode()
            answer["headers"] = {
                key: [plain(value) for value in values]
                for key, values in answer["headers"].items()
                if key.lower() in ("content-type", "location")
            }
            return answer

        recorder = vcr.VCR(
            record_mode="all" if self._real else "none",
            match_on=("method", "path", "query"),
            filter_headers=("Authorization", "User-Agent", "Accept-Encoding", "Connection", "Content-Length"),
            decode_compressed_response=True,
            before_record_request=keep_request,
            before_record_response=keep_answer if self._real else None,
        )
        path = RECORDED / f"{name}.yaml"
        if self._real:
            path.unlink(missing_ok=True)
        with recorder.use_cassette(str(path)) as cassette:
            yield
        assert self._real or cassette.all_played


@pytest.fixture(scope="module")
def setting(request, tmp_path_factory):
    if not request.config.getoption("--record"):
        yield Setting(Unasked(SERVER, USER, PASSWORD), LOGINS, AGENCY, is_real=False)
        return
    process = request.getfixturevalue("new_geoserver")(tmp_path_factory.mktemp("recorded"))
    logins, publication = request.getfixturevalue("logins"), request.getfixturevalue("publication")
    try:
        started = process.start()
        server = Unasked(started.address, *(text.decode() for text in started.session.login))
        agency = next(one for one in publication.agency_logins if one.login == AGENCY.login)
        yield Setting(server, logins, agency, is_real=True)
    finally:
        process.stop(at_once=True)


@pytest.fixture
def small(monkeypatch, setting):
    """A publication that is declared beside the recordings, with its style."""
    for used_in in (model, contradictions):
        monkeypatch.setattr(used_in, "STYLES", RECORDED)
    whole = declaration.load(CITY, RECORDED / "publication.yml", [setting.agency])
    # The page's files are built anew each time.
    return replace(whole, workspaces=(replace(whole.workspaces[0], map_page=False), whole.workspaces[1]))


@pytest.fixture
def publisher(setting, minahasa, small):
    return open_publisher(
        minahasa, setting.server, publication=small, logins=setting.logins, look_first=False, ask_feeds=False
    )


def test_from_nothing_to_whole_and_back(setting, publisher, small):
    with setting.exchange("whole"):
        plan = publisher.plan()
        assert {step.action for step in plan.steps if step.kind != "server setting"} == {"create"}
        outcome = publisher.apply(plan, QuietFeedback())
        assert outcome.passwords == {}
        again = publisher.plan()
        assert not again
        assert again.kept == len(plan.wanted.state)
        thorough = publisher.plan(thorough=True)
        assert not thorough
        # What is read stands in the table of fields, and all of that is read.
        assert is_whole(thorough.live.state, FIELDS)
        assert known(thorough.live.state, FIELDS) == thorough.live.state
        back = publisher.plan_rollback(outcome.entry)
        publisher.apply(back, QuietFeedback(), goes_back_to=outcome.entry)
        assert not publisher.plan_rollback(outcome.entry)


def test_a_line_for_each_change_of_somebody_else(setting, publisher, small):
    with setting.exchange("drift"):
        publisher.apply(publisher.plan(), QuietFeedback())
        write = setting.server.session.write
        path = ("rest", "workspaces", "mapalus", "datastores", "public", "featuretypes", "agency.json")
        write("put", *path, json={"featureType": {"title": "Somebody else's"}})
        write("put", "rest", "security", "acl", "layers.json", json={f"{FEED}.report.r": "*"})
        plan = publisher.plan()
        assert [str(step) for step in plan.steps] == [
            f"change access rule {FEED}.report.r: roles differ; somebody changed that on the server",
            "change layer mapalus:agency: title differ; somebody changed that on the server",
        ]
        publisher.apply(plan, QuietFeedback())
        assert not publisher.plan(thorough=True)


def test_what_geoserver_refuses_is_said_in_words(setting, publisher, small):
    server = setting.server
    with setting.exchange("refusals"):
        publisher.apply(publisher.plan(), QuietFeedback())
        with pytest.raises(MapalusError, match="The style mapalus:agency cannot be deleted: a layer.* uses it"):
            server._kinds["style"].delete("mapalus:agency", {})
        layer = publisher.plan().wanted.state["layer", "mapalus:agency"]
        with pytest.raises(MapalusError, match="shows no table or view nowhere"):
            server._kinds["layer"].create("mapalus:x", {**layer, "relation": "nowhere"}, None)
        with pytest.raises(MapalusError, match="could not write.*already exists"):
            server.session.write(
                *("post", "rest", "workspaces", "mapalus", "datastores", "public", "featuretypes"),
                json={"featureType": {"name": "agency", "nativeName": "agency"}},
            )
        wanted_now = publisher.plan().wanted
        wanted_now.secrets["mapalus_public"] = "wrong"
        with pytest.raises(MapalusError, match="cannot reach the database with the login of its store public"):
            server._kinds["store"].change("mapalus:public", wanted_now.state["store", "mapalus:public"], wanted_now)
        plan = publisher.plan()
        assert [(step.key, tuple(step.fields)) for step in plan.steps] == [(("store", "mapalus:public"), ("connects",))]
        with pytest.raises(MapalusError, match="refused the user name or the password"):
            GeoServer(server.address, "admin", "wrong").require_usable()
