"""What tests of the feeds share."""

import pytest

from mapalus.tests.server_config.database.agency_feeds import Feeds


@pytest.fixture
def feeds(minahasa, cluster):
    """A city's agencies, without reports."""
    made = Feeds(cluster.dsn(minahasa.info.dbname))
    yield made
    made.close()
