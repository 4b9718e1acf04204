"""Feeds come, change and go with the agencies' logins of the database."""

import copy
from types import SimpleNamespace

import pytest

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.ogc.state import password_digest
from mapalus.plugin.publication import declaration, opening
from mapalus.plugin.publication.declaration import AgencyLogin
from mapalus.plugin.publication.feed_checks import Feeds
from mapalus.tests.plugin.publication.test_declaration import CITY, broken
from mapalus.tests.support.fake_server import FEED, small_publication

LOGINS = (
    AgencyLogin("dlh_feed", "DLH", "a word"),
    AgencyLogin("DLH feed", "DLH", "a word"),
    AgencyLogin("by_hand", "DLH"),
    AgencyLogin("gone", "DLH", "a word", may_log_in=False),
)


def test_a_workspace_is_declared_once_and_made_for_each_login():
    publication = declaration.load(CITY, agency_logins=[*LOGINS, AgencyLogin("dishub_feed", "DISHUB", "another")])
    assert publication.scope == ("mapalus", "mapalus_feed_dlh_feed", "mapalus_feed_dishub_feed")
    assert publication.entries == ("mapalus", "mapalus_feed")
    assert publication.passwords == {"dlh_feed": "a word", "dishub_feed": "another"}
    assert publication.roles == ("mapalus_public",)
    for feed in publication.feeds:
        assert feed.store.role == feed.agency_login
        assert feed.readers == feed.writers == (feed.name.upper(),)
        assert all(layer.readers == feed.readers for layer in feed.layers)
        assert feed.user_roles == ("MAPALUS_FEED", feed.name.upper())


def test_no_password_is_shown_by_accident():
    assert "a word" not in repr(declaration.load(CITY, agency_logins=LOGINS))


def test_logins_of_the_database(minahasa, fetch):
    fetch(
        minahasa,
        "INSERT INTO mapalus.agency_login (role_name, agency) VALUES ('mapalus_planner', 'DLH'), ('nobody', 'DISHUB'); "
        "INSERT INTO mapalus.feed_password (role_name, password) VALUES ('nobody', 'a word'); SELECT 1",
    )
    assert declaration.load_for(minahasa).agency_logins == (
        AgencyLogin("mapalus_planner", "DLH", None, may_log_in=False),
        AgencyLogin("nobody", "DISHUB", "a word", may_log_in=False),
    )


def without_the_feed(monkeypatch, server):
    """Let the declaration have no agency any more."""
    publication = small_publication()
    publication.scope, publication.workspaces = publication.scope[:1], publication.workspaces[:1]
    publication.feeds, publication.passwords = (), {}
    monkeypatch.setattr(opening, "load_for", lambda _connection, _path: publication)
    for kind, name in list(server.wants.state):
        if FEED in (name.split(":")[0], name.split(".")[0]) or name in (FEED.upper(), "dlh_feed"):
            del server.wants.state[kind, name]


def test_the_feed_of_a_login_that_is_gone_is_taken_down(publish_from, server, minahasa, feedback, monkeypatch):
    first = publish_from(minahasa)
    entry = first.apply(first.plan(), feedback).entry
    without_the_feed(monkeypatch, server)
    publisher = publish_from(minahasa)
    plan = publisher.plan()
    assert FEED in server.scope, "otherwise its rules would not be read"
    assert {step.action for step in plan.steps} == {"delete"}
    gone = {("workspace", FEED), ("store", f"{FEED}:feed"), ("role", FEED.upper()), ("user", "dlh_feed")}
    assert gone <= {step.key for step in plan.steps}
    order = [step.key for step in plan.steps]
    closing = order.index(("access rule", f"{FEED}.report.r")), order.index(("user", "dlh_feed"))
    assert max(closing) < order.index(("layer", f"{FEED}:report"))
    assert order[-1][0] == "access rule", "what is left of a workspace stays closed to the end"
    publisher.apply(plan, feedback)
    assert not publisher.plan()
    assert FEED not in server.scope

    # Nor does going back give the login back what it had.
    back = publisher.plan_rollback(entry + 1)
    assert not back
    assert ("user", "dlh_feed") not in back.wanted.state


