"""Planners' own layers: what of a layer may be published, declaring it, taking it back.

A declared own layer is a view ``mapalus_public.own_<name>`` with the chosen columns and no others. The login with which
servers read goes on reading that schema alone, and every desk's next plan has the layer.

``python -m mapalus.plugin.publication.own_layers list|withdraw NAME`` does without QGIS what needs none, in the
database that ``MAPALUS_DSN`` names.
"""

import argparse
import os
import re
import sys
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import psycopg2
from psycopg2 import sql
from psycopg2.extras import Json, NamedTupleCursor

from mapalus.plugin.database.connection import connect, refused
from mapalus.plugin.database.sql import statements
from mapalus.plugin.errors import MapalusError
from mapalus.plugin.i18n import tr
from mapalus.plugin.publication import declaration
from mapalus.plugin.styles import convert
from mapalus.plugin.styles.convert import losses
from mapalus.plugin.words import Words

OWNER = "mapalus_owner"

_SQL = statements(Path(__file__).with_suffix(".sql"))

# What it may hold by its name, in both languages: published only when somebody has looked.
_DOUBTFUL = re.compile(
    r"(^|_)(name|owner|user|by|contact|note|notes|remark|remarks|age|sex|rt|rw|umur|hp|wa|kk|kontak|warga|orang|ket)(_|$)"
    r"|nama|pemilik|penghuni|pengguna|alamat|address|person|resident|tenant|birth|lahir|gender|kelamin|agama|religion"
    r"|catatan|keterangan|deskripsi|descri|comment|komentar|telp|telep|phone|e?mail|pelapor|reporter"
)
# What it holds: an e-mail address, an Indonesian mobile number, an identity number of 16 digits.
_TELLING = r"[^@\s]+@[^@\s]+\.[a-z]{2,}|(^|\D)(\+?62|0)?8[1-9]([ .-]?\d){7,10}(\D|$)|(^|\D)\d{16}(\D|$)"
_SAMPLE = 2000

MOST_SHOWN = 3000
"""Features in the picture of a layer that is not published yet."""

_GEOMETRIES = ("Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon")
_KEPT_SRIDS = (4326, 3857)
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_LONGEST = 50

# PostgreSQL's categories of types that every server can write out.
_KINDS = {"S": "text", "N": "number", "B": "boolean", "D": "time"}


@dataclass(frozen=True)
class Source:
    """What QGIS says of a layer.

    ``geometry`` and ``qml`` are None for a table without geometry; ``titles`` maps columns to their aliases; ``scales``
    are the denominators between which it is drawn, None where there is no limit.
    """

    schema: str
    relation: str
    title: str
    geometry: str = None
    key: str = ""
    titles: dict = None
    qml: str = None
    scales: tuple = (None, None)


@dataclass(frozen=True)
class OfferedColumn:
    """A column and whether it should be published.

    ``warning`` says why it is not suggested, ``refusal`` why it cannot be published at all; empty where neither holds.
    """

    name: str
    title: str
    kind: str
    warning: str = ""
    refusal: str = ""


@dataclass(frozen=True)
class OwnRecord:
    """An own layer as the database has it; ``is_whole`` tells whether its view is still there."""

    name: str
    schema: str
    relation: str
    declaration: dict
    style: str
    published_by: str
    published_at: datetime
    version: int
    is_whole: bool


@dataclass(frozen=True)
class Offer:
    """What may be published of a layer.

    ``kind`` is the kind of its geometry, ``none`` without one; ``srid`` the EPSG code that it is published in and
    ``native_srid`` its own; ``losses`` name what GeoServer could not draw alike; ``style_columns`` are the columns that
    the style reads; ``known`` is the :class:`OwnRecord` where it is published already.
    """

    source: Source
    name: str
    key: str
    kind: str
    srid: int
    native_srid: int
    columns: tuple
    needs_usage: bool
    losses: tuple = ()
    style_columns: frozenset = frozenset()
    known: OwnRecord = None


