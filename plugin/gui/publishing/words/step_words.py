"""What a publisher's plan says, in the user's language."""

import json

from mapalus.plugin.i18n import tr
from mapalus.plugin.ogc.plan import CHANGE, CREATE, DELETE
from mapalus.plugin.ogc.rights import EVERYBODY

NOTHING = "—"
_LONGEST = 160


def action_word(action):
    return {CREATE: tr("Create"), CHANGE: tr("Change"), DELETE: tr("Delete")}[action]


def kind_words(kind):
    """Return the plural of a kind of resource; of one that has no words yet, its own name."""
    return {
        "server setting": tr("Settings of the server"),
        "role": tr("Roles"),
        "service rule": tr("Rules for services"),
        "rest rule": tr("Rules for configuring the server"),
        "access rule": tr("Access rules"),
        "workspace": tr("Workspaces"),
        "workspace settings": tr("Settings of workspaces"),
        "service": tr("Services"),
        "store": tr("Stores"),
        "icon": tr("Icons"),
        "style": tr("Styles"),
        "layer": tr("Layers"),
        "group": tr("Layer groups"),
        "tile layer": tr("Tile caches"),
        "file": tr("Files of the map page"),
        "user": tr("Users"),
    }.get(kind, kind)


def field_words(name):
    """Return what a field is called; of one that has no words yet, its own name."""
    return {
        "sha256": tr("content"),
        "title": tr("title"),
        "abstract": tr("abstract"),
        "keywords": tr("keywords"),
        "columns": tr("columns"),
        "geometry": tr("geometry"),
        "relation": tr("table or view"),
        "filter": tr("filter"),
        "sql_view": tr("SQL view"),
        "bounds": tr("extent"),
        "native_bounds": tr("extent in its own CRS"),
        "crs": tr("CRS"),
        "time": tr("time"),
        "style": tr("style"),
        "styles": tr("further styles"),
        "store": tr("store"),
        "layers": tr("layers"),
        "roles": tr("roles"),
        "enabled": tr("enabled"),
        "advertised": tr("advertised"),
        "queryable": tr("can be asked"),
        "feature_limit": tr("limit of features"),
        "decimals": tr("decimals"),
        "parameters": tr("parameters"),
        "connects": tr("reaches the database"),
        "password": tr("password"),
        "contact": tr("contact"),
        "service_level": tr("what the service allows"),
        "mode": tr("mode"),
        "gridsets": tr("tile grids"),
        "formats": tr("formats"),
        "expire_seconds": tr("age of tiles (s)"),
        "client_seconds": tr("age of tiles in browsers (s)"),
        "metatiles": tr("tiles drawn at once"),
        "gutter": tr("margin of tiles (px)"),
        "filters": tr("parameters of tiles"),
        "proxy_base_url": tr("public address"),
        "charset": tr("character set"),
        "verbose": tr("indented XML"),
        "verbose_exceptions": tr("detailed errors"),
        "global_services": tr("services of the whole server"),
        "rendering_seconds": tr("limit of drawing (s)"),
        "request_kilobytes": tr("limit of a map's memory (kB)"),
        "time_errors": tr("error where a time has nothing"),
        "organisation": tr("organisation"),
        "email": tr("e-mail"),
        "telephone": tr("telephone"),
        "address": tr("address"),
        "online_resource": tr("web page"),
        "uri": tr("namespace"),
        "isolated": tr("isolated"),
        "type": tr("type"),
        "projection_policy": tr("handling of the CRS"),
        "format": tr("format"),
        "version": tr("version"),
    }.get(name, name.replace("_", " "))


def name_words(kind, name):
    """Return what a resource is called; a rule by what it is about."""
    if kind == "rest rule":
        return {
            "GET": tr("reading (GET)"),
            "HEAD": tr("reading (HEAD)"),
            "POST": tr("making (POST)"),
            "PUT": tr("changing (PUT)"),
            "DELETE": tr("deleting (DELETE)"),
        }.get(name, name)
    if kind != "access rule":
        return name
    workspace, layer, mode = name.split(".")
    words = tr("writing {layers}") if mode == "w" else tr("reading {layers}")
    return words.format(layers=f"{workspace}:{layer}")


def reason_words(step):
    """Return why a step is taken, see :attr:`Step.reason`."""
    if step.action == CREATE:
        return tr("Somebody deleted it on the server.") if step.drift else tr("It does not exist yet.")
    if step.action == DELETE:
        if step.drift:
            return tr("Somebody made it on the server, and it is not declared.")
        return tr("It is not declared any more.")
    fields = ", ".join(field_words(name) for name in step.fields)
    if not step.drift:
        if set(step.fields) == {"password"}:
            return tr("The password was renewed.")
        return tr("Differs: {fields}.").format(fields=fields)
    if set(step.drift) >= set(step.fields):
        return tr("Somebody changed it on the server: {fields}.").format(fields=fields)
    theirs = ", ".join(field_words(name) for name in step.drift)
    return tr("Differs: {fields}; somebody changed on the server: {theirs}.").format(fields=fields, theirs=theirs)


def value_words(name, value, other=None):
    """Return a field's value in one short line; of a dictionary, what is different in another one."""
    if isinstance(value, dict) and isinstance(other, dict):
        value = {key: part for key, part in value.items() if other.get(key) != part}
    text = value_text(name, value)
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


def value_text(name, value):
    """Return a field's value whole."""
    if value is None or value in ("", {}, []):
        return NOTHING
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if name == "sha256":
        return tr("file {digest}…").format(digest=value[:12])
    if name == "roles":
        return ", ".join(tr("everybody") if role == EVERYBODY else role for role in value)
    if isinstance(value, list) and all(map(_is_plain, value)):
        return ", ".join(map(str, value))
    if isinstance(value, dict) and all(map(_is_plain, value.values())):
        # Words in all languages are written a second time for clients that know of none.
        shown = [key for key in value if not (key == "default" and "id" in value)]
        return "; ".join(f"{key}: {value[key]}" for key in shown)
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def _is_plain(value):
    return isinstance(value, (str, int, float))


def plan_words(plan):
    """Return a plan in a sentence or three."""
    if not plan:
        found = tr("Nothing to do: the server is as it is declared. In order: {kept}.").format(kept=plan.kept)
        return f"{found} {_left_alone(plan)}".strip()
    actions = [step.action for step in plan.steps]
    counts = {
        CREATE: tr("{number} to create"),
        CHANGE: tr("{number} to change"),
        DELETE: tr("{number} to delete"),
    }
    told = ", ".join(
        words.format(number=actions.count(action)) for action, words in counts.items() if action in actions
    )
    sentences = [tr("To do: {told}. In order: {kept}.").format(told=told, kept=plan.kept)]
    drift = sum(bool(step.drift) for step in plan.steps)
    if drift:
        sentences.append(tr("Changed on the server by somebody else: {number}.").format(number=drift))
    sentences.append(_left_alone(plan))
    return " ".join(filter(None, sentences))


def _left_alone(plan):
    if not plan.foreign:
        return ""
    return tr("Left alone, because somebody else made it: {number}.").format(number=len(plan.foreign))


def outcome_words(outcome):
    """Return how a publication in the journal ended."""
    return {
        "running": tr("running"),
        "done": tr("done"),
        "failed": tr("failed"),
        "cancelled": tr("cancelled"),
        "lost": tr("broken off"),
    }.get(outcome, outcome)
