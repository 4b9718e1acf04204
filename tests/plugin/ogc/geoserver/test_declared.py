"""What may be declared beside the shipped declaration, on a real GeoServer: done, mended, and taken back whole."""

import copy
import time
from dataclasses import replace
from xml.etree import ElementTree

import pytest
import requests

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.ogc.geoserver.shapes import as_list
from mapalus.plugin.ogc.plan import compare
from mapalus.plugin.ogc.state import Snapshot
from mapalus.plugin.publication.declaration import TimeDimension
from mapalus.plugin.styles.pictures import View
from mapalus.tests.support.pictures import draw_with_wms
from mapalus.tests.support.publishing import declaring

pytestmark = pytest.mark.slow

RULES = ("rest", "resource", "security", "rest.properties")
SETTINGS = {
    "settings": ("rest", "settings.json"),
    **{name: ("rest", "services", name, "settings.json") for name in ("wms", "wfs", "wmts", "wcs")},
}


@pytest.fixture
def publish(unverified, publisher, publisher_of, feedback):
    """Return a function that applies a publication, and returns what came of it."""
    its_publisher = publisher_of(unverified)

    def apply(publication):
        declared = declaring(its_publisher, publication)
        outcome = declared.apply(declared.plan(), feedback)
        assert not declared.plan(thorough=True)
        return outcome

    return apply


@pytest.fixture
def go_back(publication, publisher_of, unverified, feedback):
    """Return a function that goes back to the state before an outcome."""

    def back(outcome):
        publisher = publisher_of(unverified)
        publisher.apply(publisher.plan_rollback(outcome.entry), feedback, goes_back_to=outcome.entry)

    return back


@pytest.fixture
def raw(geoserver):
    """Return a function that reads all settings of the server as they are."""

    def read():
        found = {name: geoserver.session.read_json(*path) for name, path in SETTINGS.items()}
        found["settings"]["global"].pop("updateSequence")
        return found

    return read


def with_server(publication, **declared):
    return replace(publication, server={**publication.server, **declared})


def status_of(geoserver, path="rest/workspaces.json", login=None, method="get"):
    return requests.request(method, f"{geoserver.address}/{path}", auth=login, timeout=60).status_code


# ---------------------------------------------------------------- the REST interface


@pytest.fixture
def somebody(geoserver):
    """A user with a role of their own, as (name, password)."""
    write = geoserver.session.write
    users, roles = ("rest", "security", "usergroup"), ("rest", "security", "roles", "role", "OF_TESTS")
    user = {"userName": "somebody", "password": "somebody's", "enabled": True}
    write("post", *users, "users.json", json={"user": user})
    write("post", *roles)
    write("post", *roles, "user", "somebody")
    yield "somebody", "somebody's"
    write("delete", *roles, "user", "somebody", absent_is_fine=True)
    write("delete", *roles, absent_is_fine=True)
    write("delete", *users, "user", "somebody", absent_is_fine=True)


def test_a_rest_rule_holds_at_once_and_is_taken_back(geoserver, publication, publish, go_back, somebody):
    before = geoserver.session.read_bytes(*RULES)
    assert status_of(geoserver, login=somebody) == 403
    rules = {**publication.server["rest_rules"], "GET": ["ADMIN", "OF_TESTS"]}
    outcome = publish(with_server(publication, rest_rules=rules, roles=["MAPALUS_FEED", "OF_TESTS"]))
    assert [(step.action, step.key) for step in outcome.steps if step.kind != "role"] == [
        ("change", ("rest rule", "GET"))
    ]
    assert status_of(geoserver, login=somebody) == 200
    assert status_of(geoserver, login=somebody, method="delete", path="rest/workspaces/nowhere") == 403
    assert status_of(geoserver) == 401
    go_back(outcome)
    assert status_of(geoserver, login=somebody) == 403
    assert status_of(geoserver, login=geoserver.session.login) == 200
    after = geoserver.session.read_bytes(*RULES)
    assert sorted(after.splitlines()) != [] and b"OF_TESTS" not in after
    assert b"#" not in before or b"#" in after, "what others wrote stays"


