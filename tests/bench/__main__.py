"""Measures what Mapalus claims of its speed: one JSON line a figure on standard output, progress on standard error.

Ratios compare two things that were measured side by side in one run; times alone depend on the machine.
"""

import argparse
import contextlib
import csv
import gzip
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import closing
from itertools import count
from pathlib import Path

import psycopg2

from mapalus.plugin.city import profile
from mapalus.plugin.city.install_city import install_city
from mapalus.plugin.database.connection import connect
from mapalus.plugin.database.schema import migrate
from mapalus.plugin.importing.import_reports import import_reports
from mapalus.plugin.local.cluster import Cluster
from mapalus.tests.bench.database import measure_database
from mapalus.tests.bench.desk import measure_desk
from mapalus.tests.bench.feed import measure_feed_copy
from mapalus.tests.bench.publish import measure_publishing

EXCERPT = Path(__file__).parents[1] / "data" / "boston311_excerpt.csv"
ROWS = 58_251
REPEATS = 3


class Silent:
    def isCanceled(self):
        return False

    def setProgress(self, percent):
        pass

    def pushInfo(self, text):
        pass

    pushWarning = pushInfo


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="measure the figures whose names begin so")
    parser.add_argument("--data", default="", help="Boston's 311 export; a multiple of the tests' excerpt by default")
    parser.add_argument("--import-once", nargs=2, metavar=("DSN", "FILE"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.import_once:
        return import_once(*options.import_once)
    folder = Path(tempfile.mkdtemp(prefix="mapalus-bench-"))
    bench = Bench(folder, options)
    try:
        for prefix, measure in FIGURES.items():
            if prefix.startswith(options.only) or options.only.startswith(prefix):
                measure(bench)
    finally:
        bench.cluster.stop()
        shutil.rmtree(folder)
    return 0


class Bench:
    """A private cluster, databases in it, and the printing of figures."""

    def __init__(self, folder, options):
        self.folder = folder
        self.options = options
        self.cluster = Cluster(folder / "postgresql")
        self.cluster.start()
        self._numbers = count(1)

    def figure(self, name, value, unit, **more):
        if name.startswith(self.options.only):
            print(json.dumps({"name": name, "value": round(value, 4), "unit": unit, **more}), flush=True)

    def say(self, text):
        print(text, file=sys.stderr, flush=True)

    def database(self, city="boston"):
        """Return the connection string of a new database with a city and no reports."""
        name = f"bench_{next(self._numbers)}"
        self.cluster.create_database(name)
        dsn = self.cluster.dsn(name)
        with closing(connect(dsn)) as connection:
            migrate(connection, Silent())
            install_city(connection, profile.load(city), Silent())
        return dsn

    def reports(self, times=1):
        """Return a file of Boston's reports: the given one, or the excerpt repeated up to its length."""
        path = self.folder / f"reports-{times}.csv"
        if path.exists():
            return path
        given = Path(self.options.data) if self.options.data else None
        source = given or EXCERPT
        opened = gzip.open if source.suffix == ".gz" else open
        with opened(source, "rt", newline="") as file:
            header, *rows = list(csv.reader(file))
        wanted = (len(rows) if given else ROWS) * times
        with open(path, "w", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(header)
            for number in range(wanted):
                row = rows[number % len(rows)]
                turn = number // len(rows)
                writer.writerow([f"{row[0]}-{turn}" if turn else row[0], *row[1:]])
        return path


def measure_import_speed(bench):
    path = bench.reports()
    ours, copied, bare = [], [], []
    for turn in range(REPEATS):
        bench.say(f"import and COPY, turn {turn + 1} of {REPEATS}")
        dsn = bench.database()
        began = time.perf_counter()
        with closing(connect(dsn)) as connection:
            result = import_reports(connection, path, profile.load("boston"), Silent())
        ours.append(result.rows / (time.perf_counter() - began))
        rows = bench.folder / "rows.copy"
        with closing(psycopg2.connect(dsn)) as connection, connection.cursor() as cursor, open(rows, "wb") as file:
            cursor.copy_expert("COPY mapalus.report TO STDOUT", file)
        other = bench.database()
        copied.append(result.loaded / timed_copy(other, "mapalus.report", rows))
        with closing(psycopg2.connect(other)) as connection, connection, connection.cursor() as cursor:
            cursor.execute("CREATE TABLE bare (LIKE mapalus.report INCLUDING ALL)")
        bare.append(result.loaded / timed_copy(other, "bare", rows))
    bench.say(f"{result.rows} rows: {result.loaded} loaded, {result.rejected} rejected")
    mine = statistics.median(ours)
    for name, theirs, what in (
        ("import.vs_copy", statistics.median(copied), "COPY of the same rows into the same table"),
        ("import.vs_bare_copy", statistics.median(bare), "COPY into a table with its indexes and no triggers"),
    ):
        bench.figure(name, mine / theirs, "ratio", ours=round(mine), theirs=round(theirs), vs=f"{what}, rows/s")


def timed_copy(dsn, table, rows):
    with closing(psycopg2.connect(dsn)) as connection, connection.cursor() as cursor, open(rows, "rb") as file:
        began = time.perf_counter()
        cursor.copy_expert(f"COPY {table} FROM STDIN", file)
        connection.commit()
        return time.perf_counter() - began


def measure_import_memory(bench):
    peaks = {}
    for times in (1, 10):
        bench.say(f"import of {times} times the rows, watching memory")
        dsn = bench.database()
        command = [sys.executable, "-m", "mapalus.tests.bench", "--import-once", dsn, str(bench.reports(times))]
        worker = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        backend = PeakMemory(int(worker.stdout.readline()))
        client = json.loads(worker.stdout.readline())
        worker.wait()
        peaks[times] = {"client": client["peak_kb"], "server": backend.stop(), "rows": client["rows"]}
        bench.say(f"{peaks[times]}")
    for who in ("client", "server"):
        bench.figure(
            f"import.peak_memory_{who}", peaks[10][who] / 1024, "MB", at_a_tenth=round(peaks[1][who] / 1024, 1)
        )
    one, ten = (peaks[times]["client"] + peaks[times]["server"] for times in (1, 10))
    bench.figure("import.peak_memory_growth", ten / one, "ratio", ours=ten, theirs=one, vs="a tenth of the rows, kB")


class PeakMemory(threading.Thread):
    """Watches the private memory of a server process; shared buffers are the server's, not the import's."""

    def __init__(self, pid):
        super().__init__(daemon=True)
        self._status = Path(f"/proc/{pid}/status")
        self._peak = 0
        self._done = threading.Event()
        self.start()

    def run(self):
        while not self._done.wait(0.02):
            with contextlib.suppress(OSError):
                for line in self._status.read_text().splitlines():
                    if line.startswith("RssAnon:"):
                        self._peak = max(self._peak, int(line.split()[1]))

    def stop(self):
        self._done.set()
        self.join()
        return self._peak


def import_once(dsn, path):
    """Import in a process of its own: print the server process' number, then rows and peak memory."""
    with closing(connect(dsn)) as connection:
        print(connection.info.backend_pid, flush=True)
        result = import_reports(connection, path, profile.load("boston"), Silent())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"rows": result.rows, "peak_kb": peak}), flush=True)
    os._exit(0)


FIGURES = {
    "import.vs": measure_import_speed,
    "import.peak_memory": measure_import_memory,
    "database.": measure_database,
    "desk.": measure_desk,
    "feed.copy": measure_feed_copy,
    "publish.": measure_publishing,
}


if __name__ == "__main__":
    sys.exit(main())
