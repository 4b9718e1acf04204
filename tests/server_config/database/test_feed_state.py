"""What the feed says of itself: whether its numbers began anew, and who holds it back."""

from contextlib import closing

import psycopg2
import pytest
from psycopg2 import sql

from mapalus.plugin.database.backup import back_up, restore
from mapalus.plugin.local.cluster import Cluster
from mapalus.tests.server_config.database.agency_feeds import FILE, Copy

STATE = "SELECT agency, horizon_age_s, held_by, held_since FROM mapalus_feed.feed_state"
EPOCH = "SELECT epoch FROM mapalus_feed.feed_state"


def test_the_epoch_stays_as_long_as_numbers_go_on(feeds):
    epoch = feeds.acting("WASTE", EPOCH)
    feeds.delete(feeds.file("WASTE"))
    assert feeds.acting("WASTE", EPOCH) == epoch
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        feeds.run(EPOCH, role="mapalus_public")


def test_the_epoch_changes_when_an_administrator_or_another_agency_of_the_login_wants_a_new_copy(feeds):
    seen = [feeds.acting("WASTE", EPOCH)]
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        feeds.run("SELECT mapalus.new_feed_epoch()", role="mapalus_planner")
    feeds.run("SELECT mapalus.new_feed_epoch()", role="mapalus_admin")
    seen.append(feeds.acting("WASTE", EPOCH))
    feeds.run("UPDATE mapalus.agency_login SET agency = 'TRAFFIC' WHERE role_name = %s", (feeds.login("WASTE"),))
    seen.append(feeds.acting("WASTE", EPOCH))
    assert len({epoch for ((epoch,),) in seen}) == len(seen)


def test_the_feed_names_the_login_that_holds_it_back(feeds, cluster):
    assert feeds.acting("WASTE", STATE) == [("WASTE", 0, None, None)]
    waiting = feeds.file("WASTE")
    # A transaction in any database of the cluster holds back the feeds.
    for database in (feeds.connection.info.dbname, "postgres"):
        with closing(psycopg2.connect(cluster.dsn(database))) as holder, holder.cursor() as cursor:
            cursor.execute("SELECT pg_current_xact_id(), now(), pg_sleep(1.1)")
            _, began, _ = cursor.fetchone()
            feeds.change(waiting, status_note="Later.")
            ((_, age, login, since),) = feeds.acting("WASTE", STATE)
            assert (login, since) == (cluster.superuser, began)
            assert age >= 1
            assert feeds.present("WASTE") == set(), "the change is told when the older transaction has ended"
            holder.rollback()
        assert feeds.acting("WASTE", STATE) == [("WASTE", 0, None, None)]
        assert feeds.present("WASTE") == {waiting}


@pytest.fixture
def other_cluster(tmp_path):
    cluster = Cluster(tmp_path / "other", durable=False)
    cluster.start()
    cluster.create_database("restored")
    yield cluster
    cluster.stop(at_once=True)


def execute(dsn, statement, parameters=None, times=1):
    with closing(psycopg2.connect(dsn)) as connection, connection, connection.cursor() as cursor:
        for _ in range(times):
            cursor.execute(statement, parameters)
        return cursor.fetchall() if cursor.description else None


def pull(copy, dsn, login):
    """Let a copy ask a database as a login, and return the reports that it should have."""
    with closing(psycopg2.connect(dsn)) as connection:
        connection.autocommit = True
        copy.cursor = connection.cursor()
        copy.cursor.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(login)))
        copy.pull()
    rows = execute(
        dsn,
        "SELECT reference, change_seq, status, agency, status_note, version FROM mapalus.report WHERE agency = 'WASTE'",
    )
    return {row[0]: row[1:] for row in rows}


def test_a_copy_is_right_after_a_restore_and_after_a_standby_took_over(feeds, other_cluster, tmp_path, feedback):
    """The copy has seen numbers that the restored database gives to other changes."""
    kept, *_ = [feeds.file("WASTE") for _ in range(10)]
    feeds.delete(feeds.file("WASTE"))
    folder = back_up(feeds.dsn, tmp_path / "backup")
    feeds.file("WASTE")
    for _ in range(30):
        feeds.change(kept, status_note="On our way.")
    copy, login = Copy(None), feeds.login("WASTE")
    assert pull(copy, feeds.dsn, login) == copy.reports
    told = copy.told

    restored, elsewhere = other_cluster.dsn("restored"), other_cluster.dsn("postgres")
    execute(
        elsewhere,
        sql.SQL("CREATE ROLE mapalus_agency; CREATE ROLE {} IN ROLE mapalus_agency").format(sql.Identifier(login)),
    )
    restore(restored, folder, feedback)
    execute(restored, FILE, ("WASTE",), times=5)
    assert pull(copy, restored, login) == copy.reports
    assert copy.told is not told, "the copy began anew"
    told = copy.told

    other_cluster.stop()
    (other_cluster.folder / "data" / "standby.signal").touch()
    other_cluster.start()
    assert pull(copy, restored, login) == copy.reports
    assert copy.told is told, "a standby tells the same"
    assert execute(elsewhere, "SELECT pg_promote()") == [(True,)]
    execute(restored, FILE, ("WASTE",), times=5)
    assert pull(copy, restored, login) == copy.reports
    assert copy.told is not told