@dataclass(frozen=True)
class Chosen:
    """What a planner decided: words, columns (name -> :class:`Words`, in order), whether it is visible at first.

    ``harmless`` are the columns with a warning in which the planner found no person.
    """

    name: str
    title: Words
    abstract: Words
    columns: dict
    harmless: frozenset = frozenset()
    visible: bool = False


# ---------------------------------------------------------------- what may be published


def offer(connection, source):
    """Return the :class:`Offer` for a layer. Only reads.

    :param connection: psycopg2 connection of a planner.
    :param source: :class:`Source`
    :raises MapalusError: when the layer cannot be published as it is, saying what to change.
    """
    where = {"schema": source.schema, "relation": source.relation}
    with _cursor(connection) as cursor:
        cursor.execute(_SQL["relation"], where)
        found = cursor.fetchone()
        _require_publishable(found, source)
        cursor.execute(_SQL["columns"], {"oid": found.oid})
        columns = cursor.fetchall()
        kind, native = _geometry(columns, source)
        key = _key(cursor, found, source)
        telling = _telling(cursor, columns, source)
    known = known_of(connection, source)
    lost = losses(source.qml) if source.qml else ()
    offered = tuple(
        _column(column, source, column.name in telling) for column in columns if column.name != source.geometry
    )
    unfit = next((column for column in offered if column.name == key and column.refusal), None)
    if unfit is not None:
        raise MapalusError(
            tr("The key {key} of {relation} cannot be published: {reason}").format(
                key=key, relation=source.relation, reason=unfit.refusal
            ),
            _how_to_get_a_key(source),
        )
    return Offer(
        source=source,
        name=known.name if known else _plain_name(source.relation),
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
            tr("The city's database has no table or view {name}.").format(name=name),
            tr("Load the layer from the city's own connection."),
        )
    if found.is_closed:
        raise MapalusError(
            tr("{name} is one of Mapalus' own tables, or shows what stands in them.").format(name=name),
            tr("Make it from the views of mapalus_public, which hold nothing private."),
        )
    if found.relkind not in "rpvm":
        raise MapalusError(
            tr("{name} is neither a table nor a view of this database.").format(name=name),
            tr("Copy it into a table of this database."),
        )
    if not found.is_ours:
        raise MapalusError(
            tr("{name} belongs to {owner}, not to you.").format(name=name, owner=found.owner),
            tr("Have its owner publish it, or copy it into a table of your own."),
        )
    if not (found.can_be_entered or found.schema_is_ours):
        raise MapalusError(
            tr("Mapalus may not enter the schema {schema}, and only its owner {owner} can let it.").format(
                schema=source.schema, owner=found.schema_owner
            ),
            tr("Have them run: GRANT USAGE ON SCHEMA {schema} TO mapalus_owner.").format(schema=source.schema),
        )


def _geometry(columns, source):
    """Return the kind of geometry and the EPSG code, ``none`` and None without one."""
    if source.geometry is None:
        return "none", None
    column = next((one for one in columns if one.name == source.geometry), None)
    if column is None or column.geometry not in _GEOMETRIES or not column.srid:
        raise MapalusError(
            tr("The geometry {column} of {relation} says neither its kind nor its reference system.").format(
                column=source.geometry, relation=source.relation
            ),
            tr(
                "Give it a type such as geometry(MultiPolygon, 4326): with ALTER TABLE … ALTER COLUMN … TYPE … USING, "
                "or in a view with ::geometry(MultiPolygon, 4326). Curves need ST_CurveToLine."
            ),
        )
    return column.geometry, column.srid


