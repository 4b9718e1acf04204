"""What holds for the whole server: rules for data, services and the REST interface, roles, users, settings."""

import re
import secrets
import time
from contextlib import contextmanager

from mapalus.plugin.errors import MapalusError, Sentence
from mapalus.plugin.ogc.geoserver.session import RequestRefused
from mapalus.plugin.ogc.geoserver.shapes import as_list, text_of
from mapalus.plugin.ogc.geoserver.workspaces import CONTACT, SERVICES, entries_for_service, fields_of_service
from mapalus.plugin.ogc.rights import ADMINISTRATORS

_ACL = ("rest", "security", "acl")
_SHOWN = 5
_PATIENCE = 4


class RulesLost(MapalusError):
    """A change of a rule failed, and GeoServer lost others over it."""


class AccessRules:
    """Data security rules, such as ``mapalus.report.r`` for reading one layer."""

    kind = "access rule"
    _path = (*_ACL, "layers")

    def __init__(self, session):
        self._session = session
        self._seen = set()

    def read(self, snapshot, scope):
        for rule, roles in self._rules().items():
            if rule.split(".")[0] in scope:
                snapshot.add(self.kind, rule, {"roles": sorted(roles.split(","))})

    def create(self, name, fields, wanted):
        self._send("post", name, fields)

    def change(self, name, fields, wanted):
        self._send("put", name, fields)

    def delete(self, name, fields):
        with self._none_lost():
            # A deleted layer took its rules along.
            self._session.write("delete", *self._path, name, absent_is_fine=True)

    def _send(self, method, name, fields):
        body = {name: ",".join(fields["roles"])}
        with self._none_lost():
            self._session.write(method, *self._path[:-1], f"{self._path[-1]}.json", json=body)

    def _rules(self):
        rules = self._session.read_json(*self._path[:-1], f"{self._path[-1]}.json") or {}
        self._seen = set(rules)
        return rules

    @contextmanager
    def _none_lost(self):
        """See whether a change that failed cost GeoServer its other rules: it empties their file first."""
        try:
            yield
        except RequestRefused as error:
            lost = self._lost() if error.status >= 500 else []
            if lost:
                shown = ", ".join(lost[:_SHOWN])
                if len(lost) > _SHOWN:
                    shown = Sentence("{names} and {number} more", names=shown, number=len(lost) - _SHOWN)
                raise RulesLost(
                    "{refusal} It also lost rules that it had ({shown}): what they closed may be open to everybody.",
                    "Stop it now; when there is room on its disk, start it and publish again. Rules that are not the "
                    "publication's must be set again by hand.",
                    refusal=error.what_happened,
                    shown=shown,
                ) from error
            raise

    def _lost(self):
        """Return the rules that were there when they were read last and are not any more."""
        seen, until = self._seen, time.monotonic() + _PATIENCE
        while True:
            lost = sorted(seen - set(self._rules()))
            # GeoServer reads their file again within a second or two.
            if lost or time.monotonic() > until:
                return lost
            time.sleep(0.5)


class ServiceRules(AccessRules):
    """Who may call an operation of a service, such as ``wfs.Transaction``, in every workspace."""

    kind = "service rule"
    _path = (*_ACL, "services")

    def read(self, snapshot, names):
        rules = self._rules()
        for rule in set(rules) & set(names):
            snapshot.add(self.kind, rule, {"roles": sorted(rules[rule].split(","))})


