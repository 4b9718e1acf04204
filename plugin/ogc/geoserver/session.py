"""Requests to one GeoServer, and what its refusals mean."""

import re
import threading
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote

from mapalus.plugin.errors import MapalusError, Sentence
from mapalus.plugin.packages import requests

_SAFE = ("get", "head")

# So many requests are sent at the same time where their order does not matter.
_CONNECTIONS = 4

# What stands in GeoServer's answer, what it means, what to do.
_REFUSALS = (
    (
        "no space left on device",
        Sentence("GeoServer's disk is full"),
        Sentence("Free some space on its machine. Then publish again."),
    ),
    (
        "already locked",
        Sentence("an interrupted change of users or roles left them locked"),
        Sentence(
            "Delete roles.xml.lock in security/role/default and users.xml.lock in security/usergroup/default of its "
            "data directory. Then publish again."
        ),
    ),
    (
        "read-only file system",
        Sentence("GeoServer's data directory cannot be written"),
        Sentence("Have its machine's administrator look at the disk. Then publish again."),
    ),
    (
        "permission denied",
        Sentence("GeoServer may not write to its data directory or to the database"),
        Sentence("Check the rights on its machine. Then publish again."),
    ),
    (
        "unable to obtain connection|cannot create postgres connection|connection refused|connection attempt failed",
        Sentence("GeoServer cannot reach the database"),
        Sentence("Check that host, port and password are right on GeoServer's machine. Then publish again."),
    ),
    (
        "schema .* does not exist|relation .* does not exist|no such (table|feature type)",
        Sentence("GeoServer does not find a table or view of the publication"),
        Sentence("Check the database (mapalus:preflight) and correct what it finds. Then publish again."),
    ),
)


class RequestRefused(MapalusError):
    """GeoServer answered, and did not do what it was asked.

    ``status`` is that of its answer; 0 where geoserver-restconfig kept it to itself.
    """

    status = 0


