"""Whatever ends a publication in its middle, the next one finishes it; nothing is open meanwhile that should not be."""

import signal
import threading
import time
from collections import Counter
from contextlib import contextmanager
from dataclasses import replace

import pytest
import requests

from mapalus.plugin.errors import Cancelled, MapalusError
from mapalus.plugin.ogc.geoserver.order import opened_layer
from mapalus.plugin.ogc.geoserver.server import GeoServer
from mapalus.plugin.ogc.plan import DELETE
from mapalus.plugin.ogc.state import canonical
from mapalus.plugin.words import Words
from mapalus.tests.support.cutting_proxy import ANSWER_LOST, REQUEST_LOST, CuttingProxy
from mapalus.tests.support.feedback import QuietFeedback
from mapalus.tests.support.publishing import declaring
from mapalus.tests.support.unverified import Unverified

pytestmark = pytest.mark.slow

_PICTURE = {
    "SERVICE": "WMS",
    "VERSION": "1.1.1",
    "REQUEST": "GetMap",
    "SRS": "EPSG:4326",
    "BBOX": "124.5,0.9,125.1,1.5",
    "WIDTH": 16,
    "HEIGHT": 16,
    "FORMAT": "image/png",
    "STYLES": "",
}
_FEATURES = {"SERVICE": "WFS", "VERSION": "2.0.0", "REQUEST": "GetFeature", "COUNT": 1, "OUTPUTFORMAT": "json"}
_TILE = {
    "SERVICE": "WMTS",
    "VERSION": "1.0.0",
    "REQUEST": "GetTile",
    "STYLE": "",
    "FORMAT": "image/png",
    "TILEMATRIXSET": "EPSG:4326",
    "TILEMATRIX": "EPSG:4326:0",
    "TILEROW": 0,
    "TILECOL": 1,
}


class Prober:
    """Asks for layers as anybody and as two agencies, again and again, in a thread of its own.

    ``opened`` maps (who, layer) to the columns that the layer may show then; who is empty for anybody. ``wrong`` says
    what was read besides; ``asked`` and ``read`` count.

    :param agencies: login -> (password, code of the agency).
    """

    def __init__(self, address, layers, agencies):
        self.opened, self.wrong, self.asked, self.read = {}, [], 0, Counter()
        self._address, self._layers, self._agencies = address, layers, agencies
        self._ended = threading.Event()
        self._http = requests.Session()
        self._thread = threading.Thread(target=self._run)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._ended.set()
        self._thread.join()

    def open(self, layer, roles, columns):
        """Note that a layer may be read from now on by some roles."""
        for who in ("", *self._agencies):
            if "*" in roles or (who and f"MAPALUS_FEED_{who.upper()}" in roles):
                self.opened[who, layer] = columns

    def _run(self):
        while not self._ended.is_set():
            for layer in self._layers:
                began = time.monotonic()
                workspace, name = layer.split(":")
                self._ask(layer, f"{workspace}/wfs", {**_FEATURES, "TYPENAMES": layer})
                self._ask(layer, "wfs", {**_FEATURES, "TYPENAMES": layer})
                self._ask(layer, f"{workspace}/wms", {**_PICTURE, "LAYERS": name})
                self._ask(layer, "wms", {**_PICTURE, "LAYERS": layer})
                self._ask(layer, "gwc/service/wmts", {**_TILE, "LAYER": layer})
                for who in self._agencies:
                    self._ask(layer, f"{workspace}/wfs", {**_FEATURES, "TYPENAMES": layer}, who)
                # GeoServer has something else to do, too: a third of the time is for asking.
                if self._ended.wait(2 * (time.monotonic() - began)):
                    return

    def _ask(self, layer, path, parameters, who=""):
        before = self.opened.get((who, layer))
        login = (who, self._agencies[who][0]) if who else None
        try:
            answer = self._http.get(f"{self._address}/{path}", params=parameters, auth=login, timeout=10)
        except requests.RequestException:
            # The server is down at times.
            return
        self.asked += 1
        kind = answer.headers.get("Content-Type", "")
        if not answer.ok or "xml" in kind or "html" in kind:
            return
        self.read[who] += 1
        # What is being opened or closed at this moment may be either.
        allowed = [columns for columns in (before, self.opened.get((who, layer))) if columns is not None]
        if not allowed:
            self.wrong.append(f"{layer} can be read at {path} by {who or 'anybody'}: {kind}")
        elif "json" in kind:
            for feature in answer.json()["features"]:
                shown = feature["properties"]
                if more := set(shown) - set().union(*allowed):
                    self.wrong.append(f"{layer} shows {sorted(more)} at {path}")
                if layer.startswith("mapalus_feed") and shown["agency"] != self._agencies[who][1]:
                    self.wrong.append(f"{layer} shows {who} a report of {shown['agency']}")


