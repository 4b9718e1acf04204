"""Agencies' feeds on a real GeoServer, attacked by one agency as another: each reads and writes its own alone."""

import re
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import cycle

import pytest
import requests

from mapalus.plugin.database.logins import drop_login, make_login, renew_login
from mapalus.plugin.ogc.checks import AGENCY
from mapalus.plugin.publication import declaration
from mapalus.plugin.publication.feed_checks import Feeds
from mapalus.plugin.publication.opening import StoreLogin, open_publisher
from mapalus.tests.conftest import PASSWORDS
from mapalus.tests.support.feedback import QuietFeedback
from mapalus.tests.support.publishing import accepting

WFS = {"SERVICE": "WFS", "VERSION": "2.0.0"}
FEATURES = {**WFS, "REQUEST": "GetFeature", "TYPENAMES": "{workspace}:report", "OUTPUTFORMAT": "application/json"}
PICTURE = {
    "SERVICE": "WMS",
    "VERSION": "1.1.1",
    "SRS": "EPSG:4326",
    "BBOX": "124.90,1.29,124.93,1.32",
    "STYLES": "",
    "WIDTH": 64,
    "HEIGHT": 64,
    "FORMAT": "image/png",
    "LAYERS": "{workspace}:report",
}
INFO = {
    **PICTURE,
    "REQUEST": "GetFeatureInfo",
    "QUERY_LAYERS": "{workspace}:report",
    "INFO_FORMAT": "application/json",
    "FEATURE_COUNT": 100,
    "BUFFER": 100,
    "X": 32,
    "Y": 32,
}
KML = {**PICTURE, "REQUEST": "GetMap", "FORMAT": "application/vnd.google-earth.kml"}
NAMESPACES = (
    'xmlns:wfs="http://www.opengis.net/wfs/2.0" xmlns:fes="http://www.opengis.net/fes/2.0" xmlns:w="urn:{workspace}"'
)
ADDRESSES = ("{workspace}/wfs", "{workspace}/ows", "wfs", "ows")


@dataclass
class Agency:
    """An agency's user at a GeoServer, who has some reports.

    In what it sends, ``{workspace}`` stands for the workspace that it aims at: its own, unless told otherwise.
    """

    code: str
    user: str
    url: str
    password: str = field(repr=False)
    word: str = ""
    references: tuple = ()

    @property
    def login(self):
        return self.user, self.password

    @property
    def workspace(self):
        return f"mapalus_feed_{self.user}"

    def get(self, path="{workspace}/wfs", at=None, **parameters):
        at = at or self
        return requests.get(
            f"{self.url}/{filled(path, at)}",
            params=filled(parameters, at),
            auth=self.login,
            timeout=60,
            allow_redirects=False,
        )

    def post(self, body, path="{workspace}/wfs", at=None, **options):
        at = at or self
        options.setdefault("headers", {"Content-Type": "text/xml"})
        return requests.post(
            f"{self.url}/{filled(path, at)}",
            data=filled(body, at),
            auth=self.login,
            timeout=60,
            allow_redirects=False,
            **options,
        )

    def write(self, reference, path="{workspace}/wfs", where="", layer="report", at=None, /, **values):
        """Write values of a report by WFS-T."""
        properties = "".join(
            f"<wfs:Property><wfs:ValueReference>{name}</wfs:ValueReference><wfs:Value>{value}</wfs:Value></wfs:Property>"
            for name, value in values.items()
        )
        where = where or f'<fes:ResourceId rid="{layer}.{reference}"/>'
        return self.transact(
            f'<wfs:Update typeName="w:{layer}">{properties}<fes:Filter>{where}</fes:Filter></wfs:Update>', path, at
        )

    def transact(self, inner, path="{workspace}/wfs", at=None):
        body = f'<wfs:Transaction service="WFS" version="2.0.0" {NAMESPACES}>{inner}</wfs:Transaction>'
        return self.post(body, path, at)


def filled(value, agency):
    """Return what is sent, aimed at an agency: at its workspace, its user, one of its reports."""
    if isinstance(value, dict):
        return {name: filled(part, agency) for name, part in value.items()}
    if isinstance(value, list):
        return [filled(part, agency) for part in value]
    if not isinstance(value, str):
        return value
    for name, text in (("workspace", agency.workspace), ("user", agency.user)):
        value = value.replace(f"{{{name}}}", text)
    return value.replace("{reference}", agency.references[2]) if "{reference}" in value else value


