"""Whatever somebody changes on the server by hand is one line of the next plan, and mended by its apply."""

import copy
import json
from dataclasses import replace

import pytest

from mapalus.plugin.ogc.checks import VerificationFailed
from mapalus.plugin.ogc.geoserver.server import GeoServer
from mapalus.plugin.ogc.geoserver.verifying.asked import CLOSED
from mapalus.plugin.ogc.plan import EVERYTHING
from mapalus.plugin.ogc.state import Snapshot, canonical
from mapalus.plugin.words import Words
from mapalus.tests.plugin.ogc.geoserver.test_wanted import SERVER
from mapalus.tests.support.publishing import declaring

pytestmark = pytest.mark.slow

_STYLE = (
    b'<StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld"><NamedLayer><Name>x</Name><UserStyle>'
    b"<FeatureTypeStyle><Rule><PointSymbolizer/></Rule></FeatureTypeStyle></UserStyle></NamedLayer>"
    b"</StyledLayerDescriptor>"
)

# One of each kind stands for all of it.
_ONE = {
    "access rule": "mapalus.report.r",
    "service rule": "wfs.Transaction",
    "rest rule": "GET",
    "server setting": "catalog mode",
    "workspace": "mapalus",
    "workspace settings": "mapalus",
    "service": "mapalus:wms",
    "store": "mapalus:public",
    "icon": "mapalus:mapalus/clinic.svg",
    "style": "mapalus:agency",
    "layer": "mapalus:report",
    "group": "mapalus:map",
    "tile layer": "mapalus:report",
    "file": "mapalus/map.css",
}
_OTHERS = {
    *(("server setting", name) for name in ("wms", "wfs", "wmts", "wcs", "settings", "contact")),
    ("service", "mapalus:wfs"),
    ("service", "mapalus:wcs"),
    ("service", "mapalus:wmts"),
}

# What the shipped declaration leaves out, since it is of the whole server.
_SERVER = {
    "services": {
        "wms": {
            "enabled": True,
            "title": Words("Peta", "Maps"),
            "abstract": Words("Semua peta", "All maps"),
            "crs": ["EPSG:4326", "EPSG:3857"],
            "rendering_seconds": 60,
            "request_megabytes": 64,
            "time_errors": False,
        },
        "wfs": {
            "enabled": True,
            "title": Words("Fitur", "Features"),
            "abstract": Words("Semua", "All"),
            "feature_limit": 100_000,
        },
        "wmts": {"enabled": True, "title": Words("Ubin", "Tiles"), "abstract": Words("Semua", "All")},
        "wcs": {"enabled": True, "title": Words("Cakupan", "Coverages"), "abstract": Words("Semua", "All")},
    },
    "contact": SERVER["contact"],
    "settings": SERVER["settings"],
}

# Another relation must have the same columns: GeoServer refuses any other.
_ELSEWHERE = {("layer", "relation"): "mapalus_feed_feed_dlh:report"}

