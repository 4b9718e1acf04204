import zipfile

import pytest
from qgis.core import QgsDataSourceUri, QgsProject

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.layers.city_layers import city_extent, city_layers, load_city_layers, set_up_project

NAMES = {
    *("report", "cctv", "facility", "market", "programme_point", "programme_line", "programme_polygon"),
    *("agency_office", "area", "category", "agency", "report_event", "commodity", "price", "programme", "cctv_state"),
}


def tree(group):
    """Return a group's layers and groups by name; a group is a pair of its name and what stands in it."""
    return [(child.name(), tree(child)) if hasattr(child, "findGroups") else child.name() for child in group.children()]


def test_all_layers_can_be_read(layers):
    assert set(layers) == NAMES
    assert all(layer.isValid() for layer in layers.values())
    assert len(list(layers["report"].getFeatures())) > 100


def test_layers_stand_in_a_group_named_after_the_city(project, layers):
    (group,) = project.layerTreeRoot().children()
    assert group.name() == "Kabupaten Minahasa"
    assert tree(group) == [
        "Laporan",
        (
            "Infrastruktur",
            [
                "Kamera (CCTV)",
                "Fasilitas",
                "Pasar",
                ("Program", ["Program: titik", "Program: garis", "Program: area"]),
            ],
        ),
        "Kantor instansi",
        "Wilayah",
        (
            "Tabel",
            [
                "Kategori",
                "Instansi",
                "Riwayat laporan",
                "Komoditas",
                "Harga",
                "Semua program, juga yang tanpa lokasi",
                "Riwayat kamera",
            ],
        ),
    ]


def test_heavy_layers_are_not_drawn_at_first(project, layers):
    root = project.layerTreeRoot()
    unticked = {name for name, layer in layers.items() if not root.findLayer(layer.id()).itemVisibilityChecked()}
    assert unticked == {"cctv", "facility"}


def test_a_tick_and_a_place_of_the_planners_survive_loading_again(project, layers, planner_uri, city):
    root = project.layerTreeRoot()
    node = root.findLayer(layers["cctv"].id())
    node.setItemVisibilityChecked(True)
    (group,) = root.children()
    group.insertChildNode(0, node.clone())
    node.parent().removeChildNode(node)
    load_city_layers(project, planner_uri, city, "id")
    assert [child.name() for child in group.children()][:2] == ["Kamera (CCTV)", "Laporan"]
    assert root.findLayer(layers["cctv"].id()).itemVisibilityChecked()


def test_loading_again_adds_nothing_and_changes_the_language(project, layers, planner_uri, city):
    identifiers = {name: layer.id() for name, layer in layers.items()}
    again = load_city_layers(project, planner_uri, city, "en")
    assert {name: layer.id() for name, layer in again.items()} == identifiers
    assert len(project.mapLayers()) == len(NAMES)
    (group,) = project.layerTreeRoot().children()
    assert group.name() == "Minahasa Regency"
    names = [child.name() for child in group.children()]
    assert names == ["Reports", "Infrastructure", "Agency offices", "Areas", "Tables"]
    assert [field.name() for field in again["report"].fields()].count("overdue") == 1
    assert len(again["report"].vectorJoins()) == 1


def test_a_removed_layer_comes_back(project, layers, planner_uri, city):
    project.removeMapLayer(layers["agency_office"].id())
    assert set(load_city_layers(project, planner_uri, city, "id")) == NAMES
    assert len(project.mapLayers()) == len(NAMES)


def test_nothing_is_touched_while_somebody_edits(project, layers, planner_uri, city):
    layers["report"].startEditing()
    with pytest.raises(MapalusError, match="Laporan"):
        load_city_layers(project, planner_uri, city, "id")
    assert layers["report"].isEditable()
    layers["report"].rollBack()


def test_no_password_in_the_project_file(project, layers, password, tmp_path):
    file = tmp_path / "city.qgz"
    assert project.write(str(file))
    with zipfile.ZipFile(file) as archive:
        content = b"".join(archive.read(name) for name in archive.namelist())
    assert password.encode() not in content
    assert b"password" not in content


def test_a_saved_project_still_has_the_joined_columns(project, layers, tmp_path):
    before = [field.name() for field in layers["report"].fields()]
    file = str(tmp_path / "city.qgz")
    project.write(file)
    opened = QgsProject()
    assert opened.read(file)
    assert [field.name() for field in city_layers(opened)["report"].fields()] == before


def test_layers_are_added_without_reading_tables(layers):
    for layer in layers.values():
        uri = QgsDataSourceUri(layer.source())
        assert uri.useEstimatedMetadata()
        assert uri.param("checkPrimaryKeyUnicity") == "0"
        # Newer QGIS sorts the columns of a key.
        assert sorted(uri.keyColumn().split(",")) in (["id"], ["code"], ["commodity", "day", "market"])


def test_borders_and_history_are_read_only(layers):
    assert {name for name, layer in layers.items() if layer.readOnly()} == {"area", "report_event", "cctv_state"}


@pytest.mark.parametrize(("language", "label"), [("id", "Menunggu"), ("en", "Waiting")])
def test_the_legend_speaks_one_language(project, planner_uri, city, language, label):
    layers = load_city_layers(project, planner_uri, city, language)
    labels = [category.label() for category in layers["report"].renderer().categories()]
    assert labels[0] == label
    assert not any(" / " in text for text in labels)


def test_an_unreadable_table_is_named(project, planner_uri, city):
    uri = QgsDataSourceUri(planner_uri)
    uri.setConnection("127.0.0.1", planner_uri.port(), "postgres", planner_uri.username(), planner_uri.password())
    with pytest.raises(MapalusError, match=r"mapalus\.category"):
        load_city_layers(project, uri, city, "id")
    assert not project.mapLayers()


def test_an_empty_project_becomes_the_citys(project, city):
    set_up_project(project, city, "id")
    assert project.title() == "Kabupaten Minahasa"
    assert project.crs().authid() == "EPSG:32651"
    assert project.viewSettings().defaultViewExtent().contains(city_extent(project, city))
