import pytest

from mapalus.plugin.ogc.geoserver.choice import Choice
from mapalus.plugin.ogc.plan import compare
from mapalus.plugin.ogc.state import Snapshot
from mapalus.tests.support.fake_server import FEED, SCOPE, FakeServer, declared


def plan_between(live, wanted):
    return compare(wanted, live, FakeServer(), {**live.state}, SCOPE)


@pytest.fixture
def first():
    """The choice of a first publication to an empty server."""
    return Choice(plan_between(FakeServer().live, declared()))


def test_everything_is_chosen_at_first(first):
    assert first.plan().steps == plan_between(FakeServer().live, declared()).steps


def test_what_closes_cannot_be_put_off(first):
    for key in (
        ("server setting", "catalog mode"),
        ("service rule", "wfs.Transaction"),
        ("access rule", "mapalus.*.r"),
        ("access rule", f"{FEED}.*.w"),
        ("role", "MAPALUS_FEED"),
    ):
        assert key in first.fixed
        assert first.leave_out(key) == set()
        assert key in first.chosen


def test_a_layer_takes_along_what_stands_on_it(first):
    gone = first.leave_out(("layer", "mapalus:area"))
    assert gone == {
        ("layer", "mapalus:area"),
        ("tile layer", "mapalus:area"),
        ("access rule", "mapalus.area.r"),
        ("group", "mapalus:map"),
        ("access rule", "mapalus.map.r"),
    }
    assert ("layer", "mapalus:report") in first.chosen
    assert not {step.key for step in first.plan().steps} & gone
    assert first.take_in(("access rule", "mapalus.area.r")) == {
        ("layer", "mapalus:area"),
        ("access rule", "mapalus.area.r"),
    }


def test_the_feed_can_wait_while_the_public_map_is_made(first):
    gone = first.leave_out(("store", f"{FEED}:feed"))
    assert gone == {
        ("store", f"{FEED}:feed"),
        ("layer", f"{FEED}:report"),
        ("access rule", f"{FEED}.report.r"),
    }


def test_an_icon_takes_along_the_styles_that_draw_it(first):
    gone = first.leave_out(("icon", "mapalus:mapalus/report.svg"))
    assert ("style", "mapalus:report") in gone
    assert ("layer", "mapalus:report") in gone
    assert not {("style", "mapalus:market"), ("style", f"{FEED}:report")} & gone


def test_the_map_page_is_put_off_whole(first):
    assert first.leave_out(("file", "mapalus/map.js")) == {("file", "mapalus/map.js"), ("file", "mapalus/index.html")}


def test_a_layer_that_hides_a_column_cannot_wait_and_one_with_another_title_can():
    wanted = declared()
    wanted.state["layer", "mapalus:area"]["columns"] = ["code"]
    wanted.state["layer", "mapalus:market"]["title"] = {"id": "Pasar", "en": "Markets"}
    choice = Choice(plan_between(declared(), wanted))
    assert choice.fixed == {("layer", "mapalus:area")}
    assert choice.leave_out(("layer", "mapalus:market"))


@pytest.mark.parametrize(
    ("roles", "fixed"), [(["ADMIN"], True), (["*"], False), (["ADMIN", "MAPALUS_FEED", "X"], False)]
)
def test_keeping_somebody_out_cannot_wait(roles, fixed):
    live, wanted = declared(), declared()
    live.state["access rule", f"{FEED}.report.r"]["roles"] = ["ADMIN", "MAPALUS_FEED"]
    wanted.state["access rule", f"{FEED}.report.r"]["roles"] = roles
    assert bool(Choice(plan_between(live, wanted)).fixed) is fixed


@pytest.mark.parametrize(
    ("kind", "name", "before", "after", "fixed"),
    [
        ("rest rule", "GET", {"roles": ["ADMIN", "X"]}, {"roles": ["ADMIN"]}, True),
        ("rest rule", "GET", {"roles": ["ADMIN"]}, {"roles": ["ADMIN", "X"]}, False),
        ("rest rule", "GET", {"roles": ["ADMIN", "X"]}, None, True),
        ("rest rule", "HEAD", None, {"roles": ["ADMIN"]}, False),
        ("server setting", "wcs", {"enabled": True}, {"enabled": False}, True),
        ("server setting", "wfs", {"feature_limit": 9}, {"feature_limit": 5}, True),
        ("server setting", "settings", {"verbose_exceptions": True}, {"verbose_exceptions": False}, True),
        ("server setting", "settings", {"global_services": True}, {"global_services": False}, True),
        ("server setting", "settings", {"decimals": 4}, {"decimals": 7}, False),
        ("server setting", "contact", {"email": "a"}, {"email": "b"}, False),
        ("user", "office", {"roles": ["X", "Y"]}, {"roles": ["X"]}, True),
        ("user", "office", {"roles": ["X"]}, None, True),
        ("user", "office", None, {"roles": ["X"]}, False),
    ],
)
def test_what_closes_the_whole_server_cannot_wait(kind, name, before, after, fixed):
    live, wanted = declared(), declared()
    for snapshot, fields in ((live, before), (wanted, after)):
        if fields is not None:
            snapshot.add(kind, name, fields)
    assert Choice(plan_between(live, wanted)).fixed == ({(kind, name)} if fixed else set())


def test_a_rule_that_opens_takes_its_role_along():
    live, wanted = declared(), declared()
    live.add("rest rule", "GET", {"roles": ["ADMIN"]})
    wanted.add("role", "OFFICE", {})
    wanted.add("rest rule", "GET", {"roles": ["ADMIN", "OFFICE"]})
    choice = Choice(plan_between(live, wanted))
    assert choice.leave_out(("role", "OFFICE")) == {("role", "OFFICE"), ("rest rule", "GET")}


def test_a_closed_layer_stays_fixed_even_while_it_is_changed():
    live, wanted = declared(), declared()
    wanted.state["access rule", "mapalus.report.r"]["roles"] = ["ADMIN"]
    wanted.state["layer", "mapalus:report"]["title"] = {"id": "Laporan", "en": "Reports"}
    assert ("access rule", "mapalus.report.r") in Choice(plan_between(live, wanted)).fixed


def test_what_is_deleted_is_let_go_before():
    live, wanted = declared(), declared()
    for key in (("layer", "mapalus:area"), ("style", "mapalus:area"), ("access rule", "mapalus.area.r")):
        del wanted.state[key]
    del wanted.state["tile layer", "mapalus:area"]
    wanted.state["group", "mapalus:map"]["layers"] = ["mapalus:report"]
    choice = Choice(plan_between(live, wanted))
    assert choice.fixed == {("tile layer", "mapalus:area"), ("access rule", "mapalus.area.r")}
    # The group still shows the layer, which still has the style.
    assert choice.leave_out(("group", "mapalus:map")) == {
        ("group", "mapalus:map"),
        ("layer", "mapalus:area"),
        ("style", "mapalus:area"),
    }


def test_nothing_at_all():
    choice = Choice(plan_between(Snapshot(), Snapshot()))
    assert choice.chosen == choice.fixed == set()
