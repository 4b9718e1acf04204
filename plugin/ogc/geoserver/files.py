"""Styles, their icons, the files of the map page, and room for all of them."""

from mapalus.plugin.errors import MapalusError, Sentence
from mapalus.plugin.ogc.geoserver.shapes import as_list
from mapalus.plugin.ogc.geoserver.tile_layers import drop_tiles

ICON_FOLDER = "mapalus"

_CONTENT_TYPES = {
    "html": "text/html",
    "js": "application/javascript",
    "css": "text/css",
    "json": "application/json",
    "svg": "image/svg+xml",
    "png": "image/png",
    "txt": "text/plain",
}


class Resources:
    """Files below one folder of the data directory."""

    def __init__(self, session):
        self._session = session

    def content_of(self, path):
        return self._session.read_bytes("rest", "resource", *path.split("/"))

    def walk(self, folder):
        """Yield the paths of all files below a folder, and of none where there is no such folder."""
        listed = self._session.read_json("rest", "resource", *folder.split("/"), params={"format": "json"})
        children = ((listed or {}).get("ResourceDirectory") or {}).get("children") or {}
        for child in as_list(children.get("child") if isinstance(children, dict) else None):
            path = f"{folder}/{child['name']}"
            # Directories are linked with their own listing as type, files with the file's.
            if child["link"].get("type") in (None, "application/json") and "." not in str(child["name"]):
                yield from self.walk(path)
            else:
                yield path

    def stamp(self, path):
        """Return when a folder or file last changed, as GeoServer writes it; ``absent`` where there is none."""
        live = self._session.read_json(
            "rest", "resource", *path.split("/"), params={"operation": "metadata", "format": "json"}
        )
        return live["ResourceMetadata"]["lastModified"] if live else "absent"

    def write(self, path, content):
        kind = _CONTENT_TYPES.get(path.rsplit(".", 1)[-1], "application/octet-stream")
        self._session.write("put", "rest", "resource", *path.split("/"), data=content, headers={"Content-Type": kind})

    def delete(self, path):
        self._session.write("delete", "rest", "resource", *path.split("/"), absent_is_fine=True)


class Disk:
    """The disk of the server's data directory.

    A configuration file that GeoServer writes when its disk is full is empty afterwards, and it believes the empty one:
    a rule that could not be written costs it all its rules, and opens everything to everybody. So there must be room
    before anything is written.
    """

    _path = "tmp/mapalus-room"
    # More than a whole publication needs; looked for again every so many writes.
    _room = bytes(1 << 20)
    _writes = 10

    def __init__(self, session):
        self._resources = Resources(session)
        self._left = 0

    def require_room_now_and_then(self):
        """Raise :class:`MapalusError` where there is no room, before the first write and every tenth."""
        if self._left == 0:
            self.require_room()
            self._left = self._writes
        self._left -= 1

    def require_room(self):
        """Raise :class:`MapalusError` where a file of a megabyte finds no room."""
        self.forget()
        try:
            self._resources.write(self._path, self._room)
        finally:
            self._resources.delete(self._path)

    def forget(self):
        """Look for room before the next write, whenever the last look was."""
        self._left = 0


class Files:
    """Files of the map page, named ``workspace/…`` as they stand below ``www``."""

    kind = "file"

    def __init__(self, session):
        self._resources = Resources(session)

    def read(self, snapshot, workspace):
        for path in self._resources.walk(f"www/{workspace}"):
            content = self._resources.content_of(path)
            if content is not None:
                snapshot.add_file(self.kind, path.removeprefix("www/"), content)

    def create(self, name, fields, wanted):
        self._resources.write(f"www/{name}", content_for(fields, wanted))

    change = create

    def delete(self, name, fields):
        self._resources.delete(f"www/{name}")


class Icons:
    """Icons that styles draw, named ``workspace:path`` below the workspace's styles."""

    kind = "icon"

    def __init__(self, session):
        self._session = session
        self._resources = Resources(session)

    def read(self, snapshot, workspace):
        folder = f"workspaces/{workspace}/styles"
        for path in self._resources.walk(f"{folder}/{ICON_FOLDER}"):
            content = self._resources.content_of(path)
            if content is not None:
                snapshot.add_file(self.kind, f"{workspace}:{path.removeprefix(folder + '/')}", content)

    def create(self, name, fields, wanted):
        self._resources.write(self._path(name), content_for(fields, wanted))

    def change(self, name, fields, wanted):
        self.create(name, fields, wanted)
        # GeoServer goes on drawing the picture that it has read once.
        self._session.write("post", "rest", "reset")
        workspace = name.split(":")[0]
        for tiles in wanted.of_kind("tile layer"):
            if tiles.startswith(f"{workspace}:"):
                drop_tiles(self._session, tiles)

    def delete(self, name, fields):
        self._resources.delete(self._path(name))

    def _path(self, name):
        workspace, path = name.split(":", 1)
        return f"workspaces/{workspace}/styles/{path}"


class Styles:
    """Styles of a workspace, named ``workspace:style``."""

    kind = "style"

    def __init__(self, session, catalog):
        self._session = session
        self._catalog = catalog
        self._resources = Resources(session)

    def read(self, snapshot, workspace):
        listed = self._session.read_json("rest", "workspaces", workspace, "styles.json") or {}
        styles = listed.get("styles")
        for entry in as_list(styles.get("style")) if isinstance(styles, dict) else []:
            live = self._session.read_json("rest", "workspaces", workspace, "styles", f"{entry['name']}.json")
            if live is None:
                continue
            live = live["style"]
            body = self._resources.content_of(f"workspaces/{workspace}/styles/{live['filename']}")
            snapshot.add_file(
                self.kind,
                f"{workspace}:{entry['name']}",
                body or b"",
                format=live["format"],
                version=(live.get("languageVersion") or {}).get("version", ""),
            )

    def create(self, name, fields, wanted):
        workspace, style = name.split(":")
        with self._catalog.explained(Sentence("GeoServer could not save the style {name}", name=name)):
            self._catalog.create_style(
                style, content_for(fields, wanted), overwrite=True, workspace=workspace, style_format="sld10", raw=True
            )

    change = create

    def delete(self, name, fields):
        workspace, style = name.split(":")
        # Never with recurse: that would take the style's layers to another one.
        self._session.write(
            "delete",
            *("rest", "workspaces", workspace, "styles", style),
            params={"purge": "true"},
            absent_is_fine=True,
            forbidden=MapalusError(
                "The style {name} cannot be deleted: a layer that is not the publication's uses it.",
                "Have that layer's owner give it another one, then publish again.",
                name=name,
            ),
        )


def content_for(fields, wanted):
    """Return the file that a resource names.

    :raises MapalusError: where the journal does not have it any more.
    """
    try:
        return wanted.contents[fields["sha256"]]
    except KeyError:
        raise MapalusError(
            "The content {digest}… is not in the journal any more.",
            "It cannot be restored; publish the declaration instead.",
            digest=fields["sha256"][:12],
        ) from None
