"""The feed on a real GeoServer, attacked by one agency as another: each reads and writes its own reports alone."""

import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from itertools import cycle

import pytest
import requests

from mapalus.plugin.database.logins import drop_login, make_login
from mapalus.plugin.ogc.checks import AGENCY, ATTACKER
from mapalus.plugin.publication import declaration
from mapalus.plugin.publication.feed_checks import Feeds
from mapalus.plugin.publication.opening import open_publisher
from mapalus.tests.support.feedback import QuietFeedback
from mapalus.tests.support.publishing import accepting, declaring

WFS = {"SERVICE": "WFS", "VERSION": "2.0.0"}
FEATURES = {**WFS, "REQUEST": "GetFeature", "TYPENAMES": "mapalus_feed:report", "OUTPUTFORMAT": "application/json"}
PICTURE = {
    "SERVICE": "WMS",
    "VERSION": "1.1.1",
    "SRS": "EPSG:4326",
    "BBOX": "124.90,1.29,124.93,1.32",
    "STYLES": "",
    "WIDTH": 64,
    "HEIGHT": 64,
    "FORMAT": "image/png",
    "LAYERS": "mapalus_feed:report",
}
INFO = {
    **PICTURE,
    "REQUEST": "GetFeatureInfo",
    "QUERY_LAYERS": "mapalus_feed:report",
    "INFO_FORMAT": "application/json",
    "FEATURE_COUNT": 100,
    "BUFFER": 100,
    "X": 32,
    "Y": 32,
}
KML = {**PICTURE, "REQUEST": "GetMap", "FORMAT": "application/vnd.google-earth.kml"}
NAMESPACES = (
    'xmlns:wfs="http://www.opengis.net/wfs/2.0" xmlns:fes="http://www.opengis.net/fes/2.0" xmlns:w="urn:mapalus_feed"'
)
ADDRESSES = ("mapalus_feed/wfs", "mapalus_feed/ows", "wfs", "ows")


@dataclass
class Agency:
    """An agency's user at a GeoServer, who has some reports."""

    code: str
    user: str
    url: str
    word: str = ""
    password: str = field(default="", repr=False)
    references: tuple = ()

    @property
    def login(self):
        return self.user, self.password

    def get(self, path="mapalus_feed/wfs", **parameters):
        return requests.get(f"{self.url}/{path}", params=parameters, auth=self.login, timeout=60, allow_redirects=False)

    def post(self, body, path="mapalus_feed/wfs", **options):
        options.setdefault("headers", {"Content-Type": "text/xml"})
        return requests.post(
            f"{self.url}/{path}", data=body, auth=self.login, timeout=60, allow_redirects=False, **options
        )

    def write(self, reference, path="mapalus_feed/wfs", where="", layer="report", /, **values):
        """Write values of a report by WFS-T."""
        properties = "".join(
            f"<wfs:Property><wfs:ValueReference>{name}</wfs:ValueReference><wfs:Value>{value}</wfs:Value></wfs:Property>"
            for name, value in values.items()
        )
        where = where or f'<fes:ResourceId rid="{layer}.{reference}"/>'
        return self.transact(
            f'<wfs:Update typeName="w:{layer}">{properties}<fes:Filter>{where}</fes:Filter></wfs:Update>', path
        )

    def transact(self, inner, path="mapalus_feed/wfs"):
        return self.post(f'<wfs:Transaction service="WFS" version="2.0.0" {NAMESPACES}>{inner}</wfs:Transaction>', path)


