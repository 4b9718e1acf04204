"""Tables, views and queries: columns, keys, and the rights that a server needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapalus.plugin.errors import Sentence
from mapalus.plugin.packages import extras, psycopg2, sql
from mapalus.plugin.publication.preflight.finding import ERROR, WARNING
from mapalus.plugin.publication.preflight.geometries import check_geometry, check_spatial_index
from mapalus.plugin.publication.preflight.looking import AGENCY, PUBLIC, identifier_of, name_of

if TYPE_CHECKING:
    from mapalus.plugin.publication.preflight.looking import Look


# A uniqueness that is not found out by then is taken on trust.
_MILLISECONDS_FOR_A_KEY = 5000


def check_relations(look: Look, thorough: bool) -> None:
    asked = {
        (workspace.store.schema, layer.relation)
        for workspace in look.publication.workspaces
        for layer in workspace.layers
        if not layer.sql_view
    }
    names = [{"schema": schema, "relation": relation} for schema, relation in sorted(asked)]
    known = {(row.schema, row.relation): row for row in look.fetch("relations", asked=extras.Json(names))}
    seen, entries = set(), set()
    for workspace in look.publication.workspaces:
        if workspace.entry in entries:
            # Agencies' workspaces show the same relations. Their logins are looked at one by one.
            continue
        entries.add(workspace.entry)
        look.workspace = workspace.entry
        for layer in workspace.layers:
            if layer.sql_view:
                _check_query(look, layer)
                continue
            row = known.get((workspace.store.schema, layer.relation))
            if row is None:
                _add_missing_relation(look, workspace, layer)
                continue
            _check_columns(look, row, layer)
            if name_of(row) in seen or row.relation in look.unfit:
                # Several layers may show one view: what is wrong with it is said once.
                continue
            seen.add(name_of(row))
            _check_relation(look, workspace, layer, row, thorough)
    look.workspace = look.publication.public.name
    _check_box_comparison(look)


def _add_missing_relation(look, workspace, layer):
    name = f"{workspace.store.schema}.{layer.relation}"
    look.add(
        ERROR,
        name,
        Sentence(
            "There is no table or view {relation}, which the layer {layer} shows.", relation=name, layer=layer.name
        ),
        Sentence("Run “Install or upgrade the database” (mapalus:installdatabase), or correct the declaration."),
    )


def _check_columns(look, row, layer):
    missing = [name for name in layer.column_names if name not in row.columns]
    if layer.has_geometry and "geom" not in row.columns:
        missing.append("geom")
    if missing:
        look.add(
            ERROR,
            name_of(row),
            Sentence(
                "{relation} has no column {columns}, which the layer {layer} shows.",
                relation=name_of(row),
                columns=", ".join(missing),
                layer=layer.name,
            ),
            Sentence("Run “Install or upgrade the database” (mapalus:installdatabase), or correct the declaration."),
        )


def _check_relation(look, workspace, layer, row, thorough):
    login = look.logins[workspace.store.role].user
    _check_key(look, layer, row, login, thorough)
    if layer.has_geometry and "geom" in row.columns:
        check_geometry(look, layer, row)
        check_spatial_index(look, layer, row, login)
    _check_missing_rights(look, workspace, row)
    if row.kind == "v" and not row.is_barrier:
        look.add_repairable(
            WARNING,
            name_of(row),
            Sentence(
                "The view {relation} has no security barrier: a filter may see rows that it leaves out.",
                relation=name_of(row),
            ),
            [sql.SQL("ALTER VIEW {} SET (security_barrier)").format(identifier_of(row))],
            row.owner,
        )


def _check_key(look, layer, row, login, thorough):
    if layer.key not in row.columns:
        # Said of the columns already.
        return
    told = row.told_key or row.primary_key
    if told == [layer.key]:
        if thorough and not _is_different_in_all_rows(look, row, layer.key, login):
            look.add(
                ERROR,
                name_of(row),
                Sentence(
                    "{column} is the key of {relation} and stands in several rows, or is empty in one.",
                    column=layer.key,
                    relation=name_of(row),
                ),
                Sentence("Correct the rows, or declare another key."),
            )
        return
    if not told:
        problem = Sentence(
            "{relation} has no key that GeoServer knows: its features would get other identifiers with every "
            "request, and could not be paged.",
            relation=name_of(row),
        )
    else:
        problem = Sentence(
            "GeoServer takes {told} for the key of {relation}, and {column} is declared.",
            told=", ".join(told),
            relation=name_of(row),
            column=layer.key,
        )
    keys = sql.Identifier("mapalus_public", "gt_pk_metadata")
    place = sql.Literal(row.schema), sql.Literal(row.relation)
    look.add_repairable(
        ERROR,
        name_of(row),
        problem,
        [
            sql.SQL("DELETE FROM {} WHERE table_schema = {} AND table_name = {}").format(keys, *place),
            sql.SQL(
                "INSERT INTO {} (table_schema, table_name, pk_column, pk_column_idx, pk_policy) "
                "VALUES ({}, {}, {}, 1, 'assigned')"
            ).format(keys, *place, sql.Literal(layer.key)),
        ],
        "mapalus_owner",
    )


def _is_different_in_all_rows(look, row, key, login):
    """Return whether a key is one, as far as that may and can be found out in time."""
    statement = sql.SQL(
        "SELECT EXISTS (SELECT FROM {0} GROUP BY {1} HAVING count(*) > 1) OR EXISTS (SELECT FROM {0} WHERE {1} IS NULL)"
    ).format(identifier_of(row), sql.Identifier(key))
    with look.reading_as(login):
        try:
            look.cursor.execute("SET LOCAL statement_timeout = %s", (_MILLISECONDS_FOR_A_KEY,))
            look.cursor.execute(statement)
            return not look.cursor.fetchone()[0]
        except (psycopg2.errors.QueryCanceled, psycopg2.errors.InsufficientPrivilege):
            # Agencies' views are closed to planners, and empty for logins that belong to no agency.
            return True


def _check_missing_rights(look, workspace, row):
    """Too few rights."""
    login = look.logins[workspace.store.role].user
    grantee = sql.Identifier(AGENCY if workspace.agency_login else login)
    entered = look.entered.get(login)
    if entered is None:
        return
    for schema in sorted({row.schema, PUBLIC} - entered):
        entered.add(schema)
        look.add_repairable(
            ERROR,
            login,
            Sentence(
                "The login {login}, which GeoServer reads with, may not enter the schema {schema}.",
                login=login,
                schema=schema,
            ),
            [sql.SQL("GRANT USAGE ON SCHEMA {} TO {}").format(sql.Identifier(schema), grantee)],
            "mapalus_owner",
        )
    readable = {
        (right.schema, right.relation)
        for right in look.rights.get(login, ())
        if right.privilege == "SELECT" and right.column_name is None
    }
    for schema, relation in ((row.schema, row.relation), (PUBLIC, "gt_pk_metadata")):
        if (schema, relation) in readable or (login, schema, relation) in look.rights:
            continue
        # Once, not for each layer.
        look.rights[login, schema, relation] = True
        look.add_repairable(
            ERROR,
            f"{schema}.{relation}",
            Sentence(
                "The login {login}, which GeoServer reads with, may not read {relation}.",
                login=login,
                relation=f"{schema}.{relation}",
            ),
            [sql.SQL("GRANT SELECT ON {} TO {}").format(sql.Identifier(schema, relation), grantee)],
            row.owner,
        )


def _check_box_comparison(look):
    """Whether PostGIS's comparison of boxes may reach an index behind a security barrier."""
    rows = look.fetch("boxes are compared through indexes")
    if rows and not rows[0].proleakproof:
        look.add_repairable(
            WARNING,
            "geometry_overlaps",
            Sentence("Behind the views' security barrier no spatial index is used: every map reads all rows."),
            [sql.SQL("ALTER FUNCTION geometry_overlaps(geometry, geometry) LEAKPROOF")],
            Sentence("a superuser"),
        )


