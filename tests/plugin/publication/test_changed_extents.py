"""Many changed rectangles become few, and each of them stays covered."""

from contextlib import closing

import psycopg2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.local.processes import wait_until
from mapalus.plugin.ogc.extents import AT_MOST, merge
from mapalus.plugin.publication.changed_extents import forget, lock, pending, refresh

NUMBERS = st.floats(-180, 180, allow_nan=False)
BOXES = st.lists(
    st.tuples(NUMBERS, NUMBERS, NUMBERS, NUMBERS).map(
        lambda sides: (*map(min, sides[:2], sides[2:]), *map(max, sides[:2], sides[2:]))
    ),
    max_size=40,
)


def covers(outer, inner):
    return outer[0] <= inner[0] and outer[1] <= inner[1] and outer[2] >= inner[2] and outer[3] >= inner[3]


@given(BOXES, st.integers(1, AT_MOST))
def test_every_box_is_covered_by_few(boxes, at_most):
    few = merge(boxes, at_most)
    assert len(few) <= at_most
    assert all(any(covers(rectangle, box) for rectangle in few) for box in boxes)
    # No more is covered than all of them together do.
    if boxes:
        west, south, east, north = zip(*boxes, strict=True)
        assert all(covers((min(west), min(south), max(east), max(north)), rectangle) for rectangle in few)


def test_what_lies_apart_stays_apart():
    near, nearer, far = (0, 0, 1, 1), (0.9, 0, 1.9, 1), (50, 50, 51, 51)
    assert sorted(merge([near, nearer, far])) == [(0, 0, 1.9, 1), far]
    assert merge([near, nearer, far], at_most=1) == [(0, 0, 51, 51)]
    assert merge([]) == []


class Cache:
    """Remembers what it was told to drop."""

    def __init__(self, known, fails=False):
        self.truncated = {}
        self._known = known
        self._fails = fails

    def layers(self):
        return self._known

    def truncate(self, layer, boxes):
        if self._fails:
            raise MapalusError("No GeoServer answers.")
        self.truncated[layer] = boxes
        return len(boxes)

    def wait(self, feedback):
        pass


@pytest.fixture
def database(minahasa):
    with minahasa, minahasa.cursor() as cursor:
        cursor.execute("DELETE FROM mapalus.changed_extent")
        cursor.execute(
            "SELECT mapalus.note_changed_extents('programme', ARRAY[ST_MakeEnvelope(124.8, 1.2, 124.9, 1.3, 4326)]), "
            "mapalus.note_changed_extents('report_event', ARRAY[ST_MakeEnvelope(124.8, 1.2, 124.9, 1.3, 4326)])"
        )
    return minahasa


@pytest.fixture
def declared(database):
    from mapalus.plugin.publication import declaration

    return declaration.load_for(database)


def test_layers_of_one_view_and_their_group(database, declared, feedback):
    """Three layers and the map's group show programmes; one of them is not cached, and nothing shows events."""
    cache = Cache({"mapalus:programme_polygon", "mapalus:programme_line", "mapalus:map", "mapalus:report"})
    done = refresh(database, declared, cache, feedback)
    box = [(124.8, 1.2, 124.9, 1.3)]
    assert cache.truncated == {"mapalus:programme_polygon": box, "mapalus:programme_line": box, "mapalus:map": box}
    assert (done.extents, done.layers, done.tasks) == (2, 3, 3)
    assert pending(database).numbers == ()
    assert refresh(database, declared, cache, feedback).extents == 0


def test_what_fails_is_done_again(database, declared, feedback):
    with pytest.raises(MapalusError, match="No GeoServer answers"):
        refresh(database, declared, Cache({"mapalus:map"}, fails=True), feedback)
    assert len(pending(database).numbers) == 2
    assert refresh(database, declared, Cache({"mapalus:map"}), feedback).layers == 1


def test_a_cancelled_refresh_is_done_again(database, declared, cancelling):
    with pytest.raises(MapalusError, match="Cancelled"):
        refresh(database, declared, Cache({"mapalus:map"}), cancelling(cancel_after=1))
    assert len(pending(database).numbers) == 2


def test_one_worker_at_a_time(database, declared, feedback, fetch):
    other = psycopg2.connect(database.dsn, password=database.info.password)
    number = other.info.backend_pid
    with closing(other), lock(other):
        with pytest.raises(MapalusError, match="is refreshing the tiles"):
            refresh(database, declared, Cache(set()), feedback)
        other.close()
    # The one that had it is gone, as soon as the server noticed.
    assert wait_until(lambda: not fetch(database, f"SELECT FROM pg_stat_activity WHERE pid = {number}"), 30)
    assert refresh(database, declared, Cache(set()), feedback).extents == 2


def test_what_comes_meanwhile_waits(database):
    taken = pending(database)
    with database, database.cursor() as cursor:
        cursor.execute("SELECT mapalus.note_changed_everywhere('market')")
    forget(database, taken)
    assert pending(database).boxes == {"market": [(-180, -90, 180, 90)]}


def test_a_database_without_mapalus(empty_database, feedback):
    with pytest.raises(MapalusError, match="does not note yet"):
        refresh(empty_database, None, Cache(set()), feedback)