@pytest.fixture(scope="module")
def feed(geoserver, publication, published_database, logins):
    """Two agencies with reports, users and passwords, the outcome of the publication that made the users."""
    connection = published_database
    agencies = {
        code: Agency(code, user, geoserver.address, word=f"only {code} knows")
        for code, user in (("DLH", "feed_dlh"), ("DISHUB", "feed_dishub"))
    }
    for agency in agencies.values():
        make_login(connection, agency.user, "agency", agency.code)
    with connection, connection.cursor() as cursor:
        for agency, number in zip(agencies.values(), (7, 5)):
            cursor.execute(
                "INSERT INTO mapalus.report (category, agency, description, is_public, geom) "
                "SELECT 'waste', %s, %s, false, ST_SetSRID(ST_MakePoint(124.9118 + n * 0.001, 1.3002), 4326) "
                "FROM generate_series(1, %s) AS n RETURNING reference",
                (agency.code, agency.word, number),
            )
            agency.references = tuple(sorted(reference for (reference,) in cursor.fetchall()))
            cursor.execute(
                "UPDATE mapalus.report SET status = 'assigned', version = version + 1 WHERE reference = ANY (%s)",
                (list(agency.references),),
            )
    mine = accepting(declaration.load_for(connection))
    publisher = open_publisher(connection, geoserver, publication=mine, logins=logins, look_first=False)
    try:
        outcome = publisher.apply(publisher.plan(), QuietFeedback())
        for agency in agencies.values():
            agency.password = outcome.passwords[agency.user]
        yield replace_agencies(agencies, outcome, publisher, mine)
    finally:
        for agency in agencies.values():
            drop_login(connection, agency.user)
        publisher.apply(declaring(publisher, publication).plan(thorough=True), QuietFeedback())


@dataclass
class Feed:
    dlh: Agency
    dishub: Agency
    outcome: object
    publisher: object
    publication: object


def replace_agencies(agencies, outcome, publisher, publication):
    return Feed(agencies["DLH"], agencies["DISHUB"], outcome, publisher, publication)


@pytest.fixture
def dlh(feed):
    return feed.dlh


@pytest.fixture
def dishub(feed):
    return feed.dishub


@pytest.fixture
def stored(published_database, fetch):
    """Return a function that returns a report's stored status, version, note, priority and agency."""

    def stored(reference):
        ((*row,),) = fetch(
            published_database,
            "SELECT status, version, status_note, priority, agency FROM mapalus.report WHERE reference = %s",
            (reference,),
        )
        return row

    return stored


def references(answer):
    return set(re.findall(r"MIN-\d+-\d+", answer.text))


def words(answer):
    return " ".join(re.sub(r"<[^>]+>", " ", answer.text).split())


def test_each_pulls_its_own_reports_and_then_what_changed(feed, stored):
    for agency, other in ((feed.dlh, feed.dishub), (feed.dishub, feed.dlh)):
        pull = {**FEATURES, "TYPENAMES": "mapalus_feed:report_change", "SORTBY": "change_seq"}
        features = agency.get(**pull).json()["features"]
        assert {feature["properties"]["reference"] for feature in features} == set(agency.references)
        numbers = [feature["properties"]["change_seq"] for feature in features]
        assert numbers == sorted(numbers)
        assert {feature["properties"]["report_description"] for feature in features} == {agency.word}

        after = {**pull, "CQL_FILTER": f"change_seq > {numbers[-1]}"}
        assert agency.get(**after).json()["features"] == []
        changed = agency.references[-1]
        answer = agency.write(changed, status_note="Seen.", version=stored(changed)[1] + 1)
        assert answer.ok, words(answer)
        (feature,) = agency.get(**after).json()["features"]
        assert (feature["properties"]["reference"], feature["properties"]["status_note"]) == (changed, "Seen.")
        assert other.get(**after).json()["features"] == [] or changed not in references(other.get(**after))
        # Page by page, as a client with little memory does.
        paged = [
            feature["properties"]["reference"]
            for start in range(0, len(agency.references), 2)
            for feature in agency.get(**pull, COUNT=2, STARTINDEX=start).json()["features"]
        ]
        assert sorted(paged) == sorted(agency.references)


def test_a_status_is_written_back(dlh, stored):
    reference = dlh.references[0]
    answer = dlh.write(reference, status="in_progress", status_note="On our way.", version=stored(reference)[1] + 1)
    assert answer.ok, words(answer)
    assert "<wfs:totalUpdated>1</wfs:totalUpdated>" in answer.text
    assert stored(reference)[:3] == ["in_progress", 3, "On our way."]


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"status": "in_progress", "version": 2}, r"Somebody else changed MIN-\S+ in the meantime: it is at version 2"),
        ({"status_note": "Without a version."}, "does not say which version it is based on"),
        ({"status": "resolved", "version": 3}, "A report cannot go from assigned to resolved"),
        ({"priority": 5, "version": 3}, "permission denied"),
        ({"report_description": "Nothing happened.", "version": 3}, "permission denied"),
        ({"change_seq": 1, "version": 3}, "permission denied"),
    ],
)
def test_what_may_not_be_written_is_refused_in_words(dlh, stored, values, refusal):
    reference = dlh.references[1]
    before = stored(reference)
    answer = dlh.write(reference, **values)
    assert answer.status_code >= 400
    assert re.search(refusal, words(answer))
    assert stored(reference) == before


