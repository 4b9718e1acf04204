"""What a schema cannot say is wrong with a declaration."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from mapalus.plugin.errors import Sentence
from mapalus.plugin.ogc.rights import ADMINISTRATORS, EVERYBODY
from mapalus.plugin.paths import STYLES
from mapalus.plugin.publication.declaration.agencies import is_for_each
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


def contradictions(content: dict, own_styles: Container[str] = ()) -> Iterator[tuple[list, Sentence]]:
    """Yield (place, sentence) for what a schema cannot say; ``own_styles`` are names of styles from elsewhere."""
    pages = [entry for entry in content["workspaces"] if entry.get("map_page")]
    if len(pages) != 1:
        yield ["workspaces"], Sentence("{number} workspaces have the map page, and exactly one must", number=len(pages))
    yield from _server_contradictions(content["server"])
    known = {*_BUILT_IN, *content["server"].get("roles", ())}
    yield from _repeated(
        ["workspaces"], content["workspaces"], Sentence("there is more than one workspace {name}", name="")
    )
    for number, workspace in enumerate(content["workspaces"]):
        at = ["workspaces", number]
        names = [layer["name"] for layer in workspace["layers"]]
        for part in ("readers", "writers", "user_roles"):
            yield from _unknown_roles([*at, part], workspace.get(part, ()), known)
        yield from _agency_contradictions(at, workspace)
        yield from _repeated(
            [*at, "groups"], workspace.get("groups", ()), Sentence("there is more than one group {name}", name="")
        )
        yield from _shared_styles(at, workspace)
        for index, layer in enumerate(workspace["layers"]):
            yield from _layer_contradictions([*at, "layers", index], layer, names, workspace, own_styles)
            yield from _unknown_roles([*at, "layers", index, "readers"], layer.get("readers", ()), known)
        for index, group in enumerate(workspace.get("groups", ())):
            for name in sorted(set(group["layers"]) - set(names)):
                yield (
                    [*at, "groups", index, "layers"],
                    Sentence("the group {group} names the unknown layer {name}", group=group["name"], name=name),
                )
            if group["name"] in names:
                yield [*at, "groups", index, "name"], Sentence("{group} is a layer and a group", group=group["name"])


def _agency_contradictions(at, workspace):
    """Yield what a workspace for each agency may not have, and what only such a one has."""
    if is_for_each(workspace):
        surplus = [part for part in ("readers", "writers", "map_page", "groups") if workspace.get(part)]
        surplus += [f"store.{part}" for part in ("role",) if part in workspace["store"]]
        surplus += ["readers" for layer in workspace["layers"] if "readers" in layer][:1]
        if surplus:
            yield (
                at,
                Sentence(
                    "{name} is for each agency, which decides by itself on {parts}; leave that out",
                    name=workspace["name"],
                    parts=", ".join(dict.fromkeys(surplus)),
                ),
            )
        return
    missing = [part for part in ("readers", "writers") if part not in workspace]
    missing += [f"store.{part}" for part in ("role",) if part not in workspace["store"]]
    if missing:
        yield at, Sentence("{where} lacks {names}", where=workspace["name"], names=", ".join(missing))
    if "user_roles" in workspace:
        yield (
            [*at, "user_roles"],
            Sentence("{name} is not for each agency, so it has no users with roles", name=workspace["name"]),
        )


def _server_contradictions(server):
    known = {*_BUILT_IN, *server.get("roles", ())}
    if "wfs_service_level" in server and "service_level" in server.get("services", {}).get("wfs", {}):
        yield ["server", "wfs_service_level"], Sentence("the service level of the server's WFS is declared twice")
    for rule, roles in server.get("service_rules", {}).items():
        yield from _unknown_roles(["server", "service_rules", rule], roles, known)
    for method, roles in server.get("rest_rules", {}).items():
        at = ["server", "rest_rules", method]
        # Not even as one role of several: GeoServer refuses every REST request that no rule allows, for good.
        if ADMINISTRATORS not in roles:
            yield (
                at,
                Sentence(
                    "the REST rule {method} would lock administrators out; {role} must be among its roles",
                    method=method,
                    role=ADMINISTRATORS,
                ),
            )
        if opened := sorted({EVERYBODY, *_ANYBODYS} & set(roles)):
            yield (
                at,
                Sentence(
                    "the REST rule {method} would open the server's configuration to everybody ({roles})",
                    method=method,
                    roles=", ".join(opened),
                ),
            )
        yield from _unknown_roles(at, set(roles) - set(_ANYBODYS), known)
    for user, roles in server.get("users", {}).items():
        at = ["server", "users", user]
        if user in _ROOTS:
            yield at, Sentence("{user} is GeoServer's own user", user=user)
        if {ADMINISTRATORS, "ROLE_ADMINISTRATOR"} & set(roles):
            yield at, Sentence("the user {user} would be an administrator, whom a publication does not make", user=user)
        if fixed := sorted(set(roles) & ({*_BUILT_IN, *_ANYBODYS} - {ADMINISTRATORS, "ROLE_ADMINISTRATOR"})):
            yield at, Sentence("the user {user} cannot be given the role {roles}", user=user, roles=", ".join(fixed))
        yield from _unknown_roles(at, set(roles) - set(_ANYBODYS), known)


def _unknown_roles(at, roles, known):
    # GeoServer keeps such a rule without a word, and nobody meets it.
    if unknown := sorted(set(roles) - set(known)):
        yield at, Sentence("the role {roles} is not among server.roles", roles=", ".join(unknown))


def _repeated(at, entries, problem):
    """Yield entries whose name another one has; ``problem`` is the sentence for the name that it lacks."""
    names = [entry["name"] for entry in entries]
    for index, name in enumerate(names):
        if name in names[:index]:
            yield [*at, index, "name"], problem.with_values(name=name)


def _shared_styles(at, workspace):
    """Yield layers that share a style without sharing their scales, which GeoServer draws by the style's rules."""
    first = {}
    for index, layer in enumerate(workspace["layers"]):
        for style in filter(None, (layer.get("style"), *layer.get("styles", ()))):
            other, scales = first.setdefault(style, (layer["name"], layer.get("scales", {})))
            if scales != layer.get("scales", {}):
                yield (
                    [*at, "layers", index, "scales"],
                    Sentence(
                        "{other} and {layer} are drawn with the style {style} at other scales; give one of them a copy "
                        "of the style under a name of its own",
                        other=other,
                        layer=layer["name"],
                        style=style,
                    ),
                )