def _check_query(look, layer):
    """Run a layer's own query for no rows, with its parameters' defaults."""
    query = layer.sql_view.sql.strip().rstrip(";")
    for name, default, _validator in layer.sql_view.parameters:
        query = query.replace(f"%{name}%", default)
    look.cursor.execute("SAVEPOINT query")
    try:
        look.cursor.execute(sql.SQL("SELECT * FROM ({}) AS asked LIMIT 0").format(sql.SQL(query)))
        found = [column.name for column in look.cursor.description]
        look.cursor.execute("RELEASE SAVEPOINT query")
    except psycopg2.errors.InsufficientPrivilege:
        # GeoServer's login may do what this user may not.
        look.cursor.execute("ROLLBACK TO SAVEPOINT query")
        return
    except psycopg2.Error as error:
        look.cursor.execute("ROLLBACK TO SAVEPOINT query")
        look.add(
            ERROR,
            layer.name,
            Sentence(
                "The query of the layer {layer} fails: {reason}.", layer=layer.name, reason=error.diag.message_primary
            ),
            Sentence("Correct it in the declaration."),
        )
        return
    missing = [name for name in (*layer.column_names, *(["geom"] if layer.has_geometry else [])) if name not in found]
    if missing:
        look.add(
            ERROR,
            layer.name,
            Sentence(
                "The query of the layer {layer} gives no column {columns}.",
                layer=layer.name,
                columns=", ".join(missing),
            ),
            Sentence("Correct it in the declaration."),
        )