def _key(cursor, found, source):
    """Return the column that identifies a row: a table's by its making, a view's by what is in it."""
    if found.keys:
        # The one that QGIS uses, where it may be seen.
        fit = [name for name in found.keys if _NAME.fullmatch(name) and not declaration.is_personal(name)]
        return source.key if source.key in fit else (fit or found.keys)[0]
    if found.relkind == "v" and source.key:
        key = sql.Identifier(source.key)
        cursor.execute(
            sql.SQL("SELECT count(*) = count({key}) AND count({key}) = count(DISTINCT {key}) FROM {relation}").format(
                key=key, relation=_relation(source)
            )
        )
        if cursor.fetchone()[0]:
            return source.key
        raise MapalusError(
            tr("The column {key} does not identify the rows of {relation}: it is empty or the same in some.").format(
                key=source.key, relation=source.relation
            ),
            tr("Load the view with a column that does, or add one to it, such as the key of the table behind it."),
        )
    raise MapalusError(
        tr("{relation} has no primary key of one column, by which a feature is known for good.").format(
            relation=source.relation
        ),
        _how_to_get_a_key(source),
    )


def _how_to_get_a_key(source):
    return tr("Give it one: ALTER TABLE {relation} ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY UNIQUE.").format(
        relation=f"{source.schema}.{source.relation}"
    )


def _telling(cursor, columns, source):
    """Return the columns in which something looks like an address, a telephone or an identity number."""
    names = [column.name for column in columns if column.category in "SN" and column.type != "geometry"]
    if not names:
        return set()
    tests = sql.SQL(", ").join(
        sql.SQL("coalesce(bool_or({}::text ~* {}), false)").format(sql.Identifier(name), sql.Literal(_TELLING))
        for name in names
    )
    cursor.execute(
        sql.SQL("SELECT ARRAY[{}] AS told FROM (SELECT * FROM {} LIMIT {}) AS sample").format(
            tests, _relation(source), sql.Literal(_SAMPLE)
        )
    )
    return {name for name, found in zip(names, cursor.fetchone().told) if found}


def _column(column, source, telling):
    name = column.name
    kind = "date" if column.type == "date" else _KINDS.get(column.category, "")
    if column.type == "uuid":
        kind = "text"
    warning = refusal = ""
    if declaration.is_personal(name.lower()):
        refusal = tr("It looks like personal data, which is never published.")
    elif declaration.is_of_gml(name):
        refusal = tr("Every feature has something of this name already. Rename it, for example to {name}.").format(
            name=f"{_plain_name(source.relation)}_{name.lower()}"[:63]
        )
    elif not _NAME.fullmatch(name):
        refusal = tr("Only small letters, digits and underscores can be published. Rename it, or make a view.")
    elif not kind or column.type == "time":
        refusal = tr("Values of the type {type} cannot be published.").format(type=column.type)
    elif telling:
        warning = tr("Some values look like telephone numbers, e-mail addresses or identity numbers.")
    elif _DOUBTFUL.search(name) or declaration.is_private(name, "", "mapalus_public"):
        warning = tr("By its name it may tell of persons.")
    title = (source.titles or {}).get(name) or _in_words(name)
    return OfferedColumn(name, title, kind or "text", warning, refusal)


def _in_words(name):
    words = name.replace("_", " ").strip() or name
    return words[0].upper() + words[1:]


def _plain_name(text):
    plain = re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")
    return (plain if _NAME.fullmatch(plain) else f"layer_{plain}")[:_LONGEST].strip("_")


# ---------------------------------------------------------------- what would be done


def declared(offered, chosen):
    """Return the declaration of a layer, as ``publication.yml`` has them."""
    columns = {column.name: column for column in offered.columns}
    # Clients page by the first column.
    names = [offered.key, *(name for name in chosen.columns if name != offered.key)]
    entry = {
        "geometry": offered.kind,
        "key": offered.key,
        "title": chosen.title.as_dict(),
        "abstract": chosen.abstract.as_dict(),
        "visible": chosen.visible,
        "columns": [_declared_column(columns[name], chosen) for name in names],
    }
    if offered.kind != "none":
        entry["srid"] = offered.srid
        limits = zip(("from", "to"), offered.source.scales)
        if scales := {side: float(limit) for side, limit in limits if limit}:
            entry["scales"] = scales
    return entry


