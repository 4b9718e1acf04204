"""The declared public state: what every OGC server of Mapalus is configured from."""

import json
import math
import re
from dataclasses import dataclass, field

import yaml

from mapalus.plugin.city.city import City, read_city
from mapalus.plugin.errors import MapalusError
from mapalus.plugin.ogc.rights import ADMINISTRATORS, EVERYBODY
from mapalus.plugin.paths import PUBLICATION, STYLES
from mapalus.plugin.words import Words

# Views of planners' own layers in the public schema are called so, and nothing else is.
OWN = "own_"

# Never published to anybody outside the city; in the public schema, neither is what people wrote until it is approved.
_PERSONAL = re.compile(
    r"(^|_)(phone|mobile|email|mail|nik|ktp|reporter|officer|surveyor|password|stream|url"
    r"|no_?hp|hp|no_?telp|telp|telepon|whatsapp|surel|pelapor|petugas|no_?kk|npwp|sandi)(_|$)"
)
_NAMES = re.compile(r"(^|_)name(_|$)")
_NAMES_OF_THINGS = re.compile(
    r"^(area|district|agency|category|facility|cctv|market|commodity|programme)_name(_id|_en)?$"
)
# Every feature of GML has these: a column that is called so would not stand in the schema.
_OF_GML = ("name", "description", "descriptionreference", "identifier", "boundedby", "location", "metadataproperty")
_UNAPPROVED = ("description", "address", "note", "status_note", "source_id")
_PLACES = ("facility", "cctv", "market")

# Roles that GeoServer knows by itself; in its REST rules, the first two are anybody's.
_ANYBODYS = ("ROLE_ANONYMOUS", "IS_AUTHENTICATED_ANONYMOUSLY")
_BUILT_IN = (EVERYBODY, ADMINISTRATORS, "GROUP_ADMIN", "ROLE_ADMINISTRATOR", "ROLE_GROUP_ADMIN", "ROLE_AUTHENTICATED")
_ROOTS = ("admin", "root")

# What Web Mercator can show, in degrees of latitude.
_MERCATOR = 85.06
_PARAMETER = re.compile(r"%(\w+)%")

_SHOWN = 5


@dataclass(frozen=True)
class Column:
    """A column that may be seen; a localised one stands for the pair ``…_id`` and ``…_en``."""

    name: str
    title: Words
    kind: str = "text"
    localised: bool = False
    values: dict = None
    popup: bool = True


@dataclass(frozen=True)
class Cache:
    """How tiles are kept: names of gridsets and formats, seconds of age (0 is for ever), tiles a metatile."""

    gridsets: tuple
    formats: tuple
    expire_seconds: int = 0
    metatiles: int = 4
    gutter: int = 0


@dataclass(frozen=True)
class TimeDimension:
    """Column, begin of the advertised range, and what is shown where no time is asked for; ISO 8601.

    Features whose time is NULL are never shown, and those outside the default only where their time is asked for.
    """

    column: str
    begin: str
    default: str
    end_column: str = None


@dataclass(frozen=True)
class SqlView:
    """A query in place of a relation; parameters are (name, default, validator) with a regular expression each."""

    sql: str
    parameters: tuple = ()


@dataclass(frozen=True)
class Layer:
    name: str
    relation: str
    geometry: str
    srid: int
    key: str
    title: Words
    abstract: Words
    columns: tuple
    readers: tuple
    style: str = None
    styles: tuple = ()
    visible: bool = False
    queryable: bool = True
    feature_limit: int = 0
    filter: str = None
    scales: tuple = (None, None)
    time: TimeDimension = None
    sql_view: SqlView = None
    cache: Cache = None
    keywords: dict = None
    """Where they are not the workspace's."""
    bounds: tuple = None
    """West, south, east, north in degrees, where they are not the city's."""

    @property
    def column_names(self):
        """Names of the published columns of the relation, the geometry aside."""
        return [column.name for column in self.columns if not column.localised]

    @property
    def has_geometry(self):
        return self.geometry != "none"

    @property
    def is_public(self):
        return EVERYBODY in self.readers


@dataclass(frozen=True)
class Group:
    """Layers that are drawn as one, bottom layer first."""

    name: str
    title: Words
    abstract: Words
    layers: tuple


