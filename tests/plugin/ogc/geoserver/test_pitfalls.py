"""Known traps of GeoServer's REST interface, and that the publisher stays out of each."""

import json
import re
from contextlib import contextmanager
from dataclasses import replace

import pytest
import requests

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.ogc.plan import CREATE, compare
from mapalus.plugin.ogc.state import Snapshot
from mapalus.plugin.publication.declaration import SqlView, TimeDimension
from mapalus.plugin.words import Words
from mapalus.tests.support.publishing import declaring

TITLE = Words("Aduan", "Complaints")
EMPTY = (0, 0, -1, -1)
_PROPERTIES = {"SERVICE": "WFS", "VERSION": "2.0.0", "REQUEST": "GetFeature", "OUTPUTFORMAT": "application/json"}


@pytest.fixture
def rest(geoserver):
    """Return a function that reads a resource of the REST interface."""

    def read(*path, **options):
        return geoserver.session.read_json("rest", *path, **options)

    return read


@pytest.fixture
def sent(geoserver, monkeypatch):
    """What goes to the server from now on, as (method, address, query)."""
    requests_sent, send = [], geoserver.session._send

    def record(method, url, options, http):
        requests_sent.append((method, url, options.get("params") or {}))
        return send(method, url, options, http)

    monkeypatch.setattr(geoserver.session, "_send", record)
    return requests_sent


@pytest.fixture
def publish(publisher, feedback):
    """Return a function that applies a publication and returns the plan that it applied."""

    def apply(publication):
        plan = declaring(publisher, publication).plan()
        publisher.apply(plan, feedback)
        return plan

    return apply


@pytest.fixture
def features(geoserver):
    """Return a function that returns what anybody gets of a layer, as GeoJSON."""

    def ask(layer, workspace="mapalus", **parameters):
        answer = requests.get(
            f"{geoserver.address}/{workspace}/wfs",
            params={**_PROPERTIES, "TYPENAMES": f"{workspace}:{layer}", **parameters},
            timeout=60,
        )
        return answer.json()["features"]

    return ask


@pytest.fixture
def tile(geoserver):
    """Return a function that asks for a tile of a layer as anybody, or as its administrator."""

    def ask(layer, login=None):
        return requests.get(
            f"{geoserver.address}/gwc/service/wmts",
            params={
                "SERVICE": "WMTS",
                "VERSION": "1.0.0",
                "REQUEST": "GetTile",
                "LAYER": f"mapalus:{layer}",
                "STYLE": "",
                "FORMAT": "image/png",
                "TILEMATRIXSET": "EPSG:900913",
                "TILEMATRIX": "EPSG:900913:10",
                "TILEROW": 508,
                "TILECOL": 867,
            },
            auth=login,
            timeout=60,
        )

    return ask


@pytest.fixture
def view(published_database):
    """Return a function that runs a statement in the database; the view ``of_tests`` is dropped afterwards."""

    def run(statement):
        with published_database, published_database.cursor() as cursor:
            cursor.execute(statement)

    yield run
    run("DROP VIEW IF EXISTS mapalus_public.of_tests")
    run("DELETE FROM mapalus_public.gt_pk_metadata WHERE table_name = 'of_tests'")


def with_layer(publication, **fields):
    """Return the publication with one more layer, like that of the agencies."""
    public = publication.public
    agency = next(layer for layer in public.layers if layer.name == "agency")
    more = replace(agency, name="of_tests", **{"relation": "of_tests", **fields})
    return replace(
        publication,
        workspaces=tuple(
            replace(public, layers=(*public.layers, more)) if entry is public else entry
            for entry in publication.workspaces
        ),
    )


# ---------------------------------------------------------------- settings


@contextmanager
def somebodys_settings(geoserver, **fields):
    live = geoserver.session.read_json("rest", "settings.json")["global"]
    mine = {**live, "settings": {**live["settings"], **fields}}
    geoserver.session.write("put", "rest", "settings.json", json={"global": mine})
    try:
        yield
    finally:
        geoserver.session.write("put", "rest", "settings.json", json={"global": live})