def _declared_column(column, chosen):
    title = chosen.columns.get(column.name) or Words(column.title, column.title)
    entry = {"name": column.name, "title": title.as_dict()}
    if column.kind != "text":
        entry["type"] = column.kind
    if column.name in chosen.harmless:
        entry["no_person"] = True
    return entry


def grants(offered, chosen):
    """Return the statements that let Mapalus read what is published, as psycopg2's compositions.

    The role that owns Mapalus' views gets them, and nobody logs in as it; the servers' logins get nothing.
    """
    source, owner = offered.source, sql.Identifier(OWNER)
    names = dict.fromkeys((offered.key, *chosen.columns, *filter(None, (source.geometry,))))
    found = []
    if offered.needs_usage:
        found.append(sql.SQL("GRANT USAGE ON SCHEMA {} TO {}").format(sql.Identifier(source.schema), owner))
    columns = sql.SQL(", ").join(map(sql.Identifier, names))
    found.append(sql.SQL("GRANT SELECT ({}) ON {} TO {}").format(columns, _relation(source), owner))
    return found


def index_for(offered):
    """Return the statement for the index through which maps of a transformed geometry are read."""
    return sql.SQL("CREATE INDEX ON {} USING gist ((ST_Transform(ST_Force2D({}), {})::geometry({}, {})))").format(
        _relation(offered.source),
        sql.Identifier(offered.source.geometry),
        sql.SQL(str(offered.srid)),
        sql.SQL(offered.kind),
        sql.SQL(str(offered.srid)),
    )


def in_words(statement):
    """Return a composed statement as text to be read."""
    if isinstance(statement, sql.Composed):
        return "".join(map(in_words, statement.seq))
    if isinstance(statement, sql.Identifier):
        return ".".join(part if _NAME.fullmatch(part) else _quoted(part) for part in statement.strings)
    return statement.string


def _quoted(name):
    return '"{}"'.format(name.replace('"', '""'))


def hindrance(offered, chosen):
    """Return the :class:`MapalusError` that stands in the way of publishing, None where nothing does.

    Needs neither database nor server: what the database would refuse besides, :func:`publish` says.
    """
    columns = {column.name: column for column in offered.columns}
    if offered.losses:
        return MapalusError(
            tr("GeoServer could not draw this style alike: {losses}.").format(losses="; ".join(offered.losses)),
            tr("Change these in the layer's symbology or labels, then open this window again."),
        )
    if not _NAME.fullmatch(chosen.name) or len(chosen.name) > _LONGEST:
        return MapalusError(
            tr("“{name}” cannot be the name of a layer.").format(name=chosen.name),
            tr("Use up to 50 small letters, digits and underscores, a letter first."),
        )
    words = (chosen.title.id, chosen.title.en, chosen.abstract.id, chosen.abstract.en)
    if not all(text.strip() for text in words):
        return MapalusError(
            tr("Title and description are needed in both languages."), tr("Write what the public should know.")
        )
    for name in chosen.columns:
        if columns[name].refusal:
            return MapalusError(tr("The column {name} cannot be published.").format(name=name), columns[name].refusal)
        if columns[name].warning and name not in chosen.harmless:
            return MapalusError(
                tr("The column {name} may hold personal data.").format(name=name),
                tr("Leave it out, or confirm that you have looked."),
            )
    if missing := sorted(offered.style_columns - {*chosen.columns, offered.key, "geom"}):
        return MapalusError(
            tr("The style reads columns that are not published: {names}.").format(names=", ".join(missing)),
            tr("Tick them, or draw the layer without them."),
        )
    return None


def sld(offered):
    """Return the style of an offer as it will stand on GeoServer, see :func:`~mapalus.plugin.styles.convert`."""
    return convert(offered.source.qml, offered.name)


