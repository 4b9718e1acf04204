"""Whether agencies' copies of their feeds equal the tables after many random changes.

The changes include chains of hand-overs, deletions, merges, moved agencies and slow transactions; the readers
ask in pages of different sizes, with pauses.
"""

import os
import time

from mapalus.tests.server_config.database.agency_feeds import Feeds
from mapalus.tests.server_config.database.feed_changes import Changes

ROUND = 500


def measure_feed_copy(bench):
    wanted = round(10_000 * float(os.environ.get("BENCH_SCALE", "1")))
    feeds = Feeds(bench.database("minahasa"))
    changes = Changes(feeds, seed=7)
    began = time.perf_counter()
    differing = 0
    try:
        while changes.done.total() < wanted:
            changes.make(min(ROUND, wanted - changes.done.total()))
            found = {code: rows for code, rows in changes.differences().items() if rows}
            differing += sum(len(rows) for rows in found.values())
            bench.say(f"{changes.done.total()} changes, {sum(changes.refused.values())} refused; differences: {found}")
        elapsed = time.perf_counter() - began
        reasons = dict(feeds.run("SELECT reason, count(*) FROM mapalus.report_departure GROUP BY reason ORDER BY 1"))
        told = sum(len(copy.told) for copy in changes.copies.values())
        pages = sum(copy.pages for copy in changes.copies.values())
    finally:
        changes.close()
        feeds.close()
    # A row that is told twice ends the run: the copies look at each one.
    bench.figure("feed.copy_differences", differing, "count", changes=changes.done.total(), **changes.done)
    bench.figure("feed.copy_told", told, "count", pages=pages, told_twice=0)
    bench.figure("feed.copy_departures", sum(reasons.values()), "count", **reasons)
    bench.figure("feed.copy_changes_per_second", changes.done.total() / elapsed, "1/s")
