import re
from contextlib import closing
from dataclasses import replace
from types import SimpleNamespace

import psycopg2
import pytest
import requests

from mapalus.plugin.errors import Cancelled, MapalusError, Sentence
from mapalus.plugin.i18n import words_in
from mapalus.plugin.ogc.checks import VerificationFailed
from mapalus.plugin.ogc.geoserver.session import Session
from mapalus.plugin.publication import opening as module
from mapalus.plugin.publication.attempt import PublicationStopped
from mapalus.plugin.publication.opening import StoreLogin, open_publisher
from mapalus.plugin.publication.preflight import ERROR, WARNING, Finding
from mapalus.plugin.publication.publisher import ASKING
from mapalus.tests.support.fake_server import FEED


def test_plan_apply_history_rollback(publish_from, server, minahasa, feedback):
    publisher = publish_from(minahasa)
    plan = publisher.plan()
    assert "to create" in plan.summary()
    outcome = publisher.apply(plan, feedback)
    assert outcome.passwords == {"statistics": "password of statistics"}, "an agency's has the one that it was handed"
    assert server.passwords == {"mapalus:public": "public word", f"{FEED}:feed": "feed word"}
    again = publisher.plan()
    assert not again
    assert again.summary() == f"Nothing to do; in order: {len(server.wants.state)}."

    server.wants.state["layer", "mapalus:market"]["title"] = {"id": "Pasar", "en": "Markets"}
    second = publisher.apply(publisher.plan(), feedback)
    assert [entry.number for entry in publisher.history()] == [second.entry, outcome.entry]
    back = publisher.plan_rollback(second.entry)
    assert [step.key for step in back.steps] == [("layer", "mapalus:market")]
    third = publisher.apply(back, feedback, second.entry)
    assert publisher.history()[0].goes_back_to == second.entry
    assert publisher.history()[0].number == third.entry
    assert server.live.state["layer", "mapalus:market"]["title"] == {"id": "market", "en": "market"}


def test_an_unfit_database_is_published_nothing_from(publish_from, server, minahasa, feedback):
    publisher = publish_from(minahasa)
    first = publisher.apply(publisher.plan(), feedback)
    server.wants.state["layer", "mapalus:market"]["title"] = {"id": "Pasar", "en": "Markets"}
    feeds = Finding(ERROR, "mapalus_feed", "mapalus_feed.report", "The feed is not fit.", "Repair it.")
    slow = Finding(WARNING, "mapalus", "mapalus_public.market", "It is slow.", "Repair it.")
    server.findings = [feeds, slow]
    # What is wrong with the feeds does not stand in the public map's way, but in that of each agency's workspace.
    plan = publisher.plan()
    assert publisher.findings == [feeds, slow]
    publisher.apply(plan, feedback)
    kept = server.live.state["layer", f"{FEED}:report"]
    server.live.state["layer", f"{FEED}:report"] = {**kept, "title": {"id": "x", "en": "x"}}
    with pytest.raises(MapalusError, match="The feed is not fit"):
        publisher.apply(publisher.plan(), feedback)
    server.live.state["layer", f"{FEED}:report"] = kept

    server.wants.state["layer", "mapalus:market"]["title"] = {"id": "Los", "en": "Halls"}
    server.findings = [replace(slow, grade=ERROR)]
    taken = len(server.taken)
    with pytest.raises(MapalusError, match=r"It is slow\. Repair it\. Nothing was published\."):
        publisher.apply(publisher.plan(), feedback)
    assert len(server.taken) == taken
    assert len(publisher.history()) == 2
    # Going back must be possible whatever the database is like.
    publisher.apply(publisher.plan_rollback(first.entry), feedback, first.entry)


def test_what_somebody_else_changed_is_counted(publish_from, server, minahasa, feedback):
    publisher = publish_from(minahasa)
    publisher.apply(publisher.plan(), feedback)
    server.live.state["layer", "mapalus:area"]["title"] = {"id": "x", "en": "x"}
    assert "changed on the server by somebody else: 1." in publisher.plan().summary()


