"""An agency is told of every report that leaves its feed."""

from contextlib import closing

import psycopg2
import pytest


def test_both_agencies_of_a_chain_learn_that_the_report_went_on(feeds):
    reference = feeds.file("WASTE")
    feeds.pass_on(reference, "TRAFFIC")
    feeds.pass_on(reference, "WORKS")
    assert feeds.departures("WASTE") == [(reference, "handed_over", "TRAFFIC")]
    assert feeds.departures("TRAFFIC") == [(reference, "handed_over", "WORKS")]
    assert feeds.present("WORKS") == {reference}


def test_a_deletion_is_told_to_the_agency_and_to_those_above_it(feeds):
    reference = feeds.file("TEAM")
    feeds.delete(reference)
    for code in ("TEAM", "ROADS", "WORKS"):
        assert feeds.departures(code, "reference, reason, agency, status") == [(reference, "deleted", None, "received")]
    assert feeds.departures("WASTE") == []


def test_a_report_leaves_only_the_feeds_that_do_not_show_it_any_more(feeds):
    reference = feeds.file("TEAM")
    feeds.pass_on(reference, "ROADS")
    assert feeds.departures("TEAM") == [(reference, "handed_over", "ROADS")]
    assert feeds.departures("ROADS") == feeds.departures("WORKS") == []
    feeds.pass_on(reference, "WASTE")
    for code in ("ROADS", "WORKS"):
        assert feeds.departures(code) == [(reference, "handed_over", "WASTE")]


def test_a_merge_and_its_undoing_move_a_report_between_feeds(feeds):
    original, duplicate = feeds.file("WASTE"), feeds.file("TRAFFIC")
    feeds.merge(duplicate, original)
    assert feeds.departures("TRAFFIC") == [(duplicate, "merged", "WASTE")]
    # A merged report follows the other one.
    feeds.pass_on(original, "WORKS")
    assert feeds.departures("WASTE") == [(original, "handed_over", "WORKS"), (duplicate, "handed_over", "WORKS")]
    feeds.change(duplicate, duplicate_of=None)
    assert feeds.departures("WORKS") == [(duplicate, "unmerged", "TRAFFIC")]
    # What came back is not told as gone.
    assert feeds.departures("TRAFFIC") == []
    assert feeds.present("TRAFFIC") == {duplicate}


def test_an_agency_that_gets_another_parent_takes_its_reports_out_of_the_old_ones_feed(feeds):
    reference, stays = feeds.file("TEAM"), feeds.file("WORKS")
    feeds.move("ROADS", "WASTE")
    assert feeds.departures("WORKS") == [(reference, "agency_moved", "TEAM")]
    assert feeds.present("WORKS") == {stays}
    for code in ("WASTE", "ROADS", "TEAM"):
        assert feeds.present(code) == {reference}
        assert feeds.departures(code) == []
    feeds.move("ROADS", None)
    assert feeds.departures("WASTE") == [(reference, "agency_moved", "TEAM")]


def test_agencies_that_move_in_one_statement_are_told_by_their_old_places(feeds):
    reference = feeds.file("TEAM")
    feeds.run(
        "UPDATE mapalus.agency SET version = version + 1, "
        "parent = CASE code WHEN 'ROADS' THEN 'TRAFFIC' ELSE 'WASTE' END WHERE code IN ('ROADS', 'TEAM')"
    )
    for code in ("WORKS", "ROADS"):
        assert feeds.departures(code) == [(reference, "agency_moved", "TEAM")]
    assert feeds.departures("TRAFFIC") == []
    assert feeds.present("WASTE") == {reference}


def test_the_last_of_changes_and_departures_says_whether_a_report_is_there(feeds):
    """Passed on, taken back and passed on again, also within one transaction."""
    reference = feeds.file("WASTE")
    feeds.pass_on(reference, "TRAFFIC")
    feeds.pass_on(reference, "WASTE")
    assert feeds.departures("WASTE") == []
    ((came,),) = feeds.acting("WASTE", "SELECT change_seq FROM mapalus_feed.report_change")
    ((left,),) = feeds.run("SELECT change_seq FROM mapalus.report_departure WHERE from_agency = 'WASTE'")
    assert left < came
    with feeds.connection, feeds.connection.cursor() as cursor:
        for agency in ("TRAFFIC", "WASTE", "WORKS"):
            cursor.execute(
                "UPDATE mapalus.report SET agency = %s, version = version + 1 WHERE reference = %s", (agency, reference)
            )
    *_, (last, agency) = feeds.departures("WASTE", "change_seq, agency")
    assert last > came
    assert agency == "WORKS"