def test_a_report_keeps_its_reference(dlh, stored, published_database, fetch):
    """GeoServer leaves a key out of what it writes, without a word."""
    reference = dlh.references[2]
    dlh.write(reference, reference="MIN-2026-999999", version=stored(reference)[1] + 1)
    assert stored(reference)[0] == "assigned"
    assert fetch(published_database, "SELECT FROM mapalus.report WHERE reference = 'MIN-2026-999999'") == []


def test_no_report_is_made_deleted_or_replaced(dlh, dishub, stored, published_database, fetch):
    count = "SELECT count(*) FROM mapalus.report"
    before = fetch(published_database, count)
    own, foreign = dlh.references[1], dishub.references[1]
    for inner in (
        "<wfs:Insert><w:report><w:reference>X-1</w:reference><w:agency>DISHUB</w:agency></w:report></wfs:Insert>",
        f'<wfs:Delete typeName="w:report"><fes:Filter><fes:ResourceId rid="report.{own}"/></fes:Filter></wfs:Delete>',
        '<wfs:Delete typeName="w:report"><fes:Filter><fes:PropertyIsLike wildCard="*" singleChar="?" escapeChar="!">'
        "<fes:ValueReference>reference</fes:ValueReference><fes:Literal>*</fes:Literal></fes:PropertyIsLike>"
        "</fes:Filter></wfs:Delete>",
        f"<wfs:Replace><w:report><w:reference>{foreign}</w:reference></w:report><fes:Filter>"
        f'<fes:ResourceId rid="report.{foreign}"/></fes:Filter></wfs:Replace>',
    ):
        answer = dlh.transact(inner)
        assert answer.status_code >= 400 or "Exception" in answer.text, words(answer)
    assert fetch(published_database, count) == before
    assert stored(own)[0] == stored(foreign)[0] == "assigned"


@pytest.mark.parametrize("values", [{"status": "in_progress"}, {"agency": "DLH"}, {"status_note": "Ours now."}])
def test_somebody_elses_report_is_not_written(dlh, dishub, stored, values):
    reference = dishub.references[1]
    before = stored(reference)
    equal = (
        "<fes:PropertyIsEqualTo><fes:ValueReference>reference</fes:ValueReference>"
        f"<fes:Literal>{reference}</fes:Literal></fes:PropertyIsEqualTo>"
    )
    for path in (*ADDRESSES, "mapalus_feed/wfs?env=GSUSER:feed_dishub", "mapalus/wfs"):
        for where in ("", equal):
            for layer in ("report", "report_change"):
                answer = dlh.write(reference, path, where, layer, version=before[1] + 1, **values)
                assert not answer.ok or "<wfs:totalUpdated>0</wfs:totalUpdated>" in answer.text, words(answer)
    assert stored(reference) == before


# What one agency sends to see the reports of the other, whose user and one of whose references stand in braces.
READING = {
    "plainly": FEATURES,
    "by the name of its user": {**FEATURES, "ENV": "GSUSER:{user}"},
    "by the name in small letters": {**FEATURES, "env": "gsuser:{user}"},
    "by a name that only looks alike": {**FEATURES, "env": "G\u017fUSER:{user}"},
    "by the name twice": {**FEATURES, "env": ["GSUSER:{user}", "gsuser:{user}"]},
    "by SQL in the name": {**FEATURES, "env": "GSUSER:x')\\;SET ROLE {user}--"},
    "by parameters of views": {**FEATURES, "VIEWPARAMS": "GSUSER:{user}"},
    "by the identifier": {**FEATURES, "RESOURCEID": "report.{reference}"},
    "by the identifier in an older version": {
        **FEATURES,
        "VERSION": "1.1.0",
        "TYPENAME": "mapalus_feed:report",
        "FEATUREID": "report.{reference}",
    },
    "by a filter": {**FEATURES, "CQL_FILTER": "reference = '{reference}' OR agency = 'DISHUB'"},
    "by a filter on the user": {**FEATURES, "CQL_FILTER": "env('GSUSER') = 'feed_dlh' OR 1 = 1"},
    "by value": {**FEATURES, "REQUEST": "GetPropertyValue", "VALUEREFERENCE": "reference", "OUTPUTFORMAT": "gml32"},
    "with a lock": {**FEATURES, "REQUEST": "GetFeatureWithLock", "OUTPUTFORMAT": "gml32"},
    "by a lock": {**WFS, "REQUEST": "LockFeature", "TYPENAMES": "mapalus_feed:report"},
    "by changes": {**FEATURES, "TYPENAMES": "mapalus_feed:report_change"},
    "by history": {**FEATURES, "TYPENAMES": "mapalus_feed:report_event"},
    "by what was handed over": {**FEATURES, "TYPENAMES": "mapalus_feed:report_handed_over"},
    "as a table": {**FEATURES, "OUTPUTFORMAT": "csv"},
    "on the map": INFO,
    "on the map by the name of its user": {**INFO, "ENV": "GSUSER:{user}"},
    "as KML": KML,
    "as KML by the name of its user": {**KML, "ENV": "GSUSER:{user}"},
    "by a stored query": {
        **WFS,
        "REQUEST": "GetFeature",
        "STOREDQUERY_ID": "urn:ogc:def:query:OGC-WFS::GetFeatureById",
        "ID": "report.{reference}",
    },
}


