"""The declared public state: what every OGC server of Mapalus is configured from."""

from dataclasses import dataclass

import yaml

from mapalus.plugin.city.profile import Words
from mapalus.plugin.errors import MapalusError
from mapalus.plugin.paths import PUBLICATION


@dataclass(frozen=True)
class Column:
    """A column that the public may see; a localised one stands for the pair ``…_id`` and ``…_en``."""

    name: str
    title: Words
    kind: str = "text"
    localised: bool = False
    values: dict = None
    popup: bool = True


@dataclass(frozen=True)
class Layer:
    """A layer of a relation (view), which is called like it unless the relation has several.

    ``geometry`` and ``style`` are None for a table; ``srid`` is the EPSG code of the relation's geometry.
    """

    name: str
    relation: str
    geometry: str
    srid: int
    key: str
    style: str
    title: Words
    abstract: Words
    columns: tuple
    visible: bool

    @property
    def column_names(self):
        """Names of the published columns of the relation, the geometry aside."""
        return [column.name for column in self.columns if not column.localised]


@dataclass(frozen=True)
class Store:
    """Where the published relations lie and the database role that reads them."""

    name: str
    schema: str
    role: str


@dataclass(frozen=True)
class City:
    """What the publication says of the city; ``extent`` in degrees: west, south, east, north."""

    title: Words
    notice: Words
    attribution: Words
    languages: tuple
    time_zone: str
    extent: tuple


@dataclass(frozen=True)
class Publication:
    """Everything that is declared, with the city's own words filled in."""

    workspace: str
    title: Words
    abstract: Words
    keywords: tuple
    store: Store
    layers: tuple
    city: City


def load(city, path=PUBLICATION):
    """Read the declaration for a city.

    :param city: :class:`City`
    :raises MapalusError: naming the entry that is missing or wrong.
    """
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        service = content["service"]
        return Publication(
            workspace=content["workspace"],
            title=Words(
                id=service["title"]["id"].format(city=city.title.id),
                en=service["title"]["en"].format(city=city.title.en),
            ),
            abstract=_with_notice(Words(**service["abstract"]), city.notice),
            keywords=tuple(str(word) for word in service["keywords"]),
            store=Store(**content["store"]),
            layers=tuple(_layer(entry, city) for entry in content["layers"]),
            city=city,
        )
    except yaml.YAMLError as error:
        raise MapalusError(f"The publication is not valid YAML: {error}.", f"Correct {path.name}.") from error
    except (KeyError, TypeError) as error:
        raise MapalusError(f"The publication lacks or misspells {error}.", f"Correct {path.name}.") from error


def _layer(entry, city):
    columns = tuple(
        Column(
            name=column["name"],
            title=Words(**column["title"]),
            kind=column.get("type", "text"),
            localised=column.get("localised", False),
            values={value: Words(**words) for value, words in column.get("values", {}).items()},
            popup=column.get("popup", True),
        )
        for column in entry["columns"]
    )
    return Layer(
        name=entry["name"],
        relation=entry.get("relation", entry["name"]),
        geometry=entry["geometry"],
        srid=entry.get("srid", 4326),
        key=entry["key"],
        style=entry["style"],
        title=Words(**entry["title"]),
        abstract=_with_notice(Words(**entry["abstract"]), city.notice),
        columns=columns,
        visible=entry["visible"],
    )


def _with_notice(words, notice):
    """Put the city's notice where every reader of a service finds it."""
    if notice is None:
        return words
    return Words(id=f"{words.id} {notice.id}", en=f"{words.en} {notice.en}")


def city_of(connection):
    """Return what the database says of its :class:`City`; any role of Mapalus may ask.

    :raises MapalusError: when there is none yet.
    """
    with connection, connection.cursor() as cursor:
        cursor.execute(
            "SELECT title_id, title_en, notice_id, notice_en, attribution_id, attribution_en, languages, time_zone, "
            "ST_XMin(extent), ST_YMin(extent), ST_XMax(extent), ST_YMax(extent) FROM mapalus_public.city"
        )
        row = cursor.fetchone()
    if row is None:
        raise MapalusError("This database has no city yet.", "Run “Load a city profile” first.")
    title_id, title_en, notice_id, notice_en, attribution_id, attribution_en, languages, time_zone, *extent = row
    return City(
        title=Words(title_id, title_en),
        notice=Words(notice_id, notice_en) if notice_id else None,
        attribution=Words(attribution_id, attribution_en) if attribution_id else None,
        languages=tuple(languages),
        time_zone=time_zone,
        extent=tuple(extent),
    )