def test_a_renewed_password_is_a_change_and_going_back_keeps_it(publish_from, server, minahasa, feedback, monkeypatch):
    first = publish_from(minahasa)
    first.apply(first.plan(), feedback)
    publication = small_publication()
    publication.passwords = {"dlh_feed": "another word"}
    monkeypatch.setattr(opening, "load_for", lambda _connection, _path: publication)
    publisher = publish_from(minahasa)
    plan = publisher.plan()
    assert [str(step) for step in plan.steps] == [
        "change user dlh_feed: the password was renewed",
        f"change store {FEED}:feed: the password was renewed",
    ]
    assert "another word" not in str(publisher.as_json(plan))
    entry = publisher.apply(plan, feedback).entry
    assert server.passwords[f"{FEED}:feed"] == "another word"
    assert not publisher.plan()
    back = publisher.plan_rollback(entry)
    assert not back
    assert back.wanted.state["user", "dlh_feed"]["password"] == password_digest("dlh_feed", "another word")


def test_the_one_workspace_of_all_agencies_is_taken_down(publish_from, server, minahasa, feedback, monkeypatch):
    """An earlier version published all feeds from mapalus_feed, whose login could become each agency."""
    wants = copy.deepcopy(server.wants)
    for kind, name in list(server.wants.state):
        if name.startswith(FEED):
            fields = server.wants.state.pop((kind, name))
            server.wants.state[kind, name.replace(FEED, "mapalus_feed")] = fields
    before = small_publication()
    shared = before.workspaces[1]
    shared.name, shared.agency_login, shared.store.role = "mapalus_feed", None, "mapalus_feed"
    before.scope, before.feeds, before.passwords = ("mapalus", "mapalus_feed"), (), {}
    monkeypatch.setattr(opening, "load_for", lambda _connection, _path: before)
    old = publish_from(minahasa, store_logins={"mapalus_feed": opening.StoreLogin("mapalus_feed", "old word")})
    old.apply(old.plan(), feedback)

    server.wants = wants
    monkeypatch.setattr(opening, "load_for", lambda _connection, _path: small_publication())
    publisher = publish_from(minahasa)
    plan = publisher.plan()
    gone = {step.key for step in plan.steps if step.action == "delete"}
    assert {("workspace", "mapalus_feed"), ("store", "mapalus_feed:feed"), ("layer", "mapalus_feed:report")} <= gone
    entry = publisher.apply(plan, feedback).entry
    assert not [name for _, name in server.live.state if name.split(":")[0] == "mapalus_feed"]
    # Going back takes the agencies' own workspaces away, and does not bring the shared one back.
    back = publisher.plan_rollback(entry)
    assert ("workspace", "mapalus_feed") not in back.wanted.state


def test_two_agencies_are_asked_as_if_possible_those_that_differ(minahasa, monkeypatch):
    names = ("a", "b", "c", "d")
    publication = SimpleNamespace(feeds=[SimpleNamespace(agency_login=name, name=f"feed_{name}") for name in names])
    feeds = Feeds(minahasa, publication, {name: SimpleNamespace(user=name, password=f"word {name}") for name in names})
    known = {"a": (["A"], False), "b": (["B", "B-1"], True), "c": (["B"], True), "d": (["D"], True)}
    monkeypatch.setattr(feeds, "_known", lambda: known)
    assert [visitor.user for visitor in feeds.visitors()] == ["b", "d"]
    assert [visitor.user for visitor in feeds.visitors({"c", "a"})] == ["c", "a"]
    known.pop("a"), known.pop("d")
    assert [visitor.user for visitor in feeds.visitors()] == ["b", "c"], "better one agency twice than one visitor"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("    user_roles: [MAPALUS_FEED]\n", '    readers: ["*"]\n', "mapalus_feed is for each agency.*readers"),
        ("    for_each: agency_login\n", "", "mapalus_feed lacks readers, writers, store.role"),
        ("      schema: mapalus_feed\n", "      schema: mapalus_feed\n      role: a_role\n", "on store.role; leave"),
        ("    writers: [ADMIN]\n", "    writers: [ADMIN]\n    user_roles: [MAPALUS_FEED]\n", "no users with roles"),
        (
            "    user_roles: [MAPALUS_FEED]\n",
            "    user_roles: [NOBODYS]\n",
            "the role NOBODYS is not among server.roles",
        ),
    ],
)
def test_what_a_workspace_for_each_agency_says_and_does_not_say(tmp_path, old, new, said):
    with pytest.raises(MapalusError, match=said):
        declaration.load(CITY, broken(tmp_path, (old, new)))