def test_what_is_not_declared_any_more_is_as_geoserver_comes(publication, publish, geoserver, somebody):
    roles = ["MAPALUS_FEED", "OF_TESTS"]
    declared = {**publication.server["rest_rules"], "GET": ["ADMIN", "OF_TESTS"], "HEAD": ["ADMIN"]}
    publish(with_server(publication, rest_rules=declared, roles=roles))
    assert status_of(geoserver, login=somebody) == 200
    assert status_of(geoserver, login=geoserver.session.login, method="head") == 200
    outcome = publish(with_server(publication, rest_rules={}, roles=roles))
    assert {(step.action, step.key) for step in outcome.steps} == {
        ("delete", ("rest rule", "GET")),
        ("delete", ("rest rule", "HEAD")),
    }
    assert status_of(geoserver, login=somebody) == 403
    # Without a rule it would be nobody's, and could not be mended.
    assert status_of(geoserver, login=geoserver.session.login) == 200
    assert status_of(geoserver, login=geoserver.session.login, method="head") == 403


def test_who_opens_the_rest_interface_is_found_out(geoserver, publication, publish, publisher):
    declared = with_server(publication, rest_rules={**publication.server["rest_rules"], "HEAD": ["ADMIN"]})
    publish(declared)
    content = geoserver.session.read_bytes(*RULES)
    somebodys = b"# somebody's own\n" + content.replace(b"/**;GET=", b"/**;GET=IS_AUTHENTICATED_ANONYMOUSLY,")
    geoserver.session.write("put", *RULES, data=somebodys, headers={"Content-Type": "text/plain"})
    time.sleep(1.5)
    assert status_of(geoserver) == 200
    plan = declaring(publisher, declared).plan()
    assert [str(step) for step in plan.steps] == [
        "change rest rule GET: roles differ; somebody changed that on the server"
    ]
    publish(declared)
    assert status_of(geoserver) == 401
    assert b"# somebody's own" in geoserver.session.read_bytes(*RULES)


def test_nothing_that_would_lock_the_administrator_out_is_sent(geoserver):
    rules, writes = geoserver._kinds["rest rule"], geoserver.session.writes
    with pytest.raises(MapalusError, match="lock the administrator out of PUT"):
        rules.change("PUT", {"roles": ["MAPALUS_FEED"]}, Snapshot())
    assert geoserver.session.writes == writes
    assert status_of(geoserver, login=geoserver.session.login) == 200


def test_rules_that_were_cut_off_on_their_way_are_not_put_in_place(geoserver, monkeypatch):
    """An empty file of rules locks everybody out, for good."""
    before, read = geoserver.session.read_bytes(*RULES), geoserver.session.read_bytes
    monkeypatch.setattr(
        geoserver.session,
        "read_bytes",
        lambda *path: read(*path)[:-9] if path[-1].endswith(".mapalus") else read(*path),
    )
    with pytest.raises(MapalusError, match="did not get the REST rules whole"):
        geoserver._kinds["rest rule"].change("GET", {"roles": ["ADMIN", "MAPALUS_FEED"]}, Snapshot())
    assert read(*RULES) == before
    assert read(*RULES[:-1], "rest.properties.mapalus") is None


def test_what_opens_comes_after_what_closes(geoserver, publication, logins):
    live = geoserver.wanted(publication, logins)
    live.state["rest rule", "PUT"] = {"roles": ["ADMIN", "MAPALUS_FEED"]}
    rules = {**publication.server["rest_rules"], "GET": ["ADMIN", "MAPALUS_FEED"]}
    wanted = geoserver.wanted(with_server(publication, rest_rules=rules, contact={"organisation": "X"}), logins)
    order = [step.key for step in compare(wanted, live, geoserver, None, publication.scope).steps]
    assert order == [("rest rule", "PUT"), ("server setting", "contact"), ("rest rule", "GET")]


# ---------------------------------------------------------------- the server's own settings


def test_the_servers_settings_are_owned_field_by_field(publication, publish, go_back, raw):
    before = raw()
    outcome = publish(
        with_server(
            publication,
            services={
                "wms": {"rendering_seconds": 45, "crs": ["EPSG:4326"]},
                "wfs": {"feature_limit": 4321},
                "wmts": {"enabled": False},
                "wcs": {"enabled": False},
            },
            # GeoServer writes such a number as a number.
            contact={"organisation": "Kota", "telephone": "112"},
            settings={"decimals": 7, "proxy_base_url": "https://maps.example.org/geoserver"},
        )
    )
    after = raw()
    go_back(outcome)
    expected = copy.deepcopy(before)
    expected["wms"]["wms"].update(maxRenderingTime=45, srs={"string": ["4326"]})
    expected["wfs"]["wfs"].update(maxFeatures=4321)
    expected["wmts"]["wmts"].update(enabled=False)
    expected["wcs"]["wcs"].update(enabled=False)
    settings = expected["settings"]["global"]["settings"]
    settings.update(numDecimals=7, proxyBaseUrl="https://maps.example.org/geoserver")
    settings["contact"].update(contactOrganization="Kota", contactVoice=112)
    assert _kept(expected, after) == _flat(expected)
    assert _kept(before, raw()) == _flat(before)


