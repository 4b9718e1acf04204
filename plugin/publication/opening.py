"""Everything that a publication needs, put together: declaration, server, journal, the stores' logins, publisher."""

import os
from dataclasses import dataclass, field
from pathlib import Path

import psycopg2
from psycopg2 import errorcodes

from mapalus.plugin.database.connection import refused
from mapalus.plugin.errors import MapalusError
from mapalus.plugin.i18n import tr
from mapalus.plugin.ogc.plan import CREATE, DELETE
from mapalus.plugin.ogc.port import DatabaseLogin
from mapalus.plugin.paths import PUBLICATION
from mapalus.plugin.publication.declaration import load_for
from mapalus.plugin.publication.feed_checks import Feeds
from mapalus.plugin.publication.journal import Journal
from mapalus.plugin.publication.preflight import in_the_way, preflight, repair, require_fit
from mapalus.plugin.publication.publisher import Publisher

HOST_VARIABLE = "MAPALUS_DATABASE_HOST"
PORT_VARIABLE = "MAPALUS_DATABASE_PORT"

_POSTGRESQL_PORT = 5432


@dataclass(frozen=True)
class StoreLogin:
    """Name and password of a login with which GeoServer reads the database."""

    user: str
    password: str = field(repr=False)


class Publishing:
    """What may be done to one server with one declaration; made by :func:`open_publisher`.

    All methods may take long and belong into the background. ``findings`` are what the last look at the database found.
    """

    def __init__(self, connection, publication, server, journal, logins, feeds=None):
        self.server = server
        self.findings = []
        self._connection = connection
        self._publication = publication
        self._journal = journal
        self._logins = logins
        self._publisher = Publisher(server, journal, logins, feeds)

    @property
    def urls(self):
        """Where the public finds it: :class:`~mapalus.plugin.ogc.port.ServiceUrls`."""
        return self.server.urls

    @property
    def new_passwords(self):
        """Passwords of the users that the last :meth:`apply` made, by name: also where it failed afterwards."""
        return self._publisher.new_passwords

    def preflight(self, thorough=False):
        """Look at the database and return what was found, see :mod:`mapalus.plugin.publication.preflight`."""
        self.findings = preflight(self._connection, self._publication, self._logins, thorough)
        return self.findings

    def repair(self, finding):
        """Put a finding right, look again and return what is found then.

        :raises MapalusError: where it could not be put right; nothing is changed then.
        """
        repair(self._connection, finding)
        if finding in self.preflight():
            raise MapalusError(
                tr("The statements ran and changed nothing: {problem}").format(problem=finding.problem),
                tr("Have {who} run them.").format(who=finding.by),
            )
        return self.findings

    def plan(self, thorough=False):
        """Look at the database, then at the server, see :meth:`Publisher.plan`."""
        self.preflight(thorough)
        return self._publisher.plan(self._publication, thorough)

    def plan_rollback(self, entry):
        """See :meth:`Publisher.plan_rollback`."""
        return self._publisher.plan_rollback(self._publication.scope, entry)

    def apply(self, plan, feedback, goes_back_to=None):
        """See :meth:`Publisher.apply`.

        :raises MapalusError: also when a step needs a password that was not given, or when the database is not fit for
            what is published; nothing is changed then. Going back asks nothing of the database.
        """
        self.require_passwords(plan)
        if goes_back_to is None:
            require_fit(in_the_way(self.preflight(), plan))
        return self._publisher.apply(plan, feedback, goes_back_to)

    def verify(self):
        """See :meth:`Publisher.verify`."""
        return self._publisher.verify(self._publication)

    def history(self, limit=50):
        """See :meth:`Journal.entries`."""
        return self._journal.entries(limit)

    def report(self, entry):
        """See :meth:`Journal.report`."""
        return self._journal.report(entry)

    def as_json(self, plan):
        """Return a plan as plain data, with what the look at the database before it found."""
        return {**plan.as_json(), "database": [finding.as_json() for finding in self.findings]}

    def require_passwords(self, plan):
        """Raise :class:`MapalusError` where a plan needs the password of a login that was not given.

        GeoServer keeps the password that it has when a store's other parameters are changed.
        """
        for step in plan.steps:
            if step.kind != "store" or step.action == DELETE:
                continue
            user = plan.wanted.state[step.key]["parameters"]["user"]
            if plan.wanted.secrets.get(user) is None and _needs_password(step):
                raise MapalusError(
                    tr(
                        "The store {store} needs the password of the database login {login}, which was not given."
                    ).format(store=step.name, login=user),
                    tr(
                        "Give it as an authentication configuration of QGIS or in {variable}; “Make a login” "
                        "(mapalus:makelogin) and “Renew a login's password” (mapalus:renewlogin) show one. "
                        "Nothing was changed."
                    ).format(variable=self._variable(user)),
                )

    def _variable(self, user):
        role = next((role for role, login in self._logins.items() if login.user == user), user)
        return f"{role.upper()}_PASSWORD"


def _needs_password(step):
    before, after = step.fields.get("parameters", ({}, {}))
    return step.action == CREATE or "connects" in step.fields or before.get("user") != after.get("user")