@dataclass(frozen=True)
class Store:
    """Where the published relations lie and the database role that reads them."""

    name: str
    schema: str
    role: str
    connections: int = 10
    on_borrow: str = ""
    on_return: str = ""


@dataclass(frozen=True)
class Workspace:
    """One workspace: its services, its store, its layers and who may read and write them."""

    name: str
    title: Words
    abstract: Words
    keywords: dict
    contact: dict
    decimals: int
    services: dict
    store: Store
    readers: tuple
    writers: tuple
    layers: tuple
    groups: tuple = ()
    users: str = None
    map_page: bool = False
    own_styles: dict = field(default_factory=dict)
    """Text of the styles (QML) that are not in the folder of styles, by name."""

    def qml(self, style):
        """Return a style by its name as :func:`~mapalus.plugin.styles.convert` takes it: a path, or its text."""
        return self.own_styles.get(style) or STYLES / f"{style}.qml"


@dataclass(frozen=True)
class Publication:
    """Everything that is declared, with the city's own words filled in.

    ``server`` holds what is declared of the whole server, as in the file; ``users`` are the database logins of
    agencies: name -> code of the agency.
    """

    server: dict
    workspaces: tuple
    city: City
    users: dict = field(default_factory=dict)

    @property
    def public(self):
        """The workspace of the public map."""
        return next(workspace for workspace in self.workspaces if workspace.map_page)

    @property
    def scope(self):
        """Names of the workspaces, which the publication owns whole."""
        return tuple(workspace.name for workspace in self.workspaces)

    @property
    def roles(self):
        """Database roles that the stores log in as."""
        return tuple(workspace.store.role for workspace in self.workspaces)


@dataclass(frozen=True)
class OwnLayer:
    """A planner's own layer as the database declares it; ``style`` is QML, None for a table without geometry."""

    name: str
    declaration: dict
    style: str = None

    @property
    def entry(self):
        """What a layer of the file would say."""
        own = {"name": self.name, "relation": f"{OWN}{self.name}"}
        return {**self.declaration, **own, **({"style": f"{OWN}{self.name}"} if self.style else {})}


def load(city, path=PUBLICATION, users=None, own_layers=()):
    """Read the declaration for a city.

    :param city: :class:`~mapalus.plugin.city.city.City`
    :param users: database logins of agencies, see :class:`Publication`.
    :param own_layers: :class:`OwnLayer` list, which the public workspace has besides.
    :raises MapalusError: naming file, line and what is wrong there, or the own layer and what is wrong with it.
    """
    content = _read(path)
    styles = _add_own(content, own_layers)
    workspaces = tuple(
        _workspace(entry, city, styles if entry.get("map_page") else {}) for entry in content["workspaces"]
    )
    server = _server(content["server"], city)
    if both := sorted(set(server.get("users", {})) & set(users or {})):
        raise MapalusError(
            f"{path.name} declares the user {', '.join(both)}, who is an agency's login of the database.",
            "Give one of them another name; nothing was changed.",
        )
    return Publication(server, workspaces, city, dict(users or {}))


def load_for(connection, path=PUBLICATION, own_layers=None):
    """Read the declaration for the city, the agencies and the own layers of a database.

    :param own_layers: instead of those that the database declares: what it would be like with others.
    """
    city = read_city(connection)
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT role_name, agency FROM mapalus.agency_login ORDER BY role_name")
        users = dict(cursor.fetchall())
        if own_layers is None:
            cursor.execute(
                "SELECT layer_name, declaration, style, to_regclass('mapalus_public.own_' || layer_name) IS NOT NULL "
                "FROM mapalus.own_layer ORDER BY layer_name"
            )
            rows = cursor.fetchall()
            own_layers = [OwnLayer(*row[:3]) for row in rows]
            for name, *_, is_whole in rows:
                if not is_whole:
                    raise MapalusError(
                        f"The own layer {name} has lost its table.", "Publish it again from another, or withdraw it."
                    )
    return load(city, path, users, own_layers)


# ---------------------------------------------------------------- reading and checking


