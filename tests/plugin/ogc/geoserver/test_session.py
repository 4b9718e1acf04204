"""Requests to a GeoServer, and to what is none."""

import http.server
import socket
import ssl
import subprocess
import threading
from contextlib import contextmanager

import pytest

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.ogc.geoserver.session import Session


@contextmanager
def web_server(status=200, body=b"", kind="text/html", headers=(), context=None):
    """Serve one answer to everything on a free loopback port; yields the address and the requests that came."""
    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def answer(self):
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            asked.append((self.command, self.path, self.headers.get("Authorization")))
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            for name, value in headers:
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_PUT = do_DELETE = answer

        def log_message(self, *arguments):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    scheme = "http"
    if context:
        server.socket, scheme = context.wrap_socket(server.socket, server_side=True), "https"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"{scheme}://127.0.0.1:{server.server_address[1]}/geoserver", asked
    finally:
        server.shutdown()
        server.server_close()


def refused(url, message, method="get", **options):
    session = Session(url, "admin", "secret", timeout=5)
    with pytest.raises(MapalusError, match=message) as caught:
        if method == "get":
            session.read_json("rest", "about", "version.json")
        else:
            session.write(method, "rest", "workspaces", "x", **options)
    assert "secret" not in str(caught.value)


def test_nobody_answers():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    refused(f"http://127.0.0.1:{port}/geoserver", "No GeoServer answers.*Check the address")


@pytest.mark.parametrize("url", ["geoserver", "http://", "ftp://127.0.0.1/geoserver", ""])
def test_no_address(url):
    refused(url, "is no address")


def test_a_proxy_that_answers_html():
    with web_server(body=b"<html><script>x()</script><h1>Please log in to the guest network</h1></html>") as (url, _):
        refused(url, "is no GeoServer but says: Please log in to the guest network.*proxy")


def test_a_web_server_without_a_geoserver():
    with web_server(404, b"<html>Not found</html>", headers=[("Server", "nginx/1.22")]) as (url, _):
        refused(url, "no GeoServer REST interface")


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_to_another_host_is_not_followed(status):
    with (
        web_server() as (elsewhere, asked_elsewhere),
        web_server(status, headers=[("Location", "http://localhost:1/")]) as (url, _),
    ):
        refused(url, "redirects to http://localhost:1/.*nothing was sent there")
        assert asked_elsewhere == []
        assert elsewhere


def test_the_password_is_refused():
    with web_server(401) as (url, _):
        refused(url, "refused the user name or the password")


def test_a_user_without_rights():
    with web_server(403) as (url, _):
        refused(url, "may not configure.*role ADMIN")


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"java.io.IOException: No space left on device", "disk is full"),
        (b"Read-only file system", "cannot be written"),
        (b"Error occurred creating table: org.postgresql.util.PSQLException: Connection refused", "cannot reach"),
        (b'No such feature type: {"message" : "No such feature type"}', "does not find a table"),
        (b"<html><body><h1>Something else</h1></body></html>", "Something else.*log"),
    ],
)
def test_what_a_refusal_means(body, message):
    with web_server(500, body) as (url, asked):
        refused(url, message, "post", json={})
        assert len(asked) == 1


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_a_write_is_never_repeated(method):
    with web_server(503, b"busy") as (url, asked):
        refused(url, "status 503", method)
        assert len(asked) == 1


def test_a_certificate_that_nobody_signed(tmp_path):
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"),
            *("-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(certificate)),
        ],
        check=True,
        capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with web_server(body=b"{}", kind="application/json", context=context) as (url, asked):
        refused(url, "cannot be trusted.*GEOSERVER_CA")
        assert asked == []
        assert Session(url, "admin", "secret", verify=str(certificate)).read_json("rest") == {}


def test_no_password_goes_to_another_address():
    session = Session("http://127.0.0.1:1/geoserver", "admin", "x")
    with pytest.raises(MapalusError, match="pointed to another server"):
        session.request("get", absolute="http://127.0.0.1:2/geoserver/rest")


def test_each_session_has_its_own_login():
    with web_server(body=b"{}", kind="application/json") as (url, asked):
        Session(url, "admin", "secret").read_json("rest")
        Session(url).read_json("rest")
    assert asked[0][2].startswith("Basic ")
    assert asked[1][2] is None


def test_segments_are_quoted():
    with web_server(body=b"{}", kind="application/json") as (url, asked):
        Session(url, "admin", "secret").write("delete", "rest", "workspaces", "victim#x", "a/../b?c")
    assert asked[0][1] == "/geoserver/rest/workspaces/victim%23x/a%2F..%2Fb%3Fc"