def test_settings_of_the_whole_server_are_kept(geoserver, rest, publish, changed):
    """A PUT of some of its settings would empty the others."""
    with somebodys_settings(geoserver, numDecimals=6, onlineResource="https://somebody.example"):
        before = {"settings": rest("settings.json"), "wms": rest("services", "wms", "settings.json")}
        other = changed("report", title=TITLE)
        publish(
            replace(
                other,
                workspaces=(
                    replace(other.workspaces[0], contact={"organisation": "X"}, decimals=5),
                    *other.workspaces[1:],
                ),
            )
        )
        after = {"settings": rest("settings.json"), "wms": rest("services", "wms", "settings.json")}
    for state in (before, after):
        state["settings"]["global"].pop("updateSequence")
    assert after == before


def test_a_workspaces_services_start_as_the_servers_own(rest, features):
    """Settings with few fields would give a feed of no features."""
    for workspace, limit in (("mapalus", 100_000), ("mapalus_feed_feed_dlh", 10_000)):
        wfs = rest("services", "wfs", "workspaces", workspace, "settings.json")["wfs"]
        server = rest("services", "wfs", "settings.json")["wfs"]
        assert wfs["maxFeatures"] == limit
        assert set(server) - {"maxFeatures"} <= set(wfs)
        assert wfs["gml"] == server["gml"]
    assert len(features("report", COUNT=50)) == 50


def test_what_is_not_changed_is_sent_again(geoserver, publish, changed, rest):
    """A PUT replaces maps: a new title would cost a layer its time dimension, a new limit a store its password."""
    time = TimeDimension("reported_at", "2020-01-01T00:00:00.000Z", "P7D/PRESENT")
    path = ("workspaces", "mapalus", "datastores", "public", "featuretypes", "report.json")
    publish(changed("report", time=time))
    before = rest(*path)["featureType"]["metadata"]
    publish(changed("report", time=time, title=TITLE))
    live = rest(*path)["featureType"]
    assert live["title"].startswith("Aduan")
    assert live["metadata"] == before
    assert "P7D/PRESENT" in json.dumps(before)


def test_a_sql_view_outlives_another_title(publish, publication, rest, features):
    view = SqlView(
        "SELECT * FROM mapalus_public.agency WHERE kind = '%wanted%'", (("wanted", "area_office", "^[a-z_]+$"),)
    )
    fields = {"sql_view": view, "cache": None}
    publish(with_layer(publication, **fields))
    publish(with_layer(publication, **fields, title=TITLE))
    assert {feature["properties"]["kind"] for feature in features("of_tests")} == {"area_office"}
    # No department of the test's data has an office that is known.
    assert features("of_tests", VIEWPARAMS="wanted:department") == []
    with pytest.raises(requests.exceptions.JSONDecodeError):
        features("of_tests", VIEWPARAMS="wanted:x' OR '1'='1")


def test_a_store_keeps_its_password(geoserver, publish, publication, features):
    public = publication.public
    more = replace(
        publication,
        workspaces=(replace(public, store=replace(public.store, connections=7)), *publication.workspaces[1:]),
    )
    plan = publish(more)
    assert [step.key for step in plan.steps] == [("store", "mapalus:public")]
    assert geoserver._kinds["store"].connects("mapalus", "public")
    assert features("report", COUNT=1)


# ---------------------------------------------------------------- who may see what


def test_rules_come_before_what_they_protect(geoserver, publication, logins):
    """`enabled: false` is ignored when a layer is made: it would be public at once."""
    wanted = geoserver.wanted(publication, logins)
    order = [step.key for step in compare(wanted, Snapshot(), geoserver, None, publication.scope).steps]
    for workspace in publication.workspaces:
        closed = order.index(("access rule", f"{workspace.name}.*.r"))
        for layer in workspace.layers:
            made = order.index(("layer", f"{workspace.name}:{layer.name}"))
            opened = order.index(("access rule", f"{workspace.name}.{layer.name}.r"))
            assert closed < made < opened


def test_a_changed_layer_is_the_same_layer(publish, changed, rest, sent):
    """Deleted and made again, it would lose its rules and be public."""
    before = rest("workspaces", "mapalus", "layers", "report.json")["layer"]
    sent.clear()
    publish(changed("report", title=TITLE, filter="status <> 'rejected'"))
    assert rest("workspaces", "mapalus", "layers", "report.json")["layer"]["dateCreated"] == before["dateCreated"]
    assert rest("security", "acl", "layers.json")["mapalus.report.r"] == "*"
    # But for the files that showed that there is room for it, and who publishes.
    own = re.compile(r"/mapalus-room$|/mapalus/publishing/[0-9a-f-]+\.json$")
    assert not [url for method, url, _ in sent if method == "delete" and not own.search(url)]


