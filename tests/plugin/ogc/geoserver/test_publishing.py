"""Plan, apply, verify and roll back, on a real GeoServer."""

from dataclasses import replace

import pytest

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.ogc.state import canonical
from mapalus.plugin.words import Words
from mapalus.tests.support.publishing import declaring


def state_of(geoserver, publisher, publication):
    """Return the live state as text, read anew."""
    return canonical(publisher.plan(thorough=True).live.state)


def test_a_second_plan_is_empty_and_writes_nothing(geoserver, publisher, publication):
    before = geoserver.session.writes
    geoserver.session.requests = 0
    plan = publisher.plan()
    assert not plan
    assert plan.foreign == ()
    assert geoserver.session.writes == before
    # Few requests, however much is published: 11 + 6 W + L, and one for each store's connection.
    workspaces, layers = len(publication.workspaces), sum(len(workspace.layers) for workspace in publication.workspaces)
    assert geoserver.session.requests <= 11 + 6 * workspaces + layers + workspaces
    assert not publisher.plan(thorough=True)


def test_back_to_nothing_and_whole_again(geoserver, publisher, publication, feedback):
    full = state_of(geoserver, publisher, publication)
    first = min(entry.number for entry in publisher.history(limit=10_000))
    plan = publisher.plan_rollback(first)
    assert {step.action for step in plan.steps} <= {"delete", "change"}
    publisher.apply(plan, feedback, goes_back_to=first)
    empty = publisher.plan(thorough=True)
    # Neither of them was made: they are as they were before.
    assert not {kind for kind, _ in empty.live.state} - {"server setting", "rest rule"}
    outcome = publisher.apply(empty, feedback)
    assert len(outcome.steps) > 100
    assert state_of(geoserver, publisher, publication) == full


def test_each_apply_can_be_undone(geoserver, publisher, publication, changed, feedback):
    before = state_of(geoserver, publisher, publication)
    other = changed(
        "report",
        title=Words("Aduan", "Complaints"),
        style="agency",
        filter="status <> 'rejected'",
        readers=("ADMIN",),
        cache=None,
    )
    public = other.public
    other = replace(
        other,
        workspaces=(
            replace(
                public,
                layers=tuple(layer for layer in public.layers if layer.name not in ("price", "cctv")),
                groups=(),
                contact={"organisation": "Somebody"},
            ),
            other.workspaces[1],
        ),
    )
    outcome = publisher.apply(declaring(publisher, other).plan(), feedback)
    assert state_of(geoserver, publisher, publication) != before
    assert not declaring(publisher, other).plan(thorough=True)
    plan = publisher.plan_rollback(outcome.entry)
    publisher.apply(plan, feedback, goes_back_to=outcome.entry)
    assert state_of(geoserver, publisher, publication) == before


def test_what_is_restricted_is_closed_before_it_is_changed(publisher, changed):
    plan = declaring(
        publisher, changed("report", readers=("ADMIN",), cache=None, title=Words("Rahasia", "Secret"))
    ).plan()
    order = [step.key for step in plan.steps]
    assert order[:2] == [("access rule", "mapalus.report.r"), ("tile layer", "mapalus:report")] or set(order[:3]) >= {
        ("access rule", "mapalus.report.r"),
        ("tile layer", "mapalus:report"),
    }
    assert order.index(("layer", "mapalus:report")) > order.index(("tile layer", "mapalus:report"))


def test_a_plan_that_is_out_of_date_is_refused(geoserver, publisher, publication, changed, feedback):
    plan = declaring(publisher, changed("report", title=Words("Aduan", "Complaints"))).plan()
    geoserver.session.write(
        "put",
        *("rest", "workspaces", "mapalus", "datastores", "public", "featuretypes", "area.json"),
        json={"featureType": {"title": "Somebody else's title"}},
    )
    writes = geoserver.session.writes
    with pytest.raises(MapalusError, match="Somebody changed the server after this plan was made"):
        publisher.apply(plan, feedback)
    assert geoserver.session.writes == writes + 2, "that it publishes, and that it does no more"


def test_only_one_at_a_time(geoserver, publisher, publication, publisher_of, changed, feedback, cluster, logins):
    from contextlib import closing

    from mapalus.plugin.database.connection import connect
    from mapalus.plugin.publication.journal import Journal

    plan = declaring(publisher, changed("report", title=Words("Aduan", "Complaints"))).plan()
    with (
        closing(connect(cluster.dsn(logins["mapalus_public"].database))) as other,
        Journal(other, geoserver.address, publication.scope, geoserver.fields).lock(geoserver.identity()),
        pytest.raises(MapalusError, match=r"\S+ is publishing to .* since"),
    ):
        publisher.apply(plan, feedback)


def test_what_others_have_there_is_left_alone(geoserver, publisher, publication, feedback):
    geoserver.session.write(
        "post",
        "rest",
        "workspaces",
        "mapalus",
        "styles",
        data=b'<StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld"><NamedLayer><Name>x</Name>'
        b"<UserStyle><FeatureTypeStyle><Rule><PointSymbolizer/></Rule></FeatureTypeStyle></UserStyle></NamedLayer>"
        b"</StyledLayerDescriptor>",
        params={"name": "somebodys"},
        headers={"Content-Type": "application/vnd.ogc.sld+xml"},
    )
    try:
        plan = publisher.plan()
        assert not plan
        assert ("style", "mapalus:somebodys") in plan.foreign
    finally:
        geoserver.session.write(
            "delete", "rest", "workspaces", "mapalus", "styles", "somebodys", params={"purge": "true"}
        )


def test_another_port_of_the_database_changes_the_store_alone(geoserver, publication, logins):
    from mapalus.plugin.ogc.plan import compare

    moved = {role: replace(login, port=1) for role, login in logins.items()}
    live = geoserver.read(publication.scope, geoserver.wanted(publication, logins))
    plan = compare(geoserver.wanted(publication, moved), live, geoserver, live.own, publication.scope)
    assert {step.kind for step in plan.steps} == {"store"}
    for step in plan.steps:
        before, after = step.fields["parameters"]
        assert {key for key in after if before[key] != after[key]} == {"port"}


def test_a_wrong_password(geoserver, publisher_of, publication):
    from mapalus.plugin.ogc.geoserver.server import GeoServer

    server = GeoServer(geoserver.address, "admin", "wrong")
    with pytest.raises(MapalusError, match="refused the user name or the password"):
        publisher_of(server).plan()
    assert server.session.writes == 0


def test_a_user_who_is_no_administrator(geoserver, publisher_of, publication):
    from mapalus.plugin.ogc.geoserver.server import GeoServer

    user = {"userName": "somebody", "password": "somebody's", "enabled": True}
    geoserver.session.write("post", "rest", "security", "usergroup", "users.json", json={"user": user})
    try:
        server = GeoServer(geoserver.address, "somebody", "somebody's")
        with pytest.raises(MapalusError, match="may not configure.*role ADMIN"):
            publisher_of(server).plan()
        assert server.session.writes == 0
    finally:
        geoserver.session.write("delete", "rest", "security", "usergroup", "user", "somebody")


def test_not_the_address_of_a_geoserver(geoserver, publisher_of, publication):
    from mapalus.plugin.ogc.geoserver.server import GeoServer

    server = GeoServer(f"{geoserver.address}/nowhere", "admin", "x")
    with pytest.raises(MapalusError, match="There is no GeoServer REST interface|refused"):
        publisher_of(server).plan()


def test_names_with_signs_are_quoted(geoserver):
    assert geoserver.session.read_json("rest", "workspaces", "mapalus#x.json") is None
