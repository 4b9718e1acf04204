"""A proxy on loopback that passes requests on to a server until it is told to cut the connection."""

import http.server
import threading

import requests

REQUEST_LOST, ANSWER_LOST = "request lost", "answer lost"
_SAFE = ("GET", "HEAD")
_HOP_BY_HOP = ("connection", "keep-alive", "transfer-encoding", "content-encoding", "content-length")


class CuttingProxy:
    """Passes everything on, and cuts every connection from one of the coming writes on.

    :param target: address of the server, as ``http://127.0.0.1:port/geoserver``.

    ``cut_after(n, how)`` lets n more writes through. The next is either not sent, or sent and its answer thrown away.
    Afterwards nothing gets through until ``mend()``.
    """

    def __init__(self, target):
        self._lock = threading.Lock()
        self._left, self._how = None, None
        self.is_cut = False
        proxy, host = self, target.split("/")[2]

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def answer(self):
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                passes, answers = proxy._decide(self.command, self.path)
                if passes:
                    # What GeoServer calls its own address comes from the header.
                    answer = requests.request(
                        self.command,
                        f"http://{host}{self.path}",
                        data=body,
                        headers=dict(self.headers),
                        allow_redirects=False,
                        timeout=60,
                    )
                if not answers:
                    self.close_connection = True
                    self.connection.close()
                    return
                self.send_response(answer.status_code)
                for name, value in answer.headers.items():
                    if name.lower() not in _HOP_BY_HOP:
                        self.send_header(name, value)
                self.send_header("Content-Length", str(len(answer.content)))
                self.end_headers()
                self.wfile.write(answer.content)

            do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = answer

            def log_message(self, *arguments):
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = target.replace(host, f"127.0.0.1:{self._server.server_address[1]}")
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def cut_after(self, writes, how):
        with self._lock:
            self._left, self._how = writes, how

    def mend(self):
        with self._lock:
            self._left, self.is_cut = None, False

    def stop(self):
        self._server.shutdown()
        self._server.server_close()

    def _decide(self, method, path):
        """Return whether a request gets through, and whether its answer comes back."""
        with self._lock:
            if self.is_cut:
                return False, False
            # The file that shows room on the disk is none of the configuration, and stands before many steps.
            if self._left is None or method in _SAFE or path.endswith("/mapalus-room"):
                return True, True
            if self._left:
                self._left -= 1
                return True, True
            self.is_cut = True
            return self._how == ANSWER_LOST, False