def test_tiles_of_a_restricted_layer_are_gone(geoserver, publish, changed, tile):
    """GeoWebCache asks nobody for a login, and one authorised request would fill it again for everybody."""
    assert tile("report").headers["Content-Type"] == "image/png"
    publish(changed("report", readers=("ADMIN",), cache=None))
    assert tile("report").status_code >= 400
    tile("report", geoserver.session.login)
    assert tile("report").status_code >= 400


def test_a_new_icon_or_filter_drops_the_tiles(geoserver, publisher, publication, publish, changed, tile):
    def is_kept():
        return tile("agency").headers["geowebcache-cache-result"] == "HIT"

    tile("agency")
    assert is_kept()
    publish(changed("agency", filter="kind = 'department'"))
    assert not is_kept()
    assert is_kept()
    publish(publication)
    tile("agency")
    assert is_kept()
    office = "mapalus:mapalus/office.svg"
    icon = Snapshot({("icon", office): {"sha256": "0"}}, {"0": b"<svg xmlns='http://www.w3.org/2000/svg'/>"})
    geoserver._kinds["icon"].change(office, {"sha256": "0"}, icon)
    assert is_kept()
    publish(publication)
    assert not is_kept()


def test_hidden_columns_stay_hidden(publish, publication, features, view, sent, geoserver):
    """A recalculation of attributes would bring them back; a new column of a view is seen when it is declared."""
    few = "SELECT code, kind, agency_name_id, agency_name_en, geom"
    view(f"CREATE VIEW mapalus_public.of_tests AS {few} FROM mapalus_public.agency")
    view("GRANT SELECT ON mapalus_public.of_tests TO mapalus_public")
    view(
        "INSERT INTO mapalus_public.gt_pk_metadata (table_schema, table_name, pk_column) "
        "VALUES ('mapalus_public', 'of_tests', 'code')"
    )
    agency = next(layer for layer in publication.public.layers if layer.name == "agency")
    names = {"code", "kind", "agency_name_id", "agency_name_en"}
    columns = tuple(column for column in agency.columns if column.name in {*names, "agency_name"})
    publish(with_layer(publication, columns=columns, cache=None))
    view(
        f"CREATE OR REPLACE VIEW mapalus_public.of_tests AS {few}, area_code, public_contact FROM mapalus_public.agency"
    )
    publish(with_layer(publication, columns=columns, cache=None, title=TITLE))
    assert set(features("of_tests", COUNT=1)[0]["properties"]) == names
    more = tuple(column for column in agency.columns if column.name in {*names, "agency_name", "area_code"})
    publish(with_layer(publication, columns=more, cache=None, title=TITLE))
    assert set(features("of_tests", COUNT=1)[0]["properties"]) == {*names, "area_code"}
    assert not [query for _, _, query in sent if "recalculate" in query]
    for parameters in ({"PROPERTYNAME": "public_contact"}, {"CQL_FILTER": "public_contact IS NOT NULL"}):
        with pytest.raises(requests.exceptions.JSONDecodeError):
            features("of_tests", **parameters)


def test_nobody_writes_at_any_address(geoserver, published_database, fetch):
    """The server's own WFS does not ask a workspace for its service level."""
    count = "SELECT count(*) FROM mapalus.report"
    before = fetch(published_database, count)
    body = (
        '<wfs:Transaction service="WFS" version="1.1.0" xmlns:wfs="http://www.opengis.net/wfs" '
        'xmlns:ogc="http://www.opengis.net/ogc" xmlns:m="urn:mapalus"><wfs:Delete typeName="m:report"><ogc:Filter>'
        "<ogc:PropertyIsEqualTo><ogc:PropertyName>status</ogc:PropertyName><ogc:Literal>received</ogc:Literal>"
        "</ogc:PropertyIsEqualTo></ogc:Filter></wfs:Delete></wfs:Transaction>"
    )
    for path in ("wfs", "ows", "mapalus/wfs", "mapalus/ows"):
        answer = requests.post(
            f"{geoserver.address}/{path}", data=body, headers={"Content-Type": "text/xml"}, timeout=60
        )
        assert answer.status_code in (400, 401, 403) or "ExceptionReport" in answer.text, path
    assert fetch(published_database, count) == before


# ---------------------------------------------------------------- data


