"""Every property that may be declared is honoured: changed in the declaration, it changes what GeoServer should be."""

import copy
import json

import pytest
import yaml

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.ogc.geoserver.wanted import wanted_snapshot
from mapalus.plugin.ogc.port import DatabaseLogin
from mapalus.plugin.ogc.state import canonical
from mapalus.plugin.paths import PUBLICATION
from mapalus.plugin.publication import declaration
from mapalus.plugin.publication.declaration import AgencyLogin
from mapalus.tests.plugin.publication.test_declaration import CITY

pytestmark = pytest.mark.slow

SCHEMA = json.loads(PUBLICATION.with_suffix(".schema.json").read_text(encoding="utf-8"))

# Of what the shipped declaration leaves out, one of each.
SERVER = {
    "accept_unsafe_server": {"reason": "It stands alone."},
    "rest_rules": {method: ["ADMIN"] for method in ("GET", "HEAD", "POST", "PUT", "DELETE")},
    "users": {"statistics": ["MAPALUS_FEED"]},
    "services": {
        "wms": {
            "enabled": True,
            "title": {"id": "Peta {city}", "en": "Maps of {city}"},
            "abstract": {"id": "Semua", "en": "All"},
            "crs": ["EPSG:4326"],
            "dynamic_styling": False,
            "map_formats": ["image/png", "image/png8"],
            "rendering_seconds": 60,
            "rendering_errors": 10,
            "request_megabytes": 128,
            "time_errors": False,
        },
        "wfs": {
            "enabled": True,
            "title": {"id": "Fitur", "en": "Features"},
            "abstract": {"id": "Semua", "en": "All"},
            "feature_limit": 1000,
        },
        **{
            name: {
                "enabled": True,
                "title": {"id": "Lain", "en": "Other"},
                "abstract": {"id": "Semua", "en": "All"},
            }
            for name in ("wmts", "wcs")
        },
    },
    "contact": {
        "organisation": "{city}",
        "email": "a@example.org",
        "telephone": "1",
        "address": "Jalan",
        "online_resource": "https://example.org",
    },
    "settings": {
        "proxy_base_url": "https://maps.example.org/geoserver",
        "decimals": 7,
        "charset": "UTF-8",
        "verbose": False,
        "verbose_exceptions": False,
        "global_services": True,
    },
}
LAYER = {
    "name": "elaborate",
    "relation": "agency",
    "geometry": "Point",
    "srid": 4326,
    "key": "code",
    "style": "agency",
    "styles": ["market"],
    "title": {"id": "Rumit", "en": "Elaborate"},
    "abstract": {"id": "Semua", "en": "All"},
    "keywords": {"id": ["kata"], "en": ["word"]},
    "bounds": [124.5, 1, 125, 1.5],
    "readers": ["*"],
    "visible": True,
    "queryable": True,
    "feature_limit": 10,
    "filter": "kind = 'department'",
    "time": {"column": "a_time", "end_column": "b_time", "begin": "2020-01-01", "default": "P7D/PRESENT"},
    "sql_view": {
        "sql": "SELECT * FROM mapalus_public.agency WHERE kind = '%wanted%'",
        "parameters": [{"name": "wanted", "default": "department", "validator": "^[a-z_]+$"}],
    },
    "cache": {
        "gridsets": ["EPSG:4326"],
        "formats": ["image/png"],
        "expire_seconds": 60,
        "metatiles": 2,
        "gutter": 8,
    },
    "columns": [
        {"name": "code", "title": {"id": "Kode", "en": "Code"}, "type": "text", "localised": False, "popup": True},
        {"name": "kind", "title": {"id": "Jenis", "en": "Kind"}, "values": {"a": {"id": "A", "en": "A"}}},
        {"name": "a_time", "title": {"id": "A", "en": "A"}, "type": "time", "no_person": False},
        {"name": "b_time", "title": {"id": "B", "en": "B"}, "type": "time"},
    ],
}

