"""The logins with which a server reads: whether they exist, and what they may do beyond reading what is public."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapalus.plugin.errors import Sentence
from mapalus.plugin.packages import sql
from mapalus.plugin.publication.declaration.agencies import has_usable_name
from mapalus.plugin.publication.preflight.finding import ERROR, WARNING
from mapalus.plugin.publication.preflight.looking import AGENCY, FEED, PUBLIC

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
            _add_missing_login(look, workspace, login, row)
            continue
        _check_login(look, workspace, row)
        # Of a superuser nothing else can be said: everything is allowed.
        if "SUPERUSER" not in row.powers:
            look.entered[login] = set(row.enters)
            _check_surplus_rights(look, workspace, row)
    _check_closed_feeds(look)


def _check_closed_feeds(look):
    """Tell of agencies' logins that get no workspace."""
    look.workspace = look.publication.public.name
    for agency in look.publication.agency_logins:
        values = {"login": agency.login, "agency": agency.agency}
        if not agency.may_log_in:
            problem = Sentence("The feed of {agency} is closed: there is no database login {login}.", **values)
            advice = Sentence("Drop it with “Drop a login” (mapalus:droplogin), or make it again under another name.")
        elif not has_usable_name(agency.login):
            problem = Sentence(
                "The feed of {agency} is closed: the login {login} has a name that no workspace can have.", **values
            )
            advice = Sentence("Make another one of small letters, digits and underscores (mapalus:makelogin).")
        elif agency.password is None:
            problem = Sentence("The feed of {agency} is closed: the password of {login} is not known.", **values)
            advice = Sentence("Give it another one with “Renew a login's password” (mapalus:renewlogin).")
        else:
            continue
        look.add(WARNING, agency.login, problem, advice)


def _add_missing_login(look, workspace, login, row):
    kind = "agency" if workspace.agency_login else workspace.store.role.removeprefix("mapalus_")
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
    allowed = AGENCY if workspace.agency_login else role
    surplus = [name for name in row.becomes if name != allowed]
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
    if workspace.agency_login:
        _check_agency(look, row, login)


def _check_agency(look, row, login):
    """An agency's login has an agency's rights, and nobody else has its own."""
    if not row.is_agency:
        # Older logins inherit nothing; from PostgreSQL 16 on, that is a matter of the grant.
        inherit = " WITH INHERIT TRUE" if look.cursor.connection.server_version >= 160_000 else ""
        look.add_repairable(
            ERROR,
            row.login,
            Sentence("The login {login} does not have the rights of an agency: its feed would fail.", login=row.login),
            [
                sql.SQL("ALTER ROLE {} INHERIT").format(login),
                sql.SQL("GRANT {} TO {}{}").format(sql.Identifier(AGENCY), login, sql.SQL(inherit)),
            ],
            Sentence("the person who made that login"),
        )
    for name in row.members:
        look.add_repairable(
            ERROR,
            row.login,
            Sentence("The role {role} may act as the agency's login {login}.", role=name, login=row.login),
            [sql.SQL("REVOKE {} FROM {}").format(login, sql.Identifier(name))],
            Sentence("a role that may grant that role"),
        )


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


def _check_surplus_rights(look, workspace, row):
    """Too many rights: reading what is private, writing anything."""
    login, schema = row.login, workspace.store.schema
    for right in look.rights.get(login, ()):
        if workspace.agency_login and right.of_agencies:
            # Row-level security limits what all agencies may do.
            continue
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
