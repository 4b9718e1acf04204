"""Layers with their feature types, and layer groups."""

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.ogc.geoserver.shapes import (
    as_list,
    box_for,
    box_of,
    entries,
    keywords_for,
    keywords_of,
    text_of,
    words_for,
    words_of,
)
from mapalus.plugin.ogc.geoserver.tile_layers import TileLayers, drop_tiles

BINDINGS = {
    "Point": "org.locationtech.jts.geom.Point",
    "MultiPoint": "org.locationtech.jts.geom.MultiPoint",
    "LineString": "org.locationtech.jts.geom.LineString",
    "MultiLineString": "org.locationtech.jts.geom.MultiLineString",
    "Polygon": "org.locationtech.jts.geom.Polygon",
    "MultiPolygon": "org.locationtech.jts.geom.MultiPolygon",
    "Geometry": "org.locationtech.jts.geom.Geometry",
}
_GEOMETRIES = {binding: name for name, binding in BINDINGS.items()}

# What GeoServer says of a feature type whose database it does not reach.
_NO_DATABASE = "Could not get native attributes"
_TIME = "time"
_SQL_VIEW = "JDBC_VIRTUAL_TABLE"


class Layers:
    """Layers of a store, named ``workspace:layer``: the feature type and its layer as one thing."""

    kind = "layer"

    def __init__(self, session):
        self._session = session

    def read(self, snapshot, workspace, store, layer):
        """Add a layer; return False when GeoServer does not reach the layer's database."""
        path = self._type(workspace, store, layer, ".json")
        answer = self._session.request("get", *path)
        if answer.status_code == 500 and _NO_DATABASE in answer.text:
            return False
        feature_type = self._session.json_of(answer, path)
        published = self._session.read_json("rest", "workspaces", workspace, "layers", f"{layer}.json")
        if feature_type is None or published is None:
            return True
        live, published = feature_type["featureType"], published["layer"]
        attributes = as_list((live.get("attributes") or {}).get("attribute"))
        metadata = entries(live.get("metadata"))
        snapshot.add(
            self.kind,
            f"{workspace}:{layer}",
            {
                "store": store,
                "relation": live["nativeName"],
                # Left out of a layer that was made without them.
                "enabled": live.get("enabled", True),
                "advertised": live.get("advertised", True),
                "title": words_of(live, "title", "internationalTitle"),
                "abstract": words_of(live, "abstract", "internationalAbstract"),
                "keywords": keywords_of(live),
                "crs": live["srs"],
                "projection_policy": live.get("projectionPolicy", ""),
                "bounds": box_of(live.get("latLonBoundingBox")),
                "native_bounds": box_of(live.get("nativeBoundingBox")),
                "decimals": live.get("numDecimals", 0),
                "feature_limit": live.get("maxFeatures", 0),
                "filter": live.get("cqlFilter") or "",
                "columns": [entry["name"] for entry in attributes if entry["name"] != "geom"],
                "geometry": next(
                    (
                        _GEOMETRIES.get(entry["binding"], entry["binding"])
                        for entry in attributes
                        if entry["name"] == "geom"
                    ),
                    "none",
                ),
                "time": _time_of(metadata.get(_TIME)),
                "sql_view": _sql_view_of(metadata.get(_SQL_VIEW)),
                "style": (published.get("defaultStyle") or {}).get("name", ""),
                "styles": sorted(style["name"] for style in as_list((published.get("styles") or {}).get("style")))
                if isinstance(published.get("styles"), dict)
                else [],
                # GeoServer leaves it out of a layer that was never saved by itself.
                "queryable": published.get("queryable", True),
            },
        )
        return True

    def create(self, name, fields, wanted):
        workspace, layer = name.split(":")
        if not fields["sql_view"]:
            self._require_relation(workspace, fields)
        body = {"name": layer, **self._feature_type(fields, {})}
        self._session.write("post", *self._type(workspace, fields["store"]), json={"featureType": body})
        # Layers that the server caches by itself would keep tiles of what not everybody may read.
        TileLayers(self._session).delete(name, {})
        self._write_layer(workspace, layer, fields)

    def change(self, name, fields, wanted):
        workspace, layer = name.split(":")
        path = self._type(workspace, fields["store"], layer, ".json")
        live = self._session.read_json(*path)["featureType"]
        # Maps inside are replaced as a whole: what is not sent again is lost.
        body = {**live, **self._feature_type(fields, live)}
        self._session.write("put", *path, json={"featureType": body})
        self._write_layer(workspace, layer, fields)
        groups = wanted.of_kind("group")
        for tiles in wanted.of_kind("tile layer"):
            if name == tiles or name in groups.get(tiles, {}).get("layers", ()):
                drop_tiles(self._session, tiles)

    def delete(self, name, fields):
        workspace, layer = name.split(":")
        self._session.write(
            "delete",
            *self._type(workspace, fields["store"], layer),
            params={"recurse": "true"},
            absent_is_fine=True,
        )

    def _require_relation(self, workspace, fields):
        """Of a relation that does not exist, GeoServer makes a table where its role may."""
        path, store = self._type(workspace, fields["store"]), fields["store"]
        listed = self._session.read_json(*path[:-1], "featuretypes.json", params={"list": "all"}) or {}
        if fields["relation"] not in as_list((listed.get("list") or {}).get("string")):
            raise MapalusError(
                "GeoServer's store {store} shows no table or view {relation}.",
                "Check its name, run “Install or upgrade the database” and grant the store's role SELECT on it; "
                "then publish again.",
                store=store,
                relation=fields["relation"],
            )

    def _feature_type(self, fields, live):
        metadata = {key: value for key, value in entries(live.get("metadata")).items() if key not in (_TIME, _SQL_VIEW)}
        if fields["time"]:
            metadata[_TIME] = _time_for(fields["time"])
        if fields["sql_view"]:
            metadata[_SQL_VIEW] = _sql_view_for(fields)
        attributes = [{"name": name, "minOccurs": 0, "maxOccurs": 1, "nillable": True} for name in fields["columns"]]
        if fields["geometry"] != "none":
            # Without its type, the geometry would be any.
            attributes.append(
                {
                    "name": "geom",
                    "minOccurs": 0,
                    "maxOccurs": 1,
                    "nillable": True,
                    "binding": BINDINGS[fields["geometry"]],
                }
            )
        body = {
            "nativeName": fields["relation"],
            "enabled": fields["enabled"],
            "advertised": fields["advertised"],
            **words_for(fields["title"], "title", "internationalTitle"),
            **words_for(fields["abstract"], "abstract", "internationalAbstract"),
            "keywords": keywords_for(fields["keywords"]),
            "srs": fields["crs"],
            "projectionPolicy": fields["projection_policy"],
            "numDecimals": fields["decimals"],
            "maxFeatures": fields["feature_limit"],
            "cqlFilter": fields["filter"],
            "attributes": {"attribute": attributes},
            "metadata": {
                "entry": [
                    {"@key": key, **(value if isinstance(value, dict) else {"$": value})}
                    for key, value in metadata.items()
                ]
            },
        }
        if fields["bounds"]:
            body["latLonBoundingBox"] = box_for(fields["bounds"])
            body["nativeBoundingBox"] = box_for(fields["native_bounds"], fields["crs"])
        return body

    def _write_layer(self, workspace, layer, fields):
        path = ("rest", "workspaces", workspace, "layers", f"{layer}.json")
        live = self._session.read_json(*path)["layer"]
        body = {
            **live,
            "defaultStyle": {"name": fields["style"]},
            "styles": {"style": [{"name": style} for style in fields["styles"]]} if fields["styles"] else "",
            "queryable": fields["queryable"],
        }
        self._session.write("put", *path, json={"layer": body})

    def _type(self, workspace, store, layer=None, ending=""):
        path = ("rest", "workspaces", workspace, "datastores", store, "featuretypes")
        return path if layer is None else (*path, f"{layer}{ending}")