def test_bounds_are_the_citys_even_of_an_empty_table(publication, publish, rest, view):
    view("CREATE VIEW mapalus_public.of_tests AS SELECT * FROM mapalus_public.agency WHERE false")
    view("GRANT SELECT ON mapalus_public.of_tests TO mapalus_public")
    publish(with_layer(publication, cache=None))
    boxes = [
        rest("workspaces", "mapalus", "datastores", "public", "featuretypes", f"{name}.json")["featureType"][
            "latLonBoundingBox"
        ]
        for name in ("of_tests", "report", "cctv", "price")
    ]
    boxes.append(rest("workspaces", "mapalus", "layergroups", "map.json")["layerGroup"]["bounds"])
    for box in boxes:
        found = tuple(box[side] for side in ("minx", "miny", "maxx", "maxy"))
        assert found != EMPTY
        assert found == pytest.approx(publication.city.extent)


def test_no_table_is_made_for_a_misspelt_name(publish, publication, published_database, fetch, rest):
    with pytest.raises(MapalusError, match="shows no table or view raport"):
        publish(with_layer(publication, relation="raport"))
    assert fetch(published_database, "SELECT to_regclass('mapalus_public.raport')") == [(None,)]
    assert rest("workspaces", "mapalus", "layers", "of_tests.json") is None
    for role, schema in (("mapalus_public", "mapalus_public"), ("feed_dlh", "mapalus_feed")):
        may = fetch(published_database, "SELECT has_schema_privilege(%s, %s, 'CREATE')", (role, schema))
        assert may == [(False,)]


def test_what_exists_already_is_changed(geoserver, publisher, publication, feedback, features):
    """Making what exists fails with another status for every kind of resource."""
    path = ("rest", "workspaces", "mapalus", "datastores", "public", "featuretypes")
    geoserver.session.write("post", *path, json={"featureType": {"name": "of_tests", "nativeName": "agency"}})
    plan = declaring(publisher, with_layer(publication, relation="agency", cache=None)).plan()
    step = next(step for step in plan.steps if step.key == ("layer", "mapalus:of_tests"))
    assert step.action != CREATE
    publisher.apply(plan, feedback)
    assert features("of_tests", COUNT=1)


def test_what_geoserver_accepts_but_cannot_serve_is_not_opened(publisher, publication, feedback, anonymous):
    """A filter that means nothing is accepted with status 200, and fails with every request."""
    broken = with_layer(publication, relation="agency", filter="nothing = 1", cache=None)
    with pytest.raises(MapalusError, match="of_tests"):
        publisher.apply(declaring(publisher, broken).plan(), feedback)
    assert not anonymous(
        "mapalus/wfs", service="WFS", version="2.0.0", request="GetFeature", typeNames="mapalus:of_tests"
    )


def test_a_style_that_does_not_exist_is_refused_before_anything_is_sent(publisher, changed, geoserver):
    """GeoServer would keep the old one and say that all is well."""
    writes = geoserver.session.writes
    with pytest.raises(MapalusError):
        declaring(publisher, changed("report", style="nowhere")).plan()
    assert geoserver.session.writes == writes


def test_a_wrong_database_password_is_noticed(geoserver, publisher, publication, feedback):
    """A store with a wrong password is made with status 201."""
    path = ("rest", "workspaces", "mapalus", "datastores", "public.json")
    live = geoserver.session.read_json(*path)["dataStore"]
    for entry in live["connectionParameters"]["entry"]:
        if entry["@key"] == "passwd":
            entry["$"] = "plain:wrong"
    geoserver.session.write("put", *path, json={"dataStore": live})
    plan = publisher.plan()
    assert [(step.key, tuple(step.fields)) for step in plan.steps] == [(("store", "mapalus:public"), ("connects",))]
    right = publisher._logins
    publisher._logins = {**right, "mapalus_public": replace(right["mapalus_public"], password="wrong, too")}
    try:
        with pytest.raises(MapalusError, match="cannot reach the database with the login of its store public"):
            publisher.apply(publisher.plan(), feedback)
    finally:
        publisher._logins = right
    publisher.apply(publisher.plan(), feedback)
    assert not publisher.plan()


# ---------------------------------------------------------------- time and pages


