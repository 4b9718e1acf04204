"""QGIS Server behind nginx: the embedded default for the public map, on the same views and styles as GeoServer."""

import json
import os
import stat
import uuid
from configparser import ConfigParser
from configparser import Error as NoConfiguration
from contextlib import contextmanager
from datetime import datetime, timezone

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.ogc.checks import ADMINISTRATOR, Verification
from mapalus.plugin.ogc.owner import Publishing, require_own
from mapalus.plugin.ogc.plan import DELETE
from mapalus.plugin.ogc.port import DatabaseLogin, ServiceUrls
from mapalus.plugin.ogc.qgis_server.fields import FIELDS
from mapalus.plugin.ogc.qgis_server.limits import unsupported
from mapalus.plugin.ogc.qgis_server.wanted import DESCRIPTIONS, PAGE, PROJECT, SERVICE_FILE, wanted_snapshot
from mapalus.plugin.ogc.state import Snapshot, from_json, to_json

_DESCRIPTIONS_FILE = "published.json"
# Which server it is and which database owns it; who publishes to it at this moment.
_MARKS_FILE = "owner.json"
_LOCK_FILE = ".publishing"
_MAKING = ".making"


class QgisServer:
    """A folder that a QGIS Server and an nginx serve: a project, a connection service and the map page.

    It is for the public map alone, without logins: what only somebody may read is not in the project at all.

    :param folder: what is served lies in it; see :mod:`mapalus.plugin.local.qgis_server_process`.
    :param base_url: where nginx answers.
    """

    # Nobody else has anything to put into these files.
    owns_all = ("store", "project", *DESCRIPTIONS)
    fields = FIELDS

    def __init__(self, folder, base_url):
        self.folder = folder
        self.address = base_url
        self.urls = ServiceUrls(map_page=f"{base_url}/", wms=f"{base_url}/ows", wfs=f"{base_url}/ows")

    def urls_of(self, _workspace):
        return self.urls

    def require_usable(self):
        """Files can be written whenever the folder can."""

    def identity(self):
        return self._marks().get("server")

    def require_own(self, owner, workspaces):
        mark = self._marks().get("owner")
        require_own(self.address, owner, workspaces, [{**mark, "file": _MARKS_FILE}] if mark else [])

    @contextmanager
    def publishing(self, owner, workspaces):
        # Another system than Linux has no such lock, and no QGIS Server of Mapalus.
        import fcntl

        self.folder.mkdir(parents=True, exist_ok=True)
        with open(os.open(self.folder / _LOCK_FILE, os.O_RDWR | os.O_CREAT, 0o600), "r+", encoding="utf-8") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                who = (file.read().split("\t") + [""] * 3)[:3]
                raise Publishing(self.address, *who) from error
            file.truncate(0)
            file.write("\t".join((owner.city, owner.login, f"{datetime.now(timezone.utc):%Y-%m-%d %H:%M} UTC")))
            file.flush()
            self.require_own(owner, workspaces)
            marks = {"server": self.identity() or str(uuid.uuid4()), "owner": owner.mark(workspaces)}
            if marks != self._marks():
                self._write(_MARKS_FILE, json.dumps(marks, ensure_ascii=False).encode(), mode=0o600)
            yield marks["server"]

    def wanted(self, publication, logins):
        return wanted_snapshot(publication, logins)

    def unsupported(self, publication):
        return unsupported(publication)

    def read(self, _scope, target, _remembered=None):
        """Return what lies in the folder. Files are few and near: all of them are read every time."""
        snapshot = Snapshot()
        self._read_store(snapshot, target)
        descriptions = self._content(_DESCRIPTIONS_FILE)
        if descriptions is not None:
            snapshot.state.update(_descriptions(descriptions))
        project = self._content(PROJECT)
        if project is not None:
            snapshot.add_file("project", PROJECT, project)
        for path in sorted((self.folder / PAGE).rglob("*")):
            if path.is_file() and not path.name.endswith(_MAKING):
                snapshot.add_file("file", path.relative_to(self.folder).as_posix(), path.read_bytes())
        return snapshot

    def order(self, step, _changed, _live):
        """Return where a step stands: the project goes before what it needs, and comes after it."""
        place = ("store", *DESCRIPTIONS, "project", "file").index(step.kind)
        return (0, -place) if step.action == DELETE and step.kind == "project" else (1, place)

    def is_opening(self, step, _changed, _live):
        return step.kind == "project" and step.action != DELETE

    def perform(self, step, wanted):
        fields = wanted.state.get(step.key)
        if step.kind == "store":
            self._write_store(fields, wanted)
        elif step.kind in DESCRIPTIONS:
            self._write_description(step.key, fields)
        elif fields is None:
            self._delete(step.name)
        else:
            self._write(step.name, wanted.contents[fields["sha256"]])
        return {}

    def verify_closed(self, snapshot, _openings):
        from mapalus.plugin.ogc.qgis_server.project import check_project

        parameters = snapshot.state["store", SERVICE_FILE]["parameters"]
        login = DatabaseLogin(
            host=parameters["host"],
            port=int(parameters["port"]),
            database=parameters["dbname"],
            user=parameters["user"],
            password=_password(parameters["user"], snapshot),
        )
        content = snapshot.contents[snapshot.state["project", PROJECT]["sha256"]]
        columns = {name.split(":")[1]: fields["columns"] for name, fields in snapshot.of_kind("layer").items()}
        verification = Verification()
        verification.ask("the project", PROJECT, ADMINISTRATOR, check_project, content, columns, login)
        return verification

    def lacks(self):
        return []

    def unsafe(self):
        return []

    def widens(self, step, changed, live):
        return True

    def verify(self, snapshot, visitors=(), accepted=""):
        from mapalus.plugin.ogc.qgis_server.verifying import verify_server

        return verify_server(self.urls, snapshot)

    # ---------------------------------------------------------------- the connection

    def _read_store(self, snapshot, target):
        content = self._content(SERVICE_FILE)
        if content is None:
            return
        fields = {"service": None, "parameters": {}, "unreadable": False}
        file = ConfigParser(interpolation=None)
        try:
            file.read_string(content.decode())
            fields["service"] = next(iter(file.sections()), None)
            fields["parameters"] = dict(file[fields["service"]]) if fields["service"] else {}
        except (NoConfiguration, UnicodeDecodeError):
            fields["unreadable"] = True
        password = fields["parameters"].pop("password", None)
        # Another service, a comment or spaces: not as it was written.
        fields["edited"] = not fields["unreadable"] and _service_file(fields, password).encode() != content
        fields["private"] = not (self.folder / SERVICE_FILE).stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
        # Whether the password is the one that is known now, and never the password or a digest of it: states are kept.
        known = target.secrets.get(fields["parameters"].get("user"))
        fields["connects"] = password is not None and password == known
        snapshot.add("store", SERVICE_FILE, fields)

    def _write_store(self, fields, wanted):
        if fields is None:
            self._delete(SERVICE_FILE)
            return
        password = _password(fields["parameters"]["user"], wanted)
        self._write(SERVICE_FILE, _service_file(fields, password).encode(), mode=0o600)

    # ---------------------------------------------------------------- the descriptions

    def _write_description(self, key, fields):
        state = _descriptions(self._content(_DESCRIPTIONS_FILE) or b"{}")
        if fields is None:
            state.pop(key, None)
        else:
            state[key] = fields
        if state:
            text = json.dumps(to_json(state), ensure_ascii=False, indent=1, sort_keys=True)
            self._write(_DESCRIPTIONS_FILE, text.encode())
        else:
            self._delete(_DESCRIPTIONS_FILE)

    # ---------------------------------------------------------------- files

    def _marks(self):
        try:
            return json.loads(self._content(_MARKS_FILE) or b"{}")
        except ValueError:
            return {}

    def _content(self, name):
        path = self.folder / name
        return path.read_bytes() if path.is_file() else None

    def _write(self, name, content, mode=0o644):
        """Write a file in one go: a reader finds the old or the new one."""
        path = self.folder / name
        making = path.with_name(f".{path.name}{_MAKING}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            making.unlink(missing_ok=True)
            with open(os.open(making, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
                file.write(content)
                if os.geteuid() == 0:
                    # QGIS Server runs as the folder's owner.
                    owner = self.folder.stat()
                    os.fchown(file.fileno(), owner.st_uid, owner.st_gid)
                file.flush()
                os.fsync(file.fileno())
            making.replace(path)
        except OSError as error:
            raise MapalusError(
                "The file {name} of QGIS Server cannot be written: {reason}.",
                "Check who may write to its folder and whether the disk is full, then publish again.",
                name=name,
                reason=error.strerror,
            ) from error

    def _delete(self, name):
        path = self.folder / name
        path.unlink(missing_ok=True)
        while path.parent != self.folder and not any(path.parent.iterdir()):
            path = path.parent
            path.rmdir()


def _service_file(fields, password):
    lines = [f"[{fields['service']}]", *(f"{name}={value}" for name, value in fields["parameters"].items())]
    if password is not None:
        lines.append(f"password={password}")
    return "\n".join([*lines, ""])


def _password(user, snapshot):
    if user not in snapshot.secrets:
        raise MapalusError(
            "The password of the database login {user} is not known.",
            "Give it in the environment or in QGIS's authentication store, then publish again.",
            user=user,
        )
    return snapshot.secrets[user]


def _descriptions(content):
    try:
        return {key: fields for key, fields in from_json(json.loads(content)).items() if key[0] in DESCRIPTIONS}
    except (ValueError, AttributeError):
        # Somebody damaged it: the next publication writes it again.
        return {}