def features_in(connection, offered, box):
    """Return what lies in a box as (GML 2 in EPSG:3857, values of the columns that the style reads), and those columns.

    Read as the planner: nothing must be granted or published for a picture.

    :param box: west, south, east, north in EPSG:3857.
    :returns: names of columns, rows; of more than :data:`MOST_SHOWN` features the first.
    """
    source = offered.source
    names = sorted(offered.style_columns & {column.name for column in offered.columns})
    geometry = sql.Identifier(source.geometry)
    query = sql.SQL(
        "SELECT ST_AsGML(2, ST_Transform(ST_Force2D({geometry}), 3857), 3) AS gml {columns} FROM {relation} "
        "WHERE {geometry} && ST_Transform(ST_MakeEnvelope(%s, %s, %s, %s, 3857), {srid}) LIMIT {most}"
    ).format(
        geometry=geometry,
        columns=sql.SQL("").join(sql.SQL(", {}").format(sql.Identifier(name)) for name in names),
        relation=_relation(source),
        srid=sql.Literal(offered.native_srid),
        most=sql.Literal(MOST_SHOWN),
    )
    with _cursor(connection, None) as cursor:
        cursor.execute(query, box)
        return names, [(row[0], row[1:]) for row in cursor.fetchall() if row[0]]


def place_of(connection, offered):
    """Return where a layer lies, in degrees: (west, south, east, north), (longitude, latitude) of one of its features.

    None where it has no features.
    """
    source = offered.source
    query = sql.SQL(
        "SELECT ST_XMin(box), ST_YMin(box), ST_XMax(box), ST_YMax(box), ST_X(one), ST_Y(one) FROM (SELECT "
        "ST_Transform(ST_SetSRID(ST_Extent({geometry})::geometry, {srid}), 4326) AS box, "
        "(SELECT ST_Transform(ST_PointOnSurface({geometry}), 4326) FROM {relation} WHERE NOT ST_IsEmpty({geometry}) "
        "LIMIT 1) AS one FROM {relation}) AS whole WHERE box IS NOT NULL AND one IS NOT NULL"
    ).format(
        geometry=sql.Identifier(source.geometry), srid=sql.Literal(offered.native_srid), relation=_relation(source)
    )
    with _cursor(connection, None) as cursor:
        cursor.execute(query)
        row = cursor.fetchone()
        return row and (row[:4], row[4:])


# ---------------------------------------------------------------- doing it


def own_layers(connection):
    """Return the :class:`OwnRecord` list of a database, by name."""
    with _cursor(connection) as cursor:
        cursor.execute(_SQL["own layers"])
        return [OwnRecord(*row) for row in cursor.fetchall()]


def known_of(connection, source):
    """Return the :class:`OwnRecord` that shows the table of a :class:`Source`; None where none does."""
    return next((one for one in own_layers(connection) if _shows(one, source)), None)


def publish(connection, offered, chosen):
    """Declare a layer to be public, or declare it anew; the next plan has it.

    Rights, view and declaration come together or not at all. What the offer did not see any more is refused.

    :param connection: psycopg2 connection of a planner who owns the table.
    :raises MapalusError: when something stands in the way; nothing is changed then.
    """
    if problem := hindrance(offered, chosen):
        raise problem
    source, entry = offered.source, declared(offered, chosen)
    others = [
        declaration.OwnLayer(one.name, one.declaration, one.style)
        for one in own_layers(connection)
        if one.name != chosen.name
    ]
    new = declaration.OwnLayer(chosen.name, entry, source.qml)
    # As every desk will read it: what does not fit is refused here, and not there.
    declaration.load_for(connection, own_layers=[*others, new])
    known = offered.known if offered.known and offered.known.name == chosen.name else None
    with _cursor(connection) as cursor:
        for statement in grants(offered, chosen):
            cursor.execute(statement)
        cursor.execute(
            "SELECT mapalus.publish_own_layer(%s, %s::regclass, %s, %s, %s, %s)",
            (
                chosen.name,
                f"{_quoted(source.schema)}.{_quoted(source.relation)}",
                source.geometry,
                Json(entry),
                source.qml,
                known and known.version,
            ),
        )


