"""An address on this machine that no request may make a server ask."""

import socket
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from urllib.parse import urlsplit

_TIMEOUT = 10


class Listener:
    """A small HTTP server that answers 404 and remembers what it was asked for.

    ``address`` is where it listens, such as ``http://127.0.0.1:40123``; ``paths`` those that it was asked for;
    ``is_near`` says whether the other server runs on this machine, so that it could have asked.
    """

    def __init__(self, address, is_near, paths):
        self.address = address
        self.is_near = is_near
        self.paths = paths

    def was_asked(self, path):
        """Return whether somebody asked for a path or one below it."""
        return any(asked.startswith(path) for asked in self.paths)


@contextmanager
def listening(url):
    """Give a :class:`Listener` at the address by which the server at a URL is reached; None where there is none."""
    try:
        here = _own_address(url)
        server = _server_at(here)
    except OSError:
        yield None
        return
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        host = f"[{here}]" if ":" in here else here
        yield Listener(f"http://{host}:{server.server_port}", ip_address(here).is_loopback, server.paths)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _own_address(url):
    """Return the address of this machine from which it reaches a server."""
    parts = urlsplit(url)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    with socket.create_connection((parts.hostname, port), timeout=_TIMEOUT) as connection:
        return connection.getsockname()[0].partition("%")[0]


def _server_at(address):
    class Handler(BaseHTTPRequestHandler):
        timeout = _TIMEOUT

        def do_GET(self):
            self.server.paths.append(self.path)
            self.send_response(404)
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_HEAD = do_POST = do_GET

        def log_message(self, *_words):
            pass

    class Server(ThreadingHTTPServer):
        address_family = socket.AF_INET6 if ":" in address else socket.AF_INET
        daemon_threads = True

    server = Server((address, 0), Handler)
    server.paths = []
    return server
