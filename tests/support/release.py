"""Makes the backup of a small database, as this version of Mapalus leaves it, for the tests of later versions.

    python -m mapalus.tests.support.release

writes ``tests/data/releases/<version>.tar.xz``. Run it when a version is released, and never for that version again.
As long as a version is not released, run it whenever a step of the schema changed.
"""

import json
import tarfile
import tempfile
from contextlib import closing
from pathlib import Path

from mapalus.plugin.city import profile
from mapalus.plugin.city.install_city import install_city
from mapalus.plugin.database.backup import back_up
from mapalus.plugin.database.connection import connect
from mapalus.plugin.database.logins import make_login
from mapalus.plugin.database.schema import migrate, read_version
from mapalus.plugin.feedback import ConsoleFeedback
from mapalus.plugin.importing.import_reports import import_reports
from mapalus.plugin.local.cluster import Cluster
from mapalus.tests.support.database_content import read_content

DATA = Path(__file__).parent.parent / "data"
RELEASES = DATA / "releases"
# Beside the backup: what it must bring back, see tests/support/database_content.py.
CONTENT = "content.json"
# Logins of the release, by kind. Tests' databases share a cluster, so no other test uses these names.
LOGINS = {"backup_planner": "planner", "backup_operator": "operator", "backup_parks": "agency"}


def main():
    target = RELEASES / f"{read_version()}.tar.xz"
    target.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="mapalus-release-") as temporary:
        cluster = Cluster(Path(temporary) / "postgresql")
        cluster.start()
        try:
            cluster.create_database("release")
            dsn = cluster.dsn("release")
            with closing(connect(dsn)) as connection:
                migrate(connection, ConsoleFeedback())
                install_city(connection, profile.load("boston"), ConsoleFeedback())
                import_reports(connection, _write_few_reports(temporary), profile.load("boston"), ConsoleFeedback())
                with connection, connection.cursor() as cursor:
                    cursor.execute((DATA / "release.sql").read_text(encoding="utf-8"))
                for name, kind in LOGINS.items():
                    make_login(connection, name, kind, "PARK" if kind == "agency" else None)
                with connection, connection.cursor() as cursor:
                    cursor.execute(
                        "ALTER SCHEMA planning OWNER TO backup_planner;"
                        "ALTER TABLE planning.drain OWNER TO backup_planner;"
                        "GRANT SELECT ON planning.drain TO backup_operator;"
                        "GRANT CREATE ON DATABASE release TO backup_planner"
                    )
                content = read_content(connection)
            folder = back_up(dsn, Path(temporary) / target.name.removesuffix(".tar.xz"))
            (folder / CONTENT).write_text(json.dumps(content, indent=1), encoding="utf-8")
            with tarfile.open(target, "w:xz") as archive:
                archive.add(folder, folder.name)
        finally:
            cluster.stop()


def _write_few_reports(folder):
    """Write the first 200 reports of Boston's excerpt into a file of their own, and return its path."""
    path = Path(folder) / "boston311.csv"
    lines = (DATA / "boston311_excerpt.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[:201]), encoding="utf-8")
    return path


if __name__ == "__main__":
    main()
