"""Declaring a layer to be public, and taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psycopg2 import sql
from psycopg2.extras import Json

from mapalus.plugin.errors import MapalusError, listed
from mapalus.plugin.publication.declaration import OwnLayer, load_for
from mapalus.plugin.publication.own_layers.records import own_layers
from mapalus.plugin.publication.own_layers.statements import (
    LONGEST,
    NAME,
    OWNER,
    STATEMENTS,
    cursor_of,
    quoted,
    relation_of,
)
from mapalus.plugin.words import Words

if TYPE_CHECKING:
    from mapalus.plugin.database.connection import Connection
    from mapalus.plugin.publication.own_layers.model import Chosen, Offer


def declared(offered: Offer, chosen: Chosen) -> dict:
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


def grants(offered: Offer, chosen: Chosen) -> list[sql.Composable]:
    """Return the statements that let Mapalus read what is published, as psycopg2's compositions.

    The role that owns Mapalus' views gets them, and nobody logs in as it; the servers' logins get nothing.
    """
    source, owner = offered.source, sql.Identifier(OWNER)
    names = dict.fromkeys((offered.key, *chosen.columns, *filter(None, (source.geometry,))))
    found = []
    if offered.needs_usage:
        found.append(sql.SQL("GRANT USAGE ON SCHEMA {} TO {}").format(sql.Identifier(source.schema), owner))
    columns = sql.SQL(", ").join(map(sql.Identifier, names))
    found.append(sql.SQL("GRANT SELECT ({}) ON {} TO {}").format(columns, relation_of(source), owner))
    return found


def index_for(offered: Offer) -> sql.Composable:
    """Return the statement for the index through which maps of a transformed geometry are read."""
    return sql.SQL("CREATE INDEX ON {} USING gist ((ST_Transform(ST_Force2D({}), {})::geometry({}, {})))").format(
        relation_of(offered.source),
        sql.Identifier(offered.source.geometry),
        sql.SQL(str(offered.srid)),
        sql.SQL(offered.kind),
        sql.SQL(str(offered.srid)),
    )


def reason_not_publishable(offered: Offer, chosen: Chosen) -> MapalusError | None:
    """Return the :class:`MapalusError` that stands in the way of publishing, None where nothing does.

    Needs neither database nor server: what the database would refuse besides, :func:`publish` says.
    """
    columns = {column.name: column for column in offered.columns}
    if offered.losses:
        return MapalusError(
            "GeoServer could not draw this style alike: {losses}.",
            "Change these in the layer's symbology or labels, then open this window again.",
            losses=listed(offered.losses, "; "),
        )
    if not NAME.fullmatch(chosen.name) or len(chosen.name) > LONGEST:
        return MapalusError(
            "“{name}” cannot be the name of a layer.",
            "Use up to 50 small letters, digits and underscores, a letter first.",
            name=chosen.name,
        )
    words = (chosen.title.id, chosen.title.en, chosen.abstract.id, chosen.abstract.en)
    if not all(text.strip() for text in words):
        return MapalusError("Title and description are needed in both languages.", "Write what the public should know.")
    for name in chosen.columns:
        if columns[name].refusal:
            return MapalusError(
                "The column {name} cannot be published.", "{reason}", name=name, reason=columns[name].refusal
            )
        if columns[name].warning and name not in chosen.harmless:
            return MapalusError(
                "The column {name} may hold personal data.", "Leave it out, or confirm that you have looked.", name=name
            )
    if missing := sorted(offered.style_columns - {*chosen.columns, offered.key, "geom"}):
        return MapalusError(
            "The style reads columns that are not published: {names}.",
            "Tick them, or draw the layer without them.",
            names=", ".join(missing),
        )
    return None


def publish(connection: Connection, offered: Offer, chosen: Chosen) -> None:
    """Declare a layer to be public, or declare it again; the next plan has it.

    Rights, view and declaration come together or not at all. What the offer did not see any more is refused.

    :param connection: psycopg2 connection of a planner who owns the table.
    :raises MapalusError: when something stands in the way; nothing is changed then.
    """
    if problem := reason_not_publishable(offered, chosen):
        raise problem
    source, entry = offered.source, declared(offered, chosen)
    others = [
        OwnLayer(one.name, one.declaration, one.style) for one in own_layers(connection) if one.name != chosen.name
    ]
    new = OwnLayer(chosen.name, entry, source.qml)
    # As every desk will read it: what does not fit is refused here, and not there.
    load_for(connection, own_layers=[*others, new])
    known = offered.known if offered.known and offered.known.name == chosen.name else None
    with cursor_of(connection) as cursor:
        for statement in grants(offered, chosen):
            cursor.execute(statement)
        cursor.execute(
            "SELECT mapalus.publish_own_layer(%s, %s::regclass, %s, %s, %s, %s)",
            (
                chosen.name,
                f"{quoted(source.schema)}.{quoted(source.relation)}",
                source.geometry,
                Json(entry),
                source.qml,
                known and known.version,
            ),
        )


def withdraw(connection: Connection, name: str) -> bool:
    """Take a layer back: nobody can read it any more, and the next plan takes it from the server.

    :returns: whether the rights on the table were taken back as well; only its owner can do that.
    :raises MapalusError: when there is no such layer, or somebody changed it meanwhile.
    """
    found = own_layers(connection)
    record = next((one for one in found if one.name == name), None)
    if record is None:
        raise MapalusError("There is no own layer {name}.", "Nothing needs to be done.", name=name)
    others = [one for one in found if one.name != name]
    with cursor_of(connection) as cursor:
        cursor.execute("SELECT mapalus.withdraw_own_layer(%s, %s)", (name, record.version))
        return _revoke(cursor, record, others)


def _revoke(cursor, record, others):
    cursor.execute(STATEMENTS["relation of an own layer"], {"schema": record.schema, "relation": record.relation})
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
        (f"mapalus_public.own_{record.name}", f"{quoted(record.schema)}.{quoted(record.relation)}"),
    )
    if names := [sql.Identifier(name) for (name,) in cursor.fetchall()]:
        cursor.execute(
            sql.SQL("GRANT SELECT ({}) ON {} TO {}").format(
                sql.SQL(", ").join(names), sql.Identifier(record.schema, record.relation), sql.Identifier(OWNER)
            )
        )