def _read(path):
    text = path.read_text(encoding="utf-8")
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        content = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise MapalusError(f"{path.name} is not valid YAML: {error}.", "Correct it; nothing was changed.") from error
    problems = sorted(
        [(line, f"the entry {name} stands there twice") for line, name in _twice(root)]
        or ((_line(root, place), sentence) for place, sentence in _problems(content))
    )
    if problems:
        shown = "; ".join(f"line {line}: {sentence}" for line, sentence in problems[:_SHOWN])
        more = f"; and {len(problems) - _SHOWN} more" if len(problems) > _SHOWN else ""
        raise MapalusError(f"{path.name}, {shown}{more}.", "Correct it; nothing was changed.")
    return content


def _problems(content, own_styles=()):
    """Return (place, sentence) for everything that is wrong."""
    try:
        import jsonschema
    except ModuleNotFoundError as error:
        raise MapalusError(
            "This Python has no package jsonschema, which publishing needs.",
            "Install it for the Python that QGIS runs with (python3-jsonschema on Debian).",
        ) from error
    schema = json.loads(PUBLICATION.with_suffix(".schema.json").read_text(encoding="utf-8"))
    found = [
        (list(error.absolute_path), _sentence(error))
        for error in jsonschema.Draft7Validator(schema).iter_errors(content)
    ]
    return found or list(_contradictions(content, own_styles))


# Areas lie below the lines upon them, and points above both.
_BOTTOM_FIRST = ("MultiPolygon", "Polygon", "MultiLineString", "LineString", "MultiPoint", "Point")


def _add_own(content, own_layers):
    """Add own layers to the public workspace of a declaration and return their styles, name -> QML.

    They lie above the bottom layer, the areas, and below all others: nothing of the city's own is hidden by them.
    """
    if not own_layers:
        return {}
    number, public = next((n, entry) for n, entry in enumerate(content["workspaces"]) if entry.get("map_page"))
    styles = {own.entry["style"]: own.style for own in own_layers if own.style}

    def place(own):
        kind = own.declaration.get("geometry")
        return _BOTTOM_FIRST.index(kind) if kind in _BOTTOM_FIRST else len(_BOTTOM_FIRST), own.name

    added = sorted(own_layers, key=place)
    public["layers"][1:1] = [own.entry for own in added]
    for where, sentence in _problems(content, styles):
        index = where[3] if where[:3] == ["workspaces", number, "layers"] else 0
        which = added[index - 1].name if 1 <= index <= len(added) else ", ".join(own.name for own in added)
        # The file was found to be right before: it is they that do not fit.
        sentence = sentence.removeprefix(".".join(map(str, where))).lstrip(": ")
        raise MapalusError(
            f"The own layer {which} cannot be published: {sentence}.", "Publish it again otherwise, or withdraw it."
        )
    return styles


def _twice(node):
    """Yield (line, name) of entries that a later one of the same name would silently replace."""
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, value in node.value:
            if key.value in seen:
                yield key.start_mark.line + 1, key.value
            seen.add(key.value)
            yield from _twice(value)
    elif isinstance(node, yaml.SequenceNode):
        for entry in node.value:
            yield from _twice(entry)