# What a changed value is where it cannot be told from its kind.
_VALUES = {
    "server.roles": ["MAPALUS_FEED", "MAPALUS_OTHER"],
    "server.service_rules": {"wfs.Transaction": ["ADMIN"]},
    "server.users": {"somebody": ["MAPALUS_FEED"]},
    "server.settings.proxy_base_url": "",
    "workspace.for_each": "agency_login",
    # Left out.
    "workspace.user_roles": None,
    "workspace.groups": [],
    "workspace.store.schema": "mapalus_feed",
    "layer.key": "kind",
    "layer.style": "facility",
    "layer.styles": ["facility"],
    "layer.bounds": [124.5, 1, 125, 1.6],
    "layer.scales": {"from": 1000},
    "layer.cache": False,
    "layer.time.column": "b_time",
    "layer.time.end_column": "a_time",
    "layer.time.begin": "2021-01-01",
    "layer.time.default": "P8D/PRESENT",
    "layer.sql_view.sql": "SELECT * FROM mapalus_public.agency WHERE kind <> '%wanted%'",
    "layer.sql_view.parameters.default": "area_office",
    "layer.sql_view.parameters.validator": "^[a-z_]*$",
    "workspace.services.wms.crs": ["EPSG:4326"],
    "server.services.wms.crs": ["EPSG:3857"],
    "cache.gridsets": ["EPSG:900913"],
    "cache.formats": ["image/jpeg"],
}


def _rename_parameter(content):
    view = content["workspaces"][0]["layers"][-1]["sql_view"]
    view["sql"] = view["sql"].replace("%wanted%", "%other%")
    view["parameters"][0]["name"] = "other"


def _move_map_page(content):
    content["workspaces"].append({**copy.deepcopy(content["workspaces"][0]), "name": "second"})
    del content["workspaces"][0]["map_page"]


def _say_the_level_elsewhere(content):
    del content["server"]["wfs_service_level"]
    content["server"]["services"]["wfs"]["service_level"] = "COMPLETE"


# What is changed together with something else.
_TOGETHER = {
    "layer.sql_view.parameters.name": _rename_parameter,
    "workspace.map_page": _move_map_page,
    "server.services.wfs.service_level": _say_the_level_elsewhere,
}
# What GeoServer's side has no use for, and why.
_NOT_OF_GEOSERVER = {
    "workspace.for_each": "it says which other entries a workspace has; there is one kind",
    "column.no_person": "somebody's word to the check of private columns, which it lets pass",
    "server.accept_unsafe_server.reason": "what is published to a server with known holes, and not what it is like",
}


def whole_declaration():
    content = yaml.safe_load(PUBLICATION.read_text(encoding="utf-8"))
    content["server"] = {**content["server"], **copy.deepcopy(SERVER)}
    # One of each kind is enough.
    public, feed = content["workspaces"]
    layers = public["layers"] = [entry for entry in public["layers"] if entry["name"] in ("agency", "cctv", "price")]
    public["groups"][0]["layers"] = ["agency", "cctv"]
    del feed["layers"][1:]
    next(layer for layer in layers if layer["name"] == "cctv")["scales"] = {"from": 1000, "to": 50000}
    layers.append(copy.deepcopy(LAYER))
    content["workspaces"][0]["contact"] = dict(SERVER["contact"])
    return content


def _properties(schema, name):
    """Yield the name of every property below a schema, parts of other definitions aside."""
    for key, value in schema.get("properties", {}).items():
        yield f"{name}{key}"
        yield from _properties(value, f"{name}{key}.")
    if isinstance(schema.get("items"), dict):
        yield from _properties(schema["items"], name)


def _every_property():
    yield from _properties(SCHEMA["properties"]["server"], "server.")
    for definition in SCHEMA["definitions"]:
        yield from _properties(SCHEMA["definitions"][definition], f"{definition}.")


