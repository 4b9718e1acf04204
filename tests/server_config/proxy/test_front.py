"""The front: what passes it, what it refuses in words, and whose answers it keeps."""

import base64
import re
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import requests
from requests.adapters import HTTPAdapter

from mapalus.plugin.local.front import DEFAULTS, FrontProcess, main

MAP = {
    "SERVICE": "WMS",
    "REQUEST": "GetMap",
    "LAYERS": "report",
    "WIDTH": "256",
    "HEIGHT": "256",
    "FORMAT": "image/png",
}
FEATURES = {"SERVICE": "WFS", "VERSION": "2.0.0", "REQUEST": "GetFeature", "TYPENAMES": "mapalus:report"}
WMS, WFS, FEED = "mapalus/wms", "mapalus/wfs", "mapalus_feed_dlh-feed.2/wfs"
XML = {"Content-Type": "text/xml"}


class Upstream(ThreadingHTTPServer):
    """A server that says who asked, and how often anybody did."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Answers)
        self.asked = []


class Answers(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.server.asked.append((self.command, self.path, dict(self.headers)))
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        word = self.headers.get("Authorization", "").removeprefix("Basic ")
        user = base64.b64decode(word).decode().partition(":")[0] or "nobody"
        body = f"rows of {user}, answer {len(self.server.asked)}\n{'text ' * 200}".encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/javascript")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=100000")
        self.send_header("Set-Cookie", "JSESSIONID=secret")
        self.send_header("Server", "Upstream 1.2.3")
        self.send_header("ETag", '"the same"')
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_HEAD = do_PUT = do_DELETE = do_GET

    def log_message(self, *_words):
        pass


@pytest.fixture(scope="module")
def upstream():
    with Upstream() as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="module")
def start(tmp_path_factory):
    """Return a function that starts a front before a port of this machine and returns its address."""
    running = []

    def start(port, **values):
        process = FrontProcess(tmp_path_factory.mktemp("front"), port, **values)
        running.append(process)
        return process.start()

    yield start
    for process in running:
        process.stop()


@pytest.fixture(scope="module")
def front(start, upstream):
    return start(upstream.server_port, cache_seconds=2)


def said(answer):
    """Return the words of a refusal."""
    assert answer.headers["Content-Type"] == "text/xml; charset=utf-8"
    return re.search("<ows:ExceptionText>(.+)</ows:ExceptionText>", answer.text)[1]


def test_an_agencys_answer_is_never_served_to_anybody_else(front):
    """Two agencies and nobody ask the same addresses in turn, and all at once."""
    who = {"dlh": ("dlh", "a"), "dinkes": ("dinkes", "b"), "nobody": None}

    def ask(name, path):
        answer = requests.get(f"{front}/{path}", params=FEATURES, auth=who[name], timeout=10)
        return name, path, answer

    rounds = [(name, path) for _ in range(4) for name in who for path in (FEED, WFS)]
    answers = [ask(*one) for one in rounds]
    with ThreadPoolExecutor(8) as pool:
        answers += pool.map(lambda one: ask(*one), rounds)
    for name, path, answer in answers:
        if (name, path) == ("nobody", FEED):
            assert answer.status_code == 401
            assert answer.headers["WWW-Authenticate"].startswith("Basic ")
            assert "Log in" in said(answer)
            continue
        assert answer.text.startswith(f"rows of {name},")
        if name != "nobody":
            assert "no-store" in answer.headers["Cache-Control"]
            assert "HIT" not in answer.headers.get("X-Cache", "")


def test_a_public_answer_is_kept_for_seconds(front, upstream):
    def ask(**more):
        return requests.get(f"{front}/{WMS}", params={**MAP, **more}, timeout=10)

    first = ask(BBOX="1")
    assert ask(BBOX="1").text == first.text
    assert ask(BBOX="1").headers["X-Cache"] == "HIT"
    assert first.headers["Cache-Control"] == "public, max-age=2"
    assert ask(BBOX="2").text != first.text
    # The address that somebody used is in the answer, so it is no other's.
    host = {"Host": "elsewhere.example"}
    assert requests.get(f"{front}/{WMS}", params={**MAP, "BBOX": "1"}, headers=host, timeout=10).text != first.text
    # What the server says about keeping it is not listened to: an edit is seen within a minute.
    assert DEFAULTS["cache_seconds"] <= 20
    until = time.monotonic() + 20
    while ask(BBOX="1").text == first.text:
        assert time.monotonic() < until
        time.sleep(0.2)


@pytest.mark.parametrize("path", [WMS, "www/mapalus/index.html"])
def test_who_has_an_answer_already_gets_no_second_copy(front, path):
    first = requests.get(f"{front}/{path}", params={**MAP, "BBOX": "etag"}, timeout=10)
    # Compressed, it is the same for a reader and not byte by byte.
    assert first.headers["ETag"] == 'W/"the same"'
    for known, status in ((first.headers["ETag"], 304), ('"another"', 200)):
        again = requests.get(
            f"{front}/{path}", params={**MAP, "BBOX": "etag"}, headers={"If-None-Match": known}, timeout=10
        )
        assert (again.status_code, bool(again.content)) == (status, status == 200)
        assert again.headers["Cache-Control"] == first.headers["Cache-Control"]


def test_answers_say_how_they_may_be_used(front):
    answer = requests.get(f"{front}/{WMS}", params={**MAP, "BBOX": "3"}, timeout=10)
    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Server"] == "nginx"
    assert "Set-Cookie" not in answer.headers
    asked_before = requests.options(f"{front}/{WFS}", headers={"Origin": "https://news.example"}, timeout=10)
    assert asked_before.status_code == 204
    assert "POST" in asked_before.headers["Access-Control-Allow-Methods"]
    feed = requests.get(f"{front}/{FEED}", params=FEATURES, auth=("dlh", "a"), timeout=10)
    assert "Access-Control-Allow-Origin" not in feed.headers


REFUSED = {
    "a map too large": (WMS, {**MAP, "WIDTH": "20000"}, "4096 by 4096"),
    "a map of no size": (WMS, {**MAP, "WIDTH": "0x100"}, "4096 by 4096"),
    "a size twice": (WMS, [*MAP.items(), ("width", "20000")], "each once"),
    "150 layers": (WMS, {**MAP, "LAYERS": ",".join(["report"] * 150)}, "20 layers"),
    "150 types": (WFS, {**FEATURES, "TYPENAMES": ",".join(["mapalus:report"] * 150)}, "20 layers"),
    "KML": (WMS, {**MAP, "FORMAT": "application/vnd.google-earth.kml+xml"}, "format"),
    "a feed of news": (WMS, {**MAP, "FORMAT": "rss"}, "format"),
    "features as a script": (WFS, {**FEATURES, "OUTPUTFORMAT": "text/javascript"}, "format"),
    "a style elsewhere": (WMS, {**MAP, "SLD": "http://127.0.0.1/"}, "style"),
    "a style": (WMS, {**MAP, "Sld_Body": "<x/>"}, "style"),
    "other features": (WMS, {**MAP, "REMOTE_OWS_URL": "http://127.0.0.1/"}, "style"),
    "locks": (WFS, {**FEATURES, "REQUEST": "LockFeature"}, "not among those"),
    "features with locks": (WFS, {**FEATURES, "REQUEST": "GetFeatureWithLock"}, "not among those"),
    "a request twice": (WFS, {**FEATURES, "request": "LockFeature"}, "each once"),
    "storing queries": (WFS, {"SERVICE": "WFS", "REQUEST": "CreateStoredQuery"}, "not among those"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_request_is_refused_in_words(front, upstream, name):
    path, parameters, words = REFUSED[name]
    before = len(upstream.asked)
    answer = requests.get(f"{front}/{path}", params=parameters, timeout=10)
    assert answer.status_code == 400
    assert words in said(answer)
    assert " / " in said(answer), "in Indonesian, too"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert len(upstream.asked) == before


def raw(front, line, *headers):
    """Send a request as it is written, and return the status."""
    host, _, port = front.removeprefix("http://").partition("/")[0].partition(":")
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        lines = [line, f"Host: {host}", "Connection: close", *headers, "", ""]
        connection.sendall("\r\n".join(lines).encode())
        answer = b""
        while part := connection.recv(65536):
            answer += part
    return int(answer.split(b" ", 2)[1])


@pytest.mark.parametrize(
    ("path", "status"),
    [
        *(
            (f"/geoserver/{path}", 403)
            for path in ("rest", "rest/workspaces.json", "web/", "gwc/demo", "gwc/rest/layers")
        ),
        *((f"/geoserver/{path}", 404) for path in ("wms", "wfs", "ows", "mapalus/wcs", "mapalus/wps", "other/wfs")),
        *((f"/geoserver/{path}", 404) for path in ("mapalus/wms/reflect", "mapalus/wms/kml", "mapalus_feed/wms")),
        ("/geoserver/mapalus/..%2f..%2frest/wms", 404),
        ("/geoserver/rest/..%2fmapalus/wms", 200),
        ("/geoserver/www/mapalus/..%2f..%2frest", 403),
        ("/manager/html", 404),
        ("/geoserver/mapalus/wms?%57IDTH=20000", 400),
        ("/geoserver/mapalus/wms?WIDTH=%320000", 400),
        ("/geoserver/mapalus/wms?LAYERS=" + "a%2C" * 30, 400),
    ],
)
def test_only_declared_addresses_pass(front, upstream, path, status):
    assert raw(front, f"GET {path} HTTP/1.1") == status
    if status == 200:
        # As nginx understood it, not as it was written.
        assert upstream.asked[-1][1] == "/geoserver/mapalus/wms"


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "PROPFIND"])
def test_other_methods_are_refused(front, method):
    for path in (WMS, WFS):
        answer = requests.request(method, f"{front}/{path}", timeout=10)
        assert answer.status_code == 405
        assert "method" in said(answer)
    assert requests.request(method, f"{front}/{FEED}", auth=("dlh", "a"), timeout=10).status_code == 405
    assert requests.post(f"{front}/{WMS}", data="<x/>", headers=XML, timeout=10).status_code == 405


def test_what_is_posted_is_small_and_xml(front):
    post = requests.post
    assert post(f"{front}/{WFS}", data="<x/>", headers=XML, timeout=10).status_code == 200
    form = post(f"{front}/{WFS}", data={**MAP, "WIDTH": "20000"}, timeout=10)
    assert (form.status_code, "XML" in said(form)) == (415, True)
    large = post(f"{front}/{WFS}", data=b" " * 300_000, headers=XML, timeout=10)
    assert (large.status_code, "too large" in said(large)) == (413, True)
    # An agency writes back more.
    feed = {"headers": XML, "auth": ("dlh", "a"), "timeout": 10}
    assert post(f"{front}/{FEED}", data=b" " * 300_000, **feed).status_code == 200


def test_a_client_cannot_say_who_or_where_it_is(front, upstream):
    forged = {
        **{"X-Forwarded-Host": "evil.example", "Forwarded": "host=evil.example", "X-Forwarded-Path": "/evil"},
        **{"X-Forwarded-For": "10.0.0.1", "Cookie": "JSESSIONID=stolen", "sec-username": "admin", "sec-roles": "ADMIN"},
    }
    requests.get(f"{front}/{WMS}", params={**MAP, "BBOX": "4"}, headers=forged, timeout=10)
    _, _, headers = upstream.asked[-1]
    headers = {name.lower(): value for name, value in headers.items()}
    assert headers["x-forwarded-for"] == "127.0.0.1"
    assert not {"x-forwarded-host", "forwarded", "x-forwarded-path", "cookie", "sec-username", "sec-roles"} & set(
        headers
    )


def test_one_address_gets_so_many_requests(start, upstream):
    front = start(upstream.server_port, requests_a_second=1, burst=5, verifiers="")
    answers = [requests.get(f"{front}/{WMS}", params=MAP, timeout=10) for _ in range(12)]
    refused = [answer for answer in answers if answer.status_code == 429]
    assert 4 <= len(refused) <= 7
    assert "Too many requests" in said(refused[0])
    assert refused[0].headers["Retry-After"] == "5"


class FromAddress(HTTPAdapter):
    """Connections that come from a certain address of this machine."""

    def __init__(self, address):
        self._address = address
        super().__init__()

    def init_poolmanager(self, *arguments, **options):
        super().init_poolmanager(*arguments, source_address=(self._address, 0), **options)


def test_who_verifies_is_not_limited_but_may_open_no_more(start, upstream):
    """A verification asks hundreds of questions within seconds. This machine verifies by default: 127.0.0.1 alone."""
    front = start(upstream.server_port, requests_a_second=1, burst=5, connections=1)

    def ask(address):
        with requests.Session() as session:
            session.mount("http://", FromAddress(address))
            return session.get(f"{front}/{WMS}", params=MAP, timeout=10).status_code

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(ask, ["127.0.0.1"] * 100)) == {200}
    others = [ask("127.0.0.2") for _ in range(12)]
    assert 4 <= others.count(429) <= 7
    assert requests.get(f"{front}/rest", timeout=10).status_code == 403


def test_a_server_that_is_down_is_told_of(start):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        front = start(closed.getsockname()[1])
        answer = requests.get(f"{front}/{WMS}", params=MAP, timeout=10)
    assert answer.status_code == 503
    assert "is down" in said(answer)


def test_the_configuration_is_written_for_another_nginx(tmp_path, capsys):
    to = tmp_path / "mapalus"
    arguments = ["--to", str(to), "--upstream", "10.0.0.5:8080", "--listen", "8443", "--cache-seconds", "20"]
    arguments += ["--verifiers", "10.0.0.7 10.1.0.0/24"]
    (to).mkdir()
    (to / "administrators.conf").write_text("allow 10.0.0.0/24;\n")
    assert main(arguments) == 0
    assert "front.conf" in capsys.readouterr().out
    written = "".join(path.read_text() for path in to.glob("*.conf"))
    assert re.findall(r"{{\w+}}", written) == []
    assert "proxy_pass http://10.0.0.5:8080$uri" in written
    assert "proxy_cache_valid 200 20s" in written
    assert "geo $is_verifier { default 0; 10.0.0.7 1; 10.1.0.0/24 1; }" in written
    # What the city wrote stays.
    assert (to / "administrators.conf").read_text() == "allow 10.0.0.0/24;\n"