class Watching(QuietFeedback):
    """Tells the prober of what a plan opens, before it does; cancels after some steps."""

    def __init__(self, plan, prober, cancel_after=None):
        super().__init__(cancel_after)
        self._steps, self._prober = {str(step): step for step in plan.steps}, prober
        self._wanted = plan.wanted.state

    def pushInfo(self, text):
        super().pushInfo(text)
        step = self._steps.get(text)
        if step is not None and step.kind == "access rule" and step.action != DELETE:
            layer = opened_layer(step)
            if layer and ("layer", layer) in self._wanted:
                self._prober.open(layer, self._wanted[step.key]["roles"], self._wanted["layer", layer]["columns"])


@pytest.fixture(scope="module")
def process(tmp_path_factory, new_geoserver):
    """A GeoServer of these tests' own: it is killed at times."""
    process = new_geoserver(tmp_path_factory.mktemp("interrupted"))
    try:
        process.start()
        yield process
    finally:
        process.stop(at_once=True)


# Of the steps of the small publication, those at which the server is killed where nobody asks for every one.
_KILLS = 5
# Likewise, every so many writes are cut.
_WRITES = 3


@pytest.fixture
def every_step(request):
    return request.config.getoption("--every-step")


@pytest.fixture(scope="module")
def small(publication):
    """A publication with one or two of each kind."""
    public, *feeds = publication.workspaces
    layers = [layer for layer in public.layers if layer.name in ("agency", "commodity")]
    group = replace(public.groups[0], layers=("agency",))
    return replace(
        publication,
        workspaces=(
            replace(public, layers=tuple(layers), groups=(group,), map_page=False),
            *(replace(feed, layers=tuple(one for one in feed.layers if one.name == "report")) for feed in feeds),
        ),
    )


@pytest.fixture
def empty(process, publisher_of):
    """The server, with nothing of the publication on it before and after."""
    server = AtAddress(process.start())
    publisher = publisher_of(server)
    yield server
    server = AtAddress(process.start())
    publisher = publisher_of(server)
    entries = publisher.history(limit=10_000)
    if entries:
        plan = publisher.plan_rollback(entries[-1].number)
        publisher.apply(plan, QuietFeedback())


class AtAddress(Unverified):
    """The same server, perhaps at another address."""

    def __init__(self, server, address=None):
        user, password = (text.decode() for text in server.session.login)
        super().__init__(address or server.address, user, password)


@contextmanager
def probing(server, publication):
    layers = [f"{workspace.name}:{layer.name}" for workspace in publication.workspaces for layer in workspace.layers]
    agencies = {one.login: (one.password, one.agency) for one in publication.agency_logins}
    with Prober(server.address, layers, agencies) as prober:
        yield prober
    assert prober.asked > 20
    assert prober.wrong == []


def finished(server, publisher, publication, prober=None):
    """Return the state after one more publication, which is whole."""
    publisher = declaring(publisher, publication)
    plan = publisher.plan()
    if plan:
        publisher.apply(plan, Watching(plan, prober) if prober else QuietFeedback())
    after = publisher.plan(thorough=True)
    assert not after
    GeoServer.verify(server, after.wanted, accepted=publication.accepted).require_passed()
    return canonical(after.live.state)


def test_cancelled_after_every_step(empty, publisher_of, publication, small, every_step):
    if not every_step:
        publication = small
    publisher = declaring(publisher_of(empty), publication)
    with probing(empty, publication) as prober:
        left = publisher.plan()
        steps = len(left.steps)
        for done in range(steps - 1):
            with pytest.raises(Cancelled, match=f"Cancelled after 1 of {steps - done} steps"):
                publisher.apply(left, Watching(left, prober, cancel_after=1))
            plan = publisher.plan()
            assert [step.key for step in plan.steps] == [step.key for step in left.steps[1:]], left.steps[0]
            left = plan
        finished(empty, publisher, publication, prober)
        assert prober.opened
    assert prober.read[""]
    assert all(prober.read[one.login] for one in publication.agency_logins)