def filled(parameters, agency):
    def fill(value):
        if isinstance(value, list):
            return [fill(part) for part in value]
        if not isinstance(value, str):
            return value
        return value.replace("{user}", agency.user).replace("{reference}", agency.references[2])

    return {name: fill(value) for name, value in parameters.items()}


@pytest.mark.parametrize("way", READING)
def test_somebody_elses_reports_are_not_read(dlh, dishub, way):
    paths = ("mapalus_feed/wms", "wms", "ows") if READING[way]["SERVICE"] == "WMS" else ADDRESSES
    parameters = filled(READING[way], dishub)
    for path in paths:
        for answer in (dlh.get(path, **parameters), dlh.post(parameters, path, headers=None)):
            assert dishub.word not in answer.text, path
            assert not references(answer) & set(dishub.references), path


HEADERS = ("GSUSER", "X-GSUSER", "sec-username", "REMOTE_USER", "X-Forwarded-User", "X-Remote-User", "From")


def test_somebody_elses_reports_are_not_read_by_xml_or_headers(dlh, dishub):
    def body(inner, name="GetFeature"):
        service = f'service="WFS" version="2.0.0" handle="GSUSER:{dishub.user}" {NAMESPACES}'
        return f"<wfs:{name} {service}>{inner}</wfs:{name}>"

    query = '<wfs:Query typeNames="w:report">{}</wfs:Query>'
    one = f'<fes:Filter><fes:ResourceId rid="report.{dishub.references[2]}"/></fes:Filter>'
    bodies = (
        body(query.format("")),
        body(query.format(one)),
        body(query.format("").replace("w:report", "w:report_event")),
        body(query.format("").replace('typeNames="w:report"', f'typeNames="w:report" handle="{dishub.user}"')),
        body(query.format(""), "GetPropertyValue").replace("handle=", 'valueReference="reference" handle='),
        body(query.format(""), "LockFeature"),
    )
    headers = {"Content-Type": "text/xml", **dict.fromkeys(HEADERS, dishub.user)}
    for path in (*ADDRESSES, f"mapalus_feed/wfs?env=GSUSER:{dishub.user}", f"wfs?env=gsuser:{dishub.user}"):
        for text in bodies:
            answer = dlh.post(text, path, headers=headers)
            assert dishub.word not in answer.text
            assert not references(answer) & set(dishub.references), words(answer)
    stolen = requests.get(
        f"{dlh.url}/mapalus_feed/wfs", params=FEATURES, headers=headers, auth=(dishub.user, "guessed"), timeout=60
    )
    assert stolen.status_code == 401


def test_nobody_stores_queries(dlh):
    body = (
        f'<wfs:CreateStoredQuery service="WFS" version="2.0.0" {NAMESPACES}><wfs:StoredQueryDefinition id="urn:x:mine">'
        '<wfs:QueryExpressionText returnFeatureTypes="w:report" isPrivate="false" '
        'language="urn:ogc:def:queryLanguage:OGC-WFS::WFS_QueryExpression"><wfs:Query typeNames="w:report"/>'
        "</wfs:QueryExpressionText></wfs:StoredQueryDefinition></wfs:CreateStoredQuery>"
    )
    for path in (*ADDRESSES, "mapalus/wfs"):
        assert dlh.post(body, path).status_code in (401, 403, 404)
        assert "urn:x:mine" not in dlh.get(path, **WFS, REQUEST="ListStoredQueries").text


