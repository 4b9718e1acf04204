"""Marks tests by what they need, as their fixtures tell, and lets the longest ones begin first."""

import pytest

# Marker -> fixtures that bring what it names.
_BY_FIXTURE = {
    "database": {"cluster", "make_database"},
    "qgis": {"qgis"},
    "qgis_server": {"qgis_server"},
    "geoserver": {"geoserver", "new_geoserver"},
    "browser": {"browser"},
}


def pytest_collection_modifyitems(items):
    for item in items:
        for marker, fixtures in _BY_FIXTURE.items():
            if fixtures & set(item.fixturenames):
                item.add_marker(marker)
    # A worker that is left with a long file alone would keep all others waiting.
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


@pytest.fixture(params=[pytest.param(name, marks=getattr(pytest.mark, name)) for name in ("qgis_server", "geoserver")])
def ogc_server(request):
    """Each of the two servers in turn."""
    return request.getfixturevalue(request.param)
