"""Reading what a GeoServer is like, in few requests.

GeoServer writes every change of its configuration into a folder of its data directory, whose time of change it tells
in one small request. What lies in a folder that has not changed since the last publication is taken from the journal.
With L layers a plan without changes takes 16 + L requests, and one more for each file of the server's settings that is
declared besides wfs.xml; reading everything takes some 19 + 2 L and two for every style and tile layer, one for every
file.

Every change of a workspace, store or layer also writes global.xml, which numbers them. While that file is unchanged,
agencies' workspaces are taken from the journal without another request: they have no files of their own. Otherwise
each takes 4 + L, or 13 + 2 L to read everything, some at the same time.
"""

from dataclasses import dataclass
from typing import Callable

from mapalus.plugin.ogc.geoserver.files import ICON_FOLDER
from mapalus.plugin.ogc.geoserver.workspaces import SERVICES
from mapalus.plugin.ogc.state import Snapshot

_SETTING = "server setting"
# What lies in files of their own, which may change by themselves.
_FILE_KINDS = ("style", "icon", "file")
# What each change of a workspace, a store or a layer writes as well, and how its stamp is called.
_COUNTER, _CATALOGUE = "global.xml", "catalogue"
# Of these, only what is named is read: the rest is none of the publication's business.
_BY_NAME = (_SETTING, "service rule", "rest rule", "role", "user")

# Files of the whole server's settings, and which of these stand in each.
_FILES = {**{f"{service}.xml": (service,) for service in SERVICES}, "global.xml": ("settings", "contact")}


@dataclass(frozen=True)
class _Part:
    """A part of the state that lies in some folders: which resources it holds, and how to read them again."""

    folders: tuple
    holds: Callable
    read: Callable


