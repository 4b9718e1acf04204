"""Streets: importing twice changes nothing, another source stays, and what cannot be used is counted."""

import pytest
from qgis.core import (
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QVariant

from mapalus.plugin.errors import Cancelled, MapalusError
from mapalus.plugin.importing.import_streets import StreetRow, import_streets
from mapalus.tests.support.feedback import QuietFeedback

HERE = (124.9118, 1.3002)


def line(east=0.0, north=0.0):
    x, y = HERE[0] + east, HERE[1] + north
    return f"LineString ({x} {y}, {x + 0.001} {y + 0.0005})"


def row(number, name, wkt=None, source_id=""):
    wkt = line(number / 10_000) if wkt is None else wkt
    return StreetRow(number, name, source_id, bytes(QgsGeometry.fromWkt(wkt).asWkb()) if wkt else None)


def counts(result):
    return result.added, result.updated, result.unchanged, result.removed, result.rejected


@pytest.fixture
def load(qgis, minahasa):
    def load(*rows, source="osm", feedback=None):
        return import_streets(minahasa, rows, source, feedback or QuietFeedback())

    return load


def test_importing_again_changes_nothing_and_a_new_state_replaces_the_old(load, minahasa, fetch):
    one, other = row(1, "Jl. Danau", source_id="a"), row(2, "Jl. Raya", source_id="b")
    assert counts(load(one, other)) == (2, 0, 0, 0, 0)
    before = fetch(minahasa, "SELECT id, xmin::text FROM mapalus.street ORDER BY id")
    assert counts(load(one, other)) == (0, 0, 2, 0, 0)
    assert fetch(minahasa, "SELECT id, xmin::text FROM mapalus.street ORDER BY id") == before
    load(row(1, "Jl. Danau", source_id="a"), source="another")
    assert counts(load(one._replace(name="Jl. Danau Baru"), row(3, "Jl. Siswa", source_id="c"))) == (1, 1, 0, 1, 0)
    assert fetch(minahasa, "SELECT source, street_name FROM mapalus.street ORDER BY 1, 2") == [
        ("another", "Jl. Danau"),
        ("osm", "Jl. Danau Baru"),
        ("osm", "Jl. Siswa"),
    ]
    assert fetch(minahasa, "SELECT count(*) FROM mapalus.street WHERE area_code IS NULL") == [(0,)]


def test_without_an_identifier_name_and_line_are_it(load):
    assert counts(load(row(1, "Jl. Danau"), row(2, "Jl. Danau"))) == (2, 0, 0, 0, 0)
    assert counts(load(row(2, "Jl. Danau"), row(1, " Jl.  Danau "))) == (0, 0, 2, 0, 0)


def test_what_cannot_be_used_is_counted_with_its_reason(load):
    result = load(
        row(1, "Jl. Danau", source_id="a"),
        row(2, "  "),
        row(3, "x" * 201),
        row(4, "Jl. Raya", wkt=""),
        row(5, "Jl. Raya", wkt="LineString EMPTY"),
        row(6, "Jl. Danau", source_id="a"),
        row(7, "Jl. Jauh", wkt="LineString (10 10, 11 11)"),
    )
    assert (result.rows, result.loaded, result.rejected) == (7, 1, 6)
    assert sorted(result.reasons) == [
        ("long_name", 1, 3),
        ("no_line", 1, 4),
        ("no_line", 1, 5),
        ("no_name", 1, 2),
        ("outside", 1, 7),
        ("twice", 1, 6),
    ]


def test_a_useless_layer_and_a_cancelled_import_leave_all_streets(load, minahasa, fetch, cancelling):
    load(row(1, "Jl. Danau"))
    with pytest.raises(MapalusError, match="None of the 1 lines"):
        load(row(1, ""))
    with pytest.raises(MapalusError, match="no source"):
        load(row(1, "Jl. Danau"), source=" ")
    with pytest.raises(Cancelled):
        load(row(2, "Jl. Raya"), row(3, "Jl. Raya"), feedback=cancelling(1))
    assert fetch(minahasa, "SELECT street_name FROM mapalus.street") == [("Jl. Danau",)]


@pytest.fixture
def layer(qgis):
    """Three streets in metres of UTM 51N, one of them without a name."""
    layer = QgsVectorLayer("LineString?crs=EPSG:32651", "jalan", "memory")
    layer.dataProvider().addAttributes(
        [QgsField("nama", QVariant.Type.String), QgsField("osm_id", QVariant.Type.LongLong)]
    )
    layer.updateFields()
    features = []
    for number, name in enumerate(("Jl. Danau", "Jl. Raya", None)):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([name, 100 + number])
        east = 712718.3 + 50 * number
        feature.setGeometry(QgsGeometry.fromWkt(f"LineString ({east} 143780.5, {east + 100} 143790)"))
        features.append(feature)
    assert layer.dataProvider().addFeatures(features)[0]
    QgsProject.instance().addMapLayer(layer)
    yield layer
    QgsProject.instance().removeMapLayer(layer.id())


def test_the_algorithm_loads_a_layer_in_another_crs(layer, minahasa, fetch):
    from mapalus.processing_algs.importing.import_streets import ImportStreets

    def run(**more):
        algorithm = ImportStreets().create()
        context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
        context.setProject(QgsProject.instance())
        parameters = {"INPUT": layer.id(), "NAME_FIELD": "nama", **more}
        parameters["DSN"] = f"{minahasa.dsn} password={minahasa.info.password}"
        results, ok = algorithm.run(parameters, context, feedback)
        return results if ok else None, feedback.textLog()

    wanted = {"ROWS": 3, "LOADED": 2, "ADDED": 2, "UPDATED": 0, "UNCHANGED": 0, "REMOVED": 0, "REJECTED": 1}
    results, log = run(ID_FIELD="osm_id")
    assert results == wanted, log
    assert "1 rejected, for example line 3: It has no name." in log
    assert fetch(minahasa, "SELECT source_id, ST_X(ST_StartPoint(ST_GeometryN(geom, 1)))::numeric(9, 4)::text "
                           "FROM mapalus.street ORDER BY 1") == [("100", "124.9118"), ("101", "124.9122")]  # fmt: skip
    assert run(ID_FIELD="osm_id")[0] == {**wanted, "ADDED": 0, "UNCHANGED": 2}
    assert run()[0] == {**wanted, "REMOVED": 2}