def test_time_shows_the_last_days_and_not_the_last_moment(geoserver, publish, changed):
    """The newest value alone, GeoServer's own default, is one report."""
    publish(changed("report", time=TimeDimension("reported_at", "2020-01-01T00:00:00.000Z", "P7D/PRESENT")))
    capabilities = requests.get(
        f"{geoserver.address}/mapalus/wms",
        params={"SERVICE": "WMS", "VERSION": "1.3.0", "REQUEST": "GetCapabilities"},
        timeout=60,
    ).text
    assert '<Dimension name="time" default="P7D/PRESENT" units="ISO8601">2020-01-01' in capabilities


def test_pages_hold_every_feature_once(features):
    """A view without a key has other identifiers each time, and no pages."""
    whole = {feature["id"] for feature in features("report", COUNT=1000)}
    pages = [
        feature["id"]
        for start in range(0, len(whole) + 50, 50)
        for feature in features("report", COUNT=50, STARTINDEX=start, SORTBY="reference")
    ]
    assert len(pages) == len(whole) > 100
    assert set(pages) == whole


# ---------------------------------------------------------------- styles and addresses


def test_styles_say_what_they_are(rest, geoserver):
    for entry in rest("workspaces", "mapalus", "styles.json")["styles"]["style"]:
        style = rest("workspaces", "mapalus", "styles", f"{entry['name']}.json")["style"]
        assert (style["format"], style["languageVersion"]["version"]) == ("sld", "1.0.0")
    icons = rest("resource", "workspaces", "mapalus", "styles", "mapalus", params={"format": "json"})
    assert icons is not None


def test_a_style_leaves_the_layers_of_others_alone(geoserver, publisher, publication, feedback, rest):
    """Deleted with all that uses it, a style leaves layers drawn as grey points."""
    path = ("rest", "workspaces", "mapalus", "datastores", "public", "featuretypes")
    geoserver.session.write("post", *path, json={"featureType": {"name": "somebodys", "nativeName": "cctv"}})
    layer = ("workspaces", "mapalus", "layers", "somebodys.json")
    try:
        geoserver.session.write(
            "put", "rest", *layer, json={"layer": {"defaultStyle": {"name": "mapalus:cctv"}, "enabled": True}}
        )
        public = publication.public
        fewer = replace(
            public,
            layers=tuple(entry for entry in public.layers if entry.name != "cctv"),
            groups=tuple(
                replace(group, layers=tuple(name for name in group.layers if name != "cctv")) for group in public.groups
            ),
        )
        plan = declaring(publisher, replace(publication, workspaces=(fewer, *publication.workspaces[1:]))).plan()
        with pytest.raises(MapalusError, match="cctv.*a layer that is not the publication's uses it"):
            publisher.apply(plan, feedback)
        assert rest(*layer)["layer"]["defaultStyle"]["name"] == "mapalus:cctv"
    finally:
        geoserver.session.write("delete", *path, "somebodys", params={"recurse": "true"})


def test_addresses_that_geoserver_tells_are_not_followed(geoserver, publisher, publication, publish, changed):
    """Behind a proxy, they lead to the public's host."""
    with somebodys_settings(geoserver, proxyBaseUrl="http://public.invalid/geoserver"):
        publish(changed("report", title=TITLE))
        publish(publication)
        assert not publisher.plan(thorough=True)


def test_the_map_page_asks_no_other_origin(geoserver):
    """Whether browsers may ask from elsewhere stands in no setting that REST reaches."""
    config = requests.get(f"{geoserver.address}/www/mapalus/config.json", timeout=60).json()
    for service in ("wms", "wfs"):
        assert "://" not in config[service]
        assert requests.compat.urljoin(geoserver.urls.map_page, config[service]) == getattr(geoserver.urls, service)


def test_stores_are_set_for_postgis(rest, geoserver):
    for workspace, store in (("mapalus", "public"), ("mapalus_feed_feed_dlh", "feed")):
        live = rest("workspaces", workspace, "datastores", f"{store}.json")["dataStore"]["connectionParameters"]
        parameters = {entry["@key"]: entry["$"] for entry in live["entry"]}
        expected = {
            "Expose primary keys": "true",
            "Estimated extends": "false",
            "fetch size": "1000",
            "validate connections": "true",
            "encode functions": "true",
            "preparedStatements": "false",
            "namespace": f"urn:{workspace}",
            "user": "mapalus_public" if store == "public" else "feed_dlh",
        }
        assert expected.items() <= parameters.items()
        assert "crypt" in parameters["passwd"]