def test_nothing_is_opened_on_a_server_with_known_holes(publish_from, server, minahasa, feedback):
    publisher = publish_from(minahasa)
    server.holes = [Sentence("It has a hole.")]
    plan = publisher.plan()
    (finding,) = [finding for finding in publisher.findings if not finding.workspace]
    assert (finding.grade, finding.problem) == ("error", "It has a hole.")
    assert publisher.as_json(plan)["server"][0]["problem"] == "It has a hole."
    with pytest.raises(MapalusError, match=r"Nothing is opened on a server that is not safe. It has a hole."):
        publisher.apply(plan, feedback)
    assert server.taken == []
    assert publisher.history() == []
    # Whatever shows nobody more may be done.
    publisher.apply(publisher.closing(plan), feedback)
    kinds = {kind for kind, _ in server.taken}
    assert {"workspace", "style", "icon"} <= kinds
    assert not {"store", "layer", "group", "tile layer", "user"} & kinds
    # Rules that close a workspace are there before anything is in it.
    assert {name for kind, name in server.taken if kind == "access rule"} == {
        f"{workspace}.*.{mode}" for workspace in ("mapalus", FEED) for mode in "rw"
    }


def test_known_holes_that_were_accepted_are_told_again_and_again(publish_from, server, minahasa, feedback):
    publisher = publish_from(minahasa)
    server.holes = [Sentence("It has a hole.")]
    publisher.publication.accepted = "It stands alone."
    plan = publisher.plan()
    (finding,) = [finding for finding in publisher.findings if not finding.workspace]
    assert (finding.grade, str(finding)) == ("warning", "It has a hole. It was accepted: It stands alone.")
    publisher.apply(plan, feedback)
    assert server.accepted == "It stands alone."
    assert not publisher.plan()
    assert finding in publisher.findings


def test_going_back_opens_nothing_on_a_server_with_known_holes(publish_from, server, minahasa, feedback):
    publisher = publish_from(minahasa)
    publisher.apply(publisher.plan(), feedback)
    del server.wants.state["access rule", "mapalus.area.r"]
    second = publisher.apply(publisher.plan(), feedback)
    server.holes = [Sentence("It has a hole.")]
    with pytest.raises(MapalusError, match="Nothing is opened"):
        publisher.apply(publisher.plan_rollback(second.entry), feedback, second.entry)


def test_a_new_store_needs_its_password_before_anything_is_changed(publish_from, server, minahasa, feedback):
    publisher = publish_from(minahasa, environment={})
    with pytest.raises(MapalusError, match=r"password of the database login mapalus_public.*MAPALUS_PUBLIC_PASSWORD"):
        publisher.apply(publisher.plan(), feedback)
    assert server.taken == []
    assert publisher.history() == []


def test_stores_keep_their_logins_where_none_is_given(publish_from, server, minahasa, feedback):
    with_login = publish_from(
        minahasa,
        store_logins={"mapalus_public": StoreLogin("map_reader", "its word")},
        database_host="db.internal",
        database_port=6432,
    )
    with_login.apply(with_login.plan(), feedback)
    parameters = server.live.state["store", "mapalus:public"]["parameters"]
    assert (parameters["user"], parameters["host"], parameters["port"]) == ("map_reader", "db.internal", "6432")

    without = publish_from(minahasa, environment={})
    assert not without.plan()
    server.live.state["store", "mapalus:public"]["connects"] = False
    with pytest.raises(MapalusError, match="password of the database login map_reader"):
        without.apply(without.plan(), feedback)


def test_another_address_of_the_database_needs_no_password(publish_from, server, minahasa, feedback):
    first = publish_from(minahasa)
    first.apply(first.plan(), feedback)
    moved = publish_from(minahasa, environment={"MAPALUS_DATABASE_HOST": "elsewhere"})
    plan = moved.plan()
    assert {step.key for step in plan.steps} == {("store", "mapalus:public"), ("store", f"{FEED}:feed")}
    moved.apply(plan, feedback)
    assert server.passwords["mapalus:public"] == "public word"