@pytest.mark.parametrize("how", [REQUEST_LOST, ANSWER_LOST])
def test_cut_at_every_write(empty, publisher_of, small, how, every_step):
    proxy = CuttingProxy(empty.address)
    try:
        server = AtAddress(empty, proxy.url)
        publisher = publisher_of(server)
        with probing(empty, small) as prober:
            least = 0 if every_step else _WRITES - 1
            through, cuts, before = least, 0, None
            while True:
                plan = declaring(publisher, small).plan()
                # A step of several requests begins anew: let one more of them through each time.
                same = before is not None and canonical(plan.live.state) == before
                through, before = through + 1 if same else least, canonical(plan.live.state)
                assert through < 10 + least
                proxy.cut_after(through, how)
                known = {entry.number for entry in publisher.history(limit=10_000)}
                try:
                    publisher.apply(plan, Watching(plan, prober))
                except MapalusError as error:
                    assert "No GeoServer answers" in str(error)
                    # What is cut off while it writes its claim has not begun yet, and has no entry.
                    new = [entry.outcome for entry in publisher.history() if entry.number not in known]
                    assert new in ([], ["failed"])
                else:
                    break
                cuts += 1
                proxy.mend()
            proxy.mend()
            assert cuts >= len(declaring(publisher, small).plan().wanted.state) // (least + 1)
            finished(server, publisher, small)
        assert prober.read
        assert "done" in {entry.outcome for entry in publisher.history()}
        publisher.apply(publisher.plan_rollback(publisher.history(limit=10_000)[-1].number), QuietFeedback())
    finally:
        proxy.stop()


class _Killing(AtAddress):
    """Kills the server while it is working on a step, or when it has just ended one."""

    def __init__(self, server, process, after, at_work):
        super().__init__(server)
        self._process, self._left, self._at_work = process, after, at_work

    def perform(self, step, wanted):
        self._left -= 1
        if self._left >= 0:
            return super().perform(step, wanted)
        if self._at_work:
            # Else it would die of the look for room on its disk.
            self._disk.require_room_now_and_then()
            threading.Timer(0.01, self._kill).start()
            return super().perform(step, wanted)
        done = super().perform(step, wanted)
        self._kill()
        return done

    def _kill(self):
        for process in self._process._record.processes:
            process.stop(signal.SIGKILL)


def test_the_server_is_killed(empty, process, publisher_of, small, every_step):
    with probing(empty, small) as prober:
        left = declaring(publisher_of(empty), small).plan()
        stride = 1 if every_step else len(left.steps) // _KILLS + 1
        for done in range(len(left.steps)):
            server = _Killing(empty, process, after=stride - 1, at_work=bool(done % 2))
            publisher = publisher_of(server)
            with pytest.raises(MapalusError, match="No GeoServer answers"):
                publisher.apply(left, Watching(left, prober))
            assert publisher.history()[0].outcome == "failed"
            process.start()
            plan = declaring(publisher_of(empty), small).plan()
            assert len(left.steps) - stride <= len(plan.steps) <= len(left.steps)
            left = plan
            if len(left.steps) < stride:
                break
        finished(empty, publisher_of(empty), small, prober)
    assert prober.read


def test_closing_is_cut_at_every_write(empty, publisher_of, small):
    """What is to be for the few alone is so before it shows more; and going back is as safe."""
    proxy = CuttingProxy(empty.address)
    public, *feeds = small.workspaces
    more = tuple(
        replace(layer, readers=("ADMIN",), cache=None, title=Words("Rahasia", "Secret")) for layer in public.layers
    )
    fewer = tuple(replace(layer, columns=layer.columns[:-1]) for layer in public.layers)
    closed = replace(small, workspaces=(replace(public, layers=more), *feeds))
    narrow = replace(small, workspaces=(replace(public, layers=fewer, groups=()), *feeds))
    try:
        server = AtAddress(empty, proxy.url)
        publisher = publisher_of(server)
        finished(server, publisher, narrow)
        with probing(empty, small) as prober:
            for workspace in narrow.workspaces:
                for layer in workspace.layers:
                    prober.open(f"{workspace.name}:{layer.name}", layer.readers, layer.column_names)
            through, before = 0, None
            while True:
                plan = declaring(publisher, closed).plan()
                same = before is not None and canonical(plan.live.state) == before
                through, before = through + 1 if same else 0, canonical(plan.live.state)
                assert through < 10
                proxy.cut_after(through, ANSWER_LOST)
                try:
                    publisher.apply(plan, Watching(plan, prober))
                    break
                except MapalusError as error:
                    assert "No GeoServer answers" in str(error)
                proxy.mend()
            proxy.mend()
            for who, layer in list(prober.opened):
                if layer.startswith("mapalus:"):
                    del prober.opened[who, layer]
            finished(server, publisher, closed)
        assert prober.read
        publisher.apply(publisher.plan_rollback(publisher.history(limit=10_000)[-1].number), QuietFeedback())
    finally:
        proxy.stop()
