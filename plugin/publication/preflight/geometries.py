"""Geometries: kind, reference system, spatial index."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mapalus.plugin.errors import Sentence
from mapalus.plugin.packages import sql
from mapalus.plugin.publication.declaration import OWN
from mapalus.plugin.publication.preflight.finding import ERROR, WARNING
from mapalus.plugin.publication.preflight.looking import identifier_of, name_of

if TYPE_CHECKING:
    from mapalus.plugin.publication.declaration.model import Layer
    from mapalus.plugin.publication.preflight.looking import Look


def check_geometry(look: Look, layer: Layer, row: object) -> None:
    kind, srid = row.geometry, row.srid
    if kind is None:
        look.add(
            ERROR,
            name_of(row),
            Sentence("{relation}.geom is no geometry.", relation=name_of(row)),
            Sentence("Correct the view, or declare the layer without geometry."),
        )
    elif srid and srid != layer.srid:
        _retype(
            look,
            ERROR,
            layer,
            row,
            Sentence(
                "{relation} is in EPSG:{srid}, and EPSG:{declared} is declared: it would lie elsewhere.",
                relation=name_of(row),
                srid=srid,
                declared=layer.srid,
            ),
        )
    elif not srid:
        _retype(
            look,
            WARNING,
            layer,
            row,
            Sentence(
                "{relation}.geom does not say its reference system: GeoServer guesses it from the first row.",
                relation=name_of(row),
            ),
        )
    elif "Geometry" not in (kind, layer.geometry) and kind != layer.geometry:
        look.add(
            ERROR,
            name_of(row),
            Sentence(
                "{relation} holds {kind}, and {declared} is declared for the layer {layer}.",
                relation=name_of(row),
                kind=kind,
                declared=layer.geometry,
                layer=layer.name,
            ),
            Sentence("Correct the declaration, or the view."),
        )


def _retype(look, grade, layer, row, problem):
    """Give a geometry the declared reference system, transformed where it has another."""
    kind = layer.geometry if row.geometry in ("Geometry", layer.geometry) and not layer.filter else "Geometry"
    shape = sql.SQL("geom") if not row.srid else sql.SQL("ST_Transform(geom, {})").format(sql.Literal(layer.srid))
    typed = sql.SQL("{}::geometry({}, {})").format(shape, sql.SQL(kind), sql.Literal(layer.srid))
    if row.kind in ("r", "p"):
        if not row.srid:
            typed = sql.SQL("ST_SetSRID(geom, {0})::geometry({1}, {0})").format(sql.Literal(layer.srid), sql.SQL(kind))
        repair = [
            sql.SQL("ALTER TABLE {} ALTER COLUMN geom TYPE geometry({}, {}) USING {}").format(
                identifier_of(row), sql.SQL(kind), sql.Literal(layer.srid), typed
            )
        ]
    else:
        repair = _view_made_again(look, row, typed)
    look.add_repairable(grade, name_of(row), problem, repair, row.owner)


def _view_made_again(look, row, typed):
    """Return statements that make a view again with another geometry, its rights and comments kept."""
    if row.kind != "v":
        return []
    (its,) = look.fetch("definition", schema=row.schema, relation=row.relation)
    view, owner = identifier_of(row), sql.Identifier(its.owner)
    columns = [sql.SQL("{} AS geom").format(typed) if name == "geom" else sql.Identifier(name) for name in its.columns]
    barrier = sql.SQL(" WITH (security_barrier)" if row.is_barrier else "")
    made = [
        sql.SQL("DROP VIEW {}").format(view),
        sql.SQL("CREATE VIEW {}{} AS SELECT {} FROM ({}) AS untyped").format(
            view, barrier, sql.SQL(", ").join(columns), sql.SQL(its.query)
        ),
        sql.SQL("ALTER VIEW {} OWNER TO {}").format(view, owner),
    ]
    for privilege, grantee in its.rights:
        made.append(
            sql.SQL("GRANT {} ON {} TO {}").format(
                sql.SQL(privilege), view, sql.SQL("PUBLIC") if grantee == "PUBLIC" else sql.Identifier(grantee)
            )
        )
    if its.comment:
        made.append(sql.SQL("COMMENT ON VIEW {} IS {}").format(view, sql.Literal(its.comment)))
    for column, comment in (its.comments or {}).items():
        made.append(sql.SQL("COMMENT ON COLUMN {}.{} IS {}").format(view, sql.Identifier(column), sql.Literal(comment)))
    return made


def check_spatial_index(look: Look, layer: Layer, row: object, login: str) -> None:
    for source in row.unindexed:
        look.add_repairable(
            WARNING,
            name_of(row),
            Sentence(
                "{column} of {table} has no spatial index: every map of {relation} reads all of its {rows} rows.",
                column=source["column_name"],
                table=source["relation"],
                relation=name_of(row),
                rows=source["rows"],
            ),
            [
                sql.SQL("CREATE INDEX ON {} USING gist ({})").format(
                    sql.SQL(source["relation"]), sql.Identifier(source["column_name"])
                )
            ],
            source["owner"],
        )
    if layer.relation.startswith(OWN) and not row.unindexed:
        _check_own_index(look, layer, row, login)


def _check_own_index(look, layer, row, login):
    """A planner's geometry that the view transforms is found through an index of the transformed one alone."""
    statement = sql.SQL("EXPLAIN (FORMAT JSON) SELECT FROM {} WHERE geom && ST_MakeEnvelope(0, 0, 1, 1, {})")
    with look.reading_as(login):
        look.cursor.execute("SET LOCAL enable_seqscan = off")
        look.cursor.execute(statement.format(identifier_of(row), sql.Literal(layer.srid)))
        uses_index = "Index Cond" in json.dumps(look.cursor.fetchone()[0])
    own = look.fetch("own layer", layer=layer.name)
    if uses_index or not own:
        return
    (its,) = own
    look.add_repairable(
        WARNING,
        name_of(row),
        Sentence(
            "{relation} is transformed for publishing, and no spatial index helps: every map reads all rows.",
            relation=f"{its.relation_schema}.{its.relation_name}",
        ),
        [
            sql.SQL("CREATE INDEX ON {} USING gist ((ST_Transform(ST_Force2D({}), {})::geometry({}, {})))").format(
                sql.Identifier(its.relation_schema, its.relation_name),
                sql.Identifier(its.geometry_column),
                sql.Literal(layer.srid),
                sql.SQL(layer.geometry),
                sql.Literal(layer.srid),
            )
        ],
        its.owner,
    )