def _time_of(entry):
    info = (entry or {}).get("dimensionInfo")
    if not info or not info.get("enabled"):
        return None
    return {
        "column": info.get("attribute"),
        "end_column": info.get("endAttribute"),
        "begin": info.get("startValue"),
        "end": info.get("endValue"),
        "default": (info.get("defaultValue") or {}).get("referenceValue"),
        "strategy": (info.get("defaultValue") or {}).get("strategy"),
        "presentation": info.get("presentation"),
    }


def _time_for(fields):
    info = {
        "enabled": True,
        "attribute": fields["column"],
        "presentation": fields["presentation"],
        "units": "ISO8601",
        "defaultValue": {"strategy": fields["strategy"], "referenceValue": fields["default"]},
        "startValue": fields["begin"],
        "endValue": fields["end"],
    }
    if fields["end_column"]:
        info["endAttribute"] = fields["end_column"]
    return {"dimensionInfo": info}


def _sql_view_of(entry):
    view = (entry or {}).get("virtualTable")
    if not view:
        return None
    return {
        "sql": view["sql"].strip(),
        "key": view.get("keyColumn"),
        "parameters": [
            [parameter["name"], text_of(parameter.get("defaultValue")), text_of(parameter.get("regexpValidator"))]
            for parameter in as_list(view.get("parameter"))
        ],
    }