# What cannot be changed by flipping, adding or prolonging.
_VALUES = {
    ("access rule", "roles"): ["ADMIN"],
    ("service rule", "roles"): ["ADMIN"],
    ("rest rule", "roles"): ["ADMIN", "MAPALUS_FEED"],
    ("server setting", "crs"): ["EPSG:4326"],
    ("server setting", "charset"): "ISO-8859-1",
    ("server setting", "mode"): "MIXED",
    ("server setting", "service_level"): "COMPLETE",
    ("service", "service_level"): "COMPLETE",
    ("service", "crs"): ["EPSG:4326"],
    ("workspace settings", "contact"): {"organisation": "Somebody else"},
    ("workspace settings", "charset"): "ISO-8859-1",
    ("layer", "relation"): "report_change",
    ("layer", "crs"): "EPSG:3857",
    ("layer", "projection_policy"): "REPROJECT_TO_DECLARED",
    ("layer", "bounds"): [124.0, 1.0, 125.0, 2.0],
    ("layer", "native_bounds"): [124.0, 1.0, 125.0, 2.0],
    ("layer", "filter"): "status = 'resolved'",
    ("layer", "columns"): ["reference", "status"],
    ("layer", "geometry"): "Geometry",
    ("layer", "time"): {
        "column": "reported_at",
        "end_column": None,
        "begin": "2020-01-01T00:00:00.000Z",
        "end": "PRESENT",
        "default": "P7D/PRESENT",
        "strategy": "FIXED",
        "presentation": "CONTINUOUS_INTERVAL",
    },
    ("layer", "sql_view"): {
        "sql": "SELECT * FROM mapalus_public.report",
        "key": "reference",
        "parameters": [],
    },
    ("layer", "style"): "mapalus:agency",
    ("layer", "styles"): ["mapalus:agency"],
    ("group", "mode"): "NAMED",
    ("group", "bounds"): [124.0, 1.0, 125.0, 2.0],
    ("group", "styles"): None,
    ("tile layer", "gridsets"): ["EPSG:4326"],
    ("tile layer", "formats"): ["image/jpeg", "image/png"],
    ("tile layer", "metatiles"): [2, 2],
    ("tile layer", "filters"): ["STYLES"],
    ("style", "version"): "1.1.0",
}

# What GeoServer changes by itself with a field, as (kind, field): a line of the plan names all that differs.
_TOGETHER = {
    ("layer", "crs"): {("layer", "bounds"), ("layer", "native_bounds")},
    ("layer", "bounds"): {("layer", "native_bounds")},
    ("layer", "native_bounds"): {("layer", "bounds")},
    ("layer", "projection_policy"): {("layer", "bounds"), ("layer", "native_bounds")},
    ("group", "layers"): {("group", "styles")},
    ("store", "enabled"): {("store", "connects")},
    ("workspace", "uri"): {("store", "parameters")},
}
# A workspace's address also stands in its store.
_ALSO = {("workspace", "uri"): [("change", "store", "mapalus:public")]}

# REST moves no layer to another store, knows one type of store of ours, tells a style's format by its content, and
# says of a store whether it connects, which is no setting.
# A password that was written once cannot be read.
_UNCHANGEABLE = {
    *(("store", field) for field in ("type", "connects", "password")),
    ("layer", "store"),
    ("style", "format"),
}


@pytest.fixture(scope="module")
def by_hand(geoserver):
    """Somebody else, with sessions of their own."""
    return GeoServer(geoserver.address, *(text.decode() for text in geoserver.session.login))


def _fields(wanted):
    """Yield (kind, name, field) for every field of the declaration."""
    for (kind, name), fields in sorted(wanted.state.items()):
        if _ONE.get(kind) == name or (kind, name) in _OTHERS:
            for field in fields:
                if (kind, field) not in _UNCHANGEABLE:
                    yield kind, _ELSEWHERE.get((kind, field), name), field


def _other(kind, field, value):
    if (kind, field) in _VALUES:
        return copy.deepcopy(_VALUES[kind, field])
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, str):
        return f"{value}x"
    if isinstance(value, dict):
        key = sorted(value)[0]
        return {**value, key: f"{value[key]} x"}
    return [*value, "en:another"] if field == "keywords" else value[:-1]


