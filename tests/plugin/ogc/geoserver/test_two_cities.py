"""Two cities that publish to one GeoServer."""

import re
from dataclasses import replace

import pytest

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.ogc.asking import get_columns, get_features
from mapalus.plugin.publication import declaration
from mapalus.plugin.publication.opening import open_publisher, owner_of
from mapalus.tests.support.publishing import accepting

POINT = (-71.06, 42.36)


@pytest.fixture
def boston_publisher(geoserver, boston, logins):
    with boston, boston.cursor() as cursor:
        cursor.execute(
            "INSERT INTO mapalus.report (category, geom) VALUES ('trees', ST_SetSRID(ST_MakePoint(%s, %s), 4326))",
            POINT,
        )
    own = {role: replace(login, database=boston.info.dbname) for role, login in logins.items()}
    publication = accepting(declaration.load_for(boston))
    return open_publisher(boston, geoserver, publication=publication, logins=own, look_first=False)


def test_each_has_its_own_map(geoserver, publisher, published_database, boston_publisher, feedback):
    assert not publisher.plan(thorough=True)
    of_boston = boston_publisher.publication.public.name
    assert of_boston == "mapalus_boston"
    plan = boston_publisher.plan()
    assert {re.match(r"\w+", step.name)[0].lower() for step in plan.steps} <= set(plan.scope), (
        "and nothing else changes"
    )
    outcome = boston_publisher.apply(plan, feedback)
    try:
        assert not boston_publisher.plan(thorough=True)
        again = publisher.plan(thorough=True)
        assert not again
        assert not again.foreign
        # Both answer from their own databases.
        ours, theirs = publisher.urls.wfs, boston_publisher.urls.wfs
        (feature,) = get_features(theirs, f"{of_boston}:report", 5)
        assert feature["properties"]["reference"].startswith("BOS-")
        assert get_features(ours, "mapalus:report", 1)[0]["properties"]["reference"].startswith("MIN-")
        assert get_columns(ours, "mapalus:report") == get_columns(theirs, f"{of_boston}:report")
        publisher.verify().require_passed()

        # While one publishes, the other waits.
        with (
            geoserver.publishing(owner_of(published_database), publisher.publication.scope),
            pytest.raises(MapalusError, match="of Kabupaten Minahasa is publishing to"),
        ):
            boston_publisher.apply(plan, feedback)
    finally:
        back = boston_publisher.plan_rollback(outcome.entry)
        boston_publisher.apply(back, feedback, outcome.entry)
    assert not publisher.plan(thorough=True)


def test_the_other_ones_workspaces_are_refused(geoserver, publisher, boston, logins):
    stolen = accepting(declaration.load_for(boston))
    workspaces = tuple(
        replace(workspace, name=workspace.name.replace("mapalus_boston", "mapalus")) for workspace in stolen.workspaces
    )
    thief = open_publisher(
        boston, geoserver, publication=replace(stolen, workspaces=workspaces), logins=logins, look_first=False
    )
    with pytest.raises(MapalusError, match=r"The workspace mapalus.* belongs to Kabupaten Minahasa \(database test_"):
        thief.plan()
