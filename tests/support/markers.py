"""Marks tests by what they need, as their fixtures tell, and shares them out among the processes that run them."""

import pytest

# Marker -> fixtures that bring what it names.
_BY_FIXTURE = {
    "database": {"cluster", "make_database"},
    "qgis": {"qgis"},
    "qgis_server": {"qgis_server"},
    "geoserver": {"geoserver", "new_geoserver"},
    "browser": {"browser"},
}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    published = {item for item in items if _needs_the_published_geoserver(item)}
    for item in items:
        for marker, fixtures in _BY_FIXTURE.items():
            if fixtures & set(item.fixturenames):
                item.add_marker(marker)
        # One process publishes to its GeoServer; all others share out the files.
        item.add_marker(pytest.mark.xdist_group("geoserver" if item in published else str(item.path)))
    # A process that is left with a long file at the end keeps the other one waiting.
    items.sort(key=lambda item: (item not in published, item.path not in slow))


def _needs_the_published_geoserver(item):
    chosen = getattr(item, "callspec", None)
    return "geoserver" in item.fixturenames or (chosen is not None and chosen.params.get("ogc_server") == "geoserver")


@pytest.fixture(params=[pytest.param(name, marks=getattr(pytest.mark, name)) for name in ("qgis_server", "geoserver")])
def ogc_server(request):
    """Each of the two servers in turn."""
    return request.getfixturevalue(request.param)