def _layer_contradictions(at, layer, names, workspace, own_styles):
    columns = [column["name"] for column in layer["columns"] if not column.get("localised")]
    if names.count(layer["name"]) > 1:
        yield [*at, "name"], Sentence("there is more than one layer {layer}", layer=layer["name"])
    yield from _repeated(
        [*at, "columns"],
        layer["columns"],
        Sentence("{layer} has more than one column {name}", layer=layer["name"], name=""),
    )
    for index, column in enumerate(layer["columns"]):
        looked_at = column.get("no_person", False) and layer.get("relation", "").startswith(OWN)
        if is_private(column["name"], layer["name"], workspace["store"]["schema"], looked_at):
            yield (
                [*at, "columns", index],
                Sentence(
                    "the column {column} of {layer} is private and may not be published",
                    column=column["name"],
                    layer=layer["name"],
                ),
            )
        elif is_of_gml(column["name"]):
            yield (
                [*at, "columns", index],
                Sentence(
                    "the column {column} of {layer} is one that GML has of its own; rename it in the view",
                    column=column["name"],
                    layer=layer["name"],
                ),
            )
    if layer["key"] not in columns:
        yield (
            [*at, "key"],
            Sentence("the key {key} of {layer} is not among its columns", key=layer["key"], layer=layer["name"]),
        )
    for part in ("column", "end_column"):
        name = layer.get("time", {}).get(part)
        if name is not None and name not in columns:
            yield (
                [*at, "time"],
                Sentence(
                    "the time column {name} of {layer} ({part}) is not among its columns",
                    name=name,
                    part=part,
                    layer=layer["name"],
                ),
            )
    places = [([*at, "style"], layer.get("style"))]
    places += [([*at, "styles", index], style) for index, style in enumerate(layer.get("styles", ()))]
    for place, style in places:
        if style is not None and style not in own_styles and not (STYLES / f"{style}.qml").exists():
            yield (
                place,
                Sentence(
                    "the style {style} of {layer} does not exist in the folder styles", style=style, layer=layer["name"]
                ),
            )
    yield from _place_contradictions(at, layer)
    yield from _sql_view_contradictions([*at, "sql_view"], layer)
    readers = layer.get("readers", workspace.get("readers", ()))
    if isinstance(layer.get("cache"), dict) and EVERYBODY not in readers:
        yield [*at, "cache"], Sentence("{layer} is not for everybody, and cached tiles would be", layer=layer["name"])


def _place_contradictions(at, layer):
    """Yield what is wrong with where, and at which scales, a layer is drawn."""
    name, scales = layer["name"], layer.get("scales", {})
    if scales and not layer.get("style"):
        yield [*at, "scales"], Sentence("{name} has scales but no style, whose rules they would limit", name=name)
    if scales.get("from", 0) >= scales.get("to", math.inf):
        yield (
            [*at, "scales"],
            Sentence(
                "{name} is drawn at no scale at all: from {low} to {high}",
                name=name,
                low=f"{scales['from']:g}",
                high=f"{scales['to']:g}",
            ),
        )
    if layer["geometry"] == "none":
        for part in ("style", "styles", "scales", "time"):
            if layer.get(part):
                yield (
                    [*at, part],
                    Sentence("{name} has no geometry, so {part} has no effect", name=name, part=part),
                )
    if "bounds" in layer:
        west, south, east, north = layer["bounds"]
        limit = _MERCATOR if layer.get("srid") == 3857 else 90
        if not (west < east and -limit <= south < north <= limit):
            yield (
                [*at, "bounds"],
                Sentence("the bounds of {name} are not west, south, east, north in degrees", name=name),
            )


def _sql_view_contradictions(at, layer):
    view = layer.get("sql_view")
    if view is None:
        return
    name, parameters = layer["name"], view.get("parameters", [])
    used = set(_PARAMETER.findall(view["sql"]))
    yield from _repeated(
        [*at, "parameters"], parameters, Sentence("{layer} has more than one parameter {name}", layer=name, name="")
    )
    for parameter in sorted(used - {parameter["name"] for parameter in parameters}):
        yield (
            [*at, "sql"],
            Sentence(
                "the query of {name} has the parameter {parameter}, which is not declared",
                name=name,
                parameter=parameter,
            ),
        )
    for index, parameter in enumerate(parameters):
        place = [*at, "parameters", index]
        if parameter["name"] not in used:
            yield (
                place,
                Sentence(
                    "the parameter {parameter} does not stand in the query of {name}",
                    parameter=parameter["name"],
                    name=name,
                ),
            )
        try:
            fits = re.search(parameter["validator"], parameter["default"])
        except re.error as error:
            yield (
                [*place, "validator"],
                Sentence(
                    "the validator of {parameter} is no regular expression: {reason}",
                    parameter=parameter["name"],
                    reason=error,
                ),
            )
        else:
            if not fits:
                yield (
                    [*place, "default"],
                    Sentence("the default of {parameter} does not pass its own validator", parameter=parameter["name"]),
                )
