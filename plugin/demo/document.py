"""``python -m mapalus.plugin.demo.document FOLDER`` writes the pages about the database, from one of its own."""

import sys
import tempfile
from contextlib import closing
from pathlib import Path

from mapalus.plugin.city import profile
from mapalus.plugin.city.install_city import install_city
from mapalus.plugin.database.connection import connect
from mapalus.plugin.database.documentation import pages
from mapalus.plugin.database.schema import migrate
from mapalus.plugin.feedback import ConsoleFeedback
from mapalus.plugin.local.cluster import Cluster


def write_pages(folder):
    """Write all pages into a folder."""
    with tempfile.TemporaryDirectory(prefix="mapalus-docs-") as temporary:
        cluster = Cluster(Path(temporary) / "postgresql")
        cluster.start()
        try:
            cluster.create_database("documentation")
            with closing(connect(cluster.dsn("documentation"))) as connection:
                migrate(connection, ConsoleFeedback())
                install_city(connection, profile.load("minahasa"), ConsoleFeedback())
                for name, content in pages(connection).items():
                    (Path(folder) / name).write_text(content, encoding="utf-8")
        finally:
            cluster.stop()


if __name__ == "__main__":
    write_pages(sys.argv[1])
