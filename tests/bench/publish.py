"""What a plan and an apply cost on a GeoServer, beside the plain loop over geoserver-restconfig's objects."""

import statistics
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from geoserver.catalog import Catalog

from mapalus.plugin.database.connection import connect
from mapalus.plugin.database.logins import ensure_login, make_login
from mapalus.plugin.local.geoserver_process import GeoServerProcess, geoserver_home
from mapalus.plugin.ogc.port import DatabaseLogin
from mapalus.plugin.publication import declaration
from mapalus.plugin.publication.opening import StoreLogin, open_publisher
from mapalus.tests.support.publishing import accepting

DATA = Path(__file__).parents[1] / "data"
LAYERS = 30
AGENCIES = 60
TURNS = 3
PASSWORD = "a password for measuring"
KNOWN_POINT = (124.9118, 1.3002)


class _Counting(Catalog):
    """The library as it is, with its requests counted."""

    def __init__(self, *arguments, **options):
        self.requests = 0
        super().__init__(*arguments, **options)

    def http_request(self, *arguments, **options):
        self.requests += 1
        return super().http_request(*arguments, **options)


class _Quiet:
    def isCanceled(self):
        return False

    def setProgress(self, percent):
        pass

    def pushInfo(self, text):
        pass


def measure_publishing(bench):
    home = geoserver_home()
    if home is None:
        bench.say("publish.*: needs a GeoServer; set GEOSERVER_HOME")
        return
    process = GeoServerProcess(bench.folder / "geoserver", home)
    dsn = bench.database("minahasa")
    try:
        server = process.start()
        with closing(connect(dsn)) as connection:
            _measure(bench, server, connection)
    finally:
        process.stop()


def _measure(bench, server, connection):
    parameters = connection.get_dsn_parameters()
    address = "127.0.0.1", int(parameters["port"]), parameters["dbname"]
    logins = {}
    ensure_login(connection, "mapalus_public", PASSWORD)
    logins["mapalus_public"] = DatabaseLogin(*address, "mapalus_public", PASSWORD)
    with connection, connection.cursor() as cursor:
        cursor.execute((DATA / "reports.sql").read_text(), KNOWN_POINT)
        cursor.execute((DATA / "infrastructure.sql").read_text())
    publication = of_layers(accepting(declaration.load_for(connection)))
    publisher = open_publisher(
        connection, server, publication=publication, logins=logins, look_first=False, ask_feeds=False
    )
    wanted = server.wanted(publication, logins)
    user, password = (text.decode() for text in server.session.login)
    ours, theirs, verifying = [], [], []
    for turn in range(TURNS):
        bench.say(f"publishing {LAYERS} layers, turn {turn + 1} of {TURNS}")
        catalog = _Counting(f"{server.address}/rest", username=user, password=password)
        theirs.append(_timed(lambda catalog=catalog: loop_over_objects(catalog, publication.public, wanted)))
        sent = catalog.requests
        if turn + 1 < TURNS:
            catalog.delete(catalog.get_workspace("loop"), recurse=True)
        plan = publisher.plan()
        server.session.requests = 0
        ours.append(_timed(lambda plan=plan: publisher.apply(plan, _Quiet())))
        asked = server.session.requests
        verifying.append(_timed(lambda: publisher.verify()))
        if turn + 1 < TURNS:
            publisher.apply(publisher.plan_rollback(publisher.history()[-1].number), _Quiet())
    mine, plain = statistics.median(ours), statistics.median(theirs)
    loop = f"the loop over restconfig's objects: {LAYERS} layers, styles and a group, without rules, tiles or a look"
    bench.figure(
        "publish.apply_seconds",
        mine,
        "s",
        layers=LAYERS,
        steps=len(plan.steps),
        requests=asked,
        of_which_verifying=round(statistics.median(verifying), 2),
    )
    bench.figure(
        "publish.apply_vs_loop", mine / plain, "ratio", ours=round(mine, 2), theirs=round(plain, 2), vs=f"{loop}, s"
    )
    bench.figure("publish.apply_requests_loop", sent, "requests", vs=loop)
    _measure_plan(bench, server, publisher, publication, catalog)
    _measure_agencies(bench, server, connection)


def _measure_plan(bench, server, publisher, publication, catalog):
    ours, theirs = [], []
    for _ in range(TURNS):
        server.session.requests = server.session.writes = 0
        began = time.perf_counter()
        plan = publisher.plan()
        ours.append(time.perf_counter() - began)
        asked = server.session.requests
        if plan or server.session.writes:
            raise AssertionError("an unchanged publication was planned anew")
        catalog.requests = 0
        catalog._cache.clear()
        theirs.append(_timed(lambda: read_objects(catalog)))
    mine, plain = statistics.median(ours), statistics.median(theirs)
    bench.figure("publish.plan_requests", asked, "requests", layers=LAYERS, theirs=catalog.requests)
    bench.figure(
        "publish.plan_seconds",
        mine,
        "s",
        layers=LAYERS,
        theirs=round(plain, 3),
        vs="reading the same layers, styles, stores and group through restconfig's objects",
    )


