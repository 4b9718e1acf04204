"""How a table of what the city owns is described, and how a file gives its columns."""

from dataclasses import dataclass, field

TEXT, NUMBER, AMOUNT, FLAG, DAY = "text", "number", "amount", "flag", "day"
POINT, ANY = "point", "any"

_PLACE_SYNONYMS = {
    "longitude": ("lon", "long", "lng", "bujur", "x"),
    "latitude": ("lat", "lintang", "y"),
    "geometry": ("geom", "wkt", "geometri"),
}


@dataclass(frozen=True)
class Field:
    """One column of a table, and how a file gives it.

    :param type: TEXT, NUMBER, AMOUNT (of money or goods), FLAG or DAY.
    :param required: an empty value is refused.
    :param default: what an empty value, or a new row of a file without the column, gets.
    :param fallback: name of the field whose value an empty one gets instead.
    :param refers_to: agency, cctv, market or commodity, which the file may give by code or by name.
    :param words: word of a file -> value; other words go to the database as they are, which judges them.
    """

    name: str
    type: str = TEXT
    synonyms: tuple = ()
    required: bool = False
    default: object = None
    fallback: str = ""
    refers_to: str = ""
    words: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Table:
    """What a file must bring for one of the tables.

    :param key: names of the fields that identify a row.
    :param geometry: POINT, ANY or none; the column is called geom.
    :param order: fields by which new rows are sorted before they are written, instead of as they come.
    :param is_secret: only administrators may see it; a rejected row is recorded by its key alone.
    """

    name: str
    fields: tuple
    key: tuple = ("code",)
    geometry: str = ""
    order: tuple = ()
    is_secret: bool = False

    @property
    def columns(self):
        """Names of the columns that an import writes."""
        return tuple(one.name for one in self.fields) + (("geom",) if self.geometry else ())

    def column_names(self):
        """Return column of a file -> name of the field, or of the part of a position, that it means."""
        names = {one.name: (one.name, *one.synonyms) for one in self.fields}
        if self.geometry == POINT:
            names.update({part: (part, *_PLACE_SYNONYMS[part]) for part in ("longitude", "latitude")})
        elif self.geometry == ANY:
            names["geometry"] = ("geometry", *_PLACE_SYNONYMS["geometry"])
        return {synonym: name for name, synonyms in names.items() for synonym in synonyms}