def test_a_departure_that_commits_late_is_not_missed(feeds):
    slow, quick = feeds.file("WASTE"), feeds.file("WASTE")
    ask = "SELECT reference, change_seq FROM mapalus_feed.report_handed_over WHERE change_seq > %s ORDER BY change_seq"
    with closing(psycopg2.connect(feeds.dsn)) as late, late.cursor() as cursor:
        cursor.execute("DELETE FROM mapalus.report WHERE reference = %s", (slow,))
        feeds.delete(quick)
        assert feeds.acting("WASTE", ask, (0,)) == [], "the older transaction is still open"
        late.commit()
    found = feeds.acting("WASTE", ask, (0,))
    assert [reference for reference, _ in found] == [slow, quick]
    assert feeds.acting("WASTE", ask, (found[-1][1],)) == []


def test_an_agency_reads_its_own_departures_and_no_other(feeds):
    reference = feeds.file("WASTE")
    feeds.pass_on(reference, "TRAFFIC")
    own = "SELECT reference FROM mapalus.report_departure"
    assert feeds.acting("WASTE", own) == [(reference,)]
    assert feeds.acting("TRAFFIC", own) == []
    assert feeds.run(own, role="mapalus_planner") == [(reference,)]
    for statement in (own, "SELECT * FROM mapalus_feed.report_handed_over"):
        with pytest.raises(psycopg2.errors.InsufficientPrivilege):
            feeds.run(statement, role="mapalus_public")


def test_departures_are_final(feeds):
    feeds.delete(feeds.file("WASTE"))
    for statement in (
        "DELETE FROM mapalus.report_departure",
        "UPDATE mapalus.report_departure SET reason = 'merged'",
        "TRUNCATE mapalus.report_departure",
    ):
        with pytest.raises(psycopg2.Error) as refusal:
            feeds.run(statement, role="mapalus_owner")
        assert refusal.value.pgcode == "MA003"
        with pytest.raises(psycopg2.errors.InsufficientPrivilege):
            feeds.run(statement, role="mapalus_admin")


def test_nobody_but_the_database_says_which_feed_shows_a_report(feeds):
    reference = feeds.file("WASTE")
    for value in ("no such agency", None):
        feeds.change(reference, agency_root=value)
        assert feeds.present("WASTE") == {reference}


@pytest.mark.parametrize(
    "parents", [("A1", "A2"), ("A1", "A2", "A3"), ("A1", "A2", "A3", "A4", "A5", "A6", "A7")], ids=len
)
def test_agencies_never_form_a_circle(feeds, parents):
    first, *others = parents
    new = "INSERT INTO mapalus.agency (code, agency_name_id, agency_name_en, parent) VALUES (%s, 'x', 'x', %s)"
    feeds.run(new, (first, None))
    for parent, code in zip(parents, others):
        feeds.run(new, (code, parent))
    with pytest.raises(psycopg2.Error) as refusal:
        feeds.move(first, others[-1])
    assert refusal.value.pgcode == "MA011"
    with pytest.raises(psycopg2.Error) as refusal:
        feeds.run(
            "INSERT INTO mapalus.agency (code, agency_name_id, agency_name_en, parent) "
            "VALUES ('C1', 'x', 'x', 'C2'), ('C2', 'x', 'x', 'C3'), ('C3', 'x', 'x', 'C1')"
        )
    assert refusal.value.pgcode == "MA011"


def test_a_page_of_departures_reads_through_its_key(feeds):
    feeds.run(
        "INSERT INTO mapalus.report_departure (from_agency, change_seq, reference, reason, status) "
        "SELECT (ARRAY['WASTE', 'TRAFFIC'])[1 + n % 2], n, 'MIN-2020-' || n, 'deleted', 'received' "
        "FROM generate_series(1, 5000) AS n"
    )
    feeds.run("ANALYZE mapalus.report_departure")
    for after in (0, 2500, 4990):
        plan = feeds.acting(
            "WASTE",
            "EXPLAIN SELECT * FROM mapalus_feed.report_handed_over WHERE change_seq > %s ORDER BY change_seq LIMIT 100",
            (after,),
        )
        text = "\n".join(line for (line,) in plan)
        assert "Index Scan using report_departure_pkey" in text, text
        assert "Sort" not in text, text
