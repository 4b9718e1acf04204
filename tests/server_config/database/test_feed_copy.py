"""An agency's copy equals the tables after random writes at the same time and pauses of the reader."""

from mapalus.tests.server_config.database.feed_changes import Changes


def test_every_agencys_copy_equals_the_tables(feeds):
    """``make bench ONLY=feed.copy`` makes ten thousand changes."""
    changes = Changes(feeds, seed=1)
    try:
        for _ in range(2):
            changes.make(120)
            assert {code: found for code, found in changes.differences().items() if found} == {}
    finally:
        changes.close()
    assert changes.done.total() >= 240
    reasons = feeds.run("SELECT reason, count(*) FROM mapalus.report_departure GROUP BY reason")
    assert dict(reasons)["handed_over"] > 0