def _measure_agencies(bench, server, connection):
    """Publish the feeds of many agencies; then plan without changes, and add one more agency."""
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT code FROM mapalus.agency ORDER BY code LIMIT %s", (AGENCIES + 1,))
        codes = [code for (code,) in cursor.fetchall()]
    for number, code in enumerate(codes[:AGENCIES]):
        make_login(connection, f"bench_feed_{number:03}", "agency", code)
    bench.say(f"publishing the feeds of {AGENCIES} agencies")
    publisher = _publisher_with_agencies(server, connection)
    plan = publisher.plan()
    seconds = _timed(lambda: publisher.apply(plan, _Quiet()))
    bench.figure("publish.agencies.apply_seconds", seconds, "s", agencies=AGENCIES, steps=len(plan.steps))
    taken, asked = [], []
    for _ in range(TURNS):
        server.session.requests = 0
        taken.append(_timed(publisher.plan))
        asked.append(server.session.requests)
    layers = sum(len(workspace.layers) for workspace in publisher.publication.workspaces)
    bench.figure("publish.agencies.plan_seconds", statistics.median(taken), "s", agencies=AGENCIES, layers=layers)
    bench.figure("publish.agencies.plan_requests", max(asked), "requests", agencies=AGENCIES, layers=layers)
    time.sleep(2 * publisher.publication.feeds[0].store.idle_seconds)
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE usename LIKE 'bench_feed%'")
        bench.figure("publish.agencies.idle_connections", cursor.fetchone()[0], "connections", agencies=AGENCIES)
    make_login(connection, "bench_feed_new", "agency", codes[AGENCIES])
    publisher = _publisher_with_agencies(server, connection)
    plan = publisher.plan()
    others = [step for step in plan.steps if "bench_feed_new" not in step.name.lower()]
    seconds = _timed(lambda: publisher.apply(plan, _Quiet()))
    bench.figure("publish.agencies.new_seconds", seconds, "s", agencies=AGENCIES, steps=len(plan.steps))
    bench.figure("publish.agencies.new_writes_elsewhere", len(others), "steps", agencies=AGENCIES)


def _publisher_with_agencies(server, connection):
    return open_publisher(
        connection,
        server,
        publication=of_layers(accepting(declaration.load_for(connection))),
        store_logins={"mapalus_public": StoreLogin("mapalus_public", PASSWORD)},
        database_host="127.0.0.1",
    )


def of_layers(publication):
    """Return a publication with :data:`LAYERS` layers: the city's, and as many of them again as are needed."""
    public = publication.public
    layers = list(public.layers)
    drawn = [layer for layer in layers if layer.has_geometry]
    while len(layers) < LAYERS:
        layer = drawn[len(layers) % len(drawn)]
        layers.append(replace(layer, name=f"{layer.name}_{len(layers)}"))
    return replace(publication, workspaces=(replace(public, layers=tuple(layers)), *publication.feeds))


def loop_over_objects(catalog, workspace, wanted):
    """Publish as the library's own guide does: make each thing, one after the other."""
    made = catalog.create_workspace("loop", "urn:loop")
    fields = wanted.state["store", f"{workspace.name}:{workspace.store.name}"]
    store = catalog.create_datastore("loop", "loop")
    user = fields["parameters"]["user"]
    store.connection_parameters.update(
        {**fields["parameters"], "namespace": "urn:loop", "passwd": wanted.secrets[user]}
    )
    catalog.save(store)
    store = catalog.get_store("loop", "loop")
    for name, style in wanted.of_kind("style").items():
        if name.startswith(f"{workspace.name}:"):
            catalog.create_style(
                name.split(":")[1],
                wanted.contents[style["sha256"]],
                overwrite=True,
                workspace="loop",
                style_format="sld10",
                raw=True,
            )
    for layer in workspace.layers:
        resource = catalog.publish_featuretype(
            layer.name, store, f"EPSG:{layer.srid}", srs=f"EPSG:{layer.srid}", native_name=layer.relation
        )
        resource.title, resource.abstract = layer.title.id, layer.abstract.id
        catalog.save(resource)
        if layer.style:
            published = catalog.get_layer(f"loop:{layer.name}")
            published.default_style = catalog.get_style(layer.style, workspace="loop")
            catalog.save(published)
    drawn = [layer.name for layer in workspace.layers if layer.has_geometry]
    group = catalog.create_layergroup("map", [f"loop:{name}" for name in drawn], workspace="loop")
    catalog.save(group)
    return made


def read_objects(catalog):
    """Read what a comparison would need of each thing."""
    for store in catalog.get_stores(workspaces=["loop"]):
        for resource in store.get_resources():
            _ = resource.title, resource.attributes, resource.metadata
            layer = catalog.get_layer(f"loop:{resource.name}")
            _ = layer.default_style, layer.styles
    for style in catalog.get_styles(workspaces=["loop"]):
        _ = style.sld_body
    for group in catalog.get_layergroups(workspaces=["loop"]):
        _ = group.layers


def _timed(action):
    began = time.perf_counter()
    action()
    return time.perf_counter() - began