def open_publisher(
    connection,
    url,
    user,
    password,
    verify=True,
    *,
    store_logins=None,
    database_host="",
    database_port=None,
    declaration=PUBLICATION,
    environment=None,
):
    """Return the :class:`Publishing` of a database's city to a GeoServer. Only reads the database.

    A store whose login is not given keeps the login and the address of the database that the last publication gave it;
    a new one reads the database where the planner does.

    :param connection: psycopg2 connection of a planner; nobody else uses it while something is published.
    :param verify: whether certificates are checked, or the file of the authority to trust.
    :param store_logins: database role of a store -> :class:`StoreLogin`; those that are missing are looked for in the
        environment: ``MAPALUS_PUBLIC_PASSWORD``, and ``MAPALUS_PUBLIC_USER`` where the login has another name.
    :param database_host: name by which GeoServer reaches the database, where that is another than the planner's.
    :param declaration: file of the declaration.
    :param environment: where variables are looked up.
    :raises MapalusError: when the declaration or the database cannot be used.
    """
    environment = os.environ if environment is None else environment
    publication = _load(connection, Path(declaration))
    server = make_server(url, user, password, publication.public.name, verify)
    journal = Journal(connection, server.address, publication.scope)
    given = {**_store_logins_of(environment, publication.roles), **(store_logins or {})}
    host = database_host or environment.get(HOST_VARIABLE, "")
    port = _port(database_port or environment.get(PORT_VARIABLE, ""))
    logins = _logins(connection, publication, journal.applied(), given, host, port)
    return Publishing(connection, publication, server, journal, logins, Feeds(connection, publication, logins))


def look_at_database(connection, thorough=False, *, store_users=None, declaration=PUBLICATION, environment=None):
    """Look at the database without a server, see :func:`~mapalus.plugin.publication.preflight.preflight`.

    :param store_users: database role of a store -> name of its login; those that are missing are looked for in the
        environment (``MAPALUS_PUBLIC_USER``), and are called like their roles where there is nothing.
    """
    environment = os.environ if environment is None else environment
    publication = _load(connection, Path(declaration))
    users = {role: environment.get(f"{role.upper()}_USER") or role for role in publication.roles}
    given = {role: StoreLogin(user, None) for role, user in {**users, **(store_users or {})}.items()}
    return preflight(connection, publication, _logins(connection, publication, None, given, "", None), thorough)


def make_server(url, user, password, workspace, verify):
    """Return the :class:`~mapalus.plugin.ogc.port.OgcServer` behind an address."""
    try:
        from mapalus.plugin.ogc.geoserver.server import GeoServer
    except ModuleNotFoundError as error:
        # QGIS runs with the system's Python, which does not have everything that Debian does not bring.
        raise MapalusError(
            tr("This QGIS has no Python package {name}, which publishing needs.").format(name=error.name),
            tr("Install Mapalus again from its package."),
        ) from error
    return GeoServer(url, user, password, workspace, verify=verify)


def summary(plan):
    """Return a plan in one sentence."""
    if not plan:
        return f"Nothing to do; in order: {plan.kept}."
    actions = [step.action for step in plan.steps]
    counts = ", ".join(f"{actions.count(action)} to {action}" for action in dict.fromkeys(actions))
    drift = sum(bool(step.drift) for step in plan.steps)
    told = f"; changed on the server by somebody else: {drift}" if drift else ""
    return f"To do: {counts}; in order: {plan.kept}{told}."


def _load(connection, path):
    if not path.is_file():
        raise MapalusError(f"There is no file {path}.", "Give the file of a declaration, such as publication.yml.")
    try:
        return load_for(connection, path)
    except psycopg2.Error as error:
        if error.pgcode in (errorcodes.UNDEFINED_TABLE, errorcodes.INVALID_SCHEMA_NAME):
            raise MapalusError(
                "This database has no Mapalus in it, or an older one.", "Run “Install or upgrade the database” first."
            ) from error
        raise refused(error) from error


def _store_logins_of(environment, roles):
    return {
        role: StoreLogin(environment.get(f"{role.upper()}_USER") or role, environment[f"{role.upper()}_PASSWORD"])
        for role in roles
        if environment.get(f"{role.upper()}_PASSWORD")
    }


def _logins(connection, publication, applied, given, host, port):
    logins = {}
    for workspace in publication.workspaces:
        role, key = workspace.store.role, ("store", f"{workspace.name}:{workspace.store.name}")
        kept = applied.state.get(key, {}).get("parameters", {}) if applied and role not in given else {}
        login = given.get(role) or StoreLogin(kept.get("user", role), None)
        logins[role] = DatabaseLogin(
            host=host or kept.get("host") or _tcp_host(connection),
            port=port or int(kept.get("port") or connection.info.port or _POSTGRESQL_PORT),
            database=kept.get("database") or connection.info.dbname,
            user=login.user,
            password=login.password,
        )
    return logins


def _tcp_host(connection):
    host = connection.info.host or "localhost"
    # A socket's folder is no host for a server that speaks TCP.
    return "localhost" if host.startswith("/") else host


def _port(value):
    text = str(value or "")
    if text and not (text.isdigit() and 0 < int(text) < 65536):
        raise MapalusError(f"{text} is no port.", "Use a number from 1 to 65535; PostgreSQL's own is 5432.")
    return int(text) if text else None
