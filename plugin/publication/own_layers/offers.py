"""What of a planner's layer may be published."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mapalus.plugin.database.refusal_sentences import RULES
from mapalus.plugin.errors import MapalusError, Sentence
from mapalus.plugin.packages import sql
from mapalus.plugin.publication.declaration import is_of_gml, is_personal, is_private
from mapalus.plugin.publication.own_layers.model import Offer, OfferedColumn
from mapalus.plugin.publication.own_layers.records import known_of
from mapalus.plugin.publication.own_layers.statements import NAME, STATEMENTS, cursor_of, plain_name, relation_of
from mapalus.plugin.styles import convert
from mapalus.plugin.styles.convert import losses

if TYPE_CHECKING:
    from mapalus.plugin.database.connection import Connection
    from mapalus.plugin.publication.own_layers.model import Source


# What it may hold by its name, in both languages: published only when somebody has looked.
_DOUBTFUL = re.compile(
    r"(^|_)(name|owner|user|by|contact|note|notes|remark|remarks|age|sex|rt|rw|umur|hp|wa|kk|kontak|warga|orang|ket)(_|$)"
    r"|nama|pemilik|penghuni|pengguna|alamat|address|person|resident|tenant|birth|lahir|gender|kelamin|agama|religion"
    r"|catatan|keterangan|deskripsi|descri|comment|komentar|telp|telep|phone|e?mail|pelapor|reporter"
)
# What it holds: an e-mail address, an Indonesian mobile number, an identity number of 16 digits.
_PERSONAL_VALUE = r"[^@\s]+@[^@\s]+\.[a-z]{2,}|(^|\D)(\+?62|0)?8[1-9]([ .-]?\d){7,10}(\D|$)|(^|\D)\d{16}(\D|$)"
_SAMPLE = 2000

_GEOMETRIES = ("Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon")
_KEPT_SRIDS = (4326, 3857)

# PostgreSQL's categories of types that every server can write out.
_KINDS = {"S": "text", "N": "number", "B": "boolean", "D": "time"}


def offer(connection: Connection, source: Source) -> Offer:
    """Return the :class:`Offer` for a layer. Only reads.

    :param connection: psycopg2 connection of a planner.
    :param source: :class:`Source`
    :raises MapalusError: when the layer cannot be published as it is, saying what to change.
    """
    where = {"schema": source.schema, "relation": source.relation}
    with cursor_of(connection) as cursor:
        cursor.execute(STATEMENTS["relation"], where)
        found = cursor.fetchone()
        _require_publishable(found, source)
        cursor.execute(STATEMENTS["columns"], {"oid": found.oid})
        columns = cursor.fetchall()
        kind, native = _geometry(columns, source)
        key = _key(cursor, found, source)
        personal = _columns_with_personal_values(cursor, columns, source)
    known = known_of(connection, source)
    lost = losses(source.qml) if source.qml else ()
    offered = tuple(
        _column(column, source, column.name in personal) for column in columns if column.name != source.geometry
    )
    unfit = next((column for column in offered if column.name == key and column.refusal), None)
    if unfit is not None:
        raise MapalusError(
            "The key {key} of {relation} cannot be published: {reason}",
            "{advice}",
            key=key,
            relation=source.relation,
            reason=unfit.refusal,
            advice=_how_to_get_a_key(source),
        )
    return Offer(
        source=source,
        name=known.name if known else plain_name(source.relation),
        key=key,
        kind=kind,
        srid=native if native in _KEPT_SRIDS else 4326,
        native_srid=native,
        columns=offered,
        needs_usage=not found.can_be_entered,
        losses=tuple(lost),
        style_columns=frozenset() if lost or not source.qml else convert(source.qml, source.relation).columns,
        known=known,
    )


def _require_publishable(found, source):
    name = f"{source.schema}.{source.relation}"
    if found is None:
        raise MapalusError(
            "The city's database has no table or view {name}.",
            "Load the layer from the city's own connection.",
            name=name,
        )
    # Before anything of it is read: a view's functions would run with the rights of this user.
    if found.is_closed or found.unfit:
        unfit = found.unfit or {"rule": "not_public"}
        told, advice = RULES[unfit["rule"]]
        values = {"relation": name, "object": unfit.get("object")}
        raise MapalusError(
            "{problem}", "{advice}", problem=told.with_values(**values), advice=advice.with_values(**values)
        )
    if found.relkind not in "rpvm":
        raise MapalusError(
            "{name} is neither a table nor a view of this database.",
            "Copy it into a table of this database.",
            name=name,
        )
    if not found.is_ours:
        raise MapalusError(
            "{name} belongs to {owner}, not to you.",
            "Have its owner publish it, or copy it into a table of your own.",
            name=name,
            owner=found.owner,
        )
    if not (found.can_be_entered or found.schema_is_ours):
        raise MapalusError(
            "Mapalus may not enter the schema {schema}, and only its owner {owner} can let it.",
            "Have them run: GRANT USAGE ON SCHEMA {schema} TO mapalus_owner.",
            schema=source.schema,
            owner=found.schema_owner,
        )


def _geometry(columns, source):
    """Return the kind of geometry and the EPSG code, ``none`` and None without one."""
    if source.geometry is None:
        return "none", None
    column = next((one for one in columns if one.name == source.geometry), None)
    if column is None or column.geometry not in _GEOMETRIES or not column.srid:
        raise MapalusError(
            "The geometry {column} of {relation} says neither its kind nor its reference system.",
            "Give it a type such as geometry(MultiPolygon, 4326): with ALTER TABLE … ALTER COLUMN … TYPE … "
            "USING, or in a view with ::geometry(MultiPolygon, 4326). Curves need ST_CurveToLine.",
            column=source.geometry,
            relation=source.relation,
        )
    return column.geometry, column.srid


def _key(cursor, found, source):
    """Return the column that identifies a row: a table's by its making, a view's by what is in it."""
    if found.keys:
        # The one that QGIS uses, where it may be seen.
        fit = [name for name in found.keys if NAME.fullmatch(name) and not is_personal(name)]
        return source.key if source.key in fit else (fit or found.keys)[0]
    if found.relkind == "v" and source.key:
        key = sql.Identifier(source.key)
        cursor.execute(
            sql.SQL("SELECT count(*) = count({key}) AND count({key}) = count(DISTINCT {key}) FROM {relation}").format(
                key=key, relation=relation_of(source)
            )
        )
        if cursor.fetchone()[0]:
            return source.key
        raise MapalusError(
            "The column {key} does not identify the rows of {relation}: it is empty or the same in some.",
            "Load the view with a column that does, or add one to it, such as the key of the table behind it.",
            key=source.key,
            relation=source.relation,
        )
    raise MapalusError(
        "{relation} has no primary key of one column, by which a feature is known for good.",
        "{advice}",
        relation=source.relation,
        advice=_how_to_get_a_key(source),
    )


def _how_to_get_a_key(source):
    return Sentence(
        "Give it one: ALTER TABLE {relation} ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY UNIQUE.",
        relation=f"{source.schema}.{source.relation}",
    )


def _columns_with_personal_values(cursor, columns, source):
    """Return the columns in which something looks like an address, a telephone or an identity number."""
    names = [column.name for column in columns if column.category in "SN" and column.type != "geometry"]
    if not names:
        return set()
    tests = sql.SQL(", ").join(
        sql.SQL("coalesce(bool_or({}::text ~* {}), false)").format(sql.Identifier(name), sql.Literal(_PERSONAL_VALUE))
        for name in names
    )
    cursor.execute(
        sql.SQL("SELECT ARRAY[{}] AS told FROM (SELECT * FROM {} LIMIT {}) AS sample").format(
            tests, relation_of(source), sql.Literal(_SAMPLE)
        )
    )
    return {name for name, found in zip(names, cursor.fetchone().told) if found}


def _column(column, source, personal):
    name = column.name
    kind = "date" if column.type == "date" else _KINDS.get(column.category, "")
    if column.type == "uuid":
        kind = "text"
    warning = refusal = ""
    if is_personal(name.lower()):
        refusal = Sentence("It looks like personal data, which is never published.")
    elif is_of_gml(name):
        refusal = Sentence(
            "Every feature has something of this name already. Rename it, for example to {name}.",
            name=f"{plain_name(source.relation)}_{name.lower()}"[:63],
        )
    elif not NAME.fullmatch(name):
        refusal = Sentence("Only small letters, digits and underscores can be published. Rename it, or make a view.")
    elif not kind or column.type == "time":
        refusal = Sentence("Values of the type {type} cannot be published.", type=column.type)
    elif personal:
        warning = Sentence("Some values look like telephone numbers, e-mail addresses or identity numbers.")
    elif _DOUBTFUL.search(name) or is_private(name, "", "mapalus_public"):
        warning = Sentence("By its name it may tell of persons.")
    title = (source.titles or {}).get(name) or _title_of(name)
    return OfferedColumn(name, title, kind or "text", warning, refusal)


def _title_of(name):
    words = name.replace("_", " ").strip() or name
    return words[0].upper() + words[1:]
