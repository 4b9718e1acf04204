"""Looking at the database before anything is published: keys, reference systems, indexes, and what GeoServer may do.

Every finding says what is wrong, how bad that is, and what puts it right: statements that :func:`repair` runs, or that
somebody else runs who may. What is looked for are the things that GeoServer accepts in silence and serves wrongly:
features without a key get new identifiers with every request, a role with CREATE makes tables of misspelt names.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import psycopg2
from psycopg2 import errorcodes, sql
from psycopg2.extras import Json, NamedTupleCursor

from mapalus.plugin.database.connection import refused
from mapalus.plugin.database.sql import statements
from mapalus.plugin.errors import MapalusError
from mapalus.plugin.i18n import tr
from mapalus.plugin.ogc.plan import DELETE
from mapalus.plugin.publication.declaration import OWN

ERROR, WARNING = "error", "warning"

_SQL = statements(Path(__file__).with_suffix(".sql"))
_KEYS = sql.Identifier("mapalus_public", "gt_pk_metadata")
_PUBLIC, _FEED = "mapalus_public", "mapalus_feed"

# A uniqueness that is not found out by then is taken on trust.
_MILLISECONDS_FOR_A_KEY = 5000


@dataclass(frozen=True)
class Finding:
    """Something in the database that publishing would trip over.

    ``grade`` is :data:`ERROR` where the layer would fail, lose features or show what is private, :data:`WARNING` where
    it would be slow or less safe than it could be; ``about`` names the relation or the login, ``workspace`` what it
    stands in the way of. ``repair`` are SQL statements, ``by`` says who may run them as a rule; without statements,
    ``advice`` says what to do.
    """

    grade: str
    workspace: str
    about: str
    problem: str
    advice: str
    repair: tuple = ()
    by: str = ""

    def __str__(self):
        return f"{self.problem} {self.advice}"

    @property
    def script(self):
        """The statements as text to be run elsewhere; empty where there are none."""
        return "\n".join(f"{statement};" for statement in self.repair)

    def as_json(self):
        return {
            "grade": self.grade,
            "workspace": self.workspace,
            "about": self.about,
            "problem": self.problem,
            "advice": self.advice,
            "repair": list(self.repair),
            "by": self.by,
        }


def preflight(connection, publication, logins, thorough=False):
    """Return the :class:`Finding` list of a publication's database, the worst first. Only reads; one transaction.

    A handful of queries, whatever the number of layers and rows.

    :param connection: psycopg2 connection of a planner or administrator.
    :param logins: database role of a store -> :class:`~mapalus.plugin.ogc.port.DatabaseLogin`.
    :param thorough: read every published relation to see whether its key is different in all rows, as far as the user
        may read it and that takes no longer than seconds.
    :raises MapalusError: when the database refuses to be looked at.
    """
    try:
        with connection, connection.cursor(cursor_factory=NamedTupleCursor) as cursor:
            look = _Look(cursor, publication, logins)
            look.at_logins()
            look.at_relations(thorough)
            found = look.findings
    except psycopg2.Error as error:
        raise refused(error) from error
    return sorted(found, key=lambda finding: (finding.grade != ERROR, finding.about))


def repair(connection, finding):
    """Run what puts a finding right, in one transaction.

    :param connection: psycopg2 connection.
    :raises MapalusError: when there are no statements for it, or the user may not run them; nothing is changed then.
    """
    if not finding.repair:
        raise MapalusError(finding.problem, finding.advice)
    try:
        with connection, connection.cursor() as cursor:
            for statement in finding.repair:
                cursor.execute(statement)
    except psycopg2.Error as error:
        if error.pgcode == errorcodes.INSUFFICIENT_PRIVILEGE:
            raise MapalusError(
                tr("You may not repair this: {reason}.").format(reason=error.diag.message_primary),
                tr("Have {who} run: {statements}").format(
                    who=finding.by, statements=" ".join(finding.script.splitlines())
                ),
            ) from error
        raise refused(error) from error


def repair_all(connection, findings):
    """Repair what can be repaired, one after the other; return the errors of those that could not.

    Findings without statements are left alone. Look again afterwards: a repair may bring to light what was behind it.
    """
    errors = []
    for finding in findings:
        if finding.repair:
            try:
                repair(connection, finding)
            except MapalusError as error:
                errors.append(error)
    return errors


def finding_lines(findings):
    """Return findings as lines of text: the sentence, then the statements to be run, indented."""
    for finding in findings:
        yield f"{finding.grade}: {finding}"
        yield from (f"    {line}" for statement in finding.repair for line in f"{statement};".splitlines())


def in_the_way(findings, plan):
    """Return those findings that concern a workspace in which a plan makes or changes layers or their store."""
    touched = {
        step.name.split(":")[0] for step in plan.steps if step.kind in ("store", "layer") and step.action != DELETE
    }
    return [finding for finding in findings if finding.workspace in touched]


def require_fit(findings):
    """Raise :class:`MapalusError` where a finding is an error."""
    errors = [finding for finding in findings if finding.grade == ERROR]
    if errors:
        more = tr(" And {number} more.").format(number=len(errors) - 1) if len(errors) > 1 else ""
        raise MapalusError(errors[0].problem + more, f"{errors[0].advice} {tr('Nothing was published.')}")


class _Look:
    """One look, in one transaction; what it finds is in ``findings``."""

    def __init__(self, cursor, publication, logins):
        self.findings = []
        self._cursor = cursor
        self._publication = publication
        self._logins = logins
        self._workspace = ""
        self._rights = {}
        self._entered = {}

    # ---------------------------------------------------------------- logins

    def at_logins(self):
        users = sorted({login.user for login in self._logins.values()})
        known = {row.login: row for row in self._fetch("logins", logins=users)}
        for row in self._fetch("rights", logins=users):
            self._rights.setdefault(row.login, []).append(row)
        for workspace in self._publication.workspaces:
            self._workspace, store = workspace.name, workspace.store
            login = self._logins[store.role].user
            row = known.get(login)
            if row is None or not row.may_log_in:
                self._add_missing_login(store.role, login, row)
                continue
            self._at_login(workspace, row)
            # Of a superuser nothing else can be said: everything is allowed.
            if "SUPERUSER" not in row.powers:
                self._entered[login] = set(row.enters)
                self._at_rights(workspace, row)

    def _add_missing_login(self, role, login, row):
        kind = role.removeprefix("mapalus_")
        if row is None:
            problem = tr("GeoServer shall log in to the database as {login}, and there is no such role.")
            advice = tr("Make it with “Make a login” (mapalus:makelogin), of the kind {kind}.").format(kind=kind)
        else:
            problem = tr("GeoServer shall log in to the database as {login}, which may not log in.")
            advice = tr("Make a login of the kind {kind} with “Make a login” (mapalus:makelogin) and name that one.")
            advice = advice.format(kind=kind)
        self._add(ERROR, login, problem.format(login=login), advice)

    def _at_login(self, workspace, row):
        login, role = sql.Identifier(row.login), workspace.store.role
        if row.powers:
            self._repairable(
                ERROR,
                row.login,
                tr("The login {login}, which GeoServer reads with, has powers over the whole server: {powers}.").format(
                    login=row.login, powers=", ".join(row.powers)
                ),
                [
                    sql.SQL("ALTER ROLE {} {}").format(
                        login, sql.SQL(" ").join(sql.SQL(f"NO{one}") for one in row.powers)
                    )
                ],
                tr("a superuser"),
            )
            if "SUPERUSER" in row.powers:
                return
        if row.expired:
            self._repairable(
                ERROR,
                row.login,
                tr("The password of the login {login} has expired.").format(login=row.login),
                [sql.SQL("ALTER ROLE {} VALID UNTIL 'infinity'").format(login)],
                tr("whoever made that login"),
            )
        if not row.may_connect:
            self._repairable(
                ERROR,
                row.login,
                tr("The login {login} may not connect to this database.").format(login=row.login),
                [sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(self._database(), login)],
                tr("the database's owner"),
            )
        if 0 <= row.connections < workspace.store.connections:
            self._repairable(
                WARNING,
                row.login,
                tr("GeoServer may open {wanted} connections as {login}, and the database allows {allowed}.").format(
                    wanted=workspace.store.connections, login=row.login, allowed=row.connections
                ),
                [sql.SQL("ALTER ROLE {} CONNECTION LIMIT {}").format(login, sql.Literal(workspace.store.connections))],
                tr("whoever made that login"),
            )
        agencies = set(row.agencies) | {"mapalus_agency"} if role == _FEED else set()
        surplus = [name for name in row.becomes if name != role and name not in agencies]
        for name in surplus:
            self._repairable(
                ERROR,
                row.login,
                tr("The login {login}, which GeoServer reads with, may act as {role}.").format(
                    login=row.login, role=name
                ),
                [sql.SQL("REVOKE {} FROM {}").format(sql.Identifier(name), login)],
                tr("whoever may grant that role"),
            )
        self._at_making(row, login)
        if role == _FEED:
            self._at_acting(row, login)

    def _at_making(self, row, login):
        for schema in row.makes_tables_in:
            self._repairable(
                ERROR if schema in (_PUBLIC, _FEED) else WARNING,
                row.login,
                tr(
                    "The login {login} may make tables in {schema}: GeoServer would make one of a misspelt name."
                ).format(login=row.login, schema=schema),
                [sql.SQL("REVOKE CREATE ON SCHEMA {} FROM {}, PUBLIC").format(sql.Identifier(schema), login)],
                tr("the schema's owner"),
            )
        if row.makes_schemas:
            self._repairable(
                WARNING,
                row.login,
                tr("The login {login} may make schemas in this database.").format(login=row.login),
                [sql.SQL("REVOKE CREATE ON DATABASE {} FROM {}, PUBLIC").format(self._database(), login)],
                tr("the database's owner"),
            )

    def _at_acting(self, row, login):
        """A feed's login becomes the agency that asks."""
        if not row.may_act_for:
            if not row.feed_may_act_for:
                statements = [sql.SQL("GRANT EXECUTE ON FUNCTION mapalus_feed.act_for(text) TO mapalus_feed")]
            else:
                # Older logins inherit nothing; from PostgreSQL 16 on, that is a matter of the grant.
                inherit = " WITH INHERIT TRUE" if self._cursor.connection.server_version >= 160_000 else ""
                statements = [
                    sql.SQL("ALTER ROLE {} INHERIT").format(login),
                    sql.SQL("GRANT mapalus_feed TO {}{}").format(login, sql.SQL(inherit)),
                ]
            self._repairable(
                ERROR,
                row.login,
                tr("The login {login} cannot become the agency that asks: every feed would be empty.").format(
                    login=row.login
                ),
                statements,
                tr("whoever made that login") if row.feed_may_act_for else "mapalus_owner",
            )
        for agency in sorted(set(self._publication.users) - set(row.agencies)):
            self._repairable(
                ERROR,
                row.login,
                tr("The login {login} may not act for {agency}, whose feed would be empty.").format(
                    login=row.login, agency=agency
                ),
                [sql.SQL("GRANT {} TO mapalus_feed").format(sql.Identifier(agency))],
                tr("whoever made that login"),
            )

    def _at_rights(self, workspace, row):
        """Too many rights: reading what is private, writing anything."""
        login, schema = row.login, workspace.store.schema
        for right in self._rights.get(login, ()):
            place = f"{right.schema}.{right.relation}"
            if right.privilege != "SELECT":
                grade, problem = ERROR, tr("The login {login} may write {relation} ({privilege}).")
            elif right.schema in (schema, _PUBLIC):
                continue
            elif right.schema.startswith("mapalus"):
                grade, problem = ERROR, tr("The login {login} may read {relation}, which holds what is private.")
            else:
                grade, problem = WARNING, tr("The login {login} may read {relation}, which is not published.")
            self._repairable(
                grade,
                login,
                problem.format(login=login, relation=place, privilege=right.privilege),
                [
                    sql.SQL("REVOKE {}{} ON {} FROM {}").format(
                        sql.SQL(right.privilege),
                        sql.SQL("")
                        if right.column_name is None
                        else sql.SQL(" ({})").format(sql.Identifier(right.column_name)),
                        sql.Identifier(right.schema, right.relation),
                        sql.SQL("PUBLIC") if right.grantee == "PUBLIC" else sql.Identifier(right.grantee),
                    )
                ],
                tr("the owner of {relation}").format(relation=place),
            )

    # ---------------------------------------------------------------- relations

    def at_relations(self, thorough):
        asked = {
            (workspace.store.schema, layer.relation)
            for workspace in self._publication.workspaces
            for layer in workspace.layers
            if not layer.sql_view
        }
        names = [{"schema": schema, "relation": relation} for schema, relation in sorted(asked)]
        known = {(row.schema, row.relation): row for row in self._fetch("relations", asked=Json(names))}
        seen = set()
        for workspace in self._publication.workspaces:
            self._workspace = workspace.name
            for layer in workspace.layers:
                if layer.sql_view:
                    self._at_query(layer)
                    continue
                row = known.get((workspace.store.schema, layer.relation))
                if row is None:
                    self._add_missing_relation(workspace, layer)
                    continue
                self._at_columns(row, layer)
                if _name(row) in seen:
                    # Several layers may show one view: what is wrong with it is said once.
                    continue
                seen.add(_name(row))
                self._at_relation(workspace, layer, row, thorough)
        self._workspace = self._publication.public.name
        self._at_boxes()

    def _add_missing_relation(self, workspace, layer):
        name = f"{workspace.store.schema}.{layer.relation}"
        self._add(
            ERROR,
            name,
            tr("There is no table or view {relation}, which the layer {layer} shows.").format(
                relation=name, layer=layer.name
            ),
            tr("Run “Install or upgrade the database” (mapalus:installdatabase), or correct the declaration."),
        )

    def _at_columns(self, row, layer):
        missing = [name for name in layer.column_names if name not in row.columns]
        if layer.has_geometry and "geom" not in row.columns:
            missing.append("geom")
        if missing:
            self._add(
                ERROR,
                _name(row),
                tr("{relation} has no column {columns}, which the layer {layer} shows.").format(
                    relation=_name(row), columns=", ".join(missing), layer=layer.name
                ),
                tr("Run “Install or upgrade the database” (mapalus:installdatabase), or correct the declaration."),
            )

    def _at_relation(self, workspace, layer, row, thorough):
        self._at_key(layer, row, thorough)
        if layer.has_geometry and "geom" in row.columns:
            self._at_geometry(layer, row)
            self._at_index(layer, row)
        self._at_reading(workspace, row)
        if row.kind == "v" and not row.is_barrier:
            self._repairable(
                WARNING,
                _name(row),
                tr("The view {relation} has no security barrier: a filter may see rows that it leaves out.").format(
                    relation=_name(row)
                ),
                [sql.SQL("ALTER VIEW {} SET (security_barrier)").format(_identifier(row))],
                row.owner,
            )

    def _at_key(self, layer, row, thorough):
        if layer.key not in row.columns:
            # Said of the columns already.
            return
        told = row.told_key or row.primary_key
        if told == [layer.key]:
            if thorough and not self._is_different_in_all_rows(row, layer.key):
                self._add(
                    ERROR,
                    _name(row),
                    tr("{column} is the key of {relation} and stands in several rows, or is empty in one.").format(
                        column=layer.key, relation=_name(row)
                    ),
                    tr("Correct the rows, or declare another key."),
                )
            return
        if not told:
            problem = tr(
                "{relation} has no key that GeoServer knows: its features would get other identifiers with every "
                "request, and could not be paged."
            ).format(relation=_name(row))
        else:
            problem = tr("GeoServer takes {told} for the key of {relation}, and {column} is declared.").format(
                told=", ".join(told), relation=_name(row), column=layer.key
            )
        place = sql.Literal(row.schema), sql.Literal(row.relation)
        self._repairable(
            ERROR,
            _name(row),
            problem,
            [
                sql.SQL("DELETE FROM {} WHERE table_schema = {} AND table_name = {}").format(_KEYS, *place),
                sql.SQL(
                    "INSERT INTO {} (table_schema, table_name, pk_column, pk_column_idx, pk_policy) "
                    "VALUES ({}, {}, {}, 1, 'assigned')"
                ).format(_KEYS, *place, sql.Literal(layer.key)),
            ],
            "mapalus_owner",
        )

    def _is_different_in_all_rows(self, row, key):
        """Return whether a key is one, as far as that may and can be found out in time."""
        look = sql.SQL(
            "SELECT EXISTS (SELECT FROM {0} GROUP BY {1} HAVING count(*) > 1) "
            "OR EXISTS (SELECT FROM {0} WHERE {1} IS NULL)"
        ).format(_identifier(row), sql.Identifier(key))
        self._cursor.execute("SAVEPOINT key")
        try:
            self._cursor.execute("SET LOCAL statement_timeout = %s", (_MILLISECONDS_FOR_A_KEY,))
            self._cursor.execute(look)
            doubtful = self._cursor.fetchone()[0]
        except (psycopg2.errors.QueryCanceled, psycopg2.errors.InsufficientPrivilege):
            # Agencies' views are closed to planners, and empty for whoever is no agency.
            doubtful = False
        self._cursor.execute("ROLLBACK TO SAVEPOINT key")
        return not doubtful

    def _at_geometry(self, layer, row):
        kind, srid = row.geometry, row.srid
        if kind is None:
            self._add(
                ERROR,
                _name(row),
                tr("{relation}.geom is no geometry.").format(relation=_name(row)),
                tr("Correct the view, or declare the layer without geometry."),
            )
        elif srid and srid != layer.srid:
            self._retype(
                ERROR,
                layer,
                row,
                tr("{relation} is in EPSG:{srid}, and EPSG:{declared} is declared: it would lie elsewhere.").format(
                    relation=_name(row), srid=srid, declared=layer.srid
                ),
            )
        elif not srid:
            self._retype(
                WARNING,
                layer,
                row,
                tr(
                    "{relation}.geom does not say its reference system: GeoServer guesses it from the first row."
                ).format(relation=_name(row)),
            )
        elif "Geometry" not in (kind, layer.geometry) and kind != layer.geometry:
            self._add(
                ERROR,
                _name(row),
                tr("{relation} holds {kind}, and {declared} is declared for the layer {layer}.").format(
                    relation=_name(row), kind=kind, declared=layer.geometry, layer=layer.name
                ),
                tr("Correct the declaration, or the view."),
            )

    def _retype(self, grade, layer, row, problem):
        """Give a geometry the declared reference system, transformed where it has another."""
        kind = layer.geometry if row.geometry in ("Geometry", layer.geometry) and not layer.filter else "Geometry"
        shape = sql.SQL("geom") if not row.srid else sql.SQL("ST_Transform(geom, {})").format(sql.Literal(layer.srid))
        typed = sql.SQL("{}::geometry({}, {})").format(shape, sql.SQL(kind), sql.Literal(layer.srid))
        if row.kind in ("r", "p"):
            if not row.srid:
                typed = sql.SQL("ST_SetSRID(geom, {0})::geometry({1}, {0})").format(
                    sql.Literal(layer.srid), sql.SQL(kind)
                )
            repair = [
                sql.SQL("ALTER TABLE {} ALTER COLUMN geom TYPE geometry({}, {}) USING {}").format(
                    _identifier(row), sql.SQL(kind), sql.Literal(layer.srid), typed
                )
            ]
        else:
            repair = self._made_again(row, typed)
        self._repairable(grade, _name(row), problem, repair, row.owner)

    def _made_again(self, row, typed):
        """Return statements that make a view again with another geometry, its rights and comments kept."""
        if row.kind != "v":
            return []
        (its,) = self._fetch("definition", schema=row.schema, relation=row.relation)
        view, owner = _identifier(row), sql.Identifier(its.owner)
        columns = [
            sql.SQL("{} AS geom").format(typed) if name == "geom" else sql.Identifier(name) for name in its.columns
        ]
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
            made.append(
                sql.SQL("COMMENT ON COLUMN {}.{} IS {}").format(view, sql.Identifier(column), sql.Literal(comment))
            )
        return made

    def _at_index(self, layer, row):
        for source in row.unindexed:
            self._repairable(
                WARNING,
                _name(row),
                tr(
                    "{column} of {table} has no spatial index: every map of {relation} reads all of its {rows} rows."
                ).format(
                    column=source["column_name"], table=source["relation"], relation=_name(row), rows=source["rows"]
                ),
                [
                    sql.SQL("CREATE INDEX ON {} USING gist ({})").format(
                        sql.SQL(source["relation"]), sql.Identifier(source["column_name"])
                    )
                ],
                source["owner"],
            )
        if layer.relation.startswith(OWN) and not row.unindexed:
            self._at_own_index(layer, row)

    def _at_own_index(self, layer, row):
        """A planner's geometry that the view transforms is found through an index of the transformed one alone."""
        look = sql.SQL("EXPLAIN (FORMAT JSON) SELECT FROM {} WHERE geom && ST_MakeEnvelope(0, 0, 1, 1, {})")
        self._cursor.execute("SAVEPOINT plan")
        self._cursor.execute("SET LOCAL enable_seqscan = off")
        self._cursor.execute(look.format(_identifier(row), sql.Literal(layer.srid)))
        uses_index = "Index Cond" in json.dumps(self._cursor.fetchone()[0])
        self._cursor.execute("ROLLBACK TO SAVEPOINT plan")
        own = self._fetch("own layer", layer=layer.name)
        if uses_index or not own:
            return
        (its,) = own
        self._repairable(
            WARNING,
            _name(row),
            tr(
                "{relation} is transformed for publishing, and no spatial index helps: every map reads all rows."
            ).format(relation=f"{its.relation_schema}.{its.relation_name}"),
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

    def _at_reading(self, workspace, row):
        """Too few rights."""
        login = self._logins[workspace.store.role].user
        entered = self._entered.get(login)
        if entered is None:
            return
        for schema in sorted({row.schema, _PUBLIC} - entered):
            entered.add(schema)
            self._repairable(
                ERROR,
                login,
                tr("The login {login}, which GeoServer reads with, may not enter the schema {schema}.").format(
                    login=login, schema=schema
                ),
                [sql.SQL("GRANT USAGE ON SCHEMA {} TO {}").format(sql.Identifier(schema), sql.Identifier(login))],
                "mapalus_owner",
            )
        readable = {
            (right.schema, right.relation)
            for right in self._rights.get(login, ())
            if right.privilege == "SELECT" and right.column_name is None
        }
        for schema, relation in ((row.schema, row.relation), (_PUBLIC, "gt_pk_metadata")):
            if (schema, relation) in readable or (login, schema, relation) in self._rights:
                continue
            # Not twice, whatever the number of layers.
            self._rights[login, schema, relation] = True
            self._repairable(
                ERROR,
                f"{schema}.{relation}",
                tr("The login {login}, which GeoServer reads with, may not read {relation}.").format(
                    login=login, relation=f"{schema}.{relation}"
                ),
                [sql.SQL("GRANT SELECT ON {} TO {}").format(sql.Identifier(schema, relation), sql.Identifier(login))],
                row.owner,
            )

    def _at_boxes(self):
        """Whether PostGIS's comparison of boxes may reach an index behind a security barrier."""
        rows = self._fetch("boxes are compared through indexes")
        if rows and not rows[0].proleakproof:
            self._repairable(
                WARNING,
                "geometry_overlaps",
                tr("Behind the views' security barrier no spatial index is used: every map reads all rows."),
                [sql.SQL("ALTER FUNCTION geometry_overlaps(geometry, geometry) LEAKPROOF")],
                tr("a superuser"),
            )

    def _at_query(self, layer):
        """Run a layer's own query for no rows, with its parameters' defaults."""
        query = layer.sql_view.sql.strip().rstrip(";")
        for name, default, _validator in layer.sql_view.parameters:
            query = query.replace(f"%{name}%", default)
        self._cursor.execute("SAVEPOINT query")
        try:
            self._cursor.execute(sql.SQL("SELECT * FROM ({}) AS asked LIMIT 0").format(sql.SQL(query)))
            found = [column.name for column in self._cursor.description]
            self._cursor.execute("RELEASE SAVEPOINT query")
        except psycopg2.errors.InsufficientPrivilege:
            # GeoServer's login may do what this user may not.
            self._cursor.execute("ROLLBACK TO SAVEPOINT query")
            return
        except psycopg2.Error as error:
            self._cursor.execute("ROLLBACK TO SAVEPOINT query")
            self._add(
                ERROR,
                layer.name,
                tr("The query of the layer {layer} fails: {reason}.").format(
                    layer=layer.name, reason=error.diag.message_primary
                ),
                tr("Correct it in the declaration."),
            )
            return
        missing = [
            name for name in (*layer.column_names, *(["geom"] if layer.has_geometry else [])) if name not in found
        ]
        if missing:
            self._add(
                ERROR,
                layer.name,
                tr("The query of the layer {layer} gives no column {columns}.").format(
                    layer=layer.name, columns=", ".join(missing)
                ),
                tr("Correct it in the declaration."),
            )

    # ---------------------------------------------------------------- findings

    def _add(self, grade, about, problem, advice):
        self.findings.append(Finding(grade, self._workspace, about, problem, advice))

    def _repairable(self, grade, about, problem, statements, by):
        texts = tuple(statement.as_string(self._cursor) for statement in statements)
        if not texts:
            self._add(grade, about, problem, tr("Have {who} put it right.").format(who=by))
            return
        advice = tr("Repair it as {who}.").format(who=by)
        self.findings.append(Finding(grade, self._workspace, about, problem, advice, texts, by))

    def _database(self):
        return sql.Identifier(self._cursor.connection.info.dbname)

    def _fetch(self, name, **parameters):
        self._cursor.execute(_SQL[name], parameters)
        return self._cursor.fetchall()


def _name(row):
    return f"{row.schema}.{row.relation}"


def _identifier(row):
    return sql.Identifier(row.schema, row.relation)
