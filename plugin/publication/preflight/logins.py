"""The logins with which a server reads: whether they exist, and what they may do beyond reading what is public."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapalus.plugin.errors import Sentence
from mapalus.plugin.packages import sql
from mapalus.plugin.publication.preflight.finding import ERROR, WARNING
from mapalus.plugin.publication.preflight.looking import FEED, PUBLIC

if TYPE_CHECKING:
    from mapalus.plugin.publication.preflight.looking import Look


def check_logins(look: Look) -> None:
    """Check each store's login: it exists, may connect, and may read nothing that is private."""
    users = sorted({login.user for login in look.logins.values()})
    known = {row.login: row for row in look.fetch("logins", logins=users)}
    for row in look.fetch("rights", logins=users):
        look.rights.setdefault(row.login, []).append(row)
    for workspace in look.publication.workspaces:
        look.workspace, store = workspace.name, workspace.store
        login = look.logins[store.role].user
        row = known.get(login)
        if row is None or not row.may_log_in:
            _add_missing_login(look, store.role, login, row)
            continue
        _check_login(look, workspace, row)
        # Of a superuser nothing else can be said: everything is allowed.
        if "SUPERUSER" not in row.powers:
            look.entered[login] = set(row.enters)
            _check_surplus_rights(look, workspace, row)


def _add_missing_login(look, role, login, row):
    kind = role.removeprefix("mapalus_")
    if row is None:
        problem = Sentence("GeoServer shall log in to the database as {login}, and there is no such role.")
        advice = Sentence("Make it with “Make a login” (mapalus:makelogin), of the kind {kind}.", kind=kind)
    else:
        problem = Sentence("GeoServer shall log in to the database as {login}, which may not log in.")
        advice = Sentence("Make a login of the kind {kind} with “Make a login” (mapalus:makelogin) and name that one.")
        advice = advice.format(kind=kind)
    look.add(ERROR, login, problem.format(login=login), advice)


def _check_login(look, workspace, row):
    login, role = sql.Identifier(row.login), workspace.store.role
    if row.powers:
        look.add_repairable(
            ERROR,
            row.login,
            Sentence(
                "The login {login}, which GeoServer reads with, has powers over the whole server: {powers}.",
                login=row.login,
                powers=", ".join(row.powers),
            ),
            [
                sql.SQL("ALTER ROLE {} {}").format(
                    login, sql.SQL(" ").join(sql.SQL("NO{}").format(sql.SQL(one)) for one in row.powers)
                )
            ],
            Sentence("a superuser"),
        )
        if "SUPERUSER" in row.powers:
            return
    if row.expired:
        look.add_repairable(
            ERROR,
            row.login,
            Sentence("The password of the login {login} has expired.", login=row.login),
            [sql.SQL("ALTER ROLE {} VALID UNTIL 'infinity'").format(login)],
            Sentence("the person who made that login"),
        )
    if not row.may_connect:
        look.add_repairable(
            ERROR,
            row.login,
            Sentence("The login {login} may not connect to this database.", login=row.login),
            [sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(look.database(), login)],
            Sentence("the database's owner"),
        )
    if 0 <= row.connections < workspace.store.connections:
        look.add_repairable(
            WARNING,
            row.login,
            Sentence(
                "GeoServer may open {wanted} connections as {login}, and the database allows {allowed}.",
                wanted=workspace.store.connections,
                login=row.login,
                allowed=row.connections,
            ),
            [sql.SQL("ALTER ROLE {} CONNECTION LIMIT {}").format(login, sql.Literal(workspace.store.connections))],
            Sentence("the person who made that login"),
        )
    agencies = set(row.agencies) | {"mapalus_agency"} if role == FEED else set()
    surplus = [name for name in row.becomes if name != role and name not in agencies]
    for name in surplus:
        look.add_repairable(
            ERROR,
            row.login,
            Sentence("The login {login}, which GeoServer reads with, may act as {role}.", login=row.login, role=name),
            [sql.SQL("REVOKE {} FROM {}").format(sql.Identifier(name), login)],
            Sentence("a role that may grant that role"),
        )
    if row.reads_statistics:
        functions = sql.SQL(", ").join(map(sql.SQL, row.reads_statistics))
        look.add_repairable(
            ERROR,
            row.login,
            Sentence("The login {login} may read from statistics where hidden rows lie.", login=row.login),
            [sql.SQL("REVOKE EXECUTE ON FUNCTION {} FROM {}, PUBLIC").format(functions, login)],
            Sentence("a superuser"),
        )
    _check_create_privilege(look, row, login)
    if role == FEED:
        _check_set_role(look, row, login)


def _check_create_privilege(look, row, login):
    for schema in row.makes_tables_in:
        look.add_repairable(
            ERROR if schema in (PUBLIC, FEED) else WARNING,
            row.login,
            Sentence(
                "The login {login} may make tables in {schema}: GeoServer would make one of a misspelt name.",
                login=row.login,
                schema=schema,
            ),
            [sql.SQL("REVOKE CREATE ON SCHEMA {} FROM {}, PUBLIC").format(sql.Identifier(schema), login)],
            Sentence("the schema's owner"),
        )
    if row.makes_schemas:
        look.add_repairable(
            WARNING,
            row.login,
            Sentence("The login {login} may make schemas in this database.", login=row.login),
            [sql.SQL("REVOKE CREATE ON DATABASE {} FROM {}, PUBLIC").format(look.database(), login)],
            Sentence("the database's owner"),
        )


def _check_set_role(look, row, login):
    """A feed's login becomes the agency that asks."""
    if not row.may_act_for:
        if not row.feed_may_act_for:
            statements = [sql.SQL("GRANT EXECUTE ON FUNCTION mapalus_feed.act_for(text) TO mapalus_feed")]
        else:
            # Older logins inherit nothing; from PostgreSQL 16 on, that is a matter of the grant.
            inherit = " WITH INHERIT TRUE" if look.cursor.connection.server_version >= 160_000 else ""
            statements = [
                sql.SQL("ALTER ROLE {} INHERIT").format(login),
                sql.SQL("GRANT mapalus_feed TO {}{}").format(login, sql.SQL(inherit)),
            ]
        look.add_repairable(
            ERROR,
            row.login,
            Sentence(
                "The login {login} cannot become the agency that asks: every feed would be empty.", login=row.login
            ),
            statements,
            Sentence("the person who made that login") if row.feed_may_act_for else "mapalus_owner",
        )
    for agency in sorted(set(look.publication.users) - set(row.agencies)):
        look.add_repairable(
            ERROR,
            row.login,
            Sentence(
                "The login {login} may not act for {agency}, whose feed would be empty.", login=row.login, agency=agency
            ),
            [sql.SQL("GRANT {} TO mapalus_feed").format(sql.Identifier(agency))],
            Sentence("the person who made that login"),
        )


def _check_surplus_rights(look, workspace, row):
    """Too many rights: reading what is private, writing anything."""
    login, schema = row.login, workspace.store.schema
    for right in look.rights.get(login, ()):
        place = f"{right.schema}.{right.relation}"
        if right.privilege != "SELECT":
            grade, problem = ERROR, Sentence("The login {login} may write {relation} ({privilege}).")
        elif right.schema in (schema, PUBLIC):
            continue
        elif right.schema.startswith("mapalus"):
            grade, problem = ERROR, Sentence("The login {login} may read {relation}, which holds what is private.")
        else:
            grade, problem = WARNING, Sentence("The login {login} may read {relation}, which is not published.")
        look.add_repairable(
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
            Sentence("the owner of {relation}", relation=place),
        )