@pytest.mark.parametrize("who", ["anybody", "administrator"])
def test_neither_the_administrator_nor_anybody_gets_rows(feed, geoserver, who, published_database, fetch):
    login = None if who == "anybody" else geoserver.session.login
    every = {*feed.dlh.references, *feed.dishub.references}
    for parameters in READING.values():
        paths = ("wms", "ows") if parameters["SERVICE"] == "WMS" else ADDRESSES
        for path in paths:
            answer = requests.get(
                f"{geoserver.address}/{path}", params=filled(parameters, feed.dlh), auth=login, timeout=60
            )
            assert feed.dlh.word not in answer.text
            assert not references(answer) & every
    plain = requests.get(f"{geoserver.address}/mapalus_feed/wfs", FEATURES, auth=login, timeout=60)
    assert (who == "administrator") == plain.ok, "the administrator is answered with nothing, anybody not at all"


def test_a_request_of_nobody_does_not_reach_the_feeds_database(feed, geoserver, published_database, fetch):
    """Of somebody who did not log in, GeoServer would believe who the request says that it is."""
    marks = "SELECT count(*) FROM pg_stat_activity WHERE usename = 'mapalus_feed' AND query ~ 'act_for\\(''a_mark'"
    for parameters in READING.values():
        for path in ("wms", "ows") if parameters["SERVICE"] == "WMS" else ADDRESSES:
            requests.get(f"{geoserver.address}/{path}", params={**parameters, "ENV": "GSUSER:a_mark"}, timeout=60)
            assert fetch(published_database, marks) == [(0,)]


def test_many_requests_at_once_never_mix_rows(feed, geoserver):
    """200 requests in 8 threads over 10 pooled connections: reading, writing, failing, as both and as nobody."""
    both = {"dlh": feed.dlh, "dishub": feed.dishub}
    wrong = "<wfs:Update typeName='w:report'><wfs:Property><wfs:ValueReference>priority</wfs:ValueReference>"
    wrong += "<wfs:Value>5</wfs:Value></wfs:Property></wfs:Update>"
    kinds = {
        "features": lambda agency: agency.get(**FEATURES),
        "page": lambda agency: agency.get("wfs", **FEATURES, COUNT=3, SORTBY="change_seq"),
        "map": lambda agency: agency.get("wms", **INFO),
        "kml": lambda agency: agency.get("wms", **KML),
        "refused": lambda agency: agency.transact(wrong),
        "senseless": lambda agency: agency.get(**FEATURES, CQL_FILTER="strToLowerCase(nothing) = 1"),
        "nobody": lambda agency: requests.get(f"{agency.url}/wfs", params=FEATURES, timeout=60),
    }
    jobs = [job for job, _ in zip(cycle((who, kind) for kind in kinds for who in both), range(200))]

    def ask(job):
        who, kind = job
        other = both["dishub" if who == "dlh" else "dlh"]
        answer = kinds[kind](both[who])
        assert other.word not in answer.text, job
        found = references(answer)
        assert not found & set(other.references), job
        return who, kind, len(found & set(both[who].references))

    with ThreadPoolExecutor(8) as pool:
        found = Counter(pool.map(ask, jobs))
    for who, agency in both.items():
        for kind, number in (("features", len(agency.references)), ("page", 3), ("map", len(agency.references))):
            assert {answer for answer in found if answer[:2] == (who, kind)} == {(who, kind, number)}