def _kept(before, after):
    """Return what there is afterwards of what was there before: GeoServer adds what it takes for granted."""
    told = _flat(after)
    return {path: told.get(path) for path in _flat(before)}


def _flat(settings, path=""):
    """Return path -> value as text of all that says something.

    GeoServer leaves out what is empty or writes it, as it comes; a list of one is the thing itself.
    """
    if isinstance(settings, dict):
        found = {}
        for key, part in settings.items():
            found.update(_flat(part, f"{path}/{key}"))
        return found
    values = [str(value) for value in as_list(settings)]
    return {path: values} if values else {}


def test_settings_are_as_they_were_after_going_back(publication, publish, go_back, raw):
    before = raw()
    first = publish(with_server(publication, settings={"decimals": 6, "verbose_exceptions": True}))
    # Not declared any more: left as they are.
    publish(publication)
    assert raw()["settings"]["global"]["settings"]["numDecimals"] == 6
    publish(with_server(publication, contact={"organisation": "X"}, services={"wcs": {"enabled": False}}))
    go_back(first)
    assert _kept(before, raw()) == _flat(before)


def test_a_field_that_is_declared_anew_is_read_although_nothing_changed(publication, publish, publisher):
    plan = declaring(publisher, with_server(publication, services={"wfs": {"feature_limit": 999_999}})).plan()
    ((step),) = plan.steps
    assert step.key == ("server setting", "wfs")
    assert step.fields["feature_limit"][1] == 999_999
    assert isinstance(step.fields["feature_limit"][0], int)


# ---------------------------------------------------------------- users


def test_a_declared_user_is_made_and_taken_back(geoserver, publication, publish, go_back):
    declared = with_server(publication, roles=["MAPALUS_FEED", "MAPALUS_OFFICE"], users={"office": ["MAPALUS_OFFICE"]})
    outcome = publish(declared)
    login = "office", outcome.passwords["office"]
    held = geoserver.session.read_json("rest", "security", "roles", "user", "office.json")
    assert held["roles"] == ["MAPALUS_OFFICE"]
    # A wrong password is 401.
    assert status_of(geoserver, login=("office", "wrong")) == 401
    assert status_of(geoserver, login=login) == 403
    go_back(outcome)
    users = geoserver.session.read_json("rest", "security", "usergroup", "users.json")["users"]
    assert "office" not in [user["userName"] for user in users]


# ---------------------------------------------------------------- layers


def _capabilities(geoserver):
    answer = requests.get(
        f"{geoserver.address}/mapalus/wms",
        params={"SERVICE": "WMS", "VERSION": "1.3.0", "REQUEST": "GetCapabilities"},
        timeout=60,
    )
    root = ElementTree.fromstring(answer.content)
    wms = {"w": "http://www.opengis.net/wms"}
    return {layer.findtext("w:Name", "", wms): layer for layer in root.iterfind(".//w:Layer", wms)}, wms


def test_keywords_and_bounds_of_a_layer(geoserver, publish, changed, publication):
    bounds = (124.7, 1.1, 124.9, 1.3)
    publish(changed("cctv", keywords={"id": ["kamera"], "en": ["camera"]}, bounds=bounds))
    layers, wms = _capabilities(geoserver)
    words = [word.text for word in layers["cctv"].iterfind("w:KeywordList/w:Keyword", wms)]
    assert words == ["kamera", "camera"]
    sides = [
        float(layers["cctv"].findtext(f"w:EX_GeographicBoundingBox/w:{side}", "", wms))
        for side in ("westBoundLongitude", "southBoundLatitude", "eastBoundLongitude", "northBoundLatitude")
    ]
    assert sides == pytest.approx(bounds)
    others = [word.text for word in layers["market"].iterfind("w:KeywordList/w:Keyword", wms)]
    assert others == [word for words in publication.public.keywords.values() for word in words]


def test_bounds_in_the_layers_own_system(geoserver, publication, logins, changed):
    wanted = geoserver.wanted(changed("report_grid", bounds=(124.0, 0.0, 125.0, 1.0)), logins)
    west, south, east, north = wanted.state["layer", "mapalus:report_grid"]["native_bounds"]
    assert (west, south) == pytest.approx((13803616.858, 0))
    assert (east, north) == pytest.approx((13914936.349, 111325.143))


# ---------------------------------------------------------------- time


