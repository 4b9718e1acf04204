"""A GeoServer, changed by hand and set right again."""

from dataclasses import replace

import pytest

from mapalus.tests.support.feedback import QuietFeedback


@pytest.fixture
def publisher(geoserver, publisher_of, publication):
    """The publisher to a GeoServer that is in order before and after a test."""
    publisher = publisher_of(geoserver)
    yield publisher
    plan = publisher.plan(thorough=True)
    if plan:
        publisher.apply(plan, QuietFeedback())


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
