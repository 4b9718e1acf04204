"""Who may read, write and call what: data rules, service rules, roles and users."""

import secrets

from mapalus.plugin.ogc.geoserver.shapes import as_list

_ACL = ("rest", "security", "acl")


class AccessRules:
    """Data security rules, such as ``mapalus.report.r`` for reading one layer."""

    kind = "access rule"
    _path = (*_ACL, "layers")

    def __init__(self, session):
        self._session = session

    def read(self, snapshot, scope):
        rules = self._session.read_json(*self._path[:-1], f"{self._path[-1]}.json") or {}
        for rule, roles in rules.items():
            if rule.split(".")[0] in scope:
                snapshot.add(self.kind, rule, {"roles": sorted(roles.split(","))})

    def create(self, name, fields, wanted):
        self._send("post", name, fields)

    def change(self, name, fields, wanted):
        self._send("put", name, fields)

    def delete(self, name, fields):
        # A deleted layer took its rules along.
        self._session.write("delete", *self._path, name, absent_is_fine=True)

    def _send(self, method, name, fields):
        body = {name: ",".join(fields["roles"])}
        self._session.write(method, *self._path[:-1], f"{self._path[-1]}.json", json=body)


class ServiceRules(AccessRules):
    """Who may call an operation of a service, whatever the workspace, such as ``wfs.Transaction``."""

    kind = "service rule"
    _path = (*_ACL, "services")

    def read(self, snapshot, names):
        rules = self._session.read_json(*self._path[:-1], f"{self._path[-1]}.json") or {}
        for rule in set(rules) & set(names):
            snapshot.add(self.kind, rule, {"roles": sorted(rules[rule].split(","))})


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

    A new one gets a generated password, which :meth:`create` returns and GeoServer keeps as a digest.
    """

    kind = "user"
    _users = ("rest", "security", "usergroup")
    _roles = ("rest", "security", "roles")

    def __init__(self, session):
        self._session = session

    def read(self, snapshot, roles, names):
        """Add the users that have one of the roles, or one of the names."""
        live = self._session.read_json(*self._users, "users.json") or {}
        for user in as_list(live.get("users")):
            name = str(user["userName"])
            if name == "admin" and name not in names:
                continue
            held = self._session.read_json(*self._roles, "user", f"{name}.json") or {}
            held = sorted(map(str, as_list(held.get("roles"))))
            if name in names or set(held) & set(roles):
                snapshot.add(self.kind, name, {"enabled": user["enabled"], "roles": held})

    def create(self, name, fields, wanted):
        password = secrets.token_urlsafe(18)
        user = {"userName": name, "password": password, "enabled": fields["enabled"]}
        self._session.write("post", *self._users, "users.json", json={"user": user})
        self._assign(name, fields["roles"], [])
        return {name: password}

    def change(self, name, fields, wanted):
        self._session.write(
            "post",
            *self._users,
            "user",
            f"{name}.json",
            json={"user": {"userName": name, "enabled": fields["enabled"]}},
        )
        held = self._session.read_json(*self._roles, "user", f"{name}.json") or {}
        self._assign(name, fields["roles"], list(map(str, as_list(held.get("roles")))))

    def delete(self, name, fields):
        for role in fields["roles"]:
            self._session.write("delete", *self._roles, "role", role, "user", name, absent_is_fine=True)
        self._session.write("delete", *self._users, "user", name, absent_is_fine=True)

    def _assign(self, name, wanted, held):
        for role in sorted(set(wanted) - set(held)):
            self._session.write("post", *self._roles, "role", role, "user", name)
        for role in sorted(set(held) - set(wanted)):
            self._session.write("delete", *self._roles, "role", role, "user", name)


class ServerSettings:
    """The few settings of the whole server that the publication owns."""

    kind = "server setting"
    _catalog = (*_ACL, "catalog.json")
    _wfs = ("rest", "services", "wfs", "settings.json")

    def __init__(self, session):
        self._session = session

    def read_catalog_mode(self, snapshot):
        mode = (self._session.read_json(*self._catalog) or {}).get("mode")
        snapshot.add(self.kind, "catalog mode", {"mode": mode})

    def read_wfs(self, snapshot):
        wfs = self._session.read_json(*self._wfs)["wfs"]
        snapshot.add(self.kind, "wfs", {"service_level": wfs["serviceLevel"]})

    def change(self, name, fields, wanted):
        if name == "catalog mode":
            self._session.write("put", *self._catalog, json=fields)
            return
        # Whole settings come back whole: what is left out would be zero.
        settings = self._session.read_json(*self._wfs)
        settings["wfs"]["serviceLevel"] = fields["service_level"]
        self._session.write("put", *self._wfs, json=settings)