class RestRules:
    """Who may use the REST interface, one rule a method: that for all of its paths.

    There are none for single paths: GeoServer takes the first rule that fits, in an order that is that of a hash table,
    and one for all paths stands among them. A request that no rule allows is refused to everybody, the administrator
    included, and nobody can mend that through REST. So the rules are never taken away, each keeps the administrator,
    and they are changed all at once: by a new file that is looked at before it takes the place of the old one.
    A change through the resource of the rules would not hold before the server's next start.
    """

    kind = "rest rule"
    _rules = (*_ACL, "rest.json")
    _folder = ("rest", "resource", "security")
    _file, _staged = "rest.properties", "rest.properties.mapalus"
    # GeoServer's own; HEAD is allowed to nobody.
    _ground = ("GET", "POST", "PUT", "DELETE")
    # By the name that every administrator has: the role of administrators may have another one.
    _administrator = "ROLE_ADMINISTRATOR"
    _line = re.compile(r"/\*\*\\?[;:]([A-Z,]+)\s*\\?[=:\s]\s*(.*)")

    def __init__(self, session, patience=5):
        self._session = session
        self._patience = patience

    def read(self, snapshot, names):
        """Add the rules of some methods."""
        for method, roles in self._read().items():
            if method in names:
                snapshot.add(self.kind, method, {"roles": roles})

    def is_ground(self, name, fields):
        """Return whether a rule is as GeoServer comes, which is what taking it back means."""
        return name in self._ground and fields["roles"] == [ADMINISTRATORS]

    def create(self, name, fields, wanted):
        self._write(name, fields["roles"])

    change = create

    def delete(self, name, fields):
        self._write(name, [ADMINISTRATORS] if name in self._ground else None)

    def _read(self):
        """Return method -> roles, of the first rule for all paths that names the method."""
        found = {}
        for rule, roles in (self._session.read_json(*self._rules) or {}).items():
            path, _, methods = rule.rpartition(":")
            if path == "/**":
                for method in methods.split(","):
                    found.setdefault(method, self._plain(roles))
        return found

    def _plain(self, roles):
        names = {role.strip() for role in roles.split(",")}
        return sorted({ADMINISTRATORS if role == self._administrator else role for role in names})

    def _write(self, method, roles):
        rules = {**self._read(), method: roles}
        self._require_administrator(rules)
        before = self._session.read_bytes(*self._folder, self._file)
        others = [line for line in (before or b"").decode("latin-1").splitlines() if not self._line.match(line.strip())]
        own = [
            f"/**;{each}={','.join(self._administrator if role == ADMINISTRATORS else role for role in allowed)}"
            for each, allowed in rules.items()
            if allowed
        ]
        self._replace("\n".join([*others, *own, ""]).encode("latin-1"))
        self._wait_for(method, roles)

    def _require_administrator(self, rules):
        if lost := [method for method in self._ground if ADMINISTRATORS not in (rules.get(method) or ())]:
            raise MapalusError(
                "The REST rules would lock the administrator out of {addresses}.",
                "Give each of them the role {role}; the rules were not changed.",
                addresses=", ".join(lost),
                role=ADMINISTRATORS,
            )

    def _replace(self, content):
        # A file that was cut off on its way would lock everybody out: it is put in place whole.
        headers = {"Content-Type": "text/plain"}
        self._session.write("put", *self._folder, self._staged, data=content, headers=headers)
        if self._session.read_bytes(*self._folder, self._staged) != content:
            self._session.write("delete", *self._folder, self._staged, absent_is_fine=True)
            raise MapalusError(
                "GeoServer did not get the REST rules whole.", "Nothing of them was changed; publish again."
            )
        self._session.write(
            "put",
            *(*self._folder, self._file),
            params={"operation": "move"},
            data=f"/security/{self._staged}".encode(),
            headers=headers,
        )

    def _wait_for(self, method, roles):
        # It looks for a new file once a second.
        until = time.monotonic() + self._patience
        while self._read().get(method) != roles:
            if time.monotonic() > until:
                raise MapalusError(
                    "GeoServer does not follow its new REST rule for {method}.",
                    "Look into its log and into security/rest.properties of its data directory.",
                    method=method,
                )
            time.sleep(0.2)


class Roles:
    """Roles of GeoServer's own role service."""

    kind = "role"
    _path = ("rest", "security", "roles")

    def __init__(self, session):
        self._session = session

    def read(self, snapshot, names):
        live = self._session.read_json(*self._path[:-1], "roles.json") or {}
        for name in set(as_list(live.get("roles"))) & set(names):
            snapshot.add(self.kind, name, {})

    def create(self, name, fields, wanted):
        self._session.write("post", *self._path, "role", name)

    def delete(self, name, fields):
        self._session.write("delete", *self._path, "role", name, absent_is_fine=True)


