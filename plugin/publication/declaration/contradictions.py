"""What a schema cannot say is wrong with a declaration."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from mapalus.plugin.ogc.rights import ADMINISTRATORS, EVERYBODY
from mapalus.plugin.paths import STYLES
from mapalus.plugin.publication.declaration.model import OWN
from mapalus.plugin.publication.declaration.privacy import is_of_gml, is_private

if TYPE_CHECKING:
    from collections.abc import Container, Iterator


# Roles that GeoServer knows by itself; in its REST rules, the first two are anybody's.
_ANYBODYS = ("ROLE_ANONYMOUS", "IS_AUTHENTICATED_ANONYMOUSLY")
_BUILT_IN = (EVERYBODY, ADMINISTRATORS, "GROUP_ADMIN", "ROLE_ADMINISTRATOR", "ROLE_GROUP_ADMIN", "ROLE_AUTHENTICATED")
_ROOTS = ("admin", "root")

# What Web Mercator can show, in degrees of latitude.
_MERCATOR = 85.06
_PARAMETER = re.compile(r"%(\w+)%")


def contradictions(content: dict, own_styles: Container[str] = ()) -> Iterator[tuple[list, str]]:
    """Yield (place, sentence) for what a schema cannot say; ``own_styles`` are names of styles from elsewhere."""
    pages = [entry for entry in content["workspaces"] if entry.get("map_page")]
    if len(pages) != 1:
        yield ["workspaces"], f"{len(pages)} workspaces have the map page, and exactly one must"
    yield from _server_contradictions(content["server"])
    known = {*_BUILT_IN, *content["server"].get("roles", ())}
    yield from _repeated(["workspaces"], content["workspaces"], "workspace")
    for number, workspace in enumerate(content["workspaces"]):
        at = ["workspaces", number]
        names = [layer["name"] for layer in workspace["layers"]]
        for part in ("readers", "writers"):
            yield from _unknown_roles([*at, part], workspace[part], known)
        yield from _repeated([*at, "groups"], workspace.get("groups", ()), "group")
        yield from _shared_styles(at, workspace)
        for index, layer in enumerate(workspace["layers"]):
            yield from _layer_contradictions([*at, "layers", index], layer, names, workspace, own_styles)
            yield from _unknown_roles([*at, "layers", index, "readers"], layer.get("readers", ()), known)
            yield from _open_by_name([*at, "layers", index], layer, workspace)
        for index, group in enumerate(workspace.get("groups", ())):
            for name in sorted(set(group["layers"]) - set(names)):
                yield [*at, "groups", index, "layers"], f"the group {group['name']} names the unknown layer {name}"
            if group["name"] in names:
                yield [*at, "groups", index, "name"], f"{group['name']} is a layer and a group"


def _open_by_name(at, layer, workspace):
    """GeoServer puts the login's name into a store's SQL; for who has none, it takes the name that a request gives."""
    readers = layer.get("readers", workspace["readers"])
    if "${" in workspace["store"].get("on_borrow", "") and {EVERYBODY, *_ANYBODYS} & set(readers):
        yield (
            [*at, "readers"],
            f"{layer['name']} may not be for everybody: whoever has no login would choose as whom its store is read",
        )


def _server_contradictions(server):
    known = {*_BUILT_IN, *server.get("roles", ())}
    if "wfs_service_level" in server and "service_level" in server.get("services", {}).get("wfs", {}):
        yield ["server", "wfs_service_level"], "the service level of the server's WFS is declared twice"
    for rule, roles in server.get("service_rules", {}).items():
        yield from _unknown_roles(["server", "service_rules", rule], roles, known)
    for method, roles in server.get("rest_rules", {}).items():
        at = ["server", "rest_rules", method]
        # Not even as one role of several: GeoServer refuses whatever REST request no rule allows, for good.
        if ADMINISTRATORS not in roles:
            yield at, f"the REST rule {method} would lock administrators out; {ADMINISTRATORS} must be among its roles"
        if opened := sorted({EVERYBODY, *_ANYBODYS} & set(roles)):
            yield at, f"the REST rule {method} would open the server's configuration to everybody ({', '.join(opened)})"
        yield from _unknown_roles(at, set(roles) - set(_ANYBODYS), known)
    for user, roles in server.get("users", {}).items():
        at = ["server", "users", user]
        if user in _ROOTS:
            yield at, f"{user} is GeoServer's own user"
        if {ADMINISTRATORS, "ROLE_ADMINISTRATOR"} & set(roles):
            yield at, f"the user {user} would be an administrator, whom a publication does not make"
        if fixed := sorted(set(roles) & ({*_BUILT_IN, *_ANYBODYS} - {ADMINISTRATORS, "ROLE_ADMINISTRATOR"})):
            yield at, f"the user {user} cannot be given the role {', '.join(fixed)}"
        yield from _unknown_roles(at, set(roles) - set(_ANYBODYS), known)


def _unknown_roles(at, roles, known):
    # GeoServer keeps such a rule without a word, and nobody meets it.
    if unknown := sorted(set(roles) - set(known)):
        yield at, f"the role {', '.join(unknown)} is not among server.roles"


def _repeated(at, entries, kind):
    names = [entry["name"] for entry in entries]
    for index, name in enumerate(names):
        if name in names[:index]:
            yield [*at, index, "name"], f"there is more than one {kind} {name}"


def _shared_styles(at, workspace):
    """Yield layers that share a style without sharing their scales, which GeoServer draws by the style's rules."""
    first = {}
    for index, layer in enumerate(workspace["layers"]):
        for style in filter(None, (layer.get("style"), *layer.get("styles", ()))):
            other, scales = first.setdefault(style, (layer["name"], layer.get("scales", {})))
            if scales != layer.get("scales", {}):
                yield (
                    [*at, "layers", index, "scales"],
                    f"{other} and {layer['name']} are drawn with the style {style} at other scales; give one of them a "
                    "copy of the style under a name of its own",
                )


