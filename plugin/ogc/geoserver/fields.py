"""The fields of GeoServer's resources by kind, see :mod:`mapalus.plugin.ogc.fields`."""

from mapalus.plugin.ogc.fields import IF_DECLARED, NO_DEFAULT

_NO_WORDS = {"default": "", "id": "", "en": ""}
_OF_SERVER_SERVICE = dict.fromkeys(("enabled", "title", "abstract", "keywords"), IF_DECLARED)

FIELDS = {
    "server setting": {},
    "server setting:catalog mode": {"mode": IF_DECLARED},
    "server setting:wms": {
        **_OF_SERVER_SERVICE,
        **dict.fromkeys(
            ("crs", "dynamic_styling", "map_formats", "rendering_seconds", "rendering_errors"), IF_DECLARED
        ),
        **dict.fromkeys(("request_kilobytes", "time_errors"), IF_DECLARED),
    },
    "server setting:wfs": {**_OF_SERVER_SERVICE, **dict.fromkeys(("service_level", "feature_limit"), IF_DECLARED)},
    "server setting:wmts": _OF_SERVER_SERVICE,
    "server setting:wcs": _OF_SERVER_SERVICE,
    "server setting:settings": dict.fromkeys(
        ("proxy_base_url", "decimals", "charset", "verbose", "verbose_exceptions", "global_services"), IF_DECLARED
    ),
    "server setting:contact": dict.fromkeys(
        ("organisation", "email", "telephone", "address", "online_resource"), IF_DECLARED
    ),
    "role": {},
    "service rule": {"roles": NO_DEFAULT},
    "rest rule": {"roles": NO_DEFAULT},
    "access rule": {"roles": NO_DEFAULT},
    "workspace": {"uri": NO_DEFAULT, "isolated": False},
    "workspace settings": {
        "contact": {},
        "decimals": 8,
        "charset": "UTF-8",
        "verbose": False,
        "verbose_exceptions": False,
    },
    "service": {"enabled": NO_DEFAULT, "title": _NO_WORDS, "abstract": _NO_WORDS, "keywords": []},
    "service:wms": {
        "crs": [],
        "dynamic_styling": True,
        "map_formats": [],
        "rendering_seconds": 0,
        "rendering_errors": 0,
        "request_kilobytes": 0,
        "time_errors": True,
    },
    "service:wfs": {"service_level": "BASIC", "feature_limit": 1_000_000},
    # ``connects`` is None where nobody asked whether it does.
    # ``password`` is the digest of an agency's password that was written, None of any other.
    "store": {"type": "PostGIS", "enabled": True, "parameters": NO_DEFAULT, "connects": None, "password": None},  # nosec B105
    "icon": {"sha256": NO_DEFAULT},
    "style": {"format": "sld", "version": "1.0.0", "sha256": NO_DEFAULT},
    "layer": {
        "store": NO_DEFAULT,
        "relation": NO_DEFAULT,
        "enabled": True,
        "advertised": True,
        "title": _NO_WORDS,
        "abstract": _NO_WORDS,
        "keywords": [],
        "crs": "EPSG:4326",
        "projection_policy": "FORCE_DECLARED",
        "bounds": None,
        "native_bounds": None,
        "decimals": 0,
        "feature_limit": 0,
        "filter": "",
        "columns": NO_DEFAULT,
        "geometry": NO_DEFAULT,
        "time": None,
        "sql_view": None,
        "style": NO_DEFAULT,
        "styles": [],
        "queryable": True,
    },
    "group": {
        "mode": "SINGLE",
        "title": _NO_WORDS,
        "abstract": _NO_WORDS,
        "keywords": [],
        "layers": NO_DEFAULT,
        "styles": NO_DEFAULT,
        "bounds": NO_DEFAULT,
        "enabled": True,
        "advertised": True,
    },
    "tile layer": {
        "enabled": True,
        "gridsets": NO_DEFAULT,
        "formats": NO_DEFAULT,
        "expire_seconds": 0,
        "client_seconds": 0,
        "metatiles": [4, 4],
        "gutter": 0,
        "filters": [],
    },
    "file": {"sha256": NO_DEFAULT},
    "user": {"enabled": True, "roles": NO_DEFAULT, "password": None},  # nosec B105
}
