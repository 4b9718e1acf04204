"""An agency's change that reaches no report is refused in words, and never passes for a change that was made."""

import json
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import psycopg2
import pytest

from mapalus.plugin.database.refusals import explain, refusal_of
from mapalus.plugin.i18n import words_in

WAYS = {
    "feed": "UPDATE mapalus_feed.report SET status_note = 'Seen.', version = %s WHERE reference = %s",
    "table": "UPDATE mapalus.report SET status_note = 'Seen.', version = %s WHERE reference = %s",
}


@pytest.fixture(params=WAYS)
def write(request, feeds):
    """Return a function that changes a report as an agency, through the feed or the table."""

    def write(agency, reference, version=2):
        return feeds.acting(agency, WAYS[request.param], (version, reference))

    return write


def refusal_by(write, *arguments):
    with pytest.raises(psycopg2.Error) as refusal:
        write(*arguments)
    assert refusal.value.pgcode == "MA015"
    return refusal.value


def test_a_report_of_others_that_was_passed_on_or_deleted_or_never_was(feeds, write):
    own, passed_on, deleted = (feeds.file("WASTE") for _ in range(3))
    feeds.pass_on(passed_on, "TRAFFIC")
    feeds.delete(deleted)
    assert write("WASTE", own) == 1
    messages = {
        str(refusal_by(write, "WASTE", reference, 3))
        for reference in (passed_on, deleted, feeds.file("TRAFFIC"), "MIN-2020-999999")
    }
    assert len(messages) == 1, "the message does not tell which reports there are"
    assert write("TRAFFIC", passed_on, 3) == 1


def test_the_refusal_is_for_programs_and_for_people(feeds, write):
    error = refusal_by(write, "WASTE", feeds.file("TRAFFIC"))
    values = json.loads(error.diag.message_detail)
    assert (values["code"], values["rule"]) == ("MA015", "not_in_feed")
    assert values["agency"] == {"id": "WASTE", "en": "WASTE"}
    said = explain(refusal_of(error)).in_words(words_in("id"))
    assert said == (
        "Tidak ada yang diubah: laporan itu tidak ada, atau bukan milik WASTE, atau bukan lagi miliknya. "
        "Muat ulang laporan."
    )


def test_a_report_that_is_passed_on_while_the_agency_writes(feeds, write):
    """The agency's statement waits for the planner's transaction and then finds the report gone."""
    reference = feeds.file("WASTE")
    with closing(psycopg2.connect(feeds.dsn)) as planner, planner.cursor() as cursor, ThreadPoolExecutor(1) as pool:
        cursor.execute("UPDATE mapalus.report SET agency = 'TRAFFIC', version = 2 WHERE reference = %s", (reference,))
        waiting = pool.submit(write, "WASTE", reference)
        while True:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone() == (1,):
                break
        planner.commit()
        with pytest.raises(psycopg2.Error) as refusal:
            waiting.result()
    assert refusal.value.pgcode == "MA015"


def test_planners_and_operators_may_change_nothing(feeds):
    for role in ("mapalus_planner", "mapalus_operator", "mapalus_admin"):
        assert feeds.run("UPDATE mapalus.report SET priority = 2, version = 2 WHERE reference = 'none'", role=role) == 0