def test_the_database_is_read_where_the_planner_reads_it(publish_from, minahasa):
    parameters = publish_from(minahasa).plan().wanted.state["store", "mapalus:public"]["parameters"]
    # The test's cluster is reached by a socket, which no GeoServer could use.
    assert parameters["host"] in ("localhost", "127.0.0.1")
    assert parameters["port"] == str(minahasa.info.port)
    assert parameters["database"] == minahasa.info.dbname


def test_cancelled_between_steps(publish_from, server, minahasa, cancelling):
    publisher = publish_from(minahasa)
    with pytest.raises(Cancelled, match="Cancelled after 3 of"):
        publisher.apply(publisher.plan(), cancelling(cancel_after=3))
    assert publisher.history()[0].outcome == "cancelled"
    assert len(server.taken) == 3


# ---------------------------------------------------------------- whatever fails in the middle


def fail_before(server, number, problem):
    """Have the server call a function before it takes a step, counted from 0."""

    def before_step(_step):
        if len(server.taken) == number:
            problem()

    server.before_step = before_step


def raise_(error):
    def problem():
        raise error

    return problem


def end_session(cluster, connection):
    """Return a function that has the database's server end a connection's session, as a restart does."""
    pid = connection.info.backend_pid

    def problem():
        with closing(psycopg2.connect(cluster.dsn("postgres"))) as other, other, other.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s, 5000)", (pid,))

    return problem


@pytest.fixture
def history_of(cluster, minahasa, publish_from):
    """Return a function that returns the newest entry as another connection finds it."""

    def newest():
        with closing(psycopg2.connect(cluster.dsn(minahasa.info.dbname))) as other:
            return publish_from(other).history()[0]

    return newest


def test_a_connection_that_breaks_in_the_middle(publish_from, server, minahasa, feedback, cluster, history_of):
    dsn = cluster.dsn(minahasa.info.dbname)
    publisher = publish_from(minahasa)
    plan = publisher.plan()
    fail_before(server, 7, end_session(cluster, minahasa))
    with pytest.raises(PublicationStopped) as failure:
        publisher.apply(plan, feedback)
    told = str(failure.value)
    assert "connection to the database broke" in told
    assert f"8 of {len(plan.steps)} steps were taken; publishing again goes on from there" in told
    assert "othing was changed" not in told
    assert isinstance(failure.value.__cause__, MapalusError)
    # Nobody could write how it ended; the next one finds that out, and goes on.
    assert history_of().outcome == "running"
    server.before_step = lambda _step: None
    with closing(psycopg2.connect(dsn)) as connection:
        again = publish_from(connection)
        rest = again.plan()
        assert len(rest.steps) == len(plan.steps) - 8
        assert not any(step.drift for step in rest.steps)
        again.apply(rest, feedback)
        assert [entry.outcome for entry in again.history()] == ["done", "lost"]


def test_a_connection_that_breaks_hides_no_error(publish_from, server, minahasa, feedback, cluster):
    publisher = publish_from(minahasa)

    def fail():
        end_session(cluster, minahasa)()
        raise MapalusError("GeoServer's disk is full.", "Free some space.")

    fail_before(server, 2, fail)
    with pytest.raises(MapalusError, match=r"GeoServer's disk is full\. Free some space\. 2 of \d+ steps were taken"):
        publisher.apply(publisher.plan(), feedback)


def test_a_login_that_is_refused_in_the_middle(publish_from, server, minahasa, feedback):
    """GeoServer's own words, as its session raises them."""
    answer = requests.Response()
    answer.status_code = 401
    session = Session("http://maps.example.org/geoserver", "admin", "word")
    session._threads.http = SimpleNamespace(request=lambda *_arguments, **_options: answer)
    publisher = publish_from(minahasa)
    fail_before(server, 3, lambda: session.write("put", "rest", "anything"))
    with pytest.raises(PublicationStopped) as failure:
        publisher.apply(publisher.plan(), feedback)
    told = str(failure.value)
    assert "refused the user name or the password. Check both, then try again. 3 of " in told
    assert "othing was changed" not in told
    entry = publisher.history()[0]
    assert (entry.outcome, entry.message) == ("failed", told)
    # Each reader sees it in their own language, not in the publisher's.
    in_indonesian = entry.message.in_words(words_in("id"))
    assert in_indonesian == failure.value.in_words(words_in("id")) != told