@pytest.fixture(scope="module")
def feed(geoserver, publication, published_database):
    """The two agencies of the published database, with some reports."""
    agencies = {
        one.agency: Agency(one.agency, one.login, geoserver.address, one.password, f"only {one.agency} knows")
        for one in publication.agency_logins
    }
    with published_database as connection, connection.cursor() as cursor:
        for code, number in (("DLH", 7), ("DISHUB", 5)):
            cursor.execute(
                "INSERT INTO mapalus.report (category, agency, description, is_public, geom) "
                "SELECT 'waste', %s, %s, false, ST_SetSRID(ST_MakePoint(124.9118 + n * 0.001, 1.3002), 4326) "
                "FROM generate_series(1, %s) AS n RETURNING reference",
                (code, agencies[code].word, number),
            )
            agencies[code].references = tuple(sorted(reference for (reference,) in cursor.fetchall()))
            cursor.execute(
                "UPDATE mapalus.report SET status = 'assigned', version = version + 1 WHERE reference = ANY (%s)",
                (list(agencies[code].references),),
            )
    return Feed(agencies["DLH"], agencies["DISHUB"])


@dataclass
class Feed:
    dlh: Agency
    dishub: Agency


@pytest.fixture
def publish(published_database, geoserver, logins):
    """Return a function that publishes what the database has, and returns the plan and its outcome."""

    def publish(declared=None):
        declared = declared or accepting(declaration.load_for(published_database))
        login = logins["mapalus_public"]
        publisher = open_publisher(
            published_database,
            geoserver,
            publication=declared,
            store_logins={"mapalus_public": StoreLogin(login.user, PASSWORDS[login.user])},
            database_host=login.host,
            look_first=False,
        )
        plan = publisher.plan()
        return plan, publisher.apply(plan, QuietFeedback()) if plan else None

    return publish


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
        pull = {**FEATURES, "TYPENAMES": "{workspace}:report_change", "SORTBY": "change_seq"}
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
    for path in (*ADDRESSES, "mapalus/wfs"):
        for where in ("", equal):
            for layer in ("report", "report_change"):
                for at in (dlh, dishub):
                    answer = dlh.write(reference, path, where, layer, at, version=before[1] + 1, **values)
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
        "TYPENAME": "{workspace}:report",
        "FEATUREID": "report.{reference}",
    },
    "by a filter": {**FEATURES, "CQL_FILTER": "reference = '{reference}' OR agency = 'DISHUB'"},
    "by a filter on the user": {**FEATURES, "CQL_FILTER": "env('GSUSER') = 'feed_dlh' OR 1 = 1"},
    "by value": {**FEATURES, "REQUEST": "GetPropertyValue", "VALUEREFERENCE": "reference", "OUTPUTFORMAT": "gml32"},
    "with a lock": {**FEATURES, "REQUEST": "GetFeatureWithLock", "OUTPUTFORMAT": "gml32"},
    "by a lock": {**WFS, "REQUEST": "LockFeature", "TYPENAMES": "{workspace}:report"},
    "by changes": {**FEATURES, "TYPENAMES": "{workspace}:report_change"},
    "by history": {**FEATURES, "TYPENAMES": "{workspace}:report_event"},
    "by what was handed over": {**FEATURES, "TYPENAMES": "{workspace}:report_handed_over"},
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


@pytest.mark.parametrize("way", READING)
def test_somebody_elses_reports_are_not_read(dlh, dishub, way):
    paths = ("{workspace}/wms", "wms", "ows") if READING[way]["SERVICE"] == "WMS" else ADDRESSES
    for path in paths:
        # In the other's workspace, and through its own one.
        for parameters in (filled(READING[way], dishub), filled({**READING[way], **_own(READING[way], dlh)}, dishub)):
            for answer in (dlh.get(path, **parameters), dlh.post(parameters, path, headers=None)):
                assert dishub.word not in answer.text, path
                assert not references(answer) & set(dishub.references), path
            answer = dlh.get(path, dishub, **parameters)
            assert dishub.word not in answer.text, path
            assert not references(answer) & set(dishub.references), path


