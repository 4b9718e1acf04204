"""QGIS Server behind nginx: the embedded default, on the same public views and styles as GeoServer."""

import hashlib
import shutil

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.local.secrets import write_private
from mapalus.plugin.ogc.server import ServiceUrls, Step
from mapalus.plugin.ogc.verify import verify_public
from mapalus.plugin.paths import STYLES
from mapalus.plugin.publication.map_page import map_page_files

_SERVICE = "mapalus_public"

_GEOMETRY_TYPES = {"Point": "Point", "MultiPolygon": "MultiPolygon"}


class QgisServer:
    """A folder that a QGIS Server and an nginx serve: a project, a connection service and the map page.

    :param folder: what is served lies in it; see :mod:`mapalus.plugin.local.qgis_server_process`.
    :param base_url: where nginx answers.
    """

    def __init__(self, folder, base_url):
        self.folder = folder
        self.project_file = folder / "mapalus.qgs"
        self.service_file = folder / "pg_service.conf"
        self.page = folder / "www"
        self.urls = ServiceUrls(map_page=f"{base_url}/", wms=f"{base_url}/ows", wfs=f"{base_url}/ows")

    def plan(self, publication, login):
        steps = []
        service = _service_file(login)
        if _read(self.service_file) != service.encode():
            steps.append(
                Step(
                    "change" if self.service_file.exists() else "create",
                    "connection",
                    _SERVICE,
                    "the login differs",
                    lambda: write_private(self.service_file, service),
                )
            )
        digest = _digest(publication, login)
        if _read(self._digest_file) != digest.encode() or not self.project_file.exists():
            steps.append(
                Step(
                    "change" if self.project_file.exists() else "create",
                    "project",
                    self.project_file.name,
                    "declaration, styles or database differ",
                    lambda: self._write_project(publication, login, digest),
                )
            )
        # Addresses without a host: the page works behind whatever name the server is reached by.
        files = map_page_files(publication, wms="ows", wfs="ows")
        changed = [path for path, content in files.items() if _read(self.page / path) != content]
        if changed:
            steps.append(
                Step("change", "map page", "www", f"{len(changed)} files differ", lambda: self._write_page(files))
            )
        return steps

    def verify(self, publication):
        verify_public(self.urls, publication)

    @property
    def _digest_file(self):
        return self.folder / "mapalus.digest"

    def _write_page(self, files):
        making = self.folder / "www.making"
        shutil.rmtree(making, ignore_errors=True)
        for path, content in files.items():
            target = making / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        shutil.rmtree(self.page, ignore_errors=True)
        making.rename(self.page)

    def _write_project(self, publication, login, digest):
        from mapalus.plugin.ogc.qgis_server_project import build_project

        project = build_project(publication, login, _SERVICE, self.service_file)
        making = self.folder / "making.qgs"
        if not project.write(str(making)):
            raise MapalusError(f"The project of QGIS Server cannot be written: {project.error()}.")
        making.replace(self.project_file)
        self._digest_file.write_text(digest)


def _service_file(login):
    return (
        f"[{_SERVICE}]\nhost={login.host}\nport={login.port}\ndbname={login.database}\n"
        f"user={login.user}\npassword={login.password}\n"
    )


def _digest(publication, login):
    """Return a digest of everything that the project is made of, passwords aside."""
    content = hashlib.sha256(repr((publication, login.host, login.port, login.database, login.user)).encode())
    for layer in publication.layers:
        content.update((STYLES / f"{layer.style}.qml").read_bytes())
    return content.hexdigest()


def _read(path):
    return path.read_bytes() if path.exists() else None