class Session:
    """Requests to one server: keep-alive, time-outs, repeated only where that is harmless, to no other host.

    ``requests`` and ``writes`` count what was sent. Each thread has a connection of its own.

    :param url: of the server, ending in ``/geoserver`` as a rule.
    :param user: None to ask as anybody.
    :param verify: whether certificates are checked, or the file of the authority to trust.
    """

    def __init__(self, url, user=None, password=None, timeout=60, verify=True):
        self.url = url.rstrip("/")
        self.requests = 0
        self.writes = 0
        self._timeout = timeout
        self._lock = threading.Lock()
        self._threads = threading.local()
        self.login = None if user is None else (user.encode(), password.encode())
        self.verify = verify
        # The missing package is told of here, and not when something is asked.
        self._threads.http = self._connection(self.login)

    @property
    def _http(self):
        if not hasattr(self._threads, "http"):
            self._threads.http = self._connection(self.login)
        return self._threads.http

    def _connection(self, login):
        connection = requests.Session()
        connection.auth, connection.verify = login, self.verify
        # A netrc file or proxy of the user must not decide where an administrator's password goes.
        connection.trust_env = False
        return connection

    def together(self, jobs):
        """Do several things that read, some at the same time; return their results in order.

        :param jobs: functions without arguments.
        """
        jobs = list(jobs)
        if len(jobs) < 2:
            return [job() for job in jobs]
        pool = ThreadPoolExecutor(_CONNECTIONS, thread_name_prefix="geoserver")
        try:
            return list(pool.map(lambda job: job(), jobs))
        finally:
            # After the first failure nothing more is begun.
            pool.shutdown(cancel_futures=True)

    def accepts(self, user, password):
        """Return whether a user can log in with a password."""
        with self._connection((user.encode(), password.encode())) as connection:
            self._count("get")
            answer = self._send("get", f"{self.url}/rest/about/version.json", {}, connection)
        # A user who may not configure anything is answered with 403.
        return answer.status_code != 401

    def forget_logins(self):
        """Have GeoServer ask its users again: for minutes it accepts logins that it has accepted once."""
        self.write("post", "rest", "reset")

    def _count(self, method):
        with self._lock:
            self.requests += 1
            self.writes += method not in _SAFE

    def request(self, method, *path, absolute=None, forbidden=None, **options):
        """Send a request to a path below the server's address, each segment quoted, and return the answer.

        :param forbidden: the error to raise where status 403 does not say that the user lacks the right.
        :raises MapalusError: when the server cannot be reached, or refuses the login.
        """
        method = method.lower()
        url = absolute or "/".join((self.url, *(quote(str(part), safe="") for part in path)))
        if not url.startswith(f"{self.url}/"):
            raise MapalusError("GeoServer pointed to another server ({url}).", "Check its proxy base URL.", url=url)
        self._count(method)
        answer = self._send(method, url, options, self._http)
        if answer.status_code == 401:
            raise MapalusError(
                "GeoServer at {url} refused the user name or the password.",
                "Check both, then try again.",
                url=self.url,
            )
        if answer.status_code == 403:
            raise forbidden or MapalusError(
                "The user may not configure GeoServer at {url}.", "Use one with the role ADMIN.", url=self.url
            )
        if answer.is_redirect:
            raise MapalusError(
                "GeoServer at {url} redirects to {address}.",
                "Use that address instead if it is right; nothing was sent there.",
                url=self.url,
                address=answer.headers.get("Location"),
            )
        return answer

    def _send(self, method, url, options, connection):
        for attempts_left in (1, 0) if method in _SAFE else (0,):
            try:
                return connection.request(method, url, timeout=self._timeout, allow_redirects=False, **options)
            except requests.exceptions.SSLError as error:
                raise MapalusError(
                    "The certificate of {url} cannot be trusted: {reason}.",
                    "Have its administrator install a valid one, or name the file of the authority that signed it in "
                    "GEOSERVER_CA.",
                    url=self.url,
                    reason=_innermost(error),
                ) from error
            except requests.exceptions.InvalidURL as error:
                raise MapalusError(
                    "“{url}” is not an address.", "Write it like https://…/geoserver.", url=self.url
                ) from error
            except (requests.exceptions.MissingSchema, requests.exceptions.InvalidSchema) as error:
                raise MapalusError(
                    "“{url}” is not an address.", "Write it like https://…/geoserver.", url=self.url
                ) from error
            except requests.Timeout as error:
                if attempts_left:
                    continue
                raise MapalusError(
                    "GeoServer at {url} did not answer within {seconds} s.",
                    "Try again when it is less busy.",
                    url=self.url,
                    seconds=self._timeout,
                ) from error
            except (requests.ConnectionError, requests.exceptions.ChunkedEncodingError) as error:
                if attempts_left:
                    continue
                raise MapalusError(
                    "No GeoServer answers at {url}.", "Check the address and that it is running.", url=self.url
                ) from error
        raise AssertionError("a request is answered or fails")

    def read_json(self, *path, **options):
        """Return what a resource holds, None where it does not exist."""
        return self.json_of(self.request("get", *path, headers={"Accept": "application/json"}, **options), path)

    def json_of(self, answer, path):
        """Return what an answer to the reading of a path holds, None where there is nothing."""
        if answer.status_code == 404:
            self._require_geoserver(answer)
            return None
        self.require(answer, "read", path)
        try:
            return answer.json()
        except ValueError as error:
            raise MapalusError(
                "The server at {url} is not a GeoServer; it says: {text}.",
                "Check the address, and whether a proxy answers instead.",
                url=self.url,
                text=_plain(answer.text),
            ) from error

    def read_bytes(self, *path):
        """Return a file's content, None where it does not exist."""
        answer = self.request("get", *path)
        if answer.status_code == 404:
            return None
        self.require(answer, "read", path)
        return answer.content

    def write(self, method, *path, absent_is_fine=False, **options):
        """Send a writing request and make sure that GeoServer accepted it."""
        answer = self.request(method, *path, **options)
        if not (absent_is_fine and answer.status_code == 404):
            self.require(answer, "write", path)
        return answer

    def require(self, answer, verb, path):
        """Raise :class:`RequestRefused`, in words, for an answer that is a refusal."""
        if answer.ok:
            return
        what = "/".join(map(str, path)).removeprefix("rest/")
        status = answer.status_code
        if verb == "read":
            request = Sentence("GeoServer could not read {what} (status {status})", what=what, status=status)
        else:
            request = Sentence("GeoServer could not write {what} (status {status})", what=what, status=status)
        error = refusal(request, answer.text)
        error.status = answer.status_code
        raise error

    def _require_geoserver(self, answer):
        # A wrong address answers 404 to everything; a missing resource must not be mistaken for it.
        kind = answer.headers.get("Content-Type", "")
        if answer.history or ("nginx" in answer.headers.get("Server", "") and "html" in kind):
            raise MapalusError(
                "There is no GeoServer REST interface at {url}.",
                "Give the address that ends in /geoserver.",
                url=self.url,
            )


def refusal(request, text):
    """Return the :class:`RequestRefused` for a refusal of GeoServer's, by the text of its answer.

    :param request: :class:`~mapalus.plugin.errors.Sentence` of what GeoServer could not do.
    """
    for sign, meaning, what_to_do in _REFUSALS:
        if re.search(sign, text, re.IGNORECASE):
            return RequestRefused(
                "{request}: {reason}.", "{advice}", request=request, reason=meaning, advice=what_to_do
            )
    return RequestRefused(
        "{request}: {reason}.",
        "Look into its log. Then publish again.",
        request=request,
        reason=_plain(text),
    )


def _plain(text):
    """Return the beginning of an answer without its markup."""
    message = re.search(r'"message"\s*:\s*"([^"]+)"', text)
    words = message[1] if message else re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", text, flags=re.DOTALL)
    return " ".join(words.split())[:300].rstrip(".") or Sentence("nothing")


def _innermost(error):
    while isinstance(getattr(error, "reason", None) or (error.args and error.args[0]), Exception):
        error = getattr(error, "reason", None) or error.args[0]
    return str(error).strip().rstrip(".")