def test_nothing_is_said_of_steps_where_none_was_taken(publish_from, server, minahasa, feedback):
    publisher = publish_from(minahasa)
    server.before_step = _refuse
    with pytest.raises(MapalusError) as failure:
        publisher.apply(publisher.plan(), feedback)
    assert str(failure.value) == "GeoServer's disk is full. Free some space."


@pytest.mark.parametrize("second", [KeyError("title"), requests.ConnectionError("gone"), MapalusError("It is gone.")])
@pytest.mark.parametrize("first", [KeyError("sql_view"), MapalusError("Its disk is full."), KeyboardInterrupt()])
def test_what_fails_afterwards_hides_no_error(publish_from, server, minahasa, feedback, monkeypatch, first, second):
    publisher = publish_from(minahasa)

    def fail():
        monkeypatch.setattr(server, "read", lambda *_arguments: raise_(second)())
        raise first

    fail_before(server, 4, fail)
    with pytest.raises((type(first), PublicationStopped)) as failure:
        publisher.apply(publisher.plan(), feedback)
    assert first in (failure.value, failure.value.__cause__)
    entry = publisher.history()[0]
    assert entry.outcome == "failed"
    assert entry.message == (str(failure.value) or "KeyboardInterrupt")
    monkeypatch.undo()


def test_why_it_failed_is_written_before_the_server_is_asked(
    publish_from, server, minahasa, feedback, monkeypatch, history_of
):
    """Asking may take a minute, in which whoever waits ends QGIS."""
    publisher, seen = publish_from(minahasa), []
    plan = publisher.plan()

    def fail():
        monkeypatch.setattr(server, "read", lambda *_arguments: seen.append(history_of()))
        raise MapalusError("Its disk is full.", "Free some space.")

    fail_before(server, 4, fail)
    with pytest.raises(MapalusError, match="disk is full"):
        publisher.apply(plan, feedback)
    assert [(entry.outcome, entry.message[:17]) for entry in seen] == [("running", "Its disk is full.")]


def test_a_database_that_fails_at_the_very_end(publish_from, server, minahasa, feedback, cluster):
    publisher = publish_from(minahasa)
    plan = publisher.plan()
    feedback.pushInfo = lambda text: end_session(cluster, minahasa)() if text == ASKING else None
    with pytest.raises(PublicationStopped, match=f"{len(plan.steps)} of {len(plan.steps)} steps were taken"):
        publisher.apply(plan, feedback)


def test_passwords_of_new_users_survive_a_failure(publish_from, server, minahasa, feedback):
    publisher = publish_from(minahasa)
    assert publisher.new_passwords == {}
    plan = publisher.plan()
    last = plan.steps[-1].key

    def fail_at_the_end(step):
        if step.key == last:
            raise MapalusError("GeoServer's disk is full.", "Free some space.")

    server.before_step = fail_at_the_end
    with pytest.raises(MapalusError, match="disk is full"):
        publisher.apply(plan, feedback)
    assert publisher.new_passwords == {"statistics": "password of statistics"}
    assert publisher.history()[0].outcome == "failed"


def test_a_check_that_fails_fails_the_publication(publish_from, server, minahasa, feedback):
    publisher = publish_from(minahasa)
    for number in range(40):
        server.wants.add("layer", f"mapalus:more_{number}", {**server.wants.state["layer", "mapalus:area"]})
        server.wrong[f"mapalus:more_{number}"] = f"The layer mapalus:more_{number} can be written by anybody."
    with pytest.raises(VerificationFailed) as failure:
        publisher.apply(publisher.plan(), feedback)
    verification, entry = failure.value.verification, publisher.history()[0]
    assert failure.value.entry == entry.number
    assert len(verification.failed) == 40
    assert len(verification.checks) == entry.checks > 80, "everything is asked"
    assert {check.by for check in verification.checks} == {"administrator", "public", "attacker"}
    assert (entry.outcome, entry.failed_checks) == ("failed", 40)
    assert entry.message.startswith("The layer mapalus:more_0 can be written by anybody. The layer mapalus:more_1 ")
    assert len(entry.message) < 1100
    assert re.search(r"And \d+ more\.$", entry.message)
    assert publisher.verification(entry.number) == verification
    # What was done stands in the journal, and can be gone back from.
    assert not publisher.plan()
    assert publisher.plan_rollback(entry.number).steps