class Reader:
    """One reading of a server.

    :param kinds: the handlers by their kind.
    :param resources: :class:`~mapalus.plugin.ogc.geoserver.files.Resources`
    :param target: the snapshot that is wanted: what it names by name is looked for by name.
    :param remembered: the snapshot that the last publication left, with its stamps; None to read everything.
    :param together: does several things at the same time, see
        :meth:`~mapalus.plugin.ogc.geoserver.session.Session.together`.
    """

    def __init__(self, kinds, resources, scope, target, remembered, together):
        self._kinds = kinds
        self._resources = resources
        self._scope = scope
        self._target = target
        self._remembered = remembered or Snapshot()
        self._together = together
        self._snapshot = Snapshot()
        self._same_stores = set()

    def read(self):
        """Return the live snapshot."""
        # Before the content, like each stamp.
        self._snapshot.stamps[_CATALOGUE] = self._resources.stamp(_COUNTER)
        for part in self._server_parts():
            self._read(part)
        left = []
        for workspace in self._scope:
            known = _part_of(self._remembered, workspace)
            if self._is_unchanged(known, workspace):
                self._add(known)
            else:
                left.append(self._reader_of(workspace, known))
        for found in self._together([lambda reader=reader: reader.read_workspace() for reader in left]):
            self._add(found)
        self._forget_undeclared()
        return self._snapshot

    def _is_unchanged(self, known, workspace):
        """Return whether a workspace can be taken from the journal as a whole."""
        return (
            self._remembered.stamps.get(_CATALOGUE) == self._snapshot.stamps[_CATALOGUE]
            and ("workspace", workspace) in known.state
            and not any(known.of_kind(kind) for kind in _FILE_KINDS)
        )

    def _reader_of(self, workspace, known):
        return Reader(self._kinds, self._resources, (workspace,), self._target, known, self._together)

    def _add(self, found):
        for key, fields in found.state.items():
            self._snapshot.state[key] = dict(fields)
        self._snapshot.contents.update(found.contents)
        self._snapshot.stamps.update(found.stamps)

    def read_workspace(self):
        """Return the snapshot of the only workspace in the scope, without rules and tile layers."""
        self._read_workspace(*self._scope)
        self._check_connections()
        return self._snapshot

    def _forget_undeclared(self):
        """Leave out settings, and GeoServer's own rules, that are not declared any more."""
        target = self._target.of_kind(_SETTING)
        for name, fields in self._snapshot.of_kind(_SETTING).items():
            if name in target:
                self._snapshot.state[_SETTING, name] = {field: fields[field] for field in target[name]}
            else:
                del self._snapshot.state[_SETTING, name]
        for name, fields in self._snapshot.of_kind("rest rule").items():
            if ("rest rule", name) not in self._target.state and self._kinds["rest rule"].is_ground(name, fields):
                del self._snapshot.state["rest rule", name]

    def _read(self, part):
        """Add a part, from the journal where its folders have not changed. Return whether it was."""
        # Before the content: a change in between makes the next reading look again.
        stamps = {folder: self._resources.stamp(folder) for folder in part.folders}
        self._snapshot.stamps.update(stamps)
        unchanged = all(self._remembered.stamps.get(folder) == stamp for folder, stamp in stamps.items())
        if unchanged and not self._asks_for_more(part):
            for key, fields in self._remembered.state.items():
                if part.holds(*key):
                    self._snapshot.state[key] = dict(fields)
            return True
        part.read()
        return False

    def _asks_for_more(self, part):
        """Return whether the target names something that was not looked at the last time, since nobody asked for it."""
        known = self._remembered.state
        return any(
            not (key in known and (key[0] != _SETTING or set(fields) <= set(known[key])))
            for key, fields in self._target.state.items()
            if key[0] in _BY_NAME and part.holds(*key)
        )

    def _names(self, kind):
        return {*self._target.of_kind(kind), *self._remembered.of_kind(kind)}

    def _server_parts(self):
        kinds, snapshot = self._kinds, self._snapshot
        # Of these, what is not declared now is left alone, even if it was declared before.
        settings = self._target.of_kind(_SETTING)

        def read_rules():
            kinds["access rule"].read(snapshot, self._scope)
            kinds["service rule"].read(snapshot, self._names("service rule"))
            if names := self._names("rest rule"):
                kinds["rest rule"].read(snapshot, names)
            read_settings("catalog mode")

        def read_settings(*names):
            for name in names:
                if name in settings:
                    kinds[_SETTING].read(snapshot, name, settings[name])

        def read_people():
            roles = self._names("role")
            kinds["role"].read(snapshot, roles)
            kinds["user"].read(snapshot, roles, self._names("user"), self._target)

        yield _Part(
            ("security",),
            lambda kind, name: (
                kind in ("access rule", "service rule", "rest rule") or (kind, name) == (_SETTING, "catalog mode")
            ),
            read_rules,
        )
        yield _Part(
            ("security/role/default", "security/usergroup/default"),
            lambda kind, _: kind in ("role", "user"),
            read_people,
        )
        for file, names in _FILES.items():
            if any(name in settings for name in names):
                yield _Part(
                    (file,),
                    lambda kind, name, names=names: kind == _SETTING and name in names,
                    lambda names=names: read_settings(*names),
                )
        yield _Part(
            ("gwc-layers",),
            lambda kind, _: kind == "tile layer",
            lambda: kinds["tile layer"].read(snapshot, self._scope),
        )

    def _read_workspace(self, workspace):
        kinds, snapshot = self._kinds, self._snapshot

        def belongs(*wanted):
            return lambda kind, name: kind in wanted and name.split(":")[0] == workspace

        def read_itself():
            if not kinds["workspace"].read(snapshot, workspace):
                return
            kinds["workspace settings"].read(snapshot, workspace)
            kinds["service"].read(snapshot, workspace)

        folder = f"workspaces/{workspace}"
        self._read(_Part((folder,), belongs("workspace", "workspace settings", "service"), read_itself))
        if ("workspace", workspace) in snapshot.state:
            self._read_stores(workspace, folder)
            self._read(_Part((f"{folder}/styles",), belongs("style"), lambda: kinds["style"].read(snapshot, workspace)))
            self._read(
                _Part((f"{folder}/layergroups",), belongs("group"), lambda: kinds["group"].read(snapshot, workspace))
            )
        if any(name.startswith(f"{workspace}:") for name in self._names("icon")):
            self._read(
                _Part(
                    (f"{folder}/styles/{ICON_FOLDER}",),
                    belongs("icon"),
                    lambda: kinds["icon"].read(snapshot, workspace),
                )
            )
        if any(name.startswith(f"{workspace}/") for name in self._names("file")):
            self._read(
                _Part(
                    (f"www/{workspace}",),
                    lambda kind, name: kind == "file" and name.startswith(f"{workspace}/"),
                    lambda: kinds["file"].read(snapshot, workspace),
                )
            )

    def _read_stores(self, workspace, folder):
        snapshot, stores = self._snapshot, self._kinds["store"]
        unchanged = self._remembered.stamps.get(folder) == snapshot.stamps[folder]
        known = [name.split(":")[1] for name in self._remembered.of_kind("store") if name.startswith(f"{workspace}:")]
        for store in known if unchanged else stores.names(workspace):
            its_folder = f"{folder}/{store}"
            same = self._read(
                _Part(
                    (its_folder,),
                    lambda kind, name, store=store: (kind, name) == ("store", f"{workspace}:{store}"),
                    lambda store=store: stores.read(snapshot, workspace, store),
                )
            )
            if same:
                self._same_stores.add(f"{workspace}:{store}")
            remembered = [
                name.split(":")[1]
                for name, fields in self._remembered.of_kind("layer").items()
                if name.startswith(f"{workspace}:") and fields.get("store") == store
            ]
            for layer in remembered if same else stores.layer_names(workspace, store):
                self._read(
                    _Part(
                        (f"{its_folder}/{layer}",),
                        lambda kind, name, layer=layer: (kind, name) == ("layer", f"{workspace}:{layer}"),
                        lambda store=store, layer=layer: self._read_layer(workspace, store, layer),
                    )
                )

    def _read_layer(self, workspace, store, layer):
        if not self._kinds["layer"].read(self._snapshot, workspace, store, layer):
            # Its store must be mended first; until then it is taken to be what it was, or written again.
            key = "layer", f"{workspace}:{layer}"
            self._snapshot.state[key] = {**self._remembered.state.get(key, {}), "store": store}

    def _check_connections(self):
        # In no folder: whether the password that GeoServer keeps is still the database's.
        for name, fields in self._snapshot.of_kind("store").items():
            target = self._target.state.get(("store", name), {})
            if target.get("password") and name in self._same_stores:
                # Renewing a password is seen by its digest; asking each agency's database would open a connection each.
                continue
            if target and fields["enabled"]:
                fields["connects"] = self._kinds["store"].connects(*name.split(":"))
            else:
                fields["connects"] = None


_OF_WORKSPACES = ("workspace", "workspace settings", "service", "store", "layer", "group", *_FILE_KINDS)


def _part_of(snapshot, workspace):
    """Return what a snapshot has of a workspace, with its stamps."""

    def belongs(path):
        return path == workspace or path.startswith((f"{workspace}:", f"{workspace}/"))

    state = {key: fields for key, fields in snapshot.state.items() if key[0] in _OF_WORKSPACES and belongs(key[1])}
    folders = (f"workspaces/{workspace}", f"www/{workspace}")
    stamps = {
        path: stamp for path, stamp in snapshot.stamps.items() if path in folders or path.startswith(f"{folders[0]}/")
    }
    return Snapshot(state, stamps=stamps)