def _places(schema, value, name, place=()):
    """Yield (name of the property, its schema, its place) for everything that stands in an instance."""
    for part in (schema, *schema.get("allOf", ()), *schema.get("anyOf", ())):
        its_name, its = name, part
        if "$ref" in part:
            definition = part["$ref"].rsplit("/", 1)[1]
            its_name, its = definition, SCHEMA["definitions"][definition]
        if isinstance(value, dict):
            for key, below in its.get("properties", {}).items():
                if key in value:
                    yield f"{its_name}.{key}".lstrip("."), below, (*place, key)
                    yield from _places(below, value[key], f"{its_name}.{key}".lstrip("."), (*place, key))
            if isinstance(its.get("additionalProperties"), dict):
                for key in value:
                    yield from _places(its["additionalProperties"], value[key], its_name, (*place, key))
        elif isinstance(value, list) and isinstance(its.get("items"), dict):
            for index, entry in enumerate(value):
                yield from _places(its["items"], entry, its_name, (*place, index))


def _at(content, place):
    for step in place:
        content = content[step]
    return content


def _other(name, schema, value):
    if name in _VALUES:
        return _VALUES[name]
    if "enum" in schema:
        return next(one for one in schema["enum"] if one != value)
    if isinstance(value, bool):
        return not value
    if isinstance(value, (int, float)):
        return value + 1
    if isinstance(value, str):
        return f"{value}x"
    if isinstance(value, list):
        plain = value and isinstance(value[0], str)
        return [*value, "MAPALUS_FEED"] if plain and value[0] in ("*", "ADMIN") else value[:-1] or ["lain"]
    key = sorted(value)[-1]
    return {**{other: value[other] for other in value if other != key}, key: _other("", {}, value[key])}


@pytest.fixture(scope="module")
def wanted_of(tmp_path_factory):
    """Return a function that returns the wanted state of a declaration's content, with the contents of its files."""
    path = tmp_path_factory.mktemp("declared") / "publication.yml"

    def wanted_of(content):
        path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        publication = declaration.load(CITY, path, [AgencyLogin("dlh_feed", "DLH", "word")])
        roles = (*publication.roles, *publication.passwords)
        logins = {role: DatabaseLogin("127.0.0.1", 5432, "city", role, "word") for role in roles}
        return canonical(wanted_snapshot(publication, logins).state)

    return wanted_of


def _changed(name, schema, content, place):
    changed = copy.deepcopy(content)
    if name in _TOGETHER:
        _TOGETHER[name](changed)
        return changed
    value = _other(name, schema, _at(content, place))
    holder = _at(changed, place[:-1])
    if value is None:
        del holder[place[-1]]
    else:
        holder[place[-1]] = value
    return changed


def test_every_property_is_honoured(wanted_of):
    content = whole_declaration()
    base = wanted_of(content)
    places = {}
    for name, schema, place in _places(SCHEMA, content, ""):
        places.setdefault(name, []).append((schema, place))
    ignored, unfit = [], []
    every = set(_every_property())
    # What has parts is changed by its parts.
    every -= {name for name in every if any(other.startswith(f"{name}.") for other in every)}
    for name in sorted(every):
        found = False
        for schema, place in reversed(places.get(name, [(None, None)] if name in _TOGETHER else [])):
            try:
                found = wanted_of(_changed(name, schema, content, place)) != base
            except MapalusError as error:
                # Something else that is declared names it.
                unfit.append((name, place, str(error)))
                continue
            if found:
                break
        if found == (name in _NOT_OF_GEOSERVER):
            ignored.append(name)
    assert not ignored, "\n".join(map(str, [*ignored, *(each for each in unfit if each[0] in ignored)]))
    assert set(_NOT_OF_GEOSERVER) <= every
    assert len(every) > 100


def test_one_style_at_two_scales_is_refused(wanted_of):
    content = whole_declaration()
    content["workspaces"][0]["layers"][-1]["scales"] = {"to": 1000}
    del content["workspaces"][0]["layers"][-1]["styles"]
    with pytest.raises(MapalusError, match="agency and elaborate are drawn with the style agency at other scales"):
        wanted_of(content)