def _own(parameters, agency):
    """Return the names of layers among some parameters, in an agency's own workspace."""
    names = ("TYPENAMES", "TYPENAME", "LAYERS", "QUERY_LAYERS")
    return {name: parameters[name].replace("{workspace}", agency.workspace) for name in names if name in parameters}


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
    for path in ADDRESSES:
        for text in bodies:
            for at in (dlh, dishub):
                answer = dlh.post(text, path, at, headers=headers)
                assert dishub.word not in answer.text
                assert not references(answer) & set(dishub.references), words(answer)
    address = f"{dlh.url}/{dishub.workspace}/wfs"
    parameters = filled(FEATURES, dishub)
    for login in ((dishub.user, "guessed"), (dishub.user, dlh.password)):
        assert requests.get(address, parameters, headers=headers, auth=login, timeout=60).status_code == 401


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


def test_nobody_gets_rows(feed, geoserver):
    login = None
    every = {*feed.dlh.references, *feed.dishub.references}
    for parameters in READING.values():
        paths = ("wms", "ows") if parameters["SERVICE"] == "WMS" else ADDRESSES
        for path in paths:
            answer = requests.get(
                f"{geoserver.address}/{filled(path, feed.dlh)}",
                params=filled(parameters, feed.dlh),
                auth=login,
                timeout=60,
            )
            assert feed.dlh.word not in answer.text
            assert not references(answer) & every


def test_capabilities_list_an_agencys_own_layers_alone(feed):
    capabilities = {**WFS, "REQUEST": "GetCapabilities"}
    for agency, other in ((feed.dlh, feed.dishub), (feed.dishub, feed.dlh)):
        assert f"{agency.workspace}:report<" in agency.get(**capabilities).text
        for path in ("wfs", "ows"):
            text = agency.get(path, **capabilities).text
            assert f"{agency.workspace}:report<" in text
            assert f"{other.workspace}:report" not in text
        assert f"{other.workspace}:report" not in agency.get(at=other, **capabilities).text
        nobody = requests.get(f"{agency.url}/{agency.workspace}/wfs", params=capabilities, timeout=60)
        assert f"{agency.workspace}:report" not in nobody.text


def test_a_request_of_nobody_does_not_reach_the_feeds_database(feed, geoserver, published_database, fetch):
    sessions = "SELECT count(*) FROM pg_stat_activity WHERE usename = ANY (%s)"
    users = ([feed.dlh.user, feed.dishub.user],)
    wait_until(lambda: fetch(published_database, sessions, users) == [(0,)])
    for parameters in READING.values():
        for path in ("wms", "ows") if parameters["SERVICE"] == "WMS" else ADDRESSES:
            requests.get(
                f"{geoserver.address}/{filled(path, feed.dlh)}", params=filled(parameters, feed.dlh), timeout=60
            )
            assert fetch(published_database, sessions, users) == [(0,)]


def wait_until(holds, seconds=40):
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.2)


def injected(sql):
    """Return a filter that GeoServer puts into its SQL as it is (CVE-2026-76904); the column is empty in all rows."""
    literal = f"x\")') or {sql} or ('a' = '".replace("'", "''")
    return f"jsonArrayContains(address,'/a','{literal}')=true"


@pytest.mark.parametrize(
    "sql",
    [
        "(select count(*) from mapalus_feed.report where agency = 'DISHUB') > 0",
        "(select count(*) from mapalus.report where agency = 'DISHUB') > 0",
        "(select set_config('role', 'feed_dishub', false)) = 'feed_dishub'",
        "query_to_xml('select set_config(''role'', ''feed_dishub'', false)', true, true, '')::text <> ''",
        "query_to_xml('set role feed_dishub', true, true, '')::text <> ''",
        "(select password from mapalus.feed_password limit 1) <> ''",
        "(select agency from mapalus.agency_login where agency = 'DISHUB' limit 1) <> ''",
        "pg_has_role('feed_dishub', 'MEMBER') or pg_has_role('mapalus_planner', 'MEMBER')",
    ],
)
def test_sql_in_a_filter_shows_an_agency_no_other(feed, sql):
    """The filter is true for each of the agency's own reports, unless it is refused. So it must show none."""
    if not references(feed.dlh.get(**FEATURES, CQL_FILTER=injected("true"))):
        pytest.skip("this GeoServer lets no SQL through")
    answer = feed.dlh.get(**FEATURES, CQL_FILTER=injected(sql))
    assert references(answer) == set()
    assert feed.dishub.word not in answer.text
    assert feed.dishub.password not in answer.text
    assert references(feed.dlh.get(**FEATURES)) == set(feed.dlh.references)


