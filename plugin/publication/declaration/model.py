"""What is declared: workspaces, stores, layers, groups, columns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mapalus.plugin.city.city import City
from mapalus.plugin.ogc.rights import EVERYBODY
from mapalus.plugin.paths import STYLES
from mapalus.plugin.words import Words

if TYPE_CHECKING:
    from pathlib import Path

    from mapalus.plugin.errors import MapalusError


# Views of planners' own layers in the public schema are called so, and nothing else is.
OWN = "own_"


@dataclass(frozen=True)
class Column:
    """A column that may be seen; a localised one stands for the pair ``…_id`` and ``…_en``."""

    name: str
    title: Words
    kind: str = "text"
    localised: bool = False
    values: dict = None
    popup: bool = True


@dataclass(frozen=True)
class Cache:
    """How tiles are kept: names of gridsets and formats, seconds of age (0 is for ever), tiles a metatile."""

    gridsets: tuple
    formats: tuple
    expire_seconds: int = 0
    metatiles: int = 4
    gutter: int = 0


@dataclass(frozen=True)
class TimeDimension:
    """Column, begin of the advertised range, and what is shown where no time is asked for; ISO 8601.

    Features whose time is NULL are never shown, and those outside the default only where their time is asked for.
    """

    column: str
    begin: str
    default: str
    end_column: str = None


@dataclass(frozen=True)
class SqlView:
    """A query in place of a relation; parameters are (name, default, validator) with a regular expression each."""

    sql: str
    parameters: tuple = ()


@dataclass(frozen=True)
class Layer:
    name: str
    relation: str
    geometry: str
    srid: int
    key: str
    title: Words
    abstract: Words
    columns: tuple
    readers: tuple
    style: str = None
    styles: tuple = ()
    visible: bool = False
    queryable: bool = True
    feature_limit: int = 0
    filter: str = None
    scales: tuple = (None, None)
    time: TimeDimension = None
    sql_view: SqlView = None
    cache: Cache = None
    keywords: dict = None
    """Where they are not the workspace's."""
    bounds: tuple = None
    """West, south, east, north in degrees, where they are not the city's."""

    @property
    def column_names(self) -> list[str]:
        """Names of the published columns of the relation, the geometry aside."""
        return [column.name for column in self.columns if not column.localised]

    @property
    def has_geometry(self) -> bool:
        return self.geometry != "none"

    @property
    def is_public(self) -> bool:
        return EVERYBODY in self.readers


@dataclass(frozen=True)
class Group:
    """Layers that are drawn as one, bottom layer first."""

    name: str
    title: Words
    abstract: Words
    layers: tuple


@dataclass(frozen=True)
class Store:
    """Where the published relations lie and the database role that reads them.

    ``idle_seconds`` is how long a connection may be idle before it is closed; the last ones are kept where it is None.
    """

    name: str
    schema: str
    role: str
    connections: int = 10
    idle_seconds: int = None


@dataclass(frozen=True)
class AgencyLogin:
    """A database login that acts for an agency, called by its code.

    ``password`` is None where the database does not know it; ``may_log_in`` is false where there is no such role, or it
    has no LOGIN.
    """

    login: str
    agency: str
    password: str | None = field(default=None, repr=False)
    may_log_in: bool = True


@dataclass(frozen=True)
class Workspace:
    """One workspace: its services, its store, its layers and who may read and write them.

    ``agency_login`` is the database login of the agency for which it was made, None where it was made for nobody.
    ``user_roles`` are then the roles of the user of that name. ``entry`` is its name in the file, which workspaces for
    agencies share.
    """

    name: str
    title: Words
    abstract: Words
    keywords: dict
    contact: dict
    decimals: int
    services: dict
    store: Store
    readers: tuple
    writers: tuple
    layers: tuple
    groups: tuple = ()
    agency_login: str = None
    user_roles: tuple = ()
    entry: str = ""
    map_page: bool = False
    own_styles: dict = field(default_factory=dict)
    """Text of the styles (QML) that are not in the folder of styles, by name."""

    def qml(self, style: str) -> str | Path:
        """Return a style by its name as :func:`~mapalus.plugin.styles.convert` takes it: a path, or its text."""
        return self.own_styles.get(style) or STYLES / f"{style}.qml"


@dataclass(frozen=True)
class Publication:
    """Everything that is declared, with the city's own words filled in.

    ``server`` holds what is declared of the whole server, as in the file; ``agency_logins`` are the
    :class:`AgencyLogin` list of the database. Those that can be published have a workspace each.
    ``entries`` are the names of the workspaces as the file has them: one that is for each agency stands there once.
    ``left_out`` are own layers that must not be published as they are.
    """

    server: dict
    workspaces: tuple
    city: City
    agency_logins: tuple = ()
    entries: tuple = ()
    left_out: tuple = ()

    @property
    def public(self) -> Workspace:
        """The workspace of the public map."""
        return next(workspace for workspace in self.workspaces if workspace.map_page)

    @property
    def accepted(self) -> str:
        """Why a server with known holes is accepted, in the words of the declaration; empty where it is not."""
        return self.server.get("accept_unsafe_server", {}).get("reason", "")

    @property
    def scope(self) -> tuple[str, ...]:
        """Names of the workspaces, which the publication owns whole."""
        return tuple(workspace.name for workspace in self.workspaces)

    @property
    def roles(self) -> tuple[str, ...]:
        """Database roles that the stores log in as, but for those of agencies."""
        return tuple(workspace.store.role for workspace in self.workspaces if not workspace.agency_login)

    @property
    def feeds(self) -> tuple[Workspace, ...]:
        """The agencies' workspaces."""
        return tuple(workspace for workspace in self.workspaces if workspace.agency_login)

    @property
    def passwords(self) -> dict[str, str]:
        """Passwords of the agencies' logins that have a workspace, by login."""
        published = {workspace.agency_login for workspace in self.feeds}
        return {one.login: one.password for one in self.agency_logins if one.login in published}


@dataclass(frozen=True)
class LeftOut:
    """An own layer that is not published, with the :class:`~mapalus.plugin.errors.MapalusError` that says why."""

    name: str
    reason: MapalusError


@dataclass(frozen=True)
class OwnLayer:
    """A planner's own layer as the database declares it; ``style`` is QML, None for a table without geometry."""

    name: str
    declaration: dict
    style: str = None

    @property
    def entry(self) -> dict:
        """What a layer of the file would say."""
        own = {"name": self.name, "relation": f"{OWN}{self.name}"}
        return {**self.declaration, **own, **({"style": f"{OWN}{self.name}"} if self.style else {})}
