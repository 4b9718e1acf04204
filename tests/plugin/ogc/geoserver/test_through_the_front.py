"""A real GeoServer behind the real front: agencies' answers, and how soon an edit is on the public map."""

import re
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import pytest
import requests

from mapalus.plugin.local.front import FrontProcess
from mapalus.plugin.local.processes import wait_until
from mapalus.tests.conftest import AGENCIES

SOON = 60


@pytest.fixture(scope="module")
def front(geoserver, tmp_path_factory):
    process = FrontProcess(tmp_path_factory.mktemp("front"), urlsplit(geoserver.address).port)
    try:
        yield process.start()
    finally:
        process.stop(at_once=True)


def features_of(front, layer, login=None, **more):
    workspace = layer.partition(":")[0]
    parameters = {"SERVICE": "WFS", "VERSION": "2.0.0", "REQUEST": "GetFeature", "TYPENAMES": layer, **more}
    return requests.get(f"{front}/{workspace}/wfs", params=parameters, auth=login, timeout=60)


def test_everybody_gets_their_own_answer(front, publication, published_database):
    """Two agencies and nobody ask the same addresses in turn, and all at once."""
    who = {login: (login, publication.passwords[login]) for login in AGENCIES} | {"nobody": None}
    with published_database, published_database.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO mapalus.report (category, agency) VALUES ('waste', %s)",
            [(code,) for code in AGENCIES.values()],
        )
    feeds = {workspace.agency_login: f"{workspace.name}:report" for workspace in publication.feeds}
    jobs = [(name, owner) for _ in range(3) for owner in feeds for name in who]

    def ask(job):
        name, owner = job
        return job, features_of(front, feeds[owner], who[name], OUTPUTFORMAT="application/json")

    with ThreadPoolExecutor(6) as pool:
        answers = [*map(ask, jobs), *pool.map(ask, jobs)]
    found = {}
    for (name, owner), answer in answers:
        if name == owner:
            found[owner] = {one["properties"]["agency"] for one in answer.json()["features"]}
            assert found[owner] == {AGENCIES[owner]}
            assert "no-store" in answer.headers["Cache-Control"]
        else:
            assert answer.status_code == (401 if name == "nobody" else 404), (name, owner)
            assert AGENCIES[owner] not in answer.text
    assert set(found) == set(AGENCIES)
    with published_database, published_database.cursor() as cursor:
        cursor.execute("DELETE FROM mapalus.report WHERE id > (SELECT max(id) - 2 FROM mapalus.report)")


def test_an_edit_is_on_the_map_within_a_minute(front, publication, published_database):
    """The picture and the features of one street, which somebody has asked for just before."""
    layer = f"{publication.public.name}:report"

    def features():
        answer = features_of(front, layer, BBOX="124.9,1.29,124.92,1.31,EPSG:4326", RESULTTYPE="hits")
        return int(re.search(r'numberMatched="(\d+)"', answer.text)[1])

    def picture():
        box = {"BBOX": "124.9,1.29,124.92,1.31", "WIDTH": 256, "HEIGHT": 256, "SRS": "EPSG:4326"}
        parameters = {"SERVICE": "WMS", "VERSION": "1.1.1", "REQUEST": "GetMap", "LAYERS": "report", "STYLES": ""}
        answer = requests.get(
            f"{front}/{publication.public.name}/wms", params={**parameters, **box, "FORMAT": "image/png"}, timeout=60
        )
        assert answer.headers["Content-Type"] == "image/png"
        return answer.content

    known, seen = features(), picture()
    with published_database, published_database.cursor() as cursor:
        cursor.execute(
            "INSERT INTO mapalus.report (category, geom) "
            "VALUES ('waste', 'SRID=4326;POINT(124.9075 1.3051)'::geometry) RETURNING id"
        )
        (report,) = cursor.fetchone()
    try:
        assert wait_until(lambda: features() == known + 1 and picture() != seen, SOON, step=1)
    finally:
        with published_database, published_database.cursor() as cursor:
            cursor.execute("DELETE FROM mapalus.report WHERE id = %s", (report,))
    assert wait_until(lambda: features() == known and picture() == seen, SOON, step=1)