def test_many_requests_at_once_never_mix_rows(feed, geoserver):
    """200 requests in 8 threads over 4 connections an agency: reading, writing, failing, as both and as nobody."""
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
        "nobody": lambda agency: requests.get(f"{agency.url}/wfs", params=filled(FEATURES, agency), timeout=60),
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


def test_connections_are_few_taken_again_and_closed(feed, published_database, fetch):
    """Asks more often than there are connections. Most requests fail."""
    sessions = "SELECT count(*) FROM pg_stat_activity WHERE usename = %s"
    for agency in (feed.dlh, feed.dishub):
        wrong = {**FEATURES, "CQL_FILTER": "strToLowerCase(nothing) = 1"}
        with ThreadPoolExecutor(8) as pool:
            asked = pool.map(lambda parameters, its=agency: its.get(**parameters), [FEATURES, wrong] * 12)
            found = [references(answer) for answer in asked]
        assert found == [set(agency.references), set()] * 12
        ((number,),) = fetch(published_database, sessions, (agency.user,))
        assert 0 < number <= 4
    for agency in (feed.dlh, feed.dishub):
        wait_until(lambda its=agency: fetch(published_database, sessions, (its.user,)) == [(0,)])


def test_a_store_logs_in_as_its_agency_and_becomes_nobody(feed, geoserver):
    for agency in (feed.dlh, feed.dishub):
        path = "rest", "workspaces", agency.workspace, "datastores", "feed.json"
        entries = geoserver.session.read_json(*path)["dataStore"]["connectionParameters"]["entry"]
        parameters = {entry["@key"]: entry["$"] for entry in entries}
        assert parameters["user"] == agency.user
        assert parameters["Session startup SQL"] == "RESET ALL"
        assert "Session close-up SQL" not in parameters


# ---------------------------------------------------------------- logins come, change and go


def test_a_login_comes_is_renewed_and_goes(feed, publish, published_database, geoserver):
    """One password opens the database and the feed; nobody else's workspace is written."""
    plan, _ = publish()
    assert not plan
    come = Agency("DLH", "feed_comes", geoserver.address, make_login(published_database, "feed_comes", "agency", "DLH"))
    try:
        plan, outcome = publish()
        theirs = {step.name for step in plan.steps if step.kind not in ("role", "user")}
        assert {re.split("[.:]", name)[0] for name in theirs} == {come.workspace}
        assert outcome.passwords == {}
        assert references(come.get(**FEATURES)) == set(feed.dlh.references)
        assert any(check.user == come.user for check in outcome.verification.checks if check.by == AGENCY)

        old, new = come.password, renew_login(published_database, come.user, end_sessions=True)
        plan, _ = publish()
        assert [str(step) for step in plan.steps] == [
            "change user feed_comes: the password was renewed",
            f"change store {come.workspace}:feed: the password was renewed",
        ]
        assert come.get(**FEATURES).status_code == 401, "the old one is worth nothing from now on"
        come.password = new
        assert references(come.get(**FEATURES)) == set(feed.dlh.references)
        assert old != new
    finally:
        drop_login(published_database, come.user)
    plan, _ = publish()
    assert {step.action for step in plan.steps} == {"delete"}
    assert come.get(**FEATURES).status_code == 401
    assert geoserver.session.read_json("rest", "workspaces", f"{come.workspace}.json") is None
    assert not publish()[0]
    for agency in (feed.dlh, feed.dishub):
        assert references(agency.get(**FEATURES)) == set(agency.references)


def test_a_login_whose_password_nobody_knows_has_no_feed(feed, publish, published_database, fetch, geoserver):
    password = make_login(published_database, "feed_unknown", "agency", "DLH")
    unknown = Agency("DLH", "feed_unknown", geoserver.address, password)
    try:
        publish()
        assert references(unknown.get(**FEATURES)) == set(feed.dlh.references)
        fetch(published_database, "DELETE FROM mapalus.feed_password WHERE role_name = 'feed_unknown' RETURNING 1")
        publish()
        assert unknown.get(**FEATURES).status_code == 401
    finally:
        drop_login(published_database, unknown.user)
        publish()


