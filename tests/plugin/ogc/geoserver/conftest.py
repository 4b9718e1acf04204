"""A GeoServer, changed by hand and set right again."""

from dataclasses import replace

import pytest

from mapalus.tests.support.feedback import QuietFeedback
from mapalus.tests.support.unverified import Unverified


@pytest.fixture(scope="session")
def unverified(geoserver):
    """The same GeoServer; publishing to it asks no questions afterwards."""
    return Unverified(geoserver.address, *(text.decode() for text in geoserver.session.login))


@pytest.fixture(scope="module")
def in_order(geoserver, unverified, publisher_of):
    """Return a function that sets the server right; after a module's last test everything is asked once."""
    publisher = publisher_of(unverified)

    def set_right():
        plan = publisher.plan(thorough=True)
        if plan:
            publisher.apply(plan, QuietFeedback())

    yield set_right
    publisher_of(geoserver).verify().require_passed()


@pytest.fixture
def publisher(geoserver, publisher_of, in_order):
    """The publisher to a GeoServer that is in order before and after a test."""
    yield publisher_of(geoserver)
    in_order()


@pytest.fixture
def changed(publication):
    """Return a function that returns the publication with some fields of a layer changed."""

    def change(name, workspace="mapalus", **fields):
        return replace(
            publication,
            workspaces=tuple(
                replace(
                    entry,
                    layers=tuple(replace(layer, **fields) if layer.name == name else layer for layer in entry.layers),
                )
                if entry.name == workspace
                else entry
                for entry in publication.workspaces
            ),
        )

    return change


@pytest.fixture
def anonymous(geoserver):
    """Return a function that asks as anybody and returns whether something came back."""
    import requests

    def ask(path, **parameters):
        answer = requests.get(f"{geoserver.address}/{path}", params=parameters, timeout=60, allow_redirects=False)
        return answer.ok and "ExceptionReport" not in answer.text

    return ask