def _line(node, place):
    """Return the line, from 1, of what stands at a place of a YAML document, or of the nearest thing around it."""
    line = node.start_mark.line + 1 if node is not None else 1
    for step in place:
        found = None
        if isinstance(node, yaml.MappingNode):
            found = next(((key, value) for key, value in node.value if key.value == str(step)), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            found = node.value[step], node.value[step]
        if found is None:
            break
        line, node = found[0].start_mark.line + 1, found[1]
    return line


def _sentence(error):
    where = ".".join(str(part) for part in error.absolute_path) or "the declaration"
    if error.validator == "required":
        missing = [name for name in error.validator_value if name not in error.instance]
        return f"{where} lacks {', '.join(missing)}"
    if error.validator == "additionalProperties":
        surplus = sorted(set(error.instance) - set(error.schema.get("properties", {})))
        return f"{where} has the unknown entry {', '.join(map(str, surplus))}"
    if error.validator == "enum":
        return f"{where} is {error.instance!r}, not one of {', '.join(map(str, error.validator_value))}"
    return f"{where}: {error.message[:200]}"


def _contradictions(content, own_styles=()):
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


def is_personal(column):
    """Return whether a column may never be published, by its name: a telephone number, an identity card."""
    return bool(_PERSONAL.search(column))


def is_of_gml(column):
    """Return whether every feature of GML has something of this name, which a column would be lost to."""
    return column.lower() in _OF_GML


def is_private(column, layer, schema, looked_at=False):
    """Return whether a column may not be published from a schema, by its name.

    :param looked_at: whether somebody found that it names no person: names and texts of an own layer may be harmless.
    """
    if is_personal(column):
        return True
    if looked_at:
        return False
    if _NAMES.search(column) and not _NAMES_OF_THINGS.match(column):
        return True
    return schema == "mapalus_public" and column in _UNAPPROVED and not (column == "address" and layer in _PLACES)


# ---------------------------------------------------------------- filling in the city's words


def _server(entry, city):
    filled = dict(entry)
    if "contact" in entry:
        filled["contact"] = _contact(entry["contact"], city)
    if "services" in entry:
        filled["services"] = {
            name: {field: _words(value, city) if isinstance(value, dict) else value for field, value in fields.items()}
            for name, fields in entry["services"].items()
        }
    return filled


def _contact(entry, city):
    return {name: text.replace("{city}", city.title.id) for name, text in entry.items()}


def _workspace(entry, city, own_styles):
    cache = entry.get("cache")
    return Workspace(
        name=entry["name"],
        title=_words(entry["title"], city),
        abstract=_with_notice(_words(entry["abstract"], city), city.notice),
        keywords=entry["keywords"],
        contact=_contact(entry.get("contact", {}), city),
        decimals=entry.get("decimals", 7),
        services=entry["services"],
        store=Store(**entry["store"]),
        readers=tuple(entry["readers"]),
        writers=tuple(entry["writers"]),
        layers=tuple(_layer(layer, city, tuple(entry["readers"]), cache) for layer in entry["layers"]),
        groups=tuple(
            Group(group["name"], _words(group["title"], city), _words(group["abstract"], city), tuple(group["layers"]))
            for group in entry.get("groups", ())
        ),
        users=entry.get("users"),
        map_page=entry.get("map_page", False),
        own_styles=own_styles,
    )


def _layer(entry, city, readers, cache):
    readers = tuple(entry.get("readers", readers))
    own = entry.get("cache", True)
    kept = own if isinstance(own, dict) else cache if own else None
    scales = entry.get("scales", {})
    view = entry.get("sql_view")
    return Layer(
        name=entry["name"],
        relation=entry.get("relation", entry["name"]),
        geometry=entry["geometry"],
        srid=entry.get("srid", 4326),
        key=entry["key"],
        title=_words(entry["title"], city),
        abstract=_with_notice(_words(entry["abstract"], city), city.notice),
        columns=tuple(_column(column) for column in entry["columns"]),
        readers=readers,
        style=entry.get("style"),
        styles=tuple(entry.get("styles", ())),
        visible=entry.get("visible", False),
        queryable=entry.get("queryable", True),
        feature_limit=entry.get("feature_limit", 0),
        filter=entry.get("filter"),
        scales=(scales.get("from"), scales.get("to")),
        time=TimeDimension(**entry["time"]) if "time" in entry else None,
        sql_view=view
        and SqlView(
            view["sql"],
            tuple((one["name"], one["default"], one["validator"]) for one in view.get("parameters", ())),
        ),
        cache=_cache(kept) if kept and EVERYBODY in readers and entry["geometry"] != "none" else None,
        keywords=entry.get("keywords"),
        bounds=tuple(map(float, entry["bounds"])) if "bounds" in entry else None,
    )


def _column(entry):
    return Column(
        name=entry["name"],
        title=Words(**entry["title"]),
        kind=entry.get("type", "text"),
        localised=entry.get("localised", False),
        values={value: Words(**words) for value, words in entry.get("values", {}).items()},
        popup=entry.get("popup", True),
    )


def _cache(entry):
    return Cache(**{**entry, "gridsets": tuple(entry["gridsets"]), "formats": tuple(entry["formats"])})


def _words(entry, city):
    return Words(id=entry["id"].replace("{city}", city.title.id), en=entry["en"].replace("{city}", city.title.en))


def _with_notice(words, notice):
    """Put the city's notice where every reader of a service finds it."""
    if notice is None:
        return words
    return Words(id=f"{words.id} {notice.id}", en=f"{words.en} {notice.en}")