def test_a_verification_is_kept_of_what_went_well(publish_from, server, minahasa, feedback):
    publisher = publish_from(minahasa)
    outcome = publisher.apply(publisher.plan(), feedback)
    entry = publisher.history()[0]
    assert (entry.checks, entry.failed_checks) == (len(outcome.verification.checks), 0)
    assert publisher.verification(outcome.entry) == outcome.verification
    server.before_step = _refuse
    server.wants.state["layer", "mapalus:area"]["title"] = {"id": "Wilayah", "en": "Areas"}
    with pytest.raises(MapalusError, match="disk is full"):
        publisher.apply(publisher.plan(), feedback)
    failed = publisher.history()[0]
    assert (failed.checks, publisher.verification(failed.number)) == (None, None)
    with pytest.raises(MapalusError, match="has no publication 999"):
        publisher.verification(999)


def _refuse(_step):
    raise MapalusError("GeoServer's disk is full.", "Free some space.")


def test_agencies_users_are_asked_as(publish_from, server, minahasa, feedback, fetch):
    """Their passwords are those that the database knows."""
    fetch(minahasa, "INSERT INTO mapalus.agency_login (role_name, agency) VALUES ('dlh_feed', 'DLH') RETURNING 1")
    fetch(
        minahasa,
        "INSERT INTO mapalus.agency (code, agency_name_id, agency_name_en, kind, parent) "
        "VALUES ('DLH-1', 'UPTD', 'Unit', 'department', 'DLH') RETURNING 1",
    )
    publisher = publish_from(minahasa)
    publisher.apply(publisher.plan(), feedback)
    (visitor,) = server.visitors
    assert (visitor.user, visitor.password, visitor.workspace) == ("dlh_feed", "feed word", FEED)
    assert visitor.agencies == ("DLH", "DLH-1")
    assert not visitor.has_reports
    fetch(minahasa, "INSERT INTO mapalus.report (category, agency) VALUES ('waste', 'DLH-1') RETURNING 1")
    del server.live.state["user", "dlh_feed"]
    publisher.apply(publisher.plan(), feedback)
    assert server.visitors[0].has_reports
    server.visitors = []
    publish_from(minahasa).verify()
    assert [visitor.user for visitor in server.visitors] == ["dlh_feed"]


def test_a_database_of_an_older_version_is_told_before_anything_is_done(
    publish_from, server, minahasa, feedback, fetch
):
    fetch(minahasa, "ALTER TABLE mapalus.publication_log DROP COLUMN verification; SELECT 1")
    publisher = publish_from(minahasa)
    with pytest.raises(MapalusError, match="or an older one. Run “Install or upgrade the database” first"):
        publisher.apply(publisher.plan(), feedback)
    assert server.taken == []


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"declaration": "/nowhere.yml"}, "There is no file /nowhere.yml"),
        ({"database_port": "many"}, "many is no port"),
        ({"environment": {"MAPALUS_DATABASE_PORT": "99999"}}, "99999 is no port"),
    ],
)
def test_refusals(publish_from, minahasa, options, message):
    with pytest.raises(MapalusError, match=message):
        publish_from(minahasa, **options)


def test_a_database_without_mapalus(empty_database, server, monkeypatch):
    from mapalus.plugin.publication import declaration

    monkeypatch.setattr(module, "load_for", declaration.load_for)
    with pytest.raises(MapalusError, match="no Mapalus in this database"):
        open_publisher(empty_database, server, environment={})


def test_a_connection_that_broke(minahasa, server, monkeypatch):
    def breaks(_connection, _path):
        raise psycopg2.OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr(module, "load_for", breaks)
    with pytest.raises(MapalusError, match="connection to the database broke"):
        open_publisher(minahasa, server, environment={})