def _change(by_hand, kind, name, field, live):
    """Change one field on the server, with all else as it is."""
    fields = copy.deepcopy(live[kind, name])
    contents = {}
    if field == "sha256":
        contents = {"0": _STYLE if kind == "style" else b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/>"}
        fields[field] = "0"
    elif field == "parameters":
        fields[field]["max connections"] = "3"
    elif (kind, field) == ("style", "version"):
        workspace, style = name.split(":")
        by_hand.session.write(
            "put",
            *("rest", "workspaces", workspace, "styles", f"{style}.json"),
            json={"style": {"name": style, "filename": f"{style}.sld", "languageVersion": {"version": "1.1.0"}}},
        )
        return
    elif (kind, field) == ("group", "layers"):
        # One without the other is refused.
        fields["layers"], fields["styles"] = fields["layers"][:-1], fields["styles"][:-1]
    elif (kind, field) == ("group", "styles"):
        fields["styles"][-1] = "mapalus:agency"
    else:
        fields[field] = _other(kind, field, fields[field])
    by_hand._kinds[kind].change(name, fields, Snapshot({(kind, name): fields}, contents))


@pytest.fixture
def declared(unverified, publisher_of, publication, feedback):
    """The publication with all that may be declared of the whole server and of a layer; taken back afterwards."""
    publisher, public = publisher_of(unverified), publication.public
    report = next(layer for layer in public.layers if layer.name == "report")
    more = {"keywords": {"id": ["laporan"], "en": ["report"]}, "bounds": (124.6, 1.0, 125.0, 1.4), "scales": (100, 2e6)}
    layers = tuple(replace(layer, **more) if layer is report else layer for layer in public.layers)
    declared = replace(
        publication,
        server={**publication.server, **_SERVER},
        workspaces=(replace(public, layers=layers), *publication.workspaces[1:]),
    )
    before = canonical(publisher.plan(thorough=True).live.state)
    outcome = publisher.apply(declaring(publisher, declared).plan(), feedback)
    yield declared
    publisher.apply(publisher.plan_rollback(outcome.entry), feedback, goes_back_to=outcome.entry)
    assert canonical(publisher.plan(thorough=True).live.state) == before


# What is changed alone: other kinds show its changes, too.
_ALONE = {"workspace", "store"}


def _rounds(fields):
    """Yield lists of (kind, name, field) that are changed together: one field of each thing at most."""
    left = list(fields)
    while left:
        now, later, changed = [], [], set()
        for kind, name, field in left:
            is_alone = kind in _ALONE
            if (kind, name) in changed or (is_alone and now) or any(other in _ALONE for other, _ in changed):
                later.append((kind, name, field))
            else:
                now.append((kind, name, field))
                changed.add((kind, name))
        yield now
        left = later


def test_every_field(unverified, by_hand, publisher_of, declared, feedback):
    publisher = declaring(publisher_of(unverified), declared)
    assert not publisher.plan(thorough=True)
    wanted = publisher.plan().wanted
    walked, wrong = [], []
    for fields in _rounds(_fields(wanted)):
        live = publisher.plan().live.state
        for kind, name, field in fields:
            _change(by_hand, kind, name, field, live)
        plan = publisher.plan()
        lines = sorted((step.action, step.kind, step.name) for step in plan.steps)
        also = [line for kind, _, field in fields for line in _ALSO.get((kind, field), ())]
        if lines != sorted([*(("change", kind, name) for kind, name, _ in fields), *also]):
            wrong.append((fields, lines))
        for kind, name, field in fields:
            named = [(kind, name), *((of, name) for _, of, name in _ALSO.get((kind, field), ()))]
            steps = [step for step in plan.steps if step.key in named]
            shown = {(step.kind, name) for step in steps for name in step.fields}
            drift = {(step.kind, name) for step in steps for name in step.drift}
            together = _TOGETHER.get((kind, field), set())
            if shown != drift or (kind, field) not in shown or shown - {(kind, field)} - together:
                wrong.append((kind, name, field, sorted(shown)))
            walked.append((kind, field))
        if plan:
            publisher.apply(plan, feedback)
        left = publisher.plan(thorough=True)
        if left:
            wrong.append((fields, "is not mended", [str(step) for step in left.steps]))
            publisher.apply(left, feedback)
    assert wrong == [], json.dumps(wrong, indent=1, default=str)
    every = {
        (kind, field) for (kind, _), fields in wanted.state.items() for field in fields if kind not in ("role", "user")
    }
    assert every - set(walked) == _UNCHANGEABLE


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("access rule", "mapalus.report.r"),
        ("service rule", "wfs.Transaction"),
        ("workspace settings", "mapalus"),
        ("service", "mapalus:wms"),
        ("group", "mapalus:map"),
        ("tile layer", "mapalus:report"),
        ("file", "mapalus/map.css"),
        ("icon", "mapalus:mapalus/clinic.svg"),
    ],
)
def test_what_somebody_deletes_comes_back(unverified, by_hand, publisher_of, publication, feedback, kind, name):
    publisher = publisher_of(unverified)
    plan = publisher.plan()
    assert not plan
    by_hand._kinds[kind].delete(name, plan.live.state[kind, name])
    plan = publisher.plan()
    step = next(step for step in plan.steps if step.key == (kind, name))
    assert (step.action, step.drift) == ("create", (EVERYTHING,))
    publisher.apply(plan, feedback)
    assert not publisher.plan(thorough=True)


