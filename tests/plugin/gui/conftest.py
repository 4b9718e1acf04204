"""Every test of the user interface begins with empty settings."""

import pytest


@pytest.fixture(autouse=True)
def _empty_settings(settings):
    pass