def withdraw(connection, name):
    """Take a layer back: nobody can read it any more, and the next plan takes it from the server.

    :returns: whether the rights on the table were taken back as well; only its owner can do that.
    :raises MapalusError: when there is no such layer, or somebody changed it meanwhile.
    """
    found = own_layers(connection)
    record = next((one for one in found if one.name == name), None)
    if record is None:
        raise MapalusError(tr("There is no own layer {name}.").format(name=name), tr("Nothing needs to be done."))
    others = [one for one in found if one.name != name]
    with _cursor(connection) as cursor:
        cursor.execute("SELECT mapalus.withdraw_own_layer(%s, %s)", (name, record.version))
        return _revoke(cursor, record, others)


def _revoke(cursor, record, others):
    cursor.execute(_SQL["relation of an own layer"], {"schema": record.schema, "relation": record.relation})
    row = cursor.fetchone()
    if row is None:
        # Dropped: with it went its rights.
        return True
    relation_is_ours, schema_is_ours = row
    relation, owner = sql.Identifier(record.schema, record.relation), sql.Identifier(OWNER)
    if relation_is_ours:
        cursor.execute(sql.SQL("REVOKE ALL ON {} FROM {}").format(relation, owner))
        for one in others:
            if (one.schema, one.relation) == (record.schema, record.relation):
                _grant_again(cursor, one)
    if schema_is_ours and not any(one.schema == record.schema for one in others):
        cursor.execute(sql.SQL("REVOKE USAGE ON SCHEMA {} FROM {}").format(sql.Identifier(record.schema), owner))
    return relation_is_ours


def _grant_again(cursor, record):
    """Grant what another layer of the same table reads, as its view says."""
    cursor.execute(
        "SELECT DISTINCT attname FROM pg_depend JOIN pg_rewrite ON pg_rewrite.oid = objid "
        "JOIN pg_attribute ON attrelid = refobjid AND attnum = refobjsubid "
        "WHERE classid = 'pg_rewrite'::regclass AND ev_class = to_regclass(%s) AND refobjid = to_regclass(%s)",
        (f"mapalus_public.own_{record.name}", f"{_quoted(record.schema)}.{_quoted(record.relation)}"),
    )
    if names := [sql.Identifier(name) for (name,) in cursor.fetchall()]:
        cursor.execute(
            sql.SQL("GRANT SELECT ({}) ON {} TO {}").format(
                sql.SQL(", ").join(names), sql.Identifier(record.schema, record.relation), sql.Identifier(OWNER)
            )
        )


def _shows(record, source):
    return (record.schema, record.relation) == (source.schema, source.relation)


def _relation(source):
    return sql.Identifier(source.schema, source.relation)


@contextmanager
def _cursor(connection, factory=NamedTupleCursor):
    try:
        with connection, connection.cursor(cursor_factory=factory) as cursor:
            yield cursor
    except psycopg2.Error as error:
        raise refused(error) from error


def main(arguments=None):
    parser = argparse.ArgumentParser(prog="mapalus.plugin.publication.own_layers", description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("list", help="name the own layers, their tables and who published them")
    commands.add_parser("withdraw", help="take a layer back").add_argument("name")
    options = parser.parse_args(arguments)
    try:
        dsn = os.environ.get("MAPALUS_DSN")
        if not dsn:
            raise MapalusError("MAPALUS_DSN is not set.", "Let it name the city's database.")
        with closing(connect(dsn)) as connection:
            if options.command == "withdraw":
                revoked = withdraw(connection, options.name)
                print(f"{options.name} is taken back; the next plan takes it from the server.")
                if not revoked:
                    print("mapalus_owner keeps its rights on the table: only the table's owner can take them away.")
            else:
                for one in own_layers(connection):
                    lost = "" if one.is_whole else "  (has lost its table)"
                    who = f"{one.published_by}  {one.published_at:%Y-%m-%d %H:%M}"
                    print(f"{one.name}  {one.schema}.{one.relation}  {who}{lost}")
    except MapalusError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