def _reports_drawn(geoserver, known_point, **parameters):
    longitude, latitude = known_point
    box = (longitude - 0.3, latitude - 0.3, longitude + 0.2, latitude + 0.2)
    answer = requests.get(
        f"{geoserver.address}/mapalus/wms",
        params={
            "SERVICE": "WMS",
            "VERSION": "1.1.1",
            "REQUEST": "GetMap",
            "LAYERS": "report",
            "STYLES": "",
            "SRS": "EPSG:4326",
            "BBOX": ",".join(map(str, box)),
            "WIDTH": 400,
            "HEIGHT": 400,
            "FORMAT": "image/png",
            # Symbols overlap; without an order, the database gives the rows in that of the index that it reads.
            "SORTBY": "reference",
            **parameters,
        },
        timeout=60,
    )
    assert answer.headers["Content-Type"] == "image/png", answer.text
    return answer.content


def _tile(geoserver):
    return requests.get(
        f"{geoserver.address}/gwc/service/wmts",
        params={
            "SERVICE": "WMTS",
            "VERSION": "1.0.0",
            "REQUEST": "GetTile",
            "LAYER": "mapalus:report",
            "STYLE": "",
            "FORMAT": "image/png",
            "TILEMATRIXSET": "EPSG:900913",
            "TILEMATRIX": "EPSG:900913:10",
            "TILEROW": 508,
            "TILECOL": 867,
        },
        timeout=60,
    )


def test_the_shipped_time_hides_nothing_and_can_be_asked(geoserver, publish, changed, publication, known_point):
    with_time = _reports_drawn(geoserver, known_point)
    some = _reports_drawn(geoserver, known_point, TIME="P3D/PRESENT")
    never = _reports_drawn(geoserver, known_point, TIME="2000-01-01T00:00:00.000Z/2000-01-02T00:00:00.000Z")
    assert len({with_time, some, never}) == 3
    layers, wms = _capabilities(geoserver)
    assert [dimension.get("name") for dimension in layers["report"].iterfind("w:Dimension", wms)] == ["time"]
    publish(changed("report", time=None))
    # Of pictures, pytest would show the difference for minutes.
    assert {_reports_drawn(geoserver, known_point)} == {with_time}
    # A city without any report yet has an empty map, not an error.
    publish(changed("report", filter="reference = 'nowhere'"))
    assert {_reports_drawn(geoserver, known_point)} == {never}
    assert _tile(geoserver).headers["Content-Type"] == "image/png"
    # The newest days alone, as a default may say, would hide open reports of long ago.
    publish(changed("report", time=TimeDimension("reported_at", "2000-01-01T00:00:00.000Z", "P3D/PRESENT")))
    assert {_reports_drawn(geoserver, known_point)} == {some}


# ---------------------------------------------------------------- scales


@pytest.mark.parametrize("scales", [(5_000, 50_000), (None, 20_000), (20_000, None)])
def test_scales_limit_the_drawing_as_in_qgis_server(
    geoserver, qgis_server, publisher_of, publish, publication, changed, known_point, feedback, scales
):
    """QGIS Server knows scales of a layer, GeoServer only those of a style's rules."""
    declared = changed("report", scales=scales)
    near, far = scales[0] or 0, scales[1] or float("inf")
    publish(declared)
    other = publisher_of(qgis_server)
    other.apply(declaring(other, declared).plan(), feedback)
    try:
        for scale in (2_500, 4_900, 5_100, 10_000, 19_500, 20_500, 49_000, 51_000, 100_000, 200_000):
            view = View(*known_point, scale, 300, 300)
            shown = {
                urls.wms: bool((draw_with_wms(urls.wms, "report", view) != 255).any())
                for urls in (geoserver.urls, qgis_server.urls)
            }
            assert set(shown.values()) == {near <= scale < far}, (scale, shown)
    finally:
        other.apply(other.plan(), feedback)


# ---------------------------------------------------------------- requests


def test_requests_of_a_plan_without_changes(geoserver, publication, publish, go_back, publisher):
    """As docs/publication.md says: 16, 1 for the one database that publishes here, 1 for every public layer."""

    def cost(declared):
        geoserver.session.requests = 0
        assert not declaring(publisher, declared).plan()
        return geoserver.session.requests

    # One file besides wfs.xml: wms.xml.
    plain = cost(publication)
    assert plain == 16 + 1 + len(publication.public.layers) + 1
    services = {"wms": {"rendering_seconds": 60, "enabled": True}, "wcs": {"enabled": True}}
    more = with_server(publication, services=services, contact={"organisation": "X"}, settings={"decimals": 6})
    outcome = publish(more)
    found = cost(more)
    go_back(outcome)
    assert found == plain + 2
