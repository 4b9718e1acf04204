"""The fields of QGIS Server's resources by kind, see :mod:`mapalus.plugin.ogc.fields`."""

from mapalus.plugin.ogc.fields import NO_DEFAULT

_NO_WORDS = {"id": "", "en": ""}
_NO_KEYWORDS = {"id": [], "en": []}

FIELDS = {
    "store": {
        "service": NO_DEFAULT,
        "parameters": NO_DEFAULT,
        "unreadable": False,
        "edited": False,
        "private": True,
        "connects": True,
    },
    "service": {
        "enabled": NO_DEFAULT,
        "title": _NO_WORDS,
        "abstract": _NO_WORDS,
        "keywords": _NO_KEYWORDS,
        "contact": {},
    },
    "service:wms": {"crs": [], "request_megabytes": None},
    "service:wfs": {"feature_limit": None},
    "layer": {
        "relation": NO_DEFAULT,
        "geometry": NO_DEFAULT,
        "crs": None,
        "bounds": NO_DEFAULT,
        "key": NO_DEFAULT,
        "columns": NO_DEFAULT,
        "title": _NO_WORDS,
        "abstract": _NO_WORDS,
        "keywords": None,
        "style": None,
        "styles": [],
        "queryable": True,
        "feature_limit": 0,
        "filter": None,
        "scales": [None, None],
        "time": None,
        "sql_view": None,
        "decimals": None,
    },
    "group": {"title": _NO_WORDS, "abstract": _NO_WORDS, "layers": NO_DEFAULT},
    "project": {"sha256": NO_DEFAULT},
    "file": {"sha256": NO_DEFAULT},
}