def _layer_contradictions(at, layer, names, workspace, own_styles):
    columns = [column["name"] for column in layer["columns"] if not column.get("localised")]
    if names.count(layer["name"]) > 1:
        yield [*at, "name"], f"there is more than one layer {layer['name']}"
    yield from _repeated([*at, "columns"], layer["columns"], f"column of {layer['name']} that is called")
    for index, column in enumerate(layer["columns"]):
        looked_at = column.get("no_person", False) and layer.get("relation", "").startswith(OWN)
        if is_private(column["name"], layer["name"], workspace["store"]["schema"], looked_at):
            yield (
                [*at, "columns", index],
                f"the column {column['name']} of {layer['name']} is private and may not be published",
            )
        elif is_of_gml(column["name"]):
            yield (
                [*at, "columns", index],
                f"the column {column['name']} of {layer['name']} is one that GML has of its own; rename it in the view",
            )
    if layer["key"] not in columns:
        yield [*at, "key"], f"the key {layer['key']} of {layer['name']} is not among its columns"
    for part in ("column", "end_column"):
        name = layer.get("time", {}).get(part)
        if name is not None and name not in columns:
            yield [*at, "time"], f"the time {part.replace('_', ' ')} {name} of {layer['name']} is not among its columns"
    places = [([*at, "style"], layer.get("style"))]
    places += [([*at, "styles", index], style) for index, style in enumerate(layer.get("styles", ()))]
    for place, style in places:
        if style is not None and style not in own_styles and not (STYLES / f"{style}.qml").exists():
            yield place, f"the style {style} of {layer['name']} does not exist in the folder styles"
    yield from _place_contradictions(at, layer)
    yield from _sql_view_contradictions([*at, "sql_view"], layer)
    readers = layer.get("readers", workspace["readers"])
    if isinstance(layer.get("cache"), dict) and EVERYBODY not in readers:
        yield [*at, "cache"], f"{layer['name']} is not for everybody, and cached tiles would be"


def _place_contradictions(at, layer):
    """Yield what is wrong with where, and at which scales, a layer is drawn."""
    name, scales = layer["name"], layer.get("scales", {})
    if scales and not layer.get("style"):
        yield [*at, "scales"], f"{name} has scales but no style, whose rules they would limit"
    if scales.get("from", 0) >= scales.get("to", math.inf):
        yield [*at, "scales"], f"{name} is drawn at no scale at all: from {scales['from']:g} to {scales['to']:g}"
    if layer["geometry"] == "none":
        for part in ("style", "styles", "scales", "time"):
            if layer.get(part):
                yield [*at, part], f"{name} has no geometry, and nothing of it is drawn: {part} means nothing"
    if "bounds" in layer:
        west, south, east, north = layer["bounds"]
        limit = _MERCATOR if layer.get("srid") == 3857 else 90
        if not (west < east and -limit <= south < north <= limit):
            yield [*at, "bounds"], f"the bounds of {name} are not west, south, east, north in degrees"


def _sql_view_contradictions(at, layer):
    view = layer.get("sql_view")
    if view is None:
        return
    name, parameters = layer["name"], view.get("parameters", [])
    used = set(_PARAMETER.findall(view["sql"]))
    yield from _repeated([*at, "parameters"], parameters, f"parameter of {name} that is called")
    for parameter in sorted(used - {parameter["name"] for parameter in parameters}):
        yield [*at, "sql"], f"the query of {name} has the parameter {parameter}, which is not declared"
    for index, parameter in enumerate(parameters):
        place = [*at, "parameters", index]
        if parameter["name"] not in used:
            yield place, f"the parameter {parameter['name']} does not stand in the query of {name}"
        try:
            fits = re.search(parameter["validator"], parameter["default"])
        except re.error as error:
            yield [*place, "validator"], f"the validator of {parameter['name']} is no regular expression: {error}"
        else:
            if not fits:
                yield [*place, "default"], f"the default of {parameter['name']} does not pass its own validator"
