"""Which columns may never be published, by their names."""

from __future__ import annotations

import re

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


def is_personal(column: str) -> bool:
    """Return whether a column may never be published, by its name: a telephone number, an identity card."""
    return bool(_PERSONAL.search(column))


def is_of_gml(column: str) -> bool:
    """Return whether every feature of GML has something of this name, which a column would be lost to."""
    return column.lower() in _OF_GML


def is_private(column: str, layer: str, schema: str, looked_at: bool = False) -> bool:
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