def test_what_somebody_opens_is_closed_first(unverified, by_hand, publisher_of, publication, feedback):
    publisher = publisher_of(unverified)
    by_hand._kinds["access rule"].change("mapalus_feed_feed_dlh.report.r", {"roles": ["*"]}, Snapshot())
    plan = publisher.plan()
    assert [str(step) for step in plan.steps] == [
        "change access rule mapalus_feed_feed_dlh.report.r: roles differ; somebody changed that on the server"
    ]
    found = by_hand.verify(plan.wanted, accepted=publication.accepted)
    assert {check.of for check in found.failed if check.asked == CLOSED} == {"mapalus_feed_feed_dlh:report"}
    with pytest.raises(VerificationFailed, match="anybody can reach it"):
        found.require_passed()
    publisher.apply(plan, feedback)
    by_hand.verify(plan.wanted, accepted=publication.accepted).require_passed()


_FEED = "mapalus_feed_feed_dlh"


def test_what_somebody_changes_in_an_agencys_workspace(unverified, by_hand, publisher_of, publication, feedback):
    """Such a workspace is taken from the journal as a whole where nothing changed."""
    publisher = publisher_of(unverified)
    live = publisher.plan().live.state
    unverified.session.requests = 0
    assert not publisher.plan()
    unchanged = unverified.session.requests
    changes = (
        ("workspace settings", _FEED, "decimals"),
        ("service", f"{_FEED}:wfs", "feature_limit"),
        ("service", f"{_FEED}:wms", "enabled"),
        ("layer", f"{_FEED}:report", "filter"),
        ("layer", f"{_FEED}:report_change", "columns"),
        ("store", f"{_FEED}:feed", "parameters"),
    )
    for kind, name, field in changes:
        # One at a time: each of them must be noticed by itself.
        _change(by_hand, kind, name, field, live)
        plan = publisher.plan()
        assert [(step.key, tuple(step.fields), step.drift) for step in plan.steps] == [
            ((kind, name), (field,), (field,))
        ]
        publisher.apply(plan, feedback)
    assert not publisher.plan(thorough=True)
    unverified.session.requests = 0
    assert not publisher.plan()
    assert unverified.session.requests == unchanged < 60


def test_what_somebody_changes_of_an_agencys_user(unverified, by_hand, publisher_of, publication, feedback):
    publisher, name = publisher_of(unverified), "feed_dlh"
    path = "rest", "security", "usergroup", "user", f"{name}.json"
    for change, field in (({"password": "another"}, "password"), ({"enabled": False}, "enabled")):
        by_hand.session.write("post", *path, json={"user": {"userName": name, "enabled": True, **change}})
        # GeoServer goes on accepting a login that it has accepted once.
        by_hand.session.forget_logins()
        plan = publisher.plan()
        assert [step.key for step in plan.steps] == [("user", name)]
        assert field in plan.steps[0].fields
        publisher.apply(plan, feedback)
        assert by_hand.session.accepts(name, publication.passwords[name])
    assert not publisher.plan(thorough=True)