class Users:
    """Users with the publication's roles; others are none of its business.

    An agency's user gets the password of the agency's database login. Any other new one gets a generated password,
    which :meth:`create` returns.

    GeoServer accepts for some minutes a login that it has accepted before, even of a user who is gone. So whatever may
    have closed something is followed by a reset.
    """

    kind = "user"
    _users = ("rest", "security", "usergroup")
    _roles = ("rest", "security", "roles")

    def __init__(self, session):
        self._session = session

    def read(self, snapshot, roles, names, target):
        """Add the users that have one of the roles, or one of the names.

        :param target: the snapshot that is wanted: where it knows a user's password, that one is tried.
        """
        live = self._session.read_json(*self._users, "users.json") or {}
        users = {str(user["userName"]): user["enabled"] for user in as_list(live.get("users"))}
        if "admin" not in names:
            users.pop("admin", None)
        asked = [lambda name=name: self._held(name) for name in users]
        for name, held in zip(users, self._session.together(asked)):
            if name in names or set(held) & set(roles):
                fields = {"enabled": users[name], "roles": held, "password": None}  # nosec B105 - it cannot be read
                snapshot.add(self.kind, name, fields)
        known = [name for name in snapshot.of_kind(self.kind) if self._password(name, target) is not None]
        asked = [lambda name=name: self._session.accepts(name, self._password(name, target)) for name in known]
        for name, accepted in zip(known, self._session.together(asked)):
            if accepted:
                snapshot.state[self.kind, name]["password"] = target.state[self.kind, name]["password"]

    def create(self, name, fields, wanted):
        given = self._password(name, wanted)
        password = secrets.token_urlsafe(18) if given is None else given
        user = {"userName": name, "password": password, "enabled": fields["enabled"]}
        self._session.write("post", *self._users, "users.json", json={"user": user})
        self._assign(name, fields["roles"], [])
        return {name: password} if given is None else {}

    def change(self, name, fields, wanted):
        user = {"userName": name, "enabled": fields["enabled"]}
        password = self._password(name, wanted)
        if password is not None:
            user["password"] = password
        self._session.write("post", *self._users, "user", f"{name}.json", json={"user": user})
        self._assign(name, fields["roles"], self._held(name))
        self._session.forget_logins()

    def _held(self, name):
        held = self._session.read_json(*self._roles, "user", f"{name}.json") or {}
        return sorted(map(str, as_list(held.get("roles"))))

    @staticmethod
    def _password(name, wanted):
        """Return the password that a user must have, or None if Mapalus does not set it."""
        is_known = wanted.state.get(("user", name), {}).get("password") is not None
        return wanted.secrets.get(name) if is_known else None

    def delete(self, name, fields):
        for role in fields["roles"]:
            self._session.write("delete", *self._roles, "role", role, "user", name, absent_is_fine=True)
        self._session.write("delete", *self._users, "user", name, absent_is_fine=True)
        self._session.forget_logins()

    def _assign(self, name, wanted, held):
        for role in sorted(set(wanted) - set(held)):
            self._session.write("post", *self._roles, "role", role, "user", name)
        for role in sorted(set(held) - set(wanted)):
            self._session.write("delete", *self._roles, "role", role, "user", name)


class ServerSettings:
    """The settings of the whole server that the publication owns, field by field; all others stay as they are."""

    kind = "server setting"
    _catalog = (*_ACL, "catalog.json")
    _settings = ("rest", "settings.json")
    _contact = ("rest", "settings", "contact.json")
    # Ours -> GeoServer's; global services do not stand among the others.
    _fields = {
        "proxy_base_url": "proxyBaseUrl",
        "decimals": "numDecimals",
        "charset": "charset",
        "verbose": "verbose",
        "verbose_exceptions": "verboseExceptions",
    }

    def __init__(self, session):
        self._session = session

    def read(self, snapshot, name, fields):
        """Add some fields of a setting."""
        live = self._read(name)
        snapshot.add(self.kind, name, {field: live[field] for field in fields})

    def _read(self, name):
        if name == "catalog mode":
            return {"mode": (self._session.read_json(*self._catalog) or {}).get("mode")}
        if name in SERVICES:
            return fields_of_service(name, self._session.read_json(*self._service(name))[name])
        if name == "contact":
            live = self._session.read_json(*self._contact)["contact"]
            return {ours: text_of(live.get(theirs)) for ours, theirs in CONTACT.items()}
        server = self._session.read_json(*self._settings)["global"]
        live = {ours: server["settings"].get(theirs, "") for ours, theirs in self._fields.items()}
        return {**live, "global_services": server["globalServices"]}

    def change(self, name, fields, wanted):
        # Everything goes back whole: what is left out would be zero, or nothing.
        if name == "catalog mode":
            self._session.write("put", *self._catalog, json=fields)
        elif name in SERVICES:
            settings = self._session.read_json(*self._service(name))
            settings[name].update(entries_for_service(fields))
            self._session.write("put", *self._service(name), json=settings)
        elif name == "contact":
            contact = self._session.read_json(*self._contact)
            contact["contact"].update({CONTACT[field]: value for field, value in fields.items()})
            self._session.write("put", *self._contact, json=contact)
        else:
            server = self._session.read_json(*self._settings)
            settings = server["global"]["settings"]
            settings.update({self._fields[field]: value for field, value in fields.items() if field in self._fields})
            if not settings.get("proxyBaseUrl"):
                settings.pop("proxyBaseUrl", None)
            if "global_services" in fields:
                server["global"]["globalServices"] = fields["global_services"]
            self._session.write("put", *self._settings, json=server)

    @staticmethod
    def _service(name):
        return "rest", "services", name, "settings.json"
