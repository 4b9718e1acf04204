"""From the entries of the file to the model, with the city's words filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapalus.plugin.ogc.rights import EVERYBODY
from mapalus.plugin.publication.declaration.model import (
    Cache,
    Column,
    Group,
    Layer,
    SqlView,
    Store,
    TimeDimension,
    Workspace,
)
from mapalus.plugin.words import Words

if TYPE_CHECKING:
    from mapalus.plugin.city.city import City


def server_of(entry: dict, city: City) -> dict:
    """Return what is declared of the whole server, with the city\'s words."""
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


def workspace_of(entry: dict, city: City, own_styles: dict[str, str]) -> Workspace:
    """Return a declared workspace, with the city\'s words.

    :param own_styles: name -> text of the styles (QML) of own layers.
    """
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
        agency_login=entry.get("agency_login"),
        user_roles=tuple(entry.get("user_roles", ())),
        entry=entry.get("entry", entry["name"]),
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