def _sql_view_for(fields):
    view = fields["sql_view"]
    table = {
        "name": fields["relation"],
        "sql": view["sql"],
        "escapeSql": False,
        "keyColumn": view["key"],
        "parameter": [
            {"name": name, "defaultValue": default, "regexpValidator": validator}
            for name, default, validator in view["parameters"]
        ],
    }
    if fields["geometry"] != "none":
        table["geometry"] = {"name": "geom", "type": fields["geometry"], "srid": int(fields["crs"].split(":")[1])}
    return {"virtualTable": table}


class Groups:
    """Layer groups of a workspace, named ``workspace:group``."""

    kind = "group"

    def __init__(self, session):
        self._session = session

    def read(self, snapshot, workspace):
        listed = self._session.read_json("rest", "workspaces", workspace, "layergroups.json") or {}
        groups = listed.get("layerGroups")
        for entry in as_list(groups.get("layerGroup")) if isinstance(groups, dict) else []:
            live = self._session.read_json(*self._path(workspace, entry["name"], ".json"))["layerGroup"]
            styles = (
                [
                    style.get("name", "") if isinstance(style, dict) else ""
                    for style in as_list((live.get("styles") or {}).get("style"))
                ]
                if isinstance(live.get("styles"), dict)
                else []
            )
            snapshot.add(
                self.kind,
                f"{workspace}:{entry['name']}",
                {
                    "mode": live["mode"],
                    "title": words_of(live, "title", "internationalTitle"),
                    "abstract": words_of(live, "abstractTxt", "internationalAbstract"),
                    "keywords": keywords_of(live),
                    "layers": [layer["name"] for layer in as_list(live["publishables"]["published"])],
                    "styles": styles,
                    "bounds": box_of(live.get("bounds")),
                    "enabled": live.get("enabled", True),
                    "advertised": live.get("advertised", True),
                },
            )

    def create(self, name, fields, wanted):
        workspace, group = name.split(":")
        self._session.write("post", *self._path(workspace), json={"layerGroup": self._body(workspace, group, fields)})
        TileLayers(self._session).delete(name, {})

    def change(self, name, fields, wanted):
        workspace, group = name.split(":")
        self._session.write(
            "put", *self._path(workspace, group, ".json"), json={"layerGroup": self._body(workspace, group, fields)}
        )

    def delete(self, name, fields):
        workspace, group = name.split(":")
        self._session.write("delete", *self._path(workspace, group), absent_is_fine=True)

    def _body(self, workspace, group, fields):
        # Members and styles always together: one without the other is refused, or worse.
        return {
            "name": group,
            "workspace": {"name": workspace},
            "mode": fields["mode"],
            **words_for(fields["title"], "title", "internationalTitle"),
            **words_for(fields["abstract"], "abstractTxt", "internationalAbstract"),
            "keywords": keywords_for(fields["keywords"]),
            "publishables": {"published": [{"@type": "layer", "name": layer} for layer in fields["layers"]]},
            "styles": {"style": [{"name": style} if style else "" for style in fields["styles"]]},
            "bounds": box_for(fields["bounds"]),
            "enabled": fields["enabled"],
            "advertised": fields["advertised"],
        }

    def _path(self, workspace, group=None, ending=""):
        path = ("rest", "workspaces", workspace, "layergroups")
        return path if group is None else (*path, f"{group}{ending}")
