"""Every kind's handler makes and changes a resource from a state that says no more than an older version would."""

from types import SimpleNamespace
from unittest.mock import MagicMock

import pytest

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.ogc.fields import IF_DECLARED, NO_DEFAULT, complete, fields_of, is_whole, kinds_of, known
from mapalus.plugin.ogc.geoserver.fields import FIELDS
from mapalus.plugin.ogc.geoserver.server import GeoServer
from mapalus.plugin.ogc.plan import CHANGE, CREATE, Step
from mapalus.plugin.ogc.qgis_server.fields import FIELDS as QGIS_SERVER_FIELDS
from mapalus.plugin.ogc.qgis_server.server import QgisServer
from mapalus.plugin.ogc.state import Snapshot

_CONTENT = b"a file"
_DIGEST = Snapshot().keep(_CONTENT)

# One of each kind, by the fields that every version knew.
_GEOSERVER = {
    ("role", "MAPALUS_FEED"): {},
    ("service rule", "wfs.Transaction"): {"roles": ["ADMIN"]},
    ("rest rule", "GET"): {"roles": ["ADMIN"]},
    ("access rule", "mapalus.report.r"): {"roles": ["*"]},
    ("workspace", "mapalus"): {"uri": "urn:mapalus"},
    ("workspace settings", "mapalus"): {},
    ("service", "mapalus:wms"): {"enabled": True},
    ("service", "mapalus:wfs"): {"enabled": True},
    ("service", "mapalus:wcs"): {"enabled": False},
    ("store", "mapalus:public"): {"parameters": {"user": "mapalus_public"}},
    ("icon", "mapalus:mapalus/clinic.svg"): {"sha256": _DIGEST},
    ("style", "mapalus:report"): {"sha256": _DIGEST},
    ("layer", "mapalus:report"): {
        "store": "public",
        "relation": "report",
        "columns": ["reference"],
        "geometry": "Point",
        "style": "mapalus:report",
    },
    ("group", "mapalus:map"): {
        "layers": ["mapalus:report"],
        "styles": ["mapalus:report"],
        "bounds": [124.0, 1.0, 125.0, 2.0],
    },
    ("tile layer", "mapalus:report"): {"gridsets": ["EPSG:4326"], "formats": ["image/png"]},
    ("file", "mapalus/index.html"): {"sha256": _DIGEST},
    ("user", "dlh_feed"): {"roles": ["MAPALUS_FEED"]},
}
_SETTINGS = [key.partition(":")[2] for key in FIELDS if key.startswith("server setting:")]
_QGIS_SERVER = {
    ("store", "pg_service.conf"): {
        "service": "city",
        "parameters": {"host": "h", "port": "5432", "dbname": "city", "user": "mapalus_public"},
    },
    ("service", "mapalus:wms"): {"enabled": True},
    ("service", "mapalus:wfs"): {"enabled": True},
    ("layer", "mapalus:report"): {
        "relation": "mapalus_public.report",
        "geometry": "Point",
        "bounds": [124.0, 1.0, 125.0, 2.0],
        "key": "reference",
        "columns": ["reference"],
    },
    ("group", "mapalus:map"): {"layers": ["report"]},
    ("project", "mapalus.qgs"): {"sha256": _DIGEST},
    ("file", "www/index.html"): {"sha256": _DIGEST},
}


class _Answer(dict):
    """What GeoServer holds of anything: all that is asked for, and nothing in it."""

    def __missing__(self, _key):
        return _Answer()


class _Session:
    """Takes whatever is written."""

    url = "http://maps.example.org/geoserver"

    def __init__(self):
        self.written = []

    def read_json(self, *path, **_options):
        if path[-1] == "rest.json":
            return {f"/**:{method}": "ADMIN" for method in ("GET", "POST", "PUT", "DELETE")}
        if path[-1] == "featuretypes.json":
            return {"list": {"string": ["report"]}}
        return _Answer()

    def read_bytes(self, *_path):
        return self.written[-1][1] if self.written else b""

    def write(self, _method, *path, **options):
        self.written.append((path, options.get("data") or options.get("json")))
        return self.request()

    def request(self, *_arguments, **_options):
        return SimpleNamespace(ok=True, status_code=200, text='{"string": []}')

    def require(self, answer, *_arguments):
        assert answer.ok

    def forget_logins(self):
        pass