# ---------------------------------------------------------------- verifying


@pytest.fixture
def small(feed, geoserver, publication, logins):
    """What is wanted, with the feeds and the cameras alone, so that verifying is quick."""
    wanted = geoserver.wanted(publication, logins)
    for kind, name in list(wanted.state):
        unneeded = kind in ("layer", "tile layer") and name.startswith("mapalus:") and name != "mapalus:cctv"
        if unneeded or kind in ("group", "file"):
            del wanted.state[kind, name]
    return wanted


@pytest.fixture
def visitors(feed, publication, logins, published_database):
    return Feeds(published_database, publication, logins).visitors()


def test_verifying_asks_as_two_agencies_each_of_which_tries_the_others(geoserver, publication, small, visitors):
    verification = geoserver.verify(small, visitors, publication.accepted)
    assert verification.passed, verification.message()
    assert [visitor.user for visitor in visitors] == ["feed_dishub", "feed_dlh"]
    for visitor, other in zip(visitors, reversed(visitors)):
        own = [check for check in verification.checks if check.by == AGENCY and check.user == visitor.user]
        asked = {(check.asked, check.of, check.way) for check in own}
        for layer in ("report", "report_change"):
            assert ("its own reports and no others", f"{visitor.workspace}:{layer}", "WFS GetFeature") in asked
            # One layer of a workspace is tried in every way.
            other_ways = ("WFS GetPropertyValue", "the KML reflector") if layer == "report" else ()
            for way in ("WFS GetFeature", "WMS GetMap", *other_ways):
                assert ("a layer that is closed", f"{other.workspace}:{layer}", way) in asked
            assert ("writing", f"{other.workspace}:{layer}", "WFS Transaction") in asked
        assert ("the REST interface", "/rest/workspaces.json", "GET") in asked
        assert any(f"{other.workspace}:report" in of for what, of, _ in asked if what == "is not listed")


def test_verifying_finds_a_feed_that_shows_the_wrong_reports(feed, geoserver, publication, small, visitors):
    """A store that logs in as another agency, and one that logs in as nobody's."""
    name = f"{feed.dlh.workspace}:feed"
    store = small.state["store", name]
    other = {**store, "parameters": {**store["parameters"], "user": feed.dishub.user}}
    geoserver._kinds["store"].change(name, other, small)
    try:
        failed = geoserver.verify(small, visitors, publication.accepted).failed
    finally:
        geoserver._kinds["store"].change(name, store, small)
    assert {check.by for check in failed} == {AGENCY}
    assert "shows feed_dlh reports of other agencies" in " ".join(check.problem for check in failed)


def test_verifying_finds_what_an_agency_must_not_reach(feed, geoserver, publication, small, visitors):
    small.state["access rule", "mapalus.cctv.r"] = {"roles": ["ADMIN"]}
    failed = geoserver.verify(small, visitors, publication.accepted).failed
    assert {check.of for check in failed if check.asked != "is not listed"} == {"mapalus:cctv"}
    assert {check.user for check in failed if check.by == AGENCY} == {visitor.user for visitor in visitors}


def test_verifying_finds_an_agency_that_reaches_anothers_feed(feed, geoserver, publication, small, visitors):
    rule = f"{feed.dishub.workspace}.report.r"
    both = {"roles": sorted((feed.dishub.workspace.upper(), feed.dlh.workspace.upper()))}
    geoserver._kinds["access rule"].change(rule, both, small)
    try:
        failed = geoserver.verify(small, visitors, publication.accepted).failed
    finally:
        geoserver._kinds["access rule"].change(rule, small.state["access rule", rule], small)
    assert {check.user for check in failed} == {feed.dlh.user}
    told = " ".join(check.problem for check in failed)
    assert f"The layer {feed.dishub.workspace}:report is closed, but feed_dlh can reach it by WFS GetFeature" in told


def test_the_database_itself_is_asked_as_each_agency(feed, publication, logins, published_database):
    verification = Feeds(published_database, publication, logins).verify()
    assert verification.passed, verification.message()
    assert {check.user for check in verification.checks} == {feed.dlh.user, feed.dishub.user}