def test_connections_are_taken_again(feed, geoserver, published_database, fetch):
    """More requests than connections, most of which fail; then the login dies in whose name one came back."""
    for agency in (feed.dlh, feed.dishub) * 15:
        agency.get(**FEATURES, CQL_FILTER="strToLowerCase(nothing) = 1")
        assert len(references(agency.get(**FEATURES))) == len(agency.references)
    users = geoserver._kinds["user"]
    gone = replace(feed.dlh, user="feed_gone")
    make_login(published_database, gone.user, "agency", gone.code)
    gone.password = users.create(gone.user, {"enabled": True, "roles": ["MAPALUS_FEED"]}, None)[gone.user]
    try:
        with ThreadPoolExecutor(4) as pool:
            for found in pool.map(lambda _: references(gone.get(**FEATURES)), range(12)):
                assert found == set(gone.references)
    finally:
        drop_login(published_database, gone.user)
        users.delete(gone.user, {"roles": ["MAPALUS_FEED"]})
    for agency in (feed.dlh, feed.dishub) * 6:
        assert len(references(agency.get(**FEATURES))) == len(agency.references)
    sessions = "SELECT count(*) FROM pg_stat_activity WHERE usename = 'mapalus_feed'"
    assert fetch(published_database, sessions)[0][0] <= 10


def test_applying_logged_in_as_each_new_user(feed):
    verification = feed.outcome.verification
    assert verification.passed, verification.message()
    for agency in (feed.dlh, feed.dishub):
        own = [check for check in verification.checks if check.by == AGENCY and check.user == agency.user]
        ways = {(check.asked, check.of, check.way) for check in own}
        for layer in ("report", "report_change"):
            assert ("its own reports and no others", f"mapalus_feed:{layer}", "WFS GetFeature") in ways
        assert ("its own reports and no others", "mapalus_feed.report", "SQL") in ways
        assert ("the REST interface", "/rest/workspaces.json", "GET") in ways
    assert any(check.by == ATTACKER and check.way == "SQL" for check in verification.checks)


@pytest.fixture
def small(feed, geoserver, logins):
    """What is wanted, with the feed and the cameras alone, so that verifying is quick."""
    wanted = geoserver.wanted(feed.publication, logins)
    for kind, name in list(wanted.state):
        unneeded = kind in ("layer", "tile layer") and name.startswith("mapalus:") and name != "mapalus:cctv"
        if unneeded or kind in ("group", "file"):
            del wanted.state[kind, name]
    return wanted


@pytest.fixture
def visitors(feed, logins, published_database):
    passwords = {agency.user: agency.password for agency in (feed.dlh, feed.dishub)}
    return Feeds(published_database, feed.publication, logins).visitors(passwords)


def test_verifying_finds_a_feed_that_shows_the_wrong_reports(feed, geoserver, small, visitors):
    store = small.state["store", "mapalus_feed:feed"]
    for borrowed, sentence in (
        (f"SELECT mapalus_feed.act_for('{feed.dlh.user}')", "shows feed_dishub reports of other agencies"),
        ("SELECT 1", "shows feed_dlh nothing, though it has reports"),
    ):
        changed = {**store, "parameters": {**store["parameters"], "Session startup SQL": borrowed}}
        geoserver._kinds["store"].change("mapalus_feed:feed", changed, small)
        try:
            failed = geoserver.verify(small, visitors).failed
        finally:
            geoserver._kinds["store"].change("mapalus_feed:feed", store, small)
        assert {check.by for check in failed} == {AGENCY}
        assert sentence in " ".join(check.problem for check in failed)


def test_verifying_finds_what_an_agency_must_not_reach(geoserver, small, visitors):
    assert geoserver.verify(small, visitors).passed
    small.state["access rule", "mapalus.cctv.r"] = {"roles": ["ADMIN"]}
    failed = geoserver.verify(small, visitors).failed
    assert {check.of for check in failed if check.asked != "is not listed"} == {"mapalus:cctv"}
    assert {check.user for check in failed if check.by == AGENCY} == {visitor.user for visitor in visitors}


def test_the_database_itself_is_asked_in_the_name_of_each_agency(feed, logins, published_database, fetch):
    feeds = Feeds(published_database, feed.publication, logins)
    verification = feeds.verify()
    assert verification.passed, verification.message()
    assert {check.user for check in verification.checks} == {"mapalus_feed", feed.dlh.user, feed.dishub.user}
    fetch(published_database, f"REVOKE {feed.dlh.user} FROM mapalus_feed; SELECT 1")
    try:
        assert [check.problem for check in feeds.verify().failed] == [
            "The login of the feed, mapalus_feed, cannot act for feed_dlh."
        ]
    finally:
        fetch(published_database, f"GRANT {feed.dlh.user} TO mapalus_feed; SELECT 1")
    without = {role: replace(login, password=None) for role, login in logins.items()}
    assert Feeds(published_database, feed.publication, without).verify().checks == []