@pytest.fixture
def geoserver():
    server = GeoServer("http://maps.example.org/geoserver", "admin", "word")
    session = _Session()
    for handler in server._kinds.values():
        for name, value in vars(handler).items():
            if name == "_session":
                handler._session = session
            elif name == "_resources":
                value._session = session
            elif name == "_catalog":
                handler._catalog = MagicMock()
    server._disk._resources._session = session
    return server


def test_nothing_is_missing_here():
    assert {kind for kind, _ in _GEOSERVER} == kinds_of(FIELDS) - {"server setting"}
    assert {kind for kind, _ in _QGIS_SERVER} == kinds_of(QGIS_SERVER_FIELDS)
    for table, state in ((FIELDS, _GEOSERVER), (QGIS_SERVER_FIELDS, _QGIS_SERVER)):
        for key, fields in state.items():
            required = {field for field, default in fields_of(table, *key).items() if default is NO_DEFAULT}
            assert set(fields) == required, key


@pytest.mark.parametrize("key", _GEOSERVER, ids=" ".join)
def test_geoserver_takes_what_an_older_version_knew(geoserver, key):
    state = complete({key: _GEOSERVER[key]}, {}, FIELDS)
    wanted = Snapshot(state, {_DIGEST: _CONTENT}, secrets={"mapalus_public": "word"})
    # A role has nothing to change.
    for action in (CREATE, CHANGE) if FIELDS[key[0]] else (CREATE,):
        geoserver.perform(Step(action, *key), wanted)


@pytest.mark.parametrize("name", _SETTINGS)
def test_geoserver_takes_each_setting_alone(geoserver, name):
    values = {"title": {"default": "", "id": "", "en": ""}, "abstract": {"default": "", "id": "", "en": ""}}
    for field in fields_of(FIELDS, "server setting", name):
        key = "server setting", name
        state = complete({key: {field: values.get(field, ["EPSG:4326"])}}, {}, FIELDS)
        assert set(state[key]) == {field}
        geoserver.perform(Step(CHANGE, *key), Snapshot(state))


def test_qgis_server_takes_what_an_older_version_knew(tmp_path):
    server = QgisServer(tmp_path, "http://maps.example.org")
    state = complete(_QGIS_SERVER, {}, QGIS_SERVER_FIELDS)
    wanted = Snapshot(state, {_DIGEST: _CONTENT}, secrets={"mapalus_public": "word"})
    for action in (CREATE, CHANGE):
        for key in state:
            server.perform(Step(action, *key), wanted)
    # Read again, it is what it was made of: nothing is read that does not stand in the table.
    assert server.read((), wanted).state == state
    assert is_whole(state, QGIS_SERVER_FIELDS)


def test_what_is_on_the_server_comes_before_a_default():
    key = "workspace", "mapalus"
    live = {key: {"uri": "urn:other", "isolated": True}}
    assert complete({key: {"uri": "urn:mapalus"}}, live, FIELDS) == {key: {"uri": "urn:mapalus", "isolated": True}}
    assert complete({key: {}}, live, FIELDS) == live
    with pytest.raises(MapalusError, match="to make the workspace mapalus again: uri"):
        complete({key: {}}, {}, FIELDS)


def test_a_default_is_nobodys_own():
    key = "layer", "mapalus:report"
    first = complete({key: _GEOSERVER[key]}, {}, FIELDS)
    first[key]["styles"].append("mapalus:other")
    assert complete({key: _GEOSERVER[key]}, {}, FIELDS)[key]["styles"] == []


def test_what_nobody_knows_is_left_out():
    state = {("workspace", "a"): {"uri": "u", "tilt": 1}, ("terrain", "hills"): {}, ("service", "a:wcs"): {"crs": []}}
    assert known(state, FIELDS) == {("workspace", "a"): {"uri": "u"}, ("service", "a:wcs"): {}}
    assert not is_whole(known(state, FIELDS), FIELDS)
    assert is_whole({("server setting", "wms"): {}}, {"server setting:wms": {"title": IF_DECLARED}})
